"""Which of the files are an estate's, and which have another form: a catalog's, or tables that a map describes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from seed import backstage
from seed.faults import Faults, Hint
from seed.folded import folded
from seed.reading import estate_files
from seed.reading.files import is_nearly

if TYPE_CHECKING:
    from collections.abc import Sequence

    from seed.faults import Hints
    from seed.reading import EstateFile, Foreign, Reading
    from seed.sheets import Sheet


def apart(
    paths: Sequence[Path], sheets: Sequence[Sheet], faults: Faults, hints: Hints, reading: Reading
) -> tuple[Foreign | None, list[EstateFile]]:
    """A reader of what has another form, and the files of an estate. Raises BadInput where there is nothing to import."""
    if reading.foreign:
        return reading.foreign(paths), []
    catalogs, others = backstage.apart(paths)
    files = estate_files(others, sheets, faults) if others else []
    if not catalogs:
        return None, files
    folders = [path for path in catalogs if path.is_dir()]
    foreign = backstage.CatalogFiles(catalogs, reading.lifecycles, assume_agreements=reading.assume_agreements)
    return foreign, files + _beside(folders, sheets, hints)


def _beside(folders: Sequence[Path], sheets: Sequence[Sheet], hints: Hints) -> list[EstateFile]:
    """Files of an estate in the folders of catalogs. Others are nobody's business, unless their names are near to one."""
    if not folders:
        return []
    aside = Faults()
    files = estate_files(folders, sheets, aside, required=False)
    titled = [folded(sheet.file) for sheet in sheets]
    hints.extend(Hint(*fault) for fault in aside if is_nearly(Path(fault.file), titled))
    return [file for file in files if file.sheets]
