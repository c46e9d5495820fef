"""Columns that a file leaves out stay as they are in the graph, and are judged beside those that it states."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from seed.checking import check
from seed.faults import Fault
from tests.seed.estates import SMALL, imported, write

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from graph.engine import Database

ESTATE: Mapping[str, str] = {
    **SMALL,
    "people.csv": "id,name,absent_from,absent_until\nada,Ada,2026-05-01,2026-06-01\nbo,Bo,,\n",
    "expectations.csv": (
        "id,relationship,side,statement,status,reason\n"
        "e1,cartoleth~lastmile,CONSUMER,Soon,STATED,\n"
        "e2,cartoleth~lastmile,CONSUMER,Sooner,DECLINED,Too dear\n"
    ),
    "risks.csv": "id,side,statement,visibility\nr1,CONSUMER,It breaks,SHARED\n",
}


@pytest_asyncio.fixture
async def estate(database: Database, tmp_path: Path) -> Database:
    await imported(database, write(tmp_path / "estate", ESTATE))
    return database


GONE = "is the first day on which it is over, as it is in the graph"
FAULTY: Mapping[str, tuple[str, Fault]] = {
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
}


@pytest.mark.parametrize("file", FAULTY)
async def test_what_contradicts_what_is_left_out_is_refused(estate: Database, tmp_path: Path, file: str) -> None:
    rows, fault = FAULTY[file]
    assert list(await check(estate, [write(tmp_path / "later", {f"{file}.csv": rows})])) == [fault]


FINE: Mapping[str, str] = {
    "people.csv": "id,name,absent_until\nada,Ada,2026-07-01\nbo,Bo,2026-01-01\n",
    "memberships.csv": "person,organization,since\nbo,cartoleth,2019-01-01\nada,lastmile,2030-01-01\n",
    "expectations.csv": "id,relationship,side,statement,status\ne2,cartoleth~lastmile,CONSUMER,Sooner,DECLINED\n",
}


async def test_what_agrees_with_it_is_taken(estate: Database, tmp_path: Path) -> None:
    assert list(await check(estate, [write(tmp_path / "later", FINE)])) == []
