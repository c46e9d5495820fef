"""The change of the sample estate's story, from a draft at Cartoleth to done, with Geo in the middle, who passes it on.

`docs/announcing.md` tells it; the days are moved so that the day of the story is today.
"""

from __future__ import annotations

import csv
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

import pytest_asyncio

from api.sending.outbox import Outbox
from api.sending.reminding import Reminding
from api.sending.sending import way_of
from api.settings import settings_from
from graph.access import Viewer
from graph.model.grant import Role
from graph.projection.follower import KeptProjection
from graph.reading import Scope
from graph.writing.outbox.following import next_working_hour
from graph.writing.outbox.holding import release
from tests.api.sending.servers import Mails, mail_server
from tests.held import hold
from tests.quellhaven import QUELLHAVEN
from tests.resolvers.verbs.announcing.conftest import Port
from tests.resolvers.verbs.announcing.moved_estate import moved, moved_quellhaven

if TYPE_CHECKING:
    from pathlib import Path

    from graph.database.engine import Database

MAPS, ROUTING = "maps-ends", "routing-without-maps"
JANUARY, FEBRUARY, BY = "2027-01-01", "2027-02-15", "2026-11-01"


def reaching(organization: str, person: str, role: Role = Role.MANAGER) -> Viewer:
    """Somebody whose reach is an organization with all its parts."""
    with (QUELLHAVEN / "organizations.csv").open(encoding="utf-8", newline="") as file:
        part_of = {row["id"]: row["part_of"] for row in csv.DictReader(file)}
    reach = {organization}
    while more := {id_ for id_, whole in part_of.items() if whole in reach} - reach:
        reach |= more
    scope = Scope(restricted=True, administers=False, organizations=dict.fromkeys(reach, True))
    return Viewer(f"person {person}", role, scope, person=person)


ANSELM: Final = reaching("cartoleth", "anselm-krug", Role.OWNER)
AIGERIM: Final = reaching("quellhaven", "aigerim-sadykova", Role.OWNER)
PETR: Final = reaching("quellhaven", "petr-lukin")
ANSWERS: Final[dict[str, tuple[str, str, dict[str, str]]]] = {
    "fleet": ("lucia-ferreyra", "OBJECT", {"reason": "Nuestro acuerdo sobre Routing rige hasta fines de marzo"}),
    "saint-orlan": ("maelle-kervran", "NEEDS_TIME", {"until": moved(FEBRUARY)}),
    "brinmarkt": ("lotte-verhagen", "ACCEPT", {}),
}
STATUS: Final = """query($id: ID!) { changeStatus(id: $id) { status hidden consumers { organization { id } verdict missing }
  messages { planned sent acknowledged } waiting { id person { id } } } }"""
NOTICES: Final = """query($id: ID!) { notices(filter: { change: { id: { eq: $id } } }, first: 500) { nodes {
  id kind state textLanguage person { id } replaces { person { id } } } } }"""


class Clock:
    """Goes three weeks behind, so that what is sent days later has been sent by now; `wait` puts it on."""

    def __init__(self) -> None:
        self.behind = timedelta(days=21)

    def __call__(self) -> datetime:
        return datetime.now(UTC) - self.behind

    def wait(self, until: datetime) -> None:
        self.behind = datetime.now(UTC) - until


@pytest_asyncio.fixture
async def group(open_engine: Database) -> Port:
    await hold(open_engine, "moved quellhaven", moved_quellhaven)
    return Port(open_engine, KeptProjection(open_engine))


async def drafted(group: Port, who: Viewer, id_: str, offering: str, action: str, **more: Any) -> None:
    given = {"id": id_, "title": id_, "effectiveOn": moved(JANUARY), "proposedBy": who.person, **more}
    assert await group.do("createChange", who, **given) == "OK"
    assert await group.do("linkChangedOffering", who, change=id_, offering=offering, action=action) == "OK"
    assert await group.do("proposeChange", who, id=id_, answerBy=moved(BY)) == "OK"


