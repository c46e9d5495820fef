"""Things that an answer names: they are read together, and their places filled in, once the answer is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from graphql import GraphQLList, GraphQLNonNull

from resolvers.completion.unusual import Unusual
from resolvers.derived.reference import Reference

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from resolvers.completion.asker import Asker


class Waiting(NamedTuple):
    """A place of an answer that is to be filled in: a key of an object, or a position in a list."""

    container: Any
    key: str | int
    reference: Reference
    required: bool


class Taking(Protocol):
    """A run, as far as it keeps what is named. `waiting`, `shown`: by the numbers that the plan gives."""

    executor: Asker
    waiting: list[list[Waiting]]

    @property
    def shown(self) -> Sequence[Mapping[Reference, Any]]: ...


class Named:
    """Takes down what is named in one field. `number`: among those of the plan."""

    def __init__(self, number: int, of: Any) -> None:
        self._number = number
        self._required = isinstance(of, GraphQLNonNull)
        inner = of.of_type if self._required else of
        self._listed = isinstance(inner, GraphQLList)
        self._item_required = self._listed and isinstance(inner.of_type, GraphQLNonNull)

    def __call__(self, container: Any, key: str | int, value: Any, run: Taking) -> None:
        if not self._listed:
            self._take(container, key, value, self._required, run)
        elif value is not None:
            members = container[key] = [None] * len(value)
            for place, member in enumerate(value):
                self._take(members, place, member, self._item_required, run)
        elif self._required:
            raise Unusual

    def _take(self, container: Any, key: str | int, value: Any, required: bool, run: Taking) -> None:  # noqa: FBT001  # called for thousands
        if value is None:
            if required:
                raise Unusual
            return
        if value.__class__ is not Reference:
            value = run.executor.reference_to(value)
        shown = run.shown[self._number][value]
        if shown is not None and not (required and shown.data is None):
            container[key] = shown.data
            return
        run.waiting[self._number].append(Waiting(container, key, value, required))
