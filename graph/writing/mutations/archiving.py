"""Offerings taken out of use: only those on which nothing in use rests any more, and nothing comes to rest on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, LiteralString

from graph.model.event import EventAction
from graph.model.life import Said, life_of
from graph.model.rules import NEVER
from graph.model.scalars import today
from graph.saying import Saying
from graph.writing.mutations.refusals import Fault, InvalidInput, Reference, StillInUse
from graph.writing.mutations.steps import Connect, Update

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.database.stored import Reader
    from graph.writing.mutations.steps import Step
    from graph.writing.mutations.work import Work

KEPT_IN_USE: Final = "Offering"
"""Label of the things that are not archived while something in use rests on them."""

DEPENDENTS: Final = """
UNWIND $ids AS id
MATCH (o:Offering {id: id})<-[d:DEPENDS_ON]-(a:Offering)
WHERE a.archivedAt IS NULL AND (d.validTo IS NULL OR d.validTo > $today)
  AND NOT CASE WHEN a.retiresOn IS NULL THEN coalesce(a.status = 'RETIRED', false) ELSE a.retiresOn <= $today END
RETURN collect(DISTINCT [o.id, a.id])
"""
"""(offering, what depends on it today or later and is neither archived nor retired)."""

COVERAGES: Final = """
UNWIND $ids AS id
MATCH (o:Offering {id: id})<-[v:COVERS]-(g:Agreement)-[:UNDER]->(r:ServiceRelationship)-[:CONSUMER]->(c:Organization)
WHERE v.validTo IS NULL OR v.validTo > $today
RETURN collect([
  o.id, g.id, v.validFrom, v.validTo,
  CASE WHEN g.archivedAt IS NULL AND r.archivedAt IS NULL AND c.archivedAt IS NULL THEN g.status END,
  g.validFrom, g.validTo, g.renewal, g.noticeGivenAt, g.terminationDays, r.status, r.until
])
"""


ARCHIVED: Final = """
UNWIND $ids AS id
MATCH (o:Offering {id: id}) WHERE o.archivedAt IS NOT NULL
RETURN collect(o.id)
"""
BENEATH: Final[dict[str, LiteralString]] = {
    "Offering": """
UNWIND $ids AS id
MATCH (n:Offering {id: id})-[:DEPENDS_ON]->(o:Offering) WHERE o.archivedAt IS NOT NULL
RETURN collect(DISTINCT ['Offering', n.id, n.id, o.id])
""",
    "Agreement": """
UNWIND $ids AS id
MATCH (n:Agreement {id: id})-[:COVERS]->(o:Offering) WHERE o.archivedAt IS NOT NULL
RETURN collect(DISTINCT ['Agreement', n.id, n.id, o.id])
""",
    "ServiceRelationship": """
UNWIND $ids AS id
MATCH (n:ServiceRelationship {id: id})<-[:UNDER]-(g:Agreement)-[:COVERS]->(o:Offering) WHERE o.archivedAt IS NOT NULL
RETURN collect(DISTINCT ['Agreement', n.id, g.id, o.id])
""",
    "Organization": """
