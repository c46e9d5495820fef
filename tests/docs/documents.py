"""The documentation as a test reads it: its blocks of code, headings and links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).parents[2]
PAGES: Final = (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))

FENCE: Final = re.compile(r"^```(?P<language>\w*) ?(?P<mark>.*)\n(?P<text>(?:.*\n)*?)^```$", re.MULTILINE)
HEADING: Final = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)
LINK: Final = re.compile(r"\[[^\]\n]*\]\(([^)\s]+)\)")
CODE: Final = re.compile(r"`[^`\n]+`")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block. `mark`: what follows the language in its first line."""

    page: Path
    line: int
    language: str
    mark: str
    text: str

    @property
    def place(self) -> str:
        return f"{name_of(self.page)}:{self.line}"


@dataclass(frozen=True, slots=True)
class Question:
    """A `graphql` block without a mark, with the `json variables` block and the `json` block of its answer, if they follow."""

    query: Block
    variables: Block | None
    answer: Block | None


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def blocks(page: Path) -> list[Block]:
    text = page.read_text(encoding="utf-8")
    return [
        Block(page, text.count("\n", 0, match.start()) + 1, match["language"], match["mark"], match["text"])
        for match in FENCE.finditer(text)
    ]


def questions() -> Iterator[Question]:
    for page in PAGES:
        waiting = blocks(page)
        while waiting:
            block = waiting.pop(0)
            if block.language == "graphql" and not block.mark:
                variables = waiting.pop(0) if next_is(waiting, "variables") else None
                yield Question(block, variables, waiting.pop(0) if next_is(waiting, "") else None)


def next_is(waiting: list[Block], mark: str) -> bool:
    return bool(waiting) and waiting[0].language == "json" and waiting[0].mark == mark


def prose(page: Path) -> str:
    """Without its code."""
    return CODE.sub("", FENCE.sub("", page.read_text(encoding="utf-8")))


def links(page: Path) -> list[str]:
    return LINK.findall(prose(page))


def anchors(page: Path) -> set[str]:
    """As GitHub makes them of headings."""
    headings = HEADING.findall(FENCE.sub("", page.read_text(encoding="utf-8")))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}
