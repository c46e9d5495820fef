"""Which files could state something, and whether they were given: what no given file could state, is not missing in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.model.sides import sides
from graph.writing.upsert import is_plain
from seed.staging import Origin

if TYPE_CHECKING:
    from graph.database.stored import Stored
    from graph.model import Kind, Link
    from seed.staging import Stage

STATED: Final = "SELECT 1 FROM links WHERE link = ? AND owner = ? AND origin = ?"
MISSING: Final = "SELECT 1 FROM stale_things WHERE kind = ? AND id = ?"


def is_given(stage: Stage, kind: Kind) -> bool:
    return kind.label in stage.given


def would_be_stated(stage: Stage, link: Link, one: Stored, *, alone: bool) -> bool:
    """Whether a relation would stand in the files that were given, if it still were. One without properties of its own
    may stand in its file or in a column of its owner's. What an agreement covers may stand in its file, or, where it is
    all that it covers (`alone`), in the agreement's row.
    """
    owner = stage.model.kinds[sides(link).owner]
    column = link.column is not None and is_plain(link, one.values)
    if link.file and link.file.kind in stage.given:
        if is_given(stage, owner):
            return True
        return _is_stated(stage, link, one, Origin.ROW) if link.name == "COVERS" else not column
    if not is_given(stage, owner):
        return False
    goes = bool(stage.sql.execute(MISSING, (stage.kinds[owner.label], one.owner)).fetchone())
    if link.name == "COVERS":
        return alone and (goes or _is_stated(stage, link, one, Origin.SHORTHAND))
    return goes and (column or link.file is None)


def _is_stated(stage: Stage, link: Link, one: Stored, origin: Origin) -> bool:
    """Whether the files state any of these relations of its owner, in that way."""
    return bool(stage.sql.execute(STATED, (stage.links[link], one.owner, origin)).fetchone())


def missing_files(stage: Stage, link: Link) -> tuple[str, ...]:
    """Names of the files that could state it and were not given."""
    owner = stage.model.kinds[sides(link).owner]
    own = [link.file.name] if link.file and link.file.kind not in stage.given else []
    elsewhere = link.column or link.name == "COVERS"
    others = [owner.file] if owner.file and elsewhere and not is_given(stage, owner) else []
    return (*own, *others)
