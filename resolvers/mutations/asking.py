"""Fields of mutations: from their input to the change of the graph, and to the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graph.saying import Saying
from graph.writing.mutations import MOST_AT_ONCE, Fault, InvalidInput, NotAllowed, Once, Part, Refusal, change, planned
from resolvers.context import Asked
from resolvers.derived.arguments import described, plain
from resolvers.derived.classes import resolved

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from graph.writing.mutations import Place, Step
    from resolvers.context import Context
    from resolvers.derived.classes import Class, Field
    from resolvers.mutations.results import Refusals

    Stepping = Callable[["Input", Place], Step]
    """Makes the step of the input of one thing or relation."""

Input = dict[str, Any]
"""An input without its absent members."""

INPUT: Final[Place] = ("input",)


def mutation_field(
    name: str,
    words: str,
    input_: Class,
    result: Any,
    refusals: Refusals,
    done: Callable[[Context, Input], Awaitable[Any]],
) -> Field:
    """The field of a mutation. `done` answers for the plain input; a refusal of it is answered too."""

    async def mutate(info: Asked, input_: Any) -> Any:
        context = info.context
        try:
            return await done(context, plain(input_))
        except Refusal as refusal:
            context.forget()
            if isinstance(refusal, NotAllowed):
                context.refusals.append(name)
            return await refusals.answer(context, refusal)

    return resolved(name, result, words, mutate, arguments={"input_": described(input_, "input", "What to do.")})


def single(name: str, step: Stepping, answer: Callable[[Context, tuple[str, ...]], Awaitable[Any]]) -> Any:
    """Runs a mutation of one thing or relation. `answer` makes the answer of what names it."""

    async def done(context: Context, input_: Input) -> Any:
        part = Part(planned(step(input_, INPUT)), once(input_, INPUT))
        return await answer(context, (await changed(context, name, [part]))[0])

    return done


def several(name: str, step: Stepping, answer: Callable[[Context, list[tuple[str, ...]]], Awaitable[Any]]) -> Any:
    """Runs a mutation of the members of `items`. `answer` makes the answer of what names them."""

    async def done(context: Context, input_: Input) -> Any:
        parts = [Part(planned(step(item, place)), once(item, place)) for item, place in items(input_)]
        return await answer(context, await changed(context, name, parts))

    return done


async def changed(context: Context, mutation: str, parts: Sequence[Part]) -> list[tuple[str, ...]]:
    """Changes the graph; fields of the same request that read afterwards read anew."""
    about = await change(context.database, mutation, parts, context.viewer, model=context.model)
    context.forget()
    return about


def items(input_: Input) -> list[tuple[Input, Place]]:
    """The members of an input for several, each with its place. Raises InvalidInput."""
    found: list[Input] = input_["items"]
    if not 1 <= len(found) <= MOST_AT_ONCE:
        words = "has {count:,} members; 1 to {most:,} can be done at once"
        said = Saying("TOO_MANY_AT_ONCE", words, count=len(found), most=MOST_AT_ONCE)
        raise InvalidInput([Fault(("input", "items"), said)])
    return [(item, ("input", "items", number)) for number, item in enumerate(found)]


def once(input_: Input, place: Place) -> Once | None:
    """The idempotency key of an input. Raises InvalidInput for one that is too short or too long."""
    key: str | None = input_.get("idempotencyKey")
    if key is None:
        return None
    if not 1 <= len(key) <= 200:
        raise InvalidInput(
            [Fault((*place, "idempotencyKey"), Saying("IDEMPOTENCY_KEY_LENGTH", "must have 1 to 200 characters"))]
        )
    return Once(key, input_, (*place, "idempotencyKey"))
