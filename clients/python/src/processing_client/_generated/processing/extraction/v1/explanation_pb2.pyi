from processing_client._generated.processing.extraction.v1 import place_pb2 as _place_pb2
from processing_client._generated.processing.extraction.v1 import value_pb2 as _value_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

BEATEN_BY_KEY: BeatenBy
BEATEN_BY_OVERLAP: BeatenBy
BEATEN_BY_RESOLVE: BeatenBy
BEATEN_BY_UNSPECIFIED: BeatenBy
DESCRIPTOR: _descriptor.FileDescriptor

class BeatenMatch(_message.Message):
    __slots__ = ["by", "place", "rule", "score"]
    BY_FIELD_NUMBER: _ClassVar[int]
    PLACE_FIELD_NUMBER: _ClassVar[int]
    RULE_FIELD_NUMBER: _ClassVar[int]
    SCORE_FIELD_NUMBER: _ClassVar[int]
    by: BeatenBy
    place: _place_pb2.Place
    rule: str
    score: float
    def __init__(self, rule: _Optional[str] = ..., by: _Optional[_Union[BeatenBy, str]] = ..., score: _Optional[float] = ..., place: _Optional[_Union[_place_pb2.Place, _Mapping]] = ...) -> None: ...

class FilledLabel(_message.Message):
    __slots__ = ["label", "places"]
    LABEL_FIELD_NUMBER: _ClassVar[int]
    PLACES_FIELD_NUMBER: _ClassVar[int]
    label: str
    places: _containers.RepeatedCompositeFieldContainer[_place_pb2.Place]
    def __init__(self, label: _Optional[str] = ..., places: _Optional[_Iterable[_Union[_place_pb2.Place, _Mapping]]] = ...) -> None: ...

class RecordExplanation(_message.Message):
    __slots__ = ["alternatives", "beaten", "beaten_left_out", "elements", "labels", "package", "place", "record", "rule", "score", "score_parts"]
    ALTERNATIVES_FIELD_NUMBER: _ClassVar[int]
    BEATEN_FIELD_NUMBER: _ClassVar[int]
    BEATEN_LEFT_OUT_FIELD_NUMBER: _ClassVar[int]
    ELEMENTS_FIELD_NUMBER: _ClassVar[int]
    LABELS_FIELD_NUMBER: _ClassVar[int]
    PACKAGE_FIELD_NUMBER: _ClassVar[int]
    PLACE_FIELD_NUMBER: _ClassVar[int]
    RECORD_FIELD_NUMBER: _ClassVar[int]
    RULE_FIELD_NUMBER: _ClassVar[int]
    SCORE_FIELD_NUMBER: _ClassVar[int]
    SCORE_PARTS_FIELD_NUMBER: _ClassVar[int]
    alternatives: _containers.RepeatedScalarFieldContainer[int]
    beaten: _containers.RepeatedCompositeFieldContainer[BeatenMatch]
    beaten_left_out: int
    elements: _containers.RepeatedCompositeFieldContainer[TakenElement]
    labels: _containers.RepeatedCompositeFieldContainer[FilledLabel]
    package: str
    place: _place_pb2.Place
    record: str
    rule: str
    score: float
    score_parts: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, record: _Optional[str] = ..., package: _Optional[str] = ..., rule: _Optional[str] = ..., score: _Optional[float] = ..., place: _Optional[_Union[_place_pb2.Place, _Mapping]] = ..., alternatives: _Optional[_Iterable[int]] = ..., elements: _Optional[_Iterable[_Union[TakenElement, _Mapping]]] = ..., labels: _Optional[_Iterable[_Union[FilledLabel, _Mapping]]] = ..., score_parts: _Optional[_Iterable[str]] = ..., beaten: _Optional[_Iterable[_Union[BeatenMatch, _Mapping]]] = ..., beaten_left_out: _Optional[int] = ...) -> None: ...

class TakenElement(_message.Message):
    __slots__ = ["entry", "place", "producer", "read_as", "text", "value"]
    ENTRY_FIELD_NUMBER: _ClassVar[int]
    PLACE_FIELD_NUMBER: _ClassVar[int]
    PRODUCER_FIELD_NUMBER: _ClassVar[int]
    READ_AS_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    entry: str
    place: _place_pb2.Place
    producer: str
    read_as: str
    text: str
    value: _value_pb2.Value
    def __init__(self, text: _Optional[str] = ..., place: _Optional[_Union[_place_pb2.Place, _Mapping]] = ..., read_as: _Optional[str] = ..., producer: _Optional[str] = ..., entry: _Optional[str] = ..., value: _Optional[_Union[_value_pb2.Value, _Mapping]] = ...) -> None: ...

class BeatenBy(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = []
