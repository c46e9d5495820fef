"""Documents that are refused before anything runs: each is sent again and again by one client for a while."""

from __future__ import annotations

import time
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

import orjson

from bench.load.costly import COMPARE
from tests.api.hostile import HOSTILE

if TYPE_CHECKING:
    from bench.serving import Served

LASTS: Final = 3.0
"""Seconds that each is sent."""
SCENARIOS: Final = 10
CHANGES: Final = 1_000
ASKS: Final = 20


def compared_often() -> tuple[str, dict[str, Any]]:
    """20 comparisons of ten scenarios in one document."""
    head, selection = COMPARE.split("{", 1)
    field = selection.rsplit("}", 1)[0].strip()
    asked = " ".join(f"a{number}: {field}" for number in range(ASKS))
    changes = [{"offering": "maps", "action": "RETIRE"}]
    scenarios = [
        {"name": f"plan {number}", "changes": changes, "effectiveOn": "2027-01-01"} for number in range(SCENARIOS)
    ]
    return f"{head}{{ {asked} }}", {"scenarios": scenarios}


def changed_much() -> tuple[str, dict[str, Any]]:
    """One comparison of ten scenarios with a thousand changes each."""
    changes = [{"offering": f"none-{number}", "action": "RETIRE"} for number in range(CHANGES)]
    scenarios = [
        {"name": f"plan {number}", "changes": changes, "effectiveOn": "2027-01-01"} for number in range(SCENARIOS)
    ]
    return COMPARE, {"scenarios": scenarios}


def weak_for_days() -> tuple[str, dict[str, Any]]:
    """Weak points of 20 days in one document."""
    asked = " ".join(
        f'd{day}: weakPoints(first: 50, on: "2027-01-{day + 1:02}") {{ nodes {{ offering {{ id }} }} }}'
        for day in range(ASKS)
    )
    return f"query Weak {{ {asked} }}", {}


DOCUMENTS: Final[dict[str, tuple[str, dict[str, Any]]]] = {
    **{name: (text, {}) for name, text in HOSTILE.items()},
    "20 comparisons of ten scenarios": compared_often(),
    "ten scenarios of 1,000 changes compared": changed_much(),
    "weak points of 20 days": weak_for_days(),
}
"""Text and variables by what they are."""


def sent_again_and_again(running: Served, text: str, variables: dict[str, Any]) -> str:
    """How often it was refused, and with what code. Raises RuntimeError where it is answered."""
    codes = Counter[str]()
    until, number = time.monotonic() + LASTS, 0
    while time.monotonic() < until:
        number += 1
        body = orjson.dumps({"query": f"{text} # {number}", "variables": variables})
        answer = orjson.loads(running.post(body))
        if "errors" not in answer:
            raise RuntimeError(f"It is answered: {text[:80]}")
        codes[answer["errors"][0]["extensions"]["code"]] += 1
    return ", ".join(f"{count:,} of {code}" for code, count in codes.most_common())
