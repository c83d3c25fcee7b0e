from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Label(_message.Message):
    __slots__ = ["etag", "label", "problem", "revision", "served_revision", "share"]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    LABEL_FIELD_NUMBER: _ClassVar[int]
    PROBLEM_FIELD_NUMBER: _ClassVar[int]
    REVISION_FIELD_NUMBER: _ClassVar[int]
    SERVED_REVISION_FIELD_NUMBER: _ClassVar[int]
    SHARE_FIELD_NUMBER: _ClassVar[int]
    etag: str
    label: str
    problem: str
    revision: str
    served_revision: str
    share: float
    def __init__(self, label: _Optional[str] = ..., revision: _Optional[str] = ..., share: _Optional[float] = ..., etag: _Optional[str] = ..., served_revision: _Optional[str] = ..., problem: _Optional[str] = ...) -> None: ...

class LabelMove(_message.Message):
    __slots__ = ["author", "label", "move_time", "reason", "restored_version", "revision", "share", "version"]
    AUTHOR_FIELD_NUMBER: _ClassVar[int]
    LABEL_FIELD_NUMBER: _ClassVar[int]
    MOVE_TIME_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    RESTORED_VERSION_FIELD_NUMBER: _ClassVar[int]
    REVISION_FIELD_NUMBER: _ClassVar[int]
    SHARE_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    author: str
    label: str
    move_time: _timestamp_pb2.Timestamp
    reason: str
    restored_version: int
    revision: str
    share: float
    version: int
    def __init__(self, label: _Optional[str] = ..., version: _Optional[int] = ..., revision: _Optional[str] = ..., share: _Optional[float] = ..., move_time: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping]] = ..., author: _Optional[str] = ..., reason: _Optional[str] = ..., restored_version: _Optional[int] = ...) -> None: ...

class RuleSet(_message.Message):
    __slots__ = ["labels", "rule_set"]
    LABELS_FIELD_NUMBER: _ClassVar[int]
    RULE_SET_FIELD_NUMBER: _ClassVar[int]
    labels: _containers.RepeatedCompositeFieldContainer[Label]
    rule_set: str
    def __init__(self, rule_set: _Optional[str] = ..., labels: _Optional[_Iterable[_Union[Label, _Mapping]]] = ...) -> None: ...

class ServerStanding(_message.Message):
    __slots__ = ["problem", "server", "state"]
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = []
    PROBLEM_FIELD_NUMBER: _ClassVar[int]
    SERVER_FIELD_NUMBER: _ClassVar[int]
    STATE_BEHIND: ServerStanding.State
    STATE_FAILED: ServerStanding.State
    STATE_FIELD_NUMBER: _ClassVar[int]
    STATE_SERVING: ServerStanding.State
    STATE_UNSPECIFIED: ServerStanding.State
    problem: str
    server: str
    state: ServerStanding.State
    def __init__(self, server: _Optional[str] = ..., state: _Optional[_Union[ServerStanding.State, str]] = ..., problem: _Optional[str] = ...) -> None: ...
