"""Arguments as reading takes them: plain mappings, in which absent is absent and null is null."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Annotated, Any, Final, cast

import strawberry
from strawberry import UNSET

from graph.model import Relation
from graph.reading import window

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.model import Kind
    from graph.reading import Window
    from resolvers.derived.inputs import Inputs

ROOT_PAGE: Final = (50, 1_000)
"""How many rows a list at the root answers unless asked otherwise, and at most."""

INNER_PAGE: Final = (20, 100)
"""The same for lists below the root."""


def list_arguments(inputs: Inputs, listed: Kind | Relation) -> dict[str, tuple[Any, Any]]:
    """Of a field that answers a list: annotations and defaults."""
    usual, most = page_sizes(listed)
    wanted, sort = inputs.filter_of(listed), inputs.sort_of(listed)
    by_what = f"By what to sort, five at most, the first one first; {natural_order(inputs, listed)} unless given."
    return {
        "first": (described(int | None, "first", f"So many from the start, 1 to {most:,}."), usual),
        "after": (described(str | None, "after", "Only what comes after the place with this cursor."), UNSET),
        "last": (
            described(int | None, "last", f"So many from the end, 1 to {most:,}. Not together with `first`."),
            UNSET,
        ),
        "before": (described(str | None, "before", "Only what comes before the place with this cursor."), UNSET),
        "filter_": (described(wanted | None, "filter", "Only what is like this."), UNSET),
        "sort": (described(list[sort] | None, "sort", by_what), UNSET),
    }


def described(annotation: Any, name: str, words: str, *, deprecated: str | None = None) -> Any:
    """`deprecated`: what to say instead."""
    return Annotated[annotation, strawberry.argument(name=name, description=words, deprecation_reason=deprecated)]


def natural_order(inputs: Inputs, listed: Kind | Relation) -> str:
    kind = inputs.model.kinds[listed.to] if isinstance(listed, Relation) else listed
    return ", ".join(f"`{name}`" for name in dict.fromkeys((*kind.order, "id")))


def page_sizes(listed: Kind | Relation) -> tuple[int, int]:
    return INNER_PAGE if isinstance(listed, Relation) else ROOT_PAGE


def asked_window(listed: Kind | Relation, given: Mapping[str, Any]) -> Window:
    """Of the arguments of a list. Raises BadInput that names the argument."""
    usual, most = page_sizes(listed)
    first, after, last, before = (given.get(name) for name in ("first", "after", "last", "before"))
    return window(first, after, last, before, usual=usual, most=most)


def plain(given: Any) -> Any:
    """An input without what is absent; enums as their names. An absent argument is None."""
    if given is UNSET:
        return None
    if isinstance(given, list):
        return [plain(member) for member in cast("list[Any]", given)]
    if isinstance(given, enum.Enum):
        return given.value
    definition = getattr(given, "__strawberry_definition__", None)
    if definition is None:
        return given
    values = {field.graphql_name: getattr(given, field.python_name) for field in definition.fields}
    return {name: plain(value) for name, value in values.items() if value is not UNSET}
