"""Frontends in TypeScript, typed by what GraphQL Code Generator makes of the committed schema, on Node."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.api.estate.conftest import served
from tests.clients.programs import MISSPELT, TRUSTED, answer
from tests.clients.published import TYPESCRIPT, texts
from tests.docs.documents import ROOT, blocks
from tests.engines import EMBEDDED_ALONE
from tests.quellhaven import QUELLHAVEN

if TYPE_CHECKING:
    from graph.database.engine import EngineSettings

OFFERINGS = len((QUELLHAVEN / "offerings.csv").read_text().splitlines()) - 1
NEEDED_BY_ROUTING = ["app-hosting", "atlas", "maps", "message-bus", "weather-forecast"]


@pytest.mark.usefixtures("built")
def test_the_main_question_with_its_cost_and_codes_of_errors(address: str) -> None:
    told = answer("plain/question", address)
    assert told == {
        "critical": 1,
        "consumers": [["Fleet", "CRITICAL", ["Maps", "Routing"]], ["Digital", "HIGH", ["Maps"]]],
        "cost": {"requested": told["cost"]["requested"], "limit": 50_000, "work": 10, "workLimit": 3_000},
        "errors": [
            [200, [{**MISSPELT, "variable": "offering"}]],
            [400, [{"code": "BAD_INPUT", "path": ["scenario", "effectiveOn"], "variable": "on"}]],
        ],
    }
    assert 0 < told["cost"]["requested"] < 50


@EMBEDDED_ALONE
@pytest.mark.parametrize(("program", "method"), [("apollo", "POST"), ("urql", "GET")])
@pytest.mark.parametrize("trusted", [True, False])
@pytest.mark.usefixtures("built")
def test_pages_grow_into_one_list_and_things_are_kept_once(
    sample_estate: EngineSettings, program: str, method: str, *, trusted: bool
) -> None:
    only = (
        {"RAPPORT_TRUSTED_DOCUMENTS": str(TRUSTED / "codegen.json"), "RAPPORT_ONLY_TRUSTED": "true"} if trusted else {}
    )
    with served(sample_estate, **only) as address:
        told = answer(f"{program}/pages", address)
    assert len(told["offerings"]) == len(set(told["offerings"])) == OFFERINGS
    assert told["dependencies"] == NEEDED_BY_ROUTING
    assert told.get("kept", OFFERINGS) == OFFERINGS
    assert (told["one"], told["requestsForOne"]) == ("Cartoleth", 0)
    pages = -(-OFFERINGS // 30) + -(-len(NEEDED_BY_ROUTING) // 2)
    by_id, by_text = [method, False], [method, True]
    assert told["requests"] == ([by_id] * pages if trusted else [by_id, *[by_text] * pages])


def test_the_documentation_shows_what_is_published() -> None:
    written = texts(TYPESCRIPT)
    shown = [block for block in blocks(ROOT / "docs" / "frontends.md") if block.mark in written]
    assert len(shown) == 13
    assert [block.mark for block in shown if block.text != written[block.mark]] == []
