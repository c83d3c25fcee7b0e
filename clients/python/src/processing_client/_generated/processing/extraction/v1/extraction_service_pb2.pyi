from processing_client._generated.google_rpc import status_pb2 as _status_pb2
from processing_client._generated.processing.extraction.v1 import document_pb2 as _document_pb2
from processing_client._generated.processing.extraction.v1 import explanation_pb2 as _explanation_pb2
from processing_client._generated.processing.extraction.v1 import options_pb2 as _options_pb2
from processing_client._generated.processing.extraction.v1 import record_pb2 as _record_pb2
from processing_client._generated.processing.extraction.v1 import result_pb2 as _result_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class ExtractDocumentsRequest(_message.Message):
    __slots__ = ["correlation_id", "document", "label", "options", "revision", "routing_key", "rule_set"]
    CORRELATION_ID_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    LABEL_FIELD_NUMBER: _ClassVar[int]
    OPTIONS_FIELD_NUMBER: _ClassVar[int]
    REVISION_FIELD_NUMBER: _ClassVar[int]
    ROUTING_KEY_FIELD_NUMBER: _ClassVar[int]
    RULE_SET_FIELD_NUMBER: _ClassVar[int]
    correlation_id: str
    document: _document_pb2.Document
    label: str
    options: _options_pb2.ExtractionOptions
    revision: str
    routing_key: str
    rule_set: str
    def __init__(self, correlation_id: _Optional[str] = ..., document: _Optional[_Union[_document_pb2.Document, _Mapping]] = ..., rule_set: _Optional[str] = ..., revision: _Optional[str] = ..., options: _Optional[_Union[_options_pb2.ExtractionOptions, _Mapping]] = ..., label: _Optional[str] = ..., routing_key: _Optional[str] = ...) -> None: ...

class ExtractDocumentsResponse(_message.Message):
    __slots__ = ["correlation_id", "result", "sequence", "status"]
    CORRELATION_ID_FIELD_NUMBER: _ClassVar[int]
    RESULT_FIELD_NUMBER: _ClassVar[int]
    SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    correlation_id: str
    result: _result_pb2.ExtractionResult
    sequence: int
    status: _status_pb2.Status
    def __init__(self, correlation_id: _Optional[str] = ..., sequence: _Optional[int] = ..., result: _Optional[_Union[_result_pb2.ExtractionResult, _Mapping]] = ..., status: _Optional[_Union[_status_pb2.Status, _Mapping]] = ...) -> None: ...

class ExtractRequest(_message.Message):
    __slots__ = ["document", "label", "options", "revision", "routing_key", "rule_set"]
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    LABEL_FIELD_NUMBER: _ClassVar[int]
    OPTIONS_FIELD_NUMBER: _ClassVar[int]
    REVISION_FIELD_NUMBER: _ClassVar[int]
    ROUTING_KEY_FIELD_NUMBER: _ClassVar[int]
    RULE_SET_FIELD_NUMBER: _ClassVar[int]
    document: _document_pb2.Document
    label: str
    options: _options_pb2.ExtractionOptions
    revision: str
    routing_key: str
    rule_set: str
    def __init__(self, document: _Optional[_Union[_document_pb2.Document, _Mapping]] = ..., rule_set: _Optional[str] = ..., revision: _Optional[str] = ..., options: _Optional[_Union[_options_pb2.ExtractionOptions, _Mapping]] = ..., label: _Optional[str] = ..., routing_key: _Optional[str] = ...) -> None: ...

class ExtractResponse(_message.Message):
    __slots__ = ["result"]
    RESULT_FIELD_NUMBER: _ClassVar[int]
    result: _result_pb2.ExtractionResult
    def __init__(self, result: _Optional[_Union[_result_pb2.ExtractionResult, _Mapping]] = ...) -> None: ...

