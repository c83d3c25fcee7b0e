from processing_client._generated.google_rpc import status_pb2 as _status_pb2
from processing_client._generated.processing.authoring.v1 import diagnostic_pb2 as _diagnostic_pb2
from processing_client._generated.processing.authoring.v1 import editing_pb2 as _editing_pb2
from processing_client._generated.processing.authoring.v1 import explanation_pb2 as _explanation_pb2
from processing_client._generated.processing.authoring.v1 import source_pb2 as _source_pb2
from processing_client._generated.processing.authoring.v1 import test_pb2 as _test_pb2
from processing_client._generated.processing.extraction.v1 import document_pb2 as _document_pb2
from processing_client._generated.processing.extraction.v1 import options_pb2 as _options_pb2
from processing_client._generated.processing.extraction.v1 import result_pb2 as _result_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class CheckRequest(_message.Message):
    __slots__ = ["allow", "sources"]
    ALLOW_FIELD_NUMBER: _ClassVar[int]
    SOURCES_FIELD_NUMBER: _ClassVar[int]
    allow: _containers.RepeatedScalarFieldContainer[str]
    sources: _source_pb2.Sources
    def __init__(self, sources: _Optional[_Union[_source_pb2.Sources, _Mapping]] = ..., allow: _Optional[_Iterable[str]] = ...) -> None: ...

class CheckResponse(_message.Message):
    __slots__ = ["diagnostics"]
    DIAGNOSTICS_FIELD_NUMBER: _ClassVar[int]
    diagnostics: _containers.RepeatedCompositeFieldContainer[_diagnostic_pb2.Diagnostic]
    def __init__(self, diagnostics: _Optional[_Iterable[_Union[_diagnostic_pb2.Diagnostic, _Mapping]]] = ...) -> None: ...

class CompleteRequest(_message.Message):
    __slots__ = ["position", "sources"]
    POSITION_FIELD_NUMBER: _ClassVar[int]
    SOURCES_FIELD_NUMBER: _ClassVar[int]
    position: _editing_pb2.SourcePosition
    sources: _source_pb2.Sources
    def __init__(self, sources: _Optional[_Union[_source_pb2.Sources, _Mapping]] = ..., position: _Optional[_Union[_editing_pb2.SourcePosition, _Mapping]] = ...) -> None: ...

class CompleteResponse(_message.Message):
    __slots__ = ["items", "left_out", "replaced"]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    LEFT_OUT_FIELD_NUMBER: _ClassVar[int]
    REPLACED_FIELD_NUMBER: _ClassVar[int]
    items: _containers.RepeatedCompositeFieldContainer[_editing_pb2.CompletionItem]
    left_out: int
    replaced: _source_pb2.SourcePlace
    def __init__(self, replaced: _Optional[_Union[_source_pb2.SourcePlace, _Mapping]] = ..., items: _Optional[_Iterable[_Union[_editing_pb2.CompletionItem, _Mapping]]] = ..., left_out: _Optional[int] = ...) -> None: ...

class ExplainRequest(_message.Message):
    __slots__ = ["at", "document", "reference_time", "revision", "rule", "rule_set", "sources", "why_not"]
    AT_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    REFERENCE_TIME_FIELD_NUMBER: _ClassVar[int]
    REVISION_FIELD_NUMBER: _ClassVar[int]
    RULE_FIELD_NUMBER: _ClassVar[int]
    RULE_SET_FIELD_NUMBER: _ClassVar[int]
    SOURCES_FIELD_NUMBER: _ClassVar[int]
    WHY_NOT_FIELD_NUMBER: _ClassVar[int]
    at: int
    document: _document_pb2.Document
    reference_time: str
    revision: str
    rule: str
    rule_set: str
    sources: _source_pb2.Sources
    why_not: bool
    def __init__(self, sources: _Optional[_Union[_source_pb2.Sources, _Mapping]] = ..., rule_set: _Optional[str] = ..., revision: _Optional[str] = ..., document: _Optional[_Union[_document_pb2.Document, _Mapping]] = ..., rule: _Optional[str] = ..., at: _Optional[int] = ..., why_not: bool = ..., reference_time: _Optional[str] = ...) -> None: ...

