"""Makes records of the classes that ``rules schema`` gives for a rule set."""

from __future__ import annotations

from typing import Sequence, Type, TypeVar

from google.protobuf.message import DecodeError, Message

from ._generated.processing.extraction.v1.place_pb2 import Place
from ._generated.processing.extraction.v1.record_pb2 import Record

T = TypeVar("T", bound=Message)


def typed(record: Record, message_class: Type[T]) -> T:
    """The record as a message of a class that ``rules schema`` and protoc made for its type.

    The call must have asked for it by ``ExtractionOptions.record_form``. A field that the class does not know is kept, as protobuf
    does with fields of newer messages. Raises TypeError where the record is of another type, and ValueError where it came without its typed
    form or cannot be read.
    """
    name = f"{record.package}.{record.record}"
    if message_class.DESCRIPTOR.full_name != name:
        raise TypeError(f"the record is of type {name}, not {message_class.DESCRIPTOR.full_name}")
    if not record.HasField("typed"):
        raise ValueError(f"the {name} came without its typed form; ask for it with ExtractionOptions(record_form=RecordForm.RECORD_FORM_TYPED)")
    try:
        return message_class.FromString(record.typed)
    except DecodeError as broken:
        raise ValueError(f"the {name} is not in the form of its class") from broken


def places_of(record: Record, field: str) -> Sequence[Place]:
    """Where a field was read, by its name in the rules, in text order; empty where it is not filled."""
    return next((each.places for each in record.fields if each.name == field), ())
