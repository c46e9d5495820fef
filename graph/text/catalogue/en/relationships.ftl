# Why something is on an agenda.

agenda-commitment = { holder } promised by then: { $text }
holder = { $side ->
    [THIRD_PARTY] A third party
   *[other] The { side } side
}
agenda-expectation-stated = What { expecting } waits for an answer: { $statement }
agenda-expectation-agreed = What { expecting } is to be met by then, as was agreed: { $statement }
expecting = { $side ->
    [THIRD_PARTY] a third party
   *[other] the { side } side
} expects
agenda-improvement = Both sides want it done by then: { $title }

agenda-complaint-open = A complaint of { $raised } waits for an answer: { $text }
agenda-complaint-answered = A complaint of { $raised } is answered, and the consumer has not closed it: { $text }
agenda-demand = A demand ({ NAME($kind, of: "DemandKind") }) for { demanded } waits for an answer.
agenda-demand-from = A demand ({ NAME($kind, of: "DemandKind") }) for { demanded } from { $from } on waits for an answer.
demanded = { $named ->
    [yes] { $offering }
   *[no] an offering
}
agenda-change = { $title }, on { $on }: not answered.
agenda-change-time = { $title }, on { $on }: the consumer needs time.
agenda-change-time-until = { $title }, on { $on }: the consumer needs time until { $until }.
agenda-notice-sent = Notice of { announced }, sent on { $sent } and not acknowledged.
agenda-change-unreached = { $title }, on { $on }: nobody there can be told.
agenda-notice-unsent = Notice of { announced }, not sent yet.
agenda-notice-paused = { $title }: { $count ->
    [one] one message waits
   *[other] { $count } messages wait
}, since sending pauses: { $why }
agenda-notice-held = { $title }: { $count ->
    [one] one message waits until it is released, or sent by hand.
   *[other] { $count } messages wait until they are released, or sent by hand.
}
agenda-notice-failed = Notice of { announced } could not be sent: { $why }
announced = { $named ->
    [yes] { $change }
   *[no] a planned change
}

agenda-review-last = { CAPITAL(review-last) }.
agenda-review-last-planned = { CAPITAL(review-last) }; one is planned on { $planned }.
agenda-review-none = { CAPITAL(review-none) }.
agenda-review-none-planned = { CAPITAL(review-none) }; one is planned on { $planned }.
agenda-contact = { $name }, of influence { $influence }, was last spoken to on { $last }; the interval is { PERIOD($every) }.
agenda-contact-never = { $name }, of influence { $influence }, has never been spoken to; the interval is { PERIOD($every) }.
agenda-training = { $name }: its users must have been trained; no training is planned.
agenda-training-planned = { $name }: its users must have been trained; a training is planned on { $planned }.

agenda-agreement-end-unknown = { $agreement } was terminated on { $given }, and nothing says when that ends it.
agenda-agreement-terminated = { $agreement } ends: notice was given.
agenda-agreement-ends = { $agreement } ends.
agenda-agreement-ended = { $agreement } ended on { $day } as nobody has renewed it.
agenda-agreement-to-decide = { $agreement } ends on { $day } unless both sides renew it by then.
agenda-agreement-renews = { $agreement } renews itself on { $day } unless it is terminated by then.
agenda-agreement-renews-for-sure = { $agreement } renews itself on { $day }; notice had to be given by { $last }.
agenda-vacancy = Nobody is accountable as { NAME($role, of: "StakeholderRole") }.
agenda-vacancy-from = Nobody is accountable as { NAME($role, of: "StakeholderRole") } from { $from } on.

# Why nobody can be called at a step of escalation.

call-nobody = Nobody holds this step.
call-do-not-contact = The holder does not want to be contacted. { no-deputy }
call-absent = The holder is away. { no-deputy }
call-absent-until = The holder is away until { $until }. { no-deputy }
call-no-address = No address of the holder is known. { no-deputy }
no-deputy = No deputy can be called.
