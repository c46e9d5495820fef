"""What goes out, when, and what becomes of what cannot."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from api.sending.outbox import Outbox
from api.sending.way import Outcome, Result
from graph.model.scalars import now
from graph.writing.outbox.holding import know_installation, paused, release
from graph.writing.outbox.marking import LeaseLost, mark_sent
from tests.api.sending.estate import announced, claimed, messages, set_on, state_of

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from graph.database.engine import Database
    from graph.writing.outbox.outgoing import Outgoing


@dataclass
class Told:
    """A way that answers as it is told, and remembers what it was given."""

    answers: list[Result] = field(default_factory=list[Result])
    any_channel: bool = False
    given: list[str] = field(default_factory=list[str])
    numbers: list[Outgoing] = field(default_factory=list["Outgoing"])

    async def deliver(self, one: Outgoing) -> Result:
        self.given.append(one.id)
        self.numbers.append(one)
        return self.answers.pop(0) if self.answers else Result(Outcome.SENT)

    async def aclose(self) -> None:
        """Nothing is open."""


@dataclass
class Clock:
    at: datetime = field(default_factory=lambda: datetime.now(UTC))

    def __call__(self) -> datetime:
        return self.at

    def on(self, **duration: float) -> None:
        self.at += timedelta(**duration)


def outbox(database: Database, way: Told, now_: Callable[[], datetime] | None = None, *domains: str) -> Outbox:
    return Outbox(database, way, None, frozenset(domains), now_ or Clock())


async def test_a_message_goes_out_once_and_is_marked_sent(database: Database) -> None:
    await announced(database)
    way = Told()
    assert await outbox(database, way).once() == 1
    assert await outbox(database, way).once() == 0
    assert way.given == ["n1"]
    assert way.numbers[0].address == "lucia@fleet.example"
    assert await state_of(database) == ("SENT", None, True)
    (said,) = await database.read(
        "MATCH (e:Event)-[:CONCERNS]->(:Notice {id: 'n1'}) RETURN e.mutation, e.actor", name="events"
    )
    assert said == ["markNoticeSent", "sending"]


async def test_nothing_goes_out_before_its_time(database: Database) -> None:
    """A NOTICE not before the change is announced, a QUESTION only while it is proposed, WITHDRAWN always."""
    await announced(
        database,
        {"id": "q", "kind": "QUESTION"},
        {"id": "n", "kind": "NOTICE", "to": "petr"},
        status="PROPOSED",
    )
    way = Told()
    await outbox(database, way).once()
    assert way.given == ["q"]
    assert (await state_of(database, "n"))[0] == "PLANNED"


async def test_a_question_is_withdrawn_once_nobody_needs_to_answer_it(database: Database) -> None:
    await announced(database, {"id": "q", "kind": "QUESTION"})
    way = Told()
    await outbox(database, way).once()
    assert way.given == []
    assert (await state_of(database, "q"))[0] == "WITHDRAWN"


async def test_of_two_about_one_change_a_person_gets_the_second_an_hour_later(database: Database) -> None:
    await announced(database, {"id": "n1"}, {"id": "n2", "kind": "MOVED"}, {"id": "n3", "to": "petr"})
    way, clock = Told(), Clock()
    await outbox(database, way, clock).once()
    assert sorted(way.given) == ["n1", "n3"]
    clock.on(minutes=50)
    assert await outbox(database, way, clock).once() == 0
    clock.on(minutes=11)
    await outbox(database, way, clock).once()
    assert way.given[-1] == "n2"


async def test_who_must_not_be_contacted_is_not_and_the_message_has_failed(database: Database) -> None:
    await announced(database, doNotContact=True)
    way = Told()
    await outbox(database, way).once()
    assert way.given == []
    assert await state_of(database) == ("FAILED", "the person must not be contacted", False)


async def test_who_is_absent_gets_it_on_the_day_of_return_if_that_is_in_time(database: Database) -> None:
    today = datetime.now(UTC).date()
    back = (today + timedelta(days=3)).isoformat()
    absent = {"absentFrom": today.isoformat(), "absentUntil": back}
    late = {"id": "n2", "deadline": (today + timedelta(days=1)).isoformat(), "kind": "MOVED"}
    await announced(database, {"id": "n1"}, late, **absent)
    way, clock = Told(), Clock()
    await outbox(database, way, clock).once()
    assert (await state_of(database, "n1"))[0] == "PLANNED"
    assert (await state_of(database, "n2"))[0] == "FAILED"
    clock.on(days=4)
    await outbox(database, way, clock).once()
    assert way.given == ["n1"]


async def test_domains_that_are_not_named_wait(database: Database) -> None:
    await announced(database, {"id": "n1"}, {"id": "n2", "to": "petr"})
    way = Told()
    await outbox(database, way, None, "digital.example").once()
    assert way.given == ["n2"]
    assert (await state_of(database, "n1"))[0] == "PLANNED"


async def test_what_is_told_by_other_means_is_left_to_people_unless_the_way_takes_all(database: Database) -> None:
    await announced(database, {"id": "n1", "channel": "PHONE"})
    way = Told()
    await outbox(database, way).once()
    assert way.given == []
    way.any_channel = True
    await outbox(database, way).once()
    assert way.given == ["n1"]


async def test_what_could_not_be_sent_is_tried_after_1_5_15_60_minutes_then_hourly_for_a_day(
    database: Database,
) -> None:
    await announced(database)
    way, clock = Told([Result(Outcome.LATER, "450 busy")] * 100), Clock()
    tried: list[int] = []
    began = clock.at
    for _ in range(26 * 60):
        count = len(way.given)
        await outbox(database, way, clock).once()
        if len(way.given) > count:
            tried.append(round((clock.at - began).total_seconds() / 60))
        if (await state_of(database))[0] == "FAILED":
            break
        due = "MATCH (d:Delivery) RETURN d.nextAt"
        clock.at = datetime.fromisoformat((await database.read(due, name="due"))[0][0])
    assert tried[:7] == [0, 1, 6, 21, 81, 141, 201]
    assert tried[-1] >= 24 * 60
    assert len(tried) == 28
    assert await state_of(database) == ("FAILED", "450 busy", False)


async def test_where_nothing_can_be_sent_all_pauses_and_no_message_fails(database: Database) -> None:
    await announced(database, {"id": "n1"}, {"id": "n2", "to": "petr"})
    way = Told([Result(Outcome.PAUSE, "535 wrong password")])
    assert await outbox(database, way).once() == 0
    assert len(way.given) == 1
    assert (await paused(database) or ("", ""))[1] == "535 wrong password"
    assert await outbox(database, way).once() == 0
    assert len(way.given) == 1
    await release(database)
    await outbox(database, way).once()
    assert sorted(way.given[1:]) == ["n1", "n2"]


async def test_two_outboxes_never_hold_one_message(database: Database) -> None:
    await announced(database)
    at = datetime.now(UTC)
    first, _ = await claimed(database, at)
    second, _ = await claimed(database, at)
    assert ([one.id for one in first], second) == (["n1"], [])


async def test_a_process_that_died_with_a_lease_leaves_it_to_others_after_ten_minutes(database: Database) -> None:
    await announced(database)
    clock = Clock()
    (lost,), _ = await claimed(database, clock.at)
    clock.on(minutes=11)
    way = Told()
    await outbox(database, way, clock).once()
    assert way.given == ["n1"]
    assert way.numbers[0].nonce == lost.nonce
    assert await _raises(mark_sent(database, lost, clock.at))


async def test_who_lost_the_lease_marks_nothing(database: Database) -> None:
    await announced(database)
    clock = Clock()
    (first,), _ = await claimed(database, clock.at)
    clock.on(minutes=11)
    (second,), _ = await claimed(database, clock.at)
    assert await _raises(mark_sent(database, first, clock.at))
    await mark_sent(database, second, clock.at)
    assert (await state_of(database))[0] == "SENT"


async def _raises(done: object) -> bool:
    try:
        await done  # type: ignore[misc]  # pyright: ignore[reportGeneralTypeIssues]  # a coroutine
    except LeaseLost:
        return True
    return False


async def test_that_it_counts_no_more_follows_what_is_on_its_way_and_never_precedes_it(database: Database) -> None:
    await announced(database)
    clock, way = Clock(), Told()
    (leased,), _ = await claimed(database, clock.at)
    await set_on(database, "MATCH (c:Change) SET c.status = 'CANCELLED'")
    await messages(database, {"id": "w", "kind": "WITHDRAWN", "replaces": "n1"})
    await outbox(database, way, clock).once()
    assert way.given == []
    await mark_sent(database, leased, clock.at)
    clock.on(minutes=61)
    await outbox(database, way, clock).once()
    assert way.given == ["w"]


async def test_that_it_counts_no_more_is_not_said_of_what_never_arrived(database: Database) -> None:
    await announced(database, {"id": "n1", "state": "FAILED"}, {"id": "w", "kind": "WITHDRAWN", "replaces": "n1"})
    way = Told()
    await outbox(database, way).once()
    assert way.given == []
    assert (await state_of(database, "w"))[0] == "WITHDRAWN"


async def test_what_is_unsent_when_the_address_changes_is_held_until_it_is_released(database: Database) -> None:
    await announced(database)
    await know_installation(database, "https://new.example")
    way = Told()
    await outbox(database, way).once()
    assert way.given == []
    await messages(database, {"id": "n2", "to": "petr"})
    await outbox(database, way).once()
    assert way.given == ["n2"]
    assert await release(database) == 1
    await outbox(database, way).once()
    assert way.given == ["n2", "n1"]


async def test_what_an_import_brought_is_held_and_what_verbs_made_is_not(database: Database) -> None:
    await announced(database)
    await messages(database, {"id": "n2", "to": "petr", "source": "nightly"})
    statement = "CREATE (i:Import {id: 'i', created: 1, changed: 0, removed: 0, updatedAt: $at})"
    await set_on(database, statement, at=now())
    way = Told()
    await outbox(database, way).once()
    assert way.given == ["n1"]
    assert await release(database) == 1
    await outbox(database, way).once()
    assert way.given == ["n1", "n2"]


async def test_an_estate_that_never_sent_is_held(database: Database) -> None:
    await announced(database)
    await set_on(database, "MATCH (s:Sending) DELETE s")
    way = Told()
    await outbox(database, way).once()
    assert way.given == []


async def test_a_clock_that_stood_doubles_nothing(database: Database, caplog: pytest.LogCaptureFixture) -> None:
    await announced(database)
    way, clock = Told(), Clock()
    await outbox(database, way, clock).once()
    clock.on(days=3)
    await outbox(database, way, clock).once()
    clock.on(days=-3)
    await outbox(database, way, clock).once()
    assert way.given == ["n1"]
    assert not caplog.records
