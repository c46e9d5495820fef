"""The picture of the rooms shows the imports as they are."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.docs.documents import ROOT
from tests.docs.rooms import HOUSE, PARTS, PICTURE, ROOMS, drawn, imports, in_graph

if TYPE_CHECKING:
    from tests.docs.rooms import Arrows


@pytest.fixture(scope="module")
def found() -> Arrows:
    return imports()


def test_the_picture_is_what_is_drawn_of_the_imports_now(found: Arrows) -> None:
    """Where this fails: .venv/bin/python -m tests.docs.rooms"""
    assert PICTURE.read_text(encoding="utf-8") == drawn(found)


def test_every_room_stands_in_it() -> None:
    folders = {path.parent.name for path in (ROOT / "graph").glob("*/__init__.py")}
    assert {room.name for room in ROOMS} == folders
    assert {room.name for room in HOUSE} == set(PARTS)


def test_each_pair_of_rooms_that_imports_is_an_arrow(found: Arrows) -> None:
    shown = drawn(found)
    pairs = in_graph(found)
    assert len(pairs) > 20
    assert [pair for pair in pairs if f"<title>{' imports '.join(pair)}</title>" not in shown] == []


def test_an_import_more_would_be_drawn(found: Arrows) -> None:
    more = Counter({("graph.model", "graph.text"): 1, **found})
    assert "<title>model imports text</title>" in drawn(more)
    assert "<title>model imports text</title>" not in drawn(found)
