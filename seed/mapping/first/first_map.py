"""The first map as YAML: each guess with three of the values that it was made of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import orjson

from graph.errors import BadInput
from seed.folded import alike
from seed.mapping.first.guess import entries_of
from seed.mapping.first.look import sights
from seed.mapping.first.ours import entry_of_ours
from seed.mapping.first.words import STATUS_WORDS
from seed.reading.files import DELIMITED, WORKBOOKS, within
from seed.reading.table import TableFault

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from seed.mapping.first.guess import Entry
    from seed.mapping.first.look import Seen

HEAD: Final = """\
# A first map, made by looking at the tables: each line is a guess, with some of the values behind it. Correct it, then:
# rapport import FOLDER --map THIS-FILE --dry-run
"""
PLAIN: Final = re.compile(r"[^\W\d_][\w./ ()]*(?<! )")
RESERVED: Final = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})
THINGS: Final = frozenset({"Offering", "Organization", "Person"})
SHOWN: Final = 3
LONGEST: Final = 40


def first_map(paths: Sequence[Path]) -> str:
    """Raises BadInput where there is no table."""
    text, tables = [HEAD, "tables:\n"], 0
    for path in [one for given in paths for one in within(given)]:
        if path.suffix.lower() not in DELIMITED | WORKBOOKS:
            continue
        try:
            for sight in sights(path):
                tables += 1
                ours = entry_of_ours(sight)
                for entry in (ours,) if ours else entries_of(sight):
                    text += _written(entry)
        except TableFault as error:
            text.append(f"  # {path.name} {error.message}\n")
    if not tables:
        places = ", ".join(map(str, paths))
        raise BadInput(f"{places}: no table with a row of headers and a row of data, as CSV or as a workbook (.xlsx).")
    return "".join(text)


def _written(entry: Entry) -> Iterator[str]:
    if entry.kind in THINGS and not any(ours == "name" for ours, _, _ in entry.columns):
        headers = ", ".join(_one_line(column.header) for column in entry.sight.columns)
        yield f"  # {entry.sight.source}: no column bears names, so is it relations, such as Dependency? It has {headers}\n"
        return
    yield f"  - from: {quoted(entry.sight.source)}\n    kind: {entry.kind}\n"
    if entry.sight.data:
        yield f"    data: {entry.sight.data}  # row {entry.sight.data - 1} repeats the headers\n"
    if entry.sight.separator:
        yield f"    separator: {quoted(entry.sight.separator)}\n"
    if entry.where:
        words = ", ".join(quoted(value) for value in entry.where.values)
        yield f"    where: {{{quoted(entry.where.header)}: [{words}]}}  # keep those by which the first needs the second\n"
    if entry.each:
        column, sign = entry.each
        yield f"    each: {{{quoted(column.header)}: {quoted(sign)}}}\n"
    yield "    columns:\n"
    for ours, how, column in entry.columns:
        yield f"      {ours}: {_theirs(how, column)}\n"
    if entry.kind == "Agreement" and not entry.is_ours:
        yield "      kind: {value: INFORMAL}  # until there are real ones\n"
    if entry.kind in THINGS or entry.is_ours:
        yield from _left(entry)


def _theirs(how: str, column: Seen | None) -> str:
    if column is None:
        return "{value: Unknown, make: true}  # no column repeats and bears a name: who provides it?"
    header = quoted(column.header)
    comment = f"  # {_some(column)}"
    if how == "make":
        return f"{{from: {header}, make: true}}{comment}"
    if how == "name":
        return f"{{from: {header}, by: name}}{comment}"
    if how.startswith("date"):
        return f"{{from: {header}, {how}}}{comment}"
    if how == "values":
        words = ", ".join(f"{quoted(value)}: {status_of(value)}" for value in column.values)
        return f"{{from: {header}, values: {{{words}}}}}"
    return header + comment


def _left(entry: Entry) -> Iterator[str]:
    used = {column.header for _, _, column in entry.columns if column}
    for column in entry.sight.columns:
        if column.header not in used and column.filled:
            yield f"      # not used: {_one_line(column.header)}, e.g. {_some(column)}\n"


def status_of(value: str) -> str:
    """The status that a word seems to mean."""
    word = alike(value)
    found = (status for status, parts in STATUS_WORDS.items() if any(part in word for part in parts))
    return next(found, "AVAILABLE")


def _some(column: Seen) -> str:
    return ", ".join(_one_line(value) for value in column.values[:SHOWN])


def _one_line(text: str) -> str:
    line = "".join(sign if sign.isprintable() else " " for sign in text)
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"


def quoted(text: str) -> str:
    """A text as YAML reads it back, in quotes where it must be."""
    if PLAIN.fullmatch(text) and text.lower() not in RESERVED:
        return text
    return orjson.dumps(text).decode()
