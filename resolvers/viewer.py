"""The field `viewer`: who asks, what they reach, and what they may do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graph.database.stored import Questions
from graph.model.role import Role
from graph.writing.authority import may
from resolvers.context import Asked
from resolvers.derived.arguments import INNER_PAGE, asked_page, described, page_arguments
from resolvers.derived.classes import Class, Field, field, resolved
from resolvers.derived.read import read
from resolvers.derived.reference import Reference
from resolvers.impact.answers import PRIVATE, answer
from resolvers.impact.page import list_class
from resolvers.limits import LIMITS, Limits
from resolvers.scalars import DateTime
from resolvers.sorted_list import page
from resolvers.version import own_version

if TYPE_CHECKING:
    from graph.access import Viewer
    from resolvers.derived.types import Types

LISTED: Final = "viewer.reach.organizations"
BEGINNINGS: Final = ("Organization", "Offering", "Person")
"""Kinds of which an estate has something, if it has anything."""
ROLE: Final = "What they may do: each role may also do what those before it may."
PERSON: Final = "The person of the estate who asks; null where that is not known, or not to be seen."
PROGRAM: Final = "Name of the key by which a program asks; null where it was given to a person, or is of no program."
EXPIRES: Final = "From then on their key or token opens nothing; null = it does not end by itself."
LANGUAGE: Final = "Language of what is worded where no argument says another, as a BCP 47 tag: `en` or `ru`."
ANYTHING: Final = (
    "False where there is no organization, offering or person that they see: perhaps nothing was imported yet."
)
MAY: Final = (
    "Whether role and reach allow a mutation, so that a page need not offer what would be refused as `NotAllowed`. What "
    "the state of things, dates and rules allow is answered by the mutation itself. False for what is not there."
)
ON: Final = "What it is to change. Without it only the role is looked at; not for what makes something new."
ORGANIZATIONS: Final = (
    "The organizations that were granted, with all their parts, by id; empty where everything is reached. An organization "
    "that is gone by now is null."
)


def viewer_field(types: Types) -> Field:
    reach = reach_type(types)
    made = viewer_type(types, reach)

    def viewer(info: Asked) -> Any:
        who = info.context.viewer
        return made(
            who=who,
            reach=reach(who=who, everything=not who.scope.restricted, countsHidden=who.telling.of_hidden),
            language=info.context.language.value,
            limits=LIMITS,
            version=own_version(),
        )

    return resolved("viewer", made, "Who asks: what they reach, what they may do, and what answers them.", viewer)


def viewer_type(types: Types, reach: Class) -> Class:
    def person(root: Any) -> Reference | None:
        who: Viewer = root.who
        return None if who.person is None else Reference("Person", who.person)

    return answer(
        "Viewer",
        "Who asks: a person, a program, or the administrator of a small set-up.",
        {
            "who": PRIVATE,
            "role": read("role", types.inputs.enums[Role], ROLE, "who.role.value"),
            "reach": field("reach", reach, "What they see."),
            "person": resolved("person", types.things["Person"] | None, PERSON, person),
            "program": read("program", str | None, PROGRAM, "who.program"),
            "expiresAt": read("expiresAt", DateTime | None, EXPIRES, "who.expires_at"),
            "may": _may_field(types.ref),
            "language": field("language", str, LANGUAGE),
            "limits": field("limits", types.answers.type_of(Limits), "What a request may ask for at most."),
            "version": field("version", str, "The version of Rapport that answers."),
            "hasAnything": _has_anything_field(),
        },
    )


def reach_type(types: Types) -> Class:
    """What is granted, as it is now."""
    connection = list_class(types.things["Organization"], ORGANIZATIONS, name="ViewerOrganization", always=False)

    def organizations(
        root: Any, first: Any = INNER_PAGE[0], after: Any = None, last: Any = None, before: Any = None
    ) -> Any:
        who: Viewer = root.who
        ids, asked = sorted(who.scope.organizations), asked_page(first, after, last, before, INNER_PAGE)
        return page(connection, LISTED, ids, lambda id_: (id_,), lambda id_: Reference("Organization", id_), asked)

    return answer(
        "ViewerReach",
        "What somebody sees.",
        {
            "who": PRIVATE,
            "everything": field("everything", bool, "True where it is the whole estate."),
            "countsHidden": field(
                "countsHidden", bool, "True where answers say how much they leave out because it may not be seen."
            ),
            "organizations": resolved(
                "organizations",
                connection,
                ORGANIZATIONS,
                organizations,
                arguments=page_arguments(INNER_PAGE[1]),
            ),
        },
    )


def _may_field(ref: Class) -> Field:
    async def allowed(root: Any, info: Asked, action: str, on: Any = None) -> bool:
        context = info.context
        thing = None if on is None else (on.kind.value, on.id)
        return await may(Questions(context.database, "may"), context.model, root.who, action, thing)

    return resolved(
        "may",
        bool,
        MAY,
        allowed,
        arguments={
            "action": described(str, "action", "Name of the mutation, e.g. `retireOffering`."),
            "on": described(ref | None, "on", ON),
        },
    )


def _has_anything_field() -> Field:
    async def has_anything(info: Asked) -> bool:
        reading = info.context.reading
        for label in BEGINNINGS:
            if label in reading.model.kinds and await reading.has_any(label):
                return True
        return False

    return resolved("hasAnything", bool, ANYTHING, has_anything)
