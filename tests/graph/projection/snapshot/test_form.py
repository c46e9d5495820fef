"""What is read from a snapshot is what was written, or nothing."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.projection.rows import OfferingRow, Tables
from graph.projection.snapshot import form
from graph.projection.snapshot.form import Mark, NotUsable, declared, encoded, head_of, rows_of
from graph.projection.tables import DEPENDENCY, LOADED
from tests.graph.impact.at_random.question import question
from tests.graph.impact.estates import as_asked

MARK = Mark(7, "0b9e5a0e-9a9b-4b0e-9a52-4f7cbd7c3c2f")


def some_tables(number: int) -> Tables:
    return as_asked(question(number)).tables


def lists(tables: Tables) -> dict[str, list[object]]:
    return {name: list(rows) for name, rows in tables._asdict().items()}


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 2**64), st.sampled_from((1, 2, 10_000)))
def test_rows_are_read_as_they_were_written_however_they_are_cut(number: int, piece: int) -> None:
    tables = some_tables(number)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(form, "PIECE", piece)
        data = encoded(MARK, tables)
    head = head_of(data)
    assert head.mark == MARK
    read = rows_of(data, head)
    assert lists(read) == lists(tables)
    assert all(type(row) is table.row for table in LOADED for row in getattr(read, table.name))


def test_text_of_any_kind_survives() -> None:
    names = ("", "\n", "ключ", "\u2028", "👩‍👩‍👧", "\x00", '"')
    tables = Tables(offerings=[OfferingRow(str(number), "p", name=name) for number, name in enumerate(names)])
    data = encoded(MARK, tables)
    assert lists(rows_of(data, head_of(data))) == lists(tables)


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 2**64).map(Random))
def test_a_damaged_snapshot_is_not_used(random: Random) -> None:
    data = bytearray(WHOLE)
    match random.choice(("cut", "flipped", "longer", "another end")):
        case "cut":
            del data[random.randrange(len(data)) :]
        case "flipped":
            data[random.randrange(len(data))] ^= 1 << random.randrange(8)
        case "longer":
            data += random.randbytes(random.randint(1, 9))
        case _:
            data[random.randrange(1, len(data)) :] = encoded(Mark(8, MARK.id), some_tables(5))
    if bytes(data) != WHOLE:
        with pytest.raises(NotUsable):
            head_of(bytes(data))


WHOLE = encoded(MARK, some_tables(4))


def test_a_snapshot_of_another_schema_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(form, "VERSION", form.VERSION + 1)
    with pytest.raises(NotUsable, match="another version"):
        head_of(WHOLE)


def test_tables_declared_otherwise_have_another_fingerprint() -> None:
    others = (
        replace(DEPENDENCY, rows=DEPENDENCY.rows + " "),
        replace(DEPENDENCY, owners=DEPENDENCY.owners + " "),
        replace(DEPENDENCY, subjects=()),
        replace(DEPENDENCY, through={"Offering": DEPENDENCY.owners}),
        replace(DEPENDENCY, row=OfferingRow),
    )
    assert len({declared([each]) for each in (DEPENDENCY, *others)}) == len(others) + 1
