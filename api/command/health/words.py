"""Words that the table of a portfolio and the page of one relationship share in `rapport health`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from api.command.words import name
from graph.health.sentence import shown
from graph.text.documents.blocks import Table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.text.catalogue.catalogue import Catalogue

NONE: Final = "-"
NUMBERS: Final = (
    *("at-least", "at-most", "before", "confidence", "contribution", "difference", "gain", "points", "score", "weight"),
    *("weak", "all", "lift", "fit", "used", "demands", "reached", "costs", "saves"),
)
"""Columns of numbers."""


def figure(value: float | None) -> str:
    """One decimal, cut, so that no 75.0 is less than 75."""
    return NONE if value is None else shown(value)


def change(value: float) -> str:
    return f"{value:+.1f}"


def between(relationship: Mapping[str, Any], say: Catalogue) -> str:
    """`Digital for Parcel`."""
    provider, consumer = (name(relationship[side]) for side in ("provider", "consumer"))
    return say("health-between", provider=provider, consumer=consumer)


def thing(subject: Mapping[str, Any] | None) -> str:
    return f"{subject['__typename']} {subject['id']}" if subject else ""


def table(columns: Sequence[str], rows: Sequence[Sequence[str]], say: Catalogue) -> Table:
    """`columns`: their names in the catalogue, after `health-column-`."""
    headings = {column: say(f"health-column-{column}") for column in columns}
    numbers = frozenset(headings[column] for column in NUMBERS if column in headings)
    return Table([*headings.values()], rows, numbers)
