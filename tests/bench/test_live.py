"""The benchmark of live updates in its smallest form: nothing is lost, and all connections end as they should."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tests.bench.programs import printed, table

if TYPE_CHECKING:
    from pathlib import Path

MESSAGES: Final = re.compile(r"([\d,]+) messages: 0 lost, 0 doubled, 0 out of order")


def test_nothing_is_lost_and_every_measure_has_a_figure(tmp_path: Path) -> None:
    few = (
        "--size",
        "XS",
        "--keys",
        "2",
        "--connections",
        "2",
        "--subscriptions",
        "2",
        "--seconds",
        "1",
        "--opened",
        "20",
    )
    rows = table(printed("live", *few, "--data", tmp_path))
    said = {cells[0]: cells[1:] for cells in rows[1:]}
    assert len(said) == 10
    [messages] = [found for cells in said.values() if (found := MESSAGES.fullmatch(cells[0]))]
    assert int(messages[1].replace(",", "")) >= 8
    assert said["a key is withdrawn: its 2 connections"][0].startswith("ended with 4401 ")
    assert said["the process is ended: its 2 connections"][2].startswith("ended with 1012 ")
    stalled = said["a client with 50 subscriptions takes nothing"]
    assert stalled[0].startswith("gone after ")
    assert stalled[2].endswith(", 0 lost")
