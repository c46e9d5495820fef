"""What pages do beside reading lists, by each documented client: refusals, fragments on interfaces, two components of one
report, changes shown before their answer is there, live updates.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.api.estate.conftest import served
from tests.clients.programs import MISSPELT, PYTHON, TRUSTED, answer, python, ran
from tests.engines import EMBEDDED_ALONE
from tests.quellhaven import QUELLHAVEN

if TYPE_CHECKING:
    from graph.database.engine import EngineSettings

OFFERINGS = len((QUELLHAVEN / "offerings.csv").read_text().splitlines()) - 1
UNNAMED = "input.name: is empty; every Offering states it"
REFETCHED = {
    "by": {"nodeId": "Offering:maps"},
    "id": "maps",
    "nodeId": "Offering:maps",
    "provider": {"name": "Cartoleth"},
}
"""What Relay asked for again, by a query of its own."""
SERVED_TRUSTED = {"RAPPORT_TRUSTED_DOCUMENTS": str(TRUSTED), "RAPPORT_ONLY_TRUSTED": "true"}


@EMBEDDED_ALONE
@pytest.mark.parametrize("program", ["apollo", "urql", "relay"])
@pytest.mark.usefixtures("built")
def test_a_client_with_a_cache_shows_all_that_comes(sample_estate: EngineSettings, program: str) -> None:
    with served(sample_estate, **SERVED_TRUSTED) as address:
        told = answer(f"{program}/work", address)
    assert told["refused"] == {"__typename": "InvalidInput", "message": UNNAMED}
    assert typeless(told["things"]) == [{"id": "maps", "version": 1, "name": "Maps"}, {"id": "fleet", "version": 1}]
    assert told["report"]["critical"] == 1
    assert told["report"]["high"] == 6
    assert told["report"]["consumers"] == ["Fleet", "Digital"]
    assert told["report"].get("requests", 2) == 2, "two components do not take each other's fields away"
    assert told["report"]["apart"], "an agreement in one report is not what it is in another"
    assert told["texts"] == ["As I put it", "As a colleague put it"]
    assert told["conflict"]["__typename"] == "VersionConflict"
    assert "message-bus" in told["conflict"]["message"]
    assert told["conflict"]["current"]["description"] == "As a colleague put it"
    assert told["live"] == "Told live"
    assert told.get("refetched", REFETCHED) == REFETCHED
    assert len(set(told.get("offerings", range(OFFERINGS)))) == OFFERINGS


@pytest.mark.usefixtures("built")
def test_a_client_without_a_cache_pages_and_is_refused(address: str) -> None:
    told = answer("request/work", address)
    assert len(set(told["offerings"])) == len(told["offerings"]) == OFFERINGS
    assert told["refused"] == {"__typename": "InvalidInput", "message": UNNAMED}
    assert [thing["id"] for thing in told["things"]] == ["maps", "fleet"]
    assert told["errors"] == [{**MISSPELT, "variable": "offering"}]


@EMBEDDED_ALONE
def test_the_client_generated_for_python_does_so_too(address: str) -> None:
    told = json.loads(ran(python(), "work.py", address, folder=PYTHON))
    assert told["offerings"] == ["Arrival Estimate", "Geofencing", "Routing", "Traffic View", "Yard Plan"]
    assert (told["critical"], told["consumers"]) == (1, [["Fleet", "CRITICAL"], ["Digital", "HIGH"]])
    assert told["errors"] == [{**MISSPELT, "variable": "scenario"}]
    assert told["things"] == [["Offering", "maps"], ["Organization", "fleet"]]
    assert told["refused"] == ["InvalidInput", UNNAMED]
    assert told["changed"] == ["Offering", told["live"]]
    assert told["conflict"][0] == "VersionConflict"
    assert told["live"].startswith("Told live, after version ")


def typeless(things: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Without `__typename`, which Relay reads for itself alone."""
    return [{name: value for name, value in thing.items() if name != "__typename"} for thing in things]
