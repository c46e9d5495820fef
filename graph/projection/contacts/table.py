"""Where rows stand in the graph, and what of the trail speaks of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, LiteralString, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Row = TypeVar("Row", bound=NamedTuple)


@dataclass(frozen=True, slots=True)
class Table(Generic[Row]):
    """`owners` lists the ids of all owners, `rows` reads the rows of some `$ids` of them. `keys`: by what else than their
    owner rows are looked up. `subjects`: what the trail calls that whose ids are these.
    """

    name: LiteralString
    row: type[Row]
    keys: tuple[Callable[[Row], str], ...]
    owners: LiteralString
    rows: LiteralString
    subjects: tuple[str, ...]
