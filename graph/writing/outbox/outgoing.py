"""A message about a planned change on its way, and whether it may go out now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from graph.model.scalars import written

if TYPE_CHECKING:
    from collections.abc import Mapping

SENT_AT: Final[Mapping[str, frozenset[str]]] = {
    "QUESTION": frozenset({"PROPOSED"}),
    "NOTICE": frozenset({"ANNOUNCED"}),
    "REMINDER": frozenset({"ANNOUNCED"}),
    "ESCALATION": frozenset({"ANNOUNCED"}),
    "MOVED": frozenset({"PROPOSED", "AGREED", "ANNOUNCED"}),
    "WITHDRAWN": frozenset({"DRAFT", "PROPOSED", "AGREED", "REJECTED", "ANNOUNCED", "DONE", "CANCELLED"}),
}
"""Statuses that the change may have when such a message goes out, by the kind of the message."""
OVER: Final = frozenset({"DRAFT", "REJECTED", "DONE", "CANCELLED"})
"""Statuses of the change in which what was not sent by then never is."""
LOOKS_AGAIN: Final = timedelta(minutes=5)
SPACED: Final = timedelta(hours=1)
"""Time between two messages to one person about one change."""
LINKS_LAST: Final = timedelta(days=30)
"""Time after the day of the change for which links work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """`number`: of its lease. `nonce`: the random number of its link. `address`: where it goes, None where no mail address
    is known. `recipient`: id of the person or channel. Instants and days as texts, as they are kept. `before`: state of the message after which it is sent, and
    `before_leased`: whether that one is on its way at this moment. `replaced`: a newer one takes its place. `last_sent`: when the reader was last sent something about the change.
    """

    id: str
    kind: str
    change: str
    status: str
    day: str | None
    subject: str | None
    text: str | None
    language: str | None
    deadline: str | None
    reader: str | None
    address: str | None
    teller: str | None
    do_not_contact: bool
    absent_from: str | None
    absent_until: str | None
    erased: bool
    before: str | None
    before_leased: bool
    replaced: bool
    attempts: int
    first_at: str | None
    nonce: str
    number: int
    recipient: str
    last_sent: str | None = None

    @property
    def ends_on(self) -> date:
        """The last day on which its link works."""
        day = date.fromisoformat(self.day) if self.day else datetime.now(UTC).date()
        return day + LINKS_LAST


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of a message that does not go out now. `state`: that it gets, None where it waits, until `next_at`.
    `reason`: why, without addresses.
    """

    state: str | None
    reason: str
    next_at: str | None = None


def fate_of(one: Outgoing, at: datetime, domains: frozenset[str]) -> Fate | None:
    """None where it may go out now. `domains`: to which mail may go; empty = all."""
    if one.status not in SENT_AT[one.kind]:
        is_over = one.kind == "QUESTION" or one.status in OVER
        waits = None if is_over else written(at + LOOKS_AGAIN)
        return Fate("WITHDRAWN" if is_over else None, f"the change is {one.status}", waits)
    if one.replaced:
        return Fate("SUPERSEDED", "a newer message takes its place")
    if one.before_leased or (one.kind == "WITHDRAWN" and one.before == "PLANNED"):
        return Fate(None, "the message before it is on its way", written(at + timedelta(minutes=1)))
    if one.kind == "WITHDRAWN" and one.before in {"FAILED", "WITHDRAWN", "SUPERSEDED"}:
        return Fate("WITHDRAWN", "the message before it was not sent")
    if one.erased or not one.text or not one.subject:
        return Fate("FAILED", "there is no text, or nobody to read it")
    return _reachable(one, at, domains)


def _reachable(one: Outgoing, at: datetime, domains: frozenset[str]) -> Fate | None:
    if one.do_not_contact:
        return Fate("FAILED", "the person must not be contacted")
    if (back := _back(one, at)) is not None:
        if back == "" or back > (one.deadline or one.day or ""):
            return Fate("FAILED", "the person is absent: tell the deputy")
        return Fate(
            None, f"the person is absent until {back}", written(datetime.fromisoformat(back).replace(tzinfo=UTC))
        )
    if domains and one.address and one.address.rpartition("@")[2].lower() not in domains:
        return Fate(None, "RAPPORT_SEND_TO does not name the domain", written(at + SPACED))
    if one.last_sent and one.last_sent > written(at - SPACED):
        return Fate(None, "the reader was sent something about it within the hour", written(_later(one.last_sent)))
    return None


def _later(last_sent: str) -> datetime:
    return datetime.fromisoformat(last_sent) + SPACED


def _back(one: Outgoing, at: datetime) -> str | None:
    """The day of return of somebody absent, empty where that is open; None for who is there."""
    today = at.date().isoformat()
    if one.absent_from is None and one.absent_until is None:
        return None
    if (one.absent_from or "") <= today and (one.absent_until is None or one.absent_until > today):
        return one.absent_until or ""
    return None
