"""One request's way through a plan: the arguments of its lists, what is computed, what is named and then read."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from graphql import Undefined, VariableNode
from graphql.execution.values import get_argument_values

from resolvers.completion.plan import ListPlace
from resolvers.derived.arguments import list_window
from resolvers.questions.health.listing import by_health, without_health

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from graphql import FieldNode, GraphQLField

    from graph.reading import ListArguments, Row
    from resolvers.completion.asker import Asker
    from resolvers.completion.named import Waiting
    from resolvers.completion.plan import CallPlace, ComputedPlace, Details, Plan, Rows, ThingPlan
    from resolvers.derived.reference import Reference
    from resolvers.questions.health.listing import ByHealth


class Done:
    """An answer that needs no more completion."""

    __slots__ = ("data",)

    def __init__(self, data: Any) -> None:
        self.data = data


HIDDEN: Final = Done(None)


class Shown(dict["Reference", "Done | None"]):
    """Answers of what is named at one place, where the id is all that is selected, or where the viewer is known not to see
    the thing; else None.
    """

    def __init__(self, executor: Asker, details: Details) -> None:
        super().__init__()
        self._executor = executor
        self._details = details
        self._runs: dict[str, Run | None] = {}

    def __missing__(self, reference: Reference) -> Done | None:
        label, id_, known = reference
        answer, seen = None, known and self._executor.context_value.sees(label, id_)
        if seen:
            run = self._run(label)
            answer = run and run.completed([id_])
        elif known and seen is not None:
            answer = HIDDEN
        self[reference] = answer
        return answer

    def _run(self, label: str) -> Run | None:
        """The run for things of one kind; None where something has to be read."""
        if label not in self._runs:
            plan = self._executor.thing_plan(label, self._details)
            self._runs[label] = Run(self._executor, plan) if plan.only_ids else None
        return self._runs[label]


class Known(dict["str | None", Any]):
    """Answers by id, of what one field names of one kind: None where something has to be read, or is not to be seen."""

    def __init__(self, executor: Asker, plan: ThingPlan, label: str) -> None:
        super().__init__()
        self._run = Run(executor, plan) if plan.only_ids else None
        self._complete = plan.complete
        self._label = label

    def __missing__(self, id_: str | None) -> Any:
        answer, run = None, self._run
        if id_ is not None and run and self._complete and run.executor.context_value.sees(self._label, id_):
            answer = self._complete([id_], run)
        self[id_] = answer
        return answer


class Run:
    """One execution of a plan. `lists` (their arguments), `computed`, `waiting`, `known` and `calls` stand by the numbers
    that the plan gives. `faults`: what is wrong with the arguments of a list, or kept a field from being computed;
    graphql-core then answers it where it belongs.
    """

    def __init__(self, executor: Asker, plan: Plan) -> None:
        self.executor = executor
        self.plan = plan
        self.faults: dict[ListPlace | ComputedPlace | CallPlace, Exception] = {}
        self.lists: list[ListArguments] = [self._list(place) for place in plan.lists]
        self.computed: list[dict[Any, Any]] = [{} for _ in plan.computed]
        self.waiting: list[list[Waiting]] = [[] for _ in plan.named]
        self.shown: list[Shown] = [Shown(executor, details) for details in plan.named]
        self.known: list[Known] = [
            Known(executor, executor.thing_plan(label, details), label) for label, details in plan.known
        ]
        self.calls: list[Callable[[Any], Any]] = [executor.call(place) for place in plan.calls]

    def completed(self, value: Any) -> Done | None:
        """The completed value; None where graphql-core has to complete it."""
        if self.plan.complete is None or self.faults:
            return None
        try:
            return Done(self.plan.complete(value, self))
        except Exception:  # noqa: BLE001  # whatever it is, graphql-core meets it again and says so
            return None

    # --- what is computed ---

    async def compute(self, found: Sequence[Row]) -> None:
        """Computes fields for all rows of each place at once. `found`: the rows at the root of the plan."""
        for place in self.plan.computed:
            try:
                await self._compute(place, found)
            except Exception as fault:  # noqa: BLE001  # answered at the field
                self.faults[place] = fault

    async def _compute(self, place: ComputedPlace, found: Sequence[Row]) -> None:
        inputs = arguments(self.executor, place.declared, place.node)
        needed = (place.computed.of(row, place.rows.at) for row in self._rows(place.rows, found))
        things = list(dict.fromkeys(thing for thing in needed if thing is not None))
        if things:
            answers = await place.computed.answer(self.executor.context_value, things, inputs)
            self.computed[place.number] = dict(zip(things, answers, strict=True))

    def _rows(self, rows: Rows, found: Sequence[Row]) -> list[Row]:
        if rows.above is None:
            return list(found)
        above, way = rows.above
        below = [row[above.at[way]] for row in self._rows(above, found)]
        if not isinstance(way, ListPlace):
            return [row for row in below if row is not None]
        size = self.lists[way.number].window.size
        return [row for rows_ in below for row in rows_[:size]]

    # --- what is named ---

    @property
    def names(self) -> bool:
        return any(self.waiting)

    async def fill(self) -> bool:
        """Reads what is named and fills it in; False where graphql-core has to complete something of it."""
        filled = await asyncio.gather(*(self._fill(number) for number, named in enumerate(self.waiting) if named))
        return all(filled)

    async def _fill(self, number: int) -> bool:
        ids: dict[str, dict[str, None]] = defaultdict(dict)
        for place in self.waiting[number]:
            ids[place.reference.label][place.reference.id] = None
        details, things = self.plan.named[number], self.executor.things
        answers = {label: await things(label, list(of), details) for label, of in ids.items()}
        for container, key, reference, required in self.waiting[number]:
            answer = answers[reference.label].get(reference.id)
            if isinstance(answer, Done):
                container[key] = answer.data
            elif required or answer is not None:
                return False
        return True

    # --- the arguments of lists ---

    def _list(self, place: ListPlace) -> ListArguments:
        """Most lists have the same arguments again and again: constants, or the page sizes of a client."""
        variables = self.executor.variable_values.coerced
        key = self.executor.reading.scope.form, *(variables.get(name, Undefined) for name in place.variables)
        if place.last is not None and place.last[0] == key:
            return place.last[1]
        try:
            arguments = self._arguments_of(place)
        except Exception as fault:  # noqa: BLE001  # answered at the field
            self.faults[place] = fault
            return self.executor.reading.arguments(
                place.many, list_window(place.relation or place.rows.kind, {}), {}, []
            )
        if all(map(small, key[1:])):
            place.last = key, arguments
        return arguments

    def _arguments_of(self, place: ListPlace) -> ListArguments:
        asked = health_asked(self.executor, place)
        window, filter_, sort = arguments_of_list(self.executor, place)
        if asked is not None:
            return without_health(self.executor.reading, place.many, window, asked)
        return self.executor.reading.arguments(place.many, window, filter_, sort)


def health_asked(executor: Asker, place: ListPlace) -> ByHealth | None:
    """What a list at the root is asked about the health of what it holds."""
    if place.relation is not None or place.rows.kind.label != "ServiceRelationship":
        return None
    return by_health(arguments(executor, place.declared, place.node))


def small(value: Any) -> bool:
    """Whether a value may be kept as long as its document is."""
    return value is None or value is Undefined or isinstance(value, int) or (isinstance(value, str) and len(value) < 50)


def arguments_of_list(executor: Asker, place: ListPlace) -> tuple[Any, Mapping[str, Any], Sequence[Mapping[str, Any]]]:
    """The window, filter and sort of a list. Raises BadInput."""
    inputs = arguments(executor, place.declared, place.node)
    if inputs.get("last") is not None and not states(executor, place.node, "first"):
        inputs["first"] = None  # the schema's default means nothing then
    return list_window(place.relation or place.rows.kind, inputs), inputs.get("filter") or {}, inputs.get("sort") or []


def arguments(executor: Asker, declared: GraphQLField, node: FieldNode) -> dict[str, Any]:
    """The arguments of a field by their names, inputs as mappings, as graphql-core reads them."""
    return get_argument_values(declared, node, executor.variable_values, None, executor.hide_suggestions)


def states(executor: Asker, node: FieldNode, name: str) -> bool:
    """Whether the question gives the argument; where it does not, its value is the schema's default."""
    for argument in node.arguments or ():
        if argument.name.value == name:
            value = argument.value
            return not isinstance(value, VariableNode) or value.name.value in executor.variable_values.coerced
    return False
