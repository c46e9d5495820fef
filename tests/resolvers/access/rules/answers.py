"""Who sees what of everything but the things: relations, what is computed, what mutations answer.

What is new in the schema has no rule here, and a test fails until somebody has thought about who may see it.
"""

from __future__ import annotations

from typing import Final

OTHERS: Final[dict[str, str]] = {
    # what a relation says is seen by whoever sees both of its ends
    "AgreementCoversEdge": "assumed criticality source validFrom validTo",
    "ChangeChangesEdge": "action severity source until",
    "EngagementParticipantsEdge": "attended invited source",
    "OfferingAgreementsEdge": "assumed criticality source validFrom validTo",
    "OfferingChangedByEdge": "action severity source until",
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
    "PersonStakeholderInEdge": "accountable assessment id preferredChannel role side since source until version",
    "ServiceRelationshipStakeholdersEdge": "accountable assessment id preferredChannel role side since source until version",
    # computed on the whole truth, then cut to what is seen; what is left out is counted
    "AffectedAgreement": (
        "agreement because byPolicy consumer daysLeft id isMasked noticeAction noticeBasis noticeCalendar noticeDays notifyBy "
        "overdue passOnBy severity"
    ),
    "AffectedConsumer": "agreement agreements because cappedBy causes hops organization path relationshipRisk severity",
    "AffectedCounts": "critical high low medium",
    "AffectedOffering": "agreements because cappedBy consumers hops offering path severity through",
    "AlreadyPlanned": "change index status",
    "BareDependency": "from to",
    "CauseChange": "action index offering",
    "ChangeAhead": (
        "agreement answer answerBy change daysLeft effectiveOn isMasked maskedUntil needsTimeUntil notifyBy "
        "organization passOn path severity status title"
    ),
    "ChangesAhead": "changes hidden incompleteReason isComplete organizations today until",
    "ComparedScenario": "because index name rank report worstOn",
    "ConsumerFate": "affected name overdue severity",
    "ContextFact": "offering reason",
    "DatedFact": "agreement change kind offering",
    "DifferingConsumer": "fates organization severity",
    "Finding": "agreement dependent kind needed organization relationship severity text",
    "EventChange": "after before field",
    "FrozenConsumer": "freeze from organization reason until",
    "GaveWayGroup": "alternatives before members offering required severity",
    "GradedCounts": "critical high low medium total",
    "GradedTotals": "agreements consumers offerings",
    "GroupMember": "before id offering severity",
    "HeldGroup": "alternatives margin members offering required until untilKnownTo",
    "ImpactBasis": "assumed facts unconfirmed withoutAgreement",
    "ImpactCap": "agreement criticality from to",
    "ImpactCause": "changes context",
    "ImpactDependency": "alternatives arrives criticality from passes to",
    "ImpactNotice": "agreementCount agreements agreementsConnection earliestDate frozen overdue",
    "ImpactOutlook": "consumers days isComplete worstOn",
    "ImpactReport": (
        "agreements alreadyPlanned basis consumers context contextConnection csv dependencies effectiveOn findings "
        "findingsConnection gaveWay held heldConnection incompleteReason isComplete markdown masked notice notify offerings "
        "outlook sinceLastRun state suggestions today totals understaffed understaffedConnection"
    ),
    "ImpactStep": "alternatives criticality offering",
    "ImpactSuggestions": "alternatives inTime part",
    "ImpactTotals": "agreements consumers hidden masked offerings people",
    "MaskedAgreement": "agreement by byCount id severity until",
    "MaskedConsumer": "by byCount organization severity until",
    "MaskedImpact": "agreements consumers isComplete offerings",
    "MaskedOffering": "by byCount offering severity until",
    "MigratingConsumer": "inPart loss movedOn organization state",
    "Migration": "consumers hidden history offering on progress report successors today",
    "MigrationProgress": "left moved movedInPart notMoved on share",
    "NotifyChannel": "channel id kind",
    "NotifyLine": "channel deadline deputies language next person reachable reasons teller unreachable",
    "NotifyReason": "offering organization relationship role severity side",
    "OutlookConsumer": "notifyBy on organization severity",
    "OutlookDay": "facts on totals worse",
    "PassOn": "agreement organization overdue severity tellBy",
    "PromiseGap": "agreement allowedDays allowedThreshold allowedUntil beneath kind noticeDays path target threshold until",
    "PromiseGaps": "csv day gaps gapsConnection hidden incompleteReason isComplete limits markdown",
    "PromiseLimit": "agreements gapCount widest",
    "RelationshipRisk": "kind person reason relationship",
    "ScenarioComparison": "consumers csv markdown scenarios today",
    "SeverityCounts": "critical high low medium none total",
    "SparedConsumer": "instead organization severity",
    "SuggestedAlternative": "alternatives consumerCount consumers consumersConnection coverage kind needed offering",
    "SuggestedDate": "effectiveOn totals worst worstOn",
    "SuggestedPart": "changes isLargest leftOut worst worstOn",
    "UnderstaffedGroup": "alternatives offering required valid",
    "WeakPoint": "agreements consumers masked offering offerings overdue rank standsAlone",
    "WeakPointConnection": (
        "alone aloneConnection aloneCount csv day groupCount groups groupsConnection hidden incompleteReason isComplete markdown"
    ),
    "WorseConsumer": "organization severity",
    # the whole truth of a run that was kept: who reaches everything
    "ChangeRun": "report sinceLastRun",
    "RunDifference": (
        "at byOtherRules consumerCount consumers consumersConnection earliestDate effectiveOn isOther overdue sentences totals"
    ),
    "TurnedConsumer": "before id organization severity turn",
    # of who asks, and told to nobody else
    "ServerLimits": "aliases characters cost depth fields innerPage page tokens work",
    "Viewer": "expiresAt hasAnything language limits may person program reach role version",
    "ViewerReach": "countsHidden everything organizations",
    # told again as it changes: what the same question would answer whoever asked, as long as they may ask
    "Subscription": "events impact things",
    # reached or found among what is seen
    "ReachConnection": "hidden",
    "ReachEdge": "hops",
    "SearchConnection": "isComplete",
    "SearchEdge": "context match text",
    # made of what is seen
    "Agenda": "byMatter byRelationship lines manager overdue today until",
    "AgendaMatterCount": "matter overdue total",
    "AgendaRelationshipCount": "overdue relationship total",
    "AgendaLine": "daysLeft due healthGain matter overdue person reason relationship settledBy subject",
    "Call": "at channel level person side standing standsInFor topic whyNot",
    # who knows whom, of the facts that are seen: the same estate without the others answers the same
    "Candidate": "known person strength unknown",
    "Departure": "introductionsLost on orphans person relationships successors",
    "Introductions": "reason to warmest ways whyNone",
    "LostIntroduction": "after before person relationship",
    "LostRelationship": "after before hangsOn relationship rolesLost threadsAfter threadsBefore",
    "MappedStakeholder": (
        "accountable coveredBy influence interest isSentimentOld lastContact person quadrant role roles sentiment "
        "sentimentAt side"
    ),
    "Network": "bridges bridgesConnection components incompleteReason isComplete isolated isolatedConnection pending people ties",
    "NetworkCircle": "people size",
    "NetworkPerson": (
        "betweenness circles closeness community constraint core degree person separates strength weightedBetweenness "
        "weightedCloseness"
    ),
    "Orphan": "kind reason subject",
    "RelationshipCoverage": "hangsOn notMet relationship threads vacancies",
    "SidePerson": "nearest nearestStrength person side",
    "Tie": "contributions from isMutual lastMet strained strength to",
    "TieContribution": "at isAssumed kind reason saidBy subject value",
    "Vacancy": "isAccountable reason role side step",
    "Way": "absent people strength ties weakest",
    # of the side that whoever asks reaches, made of what that side may see alone
    "AgreedOffering": "adoption agreements demands fit fitCheck offering scenarios status trainingDue used",
    "ConsumerOfChange": "answer answerBy askedAs consent missing notifyBy organization severity until verdict",
    "CourseOfChange": "change consumers differs effectiveOn hidden messages next notTold paused status waiting",
    "NextTold": "kind notice on person",
    "NoticePreview": "channel deadline html kind language person reachable severity subject text via",
    "NoticePreviews": "change hidden previews total",
    "MessagesOfChange": "acknowledged failed held overdue planned sent",
    "AgreedUse": "costs offerings on outcomes relationship side",
    "BriefedPerson": "accountable influence lastMet person roles sentiment sentimentAt side",
    "Briefing": (
        "ahead decisions engagement health html markdown notMet open owed people promised relationship side thanks today"
    ),
    "CommonCauseConnection": "csv day incompleteReason isComplete markdown",
    "CommonCause": "all cap kind lift reason relationships relationshipsConnection subject weak",
    "CostTotal": "costs currency per saves side",
    "Evidence": "points reason saidByConsumer share subject",
    "FactorMove": "difference factor facts",
    "GradeCount": "count grade",
    "Health": (
        "atLeast atMost caps confidence factors findings grade judgement measuredByProvider nextSteps "
        "on policy policyVersion saidByConsumer score side trend uncapped undated"
    ),
    "HealthCap": "kind reason since subject",
    "HealthFactor": "contribution evidence factor points reason state weight",
    "HealthFinding": "kind reason subject",
    "HealthStep": "act confidence factor gain reason subject",
    "HealthTrend": "daysAgo30 daysAgo90 moved",
    "MovedFact": "before kind now subject",
    "Portfolio": "grades on total worst",
    "ValueReached": "measurement outcome reached side",
    "Thanks": "at person subject",
    # for administrators
    "PersonalData": "events id mentions relations undecided values",
    "PersonalEvent": "action actor after at before seq subject",
    "PersonalMention": "id kind property text",
    "PersonalRelation": "id kind relation texts values",
    "PersonalValue": "name value",
    # what a mutation answers: of what its role and reach allow; refusals name nothing that is not seen
    "Deleted": "ids of",
    "DuplicateKey": "code existing key message path said",
    "ErasedPerson": "events id ids rewritten texts undecided undecidedCount",
    "InputFault": "message path said",
    "SaidValue": "name value",
    "Saying": "code values",
    "InvalidInput": "code faults message said",
    "LinkedAgreementCovers": "agreement assumed criticality offering source validFrom validTo",
    "LinkedAgreementNoticeTo": "agreement channel",
    "LinkedAgreementUsedBy": "agreement organization",
    "LinkedAttendance": "attended engagement invited person source",
    "LinkedChangedOffering": "action change offering severity source until",
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
    "NotAllowed": "code message path said",
    "NotFound": "code faults key message of path said",
    "Referring": "id kind relation",
    "StillReferenced": "code message path references said",
    "Unlinked": "end start",
    "VersionConflict": "code current message path said version",
    # of a list that is cut already
    "PageInfo": "endCursor hasNextPage hasPreviousPage startCursor",
}

FOR_ADMINISTRATORS: Final = "personalData"
COMPUTED: Final = (
    "agenda agreedUse briefing changeStatus changesAhead commonCauses commonCausesConnection compareScenarios coverage "
    "departure impact impactOfChange introductions migration network node nodes noticePreviews portfolio promiseGaps search stakeholderMap "
    "tie viewer weakPoints whoToCall"
)
"""Questions at the root beside those for things and lists: answered to everybody, cut to what they see."""
