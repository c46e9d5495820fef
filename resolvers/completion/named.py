"""Things that an answer names: they are read together, and their places filled in, once the answer is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from graphql import GraphQLList, GraphQLNonNull

from resolvers.completion.unusual import Unusual

if TYPE_CHECKING:
    from resolvers.completion.run import Run


class Reference(NamedTuple):
    """A resolver answers it in the place of a thing, alone or in a list. Read is what is selected there, with one
    statement for all things that are named at one place of a document. What is not there becomes null.

    `known`: it is sure to be there, so that nothing is read where only ids are selected.
    """

    label: str
    id: str
    known: bool = False


NAMING: Final = "naming"
"""Under which the metadata of a field says how its resolver names things."""


class Naming(NamedTuple):
    """The field answers a `Reference` to what `attribute` holds the id of, or, in a list, the ids of: things that are
    sure to be there.
    """

    label: str
    attribute: str


class Waiting(NamedTuple):
    """A place of an answer that is to be filled in: a key of an object, or a position in a list."""

    container: Any
    key: str | int
    reference: Reference
    required: bool


class Named:
    """Takes down what is named in one field. `number`: among those of the plan."""

    def __init__(self, number: int, of: Any) -> None:
        self._number = number
        self._required = isinstance(of, GraphQLNonNull)
        inner = of.of_type if self._required else of
        self._listed = isinstance(inner, GraphQLList)
        self._item_required = self._listed and isinstance(inner.of_type, GraphQLNonNull)

    def __call__(self, container: Any, key: str | int, value: Any, run: Run) -> None:
        if not self._listed:
            self._take(container, key, value, self._required, run)
        elif value is not None:
            members = container[key] = [None] * len(value)
            for place, member in enumerate(value):
                self._take(members, place, member, self._item_required, run)
        elif self._required:
            raise Unusual

    def _take(self, container: Any, key: str | int, value: Any, required: bool, run: Run) -> None:  # noqa: FBT001  # called for thousands
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
