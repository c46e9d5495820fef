"""The question of `rapport weak-points`."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from api.command.asking import answered
from api.command.progress import shown_progress
from graph.errors import Unavailable
from graph.projection.follower import KeptProjection
from graph.questions.weak_points.keeping import KeptWeakPoints

if TYPE_CHECKING:
    from api.command.words import Answer
    from graph.database.engine import Database

QUERY: Final = Path(__file__).with_name("weak_points.graphql").read_text(encoding="utf-8")
PAGE: Final = 1_000
LOOK: Final = 0.2
"""Seconds between two looks at how far the work is."""


@dataclass(frozen=True, slots=True)
class Question:
    """`first`: so many of each list; None for all. `named`: with the names of things beside their ids."""

    first: int | None
    by: str
    today: str | None = None
    named: bool = True


async def answer_to(question: Question, database: Database) -> Answer:
    """`data.weakPoints`, its lists as long as was asked for."""
    kept = KeptProjection(database)
    weak_points = KeptWeakPoints(kept, patience=None)
    watching = asyncio.create_task(watched(weak_points))
    try:
        answer = await page(question, 0, None, database, weak_points)
    finally:
        watching.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await watching
    whole = answer
    for number in range(1, pages(question, whole)):
        more = await page(question, number, answer["pageInfo"]["endCursor"], database, weak_points)
        if any(more[count] != whole[count] for count in ("totalCount", "aloneCount", "groupCount")):
            raise Unavailable("The estate changed while the answer was read: ask again.")
        for lists in ("nodes", "alone", "groups"):
            whole[lists] += more[lists]
        answer["pageInfo"] = more["pageInfo"]
    del whole["pageInfo"]
    return whole


def pages(question: Question, answer: Answer) -> int:
    longest = max(answer["totalCount"], answer["aloneCount"], answer["groupCount"])
    return -(-min(longest, question.first or longest) // PAGE)


async def page(
    question: Question, number: int, after: str | None, database: Database, weak_points: KeptWeakPoints
) -> Answer:
    left = PAGE if question.first is None else min(PAGE, question.first - number * PAGE)
    variables: dict[str, Any] = {
        "by": question.by,
        "today": question.today,
        "named": question.named,
        "first": left,
        "listed": left,
        "after": after,
        "offset": number * PAGE,
    }
    return (await answered(QUERY, variables, database, weak_points.kept, weak_points))["weakPoints"]


async def watched(weak_points: KeptWeakPoints) -> None:
    with shown_progress() as show:
        while True:
            show("simulating", *weak_points.progress)
            await asyncio.sleep(LOOK)
