"""Who sees what of a thing: the rule of every field of every kind, as it was decided.

What is new in the schema has no rule here, and a test fails until somebody has thought about who may see it.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import Final


class Rule(Enum):
    """Who sees a field of a thing that they see."""

    THING = auto()  # everybody
    ADDRESS = auto()  # from MANAGER on; for others null
    WHOLE = auto()  # who reaches everything: it may name anything; of these, what is an ADDRESS too from MANAGER on
    ACTOR = auto()  # everybody, but a person only who sees that person
    NEEDED = auto()  # everybody: a thing is shown with what it cannot be without
    SEEN = auto()  # everybody, as far as they see what is at the other end
    OWN_SIDE = auto()  # the side of the person who says it
    VIEWED = auto()  # everybody, in the view of a side that they reach; null otherwise
    COUNTED = auto()  # everybody; what they do not see is counted
    LETTER = auto()  # who is told, who tells, and who sees all relationships that it is about; null otherwise


COMMON: Final = "archivedAt createdAt externalIds id nodeId source updatedAt version history"
"""Of all things: seen with the thing. Its history is cut to what was done to the thing itself."""

THINGS: Final[dict[str, dict[Rule, str]]] = {
    "Organization": {
        Rule.THING: "description kind name noticePolicyDays",
        Rule.SEEN: (
            "agreementsAsConsumer agreementsAsProvider answers freezes grants healthPolicies members partOf parts provides "
            "relationshipsAsConsumer relationshipsAsProvider uses"
        ),
    },
    "Person": {
        Rule.THING: "absentFrom absentUntil doNotContact language name timezone title",
        Rule.ADDRESS: "email phone",
        Rule.SEEN: (
            "answers assessments assessmentsMade channels commitments complaints confirmedCommitments "
            "confirmedDecisions confirmedEngagements confirmedExpectations confirmedImprovements "
            "confirmedMeasurements confirmedOutcomes confirmedUsageScenarios decisions demands deputies deputyOf "
            "engagements escalationSteps escalations expectations feedback fitChecks grants improvements judgements "
            "memberOf notices noticesSent noticesToDeputies owns proposes reports reportsTo stakeholderIn"
        ),
        Rule.OWN_SIDE: "influencedBy influences knownBy knows",
    },
    "Offering": {
        Rule.THING: (
            "access actions availableFrom catalogue deprecatedFrom description goods name retiresOn status "
            "suspendedFrom suspendedUntil targetGroup"
        ),
        Rule.NEEDED: "provider",
        Rule.SEEN: (
            "adoptions agreements changedBy complaints costs demands dependencies dependents feedback fitChecks "
            "owners predecessors risks signals successors targets usageScenarios"
        ),
        Rule.COUNTED: "restsOn supports",
    },
    "ServiceRelationship": {
        Rule.THING: "reviewEvery since status type typeWantedByConsumer typeWantedByProvider until",
        Rule.NEEDED: "consumer name provider",
        Rule.SEEN: (
            "adoptions agreements assessments channels commitments complaints costs decisions demands engagements "
            "escalationSteps escalations expectations feedback fitChecks improvements judgements notices outcomes risks "
            "stakeholders usageScenarios"
        ),
        Rule.VIEWED: "health",
    },
    "Agreement": {
        Rule.THING: "kind noticeDays noticeGivenAt reference renewal status terminationDays validFrom validTo",
        Rule.NEEDED: "consumer provider relationship",
        Rule.SEEN: "covers framework noticeTerms noticeTo targets underFramework usedBy",
    },
    "NoticeTerm": {
        Rule.THING: "action basis calendar days",
        Rule.NEEDED: "agreement",
    },
    "Target": {
        Rule.THING: "comparator measure period threshold unit",
        Rule.NEEDED: "agreement",
        Rule.SEEN: "offering signals",
    },
    "Freeze": {
        Rule.THING: "from reason until",
        Rule.NEEDED: "organization",
    },
    "Channel": {
        Rule.THING: "audience cadence kind language topics visibility",
        Rule.ADDRESS: "address",
        Rule.NEEDED: "relationship",
        Rule.SEEN: "noticeOf notices person",
    },
    "EscalationStep": {
        Rule.THING: "after level side topic visibility",
        Rule.NEEDED: "relationship",
        Rule.SEEN: "person",
    },
    "Escalation": {
        Rule.THING: "level raisedAt reason resolvedAt status topic visibility",
        Rule.NEEDED: "relationship",
        Rule.SEEN: "commitment complaint raisedBy",
    },
    "Expectation": {
        Rule.THING: "answeredAt closedAt confirmedAt due priority reason side statedAt statement status visibility",
        Rule.NEEDED: "relationship",
        Rule.SEEN: "confirmedBy improvements person",
    },
    "Engagement": {
        Rule.THING: "at confirmedAt kind status summary visibility",
        Rule.SEEN: "commitments confirmedBy decisions participants relationships",
    },
    "Decision": {
        Rule.THING: "at confirmedAt status text visibility",
        Rule.NEEDED: "relationship",
        Rule.SEEN: "confirmedBy engagement people",
    },
    "Commitment": {
        Rule.THING: "at confirmedAt doneAt due side status text visibility",
        Rule.NEEDED: "relationship",
        Rule.SEEN: "confirmedBy engagement escalations person",
    },
    "Feedback": {
        Rule.THING: "answer answeredAt at score text visibility",
        Rule.NEEDED: "relationship",
        Rule.SEEN: "improvements offering person",
    },
    "Complaint": {
        Rule.THING: "answer answeredAt closedAt due raisedAt status text visibility",
        Rule.NEEDED: "relationship",
        Rule.SEEN: "escalations improvements offering person",
    },
    "UsageScenario": {
        Rule.THING: "confirmedAt how name period trainingNeededBy unit visibility volume",
        Rule.NEEDED: "relationship",
        Rule.SEEN: "confirmedBy offerings outcome",
    },
    "Demand": {
        Rule.THING: "answer answeredAt from kind likelihood quantity raisedAt status unit until visibility",
        Rule.NEEDED: "offering relationship",
        Rule.SEEN: "person",
    },
    "Adoption": {
        Rule.THING: "active at planned trained unit visibility",
        Rule.NEEDED: "offering relationship",
    },
    "FitCheck": {
        Rule.THING: "at available note understood usable visibility",
        Rule.NEEDED: "offering relationship",
        Rule.SEEN: "person",
    },
    "Outcome": {
        Rule.THING: "baseline baselineAt confirmedAt due measure side statement target unit visibility",
        Rule.NEEDED: "relationship",
        Rule.SEEN: "confirmedBy measurements usageScenarios",
    },
    "Measurement": {
        Rule.THING: "at confirmedAt value visibility",
        Rule.NEEDED: "outcome",
        Rule.SEEN: "confirmedBy",
    },
    "Cost": {
        Rule.THING: "amount currency description effect per side visibility",
        Rule.NEEDED: "relationship",
        Rule.SEEN: "offering",
    },
    "Improvement": {
        Rule.THING: "agreedAt confirmedAt doneAt due effort status title valueToConsumer valueToProvider visibility",
        Rule.NEEDED: "relationship",
        Rule.SEEN: "complaints confirmedBy expectations feedback person signals",
    },
    "Risk": {
        Rule.THING: "action impact likelihood response side statement status visibility",
        Rule.SEEN: "offerings relationship",
    },
    "Signal": {
        Rule.THING: "from kind system to value visibility",
        Rule.SEEN: "improvements offering target",
    },
    "Assessment": {
        Rule.THING: "at basis influence interest sentiment visibility",
        Rule.NEEDED: "person relationship",
        Rule.SEEN: "by",
    },
    "Judgement": {
        Rule.THING: "at grade reason side until",
        Rule.NEEDED: "relationship",
        Rule.SEEN: "by",
    },
    "HealthPolicy": {
        Rule.THING: (
            "breadthDays breadthWeight capsOff commitmentsDays commitmentsWeight contactWeight expectationsDays "
            "expectationsWeight feedbackDays feedbackWeight number outcomesDays outcomesWeight sentimentDays "
            "sentimentWeight targetsDays targetsWeight useDays useWeight"
        ),
        Rule.NEEDED: "organization",
    },
    "Change": {
        Rule.THING: "decisionReason doneOn effectiveOn outcome outcomeSeverity reason status title visibility",
        Rule.SEEN: "answers changes notices passedOnBy passesOn proposedBy",
    },
    "Answer": {
        Rule.THING: "answerBy askedAt at consent despite forDay lapsedAt reason recorded until verdict visibility",
        Rule.NEEDED: "change organization",
        Rule.SEEN: "person",
    },
    "Notice": {
        Rule.THING: (
            "acknowledgedAt acknowledgedHow channel deadline failure kind language sentAt severity state textLanguage "
            "visibility"
        ),
        Rule.LETTER: "subject text",
        Rule.NEEDED: "change",
        Rule.SEEN: "onBehalfOf person relationships replacedBy replaces sentBy via",
    },
    "Event": {
        Rule.THING: "action at mutation place requestId seq subject",
        Rule.WHOLE: "after before changes subjectIds",
        Rule.ACTOR: "actor",
    },
    "Import": {
        Rule.THING: "changed created finishedAt removed rows startedAt status unchanged",
    },
    "Grant": {
        Rule.THING: "countsHidden credential everything expiresAt name revokedAt role subject",
        Rule.SEEN: "organizations person",
    },
}
