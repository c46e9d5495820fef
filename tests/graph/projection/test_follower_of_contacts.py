"""What is known of the people around follows what any process writes, without a new load."""

from __future__ import annotations

import re
from contextlib import aclosing
from datetime import date
from typing import TYPE_CHECKING

from graph.database.schema import set_up_schema
from graph.impact.findings import findings_of
from graph.impact.report import impact
from graph.impact.scenario import Change, Scenario
from graph.model import MODEL
from graph.model.severity import Action
from graph.projection.follower import KeptProjection, State
from graph.projection.tables import LOADED, LOADED_ANEW_AFTER, SUBJECTS, TABLES
from seed.importing import import_estate

if TYPE_CHECKING:
    from pathlib import Path

    from graph.database.engine import Database
    from graph.projection.projection import Projection

DAY = date(2027, 1, 1)
ESTATE = {
    "organizations": "id,name,part_of\nmapmaker,Mapmaker,\ncarrier,Carrier,\nshop,Shop,\nhouse,House,\n",
    "people": "id,name,email,absent_from\nmina,Mina,mina@shop.example,\nolaf,Olaf,olaf@shop.example,\n",
    "offerings": "id,name,provider,owner\nmaps,Maps,mapmaker,\nroutes,Routes,carrier,\nparcels,Parcels,carrier,\n",
    "dependencies": "from,to,confirmed_at\nroutes,maps,\nparcels,routes,\n",
    "relationships": "id,provider,consumer,type,since,review_every\ncarrier-shop,carrier,shop,COOPERATIVE,2020-01-01,\n",
    "stakeholders": "person,relationship,role,accountable\nmina,carrier-shop,CUSTOMER,true\n",
    "agreements": "id,relationship,offering,notice_days,notice_to\nshop-parcels,carrier-shop,parcels,90,\n",
    "engagements": "id,kind,at,status,relationships\nreview,REVIEW,2026-12-01T09:00:00Z,HELD,carrier-shop\n",
    "channels": "id,relationship,kind,address,topics,person\nmail,carrier-shop,EMAIL,x@shop.example,SERVICE,\n",
}
EDITS = (
    ("notice_terms", "", "id,agreement,action,days\nlong,shop-parcels,RETIRE,200\n"),
    ("notice_terms", "RETIRE,200", "RETIRE,100"),
    ("freezes", "", "id,organization,from,until\npeak,shop,2026-12-01,2027-02-01\n"),
    ("people", "mina@shop.example,", "mina@shop.example,2026-12-30"),
    ("deputies", "", "deputy,person\nolaf,mina\n"),
    ("channels", "SERVICE,", "CHANGE,mina"),
    ("agreements", "parcels,90,", "parcels,90,mail"),
    ("escalation_steps", "", "id,relationship,side,level,person\none,carrier-shop,CONSUMER,1,olaf\n"),
    ("stakeholders", "mina,", "olaf,carrier-shop,RELATIONSHIP_MANAGER,\nmina,"),
    ("relationships", "2020-01-01,", "2020-01-01,P6M"),
    ("attendance", "", "engagement,person,attended\nreview,mina,true\nreview,olaf,true\n"),
    ("engagements", "2026-12-01", "2026-06-01"),
    ("assessments", "", "id,relationship,person,at,sentiment\nseen,carrier-shop,mina,2026-12-01,-2\n"),
    ("offerings", "routes,Routes,carrier,", "routes,Routes,carrier,olaf"),
    ("dependencies", "routes,maps,", "routes,maps,2026-12-01"),
    ("organizations", "carrier,Carrier,", "carrier,Carrier,mapmaker"),
)
"""File, what stands there, what stands there afterwards."""


async def test_what_was_written_of_the_people_around_is_seen_without_a_new_load(
    database: Database, tmp_path: Path
) -> None:
    await set_up_schema(database)
    for file, text in ESTATE.items():
        (tmp_path / f"{file}.csv").write_text(text, encoding="utf-8")
    await import_estate(database, [tmp_path], source="estate")
    async with aclosing(KeptProjection(database)) as kept:
        first = await kept.ask(lambda state: state.projection)
        before = await kept.ask(told)
        for file, old, new in EDITS:
            path = tmp_path / f"{file}.csv"
            text = path.read_text(encoding="utf-8") if path.exists() else ""
            assert old in text
            path.write_text(text.replace(old, new, 1) if old else new, encoding="utf-8")
            await import_estate(database, [tmp_path], source="estate")
            now = await kept.ask(told)
            assert now != before, f"{file} {new}"
            async with aclosing(KeptProjection(database)) as fresh:
                assert now == await fresh.ask(told), f"{file} {new}"
            before = now
        assert await kept.ask(lambda state: state.projection) is first


def told(state: State) -> list[object]:
    projection: Projection = state.projection
    report = impact(projection, Scenario((Change("maps", Action.RETIRE),), DAY), DAY)
    return [report.notice, report.notify, findings_of(report), report.basis, report.agreements()]


def test_the_trail_s_names_for_all_that_is_read_are_known() -> None:
    """Every kind and link that a statement of the projection reads is brought in when it is written."""
    statements = [table.rows for table in LOADED]
    statements += [statement for table in TABLES for statement in table.through.values()]
    known = SUBJECTS | LOADED_ANEW_AFTER
    for kind in MODEL.kinds.values():
        if any(re.search(rf":{kind.label}\b", statement) for statement in statements):
            assert kind.label in known, kind.label
    for link in MODEL.links:
        ends = (rf":{link.type}\b", rf":{link.start}\b", rf":{link.end}\b")
        if any(all(re.search(end, statement) for end in ends) for statement in statements):
            assert link.name in known, link.name
