# Why a factor of a score has its points.

health-outcomes = { $count ->
    [one] One outcome counts
   *[other] { $count } outcomes count
}, against how far each should have come: { $points } of 100.
health-expectations = { $count ->
    [one] One expectation counts
   *[other] { $count } expectations count
}, by what became of them and by priority: { $points } of 100.
health-feedback = { $count ->
    [one] One voice
   *[other] { $count } voices
}{ $named ->
    [no] { "" }
   *[yes] { " " }({ NAME($roles, of: "StakeholderRole") })
}, the last word of each, later ones more: { $points } of 100.
health-commitments = { $count ->
    [one] One commitment counts
   *[other] { $count } commitments count
}, kept late as a half: { $points } of 100.
health-breadth = Where both sides met, { $providers } of the provider's and { $consumers } of the consumer's people who speak for their side were there: { $points } of 100.
health-use = How far what was agreed is used, and how it fits: { $points } of 100.
health-targets = { $count ->
    [one] One target
   *[other] { $count } targets
}, by the share of their last periods in which each was met: { $points } of 100.
health-sentiment = { $count ->
    [one] One stakeholder
   *[other] { $count } stakeholders
} of others than your side, the worst at { $worst }: { $points } of 100.
health-contact = The next review { $late ->
    [0] is due on { $due }
    [one] was due on { $due }, one day ago
   *[other] was due on { $due }, { $late } days ago
}: { $points } of 100.

# What to record where nothing is known of a factor.

health-outcomes-unknown = Nothing is known: record outcomes with baseline, target and day, and measure them.
health-expectations-unknown = Nothing is known: record what the sides expect of each other.
health-feedback-unknown = Nothing is known: ask people of the consumer for a score.
health-commitments-unknown = Nothing is known: record what was promised, with its day.
health-breadth-unknown = Nothing is known: record engagements and who was there.
health-use-unknown = Nothing is known: record how many use what was agreed, or check with the consumer how it fits.
health-targets-unknown = Nothing is known: record what was measured of the targets.
health-sentiment-unknown = Nothing is known: record how stakeholders stand.
health-contact-unknown = Nothing is known: agree how often both sides review the relationship.

# Why a factor does not apply. Those that always apply are named for completeness of policies.

health-breadth-not-applicable = Does not apply to a basic relationship.
health-contact-not-applicable = Does not apply to a basic relationship.
health-targets-not-applicable = Does not apply: no live agreement promises anything measurable.

# What a fact says.

health-fact-met-confirmed = Met, and the other side has confirmed it: { $points }.
health-fact-met = Met, by the word of one side: { $points }.
health-fact-agreed = Agreed, and not overdue: { $points }.
health-fact-agreed-overdue = Agreed, was due on { $due }, and is not met: { $points }.
health-fact-agreed-long-ago = Agreed on { $answered } without a day, and not met since: { $points }.
health-fact-stated = Stated, and waits for an answer: { $points }.
health-fact-unanswered = Stated on { $stated }, and has waited too long for an answer: { $points }.
health-fact-declined-confirmed = Declined, and the other side has accepted that: { $points }.
health-fact-declined = Declined: { $points }.
health-fact-unmet = Not met: { $points }.
health-fact-kept = Kept in time: { $points }.
health-fact-kept-late = Was due on { $due }, and was kept on { $done }: { $points }.
health-fact-broken = Broken: { $points }.
health-fact-overdue = Was due on { $due }, and is not kept: { $points }.
health-fact-feedback = { $score } of 10, said on { $at }: { $points }.
health-fact-outcome = By its last measurement, against how far it should have come: { $points }.
health-fact-outcome-unmeasured = Was due on { $due }, and was not measured lately: { $points }.
health-fact-meeting = Both sides met on { $on }.
health-fact-review = Both sides reviewed the relationship on { $on }.
health-fact-adoption = { $active } of { $planned } planned users on { $at }: { $points }.
health-fact-fit = The consumer's word of { $at }: { $points }.
health-fact-target = Met in so many per cent of its last periods: { $points }.
health-fact-assessment = Sentiment { $sentiment } on { $at }: { $points }.

# What holds a score at 49.

health-cap-complaint-overdue = A complaint has been overdue since { $since }.
health-cap-escalation-overdue = An escalation has been open for too long since { $since }.
health-cap-notice-missed = Notice of a change was not given in time; it has been late since { $since }.
health-cap-accountable-against = Somebody accountable stands against the relationship, as was seen on { $since }.
health-cap-notice-of-termination = An agreement has been under notice since { $since }, and nothing takes its place.
health-cap-notice-of-termination-undated = An agreement is under notice, and nothing takes its place.
health-cap-critical-target-missed = A target of critical use was missed in two of its last three periods, the last of which ended on { $since }.
health-cap-offering-not-available-undated = An offering that was agreed as important cannot be used.

# What would raise a score.

