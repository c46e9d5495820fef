"""What is other than at the last run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from api.command.impact.difference import differences, keep, last_answer
from graph.errors import BadInput

if TYPE_CHECKING:
    from pathlib import Path

COUNTS = {"critical": 0, "high": 0, "medium": 0, "low": 0, "none": 0}


def answered(on: str = "2027-01-01", *, overdue: int = 0, people: int = 3, **consumers: str) -> dict[str, Any]:
    """Consumers with their severities."""
    counted = dict(COUNTS)
    for severity in consumers.values():
        counted[severity.lower()] += 1
    return {
        "effectiveOn": on,
        "totals": {"consumers": counted, "agreements": COUNTS, "offerings": COUNTS, "people": people},
        "consumers": {
            "nodes": [
                {"organization": {"id": id_, "name": id_.title()}, "severity": each} for id_, each in consumers.items()
            ]
        },
        "notice": {"overdue": overdue, "earliestDate": "2027-02-02"},
    }


def test_an_answer_like_the_last_one_has_no_differences() -> None:
    assert list(differences(answered(acme="HIGH"), answered(acme="HIGH"))) == []


def test_what_is_other_is_said_the_worst_first() -> None:
    before = answered(acme="HIGH", beta="LOW", zeta="MEDIUM")
    after = answered("2027-02-02", overdue=2, people=4, acme="CRITICAL", beta="LOW", gone="LOW")
    assert list(differences(before, after)) == [
        "It was asked for 2027-01-01, and is now for 2027-02-02.",
        "Consumers: CRITICAL 0 → 1, HIGH 1 → 0, MEDIUM 1 → 0, LOW 1 → 2.",
        "Acme: HIGH → CRITICAL.",
        "Gone: not affected → LOW.",
        "Zeta: MEDIUM → not affected.",
        "Notices overdue: 0 → 2.",
        "People to tell: 3 → 4.",
    ]


def test_an_answer_is_kept_until_the_next_run(tmp_path: Path) -> None:
    file = tmp_path / "last.json"
    assert last_answer(file) is None
    keep(answered(acme="HIGH"), file)
    assert last_answer(file) == answered(acme="HIGH")
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("text", ["", "[]", '{"totals": 1}'])
def test_a_file_that_holds_something_else_is_left_alone(tmp_path: Path, text: str) -> None:
    file = tmp_path / "last.json"
    file.write_text(text)
    with pytest.raises(BadInput, match=r"last\.json"):
        last_answer(file)
    assert file.read_text() == text
