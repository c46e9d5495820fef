"""YAML by its events: every scalar stays its text, every key keeps its line."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, TypeVar

import yaml

from seed.reading.table import TableFault, Unread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

T = TypeVar("T")

MOST: Final = 10_000
"""Values that aliases may repeat: more of them are an attack, or a mistake."""
DEEPEST: Final = 50
NOTHING: Final = frozenset({"", "~", "null", "Null", "NULL"})
PLAIN: Final = frozenset({None, "!", "tag:yaml.org,2002:str"})
TWICE: Final = "stands twice: keep one of the two"


@dataclass(slots=True)
class Keyed:
    """A mapping. `line`: on which it begins; `lines`: of its keys. A key that stands twice is unread, at the second."""

    line: int
    values: dict[str, Any] = field(default_factory=dict[str, Any])
    lines: dict[str, int] = field(default_factory=dict[str, int])
    size: int = 1


@dataclass(slots=True)
class Listed:
    """`lines`: of its values."""

    line: int
    lines: list[int] = field(default_factory=list[int])
    values: list[Any] = field(default_factory=list[Any])
    size: int = 1


class Documents:
    """Reads documents one value after the other; a value is a text, None, Listed or Keyed."""

    def __init__(self, raw: BinaryIO) -> None:
        package: Any = yaml  # which states no types
        self._events: Iterator[Any] = package.parse(raw, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        self._anchors: dict[str, Any] = {}
        self._repeated = 0

    def roots(self) -> Iterator[tuple[str | None, Keyed]]:
        """(key, row) of each row. Key None: the row is a document, or one of a list without a name. Raises TableFault."""
        return self._each(self._document)

    def whole(self) -> Iterator[tuple[int, Any]]:
        """(line, value) of each document. Raises TableFault."""
        return self._each(self._whole)

    def _whole(self) -> Iterator[tuple[int, Any]]:
        event = self._next()
        yield _line(event), self._value(event, 0)

    def _each(self, document: Callable[[], Iterator[T]]) -> Iterator[T]:
        try:
            for event in self._events:
                if isinstance(event, yaml.DocumentStartEvent):
                    self._anchors.clear()
                    yield from document()
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            raise TableFault(mark.line + 1 if mark else 0, f"is not YAML from here on: {error.problem}") from None
        except yaml.YAMLError as error:
            raise TableFault(0, f"is not YAML: {str(error).splitlines()[0]}") from None

    def _document(self) -> Iterator[tuple[str | None, Keyed]]:
        event = self._next()
        if isinstance(event, yaml.SequenceStartEvent):
            yield from self._items(None)
        elif isinstance(event, yaml.MappingStartEvent):
            yield from self._root(event)
        elif not (isinstance(event, yaml.ScalarEvent) and self._scalar(event) is None):
            raise TableFault(_line(event), "is no row: write lists named after files, or documents with kind")

    def _root(self, start: Any) -> Iterator[tuple[str | None, Keyed]]:
        """Lists of mappings are rows; whatever else stands there makes one row of the document."""
        row = Keyed(_line(start))
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key, line = self._key(event), _line(event)
            value = self._next()
            if isinstance(value, yaml.SequenceStartEvent):
                first = self._next()
                if isinstance(first, yaml.MappingStartEvent | yaml.AliasEvent) or (
                    isinstance(first, yaml.SequenceEndEvent) and not row.values
                ):
                    yield from self._items(key, first)
                    continue
                self._set(row, key, line, self._listed(value, first, 1))
            else:
                self._set(row, key, line, self._value(value, 1))
        if row.values:
            yield None, row

    def _items(self, key: str | None, first: Any = None) -> Iterator[tuple[str | None, Keyed]]:
        event = first or self._next()
        while not isinstance(event, yaml.SequenceEndEvent):
            value = self._value(event, 1)
            if not isinstance(value, Keyed):
                raise TableFault(_line(event), "is no row: write columns and values as `name: Maps`")
            yield key, value
            event = self._next()

    def _next(self) -> Any:
        return next(self._events)

    def _key(self, event: Any) -> str:
        if isinstance(event, yaml.ScalarEvent):
            return str(event.value)
        raise TableFault(_line(event), "is no name of a column")

    def _value(self, event: Any, depth: int) -> Any:
        if depth > DEEPEST:
            raise TableFault(_line(event), f"is nested more than {DEEPEST} deep")
        if isinstance(event, yaml.AliasEvent):
            return self._repeat(event)
        if isinstance(event, yaml.ScalarEvent):
            value = self._scalar(event)
        elif isinstance(event, yaml.SequenceStartEvent):
            value = self._listed(event, self._next(), depth)
        else:
            value = self._keyed(event, depth)
        if event.anchor:
            self._anchors[event.anchor] = value
        return value

    def _scalar(self, event: Any) -> str | Unread | None:
        if event.tag not in PLAIN:
            return Unread(f"has the tag {event.tag}, which no estate has: leave it out")
        plain = event.style is None and event.tag is None
        return None if plain and event.value in NOTHING else str(event.value)

    def _listed(self, start: Any, event: Any, depth: int) -> Listed | Unread:
        found = Listed(_line(start))
        while not isinstance(event, yaml.SequenceEndEvent):
            found.lines.append(_line(event))
            found.values.append(self._value(event, depth + 1))
            found.size += _size(found.values[-1])
            event = self._next()
        return found if start.tag is None else Unread(f"has the tag {start.tag}, which no estate has: leave it out")

    def _keyed(self, start: Any, depth: int) -> Keyed:
        found = Keyed(_line(start))
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key = self._key(event)
            value = self._value(self._next(), depth + 1)
            self._set(found, key, _line(event), value)
        if start.tag is not None:
            raise TableFault(_line(start), f"has the tag {start.tag}, which no estate has: leave it out")
        return found

    def _set(self, row: Keyed, key: str, line: int, value: Any) -> None:
        row.size += _size(value)
        if key == "<<" and isinstance(value, Keyed):
            row.values = value.values | row.values
            row.lines = value.lines | row.lines
            return
        row.values[key] = Unread(TWICE) if key in row.values else value
        row.lines[key] = line

    def _repeat(self, event: Any) -> Any:
        if event.anchor not in self._anchors:
            raise TableFault(_line(event), f"there is no anchor &{event.anchor} above")
        value = self._anchors[event.anchor]
        self._repeated += _size(value)
        if self._repeated > MOST:
            raise TableFault(_line(event), f"aliases repeat more than {MOST:,} values: write them out")
        return value


def _size(value: Any) -> int:
    return value.size if isinstance(value, Keyed | Listed) else 1


def _line(event: Any) -> int:
    return event.start_mark.line + 1
