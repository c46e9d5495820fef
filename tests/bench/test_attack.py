"""The benchmark of floods and documents in its smallest form: each is refused, and a small question is answered beside it."""

from __future__ import annotations

from tests.bench.programs import printed, table


def test_floods_are_refused_and_have_figures() -> None:
    options = ("--connections", "10", "--floods", "header", "chunks", "crowd", "--documents", "1")
    rows = table(printed("attack", *options))
    quiet, header, chunks, crowd, document = rows[1:]
    assert header[1].startswith("431 after ")
    assert chunks[1].startswith("413 after ")
    assert crowd[1].startswith("50 of 50 over 30: 503")
    assert " of TOO_COSTLY; " in document[1]
    for cells in (quiet, header, chunks, document):
        assert " small questions: p50 " in cells[3], cells
