"""The benchmark of the explorer in its smallest form: every screen is waited for, and has figures."""

from __future__ import annotations

import os
import re
import shutil
from typing import TYPE_CHECKING, Final

import pytest

from tests.bench.programs import printed, table

if TYPE_CHECKING:
    from pathlib import Path

WAITED: Final = re.compile(r"([\d.]+) m?s, p95 ([\d.]+) m?s, least (-?[\d.]+) m?s")


@pytest.mark.skipif(shutil.which("chromium") is None and not os.environ.get("CI"), reason="Chromium is missing")
def test_every_screen_is_waited_for(tmp_path: Path) -> None:
    rows = table(printed("explorer", "--size", "XS", "--times", "2", "--data", tmp_path))
    assert len(rows[1:]) >= 8
    for _, waited, *_ in rows[1:-1]:
        assert WAITED.fullmatch(waited), waited
    assert rows[-1][-1] == "yes"
