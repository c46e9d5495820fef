"""What every declaration must keep, of the kinds there are and of those to come."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any, cast

import pytest
from pydantic import Field

from graph.model import MODEL, Thing, properties
from graph.model.offering import Dependency, Succession
from graph.model.scalars import Choice, Scalar

if TYPE_CHECKING:
    from graph.model import Property

ITEMS: list[tuple[str, Property]] = [
    *((kind.label, item) for kind in MODEL.kinds.values() for item in kind.properties),
    *((link.type, item) for link in MODEL.links for item in properties(link.properties)),
]
CHOICES = {item.choice for _, item in ITEMS if item.choice is not None}
RELATIONS = [relation for label in MODEL.kinds for relation in MODEL.relations(label)]


def test_names_are_the_columns_in_camel_case() -> None:
    assert [(place, item.name) for place, item in ITEMS if not re.fullmatch("[a-z]+([A-Z][a-z]+)*", item.name)] == []
    named = {item.column: item.name for _, item in ITEMS}
    assert named["notice_days"] == "noticeDays"
    assert named["from"] == "from"


def test_no_field_of_a_kind_is_declared_twice() -> None:
    for kind in MODEL.kinds.values():
        names = [item.name for item in kind.properties] + [each.name for each in MODEL.relations(kind.label)]
        names += ["and", "or", "not", "archived"]
        assert sorted(names) == sorted(set(names)), kind.label
    for relation in RELATIONS:
        names = [item.name for item in relation.edge] + ["node", "cursor", "and", "or", "not"]
        assert sorted(names) == sorted(set(names)), relation


def test_relations_lead_to_declared_kinds_by_their_labels() -> None:
    for relation in RELATIONS:
        pattern = relation.pattern.format(this="a", edge="r", that="b")
        assert relation.to in MODEL.kinds
        assert pattern.startswith("(a)"), pattern
        assert f"(b:{relation.to})" in pattern, pattern


def test_no_type_of_relation_bears_the_name_of_a_label() -> None:
    types = {link.type for link in MODEL.links}
    assert types.isdisjoint(MODEL.kinds)
    assert all(re.fullmatch("[A-Z]+(_[A-Z]+)*", type_) for type_ in types)


def test_both_ends_of_a_link_are_relations() -> None:
    forth = MODEL.relation("Offering", "dependencies")
    back = MODEL.relation("Offering", "dependents")
    assert forth.pattern.format(this="a", edge="r", that="b") == "(a)-[r:DEPENDS_ON]->(b:Offering)"
    assert back.pattern.format(this="a", edge="r", that="b") == "(a)<-[r:DEPENDS_ON]-(b:Offering)"
    assert forth.edge == back.edge == properties(Dependency)
    assert MODEL.relation("Organization", "provides").edge == ()


def test_lists_are_ordered_and_found_by_properties_that_can_be() -> None:
    for kind in MODEL.kinds.values():
        by_name = {item.name: item for item in kind.properties}
        assert all(not by_name[name].many for name in order_of(kind.order)), kind.label
        if kind.found_by is not None:
            assert by_name[kind.found_by].searched, kind.label
            assert not by_name[kind.found_by].personal, kind.label


def order_of(names: tuple[str, ...]) -> list[str]:
    return [re.sub("_([a-z])", lambda match: match[1].upper(), name) for name in names]


def test_every_property_and_closed_set_has_words() -> None:
    assert [(place, item.name) for place, item in ITEMS if not item.words.strip().endswith((".", "`."))] == []
    assert [choice.__name__ for choice in CHOICES if not choice.__doc__] == []
    assert [member for choice in CHOICES for member in choice if not member.words or member.value != member.name] == []
    assert [kind.label for kind in MODEL.kinds.values() if not kind.words] == []


def test_closed_sets_are_ranked_as_declared() -> None:
    for choice in CHOICES:
        assert [member.rank for member in choice] == list(range(len(choice)))


def test_no_two_closed_sets_have_one_name() -> None:
    assert len({choice.__name__ for choice in CHOICES}) == len(CHOICES)


def test_every_thing_has_what_all_have() -> None:
    common = properties(Thing)
    for kind in MODEL.kinds.values():
        assert kind.properties[: len(common)] == common
        assert kind.properties[0].scalar is Scalar.ID


def test_a_property_is_read_as_it_is_declared() -> None:
    by_name = {item.name: item for item in properties(Dependency)}
    assert (by_name["criticality"].required, by_name["criticality"].present) == (False, True)
    assert (by_name["alternatives"].present, by_name["alternatives"].default) == (False, None)
    assert (by_name["assumed"].managed, by_name["assumed"].default) == (True, False)
    assert [item.column for item in properties(Succession)] == ["source", "coverage", "from"]


def test_a_property_without_words_or_type_is_refused() -> None:
    class Wordless(Thing):
        colour: Annotated[str, Scalar.TEXT] = ""

    class Typeless(Thing):
        colour: str = Field("", description="Its colour.")

    for wrong in (Wordless, Typeless):
        with pytest.raises(TypeError, match="the property colour needs words and a type of graph"):
            properties(cast("Any", wrong))


def test_a_member_of_a_closed_set_is_its_name() -> None:
    class Size(Choice):
        SMALL = "SMALL", "Not large."
        LARGE = "LARGE", "Not small."

    assert (Size.SMALL.value, Size("LARGE"), Size.LARGE.rank, Size.SMALL.words) == (
        "SMALL",
        Size.LARGE,
        1,
        "Not large.",
    )
