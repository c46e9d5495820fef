"""The benchmark of bounded access in its smallest form: who reaches all organizations is answered as who sees everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.graphql.questions import questions
from tests.bench.figures import SPENT
from tests.bench.programs import printed, table

if TYPE_CHECKING:
    from pathlib import Path


def test_every_question_is_answered_alike_and_has_figures(tmp_path: Path) -> None:
    options = ("--size", "XS", "--engine", "embedded", "--blocks", "1", "--events", "60")
    rows = table(printed("access", *options, "--data", tmp_path))
    names = [f"{name} {question.words}" for name, question in questions("", "").items()]
    assert [cells[0] for cells in rows[1:]] == [
        *names,
        "impact: totals and 50 consumers",
        "trail: the 50 newest",
        "trail: the same with totalCount",
    ]
    for cells in rows[1:]:
        assert all((found := SPENT.fullmatch(cell)) and float(found[2]) > 0 for cell in cells[1:4]), cells
