"""Which thing is meant, of whatever kind: `routing`, `offering:routing` or `offering routing`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.command.naming import Candidate, Name, meant
from api.command.things.kinds import KINDS, STATED, kind_named, one_word, plain_word
from graph.errors import NotFound
from graph.model import MODEL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.database.engine import Database
    from graph.model import Kind


def name_of(words: Sequence[str]) -> Name:
    """Raises BadInput for a kind that is not there."""
    if len(words) > 1:
        return Name(" ".join(words[1:]), (kind_named(words[0]).label,))
    kind, colon, rest = words[0].partition(":")
    if colon and plain_word(kind) in KINDS:
        return Name(rest, (kind_named(kind).label,))
    return Name(words[0], tuple(kind.label for kind in STATED))


async def thing_of(words: Sequence[str], database: Database) -> Candidate:
    """Raises NotFound where nothing is called so, and BadInput with candidates where it is not clear what is."""
    return await found_as(name_of(words), database)


async def found_as(name: Name, database: Database) -> Candidate:
    found = await meant(name, database)
    if found is None:
        what = one_word(MODEL.kinds[name.kinds[0]]) if len(name.kinds) == 1 else "thing"
        raise NotFound(f"There is no {what} {name.text!r}: rapport find looks for parts of names.")
    return found


def reference(kind: Kind, id_: str) -> str:
    """`offering:routing`, as commands take it."""
    return f"{kind.singular}:{id_}"
