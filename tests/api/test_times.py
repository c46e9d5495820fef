"""What trusted documents took is known again after a start."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import orjson
import pytest

from api.admission.admission import Queue, queue_of
from api.lane.asked import Asked
from api.lane.documents import Documents
from api.lane.lane import Lane, prepare
from api.lane.times import DocumentTimes, beside
from api.lane.trusted import TrustedDocuments
from tests.api.sample import schema
from tests.api.test_trusted import sha256

if TYPE_CHECKING:
    from pathlib import Path

HELLO: Final = "query Hello { hello }"
OTHER: Final = "query Other { hello }"


def lane(path: Path | None) -> Lane:
    return Lane(schema, 30, TrustedDocuments({"hello": HELLO}), DocumentTimes(path))


def test_a_trusted_document_that_is_slow_waits_among_the_slow_from_the_start(tmp_path: Path) -> None:
    path = tmp_path / "new" / "document.times"
    first = lane(path)
    assert queue_of(prepare(first, Asked(HELLO))) is Queue.QUICK
    for text in (HELLO, OTHER):
        prepare(first, Asked(text)).document.took = 0.4
    first.keep_times()
    again = lane(path)
    assert queue_of(prepare(again, Asked(HELLO))) is Queue.LONG
    assert queue_of(prepare(again, Asked(OTHER))) is Queue.QUICK
    assert orjson.loads(path.read_bytes()) == {sha256(HELLO): 0.4}
    assert path.stat().st_mode & 0o077 == 0


def test_what_was_not_asked_since_the_start_is_still_known_at_the_next(tmp_path: Path) -> None:
    path = tmp_path / "document.times"
    DocumentTimes(path).keep({HELLO: 0.4})
    DocumentTimes(path).keep({OTHER: 0.01})
    assert [DocumentTimes(path).of(text) for text in (HELLO, OTHER, "{ hello }")] == [0.4, 0.01, None]


@pytest.mark.parametrize("damaged", [b"", b"{", b"[1]", b'{"a": "quick"}', b"\xff"])
def test_a_file_that_cannot_be_read_counts_as_none(tmp_path: Path, damaged: bytes) -> None:
    path = tmp_path / "document.times"
    path.write_bytes(damaged)
    assert Documents(lane(None).core, times=DocumentTimes(path)).document(HELLO).took is None


def test_without_a_place_nothing_is_kept() -> None:
    times = beside(None)
    times.keep({HELLO: 0.4})
    assert times.of(HELLO) is None
