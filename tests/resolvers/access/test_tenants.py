"""Two tenants in one graph, with ties across, and somebody else whom the first deals with: whatever one asks, no answer
holds anything that one does not see, and whatever one changes, nothing of others is other.

These are the first few; `python -m tests.resolvers.access.fuzzing` asks and changes thousands, on both engines.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, LiteralString

import pytest_asyncio

from graph.reading.statement import own_statement, seen_statement
from graph.writing.mutations.others import WHOSE, others_statement
from tests.engines import notifications
from tests.held import hold
from tests.resolvers.access.fuzzing.asking import OWNER, answered, ask, ask_whoever_is_not_told, loaded
from tests.resolvers.access.fuzzing.changing import change
from tests.resolvers.access.fuzzing.neighbours import UNSEEN_THINGS, neighbours
from tests.resolvers.access.tenants import KINDS, context_of, ids

if TYPE_CHECKING:
    from graph.database.engine import Database, EngineSettings
    from tests.engines import Notification

SEED: Final = 1
FEW: Final = range(40)


@pytest_asyncio.fixture
async def tenants(open_engine: Database) -> Database:
    await hold(open_engine, ("neighbours", SEED), partial(neighbours, seed=SEED))
    return open_engine


async def test_what_is_not_seen_was_never_there(tenants: Database) -> None:
    context = await loaded(tenants)
    there = {(label, id_) for label, id_ in UNSEEN_THINGS}
    for kind in KINDS:
        own = ids(kind.label, "alpha")[0]
        others = [id_ for label, id_ in sorted(there) if label == kind.label]
        fields = " ".join(f'o{n}: {kind.singular}(id: "{id_}") {{ id }}' for n, id_ in enumerate(others))
        data, wrong = await answered(context, f'{{ own: {kind.singular}(id: "{own}") {{ id }} {fields} }}', {})
        assert (data, wrong) == ({"own": {"id": own}, **{f"o{n}": None for n in range(len(others))}}, []), kind.label


async def test_nothing_is_said_on_neo4j_against_what_is_asked_before_a_change(
    running_neo4j: EngineSettings, open_neo4j: Database
) -> None:
    await hold(open_neo4j, ("neighbours", SEED), partial(neighbours, seed=SEED))
    draft = 'mutation { createChange(input: { title: "x" }) { __typename } }'
    assert await answered(context_of(open_neo4j, OWNER), draft, {}) == ({"createChange": {"__typename": "Change"}}, [])
    for kind in KINDS:
        for of in (seen_statement, own_statement):
            assert said(running_neo4j, of(kind, OWNER.scope).text) == [], kind.label
    for label in WHOSE:
        assert said(running_neo4j, others_statement(label)) == [], label


def said(settings: EngineSettings, statement: LiteralString) -> list[Notification]:
    return notifications(settings, statement, {"ids": [""], **OWNER.scope.parameters})


async def test_no_answer_names_anything_that_is_not_seen(tenants: Database) -> None:
    assert await ask(tenants, SEED, FEW) == []


async def test_whoever_may_not_know_how_much_is_hidden_is_answered_as_if_nothing_were(tenants: Database) -> None:
    assert await ask_whoever_is_not_told(tenants, SEED, FEW) == []


async def test_nobody_changes_anything_of_others_nor_learns_of_it(tenants: Database) -> None:
    assert await change(tenants, SEED, FEW) == []
