"""`rapport network`."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final

from api.command.answers import Sheet
from api.command.asking import answered
from api.command.ending import Status
from api.command.estate import estate
from api.command.network.asking import query
from api.command.network.drawing import DRAWN
from api.command.options import ReportFormat
from api.command.paper import write
from api.command.words import id_of, many, name
from graph.errors import Unavailable
from graph.projection.follower import KeptProjection

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from graph.database.engine import Database

LOOK: Final = 1.0
"""Seconds between two looks at whether betweenness is there."""

COLUMNS: Final = (
    *("person", "separates", "betweenness", "constraint", "ties", "strength", "closeness", "core", "community"),
)


async def told(asked: Mapping[str, Any], format_: str, data: Path | None) -> Status:
    """`asked`: the query's variables."""
    async with estate(data) as database:
        answer = await whole(asked, database, KeptProjection(database))
    if format_ in DRAWN:
        write(DRAWN[format_](answer))
        return Status.FINE
    people = answer["people"]["nodes"]
    counts = f"{many(answer['people']['totalCount'], 'person', 'people')}, {many(answer['ties']['totalCount'], 'tie')}"
    part = "" if answer["isComplete"] else f" (not complete: {answer['incompleteReason']})"
    Sheet(
        title=f"{counts}, {many(answer['components'], 'part')}{part}",
        columns=COLUMNS,
        rows=[cells(each) for each in people],
        none="Nobody.",
        ids=(("person_id",), [(id_of(each["person"]),) for each in people]),
        numbers=frozenset(COLUMNS[1:]),
    ).put(answer, ReportFormat(format_))
    return Status.FINE


async def whole(asked: Mapping[str, Any], database: Database, kept: KeptProjection) -> dict[str, Any]:
    """All pages of people and of ties, once betweenness is there. Raises Unavailable where the estate changes meanwhile."""
    answer = await page(asked, None, None, database, kept)
    while answer["pending"]:
        await asyncio.sleep(LOOK)
        answer = await page(asked, None, None, database, kept)
    ends = {part: answer[part].pop("pageInfo") for part in ("people", "ties")}
    while any(end["hasNextPage"] for end in ends.values()):
        more = await page(asked, ends["people"]["endCursor"], ends["ties"]["endCursor"], database, kept)
        if any(more[part]["totalCount"] != answer[part]["totalCount"] for part in ends):
            raise Unavailable("The estate changed while the answer was read: ask again.")
        for part, end in ends.items():
            answer[part]["nodes"] += more[part]["nodes"] if end["hasNextPage"] else []
            ends[part] = more[part]["pageInfo"] if end["hasNextPage"] else end
    return answer


async def page(
    asked: Mapping[str, Any], people: str | None, ties: str | None, database: Database, kept: KeptProjection
) -> dict[str, Any]:
    variables = {**asked, "people": people, "ties": ties}
    return (await answered(query("network"), variables, database, kept))["network"]


def cells(each: Mapping[str, Any]) -> tuple[str, ...]:
    return (
        name(each["person"]),
        str(each["separates"]),
        f"{each['betweenness']:.4f}",
        "" if each["constraint"] is None else f"{each['constraint']:.3f}",
        str(each["degree"]),
        f"{each['strength']:.2f}",
        f"{each['closeness']:.3f}",
        str(each["core"]),
        str(each["community"]),
    )
