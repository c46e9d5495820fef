"""A gentler plan, told to people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.seed.estates import write

if TYPE_CHECKING:
    from pathlib import Path

    from tests.api.command.conftest import Rapport

SUSPENDED: Final = {
    "organizations.csv": "id,name\nbank,Bank\nshop,Shop\n",
    "offerings.csv": "id,name,provider,suspended_from,suspended_until\ncur,Rates,bank,2026-12-01,2027-03-01\n",
    "relationships.csv": "id,provider,consumer\nbank-shop,bank,shop\n",
    "agreements.csv": "id,relationship,offering,status,criticality\nrates,bank-shop,cur,ACTIVE,CRITICAL\n",
}


def test_of_whoever_is_as_badly_off_already_it_is_not_said_that_nobody_is(empty: Rapport, tmp_path: Path) -> None:
    assert empty("import", write(tmp_path / "estate", SUSPENDED)).status == 0
    told = empty("suggestions", "cur=RETIRE", "--on", "2027-01-01", "--today", "2026-10-05").out
    assert "consumers now: none; as badly off already: 1 CRITICAL:" in told
    assert "Nobody becomes worse off by HIGH or more, and some are as badly off already." in told
    assert "Nobody is affected" not in told