class ExplainResponse(_message.Message):
    __slots__ = ["explanation", "revision"]
    EXPLANATION_FIELD_NUMBER: _ClassVar[int]
    REVISION_FIELD_NUMBER: _ClassVar[int]
    explanation: _explanation_pb2.Explanation
    revision: str
    def __init__(self, revision: _Optional[str] = ..., explanation: _Optional[_Union[_explanation_pb2.Explanation, _Mapping]] = ...) -> None: ...

class FormatRequest(_message.Message):
    __slots__ = ["file"]
    FILE_FIELD_NUMBER: _ClassVar[int]
    file: _source_pb2.SourceFile
    def __init__(self, file: _Optional[_Union[_source_pb2.SourceFile, _Mapping]] = ...) -> None: ...

class FormatResponse(_message.Message):
    __slots__ = ["changed", "content", "edit"]
    CHANGED_FIELD_NUMBER: _ClassVar[int]
    CONTENT_FIELD_NUMBER: _ClassVar[int]
    EDIT_FIELD_NUMBER: _ClassVar[int]
    changed: bool
    content: bytes
    edit: _diagnostic_pb2.TextEdit
    def __init__(self, content: _Optional[bytes] = ..., changed: bool = ..., edit: _Optional[_Union[_diagnostic_pb2.TextEdit, _Mapping]] = ...) -> None: ...

class HoverRequest(_message.Message):
    __slots__ = ["position", "sources"]
    POSITION_FIELD_NUMBER: _ClassVar[int]
    SOURCES_FIELD_NUMBER: _ClassVar[int]
    position: _editing_pb2.SourcePosition
    sources: _source_pb2.Sources
    def __init__(self, sources: _Optional[_Union[_source_pb2.Sources, _Mapping]] = ..., position: _Optional[_Union[_editing_pb2.SourcePosition, _Mapping]] = ...) -> None: ...

class HoverResponse(_message.Message):
    __slots__ = ["name", "place"]
    NAME_FIELD_NUMBER: _ClassVar[int]
    PLACE_FIELD_NUMBER: _ClassVar[int]
    name: _editing_pb2.NameDescription
    place: _source_pb2.SourcePlace
    def __init__(self, name: _Optional[_Union[_editing_pb2.NameDescription, _Mapping]] = ..., place: _Optional[_Union[_source_pb2.SourcePlace, _Mapping]] = ...) -> None: ...

class PreviewRequest(_message.Message):
    __slots__ = ["documents", "options", "sources"]
    DOCUMENTS_FIELD_NUMBER: _ClassVar[int]
    OPTIONS_FIELD_NUMBER: _ClassVar[int]
    SOURCES_FIELD_NUMBER: _ClassVar[int]
    documents: _containers.RepeatedCompositeFieldContainer[_document_pb2.Document]
    options: _options_pb2.ExtractionOptions
    sources: _source_pb2.Sources
    def __init__(self, sources: _Optional[_Union[_source_pb2.Sources, _Mapping]] = ..., documents: _Optional[_Iterable[_Union[_document_pb2.Document, _Mapping]]] = ..., options: _Optional[_Union[_options_pb2.ExtractionOptions, _Mapping]] = ...) -> None: ...

class PreviewResponse(_message.Message):
    __slots__ = ["document", "result", "status"]
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    RESULT_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    document: int
    result: _result_pb2.ExtractionResult
    status: _status_pb2.Status
    def __init__(self, document: _Optional[int] = ..., result: _Optional[_Union[_result_pb2.ExtractionResult, _Mapping]] = ..., status: _Optional[_Union[_status_pb2.Status, _Mapping]] = ...) -> None: ...

class RunTestsRequest(_message.Message):
    __slots__ = ["filter", "sources"]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    SOURCES_FIELD_NUMBER: _ClassVar[int]
    filter: str
    sources: _source_pb2.Sources
    def __init__(self, sources: _Optional[_Union[_source_pb2.Sources, _Mapping]] = ..., filter: _Optional[str] = ...) -> None: ...

class RunTestsResponse(_message.Message):
    __slots__ = ["outcome", "summary"]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    SUMMARY_FIELD_NUMBER: _ClassVar[int]
    outcome: _test_pb2.TestOutcome
    summary: _test_pb2.TestSummary
    def __init__(self, outcome: _Optional[_Union[_test_pb2.TestOutcome, _Mapping]] = ..., summary: _Optional[_Union[_test_pb2.TestSummary, _Mapping]] = ...) -> None: ...
