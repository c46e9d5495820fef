"""After people of any script are erased, nothing of them is in the graph, in exports, in answers or in raw files."""

from __future__ import annotations

import random
import unicodedata
from typing import TYPE_CHECKING, Any, Final

from graph.access import LOCAL
from graph.access.granting import Wish, grant_subject
from graph.database.event_log import REQUEST
from graph.database.schema import set_up_schema
from graph.model import MODEL
from graph.model.grant import Role
from graph.model.scalars import Scalar
from graph.writing.personal_data import erase_person, personal_data
from resolvers.context import Context
from resolvers.schema import schema
from seed.exporting import export_estate
from seed.importing import import_estate
from tests.engines import drawn
from tests.estate import Estate
from tests.graph.writing.personal_data.kept import dump
from tests.graph.writing.personal_data.people import Invented, invented, texts

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

    from graph.database.engine import Database, EngineSettings

ROUNDS: Final = 3
PEOPLE: Final = 4


async def asked(database: Database, document: str, **variables: Any) -> dict[str, Any]:
    result = await schema.execute(document, variable_values=variables, context_value=Context(database, viewer=LOCAL))
    assert not result.errors, result.errors
    assert result.data is not None
    assert "'message'" not in str(result.data), result.data
    return result.data


WHY: Final = "... on InvalidInput { message } ... on NotFound { message } ... on DuplicateKey { message }"
PERSON: Final = f"""mutation($input: CreatePersonInput!) {{ done: createPerson(input: $input) {{ {WHY} }} }}"""
CHANGED: Final = """mutation($id: ID!, $title: String, $text: String!, $feedback: ID!) {
  a: updatePerson(input: {id: $id, title: $title}) { __typename }
  b: updateFeedback(input: {id: $feedback, text: $text}) { __typename }
}"""
SAID: Final = f"""
mutation($id: ID!, $person: ID!, $text: String!, $key: String!, $channel: ID!, $change: ID!, $other: ID!, $offering: ID!) {{
  a: createFeedback(input: {{
    id: $id, text: $text, at: "2026-01-02", relationship: "courier-verdane", person: $person, idempotencyKey: $key
  }}) {{ {WHY} }}
  b: linkStakeholder(input: {{
    person: $person, relationship: "courier-verdane", role: SPONSOR, preferredChannel: $text
  }}) {{ ... on InvalidInput {{ message }} }}
  c: createChannel(input: {{
    id: $channel, kind: EMAIL, address: $text, relationship: "courier-verdane", person: $person
  }}) {{ {WHY} }}
  d: createChange(input: {{ id: $change, title: $text, reason: $text, proposedBy: $person }}) {{ {WHY} }}
  e: createAssessment(input: {{
    at: "2026-01-02", sentiment: -1, relationship: "courier-verdane", person: $person, basis: $text
  }}) {{ {WHY} }}
  f: linkMembership(input: {{ person: $other, organization: "verdane", title: $text }}) {{
    ... on InvalidInput {{ message }}
  }}
  g: createOffering(input: {{ id: $offering, name: $text, provider: "courier", externalIds: [$text] }}) {{ {WHY} }}
  h: linkDependency(input: {{ from: "shop", to: $offering, alternatives: $text }}) {{
    ... on InvalidInput {{ message }} ... on NotFound {{ message }}
  }}
}}"""


