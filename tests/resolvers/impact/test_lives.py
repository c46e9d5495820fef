"""Which agreements count, asked over GraphQL: imported, and followed as they are changed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

import pytest

from graph.projection.follower import KeptProjection
from resolvers.context import Context
from resolvers.schema import schema
from tests.held import hold
from tests.resolvers.conftest import answer
from tests.seed.estates import imported, write

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from graph.database.engine import Database

    Asking = Callable[..., Awaitable[Any]]

FILES: Final = {
    "organizations": "id,name,archived_at\np,P,\nq,Q,2026-10-01T00:00:00Z\na,A,\nb,B,\nc,C,\nd,D,\ne,E,\nf,F,\ng,G,\n"
    "gone,Gone,2026-10-01T00:00:00Z\n",
    "offerings": "id,name,provider\nmaps,Maps,p\nold,Old,q\n",
    "relationships": "id,provider,consumer,status,until,archived_at\n"
    "p-a,p,a,ACTIVE,,\np-b,p,b,ACTIVE,,\np-c,p,c,ACTIVE,,\np-d,p,d,ENDED,,\np-e,p,e,ACTIVE,2027-01-15,\n"
    "p-f,p,f,ACTIVE,,2026-10-01T00:00:00Z\np-gone,p,gone,ACTIVE,,\nq-g,q,g,ACTIVE,,\n",
    "agreements": "id,relationship,offering,criticality,notice_days,renewal,valid_to,status,notice_given_at,termination_days\n"
    "auto,p-a,maps,MEDIUM,30,AUTO,2027-01-01,,,\n"
    "lapsed,p-b,maps,MEDIUM,30,BY_DECISION,2027-01-01,,,\n"
    "noticed,p-c,maps,HIGH,30,AUTO,2027-01-01,NOTICE_GIVEN,2027-01-10,60\n"
    "of-ended,p-d,maps,HIGH,90,AUTO,,,,\n"
    "of-over,p-e,maps,HIGH,90,AUTO,,,,\n"
    "of-archived,p-f,maps,HIGH,90,AUTO,,,,\n"
    "of-gone,p-gone,maps,HIGH,90,AUTO,,,,\n"
    "of-archived-provider,q-g,old,HIGH,30,AUTO,,,,\n",
}
IMPACT: Final = """query($on: Date!, $offering: ID!) {
  impact(scenario: { effectiveOn: $on, changes: [{ offering: $offering, action: RETIRE }] }, today: "2026-12-01") {
    agreements { nodes { id } }
    consumers { nodes { organization { id } } }
    notice { earliestDate agreements { id notifyBy } }
    findings { kind agreement { id } organization { id } severity }
  }
}"""


@pytest.fixture
async def asking(open_engine: Database, tmp_path: Path) -> Asking:
    files = {f"{name}.csv": rows for name, rows in FILES.items()}
    await hold(open_engine, "lives", partial(imported, folder=write(tmp_path, files)))
    kept = KeptProjection(open_engine)

    async def asked(question: str, **variables: Any) -> Any:
        result = answer(await schema.execute(question, variables, context_value=Context(open_engine, impact=kept)))
        assert "errors" not in result, result
        return result["data"]

    return asked


async def impact(asking: Asking, on: str = "2027-01-15", offering: str = "maps") -> dict[str, Any]:
    return (await asking(IMPACT, on=on, offering=offering))["impact"]


async def hit(asking: Asking, on: str = "2027-01-15", offering: str = "maps") -> set[str]:
    return {node["id"] for node in (await impact(asking, on, offering))["agreements"]["nodes"]}


async def test_only_what_counts_on_the_day_is_hit_owed_and_dated(asking: Asking) -> None:
    found = await impact(asking)
    assert {node["id"] for node in found["agreements"]["nodes"]} == {"auto", "noticed"}
    assert {node["organization"]["id"] for node in found["consumers"]["nodes"]} == {"a", "c"}
    assert found["notice"] == {
        "earliestDate": "2026-12-31",
        "agreements": [{"id": "auto", "notifyBy": "2026-12-16"}, {"id": "noticed", "notifyBy": "2026-12-16"}],
    }
    assert [one for one in found["findings"] if one["kind"] == "RENEWAL_NOT_DECIDED"] == [
        {
            "kind": "RENEWAL_NOT_DECIDED",
            "agreement": {"id": "lapsed"},
            "organization": {"id": "b"},
            "severity": "MEDIUM",
        }
    ]


async def test_ends_come_on_their_days(asking: Asking) -> None:
    assert await hit(asking, "2026-12-31") == {"auto", "lapsed", "noticed", "of-over"}
    assert await hit(asking, "2027-01-14") == {"auto", "noticed", "of-over"}
    assert await hit(asking, "2027-03-10") == {"auto", "noticed"}
    assert await hit(asking, "2027-03-11") == {"auto"}


async def test_an_archived_provider_hides_nobody(asking: Asking) -> None:
    assert await hit(asking, offering="old") == {"of-archived-provider"}


CHANGES: Final = (
    ('archiveOrganization(input: { id: "a" })', {"noticed"}),
    ('restoreOrganization(input: { id: "a" })', {"auto", "noticed"}),
    ('restoreOrganization(input: { id: "gone" })', {"auto", "noticed", "of-gone"}),
    ('updateServiceRelationship(input: { id: "p-gone", status: ENDED })', {"auto", "noticed"}),
    ('updateServiceRelationship(input: { id: "p-e", until: "2027-02-01" })', {"auto", "noticed", "of-over"}),
    ('archiveServiceRelationship(input: { id: "p-e" })', {"auto", "noticed"}),
    ('restoreServiceRelationship(input: { id: "p-f" })', {"auto", "noticed", "of-archived"}),
    ('archiveAgreement(input: { id: "noticed" })', {"auto", "of-archived"}),
    ('updateAgreement(input: { id: "lapsed", renewal: AUTO })', {"auto", "lapsed", "of-archived"}),
    ('giveNotice(input: { id: "auto", givenOn: "2026-12-01" })', {"lapsed", "of-archived"}),
    ('updateAgreement(input: { id: "auto", status: ACTIVE })', {"auto", "lapsed", "of-archived"}),
    ('giveNotice(input: { id: "auto", givenOn: "2027-01-05" })', {"auto", "lapsed", "of-archived"}),
    ('updateAgreement(input: { id: "auto", terminationDays: 10 })', {"lapsed", "of-archived"}),
    ('renew(input: { id: "auto" })', {"auto", "lapsed", "of-archived"}),
    ('endAgreement(input: { id: "auto" })', {"lapsed", "of-archived"}),
)


async def test_what_is_written_is_followed(asking: Asking) -> None:
    """Archived, restored, ended: each time as a projection that is loaded anew has it."""
    assert await hit(asking) == {"auto", "noticed"}
    for mutation, expected in CHANGES:
        done = await asking(f"mutation {{ it: {mutation} {{ __typename ... on Refusal {{ message }} }} }}")
        assert "message" not in done["it"], done
        assert await hit(asking) == expected, mutation


LIVE: Final = """query($filter: AgreementFilter) {
  agreements(filter: $filter, sort: [{ id: ASC }]) { totalCount nodes { id } }
}"""


async def live(asking: Asking, **wanted: Any) -> list[str]:
    found = (await asking(LIVE, filter=wanted))["agreements"]
    assert found["totalCount"] == len(found["nodes"])
    return [node["id"] for node in found["nodes"]]


async def test_a_list_of_the_agreements_that_are_live_on_a_day(asking: Asking) -> None:
    assert await live(asking, liveOn="2027-01-15") == ["auto", "noticed", "of-archived-provider"]
    assert await live(asking, liveOn="2027-01-14") == ["auto", "noticed", "of-archived-provider", "of-over"]
    assert await live(asking, liveOn="2099-01-01") == ["auto", "of-archived-provider"]
    assert await live(asking, liveOn="2027-01-15", renewal={"eq": "AUTO"}, relationship={"id": {"eq": "p-a"}}) == [
        "auto"
    ]
    assert len(await live(asking, **{"not": {"liveOn": "2027-01-15"}})) == len(await live(asking)) - 3


async def test_live_speaks_of_today(asking: Asking) -> None:
    for mutation in (
        'updateAgreement(input: { id: "auto", validTo: "2020-01-01" })',
        'updateAgreement(input: { id: "lapsed", validTo: "2020-01-01", status: EXPIRED })',
    ):
        await asking(f"mutation {{ it: {mutation} {{ __typename }} }}")
    found, others = await live(asking, live=True), await live(asking, live=False)
    assert {"auto", "of-archived-provider"} <= {*found}
    assert {"lapsed", "of-ended", "of-archived", "of-gone"} <= {*others}
    assert sorted([*found, *others]) == await live(asking) == await live(asking, live=None)
    assert "lapsed" in await live(asking, liveOn="2019-12-31")
    assert "lapsed" not in await live(asking, liveOn="2020-01-01")


async def test_relations_are_filtered_by_what_is_live_at_their_other_end(asking: Asking) -> None:
    question = """{ offerings(filter: { agreements: { some: { node: { liveOn: "2027-01-15" } } } }) { nodes { id } }
      offering(id: "maps") { agreements(filter: { node: { liveOn: "2027-01-15" } }) { nodes { id } } }
      serviceRelationships(filter: { agreements: { some: { liveOn: "2027-01-15" } } }) { nodes { id } } }"""
    found = await asking(question)
    assert {node["id"] for node in found["offerings"]["nodes"]} == {"maps", "old"}
    assert {node["id"] for node in found["offering"]["agreements"]["nodes"]} == {"auto", "noticed"}
    assert {node["id"] for node in found["serviceRelationships"]["nodes"]} == {"p-a", "p-c", "q-g"}