async def status(group: Port, who: Viewer, id_: str) -> dict[str, Any]:
    answered = await group.ask(STATUS, who, id=id_)
    assert "errors" not in answered, answered
    return answered["data"]["changeStatus"]


async def silent(group: Port, who: Viewer, id_: str) -> list[str]:
    """Consumers that stand in the way of going on."""
    return [one["organization"]["id"] for one in (await status(group, who, id_))["consumers"] if one["missing"]]


async def notices(group: Port, id_: str) -> list[dict[str, Any]]:
    return (await group.ask(NOTICES, id=id_))["data"]["notices"]["nodes"]


async def agreed(group: Port, who: Viewer, id_: str, reason: str) -> None:
    despite = [{"organization": one, "reason": reason} for one in await silent(group, who, id_)]
    assert await group.do("agreeChange", who, id=id_, despite=despite) == "OK"


async def test_the_change_of_the_story_from_a_draft_to_done(group: Port, tmp_path: Path) -> None:
    mails, clock = Mails(), Clock()
    await release(group.database)
    async with mail_server(mails, None) as port:
        given = {
            "RAPPORT_SEND": "true",
            "RAPPORT_SEND_WAY": "smtp",
            "RAPPORT_SMTP_HOST": "127.0.0.1",
            "RAPPORT_SMTP_PORT": str(port),
            "RAPPORT_SMTP_SECURITY": "none",
            "RAPPORT_MAIL_FROM": "changes@quellhaven.example",
        }
        outbox = Outbox(
            group.database,
            way_of(settings_from(given), tmp_path),
            now=clock,
            before=(Reminding(group.database, clock),),
        )
        await _asked(group, outbox)
        await _moved_and_agreed(group)
        await _told(group, outbox, clock, mails)
        await _escalated(group, outbox, clock)
        await outbox.way.aclose()
    await _done(group)


async def sent(outbox: Outbox) -> None:
    while await outbox.once():
        pass


async def _asked(group: Port, outbox: Outbox) -> None:
    """Cartoleth asks whom it deals with; Digital is in the middle, and Geo's owner asks all who rest on Routing."""
    await drafted(group, ANSELM, MAPS, "maps", "RETIRE")
    assert await silent(group, ANSELM, MAPS) == ["digital", "road-union-12", "safety", "tessaly", "panoleto"]
    assert (await status(group, ANSELM, MAPS))["hidden"] > 0
    [question] = [one for one in await notices(group, MAPS) if one["person"] == {"id": "aigerim-sadykova"}]
    assert (question["kind"], question["textLanguage"]) == ("QUESTION", "ru")
    await drafted(group, AIGERIM, ROUTING, "routing", "BREAK", passesOn=MAPS)
    assert {"fleet", "saint-orlan", "brinmarkt", "depots"} <= set(await silent(group, AIGERIM, ROUTING))
    await sent(outbox)
    for organization, (person, verdict, more) in ANSWERS.items():
        said = {"change": ROUTING, "organization": organization, "person": person, "verdict": verdict, **more}
        assert await group.do("answerChange", reaching(organization, person), **said) == "OK"


