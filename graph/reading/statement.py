"""The statements that read, composed here and nowhere else: one for a whole selection, from constants alone.

The text depends on the selection, on the forms of its lists' arguments, and on the scope. Everything else goes
beside it as parameters, so that an engine which has planned a text once knows it again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, LiteralString

from graph.access.conditions import all_of
from graph.access.visibility_maps import while_maps_hold
from graph.model import Relation
from graph.reading.arguments import LIMIT
from graph.reading.entry_point import EntryPoint, Start
from graph.reading.filter import Filtering, Place
from graph.reading.order import order
from graph.reading.parameters import Value, Wording, number
from graph.reading.selection import One

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.access.scope import Scope
    from graph.model import Kind, Model
    from graph.reading.arguments import Form, ListArguments
    from graph.reading.listing import Listing
    from graph.reading.order import Order
    from graph.reading.selection import Grouping, Many, Selection

KEPT: Final = 500


@dataclass(frozen=True, slots=True)
class Statement:
    """`values` names the parameters that hold the arguments of lists; `names` are those of all parameters."""

    text: LiteralString
    values: Mapping[Value, LiteralString] = field(default_factory=dict[Value, "LiteralString"])
    names: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", frozenset(re.findall(r"\$(\w+)", self.text)))

    def parameters(self, lists: Sequence[ListArguments]) -> dict[str, Any]:
        """The parameters that hold the arguments of the query's lists, which stand in the order of their numbers."""
        return {name: lists[value.listed].values[value.place] for value, name in self.values.items()}


@lru_cache(KEPT)
def check_filter(model: Model, listing: Listing, form: Form, scope: Scope) -> None:
    """Raises BadInput or Forbidden for the filter of one list, so that the error says which list it is."""
    Filtering(model, Wording(scope)).of_list(Place(listing, "n", "e"), form.filter)


@lru_cache(KEPT)
def list_statement(model: Model, many: Many, forms: tuple[Form, ...], scope: Scope) -> Statement:
    """Statement of a list at the root: one record, which holds the list as a row does (see `Many`)."""
    composing = Composing(model, forms, scope)
    return composing.answering(*composing.listed(many, ""))


@lru_cache(KEPT)
def ids_statement(model: Model, many: Many, forms: tuple[Form, ...], scope: Scope) -> Statement:
    """One record with a list of the ids of all things that a list at the root holds."""
    composing = Composing(model, forms, scope)
    return composing.answering(composing.ids(many))


@lru_cache(KEPT)
def thing_statement(model: Model, things: Selection, forms: tuple[Form, ...], scope: Scope) -> Statement:
    """Statement of the thing `$id`: one record with its row, or none."""
    composing = Composing(model, forms, scope)
    node, _ = composing.wording.level()
    return composing.statement(f"""MATCH ({node}:{things.kind.label} {{id: $id}})
WHERE {scope.visible(things.kind, node)}
RETURN {composing.row(things, node)}""")


@lru_cache(KEPT)
def seen_statement(kind: Kind, scope: Scope) -> Statement:
    """Statement of which of `$ids` the viewer sees: one record with a list of them."""
    return _those(kind, scope, scope.visible(kind, "n0"))


@lru_cache(KEPT)
def own_statement(kind: Kind, scope: Scope) -> Statement:
    """Statement of which of `$ids` the viewer's reach lets them change: one record with a list of them."""
    return _those(kind, scope, scope.own(kind, "n0"))


@lru_cache(KEPT)
def any_statement(kind: Kind, scope: Scope) -> LiteralString:
    """Statement of one record where the viewer sees a thing of the kind, and of none where there is none."""
    return f"MATCH (n0:{kind.label})\nWHERE {scope.visible(kind, 'n0')}\nRETURN n0.id LIMIT 1"


def _those(kind: Kind, scope: Scope, condition: LiteralString) -> Statement:
    text: LiteralString = f"""COLLECT {{
  UNWIND $ids AS id
  MATCH (n0:{kind.label} {{id: id}})
  WHERE {condition}
  RETURN n0.id
}}"""
    return Statement(answering(scope, text))


