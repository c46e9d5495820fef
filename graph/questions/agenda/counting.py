"""How many lines an agenda has, of each matter and of each relationship."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from graph.model.answers import Names, answer
from graph.questions.agenda.line import Matter

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from graph.questions.agenda.line import Line


@answer("AgendaMatterCount")
@dataclass(frozen=True, slots=True)
class MatterCount:
    """How much of one matter is due."""

    matter: Annotated[Matter, "Why it is on the agenda."]
    total: Annotated[int, "Lines."]
    overdue: Annotated[int, "Those of them that were due before `today`."]


@answer("AgendaRelationshipCount")
@dataclass(frozen=True, slots=True)
class RelationshipCount:
    """How much is due in one relationship."""

    relationship: Annotated[str, "The relationship.", Names("ServiceRelationship")]
    total: Annotated[int, "Lines."]
    overdue: Annotated[int, "Those of them that were due before `today`."]

    @property
    def place(self) -> tuple[int, int, str]:
        """What counts are sorted by: what is late first, then the fullest."""
        return -self.overdue, -self.total, self.relationship


def by_matter(lines: Iterable[Line], today: str) -> list[MatterCount]:
    """Counts of the matters of which anything is due, in the order of `Matter`."""
    counts = _counted(lines, today, lambda line: line.matter)
    return [MatterCount(matter, *counts[matter]) for matter in Matter if matter in counts]


def by_relationship(lines: Iterable[Line], today: str) -> Sequence[RelationshipCount]:
    counts = _counted(lines, today, lambda line: line.relationship)
    rows = (RelationshipCount(relationship, *both) for relationship, both in counts.items())
    return sorted(rows, key=lambda row: row.place)


def _counted(lines: Iterable[Line], today: str, of: Callable[[Line], Hashable]) -> dict[Any, tuple[int, int]]:
    """-> all, and those that are late."""
    total, overdue = Counter[Any](), Counter[Any]()
    for line in lines:
        total[of(line)] += 1
        overdue[of(line)] += line.due < today
    return {key: (number, overdue[key]) for key, number in total.items()}
