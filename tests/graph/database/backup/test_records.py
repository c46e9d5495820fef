"""A backup as a file: what is not whole, not ours or not known is refused in a sentence, before anything is written."""

from __future__ import annotations

import gzip
import stat
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from graph.database.backup.file import new_file
from graph.database.backup.records import FORMAT, Head, Relation, Thing, Unreadable, Writer, whole_backup
from graph.database.backup.restoring import require_known
from graph.database.schema import VERSION
from graph.errors import BadInput

if TYPE_CHECKING:
    from pathlib import Path

RECORDS = (
    Thing("Organization", {"id": "a", "name": "Übersicht \n 北"}),
    Thing("Organization", {"id": "b", "name": "B", "version": 2**53 + 1}),
    Relation("PART_OF", "Organization", "a", "Organization", "b", {"source": "estate"}),
)


def written(path: Path, *records: Thing | Relation, schema: int = VERSION, whole: bool = True) -> Path:
    with path.open("wb") as file:
        writer = Writer(file, Head(schema, "the-estate", "2026-11-28T00:00:00.000000Z", whole))
        for record in records:
            writer.write(record)
        writer.end()
    return path


def test_what_was_written_is_read(tmp_path: Path) -> None:
    backup = whole_backup(written(tmp_path / "b", *RECORDS))
    assert (backup.head.estate, backup.things, backup.relations) == ("the-estate", 2, 1)
    assert tuple(backup.records()) == RECORDS
    require_known(backup)


def test_a_file_cut_off_anywhere_is_refused(tmp_path: Path) -> None:
    whole = written(tmp_path / "b", *RECORDS).read_bytes()
    for length in range(len(whole)):
        (tmp_path / "cut").write_bytes(whole[:length])
        with pytest.raises(Unreadable, match=r"cut off|no backup"):
            whole_backup(tmp_path / "cut")


def test_a_file_of_which_a_byte_is_another_one_is_refused(tmp_path: Path) -> None:
    whole = written(tmp_path / "b", *RECORDS).read_bytes()
    for place in range(10, len(whole)):
        (tmp_path / "other").write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        with pytest.raises(Unreadable):
            whole_backup(tmp_path / "other")


def lines_of(path: Path) -> list[bytes]:
    return gzip.decompress(path.read_bytes()).splitlines(keepends=True)


Change = Callable[[list[bytes]], list[bytes]]
CHANGES: dict[str, Change] = {
    "its checksum is another one": lambda lines: [lines[0], *lines[2:]],
    "line 3 cannot be read": lambda lines: [*lines[:2], b"[1]\n", *lines[2:]],
    "is cut off": lambda lines: lines[:-1],
    "something stands behind its end": lambda lines: [*lines, lines[1]],
    "its head is not whole": lambda lines: [lines[0].replace(b'"schema":', b'"schemata":'), *lines[1:]],
    "Restore it with a newer Rapport": lambda lines: [
        lines[0].replace(b'"format":%d' % FORMAT, b'"format":99'),
        *lines[1:],
    ],
    "is no backup of Rapport": lambda _: [b'{"kind":"Person"}\n'],
    "b is no backup": lambda _: [b"id,name\n"],
}


@pytest.mark.parametrize("sentence", CHANGES)
def test_a_file_that_says_something_else_is_refused(tmp_path: Path, sentence: str) -> None:
    lines = lines_of(written(tmp_path / "b", *RECORDS))
    (tmp_path / "b").write_bytes(gzip.compress(b"".join(CHANGES[sentence](lines))))
    with pytest.raises(Unreadable, match=sentence):
        whole_backup(tmp_path / "b")


def test_a_file_that_is_not_compressed_is_no_backup(tmp_path: Path) -> None:
    (tmp_path / "b").write_text("id,name\n")
    with pytest.raises(Unreadable, match="no backup of Rapport"):
        whole_backup(tmp_path / "b")


def test_what_this_rapport_does_not_know_is_not_restored(tmp_path: Path) -> None:
    cases = {
        "written by a newer Rapport": written(tmp_path / "newer", *RECORDS, schema=VERSION + 1),
        "holds Warehouse, which": written(tmp_path / "thing", Thing("Warehouse", {"id": "w"})),
        "holds Person-PART_OF-Person, which": written(
            tmp_path / "relation", Relation("PART_OF", "Person", "a", "Person", "b", {})
        ),
        "only who was erased": written(tmp_path / "erased", whole=False),
    }
    for sentence, path in cases.items():
        with pytest.raises(Unreadable, match=sentence):
            require_known(whole_backup(path))


def test_a_new_file_is_its_owners_and_comes_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "estate.backup"
    with new_file(path) as file:
        file.write(b"half")
        assert not path.exists()
    assert path.read_bytes() == b"half"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(KeyboardInterrupt), new_file(tmp_path / "other") as file:
        raise KeyboardInterrupt
    with pytest.raises(BadInput, match="there already"), new_file(path) as file:
        file.write(b"over it")
    assert [one.name for one in tmp_path.iterdir()] == ["estate.backup"]
    assert path.read_bytes() == b"half"
