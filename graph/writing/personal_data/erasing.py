"""Erasing a person: a nameless node stays where the graph needs one, and nothing that tells who it was.

The id goes too, since people's ids are often their names, and so do ids of other things that have the name in them. Roles
end today, so that a vacancy is seen as one; what only says something about the person (whom they know, how they are seen,
what opens the estate to them) is deleted; texts in which they are named are masked, in the trail as well. What may be a
trace and may be none is listed, and left as it is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from graph.database.erased import remember
from graph.database.event_log import Entry, alone, record
from graph.errors import BadInput
from graph.model import MODEL
from graph.model.event import EventAction
from graph.saying import Saying
from graph.writing.personal_data.events import DROPPED, Masking, events_of, said
from graph.writing.personal_data.files import Left, note_as_due, rewrite_files
from graph.writing.personal_data.masking import mask_events, mask_links, mask_sources, mask_texts, rename
from graph.writing.personal_data.nameless import Renaming, nameless, nameless_id
from graph.writing.personal_data.naming.names import parts_of
from graph.writing.personal_data.preparing import brought_up, prepared
from graph.writing.personal_data.settling import settle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from graph.database.engine import Database, Transaction
    from graph.model import Model
    from graph.writing.personal_data.mentions import Mention
    from graph.writing.personal_data.preparing import Prepared

    Progress = Callable[[str, int, int], None]

SHORTEST: Final = 3
"""Letters of a further word: shorter ones stand in too many other texts."""


@dataclass(frozen=True, slots=True)
class Erased:
    """`id`: of the nameless node. `texts`, `events`: how many were masked; `ids`: how many other things have another id.
    `undecided`: what may be a trace and was left. `rewritten`: whether the engine's files hold nothing of it any more;
    None where they are not ours.
    """

    id: str
    texts: int
    events: int
    ids: int
    undecided: Sequence[Mention]
    rewritten: bool | None = None


def silent(_stage: str, _done: int, _total: int) -> None:
    """Progress that nobody looks at."""


async def erase_person(
    database: Database,
    person: str,
    actor: str,
    place: str,
    *,
    also: Sequence[str] = (),
    model: Model = MODEL,
    progress: Progress = silent,
) -> Erased:
    """One transaction; then the files of the embedded engine are rewritten. `also`: further words that mean the person and
    nobody else. Raises NotFound, BadInput.
    """
    check_words(also)
    before = await prepared(database, person, also, model)
    key, left = nameless_id(), Left()

    async def erase(transaction: Transaction) -> Erased:
        await alone(transaction)
        now = await brought_up(transaction, before, model)
        _note(left, now, model)
        erased = await _erased(transaction, now, key, model)
        entry = Entry(action=EventAction.ERASED, subject="Person", subject_ids=(key,), actor=actor, place=place)
        await record(transaction, entry)
        await note_as_due(transaction, database.engine)
        return erased

    done = await database.write(erase, name="erase_person", timeout=300.0)
    left.texts = _beyond(left.texts, done.undecided)
    return replace(done, rewritten=await rewrite_files(database, model, left, progress))


def check_words(also: Sequence[str]) -> None:
    """Raises BadInput."""
    for number, word in enumerate(also):
        if len(word.strip()) < SHORTEST:
            words = "{word!r} stands in too many other texts: at least {least} letters."
            raise BadInput(Saying("WORD_TOO_SHORT", words, word=word, least=SHORTEST), ("also", number))


async def _erased(transaction: Transaction, found: Prepared, key: str, model: Model) -> Erased:
    person, traces = found.about.id, found.about.traces
    renaming = Renaming(traces, key)
    mentions, things = found.mentions(model), found.ids()
    masking = Masking(model, found.about, renaming, key, found.gone)
    rows = [(event.id, masking.values(event)) for event in events_of(found.about, found.events)]
    events = [row for row in rows if row[1]]
    await mask_texts(transaction, model, traces, mentions, key)
    links = await mask_links(transaction, model, traces, found.read, key)
    await mask_sources(transaction, model, traces, found.read.sources, key)
    await mask_events(transaction, events)
    await rename(transaction, model, renaming, things)
    await settle(transaction, model, person, found.about.grants, key)
    await transaction.run(NAMELESS, {"id": person, "values": nameless(found.about.values, key)})
    await remember(transaction, [("Person", person), *things])
    texts = sum(mention.kind in model.kinds and "." not in mention.property for mention in mentions) + links
    return Erased(key, texts, len(events), len(things), _listed(found, renaming, model))


NAMELESS: Final = """
MATCH (p:Person {id: $id})
SET p = $values
"""


def _listed(found: Prepared, renaming: Renaming, model: Model) -> list[Mention]:
    """Mentions that are left, with the ids that their things have after the erasure."""
    traces = found.about.traces
    listed: list[Mention] = []
    for mention in found.undecided(model):
        kept: Any = mention.text
        listed.append(
            type(mention)(mention.kind, renaming.of(mention.id), mention.property, traces.masked(kept, renaming.key))
        )
    return listed


def _note(left: Left, found: Prepared, model: Model) -> None:
    traces, known = found.about.traces, found.about.known
    things = found.ids()
    for text in (*_texts(found, model), *(id_ for _, id_ in things)):
        left.texts.update(traces.found(text))
    left.texts.update(*known, (id_ for _, id_ in things))
    if traces.forms.is_telling:
        left.texts.add(found.about.id)
    left.parts.update(part for name in known.names for part in parts_of(name))
    left.keyed |= {mention.kind for mention in found.mentions(model)} | {label for label, _ in things}
    left.changed |= left.keyed | DROPPED | {link.type for link in model.links if found.read.links.get(link.name)}


def _texts(found: Prepared, model: Model) -> Iterator[str]:
    for mention in found.mentions(model):
        yield from (mention.text,) if isinstance(mention.text, str) else mention.text
    for event in found.events:
        yield from (*said(event.before), *said(event.after), *(event.subject_ids or ()))


def _beyond(texts: set[str], undecided: Sequence[Mention]) -> set[str]:
    """The texts without those that stay in something that somebody has to decide."""
    kept = " ".join(str(mention.text) for mention in undecided).lower()
    return {text for text in texts if text.lower() not in kept}
