"""The calendar of a person, as calendar programs read it."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import TYPE_CHECKING, Any, Final

import icalendar
import pytest
import vobject

from api.access.viewers import Viewers
from api.http.app import Estate, application
from api.http.icalendar import written
from api.settings import settings_from
from graph.access import Grants
from graph.access.granting import Wish, add_key, withdraw
from graph.database.event_log import Entry as LogEntry
from graph.database.event_log import record
from graph.errors import Unauthenticated
from graph.model.announcing.answer import Verdict
from graph.model.change import ChangeStatus
from graph.model.event import EventAction
from graph.model.grant import Credential, Role
from graph.model.severity import Action
from graph.projection.follower import KeptProjection
from graph.questions.calendar.calendar import Calendar
from graph.questions.calendar.entry import KEPT, Asked, Changed, Matter, Planned, Told, entries
from graph.text.letters.language import Tongue
from graph.writing.personal_data.erasing import erase_person
from resolvers.context import Context
from resolvers.schema import schema
from tests.api.conftest import client_of
from tests.api.sending.estate import set_on
from tests.engines import EMBEDDED_ALONE
from tests.held import hold
from tests.resolvers.verbs.announcing.conftest import Port, day, port

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    import httpx

    from graph.access.keys import Key
    from graph.database.engine import Database

ICALENDAR: Final[Any] = icalendar
VOBJECT: Final[Any] = vobject
URL: Final = "https://rapport.example"
TODAY: Final = date(2026, 9, 1)


async def made_port(open_engine: Database) -> Port:
    await hold(open_engine, "port", port)
    return Port(open_engine, KeptProjection(open_engine))


async def calendar_of(database: Database, person: str, organization: str) -> Key:
    wish = Wish("Calendar", Role.READER, (organization,), person=person)
    return await add_key(database, wish, "tests", Credential.CALENDAR)


@contextlib.asynccontextmanager
async def serving(database: Database, **variables: str) -> AsyncGenerator[httpx.AsyncClient]:
    async def check() -> None:
        """It is ready."""

    grants = Grants(database)
    estate = Estate(lambda viewer, _: Context(database, viewer=viewer), check, grants, database=database)
    settings = settings_from({"RAPPORT_PUBLIC_URL": URL, "RAPPORT_ACCESS": "required", **variables})
    async with client_of(application(schema, estate, settings)) as client:
        yield client


async def read(client: httpx.AsyncClient, key: Key) -> dict[str, dict[str, Any]]:
    """Events by the first word of their summary, as both libraries read them."""
    answer = await client.get(f"/calendar/{key.token}.ics")
    assert answer.status_code == 200
    return events_of(answer.content)


def events_of(content: bytes) -> dict[str, dict[str, Any]]:
    calendar = ICALENDAR.Calendar.from_ical(content)
    assert not calendar.errors
    second = VOBJECT.readOne(content.decode(), validate=True)
    found = {str(event["summary"]).partition(" :")[0]: _facts(event) for event in calendar.walk("VEVENT")}
    assert sorted(one["uid"] for one in found.values()) == sorted(
        one.uid.value for one in second.contents.get("vevent", ())
    )
    return found


def _facts(event: Any) -> dict[str, Any]:
    names = ("uid", "sequence", "status", "description", "url")
    return {**{name: event.get(name) for name in names}, "on": event.start.isoformat(), "over": event.end.isoformat()}


async def test_a_calendar_follows_a_change_from_question_to_end(open_engine: Database) -> None:
    made = await made_port(open_engine)
    key, other = await calendar_of(open_engine, "fay", "fleet"), await calendar_of(open_engine, "pia", "far")
    async with serving(open_engine) as client:
        assert await read(client, key) == {}
        await made.propose()
        await made.send("QUESTION")
        asked = await read(client, key)
        assert {name: (one["on"], one["status"]) for name, one in asked.items()} == {
            "Proposé": (day(60), "TENTATIVE"),
            "À répondre": (day(20), "CONFIRMED"),
        }
        said = asked["Proposé"]["description"]
        assert "Maps" in said
        assert "Fleet\u2069 : pas encore de réponse" in said
        assert not any(name in str(asked) for name in ("Clinic", "Shop", "Mona", "Fay", "fay@x.org"))
        assert asked["Proposé"]["url"] == f"{URL}/change/end"
        assert await read(client, other) == {}  # Far is asked by Fleet

        assert await made.say("fleet", "fay", "ACCEPT") == "OK"
        assert list(await read(client, key)) == ["Proposé"]
        for organization, person in (("clinic", "cleo"), ("shop", "sue")):
            await made.say(organization, person, "ACCEPT")
        await made.do("agreeChange", id="end")
        await made.do("announceChange", id="end")
        await made.send("NOTICE")
        told = await read(client, key)
        assert {name: (one["on"], one["status"]) for name, one in told.items()} == {
            "Prévu": (day(60), "CONFIRMED"),
            "Réception à confirmer": (day(7), "CONFIRMED"),
        }
        assert told["Prévu"]["uid"] == asked["Proposé"]["uid"]
        assert told["Prévu"]["sequence"] > asked["Proposé"]["sequence"]
        assert "Fleet\u2069 : fort" in told["Prévu"]["description"]

        (notice,) = [
            one["id"] for one in await made.notices() if one["kind"] == "NOTICE" and one["person"]["id"] == "fay"
        ]
        await made.do("acknowledgeNotice", id=notice)
        assert list(await read(client, key)) == ["Prévu"]
        await made.do("cancelChange", id="end", reason="No")
        await made.send("WITHDRAWN")
        given_up = await read(client, key)
        assert {name: one["status"] for name, one in given_up.items()} == {"N’aura pas lieu": "CANCELLED"}
        assert given_up["N’aura pas lieu"]["uid"] == asked["Proposé"]["uid"]


@EMBEDDED_ALONE
async def test_what_is_a_draft_again_is_in_no_calendar(open_engine: Database) -> None:
    made = await made_port(open_engine)
    wish = Wish("Both sides", Role.READER, ("maker", "fleet"), person="fay")
    key = await add_key(open_engine, wish, "tests", Credential.CALENDAR)
    await made.propose()
    await made.send("QUESTION")
    async with serving(open_engine) as client:
        assert (await read(client, key)).keys() == {"Proposé", "À répondre"}
        assert await made.do("redraftChange", id="end", reason="Not yet.") == "OK"
        assert await read(client, key) == {}


@EMBEDDED_ALONE
async def test_a_calendar_opens_nothing_else_and_no_key_opens_it(open_engine: Database) -> None:
    made = await made_port(open_engine)
    await made.propose()
    calendar = await calendar_of(open_engine, "fay", "fleet")
    key = await add_key(open_engine, Wish("Portal", Role.ADMIN, person="fay"), "tests")
    viewers = Viewers(settings_from({"RAPPORT_ACCESS": "required"}), Grants(open_engine))
    for credential in (calendar.text, calendar.token, f"/calendar/{calendar.token}.ics"):
        with pytest.raises(Unauthenticated):
            await viewers.viewer(credential)
    wrong = calendar._replace(secret=key.secret)
    async with serving(open_engine) as client:
        first = await client.get(f"/calendar/{calendar.token}.ics")
        assert (first.status_code, first.headers["cache-control"]) == (200, "private, no-cache")
        again = await client.get(f"/calendar/{calendar.token}.ics", headers={"if-none-match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert "REFRESH-INTERVAL;VALUE=DURATION:PT4H\r\n" in first.text
        given = (key.token, key.text, calendar.text, wrong.token, "x", "é", f"{calendar.id}_")
        bearing = {"authorization": f"Bearer {key.text}"}
        refused = [await client.get(f"/calendar/{token}.ics", headers=bearing) for token in given]
        assert {(one.status_code, one.content) for one in refused} == {(404, b"")}
        await withdraw(open_engine, calendar.id, "tests")
        assert (await client.get(f"/calendar/{calendar.token}.ics")).status_code == 404
        erased = await calendar_of(open_engine, "fay", "fleet")
        await erase_person(open_engine, "fay", "tests", "tests")
        codes = [(await client.get(f"/calendar/{erased.token}.ics")).status_code for _ in range(130)]
    assert (codes[0], codes[-1]) == (404, 429)


@EMBEDDED_ALONE
async def test_what_is_no_longer_in_reach_is_gone_at_the_next_look(open_engine: Database) -> None:
    made = await made_port(open_engine)
    await made.propose()
    key = await calendar_of(open_engine, "pia", "far")
    async with serving(open_engine) as client:
        seen: list[list[str]] = []
        for statement in (
            "MATCH (f:Organization {id: 'fleet'}), (far:Organization {id: 'far'}) CREATE (f)-[:PART_OF]->(far)",
            "MATCH (:Organization {id: 'fleet'})-[r:PART_OF]->() DELETE r",
        ):
            await set_on(open_engine, statement)
            event = LogEntry(action=EventAction.CHANGED, subject="Organization", subject_ids=("fleet",))
            await open_engine.write(lambda work, event=event: record(work, event), name="event")
            seen.append(list(await read(client, key)))
    assert seen == [["Proposé"], []]


PLANNED: Final = Planned(
    id="end",
    title="End of Maps",
    status="ANNOUNCED",
    day="2026-10-01",
    created_at="2026-08-01T00:00:00.000000Z",
    updated_at="2026-08-20T00:00:00.000000Z",
    version=4,
    asked=(Asked(consumer="Fleet", verdict="ACCEPT", until=None, lapsed=False),),
)
MOVED: Final = Told(
    kind="MOVED",
    severity=None,
    deadline=None,
    sent_at="2026-08-20T00:00:00.000000Z",
    acknowledged=False,
    updated_at="2026-08-20T00:00:00.000000Z",
    own=True,
    consumers=("Fleet",),
)


def standing(change: Planned, days: int = 0) -> list[tuple[str, str]]:
    return [(one.matter.name, one.standing.value) for one in entries([change], TODAY + timedelta(days=days))]


def test_what_was_given_up_stays_as_cancelled_for_ninety_days() -> None:
    given_up = replace(PLANNED, status="CANCELLED", updated_at="2026-09-01T12:00:00.000000Z")
    assert standing(given_up, KEPT) == [("CHANGE", "CANCELLED")]
    assert standing(given_up, KEPT + 1) == []
    assert standing(replace(PLANNED, status="DONE"), 30 + KEPT) == [("CHANGE", "CONFIRMED")]
    assert standing(replace(PLANNED, status="DONE"), 31 + KEPT) == []


def test_a_change_that_concerns_nobody_here_any_more_is_cancelled_here() -> None:
    lapsed = (replace(PLANNED.asked[0], lapsed=True),)
    assert standing(replace(PLANNED, asked=lapsed, told=(MOVED,))) == [("CHANGE", "CANCELLED")]
    affected = replace(MOVED, severity="LOW")
    assert standing(replace(PLANNED, asked=lapsed, told=(affected,))) == [
        ("ACKNOWLEDGE", "CONFIRMED"),
        ("CHANGE", "CONFIRMED"),
    ]
    assert standing(replace(PLANNED, asked=())) == []  # nobody was asked or told


def test_what_ends_lasts_until_its_end() -> None:
    ends = Changed(offering="Maps", action="SUSPEND", until="2026-10-05")
    for done, over in (((ends,), date(2026, 10, 5)), ((ends, replace(ends, until=None)), date(2026, 10, 2))):
        (entry,) = entries([replace(PLANNED, done=done)], TODAY)
        assert (entry.first, entry.over) == (date(2026, 10, 1), over)


def test_every_entry_has_words_in_every_language() -> None:
    done = tuple(
        Changed(offering="Maps", action=one.value, until=end) for one in Action for end in (None, "2026-12-01")
    )
    asked = tuple(
        Asked(consumer=f"Fleet {verdict}", verdict=verdict, until="2026-11-01", lapsed=False)
        for verdict in (None, *(one.value for one in Verdict))
    )
    question = replace(MOVED, kind="QUESTION", deadline="2026-09-10", consumers=("Fleet None",))
    told = (question, replace(MOVED, severity="CRITICAL", kind="NOTICE"))
    changes = [
        replace(PLANNED, id=status.value, status=status.value, done=done[start : start + 8], asked=asked, told=told)
        for status, start in product(ChangeStatus, (0, 8))
        if status is not ChangeStatus.DRAFT
    ]
    changes.append(replace(PLANNED, id="lapsed", asked=(), told=(MOVED,)))
    found = entries(changes, TODAY)
    assert {one.matter for one in found} == set(Matter)
    texts = {tongue: written(Calendar(tongue.value, found), URL) for tongue in Tongue}
    assert len({len(text) for text in texts.values()}) == len(Tongue)
    for text in texts.values():
        assert len(ICALENDAR.Calendar.from_ical(text).walk("VEVENT")) == len(found)
        assert VOBJECT.readOne(text.decode(), validate=True)


def test_no_title_breaks_out_of_its_line() -> None:
    title = "End\r\nATTENDEE:mailto:x@y.example\r\n" + "é" * 200
    (entry,) = entries([replace(PLANNED, title=title, updated_at=datetime.now(UTC).isoformat())], TODAY)
    content = written(Calendar("en", [entry]), None)
    (event,) = ICALENDAR.Calendar.from_ical(content).walk("VEVENT")
    assert event.get("attendee") is None
    assert max(map(len, content.split(b"\r\n"))) <= 75
