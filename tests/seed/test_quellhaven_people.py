"""The people of the sample estate stand where the story needs them."""

from __future__ import annotations

from datetime import date

import pytest

from graph.model.severity import Action
from tests.seed.quellhaven import by_id, if_done, rows, stakeholders


@pytest.mark.parametrize(
    ("person", "relationship", "role", "accountable"),
    [
        ("petr-lukin", "digital-fleet", "RELATIONSHIP_MANAGER", "true"),
        ("petr-lukin", "digital-depots", "RELATIONSHIP_MANAGER", "true"),
        ("petr-lukin", "transport-saint-orlan", "RELATIONSHIP_MANAGER", "true"),
        ("petr-lukin", "parcel-brinmarkt", "RELATIONSHIP_MANAGER", "true"),
        ("aigerim-sadykova", "digital-fleet", "SERVICE_OWNER", ""),
        ("lucia-ferreyra", "digital-fleet", "CONSUMER_REPRESENTATIVE", "true"),
        ("maelle-kervran", "transport-saint-orlan", "CONSUMER_REPRESENTATIVE", "true"),
        ("bjorn-aas", "digital-depots", "CONSUMER_REPRESENTATIVE", "true"),
        ("ifeoma-nwosu", "digital-depots", "SPONSOR", ""),
        ("kenji-moriyama", "digital-parcel", "SPONSOR", ""),
        ("noor-haddad", "transport-verdane", "CONSUMER_REPRESENTATIVE", "true"),
        ("tomasz-zielinski", "transport-verdane", "USER", ""),
        ("ana-souza", "transport-verdane", "CUSTOMER", ""),
        ("ana-souza", "skolvane-verdane", "USER", ""),
        ("sipho-dlamini", "skolvane-depots", "USER", ""),
        ("ines-carvalho", "transport-mareva", "CONSUMER_REPRESENTATIVE", "true"),
        ("margarethe-lund", "cold-chain-inspectorate", "CONSUMER_REPRESENTATIVE", "true"),
    ],
)
def test_the_people_of_the_story_have_their_roles(person: str, relationship: str, role: str, accountable: str) -> None:
    found = [(row["role"], row["accountable"]) for row in stakeholders(relationship) if row["person"] == person]
    assert (role, accountable) in found


def test_noor_leaves_in_november_and_is_the_only_voice_towards_digital() -> None:
    assert [row["person"] for row in stakeholders("digital-verdane", "CONSUMER")] == ["noor-haddad"]
    assert {row["until"] for row in rows("stakeholders") if row["person"] == "noor-haddad"} == {"2026-11-15"}
    assert [row["until"] for row in rows("memberships") if row["person"] == "noor-haddad"] == ["2026-11-15"]


def test_bjorn_reports_to_ifeoma() -> None:
    assert {(r["person"], r["manager"]) for r in rows("reporting_lines")} >= {("bjorn-aas", "ifeoma-nwosu")}


def test_panoleto_has_nobody_and_ingrid_is_not_to_be_contacted() -> None:
    relationships = [row["id"] for row in rows("relationships") if row["consumer"] == "panoleto"]
    assert relationships
    assert [row for relationship in relationships for row in stakeholders(relationship, "CONSUMER")] == []
    assert [row["id"] for row in rows("people") if row["do_not_contact"] == "true"] == ["ingrid-sorli"]


def test_those_to_tell_speak_six_languages() -> None:
    maps_retired = if_done({"maps": Action.RETIRE}, date(2027, 1, 1))
    assert {by_id("people")[person]["language"] for person in maps_retired.people} == {
        "en",
        "es",
        "fr",
        "pl",
        "pt",
        "ru",
    }
    told = {"aigerim-sadykova", "lucia-ferreyra", "maelle-kervran", "lotte-verhagen", "bjorn-aas", "ana-souza"}
    assert maps_retired.people >= told | {"tomasz-zielinski", "ingrid-sorli"}


def test_every_name_is_written_as_its_owner_writes_it() -> None:
    names = {row["name"] for row in rows("people")}
    assert names >= {
        "Пётр Лукин",
        "Dr. Maëlle Kervran",
        "Lucía Ferreyra",
        "Tomasz Zieliński",
        "Ingrid Sørli",
        "Björn Aas",
    }
