"""The benchmark of imports in its smallest form: each format holds the same rows, and has figures."""

from __future__ import annotations

import re
from typing import Final

from tests.bench.programs import printed, table

MEASURE: Final = re.compile(r"(csv|jsonl|yaml|xlsx), ([\d,]+) rows, \d+ MB")
MEMORY: Final = re.compile(r"at most (\d+) MB")


def test_each_format_has_the_same_rows_and_its_figures() -> None:
    rows = table(printed("importing", "--rows", "2000"))[1:]
    found = [MEASURE.fullmatch(cells[0]) for cells in rows]
    assert [one and one[1] for one in found] == ["csv", "jsonl", "yaml", "xlsx"]
    assert len({one and one[2] for one in found}) == 1
    for cells in rows:
        assert (memory := MEMORY.fullmatch(cells[3]))
        assert 20 < int(memory[1]) < 1000
        assert cells[5] == "yes"


def test_what_is_written_has_figures_too() -> None:
    (row,) = table(printed("importing", "--rows", "2000", "--formats", "csv", "--write"))[1:]
    assert (found := MEASURE.fullmatch(row[0]))
    assert int(found[2].replace(",", "")) > 1_000
