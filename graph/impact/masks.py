"""What a report says of each thing that is as bad already."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Final

from graph.access.telling import ALL
from graph.impact.groups import ContextFact, context_fact
from graph.impact.order import worst_first
from graph.impact.totals import GradedTotals, graded_counts
from graph.model.answers import answer
from graph.model.lazy import Lazy
from graph.model.severity import Severity
from graph.projection.status import ALWAYS_AFTER

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.access.telling import Telling
    from graph.impact.fact import Fact
    from graph.impact.outcome import Outcome

MOST_NAMED: Final = 10
"""Facts that are named as masking one thing; the others are counted."""

UNTIL: Final = (
    "First day on which it is not as bad already any more, by the dates known today; null where no such day is."
)
BY: Final = f"What is given already and makes it as bad, at most {MOST_NAMED}, by id of the offering."


@answer(None)
@dataclass(frozen=True, slots=True)
class Mask:
    """What the scenario would do to something that is as bad already, and until when it is."""

    severity: Annotated[Severity, "How badly the scenario would affect it."]
    until: Annotated[date | None, UNTIL]
    by: Annotated[tuple[ContextFact, ...], BY]
    by_count: Annotated[int, "How many there are of what makes it as bad."]


class Masks:
    """The masked consequences of one outcome. `sees_offering`: by its id, whether it is listed; `sees`: whether a fact may be named; None = all.
    `telling`: whether the viewer may know of facts that may not be named.
    """

    def __init__(
        self,
        outcome: Outcome,
        sees_offering: Callable[[str], bool] | None = None,
        sees: Callable[[Fact], bool] | None = None,
        telling: Telling = ALL,
    ) -> None:
        self._outcome = outcome
        self._sees_offering = sees_offering
        self._sees = sees
        self._telling = telling
        self._mask = Lazy(self._mask_of)
        self._named = Lazy(self._fact)

    @cached_property
    def offering_ids(self) -> list[str]:
        """The worst first, then by id."""
        ids, sees = self._outcome.projection.offerings.ids, self._sees_offering
        masked = self._outcome.masked.offerings
        if sees is not None:
            masked = {offering: severity for offering, severity in masked.items() if sees(ids[offering])}
        return worst_first(masked, ids)

    @cached_property
    def agreement_ids(self) -> list[str]:
        return worst_first(self._outcome.masked_agreements, self._outcome.projection.agreements.ids)

    @cached_property
    def consumer_ids(self) -> list[str]:
        """One that is affected less badly than it is masked is among the affected ones too."""
        return worst_first(self._outcome.masked_consumers, self._outcome.projection.organization_ids)

    def agreements_of(self, consumer_id: str) -> list[str]:
        """The masked agreements of a consumer, the worst first, then by id."""
        at, masked = self._outcome.projection.organization_at[consumer_id], self._outcome.masked_agreements
        mine = {one: masked[one] for one in self._outcome.projection.agreements.of_consumer[at] if one in masked}
        return worst_first(mine, self._outcome.projection.agreements.ids)

    @property
    def is_complete(self) -> bool:
        """Whether the scenario was judged after each end of what is lost already."""
        return self._outcome.masked.is_complete

    def totals(self) -> GradedTotals:
        at, masked = self._outcome.projection.offerings.at, self._outcome.masked.offerings
        return GradedTotals(
            graded_counts(masked[at[offering]] for offering in self.offering_ids),
            graded_counts(self._outcome.masked_agreements.values()),
            graded_counts(self._outcome.masked_consumers.values()),
        )

    def severity_of_offering(self, offering_id: str) -> int:
        return self._outcome.masked.offerings[self._outcome.projection.offerings.at[offering_id]]

    def severity_of_agreement(self, agreement_id: str) -> int:
        return self._outcome.masked_agreements[self._outcome.projection.agreements.at[agreement_id]]

    def severity_of_consumer(self, consumer_id: str) -> int:
        return self._outcome.masked_consumers[self._outcome.projection.organization_at[consumer_id]]

    def offering(self, offering_id: str) -> Mask:
        offering = self._outcome.projection.offerings.at[offering_id]
        severity = self._outcome.masked.offerings[offering]
        return self._mask[severity, frozenset({offering})]

    def agreement(self, agreement_id: str) -> Mask:
        agreement = self._outcome.projection.agreements.at[agreement_id]
        severity = self._outcome.masked_agreements[agreement]
        return self._mask[severity, frozenset(self._outcome.masked_covers(agreement))]

    def consumer(self, consumer_id: str) -> Mask:
        consumer = self._outcome.projection.organization_at[consumer_id]
        severity = self._outcome.masked_consumers[consumer]
        masked, mine = self._outcome.masked_agreements, self._outcome.projection.agreements.of_consumer[consumer]
        worst = (agreement for agreement in mine if masked.get(agreement) == severity)
        covered = (offering for agreement in worst for offering in self._outcome.masked_covers(agreement))
        return self._mask[severity, frozenset(covered)]

    def _fact(self, fact: Fact) -> ContextFact:
        return context_fact(self._outcome.projection.offerings.ids, fact.offering, [fact])

    def _mask_of(self, which: tuple[int, frozenset[int]]) -> Mask:
        """What is said of everything that is masked at one level where it rests on the same offerings."""
        severity, offerings = which
        masked, several = self._outcome.masked, [(offering, severity) for offering in offerings]
        facts = masked.facts(several)
        named = facts if self._sees is None else list(filter(self._sees, facts))
        is_told = self._telling.of_hidden or len(named) == len(facts)
        until = masked.until(several) if is_told else ALWAYS_AFTER
        return Mask(
            Severity(severity),
            None if until == ALWAYS_AFTER else date.fromordinal(until),
            tuple(map(self._named.__getitem__, named[:MOST_NAMED])),
            len(facts) if self._telling.of_hidden else len(named),
        )
