from processing_client._generated.processing.authoring.v1 import source_pb2 as _source_pb2
from processing_client._generated.processing.extraction.v1 import place_pb2 as _place_pb2
from processing_client._generated.processing.extraction.v1 import result_pb2 as _result_pb2
from processing_client._generated.processing.extraction.v1 import value_pb2 as _value_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

ATTEMPT_END_BEATEN: AttemptEnd
ATTEMPT_END_COVERED: AttemptEnd
ATTEMPT_END_FIELD: AttemptEnd
ATTEMPT_END_PATTERN: AttemptEnd
ATTEMPT_END_RECORD: AttemptEnd
ATTEMPT_END_SLOT: AttemptEnd
ATTEMPT_END_UNLESS: AttemptEnd
ATTEMPT_END_UNSPECIFIED: AttemptEnd
ATTEMPT_END_WHERE: AttemptEnd
BEATEN_BY_KEY: BeatenBy
BEATEN_BY_OVERLAP: BeatenBy
BEATEN_BY_RESOLVE: BeatenBy
BEATEN_BY_UNSPECIFIED: BeatenBy
DESCRIPTOR: _descriptor.FileDescriptor
EMPTY_SLOT_REASON_NEIGHBOUR: EmptySlotReason
EMPTY_SLOT_REASON_NOTHING: EmptySlotReason
EMPTY_SLOT_REASON_OUT_OF_REACH: EmptySlotReason
EMPTY_SLOT_REASON_UNSPECIFIED: EmptySlotReason
WANTED_REASON_CONDITION: WantedReason
WANTED_REASON_END_OF_BLOCK: WantedReason
WANTED_REASON_END_OF_SENTENCE: WantedReason
WANTED_REASON_EXCLUDED: WantedReason
WANTED_REASON_PREDICATE: WantedReason
WANTED_REASON_SOMETHING_ELSE: WantedReason
WANTED_REASON_UNSPECIFIED: WantedReason

class Attempt(_message.Message):
    __slots__ = ["conditions", "end", "name", "reached", "slots", "stopped_at", "wanted", "wanted_left_out"]
    CONDITIONS_FIELD_NUMBER: _ClassVar[int]
    END_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    REACHED_FIELD_NUMBER: _ClassVar[int]
    SLOTS_FIELD_NUMBER: _ClassVar[int]
    STOPPED_AT_FIELD_NUMBER: _ClassVar[int]
    WANTED_FIELD_NUMBER: _ClassVar[int]
    WANTED_LEFT_OUT_FIELD_NUMBER: _ClassVar[int]
    conditions: _containers.RepeatedCompositeFieldContainer[RulePart]
    end: AttemptEnd
    name: str
    reached: Passage
    slots: _containers.RepeatedCompositeFieldContainer[EmptySlot]
    stopped_at: _place_pb2.Place
    wanted: _containers.RepeatedCompositeFieldContainer[WantedElement]
    wanted_left_out: int
    def __init__(self, end: _Optional[_Union[AttemptEnd, str]] = ..., name: _Optional[str] = ..., reached: _Optional[_Union[Passage, _Mapping]] = ..., stopped_at: _Optional[_Union[_place_pb2.Place, _Mapping]] = ..., wanted: _Optional[_Iterable[_Union[WantedElement, _Mapping]]] = ..., wanted_left_out: _Optional[int] = ..., conditions: _Optional[_Iterable[_Union[RulePart, _Mapping]]] = ..., slots: _Optional[_Iterable[_Union[EmptySlot, _Mapping]]] = ...) -> None: ...

class BeatenMatch(_message.Message):
    __slots__ = ["by", "passage", "rule", "score"]
    BY_FIELD_NUMBER: _ClassVar[int]
    PASSAGE_FIELD_NUMBER: _ClassVar[int]
    RULE_FIELD_NUMBER: _ClassVar[int]
    SCORE_FIELD_NUMBER: _ClassVar[int]
    by: BeatenBy
    passage: Passage
    rule: str
    score: str
    def __init__(self, rule: _Optional[str] = ..., by: _Optional[_Union[BeatenBy, str]] = ..., score: _Optional[str] = ..., passage: _Optional[_Union[Passage, _Mapping]] = ...) -> None: ...

