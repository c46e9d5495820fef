# What makes a tie.

tie-engagement = Both were at an engagement on { $day }.
tie-knows = One of them said so as of { $day }.
tie-knows-always = One of them said so.
tie-knows-assumed = One of them said so as of { $day }, and not how well: 0.5 is assumed.
tie-knows-always-assumed = One of them said so, and not how well: 0.5 is assumed.
tie-reports-to = One reports to the other.
tie-same-team = Both are in one team of at most 25 members.

# Why nobody can introduce.

no-way-not-to-be-contacted = The person must not be contacted.
no-way-has-left = The person has left.
no-way-nobody-there = There is nobody in the organization who could be asked for.
no-way-nobody-knows = Nobody who asks knows anybody who leads there.
no-way-too-far = Every way has more than three people between.

# What nobody holds.

vacancy-role = Nobody is { NAME($role, of: "StakeholderRole") }.
vacancy-accountable = Nobody is accountable as { NAME($role, of: "StakeholderRole") }.
vacancy-step = Nobody holds a step of escalation.

# What would be without a person.

orphan-escalation-step = Nobody would hold this step of escalation.
orphan-channel = Nobody would keep this channel.
orphan-offering = The offering would have no service owner.
orphan-deputyship = Nobody would act for this person during absences.
orphan-agreement = Notice under the agreement would go to channels that nobody keeps.
orphan-commitment = Nobody would be there to keep this commitment.
orphan-expectation = Nobody would be there who holds this expectation.
orphan-change = Nobody would be there to tell of this change.
orphan-notice = Nobody would be there to send this notice.
