"""Small estates with questions and their answers, worked out by hand or by an independent program."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final, NamedTuple

AFTER: Final = Path(__file__).parents[2] / "data" / "after" / "cases.json"


class Case(NamedTuple):
    """`asked`: the question as it stands there."""

    id: str
    ask: str
    estate: dict[str, list[dict[str, str]]]
    asked: dict[str, Any]
    expect: dict[str, Any]

    @property
    def given(self) -> dict[str, Any]:
        """A question about an impact as random ones are written."""
        return {"estate": self.estate, "scenario": self.asked["scenario"], "today": self.asked["today"]}


def cases() -> list[Case]:
    return [
        Case(f"{case['id']}: {case['name']}, {number}", asked["ask"], case["estate"], asked, asked["expect"])
        for case in json.loads(AFTER.read_text(encoding="utf-8"))["cases"]
        for number, asked in enumerate(case["questions"], 1)
    ]
