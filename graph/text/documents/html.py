"""A paper as a page of HTML that needs nothing else and is ready to be printed. Whatever somebody called something is text in
it and never markup.
"""

from __future__ import annotations

import re
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING, Final

from graph.text.documents.blocks import Branch, Heading, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.text.catalogue.language import Language
    from graph.text.documents.blocks import Block

STYLE: Final = (
    "@page{size:A4;margin:14mm}"
    "body{font:10pt/1.35 system-ui,sans-serif;max-width:182mm;margin:0 auto;overflow-wrap:break-word}"
    "h1{font-size:14pt;margin:0 0 2mm}h2{font-size:11pt;margin:3mm 0 1mm}p,ul{margin:0 0 1mm}ul{padding-left:5mm}"
    "table{border-collapse:collapse;width:100%}th,td{border-bottom:.2mm solid;padding:.5mm 2mm .5mm 0;text-align:left;"
    "vertical-align:top}th{font-size:.8em}td.number,th.number{text-align:right}tr{break-inside:avoid}h2{break-after:avoid}"
    "ul.outline{list-style:none;padding-left:0;margin:0}ul.outline ul{list-style:none;margin:0 0 0 1.2mm;padding-left:4mm;"
    "border-left:.2mm solid #888}.outline li{margin:.4mm 0}.outline summary{cursor:pointer}td.day{white-space:nowrap}"
)

DAY: Final = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2} \w+ \d{4}")


def html(blocks: Iterable[Block | Branch], language: Language) -> str:
    """The first line is the title; others are items of a list."""
    title, *others = blocks
    words = escape(str(title))
    body = "".join(_body(others))
    return (
        f'<!doctype html>\n<html lang="{language.value}">\n<head>\n<meta charset="utf-8">\n<title>{words}</title>\n'
        f"<style>{STYLE}</style>\n</head>\n<body>\n<h1>{words}</h1>\n{body}</body>\n</html>\n"
    )


def _body(blocks: Iterable[Block | Branch]) -> Iterator[str]:
    """Items that follow one another are a list, and so are branches."""
    items = (block for block in blocks if not isinstance(block, str) or block.strip())
    for list_, several in groupby(items, _list_of):
        yield f"{list_}\n" if list_ else ""
        for block in several:
            yield from _block(block)
        yield "</ul>\n" if list_ else ""


def _list_of(block: Block | Branch) -> str:
    """The tag of the list that it is an item of."""
    if isinstance(block, Branch):
        return "<ul class=outline>"
    return "<ul>" if isinstance(block, str) else ""


def _block(block: Block | Branch) -> Iterator[str]:
    match block:
        case str():
            yield f"<li>{escape(block.strip())}</li>\n"
        case Branch():
            yield from _branch(block)
        case Heading():
            yield f"<h2>{escape(block.words)}</h2>\n"
        case Table():
            numbers = [column in block.right for column in block.columns]
            yield "<table>\n"
            yield _row("th", block.columns, numbers)
            for cells in block.rows:
                yield _row("td", cells, numbers)
            yield "</table>\n"


def _branch(branch: Branch) -> Iterator[str]:
    """A branch with all beneath it, however deep."""
    waiting: list[Branch | str] = [branch]
    while waiting:
        match waiting.pop():
            case str() as end:
                yield end
            case Branch(words, []):
                yield f"<li>{escape(words)}</li>\n"
            case Branch(words, branches):
                yield f"<li><details open><summary>{escape(words)}</summary>\n<ul>\n"
                waiting += ["</ul>\n</details></li>\n", *reversed(branches)]


def _row(tag: str, cells: Iterable[str], numbers: Iterable[bool]) -> str:
    made = (
        f"<{tag}{_class(cell, is_number=is_number)}>{escape(cell)}</{tag}>"
        for cell, is_number in zip(cells, numbers, strict=True)
    )
    return f"<tr>{''.join(made)}</tr>\n"


def _class(cell: str, *, is_number: bool) -> str:
    if is_number:
        return " class=number"
    return " class=day" if DAY.fullmatch(cell) else ""
