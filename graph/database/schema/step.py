"""A step from one version of the schema to the next, as it is declared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, LiteralString

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from graph.database.engine import Transaction
    from graph.model import Model

    BringUp = Callable[[Transaction, Sequence[str]], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Part:
    """Goes through all things of a label, by their ids. `bring_up` does it for some of them in a transaction of theirs;
    for what was brought up already it changes nothing, since after an interruption it may be asked again.
    """

    name: str
    label: LiteralString
    bring_up: BringUp


@dataclass(frozen=True, slots=True)
class Step:
    """`words`: what becomes of the data. `parts`: one after the other."""

    to: int
    words: str
    parts: Callable[[Model], Sequence[Part]]
