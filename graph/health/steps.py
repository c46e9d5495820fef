"""Single acts that would raise a score, each worked out anew with everything else as it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any, Final, NamedTuple

from graph.health.caps import caps
from graph.health.day import AGREED, DECLINED, MET, STATED, expectation_on
from graph.health.factor import Factor
from graph.health.factors.contact import BASIC, POINTS, breadth, met
from graph.health.factors.promises import commitments, expectations
from graph.health.policy import BREADTH, COMMITMENTS, CONTACT, EXPECTATIONS, KINDS
from graph.health.score import NOT_OF_FACTS, standing_of
from graph.health.sentence import Sentence
from graph.model.answers import answer
from graph.model.health.words import HealthCapKind, HealthFactorKind
from graph.model.scalars import Choice
from graph.projection.meetings.review import review_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.health.moment import Moment
    from graph.health.score import Standing

LEAST: Final = 1e-9
"""What is no gain."""


class HealthAct(Choice):
    """What would raise a score."""

    ANSWER_EXPECTATION = "ANSWER_EXPECTATION", "Agree to an expectation that waits for an answer."
    MEET_EXPECTATION = "MEET_EXPECTATION", "Meet an expectation that was agreed to."
    CONFIRM_EXPECTATION = "CONFIRM_EXPECTATION", "Have the other side confirm what became of an expectation."
    KEEP_COMMITMENT = "KEEP_COMMITMENT", "Keep a commitment, late as it may be."
    HOLD_REVIEW = "HOLD_REVIEW", "Review the relationship with somebody of the consumer who answers for it."
    WIDEN = "WIDEN", "Bring one more person of the smaller side to an engagement of both sides."
    ANSWER_COMPLAINT = "ANSWER_COMPLAINT", "Answer a complaint that is overdue, which lifts the cap."
    RECORD = "RECORD", "Record facts of a factor of which nothing is known. What it gains nobody can say."


@answer("HealthStep")
class Step(NamedTuple):
    """A single act that would raise a score, with everything else as it is."""

    act: Annotated[HealthAct, "What to do."]
    factor: Annotated[HealthFactorKind | None, "The factor that it raises; null for one that lifts a cap."]
    label: str | None
    id: str | None
    gain: Annotated[float | None, "By how much the score rises; null where facts would have to be recorded first."]
    confidence: Annotated[
        float | None, "The confidence that a first fact brings, 0 to 1; null for one that brings no new factor."
    ] = None

    def sentence(self) -> Sentence:
        if self.act is HealthAct.RECORD and self.factor is not None:
            return Sentence(f"{self.factor.value.lower()}-unknown", {})
        return Sentence(f"step-{self.act.value.lower().replace('_', '-')}", {})


def next_steps(moment: Moment, now: Standing, first: int) -> list[Step]:
    """The greatest gain first, then by factor and id; then what to record of what is not known."""
    gains = [step for step in _steps(moment, now) if (step.gain or 0.0) > LEAST]
    gains.sort(key=lambda step: (-(step.gain or 0.0), -1 if step.factor is None else step.factor.rank, step.id or ""))
    return [*gains, *_to_record(now)][:first]


def gains(moment: Moment, now: Standing) -> dict[tuple[HealthAct, str], float]:
    """How much the score would rise by each act alone, by the act and the id of the thing; that of a review is the
    relationship's.
    """
    relationship = moment.view.relationship
    return {(step.act, step.id or relationship): step.gain for step in _steps(moment, now) if step.gain is not None}


def _steps(moment: Moment, now: Standing) -> Iterator[Step]:
    yield from _of_expectations(moment, now)
    yield from _of_commitments(moment, now)
    yield from _of_meetings(moment, now)
    yield from _of_complaints(moment, now)


def _gain(moment: Moment, now: Standing, place: int, factor: Factor) -> float:
    found = (*now.factors[:place], factor, *now.factors[place + 1 :])
    then = standing_of(moment, found, now.caps).score
    return 0.0 if then is None else then - (now.score or 0.0)


def _of_expectations(moment: Moment, now: Standing) -> Iterator[Step]:
    day, rows = moment.day, list(moment.view.expectations)
    for number, row in enumerate(rows):
        if row.stated_at is not None and row.stated_at > day:
            continue
        status, _ = expectation_on(row, day)
        confirmed = row.confirmed_at is not None and row.confirmed_at <= day
        act: HealthAct | None = None
        then: Any = row
        if status == STATED:
            act, then = HealthAct.ANSWER_EXPECTATION, row._replace(status=AGREED, answered_at=day, closed_at=None)
        elif status == AGREED:
            act, then = HealthAct.MEET_EXPECTATION, row._replace(status=MET, closed_at=day)
        elif status in {MET, DECLINED} and not confirmed:
            act, then = HealthAct.CONFIRM_EXPECTATION, row._replace(confirmed_at=day)
        if act is not None:
            view = replace(moment.view, expectations=[*rows[:number], then, *rows[number + 1 :]])
            gain = _gain(moment, now, EXPECTATIONS, expectations(moment.with_view(view)))
            yield Step(act, KINDS[EXPECTATIONS], "Expectation", row.id, gain)


def _of_commitments(moment: Moment, now: Standing) -> Iterator[Step]:
    day, rows = moment.day, list(moment.view.commitments)
    for number, row in enumerate(rows):
        is_begun = row.at is None or row.at <= day
        is_open = row.status == "OPEN" or (row.status == "KEPT" and row.done_at is not None and row.done_at > day)
        if is_begun and is_open and row.due is not None:
            then = row._replace(status="KEPT", done_at=day)
            view = replace(moment.view, commitments=[*rows[:number], then, *rows[number + 1 :]])
            gain = _gain(moment, now, COMMITMENTS, commitments(moment.with_view(view)))
            yield Step(HealthAct.KEEP_COMMITMENT, KINDS[COMMITMENTS], "Commitment", row.id, gain)


def _of_meetings(moment: Moment, now: Standing) -> Iterator[Step]:
    if moment.view.type == BASIC:
        return
    review = review_of(moment.view.known, moment.day)
    if review is not None and now.factors[CONTACT].points is not None:
        gain = _gain(moment, now, CONTACT, Factor(100.0))
        yield Step(HealthAct.HOLD_REVIEW, KINDS[CONTACT], None, None, gain)
    if breadth(moment).points is not None:
        providers, consumers, _ = met(moment)
        more = POINTS[min(3, min(len(providers), len(consumers)) + 1)]
        yield Step(HealthAct.WIDEN, KINDS[BREADTH], None, None, _gain(moment, now, BREADTH, Factor(more)))


def _of_complaints(moment: Moment, now: Standing) -> Iterator[Step]:
    for cap in now.caps:
        if cap.kind is HealthCapKind.COMPLAINT_OVERDUE:
            rows = [
                row._replace(status="ANSWERED", answered_at=moment.day) if row.id == cap.id else row
                for row in moment.view.complaints
            ]
            left = caps(moment.with_view(replace(moment.view, complaints=rows)))
            then = standing_of(moment, now.factors, left).score
            gain = None if then is None or now.score is None else then - now.score
            yield Step(HealthAct.ANSWER_COMPLAINT, None, "Complaint", cap.id, gain)


def _to_record(now: Standing) -> Iterator[Step]:
    """A first fact of each factor of which nothing is known: what confidence it brings, the most first."""
    total = sum(now.weights)
    unknown = [place for place, factor in enumerate(now.factors) if factor.points is None and now.weights[place]]
    for place in sorted(unknown, key=lambda place: (-now.weights[place], place)):
        share = now.weights[place] / total
        confidence = share if place in NOT_OF_FACTS else share / 2
        yield Step(HealthAct.RECORD, KINDS[place], None, None, None, confidence)
