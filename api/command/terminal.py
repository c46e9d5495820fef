"""Printing on a terminal, by rich. It obeys NO_COLOR and the terminal's width."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.console import Console
from rich.highlighter import RegexHighlighter
from rich.table import Table as RichTable
from rich.text import Text
from rich.theme import Theme

from graph.text.documents.blocks import Heading, Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.text.documents.blocks import Block

THEME: Final = Theme(
    {
        "rapport.critical": "bold red",
        "rapport.high": "red",
        "rapport.medium": "yellow",
        "rapport.low": "cyan",
        "rapport.late": "bold red",
        "rapport.command": "green",
    }
)


class Words(RegexHighlighter):
    base_style = "rapport."
    highlights = (  # pyright: ignore[reportUnannotatedClassAttribute, reportAssignmentType]  # rich says: a list
        r"\b(?P<critical>CRITICAL)\b",
        r"\b(?P<high>HIGH)\b",
        r"\b(?P<medium>MEDIUM)\b",
        r"\b(?P<low>LOW)\b",
        r"\b(?P<late>\d+ days? too late)\b",
        r"(?P<command>\brapport (?:impact|serve|import|export|demo|doctor|schema) .*)",
    )


WORDS: Final = Words()


def show_coloured(blocks: Iterable[Block]) -> None:
    console = Console(theme=THEME, highlighter=WORDS, markup=False, emoji=False)
    for block in blocks:
        match block:
            case str():
                console.print(block, soft_wrap=False)
            case Heading():
                console.print(Text(f"\n{block.words}", style="bold"))
            case Table():
                console.print(_rich(block))


def _rich(table: Table) -> RichTable:
    drawn = RichTable(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    drawn.add_column("")
    for column in table.columns:
        drawn.add_column(column, justify="right" if column in table.right else "left", overflow="fold")
    for row in table.rows:
        drawn.add_row("", *(WORDS(cell) for cell in row))
    return drawn
