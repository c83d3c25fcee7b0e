"""Officials in a text, as objects of the class that the news rules give. See `run` for how the class is made."""

import sys

from news.records_pb2 import Official

from processing_client import ExtractionClient, ExtractionOptions, RecordForm, places_of, text_at, typed

text = "«آزاده کریمی» رییس‌جمهور ازبکستان، به شهر آمد. کاسمالی افزود: وزیر خارجه قرقیزستان جین‌بیک قلوبایف با او دیدار کرد."
with ExtractionClient(sys.argv[1]) as client:
    options = ExtractionOptions(record_form=RecordForm.RECORD_FORM_TYPED, record_types=[Official.DESCRIPTOR.name])
    for record in client.extract(text, options=options).records:
        official = typed(record, Official)
        print(f"{official.name}, {official.role}, {official.country}: {text_at(places_of(record, 'name')[0], text)}")
