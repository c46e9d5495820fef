"""Whatever one asks, no answer holds anything that one does not see; and whoever may not know how much is hidden is
answered as if there were nothing of it.
"""

from __future__ import annotations

import json
import random
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from graph.errors import RapportError
from graph.model.grant import Role
from resolvers.schema import schema
from tests.resolvers.access.fuzzing.documents import question
from tests.resolvers.access.fuzzing.hiding import without
from tests.resolvers.access.fuzzing.neighbours import others_in
from tests.resolvers.access.tenants import KINDS, context_of, viewer
from tests.snapshots import put_back, snapshot

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.access import Viewer
    from graph.database.engine import Database
    from resolvers.context import Context
    from tests.resolvers.access.fuzzing.documents import Asked

OWNER: Final = viewer(Role.OWNER)
NOT_TOLD: Final = replace(OWNER, counts_hidden=False)
WAYS: Final = frozenset({"Organization", "Offering", "Change"})
"""Kinds along which harm goes: what is affected, and how badly, rests on the whole truth, hidden things among it."""


MADE: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|\d{4}-\d\d-\d\dT[0-9:.]+Z|\bWyJ[\w-]+")
"""Ids, instants and cursors that are made while it runs."""


class Told(AssertionError):
    """An answer told what it must not; the sentence says of which question."""


async def loaded(database: Database, who: Viewer = OWNER) -> Context:
    """The process holds what is seen."""
    context = context_of(database, who)
    assert context.impact is not None
    await context.impact.load()
    assert context.reading.maps is not None
    return context


async def answered(context: Context, text: str, variables: dict[str, Any]) -> tuple[Any, list[str]]:
    """The data, and the sentences of what went wrong, all of them expected."""
    context.forget()
    result = await schema.execute(text, variables, context_value=context)
    for error in result.errors or ():
        if not isinstance(error.original_error, RapportError):
            raise Told(f"An error that is not expected: {error!r}\n{text}\n{variables}") from error.original_error
    return result.data, [error.message for error in result.errors or ()]


def alike(one: Any, other: Any) -> bool:
    """But for what is made while it runs."""
    return MADE.sub("", json.dumps(one)) == MADE.sub("", json.dumps(other))


def cases(seed: int, numbers: Iterable[int], *, computed: bool = False) -> list[Asked]:
    """Each by itself, so that one can be asked again."""
    return [question(random.Random(f"{seed} {number}"), computed=computed) for number in numbers]


async def ask(database: Database, seed: int, numbers: range) -> list[str]:
    """What was told, a text for each question that did."""
    context, found = await loaded(database), list[str]()
    for number, (text, variables) in zip(numbers, cases(seed, numbers), strict=True):
        try:
            data, wrong = await answered(context, text, variables)
        except Told as told:
            found.append(f"Question {number} of seed {seed}: {told}")
            continue
        if named := others_in([data, wrong]) - others_in(variables):
            found.append(
                f"Question {number} of seed {seed} names {sorted(named)}:\n{text}\n{variables}\n{data}\n{wrong}"
            )
    return found


async def ask_whoever_is_not_told(database: Database, seed: int, numbers: range) -> list[str]:
    """Asks what is computed, once as it is and once without the hidden things that carry no harm."""
    asked = cases(seed, numbers, computed=True)
    apart = [kind.label for kind in KINDS if kind.label not in WAYS]
    whole = await snapshot(database)
    before = await _all(database, asked)
    await put_back(database, without(whole, *apart))
    after = await _all(database, asked)
    await put_back(database, whole)
    return [
        f"Question {number} of seed {seed} is answered otherwise where nothing is hidden:\n{text}\n{variables}\n"
        f"{here}\n{there}"
        for number, (text, variables), here, there in zip(numbers, asked, before, after, strict=True)
        if not alike(here, there)
    ]


async def _all(database: Database, asked: list[Asked]) -> list[Any]:
    context = await loaded(database, NOT_TOLD)
    found: list[Any] = []
    for text, variables in asked:
        try:
            found.append(await answered(context, text, variables))
        except Told as told:
            found.append(str(told))
    return found
