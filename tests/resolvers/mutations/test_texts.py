"""Texts over GraphQL: the form in which they are kept and looked up, and what they must not hold."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.resolvers.conftest import Ask
    from tests.resolvers.mutations.conftest import Change

APART = unicodedata.normalize("NFD", "übersicht")
NAMED = "... on Offering { id name provider { id } }"


@pytest.fixture
async def overview(change: Change) -> Change:
    """An offering whose id and name were given taken apart."""
    made = await change("createOffering", NAMED, id=f" {APART}", name=f"Ü{APART[2:]} ", provider=" acme ")
    assert made == {
        "__typename": "Offering",
        "id": "übersicht",
        "name": "Übersicht",
        "provider": {"id": "acme"},
    }
    return change


FOUND = {"data": {"offering": {"id": "übersicht"}}}


@pytest.mark.usefixtures("overview")
@pytest.mark.parametrize("id_", ["übersicht", APART, f"  {APART}\n"])
async def test_an_id_is_found_however_its_letters_are_composed(ask: Ask, id_: str) -> None:
    assert await ask("query($id: ID!) { offering(id: $id) { id } }", id=id_) == FOUND
    literal = id_.replace("\n", "\\n")
    assert await ask(f'{{ offering(id: "{literal}") {{ id }} }}') == FOUND
    assert await ask("query($id: ID!) { node(kind: Offering, id: $id) { id } }", id=id_) == {
        "data": {"node": {"id": "übersicht"}}
    }
    nodes = "query($refs: [NodeRef!]!) { nodes(refs: $refs) { id } }"
    assert await ask(nodes, refs=[{"kind": "Offering", "id": id_}]) == {"data": {"nodes": [{"id": "übersicht"}]}}
    for wanted in ({"eq": id_}, {"in": [id_, "maps"]}):
        assert await ask(
            "query($filter: OfferingFilter) { offerings(filter: $filter) { nodes { id } } }",
            filter={"and": [{"id": wanted}, {"name": {"eq": f"{APART} ".replace("u", "U", 1)}}]},
        ) == {"data": {"offerings": {"nodes": [{"id": "übersicht"}]}}}
    impact = """query($id: ID!) { impact(scenario: { changes: [{ offering: $id, action: RETIRE }] }) {
      offerings { nodes { offering { id } } } } }"""
    assert (await ask(impact, id=id_))["data"]["impact"]["offerings"]["nodes"] == [{"offering": {"id": "übersicht"}}]


async def test_an_id_that_is_a_number_is_taken_as_before(change: Change, ask: Ask) -> None:
    await change("createOffering", "", id=7, name="Seven", provider="acme")
    assert await ask("{ offering(id: 7) { id } }") == {"data": {"offering": {"id": "7"}}}
    assert (await ask("{ offering(id: true) { id } }"))["errors"]


async def test_what_is_there_already_is_found_by_its_other_form(overview: Change) -> None:
    refused = await overview("createOffering", "", id=APART, name="Again", provider="acme")
    assert (refused["__typename"], refused["key"]) == ("DuplicateKey", "übersicht")
    changed = await overview("updateOffering", NAMED, id=f"{APART} ", name="Caf\u0065\u0301")
    assert (changed["id"], changed["name"]) == ("übersicht", "Café")
    linked = await overview(
        "linkDependency",
        "... on LinkedDependency { alternatives from { id } to { id } }",
        **{"from": f" {APART}", "to": "maps ", "alternatives": " für alle\n"},
    )
    assert linked == {
        "__typename": "LinkedDependency",
        "alternatives": "für alle",
        "from": {"id": "übersicht"},
        "to": {"id": "maps"},
    }
    gone = await overview("unlinkDependency", "", **{"from": APART, "to": "maps"})
    assert gone["__typename"] == "Unlinked"
    selection = "... on Offering { id successors { nodes { id } } }"
    retired = await overview("retireOffering", selection, id=APART, retiresOn="2030-01-01", successor=" maps")
    assert (retired["id"], retired["successors"]) == ("übersicht", {"nodes": [{"id": "maps"}]})
    twice = await overview(
        "createOfferings", "", items=[{"id": id_, "name": "é", "provider": "acme"} for id_ in ("é", "e\u0301")]
    )
    assert twice["__typename"] == "InvalidInput"
    assert "is stated twice" in twice["message"]


@pytest.mark.parametrize(
    ("given", "field", "message"),
    [
        (
            {"id": "ti\u200bde", "name": "Tide"},
            "id",
            "'ti\\u200bde': holds U+200B ZERO WIDTH SPACE (character 3), which cannot be seen: take it out",
        ),
        (
            {"name": "Mo\u202ele"},
            "name",
            "'Mo\\u202ele': holds U+202E RIGHT-TO-LEFT OVERRIDE (character 3), which cannot be seen: take it out",
        ),
        (
            {"name": "Mo\nle"},
            "name",
            "'Mo\\nle': holds U+000A LINE FEED (character 3), which cannot be seen: take it out",
        ),
        ({"name": "  "}, "name", "'  ': is blank: write something that can be seen"),
        ({"name": "\u2060"}, "name", "'\\u2060': is blank: U+2060 WORD JOINER cannot be seen"),
        ({"id": "\u200b", "name": "A"}, "id", "'\\u200b': is blank: U+200B ZERO WIDTH SPACE cannot be seen"),
    ],
)
async def test_what_cannot_be_seen_is_named_with_its_place(
    change: Change, given: dict[str, Any], field: str, message: str
) -> None:
    refused = await change("createOffering", "", **given, provider="acme")
    assert refused["__typename"] == "InvalidInput"
    assert refused["faults"] == [{"path": ["input", field], "message": message}]


async def test_a_name_that_a_verb_asks_for_is_kept_in_the_same_form(change: Change) -> None:
    await change("createOrganization", "", id="shop", name="Shop")
    await change("createServiceRelationship", "", id="acme-shop", provider="acme", consumer="shop")
    title = "Faster  cafe\u0301 "
    selection = "... on Improvement { title }"
    proposed = await change("proposeImprovement", selection, relationship="acme-shop", title=title)
    assert proposed["title"] == "Faster  café"
    refused = await change("proposeImprovement", selection, relationship="acme-shop", title="\u202eA")
    assert "U+202E RIGHT-TO-LEFT OVERRIDE (character 1)" in refused["faults"][0]["message"]


def split(name: str, other: str, ways: str, *path: str | int) -> list[dict[str, Any]]:
    message = f"the group {name!r} differs from {other!r} only by {ways}: one group has one name, at 'maps'"
    return [{"path": ["input", *path, "alternatives"], "message": message}]


async def test_groups_at_one_offering_that_people_mix_up_are_refused(change: Change) -> None:
    await change(
        "createOfferings", "", items=[{"id": id_, "name": id_, "provider": "acme"} for id_ in ("phone", "mail")]
    )
    phone, mail = ({"from": "maps", "to": to} for to in ("phone", "mail"))
    assert (await change("linkDependency", "", **phone, alternatives="kontakt"))["__typename"] == "LinkedDependency"
    for name, ways in (("Kontakt", "case"), ("kon takt", "blanks")):
        refused = await change("linkDependency", "", **mail, alternatives=name)
        assert refused["faults"] == split(name, "kontakt", ways)
    same = await change("linkDependency", "... on LinkedDependency { alternatives }", **mail, alternatives=" kontakt ")
    assert same["alternatives"] == "kontakt"
    items = [{**phone, "alternatives": "Kontakt"}, {**mail, "alternatives": "KONTAKT"}]
    refused = await change("linkDependencies", "", items=items)
    assert [fault["path"][:2] for fault in refused["faults"]] == [["input", "items"]]
    renamed = [{**phone, "alternatives": "Kontakt"}, {**mail, "alternatives": "Kontakt"}]
    assert (await change("linkDependencies", "", items=renamed))["__typename"] != "InvalidInput"


async def test_names_of_scenarios_that_differ_by_blanks_are_one(change: Change, ask: Ask) -> None:  # noqa: ARG001  # the estate
    question = """query($one: String, $other: String) { compareScenarios(scenarios: [
      { name: $one, changes: [{ offering: "maps", action: RETIRE }] },
      { name: $other, changes: [{ offering: "maps", action: SUSPEND }] }]) { scenarios { name } } }"""
    refused = await ask(question, one="May", other=" May")
    assert refused["errors"][0][0] == "Scenarios 0 and 1 are both called 'May': name them apart."
    refused = await ask(question, one="May", other="\u202eMay")
    assert refused["errors"][0][0].startswith("The name of scenario 1 holds U+202E RIGHT-TO-LEFT OVERRIDE")


async def test_the_longest_texts_are_kept_and_found(change: Change, ask: Ask) -> None:
    """Neither engine has an index that refuses them."""
    name, description = "\U00020000" * 2_000, "\ufdfa" * 10_000
    made = await change(
        "createOffering", "... on Offering { id }", id="long", name=name, description=description, provider="acme"
    )
    assert made == {"__typename": "Offering", "id": "long"}
    question = "query($text: String!) { offerings(filter: { description: { contains: $text } }) { nodes { id name } } }"
    assert await ask(question, text="\ufdfa") == {"data": {"offerings": {"nodes": [{"id": "long", "name": name}]}}}
    refused = await change("createOffering", "", name=f"{name}x", provider="acme")
    assert [fault["message"][-26:] for fault in refused["faults"]] == [": takes more than 8,000 bytes"[-26:]]
