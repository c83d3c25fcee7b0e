from processing_client._generated.processing.authoring.v1 import explanation_pb2 as _explanation_pb2
from processing_client._generated.processing.extraction.v1 import record_pb2 as _record_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class ExpectationFailure(_message.Message):
    __slots__ = ["differences", "furthest", "line", "message", "nearest", "record"]
    DIFFERENCES_FIELD_NUMBER: _ClassVar[int]
    FURTHEST_FIELD_NUMBER: _ClassVar[int]
    LINE_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_FIELD_NUMBER: _ClassVar[int]
    NEAREST_FIELD_NUMBER: _ClassVar[int]
    RECORD_FIELD_NUMBER: _ClassVar[int]
    differences: _containers.RepeatedCompositeFieldContainer[FieldDifference]
    furthest: _explanation_pb2.RuleAttempts
    line: int
    message: str
    nearest: _record_pb2.Record
    record: str
    def __init__(self, message: _Optional[str] = ..., record: _Optional[str] = ..., line: _Optional[int] = ..., nearest: _Optional[_Union[_record_pb2.Record, _Mapping]] = ..., differences: _Optional[_Iterable[_Union[FieldDifference, _Mapping]]] = ..., furthest: _Optional[_Union[_explanation_pb2.RuleAttempts, _Mapping]] = ...) -> None: ...

class FieldDifference(_message.Message):
    __slots__ = ["expected", "field", "got"]
    EXPECTED_FIELD_NUMBER: _ClassVar[int]
    FIELD_FIELD_NUMBER: _ClassVar[int]
    GOT_FIELD_NUMBER: _ClassVar[int]
    expected: str
    field: str
    got: str
    def __init__(self, field: _Optional[str] = ..., expected: _Optional[str] = ..., got: _Optional[str] = ...) -> None: ...

class TestOutcome(_message.Message):
    __slots__ = ["failures", "line", "name", "passed", "path", "todo"]
    FAILURES_FIELD_NUMBER: _ClassVar[int]
    LINE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    PASSED_FIELD_NUMBER: _ClassVar[int]
    PATH_FIELD_NUMBER: _ClassVar[int]
    TODO_FIELD_NUMBER: _ClassVar[int]
    failures: _containers.RepeatedCompositeFieldContainer[ExpectationFailure]
    line: int
    name: str
    passed: bool
    path: str
    todo: bool
    def __init__(self, name: _Optional[str] = ..., path: _Optional[str] = ..., line: _Optional[int] = ..., passed: bool = ..., todo: bool = ..., failures: _Optional[_Iterable[_Union[ExpectationFailure, _Mapping]]] = ...) -> None: ...

class TestSummary(_message.Message):
    __slots__ = ["failed", "left_out", "passed"]
    FAILED_FIELD_NUMBER: _ClassVar[int]
    LEFT_OUT_FIELD_NUMBER: _ClassVar[int]
    PASSED_FIELD_NUMBER: _ClassVar[int]
    failed: int
    left_out: int
    passed: int
    def __init__(self, passed: _Optional[int] = ..., failed: _Optional[int] = ..., left_out: _Optional[int] = ...) -> None: ...
