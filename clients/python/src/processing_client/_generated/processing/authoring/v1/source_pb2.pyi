from processing_client._generated.processing.extraction.v1 import place_pb2 as _place_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class LinePosition(_message.Message):
    __slots__ = ["column", "line"]
    COLUMN_FIELD_NUMBER: _ClassVar[int]
    LINE_FIELD_NUMBER: _ClassVar[int]
    column: int
    line: int
    def __init__(self, line: _Optional[int] = ..., column: _Optional[int] = ...) -> None: ...

class SourceFile(_message.Message):
    __slots__ = ["content", "path"]
    CONTENT_FIELD_NUMBER: _ClassVar[int]
    PATH_FIELD_NUMBER: _ClassVar[int]
    content: bytes
    path: str
    def __init__(self, path: _Optional[str] = ..., content: _Optional[bytes] = ...) -> None: ...

class SourcePlace(_message.Message):
    __slots__ = ["code_points", "end", "path", "start", "utf16", "utf8"]
    CODE_POINTS_FIELD_NUMBER: _ClassVar[int]
    END_FIELD_NUMBER: _ClassVar[int]
    PATH_FIELD_NUMBER: _ClassVar[int]
    START_FIELD_NUMBER: _ClassVar[int]
    UTF16_FIELD_NUMBER: _ClassVar[int]
    UTF8_FIELD_NUMBER: _ClassVar[int]
    code_points: _place_pb2.Range
    end: LinePosition
    path: str
    start: LinePosition
    utf16: _place_pb2.Range
    utf8: _place_pb2.Range
    def __init__(self, path: _Optional[str] = ..., utf8: _Optional[_Union[_place_pb2.Range, _Mapping]] = ..., utf16: _Optional[_Union[_place_pb2.Range, _Mapping]] = ..., code_points: _Optional[_Union[_place_pb2.Range, _Mapping]] = ..., start: _Optional[_Union[LinePosition, _Mapping]] = ..., end: _Optional[_Union[LinePosition, _Mapping]] = ...) -> None: ...

class Sources(_message.Message):
    __slots__ = ["files", "libraries"]
    FILES_FIELD_NUMBER: _ClassVar[int]
    LIBRARIES_FIELD_NUMBER: _ClassVar[int]
    files: _containers.RepeatedCompositeFieldContainer[SourceFile]
    libraries: _containers.RepeatedCompositeFieldContainer[SourceFile]
    def __init__(self, files: _Optional[_Iterable[_Union[SourceFile, _Mapping]]] = ..., libraries: _Optional[_Iterable[_Union[SourceFile, _Mapping]]] = ...) -> None: ...
