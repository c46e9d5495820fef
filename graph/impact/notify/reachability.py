"""Whether and by what means a person can be told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Final

from graph.model.answers import Names, answer
from graph.model.contact.channel import ChannelKind
from graph.model.contact.topic import Topic
from graph.model.scalars import Choice
from graph.projection.people_on_day import holds

if TYPE_CHECKING:
    from graph.projection.contacts.channels import ChannelRow
    from graph.projection.contacts.contacts import Contacts
    from graph.projection.contacts.people import PersonRow
    from graph.projection.status import Day


class Unreachable(Choice):
    """Why somebody cannot be told."""

    DO_NOT_CONTACT = "DO_NOT_CONTACT", "The person must not be contacted."
    ABSENT = "ABSENT", "The person is absent today."
    NO_ADDRESS = "NO_ADDRESS", "Neither an address of the person's own nor a channel for changes is known."


def is_absent(absent_from: str | None, absent_until: str | None, day: Day) -> bool:
    """Whether somebody is absent on a day: from the first day until the day of return, or by the one of them that is known."""
    return (absent_from or absent_until) is not None and holds(absent_from, absent_until, day)


def obstacle(*, do_not_contact: bool, absent: bool, has_address: bool) -> Unreachable | None:
    """What keeps one from turning to a person; the first of several, as people would say it."""
    if do_not_contact:
        return Unreachable.DO_NOT_CONTACT
    if absent:
        return Unreachable.ABSENT
    return None if has_address else Unreachable.NO_ADDRESS


@answer("NotifyChannel")
@dataclass(frozen=True, slots=True)
class Address:
    """By what means somebody is told."""

    kind: Annotated[ChannelKind, "What it is."]
    channel: Annotated[str | None, "The channel itself; null for an own address.", Names("Channel")] = None
    language: str | None = None

    @property
    def id(self) -> Annotated[str | None, "Id of the channel; null for the person's own mail address or telephone."]:
        return self.channel


MAIL: Final = Address(ChannelKind.EMAIL)
PHONE: Final = Address(ChannelKind.PHONE)
OWN: Final[dict[tuple[bool, bool], tuple[Address, ...]]] = {
    (False, False): (),
    (False, True): (PHONE,),
    (True, False): (MAIL,),
    (True, True): (MAIL, PHONE),
}
"""The means by whether there is a mail address and a telephone."""


class Reach:
    """Who can be told on one day."""

    def __init__(self, contacts: Contacts, day: Day) -> None:
        self._contacts = contacts
        self._day = day

    def address(self, person_id: str, relationship: str | None, preferred: str = "") -> Address | None:
        """What the person prefers, if there is such; else a channel of the relationship for changes that the person
        keeps, the person's own addresses, a channel for changes that nobody keeps.
        """
        known = _own(self._contacts.persons.first_of(person_id))
        if channels := self._channels(relationship) if relationship else ():
            kept = (_address(channel) for channel in channels if channel.person == person_id)
            common = (_address(channel) for channel in channels if channel.person is None)
            known = (*kept, *known, *common)
        wished = preferred.strip().upper().replace("-", "")
        first = known[0] if known else None
        return next((address for address in known if address.kind.value == wished), first) if wished else first

    def why_not(self, person_id: str, address: Address | None) -> Unreachable | None:
        person = self._contacts.persons.first_of(person_id)
        return obstacle(
            do_not_contact=person is not None and person.do_not_contact,
            absent=person is not None and is_absent(person.absent_from, person.absent_until, self._day),
            has_address=address is not None,
        )

    def deputies(self, person_id: str) -> tuple[str, ...]:
        """Who act for the person on the day and can be told themselves, by id."""
        rows = self._contacts.deputies.of(person_id)
        acting = {row.deputy for row in rows if holds(row.since, row.until, self._day)}
        return tuple(sorted(one for one in acting if self.why_not(one, self.address(one, None)) is None))

    def _channels(self, relationship: str) -> list[ChannelRow]:
        """Channels with an address that may carry news of a change, those meant for it first, then by id."""
        rows = sorted(self._contacts.channels.of(relationship), key=lambda row: (not row.topics, row.id))
        return [row for row in rows if row.has_address and (not row.topics or Topic.CHANGE.value in row.topics)]


def _own(person: PersonRow | None) -> tuple[Address, ...]:
    return OWN[person.has_email, person.has_phone] if person else ()


def _address(channel: ChannelRow) -> Address:
    return Address(ChannelKind(channel.kind), channel.id, channel.language)
