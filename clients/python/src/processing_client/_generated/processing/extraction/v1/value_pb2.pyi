from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

CALENDAR_GREGORIAN: Calendar
CALENDAR_ISLAMIC_TABULAR: Calendar
CALENDAR_SOLAR_HIJRI: Calendar
CALENDAR_UMM_AL_QURA: Calendar
CALENDAR_UNSPECIFIED: Calendar
DATE_PRECISION_DAY: DatePrecision
DATE_PRECISION_MONTH: DatePrecision
DATE_PRECISION_UNSPECIFIED: DatePrecision
DATE_PRECISION_YEAR: DatePrecision
DESCRIPTOR: _descriptor.FileDescriptor

class Column(_message.Message):
    __slots__ = ["name", "value"]
    NAME_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    name: str
    value: Value
    def __init__(self, name: _Optional[str] = ..., value: _Optional[_Union[Value, _Mapping]] = ...) -> None: ...

class Date(_message.Message):
    __slots__ = ["agrees", "also_given", "calendar", "end", "iso", "precision", "start", "unresolved"]
    AGREES_FIELD_NUMBER: _ClassVar[int]
    ALSO_GIVEN_FIELD_NUMBER: _ClassVar[int]
    CALENDAR_FIELD_NUMBER: _ClassVar[int]
    END_FIELD_NUMBER: _ClassVar[int]
    ISO_FIELD_NUMBER: _ClassVar[int]
    PRECISION_FIELD_NUMBER: _ClassVar[int]
    START_FIELD_NUMBER: _ClassVar[int]
    UNRESOLVED_FIELD_NUMBER: _ClassVar[int]
    agrees: bool
    also_given: Date
    calendar: Calendar
    end: DateParts
    iso: str
    precision: DatePrecision
    start: DateParts
    unresolved: str
    def __init__(self, iso: _Optional[str] = ..., calendar: _Optional[_Union[Calendar, str]] = ..., precision: _Optional[_Union[DatePrecision, str]] = ..., start: _Optional[_Union[DateParts, _Mapping]] = ..., end: _Optional[_Union[DateParts, _Mapping]] = ..., also_given: _Optional[_Union[Date, _Mapping]] = ..., agrees: bool = ..., unresolved: _Optional[str] = ...) -> None: ...

class DateParts(_message.Message):
    __slots__ = ["day", "month", "year"]
    DAY_FIELD_NUMBER: _ClassVar[int]
    MONTH_FIELD_NUMBER: _ClassVar[int]
    YEAR_FIELD_NUMBER: _ClassVar[int]
    day: int
    month: int
    year: int
    def __init__(self, year: _Optional[int] = ..., month: _Optional[int] = ..., day: _Optional[int] = ...) -> None: ...

