"""Entries of a map's YAML: each value with its line, and a fault where it is not of the kind that is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from seed.faults import Fault, Faults, near
from seed.reading.table import Unread
from seed.reading.yaml_events import Keyed, Listed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from seed.places import FileName

TRUE: Final = frozenset({"true", "yes", "on"})
FALSE: Final = frozenset({"false", "no", "off"})


class Entries:
    """A mapping of the map: its values by key. `place`: how faults call it."""

    def __init__(self, keyed: Keyed, place: str, name: FileName, faults: Faults) -> None:
        self.line = keyed.line
        self.place = place
        self.name = name
        self.faults = faults
        self._keyed = keyed

    @property
    def keys(self) -> list[str]:
        return list(self._keyed.values)

    def line_of(self, key: str) -> int:
        return self._keyed.lines.get(key, self.line)

    def fault(self, key: str, message: str) -> None:
        self.faults.add(Fault(self.name, self.line_of(key), key, message))

    def know(self, known: Collection[str]) -> None:
        """Faults for keys that mean nothing there."""
        for key in self.keys:
            if key not in known:
                self.fault(key, f"{self.place} has no such key{near(key, known) or '; it has ' + ', '.join(known)}")

    def value(self, key: str) -> Any:
        """None where it is not there, or said to be wrong."""
        value = self._keyed.values.get(key)
        if isinstance(value, Unread):
            self.fault(key, value.message)
            return None
        return value

    def text(self, key: str) -> str | None:
        value = self.value(key)
        if isinstance(value, Keyed | Listed):
            self.fault(key, "is one text, and no list")
            return None
        return value

    def texts(self, key: str) -> tuple[str, ...] | None:
        """The texts at a key that holds one or a list of them; an empty one is the text of nothing."""
        if key not in self._keyed.values:
            return None
        value = self.value(key)
        found = value.values if isinstance(value, Listed) else [value]
        if any(isinstance(one, Keyed | Listed | Unread) for one in found):
            self.fault(key, "is a text, or a list of texts")
            return None
        return tuple("" if one is None else one for one in found)

    def flag(self, key: str) -> bool:
        text = self.text(key)
        if text is not None and text.lower() not in TRUE | FALSE:
            self.fault(key, f"{text!r} is neither true nor false")
        return text is not None and text.lower() in TRUE

    def number(self, key: str) -> int | None:
        text = self.text(key)
        if text is None:
            return None
        if text.isdecimal() and 0 < int(text) < 10**6:
            return int(text)
        self.fault(key, f"{text!r} is no number of a row: rows are counted from 1")
        return None

    def under(self, key: str) -> Entries | None:
        """The mapping that stands there."""
        value = self.value(key)
        if value is None:
            return None
        if isinstance(value, Keyed):
            return Entries(value, key, self.name, self.faults)
        self.fault(key, "is written with keys of its own, as `theirs: ours`")
        return None

    def all_under(self, key: str) -> Iterator[Entries]:
        """The mappings of a list."""
        value = self.value(key)
        if not isinstance(value, Listed):
            if value is not None:
                self.fault(key, "is a list: begin each entry with `- `")
            return
        for one, line in zip(value.values, value.lines, strict=True):
            if isinstance(one, Keyed):
                yield Entries(one, key, self.name, self.faults)
            else:
                self.faults.add(Fault(self.name, line, key, "an entry is written with keys of its own"))
