"""A picture of things and what leads from one to the other, as Mermaid and as DOT."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

ENTITIES: Final = {"#": "#35;", "&": "#amp;", '"': "#quot;", "<": "#lt;", ">": "#gt;", "`": "#96;", "\\": "#92;"}
"""Signs that mean something to Mermaid, also between quotes."""


@dataclass(slots=True)
class Picture:
    """`nodes`: labels by key. `arrows`: words by (from, to). `marked`: keys of what it is about."""

    nodes: dict[str, str] = field(default_factory=dict[str, str])
    arrows: dict[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])
    marked: set[str] = field(default_factory=set[str])

    def arrow(self, start: str, end: str, words: str = "") -> None:
        self.arrows.setdefault((start, end), words)


def mermaid(picture: Picture) -> str:
    """A flow chart from left to right."""
    number = {key: f"n{at}" for at, key in enumerate(picture.nodes)}
    lines = ["flowchart LR"]
    lines += [f"  {number[key]}[{label(words)}]" for key, words in picture.nodes.items()]
    for (start, end), words in picture.arrows.items():
        said = f"|{label(words)}|" if words else ""
        lines.append(f"  {number[start]} -->{said} {number[end]}")
    lines += [f"  style {number[key]} stroke-width:4px" for key in picture.nodes if key in picture.marked]
    return "\n".join(lines) + "\n"


def label(words: str) -> str:
    escaped = "".join(ENTITIES.get(sign, sign) for sign in " ".join(words.split()))
    return f'"{escaped}"'


def dot(picture: Picture) -> str:
    return "\n".join(["digraph rapport {", "  rankdir=LR;", "  node [shape=box];", *_statements(picture), "}"]) + "\n"


def _statements(picture: Picture) -> Iterator[str]:
    for key, words in picture.nodes.items():
        marked = ", peripheries=2" if key in picture.marked else ""
        yield f"  {quoted(key)} [label={quoted(words)}{marked}];"
    for (start, end), words in picture.arrows.items():
        yield f"  {quoted(start)} -> {quoted(end)}" + (f" [label={quoted(words)}];" if words else ";")


def quoted(text: str) -> str:
    """Text between quotes as DOT wants it, its own quotes escaped."""
    return json.dumps(text, ensure_ascii=False)


DRAWN: Final[Mapping[str, Callable[[Picture], str]]] = {"mermaid": mermaid, "dot": dot}
