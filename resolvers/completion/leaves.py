"""Scalars and enums: when a value is plainly one of its type, and what becomes of any other."""

# graphql-core leaves types of its types open:
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graphql import Undefined

from resolvers.completion.unusual import Unusual

if TYPE_CHECKING:
    from collections.abc import Callable

TEXTS: Final = frozenset({"ID", "String", "DateTime", "Duration"})
PLAIN: Final = {
    **dict.fromkeys(TEXTS, "({v} := {given}).__class__ is str"),
    "Int": "({v} := {given}).__class__ is int and -2147483648 <= {v} <= 2147483647",
    "Float": "({v} := {given}).__class__ is float and {v} - {v} == 0",
    "Boolean": "({v} := {given}).__class__ is bool",
}
UNKNOWN: Final = "({v} := {given}) is None and False"
"""Conditions in the text of a function: of `{given}`, which is named `{v}` by the way."""
DAY: Final = (
    "({v} if ({v} := {given}).__class__ is str{absent} else {v}.isoformat() if {v}.__class__ is date else {leaf}({v}))"
)
"""A whole expression: of a day as text, or as `graph` answers it. `{absent}`: when it may be null."""
ENUM: Final = "({name} := {known}.get({v} := {given})) is not None"
"""A condition of this form for an enum; `{name}` is what is answered: `{v}` may be a member of an enumeration of ours,
which is its own text.
"""


def leaf(of: Any, *, required: bool) -> Callable[[Any], Any]:
    """Completes what is not plainly a value of the type."""

    def completed(value: Any) -> Any:
        if value is None:
            return refused(value) if required else None
        answer = of.coerce_output_value(value)
        return refused(value) if answer is None or answer is Undefined else answer

    return completed


def absent(value: Any) -> None:
    if value is not None:
        raise Unusual


def refused(_value: Any) -> Any:
    raise Unusual
