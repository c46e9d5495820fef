"""The types of which a health is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graph.errors import BadInput
from graph.health.caps import Cap
from graph.health.day import iso
from graph.health.evidence import Proof
from graph.health.findings import HealthFinding
from graph.health.health import Health, HealthFactor, HealthTrend
from graph.health.sentence import said_of_cap
from graph.health.steps import Step
from graph.health.trend import Move, MovedFact
from graph.model.sentences import beyond_bounds
from graph.text.health import health_sentence
from resolvers.context import Asked
from resolvers.derived.arguments import described, plain
from resolvers.derived.classes import resolved
from resolvers.derived.reference import Naming, Reference
from resolvers.derived.references import one
from resolvers.impact.explanation import LANGUAGE
from resolvers.scalars import Date
from resolvers.sorted_list import sorted_list

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.health.sentence import Sentence
    from resolvers.derived.classes import Class, Field
    from resolvers.derived.types import Types

EVIDENCE: Final = "The facts that it rests on, those with the fewest points first."
MOST_STEPS: Final = 20
MOST_DAYS: Final = 3_650


def health_type(types: Types) -> Class:
    made = types.answers.made
    made(
        Proof,
        {"subject": _subject(types), "reason": _reason(lambda root: root.sentence, "What it says, in a sentence.")},
    )
    made(HealthFactor, _of_factor(types))
    caps = made(
        Cap,
        {
            "since": _one(
                "since",
                Date | None,
                "The first day on which it held; null where that is not known.",
                lambda root: root.since and iso(root.since),
            ),
            "subject": _subject(types),
            "reason": _reason(said_of_cap, "What it is, in a sentence."),
        },
    )
    return made(
        Health,
        {
            "caps": _listed(
                "caps", caps, "What holds the score down, the worst first.", lambda root: list(root.caps())
            ),
            "trend": _one("trend", _trend(types), "How it moved.", lambda root: root.trend()),
            "nextSteps": _next_steps(types),
            "findings": _listed(
                "findings", _finding(types), "What deserves a look and makes no points.", lambda root: root.findings()
            ),
            "undated": _undated(types),
            "policy": one(
                "policy",
                types.things["HealthPolicy"],
                "Weights, windows and caps that were used; null where no organization has set any, so that the usual "
                "ones hold.",
                Naming("HealthPolicy", "policy_id"),
                always=False,
            ),
            "judgement": one(
                "judgement",
                types.things["Judgement"],
                "The judgement of a manager of this side beside the score, while it holds.",
                Naming("Judgement", "judgement_id"),
                always=False,
            ),
        },
    )


def _of_factor(types: Types) -> dict[str, Field]:
    evidence = sorted_list(
        "evidence",
        types.answers.type_of(Proof),
        EVIDENCE,
        lambda root: root.proofs(),
        lambda proof: proof.place,
        usual=20,
    )
    words = "Why, in a sentence; where nothing is known, what to record."
    return {"reason": _reason(lambda root: root.sentence(), words), "evidence": evidence}


def _trend(types: Types) -> Class:
    types.answers.made(MovedFact, {"subject": _subject(types)})
    move = types.answers.made(Move)

    def moved(root: Any, days: Any = 30) -> Any:
        asked = plain(days)
        if asked is None or not 1 <= asked <= MOST_DAYS:
            raise BadInput(beyond_bounds("days", asked, MOST_DAYS), ("days",))
        return root.moved(asked)

    words = (
        "What made the difference to so many days before, the greatest first; differences add up to that of `uncapped`."
    )
    return types.answers.made(
        HealthTrend,
        {
            "moved": resolved(
                "moved",
                list[move],
                words,
                moved,
                arguments={"days": described(int | None, "days", "How many days before.")},
            )
        },
    )


def _next_steps(types: Types) -> Field:
    words = "What to do, in a sentence."
    more = {"subject": _subject(types, always=False), "reason": _reason(lambda root: root.sentence(), words)}
    step = types.answers.made(Step, more)

    def steps(root: Any, first: Any = 5) -> Any:
        asked = plain(first)
        if asked is None or not 1 <= asked <= MOST_STEPS:
            raise BadInput(beyond_bounds("first", asked, MOST_STEPS), ("first",))
        return root.next_steps(asked)

    words = "Single acts that would raise the score most, the greatest gain first; then what to record of what is not known."
    return resolved(
        "nextSteps",
        list[step],
        words,
        steps,
        arguments={"first": described(int | None, "first", f"So many, 1 to {MOST_STEPS}.")},
    )


def _finding(types: Types) -> Class:
    more = {
        "subject": _subject(types, always=False),
        "reason": _reason(lambda root: root.sentence, "What it is, in a sentence."),
    }
    return types.answers.made(HealthFinding, more)


def _undated(types: Types) -> Field:
    def undated(root: Any) -> Any:
        return [Reference(label, id_) for label, id_ in root.undated()]

    words = "Facts without the date of their status, which have today's status on that day; none where it is today."
    return resolved("undated", list[types.node | None], words, undated)


def _subject(types: Types, *, always: bool = True) -> Field:
    def subject(root: Any) -> Any:
        return None if root.label is None or root.id is None else Reference(root.label, root.id)

    words = "The thing." if always else "The thing that it is about; null where it is about none."
    return resolved("subject", types.node if always else types.node | None, words, subject)


def _reason(sentence: Callable[[Any], Sentence], words: str) -> Field:
    def reason(root: Any, info: Asked, language: Any = None) -> str:
        return health_sentence(sentence(root), info.spoken(language))

    return resolved("reason", str, words, reason, arguments={"language": described(str | None, "language", LANGUAGE)})


def _listed(name: str, of: Class, words: str, get: Callable[[Any], Any]) -> Field:
    return _one(name, list[of], words, get)


def _one(name: str, annotation: Any, words: str, get: Callable[[Any], Any]) -> Field:
    def got(root: Any) -> Any:
        return get(root)

    return resolved(name, annotation, words, got)
