"""What follows for every kind and every relation from its declaration, those to come included."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from graph.database.stored import key_names
from graph.model import MODEL
from graph.model.rules import AT_LEAST_ONE_OF, INTERVALS, ONE_OF
from graph.model.scalars import Scalar
from graph.writing.mutations import link_ends, link_name, linkable, references, settable

if TYPE_CHECKING:
    from graph.model import Kind, Link, Property
    from tests.resolvers.conftest import Ask
    from tests.resolvers.mutations.conftest import Change

KINDS = [kind for kind in MODEL.kinds.values() if kind.stated]
VALUES: dict[Scalar, Any] = {
    Scalar.ID: "key",
    Scalar.TEXT: "words",
    Scalar.INTEGER: 1,
    Scalar.NUMBER: 0.5,
    Scalar.FLAG: True,
    Scalar.DAY: "2027-01-01",
    Scalar.INSTANT: "2027-01-01T00:00:00.000000Z",
    Scalar.DURATION: "P1M",
}


ENDS = {after for _, after in INTERVALS}


def value_of(item: Property) -> Any:
    if item.column in ENDS:
        return "2027-02-01"
    one = next(iter(item.choice)).value if item.choice else VALUES[item.scalar or Scalar.TEXT]
    return [one] if item.many else one


NEEDED = {**ONE_OF, **AT_LEAST_ONE_OF}


class Maker:
    """Creates things with what they must have, and what these must have."""

    def __init__(self, change: Change) -> None:
        self.change = change
        self.made: set[str] = set()

    async def given(self, kind: Kind) -> dict[str, Any]:
        given = {item.name: value_of(item) for item in settable(kind) if item.required}
        for field in references(MODEL, kind):
            if field.required or field.name == next(iter(NEEDED.get(kind.label, ())), None):
                key = await self.one(MODEL.kinds[field.to])
                given[field.name] = [key] if field.many else key
        return given

    async def one(self, kind: Kind, suffix: str = "") -> str:
        key = f"{kind.singular}{suffix}"
        if key not in self.made:
            created = await self.change(f"create{kind.label}", "", id=key, **await self.given(kind))
            assert created == {"__typename": kind.label}
            self.made.add(key)
        return key


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.label)
async def test_a_kind_is_created_changed_archived_restored_and_deleted(empty: Change, ask: Ask, kind: Kind) -> None:
    key = await Maker(empty).one(kind, "-own")
    node = f"... on {kind.label} {{ version archivedAt externalIds }}"
    changed = await empty(f"update{kind.label}", node, id=key, externalIds=["crm:1"], expectedVersion=1)
    assert changed == {"__typename": kind.label, "version": 2, "archivedAt": None, "externalIds": ["crm:1"]}
    assert (await empty(f"archive{kind.label}", node, id=key, expectedVersion=2))["archivedAt"]
    restored = await empty(f"restore{kind.label}", node, id=key, expectedVersion=3)
    assert restored == {**changed, "version": 4}
    history = f'{{ {kind.singular}(id: "{key}") {{ history {{ nodes {{ action actor mutation }} }} }} }}'
    nodes = (await ask(history))["data"][kind.singular]["history"]["nodes"]
    assert [(node["action"], node["mutation"]) for node in nodes] == [
        ("CREATED", f"create{kind.label}"),
        ("CHANGED", f"update{kind.label}"),
        ("ARCHIVED", f"archive{kind.label}"),
        ("RESTORED", f"restore{kind.label}"),
    ]
    assert {node["actor"] for node in nodes} == {"local administrator"}
    deleted = await empty(f"delete{kind.label}", "... on Deleted { of ids }", id=key, expectedVersion=4)
    assert deleted == {"__typename": "Deleted", "of": kind.label, "ids": [key]}
    last = "{ events(last: 1) { nodes { action subject subjectIds } } }"
    assert (await ask(last))["data"]["events"]["nodes"] == [
        {"action": "DELETED", "subject": kind.label, "subjectIds": [key]}
    ]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.label)
async def test_what_a_kind_must_have_is_asked_of_it(empty: Change, kind: Kind) -> None:
    maker = Maker(empty)
    given = await maker.given(kind)
    for field in references(MODEL, kind):
        many = "nothing" if not field.many else ["nothing"]
        rivals = ONE_OF.get(kind.label, ())
        others = {name: value for name, value in given.items() if name not in rivals}
        refused = await empty(f"create{kind.label}", "", **{**others, field.name: many})
        assert (refused["__typename"], refused["of"], refused["path"][:2]) == (
            "NotFound",
            field.to,
            ["input", field.name],
        )
    for name in [item.name for item in settable(kind) if item.required]:
        key = await maker.one(kind, f"-{name}")
        refused = await empty(f"update{kind.label}", "", id=key, **{name: None})
        assert refused["faults"] == [
            {"path": ["input", name], "message": f"must not be null: every {kind.label} states it"}
        ]


@pytest.mark.parametrize("link", linkable(MODEL), ids=link_name)
async def test_a_relation_is_stated_and_removed_and_stands_in_both_histories(
    empty: Change, ask: Ask, link: Link
) -> None:
    maker, name = Maker(empty), link_name(link)
    start = await maker.one(MODEL.kinds[link.start], "-start")
    end = await maker.one(MODEL.kinds[link.end], "-end")
    keys = {item.name: value_of(item) for item in link.stated if item.name in key_names(link)}
    ends = dict(zip(link_ends(MODEL, link), (start, end), strict=True))
    both = " ".join(f"{end} {{ id }}" for end in ends)
    linked = await empty(f"link{name}", f"... on Linked{name} {{ {both} }}", **ends, **keys)
    assert linked == {"__typename": f"Linked{name}", **{end: {"id": key} for end, key in ends.items()}}, linked
    unlinked = await empty(f"unlink{name}", "... on Unlinked { start { id } end { id } }", **ends, **keys)
    assert unlinked == {"__typename": "Unlinked", "start": {"id": start}, "end": {"id": end}}
    for label, key in ((link.start, start), (link.end, end)):
        singular = MODEL.kinds[label].singular
        history = f'{{ {singular}(id: "{key}") {{ history(last: 2) {{ nodes {{ action subject subjectIds }} }} }} }}'
        assert (await ask(history))["data"][singular]["history"]["nodes"] == [
            {"action": action, "subject": link.name, "subjectIds": [start]} for action in ("LINKED", "UNLINKED")
        ]
