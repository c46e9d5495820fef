"""Gives the messages among the steps of a verb their subjects and texts."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final, TypeGuard

from graph.model.announcing.notice import NoticeKind
from graph.text.letters.facts import Addressed, LetterFacts, Planned
from graph.text.letters.language import tongue_of
from graph.text.letters.wording import worded
from graph.writing.mutations.steps import Create

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.impact.report import Report
    from graph.text.letters.language import Tongue
    from graph.text.letters.letter import Letter
    from graph.text.letters.wording import Worded
    from graph.writing.mutations.steps import Planned as PlannedStep

LONGEST: Final = 10_000
"""Characters of a text."""
Key = tuple[str | None, str | None, str | None, str | None, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """What a consumer is owed on account of a relationship. `pass_on_by`: the last day on which it can tell consumers of its
    own in time.
    """

    consent: bool = False
    pass_on_by: date | None = None


class Drafts:
    """The messages of one planned change. `owed`: by relationship. Letters are drawn up `ahead` for those who are told by
    the notify plan, where the estate stands still; for others when they are asked for.
    """

    def __init__(self, report: Report, change: str, owed: Mapping[str, Owed]) -> None:
        self._today = report.today
        self._facts = LetterFacts(report, Planned(id=change, title=change))
        self._owed = owed
        self._drawn_up: dict[Key, Letter] = {}

    def ahead(self, several: Iterable[Addressed]) -> None:
        for to in several:
            self._letter(to)

    async def given(self, steps: Sequence[PlannedStep], change: Planned) -> list[PlannedStep]:
        """The steps, with subject, text and its language in those that make messages. They are worded in a thread: thousands
        take seconds, in which others are answered.
        """
        messages = [step for step in steps if is_message(step)]
        letters = [self._letter_of(step, change) for step in messages]
        texts = iter(await asyncio.to_thread(lambda: [_texts(*each) for each in letters]))
        return [_with_text(step, next(texts)) if is_message(step) else step for step in steps]

    def _letter_of(self, step: Create, change: Planned) -> tuple[Letter, Tongue]:
        """What a message says, and in which tongue."""
        to = addressed(step.values)
        return self._said(to, change), tongue_of(step.values.get("language"), self._facts.language(to.person))

    def worded(self, to: Addressed, change: Planned, tongue: Tongue) -> Worded:
        """The message to one reader."""
        return _cut(worded(self._said(to, change), tongue))

    def _said(self, to: Addressed, change: Planned) -> Letter:
        return replace(
            self._letter(to),
            kind=to.kind,
            title=change.title,
            reason=change.reason,
            why=change.why,
            before=change.before,
            answer_by=to.answer_by,
        )

    def _letter(self, to: Addressed) -> Letter:
        key = to.person, to.channel, to.behalf, to.teller, to.relationships
        if key not in self._drawn_up:
            owed = [self._owed[one] for one in to.relationships if one in self._owed]
            days = [one.pass_on_by for one in owed if one.pass_on_by]
            by = max(min(days), self._today) if days else None  # what is late already is asked for today
            full = replace(to, consent=any(one.consent for one in owed), pass_on_by=by)
            self._drawn_up[key] = self._facts.letter(full)
        return self._drawn_up[key]


def is_message(step: PlannedStep) -> TypeGuard[Create]:
    return isinstance(step, Create) and step.kind.label == "Notice"


def _texts(letter: Letter, tongue: Tongue) -> dict[str, str]:
    said = _cut(worded(letter, tongue))
    return {"subject": said.subject, "text": said.text, "textLanguage": said.language}


def _cut(said: Worded) -> Worded:
    return replace(said, text=said.text[:LONGEST])


def _with_text(step: Create, texts: Mapping[str, str]) -> Create:
    return replace(step, values={**step.values, **texts})


def addressed(values: Mapping[str, Any]) -> Addressed:
    """To whom a message goes, by its values."""
    kind, deadline, person = NoticeKind(values.get("kind") or "NOTICE"), values.get("deadline"), values.get("person")
    return Addressed(
        kind=kind,
        person=person,
        channel=None if person else values.get("via"),
        behalf=values.get("onBehalfOf"),
        relationships=tuple(values.get("relationships") or ()),
        teller=values.get("sentBy"),
        answer_by=date.fromisoformat(deadline) if kind is NoticeKind.QUESTION and deadline else None,
    )
