"""What a query holds at least, as its text shows: found in a tenth of the time that parsing takes."""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Final

from api.lane.size import Size

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

TOKEN: Final = re.compile(
    r"""
    \#[^\n]*                                                 # a comment is none
    | ( \"{3} (?: [^"\\] | \\[\s\S] | "(?!"") )*+ (?: \"{3} | \Z )  # what is never closed goes to the end
      | " (?: [^"\\\n] | \\[^\n] )*+ "?
      | -?\w [\w.+-]*
      | \.{3}
      | [^\s,\ufeff] )
    """,
    re.VERBOSE,
)
"""Finds no more than there are by the grammar, in one pass."""
OPERATIONS: Final = frozenset({"query", "mutation", "subscription"})
SIGNS: Final = frozenset({"...", "@", ":"})
"""No response key is behind one."""


def tokens_of(text: str, most: int) -> list[str]:
    """One more than the most where there are more. Behind as many comments again nothing is looked for."""
    found = (match[1] for match in islice(TOKEN.finditer(text), 2 * most + 1))
    return list(islice(filter(None, found), most + 1))


def least_size(tokens: Sequence[str]) -> Size:
    """What the largest operation of a valid document has at least: in one, every fragment is used by some operation."""
    heads, selections = parted(tokens)
    operations = sum(one in OPERATIONS for one in heads)
    operations += sum(one == "{" and before == "}" for before, one in pairwise(["}", *heads]))  # without the keyword
    share = max(1, operations)
    return Size(
        aliases=selections.count(":") // share,
        directives=selections.count("@") // share,
        fragments=selections.count("...") // share,
        repeated=repeated(selections) // share,
    )


def parted(tokens: Iterable[str]) -> tuple[list[str], list[str]]:
    """Outside and inside of selections, the outermost braces being both; what parentheses hold is left out."""
    heads: list[str] = []
    selections: list[str] = []
    levels = arguments = 0
    for one in tokens:
        if one in {"(", ")"}:
            arguments += 1 if one == "(" else -1
        elif arguments <= 0:
            levels -= one == "}"
            if levels <= 0:
                heads.append(one)
            if levels > 0 or one in {"{", "}"}:
                selections.append(one)
            levels += one == "{"
    return heads, selections


def repeated(selections: Iterable[str]) -> int:
    """Response keys that stand beside themselves."""
    found = 0
    keys: list[set[str]] = [set()]
    last = before = ""
    for one in selections:
        if one == "{":
            keys.append(set())
        elif one == "}":
            keys.pop()
            keys = keys or [set()]
        elif one not in SIGNS and last not in SIGNS and (before, last) != ("...", "on"):
            found += one in keys[-1]
            keys[-1].add(one)
        before, last = last, one
    return found
