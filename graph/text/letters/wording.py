"""A message about a planned change in words, of one language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.model.announcing.notice import NoticeKind
from graph.text.catalogue.shortening import LONGEST_TEXT, first_and_last, in_sentence
from graph.text.letters.blocks import Heading, Item, isolated, plain
from graph.text.letters.language import Tongue, day_in, words_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from graph.text.letters.blocks import Block
    from graph.text.letters.letter import Held, Hit, Letter

LONGEST_TITLE: Final = 150
MOST: Final = 12
"""Consumers, changed offerings and offerings of one consumer that are named; a number says how many more there are."""
ASKS: Final = frozenset({NoticeKind.NOTICE, NoticeKind.MOVED})
"""Kinds whose reader is asked to acknowledge; those that follow repeat it."""
TURNS: Final = frozenset({NoticeKind.MOVED, NoticeKind.WITHDRAWN})
"""Kinds that say why it is moved or given up; whoever is asked or told anew reads why it is planned."""


@dataclass(frozen=True, slots=True)
class Worded:
    """A message as it is kept."""

    subject: str
    text: str
    language: str


def worded(letter: Letter, tongue: Tongue) -> Worded:
    words = Words(tongue)
    return Worded(words.subject(letter), plain(words.blocks(letter)), tongue.value)


class Words:
    def __init__(self, tongue: Tongue) -> None:
        self._tongue = tongue
        self._say = words_in(tongue)

    def subject(self, letter: Letter) -> str:
        title = in_sentence(letter.title, LONGEST_TITLE)
        return self._say("subject", kind=letter.kind.value, title=title, day=self._day(letter.day))

    def blocks(self, letter: Letter) -> Iterator[Block]:
        if letter.reader:
            yield self._say("hello", name=_name(letter.reader))
        if letter.behalf:
            yield self._say("behalf", person=_name(letter.behalf))
        yield self._opening(letter)
        if letter.why and letter.kind in TURNS:
            yield self._say("why", reason=_prose(letter.why))
        yield from self._what(letter)
        if letter.kind is not NoticeKind.WITHDRAWN:
            yield from self._you(letter)
            yield from self._instead(letter)
            yield from self._ask(letter)
        if letter.teller:
            yield Heading(self._say("head-call"))
            yield self._say("call", teller=_name(letter.teller), provider=_name(letter.provider))
        yield self._say("reference", change=_name(letter.change))

    def _opening(self, letter: Letter) -> str:
        provider = _name(letter.provider)
        if letter.kind is NoticeKind.MOVED and letter.before in {None, letter.day}:
            return self._say("opening-late", provider=provider)
        days = {"day": self._day(letter.day), "before": self._day(letter.before or letter.day), "sent": ""}
        return self._say("opening", kind=letter.kind.value, provider=provider, **days)

    def _what(self, letter: Letter) -> Iterator[Block]:
        yield Heading(self._say("head-planned" if letter.kind is NoticeKind.WITHDRAWN else "head-what"))
        yield _name(letter.title, LONGEST_TITLE)
        if letter.reason and letter.kind is not NoticeKind.WITHDRAWN:
            yield self._say("why", reason=_prose(letter.reason))
        yield self._say("on", day=self._day(letter.day))
        for done in letter.done[:MOST]:
            facts = {"offering": _name(done.offering), "action": done.action.value}
            if done.until is None:
                yield Item(self._say("done", **facts))
            else:
                yield Item(self._say("done-until", until=self._day(done.until), **facts))
        yield from _more(letter.done)

    def _you(self, letter: Letter) -> Iterator[Block]:
        yield Heading(self._say("head-you"))
        if not letter.hits:
            yield self._say("not-affected")
        for hit in letter.hits[:MOST]:
            yield from self._hit(hit)
        yield from _more(letter.hits)
        for held in letter.held[:MOST]:
            yield Item(self._holds(held))

    def _holds(self, held: Held) -> str:
        offering = _name(held.offering)
        if not held.left:
            return self._say("holds-unnamed", offering=offering)
        facts = {"offering": offering, "left": self._listed(held.left)}
        if held.until is None:
            return self._say("holds", **facts)
        return self._say("holds-until", until=self._day(held.until), **facts)

    def _hit(self, hit: Hit) -> Iterator[Block]:
        facts = {"severity": hit.severity.name, "offerings": self._listed(hit.offerings)}
        if hit.consumer is None:
            yield Item(self._say("you-own", **facts))
        else:
            yield Item(self._say("you", consumer=_name(hit.consumer), **facts))
        if hit.already:
            yield Item(self._say("already"))
        if len(hit.way) > 1:
            yield Item(self._say("way", way=_way(hit.way)))
        if hit.agreements:
            yield Item(self._say("formal", agreements=self._listed(hit.agreements)))

    def _instead(self, letter: Letter) -> Iterator[Block]:
        offered = [done for done in letter.done[:MOST] if done.instead]
        if offered:
            yield Heading(self._say("head-instead"))
        for done in offered:
            yield Item(self._say("instead", offering=_name(done.offering), successor=self._listed(done.instead)))

    def _ask(self, letter: Letter) -> Iterator[Block]:
        asked: list[str] = []
        if letter.kind is NoticeKind.QUESTION and letter.answer_by:
            asked.append(self._say("ask-answer", day=self._day(letter.answer_by)))
        if letter.kind is NoticeKind.QUESTION and letter.consent:
            asked.append(self._say("ask-consent"))
        if letter.pass_on_by:
            asked.append(self._say("ask-pass-on", day=self._day(letter.pass_on_by)))
        if letter.kind in ASKS:
            asked.append(self._say("ask-acknowledge"))
        if asked:
            yield Heading(self._say("head-ask"))
            yield from map(Item, asked)

    def _listed(self, names: Sequence[str]) -> str:
        shown = [_name(name) for name in names[:MOST]]
        return self._say.listed([*shown, *(block.words for block in _more(names))])

    def _day(self, day: date) -> str:
        return day_in(self._tongue, day)


def _name(name: str, most: int = 100) -> str:
    return isolated(in_sentence(name, most))


def _prose(text: str) -> str:
    return isolated(in_sentence(text, LONGEST_TEXT))


def _way(way: Sequence[str | None]) -> str:
    first, left_out, last = first_and_last(way)
    named = [["…" if name is None else _name(name) for name in part] for part in (first, last)]
    return " → ".join([*named[0], *(["…"] if left_out else []), *named[1]])


def _more(several: Sequence[object]) -> Iterator[Item]:
    if len(several) > MOST:
        yield Item(f"+ {len(several) - MOST}")
