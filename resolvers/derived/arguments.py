"""Arguments as reading takes them: plain mappings, in which absent is absent and null is null."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Annotated, Any, Final, cast

import strawberry

from graph.model import Relation
from graph.reading import window

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.model import Kind
    from graph.reading import Window
    from resolvers.derived.inputs import Inputs

ROOT_PAGE: Final = (50, 1_000)
"""How many rows a list at the root answers unless asked otherwise, and at most."""

INNER_PAGE: Final = (20, 100)
"""The same for lists below the root."""


def list_arguments(inputs: Inputs, listed: Kind | Relation) -> dict[str, Any]:
    """Annotations of a resolver that answers a list."""
    _, most = page_sizes(listed)
    return {
        "first": described(
            int | None,
            "first",
            f"So many from the start, 1 to {most:,}.",
        ),
        "after": described(str | None, "after", "Only what comes after the place with this cursor."),
        "last": described(int | None, "last", f"So many from the end, 1 to {most:,}. Not together with `first`."),
        "before": described(str | None, "before", "Only what comes before the place with this cursor."),
        "filter_": described(inputs.filter_of(listed) | None, "filter", "Only what is like this."),
        "sort": described(
            list[inputs.sort_of(listed)] | None,
            "sort",
            f"By what to sort, five at most, the first one first; {natural_order(inputs, listed)} unless given.",
        ),
    }


def described(annotation: Any, name: str, words: str) -> Any:
    return Annotated[annotation, strawberry.argument(name=name, description=words)]


def natural_order(inputs: Inputs, listed: Kind | Relation) -> str:
    kind = inputs.model.kinds[listed.to] if isinstance(listed, Relation) else listed
    return ", ".join(f"`{name}`" for name in dict.fromkeys((*kind.order, "id")))


def page_sizes(listed: Kind | Relation) -> tuple[int, int]:
    return INNER_PAGE if isinstance(listed, Relation) else ROOT_PAGE


def asked_window(listed: Kind | Relation, given: Mapping[str, Any]) -> Window:
    usual, most = page_sizes(listed)
    first, after, last, before = (plain(given[name]) for name in ("first", "after", "last", "before"))
    return window(first, after, last, before, usual=usual, most=most)


def asked_filter(given: Mapping[str, Any]) -> Mapping[str, Any]:
    return plain(given["filter_"]) or {}


def asked_sort(given: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    return plain(given["sort"]) or []


def plain(given: Any) -> Any:
    """An input without what is absent; enums as their names. An absent argument is None."""
    if given is strawberry.UNSET:
        return None
    if isinstance(given, list):
        return [plain(member) for member in cast("list[Any]", given)]
    if isinstance(given, enum.Enum):
        return given.value
    definition = getattr(given, "__strawberry_definition__", None)
    if definition is None:
        return given
    values = {field.graphql_name: getattr(given, field.python_name) for field in definition.fields}
    return {name: plain(value) for name, value in values.items() if value is not strawberry.UNSET}
