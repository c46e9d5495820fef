"""What somebody sees whose access reaches some organizations."""

from __future__ import annotations

from contextlib import aclosing
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio

from graph.database.schema import set_up_schema
from graph.model import MODEL
from graph.projection.follower import KeptProjection
from graph.reading import Scope, Window
from tests.estate import Estate
from tests.graph.impact.sights import Sighted
from tests.graph.reading.pages import Pages
from tests.held import hold

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from graph.database.engine import Database

PAGE = Window(100)


@pytest_asyncio.fixture
async def database(open_engine: Database) -> Database:
    await hold(open_engine, "shop", shop)
    return open_engine


async def shop(database: Database) -> None:
    """`shop` buys `courier` of `carrier`, which rests on `maps` of `atlas`; `bank` and `vault` are strangers."""
    await set_up_schema(database)
    estate = Estate(database)
    await estate.things(
        "Organization", *({"id": one} for one in ("shop", "till", "carrier", "atlas", "bank", "vault", "town"))
    )
    await estate.relations("Organization", "partOf", ("till", "shop"))
    await estate.things(
        "Offering",
        *({"id": one} for one in ("courier", "freight", "maps", "safe", "cash")),
        {"id": "news", "catalogue": "PUBLIC"},
    )
    await estate.relations(
        "Offering",
        "provider",
        ("courier", "carrier"),
        ("freight", "carrier"),
        ("maps", "atlas"),
        ("safe", "vault"),
        ("cash", "till"),
        ("news", "town"),
    )
    await estate.relations("Offering", "dependencies", ("courier", "maps"), ("courier", "news"), ("safe", "courier"))
    await estate.things("ServiceRelationship", {"id": "carrier-till"}, {"id": "vault-bank"})
    await estate.relations("ServiceRelationship", "provider", ("carrier-till", "carrier"), ("vault-bank", "vault"))
    await estate.relations("ServiceRelationship", "consumer", ("carrier-till", "till"), ("vault-bank", "bank"))
    await estate.things("Agreement", {"id": "parcels"}, {"id": "boxes"})
    await estate.relations("Agreement", "relationship", ("parcels", "carrier-till"), ("boxes", "vault-bank"))
    await estate.relations("Agreement", "covers", ("parcels", "courier"), ("boxes", "safe"))
    await estate.things(
        "Person",
        *({"id": one, "email": f"{one}@example.org"} for one in ("clerk", "driver", "banker", "mapper")),
    )
    await estate.relations("Person", "memberOf", ("clerk", "till"), ("banker", "bank"), ("mapper", "atlas"))
    await estate.relations("Person", "stakeholderIn", ("driver", "carrier-till"), role="USER")
    await estate.relations("Person", "reportsTo", ("driver", "mapper"), ("clerk", "driver"))
    await estate.things(
        "Change",
        {"id": "idea", "status": "DRAFT"},
        {"id": "plan", "status": "PROPOSED"},
        {"id": "own", "status": "DRAFT"},
        {"id": "far", "status": "ANNOUNCED"},
    )
    await estate.relations(
        "Change", "changes", ("idea", "courier"), ("plan", "courier"), ("own", "cash"), ("far", "safe"), action="RETIRE"
    )


@pytest_asyncio.fixture(params=["conditions", "maps"])
async def reading(request: pytest.FixtureRequest, database: Database) -> AsyncGenerator[Pages]:
    """Of the shop, by the conditions and by the maps of what the process holds."""
    if request.param == "conditions":
        yield Pages(database, MODEL, SHOP)
        return
    async with aclosing(KeptProjection(database)) as kept:
        await kept.load()
        seen = kept.seen(SHOP.organizations)
        assert seen is not None
        watched = Sighted(seen)
        yield Pages(database, MODEL, SHOP, watched)
        assert watched.asked > watched.late == 0


SHOP = Scope(restricted=True, administers=False, organizations={"shop": True, "till": True})


@pytest.mark.parametrize(
    ("label", "seen"),
    [
        ("Organization", ["carrier", "shop", "till", "town"]),
        ("Offering", ["cash", "courier", "news"]),
        ("ServiceRelationship", ["carrier-till"]),
        ("Agreement", ["parcels"]),
        ("Person", ["clerk", "driver"]),
        ("Change", ["own", "plan"]),
        ("Import", []),
    ],
)
async def test_a_scope_is_its_organizations_and_what_has_to_do_with_them(
    reading: Pages, label: str, seen: list[str]
) -> None:
    listed = await reading.page(label, PAGE, {}, [])
    assert sorted(row[0] for row in listed.rows) == seen
    assert await reading.count(label, {}) == len(seen)
    everything = [row[0] for row in (await Pages(reading.database, MODEL).page(label, PAGE, {}, [])).rows]
    found = await reading.things(label, everything)
    assert sorted(row[0] for row in found if row) == seen


@pytest.mark.parametrize(
    ("label", "relation", "of", "seen"),
    [
        ("Offering", "dependencies", "courier", ["news"]),
        ("Offering", "dependents", "courier", []),
        ("Organization", "provides", "carrier", ["courier"]),
        ("Organization", "provides", "vault", []),
        ("Person", "reportsTo", "driver", []),
        ("Person", "reports", "driver", ["clerk"]),
    ],
)
async def test_a_relation_leads_to_what_is_seen_from_what_is_seen(
    reading: Pages, label: str, relation: str, of: str, seen: list[str]
) -> None:
    [page] = await reading.related(MODEL.relation(label, relation), [of], PAGE, {}, [])
    assert [row[0] for row in page.rows] == seen
    assert await reading.related_counts(MODEL.relation(label, relation), [of], {}) == [len(seen)]


async def test_filters_do_not_tell_of_what_is_hidden(reading: Pages) -> None:
    on_maps: dict[str, Any] = {"dependencies": {"some": {"node": {"id": {"eq": "maps"}}}}}
    on_news: dict[str, Any] = {"dependencies": {"some": {"node": {"id": {"eq": "news"}}}}}
    without: dict[str, Any] = {"dependents": {"none": {}}}
    assert [await reading.count("Offering", given) for given in (on_maps, on_news, without)] == [0, 1, 2]
    hits = (await reading.reading.search("a", None, Window(50))).hits
    assert [(hit.id, hit.match.value) for hit in hits] == [
        ("carrier", "CONTAINS"),
        ("cash", "CONTAINS"),
        ("carrier-till", "SIDE"),
        ("parcels", "SIDE"),
    ]
