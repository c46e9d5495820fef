"""Two tenants in one graph, with ties across: whatever one asks, no answer holds anything of the other."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, Any

import pytest

from graph.access import Viewer
from graph.engine import Engine
from graph.impact.keeping import KeptProjection
from graph.model import MODEL
from graph.model.grant import Role
from graph.model.values import Scalar
from graph.reading import Scope
from graph.schema import set_up_schema
from resolvers.context import Context
from resolvers.schema import schema
from tests.estate import Estate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.engine import Database
    from graph.model import Kind, Link, Relation

TENANTS = ("alpha", "beta")
EACH = 2
BEYOND = 3
SOME = 3
ACROSS = frozenset(
    {
        *("DEPENDS_ON", "SUCCEEDED_BY", "KNOWS", "INFLUENCES", "DEPUTY_OF", "REPORTS_TO", "OWNS", "BY", "HELD_BY"),
        *("KEPT_BY", "OWED_BY", "RAISED_BY", "CONFIRMED_BY", "PROPOSED_BY", "SENT_BY", "DECIDED_BY", "ATTENDED"),
        *("MADE_AT", "CAUSED_BY", "UNDER_FRAMEWORK", "USED_BY", "NOTICE_TO", "SERVES", "USES"),
    }
)
"""Relationship types that let nobody see their other end."""
KINDS = [kind for kind in MODEL.kinds.values() if kind.stated]
VALUES: dict[Scalar | None, Any] = {
    Scalar.TEXT: "x",
    Scalar.INTEGER: 1,
    Scalar.NUMBER: 0.5,
    Scalar.FLAG: True,
    Scalar.DAY: "2026-01-02",
    Scalar.INSTANT: "2026-01-02T03:04:05.000000Z",
    Scalar.DURATION: "P1M",
}


def ids(kind: str, tenant: str) -> list[str]:
    return [f"{tenant}-{kind}-{number}".lower() for number in range(EACH)]


def row(kind: Kind, id_: str) -> dict[str, Any]:
    """Everything that must be there, and a name that tells the tenant."""
    values: dict[str, Any] = {"id": id_}
    for item in kind.properties:
        if item.required and item.name not in {"id", "name"}:
            values[item.name] = next(iter(item.choice)).value if item.choice else VALUES[item.scalar]
    return values


async def two_tenants(database: Database, seed: int) -> None:
    await set_up_schema(database)
    estate, chance = Estate(database), random.Random(seed)  # noqa: S311  # no secret
    for kind in KINDS:
        await estate.things(kind.label, *(row(kind, id_) for tenant in TENANTS for id_ in ids(kind.label, tenant)))
    for link in MODEL.links:
        if MODEL.kinds[link.start].stated and MODEL.kinds[link.end].stated:
            await estate.relations(link.start, relation_of(link).name, *pairs(link, chance))


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


def selection(label: str, relations: Sequence[Relation]) -> str:
    """What a thing is called, and what it leads to."""
    parts = ["id", "name"] if any(item.name == "name" for item in MODEL.kinds[label].properties) else ["id"]
    return " ".join([*parts, *(led(relation, ()) for relation in relations)])


def led(relation: Relation, then: Sequence[Relation]) -> str:
    below = selection(relation.to, then)
    if relation.many:
        return f"{relation.name}(first: 5) {{ totalCount nodes {{ {below} }} }}"
    return f"{relation.name} {{ {below} }}"


def questions(kind: Kind, chance: random.Random, engine: Engine) -> list[str]:
    """Relations of a kind, each with some of those beyond it: all together take seconds to plan. Neo4j, which plans each
    new text for long, is asked some of them.
    """
    relations = MODEL.relations(kind.label)
    if engine is Engine.NEO4J:
        relations = chance.sample(relations, min(SOME, len(relations)))
    beyond = {relation.name: MODEL.relations(relation.to) for relation in relations}
    listed = [
        led(relation, chance.sample(beyond[relation.name], min(BEYOND, len(beyond[relation.name]))))
        for relation in relations
    ]
    by_id = [f'{{ {kind.singular}(id: "{id_}") {{ __typename }} }}' for id_ in ids(kind.label, "beta")]
    return [*(f"{{ {kind.plural}(first: 10) {{ totalCount nodes {{ id {one} }} }} }}" for one in listed), *by_id]


@pytest.mark.parametrize("seed", [1])
async def test_no_answer_holds_anything_of_the_other_tenant(database: Database, seed: int) -> None:
    await two_tenants(database, seed)
    own = dict.fromkeys(ids("Organization", "alpha"), True)
    scope = Scope(restricted=True, administers=False, organizations=own)
    context = Context(database, viewer=Viewer("alpha", Role.OWNER, scope), impact=KeptProjection(database))
    leaks: list[str] = []
    chance = random.Random(seed)  # noqa: S311  # no secret
    for kind in KINDS:
        for question in questions(kind, chance, database.engine):
            context.forget()
            result = await schema.execute(question, context_value=context)
            assert not result.errors, result.errors
            text = json.dumps(result.data)
            assert "alpha" in text or kind.plural not in (result.data or {}), f"nothing is seen: {question[:80]}"
            if "beta" in text.lower() or json.dumps((result.data or {}).get(kind.singular)) != "null":
                leaks.append(f"{question[:80]} … {text[:300]}")
        context.forget()
    for text in ("beta", "b", "a"):
        found = await schema.execute(f'{{ search(text: "{text}") {{ nodes {{ id }} }} }}', context_value=context)
        if "beta" in json.dumps(found.data):
            leaks.append(f"search {text}")
    assert leaks == []
