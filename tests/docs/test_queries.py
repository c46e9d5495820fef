"""Every GraphQL document of the documentation is asked on both engines, and answers what stands below it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import httpx
import pytest
import pytest_asyncio

from api.http.app import Estate, application
from api.settings import Settings
from graph.access import Grants
from graph.projection.follower import KeptProjection
from graph.questions.weak_points.keeping import KeptWeakPoints
from resolvers.context import Context
from resolvers.schema import schema
from tests.docs.documents import Question, name_of, questions
from tests.quellhaven import hold_quellhaven

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from pathlib import Path

    from graph.database.engine import Database

QUESTIONS = list(questions())
PAGES = sorted({question.query.page for question in QUESTIONS})


@pytest_asyncio.fixture
async def client(open_engine: Database) -> AsyncGenerator[httpx.AsyncClient]:
    """Of an API that serves the sample estate."""
    await hold_quellhaven(open_engine)
    kept = KeptProjection(open_engine)
    weak_points = KeptWeakPoints(kept)
    estate = Estate(
        lambda viewer, _: Context(open_engine, viewer=viewer, impact=kept, weak_points=weak_points),
        lambda: open_engine.read("RETURN 1", name="readiness"),
        Grants(open_engine),
    )
    transport = httpx.ASGITransport(application(schema, estate, Settings()))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as opened:
        yield opened


@pytest.mark.parametrize("page", PAGES, ids=name_of)
async def test_answers_on(page: Path, client: httpx.AsyncClient) -> None:
    """From the top to the bottom: what a page changes, it may ask for afterwards."""
    for question in (one for one in QUESTIONS if one.query.page == page):
        assert question.answer, f"{question.query.place} has no answer below it"
        expected = json.loads(question.answer.text)
        answered = await answer_to(question, client)
        if "extensions" not in expected:
            answered.pop("extensions", None)  # the cost counts only where the documentation shows it
        assert answered == expected, question.query.place


async def answer_to(question: Question, client: httpx.AsyncClient) -> dict[str, Any]:
    variables = json.loads(question.variables.text) if question.variables else None
    response = await client.post("/graphql", json={"query": question.query.text, "variables": variables})
    return response.json()


def test_the_readme_asks_the_first_question() -> None:
    assert QUESTIONS[0].query.page.name == "README.md"