class EmptySlot(_message.Message):
    __slots__ = ["best", "nearest", "reason", "required", "slot"]
    BEST_FIELD_NUMBER: _ClassVar[int]
    NEAREST_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REQUIRED_FIELD_NUMBER: _ClassVar[int]
    SLOT_FIELD_NUMBER: _ClassVar[int]
    best: Attempt
    nearest: Passage
    reason: EmptySlotReason
    required: bool
    slot: str
    def __init__(self, slot: _Optional[str] = ..., required: bool = ..., reason: _Optional[_Union[EmptySlotReason, str]] = ..., nearest: _Optional[_Union[Passage, _Mapping]] = ..., best: _Optional[_Union[Attempt, _Mapping]] = ...) -> None: ...

class ExplainedRecord(_message.Message):
    __slots__ = ["alternatives", "beaten", "beaten_left_out", "elements", "labels", "passage", "record", "rule", "score", "score_parts", "source"]
    ALTERNATIVES_FIELD_NUMBER: _ClassVar[int]
    BEATEN_FIELD_NUMBER: _ClassVar[int]
    BEATEN_LEFT_OUT_FIELD_NUMBER: _ClassVar[int]
    ELEMENTS_FIELD_NUMBER: _ClassVar[int]
    LABELS_FIELD_NUMBER: _ClassVar[int]
    PASSAGE_FIELD_NUMBER: _ClassVar[int]
    RECORD_FIELD_NUMBER: _ClassVar[int]
    RULE_FIELD_NUMBER: _ClassVar[int]
    SCORE_FIELD_NUMBER: _ClassVar[int]
    SCORE_PARTS_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    alternatives: _containers.RepeatedScalarFieldContainer[int]
    beaten: _containers.RepeatedCompositeFieldContainer[BeatenMatch]
    beaten_left_out: int
    elements: _containers.RepeatedCompositeFieldContainer[TakenElement]
    labels: _containers.RepeatedCompositeFieldContainer[FilledLabel]
    passage: Passage
    record: str
    rule: str
    score: float
    score_parts: _containers.RepeatedCompositeFieldContainer[ScorePart]
    source: RulePart
    def __init__(self, record: _Optional[str] = ..., rule: _Optional[str] = ..., source: _Optional[_Union[RulePart, _Mapping]] = ..., score: _Optional[float] = ..., passage: _Optional[_Union[Passage, _Mapping]] = ..., alternatives: _Optional[_Iterable[int]] = ..., elements: _Optional[_Iterable[_Union[TakenElement, _Mapping]]] = ..., labels: _Optional[_Iterable[_Union[FilledLabel, _Mapping]]] = ..., score_parts: _Optional[_Iterable[_Union[ScorePart, _Mapping]]] = ..., beaten: _Optional[_Iterable[_Union[BeatenMatch, _Mapping]]] = ..., beaten_left_out: _Optional[int] = ...) -> None: ...

class Explanation(_message.Message):
    __slots__ = ["records", "records_left_out", "rules", "rules_left_out", "truncation_reason"]
    RECORDS_FIELD_NUMBER: _ClassVar[int]
    RECORDS_LEFT_OUT_FIELD_NUMBER: _ClassVar[int]
    RULES_FIELD_NUMBER: _ClassVar[int]
    RULES_LEFT_OUT_FIELD_NUMBER: _ClassVar[int]
    TRUNCATION_REASON_FIELD_NUMBER: _ClassVar[int]
    records: _containers.RepeatedCompositeFieldContainer[ExplainedRecord]
    records_left_out: int
    rules: _containers.RepeatedCompositeFieldContainer[RuleAttempts]
    rules_left_out: int
    truncation_reason: _result_pb2.TruncationReason
    def __init__(self, records: _Optional[_Iterable[_Union[ExplainedRecord, _Mapping]]] = ..., records_left_out: _Optional[int] = ..., rules: _Optional[_Iterable[_Union[RuleAttempts, _Mapping]]] = ..., rules_left_out: _Optional[int] = ..., truncation_reason: _Optional[_Union[_result_pb2.TruncationReason, str]] = ...) -> None: ...

