"""Search: things of any kind that people look up by a name, reference or id."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from strawberry import UNSET

from graph.errors import BadInput
from graph.reading import Match
from graph.reading.search import MOST_OF_A_KIND, searched_kinds
from resolvers.context import Asked
from resolvers.derived.arguments import described, plain
from resolvers.derived.classes import empty, field, filled_type, resolved
from resolvers.derived.enums import choice_enum
from resolvers.derived.reference import Reference

if TYPE_CHECKING:
    from resolvers.derived.classes import Class, Field
    from resolvers.derived.types import Types

USUAL: Final = 20
MOST: Final = 200


def search_field(types: Types) -> Field:
    connection, edge = search_types(types)
    searched = ", ".join(f"`{kind.label}`" for kind in searched_kinds(types.model, None))

    async def search(info: Asked, text: str, kinds: Any = UNSET, first: int | None = USUAL) -> Any:
        size = USUAL if first is None else first
        if not 1 <= size <= MOST:
            raise BadInput(f"first must be 1 to {MOST} here, and is {size:,}.", ("first",))
        found = await info.context.reading.search(text, plain(kinds), size)
        edges = [edge(match=hit.match.value, text=hit.text, node=Reference(hit.label, hit.id)) for hit in found.hits]
        return connection(edges=edges, nodes=[edge.node for edge in edges], isComplete=found.complete)

    return resolved(
        "search",
        connection,
        SEARCH_WORDS,
        search,
        arguments={
            "text": described(
                str,
                "text",
                "What to look for, e.g. `map`. Case, accents and other forms of the same letters make no difference.",
            ),
            "kinds": described(list[types.kind_enum] | None, "kinds", f"Only among these kinds, of {searched}."),
            "first": described(int | None, "first", f"So many of the best, 1 to {MOST}."),
        },
    )


SEARCH_WORDS: Final = (
    "Things by what people call them, or by id, best matches first: equal, then starting with, then containing the text; "
    f"then by name and id. Ids are found from their beginning, as they are written. At most {MOST_OF_A_KIND} of a kind; nothing that is archived."
)


def search_types(types: Types) -> tuple[Class, Class]:
    connection, edge = empty("SearchConnection"), empty("SearchEdge")
    filled_type(
        edge,
        "A thing that was found.",
        {
            "match": field("match", choice_enum(Match), "How well it was found."),
            "text": field("text", str, "The name, reference or id by which it was found."),
            "node": field("node", types.node, "The thing itself."),
        },
    )
    filled_type(
        connection,
        "What a search found, best matches first.",
        {
            "edges": field("edges", list[edge], "The things with how they were found."),
            "nodes": field("nodes", list[types.node], "The things alone, in the same order."),
            "isComplete": field("isComplete", bool, "False where there are more: search for a longer text."),
        },
    )
    return connection, edge