health-step-answer-expectation = Agree to this expectation, which waits for an answer.
health-step-meet-expectation = Meet this expectation.
health-step-confirm-expectation = Have the other side confirm what became of this expectation.
health-step-keep-commitment = Keep this commitment.
health-step-hold-review = Hold the review, with somebody of the consumer who is accountable or of influence.
health-step-widen = Bring one more person of the smaller side to an engagement; of each side, where both are alike.
health-step-answer-complaint = Answer this complaint.

# What deserves a look.

health-finding-voices-apart = It looks good only from inside: the provider measures { $measured }, the consumer says { $said }.
health-finding-agreements-over = All agreements have been over since { $since }, and the relationship still counts as active.
health-finding-complaint-unanswered = A complaint of { $raised } waits for an answer.
health-finding-demand-unanswered = A demand of { $raised } waits for an answer.
health-finding-demand-unanswered-undated = A demand waits for an answer.
health-finding-renewal-to-decide = The agreement ends on { $end }: both sides have to decide whether it goes on.
health-finding-notice-late = Notice was to be given by { $deadline } of a change that is only proposed: it can still be moved.
health-finding-planned-lowered = { $now } users are planned, and { $before } were before.
health-finding-unconfirmed = Half or more of what counts there ({ NAME($factor, of: "HealthFactorKind") }) rests on the word of one side.
health-finding-outcome-unmeasurable = This outcome has no baseline or no target, or both are the same: it does not count.

# A portfolio, and one relationship, on paper.

health-between = { $provider } for { $consumer }
health-portfolio = How { $total ->
    [one] one relationship stands
   *[other] { $total } relationships stand
} on { $day }, the worst first
health-portfolio-none = There is none.
health-portfolio-more = { $count ->
    [one] One more stands
   *[other] { $count } more stand
} no worse: --first shows more.
health-one = How { $between } stands on { $day }, seen from the side of the { $side ->
    [CONSUMER] consumer
   *[PROVIDER] provider
}
health-grade = { NAME($grade, of: "HealthGrade") }
health-score = { CAPITAL(health-grade) }: { $score } of 100, at least { $least } and at most { $most } if all that is unknown were known; confidence { $confidence }
health-score-none = { CAPITAL(health-grade) }: nothing is known; confidence { $confidence }
health-uncapped = It would be { $score } without what holds it down.
health-voices = What the consumer says: { $said }; what the provider measures: { $measured }
health-before = 30 days before: { $month }; 90 days before: { $quarter }
health-judgement = A manager rates it so until { $until }: { health-grade }. { $reason }

health-head-caps = What holds it down
health-head-factors = What it is made of
health-head-moved = What moved it in 30 days
health-head-steps = What would raise it
health-head-findings = What deserves a look
health-head-evidence = What it rests on, up to five facts of each
health-head-offerings = What was agreed
health-head-outcomes = The value that is sought
health-head-costs = What it costs, and what it saves

health-column-relationship = RELATIONSHIP
health-column-between = BETWEEN
health-column-grade = GRADE
health-column-score = SCORE
health-column-confidence = CONFIDENCE
health-column-before = 30 DAYS BEFORE
health-column-caps = HELD DOWN BY
health-column-cap = CAP
health-column-thing = THING
health-column-why = WHY
health-column-factor = FACTOR
health-column-points = POINTS
health-column-weight = WEIGHT
health-column-contribution = GIVES
health-column-difference = MOVED BY
health-column-gain = GAIN
health-column-what = WHAT TO DO
health-column-finding = FINDING
health-column-kind = KIND
health-column-cause = CAUSE
health-column-weak = OF THE WEAK
health-column-all = OF ALL
health-column-lift = TIMES AS MANY
health-column-offering = OFFERING
health-column-status = STATUS
health-column-fit = FIT
health-column-used = USED %
health-column-training-due = TRAIN BY
health-column-scenarios = USED FOR
health-column-demands = DEMANDS
health-column-outcome = OUTCOME
health-column-side = SIDE
health-column-reached = REACHED %
health-column-measured = MEASURED
health-column-costs = COSTS
health-column-saves = SAVES
health-column-currency = CURRENCY
health-column-per = PER

# What weak relationships have in common.

causes-title = What weak relationships (to be watched, at risk) have in common, what weighs most first
causes-none = Nothing: it takes three weak relationships, and something on which more of them rest than of all.
cause-offering = { $weak } of the weak relationships rest on this offering, and { $all } of all: { $lift } times as many as if it played no part.
cause-person = { $weak } of the weak relationships have this person on the provider's side, and { $all } of all: { $lift } times as many as if it played no part.
cause-cap = { $weak } of the weak relationships are held down by this, and { $all } of all: { $lift } times as many as if it played no part.

# Whether what was agreed is used.

use-title = Whether what was agreed is used, and worth it: { $between } on { $day }, seen from the side of the { $side ->
    [CONSUMER] consumer
   *[PROVIDER] provider
}
use-nothing = No agreement is in force that covers anything.
