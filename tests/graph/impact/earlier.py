"""The meaning of impact, as plain as the page that defines it: whole sweeps, text ids, no speed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import combinations
from typing import TYPE_CHECKING

from graph.model.severity import Action, Severity

if TYPE_CHECKING:
    from graph.impact.rows import AgreementRow, CoverageRow, DependencyRow, OfferingRow, Tables
    from graph.impact.scenario import Change, Scenario

NONE = 0
CRITICAL = 4
GRADE = {"LOW": 1, "MEDIUM": 2, "HIGH": 3, "CRITICAL": CRITICAL}


def holds(first: str | None, end: str | None, day: str) -> bool:
    return (not first or first <= day) and (not end or day < end)


def end_of(row: AgreementRow) -> str | None:
    """Of a live one: its own last day, if it renews itself only once notice was given."""
    if row.renewal != "AUTO" or not row.valid_to:
        return row.valid_to
    if row.status == "ACTIVE":
        return None
    if row.notice_given_at and row.notice_given_at >= row.valid_to:
        days = row.termination_days
        return None if days is None else (date.fromisoformat(row.notice_given_at) + timedelta(days=days)).isoformat()
    return row.valid_to


def passed(severity: int, criticality: str) -> int:
    return min(severity, GRADE[criticality])


def is_lost(offering: OfferingRow, day: str) -> bool:
    retired = offering.retires_on <= day if offering.retires_on else offering.status == "RETIRED"
    planned = offering.available_from > day if offering.available_from else offering.status == "PLANNED"
    began = offering.suspended_from <= day if offering.suspended_from else offering.status == "SUSPENDED"
    ended = offering.suspended_until is not None and offering.suspended_until <= day
    return retired or planned or (began and not ended)


@dataclass
class Group:
    dependent: str
    name: str | None
    required: int
    members: list[DependencyRow] = field(default_factory=list["DependencyRow"])

    @property
    def short(self) -> bool:
        return len(self.members) < self.required

    def passes(self, severity: dict[str, int]) -> int:
        """The k-th smallest of what its members pass on."""
        needed = min(self.required, len(self.members))
        return sorted(passed(severity[member.needed], member.criticality) for member in self.members)[needed - 1]


class Reference:
    def __init__(self, tables: Tables, scenario: Scenario, today: date) -> None:
        self.tables = tables
        self.scenario = scenario
        self.today = today
        self.day = scenario.effective_on.isoformat()
        self.offerings = sorted(offering.id for offering in tables.offerings)
        self.groups = self.groups_of_the_day()
        self.live = {row.id: row for row in tables.agreements if self.is_live(row)}
        self.coverages = [row for row in tables.coverages if self.covers(row)]
        self.planned = self.planned_changes()
        lost = [(offering.id, CRITICAL) for offering in tables.offerings if is_lost(offering, self.day)]
        self.given = lost + [(offering, grade) for offering, action, grade in self.planned if action.travels]
        self.before, self.at_before = self.solved(())
        self.after, self.at_after = self.solved(scenario.changes)
        self.agreements = self.worse_of(self.agreements_at(self.at_before), self.agreements_at(self.at_after))
        self.consumers = self.worse_of(self.consumers_at(self.at_before), self.consumers_at(self.at_after))
        self.known: dict[tuple[int, ...], dict[str, int]] = {}
        self.worse = [o for o in self.offerings if self.at_after[o] > self.at_before[o]]

    # what counts on the day

    def groups_of_the_day(self) -> list[Group]:
        groups: dict[tuple[str, object], Group] = {}
        for number, row in enumerate(self.tables.dependencies):
            key = (row.dependent, row.alternatives or number)
            group = groups.setdefault(key, Group(row.dependent, row.alternatives, 1))
            if row.alternatives:
                group.required = max(group.required, row.required)
            if holds(row.valid_from, row.valid_to, self.day):
                group.members.append(row)
        return [group for group in groups.values() if group.members]

    def is_live(self, row: AgreementRow) -> bool:
        over = row.relationship_until <= self.day if row.relationship_until else row.relationship_status == "ENDED"
        live = row.status in {"ACTIVE", "NOTICE_GIVEN"} and not over
        return live and holds(row.valid_from, end_of(row), self.day)

    def covers(self, row: CoverageRow) -> bool:
        return row.agreement in self.live and holds(row.valid_from, row.valid_to, self.day)

    def planned_changes(self) -> list[tuple[str, Action, int]]:
        if not self.scenario.include_planned:
            return []
        return [
            (
                row.offering,
                Action[row.action],
                GRADE[row.severity] if row.severity else int(Action[row.action].severity),
            )
            for row in self.tables.planned
            if row.status in {"AGREED", "ANNOUNCED"}
            and row.effective_on
            and row.effective_on <= self.day
            and row.change != self.scenario.leave_out
        ]

    # severities

    def solved(self, changes: tuple[Change, ...]) -> tuple[dict[str, int], dict[str, int]]:
        """The least solution -> (what travels, with what stays at the offering itself)."""
        severity = dict.fromkeys(self.offerings, NONE)
        own = self.given + [(change.offering, int(change.severity)) for change in changes if change.action.travels]
        moved = True
        while moved:
            moved = False
            for offering, grade in own + [(group.dependent, group.passes(severity)) for group in self.groups]:
                if grade > severity[offering]:
                    severity[offering] = grade
                    moved = True
        at = dict(severity)
        for offering, action, grade in self.planned:
            if not action.travels:
                at[offering] = max(at[offering], grade)
        for change in changes:
            at[change.offering] = max(at[change.offering], change.severity)
        return severity, at

    def agreements_at(self, at: dict[str, int]) -> dict[str, int]:
        worst = dict.fromkeys(self.live, NONE)
        for row in self.coverages:
            worst[row.agreement] = max(worst[row.agreement], passed(at[row.offering], row.criticality))
        return worst

    def consumers_at(self, at: dict[str, int]) -> dict[str, int]:
        worst: dict[str, int] = {}
        for agreement, severity in self.agreements_at(at).items():
            consumer = self.live[agreement].consumer
            worst[consumer] = max(worst.get(consumer, NONE), severity)
        return worst

    def worse_of(self, before: dict[str, int], after: dict[str, int]) -> dict[str, int]:
        return {each: severity for each, severity in after.items() if severity > before[each]}

    def unaffected(self) -> tuple[int, int, int]:
        """How many offerings, agreements and consumers were reached and are not worse."""
        offerings = {
            group.dependent for group in self.groups for member in group.members if member.needed in self.worse
        } - set(self.worse)
        agreements = {row.agreement for row in self.coverages if row.offering in offerings}
        consumers = {self.live[agreement].consumer for agreement in agreements}
        return len(offerings), len(agreements - self.agreements.keys()), len(consumers - self.consumers.keys())

    # ways

    def rounds(self, level: int) -> dict[str, int]:
        """Of what is newly on the level, by what travels."""
        own = [(change.offering, int(change.severity)) for change in self.scenario.changes if change.action.travels]
        return self.rounds_from(own, self.before, level)

    def rounds_from(self, own: list[tuple[str, int]], before: dict[str, int], level: int) -> dict[str, int]:
        rounds = {offering: 0 for offering, severity in own if severity >= level > before[offering]}
        for number in range(1, len(self.offerings) + 1):
            reached = {
                offering: CRITICAL if offering in rounds or before[offering] >= level else NONE
                for offering in self.offerings
            }
            new = {
                group.dependent
                for group in self.groups
                if reached[group.dependent] == NONE and group.passes(reached) >= level
            }
            if not new:
                break
            rounds.update(dict.fromkeys(new, number))
        return rounds

    def own(self, offering: str) -> int:
        return max((change.severity for change in self.scenario.changes if change.offering == offering), default=NONE)

    def way(self, offering: str, level: int) -> tuple[list[str], list[tuple[str, ...]]]:
        """-> (the offerings of the decisive way, what capped on it)."""
        rounds = self.rounds(level)
        path: list[str] = [offering]
        caps: list[tuple[str, ...]] = []
        while self.own(offering) < level if len(path) == 1 else rounds[offering] > 0:
            row = self.decisive_need(offering, level, rounds, self.after)
            if GRADE[row.criticality] < self.after[row.needed]:
                caps.insert(0, (row.criticality, row.dependent, row.needed))
            offering = row.needed
            path.insert(0, offering)
        return path, caps

    def decisive_need(
        self, offering: str, level: int, rounds: dict[str, int], severity: dict[str, int]
    ) -> DependencyRow:
        needs = [
            (rounds[row.needed], row.needed, -GRADE[row.criticality], row)
            for group in self.groups
            if group.dependent == offering and group.passes(severity) >= level
            for row in group.members
            if row.needed in rounds and GRADE[row.criticality] >= level
        ]
        return min(needs, key=lambda need: need[:3])[-1]

    def way_to_consumer(self, consumer: str) -> tuple[list[str], str, list[tuple[str, ...]]]:
        """-> (the offerings, the agreement, what capped)."""
        level = self.consumers[consumer]
        rounds = self.rounds(level)
        ends = [
            (
                0 if self.own(row.offering) >= level else rounds[row.offering],
                row.offering,
                row.agreement,
                -GRADE[row.criticality],
            )
            for row in self.coverages
            if self.live[row.agreement].consumer == consumer
            and passed(self.at_after[row.offering], row.criticality) >= level
        ]
        _, offering, agreement, criticality = min(ends)
        path, caps = self.way(offering, level)
        if -criticality < self.at_after[offering]:
            caps.append((Severity(-criticality).name, agreement))
        return path, agreement, caps

    # the rest

    def touched(self) -> list[Group]:
        """Named groups with a member that passes on more than before."""
        return [
            group
            for group in self.groups
            if group.name
            and any(
                passed(self.after[row.needed], row.criticality) > passed(self.before[row.needed], row.criticality)
                for row in group.members
            )
        ]

    def held(self) -> list[tuple[str, str | None, int, int, list[str], int]]:
        """-> (offering, name, required, members, newly lost, margin)."""
        held: list[tuple[str, str | None, int, int, list[str], int]] = []
        for group in self.touched():
            left = [row for row in group.members if not passed(self.after[row.needed], row.criticality)]
            lost = [
                row.needed
                for row in group.members
                if passed(self.after[row.needed], row.criticality) > passed(self.before[row.needed], row.criticality)
            ]
            if group.passes(self.after) == NONE:
                margin = len(left) - group.required
                held.append((group.dependent, group.name, group.required, len(group.members), sorted(lost), margin))
        return sorted(held, key=lambda each: each[:2])

    def context(self) -> list[str]:
        """The roots of what had failed already in groups that now pass on more, and so make an offering worse."""
        roots: set[str] = set()
        for group in self.touched():
            level = group.passes(self.after)
            if level <= max(self.before[group.dependent], group.passes(self.before)):
                continue
            for row in group.members:
                if passed(self.before[row.needed], row.criticality) >= level:
                    roots.add(self.root(row.needed, level))
        return sorted(roots)

    def root(self, offering: str, level: int) -> str:
        """Of something that the context has brought to the level: where that began."""
        rounds = self.rounds_from(self.given, dict.fromkeys(self.offerings, NONE), level)
        while rounds[offering]:
            offering = self.decisive_need(offering, level, rounds, self.before).needed
        return offering

    def taken(self, dependent: str, level: int) -> list[str]:
        """What fails on the level beside the decisive need, in its group."""
        decisive = self.decisive_need(dependent, level, self.rounds(level), self.after)
        members = [
            row
            for group in self.groups
            if decisive in group.members
            for row in group.members
            if row.needed != decisive.needed and passed(self.after[row.needed], row.criticality) >= level
        ]
        return sorted({row.needed for row in members})

    def suffices(self, several: tuple[int, ...], consumer: str) -> bool:
        """Whether some of the changes bring about the consumer's severity."""
        if several not in self.known:
            _, at = self.solved(tuple(self.scenario.changes[number] for number in several))
            self.known[several] = self.consumers_at(at)
        return self.known[several][consumer] >= self.consumers[consumer]

    def coinciding(self, consumer: str, several: tuple[int, ...]) -> list[str]:
        """What was given already and without which these changes would not be enough."""
        return [fact for fact in self.context() if self.without(fact, several)[consumer] < self.consumers[consumer]]

    def without(self, fact: str, several: tuple[int, ...]) -> dict[str, int]:
        """Severities of consumers by some of the changes, if what is lost or planned there were not."""
        there = [
            row._replace(status="AVAILABLE", available_from=None, suspended_from=None, retires_on=None)
            if row.id == fact
            else row
            for row in self.tables.offerings
        ]
        planned = [row for row in self.tables.planned if row.offering != fact or not Action[row.action].travels]
        tables = self.tables._replace(offerings=there, planned=planned)
        scenario = replace(self.scenario, changes=tuple(self.scenario.changes[number] for number in several))
        other = Reference(tables, scenario, self.today)
        return other.consumers_at(other.at_after)

    def causes(self, consumer: str) -> list[tuple[int, ...]]:
        """The minimal sets of changes that bring about the consumer's severity, the smallest first."""
        numbers = range(len(self.scenario.changes))
        minimal: list[tuple[int, ...]] = []
        for size in range(1, len(numbers) + 1):
            for several in combinations(numbers, size):
                if not any(set(known) <= set(several) for known in minimal) and self.suffices(several, consumer):
                    minimal.append(several)
        return minimal
