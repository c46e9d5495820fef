"""The field `network`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graphql import FieldNode, FragmentSpreadNode, InlineFragmentNode
from strawberry import ID, UNSET

from graph.errors import BadInput
from graph.model.sentences import beyond_bounds
from graph.questions.network.network_person import NetworkPerson, NetworkSort
from graph.questions.network.pictures import NetworkPart, pictures_of
from graph.questions.network.tie import Tie
from graph.saying import Saying
from resolvers.context import Asked
from resolvers.derived.arguments import ROOT_PAGE, asked_page, described, page_arguments, plain
from resolvers.derived.classes import Class, Field, empty, field, filled_input, optional, resolved
from resolvers.derived.enums import choice_enum
from resolvers.derived.reference import Reference
from resolvers.impact.answers import PRIVATE, answer
from resolvers.impact.page import list_class
from resolvers.impact.parts import parts
from resolvers.questions.network.asking import ON, day_of, networks, one_of, refuse_unseen
from resolvers.sorted_list import page

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graphql import SelectionSetNode

    from graph.questions.network.picture import Picture
    from resolvers.context import Context
    from resolvers.derived.types import Types
    from resolvers.impact import Reports

WORDS: Final = "Who knows whom in a part of the estate."
BRIDGES: Final = "Ties whose loss would part somebody from somebody."
WEAKEST: Final = 0.05
PEOPLE: Final = 100
TIES: Final = 1_000
BY_STRENGTH: Final = frozenset({"weightedBetweenness", "weightedCloseness"})


def network_field(types: Types, reports: Reports) -> Field:
    tie = types.answers.type_of(Tie)
    reason = reports.answers.incomplete_reason | None
    made = answer(
        "Network",
        "A network of people on a day.",
        {
            "picture": PRIVATE,
            "people": people_field(types),
            "ties": ties_field(tie),
            **parts("bridges", tie, BRIDGES, lambda picture: picture.bridges, _tie, of="picture", called="Bridge"),
            "components": field("components", int, "How many parts are not tied to each other."),
            **parts(
                "isolated",
                types.things["Person"],
                "People without ties.",
                lambda picture: picture.isolated,
                _person,
                of="picture",
                called="IsolatedPerson",
            ),
            "pending": field("pending", bool, "Whether betweenness is still being computed; ask again."),
            "isComplete": field("isComplete", bool, "False where it is made of the part that you may see."),
            "incompleteReason": field("incompleteReason", reason, "Why it is not complete; null where it is."),
        },
    )

    async def asked(info: Asked, of: Any, min_strength: Any = WEAKEST, on: Any = None) -> Any:
        context, names = info.context, frozenset(selected(info))
        wanted = await _part(context, plain(of))
        weakest = WEAKEST if plain(min_strength) is None else plain(min_strength)
        if not 0 <= weakest <= 1:
            raise BadInput(beyond_bounds("minStrength", weakest, 1, 0), ("minStrength",))
        picture, incomplete = await pictures_of(networks(context)).of(
            context.scope,
            day_of(on),
            wanted,
            float(weakest),
            centralities=not names.isdisjoint({"people", "pending"}),
            together="community" in names,
            by_strength=not names.isdisjoint(BY_STRENGTH),
        )
        return made(
            picture=picture,
            components=picture.components,
            pending=picture.betweenness is None and not names.isdisjoint({"people", "pending"}),
            isComplete=incomplete is None,
            incompleteReason=incomplete,
        )

    return resolved(
        "network",
        made,
        WORDS,
        asked,
        arguments={
            "of": described(part_input(), "of", "A relationship, organizations with their parts, or everything."),
            "min_strength": described(float | None, "minStrength", "Weaker ties are left out, 0 to 1."),
            "on": ON,
        },
    )


def part_input() -> Class:
    made = empty("NetworkOf")
    fields = {
        "relationship": optional(
            "relationship", ID, "Id of a relationship: who has a role there, or met about it within 730 days."
        ),
        "organizations": optional("organizations", list[ID], "Ids of organizations: members of these and their parts."),
        "everything": optional("everything", bool, "True: all people that you see."),
    }
    filled_input(made, "Of whom a picture is made: one of these.", fields)
    return made


def people_field(types: Types) -> Field:
    person = types.answers.type_of(NetworkPerson)
    connection = list_class(person, "People of a network.")

    def paged(  # arguments of the field
        root: Any, first: Any = PEOPLE, after: Any = None, last: Any = None, before: Any = None, sort: Any = UNSET
    ) -> Any:
        picture: Picture = root.picture
        by = NetworkSort(plain(sort) or NetworkSort.SEPARATES)
        asked = asked_page(first, after, last, before, (PEOPLE, ROOT_PAGE[1]))

        def place(row: Any) -> tuple[float | str, ...]:
            return picture.place(by, row.number)

        name = f"network:{by}"
        return page(connection, name, picture.people(by), place, lambda row: row, asked)

    return resolved(
        "people",
        connection,
        "The people, with their places in it.",
        paged,
        arguments={
            **page_arguments(ROOT_PAGE[1]),
            "sort": described(choice_enum(NetworkSort) | None, "sort", "The order; SEPARATES unless given."),
        },
    )


def ties_field(tie: Class) -> Field:
    connection = list_class(tie, "Ties, by the ids of their ends.")

    def paged(root: Any, first: Any = TIES, after: Any = None, last: Any = None, before: Any = None) -> Any:
        picture: Picture = root.picture
        asked = asked_page(first, after, last, before, (TIES, ROOT_PAGE[1]))
        return page(connection, "network:ties", picture.pairs, picture.ends_of, picture.tie, asked)

    return resolved(
        "ties",
        connection,
        "The ties of at least `minStrength`.",
        paged,
        arguments={
            **page_arguments(ROOT_PAGE[1]),
        },
    )


def selected(info: Asked) -> Iterator[str]:
    """Names of all fields below the one that is asked."""

    def below(selections: SelectionSetNode | None) -> Iterator[str]:
        for selection in selections.selections if selections else ():
            if isinstance(selection, FragmentSpreadNode):
                yield from below(info.fragments[selection.name.value].selection_set)
            elif isinstance(selection, InlineFragmentNode):
                yield from below(selection.selection_set)
            elif isinstance(selection, FieldNode):
                yield selection.name.value
                yield from below(selection.selection_set)

    for node in info.places:
        yield from below(node.selection_set)


async def _part(context: Context, given: Mapping[str, Any]) -> NetworkPart:
    one_of(given, Saying("WHAT_TO_DRAW", "Say a relationship, organizations, or everything: one of these."), ("of",))
    if (relationship := given.get("relationship")) is not None:
        await refuse_unseen(context, "ServiceRelationship", [relationship], ("of", "relationship"))
        return NetworkPart(relationship)
    if (organizations := given.get("organizations")) is not None:
        await refuse_unseen(context, "Organization", organizations, ("of", "organizations"))
        return NetworkPart(organizations=tuple(sorted(set(organizations))))
    return NetworkPart()


def _tie(picture: Picture, bridge: Any) -> Tie:
    return picture.tie(bridge)


def _person(_: Picture, id_: str) -> Reference:
    return Reference("Person", id_, known=True)
