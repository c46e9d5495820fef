"""Rules that keep the graph true. Each takes plain values and returns the sentence that is wrong, or None."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from graph.model.dialogue.engagement import EngagementStatus
from graph.model.dialogue.expectation import ExpectationStatus
from graph.model.health.rules import WEIGHTS, outsider, weightlessness
from graph.model.joint import Visibility
from graph.model.relationship import StakeholderRole
from graph.model.severity import Action
from graph.model.twins import distinction, twin_key
from graph.saying import Saying

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

INTERVALS: Final = (
    ("since", "until"),
    ("from", "until"),
    ("from", "to"),
    ("valid_from", "valid_to"),
    ("suspended_from", "suspended_until"),
    ("absent_from", "absent_until"),
    ("available_from", "retires_on"),
)
"""Columns of first days and of the first days after."""

SEQUENCES: Final = (
    ("stated_at", "answered_at"),
    ("stated_at", "closed_at"),
    ("raised_at", "answered_at"),
    ("raised_at", "closed_at"),
    ("raised_at", "resolved_at"),
    ("answered_at", "closed_at"),
    ("agreed_at", "done_at"),
    ("at", "answered_at"),
    ("at", "done_at"),
    ("sent_at", "acknowledged_at"),
)
"""Columns of which the second is never before the first."""

ONE_OF: Final = {"Signal": ("target", "offering")}
"""Columns of which exactly one is given, by kind."""

AT_MOST_ONE_OF: Final = {"Escalation": ("complaint", "commitment")}

AT_LEAST_ONE_OF: Final = {"Notice": ("person", "via")}

BESIDE: Final = {**ONE_OF, **AT_MOST_ONE_OF, **AT_LEAST_ONE_OF}
"""Columns of references that are judged beside one another, by kind."""

TOGETHER: Final = {
    "Expectation": ("status", "reason"),
    "Risk": ("side", "visibility"),
    "Dependency": ("alternatives", "required"),
    "Judgement": ("at", "until"),
}
"""Columns of which one says what the other must be, by kind."""

ACCOUNTABLE_ONCE: Final = frozenset({StakeholderRole.RELATIONSHIP_MANAGER, StakeholderRole.CONSUMER_REPRESENTATIVE})

FOR_A_TIME: Final = frozenset({Action.SUSPEND, Action.DEGRADE})
"""What is done to an offering and may be over on a stated day."""

ALWAYS: Final = ""
NEVER: Final = "~"
"""Sort before and after every day."""


class Span(NamedTuple):
    """Days from `since` up to, not including, `until`."""

    since: str = ALWAYS
    until: str = NEVER

    def __contains__(self, day: object) -> bool:
        return isinstance(day, str) and self.since <= day < self.until


def span(since: str | None, until: str | None) -> Span:
    return Span(since or ALWAYS, until or NEVER)


def disorder(first: str, first_day: str | None, after: str, day_after: str | None) -> Saying | None:
    """An interval must hold at least one day."""
    if first_day is None or day_after is None or first_day < day_after:
        return None
    words = "{day_after} is not after {first} ({first_day}): {after} is the first day on which it is over"
    return Saying("NOT_AFTER", words, day_after=day_after, first=first, first_day=first_day, after=after)


def prematurity(earlier: str, earlier_day: str | None, later_day: str | None) -> Saying | None:
    """What follows is never before what it follows."""
    if earlier_day is None or later_day is None or earlier_day <= later_day:
        return None
    return Saying(
        "BEFORE", "{day} is before {earlier} ({earlier_day})", day=later_day, earlier=earlier, earlier_day=earlier_day
    )


def loneliness(columns: Sequence[str], given: Mapping[str, Any]) -> Saying | None:
    """The fault of a row that gives none of several columns, of which it needs one."""
    return None if any(given.get(column) for column in columns) else _one_of(columns)


def rivalry(columns: Sequence[str], given: Mapping[str, Any], *, required: bool) -> Saying | None:
    """The fault of a row that gives more than one of several columns, or none although one is `required`."""
    stated = [column for column in columns if given.get(column)]
    if len(stated) > 1:
        return Saying("BOTH_GIVEN", "{names} are both given: state one of them", names=" and ".join(stated))
    if required and not stated:
        return _one_of(columns)
    return None


def _one_of(columns: Sequence[str]) -> Saying:
    return Saying("ONE_OF_NEEDED", "is missing: state {names}", names=" or ".join(columns))


def unexplained(status: str | None, reason: str | None) -> Saying | None:
    """Whoever declines an expectation says why."""
    if reason or status != ExpectationStatus.DECLINED.value:
        return None
    return Saying("REASON_OF_DECLINE", "is missing: who declines says why")


def betrayal(side: str | None, visibility: str | None) -> Saying | None:
    """What is one side's view is not shown to the other side alone. `visibility`: None = the provider's side."""
    seen_by = visibility or Visibility.PROVIDER
    if side in {Visibility.PROVIDER, Visibility.CONSUMER} and seen_by not in {side, Visibility.SHARED}:
        stated = "is" if visibility else "is, unless stated,"
        words = "{stated} {visibility}, but it is the view of the side {side}: state {side} or SHARED"
        return Saying("VIEW_OF_OTHER_SIDE", words, stated=stated, visibility=seen_by, side=side)
    return None


def endlessness(action: str, until: str | None) -> Saying | None:
    """Only what is for a time may be over on a stated day."""
    if until is None or action in FOR_A_TIME:
        return None
    return Saying("LASTS", "only SUSPEND and DEGRADE are for a time: leave it out, for {action} lasts", action=action)


def overtaking(offering: str, action: str, until: str | None, effective_on: str | None) -> Saying | None:
    """What a planned change does for a time is not over before it begins."""
    if until is None or effective_on is None or effective_on < until:
        return None
    words = "{action} of {offering!r} is over on {until}, which is not after the day on which the change takes effect ({on})"
    return Saying("OVER_BEFORE_IT_BEGINS", words, action=action, offering=offering, until=until, on=effective_on)


def absence(status: str) -> Saying | None:
    """Nobody attends what did not take place."""
    if status == EngagementStatus.HELD.value:
        return None
    words = "nobody attended an engagement that is {status}: leave it out, or state that it was HELD"
    return Saying("NOT_HELD", words, status=status)


def inseparable(texts: Iterable[str] | None) -> Saying | None:
    """A list of texts is written in one cell of a file, and must be read from it as the same list."""
    if not any("|" in text for text in texts or ()):
        return None
    return Saying("SEPARATOR", "holds '|', which separates lists in CSV")


def gone_for_good(person: str) -> Saying:
    return Saying("ERASED", "{id!r} was erased: leave it out; somebody else needs another id", id=person)


def misdated(given: Mapping[str, str | None]) -> Iterator[tuple[str, Saying]]:
    """(column, sentence) of what the days and instants of one thing or relation say against each other."""
    for first, after in INTERVALS:
        if message := disorder(first, given.get(first), after, given.get(after)):
            yield after, message
    for earlier, later in SEQUENCES:
        if message := prematurity(earlier, given.get(earlier), given.get(later)):
            yield later, message


def contradictions(kind: str, given: Mapping[str, Any]) -> Iterator[tuple[str, Saying]]:
    """(column, sentence) of what the other columns of one thing or relation say against each other."""
    for table, required in ((ONE_OF, True), (AT_MOST_ONE_OF, False)):
        if kind in table and (message := rivalry(table[kind], given, required=required)):
            yield table[kind][-1], message
    if kind in AT_LEAST_ONE_OF and (message := loneliness(AT_LEAST_ONE_OF[kind], given)):
        yield AT_LEAST_ONE_OF[kind][0], message
    if kind == "Expectation" and (message := unexplained(given.get("status"), given.get("reason"))):
        yield "reason", message
    if kind == "Risk" and (message := betrayal(given.get("side"), given.get("visibility"))):
        yield "visibility", message
    if kind == "Dependency" and (message := lone_requirement(given.get("alternatives"), given.get("required") or 1)):
        yield "required", message
    if kind == "Judgement":
        sentences = {
            "side": outsider(given.get("side")),
            "until": disorder("at", given.get("at"), "until", given.get("until")),
        }
        yield from ((column, message) for column, message in sentences.items() if message)
    if kind == "HealthPolicy" and (message := weightlessness(given)):
        yield WEIGHTS[0], message
    if kind == "ChangedOffering" and (message := endlessness(given.get("action", ""), given.get("until"))):
        yield "until", message


def shortage(alternatives: str, required: Sequence[int]) -> Saying | None:
    """A group of alternatives needs one number, the same at every member, and no more members than it has."""
    if len(set(required)) > 1:
        numbers = ", ".join(str(number) for number in sorted(set(required)))
        words = "the members of the group {group!r} say {numbers}: one number holds for the whole group"
        return Saying("ONE_NUMBER_A_GROUP", words, group=alternatives, numbers=numbers)
    if required and required[0] > len(required):
        words = "{required} of the group {group!r} are needed, but it has {members}"
        has = counted(len(required), "member")
        return Saying(
            "GROUP_TOO_SMALL", words, required=required[0], group=alternatives, members=has, count=len(required)
        )
    return None


def split_groups(names: Iterable[str]) -> Iterator[tuple[str, Saying]]:
    """(name, sentence) of groups of alternatives at one offering that people would take for one named before."""
    first: dict[str, str] = {}
    for name in dict.fromkeys(names):
        other = first.setdefault(twin_key(name), name)
        if other != name:
            ways = distinction(other, name)
            words = "the group {name!r} differs from {other!r} only by {ways}: one group has one name"
            yield name, Saying("TWIN_GROUPS", words, name=name, other=other, ways=ways)


def lone_requirement(alternatives: str | None, required: int) -> Saying | None:
    if alternatives is None and required > 1:
        words = "{required} are needed, but no group is named: state alternatives, or 1 as required"
        return Saying("NO_GROUP", words, required=required)
    return None


def self_need(dependent: str, needed: str) -> Saying | None:
    return Saying("NEEDS_ITSELF", "{id!r} cannot depend on itself", id=dependent) if dependent == needed else None


def self_tie(person: str, other: str) -> Saying | None:
    return Saying("SAME_PERSON", "{id!r} is the same person at both ends", id=person) if person == other else None


def foreign_cover(provider: str, accountable: str, above: Mapping[str, str]) -> Saying | None:
    """An agreement covers what its relationship's provider, or a part of it, provides. `above`: part → whole."""
    if provider in (accountable, *wholes(accountable, above)):
        return None
    words = "it is provided by {other!r}, which is neither the relationship's provider {provider!r} nor a part of it"
    return Saying("FOREIGN_COVER", words, other=accountable, provider=provider)


def wholes(part: str, above: Mapping[str, str]) -> Iterator[str]:
    """All that `part` is a part of, from near to far; ends also where the parts run in a circle."""
    seen = {part}
    while (whole := above.get(part)) is not None and whole not in seen:
        yield whole
        seen.add(whole)
        part = whole


def rivals(terms: Iterable[tuple[str, Span]]) -> tuple[str, str] | None:
    """Two who are accountable in one role on the same day, of (person, days)."""
    longest: tuple[str, Span] | None = None
    for person, days in sorted(terms, key=lambda term: term[1]):
        if longest is not None and days.since < longest[1].until:
            return longest[0], person
        if longest is None or days.until > longest[1].until:
            longest = person, days
    return None


def counted(number: int, word: str) -> str:
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"
