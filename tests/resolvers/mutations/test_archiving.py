"""Offerings are not taken out of use while something in use rests on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest
import pytest_asyncio

from graph.access import Viewer
from graph.model.grant import Role
from graph.reading import Scope
from resolvers.context import Context
from resolvers.schema import schema
from seed.importing import import_estate
from tests.resolvers.conftest import answer
from tests.resolvers.mutations.conftest import REFUSED, held

if TYPE_CHECKING:
    from pathlib import Path

    from graph.database.engine import Database
    from tests.resolvers.mutations.conftest import Change

PAST: Final = "2020-01-01"
AHEAD: Final = "2990-01-01"
BY_DEAL: Final = {"relation": "COVERS", "kind": "Agreement", "id": "deal"}
BY_MAPS: Final = {"relation": "DEPENDS_ON", "kind": "Offering", "id": "maps"}
BY_TOURS: Final = {"relation": "DEPENDS_ON", "kind": "Offering", "id": "tours"}


async def build(change: Change) -> None:
    organizations = [{"id": id_, "name": id_} for id_ in ("p", "q", "shop")]
    await change("createOrganizations", "", items=organizations)
    offerings = [{"id": id_, "name": id_, "provider": "p"} for id_ in ("base", "maps")]
    hidden = {"id": "tours", "name": "tours", "provider": "q", "catalogue": "RESTRICTED"}
    await change("createOfferings", "", items=[*offerings, hidden])
    needs = [{"from": id_, "to": "base"} for id_ in ("maps", "tours")]
    await change("linkDependencies", "", items=needs)
    await change("createServiceRelationship", "", id="p-shop", provider="p", consumer="shop")
    await change("createAgreement", "", id="deal", relationship="p-shop")
    covered = await change("linkAgreementCovers", "", agreement="deal", offering="maps")
    assert covered["__typename"] == "LinkedAgreementCovers", covered


@pytest_asyncio.fixture
async def estate(open_engine: Database) -> Change:
    """Tours of q and Maps need Base; the shop has an agreement on Maps."""
    return await held(open_engine, "archiving", build)


def refused(offering: str, why: str, *references: dict[str, str], path: tuple[str, ...] = ("input", "id")) -> Any:
    return {
        "__typename": "StillReferenced",
        "message": f"Offering '{offering}' cannot be archived: {why}",
        "path": list(path),
        "references": list(references),
    }


async def test_what_rests_on_an_offering_is_named(estate: Change) -> None:
    by_deal = refused(
        "maps", "Agreement 'deal' rests on it. Let that end first, or retire the offering instead.", BY_DEAL
    )
    assert await estate("archiveOffering", "", id="maps") == by_deal
    by_two = "Offering 'maps', Offering 'tours' rest on it. Let them end first, or retire the offering instead."
    items = [{"id": "tours"}, {"id": "base"}]
    assert await estate("archiveOfferings", "", items=[{"id": "base"}]) == refused(
        "base", by_two, BY_MAPS, BY_TOURS, path=("input", "items", "0", "id")
    )
    several = await estate("archiveOfferings", "", items=items)
    assert (several["path"], several["references"]) == (["input", "items", "1", "id"], [BY_MAPS])
    found = await estate("updateOffering", id="tours", name="tours")
    assert (found["archivedAt"], found["version"]) == (None, 1)


@pytest.mark.parametrize(
    ("mutation", "given"),
    [
        ("linkAgreementCovers", {"agreement": "deal", "offering": "maps", "validTo": PAST}),
        ("updateAgreement", {"id": "deal", "validTo": PAST}),
        ("updateAgreement", {"id": "deal", "status": "ENDED", "validTo": AHEAD}),
        ("updateAgreement", {"id": "deal", "validFrom": AHEAD, "relationship": "over"}),
        ("archiveAgreement", {"id": "deal"}),
        ("archiveServiceRelationship", {"id": "p-shop"}),
        ("updateServiceRelationship", {"id": "p-shop", "status": "ENDED"}),
        ("archiveOrganization", {"id": "shop"}),
    ],
)
async def test_an_agreement_that_counts_no_more_holds_nothing(
    estate: Change, mutation: str, given: dict[str, Any]
) -> None:
    await estate("createServiceRelationship", "", id="over", provider="p", consumer="q", until="2500-01-01")
    done = await estate(mutation, "", **given)
    assert "message" not in done, done
    assert (await estate("archiveOffering", id="maps"))["archivedAt"]


@pytest.mark.parametrize(
    ("mutation", "given"),
    [
        ("updateAgreement", {"id": "deal", "validFrom": AHEAD}),
        ("updateAgreement", {"id": "deal", "validTo": PAST, "renewal": "AUTO"}),
        ("linkAgreementCovers", {"agreement": "deal", "offering": "maps", "validFrom": AHEAD}),
        ("updateOffering", {"id": "maps", "status": "RETIRED"}),
    ],
)
async def test_an_agreement_that_counts_later_or_renews_itself_holds(
    estate: Change, mutation: str, given: dict[str, Any]
) -> None:
    done = await estate(mutation, "", **given)
    assert "message" not in done, done
    assert (await estate("archiveOffering", "", id="maps"))["references"] == [BY_DEAL]


@pytest.mark.parametrize(
    ("mutation", "given", "left"),
    [
        ("updateOffering", {"id": "tours", "status": "RETIRED"}, []),
        ("updateOffering", {"id": "tours", "retiresOn": PAST}, []),
        ("retireOffering", {"id": "tours", "retiresOn": AHEAD}, [BY_TOURS]),
        ("updateOffering", {"id": "tours", "status": "SUSPENDED"}, [BY_TOURS]),
        ("archiveOffering", {"id": "tours"}, []),
        ("linkDependency", {"from": "tours", "to": "base", "validTo": PAST}, []),
        ("linkDependency", {"from": "tours", "to": "base", "validFrom": AHEAD}, [BY_TOURS]),
    ],
)
async def test_what_depends_holds_while_it_is_in_use_and_the_dependency_not_over(
    estate: Change, mutation: str, given: dict[str, Any], left: list[Any]
) -> None:
    await estate("unlinkDependency", "", **{"from": "maps", "to": "base"})
    done = await estate(mutation, "", **given)
    assert "message" not in done, done
    assert (await estate("archiveOffering", "", id="base")).get("references", []) == left


async def test_what_rests_on_one_another_goes_together(estate: Change) -> None:
    await estate("endAgreement", "", id="deal")
    items = [{"id": id_} for id_ in ("base", "maps", "tours")]
    done = await estate("archiveOfferings", "... on OfferingBatch { nodes { archivedAt } }", items=items)
    assert all(node["archivedAt"] for node in done["nodes"]), done


async def test_files_may_state_it_and_what_is_archived_already_stays_so(
    estate: Change, open_engine: Database, tmp_path: Path
) -> None:
    (tmp_path / "offerings.csv").write_text(
        "id,name,provider,archived_at\nbase,base,p,2026-01-01T00:00:00Z\n", encoding="utf-8"
    )
    await import_estate(open_engine, [tmp_path])
    assert (await estate("updateOffering", id="base", goods="paper"))["goods"] == "paper"
    assert (await estate("archiveOffering", id="base"))["archivedAt"] == "2026-01-01T00:00:00.000000Z"
    assert (await estate("restoreOffering", id="base"))["archivedAt"] is None
    assert (await estate("archiveOffering", "", id="base"))["references"] == [BY_MAPS, BY_TOURS]


async def test_only_what_is_seen_is_named_and_counted(estate: Change, open_engine: Database) -> None:
    scope = Scope(restricted=True, administers=False, organizations={"p": True})

    async def archived() -> Any:
        question = f'mutation {{ archiveOffering(input: {{ id: "base" }}) {{ __typename {REFUSED} }} }}'
        context = Context(open_engine, viewer=Viewer("of p", Role.OWNER, scope))
        return answer(await schema.execute(question, context_value=context))["data"]["archiveOffering"]

    assert await archived() == refused(
        "base", "Offering 'maps' rests on it. Let that end first, or retire the offering instead.", BY_MAPS
    )
    await estate("unlinkDependency", "", **{"from": "maps", "to": "base"})
    assert await archived() == refused("base", "something in use that you may not see rests on it. Retire it instead.")


@pytest.mark.parametrize(
    ("mutation", "given", "path"),
    [
        ("linkDependency", {"from": "maps", "to": "old"}, ["input", "to"]),
        ("linkDependency", {"from": "maps", "to": "old", "validFrom": AHEAD}, ["input", "to"]),
        ("linkAgreementCovers", {"agreement": "deal", "offering": "old"}, ["input", "offering"]),
    ],
)
async def test_nothing_in_use_comes_to_rest_on_what_is_archived(
    estate: Change, mutation: str, given: dict[str, Any], path: list[str]
) -> None:
    await estate("createOffering", "", id="old", name="old", provider="p")
    await estate("archiveOffering", id="old")
    told = "Offering 'old' is archived: restore it, or name another offering"
    refusal = await estate(mutation, "", **given)
    assert refusal == {
        "__typename": "InvalidInput",
        "message": f"{'.'.join(path)}: {told}",
        "faults": [{"path": path, "message": told}],
    }
    await estate("restoreOffering", id="old")
    assert "message" not in await estate(mutation, "", **given)


@pytest.mark.parametrize(
    ("mutation", "given"),
    [
        ("linkDependency", {"from": "maps", "to": "old", "validTo": PAST}),
        ("linkDependency", {"from": "gone", "to": "old"}),
        ("linkAgreementCovers", {"agreement": "deal", "offering": "old", "validTo": PAST}),
    ],
)
async def test_what_is_over_or_out_of_use_itself_may_rest_on_what_is_archived(
    estate: Change, mutation: str, given: dict[str, Any]
) -> None:
    for id_ in ("old", "gone"):
        await estate("createOffering", "", id=id_, name=id_, provider="p")
        await estate("archiveOffering", id=id_)
    assert "message" not in await estate(mutation, "", **given)


async def test_what_files_let_rest_on_what_is_archived_can_still_be_stated_otherwise(
    estate: Change, open_engine: Database, tmp_path: Path
) -> None:
    (tmp_path / "offerings.csv").write_text("id,name,provider,archived_at\nold,old,p,2020-01-01T00:00:00Z\n")
    (tmp_path / "dependencies.csv").write_text("from,to\nmaps,old\n")
    await import_estate(open_engine, [tmp_path])
    stated = await estate("linkDependency", "", **{"from": "maps", "to": "old", "criticality": "LOW"})
    assert "message" not in stated, stated


BY_RESTORING: Final = "Offering 'base' is archived, and {} would rest on it: restore that first"


@pytest.mark.parametrize(
    ("restored", "resting"),
    [
        ("Offering:maps", "Offering 'maps'"),
        ("Agreement:deal", "Agreement 'deal'"),
        ("ServiceRelationship:p-shop", "Agreement 'deal'"),
        ("Organization:shop", "Agreement 'deal'"),
    ],
)
async def test_nothing_that_rests_on_what_is_archived_is_taken_into_use_again(
    estate: Change, restored: str, resting: str
) -> None:
    kind, id_ = restored.split(":")
    for other in ("maps", "tours"):
        await estate("unlinkDependency", "", **{"from": other, "to": "base"})
    if kind == "Offering":
        await estate("unlinkAgreementCovers", "", agreement="deal", offering="maps")
        await estate("linkDependency", "", **{"from": "maps", "to": "base"})
    else:
        await estate("linkAgreementCovers", "", agreement="deal", offering="base")
    await estate(f"archive{kind}", "", id=id_)
    await estate("archiveOffering", id="base")
    refusal = await estate(f"restore{kind}", "", id=id_)
    assert refusal.get("faults") == [{"path": ["input", "id"], "message": BY_RESTORING.format(resting)}], refusal
    await estate("restoreOffering", id="base")
    assert "message" not in await estate(f"restore{kind}", "", id=id_)


async def test_what_rests_on_one_another_comes_back_together(estate: Change) -> None:
    await estate("endAgreement", "", id="deal")
    items = [{"id": id_} for id_ in ("maps", "base", "tours")]
    await estate("archiveOfferings", "", items=items)
    done = await estate("restoreOfferings", "... on OfferingBatch { nodes { archivedAt } }", items=items)
    assert [node["archivedAt"] for node in done["nodes"]] == [None] * 3, done


async def test_what_is_over_is_restored_whatever_it_rested_on(estate: Change) -> None:
    await estate("endAgreement", "", id="deal")
    await estate("archiveAgreement", "", id="deal")
    await estate("archiveOffering", "", id="maps")
    assert "message" not in await estate("restoreAgreement", "", id="deal")


async def test_what_is_not_seen_is_not_named_where_something_is_restored(estate: Change, open_engine: Database) -> None:
    for id_ in ("maps", "tours"):
        await estate("unlinkDependency", "", **{"from": id_, "to": "base"})
    await estate("linkDependency", "", **{"from": "base", "to": "tours"})
    for id_ in ("base", "tours"):
        await estate("archiveOffering", id=id_)
    scope = Scope(restricted=True, administers=False, organizations={"p": True})
    question = f'mutation {{ restoreOffering(input: {{ id: "base" }}) {{ __typename {REFUSED} }} }}'
    context = Context(open_engine, viewer=Viewer("of p", Role.OWNER, scope))
    refusal = answer(await schema.execute(question, context_value=context))["data"]["restoreOffering"]
    assert refusal["message"] == (
        "input.id: Offering '•••' is archived, and Offering 'base' would rest on it: restore that first"
    )
