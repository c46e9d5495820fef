"""What would spare consumers: one more alternative, a lost offering that is back in time, a successor to move to."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated, Final

from graph.impact.groups import context_facts
from graph.impact.outcome import Outcome
from graph.impact.scenario import Change
from graph.model.answers import As, Names, answer
from graph.model.offering import Coverage
from graph.model.scalars import Choice
from graph.model.severity import Action, Severity
from graph.questions.suggestions.needs import needs_behind
from graph.questions.suggestions.relief import Relief

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.questions.suggestions.needs import Need


class AlternativeKind(Choice):
    """In which way something else could take the place of what is lost."""

    RESTORED = "RESTORED", "An offering that is lost on that day for another reason is back by then."
    SUCCESSOR = (
        "SUCCESSOR",
        "Everybody who uses a changed offering uses its successor instead, or the part that it does.",
    )
    ADDED = "ADDED", "An offering gets one more alternative for one of its needs, which is not affected itself."


OFFERING: Final = (
    "ADDED: the offering that gets one more alternative. RESTORED: the one that is back. SUCCESSOR: the changed one."
)
GROUP: Final = "ADDED: name of the group that gets one more; null where it has no group yet."
NEEDED: Final = "ADDED without a group: what the offering needs alone. SUCCESSOR: the successor. Else null."
COVERAGE: Final = "SUCCESSOR: how much of the offering it does; null where that is not known."


@answer("SparedConsumer")
@dataclass(frozen=True, slots=True)
class Spared:
    """A consumer that would be less affected."""

    organization: Annotated[str, "The consumer itself.", Names("Organization")]
    severity: Annotated[Severity, "How badly it is affected."]
    instead: Annotated[Severity, "How badly it would be; NONE for not at all."]


@answer("SuggestedAlternative")
@dataclass(frozen=True, slots=True)
class Alternative:
    """Something that could take the place of what is lost.

    `consumers`: whom it helps, those that are worst affected first.
    """

    kind: Annotated[AlternativeKind, "In which way."]
    offering: Annotated[str, OFFERING, Names("Offering")]
    alternatives: Annotated[str | None, GROUP]
    needed: Annotated[str | None, NEEDED, Names("Offering")]
    coverage: Annotated[str | None, COVERAGE, As(Coverage)]
    consumers: tuple[Spared, ...]


def alternatives_for(outcome: Outcome) -> list[Alternative]:
    """Alternatives that help somebody: by how many consumers, then by the worst of them, then by kind and id."""
    found = [*_restored(outcome), *_successors(outcome), *_added(outcome)]
    return sorted(
        (alternative for alternative in found if alternative.consumers),
        key=lambda each: (
            -len(each.consumers),
            -each.consumers[0].severity,
            list(AlternativeKind).index(each.kind),
            each.offering,
            each.alternatives or "",
            each.needed or "",
        ),
    )


def _restored(outcome: Outcome) -> Iterator[Alternative]:
    """Lost offerings that take part in the reason, each as if it were back."""
    for fact in context_facts(outcome):
        if fact.status is not None:
            number = outcome.projection.offerings.numbers[fact.offering]
            restored = outcome.restored | {number}
            with_it = Outcome(
                outcome.projection, outcome.scenario, restored, only=outcome.only, today=outcome.day.today
            )
            yield Alternative(
                AlternativeKind.RESTORED, fact.offering, None, None, None, _spared(outcome, with_it.consumers)
            )


def _successors(outcome: Outcome) -> Iterator[Alternative]:
    """Successors that can be used by then, are there and are not affected. One that does a part is to its users as if
    the offering went on at a lower service level.
    """
    ids, changes = outcome.projection.offerings.ids, outcome.scenario.changes
    for offering in sorted(outcome.changed):
        without = tuple(change for change in changes if change.offering != ids[offering])
        worst = max(change.severity for change in changes if change.offering == ids[offering])
        lower = Change(ids[offering], Action.DEGRADE, min(worst, Action.DEGRADE.severity))
        for successor in outcome.projection.successors.on(outcome.day.day, offering):
            if not outcome.at[successor.offering] and not outcome.before.at[successor.offering]:
                instead = (*without, lower) if successor.coverage == Coverage.PARTIAL.value else without
                scenario = replace(outcome.scenario, changes=instead)
                left = Outcome(
                    outcome.projection, scenario, outcome.restored, only=outcome.only, today=outcome.day.today
                )
                yield Alternative(
                    AlternativeKind.SUCCESSOR,
                    ids[offering],
                    None,
                    ids[successor.offering],
                    successor.coverage,
                    _spared(outcome, left.consumers),
                )


def _added(outcome: Outcome) -> Iterator[Alternative]:
    by_level: defaultdict[int, list[int]] = defaultdict(list)
    for consumer, severity in outcome.consumers.items():
        by_level[severity].append(consumer)
    needs = sorted({need for level, consumers in by_level.items() for need in _behind(outcome, level, consumers)})
    reliefs = {level: Relief(outcome, level, needs) for level in range(1, max(by_level, default=0) + 1)}
    helped: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for level, consumers in by_level.items():
        for consumer in consumers:
            spared = ~reliefs[level].still(consumer) & ((1 << len(needs)) - 1)
            while spared:
                bit = spared & -spared
                spared ^= bit
                helped[bit.bit_length() - 1][consumer] = _instead(outcome, reliefs, consumer, bit)
    ids, names = outcome.projection.offerings.ids, outcome.projection.dependencies.group_names
    for number, instead in sorted(helped.items()):
        dependent, group, needed = needs[number]
        yield Alternative(
            AlternativeKind.ADDED,
            ids[dependent],
            names[group][1] if group >= 0 else None,
            ids[needed] if group < 0 else None,
            None,
            _ordered(outcome, instead),
        )


def _behind(outcome: Outcome, level: int, consumers: Iterable[int]) -> set[Need]:
    """Nothing is behind what a consumer has from a changed offering itself."""
    ends = {end for consumer in consumers for end in outcome.offerings_for(consumer, level)}
    return needs_behind(outcome, level, ends)


def _instead(outcome: Outcome, reliefs: dict[int, Relief], consumer: int, bit: int) -> int:
    """The greatest lower level that it still newly reaches."""
    for level in range(outcome.consumers[consumer] - 1, 0, -1):
        if reliefs[level].still(consumer) & bit:
            return level
    return 0


def _spared(outcome: Outcome, instead: dict[int, int]) -> tuple[Spared, ...]:
    """Consumers that are less affected by `instead`."""
    less = {
        consumer: instead.get(consumer, 0)
        for consumer, severity in outcome.consumers.items()
        if instead.get(consumer, 0) < severity
    }
    return _ordered(outcome, less)


def _ordered(outcome: Outcome, instead: dict[int, int]) -> tuple[Spared, ...]:
    ids = outcome.projection.organization_ids
    spared = [
        Spared(ids[consumer], Severity(outcome.consumers[consumer]), Severity(severity))
        for consumer, severity in instead.items()
    ]
    return tuple(sorted(spared, key=lambda each: (-each.severity, each.organization)))
