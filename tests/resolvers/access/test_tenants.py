"""Two tenants in one graph, with ties across: whatever one asks, no answer holds anything of the other.

`pytest tests/resolvers/access --hypothesis-profile=fuzz` asks 3,000 questions instead of 60.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import pytest_asyncio
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import RapportError
from graph.model.grant import Role
from resolvers.schema import schema
from tests.resolvers.access.documents import mutations, named, others_in, questions
from tests.resolvers.access.tenants import KINDS, TENANTS, context_of, ids, two_tenants, viewer

if TYPE_CHECKING:
    from graph.engine import Database
    from resolvers.context import Context

FEW: Final = 60
FUZZING: Final = settings.get_current_profile_name() == "fuzz"
SETTINGS: Final = settings(
    max_examples=settings().max_examples if FUZZING else FEW,
    derandomize=not FUZZING,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
OWNER: Final = viewer(Role.OWNER)


@pytest_asyncio.fixture
async def tenants(database: Database) -> Context:
    """Of the first tenant's owner; the process holds what is seen."""
    await two_tenants(database, 1)
    context = context_of(database, OWNER)
    assert context.impact is not None
    await context.impact.load()
    assert context.reading.held is not None
    return context


async def asked(context: Context, text: str, variables: dict[str, Any]) -> tuple[Any, list[str]]:
    """The data, and the sentences of what went wrong, all of them expected."""
    context.forget()
    result = await schema.execute(text, variables, context_value=context)
    for error in result.errors or ():
        assert isinstance(error.original_error, RapportError), (text, variables, error)
    return result.data, [error.message for error in result.errors or ()]


async def test_what_is_of_the_other_tenant_was_never_there(tenants: Context) -> None:
    for kind in KINDS:
        own, other = ids(kind.label, "alpha")[0], ids(kind.label, "beta")[0]
        text = f'{{ own: {kind.singular}(id: "{own}") {{ id }} other: {kind.singular}(id: "{other}") {{ id }} }}'
        data, wrong = await asked(tenants, text, {})
        assert (data, wrong) == ({"own": {"id": own}, "other": None}, []), kind.label


@SETTINGS
@given(questions())
async def test_no_answer_names_anything_of_the_other_tenant(
    tenants: Context, question: tuple[str, dict[str, Any]]
) -> None:
    text, variables = question
    data, wrong = await asked(tenants, text, variables)
    assert not others_in(json.dumps(data)), (text, variables, data)
    assert others_in(" ".join(wrong)) <= named(variables)


THINGS: Final = """
MATCH (n) WHERE n.id STARTS WITH $tenant
RETURN labels(n)[0] AS label, n.id AS id, n.version, n.updatedAt ORDER BY label, id
"""
RELATIONS: Final = """
MATCH (n)-[r]->(m) WHERE n.id STARTS WITH $tenant AND m.id STARTS WITH $tenant
RETURN labels(n)[0] AS start, n.id AS id, type(r) AS type, labels(m)[0] AS end, m.id AS other, r.source, r.version
ORDER BY start, id, type, end, other
"""


async def whole_of(database: Database, tenant: str) -> list[list[Any]]:
    """Its things and what relates them, without what others have given ids that look like its own."""
    given = {"tenant": tenant}
    things = await database.read(THINGS, given, name="things")
    relations = await database.read(RELATIONS, given, name="relations")
    return [
        *(row for row in things if row[1] in ids(row[0], tenant)),
        *(row for row in relations if row[1] in ids(row[0], tenant) and row[4] in ids(row[3], tenant)),
    ]


@SETTINGS
@given(st.lists(mutations(), min_size=1, max_size=5))
async def test_nobody_changes_anything_of_the_other_tenant_nor_learns_of_it(
    tenants: Context, several: list[tuple[str, dict[str, Any]]]
) -> None:
    before = await whole_of(tenants.database, TENANTS[1])
    for text, variables in several:
        data, wrong = await asked(tenants, text, variables)
        assert others_in(json.dumps(data) + " ".join(wrong)) <= named(variables), (text, variables, data)
    assert await whole_of(tenants.database, TENANTS[1]) == before, several
