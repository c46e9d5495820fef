"""Things by their names: whom a cell that holds a name means, and what is made of one that nobody bears."""

from __future__ import annotations

import itertools
import re
import unicodedata
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from seed.faults import close
from seed.folded import alike
from seed.reading.table import Unread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from seed.mapping.declaration import Column
    from seed.places import FileName

SAID: Final = Unread("")
"""What follows from something that is said elsewhere."""
LISTED: Final = 5
LOOKED_AT: Final = 5_000
"""Names at most among which one that is near is sought."""


def made_id(name: str) -> str:
    """An id out of a name: in small letters, with `-` for whatever is neither letter nor digit."""
    signs = (sign if unicodedata.category(sign)[0] in "LMN" else "-" for sign in unicodedata.normalize("NFC", name))
    return re.sub("-+", "-", "".join(signs)).strip("-").lower() or name.replace("|", "-")


class Made(NamedTuple):
    """What is made of a cell: `file`, `line` and `column` say where it stands first."""

    label: str
    row: dict[str, str]
    file: FileName
    line: int
    column: str


class Place(NamedTuple):
    file: FileName
    line: int


class Names:
    """Ids of things by what they are called, of the labels that are `wanted`. `unread`: labels of which not all were
    read, so that nobody knows what is not there.
    """

    def __init__(self, wanted: Iterable[str]) -> None:
        self.wanted = frozenset(wanted)
        self.unread: set[str] = set()
        self.made: dict[tuple[str, str], Made] = {}
        self._ids: dict[str, dict[str, str]] = {label: {} for label in self.wanted}
        self._named: dict[str, dict[str, dict[str, str]]] = {label: {} for label in self.wanted}
        self._addresses: dict[str, str] = {}
        self._of_names: dict[tuple[str, str], str] = {}

    def add(self, label: str, row: dict[str, Any]) -> None:
        """A row that states a thing."""
        key, name = row.get("id"), row.get("name")
        if label not in self.wanted or not isinstance(key, str):
            return
        self._ids[label].setdefault(alike(key), key)
        if isinstance(name, str):
            self._named[label].setdefault(alike(name), {})[key] = name
        if label == "Person" and isinstance(email := row.get("email"), str):
            self._addresses.setdefault(email.casefold(), key)

    def id_of_name(self, label: str, name: str) -> str | Unread:
        """The id that is made of a name; two names that are not alike have no id in common."""
        key = made_id(name)
        first = self._of_names.setdefault((label, key), name)
        if alike(first) == alike(name):
            return key
        return Unread(
            f"{first!r} and {name!r} would both get the id {key!r}: state an id of each, or rename one of them"
        )

    def meant(self, column: Column, text: str, place: Place) -> str | Unread:
        """The id of the thing that a cell means."""
        found: dict[str, str] = {}
        for label in column.cell.refers:
            found |= self._found(column, label, text)
        if len(found) == 1:
            return next(iter(found))
        if found:
            listed = ", ".join(sorted(found)[:LISTED]) + (" …" if len(found) > LISTED else "")
            kind = " or ".join(column.cell.refers)
            return Unread(f"{text!r} is the name of {len(found)} of kind {kind}: {listed}: use a column that holds ids")
        if column.makes:
            return self._make(column, text, place)
        if not self.unread.isdisjoint(column.cell.refers):
            return SAID
        return Unread(self._unknown(column, text))

    def _found(self, column: Column, label: str, text: str) -> dict[str, str]:
        """Names by id."""
        if label == "Person" and (key := self._addresses.get(text.casefold())):
            return {key: text}
        ids, named = self._ids[label], self._named[label].get(alike(text), {})
        if not column.by_name and (key := ids.get(alike(text))) and (key == text or key not in named):
            return {key: text}
        return {key: name for key, name in named.items() if name == text} or named

    def _make(self, column: Column, text: str, place: Place) -> str | Unread:
        (label,) = column.cell.refers
        address = "@" in text and label == "Person"
        name = text.split("@", maxsplit=1)[0] if address else text
        key = made_id(name)
        made = self.made.get((label, key))
        if made and alike(made.row["name"]) == alike(text):
            return key
        if made is None:
            row = {"id": key, "name": spoken(name) if address else name} | ({"email": text} if address else {})
            kept = self._keep(label, key, text, row)
            if isinstance(kept, str):
                self.made[label, key] = Made(label, row, *place, column.cell.column)
            return kept
        return self._keep(label, key, text, made.row)

    def _keep(self, label: str, key: str, text: str, row: dict[str, str]) -> str | Unread:
        first = self._of_names.setdefault((label, key), row.get("email", row["name"]))
        if alike(first) == alike(text):
            return key
        return Unread(f"{first!r} and {text!r} would both get the id {key!r}: rename one of them")

    def _unknown(self, column: Column, text: str) -> str:
        names = (next(iter(names.values())) for label in column.cell.refers for names in self._named[label].values())
        near = close(text, itertools.islice(_distinct(names), LOOKED_AT))
        perhaps = f"; did you mean {' or '.join(map(repr, near))}?" if near else ""
        return f"no {' or '.join(column.cell.refers)} in these tables has the name {text!r}{perhaps}"


def spoken(address: str) -> str:
    """A name out of the first part of an address: `ilse.orban` is Ilse Orban."""
    return " ".join(part.capitalize() for part in re.split(r"[._\-+]+", address) if part) or address


def _distinct(names: Iterable[str]) -> Iterator[str]:
    yield from dict.fromkeys(names)
