"""What a catalog lacks: each trouble said once, at its first place, with how often there is more of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from seed.faults import Hint

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from seed.backstage.entity import CatalogName

LISTED: Final = 5


@dataclass(slots=True)
class _Trouble:
    file: CatalogName
    line: int
    column: str
    what: str
    do: str
    others: list[str] = field(default_factory=list[str])


class Troubles:
    """Troubles by what they are about: `team-a is not there`, which many say."""

    def __init__(self) -> None:
        self._by_key: dict[Hashable, _Trouble] = {}

    def add(self, key: Hashable, place: tuple[CatalogName, int, str], what: str, do: str, more: str = "") -> None:
        """`what` is wrong, and what to `do`. `more`: how this one is called where another is said already."""
        if trouble := self._by_key.get(key):
            trouble.others.append(more or f"{place[0]}:{place[1]}")
        else:
            self._by_key[key] = _Trouble(*place, what, do)

    def hints(self) -> Iterator[Hint]:
        for one in self._by_key.values():
            listed = ", ".join(one.others[:LISTED])
            left = f" and {len(one.others) - LISTED:,} more" if len(one.others) > LISTED else ""
            others = f" (also {listed}{left})" if one.others else ""
            yield Hint(one.file, one.line, one.column, f"{one.what}{others}: {one.do}")
