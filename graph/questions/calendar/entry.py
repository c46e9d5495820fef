"""What stands in a person's calendar about a planned change, on which days."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum, StrEnum
from typing import TYPE_CHECKING, Final

from graph.writing.outbox.following import reminded_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

KEPT: Final = 90
"""Days for which what was given up stays, and what is past."""
NAMESPACE: Final = uuid.UUID("0e2f3f6c-6d0e-4ae0-9a55-6f2c1a8c4b1e")
STOPPED: Final = frozenset({"REJECTED", "CANCELLED"})
OPEN: Final = frozenset({"PROPOSED", "AGREED"})
TELLING: Final = frozenset({"NOTICE", "MOVED"})
FOLLOWING: Final = frozenset({"MOVED", "REMINDER", "ESCALATION"})


class Matter(Enum):
    """Why there is an entry on a day."""

    CHANGE = "the change takes effect"
    ANSWER = "its reader answers by then"
    ACKNOWLEDGE = "its reader is reminded from then on"


class Standing(StrEnum):
    """How sure an entry is, in the words of iCalendar."""

    TENTATIVE = "TENTATIVE"
    CONFIRMED = "CONFIRMED"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """What is done to an offering. `until`: ISO day."""

    offering: str
    action: str
    until: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A consumer in reach that was asked. `lapsed`: it was asked anew since, or is not affected any more."""

    consumer: str
    verdict: str | None
    until: str | None
    lapsed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A message that was sent. `own`: to the person whose calendar it is; `consumers`: in reach, on whose account."""

    kind: str
    severity: str | None
    deadline: str | None
    sent_at: str
    acknowledged: bool
    updated_at: str
    own: bool
    consumers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A planned change as whoever reads the calendar may see it: `told` begins with what was sent first. Days and instants are
    ISO texts.
    """

    id: str
    title: str
    status: str
    day: str
    created_at: str
    updated_at: str
    version: int
    done: tuple[Changed, ...] = ()
    asked: tuple[Asked, ...] = ()
    told: tuple[Told, ...] = ()

    @property
    def open(self) -> list[Asked]:
        return [one for one in self.asked if not one.lapsed]

    @property
    def concerns(self) -> bool:
        """Whether the person or a consumer in reach is still concerned, by what they were asked or told last."""
        last = {name: one for one in self.told for name in (one.consumers or ("",))}
        return bool(self.open) or any(not _is_release(one) for one in last.values())

    @property
    def changed_at(self) -> str:
        return max((self.updated_at, *(one.updated_at for one in self.told)))

    def own(self, *kinds: str) -> Told | None:
        """The last message of these kinds to the person."""
        return next((one for one in reversed(self.told) if one.own and one.kind in kinds), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """All-day, from `first` up to and without `over`. `lapsed`: the change is done, but concerns nobody here any more."""

    matter: Matter
    change: Planned
    first: date
    over: date
    standing: Standing
    lapsed: bool = False
    uid: str = field(init=False)

    def __post_init__(self) -> None:
        key = f"{self.matter.name}/{self.change.id}/{self.change.created_at}"
        object.__setattr__(self, "uid", str(uuid.uuid5(NAMESPACE, key)))


def entries(changes: Sequence[Planned], today: date) -> list[Entry]:
    """The earliest first."""
    since = (today - timedelta(days=KEPT)).isoformat()
    found = [entry for one in changes if one.asked or one.told for entry in _of(one, since)]
    return sorted(found, key=lambda one: (one.first, one.change.id, one.matter.name))


def _of(change: Planned, since: str) -> Iterator[Entry]:
    stopped = change.status in STOPPED
    lapsed = not stopped and not change.concerns
    gone = lapsed or stopped
    if (change.changed_at[:10] if gone else change.day) < since:
        return
    yield Entry(
        matter=Matter.CHANGE,
        change=change,
        first=date.fromisoformat(change.day),
        over=_over(change),
        standing=_standing(change, gone=gone),
        lapsed=lapsed,
    )
    if not lapsed:
        yield from _own(change)


def _own(change: Planned) -> Iterator[Entry]:
    """What is asked of the person, as long as it waits, and as cancelled where the change is not done."""
    stopped = change.status in STOPPED
    question, notice = change.own("QUESTION"), change.own(*TELLING)
    silent = {one.consumer for one in change.open if one.verdict is None}
    waits = question is not None and not silent.isdisjoint(question.consumers)
    if question is not None and question.deadline and waits and (stopped or change.status == "PROPOSED"):
        yield _on(Matter.ANSWER, change, date.fromisoformat(question.deadline))
    if notice is not None and not notice.acknowledged and (stopped or change.status == "ANNOUNCED"):
        yield _on(Matter.ACKNOWLEDGE, change, reminded_at(notice.sent_at, change.day).date())


def _on(matter: Matter, change: Planned, day: date) -> Entry:
    standing = Standing.CANCELLED if change.status in STOPPED else Standing.CONFIRMED
    return Entry(matter=matter, change=change, first=day, over=day + timedelta(days=1), standing=standing)


def _standing(change: Planned, *, gone: bool) -> Standing:
    if gone:
        return Standing.CANCELLED
    return Standing.TENTATIVE if change.status in OPEN else Standing.CONFIRMED


def _over(change: Planned) -> date:
    """What ends takes until its end."""
    first = date.fromisoformat(change.day)
    ends = [one.until for one in change.done]
    last = max((end for end in ends if end), default=None) if all(ends) else None
    return max(date.fromisoformat(last) if last else first, first + timedelta(days=1))


def _is_release(one: Told) -> bool:
    """Whether it tells that its reader's side is not affected any more."""
    return one.kind == "WITHDRAWN" or (one.kind in FOLLOWING and one.severity is None)
