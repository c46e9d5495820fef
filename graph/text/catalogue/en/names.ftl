# Names of the values of enums, by the enum's name in GraphQL, as they stand alone: in a cell, beside a sign.

name-Acknowledgement = { $value ->
    [LINK] by the link in the message
    [ACCOUNT] by an own account
   *[RECORDED] recorded by the provider
}
name-Action = { $value ->
    [RETIRE] retire
    [SUSPEND] suspend
    [BREAK] replace by an incompatible version
    [DEGRADE] lower its service level
    [MODIFY] replace by a compatible version
    [TRANSFER] transfer to another provider
    [REPRICE] change its price
   *[RETERM] change its terms
}
name-AgreementKind = { $value ->
    [CONTRACT] contract
    [FRAMEWORK] framework agreement
    [SLA] service level agreement
    [OLA] operational level agreement
    [SUBSCRIPTION] subscription
    [MEMORANDUM] memorandum
   *[INFORMAL] informal agreement
}
name-AgreementStatus = { $value ->
    [DRAFT] draft
    [PROPOSED] proposed
    [ACTIVE] active
    [NOTICE_GIVEN] notice given
    [SUSPENDED] suspended
    [EXPIRED] expired
   *[ENDED] ended
}
name-Catalogue = { $value ->
    [PUBLIC] public
   *[RESTRICTED] restricted
}
name-CauseKind = { $value ->
    [OFFERING] offering beneath
    [PERSON] person of the provider
   *[CAP] held down by
}
name-ChangeOutcome = { $value ->
    [AS_ANNOUNCED] as announced
   *[OTHER] otherwise than announced
}
name-ChangeStatus = { $value ->
    [DRAFT] draft
    [PROPOSED] proposed
    [AGREED] agreed
    [REJECTED] rejected
    [ANNOUNCED] announced
    [DONE] done
   *[CANCELLED] cancelled
}
name-ChannelKind = { $value ->
    [EMAIL] email
    [PHONE] phone
    [CHAT] chat
    [MEETING] meeting
    [PORTAL] portal
   *[POST] post
}
name-CommitmentStatus = { $value ->
    [OPEN] open
    [KEPT] kept
    [BROKEN] broken
   *[RELEASED] no longer expected
}
name-Comparator = { $value ->
    [AT_LEAST] at least
    [AT_MOST] at most
    [ABOVE] above
   *[BELOW] below
}
name-Coverage = { $value ->
    [FULL] replaces all of it
   *[PARTIAL] replaces a part of it
}
name-DemandAnswer = { $value ->
    [SHAPED] both sides work out what is meant
    [ACCEPTED] it will be met
   *[DECLINED] it will not be met
}
name-DemandKind = { $value ->
    [CAPACITY] capacity
    [NEW] new use
    [MORE] more than before
    [LESS] less than before
   *[PEAK] a peak for a time
}
name-EngagementKind = { $value ->
    [REVIEW] review
    [WORKSHOP] workshop
    [TRAINING] training
    [COMMITTEE] committee
    [CALL] conversation
   *[MESSAGES] messages
}
name-EngagementStatus = { $value ->
    [PLANNED] planned
    [HELD] held
    [CANCELLED] cancelled
   *[MISSED] missed
}
name-EventAction = { $value ->
    [IMPORT_STARTED] import begun
    [IMPORTED] imported
    [REMOVED] removed by an import
    [IMPORT_FINISHED] import finished
    [GRANTED] access given
    [WITHDRAWN] access withdrawn
    [REFUSED] access refused
    [RUN] impact worked out
    [EXPORTED] exported
    [ERASED] person erased
    [IMPORT_INTERRUPTED] import interrupted
    [CREATED] created
    [CHANGED] changed
    [ARCHIVED] archived
    [RESTORED] restored
    [DELETED] deleted
    [LINKED] related
   *[UNLINKED] no longer related
}
name-ExpectationAnswer = { $value ->
    [AGREED] agreed
   *[DECLINED] declined
}
name-ExpectationEnd = { $value ->
    [MET] met
    [UNMET] not met
   *[WITHDRAWN] taken back
}
name-ExpectationStatus = { $value ->
    [STATED] waits for an answer
    [AGREED] agreed
    [DECLINED] declined
    [MET] met
    [UNMET] not met
   *[WITHDRAWN] taken back
}
name-HealthCapKind = { $value ->
    [COMPLAINT_OVERDUE] overdue complaint
    [ESCALATION_OVERDUE] overdue escalation
    [NOTICE_MISSED] late notice of a change
    [ACCOUNTABLE_AGAINST] somebody accountable is against it
    [NOTICE_OF_TERMINATION] notice of termination
    [CRITICAL_TARGET_MISSED] missed target of critical use
   *[OFFERING_NOT_AVAILABLE] important offering not available
}
name-HealthFactorKind = { $value ->
    [OUTCOMES] outcomes
    [EXPECTATIONS] expectations
    [FEEDBACK] feedback
    [COMMITMENTS] commitments
    [BREADTH] who met
    [USE] use
    [TARGETS] targets
    [SENTIMENT] sentiment
   *[CONTACT] rhythm of reviews
}
name-HealthGrade = { $value ->
    [GOOD] good
    [UNPROVEN] unproven
    [WATCH] to be watched
    [AT_RISK] at risk
   *[UNKNOWN] unknown
}
name-IncompleteReason = { $value ->
    [HIDDEN] something that takes part is hidden from you
    [IMPORT_INTERRUPTED] an import was interrupted; run it again to complete it
   *[CAUSES_ONE_EACH] of so many changes only one smallest cause each is told
}
name-Kind = { $value ->
    [Organization] organization
    [Person] person
    [Offering] offering
    [ServiceRelationship] relationship
    [Agreement] agreement
    [NoticeTerm] notice term
    [Target] target
    [Freeze] freeze
    [Channel] channel
    [EscalationStep] escalation step
    [Escalation] escalation
    [Expectation] expectation
    [Engagement] engagement
    [Decision] decision
    [Commitment] commitment
    [Feedback] feedback
    [Complaint] complaint
    [UsageScenario] usage scenario
    [Demand] demand
    [Adoption] adoption
    [FitCheck] fit check
    [Outcome] outcome
    [Measurement] measurement
    [Cost] cost
    [Improvement] improvement
    [Risk] risk
    [Signal] signal
    [Assessment] assessment
    [Judgement] judgement
    [HealthPolicy] health policy
    [Change] change
    [Answer] answer
    [Notice] notice
    [Event] event
    [Import] import
   *[Grant] grant
}
name-Matter = { $value ->
    [REVIEW] review
    [COMMITMENT] commitment
    [EXPECTATION] expectation
    [COMPLAINT] complaint
    [DEMAND] demand
    [IMPROVEMENT] improvement
    [AGREEMENT] agreement
    [CHANGE] change
    [NOTICE] notice
    [TRAINING] training
    [VACANCY] vacancy
   *[CONTACT] contact
}
name-MigrationState = { $value ->
    [NOT_MOVED] has yet to move
    [MOVED] has moved
   *[LEFT] has left
}
name-MissingKind = { $value ->
    [UNASKED] to be asked
    [CONSENT] consent is missing
    [OBJECTION] objects
    [TIME] needs more time
    [ANSWER] has not answered
   *[NOBODY_REACHABLE] nobody can be told
}
name-NoticeBasis = { $value ->
    [NOTIFY] to be told
   *[CONSENT] consent needed
}
name-NoticeCalendar = { $value ->
    [CALENDAR] all days
   *[BUSINESS] Monday to Friday
}
name-NoticeKind = { $value ->
    [QUESTION] question
    [NOTICE] notice
    [REMINDER] reminder
    [ESCALATION] escalation
    [MOVED] another day
   *[WITHDRAWN] given up
}
name-NoticeState = { $value ->
    [PLANNED] to be sent
    [SENT] sent
    [FAILED] could not be sent
    [WITHDRAWN] withdrawn
   *[SUPERSEDED] superseded
}
name-OfferingStatus = { $value ->
    [PLANNED] planned
    [AVAILABLE] available
    [SUSPENDED] suspended
    [DEPRECATED] deprecated
   *[RETIRED] retired
}
name-PromiseGapKind = { $value ->
    [NOTICE] notice
    [END] term
   *[TARGET] target
}
name-Quadrant = { $value ->
    [MANAGE_CLOSELY] manage closely
    [KEEP_SATISFIED] keep satisfied
    [KEEP_INFORMED] keep informed
   *[MONITOR] watch
}
name-RelationshipStatus = { $value ->
    [PROSPECTIVE] prospective
    [ONBOARDING] onboarding
    [ACTIVE] active
    [OFFBOARDING] offboarding
   *[ENDED] ended
}
name-RelationshipType = { $value ->
    [BASIC] basic
    [COOPERATIVE] cooperative
   *[PARTNERSHIP] partnership
}
name-Renewal = { $value ->
    [AUTO] renews by itself
    [BY_DECISION] renewed by decision
   *[NONE] not renewed
}
name-Role = { $value ->
    [READER] reader
    [MANAGER] relationship manager
    [OWNER] service owner
   *[ADMIN] administrator
}
name-Severity = { $value ->
    [CRITICAL] critical
    [HIGH] high
    [MEDIUM] medium
    [LOW] low
   *[NONE] none
}
name-Side = { $value ->
    [PROVIDER] provider
    [CONSUMER] consumer
   *[THIRD_PARTY] third party
}
name-StakeholderRole = { $value ->
    [SPONSOR] sponsor
    [CUSTOMER] customer
    [USER] user
    [SERVICE_OWNER] service owner
    [RELATIONSHIP_MANAGER] relationship manager
    [CONSUMER_REPRESENTATIVE] consumer's representative
    [SUPPLIER] supplier
    [REGULATOR] regulator
    [ADVISOR] advisor
   *[OTHER] other role
}
name-Topic = { $value ->
    [SERVICE] the services
    [CHANGE] changes
    [COMMERCIAL] prices and terms
    [SECURITY] security and privacy
   *[COMPLAINT] complaints
}
name-Verdict = { $value ->
    [ACCEPT] accepted
    [OBJECT] objects
   *[NEEDS_TIME] needs time
}
name-Visibility = { $value ->
    [SHARED] both sides
    [PROVIDER] the provider alone
   *[CONSUMER] the consumer alone
}
