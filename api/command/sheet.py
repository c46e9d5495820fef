"""An answer that is one list, written as a table, CSV or Markdown, or as the JSON that GraphQL answers."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import orjson

from api.command.impact.markdown import literal, row
from api.command.options import ReportFormat
from api.command.paper import Table, show, write

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from api.command.paper import Block


@dataclass(frozen=True, slots=True)
class Sheet:
    """`title`: what the list is. `columns`: as CSV names them. `numbers`: those that are numbers. `none`: said in the
    place of an empty list.
    """

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    none: str
    numbers: frozenset[str] = field(default_factory=frozenset[str])


def put(sheet: Sheet, answer: Mapping[str, Any], format_: ReportFormat) -> None:
    match format_:
        case ReportFormat.TABLE:
            show(_blocks(sheet))
        case ReportFormat.JSON:
            write(orjson.dumps(answer, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE).decode())
        case ReportFormat.CSV:
            write(_csv(sheet))
        case ReportFormat.MARKDOWN:
            write("\n".join(_markdown(sheet)) + "\n")


def _blocks(sheet: Sheet) -> Iterator[Block]:
    yield sheet.title
    yield ""
    if sheet.rows:
        headings = [column.replace("_", " ").upper() for column in sheet.columns]
        right = frozenset(column.replace("_", " ").upper() for column in sheet.numbers)
        yield Table(headings, sheet.rows, right)
    else:
        yield f"  {sheet.none}"


def _csv(sheet: Sheet) -> str:
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\n")
    lines.writerow(sheet.columns)
    lines.writerows(sheet.rows)
    return out.getvalue()


def _markdown(sheet: Sheet) -> Iterator[str]:
    yield f"# {literal(sheet.title)}"
    yield ""
    if sheet.rows:
        yield row(*(column.replace("_", " ").capitalize() for column in sheet.columns))
        yield f"|{' --- |' * len(sheet.columns)}"
        yield from (row(*cells) for cells in sheet.rows)
    else:
        yield sheet.none
