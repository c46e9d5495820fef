"""Whether a workbook may be opened: looked at as an archive, before anything in it is unpacked."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING, Final

from seed.reading.table import TableFault

if TYPE_CHECKING:
    from pathlib import Path

LARGEST: Final = 1 << 30
"""Bytes of all parts, unpacked."""
RATIO: Final = 250
SMALL: Final = 1 << 24
"""Bytes; parts up to here may be packed as tightly as they like."""
TEXTS: Final = 3_000_000
"""Different texts of a workbook: beyond, more memory would be needed than an import may take."""
OLD: Final = b"\xd0\xcf\x11\xe0"
DOCTYPE: Final = re.compile(rb"<\x00?!\x00?D\x00?O\x00?C\x00?T\x00?Y\x00?P\x00?E")
TEXT: Final = re.compile(rb"<(?:\w+:)?si[ >/]")
SHORTEST: Final = 6
"""Bytes of the shortest text, `<si/>` and more: a smaller part holds no more of them than are allowed."""
START: Final = 1 << 16
PIECE: Final = 1 << 18
SAVE: Final = "open it in a spreadsheet program and save it again as .xlsx"


def check_archive(path: Path) -> None:
    """Raises TableFault where it cannot be a workbook, or would take too much room."""
    with path.open("rb") as file:
        start = file.read(8)
    if start.startswith(OLD):
        raise TableFault(0, "is protected by a password, or of the old form .xls: save it as .xlsx without a password")
    if not start.startswith(b"PK"):
        raise TableFault(0, "is no workbook: save it as .xlsx, or as .csv")
    try:
        with zipfile.ZipFile(path) as archive:
            _check(archive)
    except (zipfile.BadZipFile, NotImplementedError, EOFError):
        raise TableFault(0, f"is damaged: {SAVE}") from None


def _check(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    if not any(part.filename == "xl/workbook.xml" for part in parts):
        kind = "is a workbook of another format" if any(p.filename == "mimetype" for p in parts) else "is no workbook"
        raise TableFault(0, f"{kind}: save it as .xlsx")
    if sum(part.file_size for part in parts) > LARGEST:
        raise TableFault(0, "unpacks to more than 1 GiB: save its sheets as .csv")
    for part in parts:
        if part.flag_bits & 1:
            raise TableFault(0, "is protected by a password: save it as .xlsx without one")
        if part.file_size > SMALL and part.file_size > RATIO * max(part.compress_size, 1):
            times = part.file_size // max(part.compress_size, 1)
            raise TableFault(0, f"{part.filename} unpacks to {times:,} times its size: save its sheets as .csv")
        if part.filename.endswith((".xml", ".rels")):
            with archive.open(part) as content:
                head = content.read(START)
            if DOCTYPE.search(head):
                raise TableFault(0, f"{part.filename} has a document type, which no spreadsheet program writes: {SAVE}")
            if part.filename.lower() == "xl/sharedstrings.xml" and part.file_size > SHORTEST * TEXTS:
                _few(_texts_in(archive, part))


def _texts_in(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> int:
    """Counted, since what a workbook says of their number need not be so."""
    texts, rest = 0, b""
    with archive.open(part) as content:
        while piece := content.read(PIECE):
            joined = rest + piece
            texts += len(TEXT.findall(joined))
            last = joined[max(joined.rfind(b"<"), len(joined) - START) :]
            rest = b"" if TEXT.match(last) else last
    return texts


def _few(texts: int) -> None:
    if texts > TEXTS:
        raise TableFault(0, f"holds {texts:,} different texts, more than {TEXTS:,}: save its sheets as .csv")


def holds_formulas(archive: zipfile.ZipFile, part: str) -> bool:
    """Whether any cell of a sheet is a formula."""
    rest = b""
    with archive.open(part) as content:
        while piece := content.read(PIECE):
            if b"<f" in (joined := rest + piece) and re.search(rb"<f[ >/]", joined):
                return True
            rest = piece[-3:]
    return False
