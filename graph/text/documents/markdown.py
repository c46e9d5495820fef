"""A paper as Markdown, in which nothing that somebody called something does more than be read: names are no markup, no
HTML, no links, and reach nobody by a mention.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from graph.text.documents.blocks import Heading, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.text.documents.blocks import Block

LINE_ENDS: Final = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
SPECIAL: Final = re.compile(r"[\\`*_{}\[\]<>#|~$]|&(?=#?\w+;)")
BEGINNING: Final = re.compile(r"^(\d*)([-+=.)])(?=\s|$|[-+=])")
"""The beginning of an item that would make a list or a line of it."""
ESCAPED: Final = r"\1\\\2"
PARTED: Final = re.compile(r"@(?=[\w/.-])|(?<=\w):(?=//)|(?i:\b(?:www|mailto|xmpp))(?=[.:])|[#!](?=\d)")
"""Behind these something that is not seen parts a mention, an address or a reference, which sites find also where they
are written so that Markdown shows them as they are.
"""
UNSEEN: Final = "&#8203;"  # a space without width


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
                yield f"# {words.rstrip(':.')}" if is_title else f"- {BEGINNING.sub(ESCAPED, words)}"
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
    line = LINE_ENDS.sub(" ", text)
    parts = PARTED.split(line)
    signs = [*PARTED.findall(line), ""]
    return "".join(map(_parted, parts, signs))


def _parted(text: str, sign: str) -> str:
    return f"{_escaped(text)}{_escaped(sign)}{UNSEEN if sign else ''}"


def _escaped(text: str) -> str:
    return SPECIAL.sub(r"\\\g<0>", text)
