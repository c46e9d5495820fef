from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from api.settings import BadSettings, settings_from, variables
from tests.house.house import ROOT

COMPOSE = (ROOT / "docker-compose.yml").read_text()
DOCKERFILE = (ROOT / "Dockerfile").read_text()
GIVEN = {"NEO4J_PASSWORD": "quellhaven", "RAPPORT_KEY": "0123456789abcdef"}
REQUIRED = re.compile(r"\$\{(?P<name>\w+):\?(?P<sentence>[^}]+)\}")
OPTIONAL = re.compile(r"\$\{(?P<name>\w+):-(?P<default>[^}]*)\}")


def services() -> dict[str, Any]:
    text = REQUIRED.sub(lambda variable: GIVEN[variable["name"]], COMPOSE)
    return yaml.safe_load(OPTIONAL.sub(lambda variable: variable["default"], text))["services"]


def image_environment() -> dict[str, str]:
    return dict(re.findall(r"\b((?:RAPPORT|NEO4J)_\w+)=(\S+)", DOCKERFILE))


def test_api_has_the_settings_that_the_compose_file_means() -> None:
    environment = services()["api"]["environment"]
    settings = settings_from(image_environment() | environment)
    assert set(environment) <= set(variables())
    assert (settings.host, settings.port, settings.key) == ("0.0.0.0", 8080, GIVEN["RAPPORT_KEY"])  # noqa: S104  # inside the container
    assert (settings.neo4j_uri, settings.neo4j_password) == ("bolt://neo4j:7687", GIVEN["NEO4J_PASSWORD"])
    assert services()["neo4j"]["environment"]["NEO4J_AUTH"] == f"{settings.neo4j_username}/{settings.neo4j_password}"


def test_what_the_compose_file_takes_from_the_environment_is_what_the_settings_name() -> None:
    named = set(re.findall(r"\$\{?(\w+)", COMPOSE))
    assert named == {"NEO4J_PASSWORD", "RAPPORT_KEY", "RAPPORT_PORT"}
    assert named <= set(variables())
    assert set(image_environment()) <= set(variables())


def test_secrets_are_demanded_with_a_sentence_that_names_them() -> None:
    demanded = {variable["name"]: variable["sentence"] for variable in REQUIRED.finditer(COMPOSE)}
    assert set(demanded) == set(GIVEN)
    assert all(f"set {name} to" in sentence for name, sentence in demanded.items())


def test_image_alone_does_not_start_without_a_key() -> None:
    with pytest.raises(BadSettings, match="RAPPORT_KEY"):
        settings_from(image_environment())


def test_ports_are_open_to_this_machine_alone() -> None:
    published = [port for service in services().values() for port in service["ports"]]
    assert published == ["127.0.0.1:7687:7687", "127.0.0.1:8080:8080"]


def test_images_are_pinned_and_neo4j_keeps_its_data_in_a_volume() -> None:
    images = [*re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE), services()["neo4j"]["image"]]
    assert all(re.fullmatch(r"\w+:\d[\w.-]+", image) for image in images), images
    assert services()["neo4j"]["volumes"] == ["neo4j:/data"]
    assert "neo4j" in yaml.safe_load(COMPOSE)["volumes"]


def test_neo4j_is_the_version_that_the_tests_run_on() -> None:
    version = re.search(r"<version>(\d{4}\..+?)</version>", (ROOT / "tests/neo4j/pom.xml").read_text())
    assert version
    assert services()["neo4j"]["image"] == f"neo4j:{version[1]}-community"


def test_image_runs_as_an_ordinary_user_from_locked_packages_and_says_when_it_is_ready() -> None:
    final = DOCKERFILE.rsplit("FROM ", 1)[1]
    assert "USER rapport" in final
    assert "--require-hashes" in DOCKERFILE
    assert "/readyz" in final


def test_the_builder_gets_everything_the_image_is_made_of() -> None:
    kept = re.findall(r"^!(.+)$", (ROOT / ".dockerignore").read_text(), re.MULTILINE)
    assert {"api", "graph", "resolvers", "seed", "requirements.txt"} <= set(kept)
    assert all((ROOT / name).exists() for name in kept)
