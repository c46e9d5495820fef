"""Which files of a folder make an estate."""

from __future__ import annotations

import difflib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.errors import BadInput
from seed.faults import Fault, Faults, close, near
from seed.folded import folded, folded_title
from seed.places import DocumentName, FileName
from seed.reading.header import by_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from seed.sheets import Sheet

CSV: Final = ".csv"
DELIMITED: Final = frozenset({CSV, ".tsv", ".tab"})
JSON_LINES: Final = frozenset({".jsonl", ".ndjson"})
WORKBOOKS: Final = frozenset({".xlsx", ".xlsm"})
YAML: Final = frozenset({".yaml", ".yml"})
OTHER_WORKBOOKS: Final = frozenset({".ods", ".numbers", ".xls", ".xlsb", ".fods"})
NEARLY: Final = 0.85


@dataclass(frozen=True, slots=True)
class EstateFile:
    """`name`: how faults call it. `sheets`: of a CSV file; the rows of other forms name theirs, or their tables do."""

    path: Path
    name: FileName
    size: int
    sheets: tuple[Sheet, ...] = ()

    @property
    def form(self) -> str:
        """The ending of its name, in small letters."""
        return self.path.suffix.lower()


def estate_files(
    paths: Sequence[Path], sheets: Sequence[Sheet], faults: Faults, *, required: bool = True
) -> list[EstateFile]:
    """Raises BadInput where a path does not exist, or holds nothing to import though that is required."""
    found = [path for given in paths for path in within(given)]
    titled = {folded(sheet.file): by_title(sheets)[folded(sheet.file)] for sheet in sheets}
    twice = {name for name, count in Counter(path.name for path in found).items() if count > 1}
    files: list[EstateFile] = []
    for path in found:
        name = str(path) if path.name in twice else path.name
        size = path.stat().st_size
        if (form := path.suffix.lower()) in YAML:
            files.append(EstateFile(path, DocumentName(name), size))
        elif form in JSON_LINES or form in WORKBOOKS:
            files.append(EstateFile(path, FileName(name), size))
        elif form in DELIMITED and (of := titled.get(folded_title(path.stem))):
            files.append(EstateFile(path, FileName(name), size, of))
        elif message := _unknown(path, titled, sheets, asked_for=path in paths):
            meant = {*close(path.stem, _files(sheets))} - {other.stem for other in found if other.suffix.lower() == CSV}
            faults.miss(sheet for one in sorted(meant) for sheet in titled[folded(one)])
            faults.add(Fault(FileName(name), 0, "", message))
    if required and not files and not faults:
        places = ", ".join(str(path) for path in paths)
        raise BadInput(
            f"{places}: no file of an estate, such as organizations.csv or offerings.csv, a workbook (.xlsx), YAML, or "
            "JSON lines."
        )
    return files


def is_nearly(path: Path, titled: Iterable[str]) -> bool:
    """Whether a file has almost the name of one of an estate."""
    return bool(difflib.get_close_matches(folded_title(path.stem), titled, n=1, cutoff=NEARLY))


def _files(sheets: Sequence[Sheet]) -> list[str]:
    return list(dict.fromkeys(sheet.file for sheet in sheets))


def within(path: Path) -> Iterator[Path]:
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
    """Notes, and what a spreadsheet program puts beside a workbook that is open."""
    return path.name.startswith((".", "~$")) or path.name.upper().startswith("README")


def _unknown(path: Path, titled: Mapping[str, object], sheets: Sequence[Sheet], *, asked_for: bool) -> str | None:
    """What is wrong with a file that cannot be read; None where it is nobody's business (notes, pictures)."""
    form = path.suffix.lower()
    if form in OTHER_WORKBOOKS:
        return "is a workbook that cannot be read: save it as .xlsx"
    if form in DELIMITED:
        return f"is no file of an estate{near(path.stem, _files(sheets)) or ':'} rename it, or move it elsewhere"
    if asked_for or is_nearly(path, titled):
        meant = difflib.get_close_matches(path.stem.lower(), _files(sheets), n=1, cutoff=NEARLY) or ["offerings"]
        return f"cannot be read: an estate is written as {meant[0]}.csv, as a workbook (.xlsx), YAML, or JSON lines (.jsonl)"
    return None
