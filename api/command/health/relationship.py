"""`rapport health RELATIONSHIP`: how one relationship stands, and why."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from api.command.answers import put
from api.command.asking import answer_of_estate
from api.command.ending import Status
from api.command.health.words import between, change, figure, table, thing
from api.command.words import id_of
from graph.errors import BadInput
from graph.text.catalogue.catalogue import catalogue
from graph.text.documents.blocks import Heading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from api.command.options import ReportFormat
    from graph.text.catalogue.catalogue import Catalogue
    from graph.text.catalogue.language import Language
    from graph.text.documents.blocks import Block

QUERY: Final = Path(__file__).with_name("relationship.graphql").read_text(encoding="utf-8")
COLUMNS: Final = ("part", "kind", "thing", "points", "weight", "contribution", "reason")
LEAST: Final = 0.05
"""Smaller moves are not worth a line."""


async def told(asked: Mapping[str, Any], language: Language, format_: ReportFormat, data: Path | None) -> Status:
    """`asked`: the query's variables. Raises BadInput for a relationship that is not there."""
    found = (await answer_of_estate(QUERY, {**asked, "language": language.value}, data))["serviceRelationship"]
    if found is None:
        raise BadInput(f"There is no relationship '{asked['relationship']}'.")
    if found["health"] is None:
        raise BadInput(f"The relationship '{asked['relationship']}' is archived: it has no health.")
    put(format_, found, blocks(found, catalogue(language)), (COLUMNS, list(rows(found["health"]))), language)
    return Status.FINE


def blocks(relationship: Mapping[str, Any], say: Catalogue) -> Iterator[Block]:
    health = relationship["health"]
    facts = {"between": between(relationship, say), "day": health["on"], "side": health["side"]}
    yield say("health-one", **facts)
    yield ""
    yield from (f"  {line}" for line in summary(health, say))
    yield from part("caps", ("cap", "thing", "why"), [_said(each, "kind") for each in health["caps"]], say)
    factors = [
        (
            each["factor"],
            figure(each["points"]),
            f"{each['weight']:g}",
            figure(each["contribution"]),
            each["reason"],
        )
        for each in health["factors"]
    ]
    yield from part("factors", ("factor", "points", "weight", "contribution", "why"), factors, say)
    moved = [
        (each["factor"], change(each["difference"]))
        for each in health["trend"]["moved"]
        if abs(each["difference"]) >= LEAST
    ]
    yield from part("moved", ("factor", "difference"), moved, say)
    steps = [
        ("" if each["gain"] is None else change(each["gain"]), each["reason"], thing(each["subject"]))
        for each in health["nextSteps"]
    ]
    yield from part("steps", ("gain", "what", "thing"), steps, say)
    yield from part("findings", ("finding", "thing", "why"), [_said(each, "kind") for each in health["findings"]], say)
    evidence = [
        (factor["factor"], figure(each["points"]), thing(each["subject"]), each["reason"])
        for factor in health["factors"]
        for each in factor["evidence"]["nodes"]
    ]
    yield from part("evidence", ("factor", "points", "thing", "why"), evidence, say)


def summary(health: Mapping[str, Any], say: Catalogue) -> Iterator[str]:
    """The score with its bounds, both voices, how it was before, and what a manager holds of it."""
    bounds = {name: figure(health[key]) for name, key in (("least", "atLeast"), ("most", "atMost"))}
    facts = {"grade": health["grade"], "confidence": f"{health['confidence']:.2f}", **bounds}
    if health["score"] is None:
        yield say("health-score-none", **facts)
    else:
        yield say("health-score", score=figure(health["score"]), **facts)
    if health["uncapped"] != health["score"]:
        yield say("health-uncapped", score=figure(health["uncapped"]))
    yield say(
        "health-voices",
        said=figure(health["saidByConsumer"]),
        measured=figure(health["measuredByProvider"]),
    )
    trend = health["trend"]
    yield say("health-before", month=figure(trend["daysAgo30"]), quarter=figure(trend["daysAgo90"]))
    if (held := health["judgement"]) is not None:
        yield say("health-judgement", grade=held["grade"], until=held["until"] or "", reason=held["reason"] or "")


def part(name: str, columns: Sequence[str], lines: Sequence[Sequence[str]], say: Catalogue) -> Iterator[Block]:
    """Nothing where there is nothing to say."""
    if lines:
        yield Heading(say(f"health-head-{name}"))
        yield table(columns, lines, say)


def _said(each: Mapping[str, Any], kind: str) -> tuple[str, str, str]:
    return each[kind], thing(each["subject"]), each["reason"]


def rows(health: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
    for each in health["factors"]:
        figures = each["points"], each["weight"], each["contribution"]
        yield "factor", each["factor"], "", *figures, each["reason"]
        for fact in each["evidence"]["nodes"]:
            yield "evidence", each["factor"], id_of(fact["subject"]), fact["points"], "", "", fact["reason"]
    for name, members in (("cap", "caps"), ("finding", "findings")):
        for each in health[members]:
            yield name, each["kind"], id_of(each["subject"]), "", "", "", each["reason"]
    for each in health["nextSteps"]:
        yield "step", each["act"], id_of(each["subject"]), "", "", each["gain"], each["reason"]
