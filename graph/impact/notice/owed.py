"""Notice that agreements owe: by when an affected one must have been told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple

from graph.impact.notice.calendar import first_day_after_notice, in_calendar, last_day_of_notice
from graph.impact.notice.freezes import Freezes, FrozenConsumer
from graph.impact.notice.passing_on import deadlines_of_parties
from graph.impact.notice.reaching import ReachingActions
from graph.model.answers import KEPT_BACK_TOO, Called, answer
from graph.model.lazy import Lazy
from graph.model.severity import Action
from graph.model.terms.notice_term import NoticeBasis, NoticeCalendar
from graph.projection.status import ALWAYS_AFTER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.impact.outcome import Outcome
    from graph.projection.projection import Projection
    from graph.projection.status import Day


DAYS: Final = "Days of notice that are owed; null where none is agreed."
TERM: Final = "The action whose notice term of the agreement sets the days; null where no term does."
FURTHER: Final = "Last day on which the consumer can be told so that it can tell consumers of its own in time; null where it need not."
LEFT: Final = "Days from today to `notifyBy`; negative where it is past."
POLICY: Final = "True where the provider's policy sets the days, not the agreement."
EARLIEST: Final = (
    "Earliest day for the scenario on which all notice can be kept if it is given today, and that falls into no freeze of "
    f"an affected consumer; null where none is owed and none is frozen, where a freeze has no end{KEPT_BACK_TOO}."
)


@answer(None)
class Notice(NamedTuple):
    """What an agreement owes. `days` is None where neither it nor its provider's policy says anything; then nothing is
    overdue.
    """

    days: Annotated[int | None, DAYS, Called("noticeDays")]
    calendar: Annotated[NoticeCalendar, "Which days of that count.", Called("noticeCalendar")]
    basis: Annotated[NoticeBasis, "What is needed beside being told in time.", Called("noticeBasis")]
    action: Annotated[Action | None, TERM, Called("noticeAction")]
    by_policy: Annotated[bool, POLICY]
    notify_by: Annotated[date | None, "Last day on which the consumer can be told in time."]
    days_left: Annotated[int | None, LEFT]
    pass_on_by: Annotated[date | None, FURTHER]

    @property
    def overdue(self) -> Annotated[bool, "True where `notifyBy` is before today."]:
        return self.days_left is not None and self.days_left < 0


@answer("ImpactNotice")
@dataclass(frozen=True, slots=True)
class ScenarioNotice:
    """The notice that is owed, and when all of it can be kept."""

    earliest_date: Annotated[date | None, EARLIEST]
    earliest_notify_by: date | None
    overdue: Annotated[int, "Agreements of these whose deadline is past."]
    frozen: Annotated[tuple[FrozenConsumer, ...], "Freezes of affected consumers that hold that day, by consumer."]


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
        self._agreements = outcome.projection.agreements
        self._today: Day = today.toordinal()
        self._effective_on: Day = outcome.scenario.effective_on.toordinal()
        self._notices: dict[tuple[Sequence[Owed], Day | None], Notice] = {}

    @cached_property
    def notify_by(self) -> dict[int, Day]:
        """Agreement that is affected, or masked and told -> the earliest day that what it owes for the actions that reach it demands."""
        notify_by = {agreement: self._effective_on - days for agreement, days in self._usual_days.items()}
        for agreement, several in self._by_terms.items():
            if several:
                notify_by[agreement] = min(map(self._last_day, several))
        return notify_by

    @cached_property
    def tell_by(self) -> dict[int, Day]:
        """Agreement -> the day of `notify_by`, or an earlier one where the consumer must pass the notice on."""
        consumer_of, parties, tell_by = self._agreements.consumer_of, self.parties, dict(self.notify_by)
        for agreement in self._outcome.owed:
            party = parties.get(consumer_of[agreement])
            if party is not None and party < tell_by.get(agreement, party + 1):
                tell_by[agreement] = party
        return tell_by

    def of_owner(self, offering: int) -> Day:
        """The day by which an owner must know, to be able to tell the provider's consumers; ALWAYS_AFTER where nothing is owed."""
        projection = self._outcome.projection
        provider = projection.organization_at.get(projection.offerings.provider_of[offering], -1)
        return self.parties.get(provider, ALWAYS_AFTER)

    @cached_property
    def parties(self) -> dict[int, Day]:
        """Provider -> the earliest day by which it must have told a consumer of its own."""
        return deadlines_of_parties(self._outcome, self.notify_by)

    def of(self, agreement: int) -> Notice:
        """The notice that an agreement owes: one object for all that owe the same."""
        which = self.owed(agreement), self.parties.get(self._agreements.consumer_of[agreement])
        notice = self._notices.get(which)
        if notice is None:
            notice = self._notices[which] = self._notice(*which)
        return notice

    def _notice(self, several: Sequence[Owed], pass_on_by: Day | None) -> Notice:
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
        last_days = self.notify_by.values()
        terms = {(days, NoticeCalendar.CALENDAR) for days in self._usual_days.values()}
        terms.update((owed.days, owed.calendar) for several in self._by_terms.values() for owed in several)
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
        """What an agreement owes that is affected, or masked and told."""
        projection = self._outcome.projection
        return self._of_terms[agreement] if self._names_terms(agreement) else _usual(projection, agreement)

    def last_day(self, agreement: int) -> Day | None:
        """What `notify_by` says of an agreement, without working out the others; None where nothing is owed."""
        return min(map(self._last_day, self.owed(agreement)), default=None)

    def _names_terms(self, agreement: int) -> bool:
        terms = self._outcome.projection.contacts.terms
        return bool(terms) and bool(terms.of(self._agreements.ids[agreement]))

    @cached_property
    def _of_terms(self) -> Lazy[int, Sequence[Owed]]:
        """What is owed by agreements that name terms."""
        projection, reaching = self._outcome.projection, ReachingActions(self._outcome)
        return Lazy(lambda agreement: tuple(owed_for(projection, agreement, reaching.of(agreement))))

    @cached_property
    def _by_terms(self) -> dict[int, Sequence[Owed]]:
        """What is owed by all agreements that owe notice and name terms."""
        owing = self._outcome.owed if self._outcome.projection.contacts.terms else ()
        return {agreement: self._of_terms[agreement] for agreement in filter(self._names_terms, owing)}

    @cached_property
    def _usual_days(self) -> dict[int, int]:
        """What the other agreements owe, each in days."""
        notice_of, provider_of = self._agreements.notice_of, self._agreements.provider_of
        policy_of, by_terms = self._outcome.projection.notice_policy_of, self._by_terms
        days = (
            (agreement, policy_of[provider_of[agreement]] if notice_of[agreement] is None else notice_of[agreement])
            for agreement in self._outcome.owed
            if agreement not in by_terms
        )
        return {agreement: number for agreement, number in days if number is not None}

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
