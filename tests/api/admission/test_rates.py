"""A rate for each key: a bucket that fills again."""

from __future__ import annotations

import pytest

from api.admission.rates import MOST_KEYS, Rates
from graph.errors import Overloaded


class Clock:
    seconds = 1_000.0

    def __call__(self) -> float:
        return self.seconds


def test_what_is_spent_comes_back_at_the_rate() -> None:
    clock = Clock()
    rates = Rates(10.0, clock)
    rates.spend("a", 600)
    assert rates.available("a") == 0
    with pytest.raises(Overloaded, match=r"10 points a second, and has spent what it has\. .* in 5 s\.") as refused:
        rates.spend("a", 50)
    assert (refused.value.after, refused.value.is_own) == (5, True)
    clock.seconds += 5
    rates.spend("a", 50)
    clock.seconds += 1_000
    assert rates.available("a") == 600


def test_keys_do_not_spend_what_is_another_s() -> None:
    rates = Rates(1.0, Clock())
    rates.spend("a", 60)
    rates.spend("b", 60)
    assert (rates.available("a"), rates.available("b"), rates.available("c")) == (0, 0, 60)


def test_what_is_larger_than_the_bucket_is_let_in_when_it_is_full_and_owed_afterwards() -> None:
    clock = Clock()
    rates = Rates(1.0, clock)
    rates.spend("a", 100)
    clock.seconds += 40
    assert rates.available("a") == 0
    with pytest.raises(Overloaded) as refused:
        rates.spend("a", 1)
    assert refused.value.after == 1
    clock.seconds += 1
    rates.spend("a", 1)


def test_of_keys_that_come_and_go_only_so_many_are_remembered() -> None:
    rates = Rates(1.0, Clock())
    rates.spend("first", 60)
    for number in range(MOST_KEYS):
        rates.spend(str(number), 1)
    assert rates.available("first") == 60
