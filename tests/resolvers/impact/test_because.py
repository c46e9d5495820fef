"""Explanations over GraphQL: whose language, and on what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from api.command.serving import context_of
from graph.access import ADMINISTRATOR
from graph.database.schema import set_up_schema
from graph.projection.follower import KeptProjection
from resolvers.schema import schema
from seed.importing import import_estate
from tests.resolvers.conftest import answer

if TYPE_CHECKING:
    from pathlib import Path

    from graph.database.engine import Database

ESTATE = {
    "organizations": "id,name\nmapmaker,Mapmaker\nshop,Corner Shop\n",
    "offerings": "id,name,provider\nmaps,World Maps,mapmaker\n",
    "relationships": "id,provider,consumer\nmapmaker-shop,mapmaker,shop\n",
    "agreements": "id,reference,relationship,offering,criticality,valid_to\nshop-maps,M-1,mapmaker-shop,maps,HIGH,2027-06-30\n",
}
QUESTION = """
query Because($language: String) {
  impact(scenario: { effectiveOn: "2027-01-01", changes: [{ offering: "maps", action: RETIRE }] }) {
    offerings { nodes { because(language: $language) } }
    agreements { nodes { because(language: $language) } }
    consumers { nodes { because(language: $language) agreements { because(language: $language) } } }
  }
}
"""
ENGLISH = "World Maps is retired; so "
AGREED = "only a HIGH agreement on World Maps until 2027-06-30"


@pytest.fixture
async def estate(database: Database, tmp_path: Path) -> Database:
    await set_up_schema(database)
    for file, text in ESTATE.items():
        (tmp_path / f"{file}.csv").write_text(text, encoding="utf-8")
    await import_estate(database, [tmp_path])
    return database


async def asked(database: Database, accepted: str | None = None, language: str | None = None) -> dict[str, Any]:
    headers = {} if accepted is None else {"accept-language": accepted}
    variables = {} if language is None else {"language": language}
    context = context_of(database, KeptProjection(database), ADMINISTRATOR, headers)
    return answer(await schema.execute(QUESTION, variables, context_value=context))


async def test_each_verdict_says_why_by_the_names_of_things(estate: Database) -> None:
    agreement = f"{ENGLISH}M-1, {AGREED} for Corner Shop, is hit HIGH."
    consumer = f"{ENGLISH}Corner Shop, which has {AGREED}, is hit HIGH."
    assert await asked(estate) == {
        "data": {
            "impact": {
                "offerings": {"nodes": [{"because": "World Maps is retired, which is CRITICAL for the offering itself."}]},
                "agreements": {"nodes": [{"because": agreement}]},
                "consumers": {"nodes": [{"because": consumer, "agreements": [{"because": agreement}]}]},
            }
        }
    }  # fmt: skip


@pytest.mark.parametrize(
    ("accepted", "language", "begins"),
    [
        (None, None, "World Maps is retired"),
        ("ru-RU, en;q=0.5", None, "Услуга «World Maps» прекращается"),
        ("ru", "en", "World Maps is retired"),
        ("en", "ru", "Услуга «World Maps» прекращается"),
        ("pt", None, "World Maps is retired"),
    ],
)
async def test_the_argument_goes_before_the_header(
    estate: Database, accepted: str | None, language: str | None, begins: str
) -> None:
    answered = await asked(estate, accepted, language)
    (offering,) = answered["data"]["impact"]["offerings"]["nodes"]
    assert offering["because"].startswith(begins)


async def test_a_language_without_words_is_refused_at_its_argument(estate: Database) -> None:
    answered = await asked(estate, language="tlh")
    message, path, code = answered["errors"][0]
    assert (message, code) == ("Explanations are worded in en and ru, not in 'tlh'.", "BAD_INPUT")
    assert path[-1] == "because"
