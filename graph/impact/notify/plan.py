"""Whom to tell of an impact: one line for each person, and one for each channel of contractual notice."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple

from graph.impact.masked import hit as hit_of
from graph.impact.notice.calendar import in_calendar
from graph.impact.notify.reachability import Address, Reach, Unreachable
from graph.model.answers import Names, answer
from graph.model.contact.channel import ChannelKind
from graph.model.lazy import Lazy
from graph.model.relationship import Side, StakeholderRole
from graph.model.severity import SEVERITIES, Severity
from graph.projection.status import ALWAYS_AFTER
from graph.projection.tellers import next_after

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.impact.notice.owed import ScenarioDeadlines
    from graph.impact.outcome import Outcome
    from graph.projection.status import Day


ROLE: Final = "In which role; null for a channel of notice. The owner of an affected offering is its SERVICE_OWNER."
DEADLINE: Final = "Last day on which it is in time, also for those who must tell consumers of their own; null where no notice is owed."
NEXT: Final = "Who is next on the side's path of escalation for changes, where nobody answers; passed over is who must not be contacted; null where nobody is."
TELLER: Final = (
    "Who tells: the accountable relationship manager, else the one of highest influence, then by id; null for those who "
    "only own offerings, and where nobody manages the relationship."
)
DEPUTIES: Final = "Who act for somebody absent, and can be told."


class Place(NamedTuple):
    """Where a line stands: the deadline and severity that come first, people before channels, the id of either."""

    deadline: Day
    severity: int
    is_channel: bool
    id: str


@answer("NotifyReason")
class Reason(NamedTuple):
    """Why somebody is told."""

    role: Annotated[StakeholderRole | None, ROLE]
    side: Annotated[Side, "On which side."]
    organization: Annotated[str | None, "The affected consumer; null for an owner.", Names("Organization")]
    offering: Annotated[str, "The offering by which it is affected most.", Names("Offering")]
    relationship: Annotated[str | None, "The relationship; null for an owner.", Names("ServiceRelationship")]
    severity: Annotated[Severity, "How badly the agreement, or the owner's offering, is affected."]


@answer("NotifyLine")
@dataclass(frozen=True, slots=True)
class NotifyLine:
    """Somebody to tell, once, with all reasons."""

    person: Annotated[str | None, "Who is told; null for a channel of notice.", Names("Person")]
    channel: Annotated[Address | None, "Over which channel; null where none is known."]
    language: Annotated[str | None, "In which language, as a BCP 47 tag."]
    deadline: Annotated[date | None, DEADLINE]
    reasons: Annotated[tuple[Reason, ...], "Why, the earliest deadline first."]
    teller: Annotated[str | None, TELLER, Names("Person")]
    next: Annotated[str | None, NEXT, Names("Person")]
    unreachable: Annotated[Unreachable | None, "Why not; null where it can."]
    deputies: Annotated[tuple[str, ...], DEPUTIES, Names("Person")]
    place: Place

    @property
    def id(self) -> str:
        """An id of the line: another one for each person and channel."""
        return f"{int(self.place[2])}{self.place[3]}"

    @property
    def reachable(self) -> Annotated[bool, "Whether it can be told today."]:
        return self.unreachable is None

    @property
    def severity(self) -> Severity:
        """The worst of its reasons."""
        return max(reason.severity for reason in self.reasons)


ROLES: Final = {role.value: role for role in StakeholderRole}
SIDES: Final = {side.value: side for side in Side}

When = tuple["Day", int]
"""The deadline and severity of a reason, as in `Found`."""


Found = tuple["Day", int, str, str, str, str, str, str]
"""One reason to tell, in the order in which a line's decisive one comes first: deadline, severity as a negative number,
so that the worst comes first, relationship, offering, role, side, organization, preferred channel.
"""


def _reason_of(outcome: Outcome, agreement: int) -> tuple[str, str]:
    """The covered offering that affects an agreement most, and the agreement's consumer."""
    projection = outcome.projection
    covers, at, before, ids = outcome.day.covered[agreement], outcome.at, outcome.before.at, projection.offerings.ids
    offering = ids[covers[0][2]]
    if len(covers) > 1:
        worst = [(-hit_of(cover[1], before[cover[2]], at[cover[2]]), ids[cover[2]]) for cover in covers]
        if agreement not in outcome.agreements and (severity := outcome.masked_agreements.get(agreement)):
            worst += [(-severity, ids[masked]) for masked in outcome.masked_covers(agreement)]
        offering = min(worst)[1]
    consumer = projection.agreements.consumer_of[agreement]
    return offering, projection.organization_ids[consumer]


