"""Rows that are put in place by what was written, and looked up by what they hang on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic

from graph.projection.table import Changed, Part, Row, by_owner

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence


class Register(Part, Generic[Row]):
    """A row's first value names the thing or the start of the link that was written: its owner. `keys`: by what else it
    is looked up. An owner of one row holds it without a list, since most have one. `changes`: how often rows were
    exchanged.
    """

    __slots__ = ("_by_key", "_keys", "_owned", "changes")

    def __init__(self, rows: Iterable[Row], keys: Iterable[Callable[[Row], str]]) -> None:
        self._keys = tuple(keys)
        self._owned: dict[str, Row | list[Row]] = {}
        self._by_key: dict[str, list[Row]] = {}
        self.changes = 0
        self._add(rows)

    def of(self, key: str) -> Sequence[Row]:
        return self._by_key.get(key, ())

    def owned(self, owner: str) -> Sequence[Row]:
        found = self._owned.get(owner)
        return () if found is None else _listed(found)

    def first_of(self, owner: str) -> Row | None:
        """The first row of an owner, for owners that have one at most; None where there is none."""
        found = self._owned.get(owner)
        return None if found is None else _listed(found)[0]

    def __len__(self) -> int:
        """Owners that have rows."""
        return len(self._owned)

    def __iter__(self) -> Iterator[Row]:
        for found in self._owned.values():
            yield from _listed(found)

    def owners_at(self, ids: Collection[str]) -> Collection[str]:
        return {str(row[0]) for key in ids for row in self.of(key)}

    def holds(self, owners: Collection[str], rows: Sequence[Row], *beside: Sequence[Any]) -> bool:
        now = by_owner(rows)
        return not beside and all(list(self.owned(owner)) == now.get(owner, []) for owner in owners)

    def replace(self, owners: Collection[str], rows: Sequence[Row], *_: Sequence[Any]) -> Changed:
        """`ids` of what changed: the owners, and the keys that their rows had or have."""
        return Changed(ids=self.exchange(owners, rows).union(owners))

    def exchange(self, owners: Iterable[str], rows: Iterable[Row]) -> set[str]:
        """All rows of some owners at once -> the keys that they had or have."""
        self.changes += 1
        keys: set[str] = set()
        for owner in owners:
            for row in _listed(self._owned.pop(owner, [])):
                for key in (key_of(row) for key_of in self._keys):
                    keys.add(key)
                    self._by_key[key].remove(row)
                    if not self._by_key[key]:
                        del self._by_key[key]
        return keys | self._add(rows)

    def _add(self, rows: Iterable[Row]) -> set[str]:
        keys: set[str] = set()
        for row in rows:
            self._own(row)
            for key in (key_of(row) for key_of in self._keys):
                keys.add(key)
                self._by_key.setdefault(key, []).append(row)
        return keys

    def _own(self, row: Row) -> None:
        owner = str(row[0])
        before = self._owned.get(owner)
        if before is None:
            self._owned[owner] = row
        elif isinstance(before, list):
            before.append(row)
        else:
            self._owned[owner] = [before, row]


def _listed(found: Row | list[Row]) -> Sequence[Row]:
    return found if isinstance(found, list) else (found,)
