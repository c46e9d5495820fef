"""Files as they are read, without a graph: rows, faults and hints."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

import orjson

from seed.faults import Faults
from seed.filling import fill
from seed.mapping import MappedTables, read_map
from seed.progress import silent
from seed.reading import AS_THEY_ARE, Reading
from seed.staging import open_stage

if TYPE_CHECKING:
    from pathlib import Path

    from graph.model import Link


@dataclass
class Read:
    """`things`: values by kind and id; `relations`: (type, owner, other) with their values; faults and hints as shown."""

    things: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict[str, dict[str, dict[str, Any]]])
    relations: dict[tuple[str, str, str | None], dict[str, Any]] = field(
        default_factory=dict[tuple[str, str, "str | None"], dict[str, Any]]
    )
    pairs: set[tuple[str, str, str]] = field(default_factory=set[tuple[str, str, str]])
    faults: list[str] = field(default_factory=list[str])
    hints: list[str] = field(default_factory=list[str])
    passed_over: list[str] = field(default_factory=list[str])

    def of(self, type_: str) -> dict[tuple[str, str | None], dict[str, Any]]:
        return {(owner, other): data for (of, owner, other), data in self.relations.items() if of == type_}


def read(*paths: Path, reading: Reading = AS_THEY_ARE) -> Read:
    found, faults = Read(), Faults()
    with open_stage() as stage:
        fill(stage, paths, faults, silent, reading)
        kinds: list[str] = list(stage.model.kinds)
        links: list[Link] = list(stage.model.links)
        for kind, id_, data in stage.sql.execute("SELECT kind, id, data FROM things"):
            assert id_ not in found.things.setdefault(kinds[int(kind)], {}), f"{id_} is stated twice"
            found.things[kinds[int(kind)]][id_] = orjson.loads(data)
        for link, owner, other, data in stage.sql.execute("SELECT link, owner, other, data FROM links"):
            assert (links[int(link)].type, owner, other) not in found.relations, f"{owner} {other} is stated twice"
            found.relations[links[int(link)].type, owner, other] = orjson.loads(data or b"{}")
        found.pairs.update(stage.sql.execute("SELECT agreement, provider, consumer FROM pairs"))
        found.hints = [str(hint) for hint in stage.hints]
        found.passed_over = stage.passed_over
    found.faults = [str(fault) for fault in faults]
    return found


def mapped(folder: Path, map_: Path) -> Read:
    return read(folder, reading=Reading(foreign=partial(MappedTables, read_map(map_))))
