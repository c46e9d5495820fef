"""Texts as they are compared when somebody is sought in them: without case, accents and other forms of a letter."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SAME: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "\u0131": "i", "ħ": "h", "ŧ": "t"}
    | {"\u0649": "\u064a", "\u0629": "\u0647", "\u0671": "\u0627", "\u06a9": "\u0643", "\u06cc": "\u064a", "\u0640": ""}
)
"""Letters that others write for each other, and that Unicode does not take apart."""
ACCENT: Final = 10
"""Combining classes from here on are accents and vowel points; below are marks that make another letter of one."""
WIDE: Final = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Myanmar
    (0x1780, 0x17FF),  # Khmer
    (0x3040, 0x30FF),  # kana
    (0x3400, 0x9FFF),  # Han
    (0xAC00, 0xD7AF),  # Hangul, whose endings are written to the word
    (0x20000, 0x3FFFF),
)
"""Scripts that leave no blanks between words, or write endings to them."""


@dataclass(frozen=True, slots=True)
class Folded:
    """`places`: where each letter begins in the text, and where the last one ends; None = as in `letters`."""

    letters: str
    places: Sequence[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Start and end, in the text itself, of a place of the folded text."""
        return (start, end) if self.places is None else (self.places[start], self.places[end])


def folded(text: str) -> Folded:
    if text.isascii():
        return Folded(text.lower())
    letters: list[str] = []
    places: list[int] = []
    for start, cluster in clusters(text):
        spread = letters_of(cluster)
        letters.append(spread)
        places.extend([start] * len(spread))
    places.append(len(text))
    return Folded("".join(letters), places)


def plain(text: str) -> str:
    return folded(text).letters


def clusters(text: str) -> Iterator[tuple[int, str]]:
    """Each letter with the marks that follow it, and where it begins."""
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or not _follows(text[at]):
            yield start, text[start:at]
            start = at


@lru_cache(65_536)
def letters_of(cluster: str) -> str:
    spread = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", cluster).casefold())
    kept = "".join(_digit(letter) for letter in spread if not _dropped(letter))
    return unicodedata.normalize("NFC", kept.translate(SAME))


@lru_cache(65_536)
def _follows(letter: str) -> bool:
    return unicodedata.combining(letter) != 0 or _dropped(letter) or "\u1160" <= letter <= "\u11ff"


def _dropped(letter: str) -> bool:
    invisible = unicodedata.category(letter) == "Cf" or "\ufe00" <= letter <= "\ufe0f"
    return invisible or unicodedata.combining(letter) >= ACCENT


def _digit(letter: str) -> str:
    number = unicodedata.decimal(letter, None)
    return letter if number is None else str(number)


@lru_cache(65_536)
def is_letter(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "LM"


def is_wide(letter: str) -> bool:
    return any(first <= ord(letter) <= last for first, last in WIDE)


def words(letters: str) -> list[str]:
    """Runs of letters, marks and digits."""
    spaced = "".join(letter if unicodedata.category(letter)[0] in "LMN" else " " for letter in letters)
    return re.findall(r"\S+", spaced)
