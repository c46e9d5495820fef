"""The kind that the documentation declares is added to the model, imported, and read from either end."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import httpx

from api.http.app import Estate, application
from api.settings import Settings
from graph.access import Grants
from graph.database.schema import set_up_schema
from graph.model import MODEL, Model
from resolvers.context import Context
from resolvers.schema import schema_of
from seed.importing import import_estate
from tests.docs.documents import ROOT, Block, blocks

if TYPE_CHECKING:
    from pathlib import Path

    from graph.database.engine import Database

PAGE = ROOT / "docs" / "extending.md"


async def test_the_declared_kind(database: Database, tmp_path: Path) -> None:
    shown = {(block.language, block.mark): block for block in blocks(PAGE)}
    model = Model((*MODEL.kinds.values(), declared(shown["python", "kind"])))
    (tmp_path / "certificates.csv").write_text(shown["csv", "certificates.csv"].text)
    (tmp_path / "organizations.csv").write_text("id,name\nfleet,Fleet\n")
    await set_up_schema(database, model)
    await import_estate(database, [tmp_path], model=model)
    answered = await answer(database, model, shown["graphql", "kind"].text)
    assert answered == json.loads(shown["json", ""].text)


def declared(block: Block) -> Any:
    module: dict[str, Any] = {"__name__": "certificate"}
    exec(compile(block.text, block.place, "exec", dont_inherit=True), module)  # noqa: S102  # our own documentation
    return module["CERTIFICATE"]


async def answer(database: Database, model: Model, question: str) -> dict[str, Any]:
    estate = Estate(
        lambda viewer, _: Context(database, model, viewer),
        lambda: database.read("RETURN 1", name="readiness"),
        Grants(database),
    )
    transport = httpx.ASGITransport(application(schema_of(model), estate, Settings()))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        body: dict[str, Any] = (await client.post("/graphql", json={"query": question})).json()
    return {"data": body["data"]} if "errors" not in body else body
