"""/metrics and the log: what they say, to whom, and what they never say."""

from __future__ import annotations

import asyncio
import json
import logging
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from prometheus_client.parser import text_string_to_metric_families

from api.http import metrics
from api.http.app import Estate, application
from api.http.metrics import Vitals
from api.logs import AsJson, AsText
from api.settings import settings_from
from graph.access import Grants
from graph.access.granting import Wish, add_key, grant_subject
from graph.errors import Unavailable
from graph.model.grant import Role
from resolvers.context import Context
from resolvers.schema import schema
from tests.api.conftest import client_of

if TYPE_CHECKING:
    import httpx
    from starlette.applications import Starlette

    from graph.database.engine import Database

OPERATIONS = Path(__file__).parents[2] / "docs" / "operations.md"
KEY = "the-administrators-own-key"
TRUSTED = "query People { people(first: 1) { nodes { id name email } } }"
OF_STRANGERS = "query Zebra { offerings(first: 1) { nodes { id } } }"


def served(
    database: Database, tmp_path: Path, *, alive: bool = True, silent: bool = False, **variables: str
) -> Starlette:
    documents = tmp_path / "documents.json"
    documents.write_text(json.dumps({"people": TRUSTED}))

    async def check() -> None:
        """It is ready."""

    async def vitals() -> Vitals:
        if silent:
            await asyncio.Event().wait()
        if not alive:
            raise Unavailable("It has ended.")
        return Vitals(0.002, 40, 38, 1.5, 0, 1)

    estate = Estate(lambda viewer, _: Context(database, viewer=viewer), check, Grants(database), vitals)
    return application(schema, estate, settings_from({"RAPPORT_TRUSTED_DOCUMENTS": str(documents), **variables}))


def figures(text: str) -> dict[tuple[str, ...], float]:
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


async def asked(client: httpx.AsyncClient, body: object, key: str | None = None) -> httpx.Response:
    headers = {"authorization": f"Bearer {key}"} if key else {}
    return await client.post("/graphql", json=body, headers=headers)


async def test_only_names_of_trusted_documents_become_labels(quellhaven: Database, tmp_path: Path) -> None:
    async with client_of(served(quellhaven, tmp_path)) as client:
        await asked(client, {"documentId": "people"})
        await asked(client, {"query": TRUSTED})
        await asked(client, {"query": OF_STRANGERS})
        await asked(client, {"query": "query People { nonsense }"})
        found = figures((await client.get("/metrics")).text)
    assert found["rapport_requests_total", "People", "200"] == 2
    assert found["rapport_request_seconds_count", "People"] == 2
    assert found["rapport_cost_points_total", "People"] > 0
    assert found["rapport_requests_total", "other", "200"] == 2
    assert found["rapport_errors_total", "BAD_INPUT"] == 1
    assert not any("Zebra" in part for name in found for part in name)


async def test_the_first_error_is_seen_by_the_alert_on_failures(quellhaven: Database, tmp_path: Path) -> None:
    """Its expression takes rates, which begin with the second sample."""
    named = re.search(r'rapport_errors_total{code=~"([A-Z|]+)"}', OPERATIONS.read_text(encoding="utf-8"))
    assert named
    async with client_of(served(quellhaven, tmp_path)) as client:
        found = figures((await client.get("/metrics")).text)
    assert [found["rapport_errors_total", code] for code in named[1].split("|")] == [0, 0, 0]


async def test_metrics_say_how_the_estate_is(quellhaven: Database, tmp_path: Path) -> None:
    async with client_of(served(quellhaven, tmp_path)) as client:
        found = figures((await client.get("/metrics")).text)
    assert found["rapport_engine_up",] == 1
    assert (found["rapport_events",], found["rapport_projection_event",]) == (40, 38)
    assert found["rapport_projection_age_seconds",] == 1.5
    assert found["rapport_imports_unfinished", "interrupted"] == 1
    assert found["rapport_queue_waiting", "report"] == 0
    assert found["rapport_queue_refused_total", "write"] == 0
    async with client_of(served(quellhaven, tmp_path, alive=False)) as client:
        found = figures((await client.get("/metrics")).text)
    assert found["rapport_engine_up",] == 0
    assert ("rapport_events",) not in found


async def test_an_engine_that_answers_nothing_is_not_waited_for(
    quellhaven: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(metrics, "WITHIN", 0.1)
    async with client_of(served(quellhaven, tmp_path, silent=True)) as client:
        found = figures((await client.get("/metrics")).text)
    assert found["rapport_engine_up",] == 0


async def test_metrics_are_for_administrators(quellhaven: Database, tmp_path: Path) -> None:
    reader = await add_key(quellhaven, Wish("Reports", Role.READER), "tests")
    async with client_of(served(quellhaven, tmp_path, RAPPORT_KEY=KEY)) as client:
        statuses = [
            (await client.get("/metrics", headers={"authorization": f"Bearer {key}"} if key else {})).status_code
            for key in (None, "wrong", reader.text, KEY)
        ]
    assert statuses == [401, 401, 403, 200]
    async with client_of(served(quellhaven, tmp_path)) as client:
        assert (await client.get("/metrics", headers={"sec-fetch-site": "cross-site"})).status_code == 403
        assert (await client.get("/metrics", headers={"host": "elsewhere.example"})).status_code == 421


@pytest.mark.parametrize("form", [AsJson(), AsText()], ids=["json", "text"])
async def test_the_log_names_nobody_and_holds_no_key(
    quellhaven: Database, tmp_path: Path, caplog: pytest.LogCaptureFixture, form: logging.Formatter
) -> None:
    caplog.set_level(logging.DEBUG, "rapport")
    caplog.handler.setFormatter(form)
    person, name, email = (
        await quellhaven.read(
            "MATCH (p:Person) WHERE p.email IS NOT NULL RETURN p.id, p.name, p.email LIMIT 1", name="somebody"
        )
    )[0]
    key = await add_key(quellhaven, Wish(f"Key of {name}", Role.READER, person=person), "tests")
    await grant_subject(quellhaven, email, Wish(name, Role.READER, person=person), "tests")
    async with client_of(served(quellhaven, tmp_path, RAPPORT_KEY=KEY)) as client:
        for given in (KEY, key.text, f"{key.text}x", "wrong-secret-of-somebody", None):
            await asked(client, {"documentId": "people"}, given)
            await asked(
                client, {"query": "query ($id: ID!) { person(id: $id) { email } }", "variables": {"id": person}}, given
            )
            await asked(client, {"query": f'{{ search(text: "{name}") {{ nodes {{ __typename }} }} }}'}, given)
            await asked(client, {"query": f'mutation {{ erasePerson(id: "{person}") {{ __typename }} }}'}, key.text)
    logged = caplog.text
    assert logged.count("answered") == 20
    assert f"key {key.id}" in logged
    for word in (person, name, email, key.secret, KEY, "wrong-secret-of-somebody"):
        assert word.lower() not in logged.lower()


async def test_a_line_of_the_log_says_what_a_request_was(
    quellhaven: Database, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "rapport.requests")
    caplog.handler.setFormatter(AsJson())
    async with client_of(served(quellhaven, tmp_path)) as client:
        headers = {"x-request-id": "from-the-client"}
        await client.post("/graphql", json={"documentId": "people"}, headers=headers)
    line = json.loads(caplog.text.splitlines()[-1])
    assert line["ms"] > 0
    assert {name: line[name] for name in ("level", "request", "operation", "who", "status")} == {
        "level": "INFO",
        "request": "from-the-client",
        "operation": "People",
        "who": "local administrator",
        "status": 200,
    }
