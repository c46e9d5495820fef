"""Tables of the offerings on which one rests, and of those that rest on it, level by level, on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from api.command.words import name
from graph.text.documents.blocks import Heading, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from api.command.picture import Picture
    from graph.text.documents.blocks import Block

NEEDS: Final = "dependencies"
NEEDED: Final = "dependents"
FACTS: Final = "criticality alternatives required validFrom validTo"
OFFERING: Final = "id name status provider { name }"
COLUMNS: Final = ("OFFERING", "ID", "CRITICALITY", "PROVIDER", "")


def query(depth: int) -> str:
    """The query for an offering's needs and dependents, `depth` levels each way, and for the agreements about it."""
    ways = f"needs: {_level(NEEDS, depth)} needed: {_level(NEEDED, depth)}"
    agreed = (
        "agreed: agreements(first: 100) { edges { criticality node { id reference status noticeDays "
        "consumer { id name } } } }"
    )
    return f"query Ways($id: ID!) {{ thing: offering(id: $id) {{ {OFFERING} {ways} {agreed} }} }}"


def _level(way: str, depth: int) -> str:
    inner = "" if depth == 1 else f"next: {_level(way, depth - 1)}"
    return f"{way}(first: 50) {{ totalCount edges {{ {FACTS} node {{ {OFFERING} {inner} }} }} }}"


def blocks(thing: Mapping[str, Any], day: str) -> Iterator[Block]:
    for heading, way in (("Rests on", "needs"), ("Rests on it", "needed")):
        rows = [*_rows(thing[way], day, 0, (thing["id"],))]
        yield Heading(heading)
        yield Table(COLUMNS, rows) if rows else "  Nothing."
    yield from _agreed(thing)


def _rows(found: Mapping[str, Any], day: str, level: int, above: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Rows of a level and of those beneath; an offering that is in the way already (`above`) is named and not followed."""
    for edge in found["edges"]:
        if not holds(edge, day):
            continue
        node = edge["node"]
        yield (
            f"{'· ' * level}{node['name']}",
            *(node["id"], edge["criticality"], name(node["provider"])),
            ", ".join(_notes(edge)),
        )
        if "next" in node and node["id"] not in above:
            yield from _rows(node["next"], day, level + 1, (*above, node["id"]))
    if (more := found["totalCount"] - len(found["edges"])) > 0:
        yield f"… and {more:,} more", "", "", "", ""


def holds(edge: Mapping[str, Any], day: str) -> bool:
    """Whether a need holds on a day."""
    return (edge["validFrom"] or "") <= day < (edge["validTo"] or "~")


def _notes(edge: Mapping[str, Any]) -> Iterator[str]:
    if edge["alternatives"]:
        yield f"{edge['required']} of {edge['alternatives']}"
    if edge["node"]["status"] != "AVAILABLE":
        yield edge["node"]["status"]


def _agreed(thing: Mapping[str, Any]) -> Iterator[Block]:
    edges = [edge for edge in thing["agreed"]["edges"] if edge["node"]["status"] == "ACTIVE"]
    yield Heading("Consumers, by agreement")
    rows = [
        (
            name(edge["node"]["consumer"]),
            edge["criticality"],
            "" if edge["node"]["noticeDays"] is None else str(edge["node"]["noticeDays"]),
            edge["node"]["id"],
        )
        for edge in edges
    ]
    yield Table(("CONSUMER", "CRITICALITY", "NOTICE", "AGREEMENT"), rows, frozenset({"NOTICE"})) if rows else "  None."


def drawn(thing: Mapping[str, Any], day: str, picture: Picture) -> None:
    """Draws both ways: an arrow leads from what is needed to what needs it."""
    key = f"offering {thing['id']}"
    picture.nodes[key] = thing["name"]
    picture.marked.add(key)
    _arrows(thing["needs"], key, day, picture, needs=True)
    _arrows(thing["needed"], key, day, picture, needs=False)
    for edge in thing["agreed"]["edges"]:
        if edge["node"]["status"] == "ACTIVE" and (consumer := edge["node"]["consumer"]):
            picture.nodes.setdefault(f"organization {consumer['id']}", consumer["name"])
            picture.arrow(key, f"organization {consumer['id']}", edge["criticality"])


def _arrows(found: Mapping[str, Any], here: str, day: str, picture: Picture, *, needs: bool) -> None:
    for edge in found["edges"]:
        if not holds(edge, day):
            continue
        node = edge["node"]
        there = f"offering {node['id']}"
        picture.nodes.setdefault(there, node["name"])
        picture.arrow(*((there, here) if needs else (here, there)), edge["criticality"])
        if "next" in node:
            _arrows(node["next"], there, day, picture, needs=needs)
