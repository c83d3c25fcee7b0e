from google.protobuf import duration_pb2 as _duration_pb2
from processing_client._generated.processing.extraction.v1 import document_pb2 as _document_pb2
from processing_client._generated.processing.rules.v1 import difference_pb2 as _difference_pb2
from processing_client._generated.processing.rules.v1 import label_pb2 as _label_pb2
from processing_client._generated.processing.rules.v1 import revision_pb2 as _revision_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class CreateRevisionRequest(_message.Message):
    __slots__ = ["chunk", "header"]
    CHUNK_FIELD_NUMBER: _ClassVar[int]
    HEADER_FIELD_NUMBER: _ClassVar[int]
    chunk: FileChunk
    header: RevisionHeader
    def __init__(self, header: _Optional[_Union[RevisionHeader, _Mapping]] = ..., chunk: _Optional[_Union[FileChunk, _Mapping]] = ...) -> None: ...

class CreateRevisionResponse(_message.Message):
    __slots__ = ["already_existed", "failed_tests", "revision", "warnings"]
    ALREADY_EXISTED_FIELD_NUMBER: _ClassVar[int]
    FAILED_TESTS_FIELD_NUMBER: _ClassVar[int]
    REVISION_FIELD_NUMBER: _ClassVar[int]
    WARNINGS_FIELD_NUMBER: _ClassVar[int]
    already_existed: bool
    failed_tests: _containers.RepeatedCompositeFieldContainer[_revision_pb2.PackageFinding]
    revision: _revision_pb2.Revision
    warnings: _containers.RepeatedCompositeFieldContainer[_revision_pb2.PackageFinding]
    def __init__(self, revision: _Optional[_Union[_revision_pb2.Revision, _Mapping]] = ..., already_existed: bool = ..., warnings: _Optional[_Iterable[_Union[_revision_pb2.PackageFinding, _Mapping]]] = ..., failed_tests: _Optional[_Iterable[_Union[_revision_pb2.PackageFinding, _Mapping]]] = ...) -> None: ...

