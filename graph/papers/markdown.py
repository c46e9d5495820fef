"""A paper as Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from graph.papers.blocks import Heading, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.papers.blocks import Block

SPECIAL: Final = re.compile(r"([\\`*_{}\[\]<>#|~])")


def markdown(blocks: Iterable[Block]) -> str:
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
            if words := _literal(block.strip()):
                yield f"# {words.rstrip(':.')}" if is_title else f"- {words}"
            else:
                yield ""
        case Heading():
            yield from ("", f"## {_literal(block.words)}", "")
        case Table():
            yield _row(column.capitalize() if column.isupper() else column for column in block.columns)
            yield f"|{' --- |' * len(block.columns)}"
            yield from map(_row, block.rows)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(map(_literal, cells))} |"


def _literal(text: str) -> str:
    """Text that Markdown shows as it is."""
    return SPECIAL.sub(r"\\\1", text).replace("\n", " ")
