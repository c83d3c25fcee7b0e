from processing_client._generated.processing.extraction.v1 import explanation_pb2 as _explanation_pb2
from processing_client._generated.processing.extraction.v1 import record_pb2 as _record_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

CACHE_USE_HIT: CacheUse
CACHE_USE_MISS: CacheUse
CACHE_USE_NOT_USED: CacheUse
CACHE_USE_UNSPECIFIED: CacheUse
DESCRIPTOR: _descriptor.FileDescriptor
TRUNCATION_REASON_MAX_MATCHES: TruncationReason
TRUNCATION_REASON_MAX_STEPS: TruncationReason
TRUNCATION_REASON_RULE_STEPS: TruncationReason
TRUNCATION_REASON_TIME_LIMIT: TruncationReason
TRUNCATION_REASON_UNSPECIFIED: TruncationReason

class ExtractionResult(_message.Message):
    __slots__ = ["explanations", "records", "summary", "text", "zones"]
    EXPLANATIONS_FIELD_NUMBER: _ClassVar[int]
    RECORDS_FIELD_NUMBER: _ClassVar[int]
    SUMMARY_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    ZONES_FIELD_NUMBER: _ClassVar[int]
    explanations: _containers.RepeatedCompositeFieldContainer[_explanation_pb2.RecordExplanation]
    records: _containers.RepeatedCompositeFieldContainer[_record_pb2.Record]
    summary: ExtractionSummary
    text: str
    zones: _containers.RepeatedCompositeFieldContainer[_record_pb2.Zone]
    def __init__(self, summary: _Optional[_Union[ExtractionSummary, _Mapping]] = ..., records: _Optional[_Iterable[_Union[_record_pb2.Record, _Mapping]]] = ..., zones: _Optional[_Iterable[_Union[_record_pb2.Zone, _Mapping]]] = ..., explanations: _Optional[_Iterable[_Union[_explanation_pb2.RecordExplanation, _Mapping]]] = ..., text: _Optional[str] = ...) -> None: ...

class ExtractionStatistics(_message.Message):
    __slots__ = ["bytes", "sentences", "tokens"]
    BYTES_FIELD_NUMBER: _ClassVar[int]
    SENTENCES_FIELD_NUMBER: _ClassVar[int]
    TOKENS_FIELD_NUMBER: _ClassVar[int]
    bytes: int
    sentences: int
    tokens: int
    def __init__(self, bytes: _Optional[int] = ..., tokens: _Optional[int] = ..., sentences: _Optional[int] = ...) -> None: ...

class ExtractionSummary(_message.Message):
    __slots__ = ["cache", "document_name", "explanations_left_out", "label", "media_type", "program", "revision", "rule_set", "statistics", "stopped_rule", "truncated", "truncation_reason"]
    CACHE_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_NAME_FIELD_NUMBER: _ClassVar[int]
    EXPLANATIONS_LEFT_OUT_FIELD_NUMBER: _ClassVar[int]
    LABEL_FIELD_NUMBER: _ClassVar[int]
    MEDIA_TYPE_FIELD_NUMBER: _ClassVar[int]
    PROGRAM_FIELD_NUMBER: _ClassVar[int]
    REVISION_FIELD_NUMBER: _ClassVar[int]
    RULE_SET_FIELD_NUMBER: _ClassVar[int]
    STATISTICS_FIELD_NUMBER: _ClassVar[int]
    STOPPED_RULE_FIELD_NUMBER: _ClassVar[int]
    TRUNCATED_FIELD_NUMBER: _ClassVar[int]
    TRUNCATION_REASON_FIELD_NUMBER: _ClassVar[int]
    cache: CacheUse
    document_name: str
    explanations_left_out: int
    label: str
    media_type: str
    program: str
    revision: str
    rule_set: str
    statistics: ExtractionStatistics
    stopped_rule: str
    truncated: bool
    truncation_reason: TruncationReason
    def __init__(self, rule_set: _Optional[str] = ..., revision: _Optional[str] = ..., document_name: _Optional[str] = ..., media_type: _Optional[str] = ..., cache: _Optional[_Union[CacheUse, str]] = ..., truncated: bool = ..., truncation_reason: _Optional[_Union[TruncationReason, str]] = ..., statistics: _Optional[_Union[ExtractionStatistics, _Mapping]] = ..., stopped_rule: _Optional[str] = ..., label: _Optional[str] = ..., program: _Optional[str] = ..., explanations_left_out: _Optional[int] = ...) -> None: ...

class CacheUse(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = []

class TruncationReason(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = []
