"""What holds a score at 49, whatever else is good."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Final, NamedTuple

from graph.health.day import DAYS_TO_ANSWER, is_open
from graph.health.factors.targets import ended_within
from graph.health.view import DECIDED
from graph.model.answers import answer
from graph.model.health.words import HealthCapKind
from graph.model.offering import OfferingStatus
from graph.projection.status import ALWAYS_AFTER, Day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.health.moment import Moment
    from graph.health.view import Covering, View

HIGHEST: Final = 49.0
"""The most that a capped score can be."""

NOTICE_REMEMBERED: Final = 180
"""Days after its deadline for which a notice that was missed counts."""

LAST_PERIODS: Final = 365
"""Days within which periods ended of which the last three count."""

CRITICAL: Final = 4
HIGH: Final = 3
GONE: Final = frozenset({OfferingStatus.PLANNED, OfferingStatus.SUSPENDED, OfferingStatus.RETIRED})
TO_THAT_EFFECT: Final = {
    OfferingStatus.SUSPENDED: frozenset({"SUSPEND", "RETIRE"}),
    OfferingStatus.RETIRED: frozenset({"RETIRE"}),
}
"""Actions of a change after which an offering is in this status."""


@answer("HealthCap")
class Cap(NamedTuple):
    """What holds a score at 49. `since`: the first day on which it held; None where that is not known."""

    kind: Annotated[HealthCapKind, "What it is."]
    label: str
    id: str
    since: Day | None = None


def caps(moment: Moment) -> Sequence[Cap]:
    """The caps that hold on that day under the policy, in the order of their kinds, then by id."""
    found = {(cap.kind, cap.id): cap for cap in _found(moment) if cap.kind in moment.policy.caps}
    return [found[key] for key in sorted(found, key=lambda key: (key[0].rank, key[1]))] if found else ()


def _found(moment: Moment) -> Iterator[Cap]:
    view, day = moment.view, moment.day
    if view.complaints:
        yield from _complaints(view, day)
    if view.escalations:
        yield from _escalations(view, day)
    if view.notices:
        yield from _notices(view, day)
    if moment.opinions:
        yield from _against(moment)
    if moment.covers:
        yield from _terminations(view, day, moment.covers)
        yield from _not_available(view, day, moment.covers)
    if moment.targets:
        yield from _missed_targets(moment)


def settled_complaint(row: Any) -> Day | None:
    days = [each for each in (row.answered_at, row.closed_at) if each is not None]
    return min(days, default=None)


def _complaints(view: View, day: Day) -> Iterator[Cap]:
    for row in view.complaints:
        last = row.raised_at + DAYS_TO_ANSWER if row.due is None else row.due
        if day > last and is_open(row, settled_complaint(row), day):
            yield Cap(HealthCapKind.COMPLAINT_OVERDUE, "Complaint", row.id, last + 1)


def _escalations(view: View, day: Day) -> Iterator[Cap]:
    for row in view.escalations:
        last = row.raised_at + DAYS_TO_ANSWER
        if day > last and is_open(row, row.resolved_at, day):
            yield Cap(HealthCapKind.ESCALATION_OVERDUE, "Escalation", row.id, last + 1)


def _notices(view: View, day: Day) -> Iterator[Cap]:
    for row in view.notices:
        if is_missed(row, day) and row.change_status in DECIDED and not is_accepted(view, row.change, day):
            yield Cap(HealthCapKind.NOTICE_MISSED, "Notice", row.id, (row.deadline or 0) + 1)


def is_missed(row: Any, day: Day) -> bool:
    """Whether its deadline is over, not longer ago than is remembered, and it was not sent by then."""
    if row.deadline is None or not day - NOTICE_REMEMBERED <= row.deadline < day:
        return False
    return row.sent_at is None or row.sent_at > row.deadline


def is_accepted(view: View, change: str, day: Day) -> bool:
    """Whether the consumer's last word on it is that it can be done."""
    words = [row for row in view.answers.get(change, ()) if row.at is None or row.at <= day]
    return bool(words) and words[-1].verdict == "ACCEPT"


def _against(moment: Moment) -> Iterator[Cap]:
    for person, one in moment.opinions.items():
        if one.sentiment == -2 and any(role.accountable and role.person == person for role in moment.holders):
            yield Cap(HealthCapKind.ACCOUNTABLE_AGAINST, "Assessment", one.id, one.at)


def _terminations(view: View, day: Day, covers: Sequence[Covering]) -> Iterator[Cap]:
    """Unless all that the agreement covers, or a successor of it, goes on under another one."""
    ending = {cover.agreement: cover for cover in covers if cover.notice <= day}
    for agreement, first in ending.items():
        if not all(_goes_on(view, cover, day, covers) for cover in covers if cover.agreement == agreement):
            yield Cap(HealthCapKind.NOTICE_OF_TERMINATION, "Agreement", agreement, first.notice or None)


def _goes_on(view: View, ending: Covering, day: Day, covers: Sequence[Covering]) -> bool:
    instead = {ending.offering, *view.successors_of(ending.offering)}
    return any(
        other.agreement != ending.agreement
        and other.offering in instead
        and other.notice > day
        and (other.agreement_end == ALWAYS_AFTER or other.agreement_end > ending.agreement_end)
        for other in covers
    )


def _missed_targets(moment: Moment) -> Iterator[Cap]:
    for target, criticality in moment.targets:
        if criticality == CRITICAL:
            last = ended_within(target.periods, moment.day - LAST_PERIODS, moment.day)[-3:]
            if sum(not one.met for one in last) >= 2:
                yield Cap(HealthCapKind.CRITICAL_TARGET_MISSED, "Target", target.row.id, last[-1].to)


def _not_available(view: View, day: Day, covers: Sequence[Covering]) -> Iterator[Cap]:
    for cover in covers:
        if cover.stated and cover.criticality >= HIGH:
            status = view.status_of(cover.offering, day)
            if status is not None and status in GONE and not _is_agreed_loss(view, cover.offering, status, day):
                yield Cap(HealthCapKind.OFFERING_NOT_AVAILABLE, "Offering", cover.offering)


def _is_agreed_loss(view: View, offering: str, status: OfferingStatus, day: Day) -> bool:
    """Whether the consumer has accepted a change to that effect."""
    return any(
        effect.offering == offering
        and effect.action in TO_THAT_EFFECT.get(status, ())
        and effect.first <= day < effect.end
        for change in view.answers
        if is_accepted(view, change, day)
        for effect in view.effects_of(change)
    )