class Duration(_message.Message):
    __slots__ = ["amount", "iso", "unit"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    ISO_FIELD_NUMBER: _ClassVar[int]
    UNIT_FIELD_NUMBER: _ClassVar[int]
    amount: str
    iso: str
    unit: str
    def __init__(self, amount: _Optional[str] = ..., unit: _Optional[str] = ..., iso: _Optional[str] = ...) -> None: ...

class Money(_message.Message):
    __slots__ = ["amount", "approximate", "currency", "maximum", "minimum"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    APPROXIMATE_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    MAXIMUM_FIELD_NUMBER: _ClassVar[int]
    MINIMUM_FIELD_NUMBER: _ClassVar[int]
    amount: str
    approximate: bool
    currency: str
    maximum: str
    minimum: str
    def __init__(self, amount: _Optional[str] = ..., minimum: _Optional[str] = ..., maximum: _Optional[str] = ..., currency: _Optional[str] = ..., approximate: bool = ...) -> None: ...

class NestedField(_message.Message):
    __slots__ = ["name", "ranges", "value"]
    NAME_FIELD_NUMBER: _ClassVar[int]
    RANGES_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    name: str
    ranges: _containers.RepeatedCompositeFieldContainer[TextRange]
    value: Value
    def __init__(self, name: _Optional[str] = ..., value: _Optional[_Union[Value, _Mapping]] = ..., ranges: _Optional[_Iterable[_Union[TextRange, _Mapping]]] = ...) -> None: ...

class NestedRecord(_message.Message):
    __slots__ = ["fields", "mentions", "package", "range", "record", "rule", "score"]
    FIELDS_FIELD_NUMBER: _ClassVar[int]
    MENTIONS_FIELD_NUMBER: _ClassVar[int]
    PACKAGE_FIELD_NUMBER: _ClassVar[int]
    RANGE_FIELD_NUMBER: _ClassVar[int]
    RECORD_FIELD_NUMBER: _ClassVar[int]
    RULE_FIELD_NUMBER: _ClassVar[int]
    SCORE_FIELD_NUMBER: _ClassVar[int]
    fields: _containers.RepeatedCompositeFieldContainer[NestedField]
    mentions: _containers.RepeatedCompositeFieldContainer[TextRange]
    package: str
    range: TextRange
    record: str
    rule: str
    score: float
    def __init__(self, record: _Optional[str] = ..., rule: _Optional[str] = ..., score: _Optional[float] = ..., range: _Optional[_Union[TextRange, _Mapping]] = ..., fields: _Optional[_Iterable[_Union[NestedField, _Mapping]]] = ..., mentions: _Optional[_Iterable[_Union[TextRange, _Mapping]]] = ..., package: _Optional[str] = ...) -> None: ...

class Quantity(_message.Message):
    __slots__ = ["amount", "approximate", "maximum", "minimum", "unit"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    APPROXIMATE_FIELD_NUMBER: _ClassVar[int]
    MAXIMUM_FIELD_NUMBER: _ClassVar[int]
    MINIMUM_FIELD_NUMBER: _ClassVar[int]
    UNIT_FIELD_NUMBER: _ClassVar[int]
    amount: str
    approximate: bool
    maximum: str
    minimum: str
    unit: str
    def __init__(self, amount: _Optional[str] = ..., minimum: _Optional[str] = ..., maximum: _Optional[str] = ..., unit: _Optional[str] = ..., approximate: bool = ...) -> None: ...

class Row(_message.Message):
    __slots__ = ["columns"]
    COLUMNS_FIELD_NUMBER: _ClassVar[int]
    columns: _containers.RepeatedCompositeFieldContainer[Column]
    def __init__(self, columns: _Optional[_Iterable[_Union[Column, _Mapping]]] = ...) -> None: ...

class TextRange(_message.Message):
    __slots__ = ["end", "start"]
    END_FIELD_NUMBER: _ClassVar[int]
    START_FIELD_NUMBER: _ClassVar[int]
    end: int
    start: int
    def __init__(self, start: _Optional[int] = ..., end: _Optional[int] = ...) -> None: ...

class Value(_message.Message):
    __slots__ = ["boolean", "country", "date", "decimal", "duration", "email", "enum_value", "integer", "language", "list", "money", "quantity", "record", "row", "text", "time", "url"]
    BOOLEAN_FIELD_NUMBER: _ClassVar[int]
    COUNTRY_FIELD_NUMBER: _ClassVar[int]
    DATE_FIELD_NUMBER: _ClassVar[int]
    DECIMAL_FIELD_NUMBER: _ClassVar[int]
    DURATION_FIELD_NUMBER: _ClassVar[int]
    EMAIL_FIELD_NUMBER: _ClassVar[int]
    ENUM_VALUE_FIELD_NUMBER: _ClassVar[int]
    INTEGER_FIELD_NUMBER: _ClassVar[int]
    LANGUAGE_FIELD_NUMBER: _ClassVar[int]
    LIST_FIELD_NUMBER: _ClassVar[int]
    MONEY_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    RECORD_FIELD_NUMBER: _ClassVar[int]
    ROW_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    TIME_FIELD_NUMBER: _ClassVar[int]
    URL_FIELD_NUMBER: _ClassVar[int]
    boolean: bool
    country: str
    date: Date
    decimal: str
    duration: Duration
    email: str
    enum_value: str
    integer: int
    language: str
    list: ValueList
    money: Money
    quantity: Quantity
    record: NestedRecord
    row: Row
    text: str
    time: str
    url: str
    def __init__(self, text: _Optional[str] = ..., integer: _Optional[int] = ..., decimal: _Optional[str] = ..., boolean: bool = ..., date: _Optional[_Union[Date, _Mapping]] = ..., time: _Optional[str] = ..., duration: _Optional[_Union[Duration, _Mapping]] = ..., quantity: _Optional[_Union[Quantity, _Mapping]] = ..., money: _Optional[_Union[Money, _Mapping]] = ..., country: _Optional[str] = ..., language: _Optional[str] = ..., url: _Optional[str] = ..., email: _Optional[str] = ..., row: _Optional[_Union[Row, _Mapping]] = ..., record: _Optional[_Union[NestedRecord, _Mapping]] = ..., list: _Optional[_Union[ValueList, _Mapping]] = ..., enum_value: _Optional[str] = ...) -> None: ...

class ValueList(_message.Message):
    __slots__ = ["items"]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    items: _containers.RepeatedCompositeFieldContainer[Value]
    def __init__(self, items: _Optional[_Iterable[_Union[Value, _Mapping]]] = ...) -> None: ...

class Calendar(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = []

class DatePrecision(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = []
