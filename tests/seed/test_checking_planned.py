"""Until when planned changes do something, beside the day on which they take effect."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.database.schema import set_up_schema
from seed.checking import check
from seed.faults import Fault
from tests.seed.estates import SMALL, imported, write

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from graph.database.engine import Database

CHANGES = "id,title,effective_on\nworks,Works,2027-01-10\nsome-day,Some day,\n"
CHANGED = "change,offering,action,until\n"
PLANNED: Mapping[str, str] = {
    **SMALL,
    "changes.csv": CHANGES,
    "changed_offerings.csv": f"{CHANGED}works,maps,SUSPEND,2027-02-01\nsome-day,maps,DEGRADE,2027-01-01\n",
}


def early(until: str, day: str, action: str = "SUSPEND") -> str:
    return f"{action} of 'maps' is over on {until}, which is not after the day on which the change takes effect ({day})"


async def test_a_row_says_until_when_only_of_what_is_for_a_time_and_after_its_day(
    database: Database, tmp_path: Path
) -> None:
    await set_up_schema(database)
    rows = "works,maps,SUSPEND,2027-01-10\nworks,tiles,RETIRE,2027-03-01\nworks,tiles,DEGRADE,2027-01-11\n"
    faults = await check(database, [write(tmp_path, {**PLANNED, "changed_offerings.csv": CHANGED + rows})])
    assert list(faults) == [
        Fault("changed_offerings.csv", 2, "until", early("2027-01-10", "2027-01-10")),
        Fault("changed_offerings.csv", 3, "until", "only SUSPEND and DEGRADE are for a time: leave it out, for RETIRE lasts"),
    ]  # fmt: skip


LATER = "id,title,effective_on\nworks,Works,2027-02-01\n"
CHANGED_AGAIN: tuple[tuple[Mapping[str, str], list[Fault]], ...] = (
    (
        {"changed_offerings.csv": f"{CHANGED}works,maps,SUSPEND,2027-01-09\n"},
        [Fault("changed_offerings.csv", 2, "until", early("2027-01-09", "2027-01-10"))],
    ),
    (
        {"changes.csv": LATER},
        [Fault("changes.csv", 2, "effective_on", f"{early('2027-02-01', '2027-02-01')}; so it is in the graph")],
    ),
    ({"changes.csv": LATER, "changed_offerings.csv": f"{CHANGED}works,maps,SUSPEND,2027-02-02\n"}, []),
    ({"changes.csv": LATER, "changed_offerings.csv": f"{CHANGED}works,maps,SUSPEND,\n"}, []),
    (
        {"changes.csv": LATER, "changed_offerings.csv": "change,offering,action,severity\nworks,maps,SUSPEND,LOW\n"},
        [Fault("changes.csv", 2, "effective_on", f"{early('2027-02-01', '2027-02-01')}; so it is in the graph")],
    ),
    (
        {"changes.csv": "id,title,effective_on\nsome-day,Some day,2027-01-01\n"},
        [
            Fault(
                "changes.csv",
                2,
                "effective_on",
                f"{early('2027-01-01', '2027-01-01', 'DEGRADE')}; so it is in the graph",
            )
        ],
    ),
    ({"changes.csv": "id,title,effective_on\nworks,Works,\n"}, []),
    ({"changes.csv": "id,title\nworks,Other works\n"}, []),
)


@pytest.mark.parametrize(("files", "expected"), CHANGED_AGAIN)
async def test_a_file_is_held_against_what_is_planned_already(
    database: Database, tmp_path: Path, files: Mapping[str, str], expected: list[Fault]
) -> None:
    await set_up_schema(database)
    await imported(database, write(tmp_path / "planned", PLANNED))
    assert list(await check(database, [write(tmp_path / "again", files)])) == expected
