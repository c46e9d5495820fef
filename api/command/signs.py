"""What an output shows that cannot show all signs: a terminal or a pipe whose encoding is not Unicode."""

from __future__ import annotations

import codecs
import io
import sys
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

LEGIBLE: Final = "rapport-legible"
ESCAPED: Final = "rapport-escaped"

PLAIN: Final = {
    "→": "->",
    "←": "<-",
    "…": "...",
    "\u2013": "-",
    "—": "-",
    "\u2212": "-",
    "\u2011": "-",
    "“": '"',
    "”": '"',
    "„": '"',
    "«": '"',
    "»": '"',
    "\u2018": "'",
    "\u2019": "'",
    "•": "*",
    "·": "*",
    "\u00d7": "x",
    "≥": ">=",
    "≤": "<=",
    "ß": "ss",
    "æ": "ae",
    "Æ": "AE",
    "œ": "oe",
    "Œ": "OE",
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "Đ": "D",
    "\u0131": "i",
    "þ": "th",
    "ð": "d",
    "№": "No.",
}
LATIN: Final = "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch ' y ' e yu ya"
RUSSIAN: Final = {chr(sign): latin for sign, latin in enumerate(LATIN.split(), ord("\u0430"))} | {"ё": "e"}
UNKNOWN: Final = "?"


def let_all_be_shown() -> None:
    """Nothing that is printed fails for a sign that standard output or error cannot show."""
    codecs.register_error(LEGIBLE, lambda error: _replaced(error, _legible))
    codecs.register_error(ESCAPED, lambda error: _replaced(error, _escaped))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=LEGIBLE)


def escaped(json: str) -> str:
    """JSON in the signs that standard output can show: in JSON every sign may be written as its number."""
    encoding = sys.stdout.encoding or "utf-8"
    return json.encode(encoding, ESCAPED).decode(encoding)


def _replaced(error: UnicodeError, shown: Callable[[str, str], str]) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(shown(sign, error.encoding) for sign in error.object[error.start : error.end]), error.end


def _legible(sign: str, encoding: str) -> str:
    """What stands for it in Latin letters and plain signs; a letter without what is above or below it; else `?`."""
    plain = PLAIN.get(sign) or _russian(sign) or unicodedata.normalize("NFKD", sign)
    return "".join(one if _can(one, encoding) else "" if unicodedata.combining(one) else UNKNOWN for one in plain)


def _russian(sign: str) -> str | None:
    letters = RUSSIAN.get(sign.lower())
    return letters.capitalize() if letters and sign.isupper() else letters


def _escaped(sign: str, _encoding: str) -> str:
    units = sign.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


def _can(sign: str, encoding: str) -> bool:
    try:
        sign.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
