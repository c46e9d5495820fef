"""An explanation in words: a sentence along the decisive way, from what is done to what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.impact.explanation import facts_of_agreement, facts_of_consumer, facts_of_offering
from graph.model.severity import Action, Severity
from graph.text.catalogue.catalogue import catalogue
from graph.text.catalogue.shortening import MOST_STEPS, STEPS_AT_ITS_END, SentenceNames, in_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.impact.explanation import Facts, Signed, Step, Taken
    from graph.impact.report import Report
    from graph.text.catalogue.language import Language

LOSSES: Final = frozenset({Action.RETIRE, Action.SUSPEND})
MOST_TAKEN: Final = 3
"""Members of a group that are named; of the others the number is."""


class Explanations:
    """Words the explanations of one report, in one language."""

    def __init__(self, report: Report, language: Language) -> None:
        self._report = report
        self._names = SentenceNames(report.names)
        self._say = catalogue(language)

    def of_offering(self, offering_id: str) -> str:
        facts = facts_of_offering(self._report.outcome, offering_id)
        if not facts.steps:
            clause = self._say("changed", offering=self._names.offering(facts.offering), done=self._done(facts))
            return self._sentence([self._say("itself", clause=clause, severity=facts.severity.name)])
        conclusion = self._say("so-offering", offering=self._names.offering(offering_id), severity=facts.severity.name)
        return self._sentence([*self._way(facts), conclusion])

    def of_agreement(self, agreement_id: str) -> str:
        """One that is not worse off, but told because it is as badly off already, is explained by what masks it."""
        if not self._report.is_affected(agreement_id):
            return self._sentence([self._masked(agreement_id)])
        facts = facts_of_agreement(self._report.outcome, agreement_id)
        return self._sentence([*self._way(facts), self._concluded(facts, "so-agreement")])

    def of_consumer(self, consumer_id: str) -> str:
        facts = facts_of_consumer(self._report, consumer_id)
        return self._sentence([*self._way(facts), self._concluded(facts, "so-consumer")])

    def _masked(self, agreement_id: str) -> str:
        mask = self._report.masks.agreement(agreement_id)
        named = [self._names.offering(fact.offering) for fact in mask.by[:MOST_TAKEN]]
        facts = {
            "agreement": self._names.agreement(agreement_id),
            "severity": mask.severity.name,
            "offerings": self._say.listed(named),
        }
        if mask.until is None:
            return self._say("masked-agreement", **facts)
        return self._say("masked-agreement-until", until=mask.until.isoformat(), **facts)

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
        if signed.until is not None:
            return self._say("agreement-until", until=signed.until.isoformat(), **named)
        if signed.renews_on is not None:
            return self._say("agreement-renewing", day=signed.renews_on.isoformat(), **named)
        return self._say("agreement", **named)

    def _way(self, facts: Facts) -> Iterator[str]:
        done = self._done(facts)
        if not facts.steps:
            yield self._say("changed", offering=self._names.offering(facts.offering), done=done)
        shown = -1
        for number in told_steps(facts.steps):
            if number > shown + 1:
                yield self._say("steps-left-out", count=number - shown - 1)
            shown = number
            yield from self._step(facts, number, done)

    def _step(self, facts: Facts, number: int, done: str) -> Iterator[str]:
        step = facts.steps[number]
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
                if change.declared in {None, change.action.severity}
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
            clause = self._taken(taken)
            if taken.passes == step.limit:
                clause = self._say("taken-at-most", clause=clause, severity=taken.passes.name)
            yield clause
        if more := step.taken[MOST_TAKEN:]:
            yield self._say("taken-more", count=len(more), fallen=_fallen(*more))
        if step.limit is not None:
            yield self._say("group-at-most", group=in_sentence(step.group or ""), severity=step.limit.name)

    def _taken(self, taken: Taken) -> str:
        facts: dict[str, str | int] = {"offering": self._names.offering(taken.offering), "fallen": _fallen(taken)}
        if taken.newly:
            return self._say("taken-now", **facts)
        facts |= (
            {"status": taken.status.value}
            if taken.status
            else {"changes": self._say.listed(taken.changes), "count": len(taken.changes)}
        )
        how = "given" if taken.status else "planned"
        if taken.root == taken.offering:
            return self._say(f"taken-{how}", **facts)
        return self._say(f"taken-with-{how}", root=self._names.offering(taken.root), **facts)


def _fallen(*taken: Taken) -> str:
    """Whether all that is taken is lost, as `yes` or `no`."""
    return "yes" if all(each.severity is Severity.CRITICAL for each in taken) else "no"


def told_steps(steps: Sequence[Step]) -> Iterator[int]:
    """Numbers of the steps that are named: of a long way the first and the last ones, and those that let less through than
    all before.
    """
    first, last, least = MOST_STEPS - 1 - STEPS_AT_ITS_END, len(steps) - STEPS_AT_ITS_END, Severity.CRITICAL
    for number, step in enumerate(steps):
        if len(steps) <= MOST_STEPS or number < first or number >= last or step.most < least:
            yield number
        least = min(least, step.most)
