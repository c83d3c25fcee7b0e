from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor
PACKAGE_FILE_ROLE_LIBRARY: PackageFileRole
PACKAGE_FILE_ROLE_ROOT: PackageFileRole
PACKAGE_FILE_ROLE_UNSPECIFIED: PackageFileRole

class PackageFile(_message.Message):
    __slots__ = ["content", "path", "role", "sha256", "size"]
    CONTENT_FIELD_NUMBER: _ClassVar[int]
    PATH_FIELD_NUMBER: _ClassVar[int]
    ROLE_FIELD_NUMBER: _ClassVar[int]
    SHA256_FIELD_NUMBER: _ClassVar[int]
    SIZE_FIELD_NUMBER: _ClassVar[int]
    content: bytes
    path: str
    role: PackageFileRole
    sha256: str
    size: int
    def __init__(self, path: _Optional[str] = ..., role: _Optional[_Union[PackageFileRole, str]] = ..., size: _Optional[int] = ..., sha256: _Optional[str] = ..., content: _Optional[bytes] = ...) -> None: ...

class PackageFinding(_message.Message):
    __slots__ = ["column", "id", "line", "message", "path"]
    COLUMN_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    LINE_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_FIELD_NUMBER: _ClassVar[int]
    PATH_FIELD_NUMBER: _ClassVar[int]
    column: int
    id: str
    line: int
    message: str
    path: str
    def __init__(self, id: _Optional[str] = ..., message: _Optional[str] = ..., path: _Optional[str] = ..., line: _Optional[int] = ..., column: _Optional[int] = ...) -> None: ...

class Revision(_message.Message):
    __slots__ = ["author", "create_time", "description", "program", "record_types", "revision", "rule_set", "tests_failed", "tests_passed"]
    AUTHOR_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    PROGRAM_FIELD_NUMBER: _ClassVar[int]
    RECORD_TYPES_FIELD_NUMBER: _ClassVar[int]
    REVISION_FIELD_NUMBER: _ClassVar[int]
    RULE_SET_FIELD_NUMBER: _ClassVar[int]
    TESTS_FAILED_FIELD_NUMBER: _ClassVar[int]
    TESTS_PASSED_FIELD_NUMBER: _ClassVar[int]
    author: str
    create_time: _timestamp_pb2.Timestamp
    description: str
    program: str
    record_types: _containers.RepeatedScalarFieldContainer[str]
    revision: str
    rule_set: str
    tests_failed: int
    tests_passed: int
    def __init__(self, rule_set: _Optional[str] = ..., revision: _Optional[str] = ..., program: _Optional[str] = ..., create_time: _Optional[_Union[_timestamp_pb2.Timestamp, _Mapping]] = ..., author: _Optional[str] = ..., description: _Optional[str] = ..., record_types: _Optional[_Iterable[str]] = ..., tests_passed: _Optional[int] = ..., tests_failed: _Optional[int] = ...) -> None: ...

class PackageFileRole(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = []
