"""Pictures of the explorer are small, and all of them are shown."""

from __future__ import annotations

import re

from tests.docs.documents import ROOT
from tests.docs.screenshots import FOLDER, SCREENSHOTS


def test_each_screenshot_is_shown_and_small() -> None:
    kept = {path.stem: path.stat().st_size for path in FOLDER.glob("*.png")}
    shown = re.findall(r"]\(explorer/([\w-]+)\.png\)", (ROOT / "docs" / "explorer.md").read_text(encoding="utf-8"))
    assert set(kept) == set(SCREENSHOTS) == set(shown)
    assert {name: size for name, size in kept.items() if size > 150_000} == {}
