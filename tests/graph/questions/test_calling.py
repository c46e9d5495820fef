"""Whom to call, read from either engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.database.schema import set_up_schema
from graph.errors import NotFound
from graph.impact.notify.reachability import Unreachable
from graph.questions.calling import Standing, Uncalled, who_to_call
from graph.reading import EVERYTHING
from tests.estate import Estate

if TYPE_CHECKING:
    from graph.database.engine import Database

AT = "2026-10-05T08:00:00.000000Z"


@pytest.fixture
async def estate(database: Database) -> Estate:
    await set_up_schema(database)
    made = Estate(database)
    await made.things("Organization", {"id": "acme"}, {"id": "shop"})
    await made.things("ServiceRelationship", {"id": "acme-shop", "status": "ACTIVE"})
    await made.relations("ServiceRelationship", "provider", ("acme-shop", "acme"))
    await made.relations("ServiceRelationship", "consumer", ("acme-shop", "shop"))
    people = ({"id": name, "email": f"{name}@acme.example"} for name in ("ana", "ben", "eve", "zoe"))
    await made.things("Person", *people, {"id": "mute"})
    return made


async def step(estate: Estate, level: int, person: str | None, **given: object) -> None:
    id_ = f"{level}-{given.get('topic')}-{given.get('side')}"
    await estate.things("EscalationStep", {"id": id_, "level": level, "side": "PROVIDER", **given})
    await estate.relations("EscalationStep", "relationship", (id_, "acme-shop"))
    if person:
        await estate.relations("EscalationStep", "person", (id_, person))


async def calls(estate: Estate, topic: str = "CHANGE", side: str | None = "PROVIDER") -> list[tuple[object, ...]]:
    found = await who_to_call(estate.database, EVERYTHING, "acme-shop", topic, AT, side)
    return [(call.level, call.person, call.standing.value, call.stands_in_for, call.at[:16]) for call in found]


async def test_step_by_step_each_after_its_own_time(estate: Estate) -> None:
    await step(estate, 1, "ana")
    await step(estate, 2, "ben", after="PT4H")
    await step(estate, 3, "eve", after="P1D")
    assert await calls(estate) == [
        (1, "ana", "STEP", None, "2026-10-05T08:00"),
        (2, "ben", "STEP", None, "2026-10-05T12:00"),
        (3, "eve", "STEP", None, "2026-10-06T12:00"),
    ]


async def test_steps_for_the_topic_go_before_general_ones(estate: Estate) -> None:
    await step(estate, 1, "ana")
    await step(estate, 1, "ben", topic="SECURITY")
    assert [call[1] for call in await calls(estate, "SECURITY")] == ["ben"]
    assert [call[1] for call in await calls(estate, "CHANGE")] == ["ana"]


async def test_a_side_without_steps_for_the_topic_goes_by_its_general_ones_whatever_the_other_has(
    estate: Estate,
) -> None:
    await step(estate, 1, "ana", side="PROVIDER", topic="SECURITY")
    await step(estate, 1, "ben", side="CONSUMER")
    assert [call[1] for call in await calls(estate, "SECURITY", side=None)] == ["ana", "ben"]


@pytest.mark.parametrize(
    "state",
    [
        {"doNotContact": True},
        {"absentFrom": "2026-10-01", "absentUntil": "2026-10-06"},
        {"absentFrom": "2026-10-05"},
        {"absentUntil": "2026-10-06"},
    ],
)
async def test_a_deputy_stands_in_for_whoever_cannot_be_called(estate: Estate, state: dict[str, object]) -> None:
    await estate.things("Person", {"id": "away", "email": "away@acme.example", **state})
    await step(estate, 1, "away")
    await estate.relations("Person", "deputies", ("away", "mute"), ("away", "zoe"))
    assert await calls(estate) == [(1, "zoe", "DEPUTY", "away", "2026-10-05T08:00")]


@pytest.mark.parametrize(
    ("state", "why"),
    [
        ({"absentFrom": "2026-10-05"}, Uncalled(Unreachable.ABSENT)),
        ({"absentUntil": "2026-10-06"}, Uncalled(Unreachable.ABSENT, "2026-10-06")),
        ({"absentUntil": "2026-10-06", "doNotContact": True}, Uncalled(Unreachable.DO_NOT_CONTACT)),
    ],
)
async def test_where_no_deputy_is_the_obstacle_is_named(
    estate: Estate, state: dict[str, object], why: Uncalled
) -> None:
    await estate.things("Person", {"id": "away", "email": "away@acme.example", **state})
    await step(estate, 1, "away")
    found = await who_to_call(estate.database, EVERYTHING, "acme-shop", "CHANGE", AT, "PROVIDER")
    assert [(call.person, call.stands_in_for, call.why_not) for call in found] == [(None, "away", why)]


async def test_whoever_is_back_is_called(estate: Estate) -> None:
    await estate.things("Person", {"id": "back", "email": "b@acme.example", "absentUntil": "2026-10-05"})
    await step(estate, 1, "back")
    assert [call[1] for call in await calls(estate)] == ["back"]


async def test_a_deputy_acts_on_the_days_of_the_deputyship_only(estate: Estate) -> None:
    await estate.things("Person", {"id": "away", "email": "away@acme.example", "doNotContact": True})
    await step(estate, 1, "away")
    await estate.relations("Person", "deputies", ("away", "zoe"), until="2026-10-05")
    found = await who_to_call(estate.database, EVERYTHING, "acme-shop", "CHANGE", AT, "PROVIDER")
    assert [(call.person, call.why_not) for call in found] == [(None, Uncalled(Unreachable.DO_NOT_CONTACT))]


async def test_a_step_without_a_person_says_so(estate: Estate) -> None:
    await step(estate, 1, None)
    await step(estate, 2, "mute")
    found = await who_to_call(estate.database, EVERYTHING, "acme-shop", "CHANGE", AT, "PROVIDER")
    assert [(call.level, call.why_not) for call in found] == [
        (1, Uncalled(None)),
        (2, Uncalled(Unreachable.NO_ADDRESS)),
    ]


async def test_the_channel_that_a_person_keeps_there_is_named_and_is_an_address(estate: Estate) -> None:
    await step(estate, 1, "mute")
    await estate.things("Channel", {"id": "line", "kind": "PHONE", "topics": ["CHANGE"]})
    await estate.relations("Channel", "relationship", ("line", "acme-shop"))
    await estate.relations("Channel", "person", ("line", "mute"))
    found = await who_to_call(estate.database, EVERYTHING, "acme-shop", "CHANGE", AT, "PROVIDER")
    assert [(call.person, call.channel) for call in found] == [("mute", "line")]
    other = await who_to_call(estate.database, EVERYTHING, "acme-shop", "SECURITY", AT, "PROVIDER")
    assert [(call.person, call.channel) for call in other] == [(None, None)]


async def test_where_no_steps_are_agreed_whoever_is_accountable_is_called(estate: Estate) -> None:
    await step(estate, 1, "ana")
    for person, role in (("ben", "RELATIONSHIP_MANAGER"), ("eve", "CONSUMER_REPRESENTATIVE")):
        ends = (person, "acme-shop")
        await estate.relations("Person", "stakeholderIn", ends, role=role, accountable=True, id=person)
    found = await who_to_call(estate.database, EVERYTHING, "acme-shop", "CHANGE", AT)
    assert [(call.side, call.person, call.standing) for call in found] == [
        ("PROVIDER", "ana", Standing.STEP),
        ("CONSUMER", "eve", Standing.ACCOUNTABLE),
    ]


async def test_a_relationship_that_is_not_there_is_named(estate: Estate) -> None:
    with pytest.raises(NotFound, match="There is no relationship 'nowhere'"):
        await who_to_call(estate.database, EVERYTHING, "nowhere", "CHANGE", AT)
