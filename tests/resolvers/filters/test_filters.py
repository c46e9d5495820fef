from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.estate import Estate
    from tests.resolvers.conftest import Ask

OFFERINGS = (
    {"id": "maps", "name": "STRASSE", "status": "AVAILABLE", "retiresOn": "2027-01-31", "description": "Maps of roads"},
    {"id": "billing", "name": "straße", "status": "RETIRED", "retiresOn": "2026-01-31", "externalIds": ["crm:1"]},
    {"id": "mail", "name": "İstanbul", "status": "DEPRECATED", "version": 3, "externalIds": ["crm:2", "erp:2"]},
    {"id": "search", "name": "100% $p0 'or' --", "status": "AVAILABLE"},
)


@pytest.fixture
async def offerings(estate: Estate) -> None:
    await estate.things("Offering", *OFFERINGS)
    await estate.things("Organization", {"id": "acme"}, {"id": "zenith"})
    await estate.relations("Organization", "provides", ("acme", "maps"), ("acme", "billing"), ("zenith", "mail"))
    await estate.relations("Offering", "dependencies", ("maps", "mail"), id="maps|mail", criticality="HIGH")
    await estate.relations("Offering", "dependencies", ("maps", "search"), id="maps|search", criticality="LOW")
    await estate.relations("Offering", "dependencies", ("billing", "search"), id="billing|search", criticality="LOW")


FILTERS: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("nothing", {}, "billing mail maps search"),
    ("an id", {"id": {"eq": "maps"}}, "maps"),
    ("ids", {"id": {"in": ["maps", "mail", "none"]}}, "mail maps"),
    ("an id twice", {"id": {"in": ["maps", "mail", "maps"]}}, "mail maps"),
    ("no ids", {"id": {"in": []}}, ""),
    ("the exact text", {"name": {"eq": "straße"}}, "billing"),
    ("a text in any case", {"name": {"contains": "STRASSE"}}, "billing maps"),
    ("a Turkish text", {"name": {"startsWith": "i̇STAN"}}, "mail"),
    ("a part that is no start", {"name": {"startsWith": "trasse"}}, ""),
    ("characters of a pattern", {"name": {"contains": "% $P0 'OR'"}}, "search"),
    ("what is not given", {"retiresOn": {"eq": None}}, "mail search"),
    ("earlier", {"retiresOn": {"lt": "2027-01-31"}}, "billing"),
    ("from a day on", {"retiresOn": {"gte": "2026-01-31", "lte": "2027-01-31"}}, "billing maps"),
    ("later", {"retiresOn": {"gt": "2026-01-31"}}, "maps"),
    ("a number", {"version": {"gt": 1}}, "mail"),
    ("an enum", {"status": {"eq": "RETIRED"}}, "billing"),
    ("enums", {"status": {"in": ["RETIRED", "DEPRECATED"]}}, "billing mail"),
    ("instants in another zone", {"createdAt": {"eq": "2026-01-01T02:00:00+02:00"}}, "billing mail maps search"),
    ("a key elsewhere", {"externalIds": {"has": "erp:2"}}, "mail"),
    ("two together", {"status": {"eq": "AVAILABLE"}, "retiresOn": {"eq": None}}, "search"),
    ("any", {"or": [{"id": {"eq": "maps"}}, {"id": {"eq": "mail"}, "version": {"eq": 3}}]}, "mail maps"),
    ("any of none", {"or": []}, ""),
    ("all of none", {"and": []}, "billing mail maps search"),
    ("all", {"and": [{"status": {"eq": "AVAILABLE"}}, {"not": {"id": {"eq": "maps"}}}]}, "search"),
    ("not, and what is not given", {"not": {"retiresOn": {"lt": "2027-01-01"}}}, "mail maps search"),
    ("neither nor", {"not": {"or": [{"id": {"eq": "maps"}}, {"retiresOn": {"eq": None}}]}}, "billing"),
    ("not not", {"not": {"not": {"retiresOn": {"gt": "2026-12-31"}}}}, "maps"),
    ("of a provider", {"provider": {"name": {"contains": "ACM"}}}, "billing maps"),
    ("without a provider", {"provider": None}, "search"),
    ("with a provider", {"provider": {}}, "billing mail maps"),
    ("without needs", {"dependencies": {"none": {}}}, "mail search"),
    ("with needs", {"dependencies": {"some": {}}}, "billing maps"),
    ("with a low need", {"dependencies": {"some": {"criticality": {"eq": "LOW"}}}}, "billing maps"),
    (
        "one relation has both",
        {"dependencies": {"some": {"criticality": {"eq": "LOW"}, "node": {"id": {"eq": "mail"}}}}},
        "",
    ),
    ("needing mail", {"dependencies": {"some": {"node": {"provider": {"id": {"eq": "zenith"}}}}}}, "maps"),
    ("some and none", {"dependencies": {"some": {}, "none": {"criticality": {"eq": "HIGH"}}}}, "billing"),
    (
        "two steps on",
        {"dependents": {"some": {"node": {"dependencies": {"some": {"criticality": {"in": ["HIGH"]}}}}}}},
        "mail search",
    ),
    (
        "relations by and, or, not",
        {
            "dependencies": {
                "some": {"or": [{"and": [{"criticality": {"eq": "HIGH"}}]}], "not": {"required": {"gt": 1}}}
            }
        },
        "maps",
    ),
)


