from processing_client._generated.processing.authoring.v1 import source_pb2 as _source_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor
FIX_SAFETY_SAFE: FixSafety
FIX_SAFETY_SHOWN_ONLY: FixSafety
FIX_SAFETY_UNSAFE: FixSafety
FIX_SAFETY_UNSPECIFIED: FixSafety
SEVERITY_ERROR: Severity
SEVERITY_UNSPECIFIED: Severity
SEVERITY_WARNING: Severity

class Diagnostic(_message.Message):
    __slots__ = ["fix", "help", "id", "message", "note", "primary", "secondary", "severity"]
    FIX_FIELD_NUMBER: _ClassVar[int]
    HELP_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    PRIMARY_FIELD_NUMBER: _ClassVar[int]
    SECONDARY_FIELD_NUMBER: _ClassVar[int]
    SEVERITY_FIELD_NUMBER: _ClassVar[int]
    fix: Fix
    help: str
    id: str
    message: str
    note: str
    primary: DiagnosticLabel
    secondary: _containers.RepeatedCompositeFieldContainer[DiagnosticLabel]
    severity: Severity
    def __init__(self, id: _Optional[str] = ..., severity: _Optional[_Union[Severity, str]] = ..., message: _Optional[str] = ..., primary: _Optional[_Union[DiagnosticLabel, _Mapping]] = ..., secondary: _Optional[_Iterable[_Union[DiagnosticLabel, _Mapping]]] = ..., note: _Optional[str] = ..., help: _Optional[str] = ..., fix: _Optional[_Union[Fix, _Mapping]] = ...) -> None: ...

class DiagnosticLabel(_message.Message):
    __slots__ = ["place", "text"]
    PLACE_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    place: _source_pb2.SourcePlace
    text: str
    def __init__(self, place: _Optional[_Union[_source_pb2.SourcePlace, _Mapping]] = ..., text: _Optional[str] = ...) -> None: ...

class Fix(_message.Message):
    __slots__ = ["edits", "safety", "title"]
    EDITS_FIELD_NUMBER: _ClassVar[int]
    SAFETY_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    edits: _containers.RepeatedCompositeFieldContainer[TextEdit]
    safety: FixSafety
    title: str
    def __init__(self, title: _Optional[str] = ..., safety: _Optional[_Union[FixSafety, str]] = ..., edits: _Optional[_Iterable[_Union[TextEdit, _Mapping]]] = ...) -> None: ...

class TextEdit(_message.Message):
    __slots__ = ["new_text", "place"]
    NEW_TEXT_FIELD_NUMBER: _ClassVar[int]
    PLACE_FIELD_NUMBER: _ClassVar[int]
    new_text: str
    place: _source_pb2.SourcePlace
    def __init__(self, place: _Optional[_Union[_source_pb2.SourcePlace, _Mapping]] = ..., new_text: _Optional[str] = ...) -> None: ...

class Severity(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = []

class FixSafety(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = []
