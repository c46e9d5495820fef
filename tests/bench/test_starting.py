"""The benchmark of starts in its smallest form: both kinds of start answer, and have figures."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Final

from tests.api.command.conftest import ROOT, known_variables

if TYPE_CHECKING:
    from pathlib import Path

WALL: Final = re.compile(r"([\d.]+) s, least ([\d.]+) s")
SPENT: Final = re.compile(r"([\d.]+) s, Java ([\d.]+) s")


def test_a_first_and_a_later_start_have_figures(tmp_path: Path) -> None:
    others = {name: value for name, value in os.environ.items() if name not in known_variables()}
    ran = subprocess.run(  # noqa: S603  # ours, by this interpreter
        [sys.executable, "-P", "-m", "bench.starting", "--size", "XS", "--rounds", "1", "--data", str(tmp_path)],
        env={**others, "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in ran.stdout.splitlines() if line[:2] == "| "]
    assert [cells[0] for cells in rows[1:]] == ["the first start", "each later one"]
    for _, wall, cpu, *_ in rows[1:]:
        assert (found := WALL.fullmatch(wall))
        assert float(found[1]) > 0
        assert (found := SPENT.fullmatch(cpu))
        assert min(map(float, found.groups())) > 0
