"""What a picture of an impact is drawn of beside its boxes: dependencies, and groups of alternatives that gave way."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

import pytest
import pytest_asyncio

from graph.model.severity import Severity
from graph.reading import Scope
from tests.held import hold
from tests.resolvers.impact.sights import ORLAN, asked
from tests.seed.estates import imported, write

if TYPE_CHECKING:
    from pathlib import Path

    from graph.database.engine import Database

SCENARIO: Final = 'scenario: { effectiveOn: "2027-01-01", changes: [{ offering: "maps", action: RETIRE }] }'
EDGE: Final = "from { id } to { id } criticality alternatives passes arrives"
DEPENDENCIES: Final = f"""query($first: Int = 1000, $after: String, $filter: ImpactDependencyFilter) {{
  impact({SCENARIO}, today: "2026-10-05") {{
    offerings(first: 1000) {{ nodes {{ offering {{ id }} severity through {{ offering {{ id }} }} }} }}
    dependencies(first: $first, after: $after, filter: $filter) {{
      totalCount pageInfo {{ hasNextPage endCursor }} edges {{ cursor }} nodes {{ {EDGE} }}
    }}
  }}
}}"""
STORED: Final = """
MATCH (o:Offering)-[d:DEPENDS_ON]->(n:Offering)
WHERE coalesce(d.validFrom, '') <= '2027-01-01' < coalesce(d.validTo, '9999')
RETURN o.id, n.id, d.criticality, d.alternatives
"""
FILES: Final = {
    "organizations": "id,name\np,P\nq,Q\nc,C\n",
    "offerings": "id,name,provider,catalogue,suspended_from,suspended_until\n"
    "a,A,p,PUBLIC,,\nb,B,p,PUBLIC,,\nd,D,p,PUBLIC,,\ne,E,p,PUBLIC,,\nx,X,q,RESTRICTED,2026-12-01,2027-06-01\n",
    "dependencies": "from,to,criticality,alternatives,required\n"
    "d,a,HIGH,site,1\nd,x,CRITICAL,site,1\ne,a,HIGH,site,1\ne,b,HIGH,site,1\n",
    "agreements": "id,provider,consumer,offering,criticality\ncd,p,c,d,HIGH\n",
}
"""Of D's two sites X is suspended already, so that A is the last one; E has B beside A."""
GAVE_WAY: Final = """{ impact(scenario: { effectiveOn: "2027-01-01", changes: [{ offering: "a", action: RETIRE }] }) {
  gaveWay { totalCount nodes {
    offering { id } alternatives required before severity members { id before severity }
  } }
  held { offering { id } members { id before severity } }
  dependencies { nodes { from { id } to { id } passes arrives } }
} }"""


@pytest_asyncio.fixture
async def sites(open_engine: Database, tmp_path: Path) -> Database:
    files = {f"{name}.csv": rows for name, rows in FILES.items()}
    await hold(open_engine, "sites", partial(imported, folder=write(tmp_path, files)))
    return open_engine


@pytest.mark.parametrize("scope", [None, ORLAN], ids=["everybody", "saint-orlan"])
async def test_dependencies_are_those_whose_both_ends_are_listed(quellhaven: Database, scope: Scope | None) -> None:
    report = await asked(quellhaven, DEPENDENCIES, scope)
    severity = {node["offering"]["id"]: node["severity"] for node in report["offerings"]["nodes"]}
    found = [
        (one["from"]["id"], one["to"]["id"], one["criticality"], one["alternatives"])
        for one in report["dependencies"]["nodes"]
    ]
    stored = {tuple(row) for row in await quellhaven.read(STORED, name="stored")}
    assert set(found) == {row for row in stored if row[0] in severity and row[1] in severity}
    assert len(found) == len(set(found)) == report["dependencies"]["totalCount"] > 3
    for one in report["dependencies"]["nodes"]:
        passes = min(Severity[one["criticality"]], Severity[severity[one["to"]["id"]]])
        assert Severity[one["passes"]] == passes >= Severity[one["arrives"]]
        assert Severity[one["arrives"]] <= Severity[severity[one["from"]["id"]]]


