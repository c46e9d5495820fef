"""Two tenants with ties across, and a party that deals with the first of them: what of it is shared has ids that begin
with `gamma`, what is for its own side alone, with `hidden`.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from graph.model import MODEL
from tests.estate import Estate
from tests.resolvers.access.tenants import KINDS, ids, row, two_tenants

if TYPE_CHECKING:
    from graph.database.engine import Database

OWN, DEALT_WITH, HIDDEN = "alpha", "gamma", "hidden"
UNSEEN: Final = ("beta", HIDDEN)
NAMED: Final = re.compile(rf"\b(?:{'|'.join(UNSEEN)})-[a-z]+-\d+")
HOME: Final = ids("Organization", OWN)[0]
PARTNER: Final = ids("Organization", DEALT_WITH)[0]
BOUGHT, SOLD = ids("ServiceRelationship", DEALT_WITH)
"""The relationships in which the first tenant is the consumer and the provider."""
OTHER_SIDE: Final = {BOUGHT: "PROVIDER", SOLD: "CONSUMER"}
WITHIN: Final = [link.start for link in MODEL.links if link.type == "WITHIN"]
LONG: Final = 400
"""Days of notice that a hidden agreement owes."""


def others_in(given: Any) -> set[str]:
    """Ids of what is not seen that a text or value names."""
    text = given if isinstance(given, str) else json.dumps(given)
    return set(NAMED.findall(text.lower()))


async def neighbours(database: Database, seed: int) -> None:
    await two_tenants(database, seed)
    estate = Estate(database)
    await _parties(estate)
    await _agreements(estate)
    await _within(estate)
    await _changes(estate)


async def _things(estate: Estate, label: str, *given: str, **more: Any) -> None:
    kind = MODEL.kinds[label]
    await estate.things(label, *({**row(kind, id_, whole=False), **more} for id_ in given))


async def _parties(estate: Estate) -> None:
    offering, [hidden, _] = ids("Offering", DEALT_WITH)[0], ids("Offering", HIDDEN)
    person, [private, _] = ids("Person", DEALT_WITH)[0], ids("Person", HIDDEN)
    await _things(estate, "Organization", PARTNER)
    await _things(estate, "Offering", offering, hidden)
    await estate.relations("Offering", "provider", (offering, PARTNER), (hidden, PARTNER))
    needs = ((offering, hidden), (ids("Offering", OWN)[0], offering), (hidden, ids("Offering", OWN)[1]))
    await estate.relations("Offering", "dependencies", *needs, criticality="HIGH")
    await _things(estate, "Person", person, private)
    await estate.relations("Person", "memberOf", (person, PARTNER), (private, PARTNER))
    for relationship, provider, consumer in ((BOUGHT, PARTNER, HOME), (SOLD, HOME, PARTNER)):
        await _things(estate, "ServiceRelationship", relationship)
        await estate.relations("ServiceRelationship", "provider", (relationship, provider))
        await estate.relations("ServiceRelationship", "consumer", (relationship, consumer))
        side = OTHER_SIDE[relationship]
        await estate.relations("Person", "stakeholderIn", (person, relationship), role="OTHER", side=side)


async def _agreements(estate: Estate) -> None:
    """The partner sells to the second tenant too, under terms that the first does not see."""
    apart = ids("ServiceRelationship", HIDDEN)[0]
    await _things(estate, "ServiceRelationship", apart)
    await estate.relations("ServiceRelationship", "provider", (apart, PARTNER))
    await estate.relations("ServiceRelationship", "consumer", (apart, ids("Organization", UNSEEN[0])[0]))
    bought, sold = ids("Agreement", DEALT_WITH)
    hidden = ids("Agreement", HIDDEN)[0]
    offerings = {bought: ids("Offering", DEALT_WITH)[0], sold: ids("Offering", OWN)[0]}
    for agreement, relationship, days in ((bought, BOUGHT, 30), (sold, SOLD, 30), (hidden, apart, LONG)):
        await _things(estate, "Agreement", agreement, noticeDays=days)
        await estate.relations("Agreement", "relationship", (agreement, relationship))
        covered = offerings.get(agreement, offerings[bought])
        await estate.relations("Agreement", "covers", (agreement, covered), criticality="HIGH")
    for label in ("NoticeTerm", "Target"):
        await _things(estate, label, ids(label, DEALT_WITH)[0], ids(label, HIDDEN)[0])
        pairs = ((ids(label, DEALT_WITH)[0], bought), (ids(label, HIDDEN)[0], hidden))
        await estate.relations(label, "agreement", *pairs)
    await _things(estate, "Freeze", ids("Freeze", DEALT_WITH)[0])
    await estate.relations("Freeze", "organization", (ids("Freeze", DEALT_WITH)[0], PARTNER))


async def _within(estate: Estate) -> None:
    """Of each kind one that is shared, and one of the other side in each relationship."""
    for label in WITHIN:
        shared, private = ids(label, DEALT_WITH)[0], ids(label, HIDDEN)
        has_sides = any(item.name == "visibility" for item in MODEL.kinds[label].properties)
        await _things(estate, label, shared, **({"visibility": "SHARED"} if has_sides else {}))
        pairs = [(shared, BOUGHT)]
        if has_sides:
            for id_, relationship in zip(private, (BOUGHT, SOLD), strict=True):
                await _things(estate, label, id_, visibility=OTHER_SIDE[relationship])
                pairs.append((id_, relationship))
        await estate.relations(label, "relationship", *pairs)
        for relation in MODEL.relations(label):
            ends = {"Offering": ids("Offering", DEALT_WITH)[0], "Person": ids("Person", DEALT_WITH)[0]}
            if relation.link and relation.required and relation.link.type != "WITHIN":
                await estate.relations(label, relation.name, *((id_, ends[relation.to]) for id_, _ in pairs))
    outcome = ids("Outcome", DEALT_WITH)[0]
    await _things(estate, "Measurement", ids("Measurement", HIDDEN)[0], visibility=OTHER_SIDE[BOUGHT])
    await estate.relations("Measurement", "outcome", (ids("Measurement", HIDDEN)[0], outcome))
    await _things(estate, "Signal", ids("Signal", HIDDEN)[0], visibility=OTHER_SIDE[BOUGHT])
    await estate.relations("Signal", "target", (ids("Signal", HIDDEN)[0], ids("Target", DEALT_WITH)[0]))


async def _changes(estate: Estate) -> None:
    mixed, hidden = ids("Change", DEALT_WITH)[0], ids("Change", HIDDEN)[0]
    offering, own = ids("Offering", DEALT_WITH)[0], ids("Offering", OWN)[1]
    await _things(estate, "Change", mixed, hidden)
    await estate.relations("Change", "changes", (mixed, offering), (mixed, own), action="SUSPEND")
    await estate.relations("Change", "changes", (hidden, ids("Offering", HIDDEN)[0]), action="RETIRE")
    await _things(estate, "Answer", ids("Answer", HIDDEN)[0], visibility="CONSUMER")
    await estate.relations("Answer", "change", (ids("Answer", HIDDEN)[0], mixed))
    await estate.relations("Answer", "organization", (ids("Answer", HIDDEN)[0], PARTNER))
    await _things(estate, "Notice", ids("Notice", HIDDEN)[0])
    await estate.relations("Notice", "change", (ids("Notice", HIDDEN)[0], mixed))
    await estate.relations("Notice", "person", (ids("Notice", HIDDEN)[0], ids("Person", HIDDEN)[0]))


UNSEEN_THINGS: Final = [(kind.label, id_) for kind in KINDS for whose in UNSEEN for id_ in ids(kind.label, whose)]
