"""What is granted to programs and people, looked up for each request."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from graph.access import Grants, NoGrant
from graph.access.granting import Wish, add_key, grant_subject, withdraw
from graph.access.keys import Key, key_of
from graph.database.event_log import Entry, record, tail
from graph.database.schema import set_up_schema
from graph.errors import BadInput, Forbidden, NotFound
from graph.model import MODEL
from graph.model.event import EventAction
from graph.model.grant import Role
from graph.model.scalars import now
from graph.writing.personal_data.erasing import erase_person
from seed.importing import import_estate
from tests.estate import Estate

if TYPE_CHECKING:
    from pathlib import Path

    from graph.database.engine import Database

DIGITAL = Wish("Portal", Role.READER, ("digital",))


async def group(database: Database) -> Estate:
    """`geo` and `maps` below `digital`, beside it `parcel`."""
    await set_up_schema(database)
    estate = Estate(database)
    await estate.things("Organization", *({"id": one} for one in ("group", "digital", "geo", "maps", "parcel")))
    await estate.relations(
        "Organization", "partOf", ("digital", "group"), ("geo", "digital"), ("maps", "geo"), ("parcel", "group")
    )
    await estate.things("Person", {"id": "ana"})
    return estate


async def test_a_key_opens_what_was_granted_with_all_parts(database: Database) -> None:
    await group(database)
    key = await add_key(database, DIGITAL, "tests")
    viewer = await Grants(database).of_key(key)
    assert viewer is not None
    assert (viewer.actor, viewer.role, viewer.person) == (f"key {key.id}", Role.READER, None)
    assert viewer.scope.organizations == {"digital": True, "geo": True, "maps": True}
    assert (viewer.scope.restricted, viewer.scope.addresses, viewer.scope.administers) == (True, False, False)


async def test_everything_is_no_list_of_organizations(database: Database) -> None:
    await group(database)
    key = await add_key(database, Wish("Import", Role.ADMIN), "tests")
    viewer = await Grants(database).of_key(key)
    assert viewer is not None
    assert (viewer.scope.restricted, viewer.scope.administers) == (False, True)


async def test_a_key_that_is_wrong_withdrawn_or_expired_opens_nothing(database: Database) -> None:
    await group(database)
    grants = Grants(database)
    key, other = [await add_key(database, DIGITAL, "tests") for _ in range(2)]
    assert await grants.of_key(Key(key.id, other.secret)) is None
    assert await grants.of_key(Key("unknown", key.secret)) is None
    assert await withdraw(database, key.id, "tests") == "Portal"
    assert await grants.of_key(key) is None
    assert await grants.of_key(other) is not None
    expire = "MATCH (g:Grant {id: $id}) SET g.expiresAt = $at"
    await database.write(lambda work: work.run(expire, {"id": other.id, "at": now()}), name="expire")
    assert await grants.of_key(other) is None


async def test_neither_the_key_nor_its_secret_is_kept(database: Database) -> None:
    await group(database)
    key = await add_key(database, DIGITAL, "tests")
    kept = await database.read("MATCH (g:Grant) RETURN properties(g)", name="kept")
    assert key.secret not in str(kept)
    assert key.hash in str(kept)
    assert key_of(key.text) == key


@pytest.mark.parametrize("text", ["", "rapport_", "rapport_abc", "rapport_abc_", "other_abc_def", "abc"])
def test_what_is_written_otherwise_is_no_key(text: str) -> None:
    assert key_of(text) is None


async def test_a_reach_follows_the_parts(database: Database) -> None:
    estate = await group(database)
    key, grants = await add_key(database, DIGITAL, "tests"), Grants(database)
    assert await reached(grants, key) == ["digital", "geo", "maps"]
    await estate.relations("Organization", "partOf", ("parcel", "geo"))
    subject = MODEL.relation("Organization", "partOf").link
    assert subject is not None
    entry = Entry(action=EventAction.CREATED, subject=subject.name, subject_ids=("parcel",))
    await database.write(lambda work: record(work, entry), name="event")
    assert await reached(grants, key) == ["digital", "geo", "maps", "parcel"]


@pytest.mark.parametrize(("before", "after"), [("", "digital"), ("digital", "")])
async def test_an_import_of_other_parts_counts_at_once(
    database: Database, tmp_path: Path, before: str, after: str
) -> None:
    await set_up_schema(database)
    reaches: list[list[str]] = []
    key, grants = None, Grants(database)
    for whole in (before, after):
        (tmp_path / "organizations.csv").write_text(f"id,name,part_of\ndigital,Digital,\nparcel,Parcel,{whole}\n")
        await import_estate(database, [tmp_path], source="estate")
        key = key or await add_key(database, DIGITAL, "tests")
        reaches.append(await reached(grants, key))
    assert reaches == [["digital", "parcel"] if whole else ["digital"] for whole in (before, after)]


async def test_a_grant_given_anew_to_somebody_who_was_erased_reaches_what_it_names(database: Database) -> None:
    await group(database)
    grants = Grants(database)
    await grant_subject(database, "u-17", Wish("Ana", Role.READER, ("digital",), person="ana"), "tests")
    assert sorted((await grants.of_subject("u-17", None)).scope.organizations) == ["digital", "geo", "maps"]
    await erase_person(database, "ana", "tests", "tests")
    await grant_subject(database, "u-17", Wish("Ana", Role.READER, ("parcel",)), "tests")
    assert sorted((await grants.of_subject("u-17", None)).scope.organizations) == ["parcel"]


async def test_parts_that_run_in_a_circle_end(database: Database) -> None:
    estate = await group(database)
    await estate.relations("Organization", "partOf", ("digital", "maps"))
    key = await add_key(database, DIGITAL, "tests")
    assert await reached(Grants(database), key) == ["digital", "geo", "maps"]


async def reached(grants: Grants, key: Key) -> list[str]:
    viewer = await grants.of_key(key)
    assert viewer is not None
    return sorted(viewer.scope.organizations)


async def test_a_person_is_known_by_the_subject_of_the_token(database: Database) -> None:
    await group(database)
    grants = Grants(database)
    with pytest.raises(NoGrant, match="nothing is granted to its subject 'u-17'"):
        await grants.of_subject("u-17", None)
    await grant_subject(database, "u-17", Wish("Ana", Role.MANAGER, ("geo",), person="ana"), "tests")
    viewer = await grants.of_subject("u-17", "2999-01-01T00:00:00.000000Z")
    assert (viewer.actor, viewer.person, viewer.role) == ("person ana", "ana", Role.MANAGER)
    assert viewer.expires_at == "2999-01-01T00:00:00.000000Z"
    assert sorted(viewer.scope.organizations) == ["geo", "maps"]


async def test_granting_anew_replaces_what_was_granted(database: Database) -> None:
    await group(database)
    id_ = await grant_subject(database, "u-17", Wish("Ana", Role.ADMIN, person="ana"), "tests")
    await withdraw(database, id_, "tests")
    assert await grant_subject(database, "u-17", Wish("Ana", Role.READER, ("parcel",)), "tests") == id_
    viewer = await Grants(database).of_subject("u-17", None)
    assert (viewer.role, viewer.person, sorted(viewer.scope.organizations)) == (Role.READER, None, ["parcel"])
    [listed] = await Grants(database).listed()
    assert (listed.subject, listed.everything, listed.organizations) == ("u-17", False, ["parcel"])
    assert listed.is_open(now())


@pytest.mark.parametrize(
    ("given", "error", "sentence"),
    [
        ({"name": " "}, BadInput, "needs a name"),
        ({"organizations": ()}, BadInput, "at least one organization"),
        ({"role": Role.ADMIN}, BadInput, "reaches everything"),
        ({"expires_at": "2020-01-01T00:00:00.000000Z"}, BadInput, "is past"),
        ({"organizations": ("digital", "nowhere")}, NotFound, "no organization 'nowhere'"),
        ({"person": "nobody"}, NotFound, "no person 'nobody'"),
    ],
)
async def test_a_wish_that_cannot_be_granted_changes_nothing(
    database: Database, given: dict[str, Any], error: type[Exception], sentence: str
) -> None:
    await group(database)
    with pytest.raises(error, match=sentence):
        await add_key(database, replace(DIGITAL, **given), "tests")
    assert await Grants(database).listed() == []
    assert await tail(database, 0) == []


async def test_giving_and_withdrawing_are_events(database: Database) -> None:
    await group(database)
    key = await add_key(database, DIGITAL, "tests")
    await withdraw(database, key.id, "tests")
    with pytest.raises(NotFound, match="no key or grant 'nothing'"):
        await withdraw(database, "nothing", "tests")
    events = [(event.action.value, event.subject, event.subject_ids) for event in await tail(database, 0)]
    assert events == [("GRANTED", "Grant", (key.id,)), ("WITHDRAWN", "Grant", (key.id,))]


async def test_a_role_may_what_those_before_it_may(database: Database) -> None:
    await group(database)
    key = await add_key(database, replace(DIGITAL, role=Role.OWNER), "tests")
    viewer = await Grants(database).of_key(key)
    assert viewer is not None
    assert [viewer.may(role) for role in Role] == [True, True, True, False]
    with pytest.raises(Forbidden, match="erasing people needs the role ADMIN; yours is OWNER"):
        viewer.require(Role.ADMIN, "erasing people")
