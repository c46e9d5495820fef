"""What is asked, out of arguments and files; each fault is one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from api.command.impact.scenario import scenario_of
from graph.errors import BadInput

if TYPE_CHECKING:
    from pathlib import Path

PLAN = """
effectiveOn: 2027-01-01
includePlanned: true
changes:
  - {offering: maps, action: RETIRE}
  - {offering: billing, action: degrade, severity: HIGH}
"""


def test_changes_are_named_with_and_without_a_severity() -> None:
    assert scenario_of(["maps=RETIRE", "billing=degrade:high"], None, "2027-01-01", include_planned=True) == {
        "changes": [
            {"offering": "maps", "action": "RETIRE"},
            {"offering": "billing", "action": "DEGRADE", "severity": "HIGH"},
        ],
        "effectiveOn": "2027-01-01",
        "includePlanned": True,
    }


def test_an_id_may_hold_an_equals_sign_and_a_colon() -> None:
    assert scenario_of(["urn:a=b=RETIRE"], None, None)["changes"] == [{"offering": "urn:a=b", "action": "RETIRE"}]


def test_a_file_says_the_same_and_what_is_named_goes_before_it(tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text(PLAN)
    changes = [
        {"offering": "maps", "action": "RETIRE"},
        {"offering": "billing", "action": "DEGRADE", "severity": "HIGH"},
    ]
    assert scenario_of([], file, None) == {"effectiveOn": "2027-01-01", "includePlanned": True, "changes": changes}
    assert scenario_of(["atlas=BREAK"], file, "2027-02-02") == {
        "effectiveOn": "2027-02-02",
        "includePlanned": True,
        "changes": [*changes, {"offering": "atlas", "action": "BREAK"}],
    }


def test_json_is_a_scenario_file_too(tmp_path: Path) -> None:
    file = tmp_path / "plan.json"
    file.write_text('{"changes": [{"offering": "maps", "action": "RETIRE"}]}')
    assert scenario_of([], file, None)["changes"] == [{"offering": "maps", "action": "RETIRE"}]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "maps",
            "'maps' is no change: write OFFERING=ACTION, like maps=RETIRE, billing=DEGRADE:HIGH or maps=SUSPEND..2027-03-01.",
        ),
        (
            "=RETIRE",
            "'=RETIRE' is no change: write OFFERING=ACTION, like maps=RETIRE, billing=DEGRADE:HIGH or maps=SUSPEND..2027-03-01.",
        ),
        (
            "maps=RETRE",
            (
                "The action in 'maps=RETRE' must be RETIRE, SUSPEND, BREAK, DEGRADE, MODIFY, TRANSFER, REPRICE or "
                "RETERM; it is 'RETRE'. Did you mean RETIRE?"
            ),
        ),
        (
            "maps=RETIRE:TERRIBLE",
            "The severity in 'maps=RETIRE:TERRIBLE' must be LOW, MEDIUM, HIGH or CRITICAL; it is 'TERRIBLE'.",
        ),
        ("maps=RETIRE:NONE", "The severity in 'maps=RETIRE:NONE' must be LOW, MEDIUM, HIGH or CRITICAL; it is 'NONE'."),
    ],
)
def test_a_wrong_change_is_explained(text: str, sentence: str) -> None:
    with pytest.raises(BadInput) as wrong:
        scenario_of([text], None, None)
    assert str(wrong.value) == sentence


def test_no_change_at_all_is_explained() -> None:
    with pytest.raises(BadInput, match=r"^Which change\? Write OFFERING=ACTION, like maps=RETIRE, or name a file"):
        scenario_of([], None, "2027-01-01")


@pytest.mark.parametrize("day", ["2027-02-30", "1.1.2027", "tomorrow", ""])
def test_a_wrong_day_is_explained(day: str) -> None:
    with pytest.raises(BadInput, match=f"^--on is '{day}': .*YYYY-MM-DD"):
        scenario_of(["maps=RETIRE"], None, day)


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("changes: [", " is neither YAML nor JSON: while parsing"),
        ("[]", " must have name, effectiveOn, includePlanned or changes."),
        ("changes: maps", ": changes must be a list of changes, each with offering and action."),
        ("effective_on: 2027-01-01", ": there is no 'effective_on' here. Did you mean effectiveOn?"),
        ("changes: [maps]", ": change 1 must have offering, action, severity or until."),
        ("changes: [{offering: 7, action: RETIRE}]", ": change 1: offering must be the id of an offering, in quotes"),
        ("changes: [{offering: a}]", ": change 1: action must be RETIRE, SUSPEND, BREAK"),
        ("changes: [{offering: a, action: RETIRE, on: x}]", ": change 1: there is no 'True' here."),
        ("changes: []\nincludePlanned: perhaps", ": includePlanned is true or false."),
        ("changes: []\neffectiveOn: soon", ": effectiveOn is 'soon': a day is written YYYY-MM-DD"),
    ],
)
def test_a_wrong_file_is_explained(tmp_path: Path, written: str, sentence: str) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text(written)
    with pytest.raises(BadInput) as wrong:
        scenario_of([], file, None)
    assert str(wrong.value).startswith(f"{file}{sentence}")


def test_a_file_that_is_not_there_is_explained(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be read: No such file or directory"):
        scenario_of([], tmp_path / "nowhere.yaml", None)
