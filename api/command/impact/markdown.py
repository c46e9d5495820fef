"""The report as Markdown, to be pasted into a change request."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from api.command.impact.words import (
    by_deadline,
    earliest,
    found,
    holding,
    left,
    many,
    name,
    resting,
    scenario_words,
    severities,
    telling,
    together,
    way,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from api.command.impact.words import Answer

SPECIAL: Final = re.compile(r"([\\`*_{}\[\]<>#|~])")


def markdown(changes: Sequence[Mapping[str, str]], answer: Answer, since: Sequence[str] | None = None) -> str:
    """`since`: what is other than at the last run."""
    return "\n".join(_lines(changes, answer, since)) + "\n"


def _lines(changes: Sequence[Mapping[str, str]], answer: Answer, since: Sequence[str] | None) -> Iterator[str]:
    yield f"# Impact: {literal(' and '.join(scenario_words(changes, answer)))} on {answer['effectiveOn']}"
    yield from ("", "## Summary", "")
    yield from (f"- {line}" for line in _summary(answer))
    if since is not None:
        yield from ("", "## Since the last run", "")
        yield from (f"- {literal(line)}" for line in since or ["Nothing is other."])
    if answer["consumers"]["nodes"]:
        yield from ("", "## Who is affected, and why", "")
        yield from _consumers(answer)
        if answer["notify"]:
            yield from ("", "## Whom to tell", "")
            yield from _told(answer)
        yield from ("", "## Notice", "")
        yield from _deadlines(answer)


def _summary(answer: Answer) -> Iterator[str]:
    if not answer["isComplete"]:
        yield f"**The answer is not complete:** {answer['incompleteReason']}."
    totals = answer["totals"]
    for what in ("consumers", "agreements", "offerings"):
        yield f"{what.capitalize()}: {severities(totals[what]) or 'none affected'}"
    yield f"People to tell: {totals['people']}"
    if totals["hidden"]:
        yield f"Left out, because you may not see them: {many(totals['hidden'], 'affected thing')}"
    yield from (literal(line) for line in (*found(answer), *earliest(answer), *together(answer), *holding(answer)))
    for given in answer["context"]:
        yield literal(f"Given before: {name(given['offering'])}, {given['reason']}.")
    yield resting(answer)


def _consumers(answer: Answer) -> Iterator[str]:
    yield from ("| Consumer | Severity | Way | Why |", "| --- | --- | --- | --- |")
    for one in answer["consumers"]["nodes"]:
        yield row(name(one["organization"]), one["severity"], way(one["path"]), one["because"])


def _told(answer: Answer) -> Iterator[str]:
    yield from ("| Tell by | Who | Over | In | Why | Told by | Next |", "| --- | --- | --- | --- | --- | --- | --- |")
    yield from (row(*telling(line)) for line in answer["notify"])


def _deadlines(answer: Answer) -> Iterator[str]:
    yield from ("| Tell by | Notice | Consumer | Agreement | Severity |", "| --- | --- | --- | --- | --- |")
    for consumer, agreement in by_deadline(answer):
        notice = left(agreement["daysLeft"]) + (" (by policy)" if agreement["byPolicy"] else "")
        yield row(
            agreement["notifyBy"] or "", notice, name(consumer["organization"]), agreement["id"], agreement["severity"]
        )


def row(*cells: str) -> str:
    return f"| {' | '.join(literal(cell) for cell in cells)} |"


def literal(text: str) -> str:
    """Text that Markdown shows as it is."""
    return SPECIAL.sub(r"\\\1", text).replace("\n", " ")
