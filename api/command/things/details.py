"""Fields that `rapport show` selects of a thing of any kind, and the blocks that it shows of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pydantic.alias_generators import to_snake

from api.command.paper import words_of
from api.command.things.fields import shown
from api.command.things.kinds import called, card, one_word, title, with_id
from graph.model import MODEL
from graph.text.documents.blocks import Heading, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.model import Kind, Relation
    from graph.text.documents.blocks import Block

HIDDEN: Final = frozenset({"createdAt", "updatedAt", "version", "source", "archivedAt", "externalIds"})
"""Properties that are said only where they say something out of the ordinary, or never."""
SHOWN: Final = 10
"""Related things of one relation, unless all are asked for."""
MANY: Final = 100


def query(kind: Kind, first: int) -> str:
    """The whole thing, with its relations."""
    scalars = " ".join(item.name for item in kind.properties)
    related = " ".join(_relation(each, first) for each in relations(kind))
    return f"query Shown($id: ID!) {{ thing: {kind.singular}(id: $id) {{ {card(kind)} {scalars} {related} }} }}"


def relations(kind: Kind) -> list[Relation]:
    """Relations of the kind that lead to what people state."""
    return [each for each in MODEL.relations(kind.label) if each.target.stated and each.name != "changedBy"]


def _relation(relation: Relation, first: int) -> str:
    inner = card(relation.target)
    if not relation.many:
        return f"{relation.name} {{ {inner} }}"
    edge = " ".join(item.name for item in said_of(relation))
    nodes = f"edges {{ {edge} node {{ {inner} }} }}" if edge else f"nodes {{ {inner} }}"
    return f"{relation.name}(first: {first}) {{ totalCount {nodes} }}"


def said_of(relation: Relation) -> list[Any]:
    return [item for item in relation.edge if not item.managed and item.name != "id"]


def head(kind: Kind, thing: Mapping[str, Any]) -> Iterator[Block]:
    """Name, kind and id of a thing, then its properties and single relations that are set."""
    archived = f", archived on {thing['archivedAt'][:10]}" if thing["archivedAt"] else ""
    yield f"{called(thing)}: {one_word(kind)} {thing['id']}{archived}"
    if thing.get("description"):
        yield f"  {thing['description']}"
    yield ""
    properties = [
        (to_snake(item.name), shown(thing[item.name]))
        for item in kind.properties
        if item.name not in HIDDEN | {"id", "description", title(kind) or ""}
    ]
    single = [(to_snake(each.name), with_id(thing[each.name])) for each in relations(kind) if not each.many]
    yield Table(("", ""), [(name, value) for name, value in (*single, *properties) if value])


def parts(kind: Kind, thing: Mapping[str, Any], skipped: frozenset[str] = frozenset()) -> Iterator[Block]:
    """A table for each relation to several things that there are."""
    for relation in relations(kind):
        if not relation.many or relation.name in skipped or not thing[relation.name]["totalCount"]:
            continue
        yield from _part(relation, thing[relation.name])


def _part(relation: Relation, found: Mapping[str, Any]) -> Iterator[Block]:
    words = words_of(relation.name)
    yield Heading(f"{words[0].upper()}{words[1:]}: {found['totalCount']:,}")
    items = said_of(relation)
    edges = found["edges"] if items else [{"node": node} for node in found["nodes"]]
    kept = [item for item in items if any(shown(edge[item.name]) for edge in edges)]
    rows = [(called(edge["node"]), edge["node"]["id"], *(shown(edge[item.name]) for item in kept)) for edge in edges]
    columns = ("NAME", "ID", *(words_of(item.name).upper() for item in kept))
    unnamed = all(name == id_ for name, id_, *_ in rows)
    yield Table(columns[1:], [row[1:] for row in rows]) if unnamed else Table(columns, rows)
    if (more := found["totalCount"] - len(edges)) > 0:
        yield f"  … and {more:,} more: --all"
