"""What is read: which properties of each thing, and which things beyond it, as deep as the query goes.

Plain values, from which `statement` composes the text. A thing comes back as a row: its columns, then what lies beyond
it, in this order, so that a row is read by position.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from graph.model import Kind, Property, Relation
    from graph.reading.listing import Listing


@dataclass(frozen=True, slots=True, eq=False)
class Selection:
    """What is read of things of a kind. Columns stand in the order of the declaration, and once each, and so do the branches of
    different relations, so that queries of the same shape are the same text. There is at least one column or branch.
    """

    kind: Kind
    columns: tuple[Property, ...]
    branches: tuple[One | Many, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class One:
    """The thing at the other end of a relation. In a row: the row of that thing, or null."""

    relation: Relation
    things: Selection


class Grouping(NamedTuple):
    """A property by whose values the things of a list are counted, or a relation to one thing, by whose id they are;
    `of_edge`: whether it is one of the relation that leads to them.
    """

    item: Property | Relation
    of_edge: bool


@dataclass(frozen=True, slots=True, eq=False)
class Many:
    """A list: all things of a kind, or those to which a relation leads. `number`: its place among the lists of a
    query, by which it finds its arguments.

    In a row: if `rows`, a row for each thing, one more than the page has where there is one more; if `counted`, the
    number on all pages; if there are `groupings`, for each combination of their values that occurs on any page the
    values and then the number of things that have them. Each of its rows is followed by the `edge` columns, by the row of the `latest` thing that is about both ends, or null, and, if
    `cursors`, by the values of its sort.
    """

    listing: Listing
    relation: Relation | None
    things: Selection
    number: int
    edge: tuple[Property, ...] = ()
    latest: One | None = None
    rows: bool = True
    counted: bool = False
    groupings: tuple[Grouping, ...] = ()
    cursors: bool = False
