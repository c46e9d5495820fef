"""What one side may see of a relationship, of which its health is made: lists of rows, the earliest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from graph.projection.status import ALWAYS_AFTER, ALWAYS_BEFORE

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from graph.model.offering import OfferingStatus
    from graph.model.relationship import Side
    from graph.projection.contacts.people import AssessmentRow
    from graph.projection.dialogue.announcing import AnswerRow, NoticeRow
    from graph.projection.dialogue.promises import CommitmentRow, ExpectationRow
    from graph.projection.dialogue.targets import TargetRow
    from graph.projection.dialogue.use import AdoptionRow
    from graph.projection.dialogue.value import MeasurementRow, OutcomeRow
    from graph.projection.dialogue.voice import ComplaintRow, DemandRow, EscalationRow, FeedbackRow
    from graph.projection.meetings.around import Around
    from graph.projection.status import Day

DECIDED: Final = frozenset({"AGREED", "ANNOUNCED", "DONE"})
"""Statuses of a change that is no longer a proposal."""


class Role(NamedTuple):
    """A role that a person holds from its `first` day to the day before its `end`."""

    person: str
    side: str
    role: str
    accountable: bool
    first: Day
    end: Day


class Held(NamedTuple):
    """An engagement that was held, and who was there."""

    on: Day
    id: str
    kind: str
    people: Collection[str]


class Opinion(NamedTuple):
    """An assessment, its day as a number."""

    at: Day
    id: str
    person: str
    influence: int | None
    sentiment: int | None

    @classmethod
    def of(cls, row: AssessmentRow, at: Day) -> Opinion:
        return cls(at, row.id, row.person, row.influence, row.sentiment)


class Fit(NamedTuple):
    """A fit check that says something: `points`, the mean of its answers, 0 to 100."""

    at: Day
    id: str
    offering: str
    points: float


class Period(NamedTuple):
    """A time for which a target was measured, whether it was met by all signals, and the worst of them."""

    to: Day
    from_: Day
    met: bool
    signal: str


class Measured(NamedTuple):
    """A target with its periods."""

    row: TargetRow
    periods: Sequence[Period]


class Sought(NamedTuple):
    """An outcome with its measurements."""

    row: OutcomeRow
    measurements: Sequence[MeasurementRow]


class Covering(NamedTuple):
    """An offering that an agreement covers from the `first` day to the day before the `end`. `criticality`: 1 to 4;
    `stated`: whether somebody has said so. `agreement_end`: when the agreement ends by what it says itself. `notice`: the day from which on notice was given, ALWAYS_AFTER for none.
    `is_past`: counts on days before today alone, since it is over by its status.
    """

    agreement: str
    offering: str
    criticality: int
    stated: bool
    first: Day
    end: Day
    agreement_end: Day = ALWAYS_AFTER
    notice: Day = ALWAYS_AFTER
    is_past: bool = False


class Renewal(NamedTuple):
    """Both sides have to decide, from the `first` day on, whether an agreement goes on after the day before its `end`."""

    agreement: str
    first: Day
    end: Day


class Effect(NamedTuple):
    """What a planned change does to an offering, from its day on."""

    change: str
    offering: str
    action: str
    first: Day
    end: Day


@dataclass(frozen=True, slots=True)
class View:
    """`side`: who looks. `type`, `status`: as today. `sides`: by person, on whose side roles have put them,
    each from a day on. `adoptions`, `fits`: by offering. `status_of` an offering on a day; None for one that is archived.
    `successors_of` an offering. `answers`: the consumer's, by change; `effects_of` a change that is decided on.
    """

    relationship: str
    side: Side
    provider: str | None
    consumer: str | None
    type: str | None
    status: str | None
    since: Day | None
    until: Day | None
    known: Around
    roles: Sequence[Role]
    sides: Mapping[str, Sequence[tuple[Day, str]]]
    meetings: Sequence[Held]
    assessments: Sequence[Opinion]
    expectations: Sequence[ExpectationRow]
    commitments: Sequence[CommitmentRow]
    feedback: Sequence[FeedbackRow]
    outcomes: Sequence[Sought]
    adoptions: Mapping[str, Sequence[AdoptionRow]]
    fits: Mapping[str, Sequence[Fit]]
    covers: Sequence[Covering]
    targets: Sequence[Measured]
    renewals: Sequence[Renewal]
    complaints: Sequence[ComplaintRow]
    demands: Sequence[DemandRow]
    escalations: Sequence[EscalationRow]
    notices: Sequence[NoticeRow]
    answers: Mapping[str, Sequence[AnswerRow]]
    status_of: Callable[[str, Day], OfferingStatus | None]
    successors_of: Callable[[str], AbstractSet[str]]
    effects_of: Callable[[str], Sequence[Effect]]

    def side_of(self, person: str, day: Day) -> str | None:
        """The side of any role that the person ever had by that day, over or not; of several, that of the one begun
        last.
        """
        found = None
        for first, side in self.sides.get(person, ()):
            if first > day:
                break
            found = side
        return found

    def has_begun(self, day: Day) -> bool:
        return (self.since or ALWAYS_BEFORE) <= day < (ALWAYS_AFTER if self.until is None else self.until)
