"""The agenda and whom to call, asked over GraphQL on either engine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from graph.access import Viewer
from graph.database.schema import set_up_schema
from graph.model.grant import Role
from graph.questions.agenda import KeptAgendas
from graph.reading import Scope
from graph.text.catalogue.language import Language
from resolvers.context import Context
from resolvers.schema import schema
from tests.resolvers.conftest import answer

if TYPE_CHECKING:
    from graph.database.engine import Database
    from tests.estate import Estate
    from tests.resolvers.conftest import Ask

AGENDA = """query($relationship: ID, $manager: ID, $until: Date, $first: Int, $after: String) {
  agenda(relationship: $relationship, manager: $manager, until: $until, today: "2026-10-05") {
    until overdue
    lines(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes {
      matter due daysLeft overdue reason settledBy relationship { id } person { name } subject { __typename id }
    } }
  }
}"""


@pytest.fixture
async def acme(database: Database, estate: Estate) -> None:
    """Acme and Shop, who owe each other two things."""
    await set_up_schema(database)
    await estate.things("Organization", {"id": "acme"}, {"id": "shop"})
    await estate.things("ServiceRelationship", {"id": "acme-shop", "status": "ACTIVE"})
    await estate.relations("ServiceRelationship", "provider", ("acme-shop", "acme"))
    await estate.relations("ServiceRelationship", "consumer", ("acme-shop", "shop"))
    await estate.things("Person", {"id": "ana"}, {"id": "ben"})
    for person, role in (("ana", "RELATIONSHIP_MANAGER"), ("ben", "CONSUMER_REPRESENTATIVE")):
        ends = (person, "acme-shop")
        await estate.relations("Person", "stakeholderIn", ends, role=role, accountable=True, id=person)
    for id_, due in (("figures", "2026-09-01"), ("money", "2026-11-01")):
        await estate.things("Commitment", {"id": id_, "text": f"Send {id_}", "side": "PROVIDER", "due": due})
        await estate.relations("Commitment", "relationship", (id_, "acme-shop"))
    await estate.relations("Commitment", "person", ("figures", "ana"))


@pytest.mark.usefixtures("acme")
async def test_the_agenda_of_all(ask: Ask) -> None:
    answer = await ask(AGENDA)
    agenda = answer["data"]["agenda"]
    cursor = agenda["lines"]["pageInfo"].pop("endCursor")
    assert isinstance(cursor, str)
    late = {
        "matter": "COMMITMENT",
        "due": "2026-09-01",
        "daysLeft": -34,
        "overdue": True,
        "reason": "The provider's side promised by then: Send figures",
        "settledBy": "keepCommitment",
        "relationship": {"id": "acme-shop"},
        "person": {"name": "Ana"},
        "subject": {"__typename": "Commitment", "id": "figures"},
    }
    soon = {
        **late,
        "due": "2026-11-01",
        "daysLeft": 27,
        "overdue": False,
        "reason": "The provider's side promised by then: Send money",
        "person": None,
        "subject": {"__typename": "Commitment", "id": "money"},
    }
    assert answer == {
        "data": {
            "agenda": {
                "until": "2027-01-03",
                "overdue": 1,
                "lines": {"totalCount": 2, "pageInfo": {"hasNextPage": False}, "nodes": [late, soon]},
            }
        }
    }


@pytest.mark.usefixtures("acme")
async def test_only_what_is_due_for_the_wanted_reasons(ask: Ask) -> None:
    asked = """query($matters: [Matter!], $after: String) {
      agenda(matters: $matters, today: "2026-10-05") {
        overdue lines(first: 1, after: $after) { totalCount pageInfo { endCursor } nodes { matter subject { id } } }
      }
    }"""

    async def lines(*matters: str, after: str | None = None) -> tuple[int, int, list[tuple[str, str]], str | None]:
        agenda = (await ask(asked, matters=list(matters), after=after))["data"]["agenda"]
        page = agenda["lines"]
        found = [(one["matter"], one["subject"]["id"]) for one in page["nodes"]]
        return agenda["overdue"], page["totalCount"], found, page["pageInfo"]["endCursor"]

    overdue, count, found, cursor = await lines("COMMITMENT", "REVIEW")
    assert (overdue, count, found) == (1, 2, [("COMMITMENT", "figures")])
    assert (await lines("COMMITMENT", "REVIEW", after=cursor))[2] == [("COMMITMENT", "money")]
    assert (await lines("COMPLAINT"))[:3] == (0, 0, [])
    assert (await lines())[:3] == (0, 0, [])


@pytest.mark.usefixtures("acme")
async def test_how_much_is_due_by_matter_and_by_relationship(estate: Estate, ask: Ask) -> None:
    await estate.things("ServiceRelationship", {"id": "acme-fleet", "status": "ACTIVE"})
    await estate.relations("ServiceRelationship", "provider", ("acme-fleet", "acme"))
    await estate.relations("ServiceRelationship", "consumer", ("acme-fleet", "shop"))
    await estate.things("Commitment", {"id": "talk", "text": "Talk", "side": "CONSUMER", "due": "2026-12-01"})
    await estate.relations("Commitment", "relationship", ("talk", "acme-fleet"))
    question = """query($first: Int, $after: String) { agenda(today: "2026-10-05") {
      overdue byMatter { matter total overdue }
      byRelationship(first: $first, after: $after) {
        totalCount pageInfo { endCursor } nodes { total overdue relationship { id name } }
      }
      lines(first: 1000) { nodes { matter overdue relationship { id } } }
    } }"""
    agenda = (await ask(question))["data"]["agenda"]
    lines = agenda["lines"]["nodes"]
    assert {count["matter"] for count in agenda["byMatter"]} >= {"COMMITMENT", "VACANCY"}
    for count in agenda["byMatter"]:
        late = [line["overdue"] for line in lines if line["matter"] == count["matter"]]
        assert (count["total"], count["overdue"]) == (len(late), sum(late)), count
    assert sum(count["overdue"] for count in agenda["byMatter"]) == agenda["overdue"]
    counts = agenda["byRelationship"]
    assert [count["relationship"]["id"] for count in counts["nodes"]] == ["acme-shop", "acme-fleet"]
    for count in counts["nodes"]:
        late = [line["overdue"] for line in lines if line["relationship"]["id"] == count["relationship"]["id"]]
        assert (count["total"], count["overdue"]) == (len(late), sum(late)), count
    first = (await ask(question, first=1))["data"]["agenda"]["byRelationship"]
    second = (await ask(question, first=1, after=first["pageInfo"]["endCursor"]))["data"]["agenda"]["byRelationship"]
    assert first["nodes"] + second["nodes"] == counts["nodes"]
    assert first["totalCount"] == 2


@pytest.mark.usefixtures("acme")
async def test_paging_through_an_agenda(ask: Ask) -> None:
    page = (await ask(AGENDA, first=1))["data"]["agenda"]["lines"]
    assert [line["subject"]["id"] for line in page["nodes"]] == ["figures"]
    rest = (await ask(AGENDA, after=page["pageInfo"]["endCursor"]))["data"]["agenda"]["lines"]
    assert [line["subject"]["id"] for line in rest["nodes"]] == ["money"]


@pytest.mark.usefixtures("acme")
@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"relationship": "x"}, "There is no relationship 'x'."),
        ({"manager": "x"}, "There is no person 'x'."),
        ({"manager": "ana", "relationship": "acme-shop"}, "Ask for a relationship or for a manager, not for both."),
        ({"until": "2026-10-04"}, "until is 2026-10-04, which is before today, 2026-10-05."),
    ],
)
async def test_what_cannot_be_asked_is_named(ask: Ask, given: dict[str, object], message: str) -> None:
    assert [error[0] for error in (await ask(AGENDA, **given))["errors"]] == [message]


@pytest.mark.usefixtures("acme")
async def test_whom_to_call(estate: Estate, ask: Ask) -> None:
    await estate.things("Person", {"id": "eve", "email": "eve@acme.example"})
    await estate.things("EscalationStep", {"id": "s", "level": 1, "side": "PROVIDER", "topic": "CHANGE"})
    await estate.relations("EscalationStep", "relationship", ("s", "acme-shop"))
    await estate.relations("EscalationStep", "person", ("s", "eve"))
    question = """{ whoToCall(relationship: "acme-shop", topic: CHANGE, at: "2026-10-05T10:00:00+02:00") {
      level side topic at standing whyNot person { id email } standsInFor { id } channel { id } } }"""
    first = {"level": 1, "topic": "CHANGE", "at": "2026-10-05T08:00:00.000000Z", "standsInFor": None, "channel": None}
    assert await ask(question) == {
        "data": {
            "whoToCall": [
                {
                    **first,
                    "side": "PROVIDER",
                    "standing": "STEP",
                    "whyNot": None,
                    "person": {"id": "eve", "email": "eve@acme.example"},
                },
                {
                    **first,
                    "side": "CONSUMER",
                    "standing": "ACCOUNTABLE",
                    "whyNot": "No address of the holder is known. No deputy can be called.",
                    "person": None,
                    "standsInFor": {"id": "ben"},
                },
            ]
        }
    }


@pytest.mark.usefixtures("acme")
async def test_nobody_is_to_be_spoken_to_who_does_not_want_it(database: Database, ask: Ask) -> None:
    silence = "MATCH (p:Person {id: 'ana'}) SET p.doNotContact = true"
    await database.write(lambda work: work.run(silence), name="silence")
    lines = (await ask(AGENDA))["data"]["agenda"]["lines"]["nodes"]
    assert [(line["subject"]["id"], line["person"]) for line in lines if line["matter"] == "COMMITMENT"] == [
        ("figures", None),
        ("money", None),
    ]


@pytest.mark.usefixtures("acme")
@pytest.mark.parametrize(
    ("of_request", "argument", "reason", "why_not"),
    [
        (Language.EN, None, "The provider's side promised by then: Send figures", "No address of the holder is known."),
        (Language.RU, None, "Сторона поставщика обещала к этому сроку: Send figures", "Ни одного адреса"),
        (Language.EN, "ru-RU", "Сторона поставщика обещала к этому сроку: Send figures", "Ни одного адреса"),
        (Language.RU, "en", "The provider's side promised by then: Send figures", "No address of the holder is known."),
    ],
)
async def test_the_argument_s_language_goes_before_the_request_s(
    database: Database, of_request: Language, argument: str | None, reason: str, why_not: str
) -> None:
    question = """query($language: String) {
      agenda(today: "2026-10-05") { lines(first: 1) { nodes { reason(language: $language) } } }
      whoToCall(relationship: "acme-shop", topic: CHANGE, side: CONSUMER) { whyNot(language: $language) }
    }"""
    result = await schema.execute(question, {"language": argument}, Context(database, language=of_request))
    assert not result.errors
    assert result.data
    assert [line["reason"] for line in result.data["agenda"]["lines"]["nodes"]] == [reason]
    (call,) = result.data["whoToCall"]
    assert call["whyNot"].startswith(why_not)


@pytest.mark.usefixtures("acme")
async def test_a_language_without_words_is_refused(ask: Ask) -> None:
    question = """{ agenda(today: "2026-10-05") { lines(first: 1) { nodes { reason(language: "pt") } } } }"""
    assert (await ask(question))["errors"] == [
        (
            "Explanations are worded in en and ru, not in 'pt'.",
            ["agenda", "lines", "nodes", 0, "reason"],
            "BAD_INPUT",
        )
    ]


@pytest.mark.usefixtures("acme")
async def test_pages_of_an_agenda_are_read_once_until_something_is_written(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, read = KeptAgendas(), list[str]()
    reading = database.read

    async def noted(*given: Any, **more: Any) -> Any:
        read.append(more["name"])
        return await reading(*given, **more)

    monkeypatch.setattr(database, "read", noted)

    async def ask(scope: Scope, question: str = AGENDA, **variables: Any) -> Any:
        context = Context(database, viewer=Viewer("ana", Role.OWNER, scope), agendas=kept)
        return answer(await schema.execute(question, variables, context))["data"]

    first = (await ask(Scope(), first=1))["agenda"]["lines"]
    assert "agenda_relationships" in read
    read.clear()
    following = (await ask(Scope(), first=1, after=first["pageInfo"]["endCursor"]))["agenda"]["lines"]
    assert "agenda_relationships" not in read
    assert following["nodes"] != first["nodes"]
    bounded = Scope(restricted=True, administers=False, organizations={"shop": True}, viewer="ana")
    stranger = Scope(restricted=True, administers=False, organizations={"elsewhere": True}, viewer="ana")
    assert (await ask(bounded))["agenda"]["lines"]["totalCount"] > 0
    assert (await ask(stranger))["agenda"]["lines"]["totalCount"] == 0
    settled = await ask(
        Scope(), 'mutation { updateCommitment(input: { id: "figures", due: "2026-09-15" }) { __typename } }'
    )
    assert settled["updateCommitment"]["__typename"] == "Commitment"
    assert (await ask(Scope(), first=50))["agenda"]["lines"]["nodes"][0]["due"] != first["nodes"][0]["due"]


@pytest.mark.usefixtures("acme")
async def test_the_agenda_is_that_of_whoever_asks_unless_asked_otherwise(database: Database, estate: Estate) -> None:
    """Ana manages one of two relationships, and Ben none: his is all that he sees."""
    await estate.things("ServiceRelationship", {"id": "shop-acme", "status": "ACTIVE"})
    await estate.relations("ServiceRelationship", "provider", ("shop-acme", "shop"))
    await estate.relations("ServiceRelationship", "consumer", ("shop-acme", "acme"))
    await estate.things("Commitment", {"id": "reply", "text": "Reply", "side": "PROVIDER", "due": "2026-11-02"})
    await estate.relations("Commitment", "relationship", ("reply", "shop-acme"))
    shown = "{ manager { name } lines { nodes { subject { id } } } }"
    by_variable = (
        f'query($manager: ID) {{ agenda(manager: $manager, matters: [COMMITMENT], today: "2026-10-05") {shown} }}'
    )
    of_one = f'{{ agenda(relationship: "shop-acme", matters: [COMMITMENT], today: "2026-10-05") {shown} }}'

    async def asked(person: str | None, question: str = by_variable, **given: Any) -> tuple[str | None, list[str]]:
        context = Context(database, viewer=Viewer("somebody", Role.MANAGER, person=person))
        told = answer(await schema.execute(question, given, context))["data"]["agenda"]
        manager = told["manager"] and told["manager"]["name"]
        return manager, [line["subject"]["id"] for line in told["lines"]["nodes"]]

    everything = ["figures", "money", "reply"]
    assert await asked("ana") == ("Ana", ["figures", "money"])
    assert await asked("ana", manager=None) == (None, everything)
    assert await asked("ana", of_one) == (None, ["reply"])
    assert await asked("ana", manager="ben") == ("Ben", [])
    assert await asked("ben") == (None, everything)
    assert await asked(None) == (None, everything)
