"""What a paper is made of: lines, headings and tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Heading:
    words: str


@dataclass(frozen=True, slots=True)
class Table:
    """`rows`: as many cells as `columns`. `right`: columns of numbers."""

    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    right: frozenset[str] = field(default_factory=frozenset[str])


@dataclass(frozen=True, slots=True)
class Branch:
    """A line of an outline, with those beneath it."""

    words: str
    branches: list[Branch] = field(default_factory=list["Branch"])


Block = str | Heading | Table
