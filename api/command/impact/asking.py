"""The question of `rapport impact`, put to the schema in this process: what it answers is what the API answers."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from graph.errors import RapportError, Unavailable
from graph.impact.keeping import KeptProjection
from resolvers.context import Context
from resolvers.schema import schema

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphql import GraphQLError

    from api.command.impact.words import Answer
    from graph.engine import Database

QUERY: Final = Path(__file__).with_name("impact.graphql").read_text(encoding="utf-8")

logging.getLogger("strawberry.execution").setLevel(logging.CRITICAL)  # what it would log is raised here


@dataclass(frozen=True, slots=True)
class Question:
    """`scenario` as the schema's `ScenarioInput`. `named`: with the names of things beside their ids."""

    scenario: dict[str, Any]
    today: str | None = None
    named: bool = True


async def answer_to(question: Question, database: Database) -> Answer:
    """`data.impact`, its lists complete."""
    kept = KeptProjection(database)
    answer = await page(question, kept, database, {})
    while goes_on(answer):
        following = await page(question, kept, database, places(answer))
        if following["totals"] != answer["totals"]:
            raise Unavailable("The estate changed while the answer was read: ask again.")
        append(answer, following)
    for name in ("offerings", "consumers"):
        del answer[name]["pageInfo"]
    del answer["notice"]["agreementCount"]
    return answer


async def page(question: Question, kept: KeptProjection, database: Database, after: dict[str, Any]) -> Answer:
    """Each list from the place in `after` on."""
    variables = {"scenario": question.scenario, "today": question.today, "named": question.named, **after}
    result = await schema.execute(QUERY, variables, Context(database, impact=kept))
    if result.errors:
        raise cause(result.errors)
    assert result.data  # noqa: S101  # there are no errors
    return result.data["impact"]


def goes_on(answer: Answer) -> bool:
    lists = (answer["offerings"], answer["consumers"])
    notice = answer["notice"]
    return any(one["pageInfo"]["hasNextPage"] for one in lists) or len(notice["agreements"]) < notice["agreementCount"]


def places(answer: Answer) -> dict[str, Any]:
    """Where the next page of each list begins."""
    owed = answer["notice"]["agreements"]
    return {
        "offeringsAfter": answer["offerings"]["pageInfo"]["endCursor"],
        "consumersAfter": answer["consumers"]["pageInfo"]["endCursor"],
        "agreementsAfter": owed[-1]["id"] if owed else None,
    }


def append(answer: Answer, following: Answer) -> None:
    """A list that has ended keeps its last place."""
    for name in ("offerings", "consumers"):
        answer[name]["nodes"] += following[name]["nodes"]
        if following[name]["nodes"]:
            answer[name]["pageInfo"] = following[name]["pageInfo"]
        else:
            answer[name]["pageInfo"]["hasNextPage"] = False
    answer["notice"]["agreements"] += following["notice"]["agreements"]


def cause(errors: Sequence[GraphQLError]) -> Exception:
    """The first that says something; what is no expected failure is a defect."""
    causes = [error.original_error or error for error in errors]
    return next((one for one in causes if isinstance(one, RapportError)), causes[0])
