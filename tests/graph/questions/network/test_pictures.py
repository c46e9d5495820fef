"""What takes long is worked out beside: of some hundred people it is waited for, of thousands it comes later."""

from __future__ import annotations

import asyncio
from random import Random
from typing import TYPE_CHECKING, Any, cast

import pytest

from graph.access.scope import Scope
from graph.projection.contacts.acquaintance import KnowsRow
from graph.projection.contacts.people import PersonRow
from graph.questions.network import pictures
from graph.questions.network.centrality import betweenness, communities
from graph.questions.network.network_person import NetworkSort
from graph.questions.network.picture import Picture
from graph.questions.network.pictures import HERE, KeptPictures, NetworkPart
from graph.questions.network.weighted import weighted
from tests.graph.questions.network.estates import TODAY, sight

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.questions.network.keeping import KeptNetworks
    from graph.questions.network.sight import Sight

IDS = [f"p{number:03}" for number in range(HERE + 20)]
SECONDS = 120.0


class Networks:
    """The network of more people than are worked out in this process, always the same."""

    def __init__(self) -> None:
        chance = Random(4)  # noqa: S311  # no secret
        pairs = [chance.sample(IDS, 2) for _ in range(3 * len(IDS))]
        known = [KnowsRow(one, other, 0.1 + 0.8 * chance.random()) for one, other in pairs]
        self._sight = sight({"persons": [PersonRow(id_) for id_ in IDS], "knows": known})

    async def ask(self, scope: Scope, day: int, question: Callable[[Sight], Any]) -> tuple[Any, None]:
        assert (scope.restricted, day) == (False, TODAY.toordinal())
        return question(self._sight), None


@pytest.fixture
def kept() -> KeptPictures:
    return KeptPictures(cast("KeptNetworks", Networks()))


async def pictured(kept: KeptPictures, **wanted: bool) -> Picture:
    asked = {"centralities": False, "together": False} | wanted
    found, _ = await kept.of(Scope(), TODAY.toordinal(), NetworkPart(), 0.05, **asked)
    return found


async def test_of_some_hundred_people_all_is_waited_for_that_another_process_works_out(kept: KeptPictures) -> None:
    picture = await pictured(kept, centralities=True, together=True, by_strength=True)
    assert picture.size > HERE
    assert picture.betweenness == pytest.approx(betweenness(picture.ends))
    assert picture.communities == communities(picture.ends)
    assert picture.weighted == weighted(picture.ends)
    assert await pictured(kept, centralities=True, together=True, by_strength=True) is picture


async def test_of_more_people_than_are_waited_for_betweenness_comes_later_and_nothing_is_weighted(
    kept: KeptPictures, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "AT_ONCE", HERE)
    picture = await pictured(kept, centralities=True, by_strength=True)
    assert picture.betweenness is None
    assert picture.closeness
    async with asyncio.timeout(SECONDS):
        while (await pictured(kept, centralities=True)).betweenness is None:  # noqa: ASYNC110  # as clients ask again
            await asyncio.sleep(0.05)
    assert picture.betweenness == pytest.approx(betweenness(picture.ends))
    assert picture.weighted is None


async def test_what_is_not_asked_for_is_not_worked_out(kept: KeptPictures) -> None:
    picture = await pictured(kept)
    assert (picture.betweenness, picture.communities, picture.weighted) == (None, None, None)
    assert len(picture.degree) == len(IDS)


@pytest.mark.parametrize("sort", NetworkSort)
def test_the_place_of_everybody_stays_though_somebody_comes_without_ties(sort: NetworkSort) -> None:
    known = [KnowsRow("b", "c", 0.5), KnowsRow("c", "d", 0.6)]

    def places(*ids: str) -> dict[str, tuple[float | str, ...]]:
        found = sight({"persons": [PersonRow(id_) for id_ in ids], "knows": known})
        picture = Picture(found.ties, range(len(ids)), 0.05)
        picture.measure()
        if sort is NetworkSort.CLOSENESS:  # a share of all people
            picture.closeness = [0.0] * len(ids)
        return {id_: picture.place(sort, number) for number, id_ in enumerate(ids)}

    before = places("b", "c", "d")
    assert before.items() <= places("a", "b", "c", "d").items()
    assert min(before, key=before.__getitem__) == ("b" if sort is NetworkSort.CLOSENESS else "c")
