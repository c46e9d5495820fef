"""What deserves a look beside the score, and makes no points."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final, NamedTuple

from graph.health.caps import is_accepted, is_missed, settled_complaint
from graph.health.day import is_open, iso
from graph.health.factor import BY_CONSUMER, WEIGHT
from graph.health.policy import COMMITMENTS, EXPECTATIONS, KINDS, OUTCOMES
from graph.health.sentence import Sentence, shown
from graph.model.answers import answer
from graph.model.relationship import RelationshipStatus
from graph.model.scalars import Choice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.health.moment import Moment
    from graph.health.score import Standing
    from graph.health.voices import Voices
    from graph.projection.dialogue.voice import DemandRow
    from graph.projection.status import Day

HALF: Final = 0.5
UNANSWERED: Final = frozenset({"RAISED", "SHAPED"})
"""Statuses of a demand that waits for an answer."""

CONFIRMABLE: Final = (OUTCOMES, EXPECTATIONS, COMMITMENTS)
"""Factors whose facts the other side can confirm."""


class HealthFindingKind(Choice):
    """What deserves a look."""

    VOICES_APART = "VOICES_APART", "The provider measures far better than the consumer says: good only from inside."
    AGREEMENTS_OVER = "AGREEMENTS_OVER", "The relationship is ACTIVE, and all its agreements are over."
    COMPLAINT_UNANSWERED = "COMPLAINT_UNANSWERED", "A complaint waits for an answer."
    DEMAND_UNANSWERED = "DEMAND_UNANSWERED", "A demand waits for an answer."
    RENEWAL_TO_DECIDE = (
        "RENEWAL_TO_DECIDE",
        "An agreement ends within its `terminationDays`, and both sides have to decide whether it goes on.",
    )
    NOTICE_LATE = "NOTICE_LATE", "Notice of a change that is only proposed is late: it can still be moved."
    PLANNED_LOWERED = "PLANNED_LOWERED", "Fewer users are planned than before, so that use looks better than it is."
    UNCONFIRMED = "UNCONFIRMED", "Half or more of a factor rests on one side's word."
    OUTCOME_UNMEASURABLE = "OUTCOME_UNMEASURABLE", "An outcome has no baseline or target, or both are the same."


@answer("HealthFinding")
class HealthFinding(NamedTuple):
    """What deserves a look beside a score, and makes no points."""

    kind: Annotated[HealthFindingKind, "What deserves a look."]
    label: str | None
    id: str | None
    sentence: Sentence


def findings(moment: Moment, now: Standing, voices: Voices) -> list[HealthFinding]:
    """All findings, by kind, then by id."""
    found = [*_of_voices(voices), *_of_agreements(moment), *_to_settle(moment), *_of_things(moment), *_unconfirmed(now)]
    return sorted(found, key=lambda one: (one.kind.rank, one.id or "", one.sentence.message))


def _made(
    kind: HealthFindingKind, label: str | None = None, id_: str | None = None, **facts: str | int
) -> HealthFinding:
    return HealthFinding(kind, label, id_, Sentence(f"finding-{kind.value.lower().replace('_', '-')}", facts))


def _of_voices(voices: Voices) -> Iterator[HealthFinding]:
    said, measured = voices
    if voices.are_apart and said is not None and measured is not None:
        yield _made(HealthFindingKind.VOICES_APART, said=shown(said), measured=shown(measured))


def _of_agreements(moment: Moment) -> Iterator[HealthFinding]:
    view = moment.view
    if view.status == RelationshipStatus.ACTIVE.value and view.covers:
        begun = [cover for cover in view.covers if cover.first <= moment.day]
        ends = [cover.end for cover in begun]
        if begun and not moment.covers and max(ends) <= moment.day:
            yield _made(HealthFindingKind.AGREEMENTS_OVER, since=iso(max(ends)))


def _to_settle(moment: Moment) -> Iterator[HealthFinding]:
    view, day = moment.view, moment.day
    for row in view.demands:
        if _waits(row, day):
            yield _unanswered(row)
    for renewal in view.renewals:
        if renewal.first <= day < renewal.end:
            yield _made(HealthFindingKind.RENEWAL_TO_DECIDE, "Agreement", renewal.agreement, end=iso(renewal.end))


def _of_things(moment: Moment) -> Iterator[HealthFinding]:
    view, day = moment.view, moment.day
    for row in view.complaints:
        if is_open(row, settled_complaint(row), day):
            yield _made(HealthFindingKind.COMPLAINT_UNANSWERED, "Complaint", row.id, raised=iso(row.raised_at))
    for row in view.notices:
        proposed = row.change_status == "PROPOSED" and is_missed(row, day)
        if proposed and row.deadline is not None and not is_accepted(view, row.change, day):
            yield _made(HealthFindingKind.NOTICE_LATE, "Notice", row.id, deadline=iso(row.deadline))
    for rows in view.adoptions.values():
        last = [row for row in rows if row.at <= day][-2:]
        if len(last) == 2 and (last[1].planned or 0) < (last[0].planned or 0):
            before, now = str(last[0].planned), str(last[1].planned)
            yield _made(HealthFindingKind.PLANNED_LOWERED, "Adoption", last[1].id, before=before, now=now)
    for row, _ in view.outcomes:
        if row.baseline is None or row.target is None or row.baseline == row.target:
            yield _made(HealthFindingKind.OUTCOME_UNMEASURABLE, "Outcome", row.id)


def _unanswered(row: DemandRow) -> HealthFinding:
    if row.raised_at is None:
        words = Sentence("finding-demand-unanswered-undated", {})
        return HealthFinding(HealthFindingKind.DEMAND_UNANSWERED, "Demand", row.id, words)
    return _made(HealthFindingKind.DEMAND_UNANSWERED, "Demand", row.id, raised=iso(row.raised_at))


def _waits(row: DemandRow, day: Day) -> bool:
    """Whether it waits for an answer. Without a day of its answer it has today's status."""
    if row.raised_at is not None and row.raised_at > day:
        return False
    return row.status in UNANSWERED if row.answered_at is None else row.answered_at > day


def _unconfirmed(now: Standing) -> Iterator[HealthFinding]:
    for place in CONFIRMABLE:
        counted = now.factors[place].counted
        total = sum(fact[WEIGHT] for fact in counted)
        alone = sum(fact[WEIGHT] for fact in counted if not fact[BY_CONSUMER])
        if counted and alone >= HALF * total:
            yield _made(HealthFindingKind.UNCONFIRMED, factor=KINDS[place].value)
