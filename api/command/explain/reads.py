"""Statements of one field at the root: worded as they are when they are run."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from graphql import located_error

from api.command.explain.plan import Computed, Level, Read
from api.command.explain.shapes import shapes
from api.lane.masking import during_execution
from api.lane.refusal import Refused
from graph.reading.statement import list_statement, thing_statement, things_statement
from resolvers.completion.executor import MOST_AT_ONCE
from resolvers.completion.plan import ListPlace, ListPlan
from resolvers.completion.run import Run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.reading import ListArguments
    from graph.reading.statement import Statement
    from resolvers.completion.executor import Executor
    from resolvers.completion.plan import Plan, Rows, ThingPlan

    Path = tuple[str, ...]

IDS: Final = f"List of String, one for each thing at this place, {MOST_AT_ONCE:,} at most"
ID: Final = "String"
ONE_ALONE: Final = "Where a single thing is named here, it is found by $id, and the statement returns its row alone."
ONLY_IDS: Final = "Nothing is read where the answer names what is sure to be there: only ids are selected."
BY_MAPS: Final = "Where the process holds what this viewer sees, conditions look into maps of it instead."
BY_NUMBER: Final = "A page in the order of the trail is found by number first (events), and this statement reads those."


class Reads:
    """Gathers statements in the order in which they are run."""

    def __init__(self, executor: Executor) -> None:
        self.made: list[Read] = []
        self._executor = executor
        self._model = executor.types.model
        self._scope = executor.reading.scope

    def add_list(self, path: Path, plan: ListPlan) -> None:
        """A list at the root."""
        lists = self._lists(path, plan)
        statement = list_statement(self._model, plan.place.many, tuple(one.form for one in lists), self._scope)
        notes = [BY_NUMBER] if plan.place.listing.kind.label == "Event" else []
        self._add(path, plan, plan.place.rows, statement, self._parameters(statement, lists), notes)

    def add_things(self, path: Path, plan: ThingPlan, *, alone: bool, others: Sequence[str]) -> None:
        """Things by their ids; `alone`: one, which the question names; `others`: kinds that are read alike."""
        lists, rows = self._lists(path, plan), plan.place.rows
        worded = thing_statement if alone else things_statement
        statement = worded(self._model, rows.selection, tuple(one.form for one in lists), self._scope)
        given = {"id": ID} if alone else {"ids": IDS}
        notes = [] if alone else [ONE_ALONE, *([ONLY_IDS] if plan.only_ids else [])]
        if others:
            notes.append(f"The same for each other kind that is found, with its label: {', '.join(others)}.")
        self._add(path, plan, rows, statement, {**self._parameters(statement, lists), **given}, notes)

    def _add(
        self, path: Path, plan: Plan, rows: Rows, statement: Statement, parameters: dict[str, str], notes: list[str]
    ) -> None:
        levels = list(levels_of(rows, path, how_of(plan)))
        if isinstance(plan, ListPlan):
            levels[0] = replace(levels[0], columns=[*levels[0].columns, *counts_of(plan.place)])
        computed = [
            Computed((*named_path(place.rows, path), key_of(place.node)), ", ".join(place.computed.needs))
            for place in plan.computed
        ]
        if self._scope.restricted:
            notes = [*notes, BY_MAPS]
        depth = 1 + max(len(level.path) for level in levels) - len(path)
        name = rows.kind.plural
        self.made.append(Read(name, depth, levels, computed, parameters, statement.text, notes))

    def _lists(self, path: Path, plan: Plan) -> list[ListArguments]:
        """Reads the arguments of the lists. Raises `Refused` for what is wrong with them, with the place."""
        run = Run(self._executor, plan)
        faults = [
            during_execution(located_error(fault, [place.node], [*self._path(place, path)]))
            for place, fault in run.faults.items()
            if isinstance(place, ListPlace)
        ]
        if faults:
            raise Refused(faults)
        return run.lists

    def _path(self, place: ListPlace, path: Path) -> Path:
        if place.rows.above is None:
            return path
        return *named_path(place.rows.above[0], path), key_of(place.node)

    def _parameters(self, statement: Statement, lists: list[ListArguments]) -> dict[str, str]:
        own: dict[str, Any] = {**statement.parameters(lists)}
        own |= {name: value for name, value in self._scope.parameters.items() if name in statement.names}
        return shapes(dict(sorted(own.items(), key=lambda one: (len(one[0]), one[0]))))


def how_of(plan: Plan) -> str:
    return "list" if isinstance(plan, ListPlan) else "things"


def levels_of(rows: Rows, path: Path, how: str) -> Iterator[Level]:
    """Yields the places of a statement from the outside in, in the order of the columns of a row."""
    columns = [item.name for item in rows.selection.columns]
    if rows.above is not None and isinstance(rows.above[1], ListPlace):
        place = rows.above[1]
        columns += [f"{place.relation.name}.{item.name}" for item in place.many.edge if place.relation]
        columns += counts_of(place)
    yield Level(path, rows.kind.label, how, columns)
    for relation, beyond in rows.ones.items():
        yield from levels_of(beyond, (*path, relation.name), "one")
    for place in rows.lists:
        yield from levels_of(place.rows, (*path, key_of(place.node)), "list")
        if place.latest is not None and place.relation is not None and place.relation.latest is not None:
            yield from levels_of(place.latest, (*path, key_of(place.node), place.relation.latest.name), "one")


def counts_of(place: ListPlace) -> list[str]:
    """What is counted of a list as a whole; below `node` by properties of the things, where the relation has its own."""
    within = {True: "countBy", False: "countBy.node" if place.listing.edge else "countBy"}
    by = [f"{within[grouping.of_edge]}.{grouping.item.name}" for grouping in place.many.groupings]
    return [*["totalCount"] * place.counted, *by]


def named_path(rows: Rows, path: Path) -> Path:
    """The path to the rows: names of relations and response keys of lists, from `path` on."""
    if rows.above is None:
        return path
    above, way = rows.above
    return *named_path(above, path), key_of(way.node) if isinstance(way, ListPlace) else way.name


def key_of(node: Any) -> str:
    """The response key of a field."""
    return node.alias.value if node.alias else node.name.value
