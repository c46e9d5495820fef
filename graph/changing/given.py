"""Stated values brought to the types of their properties; all that is wrong with them at once."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Required, cast

from pydantic import ConfigDict, TypeAdapter, ValidationError
from typing_extensions import TypedDict

from graph.changing.refusals import Fault, InvalidInput
from graph.model import properties
from graph.model.sentences import sentence
from graph.rules import INTERVALS, disorder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from graph.changing.refusals import Place
    from graph.model import Property
    from graph.model.declaration import Declared

Row = tuple["Mapping[str, Any]", "Place"]


def checked(model: type[Declared], rows: Sequence[Row], kind: str, *, whole: bool) -> list[dict[str, Any]]:
    """Values by property name. `whole`: of something new, of which what is required must be given. `kind`: what the
    sentences call it. Raises InvalidInput.
    """
    needed = {item.name for item in properties(model) if item.required}
    cleared = [
        Fault((*place, name), f"must not be null: every {kind} states it")
        for given, place in rows
        for name in needed
        if name in given and given[name] is None
    ]
    if cleared:
        raise InvalidInput(cleared)
    try:
        return _adapter(model, whole=whole).validate_python([given for given, _ in rows])
    except ValidationError as error:
        faults: list[Fault] = []
        for detail in error.errors(include_url=False):
            index, *path = cast("tuple[int, *tuple[str | int, ...]]", detail["loc"])
            faults.append(Fault((*rows[index][1], *path), sentence(detail, kind)))
        raise InvalidInput(faults) from None


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


def interval_faults(model: type[Declared], values: Mapping[str, Any], place: Place) -> Iterator[Fault]:
    """`values`: all of them, as they will be."""
    names = {item.column: item.name for item in properties(model)}
    for first, after in INTERVALS:
        if first in names and after in names:
            first_name, after_name = names[first], names[after]
            message = disorder(first_name, values.get(first_name), after_name, values.get(after_name))
            if message:
                yield Fault((*place, after_name), message)
