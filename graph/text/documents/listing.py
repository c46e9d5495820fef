"""A table that is cut says how many rows it leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.text.documents.blocks import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.text.catalogue.catalogue import Catalogue
    from graph.text.documents.blocks import Block


def all_but_cut(table: Table, most: int | None, say: Catalogue, total: int | None = None) -> Iterator[Block]:
    """`most`: rows that are shown; None shows all. `total`: how many there are; as many as are in the table unless given."""
    rows = table.rows[:most]
    yield Table(table.columns, rows, table.right)
    left = (len(table.rows) if total is None else total) - len(rows)
    if left:
        yield say("more-rows", count=left)
