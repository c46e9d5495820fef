"""The meaning of notice and of whom to tell, as plain as the page that defines it."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from graph.model.severity import Action, Severity
from tests.graph.impact.earlier import Reference, holds

if TYPE_CHECKING:
    from graph.contacts.people import OwnerRow, StakeholderRow

TOLD = {"CUSTOMER", "SPONSOR", "CONSUMER_REPRESENTATIVE"}
SIDES = {"SERVICE_OWNER": "PROVIDER", "RELATIONSHIP_MANAGER": "PROVIDER"}
NEVER = date(9999, 12, 31)


class Owed(NamedTuple):
    days: int
    calendar: str = "CALENDAR"
    basis: str = "NOTIFY"
    action: str | None = None
    by_policy: bool = False


class Why(NamedTuple):
    deadline: date
    severity: int
    relationship: str
    offering: str
    role: str
    side: str
    organization: str


def last_day(effective_on: date, owed: Owed) -> date:
    """Counted back day by day."""
    day, left = effective_on, owed.days
    while left:
        day -= timedelta(days=1)
        left -= owed.calendar == "CALENDAR" or day.weekday() < 5
    return day


def side_of(row: StakeholderRow) -> str:
    return row.side or SIDES.get(row.role, "CONSUMER")


class TellingReference(Reference):
    # notice

    def actions(self, agreement: str) -> list[Action]:
        """Those that reach it along offerings that travelling severities make worse; others only at their own offering."""
        covered = {row.offering for row in self.coverages if row.agreement == agreement}
        reaching: set[Action] = set()
        for change in self.scenario.changes:
            reached: set[str] = set()
            if change.action.travels:
                reached = {change.offering} if self.travels_worse(change.offering) else set()
                for _ in self.offerings:
                    reached |= {
                        group.dependent
                        for group in self.groups
                        for row in group.members
                        if row.needed in reached and self.travels_worse(group.dependent)
                    }
            elif change.offering in self.worse:
                reached = {change.offering}
            if reached & covered:
                reaching.add(change.action)
        return [action for action in Action if action in reaching]

    def travels_worse(self, offering: str) -> bool:
        return self.after[offering] > self.before[offering]

    def owed(self, agreement: str) -> list[Owed]:
        row = self.live[agreement]
        policy = {row.id: row.notice_policy_days for row in self.tables.organizations}[row.provider]
        usual = [Owed(row.notice_days)] if row.notice_days is not None else []
        if row.notice_days is None and policy is not None:
            usual = [Owed(policy, by_policy=True)]
        terms = [term for term in self.tables.terms if term.agreement == agreement]
        if not terms:
            return usual
        several: list[Owed] = []
        for action in self.actions(agreement):
            own = [Owed(t.days, t.calendar, t.basis, action.value) for t in terms if t.action == action.value]
            several += own or usual
        return several

    def notify_by(self, agreement: str) -> date | None:
        return min((last_day(self.scenario.effective_on, owed) for owed in self.owed(agreement)), default=None)

    @cached_property
    def parties(self) -> dict[str, date]:
        """Of each provider the earliest of its own deadlines, its consumers' own included."""
        earliest: dict[str, date] = {}
        for _ in range(len(self.tables.organizations) + 1):
            for agreement in self.agreements:
                row = self.live[agreement]
                days = [self.notify_by(agreement), earliest.get(row.consumer), earliest.get(row.provider)]
                if known := [day for day in days if day]:
                    earliest[row.provider] = min(known)
        return earliest

    def notice(self, agreement: str) -> tuple[date | None, int | None, bool, bool, bool, date | None]:
        """-> (notify by, days left, overdue, by policy, with consent, pass on by)."""
        several = self.owed(agreement)
        day = self.notify_by(agreement)
        first = next((owed for owed in several if last_day(self.scenario.effective_on, owed) == day), None)
        return (
            day,
            None if day is None else (day - self.today).days,
            day is not None and day < self.today,
            first is not None and first.by_policy,
            any(owed.basis == "CONSENT" for owed in several),
            self.parties.get(self.live[agreement].consumer),
        )

    def earliest_date(self) -> date | None:
        """Tried day by day."""
        several = [owed for agreement in self.agreements for owed in self.owed(agreement)]
        freezes = [row for row in self.tables.freezes if row.organization in self.consumers]
        if not several and not freezes:
            return None
        for number in range(400):
            day = self.today + timedelta(days=number)
            frozen = any(holds(row.first, row.until, day.isoformat()) for row in freezes)
            if not frozen and all(last_day(day, owed) >= self.today for owed in several):
                return day
        return None

    # whom to tell

    def reasons(self) -> dict[str, list[Why]]:
        """By person, or by `#channel`."""
        found: dict[str, list[Why]] = {}
        for agreement, severity in self.agreements.items():
            consumer, relationship = self.live[agreement].consumer, self.live[agreement].relationship
            days = [day for day in (self.notify_by(agreement), self.parties.get(consumer)) if day]
            deadline = min(days, default=NEVER)
            worst = [
                (-min(self.at_after[row.offering], Severity[row.criticality]), row.offering)
                for row in self.coverages
                if row.agreement == agreement and row.offering in self.worse
            ]
            offering = min(worst)[1]
            for row in self.tables.stakeholders:
                if row.relationship != relationship or not self.is_there(row, deadline):
                    continue
                told = row.role in TOLD or (row.role == "USER" and severity >= Severity.HIGH)
                if (told and side_of(row) == "CONSUMER") or (row.role, side_of(row)) == ("SERVICE_OWNER", "PROVIDER"):
                    why = Why(deadline, -severity, relationship, offering, row.role, side_of(row), consumer)
                    found.setdefault(row.person, []).append(why)
            channels = {row.id for row in self.tables.channels}
            for row in self.tables.notice_to:
                if row.agreement == agreement and row.channel in channels:
                    why = Why(deadline, -severity, relationship, offering, "", "CONSUMER", consumer)
                    found.setdefault(f"#{row.channel}", []).append(why)
        providers = {row.id: row.provider for row in self.tables.offerings}
        for row in self.tables.owners:
            deadline = self.parties.get(providers[row.offering], NEVER) if row.offering in providers else NEVER
            if row.offering in self.worse and self.is_there(row, deadline):
                severity = self.at_after[row.offering]
                why = Why(deadline, -severity, "", row.offering, "SERVICE_OWNER", "PROVIDER", "")
                found.setdefault(row.person, []).append(why)
        return {each: sorted(several) for each, several in found.items()}

    def is_there(self, row: StakeholderRow | OwnerRow, deadline: date) -> bool:
        """On any day from the one on which it is told to the one on which it takes effect."""
        day = max(self.today, min(deadline, self.scenario.effective_on))
        while True:
            if holds(row.since, row.until, day.isoformat()):
                return True
            if day >= self.scenario.effective_on:
                return False
            day += timedelta(days=1)

    def people(self) -> set[str]:
        return {each for each in self.reasons() if not each.startswith("#")}

    def teller(self, relationship: str) -> str | None:
        today = self.today.isoformat()
        managers = [
            row
            for row in self.tables.stakeholders
            if row.relationship == relationship
            and (row.role, side_of(row)) == ("RELATIONSHIP_MANAGER", "PROVIDER")
            and holds(row.since, row.until, today)
        ]
        ranked = sorted(managers, key=lambda row: (not row.accountable, -self.influence(row), row.person))
        return ranked[0].person if ranked else None

    def influence(self, row: StakeholderRow) -> int:
        seen = [
            (each.at, each.id, each.influence)
            for each in self.tables.assessments
            if (each.relationship, each.person) == (row.relationship, row.person)
            and each.influence is not None
            and each.at <= self.today.isoformat()
        ]
        return max(seen)[2] if seen else 0

    def next_after(self, person: str | None, relationship: str, side: str) -> str | None:
        steps = [row for row in self.tables.steps if (row.relationship, row.side) == (relationship, side)]
        path = [row for row in steps if row.topic == "CHANGE"] or [row for row in steps if row.topic is None]
        level = max((row.level for row in path if person and row.person == person), default=0)
        asked = {row.id for row in self.tables.persons if not row.do_not_contact} - {person}
        later = [row for row in path if row.level > level and row.person in asked]
        return min(later, key=lambda row: (row.level, row.id)).person if later else None

    def is_absent(self, person: str) -> bool:
        for row in self.tables.persons:
            if row.id == person and (row.absent_from or row.absent_until):
                return holds(row.absent_from, row.absent_until, self.today.isoformat())
        return False

    # what it rests on

    def line(self, organization: str) -> list[str]:
        above = {row.id: row.part_of for row in self.tables.organizations}
        line = [organization]
        while (whole := above.get(line[-1])) and whole not in line:
            line.append(whole)
        return line

    def basis(self) -> tuple[int, int, int, set[tuple[str, str]]]:
        """-> (facts, assumed, not confirmed, without an agreement)."""
        year_ago = (self.today - timedelta(days=365)).isoformat()
        rows = [row for group in self.groups for row in group.members if self.travels_worse(row.needed)]
        covers = [row for row in self.coverages if row.offering in self.worse]
        last = {(row.dependent, row.needed): row.confirmed_at for row in self.tables.dependencies if row.confirmed_at}
        providers = {row.id: row.provider for row in self.tables.offerings}
        bare: set[tuple[str, str]] = set()
        for row in rows:
            mine, theirs = self.line(providers[row.dependent]), self.line(providers[row.needed])
            covering = {each.agreement for each in self.coverages if each.offering == row.needed}
            users = {self.live[each].consumer for each in covering}
            users |= {each.organization for each in self.tables.used_by if each.agreement in covering}
            if mine[-1] != theirs[-1] and not users & set(mine):
                bare.add((row.dependent, row.needed))
        return (
            len(rows) + len(covers),
            sum(row.assumed for row in rows) + sum(row.assumed for row in covers),
            sum((last.get((row.dependent, row.needed)) or "") < year_ago for row in rows),
            bare,
        )
