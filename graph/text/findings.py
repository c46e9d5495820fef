"""A finding in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.impact.finding import FindingKind
from graph.text.catalogue.catalogue import catalogue
from graph.text.catalogue.shortening import LONGEST_TEXT, SentenceNames, in_sentence
from graph.text.relationship_risk import clause, said

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from graph.impact.finding import Finding
    from graph.impact.report import Report
    from graph.projection.relationship_risk import RelationshipRisk
    from graph.text.catalogue.language import Language


class FindingWords:
    """Words the findings of one report, in one language."""

    def __init__(self, report: Report, language: Language) -> None:
        self._names = SentenceNames(report.names)
        self._say = catalogue(language)

    def of(self, finding: Finding) -> str:
        return self._say("sentence", clauses=self._clause(finding))

    def of_risk(self, risk: RelationshipRisk) -> str:
        return said(self._say, "reason", clauses=self._risk(risk))

    def _risk(self, risk: RelationshipRisk) -> str:
        return clause(risk, self._names.provider_of(risk.relationship), self._say)

    def _clause(self, finding: Finding) -> str:
        return CLAUSES[finding.kind](self, finding)

    def unreachable(self, finding: Finding) -> str:
        message = "finding-only-a-channel" if finding.only_a_channel else "finding-no-reachable-person"
        return self._say(message, **self._hit(finding))

    def missed(self, finding: Finding) -> str:
        notice = finding.notice
        assert notice  # noqa: S101  # this kind has one
        assert notice.notify_by  # noqa: S101  # it is past
        return self._say(
            "finding-notice-missed",
            consumer=self._consumer(finding),
            agreement=self._agreement(finding),
            day=notice.notify_by.isoformat(),
            count=-(notice.days_left or 0),
        )

    def consent(self, finding: Finding) -> str:
        facts = {"consumer": self._consumer(finding), "agreement": self._agreement(finding)}
        return self._say("finding-consent-needed", **facts)

    def frozen(self, finding: Finding) -> str:
        frozen = finding.frozen
        assert frozen  # noqa: S101  # this kind has one
        facts = {"consumer": self._consumer(finding), "since": frozen.since.isoformat()}
        message = "finding-frozen"
        if frozen.until is None:
            message += "-open"
        else:
            facts["until"] = frozen.until.isoformat()
        if frozen.reason:
            message += "-reason"
            facts["reason"] = in_sentence(frozen.reason, LONGEST_TEXT)
        return self._say(message, **facts)

    def undecided(self, finding: Finding) -> str:
        message = "finding-renewal-lapsed" if finding.has_ended else "finding-renewal-not-decided"
        return self._say(message, **self._ending(finding))

    def renewals(self, several: Sequence[Finding], most: int) -> str:
        """All that are not decided, in one sentence that names so many of them."""
        named = [self._say("renewal", **self._ending(finding)) for finding in several[:most]]
        if len(several) > most:
            named.append(self._say("more-renewals", count=len(several) - most))
        group = self._say("finding-renewals", count=len(several), renewals=self._say.listed(named))
        return self._say("sentence", clauses=group)

    def without_end(self, finding: Finding) -> str:
        return self._say("finding-end-not-known", agreement=self._agreement(finding), **self._hit(finding))

    def at_risk(self, finding: Finding) -> str:
        assert finding.risk  # noqa: S101  # this kind has one
        return self._say("finding-relationship-at-risk", reason=self._risk(finding.risk), **self._hit(finding))

    def untold(self, finding: Finding) -> str:
        return self._say("finding-no-teller", consumer=self._consumer(finding))

    def bare(self, finding: Finding) -> str:
        assert finding.dependency  # noqa: S101  # this kind has one
        dependent, needed = map(self._names.offering, finding.dependency)
        return self._say("finding-no-agreement", dependent=dependent, needed=needed)

    def _ending(self, finding: Finding) -> dict[str, str]:
        assert finding.ends_on  # noqa: S101  # both sides have to decide by then
        ended = {"day": finding.ends_on.isoformat(), "ended": "yes" if finding.has_ended else "no"}
        return {"agreement": self._agreement(finding), **ended, **self._hit(finding)}

    def archived(self, finding: Finding) -> str:
        assert finding.needed  # noqa: S101  # this kind has one
        return self._say("finding-archived-in-use", offering=self._names.offering(finding.needed))

    def _hit(self, finding: Finding) -> dict[str, str]:
        return {"consumer": self._consumer(finding), "severity": finding.severity.name}

    def _consumer(self, finding: Finding) -> str:
        assert finding.organization  # noqa: S101  # all but bare dependencies have one
        return self._names.organization(finding.organization)

    def _agreement(self, finding: Finding) -> str:
        assert finding.agreement  # noqa: S101  # these kinds have one
        return self._names.agreement(finding.agreement)


CLAUSES: Final[dict[FindingKind, Callable[[FindingWords, Finding], str]]] = {
    FindingKind.NO_REACHABLE_PERSON: FindingWords.unreachable,
    FindingKind.NOTICE_MISSED: FindingWords.missed,
    FindingKind.CONSENT_NEEDED: FindingWords.consent,
    FindingKind.FROZEN: FindingWords.frozen,
    FindingKind.RENEWAL_NOT_DECIDED: FindingWords.undecided,
    FindingKind.END_NOT_KNOWN: FindingWords.without_end,
    FindingKind.RELATIONSHIP_AT_RISK: FindingWords.at_risk,
    FindingKind.NO_TELLER: FindingWords.untold,
    FindingKind.ARCHIVED_IN_USE: FindingWords.archived,
    FindingKind.NO_AGREEMENT: FindingWords.bare,
}
