"""`rapport agreed-use`: whether what was agreed is available, understood, used, and worth it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from api.command.answers import put
from api.command.asking import answer_of_estate
from api.command.ending import Status
from api.command.health.relationship import part
from api.command.health.words import NONE, between, figure
from api.command.words import id_of, ids, name
from graph.text.catalogue.catalogue import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from api.command.options import ReportFormat
    from graph.text.catalogue.catalogue import Catalogue
    from graph.text.catalogue.language import Language
    from graph.text.documents.blocks import Block

QUERY: Final = Path(__file__).with_name("use.graphql").read_text(encoding="utf-8")
OFFERINGS: Final = ("offering", "status", "fit", "used", "training-due", "scenarios", "demands")
OUTCOMES: Final = ("outcome", "side", "reached", "measured")
COSTS: Final = ("side", "costs", "saves", "currency", "per")
COLUMNS: Final = (
    *("part", "id", "side", "what", "agreements", "status", "fit", "used", "training_due", "scenarios", "demands"),
    *("reached", "measured", "costs", "saves", "currency", "per"),
)


async def told(asked: Mapping[str, Any], language: Language, format_: ReportFormat, data: Path | None) -> Status:
    """`asked`: the query's variables."""
    answer = (await answer_of_estate(QUERY, asked, data))["agreedUse"]
    put(format_, answer, blocks(answer, catalogue(language)), (COLUMNS, list(rows(answer))))
    return Status.FINE


def blocks(answer: Mapping[str, Any], say: Catalogue) -> Iterator[Block]:
    yield say("use-title", between=between(answer["relationship"], say), day=answer["on"], side=answer["side"])
    if not answer["offerings"]:
        yield ""
        yield f"  {say('use-nothing')}"
    yield from part("offerings", OFFERINGS, [_offering(each) for each in answer["offerings"]], say)
    yield from part("outcomes", OUTCOMES, [_outcome(each) for each in answer["outcomes"]], say)
    yield from part("costs", COSTS, [_cost(each) for each in answer["costs"]], say)


def _offering(each: Mapping[str, Any]) -> tuple[str, ...]:
    return (
        name(each["offering"]),
        each["status"] or NONE,
        figure(each["fit"]),
        figure(each["used"]),
        each["trainingDue"] or NONE,
        _some(each["scenarios"]),
        str(len(each["demands"])),
    )


def _outcome(each: Mapping[str, Any]) -> tuple[str, ...]:
    reached = None if each["reached"] is None else 100 * each["reached"]
    return each["outcome"]["statement"], each["side"], figure(reached), _at(each["measurement"]) or NONE


def _cost(each: Mapping[str, Any]) -> tuple[str, ...]:
    return each["side"], f"{each['costs']:,.2f}", f"{each['saves']:,.2f}", each["currency"] or NONE, each["per"]


def _some(things: Sequence[Mapping[str, Any]]) -> str:
    return ", ".join(map(name, things)) or NONE


def _at(fact: Mapping[str, Any] | None) -> str:
    return fact["at"] if fact else ""


def rows(answer: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
    """A row for each offering, outcome and sum of costs; cells that say nothing of it are empty."""
    for each in answer["offerings"]:
        figures = each["status"], each["fit"], each["used"], each["trainingDue"]
        things = ids(each["scenarios"]), ids(each["demands"])
        what = id_of(each["offering"]), "", name(each["offering"]), ids(each["agreements"])
        yield "offering", *what, *figures, *things, *("",) * 6
    for each in answer["outcomes"]:
        what = id_of(each["outcome"]), each["side"], each["outcome"]["statement"]
        yield "outcome", *what, *("",) * 7, each["reached"], _at(each["measurement"]), *("",) * 4
    for each in answer["costs"]:
        yield "cost", "", each["side"], *("",) * 10, each["costs"], each["saves"], each["currency"], each["per"]
