"""Makes records of the classes that ``rules schema`` gives for a rule set."""

from __future__ import annotations

from typing import Any, Iterable, Type, TypeVar

from google.protobuf.descriptor import FieldDescriptor
from google.protobuf.message import Message

from ._generated.processing.extraction.v1.record_pb2 import Record

T = TypeVar("T", bound=Message)


def typed(record: Record, message_class: Type[T]) -> T:
    """The record as a message of a class that ``rules schema`` and protoc made for its type.

    A field that the class does not know is left out, as protobuf does with fields of newer messages. Raises TypeError where the
    record is of another type, or a value does not fit its field: the class is then of other rules than the server has.
    """
    if message_class.DESCRIPTOR.name != record.record:
        raise TypeError(f"the record is of type {record.record}, not {message_class.DESCRIPTOR.name}")
    message = message_class()
    _fill(message, record.fields)
    return message


def _fill(message: Message, fields: Iterable[Any]) -> None:
    # Fields of records and columns of rows alike: a name and a value.
    for field in fields:
        known = message.DESCRIPTOR.fields_by_name.get(field.name)
        kind = field.value.WhichOneof("kind")
        if known is None or kind is None:
            continue
        if kind == "list":
            for item in field.value.list.items:
                _set(message, known, item)
        else:
            _set(message, known, field.value)


def _set(message: Message, field: FieldDescriptor, value: Any) -> None:
    many = field.label == FieldDescriptor.LABEL_REPEATED
    kind = value.WhichOneof("kind")
    content = getattr(value, kind)
    if field.message_type is not None:
        target = getattr(message, field.name)
        target = target.add() if many else target
        target.SetInParent()
        if kind in ("quantity", "money"):
            _fill_amount(target, content)
        else:
            _fill(target, content.fields if kind == "record" else content.columns)
        return
    plain = _number_of(field, content) if kind == "enum_value" else _plain(kind, content)
    plain = str(plain) if field.type == FieldDescriptor.TYPE_STRING and kind == "integer" else plain
    if many:
        getattr(message, field.name).append(plain)
    else:
        setattr(message, field.name, plain)


def _plain(kind: str, content: Any) -> Any:
    if kind == "date":
        return content.iso or content.unresolved
    return content.iso if kind == "duration" else content


def _fill_amount(target: Message, content: Any) -> None:
    for name, own in (("amount", "value"), ("minimum", "min"), ("maximum", "max")):
        if content.HasField(name):
            setattr(target, own, getattr(content, name))
    unit = "currency" if "currency" in target.DESCRIPTOR.fields_by_name else "unit"
    setattr(target, unit, getattr(content, unit))
    target.approximate = content.approximate


def _number_of(field: FieldDescriptor, name: str) -> int:
    # The values of an enum begin with its name: STATUS_ACTING for `acting`.
    ending = "_" + name.upper().replace("-", "_")
    for value in field.enum_type.values:
        if value.name.endswith(ending):
            return value.number
    raise TypeError(f"{field.enum_type.full_name} has no value {name}")
