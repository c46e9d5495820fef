"""The order in which a report lists things."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def worst_first(severity_of: Mapping[int, int], ids: list[str]) -> list[str]:
    """Numbers by their severity, then by id -> their ids."""
    by_id = sorted(severity_of, key=ids.__getitem__)
    return [ids[number] for number in sorted(by_id, key=severity_of.__getitem__, reverse=True)]
