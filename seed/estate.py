"""The shape of a generated estate: layers of offerings, popular ones that much rests on, short cycles, alternatives,
dates, a few offerings that are lost, some of them for a while, and things that are over or archived.
"""

from __future__ import annotations

from functools import cached_property
from itertools import accumulate, pairwise
from random import Random
from typing import TYPE_CHECKING, Final, NamedTuple

from seed.fates import archived_at, days_of_dependency, loss_of_offering, one_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from seed.fates import Row

LAYERS: Final = 15
OFFERINGS_OF_PROVIDER: Final = 20
PROVIDERS_OF_COMPANY: Final = 5
"""A company and its units: any five providers in a row, the first of them the company."""

LOST_FROM_LAYER: Final = 10
"""The first layer in which offerings are lost: the loss of what much rests on would leave little of the estate to ask
about.
"""


class Size(NamedTuple):
    offerings: int
    dependencies: int
    agreements: int

    @property
    def providers(self) -> int:
        return self.offerings // OFFERINGS_OF_PROVIDER

    @property
    def consumers(self) -> int:
        return self.offerings // 2

    @property
    def relationships(self) -> int:
        return self.agreements // 2


SIZES: Final = {
    "XS": Size(100, 600, 300),
    "S": Size(1_000, 10_000, 5_000),
    "M": Size(10_000, 100_000, 50_000),
    "L": Size(100_000, 1_000_000, 500_000),
}

CRITICALITIES: Final = ("LOW",) * 7 + ("MEDIUM",) * 7 + ("HIGH",) * 4 + ("CRITICAL",) * 2
COVERAGE_CRITICALITIES: Final = ("LOW",) * 5 + ("MEDIUM",) * 8 + ("HIGH",) * 5 + ("CRITICAL",) * 2
LANGUAGES: Final = ("en", "fr", "es", "pl", "pt", "ru")
ZONES: Final = ("Europe/London", "Europe/Paris", "Europe/Madrid", "Europe/Warsaw", "Europe/Lisbon", "Asia/Almaty")
GIVEN_NAMES: Final = ("Ada", "Bruno", "Chloé", "Dmitri", "Elif", "Farah", "Goran", "Hana", "Íñigo", "Jolanta", "Kofi")
FAMILY_NAMES: Final = ("Abara", "Bjørnsen", "Cieślak", "Duarte", "Eklund", "Ferri", "Guerrero", "Horváth", "Ivanova")
TRADES: Final = ("Harbour", "Orchard", "Bridge", "Quarry", "Mill", "Lantern", "Meadow", "Foundry", "Ferry", "Garden")
SUBJECTS: Final = ("Orders", "Invoices", "Routes", "Stock", "Prices", "Rosters", "Records", "Alerts", "Contracts")
FORMS: Final = ("Register", "Feed", "Desk", "Portal", "Archive", "Exchange", "Planner", "Watch", "Library", "Store")


class Dependency(NamedTuple):
    """Offerings by number."""

    dependent: int
    needed: int
    criticality: str
    alternatives: str
    required: int
    valid_from: str
    valid_to: str


class Relationship(NamedTuple):
    """`first` and `end` bound the numbers of the offerings that its agreements may cover."""

    id: str
    provider: str
    consumer: str
    first: int
    end: int


class Agreement(NamedTuple):
    """`covers`: number of the offering -> criticality."""

    id: str
    relationship: str
    covers: dict[int, str]


class Change(NamedTuple):
    """What becomes of one offering, by its number; `effective_on` in days from today."""

    id: str
    offering: int
    effective_on: int


