"""`--format json`: one object from every command that answers something."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest

from graph.database.schema import VERSION

if TYPE_CHECKING:
    from pathlib import Path

    from tests.api.command.conftest import Rapport

OBJECTS: dict[tuple[str, ...], set[str]] = {
    ("find", "rout"): {"isComplete", "edges"},
    ("list", "offerings"): {"totalCount", "nodes"},
    ("agenda", "--relationship", "digital-parcel"): {"today", "until", "overdue", "lines"},
    ("call", "digital-parcel"): {"whoToCall"},
    ("common-causes",): {"commonCauses"},
    ("stakeholders", "digital-parcel"): {"stakeholderMap"},
    ("coverage",): {"totalCount", "nodes"},
    ("changes",): {"totalCount", "nodes"},
    ("keys", "list"): {"keys"},
    ("grants", "list"): {"grants"},
}


def answer(rapport: Rapport, *command: str) -> dict[str, Any]:
    ran = rapport(*command, "--format", "json")
    assert (ran.status, ran.err) == (0, "")
    return json.loads(ran.out)


@pytest.mark.parametrize("command", OBJECTS, ids=lambda command: command[0])
def test_json_is_one_object_with_these_names(quellhaven: Rapport, command: tuple[str, ...]) -> None:
    assert set(answer(quellhaven, *command)) == OBJECTS[command]


def test_the_doctor_tells_programs_what_it_tells_people(quellhaven: Rapport) -> None:
    found = answer(quellhaven, "doctor")
    assert found["findings"] == []
    assert (found["schema"], found["definitions"]["missing"], found["holds"]["organizations"]) == (VERSION, 0, 39)
    assert found["engine"]["name"] in {"ArcadeDB", "Neo4j"}
    assert found["data"] == (quellhaven.variables.get("RAPPORT_DATA") or quellhaven.variables["NEO4J_URI"])


def test_keys_and_grants_are_listed_for_programs_without_what_opens(empty: Rapport, tmp_path: Path) -> None:
    (tmp_path / "organizations.csv").write_text("id,name\ngeo,Geo\n")
    assert empty("import", tmp_path, "--source", "small").status == 0
    key = empty("keys", "add", "board", "--role", "reader", "--everything").out.strip()
    assert empty("grants", "add", "auth0|1", "--name", "Ana", "--everything").status == 0
    ran = empty("keys", "list", "--format", "json")
    assert key not in ran.out
    (listed,) = json.loads(ran.out)["keys"]
    assert (listed["name"], listed["role"], listed["everything"], listed["state"]) == ("board", "READER", True, "OPEN")
    assert empty("keys", "revoke", listed["id"]).status == 0
    (row,) = csv.DictReader(io.StringIO(empty("keys", "list", "--format", "csv").out))
    assert (row["name"], row["state"]) == ("board", "withdrawn")
    (granted,) = answer(empty, "grants", "list")["grants"]
    assert (granted["subject"], granted["credential"], granted["expiresAt"]) == ("auth0|1", "TOKEN", None)


def test_the_doctor_says_what_is_wrong_as_json_too(rapport: Rapport) -> None:
    wrong = type(rapport)(rapport.capture, {**rapport.variables, "RAPPORT_PORT": "many"})
    ran = wrong("doctor", "--format", "json")
    assert ran.status == 2
    assert json.loads(ran.out)["findings"][0]["wrong"].startswith("RAPPORT_PORT must be a whole number")
    fine = json.loads(rapport("doctor", "--format", "json").out)
    assert (fine["findings"], fine["isEmbedded"]) == ([], True)
