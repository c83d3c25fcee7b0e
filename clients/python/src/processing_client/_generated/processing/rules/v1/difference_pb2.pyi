from processing_client._generated.google_rpc import status_pb2 as _status_pb2
from processing_client._generated.processing.extraction.v1 import record_pb2 as _record_pb2
from processing_client._generated.processing.rules.v1 import revision_pb2 as _revision_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class DocumentDifference(_message.Message):
    __slots__ = ["added", "document", "removed", "status", "total_added", "total_removed", "total_unchanged"]
    ADDED_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    REMOVED_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    TOTAL_ADDED_FIELD_NUMBER: _ClassVar[int]
    TOTAL_REMOVED_FIELD_NUMBER: _ClassVar[int]
    TOTAL_UNCHANGED_FIELD_NUMBER: _ClassVar[int]
    added: _containers.RepeatedCompositeFieldContainer[_record_pb2.Record]
    document: str
    removed: _containers.RepeatedCompositeFieldContainer[_record_pb2.Record]
    status: _status_pb2.Status
    total_added: int
    total_removed: int
    total_unchanged: int
    def __init__(self, document: _Optional[str] = ..., added: _Optional[_Iterable[_Union[_record_pb2.Record, _Mapping]]] = ..., removed: _Optional[_Iterable[_Union[_record_pb2.Record, _Mapping]]] = ..., total_added: _Optional[int] = ..., total_removed: _Optional[int] = ..., total_unchanged: _Optional[int] = ..., status: _Optional[_Union[_status_pb2.Status, _Mapping]] = ...) -> None: ...

class SchemaDifference(_message.Message):
    __slots__ = ["added", "breaking_changes", "removed"]
    ADDED_FIELD_NUMBER: _ClassVar[int]
    BREAKING_CHANGES_FIELD_NUMBER: _ClassVar[int]
    REMOVED_FIELD_NUMBER: _ClassVar[int]
    added: _containers.RepeatedScalarFieldContainer[str]
    breaking_changes: _containers.RepeatedCompositeFieldContainer[_revision_pb2.PackageFinding]
    removed: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, breaking_changes: _Optional[_Iterable[_Union[_revision_pb2.PackageFinding, _Mapping]]] = ..., added: _Optional[_Iterable[str]] = ..., removed: _Optional[_Iterable[str]] = ...) -> None: ...

class ShadowReport(_message.Message):
    __slots__ = ["added_records", "compared", "differing", "dropped", "live_revision", "offered", "removed_records", "samples", "shadow_revision", "unfinished"]
    ADDED_RECORDS_FIELD_NUMBER: _ClassVar[int]
    COMPARED_FIELD_NUMBER: _ClassVar[int]
    DIFFERING_FIELD_NUMBER: _ClassVar[int]
    DROPPED_FIELD_NUMBER: _ClassVar[int]
    LIVE_REVISION_FIELD_NUMBER: _ClassVar[int]
    OFFERED_FIELD_NUMBER: _ClassVar[int]
    REMOVED_RECORDS_FIELD_NUMBER: _ClassVar[int]
    SAMPLES_FIELD_NUMBER: _ClassVar[int]
    SHADOW_REVISION_FIELD_NUMBER: _ClassVar[int]
    UNFINISHED_FIELD_NUMBER: _ClassVar[int]
    added_records: int
    compared: int
    differing: int
    dropped: int
    live_revision: str
    offered: int
    removed_records: int
    samples: _containers.RepeatedCompositeFieldContainer[DocumentDifference]
    shadow_revision: str
    unfinished: int
    def __init__(self, live_revision: _Optional[str] = ..., shadow_revision: _Optional[str] = ..., offered: _Optional[int] = ..., dropped: _Optional[int] = ..., compared: _Optional[int] = ..., differing: _Optional[int] = ..., unfinished: _Optional[int] = ..., added_records: _Optional[int] = ..., removed_records: _Optional[int] = ..., samples: _Optional[_Iterable[_Union[DocumentDifference, _Mapping]]] = ...) -> None: ...
