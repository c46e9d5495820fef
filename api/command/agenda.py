"""`rapport agenda`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from api.command.answers import Sheet
from api.command.asking import answer_of_estate
from api.command.ending import Status
from api.command.things.settling import settling
from api.command.words import id_of, name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from api.command.options import ReportFormat

QUERY: Final = Path(__file__).with_name("agenda.graphql").read_text(encoding="utf-8")
COLUMNS: Final = ("due", "days_left", "matter", "relationship", "with", "reason", "settled_by")
IDS: Final = ("kind", "id", "relationship_id", "provider", "consumer", "with_id")


async def told(asked: Mapping[str, Any], format_: ReportFormat, data: Path | None) -> Status:
    """`asked`: the query's variables."""
    answer = await answer_of_estate(QUERY, asked, data, whole=("agenda", "lines"))
    sheet(answer["agenda"]).put(answer["agenda"], format_)
    return Status.FINE


def sheet(answer: Mapping[str, Any]) -> Sheet:
    late = f", {answer['overdue']:,} of it late" if answer["overdue"] else ""
    return Sheet(
        title=f"Due before {answer['until']}, as seen on {answer['today']}{late}",
        columns=COLUMNS,
        rows=[cells(line) for line in answer["lines"]["nodes"]],
        none="Nothing is due.",
        ids=(IDS, [ids_of(line) for line in answer["lines"]["nodes"]]),
        numbers=frozenset({"days_left"}),
        named={"relationship": "relationship_id", "with": "with_id"},
        spoken={"settled_by": [settling(line) for line in answer["lines"]["nodes"]]},
    )


def cells(line: Mapping[str, Any]) -> tuple[str, ...]:
    person = line["person"]
    return (
        line["due"],
        str(line["daysLeft"]),
        line["matter"],
        between(line["relationship"]),
        name(person) if person else "",
        line["reason"],
        line["settledBy"],
    )


def ids_of(line: Mapping[str, Any]) -> tuple[str, ...]:
    relationship, person, subject = line["relationship"], line["person"], line["subject"]
    return (
        subject["__typename"] if subject else "",
        id_of(subject),
        relationship["id"],
        id_of(relationship["provider"]),
        id_of(relationship["consumer"]),
        id_of(person),
    )


def between(relationship: Mapping[str, Any]) -> str:
    return f"{name(relationship['provider'])} for {name(relationship['consumer'])}"
