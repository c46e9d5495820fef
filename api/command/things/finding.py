"""`rapport find`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from api.command.answers import Sheet
from api.command.asking import answer_of_estate
from api.command.ending import Status
from api.command.things.kinds import called, card, one_word
from graph.model import MODEL
from graph.reading.search import searched_kinds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from api.command.options import ReportFormat
    from graph.model import Kind

COLUMNS: Final = ("kind", "id", "name", "of")


async def found(text: str, kinds: Sequence[Kind], first: int, format_: ReportFormat, data: Path | None) -> Status:
    asked = {"text": text, "kinds": [enum_of(kind) for kind in kinds] or None, "first": first}
    answer = (await answer_of_estate(query(), asked, data))["search"]
    edges = answer["edges"]
    more = "" if answer["isComplete"] else f": the best {len(edges):,}, and there are more"
    Sheet(
        title=f"Called like {text!r}{more}",
        columns=COLUMNS,
        rows=[cells(edge) for edge in edges],
        none="Nothing. Parts of names are found, and ids from their beginning.",
        ids=((), [()] * len(edges)),
    ).put(answer, format_)
    return Status.FINE


def enum_of(kind: Kind) -> str:
    """The member of GraphQL's enum of kinds."""
    return kind.label


def query() -> str:
    cards = " ".join(f"... on {kind.label} {{ {card(kind)} }}" for kind in searched_kinds(MODEL, None))
    return (
        "query Found($text: String!, $kinds: [Kind!], $first: Int) { search(text: $text, kinds: $kinds, first: $first) "
        f"{{ isComplete edges {{ match context node {{ __typename id {cards} }} }} }} }}"
    )


def cells(edge: Mapping[str, Any]) -> tuple[str, ...]:
    node = edge["node"]
    return one_word(MODEL.kinds[node["__typename"]]), node["id"], called(node), edge["context"] or ""
