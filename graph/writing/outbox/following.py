"""What follows a message that nobody has acknowledged: one reminder, then each step of the escalation path, each once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from graph.model.duration import instant_after

if TYPE_CHECKING:
    from collections.abc import Sequence

USUAL: Final = timedelta(days=7)
SOONEST: Final = timedelta(days=1)
MORNING: Final = 9
EVENING: Final = 17
SATURDAY: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who is turned to at a step of an escalation path. `after`: how long after the step before, as a duration."""

    step: str
    person: str
    after: str | None
    timezone: str | None
    language: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unacknowledged:
    """A message that was sent, and what has followed it so far (`made`: ids). `day`: of the change."""

    id: str
    change: str
    person: str
    timezone: str | None
    sent_at: str
    day: str
    subject: str
    text: str
    language: str
    severity: str | None
    channel: str | None
    teller: str | None
    relationships: tuple[str, ...]
    path: tuple[Holder, ...]
    made: frozenset[str]


@dataclass(frozen=True, slots=True)
class Following:
    """A message to make. `holder` None: it reminds the reader."""

    id: str
    at: datetime
    holder: Holder | None = None


def schedule(one: Unacknowledged) -> list[Following]:
    """All that may follow, with the moment at which each is due."""
    at = reminded_at(one.sent_at, one.day)
    found = [Following(f"{one.id}~reminder", at)]
    for holder in one.path:
        if holder.after:
            at = datetime.fromisoformat(instant_after(at.isoformat(), holder.after))
        found.append(Following(f"{one.id}~{holder.step}", at, holder))
    return found


def reminded_at(sent_at: str, day: str) -> datetime:
    """When its reader is reminded of a message at the earliest. `day`: of the change."""
    sent = datetime.fromisoformat(sent_at)
    half = (datetime.combine(datetime.fromisoformat(day).date(), time(0), UTC) - sent) / 2
    return sent + max(SOONEST, min(USUAL, half))


def due(one: Unacknowledged, now: datetime) -> Following | None:
    """The newest that is due and not made, if nothing newer was; in working hours of its reader, unless the change comes
    before they do. None after the day of the change.
    """
    day = datetime.combine(datetime.fromisoformat(one.day).date(), time(0), UTC)
    reached = [each for each in schedule(one) if each.at <= now]
    if not reached or now >= day + timedelta(days=1):
        return None
    newest = reached[-1]
    if newest.id in one.made or _is_overtaken(newest, schedule(one), one.made):
        return None
    zone = newest.holder.timezone if newest.holder else one.timezone
    return newest if in_working_hours(now, zone) or next_working_hour(now, zone) > day else None


def upcoming(one: Unacknowledged) -> Following | None:
    """What follows next if nobody acknowledges it, and when at the earliest; None where nothing does."""
    several = schedule(one)
    made = [place for place, each in enumerate(several) if each.id in one.made]
    rest = several[made[-1] + 1 :] if made else several
    return rest[0] if rest else None


def _is_overtaken(newest: Following, several: Sequence[Following], made: frozenset[str]) -> bool:
    """Whether something later was made already, by a clock that went before."""
    return any(each.id in made for each in several[several.index(newest) :])


def in_working_hours(at: datetime, timezone: str | None) -> bool:
    """Monday to Friday, 9 to 17 h; in UTC where no time zone is known."""
    local = at.astimezone(_zone(timezone))
    return local.weekday() < SATURDAY and MORNING <= local.hour < EVENING


def next_working_hour(at: datetime, timezone: str | None) -> datetime:
    """The next full hour, from this one on, that is one."""
    hour = at.replace(minute=0, second=0, microsecond=0)
    while not in_working_hours(hour, timezone):
        hour += timedelta(hours=1)
    return hour


def _zone(timezone: str | None) -> ZoneInfo:
    try:
        return ZoneInfo(timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")
