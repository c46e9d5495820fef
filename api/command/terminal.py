"""Colours on a terminal, by rich, which obeys NO_COLOR."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.console import Console
from rich.highlighter import RegexHighlighter
from rich.text import Text
from rich.theme import Theme

from api.command.layout import columns, laid
from graph.text.documents.blocks import Heading

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
        r"(?P<command>^ +rapport [a-z].*)",
    )


WORDS: Final = Words()


def show_coloured(blocks: Iterable[Block]) -> None:
    console = Console(theme=THEME, highlight=False, markup=False, emoji=False)
    for block in blocks:
        head, lines = laid(block, columns())
        style = "bold" if isinstance(block, Heading) else "dim"
        for line in head:
            console.print(Text(line, style=style), soft_wrap=True)
        for line in lines:
            console.print(WORDS(line), soft_wrap=True)
