"""Conditions of a statement, joined."""

from __future__ import annotations

from typing import TYPE_CHECKING, LiteralString

if TYPE_CHECKING:
    from collections.abc import Iterable


def all_of(conditions: Iterable[LiteralString]) -> LiteralString:
    return " AND ".join(conditions) or "true"


def any_of(conditions: Iterable[LiteralString]) -> LiteralString:
    joined = " OR ".join(f"({condition})" for condition in conditions)
    return f"({joined})" if joined else "false"
