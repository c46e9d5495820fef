"""What becomes of the texts of the first version: ids, names, folded copies."""

from __future__ import annotations

import unicodedata
from contextlib import aclosing
from typing import TYPE_CHECKING, Any

from graph.database.schema import VERSION, schema_version, set_up_schema
from graph.projection.follower import KeptProjection
from resolvers.context import Context
from resolvers.schema import schema
from tests.graph.database.schema.older import hold_estate_of_schema_1

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pytest

    from graph.database.engine import Database


def apart(text: str) -> str:
    return unicodedata.normalize("NFD", text)


async def answered(database: Database, question: str, **given: Any) -> Mapping[str, Any]:
    async with aclosing(KeptProjection(database)) as kept:
        result = await schema.execute(question, given, context_value=Context(database, impact=kept))
    assert not result.errors
    assert result.data is not None
    return result.data


async def test_what_the_first_version_kept_is_found_by_its_composed_id(database: Database) -> None:
    await hold_estate_of_schema_1(database)
    assert await schema_version(database) == 1
    await set_up_schema(database)
    assert await schema_version(database) == VERSION
    question = """query($organization: ID!, $offering: ID!) {
      organization(id: $organization) { id name description source }
      offering(id: $offering) {
        id name goods provider { id }
        dependencies { edges { id alternatives node { id } } }
        agreements { nodes { id reference relationship { id stakeholders { edges { id preferredChannel } } } } }
        history { nodes { subjectIds after } }
      }
    }"""
    expected = {
        "organization": {"id": "café", "name": "Café Company", "description": "Köln", "source": "maré"},
        "offering": {
            "id": "übersicht",
            "name": "Übersicht",
            "goods": "Müsli",
            "provider": {"id": "café"},
            "dependencies": {
                "edges": [
                    {"id": f"übersicht|{feed}", "alternatives": "kontakt", "node": {"id": feed}}
                    for feed in ("feed1", "feed2")
                ]
            },
            "agreements": {
                "nodes": [
                    {
                        "id": "général",
                        "reference": "Général 7",
                        "relationship": {
                            "id": "café~istanbul",
                            "stakeholders": {
                                "edges": [
                                    {
                                        "id": "zoë|café~istanbul|RELATIONSHIP_MANAGER",
                                        "preferredChannel": "phone",
                                    }
                                ]
                            },
                        },
                    }
                ]
            },
            "history": {"nodes": [{"subjectIds": ["übersicht"], "after": '{"goods":"Müsli"}'}]},
        },
    }
    for form in (str, apart):
        found = await answered(database, question, organization=form("café"), offering=form("übersicht"))
        assert found == expected


async def test_what_the_first_version_kept_is_found_by_a_search(database: Database) -> None:
    await hold_estate_of_schema_1(database)
    await set_up_schema(database)
    for text, found in {
        "ISTANBUL strasse": ["istanbul", "café~istanbul", "général"],
        "cafe": ["café", "café~istanbul", "général"],
        "алена lodz": ["zoë"],
        "general": ["général"],
        "ubersicht": ["übersicht"],
    }.items():
        answer = await answered(database, "query($text: String!) { search(text: $text) { nodes { id } } }", text=text)
        assert [node["id"] for node in answer["search"]["nodes"]] == found


async def test_alternatives_that_a_blank_kept_apart_are_one_group(database: Database) -> None:
    await hold_estate_of_schema_1(database)
    await set_up_schema(database)
    question = """{ impact(scenario: { changes: [{ offering: "feed1", action: RETIRE }] }) {
      consumers { totalCount } held { offering { id } alternatives } } }"""
    assert (await answered(database, question))["impact"] == {
        "consumers": {"totalCount": 0},
        "held": [{"offering": {"id": "übersicht"}, "alternatives": "kontakt"}],
    }


async def test_the_last_run_of_a_planned_change_stays_its_last_run(database: Database) -> None:
    await hold_estate_of_schema_1(database)
    await set_up_schema(database)
    question = '{ impactOfChange(id: "été", today: "2026-11-28") { sinceLastRun { consumers { turn } } } }'
    assert (await answered(database, question))["impactOfChange"] == {"sinceLastRun": {"consumers": []}}


async def test_two_things_never_become_one(database: Database, caplog: pytest.LogCaptureFixture) -> None:
    await hold_estate_of_schema_1(database)
    await set_up_schema(database)
    answer = await answered(database, "{ organizations { nodes { id name provides { nodes { id } } } } }")
    assert [(node["id"], node["name"]) for node in answer["organizations"]["nodes"] if "ô" in node["id"]] == [
        ("môle", "Môle"),
        ("môle~2", "Môle too"),
    ]
    assert "is 'môle~2' now: another one is 'môle'" in caplog.text
