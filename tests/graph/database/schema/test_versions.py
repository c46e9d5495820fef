"""Data of a newer version are refused, and those of an older one by whoever must not write."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.database.schema import VERSION, refuse_newer, require_current, set_up_schema
from graph.database.schema.upgrading import upgrade
from graph.database.schema.version import stored_schema
from graph.errors import NewerSchema, OlderSchema
from graph.model import MODEL
from tests.graph.database.schema.begun import Killed, killed_after, note
from tests.graph.database.schema.older import all_values, hold_estate_of_schema_1

if TYPE_CHECKING:
    from graph.database.engine import Database


async def test_data_of_a_newer_version_are_refused(database: Database) -> None:
    await hold_estate_of_schema_1(database)
    await note(database, version=VERSION + 1, complete=VERSION + 1)
    before = await all_values(database)
    with pytest.raises(NewerSchema) as refused:
        await set_up_schema(database)
    assert str(refused.value) == (
        f"This database has schema {VERSION + 1}, written by a newer Rapport; this one knows schema {VERSION}. Install "
        "the newer Rapport, or use another data folder or database."
    )
    assert await all_values(database) == before


async def test_data_that_a_newer_one_was_about_to_bring_up_are_refused(database: Database) -> None:
    await hold_estate_of_schema_1(database)
    await note(database, version=VERSION + 1, complete=VERSION)
    before = await all_values(database)
    with pytest.raises(NewerSchema) as refused:
        await set_up_schema(database)
    assert str(refused.value) == (
        f"A newer Rapport has begun to bring this database from schema {VERSION} to {VERSION + 1}, and has not ended; "
        f"this one knows schema {VERSION}. Let the newer one end it (rapport serve), or use another data folder or "
        "database."
    )
    assert await all_values(database) == before


async def test_an_older_rapport_refuses_as_soon_as_it_has_begun(database: Database) -> None:
    """It looks at `version` alone."""
    await hold_estate_of_schema_1(database)
    with pytest.raises(Killed):
        await upgrade(database, MODEL, killed_after(0))
    stored = await stored_schema(database)
    assert stored == (VERSION, 1)


async def test_who_must_not_write_says_what_to_do_with_older_data(database: Database) -> None:
    await hold_estate_of_schema_1(database)
    await refuse_newer(database)
    with pytest.raises(OlderSchema, match=f"has schema 1; this Rapport knows schema {VERSION}"):
        await require_current(database)
    await set_up_schema(database)
    await require_current(database)
