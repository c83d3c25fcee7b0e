from processing_client._generated.processing.authoring.v1 import source_pb2 as _source_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

COMPLETION_KIND_KEYWORD: CompletionKind
COMPLETION_KIND_NAME: CompletionKind
COMPLETION_KIND_PACKAGE: CompletionKind
COMPLETION_KIND_UNSPECIFIED: CompletionKind
COMPLETION_KIND_VALUE: CompletionKind
DESCRIPTOR: _descriptor.FileDescriptor

class CompletionItem(_message.Message):
    __slots__ = ["kind", "name", "text"]
    KIND_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    kind: CompletionKind
    name: NameDescription
    text: str
    def __init__(self, text: _Optional[str] = ..., kind: _Optional[_Union[CompletionKind, str]] = ..., name: _Optional[_Union[NameDescription, _Mapping]] = ...) -> None: ...

class FunctionExample(_message.Message):
    __slots__ = ["call", "result"]
    CALL_FIELD_NUMBER: _ClassVar[int]
    RESULT_FIELD_NUMBER: _ClassVar[int]
    call: str
    result: str
    def __init__(self, call: _Optional[str] = ..., result: _Optional[str] = ...) -> None: ...

class NameDescription(_message.Message):
    __slots__ = ["declared", "documentation", "examples", "full_name", "kind", "signature", "type"]
    DECLARED_FIELD_NUMBER: _ClassVar[int]
    DOCUMENTATION_FIELD_NUMBER: _ClassVar[int]
    EXAMPLES_FIELD_NUMBER: _ClassVar[int]
    FULL_NAME_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    SIGNATURE_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    declared: _source_pb2.SourcePlace
    documentation: str
    examples: _containers.RepeatedCompositeFieldContainer[FunctionExample]
    full_name: str
    kind: str
    signature: str
    type: str
    def __init__(self, full_name: _Optional[str] = ..., kind: _Optional[str] = ..., signature: _Optional[str] = ..., type: _Optional[str] = ..., documentation: _Optional[str] = ..., declared: _Optional[_Union[_source_pb2.SourcePlace, _Mapping]] = ..., examples: _Optional[_Iterable[_Union[FunctionExample, _Mapping]]] = ...) -> None: ...

class SourcePosition(_message.Message):
    __slots__ = ["line", "path", "utf16"]
    LINE_FIELD_NUMBER: _ClassVar[int]
    PATH_FIELD_NUMBER: _ClassVar[int]
    UTF16_FIELD_NUMBER: _ClassVar[int]
    line: _source_pb2.LinePosition
    path: str
    utf16: int
    def __init__(self, path: _Optional[str] = ..., utf16: _Optional[int] = ..., line: _Optional[_Union[_source_pb2.LinePosition, _Mapping]] = ...) -> None: ...

class CompletionKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = []
