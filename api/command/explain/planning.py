"""Makes the plan of an operation as the executor would, and words its statements, without an engine."""

# graphql-core leaves types of its executor open:
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from graphql import GraphQLError, OperationType, is_abstract_type, is_object_type
from graphql.execution.collect_fields import collect_fields, collect_subfields
from graphql.type import get_named_type

from api.command.explain.plan import RootField
from api.command.explain.reads import Reads
from api.command.explain.sources import SOURCES, WRITTEN, Source
from api.lane.lane import refused_variables
from resolvers.completion.plan import ListPlace, OnePlace, nodes_of
from resolvers.completion.planning import list_plan
from resolvers.context import Context

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from api.lane.lane import Lane, Prepared
    from graph.access import Viewer
    from resolvers.completion.executor import Executor
    from resolvers.completion.plan import ConnectionField, Details, Plan, ThingPlace

    Path = tuple[str, ...]

WITHOUT: Any = None
"""Stands in the place of the database: a plan reads nothing."""


def root_fields(lane: Lane, prepared: Prepared, viewer: Viewer) -> list[RootField]:
    """Raises `Refused` for variables and arguments that the API refuses."""
    executor = executor_of(lane, prepared, viewer)
    operation = executor.operation
    root = cast("Any", executor.schema.get_root_type(operation.operation))
    collected = collect_fields(executor.schema, executor.fragments, executor.variable_values, root, operation)
    return [Explaining(executor).root(root, key, details) for key, details in collected.grouped_field_set.items()]


def executor_of(lane: Lane, prepared: Prepared, viewer: Viewer) -> Executor:
    made: Any = cast("Any", lane.schema.execution_context_class).build(
        lane.core,
        prepared.document.node,
        context_value=Context(WITHOUT, lane_model(lane), viewer),
        raw_variable_values=dict(prepared.variables),
        operation_name=prepared.name,
    )
    if isinstance(made, list):
        raise refused_variables(cast("list[GraphQLError]", made), prepared)
    return made


def lane_model(lane: Lane) -> Any:
    return cast("Any", lane.schema.execution_context_class).types.model


class Explaining:
    """One field at the root, gone through to its end: what one statement only names, another one reads."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor
        self._reads = Reads(executor)
        self._met: set[Any] = set()

    def root(self, of: Any, key: str, details: Details) -> RootField:
        name, path = details[0].node.name.value, (key,)
        declared: Any = self._executor.schema.get_field(of, name)
        query = self._executor.operation.operation is OperationType.QUERY
        if query and name in self._executor.roots:
            kind, many = self._executor.roots[name]
            found = RootField(path, name, "", (), self._reads.made)
            if many:
                plan = list_plan(self._executor, kind, declared, details)
                self._reads.add_list(path, plan)
                self._beyond(plan, self._list_places(plan.place, path))
            else:
                self._things(path, kind.label, details, alone=True)
            return found
        source = SOURCES.get(name, Source()) if query else Source(WRITTEN)
        self._named(declared.type, path, details)
        return RootField(path, name, source.words, source.statements, self._reads.made)

    def _things(
        self, path: Path, label: str, details: Details, *, alone: bool = False, others: Sequence[str] = ()
    ) -> None:
        """Things of one kind at one place of the document. `others`: kinds that are asked the same there."""
        key = label, nodes_of(details)
        if key in self._met:
            return
        self._met.add(key)
        plan = self._executor.thing_plan(label, details)
        self._reads.add_things(path, plan, alone=alone, others=others)
        self._beyond(plan, self._thing_places(plan.place, path))

    def _beyond(self, plan: Plan, places: Iterator[tuple[Path, ThingPlace, Details | None]]) -> None:
        """Adds the statements of what `plan` leaves to others: things that are too deep for one, and computed ones."""
        for path, place, details in [*places]:
            if place.apart and details is not None:
                self._things(path, place.rows.kind.label, details)
            for shown in place.fields:
                if shown.shows is None or shown.shows in plan.computed:
                    self._named(shown.type, (*path, shown.key), shown.details)

    def _named(self, of: Any, path: Path, details: Details) -> None:
        """Things that an answer names, wherever they are in it."""
        named = get_named_type(of)
        if not (is_object_type(named) or is_abstract_type(named)):
            return
        schema = self._executor.schema
        kinds: dict[tuple[Any, ...], list[str]] = {}
        for possible in schema.get_possible_types(named) if is_abstract_type(named) else [named]:
            below = selected(self._executor, possible, details)
            if possible.name in self._executor.types.model.kinds:
                kinds.setdefault(tuple(map(nodes_of, below.values())), []).append(possible.name)
                continue
            for key, each in below.items():
                declared: Any = schema.get_field(possible, each[0].node.name.value)
                self._named(declared.type, (*path, key), each)
        for label, *others in kinds.values():
            self._things(path, label, details, others=others)

    def _thing_places(
        self, place: ThingPlace, path: Path, details: Details | None = None
    ) -> Iterator[tuple[Path, ThingPlace, Details | None]]:
        yield path, place, details
        for shown in place.fields:
            below = (*path, shown.key)
            if isinstance(shown.shows, OnePlace):
                yield from self._thing_places(shown.shows.things, below, shown.details)
            elif isinstance(shown.shows, ListPlace):
                yield from self._list_places(shown.shows, below)

    def _list_places(self, place: ListPlace, path: Path) -> Iterator[tuple[Path, ThingPlace, Details | None]]:
        for field in connection_fields(place.fields):
            if field.things is not None:
                yield from self._thing_places(field.things, (*path, field.key), field.details)


def connection_fields(fields: Sequence[ConnectionField]) -> Iterator[ConnectionField]:
    for field in fields:
        yield field
        yield from field.edge


def selected(executor: Executor, of: Any, details: Details) -> dict[str, Details]:
    return collect_subfields(
        executor.schema, executor.fragments, executor.variable_values, executor.operation, of, details
    ).grouped_field_set
