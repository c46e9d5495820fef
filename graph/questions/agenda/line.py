"""A line of an agenda, and where lines come from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, LiteralString

from graph.model.scalars import Choice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from graph.reading import Scope


class Matter(Choice):
    """Why something is on an agenda."""

    REVIEW = "REVIEW", "Both sides review their relationship at an interval, and the next review is due."
    COMMITMENT = "COMMITMENT", "Something promised is to be done."
    EXPECTATION = "EXPECTATION", "An expectation waits for an answer, or is to be met."
    COMPLAINT = "COMPLAINT", "A complaint waits for an answer, or for the consumer to close it."
    DEMAND = "DEMAND", "A demand waits for an answer."
    IMPROVEMENT = "IMPROVEMENT", "An improvement that was agreed is to be done."
    AGREEMENT = "AGREEMENT", "An agreement ends, renews itself, or must be terminated or renewed by then."
    CHANGE = "CHANGE", "A planned change waits for the consumer's answer."
    NOTICE = "NOTICE", "A message about a planned change is to be sent, or was not acknowledged."
    TRAINING = "TRAINING", "Users must have been trained by then."
    VACANCY = "VACANCY", "Nobody answers for the relationship in a role that needs somebody who does."
    CONTACT = "CONTACT", "Nobody has spoken to a person of high influence for longer than the interval."


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a line is on the agenda, before a language words it: a message of the catalogues (without its `agenda-`), and
    the facts that the message speaks of.
    """

    message: str
    facts: Mapping[str, str | int] = field(default_factory=dict[str, str | int])


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """`due`: an ISO day. `label`, `id`: the thing that it is about. `person`: with whom, if they may be contacted.
    `settled_by`: a mutation.
    """

    matter: Matter
    due: str
    relationship: str
    label: LiteralString
    id: str
    person: str | None
    reason: Reason
    settled_by: str

    def days_left(self, today: str) -> int:
        return date.fromisoformat(self.due).toordinal() - date.fromisoformat(today).toordinal()

    @property
    def place(self) -> tuple[str, int, str, str, str, str, str]:
        """Lines are sorted by it, and no two have the same: of one thing some say different things."""
        role = str(self.reason.facts.get("role", ""))
        return self.due, self.matter.rank, self.relationship, self.id, self.person or "", self.reason.message, role


@dataclass(frozen=True, slots=True)
class Source:
    """`statement` reads rows for the relationships of `$ids`, as of `$today`, gathered into one list: the driver takes long
    over each record. `lines` are what a row gives on that day, whenever they are due.
    """

    name: LiteralString
    statement: Callable[[Scope], LiteralString]
    lines: Callable[[list[Any], str], Iterator[Line]]


def contacted(scope: Scope, person: LiteralString) -> LiteralString:
    """The condition under which a person is one to turn to."""
    return (
        f"{scope.visible('Person', person)} AND {person}.archivedAt IS NULL "
        f"AND coalesce({person}.doNotContact, false) = false"
    )