class ExtractStreamRequest(_message.Message):
    __slots__ = ["document", "label", "options", "revision", "routing_key", "rule_set"]
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    LABEL_FIELD_NUMBER: _ClassVar[int]
    OPTIONS_FIELD_NUMBER: _ClassVar[int]
    REVISION_FIELD_NUMBER: _ClassVar[int]
    ROUTING_KEY_FIELD_NUMBER: _ClassVar[int]
    RULE_SET_FIELD_NUMBER: _ClassVar[int]
    document: _document_pb2.Document
    label: str
    options: _options_pb2.ExtractionOptions
    revision: str
    routing_key: str
    rule_set: str
    def __init__(self, document: _Optional[_Union[_document_pb2.Document, _Mapping]] = ..., rule_set: _Optional[str] = ..., revision: _Optional[str] = ..., options: _Optional[_Union[_options_pb2.ExtractionOptions, _Mapping]] = ..., label: _Optional[str] = ..., routing_key: _Optional[str] = ...) -> None: ...

class ExtractStreamResponse(_message.Message):
    __slots__ = ["explanation", "record", "summary", "text", "zone"]
    EXPLANATION_FIELD_NUMBER: _ClassVar[int]
    RECORD_FIELD_NUMBER: _ClassVar[int]
    SUMMARY_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    ZONE_FIELD_NUMBER: _ClassVar[int]
    explanation: _explanation_pb2.RecordExplanation
    record: _record_pb2.Record
    summary: _result_pb2.ExtractionSummary
    text: str
    zone: _record_pb2.Zone
    def __init__(self, record: _Optional[_Union[_record_pb2.Record, _Mapping]] = ..., zone: _Optional[_Union[_record_pb2.Zone, _Mapping]] = ..., summary: _Optional[_Union[_result_pb2.ExtractionSummary, _Mapping]] = ..., explanation: _Optional[_Union[_explanation_pb2.RecordExplanation, _Mapping]] = ..., text: _Optional[str] = ...) -> None: ...

class ExtractUploadRequest(_message.Message):
    __slots__ = ["chunk", "header"]
    CHUNK_FIELD_NUMBER: _ClassVar[int]
    HEADER_FIELD_NUMBER: _ClassVar[int]
    chunk: bytes
    header: UploadHeader
    def __init__(self, header: _Optional[_Union[UploadHeader, _Mapping]] = ..., chunk: _Optional[bytes] = ...) -> None: ...

class ExtractUploadResponse(_message.Message):
    __slots__ = ["explanation", "record", "summary", "text", "zone"]
    EXPLANATION_FIELD_NUMBER: _ClassVar[int]
    RECORD_FIELD_NUMBER: _ClassVar[int]
    SUMMARY_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    ZONE_FIELD_NUMBER: _ClassVar[int]
    explanation: _explanation_pb2.RecordExplanation
    record: _record_pb2.Record
    summary: _result_pb2.ExtractionSummary
    text: str
    zone: _record_pb2.Zone
    def __init__(self, record: _Optional[_Union[_record_pb2.Record, _Mapping]] = ..., zone: _Optional[_Union[_record_pb2.Zone, _Mapping]] = ..., summary: _Optional[_Union[_result_pb2.ExtractionSummary, _Mapping]] = ..., explanation: _Optional[_Union[_explanation_pb2.RecordExplanation, _Mapping]] = ..., text: _Optional[str] = ...) -> None: ...

class UploadHeader(_message.Message):
    __slots__ = ["label", "language", "media_type", "name", "options", "revision", "routing_key", "rule_set", "size"]
    LABEL_FIELD_NUMBER: _ClassVar[int]
    LANGUAGE_FIELD_NUMBER: _ClassVar[int]
    MEDIA_TYPE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    OPTIONS_FIELD_NUMBER: _ClassVar[int]
    REVISION_FIELD_NUMBER: _ClassVar[int]
    ROUTING_KEY_FIELD_NUMBER: _ClassVar[int]
    RULE_SET_FIELD_NUMBER: _ClassVar[int]
    SIZE_FIELD_NUMBER: _ClassVar[int]
    label: str
    language: str
    media_type: str
    name: str
    options: _options_pb2.ExtractionOptions
    revision: str
    routing_key: str
    rule_set: str
    size: int
    def __init__(self, media_type: _Optional[str] = ..., language: _Optional[str] = ..., name: _Optional[str] = ..., size: _Optional[int] = ..., rule_set: _Optional[str] = ..., revision: _Optional[str] = ..., options: _Optional[_Union[_options_pb2.ExtractionOptions, _Mapping]] = ..., label: _Optional[str] = ..., routing_key: _Optional[str] = ...) -> None: ...
