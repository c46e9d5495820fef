# A report on paper: for a change request, for a terminal.

rank = { $severity }
change-done = { $offering } { $action ->
    [RETIRE] is retired
    [SUSPEND] is suspended
    [BREAK] gets an incompatible version
    [DEGRADE] gets a lower service level
    [MODIFY] gets a compatible version
    [TRANSFER] passes to another provider
    [REPRICE] gets another price
   *[RETERM] gets other terms
}
change-done-as = { change-done } ({ rank })
change-done-until = { $done }, until { $until }
change-more = { $count ->
    [one] one more change
   *[other] { $count } more changes
}

impact-title = Impact: { $changes } on { $day }
impact-asked = If on { $day } { $changes }, as seen on { $today }:

thing-consumers = consumers
thing-agreements = agreements
thing-offerings = offerings
thing-masked = { $thing } as badly off already

head-summary = Summary
head-findings = Findings
head-since = Since the last run
head-consumers = Consumers
head-masked = As badly off already: not worse now, and perhaps only for a while
head-affected = Who is affected, and why
head-why = Why those at HIGH or worse
head-why-named = Why
head-notify = Whom to tell, the earliest deadline first
head-agreements = Agreements, the earliest deadline first
head-order = Why this order
head-differ = Consumers that differ
head-renewals = Renewals not decided

column-affected = AFFECTED
column-reached = REACHED, NOT WORSE
column-severity = SEVERITY
column-consumer = CONSUMER
column-until = UNTIL
column-masked-by = BECAUSE OF
column-hops = HOPS
column-way = WAY
column-capped = CAPPED TO
column-why = WHY
column-notify-by = TELL BY
column-person = PERSON
column-over = OVER
column-language = IN
column-teller = TOLD BY
column-next = NEXT
column-notice = NOTICE
column-agreement = AGREEMENT
column-scenario = SCENARIO
column-on = ON
column-agreements = AGREEMENTS
column-people = PEOPLE
column-overdue = OVERDUE
column-kept-from = ALL NOTICE KEPT FROM
column-offering = OFFERING
column-offerings = OFFERINGS
column-alternatives = ALTERNATIVES
column-required = NEEDED
column-members = MEMBERS
column-beneath = AGREED BENEATH
column-promised = PROMISES
column-allowed = ALLOWED
column-needed = ENOUGH
column-fail = FAIL BY IT
column-cause = CAUSE
column-weighs = HOW MUCH IT WEIGHS
column-relationships = WEAK RELATIONSHIPS

since-nothing = Nothing is other.
since-rules = The last run was judged by earlier rules: what an agreement has lost already spared the rest of it, and what is as bad already was left out.
since-day = It was asked for { $before }, and is now for { $after }.
since-totals = { CAPITAL($thing) }: { $moved }.
since-new = { $consumer } is newly affected: { $before } → { $after }.
since-worse = { $consumer } is affected worse: { $before } → { $after }.
since-better = { $consumer } is affected less: { $before } → { $after }.
since-masked = { $consumer }: { $before } → { $after }; it is as badly off already, { $masked } by this too.
since-gone = { $consumer } is no longer affected: { $before } → { $after }.
since-overdue = Notices overdue: { $before } → { $after }.
since-earliest = Earliest date: { $before } → { $after }.
since-people = People to tell: { $before } → { $after }.
incomplete = The answer is not complete: { $reason ->
    [HIDDEN] what you may not see is left out
    [IMPORT_INTERRUPTED] an import was cut short, and has to be run again
   *[CAUSES_ONE_EACH] of more than 10 changes, one cause of each consumer is given
}.
hidden = { $count ->
    [one] One affected thing may not be seen by you and is left out.
   *[other] { $count } affected things may not be seen by you and are left out.
}
nobody = No consumer is affected.
nobody-agreed = There are no agreements, which say who uses what: without them no consumer is counted and no notice is owed.
nobody-looked-at = Nobody who is looked at is affected.
nobody-anew = { $count ->
    [one] No consumer is worse off now, but 1 has lost already what this would take.
   *[other] No consumer is worse off now, but { $count } have lost already what this would take.
}
until-unknown = no day known
masked-more = { $count } more
masked-status = { $offering } is { $status ->
    [SUSPENDED] suspended
    [RETIRED] retired
   *[PLANNED] not yet available
}
masked-archived = { $offering } is archived
masked-change = planned change { $change } of { $offering }
already-change = Planned already: { $done }, by { $change }.
already-status = So already: { $offering } is { $status ->
    [SUSPENDED] suspended
    [RETIRED] retired
   *[PLANNED] not yet available
}.
worse-later = It gets worse: on { $day } { $counts }{ $why }.
worse-count = { $count ->
    [one] 1 consumer
   *[other] { $count } consumers
} at { rank }
worse-why = , because { $facts }
outlook-cut = The outlook looks at the 60 fullest of more later days.
dated-lost = { $offering } is not there from then on
dated-back = { $offering } is there again
dated-needs = the needs of { $offering } change
dated-agreement = an agreement on { $offering } { $begins ->
    [yes] begins
   *[no] ends
}
dated-plan = planned change { $change } { $begins ->
    [yes] takes effect
   *[no] is over
}
dated-over = the change of { $offering } is over
people = { $count ->
    [one] 1 person is to be told.
   *[other] { $count } people are to be told.
}
rests = Rests on { $facts ->
    [one] 1 fact
   *[other] { $facts } facts
}: the criticality of { $assumed } is assumed, { $unconfirmed ->
    [one] 1 dependency
   *[other] { $unconfirmed } dependencies
} not confirmed for a year.
notice-kept = All notice can still be kept.
notice-kept-from = All notice can be kept from { $day } on, if it is given today.
notice-kept-never = There is no day on which all notice can be kept: a freeze has no end.
given-before = Given before: { $offering }, { $reasons }.
given-status = { $status } on that day
given-archived = archived
given-change = planned change { $change }
holding-some = { $offering } holds: { $left } left.
holding = { $offering } holds: { $left } left, { $margin ->
    [0] none
   *[other] { $margin }
} to spare.
holding-until = { $offering } holds until { $until }: { $left } left, { $margin ->
    [0] none
   *[other] { $margin }
} to spare.
together = { $consumer } is hit { $severity } only by changes together: { $causes }.
cause = { $action } of { $offering }
or = ; or{ " " }
causes-more = { $count ->
    [one] in one more way
   *[other] in { $count } more ways
}
left-more = { $count } more
way-left-out = … { $count } more …
more-findings = … and { $count ->
    [one] 1 more finding
   *[other] { $count } more findings
} of this kind ({ $kind }).
finding-kind = { $kind ->
    [NO_REACHABLE_PERSON] nobody to tell
    [NOTICE_MISSED] notice missed
    [CONSENT_NEEDED] consent needed
    [FROZEN] no changes taken
    [RENEWAL_NOT_DECIDED] renewal not decided
    [END_NOT_KNOWN] end not known
    [RELATIONSHIP_AT_RISK] relationship at risk
    [NO_TELLER] nobody tells
    [ARCHIVED_IN_USE] archived and still in use
   *[NO_AGREEMENT] no agreement
}
more-rows = … and { $count } more: CSV has all.

