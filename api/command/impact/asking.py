"""The question of `rapport impact`, its lists complete."""

from __future__ import annotations

from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from api.command.asking import answered
from graph.errors import Unavailable
from graph.impact.keeping import KeptProjection

if TYPE_CHECKING:
    from api.command.impact.words import Answer
    from graph.engine import Database

QUERY: Final = Path(__file__).with_name("impact.graphql").read_text(encoding="utf-8")

PAGE: Final = 1_000
CURSORS: Final = {"offerings": "offeringsAfter", "consumers": "consumersAfter"}
"""Lists that are paged by cursor -> the query's variable."""


@dataclass(frozen=True, slots=True)
class Question:
    """`scenario` as the schema's `ScenarioInput`. `named`: with the names of things beside their ids, and
    with words in `language`.
    """

    scenario: dict[str, Any]
    today: str | None = None
    named: bool = True
    language: str | None = None


async def answer_to(question: Question, database: Database) -> Answer:
    """`data.impact`, its lists complete."""
    async with aclosing(KeptProjection(database)) as kept:
        return await _whole(question, kept, database)


async def _whole(question: Question, kept: KeptProjection, database: Database) -> Answer:
    answer = await page(question, kept, database, {})
    pages = 1
    while goes_on(answer, pages):
        after = {name: answer[lists]["pageInfo"]["endCursor"] for lists, name in CURSORS.items()}
        following = await page(question, kept, database, {**after, "offset": pages * PAGE})
        if following["totals"] != answer["totals"]:
            raise Unavailable("The estate changed while the answer was read: ask again.")
        append(answer, following)
        pages += 1
    for name in CURSORS:
        del answer[name]["pageInfo"]
    return answer


async def page(question: Question, kept: KeptProjection, database: Database, after: dict[str, Any]) -> Answer:
    """Each list from the place in `after` on."""
    variables = {
        "scenario": question.scenario,
        "today": question.today,
        "named": question.named,
        "language": question.language,
        **after,
    }
    return (await answered(QUERY, variables, database, kept))["impact"]


def goes_on(answer: Answer, pages: int) -> bool:
    return any(answer[name]["pageInfo"]["hasNextPage"] for name in CURSORS) or any(
        len(part) == pages * PAGE for part in parts(answer)
    )


def parts(answer: Answer) -> tuple[list[Any], ...]:
    """The lists that are paged by number."""
    return (
        answer["held"],
        answer["context"],
        answer["notice"]["agreements"],
        answer["notify"],
        answer.get("findings", []),
    )


def append(answer: Answer, following: Answer) -> None:
    for name in CURSORS:
        answer[name]["nodes"] += following[name]["nodes"]
        answer[name]["pageInfo"] = {
            **following[name]["pageInfo"],
            "endCursor": end(following, name) or end(answer, name),
        }
    for part, more in zip(parts(answer), parts(following), strict=True):
        part.extend(more)


def end(answer: Answer, name: str) -> str | None:
    return answer[name]["pageInfo"]["endCursor"]
