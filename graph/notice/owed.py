"""By when an affected agreement must have been told."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from graph.model.terms.notice_term import NoticeBasis, NoticeCalendar
from graph.notice.calendar import first_day_after_notice, in_calendar, last_day_of_notice
from graph.notice.freezes import Freezes
from graph.notice.passing_on import deadlines_of_parties, earlier
from graph.notice.reaching import ReachingActions

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from graph.impact.outcome import Outcome
    from graph.impact.projection import Projection
    from graph.impact.status import Day
    from graph.model.severity import Action
    from graph.notice.freezes import FrozenConsumer


class Notice(NamedTuple):
    """`days` is None where neither the agreement nor its provider's policy says anything; then nothing is overdue.
    `action`: whose term it is, where one sets the days. `pass_on_by`: by when the consumer must itself be told to be
    able to tell its own consumers in time; None where it need not.
    """

    days: int | None
    calendar: NoticeCalendar
    basis: NoticeBasis
    action: Action | None
    by_policy: bool
    notify_by: date | None
    days_left: int | None
    pass_on_by: date | None

    @property
    def overdue(self) -> bool:
        return self.days_left is not None and self.days_left < 0


@dataclass(frozen=True, slots=True)
class ScenarioNotice:
    """`earliest_date`: the first day on which all notice can be kept if it is given today, and that falls into no freeze
    of an affected consumer; None if there is neither, or a freeze has no end. `frozen`: whose freeze holds the day that
    is asked about.
    """

    earliest_date: date | None
    earliest_notify_by: date | None
    overdue: int
    frozen: tuple[FrozenConsumer, ...]


class Owed(NamedTuple):
    """What sets the days of notice of one agreement for one action."""

    days: int
    calendar: NoticeCalendar = NoticeCalendar.CALENDAR
    basis: NoticeBasis = NoticeBasis.NOTIFY
    action: Action | None = None
    by_policy: bool = False


class ScenarioDeadlines:
    """All notice that an outcome owes, as seen on one day."""

    def __init__(self, outcome: Outcome, today: date) -> None:
        self._outcome = outcome
        self._today: Day = today.toordinal()
        self._effective_on: Day = outcome.scenario.effective_on.toordinal()
        self._reaching = ReachingActions(outcome)
        self._parties: dict[int, Day] | None = None
        self._owed: dict[int, Sequence[Owed]] = {}
        self._notify_by: dict[int, Day | None] = {}

    def notify_by(self, agreement: int) -> Day | None:
        """The earliest day that what it owes for the actions that reach it demands."""
        if agreement not in self._notify_by:
            self._notify_by[agreement] = min(map(self._last_day, self.owed(agreement)), default=None)
        return self._notify_by[agreement]

    def tell_by(self, agreement: int) -> Day | None:
        """The same, or earlier where the consumer must pass it on."""
        return earlier(self.notify_by(agreement), self.pass_on_by(agreement))

    def pass_on_by(self, agreement: int) -> Day | None:
        return self.parties.get(self._outcome.projection.agreements.consumer_of[agreement])

    @property
    def parties(self) -> dict[int, Day]:
        """Provider -> the earliest day by which it must have told a consumer of its own."""
        if self._parties is None:
            self._parties = deadlines_of_parties(self._outcome, self.notify_by)
        return self._parties

    def of(self, agreement: int) -> Notice:
        several = self.owed(agreement)
        pass_on_by = self.pass_on_by(agreement)
        told_by = None if pass_on_by is None else in_calendar(pass_on_by)
        if not several:
            return Notice(
                None,
                NoticeCalendar.CALENDAR,
                NoticeBasis.NOTIFY,
                action=None,
                by_policy=False,
                notify_by=None,
                days_left=None,
                pass_on_by=told_by,
            )
        first = min(several, key=self._last_day)
        notify_by = in_calendar(self._last_day(first))
        consent = any(owed.basis is NoticeBasis.CONSENT for owed in several)
        return Notice(
            days=first.days,
            calendar=first.calendar,
            basis=NoticeBasis.CONSENT if consent else NoticeBasis.NOTIFY,
            action=first.action,
            by_policy=first.by_policy,
            notify_by=notify_by,
            days_left=notify_by.toordinal() - self._today,
            pass_on_by=told_by,
        )

    def of_scenario(self) -> ScenarioNotice:
        agreements = self._outcome.agreements
        last_days = [day for day in map(self.notify_by, agreements) if day is not None]
        terms = {(owed.days, owed.calendar) for agreement in agreements for owed in self.owed(agreement)}
        first_days = [first_day_after_notice(self._today, days, calendar) for days, calendar in terms]
        freezes = Freezes(self._outcome)
        earliest = freezes.first_free_day(max(first_days, default=self._today)) if last_days or freezes else None
        return ScenarioNotice(
            earliest_date=None if earliest is None else in_calendar(earliest),
            earliest_notify_by=in_calendar(min(last_days)) if last_days else None,
            overdue=sum(day < self._today for day in last_days),
            frozen=freezes.on(self._effective_on),
        )

    def owed(self, agreement: int) -> Sequence[Owed]:
        owed = self._owed.get(agreement)
        if owed is None:
            projection = self._outcome.projection
            terms = projection.contacts.terms.of(projection.agreements.ids[agreement])
            actions = self._reaching.of(agreement) if terms else ()
            owed = self._owed[agreement] = owed_for(projection, agreement, actions)
        return owed

    def _last_day(self, owed: Owed) -> Day:
        return last_day_of_notice(self._effective_on, owed.days, owed.calendar)


def owed_for(projection: Projection, agreement: int, actions: Sequence[Action]) -> Sequence[Owed]:
    """One for each action where the agreement names terms, else one; none where nothing is owed."""
    usual = _usual(projection, agreement)
    terms = projection.contacts.terms.of(projection.agreements.ids[agreement])
    if not terms:
        return usual
    several: list[Owed] = []
    for action in actions:
        own = [term for term in terms if term.action == action.value]
        several += [Owed(t.days, NoticeCalendar(t.calendar), NoticeBasis(t.basis), action) for t in own] or usual
    return several


def _usual(projection: Projection, agreement: int) -> Sequence[Owed]:
    days = projection.agreements.notice_of[agreement]
    if days is not None:
        return _stated(days, by_policy=False)
    policy = projection.notice_policy_of[projection.agreements.provider_of[agreement]]
    return () if policy is None else _stated(policy, by_policy=True)


@lru_cache(maxsize=1_024)
def _stated(days: int, *, by_policy: bool) -> Sequence[Owed]:
    return (Owed(days, by_policy=by_policy),)
