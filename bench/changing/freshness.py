"""Whether a question sees the write before it, whichever API process either went through."""

from __future__ import annotations

import random
import threading
from dataclasses import dataclass, field, replace
from typing import Any, Final, NamedTuple

from bench.changing.site import Client

ASKERS: Final = 8
DAY: Final = "2027-01-01"

QUESTION: Final = """
query($scenario: ScenarioInput!) {
  impact(scenario: $scenario, today: "2026-10-05") {
    totals { people }
    consumers { nodes { organization { id } severity agreements { id notifyBy } } }
  }
}
"""


class Stale(Exception):
    """A question did not see what had been acknowledged before it was asked."""


@dataclass(frozen=True, slots=True)
class Chain:
    """An offering that another one needs, which an agreement covers: what is stated of it, and who is told."""

    key: str
    criticality: str = "HIGH"
    needed: bool = True
    coverage: str = "CRITICAL"
    agreement: str = "ACTIVE"
    archived: bool = False
    offering: str = "AVAILABLE"
    consumer: str = "first"
    policy: int = 30
    told: bool = False
    owned: bool = False

    def id(self, name: str) -> str:
        return f"{self.key}-{name}"

    def expected(self) -> dict[str, Any]:
        """What the question must answer: the plain meaning, for one way of two steps."""
        lost = self.offering == "SUSPENDED"
        hit = self.needed and self.agreement == "ACTIVE" and not self.archived and not lost
        people = {self.id("owner")} if self.owned and self.needed and not lost else set[str]()
        nodes: list[dict[str, Any]] = []
        if hit:
            severity = min(self.criticality, self.coverage, key=SEVERITIES.index)
            notify = {30: "2026-12-02", 60: "2026-11-02"}[self.policy]
            agreements = [{"id": self.id("agreement"), "notifyBy": notify}]
            organization = {"id": self.id(self.consumer)}
            nodes = [{"organization": organization, "severity": severity, "agreements": agreements}]
            people |= {self.id("customer")} if self.told else set[str]()
        return {"totals": {"people": len(people)}, "consumers": {"nodes": nodes}}


SEVERITIES: Final = ("LOW", "MEDIUM", "HIGH", "CRITICAL")


def built(client: Client, key: str) -> Chain:
    """A chain of its own, in the graph."""
    chain = Chain(key)
    organizations = [
        {"id": chain.id(name), "name": name, "noticePolicyDays": chain.policy}
        for name in ("provider", "first", "second")
    ]
    client.changed("createOrganizations", items=organizations)
    client.changed("createPeople", items=[{"id": chain.id(name), "name": name} for name in ("customer", "owner")])
    client.changed(
        "createOfferings",
        items=[{"id": chain.id(name), "name": name, "provider": chain.id("provider")} for name in ("root", "top")],
    )
    client.changed(
        "createServiceRelationship",
        id=chain.id("relationship"),
        provider=chain.id("provider"),
        consumer=chain.id("first"),
    )
    client.changed("createAgreement", id=chain.id("agreement"), relationship=chain.id("relationship"))
    client.changed(
        "linkAgreementCovers", agreement=chain.id("agreement"), offering=chain.id("top"), criticality=chain.coverage
    )
    client.changed(
        "linkDependency", **{"from": chain.id("top"), "to": chain.id("root"), "criticality": chain.criticality}
    )
    return chain


class Write(NamedTuple):
    """Another state of a chain, and the mutation that leads to it."""

    after: Chain
    mutation: str
    given: dict[str, Any]


def ends(chain: Chain) -> dict[str, Any]:
    return {"from": chain.id("top"), "to": chain.id("root")}


def criticality(chain: Chain, chance: random.Random) -> Write:
    after = replace(chain, criticality=chance.choice(SEVERITIES), needed=True)
    return Write(after, "linkDependency", {**ends(chain), "criticality": after.criticality})


def needed(chain: Chain, chance: random.Random) -> Write:
    if not chain.needed:
        return criticality(chain, chance)
    return Write(replace(chain, needed=False), "unlinkDependency", ends(chain))


def coverage(chain: Chain, chance: random.Random) -> Write:
    after = replace(chain, coverage=chance.choice(SEVERITIES))
    given = {"agreement": chain.id("agreement"), "offering": chain.id("top"), "criticality": after.coverage}
    return Write(after, "linkAgreementCovers", given)


