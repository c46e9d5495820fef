"""What of the context takes part in the reason."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tests.graph.impact.reference.estate import NONE
from tests.graph.impact.reference.held import lost_of
from tests.graph.impact.reference.spread import passed
from tests.graph.impact.reference.ways import Ways, decisive_need, rounds_from

if TYPE_CHECKING:
    from tests.graph.impact.reference.difference import Difference
    from tests.graph.impact.reference.masked import Masked
    from tests.graph.impact.reference.spread import Group


@dataclass(frozen=True)
class Reasons:
    masked: Masked

    @property
    def difference(self) -> Difference:
        return self.masked.difference

    @property
    def touched(self) -> list[Group]:
        """Named groups of which a member passes on more than before or is masked."""
        offerings = self.masked.estate.offerings
        return [
            group
            for group in self.difference.groups
            if group.name and lost_of(group, self.masked) and not offerings[group.dependent].is_archived
        ]

    @property
    def understaffed(self) -> list[tuple[str, str, int, int]]:
        """“Where fewer than k are left, the group is reported as understaffed” -> (offering, name, required, valid)."""
        short = [each for each in self.touched if len(each.members) < each.required]
        return sorted((each.dependent, each.name or "", each.required, len(each.members)) for each in short)

    @property
    def context(self) -> list[str]:
        """“Context is never reported as the scenario's doing, but it is named where it takes part in the reason”: the
        roots of what had failed already in groups that now pass on more, and so make an offering worse.
        """
        before, after = self.difference.before.travelled, self.difference.after.travelled
        roots: set[str] = set()
        for group in self.touched:
            level = group.passes(after)
            if level > max(before[group.dependent], group.passes(before)):
                roots |= {
                    self.root(member.needed, level)
                    for member in group.members
                    if passed(before[member.needed], member.criticality) >= level
                }
        return sorted(roots)

    def root(self, offering: str, level: int) -> str:
        """Of something that the context has brought to the level: where that began."""
        before = self.difference.before.travelled
        own = [(fact.offering, fact.severity) for fact in self.difference.facts if fact.travels]
        rounds = rounds_from(self.difference.groups, own, dict.fromkeys(before, NONE), level)
        while rounds[offering]:
            offering = decisive_need(self.difference.groups, before, offering, level, rounds).needed
        return offering

    def taken(self, dependent: str, level: int) -> list[str]:
        """What fails on the level beside the decisive need, in its group."""
        after, rounds = self.difference.after.travelled, Ways(self.difference).rounds[level]
        decisive = decisive_need(self.difference.groups, after, dependent, level, rounds)
        return sorted(
            {
                member.needed
                for group in self.difference.groups
                if group.dependent == dependent and decisive in group.members
                for member in group.members
                if member.needed != decisive.needed and passed(after[member.needed], member.criticality) >= level
            }
        )

    def coinciding(self, consumer: str, several: list[int]) -> list[str]:
        """What was given already and without which these changes would not be enough."""
        level, changes = self.difference.consumers[consumer], self.difference.changes
        part = replace(self.difference, changes=tuple(changes[index] for index in several))
        return [one for one in self.context if without(part, one).consumers.get(consumer, NONE) < level]


def without(difference: Difference, offering: str) -> Difference:
    """What is lost or planned at the offering, and travels, is not."""
    facts = [fact for fact in difference.facts if fact.offering != offering or not fact.travels]
    return replace(difference, facts=facts)
