"""Arguments of lists, and inputs as plain mappings, in which absent members are absent and null is None."""

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
"""How many rows a list at the root answers without `first` and `last`, and at most."""

INNER_PAGE: Final = (20, 100)
"""How many rows a list below the root answers without `first` and `last`, and at most."""

AFTER: Final = "Only what comes after the place with this cursor."
BEFORE: Final = "Only what comes before the place with this cursor."


def list_arguments(inputs: Inputs, listed: Kind | Relation) -> dict[str, tuple[Any, Any]]:
    """Annotations and defaults of the arguments of a field that answers a list."""
    usual, most = page_sizes(listed)
    wanted, sort = inputs.filter_of(listed), inputs.sort_of(listed)
    by_what = f"By what to sort, five at most, the first one first; {natural_order(inputs, listed)} unless given."
    return {
        "first": (described(int | None, "first", f"So many from the start, 1 to {most:,}."), usual),
        "after": (described(str | None, "after", AFTER), UNSET),
        "last": (
            described(int | None, "last", f"So many from the end, 1 to {most:,}. Not together with `first`."),
            UNSET,
        ),
        "before": (described(str | None, "before", BEFORE), UNSET),
        "filter_": (described(wanted | None, "filter", "Only what is like this."), UNSET),
        "sort": (described(list[sort] | None, "sort", by_what), UNSET),
    }


def page_arguments(most: int, usual: int | None = None) -> dict[str, Any]:
    """Annotations of the arguments of a list that is made in the process. `usual`: said where it is not the default that
    the schema shows.
    """
    unless = "" if usual is None else f"; {usual} unless given"
    return {
        "first": described(int | None, "first", f"So many from the start, 1 to {most:,}{unless}."),
        "after": described(str | None, "after", AFTER),
        "last": described(int | None, "last", f"So many from the end, 1 to {most:,}. Not together with `first`."),
        "before": described(str | None, "before", BEFORE),
    }


def asked_page(first: Any, after: Any, last: Any, before: Any, sizes: tuple[int, int] = ROOT_PAGE) -> Window:
    """The window that these arguments name; a `first` that is as usual says nothing beside `last`. Raises BadInput."""
    usual, most = sizes
    first, last = plain(first), plain(last)
    if last is not None and first == usual:
        first = None
    return window(first, plain(after), last, plain(before), usual=usual, most=most)


def described(annotation: Any, name: str, words: str, *, deprecated: str | None = None) -> Any:
    """An argument with its description. `deprecated`: what to use instead."""
    return Annotated[annotation, strawberry.argument(name=name, description=words, deprecation_reason=deprecated)]


def natural_order(inputs: Inputs, listed: Kind | Relation) -> str:
    kind = inputs.model.kinds[listed.to] if isinstance(listed, Relation) else listed
    return ", ".join(f"`{name}`" for name in dict.fromkeys((*kind.order, "id")))


def page_sizes(listed: Kind | Relation) -> tuple[int, int]:
    return INNER_PAGE if isinstance(listed, Relation) else ROOT_PAGE


def list_window(listed: Kind | Relation, arguments: Mapping[str, Any]) -> Window:
    """The window that the arguments of a list name. Raises BadInput that names the argument."""
    usual, most = page_sizes(listed)
    first, after, last, before = (arguments.get(name) for name in ("first", "after", "last", "before"))
    return window(first, after, last, before, usual=usual, most=most)


def plain(input_: Any) -> Any:
    """An input without its absent members; enums as their names. An absent argument is None."""
    if input_ is UNSET:
        return None
    if isinstance(input_, list):
        return [plain(member) for member in cast("list[Any]", input_)]
    if isinstance(input_, enum.Enum):
        return input_.value
    definition = getattr(input_, "__strawberry_definition__", None)
    if definition is None:
        return input_
    values = {field.graphql_name: getattr(input_, field.python_name) for field in definition.fields}
    return {name: plain(value) for name, value in values.items() if value is not UNSET}
