"""A paper as a page of HTML that needs nothing else and is ready to be printed. Whatever somebody called something is text in
it and never markup.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from graph.text.documents.blocks import Heading, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.text.catalogue.language import Language
    from graph.text.documents.blocks import Block

STYLE: Final = (
    "@page{size:A4;margin:14mm}"
    "body{font:10pt/1.35 system-ui,sans-serif;max-width:182mm;margin:0 auto;overflow-wrap:anywhere}"
    "h1{font-size:14pt;margin:0 0 2mm}h2{font-size:11pt;margin:3mm 0 1mm}p,ul{margin:0 0 1mm}ul{padding-left:5mm}"
    "table{border-collapse:collapse;width:100%}th,td{border-bottom:.2mm solid;padding:.5mm 2mm .5mm 0;text-align:left;"
    "vertical-align:top}td.number,th.number{text-align:right}tr{break-inside:avoid}h2{break-after:avoid}"
)


def html(blocks: Iterable[Block], language: Language) -> str:
    """The first line is the title; others are items of a list."""
    title, *others = blocks
    words = escape(str(title))
    body = "".join(_body(others))
    return (
        f'<!doctype html>\n<html lang="{language.value}">\n<head>\n<meta charset="utf-8">\n<title>{words}</title>\n'
        f"<style>{STYLE}</style>\n</head>\n<body>\n<h1>{words}</h1>\n{body}</body>\n</html>\n"
    )


def _body(blocks: Iterable[Block]) -> Iterator[str]:
    in_list = False
    for block in blocks:
        is_item = isinstance(block, str)
        if is_item and not block.strip():
            continue
        if is_item is not in_list:
            yield "<ul>\n" if is_item else "</ul>\n"
            in_list = is_item
        yield from _block(block)
    if in_list:
        yield "</ul>\n"


def _block(block: Block) -> Iterator[str]:
    match block:
        case str():
            yield f"<li>{escape(block.strip())}</li>\n"
        case Heading():
            yield f"<h2>{escape(block.words)}</h2>\n"
        case Table():
            numbers = [column in block.right for column in block.columns]
            yield "<table>\n"
            yield _row("th", block.columns, numbers)
            for cells in block.rows:
                yield _row("td", cells, numbers)
            yield "</table>\n"


def _row(tag: str, cells: Iterable[str], numbers: Iterable[bool]) -> str:
    made = (
        f"<{tag}{' class=number' if is_number else ''}>{escape(cell)}</{tag}>"
        for cell, is_number in zip(cells, numbers, strict=True)
    )
    return f"<tr>{''.join(made)}</tr>\n"
