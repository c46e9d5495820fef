"""Executes an operation as graphql-core does, but for what is read of the graph: that is one statement for a whole
selection, completed by functions made for the document. Whatever is unusual graphql-core completes from the same rows.
"""

# graphql-core leaves types of its executor and of wrappers open:
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false

from __future__ import annotations

from inspect import isawaitable
from typing import TYPE_CHECKING, Any, Final, cast

from graphql import GraphQLNonNull, OperationType
from strawberry.dataloader import DataLoader
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from graph.database.erased import erased_ids
from graph.database.stored import Questions
from graph.errors import Gone, Removed
from graph.saying import Saying
from graph.writing.mutations.erased import was_erased
from resolvers.completion.calling import call_of
from resolvers.completion.instances import RowOf, connection
from resolvers.completion.plan import nodes_of
from resolvers.completion.planning import list_plan, thing_plan, value_plan
from resolvers.completion.plans import Plans
from resolvers.completion.run import Done, Run, arguments, health_asked
from resolvers.derived.reference import Reference
from resolvers.questions.health.listing import listed
from resolvers.turn import Turn

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from graphql import ExecutionResult
    from graphql.pyutils import AwaitableOrValue, Path

    from graph.model import Kind
    from graph.reading import Reading, Row
    from resolvers.completion.plan import CallPlace, Details, ListPlan, Plan, ThingPlan
    from resolvers.context import Context
    from resolvers.derived.types import Types

MOST_AT_ONCE: Final = 1_000
"""The most things that one statement reads by their ids."""

MISSING: Final = (TypeError, Removed)
"""What is raised where a value is null and must not be, and where a thing that was named is not there any more."""
ASKED_AGAIN: Final = 3
"""Times that a query is executed once more because something was removed while it was read."""


def executor_of(types: Types) -> type[Executor]:
    """The executor of a schema."""
    roots: dict[str, tuple[Kind, bool]] = {}
    for kind in types.model.kinds.values():
        roots |= {kind.singular: (kind, False), kind.plural: (kind, True)}
    labels = {cls: label for label, cls in types.things.items()}
    return type("Executor", (Executor,), {"types": types, "plans": Plans(), "roots": roots, "labels": labels})


