"""Invented people of several scripts, and texts in which they are named in all ways."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

NAMES: Final = (
    (("Noor", "Haddad"), ("Amélie", "Dubois"), ("Jörg", "Großmann"), ("Zoë", "Łukasiewicz")),
    (("Анна", "Щёголева"), ("Γιώργος", "Παπαδόπουλος")),
    (("نور", "حداد"), ("נועה", "חדד")),
    (("山田", "太郎"), ("김", "민수정"), ("नूर", "हद्दाद")),
)
SYLLABLES: Final = ("ka", "ri", "to", "mel", "vo", "sun", "ber", "lin", "dar", "quo", "zef", "nym")


@dataclass(frozen=True)
class Invented:
    """`id` names the person or not."""

    first: str
    last: str
    id: str
    email: str
    digits: str
    key: str

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}"

    @property
    def phone(self) -> str:
        return f"+49 {self.digits[:2]} {self.digits[2:5]} {self.digits[5:]}"

    def forms(self) -> list[str]:
        """What tells for certain who it is, in any text."""
        first, last = self.first, self.last
        area, number = self.digits[:2], self.digits[2:]
        return [
            self.name,
            self.name.upper(),
            self.name.lower(),
            f"{last}, {first}",
            f"{first}\u00a0 {last}",
            f"{first.lower()}_{last.lower()}",
            f"{last}.{first}",
            unicodedata.normalize("NFD", self.name),
            unicodedata.normalize("NFKC", self.name).title(),
            self.email,
            self.email.upper(),
            self.email.replace("@", " (at) "),
            self.key,
            f"+49 (0){area} {number}",
            f"0049{area}{number}",
            f"0{area}/{number[:3]}-{number[3:]}",
            f"+49.{area}.{number[:4]}.{number[4:]}",
        ]


def invented(random: Random, number: int) -> Invented:
    """Nobody else is called so."""
    first, last = random.choice(random.choice(NAMES))
    word = "".join(random.choices(SYLLABLES, k=4))
    longer = f"{last}{last[::-1]}"[: random.randint(len(last), len(last) + 3)]
    last = f"{last}{word}" if first.isascii() else longer
    slug = f"{word}-{''.join(random.choices(SYLLABLES, k=3))}"
    return Invented(
        first,
        last,
        random.choice([slug, f"{first}-{last}".lower(), f"{last}_{first}", f"u{random.randrange(10**6):06}x{number}"]),
        f"{word}.{number}@verdane.example",
        "".join(random.choices("123456789", k=10)),
        f"crm:{random.randrange(10**7):07}",
    )


def texts(random: Random, people: list[Invented]) -> Iterator[str]:
    """Endless; each names one or two of them."""
    while True:
        said = [random.choice(random.choice(people).forms()) for _ in range(random.randint(1, 2))]
        yield f"Before {said[0]} came, all was well. Then: {said[-1]}! That is all."
