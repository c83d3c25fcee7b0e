"""Documents that are sent in pieces."""

from __future__ import annotations

import os
from typing import BinaryIO, Iterable, Iterator, Optional, Union

from ._generated.processing.extraction.v1 import extraction_service_pb2 as api

#: The content of a document: its bytes, the path of a file, a file that is open for bytes, or its bytes piece by piece.
Source = Union[bytes, bytearray, memoryview, "os.PathLike[str]", BinaryIO, Iterable[bytes]]


class Upload:
    """A document on its way: the header, then its content in pieces."""

    def __init__(self, source: Source, header: api.UploadHeader, piece_bytes: int) -> None:
        if isinstance(source, str):
            raise TypeError("a str is neither the path of a file nor bytes; give pathlib.Path(…), or the text encoded in UTF-8")
        if piece_bytes < 1:
            raise ValueError(f"a piece has at least one byte, not {piece_bytes}")
        self._source = source
        self._piece_bytes = piece_bytes
        self._header = api.UploadHeader()
        self._header.CopyFrom(header)
        #: What the source raised while it was read.
        self.broken: Optional[BaseException] = None
        #: Whether it can be sent once more. A stream cannot be read twice.
        self.is_repeatable = isinstance(source, (bytes, bytearray, memoryview, os.PathLike))

    def parts(self) -> Iterator[api.ExtractUploadRequest]:
        """The messages of the call."""
        try:
            yield from self._parts()
        except Exception as cause:
            self.broken = cause
            raise

    def _parts(self) -> Iterator[api.ExtractUploadRequest]:
        if isinstance(self._source, os.PathLike):
            with open(self._source, "rb") as file:
                yield self._first(os.fstat(file.fileno()).st_size)
                yield from self._chunks(iter(lambda: file.read(self._piece_bytes), b""))
        elif isinstance(self._source, (bytes, bytearray, memoryview)):
            whole = memoryview(self._source).cast("B")
            yield self._first(len(whole))
            yield from self._chunks([whole])
        else:
            yield self._first(None)
            read = getattr(self._source, "read", None)
            yield from self._chunks(iter(lambda: read(self._piece_bytes), b"") if read else self._source)

    def _first(self, size: Optional[int]) -> api.ExtractUploadRequest:
        if size is not None:
            self._header.size = size
        return api.ExtractUploadRequest(header=self._header)

    def _chunks(self, pieces: Iterable[Union[bytes, memoryview]]) -> Iterator[api.ExtractUploadRequest]:
        for piece in pieces:
            for start in range(0, len(piece), self._piece_bytes):
                yield api.ExtractUploadRequest(chunk=bytes(piece[start : start + self._piece_bytes]))
