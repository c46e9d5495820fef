export const possibleTypes: Record<string, string[]> = {
 "ConfirmResult": [
  "Commitment",
  "Decision",
  "Engagement",
  "Expectation",
  "Improvement",
  "InvalidInput",
  "Measurement",
  "NotAllowed",
  "NotFound",
  "Outcome",
  "UsageScenario",
  "VersionConflict"
 ],
 "CreateAdoptionResult": [
  "Adoption",
  "DuplicateKey",
  "InvalidInput",
  "NotAllowed",
  "NotFound"
 ],
 "CreateAdoptionsResult": [
  "AdoptionBatch",
  "DuplicateKey",
  "InvalidInput",
  "NotAllowed",
  "NotFound"
 ],
 "CreateAgreementResult": [
  "Agreement",
  "DuplicateKey",
  "InvalidInput",
  "NotAllowed",
  "NotFound"
 ],
 "CreateAgreementsResult": [
  "AgreementBatch",
  "DuplicateKey",
  "InvalidInput",
  "NotAllowed",
  "NotFound"
 ],
 "CreateAnswerResult": [
  "Answer",
  "DuplicateKey",
  "InvalidInput",
  "NotAllowed",
  "NotFound"
 ],
 "CreateAnswersResult": [
  "AnswerBatch",
  "DuplicateKey",
  "InvalidInput",
  "NotAllowed",
  "NotFound"
 ],
 "CreateAssessmentResult": [
  "Assessment",
  "DuplicateKey",
  "InvalidInput",
  "NotAllowed",
  "NotFound"
 ],
 "CreateAssessmentsResult": [
  "AssessmentBatch",
  "DuplicateKey",
  "InvalidInput",
  "NotAllowed",
  "NotFound"
 ],
 "CreateChangeResult": [
  "Change",
  "DuplicateKey",
  "InvalidInput",
  "NotAllowed",
  "NotFound"
 ],
 "CreateChangesResult": [
  "ChangeBatch",
  "DuplicateKey",
  "InvalidInput",
  "NotAllowed",
  "NotFound"
 ],
 "CreateChannelResult": [
  "Channel",
  "DuplicateKey",
  "InvalidInput",
  "NotAllowed",
  "NotFound"
 ],
 "CreateChannelsResult": [
  "ChannelBatch",
  "DuplicateKey",
  "InvalidInput",
  "NotAllowed",
  "NotFound"
 ],
 "CreateCommitmentResult": [
  "Commitment",
  "DuplicateKey",
  "InvalidInput",
  "NotAllowed",
  "NotFound"
 ],
 "CreateCommitmentsResult": [
  "CommitmentBatch",
  "DuplicateKey",
  "InvalidInput",
  "NotAllowed",
  "NotFound"
 ],
 "CreateComplaintResult": [
  "Complaint",
  "DuplicateKey",
  "InvalidInput",
  "NotAllowed",
  "NotFound"
 ],
 "CreateComplaintsResult": [
  "ComplaintBatch",
  "DuplicateKey",
  "InvalidInput",
  "NotAllowed",
  "NotFound"
 ],
 "CreateCostResult": [
  "Cost",
  "DuplicateKey",
  "InvalidInput",
  "NotAllowed",
  "NotFound"
 ],
 "CreateCostsResult": [
  "CostBatch",
  "DuplicateKey",
  "InvalidInput",
  "NotAllowed",
  "NotFound"
 ],
 "CreateDecisionResult": [
  "Decision",
  "DuplicateKey",
  "InvalidInput",
  "NotAllowed",
  "NotFound"
 ],
 "CreateDecisionsResult": [
  "DecisionBatch",
  "DuplicateKey",
  "InvalidInput",
  "NotAllowed",
  "NotFound"
 ],
 "CreateDemandResult": [
  "Demand",
  "DuplicateKey",
  "InvalidInput",
  "NotAllowed",
  "NotFound"
 ],
 "CreateDemandsResult": [
  "DemandBatch",
  "DuplicateKey",
  "InvalidInput",
  "NotAllowed",
  "NotFound"
 ],
 "CreateEngagementResult": [
  "DuplicateKey",
  "Engagement",
  "InvalidInput",
  "NotAllowed",
  "NotFound"
 ],
 "CreateEngagementsResult": [
  "DuplicateKey",
  "EngagementBatch",
  "InvalidInput",
  "NotAllowed",
  "NotFound"
 ],
 "CreateEscalationResult": [
  "DuplicateKey",
  "Escalation",
  "InvalidInput",
  "NotAllowed",
  "NotFound"
 ],
 "CreateEscalationStepResult": [
  "DuplicateKey",
  "EscalationStep",
  "InvalidInput",
  "NotAllowed",
  "NotFound"
 ],
 "CreateEscalationStepsResult": [
  "DuplicateKey",
  "EscalationStepBatch",
  "InvalidInput",
  "NotAllowed",
  "NotFound"
 ],
 "CreateEscalationsResult": [
  "DuplicateKey",
  "EscalationBatch",
  "InvalidInput",
  "NotAllowed",
  "NotFound"
 ],
 "CreateExpectationResult": [
  "DuplicateKey",
  "Expectation",
  "InvalidInput",
  "NotAllowed",
  "NotFound"
 ],
 "CreateExpectationsResult": [
  "DuplicateKey",
  "ExpectationBatch",
  "InvalidInput",
  "NotAllowed",
  "NotFound"
 ],
 "CreateFeedbackEntriesResult": [
  "DuplicateKey",
  "FeedbackBatch",
  "InvalidInput",
  "NotAllowed",
  "NotFound"
 ],
 "CreateFeedbackResult": [
  "DuplicateKey",
  "Feedback",
  "InvalidInput",
  "NotAllowed",
  "NotFound"
 ],
 "CreateFitCheckResult": [
  "DuplicateKey",
  "FitCheck",
  "InvalidInput",
  "NotAllowed",
  "NotFound"
 ],
 "CreateFitChecksResult": [
  "DuplicateKey",
  "FitCheckBatch",
  "InvalidInput",
  "NotAllowed",
  "NotFound"
 ],
 "CreateFreezeResult": [
  "DuplicateKey",
  "Freeze",
  "InvalidInput",
  "NotAllowed",
  "NotFound"
 ],
 "CreateFreezesResult": [
  "DuplicateKey",
  "FreezeBatch",
  "InvalidInput",
  "NotAllowed",
  "NotFound"
 ],
 "CreateHealthPoliciesResult": [
  "DuplicateKey",
  "HealthPolicyBatch",
  "InvalidInput",
  "NotAllowed",
  "NotFound"
 ],
 "CreateHealthPolicyResult": [
  "DuplicateKey",
  "HealthPolicy",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "CreateImprovementResult": [
  "DuplicateKey",
  "Improvement",
  "InvalidInput",
  "NotAllowed",
  "NotFound"
 ],
 "CreateImprovementsResult": [
  "DuplicateKey",
  "ImprovementBatch",
  "InvalidInput",
  "NotAllowed",
  "NotFound"
 ],
 "CreateJudgementResult": [
  "DuplicateKey",
  "InvalidInput",
  "Judgement",
  "NotAllowed",
  "NotFound"
 ],
 "CreateJudgementsResult": [
  "DuplicateKey",
  "InvalidInput",
  "JudgementBatch",
  "NotAllowed",
  "NotFound"
 ],
 "CreateMeasurementResult": [
  "DuplicateKey",
  "InvalidInput",
  "Measurement",
  "NotAllowed",
  "NotFound"
 ],
 "CreateMeasurementsResult": [
  "DuplicateKey",
  "InvalidInput",
  "MeasurementBatch",
  "NotAllowed",
  "NotFound"
 ],
 "CreateNoticeResult": [
  "DuplicateKey",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "Notice"
 ],
 "CreateNoticeTermResult": [
  "DuplicateKey",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "NoticeTerm"
 ],
 "CreateNoticeTermsResult": [
  "DuplicateKey",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "NoticeTermBatch"
 ],
 "CreateNoticesResult": [
  "DuplicateKey",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "NoticeBatch"
 ],
 "CreateOfferingResult": [
  "DuplicateKey",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "Offering"
 ],
 "CreateOfferingsResult": [
  "DuplicateKey",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "OfferingBatch"
 ],
 "CreateOrganizationResult": [
  "DuplicateKey",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "Organization"
 ],
 "CreateOrganizationsResult": [
  "DuplicateKey",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "OrganizationBatch"
 ],
 "CreateOutcomeResult": [
  "DuplicateKey",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "Outcome"
 ],
 "CreateOutcomesResult": [
  "DuplicateKey",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "OutcomeBatch"
 ],
 "CreatePeopleResult": [
  "DuplicateKey",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "PersonBatch"
 ],
 "CreatePersonResult": [
  "DuplicateKey",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "Person"
 ],
 "CreateRiskResult": [
  "DuplicateKey",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "Risk"
 ],
 "CreateRisksResult": [
  "DuplicateKey",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "RiskBatch"
 ],
 "CreateServiceRelationshipResult": [
  "DuplicateKey",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "ServiceRelationship"
 ],
 "CreateServiceRelationshipsResult": [
  "DuplicateKey",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "ServiceRelationshipBatch"
 ],
 "CreateSignalResult": [
  "DuplicateKey",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "Signal"
 ],
 "CreateSignalsResult": [
  "DuplicateKey",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "SignalBatch"
 ],
 "CreateTargetResult": [
  "DuplicateKey",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "Target"
 ],
 "CreateTargetsResult": [
  "DuplicateKey",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "TargetBatch"
 ],
 "CreateUsageScenarioResult": [
  "DuplicateKey",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "UsageScenario"
 ],
 "CreateUsageScenariosResult": [
  "DuplicateKey",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "UsageScenarioBatch"
 ],
 "DeleteResult": [
  "Deleted",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "StillReferenced",
  "VersionConflict"
 ],
 "ErasePersonResult": [
  "ErasedPerson",
  "InvalidInput",
  "NotAllowed",
  "NotFound"
 ],
 "LinkAgreementCoversBatchResult": [
  "InvalidInput",
  "LinkedAgreementCoversBatch",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "LinkAgreementCoversResult": [
  "InvalidInput",
  "LinkedAgreementCovers",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "LinkAgreementNoticeToResult": [
  "InvalidInput",
  "LinkedAgreementNoticeTo",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "LinkAgreementUsedByResult": [
  "InvalidInput",
  "LinkedAgreementUsedBy",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "LinkAttendanceBatchResult": [
  "InvalidInput",
  "LinkedAttendanceBatch",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "LinkAttendanceResult": [
  "InvalidInput",
  "LinkedAttendance",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "LinkChangedOfferingBatchResult": [
  "InvalidInput",
  "LinkedChangedOfferingBatch",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "LinkChangedOfferingResult": [
  "InvalidInput",
  "LinkedChangedOffering",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "LinkDecisionPeopleResult": [
  "InvalidInput",
  "LinkedDecisionPeople",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "LinkDependencyBatchResult": [
  "InvalidInput",
  "LinkedDependencyBatch",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "LinkDependencyResult": [
  "InvalidInput",
  "LinkedDependency",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "LinkDeputyBatchResult": [
  "InvalidInput",
  "LinkedDeputyBatch",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "LinkDeputyResult": [
  "InvalidInput",
  "LinkedDeputy",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "LinkEngagementRelationshipsResult": [
  "InvalidInput",
  "LinkedEngagementRelationships",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "LinkImprovementComplaintsResult": [
  "InvalidInput",
  "LinkedImprovementComplaints",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "LinkImprovementExpectationsResult": [
  "InvalidInput",
  "LinkedImprovementExpectations",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "LinkImprovementFeedbackResult": [
  "InvalidInput",
  "LinkedImprovementFeedback",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "LinkImprovementSignalsResult": [
  "InvalidInput",
  "LinkedImprovementSignals",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "LinkMembershipBatchResult": [
  "InvalidInput",
  "LinkedMembershipBatch",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "LinkMembershipResult": [
  "InvalidInput",
  "LinkedMembership",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "LinkNoticeRelationshipsResult": [
  "InvalidInput",
  "LinkedNoticeRelationships",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "LinkOwnerBatchResult": [
  "InvalidInput",
  "LinkedOwnerBatch",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "LinkOwnerResult": [
  "InvalidInput",
  "LinkedOwner",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "LinkPersonInfluencesBatchResult": [
  "InvalidInput",
  "LinkedPersonInfluencesBatch",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "LinkPersonInfluencesResult": [
  "InvalidInput",
  "LinkedPersonInfluences",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "LinkPersonKnowsBatchResult": [
  "InvalidInput",
  "LinkedPersonKnowsBatch",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "LinkPersonKnowsResult": [
  "InvalidInput",
  "LinkedPersonKnows",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "LinkReportingLineBatchResult": [
  "InvalidInput",
  "LinkedReportingLineBatch",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "LinkReportingLineResult": [
  "InvalidInput",
  "LinkedReportingLine",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "LinkRiskOfferingsResult": [
  "InvalidInput",
  "LinkedRiskOfferings",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "LinkStakeholderBatchResult": [
  "InvalidInput",
  "LinkedStakeholderBatch",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "LinkStakeholderResult": [
  "InvalidInput",
  "LinkedStakeholder",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "LinkSuccessorBatchResult": [
  "InvalidInput",
  "LinkedSuccessorBatch",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "LinkSuccessorResult": [
  "InvalidInput",
  "LinkedSuccessor",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "LinkUsageScenarioOfferingsResult": [
  "InvalidInput",
  "LinkedUsageScenarioOfferings",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "Node": [
  "Adoption",
  "Agreement",
  "Answer",
  "Assessment",
  "Change",
  "Channel",
  "Commitment",
  "Complaint",
  "Cost",
  "Decision",
  "Demand",
  "Engagement",
  "Escalation",
  "EscalationStep",
  "Event",
  "Expectation",
  "Feedback",
  "FitCheck",
  "Freeze",
  "Grant",
  "HealthPolicy",
  "Import",
  "Improvement",
  "Judgement",
  "Measurement",
  "Notice",
  "NoticeTerm",
  "Offering",
  "Organization",
  "Outcome",
  "Person",
  "Risk",
  "ServiceRelationship",
  "Signal",
  "Target",
  "UsageScenario"
 ],
 "Refusal": [
  "DuplicateKey",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "StillReferenced",
  "VersionConflict"
 ],
 "RunChangeResult": [
  "ChangeRun",
  "InvalidInput",
  "NotAllowed"
 ],
 "UnlinkResult": [
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "Unlinked",
  "VersionConflict"
 ],
 "UnlinkSeveralResult": [
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "UnlinkedSeveral",
  "VersionConflict"
 ],
 "UpdateAdoptionResult": [
  "Adoption",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "UpdateAdoptionsResult": [
  "AdoptionBatch",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "UpdateAgreementResult": [
  "Agreement",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "UpdateAgreementsResult": [
  "AgreementBatch",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "UpdateAnswerResult": [
  "Answer",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "UpdateAnswersResult": [
  "AnswerBatch",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "UpdateAssessmentResult": [
  "Assessment",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "UpdateAssessmentsResult": [
  "AssessmentBatch",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "UpdateChangeResult": [
  "Change",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "UpdateChangesResult": [
  "ChangeBatch",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "UpdateChannelResult": [
  "Channel",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "UpdateChannelsResult": [
  "ChannelBatch",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "UpdateCommitmentResult": [
  "Commitment",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "UpdateCommitmentsResult": [
  "CommitmentBatch",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "UpdateComplaintResult": [
  "Complaint",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "UpdateComplaintsResult": [
  "ComplaintBatch",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "UpdateCostResult": [
  "Cost",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "UpdateCostsResult": [
  "CostBatch",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "UpdateDecisionResult": [
  "Decision",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "UpdateDecisionsResult": [
  "DecisionBatch",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "UpdateDemandResult": [
  "Demand",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "UpdateDemandsResult": [
  "DemandBatch",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "UpdateEngagementResult": [
  "Engagement",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "UpdateEngagementsResult": [
  "EngagementBatch",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "UpdateEscalationResult": [
  "Escalation",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "UpdateEscalationStepResult": [
  "EscalationStep",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "UpdateEscalationStepsResult": [
  "EscalationStepBatch",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "UpdateEscalationsResult": [
  "EscalationBatch",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "UpdateExpectationResult": [
  "Expectation",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "UpdateExpectationsResult": [
  "ExpectationBatch",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "UpdateFeedbackEntriesResult": [
  "FeedbackBatch",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "UpdateFeedbackResult": [
  "Feedback",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "UpdateFitCheckResult": [
  "FitCheck",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "UpdateFitChecksResult": [
  "FitCheckBatch",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "UpdateFreezeResult": [
  "Freeze",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "UpdateFreezesResult": [
  "FreezeBatch",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "UpdateHealthPoliciesResult": [
  "HealthPolicyBatch",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "UpdateHealthPolicyResult": [
  "HealthPolicy",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "UpdateImprovementResult": [
  "Improvement",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "UpdateImprovementsResult": [
  "ImprovementBatch",
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "UpdateJudgementResult": [
  "InvalidInput",
  "Judgement",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "UpdateJudgementsResult": [
  "InvalidInput",
  "JudgementBatch",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "UpdateMeasurementResult": [
  "InvalidInput",
  "Measurement",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "UpdateMeasurementsResult": [
  "InvalidInput",
  "MeasurementBatch",
  "NotAllowed",
  "NotFound",
  "VersionConflict"
 ],
 "UpdateNoticeResult": [
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "Notice",
  "VersionConflict"
 ],
 "UpdateNoticeTermResult": [
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "NoticeTerm",
  "VersionConflict"
 ],
 "UpdateNoticeTermsResult": [
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "NoticeTermBatch",
  "VersionConflict"
 ],
 "UpdateNoticesResult": [
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "NoticeBatch",
  "VersionConflict"
 ],
 "UpdateOfferingResult": [
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "Offering",
  "StillReferenced",
  "VersionConflict"
 ],
 "UpdateOfferingsResult": [
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "OfferingBatch",
  "StillReferenced",
  "VersionConflict"
 ],
 "UpdateOrganizationResult": [
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "Organization",
  "VersionConflict"
 ],
 "UpdateOrganizationsResult": [
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "OrganizationBatch",
  "VersionConflict"
 ],
 "UpdateOutcomeResult": [
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "Outcome",
  "VersionConflict"
 ],
 "UpdateOutcomesResult": [
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "OutcomeBatch",
  "VersionConflict"
 ],
 "UpdatePeopleResult": [
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "PersonBatch",
  "VersionConflict"
 ],
 "UpdatePersonResult": [
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "Person",
  "VersionConflict"
 ],
 "UpdateRiskResult": [
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "Risk",
  "VersionConflict"
 ],
 "UpdateRisksResult": [
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "RiskBatch",
  "VersionConflict"
 ],
 "UpdateServiceRelationshipResult": [
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "ServiceRelationship",
  "VersionConflict"
 ],
 "UpdateServiceRelationshipsResult": [
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "ServiceRelationshipBatch",
  "VersionConflict"
 ],
 "UpdateSignalResult": [
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "Signal",
  "VersionConflict"
 ],
 "UpdateSignalsResult": [
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "SignalBatch",
  "VersionConflict"
 ],
 "UpdateTargetResult": [
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "Target",
  "VersionConflict"
 ],
 "UpdateTargetsResult": [
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "TargetBatch",
  "VersionConflict"
 ],
 "UpdateUsageScenarioResult": [
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "UsageScenario",
  "VersionConflict"
 ],
 "UpdateUsageScenariosResult": [
  "InvalidInput",
  "NotAllowed",
  "NotFound",
  "UsageScenarioBatch",
  "VersionConflict"
 ]
};

export const embedded: string[] = [
 "AcknowledgementCount",
 "ActionCount",
 "AdoptionBatch",
 "AdoptionConnection",
 "AdoptionCounts",
 "AdoptionEdge",
 "AffectedAgreement",
 "AffectedAgreementConnection",
 "AffectedAgreementEdge",
 "AffectedConsumer",
 "AffectedConsumerConnection",
 "AffectedConsumerEdge",
 "AffectedCounts",
 "AffectedOffering",
 "AffectedOfferingConnection",
 "AffectedOfferingEdge",
 "Agenda",
 "AgendaLine",
 "AgendaLineConnection",
 "AgendaLineEdge",
 "AgendaMatterCount",
 "AgendaRelationshipCount",
 "AgendaRelationshipCountConnection",
 "AgendaRelationshipCountEdge",
 "AgreedOffering",
 "AgreedUse",
 "AgreementBatch",
 "AgreementConnection",
 "AgreementCount",
 "AgreementCounts",
 "AgreementCoversConnection",
 "AgreementCoversCounts",
 "AgreementCoversEdge",
 "AgreementEdge",
 "AgreementKindCount",
 "AgreementStatusCount",
 "AlreadyPlanned",
 "AnswerBatch",
 "AnswerConnection",
 "AnswerCounts",
 "AnswerEdge",
 "AssessmentBatch",
 "AssessmentConnection",
 "AssessmentCounts",
 "AssessmentEdge",
 "BareDependency",
 "BridgeConnection",
 "BridgeEdge",
 "BriefedPerson",
 "Briefing",
 "Call",
 "Candidate",
 "CatalogueCount",
 "CauseChange",
 "ChangeAhead",
 "ChangeAheadConnection",
 "ChangeAheadEdge",
 "ChangeBatch",
 "ChangeChangesConnection",
 "ChangeChangesCounts",
 "ChangeChangesEdge",
 "ChangeConnection",
 "ChangeCount",
 "ChangeCounts",
 "ChangeEdge",
 "ChangeOutcomeCount",
 "ChangeRun",
 "ChangeStatusCount",
 "ChangesAhead",
 "ChannelBatch",
 "ChannelConnection",
 "ChannelCount",
 "ChannelCounts",
 "ChannelEdge",
 "ChannelKindCount",
 "CommitmentBatch",
 "CommitmentConnection",
 "CommitmentCount",
 "CommitmentCounts",
 "CommitmentEdge",
 "CommitmentStatusCount",
 "CommonCause",
 "CommonCauseConnection",
 "CommonCauseEdge",
 "ComparatorCount",
 "ComparedScenario",
 "ComplaintBatch",
 "ComplaintConnection",
 "ComplaintCount",
 "ComplaintCounts",
 "ComplaintEdge",
 "ComplaintStatusCount",
 "ConsumerFate",
 "ConsumerOfChange",
 "ContextFact",
 "ContextFactConnection",
 "ContextFactEdge",
 "CostBatch",
 "CostConnection",
 "CostCounts",
 "CostEdge",
 "CostEffectCount",
 "CostPerCount",
 "CostTotal",
 "CourseOfChange",
 "CoverageCount",
 "CredentialCount",
 "CriticalityCount",
 "DatedFact",
 "DecisionBatch",
 "DecisionConnection",
 "DecisionCounts",
 "DecisionEdge",
 "DecisionStatusCount",
 "DegreeCount",
 "Deleted",
 "DemandBatch",
 "DemandConnection",
 "DemandCounts",
 "DemandEdge",
 "DemandKindCount",
 "DemandStatusCount",
 "Departure",
 "DifferingConsumer",
 "DifferingConsumerConnection",
 "DifferingConsumerEdge",
 "DuplicateKey",
 "EngagementBatch",
 "EngagementConnection",
 "EngagementCount",
 "EngagementCounts",
 "EngagementEdge",
 "EngagementKindCount",
 "EngagementParticipantsConnection",
 "EngagementParticipantsEdge",
 "EngagementStatusCount",
 "ErasedPerson",
 "EscalationBatch",
 "EscalationConnection",
 "EscalationCounts",
 "EscalationEdge",
 "EscalationStatusCount",
 "EscalationStepBatch",
 "EscalationStepConnection",
 "EscalationStepCounts",
 "EscalationStepEdge",
 "EventActionCount",
 "EventChange",
 "EventConnection",
 "EventCounts",
 "EventEdge",
 "Evidence",
 "EvidenceConnection",
 "EvidenceEdge",
 "ExpectationBatch",
 "ExpectationConnection",
 "ExpectationCounts",
 "ExpectationEdge",
 "ExpectationStatusCount",
 "FactorMove",
 "FeedbackBatch",
 "FeedbackConnection",
 "FeedbackCounts",
 "FeedbackEdge",
 "Finding",
 "FindingConnection",
 "FindingEdge",
 "FitCheckBatch",
 "FitCheckConnection",
 "FitCheckCounts",
 "FitCheckEdge",
 "FitCount",
 "FreezeBatch",
 "FreezeConnection",
 "FreezeCounts",
 "FreezeEdge",
 "FrozenConsumer",
 "GaveWayGroup",
 "GaveWayGroupConnection",
 "GaveWayGroupEdge",
 "GradeCount",
 "GradedCounts",
 "GradedTotals",
 "GrantConnection",
 "GrantCounts",
 "GrantEdge",
 "GroupMember",
 "Health",
 "HealthCap",
 "HealthFactor",
 "HealthFinding",
 "HealthGradeCount",
 "HealthPolicyBatch",
 "HealthPolicyConnection",
 "HealthPolicyCounts",
 "HealthPolicyEdge",
 "HealthStep",
 "HealthTrend",
 "HeldGroup",
 "HeldGroupConnection",
 "HeldGroupEdge",
 "ImpactBasis",
 "ImpactCap",
 "ImpactCause",
 "ImpactDependency",
 "ImpactDependencyConnection",
 "ImpactDependencyEdge",
 "ImpactNotice",
 "ImpactOutlook",
 "ImpactReport",
 "ImpactStep",
 "ImpactSuggestions",
 "ImpactTotals",
 "ImportConnection",
 "ImportCounts",
 "ImportEdge",
 "ImportStatusCount",
 "ImprovementBatch",
 "ImprovementConnection",
 "ImprovementCounts",
 "ImprovementEdge",
 "ImprovementStatusCount",
 "InputFault",
 "Introductions",
 "InvalidInput",
 "IsolatedPersonConnection",
 "IsolatedPersonEdge",
 "JudgementBatch",
 "JudgementConnection",
 "JudgementCounts",
 "JudgementEdge",
 "LimitedAgreementConnection",
 "LimitedAgreementEdge",
 "LinkedAgreementCovers",
 "LinkedAgreementCoversBatch",
 "LinkedAgreementNoticeTo",
 "LinkedAgreementUsedBy",
 "LinkedAttendance",
 "LinkedAttendanceBatch",
 "LinkedChangedOffering",
 "LinkedChangedOfferingBatch",
 "LinkedDecisionPeople",
 "LinkedDependency",
 "LinkedDependencyBatch",
 "LinkedDeputy",
 "LinkedDeputyBatch",
 "LinkedEngagementRelationships",
 "LinkedImprovementComplaints",
 "LinkedImprovementExpectations",
 "LinkedImprovementFeedback",
 "LinkedImprovementSignals",
 "LinkedMembership",
 "LinkedMembershipBatch",
 "LinkedNoticeRelationships",
 "LinkedOwner",
 "LinkedOwnerBatch",
 "LinkedPersonInfluences",
 "LinkedPersonInfluencesBatch",
 "LinkedPersonKnows",
 "LinkedPersonKnowsBatch",
 "LinkedReportingLine",
 "LinkedReportingLineBatch",
 "LinkedRiskOfferings",
 "LinkedStakeholder",
 "LinkedStakeholderBatch",
 "LinkedSuccessor",
 "LinkedSuccessorBatch",
 "LinkedUsageScenarioOfferings",
 "LoneWeakPointConnection",
 "LoneWeakPointEdge",
 "LostIntroduction",
 "LostRelationship",
 "MappedStakeholder",
 "MaskedAgreement",
 "MaskedAgreementConnection",
 "MaskedAgreementEdge",
 "MaskedConsumer",
 "MaskedConsumerConnection",
 "MaskedConsumerEdge",
 "MaskedImpact",
 "MaskedOffering",
 "MaskedOfferingConnection",
 "MaskedOfferingEdge",
 "MeasurementBatch",
 "MeasurementConnection",
 "MeasurementCounts",
 "MeasurementEdge",
 "MessagesOfChange",
 "MigratingConsumer",
 "MigratingConsumerConnection",
 "MigratingConsumerEdge",
 "Migration",
 "MigrationProgress",
 "MovedFact",
 "Network",
 "NetworkCircle",
 "NetworkPerson",
 "NetworkPersonConnection",
 "NetworkPersonEdge",
 "NextTold",
 "NotAllowed",
 "NotFound",
 "NoticeBasisCount",
 "NoticeBatch",
 "NoticeCalendarCount",
 "NoticeConnection",
 "NoticeCount",
 "NoticeCounts",
 "NoticeEdge",
 "NoticeKindCount",
 "NoticePreview",
 "NoticePreviews",
 "NoticeStateCount",
 "NoticeTermBatch",
 "NoticeTermConnection",
 "NoticeTermCounts",
 "NoticeTermEdge",
 "NotifyChannel",
 "NotifyLine",
 "NotifyLineConnection",
 "NotifyLineEdge",
 "NotifyReason",
 "OfferingAgreementsConnection",
 "OfferingAgreementsCounts",
 "OfferingAgreementsEdge",
 "OfferingBatch",
 "OfferingChangedByConnection",
 "OfferingChangedByCounts",
 "OfferingChangedByEdge",
 "OfferingConnection",
 "OfferingCount",
 "OfferingCounts",
 "OfferingDependenciesConnection",
 "OfferingDependenciesCounts",
 "OfferingDependenciesEdge",
 "OfferingDependentsConnection",
 "OfferingDependentsCounts",
 "OfferingDependentsEdge",
 "OfferingEdge",
 "OfferingOwnersConnection",
 "OfferingOwnersEdge",
 "OfferingPredecessorsConnection",
 "OfferingPredecessorsCounts",
 "OfferingPredecessorsEdge",
 "OfferingStatusCount",
 "OfferingSuccessorsConnection",
 "OfferingSuccessorsCounts",
 "OfferingSuccessorsEdge",
 "OrganizationBatch",
 "OrganizationConnection",
 "OrganizationCount",
 "OrganizationCounts",
 "OrganizationEdge",
 "OrganizationMembersConnection",
 "OrganizationMembersEdge",
 "Orphan",
 "OutcomeBatch",
 "OutcomeConnection",
 "OutcomeCount",
 "OutcomeCounts",
 "OutcomeEdge",
 "OutlookConsumer",
 "OutlookConsumerConnection",
 "OutlookConsumerEdge",
 "OutlookDay",
 "OwedNoticeConnection",
 "OwedNoticeEdge",
 "PageInfo",
 "PassOn",
 "PersonBatch",
 "PersonConnection",
 "PersonCount",
 "PersonDeputiesConnection",
 "PersonDeputiesEdge",
 "PersonDeputyOfConnection",
 "PersonDeputyOfEdge",
 "PersonEdge",
 "PersonEngagementsConnection",
 "PersonEngagementsCounts",
 "PersonEngagementsEdge",
 "PersonInfluencedByConnection",
 "PersonInfluencedByEdge",
 "PersonInfluencesConnection",
 "PersonInfluencesEdge",
 "PersonKnownByConnection",
 "PersonKnownByEdge",
 "PersonKnowsConnection",
 "PersonKnowsEdge",
 "PersonMemberOfConnection",
 "PersonMemberOfCounts",
 "PersonMemberOfEdge",
 "PersonOwnsConnection",
 "PersonOwnsCounts",
 "PersonOwnsEdge",
 "PersonReportsConnection",
 "PersonReportsEdge",
 "PersonReportsToConnection",
 "PersonReportsToEdge",
 "PersonStakeholderInConnection",
 "PersonStakeholderInCounts",
 "PersonStakeholderInEdge",
 "PersonalData",
 "PersonalEvent",
 "PersonalMention",
 "PersonalRelation",
 "PersonalValue",
 "Portfolio",
 "PromiseGap",
 "PromiseGapConnection",
 "PromiseGapEdge",
 "PromiseGaps",
 "PromiseLimit",
 "PromiseLimitConnection",
 "PromiseLimitEdge",
 "ReachConnection",
 "ReachEdge",
 "Referring",
 "RelationshipCoverage",
 "RelationshipCoverageConnection",
 "RelationshipCoverageEdge",
 "RelationshipRisk",
 "RelationshipStatusCount",
 "RelationshipTypeCount",
 "RenewalCount",
 "RiskBatch",
 "RiskConnection",
 "RiskCounts",
 "RiskEdge",
 "RiskStatusCount",
 "RoleCount",
 "RunDifference",
 "SaidValue",
 "Saying",
 "ScenarioComparison",
 "SearchConnection",
 "SearchEdge",
 "ServerLimits",
 "ServiceRelationshipBatch",
 "ServiceRelationshipConnection",
 "ServiceRelationshipCount",
 "ServiceRelationshipCounts",
 "ServiceRelationshipEdge",
 "ServiceRelationshipStakeholdersConnection",
 "ServiceRelationshipStakeholdersCounts",
 "ServiceRelationshipStakeholdersEdge",
 "SeverityCounts",
 "SideCount",
 "SidePerson",
 "SignalBatch",
 "SignalConnection",
 "SignalCounts",
 "SignalEdge",
 "SignalKindCount",
 "SparedConsumer",
 "SparedConsumerConnection",
 "SparedConsumerEdge",
 "StakeholderRoleCount",
 "StillReferenced",
 "SuggestedAlternative",
 "SuggestedDate",
 "SuggestedPart",
 "TargetBatch",
 "TargetConnection",
 "TargetCount",
 "TargetCounts",
 "TargetEdge",
 "Thanks",
 "Tie",
 "TieConnection",
 "TieContribution",
 "TieEdge",
 "TopicCount",
 "TurnedConsumer",
 "TurnedConsumerConnection",
 "TurnedConsumerEdge",
 "UnderstaffedGroup",
 "UnderstaffedGroupConnection",
 "UnderstaffedGroupEdge",
 "Unlinked",
 "UnlinkedSeveral",
 "UsageScenarioBatch",
 "UsageScenarioConnection",
 "UsageScenarioCounts",
 "UsageScenarioEdge",
 "Vacancy",
 "ValueReached",
 "VerdictCount",
 "VersionConflict",
 "Viewer",
 "ViewerOrganizationConnection",
 "ViewerOrganizationEdge",
 "ViewerReach",
 "VisibilityCount",
 "Way",
 "WeakGroupConnection",
 "WeakGroupEdge",
 "WeakPoint",
 "WeakPointConnection",
 "WeakPointEdge",
 "WeakRelationshipConnection",
 "WeakRelationshipEdge",
 "WorseConsumer"
];