"""Search: things of any kind that people look up by a name, reference, id, or the names of two sides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from strawberry import UNSET
from strawberry.relay import PageInfo

from graph.reading import Match
from graph.reading.search import searched_kinds
from resolvers.context import Asked
from resolvers.derived.arguments import asked_page, described, page_arguments, plain
from resolvers.derived.classes import empty, field, filled_type, resolved
from resolvers.derived.enums import choice_enum
from resolvers.derived.reference import Reference
from resolvers.impact.answers import PRIVATE

if TYPE_CHECKING:
    from resolvers.derived.classes import Class, Field
    from resolvers.derived.types import Types

PAGE: Final = (20, 200)
"""How many hits a search answers unless asked otherwise, and at most."""


def search_field(types: Types) -> Field:
    connection, edge = search_types(types)
    searched = ", ".join(f"`{kind.label}`" for kind in searched_kinds(types.model, None))

    async def search(  # arguments of the field
        info: Asked,
        text: str,
        kinds: Any = UNSET,
        first: Any = PAGE[0],
        after: Any = None,
        last: Any = None,
        before: Any = None,
    ) -> Any:
        window = asked_page(first, after, last, before, PAGE)
        found = await info.context.reading.search(text, plain(kinds), window)
        edges = [
            edge(
                cursor=hit.cursor,
                match=hit.match.value,
                text=hit.text,
                context=hit.context,
                node=Reference(hit.label, hit.id),
            )
            for hit in found.hits
        ]
        page = PageInfo(
            has_next_page=found.more_behind,
            has_previous_page=found.more_before,
            start_cursor=edges[0].cursor if edges else None,
            end_cursor=edges[-1].cursor if edges else None,
        )
        nodes = [each.node for each in edges]
        asked = text, plain(kinds)
        more = found.more_before if window.from_end else found.more_behind
        return connection(edges=edges, nodes=nodes, pageInfo=page, isComplete=not more, asked=asked)

    return resolved(
        "search",
        connection,
        SEARCH_WORDS,
        search,
        arguments={
            "text": described(
                str,
                "text",
                "What to look for, e.g. `map`. Case, accents and other forms of the same letters make no difference, nor "
                "does the order of words.",
            ),
            "kinds": described(list[types.kind_enum] | None, "kinds", f"Only among these kinds, of {searched}."),
            **page_arguments(PAGE[1]),
        },
    )


SEARCH_WORDS: Final = (
    "Things by what people call them, or by id, best matches first: equal, then starting with the text, then with its words "
    "in whatever order, whole words before beginnings, then containing it; then by name and id. Ids are found from their "
    "beginning, as they are written. Relationships and agreements are found by the names of their two sides, too, e.g. "
    "`geo saint`: behind everything else where one side alone is called so. Nothing that is archived."
)


async def _total_count(root: Any, info: Asked) -> int:
    return await info.context.reading.number_found(*root.asked)


def search_types(types: Types) -> tuple[Class, Class]:
    connection, edge = empty("SearchConnection"), empty("SearchEdge")
    filled_type(
        edge,
        "A thing that was found.",
        {
            "cursor": field("cursor", str, "Its place among what was found, to page on from as `after` or `before`."),
            "match": field("match", choice_enum(Match), "How well it was found."),
            "text": field(
                "text",
                str,
                "The name, reference, id or sides by which it was found: `Geo \u2013 Saint Orlan` of a relationship.",
            ),
            "context": field(
                "context",
                str | None,
                "What to show beside the name, to tell things of one name apart: the provider of an offering, the "
                "organization of a person, the one above an organization, both sides of a relationship and of what is "
                "within it; null where `text` says it, or nothing is there to see.",
            ),
            "node": field("node", types.node, "The thing itself."),
        },
    )
    filled_type(
        connection,
        "What a search found, best matches first.",
        {
            "edges": field("edges", list[edge], "The things with how they were found."),
            "nodes": field("nodes", list[types.node], "The things alone, in the same order."),
            "pageInfo": field(
                "pageInfo", PageInfo, "Whether there is more, and the cursors at both ends of this page."
            ),
            "totalCount": resolved(
                "totalCount", int, "How many there are on all pages together. Counted only if asked for.", _total_count
            ),
            "asked": PRIVATE,
            "isComplete": field("isComplete", bool, "False where there are more, the way that is paged."),
        },
    )
    return connection, edge
