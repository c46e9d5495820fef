"""Who asks: what plans and runs want to know of the executor of one operation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from graph.reading import Reading
    from resolvers.completion.plan import CallPlace, Details, ThingPlan
    from resolvers.derived.reference import Reference
    from resolvers.derived.types import Types


class Asker(Protocol):
    """What graphql-core knows of an operation stands open, as it leaves it."""

    types: Types
    schema: Any
    fragments: Any
    operation: Any
    variable_values: Any
    context_value: Any
    hide_suggestions: bool

    @property
    def reading(self) -> Reading: ...
    def thing_plan(self, label: str, details: Details) -> ThingPlan: ...
    def call(self, place: CallPlace) -> Callable[[Any], Any]: ...
    async def things(self, label: str, ids: Sequence[str], details: Details) -> dict[str, Any]: ...
    def reference_to(self, thing: Any) -> Reference: ...
