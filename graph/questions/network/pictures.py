"""Pictures of networks are kept for as long as nothing changes; what takes long is worked out in a process of its own."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from graph.errors import Unavailable
from graph.projection.derived import derived
from graph.questions.elsewhere import worked_elsewhere
from graph.questions.network.centrality import BETWEENNESS, COMMUNITIES, betweenness, communities, work
from graph.questions.network.picture import Picture
from graph.questions.network.sources import OLDEST_MEETING
from graph.questions.network.weighted import Weighted, weigh, weighted
from graph.saying import Saying

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.access.scope import Scope
    from graph.projection.follower import IncompleteReason
    from graph.projection.status import Day
    from graph.questions.network.keeping import KeptNetworks
    from graph.questions.network.sight import Sight
    from graph.questions.network.ties import Ties

KEPT: Final = 4
HERE: Final = 300
"""People up to whom everything is worked out in this process."""

AT_ONCE: Final = 2_000
"""People up to whom betweenness is waited for; of more it is there when somebody asks later."""

NAME: Final = "picture of the network"
LATER: Final = Saying("PICTURE_AWAITED", "The picture of the network is being worked out: ask again.")
PATIENCE: Final = 60.0
"""Seconds that a question waits for what is worked out elsewhere."""


@dataclass(frozen=True, slots=True)
class NetworkPart:
    """Which people a picture shows: those of a relationship, members of organizations and of their parts; else
    everybody.
    """

    relationship: str | None = None
    organizations: Sequence[str] | None = None

    def people(self, sight: Sight) -> list[int]:
        if self.relationship is not None:
            return sorted(_around(sight, self.relationship))
        if self.organizations is not None:
            return sorted(sight.people.members(self.organizations, sight.day))
        return list(range(len(sight.people.ids)))


def _around(sight: Sight, relationship: str) -> set[int]:
    """Who has a role there on the day, or met about it lately."""
    known, day = sight.around(relationship), sight.day
    met = {id_ for one in known.held(day) if day - one.on <= OLDEST_MEETING for id_ in one.people}
    return {sight.people.at[id_] for id_ in met | {row.person for row in known.holders(day)} if id_ in sight.people.at}


@dataclass(eq=False, slots=True)
class Kept:
    """A picture. `measured`: everything but what takes long. `worked`: communities and betweenness, each `known` once it
    is there. `weighed`: what is worked out by strengths.
    """

    picture: Picture
    measured: asyncio.Task[None]
    worked: asyncio.Task[None] | None = None
    known: dict[str, asyncio.Event] | None = None
    weighed: asyncio.Task[None] | None = None


class KeptPictures:
    """The pictures that were asked for last."""

    def __init__(self, networks: KeptNetworks) -> None:
        self._networks = networks
        self._kept: dict[tuple[Ties, NetworkPart, float], Kept] = {}
        self._one = asyncio.Semaphore(1)

    async def of(
        self,
        scope: Scope,
        day: Day,
        part: NetworkPart,
        min_strength: float,
        *,
        centralities: bool,
        together: bool,
        by_strength: bool = False,
    ) -> tuple[Picture, IncompleteReason | None]:
        """A picture in which everything is there, but, unless `together`, the communities; betweenness only where
        `centralities` are asked for, what is weighted only where it is asked for `by_strength`. Of many people betweenness
        may still be missing, and nothing is weighted. Raises Unavailable where it takes too long.
        """

        def asked(sight: Sight) -> tuple[Ties, list[int]]:
            return sight.ties, part.people(sight)

        (ties, people), incomplete = await self._networks.ask(scope, day, asked)
        kept = self._of(ties, part, people, min_strength)
        await asyncio.shield(kept.measured)
        if centralities or together:
            await self._worked_out(kept, centralities=centralities, together=together)
        if by_strength and kept.picture.weighted is None and kept.picture.size <= AT_ONCE:
            await self._weigh(kept)
        return kept.picture, incomplete

    def _of(self, ties: Ties, part: NetworkPart, people: list[int], min_strength: float) -> Kept:
        key = ties, part, min_strength
        kept = self._kept.pop(key, None)
        if kept is None or (kept.measured.done() and kept.measured.exception()):
            picture = Picture(ties, people, min_strength)
            kept = Kept(picture, asyncio.create_task(asyncio.to_thread(picture.measure)))
        self._kept[key] = kept
        while len(self._kept) > KEPT:
            self._forget(self._kept.pop(next(iter(self._kept))))
        return kept

    def _forget(self, kept: Kept) -> None:
        for working in (kept.worked, kept.weighed):
            if working is not None:
                working.cancel()

    async def _worked_out(self, kept: Kept, *, centralities: bool, together: bool) -> None:
        picture = kept.picture
        if picture.size <= HERE:
            await asyncio.to_thread(_here, picture, together=together)
            return
        wanted = [BETWEENNESS] if centralities and picture.size <= AT_ONCE else []
        wanted += [COMMUNITIES] if together else []
        if picture.betweenness is None and (kept.worked is None or kept.worked.done()):
            kept.known = {COMMUNITIES: asyncio.Event(), BETWEENNESS: asyncio.Event()}
            kept.worked = asyncio.create_task(self._elsewhere(kept))
            kept.worked.add_done_callback(_end)
        await self._wait(kept, wanted)

    async def _wait(self, kept: Kept, wanted: Sequence[str]) -> None:
        if kept.worked is None or kept.known is None:
            return
        waiting = [asyncio.create_task(kept.known[name].wait()) for name in wanted]
        for each in waiting:
            done, _ = await asyncio.wait((each, kept.worked), timeout=PATIENCE, return_when=asyncio.FIRST_COMPLETED)
            if each not in done and not each.done():
                for other in waiting:
                    other.cancel()
                raise Unavailable(LATER)

    async def _weigh(self, kept: Kept) -> None:
        if kept.weighed is None or kept.weighed.done():
            kept.weighed = asyncio.create_task(self._weighed(kept))
            kept.weighed.add_done_callback(_end)
        await asyncio.wait((kept.weighed,), timeout=PATIENCE)
        if kept.picture.weighted is None:
            raise Unavailable(LATER)

    async def _weighed(self, kept: Kept) -> None:
        picture = kept.picture
        if picture.size <= HERE:
            picture.weighted = await asyncio.to_thread(weighted, picture.ends)
            return
        async with self._one, aclosing(worked_elsewhere(weigh, picture.ends, NAME)) as told:
            async for found in told:
                picture.weighted = Weighted(*found)

    async def _elsewhere(self, kept: Kept) -> None:
        assert kept.known is not None  # noqa: S101  # whoever starts it has made them
        async with self._one, aclosing(worked_elsewhere(work, kept.picture.ends, NAME)) as told:
            async for name, found in told:
                if name == COMMUNITIES:
                    kept.picture.communities = found
                else:
                    kept.picture.betweenness = found
                kept.known[name].set()


@derived
def pictures_of(networks: KeptNetworks) -> KeptPictures:
    return KeptPictures(networks)


def _here(picture: Picture, *, together: bool) -> None:
    if picture.betweenness is None:
        picture.betweenness = betweenness(picture.ends)
    if together and picture.communities is None:
        picture.communities = communities(picture.ends)


def _end(worked: asyncio.Task[Any]) -> None:
    if not worked.cancelled():
        worked.exception()  # whoever waits is told
