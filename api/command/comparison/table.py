"""The comparison for people, and as rows: one for each scenario, the least harmful first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from api.command.impact.words import WORST_FIRST, name
from api.command.paper import Heading, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from api.command.impact.words import Answer
    from api.command.paper import Block
    from api.command.shapes import Rows

NUMBERS = (*WORST_FIRST, "AGREEMENTS", "PEOPLE", "OVERDUE")
COLUMNS = ("", "SCENARIO", "ON", *NUMBERS, "ALL NOTICE KEPT FROM")


def blocks(answer: Answer) -> Iterator[Block]:
    yield f"From the least to the most harmful, as seen on {answer['today']}; consumers by severity:"
    yield ""
    rows = [(f"{ranked['rank']}.", ranked["name"], *cells(ranked["report"])) for ranked in answer["scenarios"]]
    yield Table(COLUMNS, rows, frozenset(("", *NUMBERS)))
    yield Heading("Why this order")
    yield from (f"  {line}" for line in reasons(answer))
    yield Heading("Consumers that differ")
    nodes = answer["consumers"]["nodes"]
    if nodes:
        yield Table(("CONSUMER", *names(answer)), [(name(one["organization"]), *fates(one)) for one in nodes])
    else:
        yield "  None: every consumer is treated alike."


def cells(report: Mapping[str, Any]) -> Iterator[str]:
    totals, notice = report["totals"], report["notice"]
    yield report["effectiveOn"]
    yield from (f"{totals['consumers'][level.lower()]:,}" for level in WORST_FIRST)
    yield f"{sum(totals['agreements'][level.lower()] for level in WORST_FIRST):,}"
    yield f"{totals['people']:,}"
    yield f"{notice['overdue']:,}"
    yield notice["earliestDate"] or "no notice is owed"


def reasons(answer: Answer) -> Iterator[str]:
    for ranked in answer["scenarios"]:
        yield f"{ranked['name']}: {ranked['because']}"
        if not ranked["report"]["isComplete"]:
            yield f"{ranked['name']} is not answered completely: {ranked['report']['incompleteReason']}."


def names(answer: Answer) -> list[str]:
    """Of the scenarios, as they were asked: so the fates stand."""
    return [ranked["name"] for ranked in sorted(answer["scenarios"], key=lambda ranked: ranked["index"])]


def fates(consumer: Mapping[str, Any]) -> Iterator[str]:
    """`HIGH`, `HIGH, 2 overdue`, `-` where it is not affected."""
    for fate in consumer["fates"]:
        severity = "-" if fate["severity"] == "NONE" else fate["severity"]
        yield f"{severity}, {fate['overdue']:,} overdue" if fate["overdue"] else severity


def rows(answer: Answer) -> Rows:
    counted = [f"{what}_{level.lower()}" for what in ("consumers", "agreements") for level in WORST_FIRST]
    columns = ("scenario", "rank", "effective_on", *counted, "people", "overdue", "earliest_date", "because")
    return columns, map(row_of, answer["scenarios"])


def row_of(ranked: Mapping[str, Any]) -> tuple[Any, ...]:
    report = ranked["report"]
    totals, notice = report["totals"], report["notice"]
    return (
        ranked["name"],
        ranked["rank"],
        report["effectiveOn"],
        *(totals[what][level.lower()] for what in ("consumers", "agreements") for level in WORST_FIRST),
        totals["people"],
        notice["overdue"],
        notice["earliestDate"],
        ranked["because"],
    )
