"""A calendar written as iCalendar (RFC 5545), as calendar programs subscribe to it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from icalendar import Calendar as Written
from icalendar import Event, vDuration, vText

from graph.text.letters.entries import EntryWords

if TYPE_CHECKING:
    from collections.abc import Mapping

    from icalendar import Component

    from graph.questions.calendar.calendar import Calendar
    from graph.questions.calendar.entry import Entry

EVERY: Final = timedelta(hours=4)
"""How often programs are asked to look again."""


def written(found: Calendar, public_url: str | None) -> bytes:
    """The calendar as a file: the same calendar is the same bytes. `public_url`: where readers find the page of a
    change; None: no links.
    """
    words, made = EntryWords(found.language), Written()
    head = {
        "prodid": "-//Rapport//Planned changes//EN",
        "version": "2.0",
        "method": "PUBLISH",
        "name": words.name,
        "x-wr-calname": words.name,
        "refresh-interval": vDuration(EVERY, params={"value": "DURATION"}),
        "x-published-ttl": vDuration(EVERY),
    }
    _add(made, head)
    for entry in found.entries:
        event = Event()
        _add(event, _facts(entry, words))
        if public_url is not None:
            _add(event, {"url": f"{public_url}/change/{quote(entry.change.id, safe='')}"})
        made.add_component(event)
    return made.to_ical()


def _facts(entry: Entry, words: EntryWords) -> dict[str, object]:
    at, language = datetime.fromisoformat(entry.change.changed_at), {"language": words.tongue.value}
    return {
        "uid": entry.uid,
        "sequence": entry.change.version,
        "dtstamp": at,
        "last-modified": at,
        "dtstart": entry.first,
        "dtend": entry.over,
        "status": entry.standing.value,
        "transp": "TRANSPARENT",
        "summary": vText(words.summary(entry), params=language),
        "description": vText(words.description(entry), params=language),
    }


def _add(component: Component, facts: Mapping[str, object]) -> None:
    for name, fact in facts.items():
        component.add(name, fact)  # pyright: ignore[reportUnknownMemberType]  # the library says no type of values
