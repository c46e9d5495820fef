"""From the input of a mutation to the change of the graph, and to what is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

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

    Stepping = Callable[["Given", Place], Step]
    """From the input of one thing or relation to the step."""

Given = dict[str, Any]
"""An input without what is absent."""

INPUT: Final[Place] = ("input",)


def mutation_field(
    name: str,
    words: str,
    input_: Class,
    result: Any,
    refusals: Refusals,
    done: Callable[[Context, Given], Awaitable[Any]],
) -> Field:
    """`done`: from the plain input to the answer; what it refuses is answered too."""

    async def asked(info: Asked, input_: Any) -> Any:
        context = info.context
        try:
            return await done(context, plain(input_))
        except Refusal as refusal:
            context.forget()
            if isinstance(refusal, NotAllowed):
                context.refusals.append(name)
            return await refusals.answer(context, refusal)

    asked.__annotations__ = {"info": Asked, "input_": described(input_, "input", "What to do.")}
    return resolved(name, result, words, asked)


def single(name: str, step: Stepping, answer: Callable[[Context, tuple[str, ...]], Awaitable[Any]]) -> Any:
    """Of one thing or relation. `answer`: from what names it."""

    async def done(context: Context, given: Given) -> Any:
        part = Part(planned(step(given, INPUT)), once(given, INPUT))
        return await answer(context, (await changed(context, name, [part]))[0])

    return done


def several(name: str, step: Stepping, answer: Callable[[Context, list[tuple[str, ...]]], Awaitable[Any]]) -> Any:
    """Of the members of `items`."""

    async def done(context: Context, given: Given) -> Any:
        parts = [Part(planned(step(item, place)), once(item, place)) for item, place in items(given)]
        return await answer(context, await changed(context, name, parts))

    return done


async def changed(context: Context, mutation: str, parts: Sequence[Part]) -> list[tuple[str, ...]]:
    """What is read afterwards in the same request is read anew."""
    about = await change(context.database, mutation, parts, context.viewer, model=context.model)
    context.forget()
    return about


def items(given: Given) -> list[tuple[Given, Place]]:
    """The members of an input for several, each with its place. Raises InvalidInput."""
    found: list[Given] = given["items"]
    if not 1 <= len(found) <= MOST_AT_ONCE:
        message = f"has {len(found):,} members; 1 to {MOST_AT_ONCE:,} can be done at once"
        raise InvalidInput([Fault(("input", "items"), message)])
    return [(item, ("input", "items", number)) for number, item in enumerate(found)]


def once(given: Given, place: Place) -> Once | None:
    """Raises InvalidInput."""
    key: str | None = given.get("idempotencyKey")
    if key is None:
        return None
    if not 1 <= len(key) <= 200:
        raise InvalidInput([Fault((*place, "idempotencyKey"), "must have 1 to 200 characters")])
    return Once(key, given, (*place, "idempotencyKey"))
