"""Things and relations of all kinds: out of the graph as files, into an empty graph, and out again as the same bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import given, settings

from tests.seed.estates import UNWELCOME, there_and_back
from tests.seed.rows import of_all_kinds

if TYPE_CHECKING:
    from graph.database.engine import Database


@settings(max_examples=3, deadline=None, suppress_health_check=UNWELCOME)  # each of them holds all kinds
@given(rows=of_all_kinds())
async def test_things_and_relations_of_all_kinds_go_out_and_in_as_they_are(
    database: Database, chosen_engine: str, rows: list[dict[str, Any]]
) -> None:
    """Neo4j, which takes long, is asked the same statements whatever the files' form is."""
    await there_and_back(database, rows, ("csv", "jsonl", "book.xlsx") if chosen_engine == "embedded" else ("jsonl",))
