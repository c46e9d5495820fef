"""The plan of an operation in plain values: field by field at the root, what is read, and by which statement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Level:
    """Things that a statement reads at one place. `path`: response keys from the root on; `of`: their kind;
    `how`: `things`, `list` or `one`; `columns`: properties, then `relation.` properties, `totalCount`, and what `countBy.`
    counts by.
    """

    path: Sequence[str]
    of: str
    how: str
    columns: Sequence[str]


@dataclass(frozen=True, slots=True)
class Computed:
    """A field that no statement of the selection answers: worked out at once for all things at its place, from the
    properties that it `needs` of each.
    """

    path: Sequence[str]
    needs: str


@dataclass(frozen=True, slots=True)
class Read:
    """One statement. `parameters`: shapes by name. `notes`: when it is asked otherwise, or not at all."""

    name: str
    depth: int
    levels: Sequence[Level]
    computed: Sequence[Computed]
    parameters: Mapping[str, str]
    cypher: str
    notes: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class RootField:
    """`words`: what it reads before its own statements `named`; `reads`: statements for what is selected."""

    path: Sequence[str]
    name: str
    words: str
    named: Sequence[str]
    reads: Sequence[Read]


@dataclass(frozen=True, slots=True)
class Explained:
    """`cost`: objects that it asks for at most; `work`: its points of computation; `viewer`: as whom, in a sentence."""

    operation: str
    name: str | None
    cost: int
    work: int
    viewer: str
    fields: Sequence[RootField]
