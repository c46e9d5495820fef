"""`rapport network`: a picture of who knows whom, in the forms that programs which draw networks read."""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.api.command.conftest import Rapport

ASKED = ("network", "--organization", "digital", "--organization", "parcel", "--on", "2026-10-05", "--format")
READERS: dict[str, Callable[[io.BytesIO], Any]] = {"graphml": nx.read_graphml, "gexf": nx.read_gexf}  # pyright: ignore[reportUnknownMemberType]


@pytest.fixture
def sample(with_sample: Rapport, capsys: pytest.CaptureFixture[str]) -> Rapport:
    return with_sample.beside(capsys)


@pytest.fixture
def people_and_ties(sample: Rapport) -> tuple[set[str], dict[frozenset[str], float]]:
    answer = json.loads(sample(*ASKED, "json").out)
    people = {row["person"]["id"] for row in answer["people"]["nodes"]}
    ties = {frozenset((tie["from"]["id"], tie["to"]["id"])): tie["strength"] for tie in answer["ties"]["nodes"]}
    assert len(people) > 5
    assert len(ties) > 5
    return people, ties


@pytest.mark.parametrize("form", READERS)
def test_other_programs_read_the_same_people_and_ties(
    sample: Rapport, people_and_ties: tuple[set[str], dict[frozenset[str], float]], form: str
) -> None:
    ran = sample(*ASKED, form)
    assert (ran.status, ran.err) == (0, "")
    graph = READERS[form](io.BytesIO(ran.out.encode()))
    found = {frozenset((one, other)): float(said["weight"]) for one, other, said in graph.edges(data=True)}
    people, ties = people_and_ties
    assert set(graph.nodes) == people
    assert found == pytest.approx(ties)


def test_dot_names_the_same_ties(
    sample: Rapport, people_and_ties: tuple[set[str], dict[frozenset[str], float]]
) -> None:
    out = sample(*ASKED, "dot").out
    assert out.startswith("graph ")
    assert {frozenset(pair) for pair in re.findall(r'"([^"]+)" -- "([^"]+)"', out)} == people_and_ties[1].keys()