async def test_each_box_hangs_on_one_of_the_dependencies_that_are_listed(quellhaven: Database) -> None:
    report = await asked(quellhaven, DEPENDENCIES)
    edges = {(one["from"]["id"], one["to"]["id"]): one["arrives"] for one in report["dependencies"]["nodes"]}
    hanging = [node for node in report["offerings"]["nodes"] if node["through"]]
    assert hanging
    for node in hanging:
        assert edges[node["offering"]["id"], node["through"]["offering"]["id"]] != "NONE"


async def test_dependencies_are_paged_in_one_order(quellhaven: Database) -> None:
    whole = (await asked(quellhaven, DEPENDENCIES))["dependencies"]
    found: list[Any] = []
    after = None
    while True:
        page = (await asked(quellhaven, DEPENDENCIES, first=2, after=after))["dependencies"]
        assert page["totalCount"] == whole["totalCount"]
        found += page["nodes"]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    assert found == whole["nodes"]


async def test_dependencies_are_found_by_their_ends_and_by_what_arrives(quellhaven: Database) -> None:
    whole = (await asked(quellhaven, DEPENDENCIES))["dependencies"]["nodes"]

    async def found(**wanted: Any) -> list[Any]:
        return (await asked(quellhaven, DEPENDENCIES, filter=wanted))["dependencies"]["nodes"]

    ends = {one["from"]["id"] for one in whole} | {"maps"}
    among = sorted(ends)[: len(ends) // 2 + 1]
    assert await found(offering={"eq": "maps"}) == [
        one for one in whole if "maps" in {one["from"]["id"], one["to"]["id"]}
    ]
    assert await found(**{"from": {"in": among}}) == [one for one in whole if one["from"]["id"] in among]
    assert await found(to={"eq": "maps"}, arrives={"gte": "HIGH"}) == [
        one for one in whole if one["to"]["id"] == "maps" and one["arrives"] in {"HIGH", "CRITICAL"}
    ]
    assert await found(among=among) == [one for one in whole if one["from"]["id"] in among and one["to"]["id"] in among]
    assert await found(among=[]) == []


async def test_a_filter_says_what_it_cannot_take(quellhaven: Database) -> None:
    many = await asked(quellhaven, DEPENDENCIES, filter={"among": ["maps"] * 1_001})
    assert many == [
        ("filter.among has 1,001 members; 1,000 are the most.", ["impact", "dependencies"], "BAD_INPUT"),
    ]
    [(message, _, code)] = await asked(quellhaven, DEPENDENCIES, filter={"to": {"in": None}})
    assert (message.split(":")[0], code) == ("filter.to.in must not be null", "BAD_INPUT")


async def test_a_group_that_gave_way_says_which_of_its_members_were_lost_before(sites: Database) -> None:
    report = await asked(sites, GAVE_WAY)
    assert report["gaveWay"] == {
        "totalCount": 1,
        "nodes": [
            {
                "offering": {"id": "d"},
                "alternatives": "site",
                "required": 1,
                "before": "NONE",
                "severity": "HIGH",
                "members": [
                    {"id": "a", "before": "NONE", "severity": "HIGH"},
                    {"id": "x", "before": "CRITICAL", "severity": "CRITICAL"},
                ],
            }
        ],
    }
    assert [group["offering"]["id"] for group in report["held"]] == ["e"]
    assert report["dependencies"]["nodes"] == [
        {"from": {"id": "d"}, "to": {"id": "a"}, "passes": "HIGH", "arrives": "HIGH"},
    ]


async def test_a_group_names_no_member_that_is_not_seen(sites: Database) -> None:
    report = await asked(sites, GAVE_WAY, Scope(restricted=True, administers=False, organizations={"c": True}))
    [group] = report["gaveWay"]["nodes"]
    assert [member["id"] for member in group["members"]] == ["a"]
