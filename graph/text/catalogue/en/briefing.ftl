# A paper for a meeting.

briefing-title = Briefing: { $provider } for { $consumer }, { $day }
briefing-side = For the { $side ->
    [PROVIDER] provider's
   *[other] consumer's
} side: made of what this side may see, and of nothing else.
briefing-meeting = { $kind ->
    [REVIEW] Review
    [WORKSHOP] Workshop
    [TRAINING] Training
    [COMMITTEE] Committee
    [CALL] Conversation
   *[MESSAGES] Exchange of messages
} on { $on } at { $time } UTC.
briefing-no-meeting = No meeting is planned.

briefing-stands = How it stands, and what moved it
briefing-owed = What we owe each other
briefing-decided = What was decided and promised last, and what became of it
briefing-open = Complaints and demands
briefing-ahead = What is ahead
briefing-there = Who will be there
briefing-holders = Who is who
briefing-not-met = Whom we have not met
briefing-thanks = Whom to thank

briefing-grade = It stands { briefing-graded }; nothing that makes a score is known.
briefing-score = It stands { briefing-graded }, at { $score } of 100; 30 days before there was no score.
briefing-score-moved = It stands { briefing-graded }, at { $score } of 100; 30 days before it was { $before }.
briefing-graded = { $grade ->
    [GOOD] good
    [UNPROVEN] unproven
    [WATCH] to be watched
    [AT_RISK] at risk
   *[UNKNOWN] unknown
}
briefing-move = Within 30 days { briefing-factor } moved it by { $difference }, with { $count ->
    [one] one fact that came, changed or went
   *[other] { $count } facts that came, changed or went
}.
briefing-factor = { $factor ->
    [OUTCOMES] outcomes
    [EXPECTATIONS] expectations
    [FEEDBACK] feedback
    [COMMITMENTS] commitments
    [BREADTH] who met
    [USE] use
    [TARGETS] targets
    [SENTIMENT] sentiment
   *[CONTACT] the rhythm of reviews
}
briefing-step = { $what } That alone would raise it by { $gain }.
briefing-step-settled = { $due } — settled, that alone would raise it by { $gain }.

briefing-due = Due
briefing-is-late = Late
briefing-days-late = { $days ->
    [one] one day
   *[other] { $days } days
}
briefing-day = Day
briefing-what = What
briefing-became = What became of it
briefing-decision = { $status ->
    [PROPOSED] Decision, not yet taken
    [TAKEN] Decision, holds
   *[REVERSED] Decision, taken back
}
briefing-promise = { $side ->
    [PROVIDER] Provider's promise
    [CONSUMER] Consumer's promise
   *[THIRD_PARTY] A third party's promise
}, { $status ->
    [OPEN] still open
    [OVERDUE] overdue
    [KEPT] kept
    [KEPT_LATE] kept late
    [BROKEN] broken
   *[RELEASED] no longer expected
}

briefing-who = Who
briefing-side-of = Side
briefing-roles = Roles
briefing-influence = Influence
briefing-sentiment = Sentiment
briefing-last-met = Last met
briefing-never = not yet
briefing-of-side = { $side ->
    [PROVIDER] provider
    [CONSUMER] consumer
   *[THIRD_PARTY] third party
}
briefing-role = { $role ->
    [SPONSOR] sponsor
    [CUSTOMER] customer
    [USER] user
    [SERVICE_OWNER] service owner
    [RELATIONSHIP_MANAGER] relationship manager
    [CONSUMER_REPRESENTATIVE] consumer's representative
    [SUPPLIER] supplier
    [REGULATOR] regulator
    [ADVISOR] advisor
   *[OTHER] another interest
}

briefing-thank-commitment = { $name } kept a promise in time, on { $on }: { $text }
briefing-thank-improvement = { $name } finished on { $on }: { $text }
briefing-thank-feedback = { $name } gave { $score } of 10 on { $on }.
briefing-more = And { $count } more.
