"""A briefing as a paper of two pages at most: what is left out is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.health.sentence import said_of_cap, shown
from graph.text.agenda import agenda_reason
from graph.text.catalogue.catalogue import catalogue
from graph.text.catalogue.shortening import in_sentence
from graph.text.documents.blocks import Heading, Table
from graph.text.health import health_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graph.health.steps import Step
    from graph.questions.agenda import Line
    from graph.questions.briefing.briefing import Briefing, Thanks
    from graph.questions.briefing.people import BriefedPerson
    from graph.questions.briefing.rows import Promised
    from graph.text.catalogue.language import Language
    from graph.text.documents.blocks import Block

MOST_MOVES: Final = 3
MOST_STEPS: Final = 3
MOST_LINES: Final = 7
MOST_DECISIONS: Final = 5
MOST_PEOPLE: Final = 8
MOST_THANKS: Final = 3
LONGEST: Final = 150
"""Characters of a sentence, and a bit more than one line of a page."""
TREND: Final = 30
LEAST_SHOWN: Final = 0.05
"""Moves that would be shown as 0.0 are not shown."""


class BriefingPaper:
    """A briefing in one language. Each section has so many lines that all of them fit on two pages."""

    def __init__(self, briefing: Briefing, language: Language) -> None:
        self._briefing = briefing
        self._language = language
        self._say = catalogue(language)

    def blocks(self) -> Iterator[Block]:
        briefing, told, say = self._briefing, self._briefing.told, self._say
        provider, consumer = in_sentence(told.provider), in_sentence(told.consumer)
        yield say("briefing-title", provider=provider, consumer=consumer, day=briefing.today.isoformat())
        yield say("briefing-side", side=briefing.side.value)
        yield self._meeting()
        yield from self._section("stands", self._stands())
        yield from self._due("owed", briefing.owed)
        yield from self._section("decided", self._decided())
        yield from self._due("open", briefing.open)
        yield from self._due("ahead", briefing.ahead)
        yield from self._section("there" if told.meeting else "holders", self._there())
        yield from self._section("not-met", self._not_met())
        yield from self._section("thanks", self._thanks())

    def _section(self, name: str, blocks: Iterable[Block]) -> Iterator[Block]:
        """What has nothing to say is left out."""
        found = list(blocks)
        if found:
            yield Heading(self._say(f"briefing-{name}"))
            yield from found

    def _meeting(self) -> str:
        meeting = self._briefing.told.meeting
        if meeting is None:
            return self._say("briefing-no-meeting")
        return self._say("briefing-meeting", kind=meeting.kind, on=meeting.at[:10], time=meeting.at[11:16])

    # --- how it stands ---

    def _stands(self) -> Iterator[str]:
        health = self._briefing.health
        yield self._grade()
        for cap in health.caps()[:MOST_MOVES]:
            yield self._cut(health_sentence(said_of_cap(cap), self._language))
        for move in health.trend().moved(TREND)[:MOST_MOVES]:
            if abs(move.difference) >= LEAST_SHOWN:
                yield self._say(
                    "briefing-move",
                    factor=move.factor.value,
                    difference=_signed(move.difference),
                    count=len(move.facts),
                )
        for step in health.next_steps(MOST_STEPS):
            if step.gain is not None:
                yield self._step(step, shown(step.gain))

    def _step(self, step: Step, gain: str) -> str:
        """What is due is named as it stands on the agenda."""
        line = next((line for line in self._briefing.lines if (line.label, line.id) == (step.label, step.id)), None)
        if line is None:
            return self._say("briefing-step", what=health_sentence(step.sentence(), self._language), gain=gain)
        due = self._cut(agenda_reason(line.reason, self._language))
        return self._say("briefing-step-settled", due=due, gain=gain)

    def _grade(self) -> str:
        health = self._briefing.health
        score, before = health.score, health.before(TREND).score
        if score is None:
            return self._say("briefing-grade", grade=health.grade.value)
        facts = {"grade": health.grade.value, "score": shown(score)}
        if before is None:
            return self._say("briefing-score", **facts)
        return self._say("briefing-score-moved", before=shown(before), **facts)

    # --- what is due ---

    def _due(self, name: str, lines: Sequence[Line]) -> Iterator[Block]:
        say, today = self._say, self._briefing.today.isoformat()
        rows = [
            (
                say.day(line.due),
                self._late(-line.days_left(today)),
                self._cut(agenda_reason(line.reason, self._language)),
            )
            for line in lines[:MOST_LINES]
        ]
        columns = (say("briefing-due"), say("briefing-is-late"), say("briefing-what"))
        if rows:
            yield from self._section(
                name, [Table(columns, rows, frozenset({columns[1]})), *self._more(lines, MOST_LINES)]
            )

    def _late(self, days: int) -> str:
        return self._say("briefing-days-late", days=days) if days > 0 else ""

    # --- what was decided ---

    def _decided(self) -> Iterator[Block]:
        told, say = self._briefing.told, self._say
        rows = [
            (say.day(one.at) if one.at else "", self._cut(one.text), say("briefing-decision", status=one.status))
            for one in told.decisions[:MOST_DECISIONS]
        ]
        rows += [
            (say.day(one.due) if one.due else "", self._cut(one.text), self._became(one))
            for one in told.promised[:MOST_DECISIONS]
        ]
        if rows:
            yield Table((say("briefing-day"), say("briefing-what"), say("briefing-became")), rows)
        yield from self._more(told.decisions, MOST_DECISIONS)
        yield from self._more(told.promised, MOST_DECISIONS)

    def _became(self, one: Promised) -> str:
        today = self._briefing.today.isoformat()
        status = one.status
        if status == "OPEN" and one.due is not None and one.due < today:
            status = "OVERDUE"
        if status == "KEPT" and one.due is not None and one.done_at is not None and one.done_at > one.due:
            status = "KEPT_LATE"
        return self._say("briefing-promise", side=one.side, status=status)

    # --- people ---

    def _there(self) -> Iterator[Block]:
        people, say = self._briefing.people, self._say
        columns = [
            say(f"briefing-{each}") for each in ("who", "side-of", "roles", "influence", "sentiment", "last-met")
        ]
        rows = [self._person(one) for one in people[:MOST_PEOPLE]]
        if rows:
            yield Table(columns, rows, frozenset(columns[3:5]))
        yield from self._more(people, MOST_PEOPLE)

    def _person(self, one: BriefedPerson) -> tuple[str, ...]:
        say = self._say
        roles = [say("briefing-role", role=role.value) for role in one.roles]
        return (
            in_sentence(self._briefing.told.names[one.person]),
            say("briefing-of-side", side=one.side.value) if one.side else "",
            ", ".join(roles),
            str(one.influence or ""),
            "" if one.sentiment is None else say.decimal(_signed(one.sentiment)),
            say.day(one.last_met) if one.last_met else say("briefing-never"),
        )

    def _not_met(self) -> Iterator[str]:
        lines = self._briefing.not_met
        for line in lines[:MOST_LINES]:
            yield self._cut(agenda_reason(line.reason, self._language))
        yield from self._more(lines, MOST_LINES)

    def _thanks(self) -> Iterator[str]:
        found = self._briefing.thanks
        for one in found[:MOST_THANKS]:
            yield self._cut(self._thank(one))
        yield from self._more(found, MOST_THANKS)

    def _thank(self, one: Thanks) -> str:
        good = one.good
        facts: dict[str, str | int] = {"name": in_sentence(self._briefing.told.names[good.person]), "on": good.at}
        if good.score is not None:
            return self._say("briefing-thank-feedback", score=good.score, **facts)
        return self._say(f"briefing-thank-{good.label.lower()}", text=good.text or "", **facts)

    def _more(self, things: Sequence[object], most: int) -> Iterator[str]:
        if len(things) > most:
            yield self._say("briefing-more", count=len(things) - most)

    def _cut(self, words: str) -> str:
        return in_sentence(words, LONGEST)


def _signed(number: float) -> str:
    """`+3.1`, or 0 without a sign."""
    shown_ = f"{abs(number):.1f}".removesuffix(".0")
    return shown_ if not number else f"{'+' if number > 0 else '−'}{shown_}"  # noqa: RUF001  # as people read it
