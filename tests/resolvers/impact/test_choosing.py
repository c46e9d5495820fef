"""Lists of a report, filtered and sorted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

import pytest

from graph.model.severity import Severity
from tests.resolvers.impact.sights import ORLAN, asked

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.database.engine import Database
    from graph.reading import Scope

    Node = dict[str, Any]

SCENARIO: Final = 'scenario: { effectiveOn: "2027-01-01", changes: [{ offering: "maps", action: RETIRE }] }'
NODES: Final = {
    "offerings": "offering { id name provider { id } } severity hops path { id } consumers { total }",
    "consumers": "organization { id name } severity hops path { id } agreements { id notifyBy }",
    "notify": "person { id name } deadline reachable reasons { organization { id name } offering { id } severity }",
    "agreements": (
        "id severity notifyBy overdue consumer { id name } "
        "agreement { provider { id } relationship { id } covers(first: 100) { nodes { id } } }"
    ),
    "findingsConnection": "kind severity text organization { id name } agreement { id } dependent { id } needed { id name }",
    "heldConnection": "alternatives margin offering { id name provider { id } } members { id }",
}
TYPES: Final = {
    "offerings": "AffectedOffering",
    "consumers": "AffectedConsumer",
    "notify": "NotifyLine",
    "agreements": "AffectedAgreement",
    "findingsConnection": "Finding",
    "heldConnection": "HeldGroup",
}
SCOPES: Final = pytest.mark.parametrize("scope", [None, ORLAN], ids=["everybody", "saint-orlan"])


class Lists:
    """Asks for one list of a report, as one viewer sees it."""

    def __init__(self, database: Database, scope: Scope | None) -> None:
        self._database = database
        self._scope = scope

    async def page(self, name: str, *, first: int = 1_000, after: str | None = None, **given: Any) -> Any:
        question = f"""query($first: Int, $after: String, $filter: {TYPES[name]}Filter, $sort: [{TYPES[name]}Sort!]) {{
          impact({SCENARIO}, today: "2026-10-05") {{
            {name}(first: $first, after: $after, filter: $filter, sort: $sort) {{
              totalCount pageInfo {{ hasNextPage endCursor }} nodes {{ {NODES[name]} }}
            }}
          }}
        }}"""
        found: Any = await asked(self._database, question, self._scope, first=first, after=after, **given)
        return cast("Any", found if isinstance(found, list) else found[name])

    async def all(self, name: str, **given: Any) -> list[Node]:
        page = await self.page(name, **given)
        assert page["totalCount"] == len(page["nodes"])
        return page["nodes"]

    async def filtered(self, name: str, **wanted: Any) -> list[Node]:
        return await self.all(name, filter=wanted)


@SCOPES
async def test_what_is_filtered_is_the_part_of_the_list_that_is_like_it(
    quellhaven: Database, scope: Scope | None
) -> None:
    lists = Lists(quellhaven, scope)
    offerings, consumers = await lists.all("offerings"), await lists.all("consumers")
    last = consumers[-1]["path"][-1]["id"]
    some = offerings[len(offerings) // 2]

    async def are(name: str, whole: list[Node], wanted: Node, fits: Callable[[Node], bool]) -> None:
        expected = [node for node in whole if fits(node)]
        assert expected, wanted
        assert await lists.filtered(name, **wanted) == expected, wanted

    def is_on_path(node: Node) -> bool:
        return any(step and step["id"] == last for step in node["path"])

    await are(
        "offerings", offerings, {"severity": {"gte": "HIGH"}}, lambda one: one["severity"] in {"HIGH", "CRITICAL"}
    )
    await are("offerings", offerings, {"hops": {"lte": 1}}, lambda one: one["hops"] <= 1)
    await are("offerings", offerings, {"onPath": {"eq": last}}, is_on_path)
    provider = some["offering"]["provider"]["id"]
    of_provider = {"provider": {"in": [provider, "nobody"]}}
    await are("offerings", offerings, of_provider, lambda one: one["offering"]["provider"]["id"] == provider)
    by_text = {"text": some["offering"]["name"].upper()}
    name = some["offering"]["name"].lower()
    await are("offerings", offerings, by_text, lambda one: name in one["offering"]["name"].lower())
    await are("consumers", consumers, {"onPath": {"eq": last}}, is_on_path)
    worst = {"severity": {"in": [consumers[0]["severity"]]}}
    await are("consumers", consumers, worst, lambda one: one["severity"] == consumers[0]["severity"])
    only = consumers[-1]["organization"]
    await are("consumers", consumers, {"text": only["id"]}, lambda one: only["id"] in one["organization"]["id"])


@SCOPES
async def test_agreements_are_found_by_what_they_say(quellhaven: Database, scope: Scope | None) -> None:
    lists = Lists(quellhaven, scope)
    whole = await lists.all("agreements")
    last, consumer = whole[-1], whole[-1]["consumer"]
    provider, relationship = (last["agreement"][name]["id"] for name in ("provider", "relationship"))

    async def are(wanted: Node, fits: Callable[[Node], bool]) -> None:
        expected = [node for node in whole if fits(node)]
        assert expected, wanted
        assert await lists.filtered("agreements", **wanted) == expected, wanted

    await are({"agreement": {"eq": last["id"]}}, lambda one: one["id"] == last["id"])
    await are({"severity": {"gte": "HIGH"}}, lambda one: one["severity"] in {"HIGH", "CRITICAL"})
    await are({"organization": {"eq": consumer["id"]}}, lambda one: one["consumer"] == consumer)
    await are({"provider": {"eq": provider}}, lambda one: one["agreement"]["provider"]["id"] == provider)
    await are(
        {"relationship": {"in": [relationship]}}, lambda one: one["agreement"]["relationship"]["id"] == relationship
    )
    await are({"text": consumer["name"].upper()}, lambda one: consumer["name"] in one["consumer"]["name"])
    day = max(one["notifyBy"] for one in whole if one["notifyBy"])
    await are({"notifyBy": {"gte": day}}, lambda one: (one["notifyBy"] or "") >= day)
    undated = [one for one in whole if one["notifyBy"] is None]
    assert await lists.filtered("agreements", notifyBy={"eq": None}) == undated
    for overdue in (True, False):
        late = [one for one in whole if one["overdue"] is overdue]
        assert await lists.filtered("agreements", overdue=overdue) == late
    offering = last["agreement"]["covers"]["nodes"][0]["id"]
    hit = await lists.filtered("agreements", offering={"eq": offering})
    assert all(offering in {each["id"] for each in one["agreement"]["covers"]["nodes"]} for one in hit)
    by_offerings = [
        await lists.filtered("agreements", offering={"eq": one["offering"]["id"]})
        for one in await lists.all("offerings")
    ]
    assert {one["id"] for some in by_offerings for one in some} == {one["id"] for one in whole}


@SCOPES
async def test_findings_are_found_by_what_they_say(quellhaven: Database, scope: Scope | None) -> None:
    lists = Lists(quellhaven, scope)
    whole = await lists.all("findingsConnection")
    assert whole

    async def are(wanted: Node, fits: Callable[[Node], bool]) -> None:
        assert await lists.filtered("findingsConnection", **wanted) == [node for node in whole if fits(node)], wanted

    kinds = {one["kind"] for one in whole}
    for kind in kinds:
        await are({"kind": {"eq": kind}}, lambda one, kind=kind: one["kind"] == kind)
    await are({"kind": {"in": sorted(kinds)}}, lambda _: True)
    await are({"severity": {"gte": "HIGH"}}, lambda one: one["severity"] in {"HIGH", "CRITICAL"})
    await are({"organization": {"eq": None}}, lambda one: one["organization"] is None)
    for about in ("organization", "agreement"):
        for id_ in {one[about]["id"] for one in whole if one[about]}:
            await are(
                {about: {"eq": id_}},
                lambda one, about=about, id_=id_: one[about] is not None and one[about]["id"] == id_,
            )
    for id_ in {one["needed"]["id"] for one in whole if one["needed"]}:
        found = await lists.filtered("findingsConnection", offering={"eq": id_})
        assert found
        assert all(id_ in {side["id"] for side in (one["dependent"], one["needed"]) if side} for one in found)


@SCOPES
async def test_groups_that_hold_are_found_by_what_they_say(quellhaven: Database, scope: Scope | None) -> None:
    lists = Lists(quellhaven, scope)
    whole = await lists.all("heldConnection")
    for group in whole:
        offering, by_member = group["offering"], {"member": {"eq": group["members"][0]["id"]}}
        for wanted in (
            {"offering": {"eq": offering["id"]}},
            {"text": offering["name"].upper()},
            {"text": group["alternatives"]},
            {"margin": {"eq": group["margin"]}},
            {"provider": {"eq": offering["provider"]["id"]}},
            by_member,
        ):
            assert group in await lists.filtered("heldConnection", **wanted), wanted
        assert await lists.filtered("heldConnection", offering={"eq": "nothing"}) == []
        assert await lists.filtered("heldConnection", margin={"gt": group["margin"] or 0}) == [
            one for one in whole if (one["margin"] or 0) > (group["margin"] or 0)
        ]
    assert whole or scope


@SCOPES
async def test_consumers_of_an_offering_are_as_many_as_it_counts(quellhaven: Database, scope: Scope | None) -> None:
    lists = Lists(quellhaven, scope)
    counted = {one["offering"]["id"]: one["consumers"]["total"] for one in await lists.all("offerings")}
    assert any(counted.values())
    for offering, total in counted.items():
        assert len(await lists.filtered("consumers", offering={"eq": offering})) == total


@SCOPES
async def test_lines_are_found_by_what_is_among_their_reasons(quellhaven: Database, scope: Scope | None) -> None:
    lists = Lists(quellhaven, scope)
    lines = await lists.all("notify")
    consumer = next(reason["organization"] for one in lines for reason in one["reasons"] if reason["organization"])

    def named(one: Node) -> bool:
        return any(reason["organization"] == consumer for reason in one["reasons"])

    def worst(one: Node) -> Severity:
        return max(Severity[reason["severity"]] for reason in one["reasons"])

    assert await lists.filtered("notify", organization={"eq": consumer["id"]}) == list(filter(named, lines))
    assert await lists.filtered("notify", severity={"gte": "HIGH"}) == [
        one for one in lines if worst(one) >= Severity.HIGH
    ]
    assert await lists.filtered("notify", reachable=True) == [one for one in lines if one["reachable"]]
    assert await lists.filtered("notify", deadline={"lt": "2026-11-01"}) == [
        one for one in lines if one["deadline"] and one["deadline"] < "2026-11-01"
    ]
    by_name = await lists.filtered("notify", text=consumer["name"].upper())
    assert [one for one in lines if named(one)] == [one for one in by_name if named(one)]


@SCOPES
@pytest.mark.parametrize(
    ("name", "sort"),
    [
        ("offerings", [{"name": "DESC"}]),
        ("offerings", [{"hops": "ASC"}, {"consumers": "DESC"}]),
        ("consumers", [{"notifyBy": "ASC"}]),
        ("consumers", [{"agreements": "DESC"}, {"name": "ASC"}]),
        ("notify", [{"deadline": "DESC"}, {"name": "ASC"}]),
        ("notify", None),
        ("agreements", [{"notifyBy": "DESC"}, {"name": "ASC"}]),
        ("agreements", [{"severity": "ASC"}]),
        ("findingsConnection", [{"severity": "DESC"}, {"name": "ASC"}]),
        ("findingsConnection", None),
        ("heldConnection", [{"margin": "DESC"}, {"name": "DESC"}]),
    ],
)
async def test_pages_of_a_sorted_list_are_the_list(
    quellhaven: Database, scope: Scope | None, name: str, sort: list[Node] | None
) -> None:
    lists = Lists(quellhaven, scope)
    whole = await lists.all(name, sort=sort)
    page = await lists.page(name, sort=sort, first=4)
    found: list[Node] = page["nodes"]
    while page["pageInfo"]["hasNextPage"]:
        page = await lists.page(name, sort=sort, first=4, after=page["pageInfo"]["endCursor"])
        found += page["nodes"]
    assert found == whole
    assert sorted(map(str, whole)) == sorted(map(str, await lists.all(name)))


async def test_lists_are_sorted_by_what_they_say(quellhaven: Database) -> None:
    lists = Lists(quellhaven, None)
    names = [one["offering"]["name"].lower() for one in await lists.all("offerings", sort=[{"name": "ASC"}])]
    assert names == sorted(names)
    days = [
        min((each["notifyBy"] for each in one["agreements"] if each["notifyBy"]), default="9999")
        for one in await lists.all("consumers", sort=[{"notifyBy": "ASC"}])
    ]
    assert days == sorted(days)
    deadlines = [one["deadline"] or "" for one in await lists.all("notify", sort=[{"deadline": "DESC"}])]
    assert deadlines == sorted(deadlines, reverse=True)
    told_by = [one["notifyBy"] or "9999" for one in await lists.all("agreements", sort=[{"notifyBy": "ASC"}])]
    assert told_by == sorted(told_by)
    grades = [Severity[one["severity"]] for one in await lists.all("findingsConnection", sort=[{"severity": "ASC"}])]
    assert grades == sorted(grades)


async def test_what_is_not_seen_cannot_be_asked_for(quellhaven: Database) -> None:
    """Neither that an offering is on somebody's way, nor whose it is."""
    everybody, orlan = Lists(quellhaven, None), Lists(quellhaven, ORLAN)
    seen = {step["id"] for one in await orlan.all("consumers") for step in one["path"] if step}
    hidden = {step["id"] for one in await everybody.all("consumers") for step in one["path"]} - seen
    assert hidden
    assert await orlan.filtered("consumers", onPath={"in": sorted(hidden)}) == []
    assert await orlan.filtered("consumers", offering={"in": sorted(hidden)}) == []
    assert await orlan.filtered("agreements", offering={"in": sorted(hidden)}) == []
    assert await orlan.filtered("findingsConnection", offering={"in": sorted(hidden)}) == []


async def test_a_cursor_belongs_to_one_sort(quellhaven: Database) -> None:
    lists = Lists(quellhaven, None)
    after = (await lists.page("offerings", first=1))["pageInfo"]["endCursor"]
    [(message, _, code)] = await lists.page("offerings", after=after, sort=[{"name": "ASC"}])
    assert (message, code) == (
        "after is a cursor of another list or of another sort; start again without it.",
        "BAD_INPUT",
    )
    [(message, _, code)] = await lists.page("offerings", sort=[{"name": "ASC"}] * 6)
    assert (message, code) == ("sort has 6 members; 5 are the most.", "BAD_INPUT")
