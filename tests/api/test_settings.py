from __future__ import annotations

from pathlib import Path

import pytest

from api.settings import CACHE, BadSettings, Settings, is_loopback, settings_from, variables
from graph.database.engine import EngineSettings


def refusal_of(**environment: str) -> str:
    with pytest.raises(BadSettings) as refused:
        settings_from(environment)
    return str(refused.value)


def test_nothing_set_means_the_embedded_engine_for_this_machine_only() -> None:
    settings = settings_from({})
    assert (settings.host, settings.port, settings.key, settings.timeout) == ("127.0.0.1", 8080, None, 30.0)
    assert settings.data.name == "rapport"
    assert settings.engine == EngineSettings(
        data=settings.data, snapshot=settings.data / "projection.snapshot", java_cache=CACHE
    )


def test_everything_set() -> None:
    settings = settings_from(
        {
            "RAPPORT_DATA": "/somewhere",
            "NEO4J_URI": "neo4j+s://estate.example",
            "NEO4J_USERNAME": "reader",
            "NEO4J_PASSWORD": "swordfish",
            "NEO4J_DATABASE": "estate",
            "RAPPORT_HOST": "0.0.0.0",  # noqa: S104  # what is tested
            "RAPPORT_PORT": "9000",
            "RAPPORT_KEY": "a-key-that-is-long-enough",
            "RAPPORT_TIMEOUT": "2.5",
            "RAPPORT_CONNECTIONS": "500",
            "RAPPORT_LOG_LEVEL": "DEBUG",
        }
    )
    assert settings.engine == EngineSettings(
        data=Path("/somewhere"),
        uri="neo4j+s://estate.example",
        username="reader",
        password="swordfish",
        database="estate",
        snapshot=settings.engine.snapshot,
        java_cache=CACHE,
    )
    assert (settings.port, settings.timeout, settings.log_level) == (9000, 2.5, "DEBUG")
    assert settings.connections == 500


def test_each_place_in_a_neo4j_has_a_snapshot_of_its_own_among_what_can_be_made_again() -> None:
    places = ({"NEO4J_URI": "bolt://one:7687"}, {"NEO4J_URI": "bolt://two:7687"})
    places += tuple({**place, "NEO4J_DATABASE": "other"} for place in places)
    kept = [settings_from(place).engine.snapshot for place in places]
    assert len(set(kept)) == len(places)
    assert all(each and each.parent == CACHE for each in kept)


def test_an_empty_variable_counts_as_not_set() -> None:
    assert settings_from({"NEO4J_URI": "", "RAPPORT_KEY": "", "RAPPORT_PORT": ""}) == settings_from({})


def test_other_variables_are_left_alone() -> None:
    assert settings_from({"PATH": "/bin", "RAPPORT": "x"}) == settings_from({})


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        (
            "RAPPORT_PORT",
            "eighty",
            "RAPPORT_PORT must be a whole number from 0 (any free port) to 65535; it is 'eighty'.",
        ),
        (
            "RAPPORT_PORT",
            "65536",
            "RAPPORT_PORT must be a whole number from 0 (any free port) to 65535; it is '65536'.",
        ),
        (
            "RAPPORT_CONNECTIONS",
            "9",
            "RAPPORT_CONNECTIONS must be a whole number from 10 to 100000; it is '9'.",
        ),
        ("RAPPORT_TIMEOUT", "0", "RAPPORT_TIMEOUT must be seconds from 0.1 to 3600; it is '0'."),
        ("RAPPORT_TIMEOUT", "nan", "RAPPORT_TIMEOUT must be seconds from 0.1 to 3600; it is 'nan'."),
        ("RAPPORT_LOG_LEVEL", "loud", "RAPPORT_LOG_LEVEL must be DEBUG, INFO, WARNING or ERROR; it is 'loud'."),
        (
            "NEO4J_URI",
            "http://localhost:7474",
            (
                "NEO4J_URI must be an address that starts with neo4j://, neo4j+s://, neo4j+ssc://, bolt://, bolt+s:// "
                "or bolt+ssc://; it is 'http://localhost:7474'."
            ),
        ),
        (
            "RAPPORT_KEY",
            "short",
            (
                "RAPPORT_KEY must be at least 16 characters out of letters, digits and . _ ~ + / = - (for instance from: "
                "openssl rand -hex 32); it is not shown here."
            ),
        ),
    ],
)
def test_a_bad_value_is_named_with_what_is_allowed(name: str, value: str, sentence: str) -> None:
    assert refusal_of(**{name: value}) == sentence


def test_every_bad_value_has_its_sentence() -> None:
    assert len(refusal_of(RAPPORT_PORT="x", RAPPORT_TIMEOUT="y").splitlines()) == 2


def test_another_machine_is_served_only_with_a_key() -> None:
    assert refusal_of(RAPPORT_HOST="0.0.0.0") == (  # noqa: S104  # what is tested
        "RAPPORT_HOST is 0.0.0.0, which other machines may reach, but no access is configured: "
        "set RAPPORT_KEY to a key that clients must send, or leave RAPPORT_HOST at 127.0.0.1."
    )
    settings_from({"RAPPORT_HOST": "0.0.0.0", "RAPPORT_KEY": "a-key-that-is-long-enough"})  # noqa: S104  # as above


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "[::1]", "localhost"])
def test_loopback_addresses(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.0.0.1", "rapport.example", "localhost.example"])  # noqa: S104  # what is tested
def test_addresses_that_others_may_reach(host: str) -> None:
    assert not is_loopback(host)


def test_secrets_are_not_printed() -> None:
    settings = settings_from({"RAPPORT_KEY": "a-key-that-is-long-enough", "NEO4J_PASSWORD": "swordfish"})
    assert "long-enough" not in repr(settings)
    assert "swordfish" not in repr(settings)


def test_every_variable_has_words() -> None:
    told = variables()
    assert len(told) == len(Settings.model_fields)
    assert all(one["words"] and one["allowed"] for one in told.values())
    assert told["RAPPORT_PORT"]["default"] == 8080
