"""The benchmark of load in its smallest form: clients are answered, nothing acknowledged is lost, costly questions are right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench.programs import printed, table

if TYPE_CHECKING:
    from pathlib import Path


def test_clients_are_answered_and_costly_questions_have_figures(tmp_path: Path) -> None:
    options = ("--size", "XS", "--clients", "4", "--seconds", "2", "--data", tmp_path)
    rows = table(printed("load", *options))
    crowd = next(cells for cells in rows if cells[0] == "4 clients")
    assert crowd[3].startswith("no failure; of ")
    assert " people 0 lost; " in crowd[3]
    costly = {cells[0]: cells[3] for cells in rows if cells[0].startswith("a small question beside ")}
    assert len(costly) == 8
    assert [what for what, said in costly.items() if " of [" in said or said.startswith("0 answered")] == []
