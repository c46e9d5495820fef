"""Who does what: the role that every mutation needs, as it was decided.

What is new in the schema has no rule here, and a test fails until somebody has thought about who may do it.
"""

from __future__ import annotations

from typing import Final

from graph.model.grant import Role

KEPT: Final[dict[Role, str]] = {
    Role.MANAGER: (
        "Adoption Adoptions Answer Answers Assessment Assessments Change Changes Channel Channels Commitment "
        "Commitments Complaint Complaints Cost Costs Decision Decisions Demand Demands Engagement Engagements "
        "Escalation EscalationStep EscalationSteps Escalations Expectation Expectations Feedback FeedbackEntries "
        "FitCheck FitChecks Freeze Freezes Improvement Improvements Judgement Judgements Measurement Measurements Notice Notices Outcome "
        "Outcomes People Person Risk Risks ServiceRelationship ServiceRelationships Signal Signals UsageScenario "
        "UsageScenarios"
    ),
    Role.OWNER: "Agreement Agreements HealthPolicies HealthPolicy NoticeTerm NoticeTerms Offering Offerings Target Targets",
    Role.ADMIN: "Organization Organizations",
}
"""Kinds and their plurals, by the role that creates, updates, archives, restores and deletes them."""

LINKED: Final[dict[Role, str]] = {
    Role.MANAGER: (
        "Membership Memberships ReportingLine ReportingLines PersonKnows KnowsTies PersonInfluences InfluencesTies "
        "Deputy Deputies Stakeholder Stakeholders EngagementRelationships Attendance Attendances "
        "DecisionPeople UsageScenarioOfferings ImprovementFeedback ImprovementComplaints ImprovementExpectations "
        "ImprovementSignals RiskOfferings ChangedOffering ChangedOfferings NoticeRelationships"
    ),
    Role.OWNER: "Owner Owners Dependency Dependencies Successor Successors AgreementUsedBy AgreementCovers Coverages AgreementNoticeTo",
}
"""Relations and their plurals, by the role that links and unlinks them."""

DONE: Final[dict[Role, str]] = {
    Role.MANAGER: (
        "agreeChange answerChange cancelChange markNoticeFailed markNoticeSent proposeChange redraftChange rejectChange "
        "rescheduleChange answerComplaint answerDemand answerExpectation answerFeedback assessStakeholder breakCommitment closeComplaint "
        "closeExpectation confirm escalate finishImprovement judge keepCommitment planEngagement prioritizeImprovement "
        "proposeImprovement raiseComplaint raiseDemand recordEngagement recordFeedback recordFitCheck recordSignal "
        "releaseCommitment reportAdoption reportMeasurement resolveEscalation runChange stateExpectation"
    ),
    Role.READER: "acknowledgeNotice",
    Role.OWNER: "announceChange finishChange agree endAgreement giveNotice renew retireOffering setHealthPolicy",
    Role.ADMIN: "erasePerson",
}
"""Verbs by the role that does them."""

KINDS_KEPT: Final = ("create", "update", "archive", "restore", "delete")


def role_of() -> dict[str, Role]:
    """The role that the rules state for each mutation."""
    rules = {f"{verb}{of}": role for role, kinds in KEPT.items() for of in kinds.split() for verb in KINDS_KEPT}
    rules |= {
        f"{verb}{of}": role for role, links in LINKED.items() for of in links.split() for verb in ("link", "unlink")
    }
    return rules | {verb: role for role, verbs in DONE.items() for verb in verbs.split()}
