"""What the API answers to the question of `rapport impact`, its lists complete."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from api.command.asking import answered
from graph.errors import Conflict, Unavailable
from graph.impact.scenario_input import as_input

if TYPE_CHECKING:
    from collections.abc import Mapping

    from api.command.impact.question import Question
    from api.command.words import Answer
    from graph.database.engine import Database
    from graph.impact.scenario import Scenario
    from graph.projection.follower import KeptProjection

QUERY: Final = Path(__file__).with_name("impact.graphql").read_text(encoding="utf-8")

PAGE: Final = 1_000
CURSORS: Final = {
    ("offerings",): "offeringsAfter",
    ("consumers",): "consumersAfter",
    ("notify",): "notifyAfter",
    ("masked", "offerings"): "maskedOfferingsAfter",
    ("masked", "agreements"): "maskedAgreementsAfter",
    ("masked", "consumers"): "maskedConsumersAfter",
}
"""Lists that are paged by cursor, by where they stand in the answer -> the query's variable."""


async def answer_to(scenario: Scenario, question: Question, kept: KeptProjection, database: Database) -> Answer:
    """`data.impact`, its lists complete."""
    variables = {
        "scenario": as_input(scenario),
        "today": question.day.isoformat(),
        "language": question.language.value,
    }
    answer = await page(variables, kept, database)
    state, pages = answer.pop("state"), 1
    while goes_on(answer, pages):
        after = {name: end(answer, place) for place, name in CURSORS.items()}
        following = await _following({**variables, **after, "offset": pages * PAGE, "at": state}, kept, database)
        append(answer, following)
        pages += 1
    for place in CURSORS:
        del at(answer, place)["pageInfo"]
    return answer


async def _following(variables: Mapping[str, Any], kept: KeptProjection, database: Database) -> Answer:
    try:
        return await page(variables, kept, database)
    except Conflict:
        raise Unavailable("The estate changed while the answer was read: ask again.") from None


async def page(variables: Mapping[str, Any], kept: KeptProjection, database: Database) -> Answer:
    return (await answered(QUERY, variables, database, kept))["impact"]


def goes_on(answer: Answer, pages: int) -> bool:
    return any(at(answer, place)["pageInfo"]["hasNextPage"] for place in CURSORS) or any(
        len(part) == pages * PAGE for part in parts(answer)
    )


def parts(answer: Answer) -> tuple[list[Any], ...]:
    """The lists that are paged by number."""
    return (
        answer["alreadyPlanned"],
        answer["held"],
        answer["context"],
        answer["notice"]["agreements"],
    )


def append(answer: Answer, following: Answer) -> None:
    for place in CURSORS:
        whole, more = at(answer, place), at(following, place)
        whole["nodes"] += more["nodes"]
        whole["pageInfo"] = {**more["pageInfo"], "endCursor": end(following, place) or end(answer, place)}
    for part, further in zip(parts(answer), parts(following), strict=True):
        part.extend(further)


def at(answer: Answer, place: tuple[str, ...]) -> Answer:
    for name in place:
        answer = answer[name]
    return answer


def end(answer: Answer, place: tuple[str, ...]) -> str | None:
    return at(answer, place)["pageInfo"]["endCursor"]