def agreement(chain: Chain, _: random.Random) -> Write:
    after = replace(chain, agreement="SUSPENDED" if chain.agreement == "ACTIVE" else "ACTIVE")
    return Write(after, "updateAgreement", {"id": chain.id("agreement"), "status": after.agreement})


def archived(chain: Chain, _: random.Random) -> Write:
    verb = "restoreAgreement" if chain.archived else "archiveAgreement"
    return Write(replace(chain, archived=not chain.archived), verb, {"id": chain.id("agreement")})


def offering(chain: Chain, _: random.Random) -> Write:
    after = replace(chain, offering="SUSPENDED" if chain.offering == "AVAILABLE" else "AVAILABLE")
    return Write(after, "updateOffering", {"id": chain.id("top"), "status": after.offering})


def consumer(chain: Chain, _: random.Random) -> Write:
    after = replace(chain, consumer="second" if chain.consumer == "first" else "first")
    given = {"id": chain.id("relationship"), "consumer": chain.id(after.consumer)}
    return Write(after, "updateServiceRelationship", given)


def policy(chain: Chain, _: random.Random) -> Write:
    after = replace(chain, policy=90 - chain.policy)
    return Write(after, "updateOrganization", {"id": chain.id("provider"), "noticePolicyDays": after.policy})


def told(chain: Chain, _: random.Random) -> Write:
    verb = "unlinkStakeholder" if chain.told else "linkStakeholder"
    given = {"person": chain.id("customer"), "relationship": chain.id("relationship"), "role": "CUSTOMER"}
    return Write(replace(chain, told=not chain.told), verb, given)


def owned(chain: Chain, _: random.Random) -> Write:
    verb = "unlinkOwner" if chain.owned else "linkOwner"
    given = {"person": chain.id("owner"), "offering": chain.id("top")}
    return Write(replace(chain, owned=not chain.owned), verb, given)


WRITES: Final = (
    criticality,
    needed,
    coverage,
    agreement,
    archived,
    offering,
    consumer,
    policy,
    told,
    owned,
)


@dataclass(slots=True)
class Asker(threading.Thread):
    """Pairs of a write and the question after it, on a chain of its own."""

    addresses: list[str]
    pairs: int
    key: str
    seed: int
    misses: list[str] = field(default_factory=list[str])
    done: int = 0
    fault: Exception | None = None

    def __post_init__(self) -> None:
        threading.Thread.__init__(self, name=self.key, daemon=True)

    __hash__ = threading.Thread.__hash__

    def run(self) -> None:
        chance = random.Random(self.seed)
        clients = [Client(address) for address in self.addresses]
        try:
            chain = built(clients[0], self.key)
            for _ in range(self.pairs):
                writer, reader = chance.sample(clients, 2) if len(clients) > 1 else clients * 2
                write = chance.choice(WRITES)(chain, chance)
                writer.changed(write.mutation, **write.given)
                self._ask(reader, chain, write)
                chain = write.after
                self.done += 1
        except Exception as error:  # noqa: BLE001  # shown by whoever started it
            self.fault = error
        finally:
            for client in clients:
                client.close()

    def _ask(self, reader: Client, before: Chain, write: Write) -> None:
        after = write.after
        scenario = {
            "effectiveOn": DAY,
            "includePlanned": True,
            "changes": [{"offering": after.id("root"), "action": "RETIRE"}],
        }
        answer = reader.answer(QUESTION, scenario=scenario)["impact"]
        if answer != after.expected():
            self.misses.append(f"{write.mutation} of {before}: {answer} instead of {after.expected()}")


def fresh(addresses: list[str], pairs: int, seed: int = 1, askers: int = ASKERS) -> list[str]:
    """The misses of so many pairs. Raises Stale where an asker ended early."""
    each = [pairs // askers + (number < pairs % askers) for number in range(askers)]
    running = [Asker(addresses, number, f"s{seed}-{place}", seed + place) for place, number in enumerate(each)]
    for asker in running:
        asker.start()
    for asker in running:
        asker.join()
    for asker in running:
        if asker.fault:
            raise Stale(f"{asker.key} ended after {asker.done} pairs: {asker.fault!r}") from asker.fault
    return [miss for asker in running for miss in asker.misses]
