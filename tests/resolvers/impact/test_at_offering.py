"""Whom each affected offering hits by the agreements on it, counted for the boxes of a picture."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import pytest

from graph.model.severity import Severity
from tests.held import hold
from tests.resolvers.impact.sights import ORLAN, asked
from tests.seed.estates import imported, write

if TYPE_CHECKING:
    from pathlib import Path

    from graph.database.engine import Database
    from graph.reading import Scope

COUNTS: Final = "{ none low medium high critical total }"
QUESTION: Final = f"""{{ impact(
  scenario: {{ effectiveOn: "2027-01-01", changes: [{{ offering: "maps", action: RETIRE }}] }}, today: "2026-10-05"
) {{
  offerings(first: 1000) {{ nodes {{ offering {{ id }} severity consumers {COUNTS} agreements {COUNTS} }} }}
  agreements(first: 1000) {{ nodes {{ id consumer {{ id }} }} }}
}} }}"""
COVERS: Final = """
MATCH (c:Organization)<-[:CONSUMER]-(:ServiceRelationship)<-[:UNDER]-(a:Agreement)-[r:COVERS]->(o:Offering)
WHERE coalesce(r.validTo, '9999') > '2027-01-01'
RETURN o.id, a.id, c.id, r.criticality
"""


def counted(grades: list[int]) -> dict[str, int]:
    counts = {one.name.lower(): grades.count(one) for one in Severity}
    return {**counts, "total": sum(counts.values()) - counts["none"]}


@pytest.mark.parametrize("scope", [None, ORLAN], ids=["everybody", "saint-orlan"])
async def test_an_offering_counts_the_agreements_and_consumers_that_it_hits_itself(
    quellhaven: Database, scope: Scope | None
) -> None:
    report: Any = await asked(quellhaven, QUESTION, scope)
    affected = {node["id"] for node in report["agreements"]["nodes"]}
    hit: dict[str, dict[str, tuple[str, int]]] = defaultdict(dict)
    severity = {node["offering"]["id"]: Severity[node["severity"]] for node in report["offerings"]["nodes"]}
    for offering, agreement, consumer, criticality in await quellhaven.read(COVERS, name="covers"):
        if agreement in affected and offering in severity:
            hit[offering][agreement] = consumer, min(Severity[criticality], severity[offering])
    assert any(hit.values())
    for node in report["offerings"]["nodes"]:
        mine = hit[node["offering"]["id"]].values()
        worst = {consumer: max(grade for one, grade in mine if one == consumer) for consumer, _ in mine}
        assert node["agreements"] == counted([grade for _, grade in mine])
        assert node["consumers"] == counted(list(worst.values()))


async def test_what_an_offering_passed_on_before_is_counted_as_none(open_engine: Database, tmp_path: Path) -> None:
    files = {
        "organizations": "id,name\np,P\nc,C\ne,E\n",
        "offerings": "id,name,provider\na,A,p\n",
        "agreements": "id,provider,consumer,offering,criticality\nca,p,c,a,LOW\nce,p,c,a,HIGH\nea,p,e,a,LOW\n",
        "changes": "id,title,status,effective_on\nworks,Works,ANNOUNCED,2027-01-01\n",
        "changed_offerings": "change,offering,action\nworks,a,DEGRADE\n",
    }
    folder = write(tmp_path, {f"{name}.csv": rows for name, rows in files.items()})
    await hold(open_engine, "degraded", partial(imported, folder=folder))
    report = await asked(
        open_engine,
        f"""{{ impact(scenario: {{
          effectiveOn: "2027-02-01", includePlanned: true, changes: [{{ offering: "a", action: RETIRE }}]
        }}) {{
          offerings {{ nodes {{ consumers {COUNTS} agreements {COUNTS} }} }}
        }} }}""",
    )
    none, high = int(Severity.NONE), int(Severity.HIGH)
    assert report["offerings"]["nodes"] == [
        {"agreements": counted([none, none, high]), "consumers": counted([none, high])}
    ]
