"""The report for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.command.impact.words import (
    WORST_FIRST,
    affected,
    by_deadline,
    caps,
    earliest,
    found,
    holding,
    left,
    many,
    name,
    resting,
    scenario_words,
    telling,
    together,
    way,
)
from api.command.paper import Heading, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from api.command.impact.words import Answer
    from api.command.paper import Block

REASONS = 2
"""For which somebody is told; all are in Markdown and in the API's answer."""
GRAVE = frozenset({"CRITICAL", "HIGH"})
COUNTS = (*(level.lower() for level in WORST_FIRST), "none")


def table(changes: Sequence[Mapping[str, str]], answer: Answer, since: Sequence[str] | None = None) -> Iterator[Block]:
    words = " and ".join(scenario_words(changes, answer))
    yield f"If on {answer['effectiveOn']} {words}, as seen on {answer['today']}:"
    yield ""
    yield totals(answer)
    if since is not None:
        yield Heading("Since the last run")
        yield from (f"  {line}" for line in since or ["Nothing is other."])
    yield from findings(answer)
    if affected(answer["totals"]["consumers"]):
        yield Heading("Consumers")
        yield consumers(answer)
        yield from why(answer)
        if answer["notify"]:
            yield Heading("Whom to tell, the earliest deadline first")
            yield told(answer)
        yield Heading("Agreements, the earliest deadline first")
        yield deadlines(answer)


def totals(answer: Answer) -> Table:
    found = answer["totals"]
    rows = [(what, *(str(found[what][count]) for count in COUNTS)) for what in ("consumers", "agreements", "offerings")]
    return Table(
        ("AFFECTED", *WORST_FIRST, "REACHED, NOT WORSE"), rows, frozenset((*WORST_FIRST, "REACHED, NOT WORSE"))
    )


def findings(answer: Answer) -> Iterator[Block]:
    yield Heading("Findings")
    if not answer["isComplete"]:
        yield f"  The answer is not complete: {answer['incompleteReason']}."
    if hidden := answer["totals"]["hidden"]:
        yield f"  {many(hidden, 'affected thing')} may not be seen by you and are left out."
    if not affected(answer["totals"]["consumers"]):
        yield "  No consumer is affected."
    yield from (f"  {line}" for line in found(answer))
    yield from (f"  {line}" for line in earliest(answer))
    yield from (f"  {line}" for line in together(answer))
    for given in answer["context"]:
        yield f"  Given before: {name(given['offering'])}, {given['reason']}."
    yield from (f"  {line}" for line in holding(answer))
    if people := answer["totals"]["people"]:
        yield f"  {'1 person is' if people == 1 else f'{people:,} people are'} to be told."
    yield f"  {resting(answer)}"


def consumers(answer: Answer) -> Table:
    rows = [
        (
            one["severity"],
            name(one["organization"]),
            str(one["hops"]),
            way(one["path"]),
            "; ".join(caps(one)),
        )
        for one in answer["consumers"]["nodes"]
    ]
    return Table(("SEVERITY", "CONSUMER", "HOPS", "WAY", "CAPPED TO"), rows, frozenset({"HOPS"}))


def why(answer: Answer) -> Iterator[Block]:
    if grave := [one for one in answer["consumers"]["nodes"] if one["severity"] in GRAVE]:
        yield Heading("Why those at HIGH or worse")
        yield from (f"  {one['because']}" for one in grave)


def told(answer: Answer) -> Table:
    return Table(
        ("TELL BY", "PERSON", "OVER", "IN", "WHY", "TOLD BY", "NEXT"),
        [telling(line, REASONS) for line in answer["notify"]],
    )


def deadlines(answer: Answer) -> Table:
    rows = [
        (
            agreement["notifyBy"] or "",
            left(agreement["daysLeft"]) + (" (by policy)" if agreement["byPolicy"] else ""),
            agreement["severity"],
            name(consumer["organization"]),
            agreement["id"],
        )
        for consumer, agreement in by_deadline(answer)
    ]
    return Table(("TELL BY", "NOTICE", "SEVERITY", "CONSUMER", "AGREEMENT"), rows)
