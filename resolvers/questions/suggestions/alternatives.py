"""Alternatives that would spare consumers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.errors import BadInput
from graph.model.sentences import beyond_bounds
from graph.questions.suggestions.alternatives import Alternative, Spared
from resolvers.context import Asked
from resolvers.derived.arguments import ROOT_PAGE, described
from resolvers.derived.classes import Field, resolved
from resolvers.impact.parts import parts
from resolvers.questions.suggestions.asking import suggested

if TYPE_CHECKING:
    from resolvers.context import Context
    from resolvers.derived.classes import Class
    from resolvers.derived.types import Types

ALTERNATIVES = (
    "What would spare consumers, each taken by itself: a lost offering that is back by then, a successor, one more "
    "alternative for one need. By how many consumers it helps, then by the worst affected of them."
)
USUAL, MOST = 20, ROOT_PAGE[1]


def alternatives_field(types: Types) -> Field:
    made = _alternative_type(types)

    async def alternatives(root: Any, info: Asked, first: int = USUAL) -> Any:
        if not 1 <= first <= MOST:
            raise BadInput(beyond_bounds("first", first, MOST), ("first",))
        found = await _seen(info.context, await suggested(info, root.report, lambda it: it.alternatives))
        return found[:first]

    return resolved(
        "alternatives",
        list[made],
        ALTERNATIVES,
        alternatives,
        arguments={"first": described(int, "first", f"So many, 1 to {MOST:,}.")},
    )


async def _seen(context: Context, found: list[Alternative]) -> list[Alternative]:
    """Alternatives whose offerings the viewer sees."""
    if not context.scope.restricted:
        return found
    seen = await context.reading.seen("Offering", {id_ for each in found for id_ in _offerings(each)})
    return [each for each in found if seen.issuperset(_offerings(each))]


def _offerings(found: Alternative) -> tuple[str, ...]:
    return (found.offering,) if found.needed is None else (found.offering, found.needed)


def _alternative_type(types: Types) -> Class:
    def count(root: Any) -> int:
        return len(root.consumers)

    spared = types.answers.type_of(Spared)
    more = {
        "consumerCount": resolved("consumerCount", int, "How many consumers it helps.", count),
        **parts("consumers", spared, "Those, the worst affected first, then by id.", list, of="consumers"),
    }
    return types.answers.made(Alternative, more)
