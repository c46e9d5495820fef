"""One relationship in which nothing is due by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.database.schema import set_up_schema
from tests.estate import Estate

if TYPE_CHECKING:
    from graph.database.engine import Database


@pytest.fixture
async def estate(database: Database) -> Estate:
    """Acme provides Pay to Shop: nobody answers for it, and no interval of reviews is agreed."""
    await set_up_schema(database)
    made = Estate(database)
    await made.things("Organization", {"id": "acme"}, {"id": "shop"})
    await made.things("Offering", {"id": "pay"})
    await made.relations("Organization", "provides", ("acme", "pay"))
    await made.things("ServiceRelationship", {"id": "acme-shop", "status": "ACTIVE"})
    await made.relations("ServiceRelationship", "provider", ("acme-shop", "acme"))
    await made.relations("ServiceRelationship", "consumer", ("acme-shop", "shop"))
    await made.things("Person", {"id": "ana"}, {"id": "ben"}, {"id": "eve"})
    return made
