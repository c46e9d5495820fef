"""The field `whoToCall`: step by step, deputies in the place of the absent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from strawberry import ID

from graph.model.contact.topic import Topic
from graph.model.relationship import Side
from graph.model.scalars import now
from graph.questions.calling import Call, Standing, who_to_call
from graph.text.calling import why_not
from resolvers.context import Asked
from resolvers.derived.arguments import described, plain
from resolvers.derived.classes import Class, Field, field, resolved
from resolvers.derived.enums import choice_enum
from resolvers.impact.answers import PRIVATE, answer, keys
from resolvers.impact.explanation import LANGUAGE
from resolvers.impact.references import one
from resolvers.scalars import DateTime

if TYPE_CHECKING:
    from resolvers.derived.types import Types

WORDS: Final = (
    "Whom to call in a relationship for a topic: the steps of escalation of each side by level, deputies in the place "
    "of those who are away. Where no step is agreed, whoever is accountable on that side."
)


def who_to_call_field(types: Types) -> Field:
    call = call_type(types)

    async def who_to_call_(info: Asked, relationship: str, topic: Any, side: Any = None, at: Any = None) -> Any:
        moment = plain(at) or now()
        context = info.context
        calls = await who_to_call(context.database, context.scope, relationship, plain(topic), moment, plain(side))
        return [call_of(call, each) for each in calls]

    enums = types.inputs.enums
    return resolved(
        "whoToCall",
        list[call],
        WORDS,
        who_to_call_,
        arguments={
            "relationship": described(ID, "relationship", "Id of the relationship."),
            "topic": described(enums[Topic], "topic", "What it is about."),
            "side": described(enums[Side] | None, "side", "Only people of this side; both unless given."),
            "at": described(DateTime | None, "at", "When the call is made; now unless given."),
        },
    )


def call_type(types: Types) -> Class:
    enums = types.inputs.enums
    return answer(
        "Call",
        "A step on the way to somebody who can settle it.",
        {
            **keys("person", "standsInFor", "channel"),
            "level": field("level", int, "1 for the first to turn to."),
            "side": field("side", enums[Side], "The side whose person it is."),
            "topic": field("topic", enums[Topic] | None, "What the step is for; null = everything."),
            "at": field("at", DateTime, "From when on to turn to this step, if nothing is settled before."),
            "standing": field("standing", choice_enum(Standing), "Why the person is on the list."),
            "uncalled": PRIVATE,
            "whyNot": _why_not(),
            "person": one(types, "person", "Person", "Whom to call; null where nobody can be.", always=False),
            "standsInFor": one(
                types,
                "standsInFor",
                "Person",
                "The holder of the step, where it is not the one to call; null otherwise.",
                always=False,
            ),
            "channel": one(
                types,
                "channel",
                "Channel",
                "The channel that the person keeps in this relationship; null where there is none.",
                always=False,
            ),
        },
    )


def _why_not() -> Field:
    def worded(root: Any, info: Asked, language: Any = None) -> str | None:
        return why_not(root.uncalled, info.spoken(language)) if root.uncalled else None

    words = "Why nobody can be called at this step; null where somebody can."
    return resolved(
        "whyNot", str | None, words, worded, arguments={"language": described(str | None, "language", LANGUAGE)}
    )


def call_of(made: Class, call: Call) -> Any:
    return made(
        person_id=call.person,
        standsInFor_id=call.stands_in_for,
        channel_id=call.channel,
        level=call.level,
        side=call.side,
        topic=call.topic,
        at=call.at,
        standing=call.standing.value,
        uncalled=call.why_not,
    )
