"""What each file of an estate may hold: columns that follow from the declarations."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Final, LiteralString

from pydantic.alias_generators import to_snake

from graph.model import MODEL, properties
from graph.model.offering import Criticality
from graph.model.scalars import Key, Text
from graph.model.sides import sides

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.model import File, Kind, Link, Model, Property
    from graph.model.property import Declared


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """One column. `value`: the type of what it holds. It states a property, or it `refers` to things of those labels
    by their ids; then `links` are what it states of the row's thing, one for each label.
    """

    column: LiteralString
    value: Any
    required: bool = False
    many: bool = False
    property: Property | None = None
    refers: tuple[LiteralString, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """One file and the rows in it. `kind` names them in JSON lines; where several share a file, it stands in a column.
    Either `thing` or `link` is what a row states.
    """

    file: LiteralString
    kind: LiteralString
    cells: tuple[Cell, ...]
    thing: Kind | None = None
    link: Link | None = None
    shared: bool = False

    @property
    def columns(self) -> tuple[LiteralString, ...]:
        return tuple(cell.column for cell in self.cells)

    @property
    def required(self) -> frozenset[LiteralString]:
        return frozenset(cell.column for cell in self.cells if cell.required)

    @property
    def shorthand(self) -> tuple[Cell, ...]:
        return SHORTHAND if self.kind == "Agreement" else ()

    @property
    def kinds(self) -> tuple[LiteralString, ...]:
        """What JSON lines may call a row."""
        return (self.kind,) if self.link is None or self.link.type == self.kind else (self.kind, self.link.type)

    @property
    def kind_key(self) -> str:
        """The key in JSON lines of a column named `kind`, since `kind` says what the row is."""
        return f"{to_snake(self.kind)}_kind"


KIND: Final = "kind"
"""The column that says of a row what it is, where several kinds of row share a file; the first kind unless given."""

NAMED: Final = ("Organization", "Person", "Offering")
"""Kinds whose ids can be made of their names, where none is stated."""
SHORTHAND: Final = (
    Cell("provider", Key, refers=("Organization",)),
    Cell("consumer", Key, refers=("Organization",)),
    Cell("offering", Key, refers=("Offering",)),
    Cell("criticality", Criticality),
)
"""An agreement may name its sides instead of its relationship, and the one offering that it covers."""


@cache
def sheets(model: Model = MODEL) -> tuple[Sheet, ...]:
    """All files, in the order in which they are written: things, then links."""
    things = tuple(_thing_sheet(kind, kind.file, model) for kind in model.kinds.values() if kind.file)
    files = Counter(link.file.name for link in model.links if link.file)
    shared = {name for name, count in files.items() if count > 1}
    return things + tuple(
        _link_sheet(link, link.file, shared=link.file.name in shared) for link in model.links if link.file
    )


def _thing_sheet(kind: Kind, file: LiteralString, model: Model) -> Sheet:
    cells = [*_cells(kind.model), *_references(kind, model)]
    if kind.label == "Agreement":
        cells = [replace(cell, required=False) if cell.column == "relationship" else cell for cell in cells]
        cells += SHORTHAND
    return Sheet(file, kind.label, _ordered(cells), thing=kind)


def _link_sheet(link: Link, file: File, *, shared: bool) -> Sheet:
    cells = [
        Cell(file.start, Key, required=True, refers=(link.start,)),
        Cell(file.end, Key, required=True, refers=(link.end,)),
        *([Cell(KIND, Text)] if shared else ()),
        *_cells(link.properties),
    ]
    return Sheet(file.name, file.kind, _ordered(cells), link=link, shared=shared)


def _cells(model: type[Declared]) -> list[Cell]:
    """The properties that a file may state."""
    fields = zip(properties(model), model.model_fields.values(), strict=True)
    return [
        Cell(item.column, Annotated[field.annotation, item, *field.metadata], item.required, item.many, item)  # pyright: ignore[reportInvalidTypeForm]  # put together while it runs
        for item, field in fields
        if not item.managed
    ]


def _references(kind: Kind, model: Model) -> Iterator[Cell]:
    columns: dict[LiteralString, list[Link]] = {}
    for link in model.links:
        if link.column and sides(link).owner == kind.label:
            columns.setdefault(link.column.name, []).append(link)
    for name, links in columns.items():
        required = any(link.column.required for link in links if link.column)
        many = not all(sides(link).single for link in links)
        labels: tuple[LiteralString, ...] = tuple(sides(link).other for link in links)
        yield Cell(name, Key, required, many, refers=labels, links=tuple(links))


def _ordered(cells: list[Cell]) -> tuple[Cell, ...]:
    """Required ones first, `id` before all; what nearly every kind has last."""
    last = ("visibility", "confirmed_by", "confirmed_at", "external_ids", "archived_at")
    return tuple(sorted(cells, key=lambda cell: (not _leading(cell), cell.column in last and last.index(cell.column))))


def _leading(cell: Cell) -> bool:
    return cell.required or any(link.column and link.column.required for link in cell.links)
