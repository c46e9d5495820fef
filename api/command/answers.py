"""An answer in the format that is asked for: blocks for people, the same as Markdown, rows as CSV, a page of HTML, or as JSON."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import orjson

from api.command.options import ReportFormat
from api.command.paper import show, write
from api.command.signs import escaped
from graph.text.catalogue.language import Language
from graph.text.documents.blocks import Table
from graph.text.documents.html import html
from graph.text.documents.markdown import markdown
from graph.text.documents.spreadsheet import spreadsheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from graph.text.documents.blocks import Block
    from graph.text.documents.spreadsheet import Rows


def put(
    format_: ReportFormat,
    answer: Mapping[str, Any],
    blocks: Iterable[Block],
    rows: Rows,
    language: Language = Language.EN,
) -> None:
    """Writes the answer to standard output. `language`: in which the blocks are."""
    match format_:
        case ReportFormat.TABLE:
            show(blocks)
        case ReportFormat.JSON:
            put_json(answer)
        case ReportFormat.CSV:
            write(spreadsheet(rows))
        case ReportFormat.MARKDOWN:
            write(markdown(blocks))
        case ReportFormat.HTML:
            write(html(blocks, language))


def put_json(answer: Mapping[str, Any]) -> None:
    write(escaped(orjson.dumps(answer, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE).decode()))


def is_named(format_: ReportFormat) -> bool:
    """Whether people read it, who want names beside ids."""
    return format_ is not ReportFormat.JSON


@dataclass(frozen=True, slots=True)
class Sheet:
    """An answer that is one list. `title`: what the list is. `columns`: as CSV names them. `numbers`: those that are
    numbers. `none`: said in the place of an empty list. `ids`: columns that CSV has besides, with the cells of each row.
    `named`: columns of names, and which of `ids` people see behind each, as `Geo (geo)`. `spoken`: columns of which people
    see these cells, and programs those of `rows`.
    """

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    none: str
    ids: tuple[Sequence[str], Sequence[Sequence[str]]]
    numbers: frozenset[str] = field(default_factory=frozenset[str])
    named: Mapping[str, str] = field(default_factory=dict[str, str])
    spoken: Mapping[str, Sequence[str]] = field(default_factory=dict[str, "Sequence[str]"])

    def put(self, answer: Mapping[str, Any], format_: ReportFormat) -> None:
        columns, cells = self.ids
        rows = [(*row, *more) for row, more in zip(self.rows, cells, strict=True)]
        put(format_, answer, self._blocks(), ((*self.columns, *columns), rows))

    def _blocks(self) -> Iterator[Block]:
        yield self.title
        yield ""
        if self.rows:
            yield Table([*map(_heading, self.columns)], [*self._for_people()], frozenset(map(_heading, self.numbers)))
        else:
            yield f"  {self.none}"

    def _for_people(self) -> Iterator[Sequence[str]]:
        columns, cells = self.ids
        places = {self.columns.index(name): columns.index(id_) for name, id_ in self.named.items()}
        spoken = {self.columns.index(name): said for name, said in self.spoken.items()}
        for nth, (row, ids) in enumerate(zip(self.rows, cells, strict=True)):
            shown = [spoken[at][nth] if at in spoken else cell for at, cell in enumerate(row)]
            yield [_with_id(cell, ids[places[at]]) if at in places else cell for at, cell in enumerate(shown)]


def _with_id(name: str, id_: str) -> str:
    return f"{name} ({id_})" if id_ and id_ != name else name


def _heading(column: str) -> str:
    return column.replace("_", " ").upper()
