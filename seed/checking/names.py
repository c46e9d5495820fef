"""References by name: where it is the name of one thing alone, a name stands for its id."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from graph.database.stored import known_ids
from graph.database.stored.naming import named
from graph.model.sides import sides
from graph.model.texts import kept
from seed.joining import rename
from seed.staging import Origin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.database.stored import Reader
    from seed.staging import Stage

STEP: Final = 1_000
MADE: Final = """
CREATE TEMP TABLE IF NOT EXISTS names (kind INTEGER, name TEXT, id TEXT);
CREATE INDEX IF NOT EXISTS name ON names (kind, name);
CREATE TEMP TABLE IF NOT EXISTS meant (name TEXT PRIMARY KEY, id TEXT);
"""
FILLED: Final = """
INSERT INTO names SELECT kind, folded_name(json_extract(CAST(data AS TEXT), ?)), id FROM things
WHERE kind = ? AND json_extract(CAST(data AS TEXT), ?) IS NOT NULL
"""
STAGED: Final = "SELECT id FROM names WHERE kind = ? AND name = ? GROUP BY id LIMIT 3"
IS_STAGED: Final = "SELECT 1 FROM things WHERE kind = ? AND id = ?"
UNKNOWN: Final = """
SELECT DISTINCT {column} FROM {table}
WHERE {column} IS NOT NULL AND {where} AND NOT EXISTS (SELECT 1 FROM things WHERE kind = ?1 AND id = {column})
"""
WRITTEN: Final = "UPDATE {table} SET {column} = (SELECT id FROM meant WHERE name = {column}) WHERE {where} AND {column} IN (SELECT name FROM meant)"
MEANT: Final = "INSERT OR IGNORE INTO meant VALUES (?, ?)"


class _References(NamedTuple):
    """A column of the stage that names things of a kind, and which of its rows do."""

    label: str
    table: str
    column: str
    where: str = "TRUE"

    def statement(self, pattern: str) -> str:
        return pattern.format(table=self.table, column=self.column, where=self.where)


async def put_ids(stage: Stage, reader: Reader) -> None:
    """Puts ids in the places of the names of one thing; others stay, and are no ids. What bears the name of one stored
    thing and no id of its own is that thing.
    """
    rename(stage, await _known_by_name(stage, reader))
    prepare(stage)
    for references in _references(stage):
        kind = stage.kinds[references.label]
        unknown = [row[0] for row in stage.sql.execute(references.statement(UNKNOWN), (kind,))]
        stage.sql.execute("DELETE FROM meant")
        for start in range(0, len(unknown), STEP):
            part = unknown[start : start + STEP]
            known = {*await known_ids(reader, stage.model.kinds[references.label], part)}
            names = [name for name in part if name not in known]
            await _list_stored(stage, reader, references.label, names)
            found = ((name, ids_named(stage, references.label, name)) for name in names)
            stage.sql.executemany(MEANT, ((name, ids[0]) for name, ids in found if len(ids) == 1))
        stage.sql.execute(references.statement(WRITTEN))


async def _known_by_name(stage: Stage, reader: Reader) -> dict[tuple[str, str], str]:
    """Ids in the graph by kind and made id, where one thing alone is called so."""
    found: dict[tuple[str, str], str] = {}
    for label in {label for label, _ in stage.made}:
        made = {_folded(name): id_ for (of, id_), name in stage.made.items() if of == label}
        stored: dict[str, set[str]] = {}
        names = list(made)
        for start in range(0, len(names), STEP):
            for id_, name in await named(reader, stage.model.kinds[label], names[start : start + STEP]):
                stored.setdefault(_folded(name), set()).add(id_)
        found |= {(label, made[name]): ids.pop() for name, ids in stored.items() if name in made and len(ids) == 1}
    return {key: id_ for key, id_ in found.items() if key[1] != id_}


def _references(stage: Stage) -> Iterator[_References]:
    named_kinds = {kind.label for kind in stage.model.kinds.values() if kind.found_by}
    for link in stage.model.links:
        where = f"link = {stage.links[link]}"
        if sides(link).other in named_kinds:
            yield _References(sides(link).other, "links", "other", where)
        if sides(link).owner in named_kinds:
            yield _References(sides(link).owner, "links", "owner", f"{where} AND origin = {int(Origin.ROW)}")
    yield _References("Organization", "pairs", "provider")
    yield _References("Organization", "pairs", "consumer")


def prepare(stage: Stage) -> None:
    """Lists the names in the files; once."""
    if stage.sql.execute("SELECT 1 FROM sqlite_temp_master WHERE name = 'names'").fetchone():
        return
    stage.sql.create_function("folded_name", 1, _folded, deterministic=True)
    for statement in filter(str.strip, MADE.split(";")):
        stage.sql.execute(statement)
    for kind in stage.model.kinds.values():
        if kind.found_by:
            path = f"$.{kind.found_by}"
            stage.sql.execute(FILLED, (path, stage.kinds[kind.label], path))


def ids_named(stage: Stage, label: str, name: str) -> list[str]:
    """Three at most: of things in the files, and of those in the graph where names stand for ids."""
    return [id_ for (id_,) in stage.sql.execute(STAGED, (stage.kinds[label], _folded(name)))]


async def _list_stored(stage: Stage, reader: Reader, label: str, names: list[str]) -> None:
    """Adds things that the files do not state."""
    kind = stage.kinds[label]
    for id_, name in await named(reader, stage.model.kinds[label], names) if names else ():
        if not stage.sql.execute(IS_STAGED, (kind, id_)).fetchone():
            stage.sql.execute("INSERT INTO names VALUES (?, ?, ?)", (kind, _folded(name), id_))


def _folded(name: Any) -> str:
    return kept(str(name)).casefold()
