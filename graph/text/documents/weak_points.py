"""Weak points of the whole estate: on paper, and as rows for a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graph.model.scalars import Choice
from graph.questions.weak_points.ranking import WeakPointOrder
from graph.text.catalogue.catalogue import catalogue
from graph.text.documents.blocks import Heading, Table
from graph.text.documents.listing import all_but_cut
from graph.text.documents.words import WORST_FIRST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from graph.impact.groups import HeldGroup
    from graph.projection.follower import IncompleteReason
    from graph.projection.names import Names
    from graph.questions.weak_points.ranking import WeakPoint
    from graph.questions.weak_points.seen import SeenWeakPoints
    from graph.text.catalogue.language import Language
    from graph.text.documents.blocks import Block
    from graph.text.documents.spreadsheet import Rows

COUNTED: Final = ("consumers", "masked", "agreements", "offerings")
POINT_COLUMNS: Final = (
    *("rank", "offering", "offering_name", "stands_alone", "overdue"),
    *(f"{what}_{level.name.lower()}" for what in COUNTED for level in WORST_FIRST),
)
GROUP_COLUMNS: Final = ("offering", "offering_name", "alternatives", "required", "members", "member_names")


class WeakPointPart(Choice):
    """A part of weak points that is a table of its own."""

    POINTS = "POINTS", "A row for each offering, the weakest point first."
    ALONE = "ALONE", "A row for each offering whose loss is CRITICAL and whose place nothing can take."
    GROUPS = "GROUPS", "A row for each group of alternatives that can spare no member."


class WeakPointRows:
    """Rows of weak offerings or groups. `asked`: which of all of them, from a place on."""

    def __init__(self, found: SeenWeakPoints, order: WeakPointOrder, names: Names, asked: slice) -> None:
        self._found = found
        self._order = order
        self._names = names
        self._asked = asked

    def of(self, part: WeakPointPart) -> Rows:
        match part:
            case WeakPointPart.POINTS:
                return POINT_COLUMNS, self._points(self._order, list(self._found.ranks(self._order)))
            case WeakPointPart.ALONE:
                return POINT_COLUMNS, self._points(WeakPointOrder.HARM, self._found.alone_ids)
            case WeakPointPart.GROUPS:
                return GROUP_COLUMNS, map(self._group, self._found.groups[self._asked])

    def _points(self, order: WeakPointOrder, ids: list[str]) -> Iterator[tuple[Any, ...]]:
        ranks = self._found.ranks(order)
        for id_ in ids[self._asked]:
            point = self._found.point(id_)
            yield ranks[id_], id_, self._names.offering(id_), point.stands_alone, point.overdue, *counts(point)

    def _group(self, group: HeldGroup) -> tuple[Any, ...]:
        members = members_of(group, self._found)
        return (
            *(group.offering, self._names.offering(group.offering), group.alternatives, group.required),
            *(" ".join(members), ", ".join(map(self._names.offering, members))),
        )


def counts(point: WeakPoint) -> Iterator[int]:
    for affected in (point.consumers, point.masked, point.agreements, point.offerings):
        yield from (getattr(affected, level.name.lower()) for level in WORST_FIRST)


def members_of(group: HeldGroup, found: SeenWeakPoints) -> list[str]:
    """Ids of the members that are seen."""
    return [each.offering for each in group.members if found.sees_offering(each.offering)]


class WeakPointPaper:
    """`most`: rows of each table; the others are counted."""

    def __init__(
        self, found: SeenWeakPoints, order: WeakPointOrder, names: Names, language: Language, most: int
    ) -> None:
        self._found = found
        self._order = order
        self._names = names
        self._most = most
        self._say = catalogue(language)

    def blocks(self, day: date, incomplete: IncompleteReason | None) -> Iterator[Block]:
        say, found = self._say, self._found
        yield say("weak-title", day=day.isoformat())
        if incomplete:
            yield say("incomplete", reason=incomplete.value)
        yield Heading(say("head-weak"))
        yield from self._points(self._order, list(found.ranks(self._order)))
        yield Heading(say("head-alone"))
        yield from self._points(WeakPointOrder.HARM, found.alone_ids)
        yield Heading(say("head-spare"))
        yield from self._groups(found.groups)

    def _points(self, order: WeakPointOrder, ids: list[str]) -> Iterator[Block]:
        say, ranks = self._say, self._found.ranks(order)
        levels = [say("rank", severity=level.name) for level in WORST_FIRST]
        numbers = [*levels, *(say(f"column-{name}") for name in ("agreements", "offerings", "overdue"))]
        rows = [(f"{ranks[id_]}.", self._names.offering(id_), *self._cells(id_)) for id_ in ids[: self._most]]
        table = Table(("", say("column-offering"), *numbers), rows, frozenset(("", *numbers)))
        yield from all_but_cut(table, self._most, say, len(ids))

    def _cells(self, id_: str) -> Iterator[str]:
        point = self._found.point(id_)
        for number in (
            *(getattr(point.consumers, level.name.lower()) for level in WORST_FIRST),
            *(sum(point.agreements), sum(point.offerings), point.overdue),
        ):
            yield self._say.number(number)

    def _groups(self, groups: Iterable[HeldGroup]) -> Iterator[Block]:
        columns = [self._say(f"column-{name}") for name in ("offering", "alternatives", "required", "members")]
        named = self._names.offering
        rows = [
            (
                *(named(group.offering), group.alternatives, self._say.number(group.required)),
                ", ".join(map(named, members_of(group, self._found))),
            )
            for group in groups
        ]
        yield from all_but_cut(Table(columns, rows), self._most, self._say)
