"""Whatever one changes, nothing of others is other than before, nothing more of it is seen, and one is answered as if what
one does not see were not there; but for what docs/access.md says.
"""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, Any, Final

from graph.database.event_log import last
from tests.resolvers.access.fuzzing.asking import OWNER, Told, alike, answered
from tests.resolvers.access.fuzzing.documents import mutation
from tests.resolvers.access.fuzzing.hiding import without
from tests.resolvers.access.fuzzing.neighbours import UNSEEN_THINGS, others_in
from tests.resolvers.access.fuzzing.theirs import theirs
from tests.resolvers.access.tenants import context_of
from tests.snapshots import put_back, snapshot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.database.engine import Database
    from tests.resolvers.access.fuzzing.documents import Asked
    from tests.snapshots import Snapshot

MOST: Final = 5
"""Mutations of a list."""
SEEN: Final = "query($refs: [NodeRef!]!) { nodes(refs: $refs) { id } }"


def lists(seed: int, numbers: range) -> list[list[Asked]]:
    several: list[list[Asked]] = []
    for number in numbers:
        chance = random.Random(f"{seed} {number}")
        several.append([mutation(chance) for _ in range(chance.randint(1, MOST))])
    return several


class Changing:
    """`whole`: the graph before each list of mutations."""

    def __init__(self, database: Database, whole: Snapshot) -> None:
        self._database = database
        self._whole = whole
        self._there = whole.there
        self._before = theirs(whole, self._there)

    async def done(self, several: Sequence[Asked]) -> list[Any]:
        """What is answered to each. Raises Told."""
        database = self._database
        context, start = context_of(database, OWNER), await last(database)
        found: list[Any] = []
        named: set[str] = set()
        for text, variables in several:
            named |= others_in(variables)
            data, wrong = await answered(context, text, variables)
            if any("removed while it was read" in one for one in wrong):
                raise Told(f"is done and not answered: {wrong}")
            if more := others_in([data, wrong]) - named:
                raise Told(f"names {sorted(more)}: {data} {wrong}")
            found.append(data["done"] if data else wrong)
        if await last(database) != start:
            await self._require_untouched()
            await put_back(database, self._whole)
        return found

    async def _require_untouched(self) -> None:
        after = theirs(await snapshot(self._database), self._there)
        if after != self._before:
            raise Told(f"changes what is of others:\n{self._before - after}\n{after - self._before}")
        refs = [{"kind": label, "id": id_} for label, id_ in UNSEEN_THINGS if (label, id_) in self._there]
        data, wrong = await answered(context_of(self._database, OWNER), SEEN, {"refs": refs})
        seen = [one["id"] for one in data["nodes"] if one is not None]
        if seen or wrong:
            raise Told(f"makes seen what was not: {seen} {wrong}")


async def change(database: Database, seed: int, numbers: range) -> list[str]:
    """What was told or changed, a text for each list that did."""
    several, found = lists(seed, numbers), list[str]()
    whole = await snapshot(database)
    answers: list[list[list[Any]]] = []
    for state in (whole, without(whole)):
        await put_back(database, state)
        changing = Changing(database, state)
        answers.append([])
        for number, one in zip(numbers, several, strict=True):
            try:
                answers[-1].append(await changing.done(one))
            except Told as told:
                answers[-1].append([])
                found.append(f"List {number} of seed {seed} {told}\n{written(one)}")
                await put_back(database, state)
    await put_back(database, whole)
    for number, one, here, there in zip(numbers, several, *answers, strict=True):
        if here and there and (differing := _differing(here, there)):
            found.append(
                f"List {number} of seed {seed} is answered otherwise where nothing is hidden:\n{written(one)}\n"
                f"{differing[0]}\n{differing[1]}"
            )
    return found


def _differing(here: Sequence[Any], there: Sequence[Any]) -> tuple[Any, Any] | None:
    for one, other in zip(here, there, strict=True):
        if not alike(one, other):
            return None if _may_be_told(one) else (one, other)
    return None


def _may_be_told(answer: Any) -> bool:
    """On account of what is not seen, as docs/access.md says."""
    match answer:
        case {"__typename": "DuplicateKey", "existing": None} | {"__typename": "StillReferenced", "references": []}:
            return True
        case {"__typename": "InvalidInput", "message": str(message)}:
            return "•••" in message
        case {"__typename": "NotAllowed", "message": str(message)}:
            return "a member of organizations out of your reach" in message
        case _:
            return False


def written(several: Sequence[Asked]) -> str:
    return "\n".join(f"{text}\n{json.dumps(variables)}" for text, variables in several)