class DeleteLabelRequest(_message.Message):
    __slots__ = ["author", "etag", "label", "reason", "request_id", "rule_set"]
    AUTHOR_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    LABEL_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    RULE_SET_FIELD_NUMBER: _ClassVar[int]
    author: str
    etag: str
    label: str
    reason: str
    request_id: str
    rule_set: str
    def __init__(self, rule_set: _Optional[str] = ..., label: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., author: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class DeleteLabelResponse(_message.Message):
    __slots__ = ["move"]
    MOVE_FIELD_NUMBER: _ClassVar[int]
    move: _label_pb2.LabelMove
    def __init__(self, move: _Optional[_Union[_label_pb2.LabelMove, _Mapping]] = ...) -> None: ...

class DiffRevisionsRequest(_message.Message):
    __slots__ = ["after", "before", "documents", "reference_time", "rule_set"]
    AFTER_FIELD_NUMBER: _ClassVar[int]
    BEFORE_FIELD_NUMBER: _ClassVar[int]
    DOCUMENTS_FIELD_NUMBER: _ClassVar[int]
    REFERENCE_TIME_FIELD_NUMBER: _ClassVar[int]
    RULE_SET_FIELD_NUMBER: _ClassVar[int]
    after: str
    before: str
    documents: _containers.RepeatedCompositeFieldContainer[_document_pb2.Document]
    reference_time: str
    rule_set: str
    def __init__(self, rule_set: _Optional[str] = ..., before: _Optional[str] = ..., after: _Optional[str] = ..., documents: _Optional[_Iterable[_Union[_document_pb2.Document, _Mapping]]] = ..., reference_time: _Optional[str] = ...) -> None: ...

class DiffRevisionsResponse(_message.Message):
    __slots__ = ["after", "before", "documents", "schema"]
    AFTER_FIELD_NUMBER: _ClassVar[int]
    BEFORE_FIELD_NUMBER: _ClassVar[int]
    DOCUMENTS_FIELD_NUMBER: _ClassVar[int]
    SCHEMA_FIELD_NUMBER: _ClassVar[int]
    after: str
    before: str
    documents: _containers.RepeatedCompositeFieldContainer[_difference_pb2.DocumentDifference]
    schema: _difference_pb2.SchemaDifference
    def __init__(self, before: _Optional[str] = ..., after: _Optional[str] = ..., schema: _Optional[_Union[_difference_pb2.SchemaDifference, _Mapping]] = ..., documents: _Optional[_Iterable[_Union[_difference_pb2.DocumentDifference, _Mapping]]] = ...) -> None: ...

class FileChunk(_message.Message):
    __slots__ = ["content", "path"]
    CONTENT_FIELD_NUMBER: _ClassVar[int]
    PATH_FIELD_NUMBER: _ClassVar[int]
    content: bytes
    path: str
    def __init__(self, path: _Optional[str] = ..., content: _Optional[bytes] = ...) -> None: ...

class GetRevisionRequest(_message.Message):
    __slots__ = ["include_content", "include_files", "revision", "rule_set"]
    INCLUDE_CONTENT_FIELD_NUMBER: _ClassVar[int]
    INCLUDE_FILES_FIELD_NUMBER: _ClassVar[int]
    REVISION_FIELD_NUMBER: _ClassVar[int]
    RULE_SET_FIELD_NUMBER: _ClassVar[int]
    include_content: bool
    include_files: bool
    revision: str
    rule_set: str
    def __init__(self, rule_set: _Optional[str] = ..., revision: _Optional[str] = ..., include_files: bool = ..., include_content: bool = ...) -> None: ...

class GetRevisionResponse(_message.Message):
    __slots__ = ["files", "revision"]
    FILES_FIELD_NUMBER: _ClassVar[int]
    REVISION_FIELD_NUMBER: _ClassVar[int]
    files: _containers.RepeatedCompositeFieldContainer[_revision_pb2.PackageFile]
    revision: _revision_pb2.Revision
    def __init__(self, revision: _Optional[_Union[_revision_pb2.Revision, _Mapping]] = ..., files: _Optional[_Iterable[_Union[_revision_pb2.PackageFile, _Mapping]]] = ...) -> None: ...

class GetRuleSetRequest(_message.Message):
    __slots__ = ["rule_set"]
    RULE_SET_FIELD_NUMBER: _ClassVar[int]
    rule_set: str
    def __init__(self, rule_set: _Optional[str] = ...) -> None: ...

class GetRuleSetResponse(_message.Message):
    __slots__ = ["rule_set"]
    RULE_SET_FIELD_NUMBER: _ClassVar[int]
    rule_set: _label_pb2.RuleSet
    def __init__(self, rule_set: _Optional[_Union[_label_pb2.RuleSet, _Mapping]] = ...) -> None: ...

class GetSchemaRequest(_message.Message):
    __slots__ = ["revision", "rule_set"]
    REVISION_FIELD_NUMBER: _ClassVar[int]
    RULE_SET_FIELD_NUMBER: _ClassVar[int]
    revision: str
    rule_set: str
    def __init__(self, rule_set: _Optional[str] = ..., revision: _Optional[str] = ...) -> None: ...

class GetSchemaResponse(_message.Message):
    __slots__ = ["descriptor_set", "files", "json_schema", "revision"]
    DESCRIPTOR_SET_FIELD_NUMBER: _ClassVar[int]
    FILES_FIELD_NUMBER: _ClassVar[int]
    JSON_SCHEMA_FIELD_NUMBER: _ClassVar[int]
    REVISION_FIELD_NUMBER: _ClassVar[int]
    descriptor_set: bytes
    files: _containers.RepeatedCompositeFieldContainer[SchemaFile]
    json_schema: str
    revision: str
    def __init__(self, revision: _Optional[str] = ..., descriptor_set: _Optional[bytes] = ..., files: _Optional[_Iterable[_Union[SchemaFile, _Mapping]]] = ..., json_schema: _Optional[str] = ...) -> None: ...

class GetShadowReportRequest(_message.Message):
    __slots__ = ["rule_set"]
    RULE_SET_FIELD_NUMBER: _ClassVar[int]
    rule_set: str
    def __init__(self, rule_set: _Optional[str] = ...) -> None: ...

class GetShadowReportResponse(_message.Message):
    __slots__ = ["report"]
    REPORT_FIELD_NUMBER: _ClassVar[int]
    report: _difference_pb2.ShadowReport
    def __init__(self, report: _Optional[_Union[_difference_pb2.ShadowReport, _Mapping]] = ...) -> None: ...

class ListLabelMovesRequest(_message.Message):
    __slots__ = ["label", "page_size", "page_token", "rule_set"]
    LABEL_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    RULE_SET_FIELD_NUMBER: _ClassVar[int]
    label: str
    page_size: int
    page_token: str
    rule_set: str
    def __init__(self, rule_set: _Optional[str] = ..., label: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListLabelMovesResponse(_message.Message):
    __slots__ = ["moves", "next_page_token"]
    MOVES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    moves: _containers.RepeatedCompositeFieldContainer[_label_pb2.LabelMove]
    next_page_token: str
    def __init__(self, moves: _Optional[_Iterable[_Union[_label_pb2.LabelMove, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListRevisionsRequest(_message.Message):
    __slots__ = ["page_size", "page_token", "rule_set"]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    RULE_SET_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    rule_set: str
    def __init__(self, rule_set: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListRevisionsResponse(_message.Message):
    __slots__ = ["next_page_token", "revisions"]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    REVISIONS_FIELD_NUMBER: _ClassVar[int]
    next_page_token: str
    revisions: _containers.RepeatedCompositeFieldContainer[_revision_pb2.Revision]
    def __init__(self, revisions: _Optional[_Iterable[_Union[_revision_pb2.Revision, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListRuleSetsRequest(_message.Message):
    __slots__ = ["page_size", "page_token"]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListRuleSetsResponse(_message.Message):
    __slots__ = ["next_page_token", "rule_sets"]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    RULE_SETS_FIELD_NUMBER: _ClassVar[int]
    next_page_token: str
    rule_sets: _containers.RepeatedCompositeFieldContainer[_label_pb2.RuleSet]
    def __init__(self, rule_sets: _Optional[_Iterable[_Union[_label_pb2.RuleSet, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class MoveLabelRequest(_message.Message):
    __slots__ = ["author", "etag", "label", "reason", "request_id", "revision", "rule_set", "share", "validate_only", "wait_time"]
    AUTHOR_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    LABEL_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    REVISION_FIELD_NUMBER: _ClassVar[int]
    RULE_SET_FIELD_NUMBER: _ClassVar[int]
    SHARE_FIELD_NUMBER: _ClassVar[int]
    VALIDATE_ONLY_FIELD_NUMBER: _ClassVar[int]
    WAIT_TIME_FIELD_NUMBER: _ClassVar[int]
    author: str
    etag: str
    label: str
    reason: str
    request_id: str
    revision: str
    rule_set: str
    share: float
    validate_only: bool
    wait_time: _duration_pb2.Duration
    def __init__(self, rule_set: _Optional[str] = ..., label: _Optional[str] = ..., revision: _Optional[str] = ..., share: _Optional[float] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., author: _Optional[str] = ..., reason: _Optional[str] = ..., validate_only: bool = ..., wait_time: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ...) -> None: ...

class MoveLabelResponse(_message.Message):
    __slots__ = ["label", "move", "servers", "servers_unknown"]
    LABEL_FIELD_NUMBER: _ClassVar[int]
    MOVE_FIELD_NUMBER: _ClassVar[int]
    SERVERS_FIELD_NUMBER: _ClassVar[int]
    SERVERS_UNKNOWN_FIELD_NUMBER: _ClassVar[int]
    label: _label_pb2.Label
    move: _label_pb2.LabelMove
    servers: _containers.RepeatedCompositeFieldContainer[_label_pb2.ServerStanding]
    servers_unknown: bool
    def __init__(self, label: _Optional[_Union[_label_pb2.Label, _Mapping]] = ..., move: _Optional[_Union[_label_pb2.LabelMove, _Mapping]] = ..., servers: _Optional[_Iterable[_Union[_label_pb2.ServerStanding, _Mapping]]] = ..., servers_unknown: bool = ...) -> None: ...

class RevisionHeader(_message.Message):
    __slots__ = ["author", "description", "rule_set", "validate_only"]
    AUTHOR_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    RULE_SET_FIELD_NUMBER: _ClassVar[int]
    VALIDATE_ONLY_FIELD_NUMBER: _ClassVar[int]
    author: str
    description: str
    rule_set: str
    validate_only: bool
    def __init__(self, rule_set: _Optional[str] = ..., author: _Optional[str] = ..., description: _Optional[str] = ..., validate_only: bool = ...) -> None: ...

class RollbackLabelRequest(_message.Message):
    __slots__ = ["author", "etag", "label", "reason", "request_id", "rule_set", "wait_time"]
    AUTHOR_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    LABEL_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    RULE_SET_FIELD_NUMBER: _ClassVar[int]
    WAIT_TIME_FIELD_NUMBER: _ClassVar[int]
    author: str
    etag: str
    label: str
    reason: str
    request_id: str
    rule_set: str
    wait_time: _duration_pb2.Duration
    def __init__(self, rule_set: _Optional[str] = ..., label: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., author: _Optional[str] = ..., reason: _Optional[str] = ..., wait_time: _Optional[_Union[_duration_pb2.Duration, _Mapping]] = ...) -> None: ...

class RollbackLabelResponse(_message.Message):
    __slots__ = ["label", "move", "servers", "servers_unknown"]
    LABEL_FIELD_NUMBER: _ClassVar[int]
    MOVE_FIELD_NUMBER: _ClassVar[int]
    SERVERS_FIELD_NUMBER: _ClassVar[int]
    SERVERS_UNKNOWN_FIELD_NUMBER: _ClassVar[int]
    label: _label_pb2.Label
    move: _label_pb2.LabelMove
    servers: _containers.RepeatedCompositeFieldContainer[_label_pb2.ServerStanding]
    servers_unknown: bool
    def __init__(self, label: _Optional[_Union[_label_pb2.Label, _Mapping]] = ..., move: _Optional[_Union[_label_pb2.LabelMove, _Mapping]] = ..., servers: _Optional[_Iterable[_Union[_label_pb2.ServerStanding, _Mapping]]] = ..., servers_unknown: bool = ...) -> None: ...

class SchemaFile(_message.Message):
    __slots__ = ["content", "path"]
    CONTENT_FIELD_NUMBER: _ClassVar[int]
    PATH_FIELD_NUMBER: _ClassVar[int]
    content: str
    path: str
    def __init__(self, path: _Optional[str] = ..., content: _Optional[str] = ...) -> None: ...

class WatchRuleSetsRequest(_message.Message):
    __slots__ = ["rule_set"]
    RULE_SET_FIELD_NUMBER: _ClassVar[int]
    rule_set: str
    def __init__(self, rule_set: _Optional[str] = ...) -> None: ...

class WatchRuleSetsResponse(_message.Message):
    __slots__ = ["rule_set"]
    RULE_SET_FIELD_NUMBER: _ClassVar[int]
    rule_set: _label_pb2.RuleSet
    def __init__(self, rule_set: _Optional[_Union[_label_pb2.RuleSet, _Mapping]] = ...) -> None: ...
