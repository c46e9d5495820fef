"""Fields of things that are computed: no property and no relation says them."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from resolvers.context import Asked
from resolvers.derived.arguments import plain
from resolvers.derived.classes import PRICE, Field, taking

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence

    from resolvers.context import Context

    Answer = Callable[[Context, Sequence[Any], Mapping[str, Any]], Awaitable[Sequence[Any]]]

COMPUTED: Final = "computed"
"""The key under which the metadata of a field says how it is computed."""


@dataclass(frozen=True, slots=True)
class Computed:
    """`answer` is given the context, the property that it `needs` of each thing (of several: their values together), and
    the arguments; it answers a value for each thing, in their order. It is asked once for all things at one place of a
    document.
    """

    needs: tuple[str, ...]
    answer: Answer

    def of(self, row: Sequence[Any], at: Mapping[Any, int]) -> Any:
        """What it needs of one row. `at`: places in it by property."""
        values = tuple(row[at[name]] for name in self.needs)
        return values if values[1:] else values[0]  # pyright: ignore[reportGeneralTypeIssues]  # there is at least one


def computed(
    name: str,
    annotation: Any,
    words: str,
    answer: Answer,
    *,
    needs: tuple[str, ...] = ("id",),
    arguments: Mapping[str, tuple[Any, Any]] | None = None,
    price: int = 1,
) -> Field:
    """A field of a thing. `arguments`: of each the annotation, see `described`, and the default. `price`: for how many
    objects it counts itself, where it looks at more than it answers.
    """

    async def one(root: Any, info: Asked, **given: Any) -> Any:
        """Computes the field of one thing; calls at the same time are answered together."""
        asked = {key: plain(value) for key, value in given.items()}

        async def load(things: list[Any]) -> Sequence[Any]:
            return await answer(info.context, things, asked)

        return await info.context.loader((name, id(info.place)), load).load(attrgetter(*needs)(root))

    field = taking(name, annotation, words, one, arguments or {})
    field.field.metadata = {COMPUTED: Computed(needs, answer), PRICE: price}
    return field
