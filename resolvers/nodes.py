"""Things of any kind, by kind and id."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final

from strawberry import ID

from graph.errors import BadInput
from resolvers.context import Asked
from resolvers.derived.arguments import described
from resolvers.derived.classes import empty, field, filled_input, resolved
from resolvers.derived.fields import things

if TYPE_CHECKING:
    from resolvers.context import Context
    from resolvers.derived.classes import Field
    from resolvers.derived.types import Types

MOST_REFS: Final = 1_000


def node_fields(types: Types) -> dict[str, Field]:
    ref = empty("NodeRef")
    filled_input(
        ref,
        "What names a thing: ids are unique within a kind.",
        {"kind": field("kind", types.kind_enum, "Its kind."), "id": field("id", ID, "Its key within the kind.")},
    )

    async def node(info: Asked, kind: Any, id_: str) -> Any:
        return await thing(types, info.context, kind.value, id_)

    async def nodes(info: Asked, refs: list[Any]) -> list[Any]:
        if len(refs) > MOST_REFS:
            raise BadInput(f"refs has {len(refs):,} members; {MOST_REFS:,} are the most.", ("refs",))
        return list(await asyncio.gather(*(thing(types, info.context, ref.kind.value, ref.id) for ref in refs)))

    node.__annotations__ = {
        "info": Asked,
        "kind": described(types.kind_enum, "kind", "The kind of the thing."),
        "id_": described(ID, "id", "Its key within the kind."),
    }
    nodes.__annotations__ = {
        "info": Asked,
        "refs": described(list[ref], "refs", f"Kinds and ids of the things, {MOST_REFS:,} at most."),
    }
    words = "for each of `refs`, in their order; null for what is not there."
    return {
        "node": resolved("node", types.node | None, "The thing of this kind and id; null where there is none.", node),
        "nodes": resolved("nodes", list[types.node | None], f"One thing {words}", nodes),
    }


async def thing(types: Types, context: Context, label: str, id_: str) -> Any:
    return types.thing(label, await things(context, label).load(id_))
