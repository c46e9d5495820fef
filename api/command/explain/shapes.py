"""Types and sizes of parameters, without their values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

SCALARS: Final = {bool: "Boolean", int: "Integer", float: "Float", type(None): "Null"}


def shape(value: Any) -> str:
    """Answers type and size, as `String, 9 characters`, `List of 3 String`, `Map of 2`."""
    match value:
        case str():
            return f"String, {_counted(value, 'character')}"
        case list():
            members = cast("list[Any]", value)
            kinds = sorted({shape(member).partition(",")[0] for member in members})
            return f"List of {len(members)}{''.join(f' {kind}' for kind in kinds[:1])}"
        case dict():
            return f"Map of {len(cast('dict[str, Any]', value))}"
        case _:
            return SCALARS[type(value)]


def shapes(parameters: Mapping[str, Any]) -> dict[str, str]:
    return {name: shape(value) for name, value in parameters.items()}


def _counted(what: Collection[Any], word: str) -> str:
    return f"{len(what):,} {word}{'' if len(what) == 1 else 's'}"
