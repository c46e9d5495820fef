"""`rapport do`: the verbs of the field."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final

from pydantic.alias_generators import to_snake

from api.command.answers import put_json
from api.command.ending import Status
from api.command.estate import estate
from api.command.naming import Name, ids_for
from api.command.options import ReportFormat
from api.command.paper import show
from api.command.things.acting import actor, changed
from api.command.things.fields import of_verb, stated
from api.command.things.kinds import card, one_word, plain_word, with_id
from api.command.things.thing import found_as, reference
from graph.errors import BadInput
from graph.model import MODEL
from graph.text.documents.blocks import Table
from graph.writing.verbs import VERBS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from graph.text.documents.blocks import Block
    from graph.writing.verbs import Verb

KNOWN: Final[dict[str, Verb]] = {plain_word(verb.name): verb for verb in VERBS}


def written(verb: Verb) -> str:
    """`retire-offering`."""
    return to_snake(verb.name).replace("_", "-")


def verb_named(word: str) -> Verb:
    """Raises BadInput, naming what is near."""
    found = KNOWN.get(plain_word(word))
    if found is None:
        near = get_close_matches(plain_word(word), KNOWN, n=1)
        advice = f"Did you mean {written(KNOWN[near[0]])}?" if near else "rapport do shows all."
        raise BadInput(f"There is no verb {word!r}. {advice}")
    return found


def every_verb() -> Iterator[Block]:
    yield "What can be done; rapport do VERB says which fields it asks for:"
    yield ""
    yield Table(
        ("VERB", "OF", "WHAT"),
        [(written(v), "" if v.creates else one_word(MODEL.kinds[v.about]), v.words) for v in VERBS],
    )


def asked_for(verb: Verb) -> Iterator[Block]:
    yield verb.words
    yield ""
    yield f"    rapport do {written(verb)} {'' if verb.creates else 'THING '}field=value …"
    slots = of_verb(verb).values()
    rows = [(slot.written, "yes" if slot.required else "", slot.words) for slot in slots]
    if rows:
        yield ""
        yield Table(("FIELD", "NEEDED", "WHAT"), rows)


async def done(verb: Verb, words: Sequence[str], who: str | None, format_: ReportFormat, data: Path | None) -> Status:
    """`words`: the thing, where the verb is about one that is there, then fields."""
    about = 0 if verb.creates else 1
    subject, given = list(words[:about]), words[about:]
    if not verb.creates and not subject:
        raise BadInput(
            f"Which {one_word(MODEL.kinds[verb.about])}? Write rapport do {written(verb)} THING field=value …"
        )
    values = stated(given, of_verb(verb))
    missing = [slot.written for slot in of_verb(verb).values() if slot.required and values.get(slot.name) is None]
    if missing:
        raise BadInput(f"{written(verb)} needs {', '.join(f'{name}=…' for name in missing)} too.")
    async with estate(data) as database:
        viewer = await actor(who, database)
        input_: dict[str, Any] = await ids_for(values, database)
        if subject:
            input_["id"] = (
                await found_as(
                    Name(subject[0].removeprefix(f"{MODEL.kinds[verb.about].singular}:"), (verb.about,)), database
                )
            ).id
        answer = await changed(mutation(verb), input_, viewer, database)
    if format_ is ReportFormat.JSON:
        put_json({"verb": verb.name, **answer})
    else:
        show(blocks(verb, answer, viewer.actor))
    return Status.FINE


def mutation(verb: Verb) -> str:
    input_ = f"{verb.name[0].upper()}{verb.name[1:]}Input"
    made = f"... on {verb.about} {{ {card(MODEL.kinds[verb.about])} version }}"
    return f"mutation Done($input: {input_}!) {{ done: {verb.name}(input: $input) {{ {made} ... on Refusal {{ message }} }} }}"


def blocks(verb: Verb, answer: Mapping[str, Any], by: str) -> Iterator[Block]:
    kind = MODEL.kinds[verb.about]
    yield f"Done: {written(verb)}, {one_word(kind)} {with_id(answer)}, by {by}."
    yield f"  rapport show {reference(kind, answer['id'])}"