@lru_cache(KEPT)
def things_statement(model: Model, things: Selection, forms: tuple[Form, ...], scope: Scope) -> Statement:
    """Statement of the things `$ids`: one record with a list of (place among the ids, row); absent things are left out."""
    composing = Composing(model, forms, scope)
    node, _ = composing.wording.level()
    return composing.answering(f"""COLLECT {{
  UNWIND range(0, size($ids) - 1) AS i
  MATCH ({node}:{things.kind.label} {{id: $ids[i]}})
  WHERE {scope.visible(things.kind, node)}
  RETURN [i, {composing.row(things, node)}]
}}""")


def answering(scope: Scope, *columns: LiteralString) -> LiteralString:
    """Clauses that answer one record of these columns, or none where the scope's maps are out of date."""
    if not scope.by_maps:
        return f"RETURN {', '.join(columns)}"
    names: list[LiteralString] = [f"c{number(place)}" for place in range(len(columns))]
    named = ", ".join(f"{column} AS {name}" for column, name in zip(columns, names, strict=True))
    return f"{while_maps_hold(named)}\nRETURN {', '.join(names)}"


class Composing:
    """Composes one statement. Each level has variables of its own: one used twice would silently give wrong rows."""

    def __init__(self, model: Model, forms: tuple[Form, ...], scope: Scope) -> None:
        self.wording = Wording(scope)
        self._model = model
        self._forms = forms
        self._scope = scope

    def statement(self, text: LiteralString) -> Statement:
        return Statement(text, self.wording.values)

    def answering(self, *columns: LiteralString) -> Statement:
        return self.statement(answering(self._scope, *columns))

    def row(self, things: Selection, node: LiteralString) -> LiteralString:
        return f"[{', '.join(self._columns(things, node))}]"

    def listed(self, many: Many, this: LiteralString) -> list[LiteralString]:
        """The rows of a list, its count and its groups, each where the selection wants it."""
        answers: list[LiteralString] = []
        if many.rows:
            answers.append(self._rows(many, this))
        if many.counted:
            answers.append(self._number(many, this))
        if many.groupings:
            answers.append(self._groups(many, this))
        return answers

    def _columns(self, things: Selection, node: LiteralString) -> list[LiteralString]:
        columns: list[LiteralString] = [self._scope.shown(item, node) for item in things.columns]
        for branch in things.branches:
            if isinstance(branch, One):
                columns.append(self._one(branch, node))
            else:
                columns.extend(self.listed(branch, node))
        return columns

    def _one(self, one: One, this: LiteralString) -> LiteralString:
        """The row at the other end of a relation; the one with the first id, should there be several against the rules."""
        node, edge = self.wording.level()
        pattern = one.relation.pattern.format(this=this, edge=edge, that=node)
        return f"""head(COLLECT {{
  MATCH {pattern} WHERE {self._scope.reached(one.relation, this, node)}
  WITH {node} ORDER BY {node}.id LIMIT 1
  RETURN {self.row(one.things, node)}
}})"""

    def _latest(self, one: One, this: LiteralString, other: LiteralString) -> LiteralString:
        """The row of the newest thing that is about both ends, of those that the viewer sees and that are in use."""
        node, _ = self.wording.level()
        relation, newest = one.relation, one.relation.newest_by or "id"
        pattern = relation.pattern.format(this=this, other=other, that=node)
        return f"""head(COLLECT {{
  MATCH {pattern} WHERE {self._scope.reached(relation, this, node)} AND {node}.archivedAt IS NULL
  WITH {node} ORDER BY {node}.{newest} DESC, {node}.id DESC LIMIT 1
  RETURN {self.row(one.things, node)}
}})"""

    def _rows(self, many: Many, this: LiteralString) -> LiteralString:
        form, place = self._forms[many.number], self._place(many)
        node, edge = place.node, place.edge
        ordered = order(many.listing, form.sort, self._scope)
        matched = self._matched(many, this, place)
        conditions: list[LiteralString] = [*matched.conditions, *_cuts(form, ordered, place, self.wording)]
        if many.relation is None and ordered.keys[0].item.present:
            conditions.append(f"{ordered.keys[0].column(node, edge)} IS NOT NULL")  # an index then gives the order
        columns = self._columns(many.things, node)
        columns.extend(self._scope.shown(item, edge) for item in many.edge)
        if many.latest:
            columns.append(self._latest(many.latest, this, node))
        if many.cursors:
            columns.extend(ordered.columns(node, edge))
        limit = self.wording.value(Value(many.number, LIMIT))
        carried: LiteralString = (
            f"{matched.carried}, {this}" if many.latest else matched.carried
        )  # the engine forgets it
        return f"""COLLECT {{
  {matched.clauses} {all_of(conditions)}
  WITH {carried} ORDER BY {ordered.clause(node, edge, reverse=form.from_end)} LIMIT {limit}
  RETURN [{", ".join(columns)}]
}}"""

    def ids(self, many: Many) -> LiteralString:
        place = self._place(many)
        matched = self._matched(many, "", place)
        return f"COLLECT {{ {matched.clauses} {all_of(matched.conditions)} RETURN DISTINCT {place.node}.id }}"

    def _number(self, many: Many, this: LiteralString) -> LiteralString:
        place = self._place(many)
        matched = self._matched(many, this, place)
        found: LiteralString = f"{matched.clauses} {all_of(matched.conditions)}"
        if matched.repeats:
            return f"head(COLLECT {{ {found} RETURN count(DISTINCT {place.node}) }})"
        return f"COUNT {{ {found} }}"

    def _groups(self, many: Many, this: LiteralString) -> LiteralString:
        place = self._place(many)
        matched = self._matched(many, this, place)
        shown: list[LiteralString] = [self._key(each, place) for each in many.groupings]
        keys: list[LiteralString] = [f"k{number(index)}" for index in range(len(shown))]
        named: list[LiteralString] = [f"{value} AS {key}" for value, key in zip(shown, keys, strict=True)]
        counted: LiteralString = f"count({f'DISTINCT {place.node}' if matched.repeats else '*'}) AS many"
        if any(isinstance(each.item, Relation) for each in many.groupings):  # a subquery is no key of an aggregation
            return f"""COLLECT {{
  {matched.clauses} {all_of(matched.conditions)}
  WITH {place.node}, {", ".join(named)}
  WITH {", ".join(keys)}, {counted}
  RETURN [{", ".join(keys)}, many]
}}"""
        return f"""COLLECT {{
  {matched.clauses} {all_of(matched.conditions)}
  WITH {", ".join(named)}, {counted}
  RETURN [{", ".join(keys)}, many]
}}"""

    def _key(self, grouping: Grouping, place: Place) -> LiteralString:
        """What things are counted by: a value, or the id of the thing that a relation leads to, as far as it is seen."""
        if not isinstance(grouping.item, Relation):
            return self._scope.shown(grouping.item, place.edge if grouping.of_edge else place.node)
        node, edge = self.wording.level()
        pattern = grouping.item.pattern.format(this=place.node, edge=edge, that=node)
        seen = self._scope.reached(grouping.item, place.node, node)
        return f"head(COLLECT {{ MATCH {pattern} WHERE {seen} RETURN {node}.id ORDER BY {node}.id LIMIT 1 }})"

    def _place(self, many: Many) -> Place:
        return Place(many.listing, *self.wording.level())

    def _matched(self, many: Many, this: LiteralString, place: Place) -> Matched:
        filtering, wanted = Filtering(self._model, self.wording), self._forms[many.number].filter
        if many.relation is None:
            start = EntryPoint(self._model, filtering).start(place, wanted)
            visible = self._scope.visible(many.things.kind, place.node)
        else:
            pattern = many.relation.pattern.format(this=this, edge=place.edge, that=place.node)
            start = Start(f"MATCH {pattern} WHERE", wanted, repeats=False)
            visible = self._scope.reached(many.relation, this, place.node)
        conditions: list[LiteralString] = [visible, filtering.of_list(place, start.remaining)]
        variables: LiteralString = f"{place.node}, {place.edge}" if many.listing.edge else place.node
        return Matched(start.clauses, conditions, variables, start.repeats)


@dataclass(frozen=True, slots=True)
class Matched:
    """How the things of a list are matched: clauses up to the conditions. `repeats`: one may be found several times."""

    clauses: LiteralString
    conditions: Sequence[LiteralString]
    variables: LiteralString
    repeats: bool

    @property
    def carried(self) -> LiteralString:
        return f"DISTINCT {self.variables}" if self.repeats else self.variables


def _cuts(form: Form, ordered: Order, place: Place, wording: Wording) -> list[LiteralString]:
    """Conditions of the rows that lie between the cursors of a page."""
    cuts: list[LiteralString] = []
    if form.after is not None:
        cuts.append(ordered.beyond(form.after, "after", place.node, place.edge, wording))
    if form.before is not None:
        cuts.append(ordered.beyond(form.before, "before", place.node, place.edge, wording))
    return cuts
