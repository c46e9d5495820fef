"""Relationships made by chance stand as the reference says, and a side's view is made of nothing but what it sees."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from graph.health.health import Health
from graph.health.moment import Moment
from graph.health.policy import USUAL
from graph.health.sentence import said_of_cap
from graph.model.relationship import Side
from graph.text.catalogue.language import Language
from graph.text.health import health_sentence
from tests.graph.health.at_random import differences
from tests.graph.health.chance import TODAY
from tests.graph.health.estates import estate
from tests.graph.health.facts import R, gathering_of

if TYPE_CHECKING:
    from graph.health.sentence import Sentence
    from tests.graph.health.facts import Facts

SOME = range(60)


@pytest.mark.parametrize("seed", SOME)
def test_a_relationship_stands_as_the_reference_says(seed: int) -> None:
    assert list(differences(seed)) == []


@pytest.mark.parametrize("seed", SOME)
def test_a_change_of_one_side_s_private_facts_moves_nothing_of_the_other_s_view(seed: int) -> None:
    facts = estate(seed)
    for side, other in ((Side.PROVIDER, Side.CONSUMER), (Side.CONSUMER, Side.PROVIDER)):
        assert whole(without_private(facts, other), side) == whole(facts, side)


@pytest.mark.parametrize("seed", SOME)
def test_moves_add_up_to_the_difference_of_the_uncapped_score(seed: int) -> None:
    health = health_of(estate(seed), Side.PROVIDER)
    before = health.before(30)
    moved = sum(move.difference for move in health.trend().moved(30))
    assert moved == pytest.approx((health.uncapped or 0.0) - (before.uncapped or 0.0), abs=1e-9)


@pytest.mark.parametrize("seed", SOME)
def test_contributions_add_up_to_the_uncapped_score(seed: int) -> None:
    health = health_of(estate(seed), Side.CONSUMER)
    assert sum(factor.contribution or 0.0 for factor in health.factors) == pytest.approx(health.uncapped or 0.0)


@pytest.mark.parametrize("seed", SOME)
def test_whatever_is_said_has_words_in_every_language(seed: int) -> None:
    for language in Language:
        for sentence in sentences(health_of(estate(seed), Side.PROVIDER)):
            assert health_sentence(sentence, language)


def health_of(facts: Facts, side: Side, ago: int = 0) -> Health:
    view = gathering_of(facts).view(R, side)
    assert view is not None
    day = (TODAY - timedelta(ago)).toordinal()
    return Health(Moment(view, day, TODAY.toordinal(), USUAL), None, None)


def without_private(facts: Facts, side: Side) -> Facts:
    """What the side keeps to itself is left out: what it says is its own, and assessments unless they say otherwise."""

    def is_private(kind: str, row: Any) -> bool:
        unless_said = "PROVIDER" if kind == "assessments" else "SHARED"
        return (row.get("visibility") or unless_said) == side.value

    return {kind: [row for row in rows if not is_private(kind, row)] for kind, rows in facts.items()}


def whole(facts: Facts, side: Side) -> list[Any]:
    """Everything that is answered, on some days."""
    answers: list[Any] = []
    for ago in (0, 45, 200):
        health = health_of(facts, side, ago)
        figures = (health.score, health.uncapped, health.at_least, health.at_most, health.confidence, health.grade)
        factors = [(each.points, each.contribution, each.proofs(), each.sentence()) for each in health.factors]
        more = (health.voices, health.next_steps(20), health.findings(), health.undated(), health.trend().moved(30))
        answers.append((figures, factors, list(health.caps()), more))
    return answers


def sentences(health: Health) -> list[Sentence]:
    found = [each.sentence() for each in health.factors]
    found += [proof.sentence for each in health.factors for proof in each.proofs()]
    found += [said_of_cap(cap) for cap in health.caps()]
    found += [step.sentence() for step in health.next_steps(20)]
    return found + [finding.sentence for finding in health.findings()]
