"""By when whom notice is owed to must have been told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from tests.graph.impact.reference.days import every_day
from tests.graph.impact.reference.estate import day, number
from tests.graph.impact.reference.life import holds
from tests.graph.impact.reference.scenario import SEVERITY_OF

if TYPE_CHECKING:
    from tests.graph.impact.reference.masked import Masked


class Owed(NamedTuple):
    days: int
    calendar: str = "CALENDAR"
    basis: str = "NOTIFY"
    action: str | None = None
    by_policy: bool = False


class Notice(NamedTuple):
    """`by`: the day. `pass_on_by`: by when the consumer must know, to be able to tell its own consumers in time."""

    by: date | None
    days_left: int | None
    is_overdue: bool
    by_policy: bool
    needs_consent: bool
    is_masked: bool
    pass_on_by: date | None


def last_day(effective_on: date, owed: Owed) -> date:
    """Counted back day by day: `notifyBy = effectiveOn - noticeDays`, BUSINESS days from Monday to Friday."""
    by, left = effective_on, owed.days
    while left:
        by -= timedelta(days=1)
        left -= owed.calendar == "CALENDAR" or by.weekday() < 5
    return by


@dataclass(frozen=True)
class Notices:
    masked: Masked
    today: date

    @property
    def effective_on(self) -> date:
        return self.masked.day

    @cached_property
    def agreements(self) -> list[str]:
        """“**Notice**: per affected or told masked agreement; both count in `overdue` and `earliestDate`”."""
        return sorted(self.masked.difference.agreements.keys() | self.masked.told)

    def of(self, agreement: str) -> Notice:
        several, by = self.owed(agreement), self.notify_by(agreement)
        first = next((each for each in several if last_day(self.effective_on, each) == by), None)
        return Notice(
            by=by,
            days_left=None if by is None else (by - self.today).days,
            is_overdue=by is not None and by < self.today,
            by_policy=first is not None and first.by_policy,
            needs_consent=any(each.basis == "CONSENT" for each in several),
            is_masked=agreement not in self.masked.difference.agreements,
            pass_on_by=self.parties.get(self.masked.estate.agreements[agreement].consumer),
        )

    def notify_by(self, agreement: str) -> date | None:
        return min((last_day(self.effective_on, each) for each in self.owed(agreement)), default=None)

    def owed(self, agreement: str) -> list[Owed]:
        """“A notice term for the action goes before `noticeDays`; where the agreement names neither, the provider's
        `noticePolicyDays` counts, marked “by policy”.”
        """
        given = self.masked.estate.agreements[agreement]
        usual = [] if given.notice_days is None else [Owed(given.notice_days)]
        policy = self.policies.get(given.provider)
        if not usual and policy is not None:
            usual = [Owed(policy, by_policy=True)]
        terms = [each for each in self.masked.estate.rows.get("notice_terms", ()) if each["agreement"] == agreement]
        if not terms:
            return usual
        several: list[Owed] = []
        for action in self.actions(agreement):
            own = [
                Owed(int(each["days"]), each.get("calendar") or "CALENDAR", each.get("basis") or "NOTIFY", action)
                for each in terms
                if each["action"] == action
            ]
            several += own or usual
        return several

    @cached_property
    def policies(self) -> dict[str, int | None]:
        return {
            row["id"]: number(row, "notice_policy_days") for row in self.masked.estate.rows.get("organizations", ())
        }

    def actions(self, agreement: str) -> list[str]:
        """“An action reaches agreements along offerings that are worse or masked”; a commercial one its own offering's."""
        covered = {each.offering for each in self.masked.difference.coverages if each.agreement == agreement}
        reaching: set[str] = set()
        for change in self.masked.difference.changes:
            along = self.along if change.travels else self.staying
            reached = {change.offering} & along
            for _ in self.masked.estate.offerings if change.travels else ():
                reached |= {
                    group.dependent
                    for group in self.masked.difference.groups
                    if group.dependent in along and any(each.needed in reached for each in group.members)
                }
            if reached & covered:
                reaching.add(change.action)
        return [action for action in SEVERITY_OF if action in reaching]

    @cached_property
    def along(self) -> set[str]:
        return self.masked.difference.travelled.keys() | self.masked.travelled.keys()

    @cached_property
    def staying(self) -> set[str]:
        return self.masked.difference.offerings.keys() | self.masked.offerings.keys()

    @cached_property
    def parties(self) -> dict[str, date]:
        """“A party in the middle (an affected offering's provider who has consumers of its own) must itself be told by
        the earliest of its own deadlines”: of each provider the earliest, its consumers' own included.
        """
        earliest: dict[str, date] = {}
        for _ in range(len(self.policies) + 1):
            for one in self.agreements:
                given = self.masked.estate.agreements[one]
                days = [self.notify_by(one), earliest.get(given.consumer), earliest.get(given.provider)]
                if known := [each for each in days if each]:
                    earliest[given.provider] = min(known)
        return earliest

    @property
    def overdue(self) -> int:
        """“OVERDUE where `notifyBy < today`”."""
        return sum(self.of(one).is_overdue for one in self.agreements)

    @property
    def earliest_notify_by(self) -> date | None:
        return min((by for one in self.agreements if (by := self.notify_by(one))), default=None)

    @property
    def earliest_date(self) -> date | None:
        """“The earliest date on which all notice can be kept (today + the longest notice among the affected agreements),
        and that falls into no freeze of an affected consumer”: tried day by day.
        """
        several = [each for one in self.agreements for each in self.owed(one)]
        consumers = {self.masked.estate.agreements[one].consumer for one in self.agreements}
        freezes = [row for row in self.masked.estate.rows.get("freezes", ()) if row["organization"] in consumers]
        if not several and not freezes:
            return None
        for on in every_day(self.today, self.today + timedelta(days=1000)):
            is_frozen = any(holds(day(row, "from"), day(row, "until"), on) for row in freezes)
            if not is_frozen and all(last_day(on, each) >= self.today for each in several):
                return on
        return None
