"""Types of which a report is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from resolvers.derived.classes import PRIVATE, Class, Field, empty, filled_type

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.impact.report import Report


class Told(NamedTuple):
    """Something found, and the report that it is of: fields that are asked for ask that for more."""

    found: Any
    report: Report


def answer(name: str, words: str, fields: Mapping[str, Field]) -> Class:
    made = empty(name)
    filled_type(made, words, fields)
    return made


def key(name: str) -> str:
    """The attribute behind a field that names things by id."""
    return f"{name}_id"


def keys(*names: str) -> dict[str, Field]:
    return {key(name): PRIVATE for name in names}
