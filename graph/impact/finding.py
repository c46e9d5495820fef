"""One thing that has to be looked at first, and of which kind it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from graph.impact.notice.freezes import FrozenConsumer
from graph.impact.notice.owed import Notice
from graph.model.answers import Called, Names, answer
from graph.model.scalars import Choice
from graph.model.severity import Severity
from graph.projection.relationship_risk import RelationshipRisk


class FindingKind(Choice):
    """What was found."""

    NO_REACHABLE_PERSON = "NO_REACHABLE_PERSON", "Nobody of an affected consumer can be told today."
    NOTICE_MISSED = "NOTICE_MISSED", "A deadline of notice is past."
    CONSENT_NEEDED = "CONSENT_NEEDED", "A consumer must consent, and not only be told."
    FROZEN = "FROZEN", "An affected consumer can take no change on that day."
    RENEWAL_NOT_DECIDED = (
        "RENEWAL_NOT_DECIDED",
        "An agreement is hit, or would be, whose renewal nobody has decided: it ends within a year, or has ended already.",
    )
    END_NOT_KNOWN = (
        "END_NOT_KNOWN",
        "An agreement is hit that was terminated within a renewed term, and nothing says when it ends: it goes on.",
    )
    RELATIONSHIP_AT_RISK = "RELATIONSHIP_AT_RISK", "A relationship is hit that is weak already."
    NO_TELLER = "NO_TELLER", "Nobody manages a relationship, so that it is open who tells."
    ARCHIVED_IN_USE = (
        "ARCHIVED_IN_USE",
        "Something in use still rests on an archived offering, which is lost for good: restore it, or end what rests on it.",
    )
    NO_AGREEMENT = "NO_AGREEMENT", "What is needed across organizations is covered by no live agreement."


@answer("Finding")
@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at first.

    `only_a_channel`: where nobody can be told, contractual notice still goes to a channel. `dependency`: (dependent,
    needed). `needed`: an archived offering. `ends_on`: of an agreement whose renewal is not decided, `has_ended` by the day that
    is asked about or not.
    """

    kind: Annotated[FindingKind, "What was found."]
    severity: Annotated[Severity, "How badly the consumer or agreement that it is about is affected."] = Severity.NONE
    organization: Annotated[str | None, "The consumer, if one.", Names("Organization")] = None
    agreement: Annotated[str | None, "The agreement, if one.", Names("Agreement")] = None
    relationship: Annotated[str | None, "The relationship, if one.", Names("ServiceRelationship")] = None
    notice: Notice | None = None
    frozen: FrozenConsumer | None = None
    risk: RelationshipRisk | None = None
    dependency: tuple[str, str] | None = None
    needed: str | None = None
    only_a_channel: bool = False
    ends_on: date | None = None
    has_ended: bool = False

    @property
    def dependent(self) -> Annotated[str | None, "Of a dependency: what depends.", Names("Offering")]:
        return None if self.dependency is None else self.dependency[0]

    @property
    def needed_or_archived(
        self,
    ) -> Annotated[
        str | None, "Of a dependency, what it needs; or the archived offering.", Names("Offering"), Called("needed")
    ]:
        return self.needed or (None if self.dependency is None else self.dependency[1])
