"""What is as bad already, planned already, or worse later, in words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from graph.impact.dated import DatedKind
from graph.model.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.impact.dated import DatedFact
    from graph.impact.groups import ContextFact
    from graph.impact.masks import Mask
    from graph.impact.outlook import LaterDay
    from graph.impact.report import Report
    from graph.text.documents.words import Words

MOST_FACTS: Final = 3
"""Facts that are named as the reason for one thing; the others are counted."""
BEGINS: Final = frozenset({DatedKind.AGREEMENT_BEGINS, DatedKind.PLANNED_CHANGE_BEGINS})
MESSAGES: Final = {
    DatedKind.OFFERING_LOST: "dated-lost",
    DatedKind.OFFERING_BACK: "dated-back",
    DatedKind.DEPENDENCY_BEGINS: "dated-needs",
    DatedKind.DEPENDENCY_ENDS: "dated-needs",
    DatedKind.AGREEMENT_BEGINS: "dated-agreement",
    DatedKind.AGREEMENT_ENDS: "dated-agreement",
    DatedKind.PLANNED_CHANGE_BEGINS: "dated-plan",
    DatedKind.PLANNED_CHANGE_ENDS: "dated-plan",
    DatedKind.CHANGE_ENDS: "dated-over",
}


class LaterWords:
    """Words what one report says of later days and of what is masked."""

    def __init__(self, report: Report, words: Words) -> None:
        self._report = report
        self._words = words
        self._say = words.say

    def until(self, mask: Mask) -> str:
        return self._say.day(mask.until) if mask.until else self._say("until-unknown")

    def masked_by(self, mask: Mask) -> str:
        """`Atlas is suspended; planned change C-7 of Maps`."""
        named = [words for fact in mask.by[:MOST_FACTS] for words in self._fact(fact)]
        if mask.by_count > MOST_FACTS:
            named.append(self._say("masked-more", count=mask.by_count - MOST_FACTS))
        return "; ".join(named)

    def _fact(self, fact: ContextFact) -> Iterator[str]:
        offering = self._words.names.offering(fact.offering)
        if fact.is_archived:
            yield self._say("masked-archived", offering=offering)
        if fact.status:
            yield self._say("masked-status", offering=offering, status=fact.status.value)
        for change in fact.changes:
            yield self._say("masked-change", offering=offering, change=change)

    def already_planned(self) -> Iterator[str]:
        changes = self._report.scenario.changes
        for one in self._report.already_planned:
            change = changes[one.index]
            if one.status is not None:
                offering = self._words.names.offering(change.offering)
                yield self._say("already-status", offering=offering, status=one.status.value)
            if one.change is not None:
                yield self._say("already-change", done=self._words.done(change), change=one.change)

    def worse_later(self) -> Iterator[str]:
        """One sentence where a later day within twelve months is worse than the first."""
        if not self._report.telling.of_hidden:
            return
        outlook = self._report.later.outlook()
        worst = next((later for later in outlook.days if later.day == outlook.worst_on), None)
        if worst is not None:
            day = date.fromordinal(worst.day).isoformat()
            yield self._say("worse-later", day=day, counts=self._counts(worst), why=self._why(worst))
        if not outlook.is_complete:
            yield self._say("outlook-cut")

    def _counts(self, later: LaterDay) -> str:
        counted = later.totals.consumers._asdict()
        grades = sorted((severity for severity in Severity if severity), reverse=True)
        several = [(counted[severity.name.lower()], severity.name) for severity in grades]
        return self._say.listed(
            [self._say("worse-count", count=count, severity=severity) for count, severity in several if count]
        )

    def _why(self, later: LaterDay) -> str:
        facts = list(dict.fromkeys(map(self._dated, self._report.dated_facts(later))))
        named = facts[:MOST_FACTS]
        if len(facts) > MOST_FACTS:
            named.append(self._say("masked-more", count=len(facts) - MOST_FACTS))
        return self._say("worse-why", facts=self._say.listed(named)) if named else ""

    def _dated(self, fact: DatedFact) -> str:
        begins = "yes" if fact.kind in BEGINS else "no"
        offering = self._words.names.offering(fact.offering)
        return self._say(MESSAGES[fact.kind], offering=offering, change=fact.change or "", begins=begins)
