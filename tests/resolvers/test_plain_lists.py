"""A list that is plain is a connection too, and both say the same: as a whole, and page by page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest

from graph.projection.follower import KeptProjection
from graph.questions.promises.keeping import kept_gaps
from resolvers.context import Context
from resolvers.schema import schema
from tests.quellhaven import hold_quellhaven
from tests.resolvers.conftest import answer

if TYPE_CHECKING:
    from graph.database.engine import Database

IMPACT: Final = (
    'of: impact(today: "2026-10-05", scenario: { effectiveOn: "2026-12-01", '
    'changes: [{ offering: "atlas", action: RETIRE }, { offering: "app-hosting", action: SUSPEND }] })'
)
GAPS: Final = 'of: promiseGaps(today: "2026-10-05")'
NETWORK: Final = 'of: network(of: { everything: true }, on: "2026-10-05", minStrength: 0.3)'
LISTS: Final = [
    (IMPACT, "findings", "kind severity text"),
    (IMPACT, "held", "alternatives offering { id } margin members { id }"),
    (GAPS, "gaps", "kind agreement { id } path { id }"),
    (NETWORK, "isolated", "id"),
    (NETWORK, "bridges", "strength from { id } to { id }"),
]


async def asked(database: Database, text: str, **given: Any) -> Any:
    context = Context(database, impact=KeptProjection(database))
    found = answer(await schema.execute(text, given, context_value=context))
    assert "errors" not in found, found
    return found["data"]["of"]


@pytest.mark.parametrize(("root", "name", "shown"), LISTS, ids=[name for _, name, _ in LISTS])
async def test_its_pages_are_parts_of_the_whole(open_engine: Database, root: str, name: str, shown: str) -> None:
    await hold_quellhaven(open_engine)
    both = await asked(
        open_engine,
        f"{{ {root} {{ {name} {{ {shown} }} {name}Connection(first: 1000) {{ nodes {{ {shown} }} totalCount }} }} }}",
    )
    assert both[f"{name}Connection"] == {"nodes": both[name], "totalCount": len(both[name])}
    assert len(both[name]) > 1
    page = f"""query($first: Int, $after: String, $last: Int) {{ {root} {{
      page: {name}Connection(first: $first, after: $after, last: $last) {{
        edges {{ cursor node {{ {shown} }} }} pageInfo {{ hasNextPage hasPreviousPage endCursor }} }} }} }}"""
    first = (await asked(open_engine, page, first=1))["page"]
    rest = (await asked(open_engine, page, first=1000, after=first["pageInfo"]["endCursor"]))["page"]
    last = (await asked(open_engine, page, last=1))["page"]
    assert [edge["node"] for edge in first["edges"] + rest["edges"]] == both[name]
    assert last["edges"] == rest["edges"][-1:]
    assert (first["pageInfo"]["hasNextPage"], rest["pageInfo"]["hasNextPage"]) == (True, False)


async def test_pages_of_promise_gaps_are_worked_out_once_for_a_day(
    quellhaven: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, read, reading = KeptProjection(quellhaven), list[str](), quellhaven.read

    async def noted(*given: Any, **more: Any) -> Any:
        read.append(more["name"])
        return await reading(*given, **more)

    monkeypatch.setattr(quellhaven, "read", noted)

    async def page(day: str, first: int, offset: int = 0) -> list[Any]:
        text = f'{{ of: promiseGaps(today: "{day}") {{ gaps(first: {first}, offset: {offset}) {{ kind agreement {{ id }} }} }} }}'
        context = Context(quellhaven, impact=kept)
        return answer(await schema.execute(text, context_value=context))["data"]["of"]["gaps"]

    whole = await page("2026-10-05", 100)
    assert "targets" in read
    read.clear()
    assert [*await page("2026-10-05", 20), *await page("2026-10-05", 100, 20)] == whole
    assert "targets" not in read
    written = 'mutation { updateTarget(input: { id: "fleet-routing-availability", threshold: 99 }) { __typename } }'
    assert "errors" not in answer(await schema.execute(written, context_value=Context(quellhaven, impact=kept)))
    read.clear()
    await page("2026-10-05", 20)
    assert "targets" in read  # no part of the projection, with whose revisions kept gaps end
    read.clear()
    assert await page("2027-06-01", 100) != whole
    assert "targets" in read
    assert await kept.ask(lambda state: kept_gaps(state.projection).forget_unused())
    monkeypatch.setattr("graph.questions.promises.keeping.KEPT_FOR", -1.0)
    assert not await kept.ask(lambda state: kept_gaps(state.projection).forget_unused())
