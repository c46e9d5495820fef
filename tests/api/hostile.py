"""Documents that blow up limiters which follow every fragment, and validation that compares every pair."""

from __future__ import annotations

from typing import Final


def doubling(levels: int) -> str:
    """Each fragment uses the next one twice: 2 to the power of `levels` objects by way of a kilobyte."""
    fragments = "".join(
        f"fragment F{n} on Offering {{ a: dependencies {{ nodes {{ ...F{n + 1} }} }} "
        f"dependencies {{ nodes {{ ...F{n + 1} }} }} }} "
        for n in range(levels)
    )
    return f'{{ offering(id: "maps") {{ ...F0 }} }} {fragments} fragment F{levels} on Offering {{ id }}'


def bare_doubling(levels: int) -> str:
    fragments = "".join(f"fragment F{n} on Query {{ ...F{n + 1} ...F{n + 1} }} " for n in range(levels))
    return f"{{ ...F0 }} {fragments} fragment F{levels} on Query {{ hello }}"


def within(selections: str) -> str:
    return f'{{ offering(id: "maps") {{ {selections} }} }}'


HOSTILE: Final = {
    "18 fragments that double": doubling(18),
    "40 fragments that double": doubling(40),
    "100 fragments that double, without aliases": bare_doubling(100),
    "150 fragments side by side": within(" ".join(f"...F{number}" for number in range(150)))
    + "".join(f"fragment F{number} on Offering {{ id }} " for number in range(150)),
    "150 inline fragments": within("... { id } " * 150),
    "the same field 200 times": within("dependencies(first: 5) { totalCount } " * 200),
    "200 aliases": within(" ".join(f"a{number}: id" for number in range(200))),
    "200 directives": within("id " + "@skip(if: false) " * 200),
    "200 levels": "{ offerings " * 200 + "{ id }" + " }" * 200,
    "20,000 tokens": within("id " * 20_000),
    "60,000 quotes": '"' * 60_000,
}
