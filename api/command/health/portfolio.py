"""`rapport health`: relationships, the worst first, and how many are of which grade."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from api.command.answers import put
from api.command.asking import answer_of_estate
from api.command.ending import Status
from api.command.health.words import between, figure, table
from api.command.words import id_of
from graph.text.catalogue.catalogue import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from api.command.options import ReportFormat
    from graph.text.catalogue.catalogue import Catalogue
    from graph.text.catalogue.language import Language
    from graph.text.documents.blocks import Block

QUERY: Final = Path(__file__).with_name("portfolio.graphql").read_text(encoding="utf-8")
SHOWN: Final = ("relationship", "between", "grade", "score", "confidence", "before", "caps")
COLUMNS: Final = (
    *("relationship", "provider", "consumer", "side", "grade", "score", "at_least", "at_most", "confidence"),
    *("score_30_days_before", "caps"),
)


async def told(asked: Mapping[str, Any], language: Language, format_: ReportFormat, data: Path | None) -> Status:
    """`asked`: the query's variables."""
    answer = (await answer_of_estate(QUERY, asked, data))["portfolio"]
    seen = [each for each in answer["worst"] if each is not None and each["health"] is not None]
    put(
        format_,
        answer,
        blocks({**answer, "worst": seen}, catalogue(language)),
        (COLUMNS, list(map(row, seen))),
        language,
    )
    return Status.FINE


def blocks(answer: Mapping[str, Any], say: Catalogue) -> Iterator[Block]:
    yield say("health-portfolio", total=answer["total"], day=answer["on"])
    yield ", ".join(f"{each['count']} {each['grade']}" for each in answer["grades"])
    yield ""
    if not answer["worst"]:
        yield f"  {say('health-portfolio-none')}"
        return
    yield table(SHOWN, [cells(each, say) for each in answer["worst"]], say)
    if (more := answer["total"] - len(answer["worst"])) > 0:
        yield ""
        yield say("health-portfolio-more", count=more)


def cells(relationship: Mapping[str, Any], say: Catalogue) -> tuple[str, ...]:
    health = relationship["health"]
    return (
        relationship["id"],
        between(relationship, say),
        health["grade"],
        figure(health["score"]),
        f"{health['confidence']:.2f}",
        figure(health["trend"]["daysAgo30"]),
        ", ".join(each["kind"] for each in health["caps"]),
    )


def row(relationship: Mapping[str, Any]) -> tuple[Any, ...]:
    health = relationship["health"]
    return (
        relationship["id"],
        id_of(relationship["provider"]),
        id_of(relationship["consumer"]),
        *(health[column] for column in ("side", "grade", "score", "atLeast", "atMost", "confidence")),
        health["trend"]["daysAgo30"],
        "|".join(each["kind"] for each in health["caps"]),
    )
