"""Statements are made of the declarations' constants: what is asked for never becomes text."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import BadInput, Forbidden
from graph.model import MODEL
from graph.reading import EVERYTHING, Scope, Window
from graph.reading.cursor import cursor
from graph.reading.statement import Statement, kind_count, kind_page, relation_count, relation_page, things

OFFERING = MODEL.kinds["Offering"]
PERSON = MODEL.kinds["Person"]
DEPENDENCIES = MODEL.relation("Offering", "dependencies")
TEXTS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=20)


def filter_of(text: str, day: str, number: int) -> dict[str, Any]:
    """Every operator and every combination, with these values."""
    return {
        "name": {"eq": text, "in": [text], "contains": text, "startsWith": text},
        "externalIds": {"has": text},
        "retiresOn": {"lt": day, "gte": day},
        "version": {"gt": number},
        "or": [{"id": {"eq": text}}, {"not": {"provider": {"name": {"contains": text}}}}],
        "dependencies": {"some": {"node": {"id": {"eq": text}}}, "none": {"alternatives": {"eq": text}}},
    }


def pages(text: str, day: str, number: int) -> list[Statement]:
    wanted = filter_of(text, day, number)
    after = cursor("offerings:-description,id", [text, text])
    before = cursor("Offering.dependencies:~alternatives,-name,id", [text, text, text])
    sort = [{"alternatives": "ASC"}, {"node": {"name": "DESC"}}]
    edges = {"alternatives": {"eq": text}, "required": {"lt": number}, "node": wanted}
    return [
        kind_page(MODEL, OFFERING, Window(5, after=after), wanted, [{"description": "DESC"}], EVERYTHING),
        kind_count(MODEL, OFFERING, wanted, EVERYTHING),
        relation_page(MODEL, DEPENDENCIES, Window(5, before=before), edges, sort, EVERYTHING),
        relation_count(MODEL, DEPENDENCIES, edges, EVERYTHING),
    ]


ONCE = [statement.text for statement in pages("x", "2026-01-01", 1)]


@given(TEXTS, TEXTS, st.integers(-(2**31), 2**31 - 1))
def test_no_value_enters_the_text(text: str, day: str, number: int) -> None:
    assert [statement.text for statement in pages(text, day, number)] == ONCE


@given(TEXTS, st.sampled_from(["name", "operator", "sort"]))
def test_no_unknown_name_enters_the_text(text: str, where: str) -> None:
    wanted: dict[str, Any] = {"name": {"name": text}, "operator": {"name": {text: "x"}}, "sort": {}}[where]
    if where == "name":
        wanted = {text: {"eq": "x"}}
    sort = [{text: "ASC"}] if where == "sort" else []
    try:
        statement = kind_page(MODEL, OFFERING, Window(5), wanted, sort, EVERYTHING)
    except BadInput:
        return
    known = {item.name for item in OFFERING.properties} | {"eq", "in", "contains", "startsWith", "and", "or", "not"}
    assert text in known or text not in statement.text


def test_every_variable_is_introduced_once() -> None:
    wanted: dict[str, Any] = {
        "dependencies": {"some": {"node": {"dependencies": {"some": {}}, "provider": {}}}, "none": {}}
    }
    text = kind_page(MODEL, OFFERING, Window(5), wanted, [], EVERYTHING).text
    for variable in ("n1:Offering", "n2:Offering", "n3:Organization", "n4:Offering"):
        assert text.count(f"({variable})") == 1
    assert [text.count(f"[e{level}:") for level in range(1, 5)] == [1, 1, 1, 1]


def test_the_scope_stands_at_every_thing_that_is_matched() -> None:
    """With a predicate that can be seen."""

    class Marked(Scope):
        def visible(self, label: Any, variable: Any) -> Any:
            return f"visible({variable}, {label})"

        def reached(self, relation: Any, this: Any, that: Any) -> Any:
            return f"visible({that}, {relation.name} of {this})"

    wanted: dict[str, Any] = {"provider": {}, "dependents": {"none": {"node": {"owners": {"some": {}}}}}}
    scope = Marked()
    page = relation_page(MODEL, DEPENDENCIES, Window(5), {"node": wanted}, [], scope).text
    count = relation_count(MODEL, DEPENDENCIES, {"node": wanted}, scope).text
    for text in (page, count):
        assert text.count("visible(n") == text.count("MATCH") == 5
    assert "visible(n0)" in things(OFFERING, scope)
    assert kind_count(MODEL, OFFERING, {}, scope).text.count("visible(n0)") == 1


def test_addresses_are_null_and_no_key_to_sort_or_filter_for_those_who_may_not_see_them() -> None:
    scope = Scope(addresses=False)
    assert "email" not in things(PERSON, scope)
    assert "n0.name" in things(PERSON, scope)
    with pytest.raises(Forbidden, match=r"^filter\.not\.email: "):
        kind_count(MODEL, PERSON, {"not": {"email": {"contains": "@"}}}, scope)
    with pytest.raises(Forbidden, match=r"^sort\.0\.phone: "):
        kind_page(MODEL, PERSON, Window(5), {}, [{"phone": "ASC"}], scope)


def test_more_than_five_keys_are_refused() -> None:
    sort = [{"name": "ASC"}] * 6
    with pytest.raises(BadInput, match="sort has 6 members; 5 are the most"):
        kind_page(MODEL, OFFERING, Window(5), {}, sort, EVERYTHING)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "none",
        "ä",
        cursor("offerings:-name,id", ["Maps", "maps"]),
        cursor("organizations:name,id", ["Maps", "maps"]),
        cursor("offerings:name,id", ["Maps"]),
        cursor("offerings:name,id", ["Maps", 1]),
        cursor("offerings:name,id", [None, "maps"]),
        cursor("offerings:name,id", [["Maps"], "maps"]),
    ],
)
def test_what_is_no_cursor_of_this_list_is_refused(text: str) -> None:
    with pytest.raises(BadInput) as refused:
        kind_page(MODEL, OFFERING, Window(5, after=text), {}, [], EVERYTHING)
    assert refused.value.path == ("after",)
