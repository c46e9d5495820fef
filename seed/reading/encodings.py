"""The encoding in which a file of text is written: told by its first bytes, or by what only one encoding can mean."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

MARKS: Final = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
WESTERN: Final = "windows-1252"
OTHERS: Final = (
    *("windows-1251", "windows-1250", "koi8-r", "cp866", "iso-8859-2", "windows-1253", "windows-1254"),
    *("mac-roman", "cp850", "shift_jis", "gb18030", "utf-16-le"),
)
"""Encodings in which a row is shown where it is neither UTF-8 nor Western."""
SIGNS: Final = "¢£¤¥¦¨¬¯±´¶¸¹¼½¾¿×÷†‡ˆ‰˜ƒ"  # noqa: RUF001  # these very signs
"""Signs that stand beside no letter in Western texts."""
SMALL: Final = "a-zß-öø-ÿœšž"
LARGE: Final = "À-ÖØ-ÞŒŠŽŸ"
BESIDE: Final = "¤¦¨¬¯´¶¸¹¼½¾"  # noqa: RUF001  # these very signs
"""Signs that stand neither before nor behind one."""
CONTROLS: Final = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"
UNLIKELY: Final = re.compile(
    rf"[À-ÖØ-öø-ÿ]{{3}}|[{SMALL}][{LARGE}]|[{SMALL}{LARGE}A-Z][{SIGNS}][{SMALL}{LARGE}A-Z]"
    rf"|[{SMALL}{LARGE}A-Z][{BESIDE}]|[{BESIDE}¥£¿][{SMALL}]|{CONTROLS}"
)
"""What no Western text holds: runs of three high letters, a capital or a sign inside a word, control characters."""
ODD: Final = re.compile(rf"[^\W\d_A-ZÀ-ÞА-Я][A-ZÀ-ÞА-ЯЁ]|\w[^\w\s.,;:'\"()/&+|\t-]|{CONTROLS}|[\ue000-\uf8ff\ufffd]")
"""What a reading of a row in the right encoding seldom holds."""
PIECE: Final = 1 << 20
SHOWN: Final = 3
LONGEST: Final = 60


class NotText(Exception):  # it becomes a fault
    """`line`: the first that is not UTF-8."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


def known_encoding(name: str) -> str:
    """Raises ValueError for one that is none."""
    try:
        return codecs.lookup(name).name
    except LookupError:
        message = f"{name!r} is no encoding; write e.g. --encoding windows-1251"
        raise ValueError(message) from None


def encoding_of(path: Path) -> str:
    """`utf-8-sig`, `utf-16` or `windows-1252`. Raises NotText where it is none of them."""
    with path.open("rb") as raw:
        start = raw.read(4)
    marked = next((name for mark, name in MARKS.items() if start.startswith(mark)), "utf-8-sig")
    line = _broken(path, marked)
    if line is None:
        return marked
    if marked == "utf-8-sig" and not start.startswith(codecs.BOM_UTF8) and _is_western(path):
        return WESTERN
    raise NotText(line, _words(path, line, marked))


def _broken(path: Path, encoding: str) -> int | None:
    """The first line that cannot be decoded."""
    decoder = codecs.getincrementaldecoder(encoding)()
    lines = 1
    with path.open("rb") as raw:
        while piece := raw.read(PIECE):
            try:
                decoder.decode(piece)
            except UnicodeDecodeError as error:
                return lines + _ends(error.object[: error.start], encoding)
            lines += _ends(piece, encoding)
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return lines
    return None


def _ends(piece: bytes, encoding: str) -> int:
    return piece.count(b"\n\x00" if encoding == "utf-16" else b"\n")


def _is_western(path: Path) -> bool:
    """Whether its lines are plausible as Windows-1252."""
    try:
        with path.open(encoding=WESTERN, newline="") as text:
            return not any(UNLIKELY.search(line) for line in text if not line.isascii() or "\x00" in line)
    except UnicodeDecodeError:
        return False


def _words(path: Path, line: int, marked: str) -> str:
    if marked != "utf-8-sig":
        return "begins as UTF-16 and is none: save the file as UTF-8"
    row = _raw_line(path, line)
    readings = _readings(row)
    if not readings:
        return "is not UTF-8 text: save the file as UTF-8"
    shown = "; ".join(f"as {name} {text!r}" for name, text in readings[:SHOWN])
    advice = f"import it with --encoding {readings[0][0]}, or with the one that is right, or save the file as UTF-8"
    return f"is neither UTF-8 nor Western (Windows-1252). Row {line} reads {shown}: {advice}"


def _raw_line(path: Path, line: int) -> bytes:
    with path.open("rb") as raw:
        for number, text in enumerate(raw, 1):
            if number == line:
                return text.rstrip(b"\r\n")[:1_000]
    return b""


def _readings(row: bytes) -> list[tuple[str, str]]:
    """The row in other encodings, the likeliest first."""
    found: dict[str, tuple[int, str]] = {}
    for name in OTHERS:
        try:
            text = row.decode(name)
        except UnicodeDecodeError:
            continue
        if text not in {other for _, other in found.values()}:
            found[name] = len(ODD.findall(text)), text
    likely = sorted(found, key=lambda name: found[name][0])
    return [(name, found[name][1][:LONGEST]) for name in likely]