UNWIND $ids AS id
MATCH (n:Organization {id: id})<-[:CONSUMER]-(:ServiceRelationship)<-[:UNDER]-(g:Agreement)-[:COVERS]->(o:Offering)
WHERE o.archivedAt IS NOT NULL
RETURN collect(DISTINCT ['Agreement', n.id, g.id, o.id])
""",
}
"""Statements of what counts with a thing that is restored, by the thing's label: (label of what counts with it, the
thing's id, id of what counts with it, archived offering that this rests on).
"""
RESTS_ON: Final = {"DEPENDS_ON": "to", "COVERS": "offering"}
"""The argument that names the offering, by the type of a relation by which something rests on one."""


async def require_unused(work: Work, steps: Sequence[Step]) -> None:
    """Nothing in use rests on what was archived, as the graph is after all steps. Raises StillInUse."""
    archived = {
        entry.subject_ids[0]
        for entry in work.entries
        if entry.action is EventAction.ARCHIVED and entry.subject == KEPT_IN_USE
    }
    if not archived:
        return
    resting = await _resting(work.transaction, sorted(archived))
    for step in steps:
        if isinstance(step, Update) and step.kind.label == KEPT_IN_USE and step.id in resting:
            raise StillInUse((KEPT_IN_USE, step.id), sorted(resting[step.id]), (*step.place, "id"))


async def require_unarchived(work: Work, steps: Sequence[Step]) -> None:
    """Nothing in use was newly linked to an archived offering, as the graph is after all steps. Raises InvalidInput."""
    new = {
        (entry.subject, *(key for _, key in entry.concerns))
        for entry in work.entries
        if entry.action is EventAction.LINKED
    }
    linked = {
        (step.link.type, step.start, step.end): step.place
        for step in steps
        if isinstance(step, Connect) and step.link.type in RESTS_ON and (step.link.name, step.start, step.end) in new
    }
    if not linked:
        return
    archived = await work.transaction.run(ARCHIVED, {"ids": sorted({needed for _, _, needed in linked})})
    resting = await _resting(work.transaction, archived[0][0])
    faults = [
        Fault(
            (*place, RESTS_ON[type_]),
            Saying("ARCHIVED_NEED", "Offering {id!r} is archived: restore it, or name another offering", id=needed),
        )
        for (type_, owner, needed), place in linked.items()
        if any((one.type, one.key) == (type_, owner) for one in resting.get(needed, ()))
    ]
    if faults:
        raise InvalidInput(faults)


async def require_sound_beneath(work: Work, steps: Sequence[Step]) -> None:
    """Nothing was restored that would rest on an archived offering, as the graph is after all steps. Raises
    InvalidInput.
    """
    restored: dict[str, list[str]] = {}
    for entry in work.entries:
        if entry.action is EventAction.RESTORED and entry.subject in BENEATH:
            restored.setdefault(entry.subject, []).append(entry.subject_ids[0])
    if not restored:
        return
    places = {(step.kind.label, step.id): (*step.place, "id") for step in steps if isinstance(step, Update)}
    beneath = [
        (places[label, key], (counted, one), needed)
        for label, keys in restored.items()
        for counted, key, one, needed in (await work.transaction.run(BENEATH[label], {"ids": keys}))[0][0]
    ]
    resting = await _resting(work.transaction, sorted({needed for _, _, needed in beneath}))
    faults = [
        Fault(
            place,
            Saying(
                "RESTS_ON_ARCHIVED",
                "Offering {id!r} is archived, and {kind} {other!r} would rest on it: restore that first",
                id=needed,
                kind=label,
                other=key,
            ),
            (("Offering", needed), (label, key)),
        )
        for place, (label, key), needed in sorted(beneath)
        if any(one[1:] == (label, key) for one in resting.get(needed, ()))
    ]
    if faults:
        raise InvalidInput(faults)


async def _resting(reader: Reader, ids: list[str]) -> dict[str, set[Reference]]:
    """What is in use today or later and rests on offerings, by offering."""
    day = today()
    resting: dict[str, set[Reference]] = {}
    for offering, dependent in (await reader.run(DEPENDENTS, {"ids": ids, "today": day}))[0][0]:
        resting.setdefault(offering, set()).add(Reference("DEPENDS_ON", "Offering", dependent))
    for offering, agreement, *days in (await reader.run(COVERAGES, {"ids": ids, "today": day}))[0][0]:
        if _counts_from(day, *days):
            resting.setdefault(offering, set()).add(Reference("COVERS", "Agreement", agreement))
    return resting


def _counts_from(day: str, valid_from: str | None, valid_to: str | None, *said: Any) -> bool:
    """Whether an agreement counts on that day or a later one on which it covers the offering."""
    life = life_of(Said(*said))
    if life is None or life.is_past:
        return False
    first = max(day, life.first or day, valid_from or day)
    return first < min(life.end or NEVER, valid_to or NEVER)
