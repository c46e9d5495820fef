# Why something is affected. A sentence is made of clauses along the way and a conclusion.

sentence = { $clauses }.
then = ;{ " " }
reason = { CAPITAL($clauses) }.

done = { $action ->
    [RETIRE] retired
    [SUSPEND] suspended
    [BREAK] replaced by an incompatible version
    [DEGRADE] reduced to a lower service level
    [MODIFY] replaced by a compatible version
    [TRANSFER] passed to another provider
    [REPRICE] given another price
   *[RETERM] given other terms
}
done-as = { done }, here { $severity }

changed = { $offering } is { $done }
loses = { $dependent } loses { $needed } ({ $done })
needs-changed = { $dependent } needs { $needed }, which is { $done }
needs = { $dependent } needs { $needed }
at-most = { $clause }, which reaches it as { $severity } at most
steps-left-out = { $count ->
    [one] one more step lies between
   *[other] { $count } more steps lie between
}

given = { $status ->
    [SUSPENDED] already suspended
    [RETIRED] already retired
   *[PLANNED] not available yet
}
taken-given = its alternative { $offering } is { given }
taken-planned = its alternative { $offering } is already hit by { planned }
taken-with-given = its alternative { $offering } { fallen-with } { $root }, which is { given }
taken-with-planned = its alternative { $offering } { fallen-with } { $root }, which is hit by { planned }
fallen-with = { $fallen ->
    [yes] has already fallen with
   *[no] is already hit through
}
planned = { $count ->
    [one] the planned change { $changes }
   *[other] the planned changes { $changes }
}
taken-now = its alternative { $offering } { $fallen ->
    [yes] falls too
   *[no] is hit too
}
taken-more = { $count ->
    [one] one more of its alternatives { $fallen ->
        [yes] falls
       *[no] is hit
    }
   *[other] { $count } more of its alternatives { $fallen ->
        [yes] fall
       *[no] are hit
    }
}
taken-at-most = { $clause } and passes on { $severity } at most
group-at-most = its group { $group } passes on { $severity } at most
needed = { $required ->
    [one] one of its { $members } alternatives is needed
   *[other] { $required } of its { $members } alternatives are needed
}
all-needed = { $members ->
    [one] its only alternative is needed
   *[other] all of its { $members } alternatives are needed
}

agreement = { $capped ->
    [yes] only a { $criticality } agreement
   *[no] a { $criticality } agreement
} on { $offering }
agreement-until = { agreement } until { $until }
agreement-renewing = { agreement } that renews itself on { $day }
itself = { $clause }, which is { $severity } for the offering itself
masked-agreement = { $agreement } would be hit { $severity }, and is as badly off already by { $offerings }
masked-agreement-until = { masked-agreement }, until { $until }
so-offering = so { $offering } is hit { $severity }
so-agreement = so { $agreement }, { $signed } for { $consumer }, is hit { $severity }
so-consumer = so { $consumer }, which has { $signed }, is hit { $severity }

# What makes a relationship weak.

risk-nobody = with { $provider }, nobody keeps the relationship up on the { side } side
risk-single-thread = with { $provider }, the relationship hangs on a single person on the { side } side
side = { $side ->
    [CONSUMER] consumer's
   *[PROVIDER] provider's
}
risk-stale-contact = with { $provider }, a review has been due for { $days ->
    [one] one day
   *[other] { $days } days
}: { $last }
review-last = the last review was on { $last }, and one is due { EVERY($every) }
review-none = there has been no review since { $last }, and one is due { EVERY($every) }
risk-accountable-against = with { $provider }, somebody accountable ({ NAME($role, of: "StakeholderRole") }) was seen at { $sentiment } on { $since }
risk-bad-sentiment = with { $provider }, a stakeholder ({ NAME($role, of: "StakeholderRole") }) was seen at { $sentiment } on { $since }

# What has to be looked at first.

finding-no-reachable-person = { $consumer } is hit { $severity }, and nobody there can be told
finding-only-a-channel = { $consumer } is hit { $severity }, and nobody there can be told: contractual notice goes to a channel alone
finding-notice-missed = { $consumer } had to be told by { $day }, { $count ->
    [one] one day
   *[other] { $count } days
} ago ({ $agreement })
finding-consent-needed = { $consumer } must consent ({ $agreement })
finding-frozen = { $consumer } can take no change from { $since } until { $until }
finding-frozen-reason = { finding-frozen }: { $reason }
finding-frozen-open = { $consumer } can take no change from { $since } on
finding-frozen-open-reason = { finding-frozen-open }: { $reason }
finding-renewal-not-decided = Nobody has decided whether { $agreement } with { $consumer } goes on after { $day }; it is hit { $severity }
finding-renewal-lapsed = Nobody has decided whether { $agreement } with { $consumer } goes on: it ended on { $day } and counts no more, and would be hit { $severity }
finding-renewals = { $count ->
    [one] One renewal is not decided
   *[other] { $count } renewals are not decided
}: { $renewals }
renewal = { $agreement } with { $consumer } ({ $severity }, { $ended ->
    [yes] ended
   *[no] ends
} on { $day })
more-renewals = { $count } more
finding-end-not-known = { $agreement } with { $consumer } was terminated within a term by which it had renewed itself, and nothing says when that ends it: it goes on, and is hit { $severity }
finding-relationship-at-risk = { $consumer } is hit { $severity }; { $reason }
finding-no-teller = Nobody manages the relationship with { $consumer }, so that it is open who tells
finding-archived-in-use = { $offering } is archived, and something in use still rests on it: it is lost for good
finding-no-agreement = { $dependent } needs { $needed }, and its provider has no live agreement on it

# How often something comes back.

every-one = every { $unit ->
    [year] year
    [month] month
    [week] week
   *[day] day
}
every-several = every { $period }
