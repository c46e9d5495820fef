"""A table: where its rows stand in the graph, which events speak of them, and how what holds them takes changed ones
in.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, LiteralString, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

Row = TypeVar("Row", bound=NamedTuple)


@dataclass(frozen=True, slots=True)
class Table(Generic[Row]):
    """A row belongs to the thing whose id is its first value, its owner: all rows of an owner are read and put in place
    together. `owners` lists the ids of all owners, `rows` reads the rows of some `$ids` of them. `keys`: by what else
    rows are looked up, where a register holds them.

    `subjects`: events about these bear ids of owners. `through`: events about these bear other `$ids`, and the statement
    lists the owners that hang on them. `loaded_anew_after`: after events about these the whole projection is loaded.
    `beside`: tables of the same owners whose rows are put in place together with those of this one.
    `decides_visibility`: changed rows may let somebody see more organizations, offerings, relationships or planned
    changes, or fewer.
    `days`: the values that rows hold as ordinals, where the graph holds days or instants as text; what else is text is
    kept once, however many rows say it. None where rows hold what the graph holds.
    """

    name: LiteralString
    row: type[Row]
    keys: tuple[Callable[[Row], str], ...]
    owners: LiteralString
    rows: LiteralString
    subjects: tuple[str, ...] = ()
    through: Mapping[str, LiteralString] = field(default_factory=dict[str, LiteralString])
    loaded_anew_after: tuple[str, ...] = ()
    beside: tuple[Table[Any], ...] = ()
    decides_visibility: bool = False
    days: tuple[str, ...] | None = None


class Changed(NamedTuple):
    """What views of single days forget. `dependents` depend on something else from now on, `needed` and `groups` are
    what they depended or depend on; `covered` are the offerings that `agreements` covered or cover; `ids` are people,
    relationships, offerings and agreements that registered rows had or have to do with; `losses`: which offerings are
    lost may have changed; `offerings`: of which a status, a successor or a planned change is another one; `sides`: somebody
    may see something else, also where the table does not decide that.
    """

    dependents: Collection[int] = ()
    needed: Collection[int] = ()
    groups: Collection[int] = ()
    agreements: Collection[int] = ()
    covered: Collection[int] = ()
    ids: Collection[str] = ()
    losses: bool = False
    offerings: Collection[int] = ()
    sides: bool = False


class Part(ABC):
    """The part of the projection that holds the rows of one table."""

    __slots__ = ()

    @abstractmethod
    def replace(self, owners: Collection[str], rows: Sequence[Any], *beside: Sequence[Any]) -> Changed:
        """Put in place all rows that some owners have now."""

    def holds(self, owners: Collection[str], rows: Sequence[Any], *beside: Sequence[Any]) -> bool:  # noqa: ARG002  # for parts that can tell
        """Whether these are all the rows that it has of some owners already; False where that is not known."""
        return False

    def owners_at(self, ids: Collection[str]) -> Collection[str]:  # noqa: ARG002  # for parts that are looked up by keys
        """Owners of the rows that are found by these keys so far."""
        return ()


def by_owner(rows: Sequence[Row]) -> dict[str, list[Row]]:
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        grouped.setdefault(str(row[0]), []).append(row)
    return grouped
