from processing_client._generated.processing.extraction.v1 import place_pb2 as _place_pb2
from processing_client._generated.processing.extraction.v1 import value_pb2 as _value_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Field(_message.Message):
    __slots__ = ["name", "places", "value"]
    NAME_FIELD_NUMBER: _ClassVar[int]
    PLACES_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    name: str
    places: _containers.RepeatedCompositeFieldContainer[_place_pb2.Place]
    value: _value_pb2.Value
    def __init__(self, name: _Optional[str] = ..., value: _Optional[_Union[_value_pb2.Value, _Mapping]] = ..., places: _Optional[_Iterable[_Union[_place_pb2.Place, _Mapping]]] = ...) -> None: ...

class Mention(_message.Message):
    __slots__ = ["place", "text"]
    PLACE_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    place: _place_pb2.Place
    text: str
    def __init__(self, text: _Optional[str] = ..., place: _Optional[_Union[_place_pb2.Place, _Mapping]] = ...) -> None: ...

class Record(_message.Message):
    __slots__ = ["fields", "mentions", "package", "place", "record", "rule", "score", "typed"]
    FIELDS_FIELD_NUMBER: _ClassVar[int]
    MENTIONS_FIELD_NUMBER: _ClassVar[int]
    PACKAGE_FIELD_NUMBER: _ClassVar[int]
    PLACE_FIELD_NUMBER: _ClassVar[int]
    RECORD_FIELD_NUMBER: _ClassVar[int]
    RULE_FIELD_NUMBER: _ClassVar[int]
    SCORE_FIELD_NUMBER: _ClassVar[int]
    TYPED_FIELD_NUMBER: _ClassVar[int]
    fields: _containers.RepeatedCompositeFieldContainer[Field]
    mentions: _containers.RepeatedCompositeFieldContainer[Mention]
    package: str
    place: _place_pb2.Place
    record: str
    rule: str
    score: float
    typed: bytes
    def __init__(self, record: _Optional[str] = ..., rule: _Optional[str] = ..., score: _Optional[float] = ..., place: _Optional[_Union[_place_pb2.Place, _Mapping]] = ..., fields: _Optional[_Iterable[_Union[Field, _Mapping]]] = ..., mentions: _Optional[_Iterable[_Union[Mention, _Mapping]]] = ..., package: _Optional[str] = ..., typed: _Optional[bytes] = ...) -> None: ...

class Zone(_message.Message):
    __slots__ = ["place", "zone"]
    PLACE_FIELD_NUMBER: _ClassVar[int]
    ZONE_FIELD_NUMBER: _ClassVar[int]
    place: _place_pb2.Place
    zone: str
    def __init__(self, zone: _Optional[str] = ..., place: _Optional[_Union[_place_pb2.Place, _Mapping]] = ...) -> None: ...
