"""Whom to tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from strawberry import ID

from graph.impact.notify.reachability import Unreachable
from graph.model.contact.channel import ChannelKind
from graph.model.relationship import Side, StakeholderRole
from resolvers.derived.classes import Class, Field, field, resolved
from resolvers.derived.enums import choice_enum
from resolvers.impact.answers import answer, keys
from resolvers.impact.parts import part
from resolvers.impact.references import one, several
from resolvers.impact.report import iso
from resolvers.scalars import Date

if TYPE_CHECKING:
    from graph.impact.notify.plan import NotifyLine
    from graph.impact.notify.reachability import Address
    from resolvers.derived.types import Types

LINES: Final = (
    "Whom to tell: one line for each person, and one for each channel that contractual notice goes to. "
    "The earliest deadline first, then the worst, then by id."
)
DEADLINE: Final = "Last day on which it is in time, also for those who must tell consumers of their own; null where no notice is owed."
NEXT: Final = "Who is next on the side's path of escalation for changes, where nobody answers; passed over is who must not be contacted; null where nobody is."
TELLER: Final = (
    "Who tells: the accountable relationship manager, else the one of highest influence, then by id; null for those who "
    "only own offerings, and where nobody manages the relationship."
)


def notify_field(types: Types, severity: Class) -> Field:
    channel, reason = _channel(types), _reason(types, severity)
    line = answer(
        "NotifyLine",
        "Somebody to tell, once, with all reasons.",
        {
            **keys("person", "teller", "next", "deputies"),
            "person": one(types, "person", "Person", "Who is told; null for a channel of notice.", always=False),
            "channel": field("channel", channel | None, "Over which channel; null where none is known."),
            "language": field("language", str | None, "In which language, as a BCP 47 tag."),
            "deadline": field("deadline", Date | None, DEADLINE),
            "reasons": field("reasons", list[reason], "Why, the earliest deadline first."),
            "teller": one(types, "teller", "Person", TELLER, always=False),
            "next": one(types, "next", "Person", NEXT, always=False),
            "reachable": field("reachable", bool, "Whether it can be told today."),
            "unreachable": field("unreachable", choice_enum(Unreachable) | None, "Why not; null where it can."),
            "deputies": several(types, "deputies", "Person", "Who act for somebody absent, and can be told."),
        },
    )

    def shown(told: NotifyLine) -> Any:
        return line(
            person_id=told.person,
            channel=_shown_channel(channel, told.channel),
            language=told.language,
            deadline=iso(told.deadline),
            reasons=told.reasons,
            teller_id=told.teller,
            next_id=told.next,
            reachable=told.unreachable is None,
            unreachable=told.unreachable and told.unreachable.value,
            deputies_id=told.deputies,
        )

    return part("notify", line, LINES, lambda report, asked: [shown(told) for told in report.notify_part(asked)])


def _channel(types: Types) -> Class:
    return answer(
        "NotifyChannel",
        "By what means somebody is told.",
        {
            **keys("channel"),
            "id": field("id", ID | None, "Id of the channel; null for the person's own mail address or telephone."),
            "kind": field("kind", types.inputs.enums[ChannelKind], "What it is."),
            "channel": one(types, "channel", "Channel", "The channel itself; null for an own address.", always=False),
        },
    )


def _reason(types: Types, severity: Class) -> Class:
    """Its fields are read from a `Reason` of `graph`: a large report has thousands."""
    enums = types.inputs.enums
    role = "In which role; null for a channel of notice. The owner of an affected offering is its SERVICE_OWNER."

    def graded(root: Any) -> str:
        return root.severity.name

    graded.__annotations__ = {"root": Any}
    return answer(
        "NotifyReason",
        "Why somebody is told.",
        {
            "role": field("role", enums[StakeholderRole] | None, role),
            "side": field("side", enums[Side], "On which side."),
            "organization": one(
                types,
                "organization",
                "Organization",
                "The affected consumer; null for an owner.",
                always=False,
                attribute="organization",
            ),
            "offering": one(
                types, "offering", "Offering", "The offering by which it is affected most.", attribute="offering"
            ),
            "relationship": one(
                types,
                "relationship",
                "ServiceRelationship",
                "The relationship; null for an owner.",
                always=False,
                attribute="relationship",
            ),
            "severity": resolved(
                "severity", severity, "How badly the agreement, or the owner's offering, is affected.", graded
            ),
        },
    )


def _shown_channel(channel: Class, address: Address | None) -> Any:
    if address is None:
        return None
    return channel(id=address.channel, channel_id=address.channel, kind=address.kind.value)