@pytest.mark.usefixtures("offerings")
@pytest.mark.parametrize(("wanted", "found"), [case[1:] for case in FILTERS], ids=[case[0] for case in FILTERS])
async def test_a_filter_finds_what_it_says(ask: Ask, wanted: dict[str, Any], found: str) -> None:
    question = """query($filter: OfferingFilter) {
      offerings(filter: $filter, sort: [{ id: ASC }]) { totalCount nodes { id } } }"""
    ids = found.split()
    assert await ask(question, filter=wanted) == {
        "data": {"offerings": {"totalCount": len(ids), "nodes": [{"id": id_} for id_ in ids]}}
    }


@pytest.mark.usefixtures("offerings")
async def test_relations_are_filtered_by_what_they_say_and_where_they_lead(ask: Ask) -> None:
    question = """query($filter: OfferingDependenciesFilter) {
      offering(id: "maps") { dependencies(filter: $filter) { totalCount edges { id criticality node { id } } } } }"""
    for wanted in ({"criticality": {"eq": "HIGH"}}, {"node": {"provider": {"id": {"eq": "zenith"}}}}):
        assert await ask(question, filter=wanted) == {
            "data": {
                "offering": {
                    "dependencies": {
                        "totalCount": 1,
                        "edges": [{"id": "maps|mail", "criticality": "HIGH", "node": {"id": "mail"}}],
                    }
                }
            }
        }


REFUSED: tuple[tuple[dict[str, Any], str], ...] = (
    ({"name": None}, "filter.name must not be null: leave it out, or find what is not given by `eq: null`."),
    (
        {"name": {"contains": None}},
        "filter.name.contains must not be null: leave it out, or find what is not given by `eq: null`.",
    ),
    ({"and": None}, "filter.and must not be null: leave it out, or find what is not given by `eq: null`."),
    ({"not": None}, "filter.not must not be null: leave it out, or find what is not given by `eq: null`."),
    (
        {"dependencies": None},
        "filter.dependencies must not be null: leave it out, or find what is not given by `eq: null`.",
    ),
    (
        {"dependencies": {"some": None}},
        "filter.dependencies.some must not be null: leave it out, or find what is not given by `eq: null`.",
    ),
    ({"id": {"in": ["x"] * 1_001}}, "filter.id.in has 1,001 members; 1,000 are the most."),
    ({"or": [{"version": {"eq": number}} for number in range(21)]}, "The filter has more than 20 conditions."),
    ({"or": [{}] * 21}, "The filter has more than 20 conditions."),
)


@pytest.mark.parametrize(("wanted", "message"), REFUSED, ids=[message[:40] for _, message in REFUSED])
async def test_a_filter_that_means_nothing_is_refused(ask: Ask, wanted: dict[str, Any], message: str) -> None:
    question = "query($filter: OfferingFilter) { offerings(filter: $filter) { totalCount } }"
    assert await ask(question, filter=wanted) == {
        "data": None,
        "errors": [(message, ["offerings"], "BAD_INPUT")],
    }


async def test_a_filter_nested_without_end_is_refused(ask: Ask) -> None:
    wanted: dict[str, Any] = {}
    for _ in range(60):
        wanted = {"not": wanted}
    question = "query($filter: OfferingFilter) { offerings(filter: $filter) { totalCount } }"
    assert await ask(question, filter=wanted) == {
        "data": None,
        "errors": [("The filter is nested too deeply.", ["offerings"], "BAD_INPUT")],
    }


async def test_twenty_conditions_are_answered(estate: Estate, ask: Ask) -> None:
    await estate.things("Offering", {"id": "maps", "version": 19})
    wanted = {"or": [{"version": {"eq": number}} for number in range(20)]}
    question = "query($filter: OfferingFilter) { offerings(filter: $filter) { totalCount } }"
    assert await ask(question, filter=wanted) == {"data": {"offerings": {"totalCount": 1}}}
