"""How texts are kept: composed (NFC), without blanks at their ends; names and ids hold nothing that cannot be seen."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

BLANKS: Final = "\t\n\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"

IGNORABLE: Final = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""What Unicode calls default ignorable, bidirectional controls among them, and marks of annotations: it has no shape."""
CONTROLS: Final = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff"
LINES: Final = "\t\n\r\u2028\u2029"

JOINERS: Final = "\u200c\u200d"
SELECTORS: Final = "\ufe00-\ufe0f\U000e0100-\U000e01ef\u180b-\u180d\u180f"
PLAIN_SCRIPTS: Final = "\x00-\u058f"
"""Latin, Greek, Cyrillic and Armenian letters, of which none changes its shape beside a joiner or selector."""

INVISIBLE: Final = re.compile(f"[{BLANKS}{IGNORABLE}\u2800]+")
IN_TEXTS: Final = re.compile(f"[{CONTROLS}]")
IN_IDS: Final = re.compile(f"[{CONTROLS}{LINES}{IGNORABLE}]")
NEEDED: Final = re.compile(
    f"(?<=[^{PLAIN_SCRIPTS}{BLANKS}{JOINERS}])[{JOINERS}](?=[^{PLAIN_SCRIPTS}{BLANKS}{IGNORABLE}])"
    f"|(?<=[^{PLAIN_SCRIPTS}{BLANKS}{IGNORABLE}])[{SELECTORS}]|[{SELECTORS}](?=\u20e3)"
)
"""Joiners and selectors that names need: in Persian and Indic words, in Japanese names, in emoji."""

LONGEST_SORTED: Final = 8_000
"""Bytes of a text by which lists are sorted: an index takes no longer ones."""

CONTROL_NAMES: Final = (
    *("NULL", "START OF HEADING", "START OF TEXT", "END OF TEXT", "END OF TRANSMISSION", "ENQUIRY", "ACKNOWLEDGE"),
    *("BELL", "BACKSPACE", "CHARACTER TABULATION", "LINE FEED", "LINE TABULATION", "FORM FEED", "CARRIAGE RETURN"),
    *("SHIFT OUT", "SHIFT IN", "DATA LINK ESCAPE", "DEVICE CONTROL ONE", "DEVICE CONTROL TWO", "DEVICE CONTROL THREE"),
    *("DEVICE CONTROL FOUR", "NEGATIVE ACKNOWLEDGE", "SYNCHRONOUS IDLE", "END OF TRANSMISSION BLOCK", "CANCEL"),
    *("END OF MEDIUM", "SUBSTITUTE", "ESCAPE", "FILE SEPARATOR", "GROUP SEPARATOR", "RECORD SEPARATOR"),
    "UNIT SEPARATOR",
)
"""Unicode's table of names leaves them out."""


def kept(text: str) -> str:
    """The form in which a text is kept, and in which ids and names are looked up."""
    text = text.strip(BLANKS)
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def entered(given: object) -> object:
    """A text as it is kept. Raises ValueError for one that shows nothing; what is no text is left for others to refuse."""
    if not isinstance(given, str):
        return given
    text = kept(given)
    if given and not text:
        message = "is blank: write something that can be seen"
        raise ValueError(message)
    if not text.isascii() and INVISIBLE.fullmatch(text):
        message = f"is blank: {called(text[0])} cannot be seen"
        raise ValueError(message)
    return text


def key(text: str) -> str:
    """An id. Raises ValueError that names what it must not hold."""
    if "|" in text:
        message = "an id holds no '|'"
        raise ValueError(message)
    return _shown(text, IN_IDS)


def name(text: str) -> str:
    """What something is called, in one line. Raises ValueError that names what it must not hold."""
    if text.isascii() and text.isprintable():
        return text
    _shown(NEEDED.sub(lambda found: "x" * len(found[0]), text), IN_IDS)
    return text


def prose(text: str) -> str:
    """A text of several lines, in whatever direction. Raises ValueError that names what it must not hold."""
    return _shown(text, IN_TEXTS)


def sortable(text: str) -> str:
    """A text that an index can hold. Raises ValueError."""
    if len(text) * 4 > LONGEST_SORTED and len(text.encode(errors="replace")) > LONGEST_SORTED:
        message = f"takes more than {LONGEST_SORTED:,} bytes"
        raise ValueError(message)
    return text


def stated_name(given: str) -> str:
    """A name out of an argument, as it is kept. Raises ValueError."""
    text = str(entered(given))
    if not text:
        message = "is empty"
        raise ValueError(message)
    return sortable(name(text))


def _shown(text: str, hidden: re.Pattern[str]) -> str:
    if found := hidden.search(text):
        message = f"holds {called(found[0])} (character {found.start() + 1}), which cannot be seen: take it out"
        raise ValueError(message)
    return text


def called(character: str) -> str:
    """`U+202E RIGHT-TO-LEFT OVERRIDE`."""
    code = ord(character)
    said = CONTROL_NAMES[code] if code < len(CONTROL_NAMES) else unicodedata.name(character, "CONTROL CHARACTER")
    return f"U+{code:04X} {said}"
