"""`rapport list`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from api.command.answers import put
from api.command.asking import answered
from api.command.ending import Status
from api.command.estate import estate
from api.command.naming import Name, named_by
from api.command.paper import words_of
from api.command.things.fields import Slot, shown
from api.command.things.kinds import called, card, plain_word, title
from api.command.things.thing import found_as
from graph.errors import BadInput
from graph.model import MODEL
from graph.model.scalars import Scalar
from graph.projection.follower import KeptProjection
from graph.text.documents.blocks import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from api.command.options import ReportFormat
    from graph.database.engine import Database
    from graph.model import Kind, Property, Relation
    from graph.text.documents.blocks import Block

PAGE: Final = 1_000
MOST: Final = 6
"""Columns unless they are named."""
OFTEN: Final = ("status", "validTo", "noticeDays", "kind", "due", "at", "effectiveOn", "retiresOn", "title", "email")
"""Properties that people look for in a list, the most wanted first."""


@dataclass(frozen=True, slots=True)
class Column:
    """A property, or else a relation to one thing."""

    item: Property | None = None
    relation: Relation | None = None

    @property
    def name(self) -> str:
        return self.item.name if self.item else self.relation.name if self.relation else ""

    @property
    def selected(self) -> str:
        return f"{self.name} {{ {card(self.relation.target)} }}" if self.relation else self.name

    @property
    def is_number(self) -> bool:
        return self.item is not None and self.item.scalar in {Scalar.INTEGER, Scalar.NUMBER}


@dataclass(frozen=True, slots=True)
class Question:
    """`filter`, `sort`: as the schema takes them, things by name. `first`: so many; None for all."""

    kind: Kind
    columns: Sequence[Column]
    filter: Mapping[str, Any]
    sort: Sequence[Mapping[str, str]]
    first: int | None


async def listed(question: Question, format_: ReportFormat, data: Path | None) -> Status:
    async with estate(data) as database:
        answer = await answer_to(question, database)
    rows = [[*map(shown, row(question.columns, node))] for node in answer["nodes"]]
    put(format_, answer, blocks(question, answer), (names(question.columns), rows))
    return Status.FINE


async def answer_to(question: Question, database: Database) -> dict[str, Any]:
    kept = KeptProjection(database)

    async def there(name: Name) -> str:
        return (await found_as(name, database)).id  # else nobody would see why nothing is listed

    wanted = {"filter": await named_by(dict(question.filter), there), "sort": list(question.sort)}
    answer: dict[str, Any] = {"nodes": []}
    after: str | None = None
    while True:
        left = PAGE if question.first is None else min(PAGE, question.first - len(answer["nodes"]))
        page = (await answered(query_of(question), {**wanted, "first": left, "after": after}, database, kept))["list"]
        answer = {"totalCount": page["totalCount"], "nodes": [*answer["nodes"], *page["nodes"]]}
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"] or len(answer["nodes"]) == question.first:
            return answer


def query_of(question: Question) -> str:
    label, selected = question.kind.label, " ".join(column.selected for column in question.columns)
    return (
        f"query Listed($first: Int, $after: String, $filter: {label}Filter, $sort: [{label}Sort!]) "
        f"{{ list: {question.kind.plural}(first: $first, after: $after, filter: $filter, sort: $sort) "
        f"{{ totalCount nodes {{ {selected} }} pageInfo {{ hasNextPage endCursor }} }} }}"
    )


def columns_of(kind: Kind, stated: str | None, filter_: Mapping[str, Any]) -> list[Column]:
    """The columns that `stated` names, with commas between, else those that most people look for and the filter leaves
    open. Raises BadInput.
    """
    every = {plain_word(item.name): Column(item=item) for item in kind.properties}
    every |= {plain_word(each.name): Column(relation=each) for each in MODEL.relations(kind.label) if not each.many}
    if stated is not None:
        return [column_named(word, every) for word in ("id", *stated.split(",")) if word.strip()]
    fixed = {name for condition in filter_.get("and", ()) for name, by in condition.items() if "id" in by}
    sides = ("provider", "consumer") if "provider" in every and "consumer" in every else ("relationship", "provider")
    wanted = ["id", title(kind) or "", *sides, "offering", "person", *OFTEN]
    wanted = [name for name in wanted if name not in fixed]
    return [every[word] for word in dict.fromkeys(map(plain_word, wanted)) if word in every][:MOST]


def column_named(word: str, every: Mapping[str, Column]) -> Column:
    if (found := every.get(plain_word(word))) is None:
        raise BadInput(f"There is no column {word!r} here; there are {', '.join(one.name for one in every.values())}.")
    return found


def sort_of(kind: Kind, stated: Sequence[str]) -> list[dict[str, str]]:
    """`valid_to`, or `-valid_to` for the last first. Raises BadInput."""
    every = {plain_word(item.name): Column(item=item) for item in kind.properties if not item.many}
    return [
        {column_named(word.removeprefix("-"), every).name: "DESC" if word.startswith("-") else "ASC"}
        for words in stated
        for word in words.split(",")
    ]


def blocks(question: Question, answer: Mapping[str, Any]) -> Iterator[Block]:
    nodes, columns, total = answer["nodes"], question.columns, answer["totalCount"]
    plural = words_of(question.kind.plural)
    yield f"{plural[0].upper()}{plural[1:]}: {len(nodes):,} of {total:,}" + (
        "; --all for the rest" * (total > len(nodes))
    )
    if not nodes:
        return
    yield ""
    headings = [words_of(column.name).upper() for column in columns]
    rows = [[cell(column, node) for column in columns] for node in nodes]
    numbers = frozenset(heading for heading, column in zip(headings, columns, strict=True) if column.is_number)
    yield Table(headings, rows, numbers)


def cell(column: Column, node: Mapping[str, Any]) -> str:
    value = node[column.name]
    return called(value) if column.relation else shown(value)


def names(columns: Sequence[Column]) -> list[str]:
    """Columns of CSV: as files have them, with the names of related things besides."""
    written = [Slot(column.name, many=False, required=False, words="").written for column in columns]
    related = [f"{name}_name" for name, column in zip(written, columns, strict=True) if column.relation]
    return [*written, *related]


def row(columns: Sequence[Column], node: Mapping[str, Any]) -> Iterator[Any]:
    yield from (node[column.name] for column in columns)
    yield from (called(node[column.name]) for column in columns if column.relation)
