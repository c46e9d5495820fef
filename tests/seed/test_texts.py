"""Texts in files: the form in which they are kept, what they must not hold, and ids that people mix up."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

import pytest

from graph.database.schema import set_up_schema
from graph.errors import BadInput
from seed.checking import check
from seed.faults import Fault, Faults, Faulty, Hint, Hints
from seed.importing import import_estate, plan_import
from tests.seed.estates import imported, write

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from graph.database.engine import Database


def apart(text: str) -> str:
    return unicodedata.normalize("NFD", text)


TWINS: Mapping[str, str] = {
    "organizations.csv": (
        "id,name\nquay-desk,Quay Desk\nQuay-Desk,Quay Desk East\nquay\u2011desk,Quay Desk West\n"
        "caf\u00e9,Caf\u00e9\ncafe\u0301,Cafe\nti\u200bde,Tide\nmole,Mo\u202ele\nblank,\u200b \nempty,  \n"
    ),
    "offerings.csv": "id,name,provider\nmaps,Maps,quay-desk\nfeed1,Feed one,quay-desk\nfeed2,Feed two,quay-desk\n",
    "dependencies.csv": "from,to,alternatives\nmaps,feed1,feeds\nmaps,feed2,Feeds \n",
}


async def test_near_twins_and_what_cannot_be_seen_are_shown_at_their_places(database: Database, tmp_path: Path) -> None:
    await set_up_schema(database)
    with pytest.raises(Faulty) as refused:
        await import_estate(database, [write(tmp_path / "twins", TWINS)])
    file = "organizations.csv"
    assert list(refused.value.faults) == [
        Fault(
            "dependencies.csv",
            3,
            "alternatives",
            "the group 'Feeds' differs from 'feeds' only by case: one group has one name, at 'maps'",
        ),
        Fault(file, 6, "id", "'café' is the id of another Organization already, in organizations.csv:5"),
        Fault(
            file,
            7,
            "id",
            "'ti\\u200bde': holds U+200B ZERO WIDTH SPACE (character 3), which cannot be seen: take it out",
        ),
        Fault(
            file,
            8,
            "name",
            "'Mo\\u202ele': holds U+202E RIGHT-TO-LEFT OVERRIDE (character 3), which cannot be seen: take it out",
        ),
        Fault(file, 9, "name", "'\\u200b ': is blank: U+200B ZERO WIDTH SPACE cannot be seen"),
        Fault(file, 10, "name", "'  ': is blank: write something that can be seen"),
    ]
    assert str(refused.value).splitlines()[7:] == [
        "2 hints: what is likely wrong, and stops no import",
        (
            "organizations.csv:3: id: 'Quay-Desk' differs from 'quay-desk', which is in organizations.csv:2, only by case: "
            "if both are one thing, keep one id"
        ),
        (
            "organizations.csv:4: id: 'quay\u2011desk' differs from 'quay-desk', which is in organizations.csv:2, only by "
            "dashes: if both are one thing, keep one id"
        ),
    ]
    assert await database.read("MATCH (n:Organization) RETURN count(n)", name="count") == [[0]]


def estate(form: Any = str) -> dict[str, str]:
    return {
        "organizations.csv": f"id,name,part_of\n {form('café')} ,\u00a0{form('Café')}\t,\n{form('môle')},Môle,{form('café')}\n",
        "offerings.csv": f"id,name,provider\n{form('übersicht')},{form('Übersicht')},{form('môle')} \nfeed,Feed,{form('café')}\n",
        "dependencies.csv": f"from,to,alternatives\n{form('übersicht')},feed, {form('für alle')} \n",
        "agreements.csv": (
            f"id,provider,consumer,offering,reference,external_ids\n"
            f"{form('général')},{form('môle')},{form('café')},{form('übersicht')}, {form('Général')} 7 , crm:{form('é')} | b \n"
        ),
    }


ALL = """
MATCH (a)-[r]->(b)
WHERE NOT a:Event
RETURN a.id, a.name, a.reference, a.externalIds, type(r), r.alternatives, r.id, b.id
"""


async def test_files_are_kept_and_found_however_their_letters_are_composed(database: Database, tmp_path: Path) -> None:
    result = await imported(database, write(tmp_path / "apart", estate(apart)))
    assert (result.tally.created, [hint.column for hint in result.hints]) == (14, ["alternatives"])  # a group of one
    found = sorted(await database.read(ALL, name="all"), key=repr)
    assert ["übersicht", "Übersicht", None, None, "DEPENDS_ON", "für alle", "übersicht|feed", "feed"] in found
    assert ["général", None, "Général 7", ["crm:é", "b"], "COVERS", None, None, "übersicht"] in found
    assert ["môle~café", None, None, None, "CONSUMER", None, None, "café"] in found
    assert all(unicodedata.is_normalized("NFC", text) for row in found for text in row if isinstance(text, str))
    again = await imported(database, write(tmp_path / "composed", estate()))
    assert again.nothing_new
    assert sorted(await database.read(ALL, name="all"), key=repr) == found


async def test_the_rows_of_json_lines_are_kept_in_the_same_form(database: Database, tmp_path: Path) -> None:
    lines = f'{{"kind": "Organization", "id": "{apart("café")} ", "name": " {apart("Café")}"}}\n'
    await imported(database, write(tmp_path / "lines", {"all.jsonl": lines}))
    assert await database.read("MATCH (n:Organization) RETURN n.id, n.name", name="all") == [["café", "Café"]]


async def test_a_cell_of_blanks_is_empty_where_nothing_must_be_stated(database: Database, tmp_path: Path) -> None:
    files = {"organizations.csv": "id,name,description,part_of,external_ids\na,A, ,\u00a0,  \n , \u3000,,,\nb,B,,\t,\n"}
    result = await imported(database, write(tmp_path / "blanks", files))
    assert result.tally.rows == 2
    stored = await database.read(
        "MATCH (n:Organization) RETURN n.id, n.description, n.externalIds ORDER BY n.id", name="all"
    )
    assert stored == [["a", None, None], ["b", None, None]]


GROUPS: Mapping[str, str] = {
    "organizations.csv": "id,name\ngeo,Geo\nfleet,Fleet\n",
    "offerings.csv": "id,name,provider\nmaps,Maps,geo\nphone,Phone,geo\nmail,Mail,geo\n",
    "dependencies.csv": "from,to,alternatives\nmaps,phone,kontakt\nmaps,mail,kontakt \n",
    "agreements.csv": "id,provider,consumer,offering\ndeal,geo,fleet,maps\n",
}


async def test_a_blank_behind_its_name_splits_no_group(database: Database, tmp_path: Path) -> None:
    await imported(database, write(tmp_path / "groups", GROUPS))
    stored = await database.read("MATCH ()-[r:DEPENDS_ON]->() RETURN DISTINCT r.alternatives", name="groups")
    assert stored == [["kontakt"]]


@pytest.mark.parametrize(
    ("name", "ways"),
    [
        ("Kontakt", "case"),
        ("kon takt", "blanks"),
        ("Kon  takt", "case and blanks"),
        ("ｋontakt", "other forms of the same characters"),
    ],
)
async def test_groups_at_one_offering_that_people_mix_up_are_a_fault(
    database: Database, tmp_path: Path, name: str, ways: str
) -> None:
    await set_up_schema(database)
    split = {**GROUPS, "dependencies.csv": f"from,to,alternatives\nmaps,phone,kontakt\nmaps,mail,{name}\n"}
    message = f"the group {name!r} differs from 'kontakt' only by {ways}: one group has one name, at 'maps'"
    fault = Fault("dependencies.csv", 3, "alternatives", message)
    assert list(await check(database, [write(tmp_path / "split", split)])) == [fault]
    await imported(database, write(tmp_path / "groups", GROUPS))
    more = {"dependencies.csv": f"from,to,alternatives\nmaps,mail,{name}\n"}
    beside = Fault("dependencies.csv", 2, "alternatives", message)
    assert list(await check(database, [write(tmp_path / "more", more)])) == [beside]


async def test_the_same_name_at_another_offering_is_another_group(database: Database, tmp_path: Path) -> None:
    await set_up_schema(database)
    other = {**GROUPS, "dependencies.csv": "from,to,alternatives\nmaps,phone,kontakt\nmail,phone,Kontakt\n"}
    assert not await check(database, [write(tmp_path / "other", other)])


async def test_an_id_beside_its_near_twin_in_the_graph_is_a_hint_and_is_written(
    database: Database, tmp_path: Path
) -> None:
    await imported(database, write(tmp_path / "first", {"organizations.csv": "id,name\ngeo,Geo\n"}))
    second = write(tmp_path / "second", {"organizations.csv": "id,name\nGeo,Geo\ngeo,Geo\n"})
    hint = Hint(
        "organizations.csv",
        2,
        "id",
        "'Geo' differs from 'geo', which is in the graph, only by case: if both are one thing, keep one id",
    )
    assert list((await plan_import(database, [second])).hints) == [hint]
    result = await imported(database, second)
    assert (list(result.hints), result.tally.created) == ([hint], 1)
    assert await database.read("MATCH (n:Organization) RETURN count(n)", name="count") == [[2]]


async def test_what_is_stated_again_or_replaced_is_no_twin(database: Database, tmp_path: Path) -> None:
    first = write(tmp_path / "first", {"organizations.csv": "id,name\ngeo,Geo\n"})
    await imported(database, first)
    assert not (await imported(database, first)).hints
    corrected = write(tmp_path / "corrected", {"organizations.csv": "id,name\nGeo,Geo\n"})
    result = await imported(database, corrected, replace=True)
    assert (result.tally.created, result.tally.removed, list(result.hints)) == (1, 1, [])


async def test_the_name_of_a_source_is_kept_in_the_same_form(database: Database, tmp_path: Path) -> None:
    folder = write(tmp_path / apart("maré"), {"organizations.csv": "id,name\na,A\nb,B\n"})
    await set_up_schema(database)
    assert (await import_estate(database, [folder])).source == "maré"
    write(folder, {"organizations.csv": "id,name\na,A\n"})
    replaced = await import_estate(database, [folder], source=" maré ", replace=True)
    assert replaced.tally.removed == 1
    with pytest.raises(BadInput, match=r"^The name of the source is blank: .*; --source names another\.$"):
        await import_estate(database, [folder], source=" ")


def test_hints_are_counted_like_faults_and_are_none() -> None:
    hints = Hints(Hint("people.csv", line, "id", "…") for line in (3, 2))
    assert hints.title == "2 hints: what is likely wrong, and stops no import"
    assert [hint.line for hint in hints] == [2, 3]
    assert Hints([Hint("people.csv", 2, "id", "…")]).title.startswith("1 hint: ")
    assert not Hints()
    assert "hint" not in str(Faulty(Faults([Fault("people.csv", 2, "id", "is missing")]), Hints()))
