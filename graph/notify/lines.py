"""Whom to tell of an impact: one line for each person, and one for each channel of contractual notice."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from graph.impact.people import side_of
from graph.impact.status import ALWAYS_AFTER
from graph.model.contact.channel import ChannelKind
from graph.model.relationship import Side, StakeholderRole
from graph.model.severity import Severity
from graph.notice.calendar import in_calendar
from graph.notify.reachable import Address, Reach, Unreachable
from graph.notify.telling import Telling

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from graph.contacts.people import StakeholderRow
    from graph.impact.outcome import Outcome
    from graph.impact.status import Day
    from graph.notice.owed import ScenarioDeadlines


class Reason(NamedTuple):
    """Why somebody is told. `role` is None for a channel of contractual notice; `organization`, the consumer, and
    `relationship` are None for the owner of an affected offering.
    """

    role: StakeholderRole | None
    side: Side
    organization: str | None
    offering: str
    relationship: str | None
    severity: Severity


@dataclass(frozen=True, slots=True)
class NotifyLine:
    """`person` is None for a channel of contractual notice. `teller` is None for those who only own offerings, and where
    nobody manages the relationship. `deputies`: of somebody absent.
    """

    person: str | None
    channel: Address | None
    language: str | None
    deadline: date | None
    reasons: tuple[Reason, ...]
    teller: str | None
    next: str | None
    unreachable: Unreachable | None
    deputies: tuple[str, ...]

    @property
    def severity(self) -> Severity:
        """The worst of its reasons."""
        return max(reason.severity for reason in self.reasons)


ROLES: Final = {role.value: role for role in StakeholderRole}
SIDES: Final = {side.value: side for side in Side}
SEVERITIES: Final = tuple(Severity)

WHEN: Final[itemgetter[Any]] = itemgetter(0, 1)
"""Deadline and severity."""


class Found(NamedTuple):
    """One reason to tell, in the order in which a line's decisive one comes first."""

    deadline: Day
    severity: int
    """Negative, so that the worst comes first."""
    relationship: str
    offering: str
    role: str
    side: str
    organization: str
    preferred: str


