"""`rapport coverage`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from api.command.answers import Sheet
from api.command.asking import answer_of_estate
from api.command.ending import Status
from api.command.network.asking import hanging, names, query, sides
from api.command.words import ids

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from api.command.options import ReportFormat

COLUMNS: Final = ("relationship", "sides", "threads", "hangs_on", "lacks", "not_met")


async def told(asked: Mapping[str, Any], format_: ReportFormat, data: Path | None) -> Status:
    """`asked`: the query's variables."""
    answer = await whole(asked, data)
    lines = [line for line in answer["nodes"] if not is_covered(line) or asked["relationship"] is not None]
    Sheet(
        title="Relationships that hang on a single person, or on nobody",
        columns=COLUMNS,
        rows=[cells(line) for line in lines],
        none="None: each has several threads, and nothing is vacant.",
        ids=(("hangs_on_ids", "not_met_ids"), [ids_of(line) for line in lines]),
        numbers=frozenset({"threads"}),
    ).put(answer, format_)
    return Status.FINE


async def whole(asked: Mapping[str, Any], data: Path | None) -> dict[str, Any]:
    """All pages."""
    found = await answer_of_estate(query("coverage"), {**asked, "after": None}, data)
    answer = found["coverage"]
    page = answer.pop("pageInfo")
    while page["hasNextPage"]:
        more = (await answer_of_estate(query("coverage"), {**asked, "after": page["endCursor"]}, data))["coverage"]
        answer["nodes"] += more["nodes"]
        page = more["pageInfo"]
    return answer


def is_covered(line: Mapping[str, Any]) -> bool:
    return bool(line["threads"]) and not (line["hangsOn"] or line["vacancies"] or line["notMet"])


def cells(line: Mapping[str, Any]) -> tuple[str, ...]:
    return (
        line["relationship"]["id"],
        sides(line["relationship"]),
        str(line["threads"]),
        hanging(line["hangsOn"]),
        " ".join(each["reason"] for each in line["vacancies"]),
        names(line["notMet"]),
    )


def ids_of(line: Mapping[str, Any]) -> tuple[str, ...]:
    return ids([each["person"] for each in line["hangsOn"]]), ids(line["notMet"])
