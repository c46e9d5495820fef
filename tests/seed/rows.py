"""Rows of any kind, drawn from the declarations: what an estate may hold, and nothing that contradicts itself."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Any, Final

from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from graph.model import MODEL
from graph.model.rules import INTERVALS, TOGETHER
from graph.model.scalars import Name, Scalar
from seed.filling import row_faults
from seed.sheets import KIND, sheets

if TYPE_CHECKING:
    from collections.abc import Mapping

    from seed.sheets import Cell, Sheet

Row = dict[str, Any]

KEYS: Final[tuple[str, ...]] = ("a", "B", "ä", "a b", "x,y", '"q"', "~", "Complaint:a", "10", "é;=")
TEXTS: Final = st.text(
    st.characters(
        codec="utf-8",
        exclude_categories=["Cc", "Cs"],
        exclude_characters="\ufffe\uffff",
        include_characters='\n\r\t",;|= ',
    ),
    min_size=1,
    max_size=12,
)
"""Without what no workbook can hold: an export refuses it (`test_workbooks.py`)."""
EARLY: Final = "2026-01-01"
LATER: Final = st.sampled_from(["2026-06-30", "2027-12-31"])
VALUES: Final[Mapping[Scalar, st.SearchStrategy[Any]]] = {
    Scalar.INTEGER: st.integers(1, 2),
    Scalar.NUMBER: st.floats(0, 1) | st.just(1.0),
    Scalar.FLAG: st.booleans(),
    Scalar.DAY: LATER,
    Scalar.INSTANT: st.sampled_from(["2026-01-02T03:04:05Z", "2026-01-02T03:04:05.5+02:00"]),
    Scalar.DURATION: st.sampled_from(["P6M", "PT30M"]),
}
STANDARD: Final[Mapping[str, st.SearchStrategy[str]]] = {
    "language": st.sampled_from(["pt", "fr-BE"]),
    "timezone": st.sampled_from(["UTC", "Europe/Lisbon"]),
    "currency": st.sampled_from(["EUR", "JPY"]),
}
"""By column: texts that a standard defines."""
SOUND: Final[Mapping[tuple[str, str], st.SearchStrategy[Any]]] = {
    ("Judgement", "side"): st.sampled_from(["PROVIDER", "CONSUMER"]),
    ("Judgement", "at"): st.just(EARLY),
}
"""By kind and column: what a rule leaves of the values of its type."""
RULED: Final = frozenset({"Stakeholder", "COVERS", "Dependency", "ReportingLine"})
"""Rows that rules hold against other rows: tests of their own draw them."""
RULED_COLUMNS: Final[Mapping[str, frozenset[str]]] = {
    "Organization": frozenset({"part_of"}),
    "Person": frozenset({"reports_to"}),
    "Agreement": frozenset({"provider", "consumer", "offering", "criticality"}),
    "Attendance": frozenset({"attended"}),
}
NEEDED: Final = frozenset({("Agreement", "relationship"), ("Signal", "target"), ("Notice", "person")})
"""Columns of which one must be stated although each alone need not."""
REPAIRS: Final = {"reason": "So", "visibility": "SHARED"}


@st.composite
def of_all_kinds(draw: st.DrawFn) -> list[Row]:
    ids: dict[str, list[str]] = {
        kind.label: draw(st.lists(st.sampled_from(KEYS), min_size=1, max_size=2, unique=True))
        for kind in MODEL.kinds.values()
        if kind.file
    }
    rows: list[Row] = []
    for sheet in sheets():
        if sheet.thing:
            rows += [draw(row_of(sheet, ids, {"id": key})) for key in ids[sheet.kind]]
        elif sheet.link and sheet.kind not in RULED:
            pairs = [(start, end) for start in ids[sheet.link.start] for end in ids[sheet.link.end] if start != end]
            ends = draw(st.lists(st.sampled_from(pairs), max_size=2, unique=True)) if pairs else []
            columns = [cell.column for cell in sheet.cells if cell.refers]
            rows += [draw(row_of(sheet, ids, dict(zip(columns, pair, strict=True)))) for pair in ends]
    return draw(st.permutations(rows))


@st.composite
def row_of(draw: st.DrawFn, sheet: Sheet, ids: Mapping[str, list[str]], given: Row) -> Row:
    row: Row = {**given}
    for cell in sheet.cells:
        ruled = cell.column in RULED_COLUMNS.get(sheet.kind, ()) or (sheet.shared and cell.column == KIND)
        needed = cell.required or (sheet.kind, cell.column) in NEEDED
        if cell.column not in row and not ruled and (needed or draw(st.booleans())):
            row[cell.column] = draw(drawn_of(sheet, cell, ids))
    if {*row} & (together := {*TOGETHER.get(sheet.kind, ())}):
        row = dict.fromkeys(together) | row
    while found := next(iter(row_faults(sheet, row)), None):
        row[found[0]] = REPAIRS[found[0]] if row.get(found[0]) is None else None
    return {KIND: sheet.kind, **{sheet.kind_key if column == KIND else column: row[column] for column in row}}


def drawn_of(sheet: Sheet, cell: Cell, ids: Mapping[str, list[str]]) -> st.SearchStrategy[Any]:
    sound = SOUND.get((sheet.kind, cell.column))
    return value_of(cell, ids) if sound is None else sound


def value_of(cell: Cell, ids: Mapping[str, list[str]]) -> st.SearchStrategy[Any]:
    if cell.refers:
        several = len(cell.refers) > 1
        named = st.sampled_from([f"{label}:{key}" if several else key for label in cell.refers for key in ids[label]])
        return st.lists(named, min_size=1, max_size=2, unique=True) if cell.many else named
    assert cell.property is not None
    one: st.SearchStrategy[Any]
    if cell.column in {"effective_on", *(first for first, _ in INTERVALS)}:
        return st.just(EARLY)
    if cell.property.choice:
        one = st.sampled_from([member.value for member in cell.property.choice])
    elif cell.column in STANDARD:
        one = STANDARD[cell.column]
    elif cell.property.scalar is Scalar.TEXT:
        one = TEXTS.filter(partial(is_taken, Name if cell.many else cell.value))
    else:
        one = VALUES[cell.property.scalar or Scalar.INTEGER]
    return st.lists(one.map(_without_bar), min_size=1, max_size=2) if cell.many else one


def is_taken(type_: Any, text: str) -> bool:
    """Names hold less than other texts, and nothing is blank."""
    try:
        _adapter(type_).validate_python(text)
    except ValidationError:
        return False
    return True


@cache
def _adapter(type_: Any) -> TypeAdapter[Any]:
    return TypeAdapter(type_)


def _without_bar(text: str) -> str:
    return text.replace("|", "/")
