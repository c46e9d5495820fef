"""Which end of a relation owns it: that whose file has its column, else its start. Owners have few such relations."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, LiteralString

if TYPE_CHECKING:
    from graph.model import Link


@dataclass(frozen=True, slots=True)
class Sides:
    """The sides of a link. `owner` and `other`: labels; `single`: an owner has at most one such relation."""

    owner: LiteralString
    other: LiteralString
    at_start: bool
    single: bool
    arrow: LiteralString

    def ends(self, owner: str, other: str) -> tuple[str, str]:
        """Ids of start and end."""
        return (owner, other) if self.at_start else (other, owner)


@cache
def sides(link: Link) -> Sides:
    if link.column is None or link.column.at == "start":
        return Sides(link.start, link.end, at_start=True, single=not link.out.many, arrow=f"-[r:{link.type}]->")
    return Sides(link.end, link.start, at_start=False, single=not link.back.many, arrow=f"<-[r:{link.type}]-")
