"""An explanation in words: a sentence along the decisive way, from what is done to what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.because.facts import facts_of_agreement, facts_of_consumer, facts_of_offering
from graph.model.severity import Action
from graph.words.catalogue import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.because.facts import Facts, Signed, Step, Taken
    from graph.impact.report import Report
    from graph.words.language import Language

LOSSES: Final = frozenset({Action.RETIRE, Action.SUSPEND})
MOST_TAKEN: Final = 3
"""Members of a group that are named; of the others the number is."""


class Explanations:
    """Of one report, in one language."""

    def __init__(self, report: Report, language: Language) -> None:
        self._report = report
        self._names = report.names
        self._say = catalogue(language)

    def of_offering(self, offering_id: str) -> str:
        facts = facts_of_offering(self._report.outcome, offering_id)
        if not facts.steps:
            clause = self._say("changed", offering=self._names.offering(facts.offering), done=self._done(facts))
            return self._sentence([self._say("itself", clause=clause, severity=facts.severity.name)])
        conclusion = self._say("so-offering", offering=self._names.offering(offering_id), severity=facts.severity.name)
        return self._sentence([*self._way(facts), conclusion])

    def of_agreement(self, agreement_id: str) -> str:
        facts = facts_of_agreement(self._report.outcome, agreement_id)
        return self._sentence([*self._way(facts), self._concluded(facts, "so-agreement")])

    def of_consumer(self, consumer_id: str) -> str:
        facts = facts_of_consumer(self._report, consumer_id)
        return self._sentence([*self._way(facts), self._concluded(facts, "so-consumer")])

    def _sentence(self, clauses: list[str]) -> str:
        return self._say("sentence", clauses=self._say("then").join(clauses))

    def _concluded(self, facts: Facts, message: str) -> str:
        signed = facts.signed
        assert signed  # noqa: S101  # agreements and consumers have one
        return self._say(
            message,
            consumer=self._names.organization(signed.consumer),
            agreement=self._names.agreement(signed.agreement),
            signed=self._signed(signed),
            severity=facts.severity.name,
        )

    def _signed(self, signed: Signed) -> str:
        named = {
            "capped": "yes" if signed.capped else "no",
            "criticality": signed.criticality.name,
            "offering": self._names.offering(signed.offering),
        }
        if signed.until is None:
            return self._say("agreement", **named)
        return self._say("agreement-until", until=signed.until.isoformat(), **named)

    def _way(self, facts: Facts) -> Iterator[str]:
        done = self._done(facts)
        if not facts.steps:
            yield self._say("changed", offering=self._names.offering(facts.offering), done=done)
        for number, step in enumerate(facts.steps):
            ends = {"dependent": self._names.offering(step.dependent), "needed": self._names.offering(step.needed)}
            if number:
                clause = self._say("needs", **ends)
            elif any(change.action in LOSSES for change in facts.done):
                clause = self._say("loses", done=done, **ends)
            else:
                clause = self._say("needs-changed", done=done, **ends)
            yield clause if step.cap is None else self._say("at-most", clause=clause, severity=step.cap.name)
            yield from self._group(step)

    def _done(self, facts: Facts) -> str:
        return self._say.listed(
            [
                self._say("done", action=change.action.value)
                if change.stated in {None, change.action.severity}
                else self._say("done-as", action=change.action.value, severity=change.severity.name)
                for change in facts.done
            ]
        )

    def _group(self, step: Step) -> Iterator[str]:
        if step.required == step.members > 1:
            yield self._say("all-needed", members=step.members)
        elif step.required > 1:
            yield self._say("needed", required=step.required, members=step.members)
        for taken in step.taken[:MOST_TAKEN]:
            yield self._taken(taken)
        if len(step.taken) > MOST_TAKEN:
            yield self._say("taken-more", count=len(step.taken) - MOST_TAKEN)

    def _taken(self, taken: Taken) -> str:
        offering = self._names.offering(taken.offering)
        if taken.newly:
            return self._say("taken-now", offering=offering)
        reason: dict[str, str | int] = (
            {"status": taken.status.value}
            if taken.status
            else {"changes": self._say.listed(taken.changes), "count": len(taken.changes)}
        )
        how = "given" if taken.status else "planned"
        if taken.root == taken.offering:
            return self._say(f"taken-{how}", offering=offering, **reason)
        return self._say(f"taken-with-{how}", offering=offering, root=self._names.offering(taken.root), **reason)
