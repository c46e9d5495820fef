"""What each file of an estate may hold: columns that follow from the declarations."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Final, LiteralString

from pydantic.alias_generators import to_snake

from graph.model import MODEL, properties
from graph.model.offering import Criticality
from graph.model.values import Key
from graph.writing import sides

if TYPE_CHECKING:
    from graph.model import File, Kind, Link, Model, Property
    from graph.model.declaration import Declared


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """One column. `value`: the type of what it holds. It states a property, or it `refers` to a thing of that label
    by its id; then `link` is what it states of the row's thing.
    """

    column: LiteralString
    value: Any
    required: bool = False
    many: bool = False
    property: Property | None = None
    refers: LiteralString | None = None
    link: Link | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """One file and the rows in it. `kind` names them in JSON lines. Either `thing` or `link` is what a row states;
    of a link `start` and `end` are the columns of its ends.
    """

    file: LiteralString
    kind: LiteralString
    cells: tuple[Cell, ...]
    thing: Kind | None = None
    link: Link | None = None

    @property
    def columns(self) -> tuple[LiteralString, ...]:
        return tuple(cell.column for cell in self.cells)

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


SHORTHAND: Final = (
    Cell("provider", Key, refers="Organization"),
    Cell("consumer", Key, refers="Organization"),
    Cell("offering", Key, refers="Offering"),
    Cell("criticality", Criticality),
)
"""An agreement may name its sides instead of its relationship, and the one offering that it covers."""


@cache
def sheets(model: Model = MODEL) -> tuple[Sheet, ...]:
    """All files, in the order in which they are written: things, then links."""
    things = tuple(_thing_sheet(kind, kind.file, model) for kind in model.kinds.values() if kind.file)
    return things + tuple(_link_sheet(link, link.file) for link in model.links if link.file)


def _thing_sheet(kind: Kind, file: LiteralString, model: Model) -> Sheet:
    cells = [*_cells(kind.model), *(cell for link in model.links for cell in _references(link, kind))]
    if kind.label == "Agreement":
        cells = [replace(cell, required=False) if cell.column == "relationship" else cell for cell in cells]
        cells += SHORTHAND
    return Sheet(file, kind.label, _ordered(cells), thing=kind)


def _link_sheet(link: Link, file: File) -> Sheet:
    ends = [
        Cell(file.start, Key, required=True, refers=link.start),
        Cell(file.end, Key, required=True, refers=link.end),
    ]
    return Sheet(file.name, file.kind, _ordered(ends + _cells(link.properties)), link=link)


def _cells(model: type[Declared]) -> list[Cell]:
    """The properties that a file may state."""
    fields = zip(properties(model), model.model_fields.values(), strict=True)
    return [
        Cell(item.column, Annotated[field.annotation, item, *field.metadata], item.required, item.many, item)  # pyright: ignore[reportInvalidTypeForm]  # put together while it runs
        for item, field in fields
        if not item.managed
    ]


def _references(link: Link, kind: Kind) -> list[Cell]:
    side = sides(link)
    if link.column is None or side.owner != kind.label:
        return []
    column = link.column
    return [Cell(column.name, Key, column.required, not side.single, refers=side.other, link=link)]


def _ordered(cells: list[Cell]) -> tuple[Cell, ...]:
    """Required ones first, `id` before all; what nearly every kind has last."""
    last = ("visibility", "confirmed_by", "confirmed_at", "external_ids", "archived_at")
    return tuple(sorted(cells, key=lambda cell: (not _leading(cell), cell.column in last)))


def _leading(cell: Cell) -> bool:
    return cell.required or (cell.link is not None and cell.link.column is not None and cell.link.column.required)
