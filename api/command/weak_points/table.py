"""Weak points for people, and as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from api.command.words import WORST_FIRST, many, name, name_and_id
from graph.text.documents.blocks import Heading, Table
from seed.folded import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from api.command.words import Answer
    from graph.text.documents.blocks import Block
    from graph.text.documents.spreadsheet import Rows

NUMBERS: Final = (*WORST_FIRST, "AGREEMENTS", "OFFERINGS", "LATE")
COUNTED: Final = ("consumers", "agreements", "offerings")


def blocks(answer: Answer) -> Iterator[Block]:
    yield (
        f"If one of {many(answer['totalCount'], 'offering')} were lost on {answer['day']}, the worst first; "
        "consumers by severity:"
    )
    yield ""
    if not answer["isComplete"]:
        yield f"  The answer is not complete: {answer['incompleteReason']}."
    if answer["nodes"] and not any(sum(each["consumers"].values()) for each in answer["nodes"]):
        yield "  None of these losses reaches a consumer: --by offerings ranks by what else is lost."
        yield ""
    rows = [(f"{each['rank']:,}.", called(each["offering"]), *numbers(each)) for each in answer["nodes"]]
    yield Table(("", "OFFERING", *NUMBERS, "ALONE"), rows, frozenset(("", *NUMBERS)))
    yield from left_out(len(answer["nodes"]), answer["totalCount"], "offering")
    yield Heading(f"Stand alone, and their loss is CRITICAL for a consumer: {answer['aloneCount']:,}")
    yield from (
        f"  {called(each['offering'])}: {many(each['consumers']['critical'], 'consumer')} at CRITICAL."
        for each in answer["alone"]
    )
    yield from left_out(len(answer["alone"]), answer["aloneCount"], "offering")
    yield Heading(f"Groups of alternatives with none to spare: {answer['groupCount']:,}")
    yield from (f"  {spare_nothing(group)}" for group in answer["groups"])
    yield from left_out(len(answer["groups"]), answer["groupCount"], "group")


def numbers(point: Mapping[str, Any]) -> Iterator[str]:
    yield from (f"{point['consumers'][level.lower()]:,}" for level in WORST_FIRST)
    yield f"{sum(point['agreements'].values()):,}"
    yield f"{sum(point['offerings'].values()):,}"
    yield f"{point['overdue']:,}"
    yield "yes" if point["standsAlone"] else "no"


def called(offering: Mapping[str, Any]) -> str:
    """`Application Hosting (app-hosting)`; the name alone where the id is nothing but the name in small letters."""
    return name(offering) if folded(name(offering)) == folded(offering["id"]) else name_and_id(offering)


def left_out(shown: int, total: int, noun: str) -> Iterator[str]:
    if total > shown:
        yield f"  … and {many(total - shown, noun)} more."


def spare_nothing(group: Mapping[str, Any]) -> str:
    """`Yard Plan needs 1 of site-map: Floor Plans.`"""
    there = [
        called({"id": member["id"], **member["offering"]})
        for member in group["members"]
        if member["severity"] == "NONE"
    ]
    return f"{called(group['offering'])} needs {group['required']:,} of {group['alternatives']}: {' and '.join(there)}."


def rows(answer: Answer) -> Rows:
    columns = [f"{what}_{level.lower()}" for what in COUNTED for level in WORST_FIRST]
    cells = (
        (
            point["rank"],
            point["offering"]["id"],
            *(point[what][level.lower()] for what in COUNTED for level in WORST_FIRST),
            point["overdue"],
            point["standsAlone"],
            name(point["offering"]),
        )
        for point in answer["nodes"]
    )
    return ("rank", "offering", *columns, "overdue", "stands_alone", "offering_name"), cells