class Estate:
    """What the rows of all files rest on: which offering is in which layer. All else is drawn while it is written."""

    def __init__(self, size: Size, seed: int) -> None:
        self.size = size
        self.seed = seed
        self.by_layer = list(range(size.offerings))
        self.chance("layers").shuffle(self.by_layer)
        self.bounds = list(pairwise(size.offerings * layer // LAYERS for layer in range(LAYERS + 1)))

    def chance(self, subject: str) -> Random:
        return Random(f"{self.seed} {self.size.offerings} {subject}")  # noqa: S311  # believable numbers, not secrets

    @cached_property
    def layer_of(self) -> list[int]:
        layers = [0] * self.size.offerings
        for layer, (first, end) in enumerate(self.bounds):
            for place in range(first, end):
                layers[self.by_layer[place]] = layer
        return layers

    def organizations(self) -> Iterator[Row]:
        chance = self.chance("organizations")
        for number in range(self.size.providers):
            company = number - number % PROVIDERS_OF_COMPANY
            unit = number != company
            name = f"{one_of(chance, TRADES)} {'Unit' if unit else 'House'} {number + 1}"
            part_of = provider_id(company) if unit else ""
            yield (
                provider_id(number),
                name,
                "unit" if unit else "company",
                part_of,
                one_of(chance, ("", 14, 30, 60)),
                "",
            )
        archiving = self.chance("archived organizations")
        for number in range(self.size.consumers):
            name = f"{one_of(chance, TRADES)} Shop {number + 1}"
            yield consumer_id(number), name, "company", "", "", archived_at(archiving, 0.01)

    def people(self) -> Iterator[Row]:
        chance = self.chance("people")
        for organization in self.organization_ids():
            for number in (1, 2):
                place = int(chance.random() * len(LANGUAGES))
                person = person_id(organization, number)
                name = f"{one_of(chance, GIVEN_NAMES)} {one_of(chance, FAMILY_NAMES)}"
                yield person, name, f"{person}@example.org", LANGUAGES[place], ZONES[place], organization

    def organization_ids(self) -> Iterator[str]:
        yield from map(provider_id, range(self.size.providers))
        yield from map(consumer_id, range(self.size.consumers))

    def offerings(self) -> Iterator[Row]:
        chance, archiving = self.chance("offerings"), self.chance("archived offerings")
        for number in range(self.size.offerings):
            provider = provider_id(number // OFFERINGS_OF_PROVIDER)
            name = f"{one_of(chance, SUBJECTS)} {one_of(chance, FORMS)} {number + 1}"
            lost = self.layer_of[number] >= LOST_FROM_LAYER and chance.random() < 0.03
            status, *dates = loss_of_offering(chance) if lost else ("AVAILABLE", "", "", "", "")
            archived = archived_at(archiving, 0.1) if lost else ""
            yield offering_id(number), name, provider, status, person_id(provider, 2), *dates, archived

    def dependencies(self) -> Iterator[Dependency]:
        chance = self.chance("dependencies")
        above = [number for number in range(self.size.offerings) if self.layer_of[number]]
        for dependent, count in zip(above, _shares(chance, self.size.dependencies, len(above)), strict=True):
            yield from self._needs(chance, dependent, count)

    def _needs(self, chance: Random, dependent: int, count: int) -> Iterator[Dependency]:
        """`count` different ones, about 30 % of them in groups of two to four alternatives."""
        used = {dependent}
        group = 0
        while count:
            together = chance.randrange(2, 5) if count > 3 and chance.random() < 0.15 else 1
            required = one_of(chance, (1, 1, 2)) if together > 2 else 1
            group += together > 1
            for _ in range(together):
                needed = self._different(chance, dependent, used)
                alternatives = f"group-{group}" if together > 1 else ""
                days = days_of_dependency(chance)
                yield Dependency(dependent, needed, one_of(chance, CRITICALITIES), alternatives, required, *days)
            count -= together

    def _different(self, chance: Random, dependent: int, used: set[int]) -> int:
        needed = dependent
        while needed in used:
            needed = self._below(chance, self.layer_of[dependent])
        used.add(needed)
        return needed

    def _below(self, chance: Random, layer: int) -> int:
        """Mostly a popular one of the next layer; one in a hundred beside or above, but only within pairs of layers, so
        that cycles stay short.
        """
        draw = chance.random()
        if draw < 0.01:
            beside = layer + 1 if layer % 2 == 0 and layer + 1 < LAYERS else layer
            first, end = self.bounds[beside]
            return self.by_layer[first + int((end - first) * chance.random())]
        first, end = self.bounds[layer - 1 if draw < 0.8 else int(chance.random() * layer)]
        return self.by_layer[first + int((end - first) * chance.random() ** 2)]

    def relationships(self) -> Iterator[Relationship]:
        """Relationships of all providers. Those of a company may cover the offerings of its units too; one consumer in
        ten is a provider itself.
        """
        chance = self.chance("relationships")
        number = 0
        shares = _shares(chance, self.size.relationships, self.size.providers)
        for provider, count in enumerate(_at_most(self.size.consumers + self.size.providers - 1, shares)):
            whole = provider % PROVIDERS_OF_COMPANY == 0
            first = provider * OFFERINGS_OF_PROVIDER
            end = first + OFFERINGS_OF_PROVIDER * (PROVIDERS_OF_COMPANY if whole else 1)
            used = {provider_id(provider)}
            for _ in range(count):
                consumer = self._organization(chance)
                while consumer in used:
                    consumer = self._organization(chance)
                used.add(consumer)
                number += 1
                yield Relationship(f"relationship-{number}", provider_id(provider), consumer, first, end)

    def _organization(self, chance: Random) -> str:
        if chance.random() < 0.9:
            return consumer_id(int(chance.random() * self.size.consumers))
        return provider_id(int(chance.random() * self.size.providers))

    def agreements(self) -> Iterator[Agreement]:
        chance = self.chance("agreements")
        more = self.size.agreements - self.size.relationships
        number = 0
        for relationship, count in zip(
            self.relationships(), _shares(chance, more, self.size.relationships), strict=True
        ):
            for _ in range(1 + count):
                number += 1
                yield Agreement(f"agreement-{number}", relationship.id, self._covers(chance, relationship))

    def _covers(self, chance: Random, relationship: Relationship) -> dict[int, str]:
        """One offering, of two that were drawn the one nearer to consumers; in one agreement of five a few more."""
        covers: dict[int, str] = {}
        for _ in range(chance.randrange(2, 4) if chance.random() < 0.2 else 1):
            one, other = (
                relationship.first + int((relationship.end - relationship.first) * chance.random()) for _ in "12"
            )
            nearer = max(one, other, key=self.layer_of.__getitem__)
            covers[nearer] = one_of(chance, COVERAGE_CRITICALITIES)
        return covers

    def changes(self) -> Iterator[Change]:
        """One for each hundred offerings, planned for the year and a half to come."""
        chance = self.chance("planned changes")
        first = self.bounds[LOST_FROM_LAYER][0]
        for number in range(self.size.offerings // 100):
            offering = self.by_layer[first + int((self.size.offerings - first) * chance.random())]
            yield Change(f"change-{number + 1}", offering, 20 + int(chance.random() * 500))

    def stakeholders(self) -> Iterator[Row]:
        """Stakeholders of each relationship: who is accountable on both sides and a service owner; of every other one a
        user too.
        """
        for number, (relationship, provider, consumer, _, _) in enumerate(self.relationships()):
            yield person_id(provider, 1), relationship, "RELATIONSHIP_MANAGER", "PROVIDER", "true"
            yield person_id(provider, 2), relationship, "SERVICE_OWNER", "PROVIDER", ""
            yield person_id(consumer, 1), relationship, "CONSUMER_REPRESENTATIVE", "CONSUMER", "true"
            if number % 2:
                yield person_id(consumer, 2), relationship, "USER", "CONSUMER", ""


def offering_id(number: int) -> str:
    return f"offering-{number + 1}"


def provider_id(number: int) -> str:
    return f"provider-{number + 1}"


def consumer_id(number: int) -> str:
    return f"consumer-{number + 1}"


def person_id(organization: str, number: int) -> str:
    return f"{organization}-person-{number}"


def _shares(chance: Random, whole: int, parts: int) -> Iterator[int]:
    """`whole` in uneven `parts`."""
    heaps = list(accumulate(0.2 + chance.random() for _ in range(parts)))
    given = 0
    for heap in heaps:
        until = round(whole * heap / heaps[-1])
        yield until - given
        given = until


def _at_most(most: int, shares: Iterable[int]) -> list[int]:
    """The shares, of which none is above `most`: what is too much for one goes to the first that have room."""
    shares = list(shares)
    bounded = [min(share, most) for share in shares]
    left = sum(shares) - sum(bounded)
    for place, share in enumerate(bounded):
        more = min(left, most - share)
        bounded[place] += more
        left -= more
    return bounded
