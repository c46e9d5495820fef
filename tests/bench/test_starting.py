"""The benchmark of starts in its smallest form: both kinds of start answer, and have figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tests.bench.programs import printed, table

if TYPE_CHECKING:
    from pathlib import Path

WALL: Final = re.compile(r"([\d.]+) s, least ([\d.]+) s")
SPENT: Final = re.compile(r"([\d.]+) s, Java ([\d.]+) s")


def test_a_first_and_a_later_start_have_figures(tmp_path: Path) -> None:
    rows = table(printed("starting", "--size", "XS", "--rounds", "1", "--data", tmp_path))
    assert [cells[0] for cells in rows[1:]] == ["the first start", "each later one"]
    for _, wall, cpu, *_ in rows[1:]:
        assert (found := WALL.fullmatch(wall))
        assert float(found[1]) > 0
        assert (found := SPENT.fullmatch(cpu))
        assert min(map(float, found.groups())) > 0
