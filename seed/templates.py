"""Empty files with all columns, to be filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.errors import BadInput
from graph.model import MODEL
from seed.reading.files import CSV
from seed.sheets import sheets

if TYPE_CHECKING:
    from pathlib import Path

    from graph.model import Model


def write_templates(folder: Path, model: Model = MODEL) -> list[Path]:
    """The files that were written. Raises BadInput where one of them is there already."""
    files = {folder / f"{sheet.file}{CSV}": sheet for sheet in sheets(model)}
    there = sorted(path.name for path in files if path.exists())
    if there:
        raise BadInput(f"{folder} holds {', '.join(there)} already: name a new or empty folder.")
    folder.mkdir(parents=True, exist_ok=True)
    for path, sheet in files.items():
        path.write_text(",".join(sheet.columns) + "\n", encoding="utf-8")
    return list(files)
