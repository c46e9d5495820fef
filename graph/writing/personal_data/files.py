"""The embedded engine's files after an erasure: they are rewritten, and it is looked whether something is left in them."""

from __future__ import annotations

import logging
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, LiteralString

from graph.database.definitions import definitions, definitions_in
from graph.database.engine import Engine
from graph.database.engine.rewriting import Renewal, Sought
from graph.errors import Unavailable
from graph.model import MODEL
from graph.projection.snapshot import delete
from graph.writing.personal_data.naming.folding import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graph.database.engine import Database, Transaction
    from graph.model import Model

    Progress = Callable[[str, int, int], None]

log = logging.getLogger(__name__)

SHORTEST: Final = 4
"""Bytes of what is sought in files: less stands in them by chance."""
ALWAYS: Final = frozenset({"Person", "Event", "STAKEHOLDER", "Assessment", "Notice", "Grant", "IdempotencyKey"})
"""Types that an erasure changes."""
KEYED: Final = frozenset({"Person"})
"""Types that an erasure changes and of which something is in indexes."""


@dataclass(slots=True)
class Left:
    """What must be in no file any more: `texts`; `parts`: what is sought with them, since something may be left where only
    they are. `changed`, `keyed`: types that held it, and types whose indexes did.
    """

    texts: set[str] = field(default_factory=set[str])
    parts: set[str] = field(default_factory=set[str])
    changed: set[str] = field(default_factory=set[str])
    keyed: set[str] = field(default_factory=set[str])


DUE: Final = """
MATCH (c:Counter {id: 'estate'})
SET c.rewrite = true
"""
DONE: Final = """
MATCH (c:Counter {id: 'estate'})
REMOVE c.rewrite
"""
IS_DUE: Final = """
MATCH (c:Counter {id: 'estate'})
RETURN coalesce(c.rewrite, false)
"""


async def note_as_due(transaction: Transaction, engine: Engine) -> None:
    """Notes that files have to be rewritten: should this process end before, the next start does it."""
    if engine is Engine.EMBEDDED:
        await transaction.run(DUE)


async def rewrite_files(database: Database, model: Model, left: Left, progress: Progress) -> bool | None:
    """Whether no file holds one of the texts any more; None where the engine's files are not ours. The snapshot of the
    projection is deleted in any case.
    """
    delete(database.snapshot)
    if database.engine is not Engine.EMBEDDED:
        return None
    texts = {text for text in left.texts if len(text.encode()) >= SHORTEST}
    parts = {part for part in left.parts if len(part.encode()) >= SHORTEST}
    sought = Sought(
        words=tuple(sorted({form for text in texts for form in spellings(text)})),
        hints=tuple(sorted({form for text in texts | parts for form in spellings(text)})),
        changed=ALWAYS | left.changed,
        keyed=KEYED | left.keyed,
    )
    try:
        still = await database.rewrite(sought, list(_renewals(model)), progress)
    except Unavailable as fault:
        log.warning("%s It is done at the next start.", fault)
        return False
    await _put_right(database, model)
    if still:
        log.warning("something that was erased is still in %s", ", ".join(still))
    return not still


async def complete_rewriting(database: Database, model: Model = MODEL) -> None:
    """Rewrites the files of an erasure that was cut short before it had."""
    if database.engine is Engine.EMBEDDED:
        rows = await database.read(IS_DUE, name="rewriting_due")
        if rows and rows[0][0]:
            kinds = set(model.kinds)
            left = Left(changed=kinds | {link.type for link in model.links}, keyed=kinds)
            await rewrite_files(database, model, left, lambda _stage, _done, _total: None)


async def _put_right(database: Database, model: Model) -> None:
    for one in (await definitions_in(database, model)).missing:  # of a rewriting that was cut short
        await database.define(one.statement)
    await database.write(lambda transaction: transaction.run(DONE), name="rewritten")


def _renewals(model: Model) -> Iterator[Renewal]:
    for one in definitions(model, Engine.EMBEDDED):
        label, _, name = one.place.partition(".")
        what: LiteralString = "CONSTRAINT" if one.unique else "INDEX"
        yield Renewal(label, f"DROP {what} {label}_{name} IF EXISTS", one.statement)


def spellings(text: str) -> Iterator[bytes]:
    """A text as the bytes of a file may hold it, Latin letters in lower case."""
    for form in ("NFC", "NFD"):
        written = unicodedata.normalize(form, text)  # pyright: ignore[reportArgumentType]  # both are forms
        for one in (written, written.lower(), written.upper(), written.title(), plain(text)):
            yield one.encode().lower()
