"""The kind that the documentation declares is added to the model, imported, and read from either end."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from api.http.app import Estate, application
from api.settings import Settings
from graph.access import Grants, Viewer
from graph.access.viewer import scope_of
from graph.database.schema import set_up_schema
from graph.model import MODEL, Model
from graph.model.role import Role
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
    (tmp_path / "organizations.csv").write_text("id,name\nfleet,Fleet\nharbour,Harbour\n")
    await set_up_schema(database, model)
    await import_estate(database, [tmp_path], model=model)
    question, expected = shown["graphql", "kind"].text, json.loads(shown["json", ""].text)
    assert await answer(database, model, question) == expected
    assert await answer(database, model, question, reaching("fleet")) == expected
    assert await answer(database, model, question, reaching("harbour")) == {
        "data": {"certificates": {"nodes": []}, "organization": None}
    }


async def test_a_kind_that_does_not_say_who_sees_it_is_refused() -> None:
    block = next(block for block in blocks(PAGE) if (block.language, block.mark) == ("python", "kind"))
    without = replace(block, text=block.text.replace('    visible=OwnedBy("-[:OF]->"),\n', ""))
    with pytest.raises(TypeError, match=r"Certificate does not say who sees it: add .* visible=OwnedBy"):
        declared(without)
    misspelt = replace(block, text=block.text.replace('OwnedBy("-[:OF]->")', 'OwnedBy("-[:HELD_BY_NOBODY]->")'))
    with pytest.raises(TypeError, match="depends on HELD_BY_NOBODY, which no kind or link is called"):
        Model((*MODEL.kinds.values(), declared(misspelt)))


def declared(block: Block) -> Any:
    module: dict[str, Any] = {"__name__": "certificate"}
    exec(compile(block.text, block.place, "exec", dont_inherit=True), module)  # noqa: S102  # our own documentation
    return module["CERTIFICATE"]


def reaching(organization: str) -> Viewer:
    return Viewer("tests", Role.READER, scope_of(Role.READER, {organization: True}))


async def answer(database: Database, model: Model, question: str, who: Viewer | None = None) -> dict[str, Any]:
    estate = Estate(
        lambda viewer, _: Context(database, model, who or viewer),
        lambda: database.read("RETURN 1", name="readiness"),
        Grants(database),
    )
    transport = httpx.ASGITransport(application(schema_of(model), estate, Settings()))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        body: dict[str, Any] = (await client.post("/graphql", json={"query": question})).json()
    return {"data": body["data"]} if "errors" not in body else body
