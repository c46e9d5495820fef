"""`ServiceRelationship.name`: a relationship is called by its two sides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graph.reading import One, Selection
from resolvers.derived.computed import computed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.model import Model
    from resolvers.context import Context
    from resolvers.derived.classes import Field

SIDES: Final = ("provider", "consumer")
BETWEEN: Final = " \u2013 "
WORDS: Final = f"What to call it: the names of its provider and its consumer, e.g. `Geo{BETWEEN}Saint Orlan`."


def name_field() -> Field:
    return computed("name", str, WORDS, _names)


async def _names(context: Context, ids: Sequence[str], _: Mapping[str, Any]) -> list[str | None]:
    """Names of relationships; None for one that is not there any more."""
    rows = await context.reading.things(_sides(context.model), ids, [])
    return [BETWEEN.join((rows[id_][1][0], rows[id_][2][0])) if id_ in rows else None for id_ in ids]


def _sides(model: Model) -> Selection:
    """The id of a relationship, and the names of both sides."""
    kind, organization = model.kinds["ServiceRelationship"], model.kinds["Organization"]
    name = tuple(item for item in organization.properties if item.name == "name")
    relations = {relation.name: relation for relation in model.relations(kind.label)}
    both = [One(relation, Selection(organization, name)) for side, relation in relations.items() if side in SIDES]
    return Selection(kind, tuple(item for item in kind.properties if item.name == "id"), tuple(both))
