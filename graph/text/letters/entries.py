"""A calendar of planned changes in words: no entry names a person."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from graph.questions.calendar.entry import STOPPED, Matter
from graph.text.catalogue.shortening import in_sentence
from graph.text.letters.blocks import isolated
from graph.text.letters.language import day_in, tongue_of, words_in
from graph.text.letters.wording import LONGEST_TITLE, MOST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.questions.calendar.entry import Asked, Entry, Planned

MESSAGES: Final = {Matter.ANSWER: "calendar-answer", Matter.ACKNOWLEDGE: "calendar-acknowledge"}


class EntryWords:
    """`language`: as a BCP 47 tag; one that has no words is English."""

    def __init__(self, language: str | None) -> None:
        self.tongue = tongue_of(language)
        self._say = words_in(self.tongue)

    @property
    def name(self) -> str:
        return self._say("calendar-name")

    def summary(self, entry: Entry) -> str:
        title = in_sentence(entry.change.title, LONGEST_TITLE)
        stopped = entry.change.status in STOPPED
        if entry.matter in MESSAGES and not stopped:
            return self._say(MESSAGES[entry.matter], title=title)
        stands = "LAPSED" if entry.lapsed else "CANCELLED" if stopped else entry.change.status
        return self._say("calendar-change", stands=stands, title=title)

    def description(self, entry: Entry) -> str:
        return "\n".join(self._lines(entry))

    def _lines(self, entry: Entry) -> Iterator[str]:
        change = entry.change
        if change.status in STOPPED:
            yield self._say("page-withdrawn")
        elif entry.lapsed:
            yield self._say("not-affected")
        else:
            if entry.matter is Matter.ANSWER:
                yield self._say("ask-answer", day=self._day(entry.first.isoformat()))
            if entry.matter is Matter.ACKNOWLEDGE:
                yield self._say("ask-acknowledge")
            yield from self._what(entry)
        yield self._say("reference", change=isolated(in_sentence(change.id)))

    def _what(self, entry: Entry) -> Iterator[str]:
        change = entry.change
        if entry.matter is not Matter.CHANGE:
            yield self._say("calendar-day", day=self._day(change.day))
        for one in change.done[:MOST]:
            facts = {"offering": _name(one.offering), "action": one.action}
            yield (
                self._say("done-until", until=self._day(one.until), **facts)
                if one.until
                else self._say("done", **facts)
            )
        if len(change.done) > MOST:
            yield f"+ {len(change.done) - MOST}"
        yield from self._hits(change)
        for one in change.open[:MOST]:
            yield from self._verdict(one)

    def _hits(self, change: Planned) -> Iterator[str]:
        """How badly each consumer is affected, by the last message that says it."""
        found = {name: one.severity for one in change.told for name in one.consumers if one.severity}
        for name, severity in sorted(found.items())[:MOST]:
            yield self._say("calendar-hit", consumer=_name(name), severity=severity)

    def _verdict(self, one: Asked) -> Iterator[str]:
        yield self._say("calendar-verdict", consumer=_name(one.consumer), verdict=one.verdict or "NONE")
        if one.verdict == "NEEDS_TIME" and one.until:
            yield self._say("calendar-until", consumer=_name(one.consumer), until=self._day(one.until))

    def _day(self, day: str) -> str:
        return day_in(self.tongue, date.fromisoformat(day))


def _name(name: str) -> str:
    return isolated(in_sentence(name))
