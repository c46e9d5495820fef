"""A report as CSV holds no formula, whatever somebody called something."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from graph.text.documents.spreadsheet import spreadsheet

HARMLESS = {
    "=1+1": "'=1+1",
    "+49 30 1234": "'+49 30 1234",
    "-x": "'-x",
    "- x": "'- x",
    "@SUM(A1)": "'@SUM(A1)",
    "\t=1": "'\t'=1",
    "\r=1": "'\r'=1",
    "\n=1": "'\n'=1",
    "＝1": "'＝1",  # a wide sign begins a formula too
    "shop;=cmd|' /c calc'!A0": "shop;'=cmd|' /c calc'!A0",
    "a\n@b": "a\n'@b",
    "a=b; - c": "a=b; - c",
    "maps|routing": "maps|routing",
    "": "",
}


@pytest.mark.parametrize("text", HARMLESS)
def test_a_text_that_would_be_a_formula_is_told_to_be_a_text(text: str) -> None:
    (cell, last) = written((text, "last"))
    assert (cell, last) == (HARMLESS[text], "last")


@pytest.mark.parametrize(("number", "shown"), [(-3, "-3"), ("-3", "-3"), ("+12.50", "+12.50"), (-0.5, "-0.5")])
def test_a_number_stays_a_number(number: Any, shown: str) -> None:
    assert written((number, True, None)) == [shown, "true", ""]


def written(row: tuple[Any, ...]) -> list[str]:
    _, cells = csv.reader(io.StringIO(spreadsheet((["x"] * len(row), [row])), newline=""))
    return cells
