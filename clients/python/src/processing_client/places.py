"""Cuts places out of documents."""

from __future__ import annotations

from typing import TypeVar

from ._generated.processing.extraction.v1.place_pb2 import Place

Text = TypeVar("Text", str, bytes)


def text_at(place: Place, document: Text) -> Text:
    """The text at a place: by code points of a ``str``, by bytes of UTF-8 ``bytes``.

    The document is the one that was sent; a byte order mark must still be in it.
    Raises ValueError where the place is not in the document, where it came without that unit, since ``offset_units`` asked for others, or where the document is a file of
    Word or a PDF, which hold no text to cut; ``place.word`` and ``place.page`` say where in it.
    """
    location = place.WhichOneof("location")
    if location is not None:
        raise ValueError(f"the document holds no text to cut: the place is in its {location}")
    unit = "code_points" if isinstance(document, str) else "utf8"
    if not place.HasField(unit):
        raise ValueError(f"the place came without {unit}; ask for it by ExtractionOptions.offset_units")
    span = getattr(place, unit)
    if not span.start <= span.end <= len(document):
        raise ValueError(f"the place {span.start}..{span.end} is not in the document, which ends at {len(document)}")
    return document[span.start : span.end]
