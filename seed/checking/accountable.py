"""One accountable person for each side of a relationship at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import orjson

from graph.rules import ACCOUNTABLE_ONCE, Span, rivals, span
from graph.writing import Stored, accountable_people
from seed.checking.coming import place
from seed.faults import Fault

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from graph.writing import Reader
    from seed.staging import Stage

Terms = dict[tuple[str, str], list[tuple[str, Span]]]
"""By relationship and role: who is accountable, and when."""

STATED: Final = "SELECT owner, other, key, data FROM links WHERE link = ?"
RESTATED: Final = "SELECT data FROM links WHERE link = ? AND owner = ? AND other = ? AND key = ?"


async def accountable_faults(stage: Stage, reader: Reader) -> AsyncIterator[Fault]:
    link = stage.model.link("Stakeholder")
    number = stage.links[link]
    terms = _stated(stage, number)
    relationships = sorted({relationship for relationship, _ in terms})
    for start in range(0, len(relationships), 1_000):
        stored = await accountable_people(reader, relationships[start : start + 1_000])
        for relationship, role, person, since, until in stored:
            restated = stage.sql.execute(RESTATED, (number, person, relationship, role)).fetchone()
            if (relationship, role) in terms and (not restated or "accountable" not in orjson.loads(restated[0])):
                terms[relationship, role].append((person, span(since, until)))
    for (relationship, role), held in terms.items():
        if pair := rivals(held):
            found = [place(stage, link, Stored(person, relationship, {})) for person in reversed(pair)]
            last = max(one for one in found if one)
            first, second = sorted(pair)
            message = f"{first!r} and {second!r} are both accountable as {role} of {relationship!r} at the same time"
            yield Fault(*last, "accountable", f"{message}: one of them must not be, or end before")


def _stated(stage: Stage, number: int) -> Terms:
    terms: Terms = {}
    for person, relationship, role, data in stage.sql.execute(STATED, (number,)):
        if role in ACCOUNTABLE_ONCE:
            values = orjson.loads(data)
            if values.get("accountable"):
                days = span(values.get("since"), values.get("until"))
                terms.setdefault((relationship, role), []).append((person, days))
    return terms
