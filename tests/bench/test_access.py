"""The benchmark of bounded access in its smallest form: who reaches all organizations is answered as who sees everything."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from bench.graphql.questions import questions
from tests.api.command.conftest import ROOT, known_variables
from tests.bench.figures import SPENT

if TYPE_CHECKING:
    from pathlib import Path


def test_every_question_is_answered_alike_and_has_figures(tmp_path: Path) -> None:
    others = {name: value for name, value in os.environ.items() if name not in known_variables()}
    command = ["-P", "-m", "bench.access", "--size", "XS", "--engine", "embedded", "--blocks", "1", "--events", "60"]
    ran = subprocess.run(  # noqa: S603  # ours, by this interpreter
        [sys.executable, *command, "--data", str(tmp_path)],
        env={**others, "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in ran.stdout.splitlines() if line[:2] == "| "]
    names = [f"{name} {question.words}" for name, question in questions("", "").items()]
    assert [cells[0] for cells in rows[1:]] == [
        *names,
        "impact: totals and 50 consumers",
        "trail: the 50 newest",
        "trail: the same with totalCount",
    ]
    for cells in rows[1:]:
        assert all((found := SPENT.fullmatch(cell)) and float(found[2]) > 0 for cell in cells[1:4]), cells
