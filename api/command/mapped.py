"""The map of `rapport import --map`: read before an engine is started."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

import typer

from seed.mapping import MappedTables, first_map, read_map

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from seed.reading import Reading

LIFECYCLE: Final = "lifecycle"
"""The list of words that says what a catalog's lifecycles mean."""


def mapped(path: Path, reading: Reading, source: str | None) -> tuple[Reading, str | None]:
    """How files are read by a map, and the source that it names, unless another is. Raises BadInput."""
    map_ = read_map(path)
    words = map_.words.get(LIFECYCLE)
    lifecycles = {**words.ours} if words else dict[str, str | None]()
    foreign = partial(MappedTables, map_) if map_.tables else None
    return replace(reading, foreign=foreign, lifecycles=lifecycles), source or map_.source


def print_first_map(paths: Sequence[Path]) -> None:
    typer.echo(first_map(paths), nl=False)
