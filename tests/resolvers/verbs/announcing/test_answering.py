"""A consumer answers a planned change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from graph.access import LOCAL
from graph.model.grant import Role
from tests.estate import Estate
from tests.resolvers.verbs.announcing.conftest import MAKER, day, of

if TYPE_CHECKING:
    from tests.resolvers.verbs.announcing.conftest import Port


async def test_an_answer_may_change_until_the_change_is_decided(made: Port) -> None:
    await made.propose()
    assert await made.say("fleet", "fay", "OBJECT", reason="No.") == "OK"
    assert await made.say("fleet", "fay", "NEEDS_TIME", until=day(90)) == "OK"
    fleet = (await made.answers())["fleet"]
    assert (fleet["verdict"], fleet["reason"], fleet["until"], fleet["person"]) == (
        "NEEDS_TIME",
        None,
        day(90),
        {"id": "fay"},
    )
    assert (fleet["answerBy"], fleet["forDay"], fleet["recorded"]) == (day(20), day(60), False)
    assert await made.do("rejectChange", id="end", reason="Too early.") == "OK"
    assert await made.say("fleet", "fay", "ACCEPT") == "is REJECTED: this can be done while it is PROPOSED"


@pytest.mark.parametrize(
    ("verdict", "more", "why"),
    [
        ("OBJECT", {}, "is needed: whoever objects says why"),
        ("NEEDS_TIME", {}, "is needed: the first day on which the consumer could take it"),
        ("ACCEPT", {"until": day(80)}, "belongs to NEEDS_TIME"),
        (
            "NEEDS_TIME",
            {"until": day(60)},
            f"{day(60)} is not after {day(60)}, when the change takes effect: that is an ACCEPT",
        ),
    ],
)
async def test_a_verdict_says_what_belongs_to_it(made: Port, verdict: str, more: dict[str, Any], why: str) -> None:
    await made.propose()
    assert await made.say("fleet", "fay", verdict, **more) == why


async def test_only_a_person_of_the_consumers_side_answers_for_it(made: Port) -> None:
    await made.propose()
    said = {"change": "end", "organization": "fleet", "verdict": "ACCEPT"}
    why = "is not on the consumer's side, which alone answers for it"
    assert await made.do("answerChange", MAKER, **said, person="mona") == why


async def test_nobody_answers_for_another_consumer(made: Port) -> None:
    await made.propose()
    said = {"change": "end", "organization": "clinic", "person": "fay", "verdict": "ACCEPT"}
    assert await made.do("answerChange", of("fleet", Role.MANAGER), **said) == "There is no Organization 'clinic'."
    assert await made.do("answerChange", of("fleet", Role.READER), **{**said, "organization": "fleet"}) == (
        "Changing Answer in this way needs the role MANAGER; yours is READER."
    )


async def test_the_provider_records_what_was_said_but_no_consent(made: Port) -> None:
    await made.propose()
    for organization, person in (("fleet", "fay"), ("clinic", "cleo")):
        said = {"change": "end", "organization": organization, "person": person}
        assert await made.do("answerChange", MAKER, **said, verdict="OBJECT", reason="By phone.") == "OK"
        accepted = await made.do("answerChange", MAKER, **said, verdict="ACCEPT")
        assert (accepted == "OK") is (organization == "fleet"), accepted
    answers = await made.answers()
    assert [(answers[one]["verdict"], answers[one]["recorded"]) for one in ("fleet", "clinic")] == [
        ("ACCEPT", True),
        ("OBJECT", True),
    ]


async def test_nobody_reads_what_another_consumer_answers(made: Port) -> None:
    await made.propose()
    assert await made.say("clinic", "cleo", "OBJECT", reason="No.") == "OK"
    asked = "{ answers { nodes { organization { id } } } notices { totalCount } }"
    seen = (await made.ask(asked, of("fleet")))["data"]
    assert seen == {"answers": {"nodes": [{"organization": {"id": "fleet"}}]}, "notices": {"totalCount": 1}}


async def test_whoever_is_asked_or_told_sees_the_change_and_answers_it(made: Port) -> None:
    """Far is covered by nothing of what the change changes."""
    seen = '{ change(id: "end") { id } }'
    assert (await made.ask(seen, of("far")))["data"] == {"change": None}
    assert await made.do("proposeChange", LOCAL, id="end", answerBy=day(20)) == "OK"
    assert (await made.ask(seen, of("far")))["data"] == {"change": {"id": "end"}}
    assert await made.say("far", "pia", "OBJECT", reason="No other way.") == "OK"
    assert (await made.answers())["far"]["verdict"] == "OBJECT"
    assert await made.do("createOrganization", LOCAL, id="port", name="Port") == "OK"
    assert (await made.ask(seen, of("port")))["data"] == {"change": None}
    estate = Estate(made.database)
    await estate.things("Person", {"id": "max"})
    await estate.relations("Person", "memberOf", ("max", "port"))
    await estate.things("Notice", {"id": "to-max", "kind": "NOTICE", "state": "PLANNED"})
    await estate.relations("Notice", "change", ("to-max", "end"))
    await estate.relations("Notice", "person", ("to-max", "max"))
    assert (await made.ask(seen, of("port")))["data"] == {"change": {"id": "end"}}
