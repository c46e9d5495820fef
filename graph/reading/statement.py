"""The statements that read, composed here and nowhere else, from the declarations' constants alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, LiteralString

from graph.reading.filter import Filtering, Place
from graph.reading.listing import Listing, kind_listing, relation_listing
from graph.reading.order import Order, order
from graph.reading.window import Page
from graph.reading.wording import Wording, all_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.model import Kind, Model, Relation
    from graph.reading.scope import Scope
    from graph.reading.window import Window

EACH: Final = "UNWIND range(0, size($ids) - 1) AS i"


@dataclass(frozen=True, slots=True)
class Statement:
    text: LiteralString
    parameters: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PageStatement(Statement):
    """Its rows, as they come from the engine, are a page only after `page`."""

    order: Order
    window: Window

    def page(self, found: Sequence[list[Any]]) -> Page:
        """`found`: rows in the order of the statement, one more than the window where there is one more."""
        window = self.window
        rows = list(found[: window.size])
        more = len(found) > window.size
        if window.from_end:
            rows.reverse()
        return Page(
            rows=rows,
            cursors=[self.order.cursor(row) for row in rows],
            has_next=window.before is not None or (more and not window.from_end),
            has_previous=window.after is not None or (more and window.from_end),
        )


def things(kind: Kind, scope: Scope) -> LiteralString:
    """For `$ids`: rows of (place among the ids, row of the thing)."""
    return f"""
{EACH}
MATCH (n0:{kind.label} {{id: $ids[i]}})
WHERE {scope.visible(kind.label, "n0")}
RETURN i, [{kind_listing(kind).columns(scope, "n0", "")}]
ORDER BY i
"""


def kind_page(
    model: Model, kind: Kind, window: Window, given: Mapping[str, Any], sort: Sequence[Mapping[str, Any]], scope: Scope
) -> PageStatement:
    wording = Wording(scope)
    node, edge = wording.level()
    place = Place(kind_listing(kind), node, edge)
    ordered = order(place.listing, sort, scope)
    text: LiteralString = f"""
MATCH ({node}:{kind.label})
WHERE {_conditions(model, place, scope.visible(kind.label, node), given, wording, ordered, window)}
WITH {node} ORDER BY {ordered.clause(node, edge, reverse=window.from_end)} LIMIT {wording.value(window.size + 1)}
RETURN {place.listing.columns(scope, node, edge)}
"""
    return PageStatement(text, wording.parameters, ordered, window)


def kind_count(model: Model, kind: Kind, given: Mapping[str, Any], scope: Scope) -> Statement:
    wording = Wording(scope)
    node, edge = wording.level()
    place = Place(kind_listing(kind), node, edge)
    text: LiteralString = f"""
MATCH ({node}:{kind.label})
WHERE {_conditions(model, place, scope.visible(kind.label, node), given, wording)}
RETURN count({node})
"""
    return Statement(text, wording.parameters)


def relation_page(
    model: Model,
    relation: Relation,
    window: Window,
    given: Mapping[str, Any],
    sort: Sequence[Mapping[str, Any]],
    scope: Scope,
) -> PageStatement:
    """For `$ids`: rows of (place among the ids, rows that the relation leads to)."""
    wording = Wording(scope)
    this, place, pattern = _leading(model, relation, wording)
    ordered = order(place.listing, sort, scope)
    carried: LiteralString = f"{place.node}, {place.edge}" if place.listing.edge else place.node
    text: LiteralString = f"""
{_each(relation, this, scope)}
RETURN i, COLLECT {{
  MATCH {pattern}
  WHERE {_conditions(model, place, scope.reached(relation, this, place.node), given, wording, ordered, window)}
  WITH {carried} ORDER BY {ordered.clause(place.node, place.edge, reverse=window.from_end)} LIMIT {wording.value(window.size + 1)}
  RETURN [{place.listing.columns(scope, place.node, place.edge)}]
}} AS rows
ORDER BY i
"""
    return PageStatement(text, wording.parameters, ordered, window)


def relation_count(model: Model, relation: Relation, given: Mapping[str, Any], scope: Scope) -> Statement:
    """For `$ids`: rows of (place among the ids, number of things that the relation leads to)."""
    wording = Wording(scope)
    this, place, pattern = _leading(model, relation, wording)
    text: LiteralString = f"""
{_each(relation, this, scope)}
RETURN i, COUNT {{
  MATCH {pattern}
  WHERE {_conditions(model, place, scope.reached(relation, this, place.node), given, wording)}
}} AS found
ORDER BY i
"""
    return Statement(text, wording.parameters)


def relation_thing(model: Model, relation: Relation, scope: Scope) -> LiteralString:
    """For `$ids`: rows of (place among the ids, row of the one thing that the relation leads to, or null)."""
    this, place, pattern = _leading(model, relation, Wording(scope))
    return f"""
{_each(relation, this, scope)}
RETURN i, head(COLLECT {{
  MATCH {pattern}
  WHERE {scope.reached(relation, this, place.node)}
  WITH {place.node} ORDER BY {place.node}.id LIMIT 1
  RETURN [{Listing("", place.listing.kind).columns(scope, place.node, place.edge)}]
}}) AS thing
ORDER BY i
"""


def _each(relation: Relation, this: LiteralString, scope: Scope) -> LiteralString:
    return f"""{EACH}
MATCH ({this}:{relation.kind} {{id: $ids[i]}})
WHERE {scope.visible(relation.kind, this)}"""


def _leading(model: Model, relation: Relation, wording: Wording) -> tuple[LiteralString, Place, LiteralString]:
    """Variable of the thing at which the relation begins, the place to which it leads, and the pattern between."""
    this, _ = wording.level()
    node, edge = wording.level()
    place = Place(relation_listing(model, relation), node, edge)
    return this, place, relation.pattern.format(this=this, edge=edge, that=node)


def _conditions(
    model: Model,
    place: Place,
    visible: LiteralString,
    given: Mapping[str, Any],
    wording: Wording,
    ordered: Order | None = None,
    window: Window | None = None,
) -> LiteralString:
    """Scope, filter and, for a page, what lies between its cursors."""
    conditions: list[LiteralString] = [
        visible,
        Filtering(model, wording).of_list(place, given),
    ]
    if ordered is not None and window is not None:
        if window.after is not None:
            conditions.append(ordered.beyond(window.after, "after", place.node, place.edge, wording))
        if window.before is not None:
            conditions.append(ordered.beyond(window.before, "before", place.node, place.edge, wording))
    return all_of(conditions)