cap-agreement = { rank } by agreement { $agreement }
cap-dependency = { rank } from { $needed } to { $dependent }
days-left = { $days ->
    [one] 1 day left
   *[other] { $days } days left
}
days-late = { $days ->
    [one] 1 day too late
   *[other] { $days } days too late
}
by-policy = { $notice } (by policy)
not-owed = no notice is owed

channel = { NAME($kind, of: "ChannelKind") }
role = { NAME($role, of: "StakeholderRole") }
reason-owner = owner of { $offerings }
reason-notice = notice to { $consumer }: { $offerings }
reason-stakeholder = { role } { $side ->
    [CONSUMER] of
   *[PROVIDER] towards
} { $consumer }: { $offerings }
reasons-more = and { $count } more
unreachable = { $person } ({ unreachable-why })
unreachable-why = { $why ->
    [DO_NOT_CONTACT] asks not to be contacted
    [ABSENT] absent
   *[NO_ADDRESS] no address
}
unreachable-deputies = { $person } ({ unreachable-why }, for whom { $deputies } acts)

comparison-title = From the least to the most harmful, as seen on { $today }; consumers by severity:
ranked = { $name }: { $because }
ranked-incomplete = { $name }: { incomplete }
alike = None: every consumer is treated alike.
fate-overdue = { $fate }, { $count } overdue
rank-worst = Its worst day is { $day }.
rank-same = As harmful as { $other }: the name decides.
rank-differs = Hurts { $less ->
    [yes] less
   *[no] more
} than { $other }: { measured }, against { $there ->
    [0] none
   *[other] { $there }
}{ among-hidden }.
among-hidden = { $hides ->
    [yes] , what you may not see among them
    [seen] , of what you see
   *[no] {""}
}
measured = { $here ->
    [0] no
   *[other] { $here }
} { $of ->
    [consumers] { $here ->
        [one] consumer
       *[other] consumers
    } at { $severity }
    [agreements] { $here ->
        [one] agreement
       *[other] agreements
    } at { $severity }
   *[overdue] { $here ->
        [one] notice
       *[other] notices
    } overdue
}

# An outline of ways.

head-outline = Along which ways
outline-offering = { $offering }: { $rank }
outline-consumer = { $consumer } is hit: { $rank }

# Weak points, promises that cannot be kept, what weak relationships have in common.

weak-title = Weak points of the estate: the loss of each offering alone, tried on { $day }
head-weak = The one that would hurt most first; consumers by severity
head-alone = Critical for somebody, and nothing can take their place
head-spare = Alternatives of which none may be lost any more
promises-title = { $count ->
    [one] One promise that the agreements beneath do not allow to keep, on { $day }
   *[other] { $count } promises that the agreements beneath do not allow to keep, on { $day }
}
promises-hidden = { $count ->
    [one] One more rests on what you may not see.
   *[other] { $count } more rest on what you may not see.
}
head-limits = What they fail by: what makes most of them fail first
head-gaps = The promises
promises-nothing-agreed = nothing is agreed
promises-notice = { $days ->
    [one] { $days } day of notice
   *[other] { $days } days of notice
}
promises-until = until { $day }
promises-no-end = no end
cause-called = { NAME($cap, of: "HealthCapKind") }
