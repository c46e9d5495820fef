"""Text that was UTF-8, was read as Windows-1252, and saved again: `MÃ¼hle` for `Mühle`."""

from __future__ import annotations

import re
from typing import Final


def _shown(byte: int) -> str:
    """How Windows-1252 shows a byte; the five that it leaves out are shown as they are."""
    return bytes([byte]).decode("cp1252", errors="ignore") or chr(byte)


BYTES: Final = {_shown(byte): byte for byte in range(0x80, 0x100)}


def _signs(first: int, last: int) -> str:
    return re.escape("".join(map(_shown, range(first, last + 1))))


FOLLOWS: Final = f"[{_signs(0x80, 0xBF)}]"
SEQUENCE: Final = re.compile(
    f"[{_signs(0xC2, 0xDF)}]{FOLLOWS}|[{_signs(0xE0, 0xEF)}]{FOLLOWS}{{2}}|[{_signs(0xF0, 0xF4)}]{FOLLOWS}{{3}}"
)
"""Signs that are the bytes of one character."""


def meant_by(text: str) -> str | None:
    """What it was before it was read wrongly, as far as that can be told; None for text that looks right."""
    if text.isascii():
        return None
    meant = SEQUENCE.sub(_character, text)
    return None if meant == text else meant


def _character(found: re.Match[str]) -> str:
    sequence = bytes(BYTES[sign] for sign in found[0])
    try:
        return sequence.decode()
    except UnicodeDecodeError:
        return found[0]
