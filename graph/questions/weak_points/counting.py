"""Counting under many scenarios at once."""

from __future__ import annotations


class Counter:
    """A number for each scenario, kept as binary digits: digit k of all numbers is one whole number, a bit for each
    scenario. Two of a digit wait before they are added up, so that adding seldom carries far.
    """

    __slots__ = ("_digits", "_waiting")

    def __init__(self) -> None:
        self._digits: list[int] = []
        self._waiting: list[int] = []

    def add(self, scenarios: int, digit: int = 0) -> None:
        """2^`digit` to the number of each of the scenarios."""
        digits, waiting = self._digits, self._waiting
        while scenarios:
            while digit >= len(digits):
                digits.append(0)
                waiting.append(0)
            other = waiting[digit]
            if not other:
                waiting[digit] = scenarios
                return
            sum_ = digits[digit]
            either = scenarios ^ other
            waiting[digit] = 0
            digits[digit] = sum_ ^ either
            scenarios = (scenarios & other) | (sum_ & either)
            digit += 1

    def add_times(self, scenarios: int, times: int) -> None:
        digit = 0
        while times:
            if times & 1:
                self.add(scenarios, digit)
            times >>= 1
            digit += 1

    def numbers(self, scenarios: int) -> list[int]:
        """The count for each of so many scenarios, the first bit first."""
        return [
            one + other
            for one, other in zip(_read(self._digits, scenarios), _read(self._waiting, scenarios), strict=True)
        ]


def _read(digits: list[int], scenarios: int) -> list[int]:
    known: dict[tuple[str, ...], int] = {(): 0}
    written = [f"{digit:0{scenarios}b}" for digit in reversed(digits)]
    numbers: list[int] = []
    for row in zip(*written, strict=True) if written else [()] * scenarios:
        if row not in known:
            known[row] = int("".join(row), 2)
        numbers.append(known[row])
    numbers.reverse()
    return numbers
