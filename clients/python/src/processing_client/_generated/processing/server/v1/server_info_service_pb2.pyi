from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Api(_message.Message):
    __slots__ = ["methods", "service", "version"]
    METHODS_FIELD_NUMBER: _ClassVar[int]
    SERVICE_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    methods: _containers.RepeatedScalarFieldContainer[str]
    service: str
    version: str
    def __init__(self, service: _Optional[str] = ..., version: _Optional[str] = ..., methods: _Optional[_Iterable[str]] = ...) -> None: ...

class GetServerInfoRequest(_message.Message):
    __slots__ = []
    def __init__(self) -> None: ...

class GetServerInfoResponse(_message.Message):
    __slots__ = ["apis", "default_rule_set", "limits", "media_types", "rule_sets", "version"]
    APIS_FIELD_NUMBER: _ClassVar[int]
    DEFAULT_RULE_SET_FIELD_NUMBER: _ClassVar[int]
    LIMITS_FIELD_NUMBER: _ClassVar[int]
    MEDIA_TYPES_FIELD_NUMBER: _ClassVar[int]
    RULE_SETS_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    apis: _containers.RepeatedCompositeFieldContainer[Api]
    default_rule_set: str
    limits: _containers.RepeatedCompositeFieldContainer[Limit]
    media_types: _containers.RepeatedScalarFieldContainer[str]
    rule_sets: _containers.RepeatedCompositeFieldContainer[RuleSetState]
    version: str
    def __init__(self, version: _Optional[str] = ..., apis: _Optional[_Iterable[_Union[Api, _Mapping]]] = ..., limits: _Optional[_Iterable[_Union[Limit, _Mapping]]] = ..., media_types: _Optional[_Iterable[str]] = ..., default_rule_set: _Optional[str] = ..., rule_sets: _Optional[_Iterable[_Union[RuleSetState, _Mapping]]] = ...) -> None: ...

class Limit(_message.Message):
    __slots__ = ["key", "unit", "value"]
    class Unit(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = []
    KEY_FIELD_NUMBER: _ClassVar[int]
    UNIT_BYTES: Limit.Unit
    UNIT_COUNT: Limit.Unit
    UNIT_FIELD_NUMBER: _ClassVar[int]
    UNIT_SECONDS: Limit.Unit
    UNIT_UNSPECIFIED: Limit.Unit
    VALUE_FIELD_NUMBER: _ClassVar[int]
    key: str
    unit: Limit.Unit
    value: float
    def __init__(self, key: _Optional[str] = ..., value: _Optional[float] = ..., unit: _Optional[_Union[Limit.Unit, str]] = ...) -> None: ...

class RuleSetState(_message.Message):
    __slots__ = ["name", "ready", "record_types", "revision"]
    NAME_FIELD_NUMBER: _ClassVar[int]
    READY_FIELD_NUMBER: _ClassVar[int]
    RECORD_TYPES_FIELD_NUMBER: _ClassVar[int]
    REVISION_FIELD_NUMBER: _ClassVar[int]
    name: str
    ready: bool
    record_types: _containers.RepeatedScalarFieldContainer[str]
    revision: str
    def __init__(self, name: _Optional[str] = ..., revision: _Optional[str] = ..., ready: bool = ..., record_types: _Optional[_Iterable[str]] = ...) -> None: ...
