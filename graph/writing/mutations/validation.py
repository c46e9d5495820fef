"""Brings the values of an input to the types of their properties, and finds all that is wrong with them at once."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Final, Required, cast

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic.alias_generators import to_camel
from typing_extensions import TypedDict

from graph.model import properties
from graph.model.rules import misdated
from graph.model.sentences import sentence
from graph.saying import Saying
from graph.writing.mutations.refusals import Fault, InvalidInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from graph.model import Property
    from graph.model.property import Declared
    from graph.writing.mutations.refusals import Place

COLUMN: Final = re.compile(r"\b[a-z]+(?:_[a-z]+)+\b")

Row = tuple["Mapping[str, Any]", "Place"]


def checked(model: type[Declared], rows: Sequence[Row], kind: str, *, whole: bool) -> list[dict[str, Any]]:
    """The values of each row by property name. `whole`: of something new, whose required properties must be there.
    `kind`: what the sentences call it. Raises InvalidInput.
    """
    needed = {item.name for item in properties(model) if item.required}
    faults = [
        Fault((*place, name), Saying("NOT_NULL", "must not be null: every {kind} states it", kind=kind))
        for input_, place in rows
        for name in needed
        if name in input_ and input_[name] is None
    ]
    cleared = {fault.place for fault in faults}
    try:
        values = _adapter(model, whole=whole).validate_python([input_ for input_, _ in rows])
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            index, *path = cast("tuple[int, *tuple[str | int, ...]]", detail["loc"])
            if (place := (*rows[index][1], *path)) not in cleared:
                required = _is_required(model, path)
                faults.append(Fault(place, sentence(detail, kind, required=required)))
        raise InvalidInput(faults) from None
    if faults:
        raise InvalidInput(faults)
    return values


def _is_required(model: type[Declared], path: Sequence[str | int]) -> bool:
    """Whether the property at this path is required; an id is not, one is made."""
    item = next((item for item in properties(model) if item.name == path[0]), None)
    if item is None or path[0] == "id":
        return False
    if item.nested and len(path) > 2:
        return _is_required(item.nested, path[2:])
    return item.required


def require_once(named: Iterable[tuple[str | tuple[str, ...], Place]]) -> None:
    """Raises InvalidInput where a thing or relation stands twice in an input; each comes with what names it."""
    seen: set[str | tuple[str, ...]] = set()
    for name, place in named:
        if name in seen:
            said = repr(name) if isinstance(name, str) else " → ".join(map(repr, name))
            raise InvalidInput([Fault(place, Saying("TWICE", "{name} is stated twice", name=said))])
        seen.add(name)


@cache
def _adapter(model: type[Declared], *, whole: bool) -> TypeAdapter[list[dict[str, Any]]]:
    rows: Any = list[_row(model, whole=whole)]
    return TypeAdapter(rows)


def _row(model: type[Declared], *, whole: bool) -> Any:
    declare: Any = TypedDict  # its fields are known only while it runs
    fields = zip(properties(model), model.model_fields.values(), strict=True)
    row = declare(
        model.__name__,
        {item.name: _type(item, field, whole=whole) for item, field in fields if not item.managed},
        total=False,
    )
    row.__pydantic_config__ = ConfigDict(extra="forbid", use_enum_values=True)
    return row


def _type(item: Property, field: Any, *, whole: bool) -> Any:
    own = list[_row(item.nested, whole=True)] if item.nested else field.annotation
    value: Any = Annotated[own, item, *field.metadata]  # pyright: ignore[reportInvalidTypeForm]  # put together while it runs
    if item.required:
        return Required[value] if whole else value
    return value | None


def day_faults(model: type[Declared], values: Mapping[str, Any], place: Place) -> Iterator[Fault]:
    """Faults of days and instants that contradict each other. `values`: all of them by property, as they will be."""
    for column, message in misdated(by_column(model, values)):
        yield fault_at(place, column, message)


def fault_at(place: Place, column: str, message: Saying) -> Fault:
    """The fault that a rule finds in a column, with the columns named as inputs name them."""
    return Fault((*place, to_camel(column)), message.renamed(_in_camel))


def _in_camel(words: str) -> str:
    return COLUMN.sub(lambda found: to_camel(found[0]), words)


def by_column(model: type[Declared], values: Mapping[str, Any]) -> dict[str, Any]:
    """The values by column, as rules name them."""
    return {item.column: values.get(item.name) for item in properties(model)}
