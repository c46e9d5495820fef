"""`rapport do`: the verbs of the field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from api.command.answers import put_json
from api.command.asking import answered
from api.command.ending import Status
from api.command.estate import estate
from api.command.naming import Name, ids_for
from api.command.options import ReportFormat
from api.command.paper import show
from api.command.remains import remains
from api.command.things.acting import actor, changed
from api.command.things.fields import of_kind, of_verb, refuse_missing, shown, stated
from api.command.things.kinds import one_word, title, with_id
from api.command.things.setting import selected
from api.command.things.thing import found_as, reference
from api.command.things.verbs import written
from graph.errors import BadInput
from graph.model import MODEL
from graph.projection.follower import KeptProjection
from graph.text.documents.blocks import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from api.command.naming import Candidate
    from api.command.things.fields import Slot
    from graph.database.engine import Database
    from graph.text.documents.blocks import Block
    from graph.writing.verbs import Verb

RETIRE: Final = "retireOffering"


async def done(verb: Verb, words: Sequence[str], who: str | None, format_: ReportFormat, data: Path | None) -> Status:
    """`words`: the thing, where the verb is about one that is there, then fields."""
    about = 0 if verb.creates else 1
    subject, given = list(words[:about]), words[about:]
    if not verb.creates and not subject:
        raise BadInput(
            f"Which {one_word(MODEL.kinds[verb.about])}? Write rapport do {written(verb)} THING field=value …"
        )
    values = stated(given, of_verb(verb))
    refuse_missing(values, of_verb(verb).values(), written(verb))
    async with estate(data) as database:
        viewer = await actor(who, database)
        input_: dict[str, Any] = await ids_for(values, database)
        before: dict[str, Any] | None = None
        if subject:
            input_["id"] = (await _subject(verb, subject[0], database)).id
            before = await before_of(verb, input_["id"], database)
        answer = await changed(mutation(verb), input_, viewer, database)
        retired = [input_["id"]] if verb.name == RETIRE else []
        behind = await remains(retired, input_["retiresOn"], database) if retired else ()
    if format_ is ReportFormat.JSON:
        put_json({"verb": verb.name, **{name: answer[name] for name in answer if name not in of_moved(verb)}})
    else:
        show([*blocks(verb, before, answer, viewer.actor), *behind])
    return Status.FINE


async def _subject(verb: Verb, word: str, database: Database) -> Candidate:
    kind = MODEL.kinds[verb.about]
    return await found_as(Name(word.removeprefix(f"{kind.singular}:"), (kind.label,)), database)


async def before_of(verb: Verb, id_: str, database: Database) -> dict[str, Any]:
    kind = MODEL.kinds[verb.about]
    query = f"query Before($id: ID!) {{ thing: {kind.singular}(id: $id) {{ {selected(kind, [*of_moved(verb).values()])} }} }}"
    return (await answered(query, {"id": id_}, database, KeptProjection(database)))["thing"]


def of_moved(verb: Verb) -> dict[str, Slot]:
    """The fields of the thing that the verb may change, but for those by which it is called."""
    kind = MODEL.kinds[verb.about]
    return {name: slot for name, slot in of_kind(kind).items() if not (slot.many and slot.to) and name != title(kind)}


def mutation(verb: Verb) -> str:
    input_ = f"{verb.name[0].upper()}{verb.name[1:]}Input"
    kind = MODEL.kinds[verb.about]
    made = f"... on {verb.about} {{ {selected(kind, [] if verb.creates else [*of_moved(verb).values()])} }}"
    return f"mutation Done($input: {input_}!) {{ done: {verb.name}(input: $input) {{ {made} ... on Refusal {{ message }} }} }}"


def blocks(verb: Verb, before: Mapping[str, Any] | None, answer: Mapping[str, Any], by: str) -> Iterator[Block]:
    """`before`: the fields of a thing that was there."""
    kind = MODEL.kinds[verb.about]
    yield f"Done: {written(verb)}, {one_word(kind)} {with_id(answer)}, by {by}."
    moved = [
        (slot.written, shown(before[name]), shown(answer[name]))
        for name, slot in (of_moved(verb) if before else {}).items()
        if before and shown(before[name]) != shown(answer[name])
    ]
    if moved:
        yield Table(("FIELD", "BEFORE", "AFTER"), moved)
    yield f"  rapport show {reference(kind, answer['id'])}"
