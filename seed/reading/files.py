"""Which files of a folder make an estate."""

from __future__ import annotations

import difflib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.errors import BadInput
from seed.faults import Fault, Faults, close, near

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from seed.sheets import Sheet

CSV: Final = ".csv"
JSON_LINES: Final = frozenset({".jsonl", ".ndjson"})
NEARLY: Final = 0.85


@dataclass(frozen=True, slots=True)
class EstateFile:
    """`name`: how faults call it. `sheets`: of a CSV file; the rows of JSON lines name theirs."""

    path: Path
    name: str
    size: int
    sheets: tuple[Sheet, ...] = ()


def estate_files(paths: Sequence[Path], sheets: Sequence[Sheet], faults: Faults) -> list[EstateFile]:
    """Raises BadInput where a path does not exist or holds nothing to import."""
    found = [path for given in paths for path in _within(given)]
    by_name: dict[str, tuple[Sheet, ...]] = {}
    for sheet in sheets:
        by_name[sheet.file] = (*by_name.get(sheet.file, ()), sheet)
    twice = {name for name, count in Counter(path.name for path in found).items() if count > 1}
    files: list[EstateFile] = []
    for path in found:
        name = str(path) if path.name in twice else path.name
        if path.suffix.lower() in JSON_LINES:
            files.append(EstateFile(path, name, path.stat().st_size))
        elif path.suffix.lower() == CSV and path.stem in by_name:
            files.append(EstateFile(path, name, path.stat().st_size, by_name[path.stem]))
        elif message := _unknown(path, by_name, asked_for=path in paths):
            meant = {*close(path.stem, by_name)} - {other.stem for other in found if other.suffix.lower() == CSV}
            faults.miss(sheet for one in sorted(meant) for sheet in by_name[one])
            faults.add(Fault(name, 0, "", message))
    if not files and not faults:
        places = ", ".join(str(path) for path in paths)
        raise BadInput(f"{places}: no file of an estate, such as organizations.csv or offerings.csv, nor JSON lines.")
    return files


def _within(path: Path) -> Iterator[Path]:
    try:
        if path.is_dir():
            yield from sorted(inner for inner in path.iterdir() if inner.is_file() and not _aside(inner))
        elif path.exists():
            yield path
        else:
            raise BadInput(f"{path} does not exist.")
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror}.") from error


def _aside(path: Path) -> bool:
    return path.name.startswith(".") or path.name.upper().startswith("README")


def _unknown(path: Path, by_name: Mapping[str, object], *, asked_for: bool) -> str | None:
    """What is wrong with a file that cannot be read; None where it is nobody's business (notes, pictures)."""
    meant = difflib.get_close_matches(path.stem.lower(), by_name, n=1, cutoff=NEARLY)
    if path.suffix.lower() == CSV:
        return f"is no file of an estate{near(path.stem, by_name) or ':'} rename it, or move it elsewhere"
    if meant or asked_for:
        return f"cannot be read: an estate is written as {meant[0] if meant else 'offerings'}.csv or as JSON lines (.jsonl)"
    return None