async def lived(database: Database, random: Random, people: list[Invented]) -> set[str]:
    """People who have done things and were spoken of -> all that must be nowhere afterwards."""
    await set_up_schema(database)
    estate = Estate(database)
    await estate.things("Organization", {"id": "verdane"}, {"id": "courier"})
    await estate.things("ServiceRelationship", {"id": "courier-verdane"})
    await estate.relations("ServiceRelationship", "provider", ("courier-verdane", "courier"))
    await estate.relations("ServiceRelationship", "consumer", ("courier-verdane", "verdane"))
    await estate.things("Person", {"id": "tom", "name": "Tom"})
    await estate.things("Offering", {"id": "shop"})
    said = texts(random, people)
    sought: set[str] = set()
    for one in people:
        given = {"name": one.name, "email": one.email, "phone": one.phone, "externalIds": [one.key], "language": "fr"}
        await asked(database, PERSON, input={"id": one.id, "title": "Head", "memberOf": ["verdane"], **given})
        sought |= {one.id, one.name, one.email, one.key, *one.forms()}
    for number, one in enumerate(people):
        slug = random.choice([one.id, f"{one.first}-{one.last}", f"{one.last}.{one.first}".lower()])
        ids = {"channel": f"mail-{slug}-{number}", "change": f"{slug}_leaves_{number}", "offering": f"{number}.{slug}"}
        sought |= {slug, *ids.values()}
        request = REQUEST.set(f"req-{slug}-{number}")
        await asked(
            database, SAID, id=f"f{number}", person=one.id, text=next(said), key=f"k{number}", other="tom", **ids
        )
        await asked(database, CHANGED, id=one.id, title=next(said), text=next(said), feedback=f"f{number}")
        REQUEST.reset(request)
        wish = Wish(f"{one.name}'s laptop", Role.MANAGER, ("verdane",), person=one.id if number % 2 else None)
        await grant_subject(database, one.email, wish, f"person {one.id}")
        sought.add(one.email)
    return sought


def in_any_form(word: str) -> set[str]:
    forms = {unicodedata.normalize(form, word) for form in ("NFC", "NFD")}
    return {one for form in forms for one in (form, form.lower(), form.upper())}


def found(words: set[str], text: str) -> list[str]:
    return sorted(word for word in words if any(form in text for form in in_any_form(word)))


async def answers(database: Database) -> str:
    """Everything that GraphQL says of every thing."""
    said: list[Any] = []
    for kind in MODEL.kinds.values():
        names = " ".join(item.name for item in kind.properties if item.scalar in {Scalar.TEXT, Scalar.ID})
        asked_ = await asked(database, f"{{ {kind.plural}(first: 200) {{ nodes {{ id {names} }} }} }}")
        said.append(asked_)
    return str(said)


@drawn("number", range(ROUNDS))
async def test_nothing_is_left_of_people_of_any_script(
    database: Database, engine_settings: EngineSettings, tmp_path: Path, number: int
) -> None:
    generator = random.Random(number)  # noqa: S311  # the same each time
    people = [invented(generator, each) for each in range(PEOPLE)]
    sought = await lived(database, generator, people)
    before = await dump(database)
    assert {one.id for one in people} <= set(found(sought, before))
    for one in people:
        kept = await personal_data(database, one.id)
        assert {mention.property for mention in kept.mentions} >= {"id", "address"} or kept.events
        erased = await erase_person(database, one.id, "tests", "tests")
        assert erased.rewritten is (None if engine_settings.uri else True)
    await export_estate(database, tmp_path / "export")
    exported = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "export").glob("*.csv"))
    for text in (await dump(database), exported, await answers(database)):
        assert found(sought, text) == []
    if engine_settings.uri is None:
        for path in (path for path in engine_settings.data.rglob("*") if path.is_file()):
            raw = path.read_bytes()
            left = [word for word in sought for form in in_any_form(word) if form.encode() in raw]
            assert left == [], path.name


async def test_names_of_imports_and_what_they_wrote(database: Database, tmp_path: Path) -> None:
    await set_up_schema(database)
    folder = tmp_path / "noor_haddad"
    folder.mkdir()
    (folder / "people.csv").write_text("id,name\nnoor,Noor Haddad\ntom,Tom\n", encoding="utf-8")
    await import_estate(database, [folder])
    await erase_person(database, "noor", "tests", "tests")
    assert "noor" not in (await dump(database)).lower()
    assert await database.read("MATCH (p:Person {id: 'tom'}) RETURN p.source", name="source") == [["[erased]"]]
