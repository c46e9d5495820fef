"""`rapport migration`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from api.command.answers import is_named, put
from api.command.asking import answer_of_estate
from api.command.ending import Status
from api.command.words import ids, many, name, name_and_id, way
from graph.text.documents.blocks import Heading, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from api.command.options import ReportFormat
    from api.command.words import Answer
    from graph.text.documents.blocks import Block
    from graph.text.documents.spreadsheet import Rows

QUERY: Final = Path(__file__).with_name("migration.graphql").read_text(encoding="utf-8")
STATES: Final = ("MOVED", "IN PART", "NOT MOVED", "LEFT")
NAMES: Final = ("consumer_name", "path_names")


async def reported(asked: Mapping[str, Any], format_: ReportFormat, data: Path | None) -> Status:
    variables = {**asked, "named": is_named(format_)}
    answer = await answer_of_estate(QUERY, variables, data, whole=("migration", "consumers"))
    put(format_, answer["migration"], blocks(answer["migration"]), rows(answer["migration"]))
    return Status.FINE


def blocks(answer: Answer) -> Iterator[Block]:
    progress, successors = answer["progress"], " or ".join(map(name, answer["successors"]))
    to_move = progress["moved"] + progress["notMoved"]
    share = "" if progress["share"] is None else f" ({progress['share']:.0%})"
    part = f", {progress['movedInPart']:,} of them to what does only a part" if progress["movedInPart"] else ""
    yield (
        f"From {name(answer['offering'])} to {successors}: {progress['moved']:,} of {many(to_move, 'consumer')} "
        f"moved by {answer['today']}{share}{part}; the loss is on {answer['on']}:"
    )
    yield ""
    if not answer["report"]["isComplete"]:
        yield f"  The answer is not complete: {answer['report']['incompleteReason']}."
    yield Table(("STATE", "CONSUMER", "MOVED ON", "LOSES", "WAY"), [cells(one) for one in answer["consumers"]["nodes"]])
    yield Heading("Over time")
    steps = [
        (
            point["on"],
            f"{point['moved']:,}",
            f"{point['movedInPart']:,}",
            f"{point['notMoved']:,}",
            f"{point['left']:,}",
        )
        for point in answer["history"]
    ]
    yield Table(("FROM", *STATES), steps, frozenset(STATES))


def cells(consumer: Mapping[str, Any]) -> tuple[str, ...]:
    loss = consumer["loss"]
    state = consumer["state"].replace("_", " ") + (" IN PART" if consumer["inPart"] else "")
    lost = ("", "") if loss is None else (loss["severity"], way(loss["path"]))
    return (state, name_and_id(consumer["organization"]), consumer["movedOn"] or "", *lost)


def rows(answer: Answer) -> Rows:
    return ("consumer", "state", "moved_on", "severity", "path", "agreements", "in_part", *NAMES), map(
        row_of, answer["consumers"]["nodes"]
    )


def row_of(consumer: Mapping[str, Any]) -> tuple[Any, ...]:
    loss: Mapping[str, Any] = consumer["loss"] or {"severity": "", "path": (), "agreements": ()}
    return (
        consumer["organization"]["id"],
        consumer["state"],
        consumer["movedOn"],
        loss["severity"],
        ids(loss["path"]),
        ids(loss["agreements"]),
        consumer["inPart"],
        name(consumer["organization"]),
        way(loss["path"]),
    )
