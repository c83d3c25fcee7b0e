from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Box(_message.Message):
    __slots__ = ["bottom", "left", "right", "top"]
    BOTTOM_FIELD_NUMBER: _ClassVar[int]
    LEFT_FIELD_NUMBER: _ClassVar[int]
    RIGHT_FIELD_NUMBER: _ClassVar[int]
    TOP_FIELD_NUMBER: _ClassVar[int]
    bottom: float
    left: float
    right: float
    top: float
    def __init__(self, left: _Optional[float] = ..., top: _Optional[float] = ..., right: _Optional[float] = ..., bottom: _Optional[float] = ...) -> None: ...

class PageLocation(_message.Message):
    __slots__ = ["boxes", "characters", "page"]
    BOXES_FIELD_NUMBER: _ClassVar[int]
    CHARACTERS_FIELD_NUMBER: _ClassVar[int]
    PAGE_FIELD_NUMBER: _ClassVar[int]
    boxes: _containers.RepeatedCompositeFieldContainer[Box]
    characters: Range
    page: int
    def __init__(self, page: _Optional[int] = ..., characters: _Optional[_Union[Range, _Mapping]] = ..., boxes: _Optional[_Iterable[_Union[Box, _Mapping]]] = ...) -> None: ...

class Place(_message.Message):
    __slots__ = ["bytes", "code_points", "page", "utf16", "utf8", "word"]
    BYTES_FIELD_NUMBER: _ClassVar[int]
    CODE_POINTS_FIELD_NUMBER: _ClassVar[int]
    PAGE_FIELD_NUMBER: _ClassVar[int]
    UTF16_FIELD_NUMBER: _ClassVar[int]
    UTF8_FIELD_NUMBER: _ClassVar[int]
    WORD_FIELD_NUMBER: _ClassVar[int]
    bytes: Range
    code_points: Range
    page: PageLocation
    utf16: Range
    utf8: Range
    word: WordLocation
    def __init__(self, utf8: _Optional[_Union[Range, _Mapping]] = ..., utf16: _Optional[_Union[Range, _Mapping]] = ..., code_points: _Optional[_Union[Range, _Mapping]] = ..., bytes: _Optional[_Union[Range, _Mapping]] = ..., word: _Optional[_Union[WordLocation, _Mapping]] = ..., page: _Optional[_Union[PageLocation, _Mapping]] = ...) -> None: ...

class Range(_message.Message):
    __slots__ = ["end", "start"]
    END_FIELD_NUMBER: _ClassVar[int]
    START_FIELD_NUMBER: _ClassVar[int]
    end: int
    start: int
    def __init__(self, start: _Optional[int] = ..., end: _Optional[int] = ...) -> None: ...

class WordLocation(_message.Message):
    __slots__ = ["characters", "paragraph", "part"]
    CHARACTERS_FIELD_NUMBER: _ClassVar[int]
    PARAGRAPH_FIELD_NUMBER: _ClassVar[int]
    PART_FIELD_NUMBER: _ClassVar[int]
    characters: Range
    paragraph: int
    part: str
    def __init__(self, part: _Optional[str] = ..., paragraph: _Optional[int] = ..., characters: _Optional[_Union[Range, _Mapping]] = ...) -> None: ...