class Lines:
    """Those whom an outcome concerns, as they can be told on `today`."""

    def __init__(self, outcome: Outcome, deadlines: ScenarioDeadlines, today: Day) -> None:
        self._outcome = outcome
        self._deadlines = deadlines
        self._contacts = outcome.projection.contacts
        self._reach = Reach(self._contacts, today)
        self._telling = Telling(self._contacts, today)

    def teller(self, relationship: str) -> str | None:
        return self._telling.teller(relationship)

    def part(self, asked: slice) -> list[NotifyLine]:
        """The earliest deadline first, then the worst, then by id; those without a deadline last."""
        return [
            self._to_channel(id_, sorted(self._channels[id_])) if kind else self._to_person(id_, self._found(id_))
            for _, kind, id_ in self._ordered[asked]
        ]

    @cached_property
    def _ordered(self) -> list[tuple[tuple[Day, int], int, str]]:
        """(deadline and severity, 0 for a person or 1 for a channel, id)."""
        first: dict[str, tuple[Day, int]] = {}
        for person, several in chain(self._stakeholders.items(), self._owners.items()):
            when = min(map(WHEN, several))
            first[person] = min(when, first.get(person, when))
        ordered = [(when, 0, person) for person, when in first.items()]
        ordered += [(min(each)[:2], 1, channel) for channel, each in self._channels.items()]
        ordered.sort()
        return ordered

    @cached_property
    def _stakeholders(self) -> dict[str, list[tuple[Day, int, int, StakeholderRow]]]:
        """Person -> (deadline, severity as in `Found`, agreement, as what)."""
        outcome = self._outcome
        relationship_of, rows = outcome.projection.agreements.relationship_of, outcome.day.told.rows
        told: dict[str, list[tuple[Day, int, int, StakeholderRow]]] = defaultdict(list)
        for agreement, severity in outcome.agreements.items():
            if there := rows(relationship_of[agreement], severity):
                deadline = self._deadline(agreement)
                for row in there:
                    told[row[0]].append((deadline, -severity, agreement, row))
        return told

    @cached_property
    def _owners(self) -> dict[str, list[tuple[Day, int, str]]]:
        """Person -> (deadline, severity, offering). An owner must know by the earliest deadline of the provider."""
        outcome, parties = self._outcome, self._deadlines.parties
        projection = outcome.projection
        at = {projection.offerings.ids[offering]: offering for offering in outcome.offerings}
        told: dict[str, list[tuple[Day, int, str]]] = defaultdict(list)
        for person, offering in outcome.day.told.owners(at):
            provider = projection.organization_at.get(projection.offerings.provider_of[at[offering]], -1)
            told[person].append((parties.get(provider, ALWAYS_AFTER), -outcome.at[at[offering]], offering))
        return told

    @cached_property
    def _channels(self) -> dict[str, list[Found]]:
        found: dict[str, list[Found]] = {}
        for channel, reason in self._notice_to():
            found.setdefault(channel, []).append(reason)
        return found

    def _found(self, person: str) -> list[Found]:
        """All reasons to tell somebody, the decisive one first."""
        relationship_of = self._outcome.projection.agreements.relationship_of
        found = [
            Found(deadline, severity, "", offering, "SERVICE_OWNER", "PROVIDER", "", "")
            for deadline, severity, offering in self._owners.get(person, ())
        ]
        for deadline, severity, agreement, row in self._stakeholders.get(person, ()):
            relationship, (offering, consumer) = relationship_of[agreement], self._facts(agreement)
            preferred = row.preferred_channel or ""
            found.append(Found(deadline, severity, relationship, offering, row.role, side_of(row), consumer, preferred))
        found.sort()
        return found

    def _notice_to(self) -> Iterator[tuple[str, Found]]:
        agreements, notice_to = self._outcome.projection.agreements, self._contacts.notice_to
        if not notice_to:
            return
        for agreement, severity in self._outcome.agreements.items():
            for row in notice_to.of(agreements.ids[agreement]):
                if self._contacts.channels.owned(row.channel):
                    deadline, (offering, consumer) = self._deadline(agreement), self._facts(agreement)
                    relationship = agreements.relationship_of[agreement]
                    yield row.channel, Found(deadline, -severity, relationship, offering, "", "CONSUMER", consumer, "")

    def _deadline(self, agreement: int) -> Day:
        deadline = self._deadlines.tell_by(agreement)
        return ALWAYS_AFTER if deadline is None else deadline

    def _facts(self, agreement: int) -> tuple[str, str]:
        """-> (the covered offering that affects it most, consumer)."""
        outcome = self._outcome
        agreements, at, before = outcome.projection.agreements, outcome.at, outcome.before.at
        _, offering = min(
            (-min(at[cover[2]], cover[1]), cover[2])
            for cover in outcome.day.covered[agreement]
            if at[cover[2]] > before[cover[2]]
        )
        return (
            outcome.projection.offerings.ids[offering],
            outcome.projection.organization_ids[agreements.consumer_of[agreement]],
        )

    def _to_person(self, person: str, found: list[Found]) -> NotifyLine:
        """The first reason that has to do with a relationship says by whom, over which channel, and who is next."""
        first = next((each for each in found if each.relationship), found[0])
        preferred = next((each.preferred for each in found if each.preferred), "")
        address = self._reach.address(person, first.relationship or None, preferred)
        unreachable = self._reach.why_not(person, address)
        row = self._contacts.persons.first_of(person)
        return NotifyLine(
            person=person,
            channel=address,
            language=(row.language if row else None) or (address.language if address else None),
            deadline=_day(found[0].deadline),
            reasons=_reasons(found),
            teller=self._telling.teller(first.relationship) if first.relationship else None,
            next=self._telling.next_after(person, first.relationship, first.side) if first.relationship else None,
            unreachable=unreachable,
            deputies=self._reach.deputies(person) if unreachable is Unreachable.ABSENT else (),
        )

    def _to_channel(self, channel_id: str, found: list[Found]) -> NotifyLine:
        first = found[0]
        (channel,) = self._contacts.channels.owned(channel_id)
        return NotifyLine(
            person=None,
            channel=Address(ChannelKind(channel.kind), channel_id, channel.language),
            language=channel.language,
            deadline=_day(first.deadline),
            reasons=_reasons(found),
            teller=self._telling.teller(first.relationship),
            next=self._telling.next_after(channel.person, first.relationship, first.side),
            unreachable=None if channel.has_address else Unreachable.NO_ADDRESS,
            deputies=(),
        )


def _reasons(found: list[Found]) -> tuple[Reason, ...]:
    """Each once, with the worst of its severities, in the order of the earliest deadlines."""
    once: dict[tuple[str, str, str, str], Found] = {}
    for each in found:
        key = (each.relationship, each.offering, each.role, each.side)
        first = once.setdefault(key, each)
        if each.severity < first.severity:
            once[key] = first._replace(severity=each.severity)
    return tuple(
        Reason(
            role=ROLES.get(each.role),
            side=SIDES[each.side],
            organization=each.organization or None,
            offering=each.offering,
            relationship=each.relationship or None,
            severity=SEVERITIES[-each.severity],
        )
        for each in once.values()
    )


def _day(day: Day) -> date | None:
    return None if day == ALWAYS_AFTER else in_calendar(day)