async def _moved_and_agreed(group: Port) -> None:
    """What its consumers need Digital needs of Cartoleth; both move, and go on without Fleet and without those who are silent."""
    needs = {"person": "aigerim-sadykova", "verdict": "NEEDS_TIME", "until": moved(FEBRUARY)}
    said = {"change": MAPS, "organization": "digital", "reason": "Saint Orlan needs until then", **needs}
    assert await group.do("answerChange", AIGERIM, **said) == "OK"
    for who, id_ in ((ANSELM, MAPS), (AIGERIM, ROUTING)):
        given = {"id": id_, "effectiveOn": moved(FEBRUARY), "reason": "The hospitals need until then"}
        assert await group.do("rescheduleChange", who, **given) == "OK"
    assert "digital" not in await silent(group, ANSELM, MAPS)
    asked_anew = await silent(group, AIGERIM, ROUTING)
    assert "fleet" in asked_anew
    assert {"saint-orlan", "brinmarkt"}.isdisjoint(asked_anew)
    person, verdict, more = ANSWERS["fleet"]
    again = {"change": ROUTING, "organization": "fleet", "person": person, "verdict": verdict, **more}
    assert await group.do("answerChange", reaching("fleet", person), **again) == "OK"
    refused = await group.do("agreeChange", AIGERIM, id=ROUTING)
    assert "must be named with a reason" in refused
    await agreed(group, ANSELM, MAPS, "Nothing was heard, and Maps Next does what Maps does")
    await agreed(group, AIGERIM, ROUTING, "Atlas is back before that day")


async def _told(group: Port, outbox: Outbox, clock: Clock, mails: Mails) -> None:
    """Everybody is told in a language of theirs, and all but one acknowledge."""
    for who, id_ in ((ANSELM, MAPS), (AIGERIM, ROUTING)):
        assert await group.do("announceChange", who, id=id_) == "OK"
    clock.wait(clock() + timedelta(hours=2))  # an hour after the questions
    before = len(mails.taken)
    await sent(outbox)
    assert len(mails.taken) > before
    told = [one for one in await notices(group, ROUTING) if one["kind"] == "NOTICE" and one["state"] == "SENT"]
    assert {one["textLanguage"] for one in told} == {"en", "es", "fr", "pl", "pt", "ru"}
    for one in told:
        if one["person"] and one["person"]["id"] != "bjorn-aas":
            assert await group.do("acknowledgeNotice", PETR, id=one["id"]) == "OK"
    waiting = [one["person"] for one in (await status(group, AIGERIM, ROUTING))["waiting"] if one["person"]]
    assert {"id": "bjorn-aas"} in waiting


async def _escalated(group: Port, outbox: Outbox, clock: Clock) -> None:
    """Björn Aas is reminded once; then Ifeoma Nwosu is told, who is next at Depots, and acknowledges."""
    clock.wait(next_working_hour(clock() + timedelta(days=8), "Europe/Oslo"))
    await sent(outbox)
    assert await followed(group) == [("REMINDER", "bjorn-aas", "SENT")]
    clock.wait(next_working_hour(clock() + timedelta(days=3), "Africa/Lagos"))
    await sent(outbox)
    assert await followed(group) == [("ESCALATION", "ifeoma-nwosu", "SENT"), ("REMINDER", "bjorn-aas", "SENT")]
    [escalation] = [one for one in await notices(group, ROUTING) if one["kind"] == "ESCALATION"]
    ifeoma = reaching("depots", "ifeoma-nwosu", Role.READER)
    assert await group.do("acknowledgeNotice", ifeoma, id=escalation["id"]) == "OK"


async def followed(group: Port) -> list[tuple[str, str, str]]:
    """What followed the message to Björn Aas."""
    every = await notices(group, ROUTING)
    following = [one for one in every if one["kind"] in {"REMINDER", "ESCALATION"} and one["replaces"]["person"]]
    mine = [one for one in following if one["replaces"]["person"]["id"] == "bjorn-aas"]
    return sorted((one["kind"], one["person"]["id"], one["state"]) for one in mine)


async def _done(group: Port) -> None:
    assert "say so by retireOffering" in await group.do("finishChange", ANSELM, id=MAPS)
    assert await group.do("retireOffering", ANSELM, id="maps", retiresOn=moved(FEBRUARY), successor="maps-next") == "OK"
    assert await group.do("finishChange", ANSELM, id=MAPS) == "OK"
    assert await group.do("finishChange", AIGERIM, id=ROUTING, severity="MEDIUM") == "OK"
    for who, id_ in ((ANSELM, MAPS), (AIGERIM, ROUTING)):
        assert (await status(group, who, id_))["status"] == "DONE"
