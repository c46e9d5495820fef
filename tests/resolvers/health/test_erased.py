"""Somebody who is erased is in no answer about how relationships stand and who knows whom, nor in what was kept of them."""

from __future__ import annotations

from contextlib import aclosing
from typing import TYPE_CHECKING, Final

import orjson
import pytest

from graph.access import LOCAL
from graph.projection.follower import KeptProjection
from graph.writing.personal_data import erase_person
from resolvers.context import Context
from resolvers.schema import schema
from tests.quellhaven import hold_quellhaven
from tests.resolvers.conftest import answer

if TYPE_CHECKING:
    from graph.database.engine import Database

WHO: Final = "maelle-kervran"
TRACES: Final = (WHO, "Kervran", "Maëlle")
ON: Final = 'on: "2026-10-05"'
RELATIONSHIP: Final = 'relationship: "transport-saint-orlan"'
ASKED: Final = {
    "judgements": "{ judgements(first: 50) { nodes { id reason by { id name } } } }",
    "health": f"""{{ serviceRelationship(id: "transport-saint-orlan") {{ health({ON}, side: CONSUMER) {{
      judgement {{ reason by {{ id name }} }}
      factors {{ reason evidence {{ nodes {{ reason subject {{ id }} }} }} }}
      nextSteps {{ reason }} findings {{ reason }} }} }} }}""",
    "briefing": f"""{{ briefing({RELATIONSHIP}, today: "2026-10-05") {{ markdown html people {{ person {{ id name }} }} }} }}""",
    "agenda": f"""{{ agenda({RELATIONSHIP}, today: "2026-10-05") {{ lines(first: 100) {{
      nodes {{ reason person {{ id name }} }} }} }} }}""",
    "stakeholders": f"{{ stakeholderMap({RELATIONSHIP}, {ON}) {{ person {{ id name }} coveredBy {{ id name }} }} }}",
    "network": f"""{{ network(of: {{everything: true}}, {ON}) {{
      people(first: 500) {{ nodes {{ person {{ id name }} circles {{ people {{ id }} }} }} }}
      ties(first: 500) {{ nodes {{ from {{ id }} to {{ id }} }} }} }} }}""",
    "introductions": f"""{{ introductions(from: {{organization: "transport"}}, to: {{organization: "saint-orlan",
      {RELATIONSHIP}}}, {ON}) {{ to {{ id name }} ways {{ people {{ id name }} }} }} }}""",
    "coverage": f"{{ coverage({RELATIONSHIP}, {ON}) {{ nodes {{ hangsOn {{ person {{ id name }} }} notMet {{ id }} }} }} }}",
    "departure": f"""{{ departure(person: "petr-lukin", {ON}) {{ relationships {{ hangsOn {{ person {{ id }} }} }}
      successors {{ known {{ id }} unknown {{ id }} }} }} }}""",
    "common causes": f"{{ commonCauses({ON}, side: CONSUMER, first: 100) {{ subject {{ id }} reason }} }}",
}
NAMED_BEFORE: Final = ASKED.keys() - {"coverage", "common causes"}


@pytest.fixture
async def sample(open_engine: Database) -> Database:
    await hold_quellhaven(open_engine)
    return open_engine


async def test_whoever_is_erased_is_in_no_answer_any_more(sample: Database) -> None:
    async with aclosing(KeptProjection(sample)) as kept:
        before = {name: await told(sample, kept, document) for name, document in ASKED.items()}
        assert {name for name, text in before.items() if WHO in text or "Kervran" in text} >= NAMED_BEFORE
        await erase_person(sample, WHO, "somebody", "here")
        after = {name: await told(sample, kept, document) for name, document in ASKED.items()}
        assert {name: trace for name, text in after.items() for trace in TRACES if trace in text} == {}
    async with aclosing(KeptProjection(sample)) as fresh:
        assert {name: await told(sample, fresh, document) for name, document in ASKED.items()} == after


async def told(database: Database, kept: KeptProjection, document: str) -> str:
    """The whole answer as text, of a process that goes on."""
    found = answer(await schema.execute(document, context_value=Context(database, viewer=LOCAL, impact=kept)))
    assert "errors" not in found, found
    return orjson.dumps(found["data"]).decode()
