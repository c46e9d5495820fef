"""An answer in the format that is asked for: blocks for people, the same as Markdown, rows as CSV, or as JSON."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

import orjson

from api.command.impact.markdown import literal, row
from api.command.options import ReportFormat
from api.command.paper import Heading, Table, show, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from api.command.impact.words import Answer
    from api.command.paper import Block

Rows = tuple["Sequence[str]", "Iterable[Sequence[Any]]"]
"""Names of columns, and as many cells in each row."""


def put(
    format_: ReportFormat, answer: Answer, blocks: Callable[[Answer], Iterable[Block]], rows: Callable[[Answer], Rows]
) -> None:
    """To standard output."""
    match format_:
        case ReportFormat.TABLE:
            show(blocks(answer))
        case ReportFormat.JSON:
            write(orjson.dumps(answer, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE).decode())
        case ReportFormat.CSV:
            write(written_rows(*rows(answer)))
        case ReportFormat.MARKDOWN:
            write(written_markdown(blocks(answer)))


def is_named(format_: ReportFormat) -> bool:
    """Whether people read it, who want names beside ids."""
    return format_ in {ReportFormat.TABLE, ReportFormat.MARKDOWN}


def written_rows(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\n")
    lines.writerow(columns)
    lines.writerows([_cell(value) for value in cells] for cells in rows)
    return out.getvalue()


def written_markdown(blocks: Iterable[Block]) -> str:
    """The first line is the title; others are items of a list."""
    lines: list[str] = []
    before: Block = ""
    for number, block in enumerate(blocks):
        if isinstance(before, Table) and isinstance(block, str):
            lines.append("")
        lines += _markdown(block, is_title=number == 0)
        before = block
    return "\n".join(lines) + "\n"


def _markdown(block: Block, *, is_title: bool) -> Iterator[str]:
    match block:
        case str():
            if words := literal(block.strip()):
                yield f"# {words.rstrip(':.')}" if is_title else f"- {words}"
            else:
                yield ""
        case Heading():
            yield from ("", f"## {literal(block.words)}", "")
        case Table():
            yield row(*(column.capitalize() if column.isupper() else column for column in block.columns))
            yield f"|{' --- |' * len(block.columns)}"
            yield from (row(*cells) for cells in block.rows)


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)
