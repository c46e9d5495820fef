"""A difference in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.model.severity import Severity
from graph.text.catalogue.catalogue import catalogue
from graph.text.catalogue.shortening import in_sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graph.questions.runs.difference import Difference, Turned
    from graph.text.catalogue.catalogue import Catalogue
    from graph.text.catalogue.language import Language


def sentences(difference: Difference, named: Callable[[str], str], language: Language) -> Iterator[str]:
    """One for each thing that is other. `named`: the name of a consumer, by its id."""
    say, before, after = catalogue(language), difference.before, difference.after
    if difference.by_other_rules:
        yield say("since-rules")
    if before.effective_on != after.effective_on:
        yield say("since-day", before=before.effective_on, after=after.effective_on)
    for thing in ("consumers", "agreements", "offerings"):
        if moved := list(_counts(difference, thing, say)):
            yield say("since-totals", thing=say(f"thing-{thing}"), moved=", ".join(moved))
    yield from (_turned(each, named, say) for each in difference.consumers)
    for message, then, now in (
        ("since-overdue", before.overdue, after.overdue),
        ("since-earliest", before.earliest_date or "-", after.earliest_date or "-"),
        ("since-people", before.people, after.people),
    ):
        if then != now:
            yield say(message, before=then, after=now)


def _counts(difference: Difference, thing: str, say: Catalogue) -> Iterator[str]:
    """`HIGH 1 → 0`, the worst first."""
    then, now = difference.before.totals[thing], difference.after.totals[thing]
    for severity in sorted(Severity, reverse=True):
        level = severity.name.lower()
        if severity and then[level] != now[level]:
            yield f"{say('rank', severity=severity.name)} {say.number(then[level])} → {say.number(now[level])}"


def _turned(turned: Turned, named: Callable[[str], str], say: Catalogue) -> str:
    before, after, masked = (say("rank", severity=at.name) for at in (turned.before, turned.after, turned.masked))
    message = f"since-{turned.turn.value.lower()}"
    return say(message, consumer=in_sentence(named(turned.organization)), before=before, after=after, masked=masked)
