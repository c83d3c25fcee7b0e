from google.protobuf import duration_pb2 as _duration_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor
OFFSET_UNIT_CODE_POINTS: OffsetUnit
OFFSET_UNIT_UNSPECIFIED: OffsetUnit
OFFSET_UNIT_UTF16: OffsetUnit
OFFSET_UNIT_UTF8: OffsetUnit
RECORD_FORM_BOTH: RecordForm
RECORD_FORM_GENERIC: RecordForm
RECORD_FORM_TYPED: RecordForm
RECORD_FORM_UNSPECIFIED: RecordForm

class ExtractionOptions(_message.Message):
    __slots__ = ["allow_partial", "explain", "include_text", "minimum_score", "offset_units", "omit_mention_text", "omit_zones", "record_form", "record_types", "reference_time", "time_limit", "use_cache"]
    ALLOW_PARTIAL_FIELD_NUMBER: _ClassVar[int]
    EXPLAIN_FIELD_NUMBER: _ClassVar[int]
    INCLUDE_TEXT_FIELD_NUMBER: _ClassVar[int]
    MINIMUM_SCORE_FIELD_NUMBER: _ClassVar[int]
    OFFSET_UNITS_FIELD_NUMBER: _ClassVar[int]
    OMIT_MENTION_TEXT_FIELD_NUMBER: _ClassVar[int]
    OMIT_ZONES_FIELD_NUMBER: _ClassVar[int]
    RECORD_FORM_FIELD_NUMBER: _ClassVar[int]
    RECORD_TYPES_FIELD_NUMBER: _ClassVar[int]
    REFERENCE_TIME_FIELD_NUMBER: _ClassVar[int]
    TIME_LIMIT_FIELD_NUMBER: _ClassVar[int]
    USE_CACHE_FIELD_NUMBER: _ClassVar[int]
    allow_partial: bool
    explain: bool
    include_text: bool
    minimum_score: float
    offset_units: _containers.RepeatedScalarFieldContainer[OffsetUnit]
    omit_mention_text: bool
    omit_zones: bool
    record_form: RecordForm
    record_types: _containers.RepeatedScalarFieldContainer[str]
    reference_time: str
    time_limit: _duration_pb2.Duration
    use_cache: bool
    def __init__(self, record_types: _Optional[_Iterable[str]] = ..., minimum_score: _Optional[float] = ..., use_cache: bool = ..., omit_zones: bool = ..., omit_mention_text: bool = ..., allow_partial: bool = ..., time_limit: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ..., reference_time: _Optional[str] = ..., record_form: _Optional[_Union[RecordForm, str]] = ..., explain: bool = ..., include_text: bool = ..., offset_units: _Optional[_Iterable[_Union[OffsetUnit, str]]] = ...) -> None: ...

class RecordForm(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = []

class OffsetUnit(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = []
