"""Types of which a report is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import strawberry

from resolvers.derived.classes import Class, Field, empty, filled_type

if TYPE_CHECKING:
    from collections.abc import Mapping

PRIVATE: Final = Field(strawberry.Private[object], None)
"""An attribute behind the fields, which nobody can ask for."""

KEPT_BACK: Final = "; null where you may not know how much you do not see"
KEPT_BACK_TOO: Final = ", and where you may not know how much you do not see"
"""Of what follows from the whole truth, in the words of a field: see `graph/access/telling.py`."""


def answer(name: str, words: str, fields: Mapping[str, Field]) -> Class:
    made = empty(name)
    filled_type(made, words, fields)
    return made


def key(name: str) -> str:
    """The attribute behind a field that names things by id."""
    return f"{name}_id"


def keys(*names: str) -> dict[str, Field]:
    return {key(name): PRIVATE for name in names}
