"""Two tenants in one graph, with ties across, and whoever asks for the first of them."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any, Final

from graph.access import Viewer
from graph.database.schema import set_up_schema
from graph.model import MODEL
from graph.model.grant import Role
from graph.model.scalars import Scalar
from graph.projection.follower import KeptProjection
from graph.questions.weak_points.keeping import KeptWeakPoints
from graph.reading import Scope
from resolvers.context import Context
from tests.estate import Estate

if TYPE_CHECKING:
    from graph.database.engine import Database
    from graph.model import Kind, Link, Property, Relation

TENANTS: Final = ("alpha", "beta")
EACH: Final = 2
ACROSS: Final = frozenset(
    {
        *("DEPENDS_ON", "SUCCEEDED_BY", "KNOWS", "INFLUENCES", "DEPUTY_OF", "REPORTS_TO", "OWNS", "BY", "HELD_BY"),
        *("KEPT_BY", "OWED_BY", "RAISED_BY", "CONFIRMED_BY", "PROPOSED_BY", "SENT_BY", "DECIDED_BY", "ATTENDED"),
        *("MADE_AT", "CAUSED_BY", "UNDER_FRAMEWORK", "USED_BY", "NOTICE_TO", "SERVES", "USES"),
    }
)
"""Relationship types that let nobody see their other end."""
KINDS: Final = [kind for kind in MODEL.kinds.values() if kind.stated]
VALUES: Final[dict[Scalar | None, Any]] = {
    Scalar.TEXT: "x",
    Scalar.INTEGER: 1,
    Scalar.NUMBER: 0.5,
    Scalar.FLAG: True,
    Scalar.DAY: "2026-01-02",
    Scalar.INSTANT: "2026-01-02T03:04:05.000000Z",
    Scalar.DURATION: "P1M",
}


STANDING: Final[dict[str, dict[str, Any]]] = {
    "Offering": {"catalogue": "RESTRICTED", "status": "AVAILABLE"},
    "Agreement": {"status": "ACTIVE"},
    "ServiceRelationship": {"status": "ACTIVE"},
    "Change": {"status": "PROPOSED", "effectiveOn": "2026-12-31"},
}
"""What is somebody's own, and in force."""


def ids(kind: str, tenant: str) -> list[str]:
    return [f"{tenant}-{kind}-{number}".lower() for number in range(EACH)]


def value(item: Property) -> Any:
    one = next(iter(item.choice)).value if item.choice else VALUES[item.scalar]
    return [one] if item.many else one


def row(kind: Kind, id_: str, *, whole: bool) -> dict[str, Any]:
    """Everything that must be there, or there can be, and a name that tells the tenant."""
    usual = {"id", "name", "archivedAt", "createdAt", "updatedAt", "version"}
    items = (item for item in kind.properties if item.name not in usual and (whole or item.required))
    return {"id": id_, **{item.name: value(item) for item in items}, **STANDING.get(kind.label, {})}


async def two_tenants(database: Database, seed: int, *, whole: bool = False) -> None:
    """`whole`: things have all properties that they can have."""
    await set_up_schema(database)
    estate, chance = Estate(database), random.Random(seed)  # noqa: S311  # no secret
    for kind in KINDS:
        every = [id_ for tenant in TENANTS for id_ in ids(kind.label, tenant)]
        await estate.things(kind.label, *(row(kind, id_, whole=whole) for id_ in every))
    for link in MODEL.links:
        if MODEL.kinds[link.start].stated and MODEL.kinds[link.end].stated:
            relation = relation_of(link)
            said = {item.name: value(item) for item in relation.edge if item.required}
            await estate.relations(link.start, relation.name, *pairs(link, chance), **said)


def relation_of(link: Link) -> Relation:
    return next(one for one in MODEL.relations(link.start) if one.link is link and "->(" in one.pattern)


def pairs(link: Link, chance: random.Random) -> list[tuple[str, str]]:
    """One for each thing at the end that states the relation."""
    at_start = link.back.many
    made: list[tuple[str, str]] = []
    for tenant in TENANTS:
        for one in ids(link.start if at_start else link.end, tenant):
            whose = chance.choice(TENANTS) if link.type in ACROSS else tenant
            other = chance.choice(ids(link.end if at_start else link.start, whose))
            if one != other:
                made.append((one, other) if at_start else (other, one))
    return made


def viewer(role: Role, *, everything: bool = False) -> Viewer:
    """Who reaches the organizations of the first tenant, or everything."""
    return Viewer(
        f"{role.value} of {'all' if everything else TENANTS[0]}",
        role,
        Scope(
            addresses=role is not Role.READER,
            administers=role is Role.ADMIN,
            restricted=not everything,
            organizations={} if everything else dict.fromkeys(ids("Organization", TENANTS[0]), True),
        ),
    )


def context_of(database: Database, who: Viewer) -> Context:
    kept = KeptProjection(database)
    return Context(database, viewer=who, impact=kept, weak_points=KeptWeakPoints(kept, None))
