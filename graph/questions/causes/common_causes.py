"""What lies beneath most of the weak relationships of a portfolio."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple

from graph.model.answers import Names, answer
from graph.model.health.words import HealthCapKind, HealthGrade
from graph.model.relationship import RelationshipStatus, Side
from graph.model.scalars import Choice
from graph.questions.causes.beneath import Beneath

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graph.health.keeping import KeptHealth, Scored
    from graph.health.moment import Moment
    from graph.projection.projection import Projection
    from graph.projection.status import Day
    from graph.projection.visibility import Visibility

WEAK: Final = frozenset({HealthGrade.WATCH, HealthGrade.AT_RISK})
FEWEST: Final = 3
"""Weak relationships, below which nothing is common."""
NOT_IN_USE: Final = frozenset({RelationshipStatus.PROSPECTIVE.value, RelationshipStatus.ENDED.value})


class CauseKind(Choice):
    """What may lie beneath several relationships."""

    OFFERING = "OFFERING", "An offering that was agreed, or that lies beneath one that was."
    PERSON = "PERSON", "Somebody who has a role on the provider's side."
    CAP = "CAP", "What holds the score down whatever else is good."


class Cause(NamedTuple):
    """What relationships have in common. `id`: of the offering or the person, or the name of the cap."""

    kind: CauseKind
    id: str

    @property
    def label(self) -> str | None:
        """The kind of thing that it is; None for a cap."""
        return {CauseKind.OFFERING: "Offering", CauseKind.PERSON: "Person"}.get(self.kind)


class Standing(NamedTuple):
    """A relationship as it is scored in the view of one side."""

    relationship: str
    side: Side
    scored: Scored

    @property
    def is_weak(self) -> bool:
        return self.scored.grade in WEAK


@answer("CommonCause")
@dataclass(frozen=True, slots=True)
class CommonCause:
    """Something on which a greater share of the weak relationships (WATCH, AT_RISK) rests than of all that are in use."""

    cause: Cause
    kind: Annotated[CauseKind, "What it is."]
    cap: Annotated[HealthCapKind | None, "The cap; null for an offering or a person."]
    weak: Annotated[int, "How many of the weak relationships rest on it."]
    all: Annotated[int, "How many of all relationships rest on it."]
    lift: Annotated[float, "Its share among the weak divided by its share among all; more than 1."]
    relationships: Annotated[list[str], "The weak ones that rest on it.", Names("ServiceRelationship", all_seen=True)]

    @property
    def place(self) -> tuple[float, str, str]:
        """What weighs most comes first: lift times the number of weak ones."""
        return -round(self.lift * self.weak, 9), self.kind.value, self.cause.id


def common_causes(  # the arguments of the question
    projection: Projection,
    kept: KeptHealth,
    seen: Visibility | None,
    standings: Iterable[Standing],
    day: Day,
    today: Day,
) -> list[CommonCause]:
    """Causes of these relationships, as far as they are weak or in use on the day; what weighs most first. `seen`: what
    whoever asks sees; None = everything.
    """
    beneath = Beneath(projection, seen, day)
    counted, weak = set[str](), set[str]()
    resting: dict[Cause, list[str]] = {}
    for one in standings:
        moment = kept.moment(one.relationship, one.side, day, today)
        if moment is None or not (one.is_weak or is_in_use(moment)):
            continue
        counted.add(one.relationship)
        if one.is_weak:
            weak.add(one.relationship)
        for cause in set(_causes(moment, one.scored, beneath, seen)):
            resting.setdefault(cause, []).append(one.relationship)
    return sorted(_common(resting, weak, len(counted)), key=lambda each: each.place)


def is_in_use(moment: Moment) -> bool:
    return moment.view.status not in NOT_IN_USE and moment.view.has_begun(moment.day)


def _causes(moment: Moment, scored: Scored, beneath: Beneath, seen: Visibility | None) -> Iterator[Cause]:
    for offering in beneath.offerings(cover.offering for cover in moment.covers):
        yield Cause(CauseKind.OFFERING, offering)
    for role in moment.holders:
        if role.side == Side.PROVIDER.value and (seen is None or seen.person(role.person)):
            yield Cause(CauseKind.PERSON, role.person)
    for cap in scored.caps:
        yield Cause(CauseKind.CAP, cap.value)


def _common(resting: dict[Cause, list[str]], weak: set[str], total: int) -> Iterator[CommonCause]:
    """What is as frequent among all as among the weak explains nothing."""
    for cause, relationships in resting.items():
        theirs: Sequence[str] = sorted(weak.intersection(relationships))
        if len(theirs) < FEWEST or len(theirs) * total <= len(relationships) * len(weak):
            continue
        lift = (len(theirs) / len(weak)) / (len(relationships) / total)
        cap = HealthCapKind(cause.id) if cause.kind is CauseKind.CAP else None
        yield CommonCause(cause, cause.kind, cap, len(theirs), len(relationships), lift, list(theirs))
