"""The fields `tie` and `introductions`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from strawberry import ID

from graph.errors import BadInput
from graph.model.relationship import StakeholderRole
from graph.model.sentences import beyond_bounds
from graph.questions.network.introductions import Askers, Introductions, Wanted, introductions
from graph.questions.network.sources import TieFact
from graph.questions.network.tie import Tie, TieContribution, tie
from graph.saying import Saying
from graph.text.network import contribution_reason, no_way_reason
from resolvers.context import Asked
from resolvers.derived.arguments import described, plain
from resolvers.derived.classes import Class, Field, empty, filled_input, optional, resolved
from resolvers.derived.reference import Reference
from resolvers.questions.network.asking import ON, ask, one_of, reason_field, refuse_unseen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from resolvers.context import Context
    from resolvers.derived.types import Types

TIE: Final = "How strong the tie of two people is, and why."
INTRODUCTIONS: Final = "The warmest ways to a person or an organization."
MOST: Final = 5


def tie_fields(types: Types) -> dict[str, Field]:
    contribution_type(types)
    return {"tie": tie_field(types), "introductions": introductions_field(types)}


def contribution_type(types: Types) -> Class:
    def subject(root: TieContribution) -> Reference | None:
        if root.subject is None:
            return None
        return Reference("Engagement" if root.kind is TieFact.ENGAGEMENT else "Organization", root.subject, known=True)

    words = "The engagement, or the organization in which both are; null where it is neither."
    more = {
        "subject": resolved("subject", types.node | None, words, subject),
        **reason_field("What it is, in a sentence.", contribution_reason),
    }
    return types.answers.made(TieContribution, more)


def tie_field(types: Types) -> Field:
    async def asked(info: Asked, from_: str, to: str, on: Any = None) -> Tie:
        await refuse_unseen(info.context, "Person", [from_], ("from",))
        await refuse_unseen(info.context, "Person", [to], ("to",))
        found, _ = await ask(info.context, on, lambda sight: tie(sight, from_, to))
        return found

    return resolved(
        "tie",
        types.answers.type_of(Tie),
        TIE,
        asked,
        arguments={
            "from_": described(ID, "from", "Id of the one person."),
            "to": described(ID, "to", "Id of the other person."),
            "on": ON,
        },
    )


def introductions_field(types: Types) -> Field:
    def why(root: Introductions, language: Any) -> str | None:
        return None if root.why_none is None else no_way_reason(root.why_none, language)

    more = reason_field("Why there is no way, in a sentence; null where there is one.", why, always=False)
    made = types.answers.made(Introductions, more)

    async def asked(info: Asked, from_: Any, to: Any, first: Any = MOST, on: Any = None) -> Introductions:
        askers = await _askers(info.context, plain(from_))
        wanted = await _wanted(info.context, plain(to))
        count = MOST if plain(first) is None else plain(first)
        if not 1 <= count <= MOST:
            raise BadInput(beyond_bounds("first", count, MOST), ("first",))
        found, _ = await ask(info.context, on, lambda sight: introductions(sight, askers, wanted, count))
        return found

    return resolved(
        "introductions",
        made,
        INTRODUCTIONS,
        asked,
        arguments={
            "from_": described(from_input(), "from", "Who asks."),
            "to": described(to_input(types), "to", "To whom: a person, or the best person of an organization."),
            "first": described(int | None, "first", f"So many ways, 1 to {MOST}."),
            "on": ON,
        },
    )


def from_input() -> Class:
    made = empty("IntroductionFrom")
    fields = {
        "me": optional("me", bool, "True: whoever asks; nobody for an API key."),
        "people": optional("people", list[ID], "Ids of people."),
        "organization": optional("organization", ID, "Id of an organization: anyone of it or of its parts."),
    }
    filled_input(made, "Who asks: `me`, people, or anyone of an organization with its parts; one of these.", fields)
    return made


def to_input(types: Types) -> Class:
    made = empty("IntroductionTo")
    role = types.inputs.enums[StakeholderRole]
    fields = {
        "person": optional("person", ID, "Id of the person; not together with `organization`."),
        "organization": optional("organization", ID, "Id of the organization: its best person, or of its parts."),
        "relationship": optional(
            "relationship",
            ID,
            "Id of the relationship by which the best person is chosen: of highest influence there. By all "
            "relationships of the organization unless given.",
        ),
        "role": optional("role", role, "The best person is one who holds this role there, whatever the influence."),
    }
    filled_input(made, "A person, or the best person of an organization.", fields)
    return made


async def _askers(context: Context, given: Mapping[str, Any]) -> Askers:
    one_of(given, Saying("WHO_ASKS", "Who asks is `me`, people, or an organization: say one of these."), ("from",))
    if (organization := given.get("organization")) is not None:
        await refuse_unseen(context, "Organization", [organization], ("from", "organization"))
        return Askers(organization=organization)
    if (people := given.get("people")) is not None:
        await refuse_unseen(context, "Person", people, ("from", "people"))
        return Askers(people)
    me = context.viewer.person
    return Askers([me] if me is not None and given.get("me") else [])


async def _wanted(context: Context, given: Mapping[str, Any]) -> Wanted:
    person, organization = given.get("person"), given.get("organization")
    relationship, role = given.get("relationship"), given.get("role")
    if (person is None) == (organization is None):
        raise BadInput(Saying("PERSON_OR_ORGANIZATION", "Give a person or an organization, one of both."), ("to",))
    if person is not None and (relationship is not None or role is not None):
        words = "A relationship and a role choose a person of an organization: give that."
        raise BadInput(Saying("ORGANIZATION_OF_ROLE", words), ("to",))
    named = {"Person": person, "Organization": organization, "ServiceRelationship": relationship}
    for (label, id_), place in zip(named.items(), ("person", "organization", "relationship"), strict=True):
        await refuse_unseen(context, label, [] if id_ is None else [id_], ("to", place))
    return Wanted(person, organization, relationship, role and StakeholderRole(role))
