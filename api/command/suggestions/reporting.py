"""`rapport suggestions`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from api.command.answers import is_named, put
from api.command.asking import answer_of_estate
from api.command.ending import Status
from api.command.impact.scenario import by_name
from api.command.words import many, name, severities
from graph.text.documents.blocks import Heading, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from api.command.options import ReportFormat
    from api.command.words import Answer
    from graph.text.documents.blocks import Block
    from graph.text.documents.spreadsheet import Rows

QUERY: Final = Path(__file__).with_name("suggestions.graphql").read_text(encoding="utf-8")
COVERAGE: Final = {
    "FULL": "",
    "PARTIAL": ", of which it does a part",
    None: ", of which nobody has said how much it does",
}
NAMES: Final = ("offering_name", "needed_name", "consumer_name")
SHOWN: Final = 3
"""Consumers that are named in a line; all are in json and csv."""


async def reported(scenario: Mapping[str, Any], today: str | None, format_: ReportFormat, data: Path | None) -> Status:
    variables = {"scenario": by_name(scenario), "today": today, "named": is_named(format_)}
    answer = await answer_of_estate(QUERY, variables, data)
    put(format_, answer["impact"], blocks(answer["impact"]), rows(answer["impact"]))
    return Status.FINE


def blocks(answer: Answer) -> Iterator[Block]:
    suggested = answer["suggestions"]
    hit, masked = severities(answer["totals"]["consumers"]), severities(answer["totals"]["masked"]["consumers"])
    already = f"; as badly off already: {masked}" if masked else ""
    yield (
        f"A gentler plan than on {answer['effectiveOn']}, as seen on {answer['today']}; "
        f"consumers now: {hit or 'none'}{already}:"
    )
    yield ""
    if not answer["isComplete"]:
        yield f"  The answer is not complete: {answer['incompleteReason']}."
    yield from date_words(suggested["inTime"])
    yield from part_words(suggested["part"], masked)
    yield Heading("What would spare consumers, each by itself")
    if suggested["alternatives"]:
        lines = [
            (f"{each['consumerCount']:,}", alternative_words(each), spared_words(each))
            for each in suggested["alternatives"]
        ]
        yield Table(("SPARED", "WHAT", "WHOM"), lines, frozenset({"SPARED"}))
    else:
        yield "  No alternative would."


def date_words(in_time: Mapping[str, Any] | None) -> Iterator[str]:
    if in_time is None:
        yield "  All notice can still be kept."
    else:
        hit = severities(in_time["totals"]["consumers"]) or "none"
        yield f"  On {in_time['effectiveOn']} all notice can be kept, if it is given today; consumers then: {hit}{worst_words(in_time)}."


def part_words(part: Mapping[str, Any] | None, masked: str) -> Iterator[str]:
    """`masked`: consumers that are as badly off already, by severity."""
    if part is None:
        yield f"  Nobody becomes worse off by HIGH or more{', and some are as badly off already' if masked else ''}."
    elif part["changes"]:
        done, left_out = listed(part["changes"]), listed(part["leftOut"])
        yield f"  Nobody is affected HIGH or worse that day by {done}, without {left_out}{worst_words(part)}."
    else:
        yield "  Each of the changes affects somebody HIGH or worse."


def worst_words(suggested: Mapping[str, Any]) -> str:
    """What comes later, or is as bad already."""
    hit = severities(suggested["worst"])
    return f"; within twelve months {hit}, at worst on {suggested['worstOn']}" if hit else ""


def listed(changes: Sequence[Mapping[str, Any]]) -> str:
    return " and ".join(f"{change['action']} of {name(change['offering'])}" for change in changes)


def alternative_words(alternative: Mapping[str, Any]) -> str:
    offering = name(alternative["offering"])
    match alternative["kind"]:
        case "RESTORED":
            return f"{offering} is back by then"
        case "SUCCESSOR":
            return f"{name(alternative['needed'])} is used instead of {offering}{COVERAGE[alternative['coverage']]}"
        case _:
            what = (
                f"group {alternative['alternatives']}" if alternative["alternatives"] else name(alternative["needed"])
            )
            return f"{offering} gets one more alternative for {what}"


def spared_words(alternative: Mapping[str, Any]) -> str:
    """`Fleet CRITICAL → MEDIUM, Parcel HIGH → NONE … and 12 more`."""
    consumers = alternative["consumers"]
    named = ", ".join(
        f"{name(each['organization'])} {each['severity']} → {each['instead']}" for each in consumers[:SHOWN]
    )
    more = alternative["consumerCount"] - len(consumers[:SHOWN])
    return f"{named} … and {many(more, 'consumer')} more" if more else named


def rows(answer: Answer) -> Rows:
    """One row for each alternative and consumer that it spares."""
    columns = ("kind", "offering", "alternatives", "needed", "coverage", "consumer", "severity", "instead", *NAMES)
    cells = (
        (
            each["kind"],
            each["offering"]["id"],
            each["alternatives"],
            each["needed"] and each["needed"]["id"],
            each["coverage"],
            consumer["organization"]["id"],
            consumer["severity"],
            consumer["instead"],
            name(each["offering"]),
            each["needed"] and name(each["needed"]),
            name(consumer["organization"]),
        )
        for each in answer["suggestions"]["alternatives"]
        for consumer in each["consumers"]
    )
    return columns, cells
