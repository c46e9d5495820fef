"""Things of any kind, by kind and id, or by `nodeId`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from strawberry import ID, UNSET

from graph.errors import BadInput
from graph.model.sentences import too_many
from resolvers.derived.arguments import described, plain
from resolvers.derived.classes import resolved
from resolvers.derived.node_id import thing_named
from resolvers.derived.reference import Reference

if TYPE_CHECKING:
    from resolvers.context import Context
    from resolvers.derived.classes import Field
    from resolvers.derived.types import Types

MOST_REFS: Final = 1_000


def node_fields(types: Types) -> dict[str, Field]:
    def node(id_: str, kind: Any = UNSET) -> Any:
        label = plain(kind)
        return Reference(label, id_) if label else thing_named(id_, types.model.kinds)

    def nodes(refs: list[Any]) -> list[Any]:
        if len(refs) > MOST_REFS:
            raise BadInput(too_many("refs", len(refs), MOST_REFS), ("refs",))
        return [Reference(ref.kind.value, ref.id) for ref in refs]

    words = "for each of `refs`, in their order; null for what is not there."
    return {
        "node": resolved(
            "node",
            types.node | None,
            "The thing of this kind and id, or of this `nodeId`; null where there is none.",
            node,
            arguments={
                "kind": described(
                    types.kind_enum | None, "kind", "The kind of the thing; without it `id` says that too."
                ),
                "id_": described(ID, "id", "Its key within the kind; without `kind` its `nodeId`."),
            },
        ),
        "nodes": resolved(
            "nodes",
            list[types.node | None],
            f"One thing {words}",
            nodes,
            arguments={
                "refs": described(list[types.ref], "refs", f"Kinds and ids of the things, {MOST_REFS:,} at most.")
            },
        ),
    }


async def thing(_types: Types, _context: Context, label: str, id_: str) -> Any:
    """A thing that a resolver answers, as the payload of a mutation does: it is read after the resolver has answered,
    with all that is selected of it, in one statement. What is not there is null.
    """
    return Reference(label, id_)
