"""What an operation may be at most, and the sentence for one that is more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from api.lane.refusal import Refused, error
from resolvers.limits import LIMITS, Limits

if TYPE_CHECKING:
    from api.lane.size import Size


__all__ = ["LIMITS", "Limits", "refusal_of_cost", "refusal_of_shape", "refusal_of_work", "too_costly"]

WORDS: Final = {
    "depth": ("levels ('edges', 'node' and 'nodes' not counted)", "Ask in several requests, by id."),
    "introspection_depth": ("levels of introspection", "Ask for fewer levels of 'ofType'."),
    "aliases": ("aliases, fragments counted each time they are used", "Ask in several requests."),
    "directives": ("directives, fragments counted each time they are used", "Leave some out."),
    "fields": ("fields at the root", "Ask in several requests."),
    "fragments": ("fragments, each counted each time it is used", "Ask in several requests."),
    "repeated": ("fields with the name of one beside them", "Leave them out."),
    "described": ("objects of introspection for each type", "Ask for a part of the schema."),
}


def refusal_of_shape(size: Size, limits: Limits) -> Refused | None:
    """The first limit that a document exceeds whatever its variables are."""
    for name, (words, advice) in WORDS.items():
        asked, most = getattr(size, name), getattr(limits, name)
        if asked > most:
            return too_costly(f"This operation has {asked:,} {words}; {most:,} are allowed. {advice}")
    return None


def refusal_of_cost(cost: int, limits: Limits) -> Refused:
    reported = {"cost": {"requested": cost, "limit": limits.cost}}
    sentence = f"This operation asks for up to {cost:,} objects; {limits.cost:,} are allowed. Ask for smaller pages."
    return Refused([error(sentence, "TOO_COSTLY")], reported)


def refusal_of_work(work: int, limits: Limits) -> Refused:
    reported = {"cost": {"work": work, "workLimit": limits.work}}
    sentence = (
        f"This operation asks for {work:,} points of computation; {limits.work:,} are allowed. "
        "Ask for fewer scenarios, changes or days at once."
    )
    return Refused([error(sentence, "TOO_COSTLY")], reported)


def too_costly(sentence: str) -> Refused:
    return Refused([error(sentence, "TOO_COSTLY")])
