"""What the documentation adds, a property, a kind, a verb and a question, is added, imported, asked and answered."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

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

    import strawberry

    from graph.database.engine import Database

SHOWN: Final = {(block.language, block.mark): block for block in blocks(ROOT / "docs" / "extending.md")}
MUTATION: Final[Any] = sys.modules["resolvers.mutations.mutation"]
QUERY: Final[Any] = sys.modules["resolvers.query"]
SCOPE: Final[Any] = sys.modules["graph.access.scope"]
ANSWERS: Final = {"kind": "", "verb": "verb", "question": "question"}


@pytest.fixture
def model() -> Model:
    return Model((*MODEL.kinds.values(), run(SHOWN["python", "kind"], "certificate").CERTIFICATE))


async def hold(database: Database, model: Model, folder: Path, **files: str) -> None:
    """The engine then holds Fleet, and what is in these files."""
    for name, text in {"organizations": "id,name\nfleet,Fleet\n", **files}.items():
        (folder / f"{name}.csv").write_text(text)
    await set_up_schema(database, model)
    await import_estate(database, [folder], model=model)


def run(block: Block, name: str) -> Any:
    """The module that the block is, known by this name while the test runs."""
    module = ModuleType(name)
    with pytest.MonkeyPatch.context() as patch:  # pydantic looks up annotations in it
        patch.setitem(sys.modules, name, module)
        exec(compile(block.text, block.place, "exec", dont_inherit=True), module.__dict__)  # noqa: S102  # our own documentation
    return module


def module_of(path: str, patch: pytest.MonkeyPatch) -> Any:
    name = path.removesuffix(".py").replace("/", ".")
    module = run(SHOWN["python", path], name)
    patch.setitem(sys.modules, name, module)
    return module


async def test_the_property(database: Database, tmp_path: Path) -> None:
    line = SHOWN["python", "property"].text.splitlines()[-1].strip()
    name = line.partition(":")[0]
    namespace = vars(sys.modules["graph.model.offering"])
    offering = MODEL.kinds["Offering"]
    text = f"class Offering(Before):\n    {line}\n"
    made: dict[str, Any] = {**namespace, "Before": offering.model, "__name__": "graph.model.offering"}
    exec(text, made)  # noqa: S102  # our own documentation
    kinds = {**MODEL.kinds, "Offering": replace(offering, model=made["Offering"])}
    model = Model(tuple(kinds.values()))
    await hold(database, model, tmp_path, offerings=f"id,name,provider,{name}\nmaps,Maps,fleet,Mon-Fri\n")
    query = '{ offerings(filter: { supportHours: { eq: "Mon-Fri" } }, sort: [{ supportHours: DESC }]) { nodes { supportHours } } }'
    assert await answer(database, model, query) == {"data": {"offerings": {"nodes": [{"supportHours": "Mon-Fri"}]}}}


async def test_the_kind_is_seen_by_whoever_reaches_its_owner_and_by_nobody_else(
    database: Database, model: Model, tmp_path: Path
) -> None:
    organizations = "id,name\nfleet,Fleet\nharbour,Harbour\n"
    await hold(
        database, model, tmp_path, organizations=organizations, certificates=SHOWN["csv", "certificates.csv"].text
    )
    question = SHOWN["graphql", "kind"].text
    assert await answer(database, model, question) == expected("kind")
    assert await answer(database, model, question, reaching("fleet")) == expected("kind")
    assert await answer(database, model, question, reaching("harbour")) == {
        "data": {"certificates": {"nodes": []}, "organization": None}
    }


async def test_a_kind_that_does_not_say_who_sees_it_is_refused() -> None:
    block = SHOWN["python", "kind"]
    without = replace(block, text=block.text.replace('    visible=OwnedBy("-[:OF]->"),\n', ""))
    with pytest.raises(TypeError, match=r"Certificate does not say who sees it: add .* visible=OwnedBy"):
        run(without, "certificate")
    misspelt = replace(block, text=block.text.replace('OwnedBy("-[:OF]->")', 'OwnedBy("-[:HELD_BY_NOBODY]->")'))
    with pytest.raises(TypeError, match="depends on HELD_BY_NOBODY, which no kind or link is called"):
        Model((*MODEL.kinds.values(), run(misspelt, "certificate").CERTIFICATE))


async def test_the_verb(database: Database, model: Model, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    await hold(database, model, tmp_path, certificates=SHOWN["csv", "certificates.csv"].text)
    verb = module_of("graph/writing/verbs/certificate.py", monkeypatch).RENEW_CERTIFICATE
    monkeypatch.setattr(MUTATION, "VERBS", (*MUTATION.VERBS, verb))
    question = SHOWN["graphql", "verb"].text
    assert await answer(database, model, question) == expected("verb")
    again = await answer(database, model, question.replace("... on", "__typename ... on"))
    assert again == {"data": {"renewCertificate": {"__typename": "InvalidInput"}}}  # it is valid so long already


async def test_the_question(database: Database, model: Model, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    await hold(database, model, tmp_path, certificates=SHOWN["csv", "certificates.csv"].text)
    monkeypatch.setattr(SCOPE, "MODEL", model)  # which would hold the kind
    module_of("graph/questions/expiring.py", monkeypatch)
    field = module_of("resolvers/questions/expiring.py", monkeypatch).expiring_certificates_field
    others = QUERY.node_fields
    monkeypatch.setattr(QUERY, "node_fields", lambda types: {**others(types), "expiringCertificates": field(types)})  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]  # in the place of a line in `query`
    assert await answer(database, model, SHOWN["graphql", "question"].text) == expected("question")
    own = module_of("tests/graph/questions/test_expiring.py", monkeypatch)
    await own.test_a_certificate_that_ends_on_the_day_itself_is_not_before_it(database)


def expected(mark: str) -> Any:
    return json.loads(SHOWN["json", ANSWERS[mark]].text)


def reaching(organization: str) -> Viewer:
    return Viewer("tests", Role.READER, scope_of(Role.READER, {organization: True}))


async def answer(database: Database, model: Model, question: str, who: Viewer | None = None) -> dict[str, Any]:
    estate = Estate(
        lambda viewer, _: Context(database, model, who or viewer),
        lambda: database.read("RETURN 1", name="readiness"),
        Grants(database),
    )
    made: strawberry.Schema = schema_of(model)
    transport = httpx.ASGITransport(application(made, estate, Settings()))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        body: dict[str, Any] = (await client.post("/graphql", json={"query": question})).json()
    return {"data": body["data"]} if "errors" not in body else body