class FilledLabel(_message.Message):
    __slots__ = ["label", "passages"]
    LABEL_FIELD_NUMBER: _ClassVar[int]
    PASSAGES_FIELD_NUMBER: _ClassVar[int]
    label: str
    passages: _containers.RepeatedCompositeFieldContainer[Passage]
    def __init__(self, label: _Optional[str] = ..., passages: _Optional[_Iterable[_Union[Passage, _Mapping]]] = ...) -> None: ...

class Passage(_message.Message):
    __slots__ = ["place", "text"]
    PLACE_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    place: _place_pb2.Place
    text: str
    def __init__(self, text: _Optional[str] = ..., place: _Optional[_Union[_place_pb2.Place, _Mapping]] = ...) -> None: ...

class RuleAttempts(_message.Message):
    __slots__ = ["attempts", "attempts_left_out", "missing", "rule", "source", "starts_left_out"]
    ATTEMPTS_FIELD_NUMBER: _ClassVar[int]
    ATTEMPTS_LEFT_OUT_FIELD_NUMBER: _ClassVar[int]
    MISSING_FIELD_NUMBER: _ClassVar[int]
    RULE_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    STARTS_LEFT_OUT_FIELD_NUMBER: _ClassVar[int]
    attempts: _containers.RepeatedCompositeFieldContainer[Attempt]
    attempts_left_out: int
    missing: _containers.RepeatedCompositeFieldContainer[RulePart]
    rule: str
    source: RulePart
    starts_left_out: int
    def __init__(self, rule: _Optional[str] = ..., source: _Optional[_Union[RulePart, _Mapping]] = ..., missing: _Optional[_Iterable[_Union[RulePart, _Mapping]]] = ..., attempts: _Optional[_Iterable[_Union[Attempt, _Mapping]]] = ..., attempts_left_out: _Optional[int] = ..., starts_left_out: _Optional[int] = ...) -> None: ...

class RulePart(_message.Message):
    __slots__ = ["place", "text"]
    PLACE_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    place: _source_pb2.SourcePlace
    text: str
    def __init__(self, place: _Optional[_Union[_source_pb2.SourcePlace, _Mapping]] = ..., text: _Optional[str] = ...) -> None: ...

class ScorePart(_message.Message):
    __slots__ = ["amount", "source"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    amount: str
    source: RulePart
    def __init__(self, amount: _Optional[str] = ..., source: _Optional[_Union[RulePart, _Mapping]] = ...) -> None: ...

class TakenElement(_message.Message):
    __slots__ = ["entry", "passage", "producer", "read_as", "source", "value"]
    ENTRY_FIELD_NUMBER: _ClassVar[int]
    PASSAGE_FIELD_NUMBER: _ClassVar[int]
    PRODUCER_FIELD_NUMBER: _ClassVar[int]
    READ_AS_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    entry: str
    passage: Passage
    producer: str
    read_as: str
    source: RulePart
    value: _value_pb2.Value
    def __init__(self, passage: _Optional[_Union[Passage, _Mapping]] = ..., read_as: _Optional[str] = ..., producer: _Optional[str] = ..., entry: _Optional[str] = ..., value: _Optional[_Union[_value_pb2.Value, _Mapping]] = ..., source: _Optional[_Union[RulePart, _Mapping]] = ...) -> None: ...

class WantedElement(_message.Message):
    __slots__ = ["reason", "source"]
    REASON_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    reason: WantedReason
    source: RulePart
    def __init__(self, reason: _Optional[_Union[WantedReason, str]] = ..., source: _Optional[_Union[RulePart, _Mapping]] = ...) -> None: ...

class BeatenBy(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = []

class AttemptEnd(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = []

class WantedReason(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = []

class EmptySlotReason(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = []
