"""What documents may be given as."""

from __future__ import annotations

from typing import Union

from ._generated.processing.extraction.v1.document_pb2 import Document

#: A plain text, or any document.
Content = Union[str, Document]


def document_of(content: Content) -> Document:
    """The message for a document."""
    return content if isinstance(content, Document) else Document(content=content.encode("utf-8"), media_type="text/plain")
