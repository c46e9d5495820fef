"""What a message is made of, as plain text and as HTML.

A message is kept as plain text; the blocks are read back from it, so that both parts of a mail say the same whoever wrote
it. A block is a paragraph, a heading or an item of a list; no fact in it holds a line end, and so none makes a block of its
own.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ITEM: Final = "- "
RULE: Final = "-"
"""A line of these beneath makes a line a heading."""
ISOLATE: Final = "\u2068"
"""Begins what has a direction of its own (FIRST STRONG ISOLATE)."""
END: Final = "\u2069"


@dataclass(frozen=True, slots=True)
class Heading:
    words: str


@dataclass(frozen=True, slots=True)
class Item:
    words: str


@dataclass(frozen=True, slots=True)
class Address:
    """An address of our own, which is a link in HTML."""

    url: str


Block = str | Heading | Item | Address


def isolated(fact: str) -> str:
    """The fact in a direction of its own, so that it turns nothing around it."""
    return f"{ISOLATE}{fact}{END}"


def plain(blocks: Iterable[Block]) -> str:
    """Paragraphs with an empty line between; items below one another."""
    lines: list[str] = []
    before: Block | None = None
    for block in blocks:
        if before is not None and not (isinstance(block, Item) and isinstance(before, Item | Heading)):
            lines.append("")
        lines.append(_line(block))
        before = block
    return "\n".join(lines)


def _line(block: Block) -> str:
    match block:
        case str():
            return block
        case Heading():
            return f"{block.words}\n{RULE * len(block.words)}"
        case Item():
            return ITEM + block.words
        case Address():
            return block.url


def blocks_of(text: str) -> Iterator[Block]:
    """The blocks of a message that is kept as plain text. An address in it is no link: only those are that are put in when
    it is sent.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for line, beneath in zip(lines, [*lines[1:], ""], strict=True):
        if line.startswith(ITEM):
            yield Item(line.removeprefix(ITEM))
        elif beneath and not beneath.strip(RULE):
            yield Heading(line)
        elif line.strip(RULE):
            yield line


def html(blocks: Iterable[Block], language: str) -> str:
    """A page without style, image or link but `Address`es."""
    body = "".join(_body(blocks))
    return f'<!doctype html>\n<html lang="{escape(language)}">\n<head><meta charset="utf-8"></head>\n<body>\n{body}</body>\n</html>\n'


def _body(blocks: Iterable[Block]) -> Iterator[str]:
    in_list = False
    for block in blocks:
        is_item = isinstance(block, Item)
        if is_item is not in_list:
            yield "<ul>\n" if is_item else "</ul>\n"
            in_list = is_item
        yield _tagged(block)
    if in_list:
        yield "</ul>\n"


def _tagged(block: Block) -> str:
    match block:
        case str():
            return f"<p>{escape(block)}</p>\n"
        case Heading():
            return f"<h2>{escape(block.words)}</h2>\n"
        case Item():
            return f"<li>{escape(block.words)}</li>\n"
        case Address():
            return f'<p><a href="{escape(block.url)}">{escape(block.url)}</a></p>\n'
