"""Cuts places out of documents."""

from __future__ import annotations

from typing import TypeVar

from ._generated.processing.extraction.v1.place_pb2 import Place

Text = TypeVar("Text", str, bytes)


def text_at(place: Place, document: Text) -> Text:
    """The text at a place: by code points of a ``str``, by bytes of UTF-8 ``bytes``.

    The document is the one that was sent; a byte order mark must still be in it.
    Raises ValueError where the place is not in the document, where it came without that unit, since ``offset_units`` asked for others, or where the document is none to
    cut by it: a file of Word or a PDF, or bytes in another encoding than UTF-8. ``place.word``, ``place.page`` and ``place.bytes`` say where in those, and
    ``text_in`` cuts their text.
    """
    location = place.WhichOneof("location")
    if location is not None:
        raise ValueError(f"the document holds no text to cut, the place is in its {location}; ask for its text by ExtractionOptions.include_text and cut that by text_in")
    if not isinstance(document, str) and place.HasField("bytes"):
        raise ValueError("the document is not in UTF-8, place.bytes says where in it; ask for its text by ExtractionOptions.include_text and cut that by text_in")
    return _cut(place, document, "document")


def text_in(place: Place, text: str) -> str:
    """The text at a place, out of the text that came with the result: ``result.text``, or the event of a stream. For documents of every kind.

    Raises ValueError where the place is not in the text, as it is where the call did not ask for it by ``include_text``, and where it came without code points.
    """
    if not text and place.code_points.end > 0:
        raise ValueError("the result came without its text; ask for it by ExtractionOptions.include_text")
    return _cut(place, text, "text")


def _cut(place: Place, text: Text, what: str) -> Text:
    unit = "code_points" if isinstance(text, str) else "utf8"
    if not place.HasField(unit):
        raise ValueError(f"the place came without {unit}; ask for it by ExtractionOptions.offset_units")
    span = getattr(place, unit)
    if not span.start <= span.end <= len(text):
        raise ValueError(f"the place {span.start}..{span.end} is not in the {what}, which ends at {len(text)}")
    return text[span.start : span.end]