class Lines:
    """The lines of the people whom an outcome concerns, as they can be told on `today`."""

    def __init__(self, outcome: Outcome, deadlines: ScenarioDeadlines, today: Day) -> None:
        self._outcome = outcome
        self._deadlines = deadlines
        self._contacts = outcome.projection.contacts
        self._reach = Reach(self._contacts, today)
        self._tellers = outcome.projection.on(today).tellers
        self._audience = outcome.day.audience(today)
        self._facts = Lazy(partial(_reason_of, outcome))

    def teller(self, relationship: str) -> str | None:
        return self._tellers[relationship]

    def part(self, part: slice) -> list[NotifyLine]:
        """The earliest deadline first, then the worst, then by id; those without a deadline last."""
        return self.at(self.places[part])

    def at(self, places: Iterable[Place]) -> list[NotifyLine]:
        """The lines at some of `places`."""
        return [
            self._to_channel(place, sorted(self._channels[place.id]))
            if place.is_channel
            else self._to_person(place, self._found(place.id))
            for place in places
        ]

    @cached_property
    def places(self) -> list[Place]:
        """What lines are sorted by, of all lines in their order."""
        channels: dict[When, set[str]] = defaultdict(set)
        for channel, several in self._channels.items():
            channels[min(several)[:2]].add(channel)
        people = self._people
        places: list[Place] = []
        told: set[str] = set()
        for when in sorted({*people, *channels}):
            first = people.get(when, told) - told
            places += [Place(*when, is_channel=False, id=person) for person in sorted(first)]
            places += [Place(*when, is_channel=True, id=channel) for channel in sorted(channels.get(when, ()))]
            told |= first
        return places

    @cached_property
    def _people(self) -> dict[When, set[str]]:
        """Who is told of something by that deadline and of that severity. An owner must know by the earliest deadline of
        the provider.
        """
        outcome, tell_by = self._outcome, self._deadlines.tell_by
        relationship_of, people_of = outcome.projection.agreements.relationship_of, self._audience.people
        relationships: dict[When, set[str]] = defaultdict(set)
        for agreement, severity in outcome.owed.items():
            relationships[tell_by.get(agreement, ALWAYS_AFTER), -severity].add(relationship_of[agreement])
        people = {
            when: set[str]().union(*[people_of(each, when[0])[-when[1] >= Severity.HIGH] for each in several])
            for when, several in relationships.items()
        }
        for person, several in self._owners.items():
            for deadline, severity, _ in several:
                people.setdefault((deadline, severity), set()).add(person)
        return people

    @cached_property
    def _owners(self) -> dict[str, list[tuple[Day, int, str]]]:
        """Person -> (deadline, severity as in `Found`, offering)."""
        outcome, ids = self._outcome, self._outcome.projection.offerings.ids
        told: dict[str, list[tuple[Day, int, str]]] = defaultdict(list)
        for offering, severity in outcome.notified_offerings.items():
            deadline = self._deadlines.of_owner(offering)
            for person in self._audience.owners(ids[offering], deadline):
                told[person].append((deadline, -severity, ids[offering]))
        return told

    @cached_property
    def _hit(self) -> dict[str, list[int]]:
        """Relationship -> its agreements that are affected, or masked and told."""
        relationship_of = self._outcome.projection.agreements.relationship_of
        hit: dict[str, list[int]] = defaultdict(list)
        for agreement in self._outcome.owed:
            hit[relationship_of[agreement]].append(agreement)
        return hit

    @cached_property
    def _channels(self) -> dict[str, list[Found]]:
        found: dict[str, list[Found]] = {}
        for channel, reason in self._notice_to():
            found.setdefault(channel, []).append(reason)
        return found

    def _found(self, person: str) -> list[Found]:
        """All reasons to tell somebody, the decisive one first."""
        found: list[Found] = [
            (deadline, severity, "", offering, "SERVICE_OWNER", "PROVIDER", "", "")
            for deadline, severity, offering in self._owners.get(person, ())
        ]
        hit, owed, tell_by = self._hit, self._outcome.owed, self._deadlines.tell_by
        audience, facts = self._audience, self._facts
        for _, relationship, role, side, preferred, told_from, end in audience.roles_of(person):
            for agreement in hit.get(relationship, ()):
                severity, deadline = owed[agreement], tell_by.get(agreement, ALWAYS_AFTER)
                is_there = end == ALWAYS_AFTER or audience.day_of_telling(deadline) < end
                if severity >= told_from and is_there:
                    offering, consumer = facts[agreement]
                    found.append((deadline, -severity, relationship, offering, role, side, consumer, preferred))
        found.sort()
        return found

    def _notice_to(self) -> Iterator[tuple[str, Found]]:
        agreements, notice_to = self._outcome.projection.agreements, self._contacts.notice_to
        if not notice_to:
            return
        for agreement, severity in self._outcome.owed.items():
            for row in notice_to.of(agreements.ids[agreement]):
                if self._contacts.channels.owned(row.channel):
                    deadline = self._deadlines.tell_by.get(agreement, ALWAYS_AFTER)
                    offering, consumer = self._facts[agreement]
                    relationship = agreements.relationship_of[agreement]
                    yield row.channel, (deadline, -severity, relationship, offering, "", "CONSUMER", consumer, "")

    def _to_person(self, place: Place, found: list[Found]) -> NotifyLine:
        """The first reason that has to do with a relationship says by whom, over which channel, and who is next."""
        person = place.id
        _, _, relationship, _, _, side, _, _ = next((each for each in found if each[2]), found[0])
        preferred = next((each[7] for each in found if each[7]), "")
        address = self._reach.address(person, relationship or None, preferred)
        unreachable = self._reach.why_not(person, address)
        row = self._contacts.persons.first_of(person)
        return NotifyLine(
            person=person,
            channel=address,
            language=(row.language if row else None) or (address.language if address else None),
            deadline=_day(found[0][0]),
            reasons=_reasons(found),
            teller=self._tellers[relationship] if relationship else None,
            next=next_after(self._contacts, person, relationship, side) if relationship else None,
            unreachable=unreachable,
            deputies=self._reach.deputies(person) if unreachable is Unreachable.ABSENT else (),
            place=place,
        )

    def _to_channel(self, place: Place, found: list[Found]) -> NotifyLine:
        deadline, _, relationship, _, _, side, _, _ = found[0]
        (channel,) = self._contacts.channels.owned(place.id)
        return NotifyLine(
            person=None,
            channel=Address(ChannelKind(channel.kind), place.id, channel.language),
            language=channel.language,
            deadline=_day(deadline),
            reasons=_reasons(found),
            teller=self._tellers[relationship],
            next=next_after(self._contacts, channel.person, relationship, side),
            unreachable=None if channel.has_address else Unreachable.NO_ADDRESS,
            deputies=(),
            place=place,
        )


def _reasons(found: list[Found]) -> tuple[Reason, ...]:
    """Each once, with the worst of its severities, in the order of the earliest deadlines."""
    once: dict[tuple[str, str, str, str], Reason] = {}
    for _, negative, relationship, offering, role, side, organization, _ in found:
        key, severity = (relationship, offering, role, side), SEVERITIES[-negative]
        first = once.get(key)
        if first is None or severity > first.severity:
            once[key] = Reason(
                ROLES.get(role), SIDES[side], organization or None, offering, relationship or None, severity
            )
    return tuple(once.values())


def _day(day: Day) -> date | None:
    return None if day == ALWAYS_AFTER else in_calendar(day)
