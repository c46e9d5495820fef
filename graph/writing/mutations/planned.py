"""What a planned change does for a time is not over before the change takes effect, whichever of the two is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.model.rules import overtaking
from graph.writing.mutations.refusals import Fault
from graph.writing.mutations.steps import Update

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.writing.mutations.refusals import Place
    from graph.writing.mutations.steps import Step
    from graph.writing.mutations.work import Work

FOR_A_TIME: Final = """
UNWIND $ids AS id
MATCH (c:Change {id: id})-[r:CHANGES]->(o:Offering)
WHERE r.until IS NOT NULL AND c.effectiveOn IS NOT NULL
RETURN collect([c.id, o.id, r.action, r.until, c.effectiveOn])
"""


async def overtaken(work: Work, steps: Sequence[Step]) -> list[Fault]:
    """As the graph is after all steps: of what was said of offerings, and of changes that were given another day."""
    said = _said(work)
    days = {
        step.id: (*step.place, "effectiveOn")
        for step in steps
        if isinstance(step, Update) and step.kind.label == "Change" and "effectiveOn" in step.given
    }
    ids = sorted({*days, *(change for change, _ in said)})
    if not ids:
        return []
    faults: list[Fault] = []
    for change, offering, action, until, effective_on in (await work.transaction.run(FOR_A_TIME, {"ids": ids}))[0][0]:
        place = said.get((change, offering)) or days.get(change)
        if place and (message := overtaking(offering, action, until, effective_on)):
            faults.append(Fault(place, message, (("Offering", offering),)))
    return faults


def _said(work: Work) -> dict[tuple[str, str], Place]:
    """Place by (change, offering)."""
    return {
        key: (*place, "until")
        for link, touched in work.touched.items()
        if link.type == "CHANGES"
        for key, place in touched.items()
    }
