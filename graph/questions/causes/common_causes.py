"""What lies beneath most of the weak relationships of a portfolio."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple

from graph.model.answers import Names, answer
from graph.model.health.words import HealthCapKind, HealthGrade
from graph.model.relationship import RelationshipStatus, Side
from graph.model.scalars import Choice
from graph.questions.causes.beneath import Beneath

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

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


class Counted(NamedTuple):
    """A cause, and how many rest on it. `resting`: all of them, a bit each."""

    cause: Cause
    resting: int
    weak: int
    lift: float

    @property
    def place(self) -> tuple[float, str, str]:
        """What weighs most comes first: lift times the number of weak ones."""
        return -round(self.lift * self.weak, 9), self.cause.kind.value, self.cause.id


@dataclass(frozen=True, slots=True)
class CommonCauses:
    """Causes, what weighs most first. `counted`: ids of the relationships that rest on them, a bit each; `weak`: the weak ones."""

    found: Sequence[Counted]
    counted: Sequence[str]
    weak: int
    day: date

    def __len__(self) -> int:
        return len(self.found)

    def told(self, part: slice) -> list[CommonCause]:
        """A part of the causes, each with the weak relationships that rest on it."""
        return [_told(each, self._bearing(each.resting & self.weak)) for each in self.found[part]]

    def _bearing(self, mask: int) -> list[str]:
        return [id_ for at, id_ in enumerate(self.counted) if mask >> at & 1]


def common_causes(  # the arguments of the question
    projection: Projection,
    kept: KeptHealth,
    seen: Visibility | None,
    standings: Iterable[Standing],
    day: Day,
    today: Day,
) -> CommonCauses:
    """Causes of these relationships, as far as they are weak or in use on the day. `seen`: what whoever asks sees; None =
    everything.
    """
    counted, weak = list[str](), 0
    agreed, resting = defaultdict[str, int](int), defaultdict[Cause, int](int)
    for one in standings:
        moment = kept.moment(one.relationship, one.side, day, today)
        if moment is None or not (one.is_weak or is_in_use(moment)):
            continue
        bit = 1 << len(counted)
        counted.append(one.relationship)
        weak |= bit if one.is_weak else 0
        for cover in moment.covers:
            agreed[cover.offering] |= bit
        for cause in _causes(moment, one.scored, seen):
            resting[cause] |= bit
    for offering, mask in Beneath(projection, seen, day).resting(agreed).items():
        resting[Cause(CauseKind.OFFERING, offering)] = mask
    found = sorted(_common(resting, weak, len(counted)), key=lambda each: each.place)
    return CommonCauses(found, counted, weak, date.fromordinal(day))


def is_in_use(moment: Moment) -> bool:
    return moment.view.status not in NOT_IN_USE and moment.view.has_begun(moment.day)


def _causes(moment: Moment, scored: Scored, seen: Visibility | None) -> Iterator[Cause]:
    """The causes that are no offerings: people of the provider's side, and caps."""
    for role in moment.holders:
        if role.side == Side.PROVIDER.value and (seen is None or seen.person(role.person)):
            yield Cause(CauseKind.PERSON, role.person)
    for cap in scored.caps:
        yield Cause(CauseKind.CAP, cap.value)


def _common(resting: Mapping[Cause, int], weak: int, total: int) -> Iterator[Counted]:
    """What is as frequent among all as among the weak explains nothing."""
    weak_count = weak.bit_count()
    for cause, mask in resting.items():
        theirs, all_ = (mask & weak).bit_count(), mask.bit_count()
        if theirs >= FEWEST and theirs * total > all_ * weak_count:
            yield Counted(cause, mask, theirs, (theirs / weak_count) / (all_ / total))


def _told(one: Counted, relationships: list[str]) -> CommonCause:
    cap = HealthCapKind(one.cause.id) if one.cause.kind is CauseKind.CAP else None
    all_ = one.resting.bit_count()
    return CommonCause(one.cause, one.cause.kind, cap, one.weak, all_, one.lift, sorted(relationships))
