"""Statements are made of the declarations' constants: what is asked for never becomes text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import BadInput, Forbidden
from graph.model import MODEL
from graph.reading import EVERYTHING, Many, One, Scope, Selection, Window, kind_listing, relation_listing
from graph.reading.arguments import list_arguments
from graph.reading.cursor import cursor
from graph.reading.filter import COMPARISONS, TEXT_SEARCHES
from graph.reading.statement import list_statement, thing_statement, things_statement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.reading.statement import Statement

OFFERING = MODEL.kinds["Offering"]
PERSON = MODEL.kinds["Person"]
DEPENDENCIES = MODEL.relation("Offering", "dependencies")
PROVIDER = MODEL.relation("Offering", "provider")
OPERATORS = {"eq", "in", "and", "or", "not", *COMPARISONS, *TEXT_SEARCHES}
TEXTS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=20)

NEEDED = Many(
    listing=relation_listing(MODEL, DEPENDENCIES),
    relation=DEPENDENCIES,
    things=Selection(OFFERING, OFFERING.properties, (One(PROVIDER, Selection(MODEL.kinds["Organization"], ())),)),
    number=1,
    edge=DEPENDENCIES.edge,
    counted=True,
    cursors=True,
)
OFFERINGS = Many(
    listing=kind_listing(OFFERING),
    relation=None,
    things=Selection(OFFERING, OFFERING.properties, (NEEDED,)),
    number=0,
    counted=True,
    cursors=True,
)
FIVE = Window(5)
PEOPLE = Many(kind_listing(PERSON), None, Selection(PERSON, PERSON.properties), 0)


def composed(
    wanted: dict[str, Any] | None = None,
    sort: Sequence[dict[str, Any]] = (),
    window: Window = FIVE,
    edges: dict[str, Any] | None = None,
    edge_sort: Sequence[dict[str, Any]] = (),
    edge_window: Window = FIVE,
    scope: Scope = EVERYTHING,
) -> Statement:
    """All offerings that are like this, with what they need."""
    lists = (
        list_arguments(OFFERINGS.listing, 0, window, wanted or {}, sort, scope),
        list_arguments(NEEDED.listing, 1, edge_window, edges or {}, edge_sort, scope),
    )
    return list_statement(MODEL, OFFERINGS, tuple(each.form for each in lists), scope)


def of_people(wanted: dict[str, Any], sort: Sequence[dict[str, Any]] = (), scope: Scope = EVERYTHING) -> Statement:
    people = list_arguments(PEOPLE.listing, 0, Window(5), wanted, sort, scope)
    return list_statement(MODEL, PEOPLE, (people.form,), scope)


def filter_of(text: str, day: str, number: int) -> dict[str, Any]:
    """Every operator and every combination, with these values."""
    return {
        "name": {"eq": text, "in": [text], "contains": text, "startsWith": text},
        "externalIds": {"has": text},
        "retiresOn": {"lt": day, "gte": day},
        "version": {"gt": number},
        "or": [{"id": {"eq": text}}, {"not": {"provider": {"name": {"contains": text}}}}],
        "provider": {"name": {"startsWith": text}},
        "dependencies": {"some": {"node": {"id": {"eq": text}}}},
    }


def everything(text: str, day: str, number: int) -> str:
    wanted = filter_of(text, day, number)
    return composed(
        wanted,
        [{"description": "DESC"}],
        Window(number % 100 + 1, after=cursor("offerings:-description,id", [text, text])),
        {"alternatives": {"eq": text}, "required": {"lt": number}, "node": wanted},
        [{"alternatives": "ASC"}, {"node": {"name": "DESC"}}],
        Window(5, before=cursor("Offering.dependencies:~alternatives,-name,id", [text, text, text])),
    ).text


ONCE = everything("x", "2026-01-01", 1)


@given(TEXTS, TEXTS, st.integers(-(2**31), 2**31 - 1))
def test_no_value_enters_the_text(text: str, day: str, number: int) -> None:
    assert everything(text, day, number) == ONCE


def test_values_go_beside_the_text() -> None:
    wanted: dict[str, Any] = {"name": {"contains": "STRASSE"}, "status": {"in": ["RETIRED"]}}
    people = list_arguments(OFFERINGS.listing, 0, Window(7), wanted, [], EVERYTHING)
    only = Many(OFFERINGS.listing, None, Selection(OFFERING, OFFERING.properties), 0)
    statement = list_statement(MODEL, only, (people.form,), EVERYTHING)
    assert sorted(map(str, statement.parameters([people]).values())) == ["8", "['RETIRED']", "strasse"]


@given(TEXTS, st.sampled_from(["name", "operator", "sort"]))
def test_no_unknown_name_enters_the_text(text: str, where: str) -> None:
    wanted: dict[str, Any] = {"name": {"name": text}, "operator": {"name": {text: "x"}}, "sort": {}}[where]
    if where == "name":
        wanted = {text: {"eq": "x"}}
    sort = [{text: "ASC"}] if where == "sort" else []
    try:
        statement = composed(wanted, sort)
    except BadInput:
        return
    known = {item.name for item in OFFERING.properties} | OPERATORS
    assert text in known or text not in statement.text


def test_questions_of_one_shape_are_one_text() -> None:
    once = composed({"name": {"contains": "a"}, "provider": {"id": {"in": ["x"]}}}, window=Window(1))
    again = composed({"name": {"contains": "b"}, "provider": {"id": {"in": ["y", "z"]}}}, window=Window(2))
    assert once is again


def test_every_variable_is_introduced_once() -> None:
    wanted: dict[str, Any] = {
        "dependencies": {"some": {"node": {"dependencies": {"some": {}}, "provider": {}}}, "none": {}}
    }
    text = composed(wanted, edges={"node": wanted}).text
    introduced = text.count("MATCH")
    for level in range(introduced):
        assert sum(text.count(f"(n{level}:{label})") for label in MODEL.kinds) == 1, level
    assert f"n{introduced}" not in text


class Marked(Scope):
    """With a predicate that can be seen."""

    def visible(self, kind: Any, variable: Any) -> Any:  # noqa: ARG002  # a Scope's
        return f"visible({variable})"

    def reached(self, relation: Any, this: Any, that: Any) -> Any:  # noqa: ARG002  # a Scope's
        return f"visible({that})"


def test_the_scope_stands_at_every_thing_that_is_matched() -> None:
    wanted: dict[str, Any] = {"provider": {}, "dependents": {"none": {"node": {"owners": {"some": {}}}}}}
    text = composed(wanted, edges={"node": wanted}, scope=Marked()).text
    assert text.count("visible(n") == text.count("MATCH") == 17
    for one in (thing_statement, things_statement):
        text = one(
            MODEL,
            OFFERINGS.things,
            (list_arguments(OFFERINGS.listing, 0, Window(1), {}, [], EVERYTHING).form,) * 2,
            Marked(),
        ).text
        assert text.count("visible(n") == text.count("MATCH") == 4


def test_a_filter_over_one_thing_starts_there_and_looks_at_the_scope_on_both_sides() -> None:
    text = composed({"provider": {"name": {"startsWith": "a"}}}, scope=Marked()).text
    assert text.index("nameFolded STARTS WITH") < text.index("PROVIDES")
    assert "visible(n0)" in text
    assert "visible(n1)" in text


def test_addresses_are_null_and_no_key_to_sort_or_filter_for_those_who_may_not_see_them() -> None:
    scope = Scope(addresses=False)
    assert "email" not in of_people({}, scope=scope).text
    assert "n0.name" in of_people({}, scope=scope).text
    with pytest.raises(Forbidden, match=r"^filter\.not\.email: "):
        of_people({"not": {"email": {"contains": "@"}}}, scope=scope)
    with pytest.raises(Forbidden, match=r"^sort\.0\.phone: "):
        of_people({}, [{"phone": "ASC"}], scope)


def test_more_than_five_keys_are_refused() -> None:
    with pytest.raises(BadInput, match="sort has 6 members; 5 are the most"):
        composed(sort=[{"name": "ASC"}] * 6)


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
        composed(window=Window(5, after=text))
    assert refused.value.path == ("after",)
