"""`rapport show`."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any, Final

from api.command.answers import put_json
from api.command.asking import answered
from api.command.ending import Status
from api.command.estate import estate
from api.command.paper import show, write
from api.command.picture import DRAWN, Picture
from api.command.things import details, ways
from api.command.things.kinds import called
from api.command.things.thing import reference, thing_of
from graph.model import MODEL
from graph.model.scalars import today
from graph.projection.follower import KeptProjection
from graph.text.catalogue.language import Language
from graph.text.documents.html import html
from graph.text.documents.markdown import markdown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from graph.model import Kind
    from graph.text.documents.blocks import Block

NEXT: Final = {
    "Offering": "rapport impact {}=RETIRE",
    "Organization": "rapport ahead {}",
    "Person": "rapport agenda --manager {}",
    "ServiceRelationship": "rapport briefing {}",
    "Change": "rapport change status {}",
    "Agreement": "rapport set agreement:{} field=value",
}
"""What people often ask or do after they have looked at a thing of this kind."""


async def shown(words: Sequence[str], depth: int, format_: str, data: Path | None, *, every: bool) -> Status:
    """`words`: which thing. `depth`: levels of what rests on what. `format_`: table, json, markdown, html, mermaid, dot."""
    async with estate(data) as database:
        thing = await thing_of(words, database)
        kind, kept = MODEL.kinds[thing.label], KeptProjection(database)
        asked = {"id": thing.id}
        whole = details.query(kind, details.MANY if every else details.SHOWN)
        found: dict[str, Any] = (await answered(whole, asked, database, kept))["thing"]
        if kind.label == "Offering":
            found["ways"] = (await answered(ways.query(depth), asked, database, kept))["thing"]
    match format_:
        case "json":
            put_json(found)
        case "mermaid" | "dot":
            write(DRAWN[format_](picture(kind, found)))
        case "markdown":
            write(markdown(blocks(kind, found)))
        case "html":
            write(html(blocks(kind, found), Language.EN))
        case _:
            show(blocks(kind, found))
    return Status.FINE


def blocks(kind: Kind, found: Mapping[str, Any]) -> Iterator[Block]:
    yield from details.head(kind, found)
    if "ways" in found:
        yield from ways.blocks(found["ways"], today())
        yield from details.parts(kind, found, frozenset({ways.NEEDS, ways.NEEDED, "agreements"}))
    else:
        yield from details.parts(kind, found)
    if further := NEXT.get(kind.label):
        yield ""
        yield f"Next: {further.format(shlex.quote(found['id']))}"


def picture(kind: Kind, found: Mapping[str, Any]) -> Picture:
    """An offering with what it rests on and what rests on it; any other thing with what it is related to."""
    drawn = Picture()
    if "ways" in found:
        ways.drawn(found["ways"], today(), drawn)
        return drawn
    here = reference(kind, found["id"])
    drawn.nodes[here] = called(found)
    drawn.marked.add(here)
    for relation in details.relations(kind):
        for node in _nodes(found[relation.name]):
            there = reference(relation.target, node["id"])
            drawn.nodes.setdefault(there, called(node))
            drawn.arrow(here, there, relation.name)
    return drawn


def _nodes(related: Mapping[str, Any] | None) -> list[Mapping[str, Any]]:
    """The things of a relation: of one, of edges, or of nodes."""
    if related is None:
        return []
    if "edges" in related:
        return [edge["node"] for edge in related["edges"]]
    return related.get("nodes", [related])
