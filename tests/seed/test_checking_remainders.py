"""Columns that a file leaves out stay as they are in the graph, and are judged beside those that it states."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from seed.checking import check
from seed.faults import Fault
from tests.held import hold
from tests.seed.estates import SMALL, imported, write

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from graph.database.engine import Database

ESTATE: Mapping[str, str] = {
    **SMALL,
    "people.csv": "id,name,absent_from,absent_until\nada,Ada,2026-05-01,2026-06-01\nbo,Bo,,\n",
    "expectations.csv": (
        "id,relationship,side,statement,status,reason\n"
        "e1,cartoleth~lastmile,CONSUMER,Soon,STATED,\n"
        "e2,cartoleth~lastmile,CONSUMER,Sooner,DECLINED,Too dear\n"
    ),
    "risks.csv": "id,side,statement,visibility\nr1,CONSUMER,It breaks,SHARED\n",
    "targets.csv": "id,measure,threshold,agreement\nt1,availability,99,agr-1\n",
    "signals.csv": (
        "id,kind,value,from,to,target,offering\n"
        "s1,INCIDENTS,1,2026-01-01,2026-02-01,,maps\n"
        "s2,INCIDENTS,1,2026-01-01,2026-02-01,t1,\n"
    ),
    "complaints.csv": "id,relationship,raised_at,text\nc1,cartoleth~lastmile,2026-01-01,Slow\n",
    "commitments.csv": "id,relationship,side,text\nk1,cartoleth~lastmile,PROVIDER,Faster\n",
    "escalations.csv": "id,relationship,raised_at,complaint\nx1,cartoleth~lastmile,2026-01-02T00:00:00Z,c1\n",
    "dependencies.csv": (
        "from,to,criticality,alternatives,required\nmaps,tiles,,base,2\nmaps,atlas,LOW,base,2\natlas,tiles,,,\n"
    ),
}


@pytest_asyncio.fixture
async def estate(open_engine: Database, tmp_path: Path) -> Database:
    folder = write(tmp_path / "estate", ESTATE)
    await hold(open_engine, "remainders", partial(imported, folder=folder))
    return open_engine


GONE = "is the first day on which it is over, as it is in the graph"
FAULTY: Mapping[str, tuple[str, *tuple[Fault, ...]]] = {
    "people": (
        "id,name,absent_until\nada,Ada,2026-04-01\n",
        Fault(
            "people.csv",
            2,
            "absent_until",
            f"2026-04-01 is not after absent_from (2026-05-01): absent_until {GONE}",
        ),
    ),
    "memberships": (
        "person,organization,since\nbo,cartoleth,2022-01-01\n",
        Fault("memberships.csv", 2, "since", f"2021-01-01 is not after since (2022-01-01): until {GONE}"),
    ),
    "expectations": (
        "id,relationship,side,statement,status\ne1,cartoleth~lastmile,CONSUMER,Soon,DECLINED\n",
        Fault("expectations.csv", 2, "reason", "is missing: who declines says why"),
    ),
    "risks": (
        "id,side,statement\nr1,CONSUMER,It breaks\nr2,CONSUMER,It breaks too\n",
        Fault(
            "risks.csv",
            3,
            "visibility",
            "is, unless stated, PROVIDER, but it is the view of the side CONSUMER: state CONSUMER or SHARED",
        ),
    ),
    "signals": (
        "id,kind,value,from,to,target\ns1,INCIDENTS,1,2026-01-01,2026-02-01,t1\n",
        Fault(
            "signals.csv",
            2,
            "target",
            "target and offering are both given: state one of them; the graph has offering 'maps', which an empty cell "
            "takes away",
        ),
    ),
    "signals that lose what they are about": (
        "id,kind,value,from,to,target\ns1,INCIDENTS,1,2026-01-01,2026-02-01,\ns2,INCIDENTS,1,2026-01-01,2026-02-01,\n",
        Fault("signals.csv", 3, "target", "is missing: state target or offering"),
    ),
    "signals that are new": (
        "id,kind,value,from,to\ns1,INCIDENTS,1,2026-01-01,2026-02-01\ns3,INCIDENTS,1,2026-01-01,2026-02-01\n",
        Fault("signals.csv", 3, "offering", "is missing: state target or offering"),
    ),
    "escalations": (
        "id,relationship,raised_at,commitment\nx1,cartoleth~lastmile,2026-01-02T00:00:00Z,k1\n",
        Fault(
            "escalations.csv",
            2,
            "commitment",
            "complaint and commitment are both given: state one of them; the graph has complaint 'c1', which an empty "
            "cell takes away",
        ),
    ),
    "dependencies": (
        "from,to,required\nmaps,atlas,2\natlas,tiles,2\n",
        Fault(
            "dependencies.csv",
            3,
            "required",
            "2 are needed, but no group is named: state alternatives, or 1 as required",
        ),
    ),
    "dependencies out of their group": (
        "from,to,alternatives\nmaps,tiles,\nmaps,atlas,\n",
        *(
            Fault(
                "dependencies.csv",
                line,
                "required",
                "2 are needed, but no group is named: state alternatives, or 1 as required; the graph has required 2",
            )
            for line in (2, 3)
        ),
    ),
}


@pytest.mark.parametrize("file", FAULTY)
async def test_what_contradicts_what_is_left_out_is_refused(estate: Database, tmp_path: Path, file: str) -> None:
    rows, *faults = FAULTY[file]
    later = write(tmp_path / "later", {f"{file.split(maxsplit=1)[0]}.csv": rows})
    assert list(await check(estate, [later])) == faults


FINE: Mapping[str, str] = {
    "people.csv": "id,name,absent_until\nada,Ada,2026-07-01\nbo,Bo,2026-01-01\n",
    "memberships.csv": "person,organization,since\nbo,cartoleth,2019-01-01\nada,lastmile,2030-01-01\n",
    "expectations.csv": "id,relationship,side,statement,status\ne2,cartoleth~lastmile,CONSUMER,Sooner,DECLINED\n",
    "signals.csv": (
        "id,kind,value,from,to,target\ns1,INCIDENTS,2,2026-01-01,2026-02-01,\ns2,INCIDENTS,2,2026-01-01,2026-02-01,t1\n"
    ),
    "escalations.csv": "id,relationship,raised_at,commitment\nx1,cartoleth~lastmile,2026-01-02T00:00:00Z,\n",
    "dependencies.csv": "from,to,required\nmaps,tiles,1\nmaps,atlas,1\n",
}


async def test_what_agrees_with_it_is_taken(estate: Database, tmp_path: Path) -> None:
    assert list(await check(estate, [write(tmp_path / "later", FINE)])) == []


async def test_what_stands_in_a_cell_that_cannot_be_read_is_not_taken_for_left_out(
    estate: Database, tmp_path: Path
) -> None:
    signals = "id,kind,value,from,to,target\ns3,INCIDENTS,1,2026-01-01,2026-02-01,t\u202e1\n"
    faults = list(await check(estate, [write(tmp_path / "later", {"signals.csv": signals})]))
    assert [fault[:3] for fault in faults] == [("signals.csv", 2, "target")]


REPRESENTED: Mapping[str, tuple[str, list[tuple[str, int, str]]]] = {
    "one who answers again, from a day of before on": (
        "person,relationship,role,accountable\nada,cartoleth~lastmile,CONSUMER_REPRESENTATIVE,true\n",
        [("stakeholders.csv", 2, "accountable")],
    ),
    "a term that is let run on": (
        (
            "person,relationship,role,until\nbo,cartoleth~lastmile,CONSUMER_REPRESENTATIVE,\n"
            "ada,cartoleth~lastmile,CONSUMER_REPRESENTATIVE,\n"
        ),
        [("stakeholders.csv", 3, "until")],
    ),
    "one after the other": (
        "person,relationship,role,since\nada,cartoleth~lastmile,CONSUMER_REPRESENTATIVE,2026-01-01\n",
        [],
    ),
}


@pytest.mark.parametrize("case", REPRESENTED)
async def test_whoever_is_accountable_in_the_graph_is_so_for_the_days_that_are_stated(
    estate: Database, tmp_path: Path, case: str
) -> None:
    before = (
        "person,relationship,role,accountable,since,until\n"
        "bo,cartoleth~lastmile,CONSUMER_REPRESENTATIVE,true,2020-01-01,2025-01-01\n"
        "ada,cartoleth~lastmile,CONSUMER_REPRESENTATIVE,{},{},2026-06-01\n"
    ).format(*(("false", "2024-01-01") if case.startswith("one who") else ("true", "2025-01-01")))
    await imported(estate, write(tmp_path / "before", {"stakeholders.csv": before}))
    rows, places = REPRESENTED[case]
    faults = await check(estate, [write(tmp_path / "later", {"stakeholders.csv": rows})])
    assert [fault[:3] for fault in faults] == places


MOVED: Mapping[str, str] = {
    "agreements": "id,provider,consumer\nagr-1,lastmile,cartoleth\n",
    "relationships": "id,provider,consumer\ncartoleth~lastmile,maps-team,lastmile\n",
    "offerings": "id,name,provider\nmaps,Maps,lastmile\ntiles,Tiles,cartoleth\n",
    "organizations": "id,name,part_of\nmaps-team,Maps team,lastmile\n",
}


@pytest.mark.parametrize("file", MOVED)
async def test_what_an_agreement_in_force_covers_is_not_given_away_by_a_file_that_leaves_it_out(
    estate: Database, tmp_path: Path, file: str
) -> None:
    later = write(tmp_path / "later", {f"{file}.csv": MOVED[file]})
    offering, agreement = ("tiles", "agr-2") if file == "organizations" else ("maps", "agr-1")
    column = {"agreements": "relationship", "organizations": "part_of"}.get(file, "provider")
    faults = list(await check(estate, [later]))
    assert [(*fault[:3], fault.message.partition(":")[0]) for fault in faults] == [
        (f"{file}.csv", 2, column, f"{offering!r} cannot be covered by {agreement!r}")
    ]
    ended = {
        "agreements.csv": "id,relationship,status\nagr-1,cartoleth~lastmile,ENDED\nagr-2,cartoleth~lastmile,ENDED\n"
    }
    await imported(estate, write(tmp_path / "ended", ended))
    assert list(await check(estate, [later])) == []


async def test_a_term_that_has_renewed_itself_keeps_what_it_covers_and_an_ended_relationship_does_not(
    estate: Database, tmp_path: Path
) -> None:
    ended = "id,relationship,valid_to,renewal\nagr-1,cartoleth~lastmile,2020-01-01,"
    moved = write(tmp_path / "later", {"offerings.csv": MOVED["offerings"]})
    for renewal, faulty in (("AUTO", True), ("NONE", False), ("AUTO", True)):
        await imported(estate, write(tmp_path / "ended", {"agreements.csv": f"{ended}{renewal}\n"}))
        assert bool(list(await check(estate, [moved]))) is faulty
    over = {"relationships.csv": "id,provider,consumer,status\ncartoleth~lastmile,cartoleth,lastmile,ENDED\n"}
    assert list(await check(estate, [moved, write(tmp_path / "over", over)])) == []


async def test_what_was_covered_by_an_agreement_that_is_over_may_be_stated_again(
    estate: Database, tmp_path: Path
) -> None:
    ended = {
        "agreements.csv": "id,relationship,status,offering\nagr-1,cartoleth~lastmile,ENDED,maps\n",
        "offerings.csv": "id,name,provider\nmaps,Maps,lastmile\n",
    }
    assert list(await check(estate, [write(tmp_path / "ended", ended)])) == []
    live = ended | {"agreements.csv": ended["agreements.csv"].replace("ENDED", "ACTIVE")}
    assert [fault[:3] for fault in await check(estate, [write(tmp_path / "live", live)])] == [
        ("agreements.csv", 2, "offering")
    ]