class Executor(StrawberryGraphQLCoreExecutionContext):
    """`roots`: the fields at the root that read a kind, and whether they answer a list; `labels`: of things' classes."""

    types: Types
    plans: Plans
    roots: Mapping[str, tuple[Kind, bool]]
    labels: Mapping[type, str]

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._plans = self.plans.of(self.operation, self.variable_values.coerced)
        self._loaders: dict[Any, DataLoader[str, Any]] = {}

    @property
    def reading(self) -> Reading:
        return self.context_value.reading

    # --- what graphql-core asks ---

    def execute_operation(self, serially: bool | None = None) -> Any:  # noqa: FBT001  # as declared there
        result = self._executed(serially)
        if self.operation.operation is not OperationType.MUTATION and self.is_awaitable(result):
            return self._settled(result)
        return result

    def _executed(self, serially: bool | None = None) -> Any:  # noqa: FBT001  # as above
        return super().execute_operation(serially)

    async def _settled(self, result: Any) -> ExecutionResult:
        """The answer of what changes nothing, asked a moment later where something was found and gone before it was read."""
        answer = await result
        for _ in range(ASKED_AGAIN):
            if not any(isinstance(error.original_error, MISSING) for error in answer.errors or ()):
                break
            again: Executor = cast("Any", self.build_per_event_executor(self.root_value))
            again._loaders = {}
            self.context_value.forget()
            answer = await again._executed()
        return answer

    def execute_field(
        self, parent_type: Any, source: Any, field_details_list: Details, path: Path, position_context: Any
    ) -> Any:
        name = field_details_list[0].node.name.value
        if name not in self.roots or parent_type is not self.schema.query_type:
            return super().execute_field(parent_type, source, field_details_list, path, position_context)
        declared = parent_type.fields[name]
        nodes = [details.node for details in field_details_list]
        info: Any = self.build_resolve_info(declared, nodes, parent_type, path)
        kind, many = self.roots[name]
        answer = (self._list if many else self._thing)(kind, declared, field_details_list)
        return self.complete_awaitable_value(declared.type, field_details_list, info, path, answer, position_context)

    def complete_value(
        self,
        return_type: Any,
        field_details_list: Details,
        info: Any,
        path: Path,
        result: Any,
        position_context: Any,
    ) -> Any:
        made = result.__class__
        if made is Done:
            return result.data
        named: Reference | None = None
        if made is RowOf:
            named = result.elsewhere(field_details_list)
        elif made is Reference or made in self.labels:
            named = self.reference_to(result)
        if named is not None:
            answer = self._named(named, return_type, field_details_list)
            return self._answered(answer, return_type, field_details_list, info, path, position_context)
        if made is RowOf:
            of: Any = self.schema.type_map[result.rows.kind.label]
            instance = result.instance(field_details_list)
            return super().complete_object_value(of, field_details_list, info, path, instance, position_context)
        return super().complete_value(return_type, field_details_list, info, path, result, position_context)

    def complete_list_value(
        self,
        return_type: Any,
        field_details_list: Details,
        info: Any,
        path: Path,
        result: Any,
        position_context: Any,
    ) -> Any:
        plainly: Callable[..., Any] = super().complete_list_value

        def otherwise(value: Any) -> Any:
            return plainly(return_type, field_details_list, info, path, value, position_context)

        return self._completed(return_type, field_details_list, result, otherwise)

    def complete_object_value(
        self,
        return_type: Any,
        field_details_list: Details,
        info: Any,
        path: Path,
        result: Any,
        position_context: Any,
    ) -> Any:
        plainly: Callable[..., Any] = super().complete_object_value

        def otherwise(value: Any) -> Any:
            return plainly(return_type, field_details_list, info, path, value, position_context)

        if result.__class__ is Turn:
            return self._in_turn(return_type, field_details_list, result, otherwise)
        return self._completed(return_type, field_details_list, result, otherwise)

    # --- what resolvers answer ---

    def _completed(
        self, of: Any, details: Details, result: Any, otherwise: Callable[[Any], Any]
    ) -> AwaitableOrValue[Any]:
        plan = self._value_plan(of, details)
        if plan.complete is None:
            return otherwise(result)
        run = Run(self, plan)
        done = run.completed(result)
        if done is None:
            return otherwise(result)
        return self._filled(run, done, lambda: otherwise(result)) if run.names else done.data

    async def _in_turn(self, of: Any, details: Details, turn: Turn, otherwise: Callable[[Any], Any]) -> Any:
        """Completes a value in its turn. Only what the answer names is read afterwards, and what graphql-core still
        awaits where it had to complete it.
        """
        run = Run(self, self._value_plan(of, details))
        answer = await turn.take(lambda made: run.completed(made) or otherwise(made))
        if isinstance(answer, Done) and run.names:
            return await self._filled(run, answer, lambda: turn.take(otherwise))
        return answer.data if isinstance(answer, Done) else await _settled(answer)

    async def _filled(self, run: Run, done: Done, otherwise: Callable[[], Any]) -> Any:
        return done.data if await run.fill() else await _settled(otherwise())

    def _value_plan(self, of: Any, details: Details) -> Plan:
        return self._plan((of, *nodes_of(details)), lambda: value_plan(self, of, details))

    def call(self, place: CallPlace) -> Callable[[Any], Any]:
        """Calls a resolver with the arguments that the document gives. Errors of theirs are met when it is called."""
        nodes = [detail.node for detail in place.details]
        info: Any = self.build_resolve_info(place.declared, nodes, place.parent, None)  # pyright: ignore[reportArgumentType]  # no path: it differs from object to object
        return call_of(place, info, lambda: arguments(self, place.declared, nodes[0]))

    # --- what is read ---

    async def _list(self, kind: Kind, declared: Any, details: Details) -> Any:
        plan: ListPlan = self._plan(nodes_of(details), lambda: list_plan(self, kind, declared, details))
        run, place = Run(self, plan), plan.place
        if place in run.faults:
            raise run.faults[place]
        ranked = health_asked(self, place)
        if ranked is None:
            values = await self.reading.listed(place.many, run.lists)
        else:
            values = await listed(self.context_value, place.many, run.lists, ranked)
        if plan.computed:
            await run.compute(values[0][: run.lists[place.number].window.size] if place.listed else [])
        done = run.completed(values)
        if done is None or (run.names and not await run.fill()):
            return connection(place, values, run)
        return done

    async def _thing(self, kind: Kind, declared: Any, details: Details) -> Any:
        id_ = arguments(self, declared, details[0].node)["id"]
        answer = (await self.things(kind.label, [id_], details)).get(id_)
        return answer or await self._absent(kind.label, id_)

    async def _absent(self, label: str, id_: str) -> None:
        """Raises Gone for an id that was erased, where whoever asks may know that it was there."""
        context: Context = self.context_value
        if not context.scope.restricted and await erased_ids(Questions(context.database, "erased"), label, [id_]):
            raise Gone(was_erased(label, id_))

    async def things(self, label: str, ids: Sequence[str], details: Details) -> dict[str, Any]:
        """The things that are there, by id: `Done`, or a `RowOf` that graphql-core has to complete."""
        plan = self.thing_plan(label, details)
        run = Run(self, plan)
        rows: dict[str, Row] = {}
        for start in range(0, len(ids), MOST_AT_ONCE):
            some = ids[start : start + MOST_AT_ONCE]
            rows |= await self.reading.things(plan.place.rows.selection, some, run.lists)
        if plan.computed:
            await run.compute(list(rows.values()))
        answers: dict[str, Any] = {
            id_: run.completed(row) or RowOf(plan.place.rows, row, run) for id_, row in rows.items()
        }
        if run.names and not await run.fill():
            return {id_: RowOf(plan.place.rows, row, run) for id_, row in rows.items()}
        return answers

    def thing_plan(self, label: str, details: Details) -> ThingPlan:
        return self._plan((label, *nodes_of(details)), lambda: thing_plan(self, label, details))

    async def _named(self, reference: Reference, of: Any, details: Details) -> Any:
        """A thing that graphql-core meets by itself: those of one place are read together."""
        label, id_, _ = reference
        key = label, *nodes_of(details)
        if key not in self._loaders:

            async def load(ids: list[str]) -> list[Any]:
                answers = await self.things(label, ids, details)
                return [answers.get(each) for each in ids]

            self._loaders[key] = DataLoader(load)
        answer = await self._loaders[key].load(id_)
        if answer is None and isinstance(of, GraphQLNonNull):
            words = "{kind} {id!r} was removed while it was read; ask again."
            raise Removed(Saying("REMOVED_MEANWHILE", words, kind=label, id=id_))
        if answer is None:
            await self._absent(label, id_)
        return answer

    async def _answered(self, answer: Any, *given: Any) -> Any:
        of, details, info, path, position_context = given
        completed = self.complete_value(of, details, info, path, await answer, position_context)
        return await completed if isawaitable(completed) else completed

    def reference_to(self, thing: Any) -> Reference:
        """The reference to what a resolver has named, or answered as an instance: it is read again, as it is selected."""
        return thing if thing.__class__ is Reference else Reference(self.labels[thing.__class__], thing.id)

    def _plan(self, key: Any, made: Callable[[], Any]) -> Any:
        plan = self._plans.get(key)
        if plan is None:
            plan = self._plans[key] = made()
        return plan


async def _settled(answer: Any) -> Any:
    """What an answer is once all of it that has to be awaited is there."""
    while isawaitable(answer):
        answer = await answer
    return answer
