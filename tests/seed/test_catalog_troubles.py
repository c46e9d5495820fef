"""Catalogs of Backstage: what is said of entities that something is wrong with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seed.reading import Reading
from tests.seed.catalogs import GROUPS, catalog, entity
from tests.seed.estates import write
from tests.seed.staged import read

if TYPE_CHECKING:
    from pathlib import Path


def test_what_is_not_there_has_a_placeholder_and_one_hint_however_many_name_it(tmp_path: Path) -> None:
    found = catalog(
        tmp_path,
        entity("Component", "a", "owner: team-x, dependsOn: [component:gone]"),
        entity("Component", "b", "owner: team-x, dependsOn: [component:gone], system: nowhere"),
        entity("Component", "c", "dependsOn: [database:a]"),
    )
    assert set(found.things["Organization"]) == {"group:quay-crew", "group:pilots", "group:team-x", "group:unknown"}
    assert set(found.things["Offering"]) == {"component:a", "component:b", "component:c", "component:gone"}
    assert found.hints == [
        (
            "catalog-info.yaml:5: spec.dependsOn: there is no Component gone, so a placeholder stands for it, which "
            "group:unknown provides (also catalog-info.yaml:10): add the entity, or correct the reference"
        ),
        (
            "catalog-info.yaml:5: spec.owner: there is no Group team-x, so a placeholder stands for it (also "
            "catalog-info.yaml:10): add the entity, or correct the owner"
        ),
        (
            "catalog-info.yaml:10: spec.system: there is no System nowhere, and this was left out: add the entity, or "
            "correct the reference"
        ),
        (
            "catalog-info.yaml:12: spec.owner: component:c has no owner: group:unknown, a placeholder, provides it: name a "
            "group in spec.owner"
        ),
        (
            "catalog-info.yaml:15: spec.dependsOn: 'database:a' is none of API, Component, Domain, Resource, System, and was "
            "not read: name one of them, or leave it out"
        ),
    ]


def test_missing_members_are_one_hint(tmp_path: Path) -> None:
    found = catalog(tmp_path, entity("Group", "crew", "type: team, members: [a, b, c], children: []"))
    (hint,) = found.hints
    assert hint.endswith(
        "there is no User a, which is left out (also user:b, user:c): add such entities, or take them out of members"
    )


def test_the_first_of_entities_that_repeat_one_stands_and_equal_ones_are_one(tmp_path: Path) -> None:
    found = catalog(
        tmp_path,
        entity("Component", "tide", "owner: quay-crew, lifecycle: production"),
        entity("Component", "Tide", "owner: pilots, lifecycle: production"),
        entity("Component", "tide", "owner: quay-crew, lifecycle: production"),
    )
    assert found.of("PROVIDES") == {("component:tide", "group:quay-crew"): {}}
    assert found.hints == [
        (
            "catalog-info.yaml:7: Component Tide repeats component:tide, which stands in catalog-info.yaml:2, with another "
            "spec.owner: the first stands; keep one of the two"
        )
    ]


def test_a_lifecycle_that_is_not_known_is_available_or_what_a_map_says(tmp_path: Path) -> None:
    tide = entity("Component", "tide", "owner: pilots, lifecycle: Sun-Set")
    found = catalog(tmp_path / "a", tide)
    assert found.things["Offering"]["component:tide"]["status"] == "AVAILABLE"
    assert "the lifecycle 'Sun-Set' is not known" in found.hints[0]
    found = catalog(tmp_path / "b", tide, reading=Reading(lifecycles={"sunset": "RETIRED"}))
    assert found.things["Offering"]["component:tide"]["status"] == "RETIRED"
    assert found.hints == []


def test_other_documents_templates_and_skeletons_are_counted(tmp_path: Path) -> None:
    other = "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n"
    write(tmp_path / "skeleton", {"catalog-info.yaml": entity("Component", "never", "owner: pilots")})
    write(
        tmp_path,
        {"docker-compose.yaml": "services: {}\n", "broken.yaml": "apiVersion: backstage.io/v1\nx: {{ a }}{%\n"},
    )
    found = catalog(tmp_path, entity("Component", "'${{ values.name }}'"), other, other, entity("Product", "p"))
    assert "Offering" not in found.things
    assert found.faults == []
    assert [hint.partition(": ")[2] for hint in found.hints] == [
        "2 templates are passed over",
        "2 documents of other tools are passed over",
        "1 document of the kind 'Product', of which Rapport knows nothing, is passed over",
    ]


def test_locations_are_followed_within_the_folder_and_nothing_is_fetched(tmp_path: Path) -> None:
    write(tmp_path, {"outside.yaml": entity("Component", "outside", "owner: pilots")})
    targets = "targets: [./parts/*.yaml, https://git.example/x.yaml, ../outside.yaml, ./missing.yaml]"
    write(tmp_path / "all" / "parts", {"a.yaml": entity("Component", "a", "owner: pilots")})
    write(tmp_path / "all", {"all.yaml": entity("Location", "all", targets), "groups.yaml": GROUPS})
    found = read(tmp_path / "all" / "all.yaml")
    assert set(found.things["Offering"]) == {"component:a"}
    assert found.faults == ["all.yaml:5: target: ./missing.yaml is not there: correct it, or leave it out"]
    assert [hint.partition("target: ")[2] for hint in found.hints if "target" in hint] == [
        "../outside.yaml leads out of all, and was not read: name that folder, too",
        "https://git.example/x.yaml is not fetched: put a copy into the folder, and name it here",
    ]


def test_text_of_a_file_is_taken_in(tmp_path: Path) -> None:
    write(tmp_path, {"about.md": "Tells the tide.\n"})
    found = catalog(
        tmp_path,
        entity("Component", "tide", "owner: pilots", "description: {$text: ./about.md}"),
        entity("API", "tide", "owner: pilots, definition: {$text: ./gone.json}"),
    )
    assert found.things["Offering"]["component:tide"]["description"] == "Tells the tide."
    assert found.hints == [
        "catalog-info.yaml:10: ./gone.json is not there: correct it; nothing else of the entity is lost"
    ]


def test_yaml_that_is_none_is_a_fault_with_its_line(tmp_path: Path) -> None:
    (fault,) = catalog(tmp_path, entity("Component", "tide", "owner: pilots"), "---\nkind: [\n").faults
    assert fault.startswith("catalog-info.yaml:")
    assert "is not YAML" in fault
