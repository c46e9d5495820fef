"""All that is kept about a person, and its erasure: for administrators alone."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

import orjson
from strawberry import ID

from graph.errors import BadInput, Gone, NotFound
from graph.model.event import EventAction
from graph.model.grant import Role
from graph.saying import Saying
from graph.writing.mutations import Absence, Fault, InvalidInput, Missing, NotAllowed
from graph.writing.personal_data import erase_person, personal_data
from resolvers.context import Asked
from resolvers.derived.arguments import described
from resolvers.derived.classes import empty, field, filled_input, filled_type, optional, resolved
from resolvers.mutations.asking import INPUT, mutation_field
from resolvers.scalars import DateTime

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.writing.personal_data import Erased, Mention, PersonalData
    from resolvers.context import Context
    from resolvers.derived.classes import Class, Field
    from resolvers.derived.types import Types
    from resolvers.mutations.asking import Input
    from resolvers.mutations.results import Refusals, Results

DATA: Final = "All that is kept about a person: to be shown to them. For administrators."
ERASE: Final = (
    "Erase a person: a nameless node with another id stays where the graph needs one, roles end today, texts that name "
    "the person in any form are masked, in the trail too, and ids that have the name in them become others. What may name "
    "the person and may not is listed and left. It cannot be undone. For administrators."
)
UNDECIDED: Final = (
    "Texts and ids that may name the person, and may not, e.g. by a first name alone, or because somebody else has the "
    "same name: look at them, and decide."
)
ALSO: Final = (
    "Further words that mean the person and nobody else, e.g. a first name, a former name, a nickname: they are masked "
    "like the full name."
)
REWRITTEN: Final = (
    "Whether the files of the embedded engine were rewritten and hold nothing of the person any more; false where it is "
    "done at the next start; null where the engine is Neo4j."
)
SHOWN: Final = 1_000


def personal_data_field(types: Types) -> Field:
    text = mention_type(types)
    value, related, event, data = _data_types(types, text)

    def values(input_: Mapping[str, Any]) -> list[Any]:
        return [value(name=name, value=_written(each)) for name, each in input_.items()]

    def shown(found: PersonalData) -> Any:
        return data(
            id=found.id,
            values=values(found.values),
            relations=[
                related(
                    relation=each.relation,
                    kind=types.kind_of(each.kind),
                    id=each.id,
                    values=values(each.values),
                    texts=values(each.texts),
                )
                for each in found.related
            ],
            mentions=shown_mentions(types, text, found.mentions),
            undecided=shown_mentions(types, text, found.undecided),
            events=[
                event(
                    seq=each.seq,
                    at=each.at,
                    actor=each.actor,
                    action=EventAction(each.action),
                    subject=each.subject,
                    before=each.before,
                    after=each.after,
                )
                for each in found.events
            ],
        )

    async def personal(info: Asked, person: str) -> Any:
        info.context.viewer.require(Role.ADMIN, "Seeing all that is kept about a person")
        try:
            return shown(await personal_data(info.context.database, person, types.model))
        except Gone:
            raise
        except NotFound:
            return None

    words = f"{DATA} Null where there is no such person; of one who was erased an error says so."
    return resolved(
        "personalData", data | None, words, personal, arguments={"person": described(ID, "person", "The person's key.")}
    )


@cache
def mention_type(types: Types) -> Class:
    """A text or an id in which the person is named, or may be."""
    return _type(
        "PersonalMention",
        "A text, or an id, in which the person is named, or may be.",
        {
            "kind": field("kind", types.kind_enum, "Kind of the thing."),
            "id": field("id", ID, "Its key."),
            "property": field("property", str, "Where in it; of a relation `RELATION.PROPERTY`."),
            "text": field("text", str, "The text; lists as JSON."),
        },
    )


def shown_mentions(types: Types, text: Class, mentions: Sequence[Mention]) -> list[Any]:
    return [
        text(kind=types.kind_of(each.kind), id=each.id, property=each.property, text=_written(each.text))
        for each in mentions
    ]


def _data_types(types: Types, text: Class) -> tuple[Class, ...]:
    value = _type(
        "PersonalValue",
        "One value that is kept.",
        {"name": field("name", str, "What it is."), "value": field("value", str, "The value; lists as JSON.")},
    )
    thing = {"kind": field("kind", types.kind_enum, "Kind of the thing."), "id": field("id", ID, "Its key.")}
    related = _type(
        "PersonalRelation",
        "A relation of the person.",
        {
            "relation": field("relation", str, "The field of a person that leads to it, e.g. `stakeholderIn`."),
            **thing,
            "values": field("values", list[value], "What the relation says."),
            "texts": field("texts", list[value], "What the thing says: the person's words, or words about them."),
        },
    )
    event = _type(
        "PersonalEvent",
        "An event that is about the person, was caused by them, or names them.",
        {
            "seq": field("seq", int, "Its number in the trail."),
            "at": field("at", DateTime, "When it happened."),
            "actor": field("actor", str | None, "Who did it."),
            "action": field("action", types.inputs.enums[EventAction], "What was done."),
            "subject": field("subject", str | None, "Kind of the things or relations that it is about."),
            "before": field("before", str | None, "What was changed, as it was, as JSON."),
            "after": field("after", str | None, "What was changed, as it became, as JSON."),
        },
    )
    data = _type(
        "PersonalData",
        DATA,
        {
            "id": field("id", ID, "The person's key."),
            "values": field("values", list[value], "What is kept of the person itself."),
            "relations": field("relations", list[related], "Everything that the person is related to."),
            "mentions": field("mentions", list[text], "Texts elsewhere that name the person, in any form."),
            "undecided": field("undecided", list[text], UNDECIDED),
            "events": field("events", list[event], "Events of the trail, in their order."),
        },
    )
    return value, related, event, data


def erase_person_field(types: Types, results: Results, refusals: Refusals) -> Field:
    text = mention_type(types)
    erased = _type(
        "ErasedPerson",
        "A person who was erased.",
        {
            "id": field("id", ID, "Key of the nameless person who stays."),
            "texts": field("texts", int, "How many texts named the person and were masked."),
            "events": field("events", int, "How many events of the trail were masked."),
            "ids": field("ids", int, "How many other things had the name in their ids, and have other ids now."),
            "undecided": field("undecided", list[text], f"{UNDECIDED} The first {SHOWN:,}."),
            "undecidedCount": field("undecidedCount", int, "How many those are."),
            "rewritten": field("rewritten", bool | None, REWRITTEN),
        },
    )
    input_ = empty("ErasePersonInput")
    fields = {
        "id": field("id", ID, "The person's key."),
        "also": optional("also", list[str], ALSO),
    }
    filled_input(input_, "Whom to erase.", fields)

    async def done(context: Context, input_: Input) -> Any:
        viewer = context.viewer
        if not viewer.may(Role.ADMIN):
            words = "Erasing people needs the role {role}; yours is {own}."
            raise NotAllowed(Saying("ROLE_NEEDED", words, role=Role.ADMIN.value, own=viewer.role.value), INPUT)
        made = await _erased(context, input_)
        context.forget()
        return erased(
            id=made.id,
            texts=made.texts,
            events=made.events,
            ids=made.ids,
            undecided=shown_mentions(types, text, made.undecided[:SHOWN]),
            undecidedCount=len(made.undecided),
            rewritten=made.rewritten,
        )

    result = results.union(
        "ErasePersonResult", erased, refusals.invalid_input, refusals.not_found, refusals.not_allowed
    )
    return mutation_field("erasePerson", ERASE, input_, result, refusals, done)


async def _erased(context: Context, input_: Input) -> Erased:
    try:
        return await erase_person(
            context.database,
            input_["id"],
            context.viewer.actor,
            "erasePerson",
            also=input_.get("also") or (),
            model=context.model,
        )
    except NotFound as fault:
        raise Missing(Absence(Saying.of(fault.said or str(fault)), "Person", input_["id"], (*INPUT, "id"))) from None
    except BadInput as fault:
        raise InvalidInput([Fault((*INPUT, *fault.path), Saying.of(fault.message))]) from None


def _type(name: str, words: str, fields: Mapping[str, Field]) -> Class:
    made = empty(name)
    filled_type(made, words, fields)
    return made


def _written(value: Any) -> str:
    return value if isinstance(value, str) else orjson.dumps(value).decode()
