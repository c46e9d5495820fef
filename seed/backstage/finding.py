"""Which files are a catalog of Backstage: YAML in which an entity stands, in a folder and all beneath it."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from seed.reading.files import YAML

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ASIDE: Final = frozenset({"node_modules", "skeleton", "skeletons", "vendor", "__pycache__"})
"""Folders in which nothing is a catalog's, beside those whose names begin with a dot."""
ENTITY: Final = re.compile(rb"""["']?apiVersion["']?\s*:\s*["']?backstage\.io/""")
PIECE: Final = 1 << 20
OVERLAP: Final = 200
"""Bytes within which the version stands."""


def catalog_files(path: Path) -> Iterator[Path]:
    """Files that hold entities, in the order of their names. Nothing where the path cannot be read."""
    if path.is_dir():
        for folder, inner, names in os.walk(path):
            inner[:] = sorted(name for name in inner if name not in ASIDE and not name.startswith("."))
            files = (Path(folder) / name for name in sorted(names) if not name.startswith("."))
            yield from (file for file in files if is_catalog(file))
    elif is_catalog(path):
        yield path


def is_catalog(path: Path) -> bool:
    if path.suffix.lower() not in YAML or not path.is_file():
        return False
    rest = b""
    try:
        with path.open("rb") as raw:
            while piece := raw.read(PIECE):
                if ENTITY.search(rest + piece):
                    return True
                rest = piece[-OVERLAP:]
    except OSError:
        return False
    return False


def apart(paths: Sequence[Path]) -> tuple[dict[Path, list[Path]], list[Path]]:
    """Files of catalogs by the path under which they lie, and the paths that hold none."""
    found = {path: list(catalog_files(path)) for path in paths}
    return {path: files for path, files in found.items() if files}, [path for path in paths if not found[path]]
