"""Things that the graph knows by what another system calls them: what a catalog says of them is said of those."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import orjson

from graph.database.stored import named_elsewhere, stored_things
from graph.model.sides import sides

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.database.stored import Reader
    from graph.model import Kind
    from seed.staging import Stage

NAMES: Final = "externalIds"
STEP: Final = 1_000
RENAMED: Final = """
CREATE TEMP TABLE IF NOT EXISTS renamed (kind INTEGER, old TEXT, new TEXT, PRIMARY KEY (kind, old)) WITHOUT ROWID
"""
RENAME: Final = "INSERT OR REPLACE INTO renamed VALUES (?, ?, ?)"
THINGS: Final = """
UPDATE things SET id = (SELECT new FROM renamed r WHERE r.kind = things.kind AND r.old = things.id)
WHERE EXISTS (SELECT 1 FROM renamed r WHERE r.kind = things.kind AND r.old = things.id)
"""
OWNERS: Final = """
UPDATE links SET owner = (SELECT new FROM renamed WHERE kind = ?1 AND old = owner)
WHERE link = ?2 AND owner IN (SELECT old FROM renamed WHERE kind = ?1)
"""
OTHERS: Final = """
UPDATE links SET other = (SELECT new FROM renamed WHERE kind = ?1 AND old = other)
WHERE link = ?2 AND other IN (SELECT old FROM renamed WHERE kind = ?1)
"""
PROVIDERS: Final = """
UPDATE pairs SET provider = (SELECT new FROM renamed WHERE kind = ?1 AND old = provider)
WHERE provider IN (SELECT old FROM renamed WHERE kind = ?1)
"""
CONSUMERS: Final = """
UPDATE pairs SET consumer = (SELECT new FROM renamed WHERE kind = ?1 AND old = consumer)
WHERE consumer IN (SELECT old FROM renamed WHERE kind = ?1)
"""
DATA: Final = "SELECT data FROM things WHERE kind = ? AND id = ?"
STATE: Final = "UPDATE things SET data = ? WHERE kind = ? AND id = ?"


async def join(stage: Stage, reader: Reader) -> None:
    """Staged things that the graph knows by their names elsewhere get its ids; names of further systems stay."""
    if not stage.joined:
        return
    stage.sql.execute(RENAMED)
    for label in {label for label, _ in stage.joined}:
        kind = stage.model.kinds[label]
        names = {id_: name for (of, id_), name in stage.joined.items() if of == label}
        systems = {f"{name.partition(':')[0]}:" for name in names.values()}
        known: dict[str, str] = {}
        for system in systems:
            known |= await named_elsewhere(reader, kind, system)
        renamed = {id_: known[name] for id_, name in names.items() if known.get(name, id_) != id_}
        stage.sql.executemany(RENAME, ((stage.kinds[label], old, new) for old, new in renamed.items()))
        await _keep_names(stage, reader, kind, {renamed.get(id_, id_): id_ for id_ in names})
    _rename(stage)


def rename(stage: Stage, renamed: Mapping[tuple[str, str], str]) -> None:
    """Staged things get other ids. `renamed`: these by kind and staged id."""
    if renamed:
        stage.sql.execute(RENAMED)
        stage.sql.execute("DELETE FROM renamed")
        stage.sql.executemany(RENAME, ((stage.kinds[label], old, new) for (label, old), new in renamed.items()))
        _rename(stage)


async def _keep_names(stage: Stage, reader: Reader, kind: Kind, staged: dict[str, str]) -> None:
    """`staged`: ids under which the things are staged, by those that they will have."""
    number = stage.kinds[kind.label]
    wanted = list(staged)
    for start in range(0, len(wanted), STEP):
        for id_, values in (await stored_things(reader, kind, wanted[start : start + STEP])).items():
            before: list[str] = values.get(NAMES) or []
            row = stage.sql.execute(DATA, (number, staged[id_])).fetchone()
            data: dict[str, Any] = orjson.loads(row[0]) if row else {}
            if said := data.get(NAMES):
                data[NAMES] = list(dict.fromkeys((*before, *said)))
                stage.sql.execute(STATE, (orjson.dumps(data), number, staged[id_]))


def _rename(stage: Stage) -> None:
    stage.sql.execute(THINGS)
    for link in stage.model.links:
        side = sides(link)
        stage.sql.execute(OWNERS, (stage.kinds[side.owner], stage.links[link]))
        stage.sql.execute(OTHERS, (stage.kinds[side.other], stage.links[link]))
    for statement in (PROVIDERS, CONSUMERS):
        stage.sql.execute(statement, (stage.kinds["Organization"],))
