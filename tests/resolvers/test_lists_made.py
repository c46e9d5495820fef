"""Lists that are made in the process page both ways, as Relay's specification says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.database.schema import set_up_schema
from graph.errors import BadInput
from resolvers.derived.arguments import asked_page
from resolvers.derived.classes import empty, field, filled_type
from resolvers.impact.page import list_class
from resolvers.sorted_list import page

if TYPE_CHECKING:
    from graph.database.engine import Database
    from tests.estate import Estate
    from tests.resolvers.conftest import Ask

NODE = empty("Numbered")
filled_type(NODE, "A number.", {"number": field("number", int, "Itself.")})
CONNECTION = list_class(NODE, "Numbers.")
SIZES = (4, 10)


def paged(rows: list[int], **given: Any) -> Any:
    first, after, last, before = (given.get(name) for name in ("first", "after", "last", "before"))
    asked = asked_page(first, after, last, before, SIZES)
    return page(CONNECTION, "numbers", rows, lambda row: (row,), lambda row: row, asked)


def cursors(rows: list[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    for start in range(0, len(rows), 10):
        shown = paged(rows[start : start + 10], first=10)
        found |= {row: shown.cursor_of(number) for number, row in enumerate(shown.nodes)}
    return found


@given(
    st.lists(st.integers(0, 99), unique=True, max_size=25).map(sorted),
    st.integers(1, 10) | st.none(),
    st.booleans(),
    st.data(),
)
def test_every_window_is_that_of_relay(rows: list[int], size: int | None, backwards: bool, data: Any) -> None:  # noqa: FBT001  # of the property
    at, ends = cursors(rows), st.none() | st.sampled_from(rows) if rows else st.none()
    after, before = data.draw(ends), data.draw(ends)
    given_: dict[str, Any] = {"last" if backwards else "first": size}
    given_ |= {name: None if row is None else at[row] for name, row in (("after", after), ("before", before))}
    shown = paged(rows, **given_)
    between = [row for row in rows if (after is None or row > after) and (before is None or row < before)]
    size = 4 if size is None else size
    expected = between[-size:] if backwards and given_["last"] is not None else between[:size]
    assert list(shown.nodes) == expected
    assert shown.totalCount == len(rows)
    if expected:
        assert shown.pageInfo.has_next_page == (expected[-1] != rows[-1])
        assert shown.pageInfo.has_previous_page == (expected[0] != rows[0])
        assert (shown.pageInfo.start_cursor, shown.pageInfo.end_cursor) == (at[expected[0]], at[expected[-1]])


@pytest.mark.parametrize(
    ("given_", "path"), [({"first": 3, "last": 3}, "last"), ({"last": 11}, "last"), ({"before": "x"}, "before")]
)
def test_what_cannot_be_asked_names_its_argument(given_: dict[str, Any], path: str) -> None:
    with pytest.raises(BadInput) as refused:
        paged([1, 2, 3], **given_)
    assert refused.value.path == (path,)


async def test_the_end_of_what_rests_on_an_offering_is_asked_for(database: Database, estate: Estate, ask: Ask) -> None:
    await set_up_schema(database)
    await estate.things("Organization", {"id": "acme"})
    await estate.things("Offering", {"id": "map"}, *({"id": f"o{number}"} for number in range(5)))
    for id_ in ("map", *(f"o{number}" for number in range(5))):
        await estate.relations("Organization", "provides", ("acme", id_))
        if id_ != "map":
            await estate.relations("Offering", "dependencies", (id_, "map"), id=id_)
    question = """query($last: Int, $before: String) { offering(id: "map") {
      supports(last: $last, before: $before) { totalCount nodes { id } pageInfo { hasPreviousPage startCursor } } } }"""
    last = (await ask(question, last=2))["data"]["offering"]["supports"]
    assert [one["id"] for one in last["nodes"]] == ["o3", "o4"]
    before = (await ask(question, last=4, before=last["pageInfo"]["startCursor"]))["data"]["offering"]["supports"]
    assert [one["id"] for one in before["nodes"]] == ["o0", "o1", "o2"]
    assert (last["pageInfo"]["hasPreviousPage"], before["pageInfo"]["hasPreviousPage"]) == (True, False)
    assert before["totalCount"] == 5
