"""What is and was kept of a person, and what others are called: from there it is known what names the person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import orjson

from graph.database.erased import erased_ids
from graph.errors import Gone, NotFound
from graph.model.sentences import no_such
from graph.writing.mutations.erased import was_erased
from graph.writing.personal_data.nameless import NAME
from graph.writing.personal_data.naming.forms import Known, is_telling
from graph.writing.personal_data.naming.traces import traces_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.database.stored import Reader
    from graph.writing.personal_data.naming.traces import Traces

PERSON: Final = """
MATCH (p:Person {id: $id})
RETURN properties(p)
"""
EARLIER: Final = """
MATCH (e:Event)-[:CONCERNS]->(:Person {id: $id})
WHERE e.subject = 'Person' AND $id IN e.subjectIds
RETURN e.before, e.after
"""
GRANTED: Final = """
MATCH (g:Grant)-[:GIVEN_TO]->(:Person {id: $id})
RETURN collect([g.id, g.subject])
"""
SUBJECTS: Final = """
MATCH (g:Grant)
WHERE toLower(g.subject) IN $subjects
RETURN collect(g.id)
"""
OTHER_PEOPLE: Final = """
MATCH (p:Person)
WHERE p.id <> $id
RETURN collect([p.id, p.name, p.email])
"""
ORGANIZATIONS: Final = """
MATCH (o:Organization)
RETURN collect([o.id, o.name])
"""
LONG_SUBJECT: Final = 8
"""Letters of the subject of somebody's tokens from which on it can be nobody else's."""


@dataclass(frozen=True)
class About:
    """`values`: of the node; `known`: those that name the person, the earlier ones too; `grants`: ids of what opens the
    estate to the person.
    """

    id: str
    values: Mapping[str, Any]
    known: Known
    grants: Sequence[str]
    traces: Traces


async def about(reader: Reader, person: str, also: Sequence[str] = ()) -> About:
    """Raises NotFound, Gone."""
    values = await values_of(reader, person)
    earlier = [_values(text) for row in await reader.run(EARLIER, {"id": person}) for text in row]
    grants = (await reader.run(GRANTED, {"id": person}))[0][0]
    known = known_of([values, *earlier], [subject for _, subject in grants if subject])
    subjects = [one.lower() for one in (*known.emails, *known.keys, *((person,) if is_telling(person) else ()))]
    theirs = (await reader.run(SUBJECTS, {"subjects": subjects}))[0][0]
    others = [
        *(await reader.run(OTHER_PEOPLE, {"id": person}))[0][0],
        *(await reader.run(ORGANIZATIONS))[0][0],
    ]
    called = (one for row in others for one in row if one)
    opening = sorted({*(id_ for id_, _ in grants), *theirs})
    return About(person, values, known, opening, traces_of(person, known, also=also, others=called))


def known_of(states: Iterable[Mapping[str, Any]], subjects: Iterable[str] = ()) -> Known:
    found: dict[str, dict[str, None]] = {name: {} for name in ("name", "email", "phone", "externalIds")}
    for values in states:
        for name, kept in found.items():
            ids = values.get(name) or ()
            kept.update(dict.fromkeys([ids] if isinstance(ids, str) else ids))
    found["name"].pop(NAME, None)
    found["externalIds"] |= dict.fromkeys(one for one in subjects if len(one) >= LONG_SUBJECT)
    return Known(*map(tuple, found.values()))


async def values_of(reader: Reader, person: str) -> dict[str, Any]:
    """Everything on the node. Raises NotFound, Gone."""
    rows = await reader.run(PERSON, {"id": person})
    if not rows:
        if await erased_ids(reader, "Person", [person]):
            raise Gone(was_erased("Person", person))
        raise NotFound(no_such("Person", person))
    return rows[0][0]


def _values(text: str | None) -> Mapping[str, Any]:
    return {} if text is None else orjson.loads(text)
