"""What is committed as built is built from what is committed, fits the schema and stays small; without Node."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from typing import Any, Final

import pytest

from api.explorer.routes import ASSETS, segments, shipped_documents
from api.lane.lane import Lane
from graph.model import MODEL
from graph.reading.search import searched_kinds
from resolvers.schema import schema
from tests.house.house import ROOT, tracked_files

SOURCE: Final = ROOT / "api/explorer/source"
ELSEWHERE: Final = ("graph/", "resolvers/")


def built() -> dict[str, Any]:
    return json.loads((ASSETS / "built.json").read_bytes())


def assets() -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in ASSETS.iterdir()}


def size(names: list[str]) -> int:
    """Bytes as they are sent."""
    return sum(len(gzip.compress(assets()[name], mtime=0)) for name in names)


def test_the_assets_are_built_from_these_sources() -> None:
    noted: dict[str, str] = built()["sources"]
    places = {name: (ROOT if name.startswith(ELSEWHERE) else SOURCE) / name for name in noted}
    changed = [
        name
        for name, place in places.items()
        if not place.exists() or hashlib.sha256(place.read_bytes()).hexdigest() != noted[name]
    ]
    assert changed == [], "npm ci --ignore-scripts && npm run build, in api/explorer/source"
    kept = {path for path in tracked_files() if path.is_relative_to(SOURCE) and path.suffix != ".md"}
    assert kept <= set(places.values())


def test_the_page_names_files_that_are_there_and_nothing_else_is_kept() -> None:
    page = assets()["index.html"].decode()
    named = set(re.findall(r'(?:href|src)="/assets/([^"]+)"', page))
    reached = set(named)
    while (
        more := {
            name
            for one in reached
            if one.endswith(".js")
            for name in re.findall(r'"/assets/([\w-]+\.(?:js|css))"', assets()[one].decode())
        }
        - reached
    ):
        reached |= more
    assert named <= set(assets())
    assert set(assets()) == reached | {"index.html", "built.json", "documents.json"}
    assert "://" not in page


def test_the_first_load_and_each_later_part_stay_small() -> None:
    page = assets()["index.html"].decode()
    first = re.findall(r'(?:href|src)="/assets/([^"]+\.js)"', page)
    styles = [name for name in assets() if name.startswith("main-") and name.endswith(".css")]
    assert size(first) <= 40_000
    assert size(styles) <= 4_096
    later = [name for name in assets() if name.endswith((".js", ".css")) and name not in (*first, *styles)]
    assert {name: size([name]) for name in later if size([name]) > 12_000} == {}


@pytest.mark.parametrize("document_id", shipped_documents())
def test_what_the_explorer_asks_fits_the_schema_and_its_limits(document_id: str) -> None:
    text = shipped_documents()[document_id]
    assert document_id == f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"
    lane = Lane(schema, 30.0)
    document = lane.documents.document(text)
    assert document.node.definitions


def test_the_search_looks_through_every_kind_that_can_be_found() -> None:
    turns = re.search(r"const TURNS.*? = (\[.*\]);", (SOURCE / "src/parts/Combobox.tsx").read_text(encoding="utf-8"))
    assert turns
    assert sorted(re.findall(r"\w+", turns[1])) == sorted(kind.label for kind in searched_kinds(MODEL, None))


def test_every_screen_has_its_segment() -> None:
    routes = [path.read_text(encoding="utf-8") for path in (SOURCE / "src").glob("*/route.ts")]
    assert sorted(segments()) == sorted(re.findall(r"path: '/([^/']*)", "".join(routes)))
