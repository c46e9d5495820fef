"""Catalogs of Backstage: what becomes of entities."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import pytest

from graph.database.schema import set_up_schema
from seed.checking import check
from seed.faults import Faulty
from seed.importing import import_estate
from seed.reading import Reading
from tests.seed.catalogs import GROUPS, catalog, entity
from tests.seed.estates import asked, imported, write

if TYPE_CHECKING:
    from pathlib import Path

    from graph.database.engine import Database


def test_entities_become_offerings_organizations_and_people(tmp_path: Path) -> None:
    found = catalog(
        tmp_path,
        entity("Component", "Berth-Planner", "type: service, lifecycle: Production, owner: QUAY-CREW", "title: Berths"),
        entity("API", "tide", "type: openapi, lifecycle: deprecated, owner: user:ann.orr", "namespace: Sea"),
    )
    assert found.faults == []
    assert found.things["Offering"] == {
        "component:berth-planner": {
            "name": "Berths",
            "status": "AVAILABLE",
            "externalIds": ["backstage:component:default/berth-planner"],
        },
        "api:sea/tide": {"name": "tide", "status": "DEPRECATED", "externalIds": ["backstage:api:sea/tide"]},
    }
    assert found.things["Organization"]["group:quay-crew"]["name"] == "Quay Crew"
    assert found.things["Person"]["user:ann.orr"]["email"] == "ann.orr@veld.example"
    assert ("user:ann.orr", "group:quay-crew") in found.of("MEMBER_OF")
    assert ("group:pilots", "group:quay-crew") in found.of("PART_OF")


def test_a_reference_has_the_namespace_of_its_own_entity(tmp_path: Path) -> None:
    found = catalog(tmp_path, entity("API", "tide", "owner: user:ann.orr", "namespace: sea"))
    (hint, _) = found.hints
    assert "there is no User sea/ann.orr" in hint
    assert "did you mean user:ann.orr?" in hint


def test_a_user_owns_and_the_users_group_provides(tmp_path: Path) -> None:
    found = catalog(tmp_path, entity("Resource", "db", "type: database, owner: user:ann.orr"))
    assert ("resource:db", "user:ann.orr") in found.of("OWNS")
    assert ("resource:db", "group:quay-crew") in found.of("PROVIDES")
    assert found.hints == []


def test_needs_stated_from_both_sides_are_one_and_an_api_rests_on_its_components(tmp_path: Path) -> None:
    found = catalog(
        tmp_path,
        entity("Component", "planner", "owner: quay-crew, dependsOn: [resource:db], consumesApis: tide"),
        entity("Resource", "db", "owner: quay-crew, dependencyOf: ['Component:Planner']"),
        entity("Component", "feed", "owner: quay-crew, providesApis: [tide]"),
        entity("API", "tide", "owner: quay-crew"),
    )
    assert found.faults == found.hints == []
    assert set(found.of("DEPENDS_ON")) == {
        ("component:planner", "resource:db"),
        ("component:planner", "api:tide"),
        ("api:tide", "component:feed"),
    }


def test_a_part_is_a_low_need_of_its_whole_unless_more_is_stated(tmp_path: Path) -> None:
    found = catalog(
        tmp_path,
        entity("System", "quay", "owner: quay-crew", "annotations: {rapport.dev/criticality: 'feed=high'}"),
        entity("Component", "planner", "owner: quay-crew, system: quay"),
        entity("Component", "feed", "owner: quay-crew, system: quay"),
        entity("Component", "inner", "owner: quay-crew, subcomponentOf: planner, dependencyOf: [component:planner]"),
    )
    assert found.of("DEPENDS_ON") == {
        ("system:quay", "component:planner"): {"criticality": "LOW"},
        ("system:quay", "component:feed"): {"criticality": "HIGH"},
        ("component:planner", "component:inner"): {},
    }


def test_a_domain_is_an_offering_only_where_something_needs_it(tmp_path: Path) -> None:
    domains = (
        entity("Domain", "sea", "owner: quay-crew"),
        entity("Domain", "tides", "owner: quay-crew, subdomainOf: sea"),
    )
    system = entity("System", "quay", "owner: quay-crew, domain: tides")
    found = catalog(tmp_path / "a", *domains, system)
    assert set(found.things["Offering"]) == {"system:quay"}
    assert found.of("DEPENDS_ON") == {}
    assert found.passed_over == ["2 domains of the catalog, which nothing needs"]
    found = catalog(
        tmp_path / "b", *domains, system, entity("Component", "x", "owner: pilots, dependsOn: [domain:sea]")
    )
    assert set(found.things["Offering"]) == {"system:quay", "domain:sea", "domain:tides", "component:x"}


def test_annotations_say_groups_of_alternatives(tmp_path: Path) -> None:
    notes = "annotations: {rapport.dev/alternatives: 'feeds=a|component:b', rapport.dev/required: feeds=1}"
    found = catalog(
        tmp_path,
        entity("Component", "planner", "owner: pilots, dependsOn: [component:a, component:b]", notes),
        entity("Component", "a", "owner: pilots"),
        entity("Component", "b", "owner: pilots"),
    )
    assert found.faults == []
    assert [data for _, data in sorted(found.of("DEPENDS_ON").items())] == [
        {"alternatives": "feeds", "required": 1},
        {"alternatives": "feeds", "required": 1},
    ]


@pytest.mark.parametrize(
    ("note", "message"),
    [
        ("criticality: HGH", "'HGH' is not one of LOW, MEDIUM, HIGH, CRITICAL; did you mean HIGH?"),
        ("criticality: b=HIGH", "component:planner does not need 'b'; it needs component:a"),
        ("required: feeds=1", "there is no group of alternatives 'feeds': state it as feeds=a|b"),
    ],
)
def test_an_annotation_that_says_nothing_is_a_fault(tmp_path: Path, note: str, message: str) -> None:
    found = catalog(
        tmp_path,
        entity(
            "Component", "planner", "owner: pilots, dependsOn: [component:a]", f"annotations: {{rapport.dev/{note}}}"
        ),
        entity("Component", "a", "owner: pilots"),
    )
    name = f"rapport.dev/{note.partition(':')[0]}"
    assert found.faults == [f"catalog-info.yaml:4: {name}: {message}"]


def test_agreements_are_assumed_between_groups_where_that_is_asked_for(tmp_path: Path) -> None:
    found = catalog(
        tmp_path,
        entity("Component", "planner", "owner: quay-crew, dependsOn: [component:tide, component:own]"),
        entity("Component", "own", "owner: quay-crew"),
        entity("Component", "tide", "owner: pilots"),
        entity("Component", "chart", "owner: pilots, dependencyOf: [component:planner]"),
        reading=Reading(assume_agreements=True),
    )
    assert found.things["Agreement"] == {"assumed~group:pilots~group:quay-crew": {"kind": "INFORMAL"}}
    assert {offering for _, offering in found.of("COVERS")} == {"component:tide", "component:chart"}
    assert [one["address"] for one in found.things["Channel"].values()] == ["quay@veld.example"]


def test_agreements_stand_in_a_file_beside_the_catalog(tmp_path: Path) -> None:
    rows = "id,provider,consumer,offering\na1,group:pilots,group:quay-crew,component:tide\n"
    write(tmp_path, {"agreements.csv": rows, "notes.csv": "a,b\n1,2\n", "offering.csv": "id\n"})
    found = catalog(tmp_path, entity("Component", "tide", "owner: pilots"))
    assert found.faults == []
    assert [hint.partition(";")[0] for hint in found.hints] == ["offering.csv: is no file of an estate"]
    assert found.pairs == {("a1", "group:pilots", "group:quay-crew")}


async def test_a_thing_that_the_graph_knows_by_its_reference_is_the_same(database: Database, tmp_path: Path) -> None:
    known = "id,name,external_ids\npilots,Pilot Office,crm:7|backstage:group:default/pilots\n"
    offering = "id,name,provider\nshop,Shop,pilots\n"
    await imported(database, write(tmp_path / "estate", {"organizations.csv": known, "offerings.csv": offering}))
    write(
        tmp_path / "catalog",
        {
            "groups.yaml": GROUPS,
            "catalog-info.yaml": entity("Component", "tide", "owner: pilots", "annotations: {rapport.dev/id: shop}"),
        },
    )
    result = await import_estate(database, [tmp_path / "catalog"], reading=Reading(strict=True))
    assert list(result.hints) == []
    assert await asked(database, "MATCH (o:Organization) RETURN o.id, o.externalIds ORDER BY o.id") == [
        ["group:quay-crew", ["backstage:group:default/quay-crew"]],
        ["pilots", ["crm:7", "backstage:group:default/pilots"]],
    ]
    assert await asked(database, "MATCH (p)-[:PROVIDES]->(o:Offering) RETURN p.id, o.id, o.externalIds") == [
        ["pilots", "shop", ["backstage:component:default/tide"]]
    ]
    again = await import_estate(database, [tmp_path / "catalog"])
    assert again.nothing_new


async def test_strict_makes_faults_of_placeholders_and_repetitions(database: Database, tmp_path: Path) -> None:
    await set_up_schema(database)
    tide = entity("Component", "tide", "owner: nobody"), entity("Component", "tide", "owner: pilots")
    write(tmp_path, {"catalog-info.yaml": "".join(tide), "groups.yaml": GROUPS})
    assert list(await check(database, [tmp_path])) == []
    with pytest.raises(Faulty) as refused:
        await import_estate(database, [tmp_path], reading=Reading(strict=True))
    assert [fault.line for fault in refused.value.faults] == [5, 7]


def test_a_catalog_may_be_large(tmp_path: Path) -> None:
    text = textwrap.dedent(
        "".join(entity("Component", f"c{n}", f"owner: pilots, dependsOn: [component:c{n + 1}]") for n in range(2_500))
    )
    found = catalog(tmp_path, text)
    assert len(found.of("DEPENDS_ON")) == 2_500
