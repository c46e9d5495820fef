"""The texts of the graph in which somebody may be named, and those in which a person is named."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final, LiteralString, NamedTuple

from graph.database.stored import all_ids
from graph.model import properties
from graph.model.scalars import Scalar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from graph.database.stored import Reader
    from graph.model import Kind, Link, Model, Property
    from graph.writing.personal_data.naming.traces import Traces

OWN: Final = frozenset({"Organization", "Person"})
"""Kinds whose ids and names are what somebody else is called: they are not changed where another person is erased."""
CALLED: Final = frozenset({"id", "name", "email", "phone", "externalIds"})
APART: Final = frozenset({"Event", "Import"})
"""Kinds that are looked through by statements of their own."""
STEP: Final = 2_000
"""Things that one statement looks through: a regular expression is matched against all their texts, and a statement has its time."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A text that names the person. `property`: where in the thing; of a relation, its name goes before."""

    kind: str
    id: str
    property: str
    text: str | Sequence[str]


class Texts(NamedTuple):
    """The texts of a thing: its id, and its texts by name, in the order of `searched`."""

    id: str
    texts: Sequence[str | list[str] | None]


class LinkTexts(NamedTuple):
    """The texts of a relation."""

    start: str
    end: str
    texts: Sequence[str | None]


@dataclass(frozen=True, slots=True)
class Read:
    """Everything in which there may be a trace: things by kind, relations by the name of their link, sources."""

    things: Mapping[str, Sequence[Texts]]
    links: Mapping[str, Sequence[LinkTexts]]
    sources: Sequence[str]


async def read_all(
    reader: Reader, model: Model, question: str, before: Read | None = None, touched: frozenset[str] | None = None
) -> Read:
    """`before`: what was read; of that only what was `touched`, kinds and names of links, is read again."""
    things = dict(before.things) if before else {}
    links = dict(before.links) if before else {}
    pages = Pages(reader, question)
    for kind in model.kinds.values():
        if kind.label not in APART and (before is None or touched is None or kind.label in touched):
            things[kind.label] = [Texts(*row) for row in await pages.rows(kind, things_statement(kind))]
    for link in model.links:
        if link_texts(link) and (before is None or touched is None or link.name in touched):
            start = model.kinds[link.start]
            links[link.name] = [LinkTexts(*row) for row in await pages.rows(start, links_statement(link))]
    return Read(things, links, (await reader.run(SOURCES, {"question": question}))[0][0])


class Pages:
    """Runs a statement over things by their ids, so many at a time."""

    def __init__(self, reader: Reader, question: str) -> None:
        self._reader = reader
        self._question = question
        self._ids: dict[str, list[str]] = {}

    async def rows(self, kind: Kind, statement: LiteralString) -> list[Any]:
        """Runs `statement` over things of the kind, or over the relations that begin at them."""
        if kind.label not in self._ids:
            self._ids[kind.label] = await all_ids(self._reader, kind)
        ids = self._ids[kind.label]
        found: list[Any] = []
        for position in range(0, len(ids), STEP):
            parameters = {"question": self._question, "ids": ids[position : position + STEP]}
            found += (await self._reader.run(statement, parameters))[0][0]
        return found


SOURCES: Final = """
MATCH (i:Import)
WHERE i.source =~ $question
RETURN collect(DISTINCT i.source)
"""


@cache
def searched(kind: Kind) -> tuple[Property, ...]:
    """Texts in which somebody may be named."""
    return tuple(item for item in kind.properties if item.scalar is Scalar.TEXT and item.name != "source")


@cache
def link_texts(link: Link) -> tuple[Property, ...]:
    return tuple(item for item in properties(link.properties) if item.scalar is Scalar.TEXT and item.name != "source")


@cache
def things_statement(kind: Kind) -> LiteralString:
    """Ids of things in whose texts, or id, the person may be named."""
    conditions: list[LiteralString] = [
        "n.id =~ $question",
        *(
            f"any(x IN n.{item.name} WHERE x =~ $question)" if item.many else f"n.{item.name} =~ $question"
            for item in searched(kind)
        ),
    ]
    columns: list[LiteralString] = [f"n.{item.name}" for item in searched(kind)]
    return (
        f"UNWIND $ids AS id\nMATCH (n:{kind.label} {{id: id}})\nWHERE {' OR '.join(conditions)}\n"
        f"RETURN collect([n.id, [{', '.join(columns)}]])"
    )


@cache
def links_statement(link: Link) -> LiteralString:
    conditions: list[LiteralString] = [f"r.{item.name} =~ $question" for item in link_texts(link)]
    columns: list[LiteralString] = [f"r.{item.name}" for item in link_texts(link)]
    return (
        f"UNWIND $ids AS id\nMATCH (a:{link.start} {{id: id}})-[r:{link.type}]->(b:{link.end})\n"
        f"WHERE {' OR '.join(conditions)}\n"
        f"RETURN collect([a.id, b.id, [{', '.join(columns)}]])"
    )


# --- what of it names the person --------------------------------------------------------------------------------------


def certain(read: Read, model: Model, traces: Traces, person: str) -> Iterator[Mention]:
    """Texts that are masked when the person is erased."""
    for mention in _mentions(read, model, person):
        if not _is_own(mention) and mention.property != "id" and traces.are_in(mention.text):
            yield mention


def ids(read: Read, traces: Traces, person: str) -> Iterator[tuple[str, str]]:
    """(label, id) of things whose id names the person."""
    for label, things in read.things.items():
        if label not in OWN:
            yield from ((label, thing.id) for thing in things if thing.id != person and traces.are_in(thing.id))


def undecided(read: Read, model: Model, traces: Traces, person: str) -> Iterator[Mention]:
    """Texts and ids that may name the person and are left as they are: somebody has to decide."""
    for mention in _mentions(read, model, person):
        named = _is_own(mention) and traces.names_in(mention.text)
        if named or (mention.kind != "Grant" and traces.may_be_in(mention.text)):
            yield mention


def _mentions(read: Read, model: Model, person: str) -> Iterator[Mention]:
    for label, things in read.things.items():
        items = searched(model.kinds[label])
        for thing in things:
            if (label, thing.id) == ("Person", person):
                continue
            yield Mention(label, thing.id, "id", thing.id)
            for item, text in zip(items, thing.texts, strict=True):
                if text is not None:
                    yield Mention(label, thing.id, item.name, text if isinstance(text, str) else tuple(text))
    for name, links in read.links.items():
        link = model.link(name)
        for each in links:
            for item, text in zip(link_texts(link), each.texts, strict=True):
                if text is not None and item.name != "id":
                    yield Mention(link.start, each.start, f"{link.out.name}.{item.name}", text)


def _is_own(mention: Mention) -> bool:
    """What somebody or something else is called."""
    return mention.kind in OWN and mention.property in CALLED
