"""Who sees and does what: the rule of every field and every mutation of the schema, as it was decided.

What is new in the schema has no rule here, and a test fails until somebody has thought about who may see it.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import Final

from graph.model.grant import Role


class Rule(Enum):
    """Who sees a field of a thing that they see."""

    THING = auto()  # everybody
    ADDRESS = auto()  # from MANAGER on; for others null
    WHOLE = auto()  # who reaches everything: it may name anything; of these, what is an ADDRESS too from MANAGER on
    ACTOR = auto()  # everybody, but a person only who sees that person
    NEEDED = auto()  # everybody: a thing is shown with what it cannot be without
    SEEN = auto()  # everybody, as far as they see what is at the other end
    OWN_SIDE = auto()  # the side of the person who says it
    COUNTED = auto()  # everybody; what they do not see is counted


COMMON: Final = "archivedAt createdAt externalIds id source updatedAt version history"
"""Of all things: seen with the thing. Its history is cut to what was done to the thing itself."""

THINGS: Final[dict[str, dict[Rule, str]]] = {
    "Organization": {
        Rule.THING: "description kind name noticePolicyDays",
        Rule.SEEN: (
            "agreementsAsConsumer agreementsAsProvider answers freezes grants members partOf parts provides "
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
            "engagements escalationSteps escalations expectations feedback fitChecks grants improvements memberOf "
            "notices noticesSent owns proposes reports reportsTo stakeholderIn"
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
        Rule.NEEDED: "consumer provider",
        Rule.SEEN: (
            "adoptions agreements assessments channels commitments complaints costs decisions demands engagements "
            "escalationSteps escalations expectations feedback fitChecks improvements notices outcomes risks "
            "stakeholders usageScenarios"
        ),
    },
    "Agreement": {
        Rule.THING: "kind noticeDays reference renewal status terminationDays validFrom validTo",
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
        Rule.SEEN: "noticeOf person",
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
        Rule.THING: "baseline confirmedAt due measure side statement target unit visibility",
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
    "Change": {
        Rule.THING: "effectiveOn reason status title visibility",
        Rule.SEEN: "answers changes notices proposedBy",
    },
    "Answer": {
        Rule.THING: "at reason until verdict visibility",
        Rule.NEEDED: "change organization",
        Rule.SEEN: "person",
    },
    "Notice": {
        Rule.THING: "acknowledgedAt channel deadline language sentAt text visibility",
        Rule.NEEDED: "change person",
        Rule.SEEN: "relationships sentBy",
    },
    "Event": {
        Rule.THING: "action at mutation place requestId seq subject",
        Rule.WHOLE: "after before subjectIds",
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

OTHERS: Final[dict[str, str]] = {
    # what a relation says is seen by whoever sees both of its ends
    "AgreementCoversEdge": "assumed criticality source validFrom validTo",
    "ChangeChangesEdge": "action severity source",
    "EngagementParticipantsEdge": "attended invited source",
    "OfferingAgreementsEdge": "assumed criticality source validFrom validTo",
    "OfferingChangedByEdge": "action severity source",
    "OfferingDependenciesEdge": "alternatives assumed confirmedAt criticality id required source validFrom validTo version",
    "OfferingDependentsEdge": "alternatives assumed confirmedAt criticality id required source validFrom validTo version",
    "OfferingOwnersEdge": "since source until",
    "OfferingPredecessorsEdge": "coverage from source",
    "OfferingSuccessorsEdge": "coverage from source",
    "OrganizationMembersEdge": "since source title until",
    "PersonDeputiesEdge": "from source until",
    "PersonDeputyOfEdge": "from source until",
    "PersonEngagementsEdge": "attended invited source",
    "PersonInfluencedByEdge": "at sentiment source strength",
    "PersonInfluencesEdge": "at sentiment source strength",
    "PersonKnownByEdge": "at sentiment source strength",
    "PersonKnowsEdge": "at sentiment source strength",
    "PersonMemberOfEdge": "since source title until",
    "PersonOwnsEdge": "since source until",
    "PersonReportsEdge": "since source until",
    "PersonReportsToEdge": "since source until",
    "PersonStakeholderInEdge": "accountable id preferredChannel role side since source until version",
    "ServiceRelationshipStakeholdersEdge": "accountable id preferredChannel role side since source until version",
    # computed on the whole truth, then cut to what is seen; what is left out is counted
    "AffectedAgreement": (
        "agreement because byPolicy consumer daysLeft id noticeAction noticeBasis noticeCalendar noticeDays notifyBy "
        "overdue passOnBy severity"
    ),
    "AffectedConsumer": "agreement agreements because cappedBy causes hops organization path relationshipRisk severity",
    "AffectedCounts": "critical high low medium",
    "AffectedOffering": "because cappedBy hops offering path severity",
    "BareDependency": "from to",
    "CauseChange": "action index offering",
    "ChangeAhead": (
        "agreement answer answerBy change daysLeft effectiveOn needsTimeUntil notifyBy organization passOn path "
        "severity status title"
    ),
    "ChangesAhead": "changes hidden incompleteReason isComplete today until",
    "ComparedScenario": "because index name rank report",
    "ConsumerFate": "affected name overdue severity",
    "ContextFact": "offering reason",
    "DifferingConsumer": "fates organization severity",
    "Finding": "agreement dependent kind needed organization relationship severity text",
    "FrozenConsumer": "freeze from organization reason until",
    "HeldGroup": "alternatives margin members offering required",
    "HeldMember": "id offering severity",
    "ImpactBasis": "assumed facts unconfirmed withoutAgreement",
    "ImpactCap": "agreement criticality from to",
    "ImpactCause": "changes context",
    "ImpactNotice": "agreementCount agreements earliestDate frozen overdue",
    "ImpactReport": (
        "agreements basis consumers context csv effectiveOn findings held incompleteReason isComplete markdown notice "
        "notify offerings sinceLastRun suggestions today totals understaffed"
    ),
    "ImpactSuggestions": "alternatives inTime part",
    "ImpactTotals": "agreements consumers hidden offerings people",
    "MigratingConsumer": "inPart loss movedOn organization state",
    "Migration": "consumers hidden history offering on progress report successors today",
    "MigrationProgress": "left moved movedInPart notMoved on share",
    "NotifyChannel": "channel id kind",
    "NotifyLine": "channel deadline deputies language next person reachable reasons teller unreachable",
    "NotifyReason": "offering organization relationship role severity side",
    "PassOn": "agreement organization overdue severity tellBy",
    "PromiseGap": "agreement allowedDays allowedThreshold allowedUntil beneath kind noticeDays path target threshold until",
    "PromiseGaps": "day gaps hidden",
    "RelationshipRisk": "kind person reason relationship",
    "ScenarioComparison": "consumers csv markdown scenarios today",
    "SeverityCounts": "critical high low medium none",
    "SparedConsumer": "instead organization severity",
    "SuggestedAlternative": "alternatives consumerCount consumers coverage kind needed offering",
    "SuggestedDate": "effectiveOn totals",
    "SuggestedPart": "changes isLargest leftOut",
    "UnderstaffedGroup": "alternatives offering required valid",
    "WeakPoint": "agreements consumers offering offerings overdue rank standsAlone",
    "WeakPointConnection": "alone aloneCount day groupCount groups hidden incompleteReason isComplete",
    # the whole truth of a run that was kept: who reaches everything
    "ChangeRun": "report sinceLastRun",
    "RunDifference": ("at consumerCount consumers earliestDate effectiveOn isOther overdue sentences totals"),
    "TurnedConsumer": "before id organization severity turn",
    # reached or found among what is seen
    "ReachConnection": "hidden",
    "ReachEdge": "hops",
    "SearchConnection": "isComplete",
    "SearchEdge": "match text",
    # made of what is seen
    "Agenda": "lines overdue today until",
    "AgendaLine": "daysLeft due matter overdue person reason relationship settledBy subject",
    "Call": "at channel level person side standing standsInFor topic whyNot",
    # for administrators
    "PersonalData": "events id mentions relations values",
    "PersonalEvent": "action actor after at before seq subject",
    "PersonalMention": "id kind property text",
    "PersonalRelation": "id kind relation texts values",
    "PersonalValue": "name value",
    # what a mutation answers: of what its role and reach allow; refusals name nothing that is not seen
    "Deleted": "ids of",
    "DuplicateKey": "existing key message path",
    "ErasedPerson": "events id texts",
    "InputFault": "message path",
    "InvalidInput": "faults message",
    "LinkedAgreementCovers": "agreement assumed criticality offering source validFrom validTo",
    "LinkedAgreementNoticeTo": "agreement channel",
    "LinkedAgreementUsedBy": "agreement organization",
    "LinkedAttendance": "attended engagement invited person source",
    "LinkedChangedOffering": "action change offering severity source",
    "LinkedDecisionPeople": "decision person",
    "LinkedDependency": "alternatives assumed confirmedAt criticality from id required source to validFrom validTo version",
    "LinkedDeputy": "deputy from person source until",
    "LinkedEngagementRelationships": "engagement serviceRelationship",
    "LinkedImprovementComplaints": "complaint improvement",
    "LinkedImprovementExpectations": "expectation improvement",
    "LinkedImprovementFeedback": "feedback improvement",
    "LinkedImprovementSignals": "improvement signal",
    "LinkedMembership": "organization person since source title until",
    "LinkedNoticeRelationships": "notice serviceRelationship",
    "LinkedOwner": "offering person since source until",
    "LinkedPersonInfluences": "at from sentiment source strength to",
    "LinkedPersonKnows": "at from sentiment source strength to",
    "LinkedReportingLine": "manager person since source until",
    "LinkedRiskOfferings": "offering risk",
    "LinkedStakeholder": "accountable id person preferredChannel relationship role side since source until version",
    "LinkedSuccessor": "coverage from offering source successor",
    "LinkedUsageScenarioOfferings": "offering usageScenario",
    "NotAllowed": "message path",
    "NotFound": "key message of path",
    "Referring": "id kind relation",
    "StillReferenced": "message path references",
    "Unlinked": "end start",
    "VersionConflict": "current message path version",
    # of a list that is cut already
    "PageInfo": "endCursor hasNextPage hasPreviousPage startCursor",
}

FOR_ADMINISTRATORS: Final = "personalData"
COMPUTED: Final = "agenda changesAhead compareScenarios impact impactOfChange migration node nodes promiseGaps search weakPoints whoToCall"
"""Questions at the root beside those for things and lists: answered to everybody, cut to what they see."""

KEPT: Final[dict[Role, str]] = {
    Role.MANAGER: (
        "Adoption Adoptions Answer Answers Assessment Assessments Change Changes Channel Channels Commitment "
        "Commitments Complaint Complaints Cost Costs Decision Decisions Demand Demands Engagement Engagements "
        "Escalation EscalationStep EscalationSteps Escalations Expectation Expectations Feedback FeedbackEntries "
        "FitCheck FitChecks Freeze Freezes Improvement Improvements Measurement Measurements Notice Notices Outcome "
        "Outcomes People Person Risk Risks ServiceRelationship ServiceRelationships Signal Signals UsageScenario "
        "UsageScenarios"
    ),
    Role.OWNER: "Agreement Agreements NoticeTerm NoticeTerms Offering Offerings Target Targets",
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
        "answerComplaint answerDemand answerExpectation answerFeedback assessStakeholder breakCommitment closeComplaint "
        "closeExpectation confirm escalate finishImprovement keepCommitment planEngagement prioritizeImprovement "
        "proposeImprovement raiseComplaint raiseDemand recordEngagement recordFeedback recordFitCheck recordSignal "
        "releaseCommitment reportAdoption reportMeasurement resolveEscalation runChange stateExpectation"
    ),
    Role.OWNER: "agree endAgreement giveNotice renew retireOffering",
    Role.ADMIN: "erasePerson",
}
"""Verbs by the role that does them."""
