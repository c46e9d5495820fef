# A message about a planned change, to one reader.

subject = { $kind ->
    [QUESTION] Can this be done on { $day }? { $title }
    [REMINDER] Reminder, for { $day }: { $title }
    [ESCALATION] Not yet acknowledged, for { $day }: { $title }
    [MOVED] New date, { $day }: { $title }
    [WITHDRAWN] Will not be done: { $title }
   *[NOTICE] Planned for { $day }: { $title }
}
hello = Hello { $name },
behalf = You receive this in place of { $person }, who is absent.
opening = { $kind ->
    [QUESTION] { $provider } plans a change that concerns you, and asks whether it can be done.
    [REMINDER] We told you of this change on { $sent }, and have not heard that it reached you.
    [ESCALATION] This was sent to your side on { $sent }, and nobody has acknowledged it. Therefore we turn to you.
    [MOVED] The change of which { $provider } told you has a new date: { $day } instead of { $before }.
    [WITHDRAWN] The change that { $provider } had planned for { $day } will not be done. You need not do anything.
   *[NOTICE] { $provider } will make a change that concerns you.
}
opening-late = The change of which { $provider } told you is no longer the same.
why = Why: { $reason }
head-what = What changes
head-planned = What had been planned
on = When: { $day }
done = { $offering } { $action ->
    [RETIRE] is retired for good
    [SUSPEND] is suspended
    [BREAK] gets a new version that is not compatible
    [DEGRADE] gets a lower service level
    [MODIFY] gets a new version that is compatible
    [TRANSFER] passes to another provider
    [REPRICE] gets another price
   *[RETERM] gets other terms
}
done-until = { done } (until { $until })
head-you = What it means for you
you = { $consumer }: { rank }. Concerned: { $offerings }.
you-own = Your own service { $offerings }: { rank }.
rank = { $severity ->
    [CRITICAL] critical, it stops
    [HIGH] high, much of it is impaired
    [MEDIUM] medium, part of it is impaired
   *[LOW] low, hardly noticeable
}
way = How it reaches you: { $way }
already = It is as badly off already, for another reason; this change would do the same.
holds-unnamed = { $offering } holds: an alternative is left.
holds = { $offering } holds, thanks to { $left }.
holds-until = { $offering } holds until { $until }, thanks to { $left }.
formal = This is the notice owed under { $agreements }.
not-affected = As far as is known today, you are not affected by it.
head-instead = What we offer instead
instead = { $successor } in place of { $offering }
head-ask = What we ask of you
ask-answer = Answer by { $day }: that it can be done, that it should not be done and why, or from which day on you could take it.
ask-consent = Without your consent it is not done. No answer is no consent.
ask-pass-on = If you serve others with it: tell them by { $day }.
ask-acknowledge = Please acknowledge that this has reached you.
head-call = Whom to turn to
call = { $teller }, { $provider }
reference = Change { $change }

acknowledge-link = Open this page and press its button to acknowledge:
acknowledge-reply = To acknowledge, answer { $teller }.
answer-reply = Answer { $teller }.
answer-link = You can answer here:

page-title = Acknowledge a message
page-ask = This message was sent to you. Press the button to say that it has reached you.
page-button = It has reached me
page-done = Thank you. It is noted that the message has reached you.
page-superseded = There is a newer message about this change. Please acknowledge that one.
page-withdrawn = This change will not be done. You need not do anything.
page-gone = This link does not work, or not any more.
page-known = It is noted already that the message has reached you.

calendar-name = Planned changes
calendar-change = { $stands ->
    [PROPOSED] Proposed: { $title }
    [AGREED] Agreed: { $title }
    [ANNOUNCED] Planned: { $title }
    [DONE] Done: { $title }
    [LAPSED] Does not concern you any more: { $title }
   *[CANCELLED] Will not be done: { $title }
}
calendar-answer = Answer: { $title }
calendar-acknowledge = Acknowledge: { $title }
calendar-day = The change is planned for { $day }.
calendar-hit = { $consumer }: { rank }.
calendar-verdict = { $consumer }: { $verdict ->
    [ACCEPT] it can be done
    [OBJECT] it should not be done
    [NEEDS_TIME] time is needed
   *[NONE] not answered yet
}.
calendar-until = { $consumer } could take it from { $until } on.
