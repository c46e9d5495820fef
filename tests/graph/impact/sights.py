"""Random estates of which different people see different things."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from graph.database.schema import set_up_schema
from tests.estate import Estate

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from random import Random

    from graph.access.visibility_maps import VisibilityMaps
    from graph.database.engine import Database

    Hung = Callable[..., dict[str, Any]]
    Pairs = Callable[..., list[tuple[str, str]]]

ORGANIZATIONS: Final = [f"org-{number}" for number in range(7)]
OFFERINGS: Final = [f"offering-{number}" for number in range(10)]
PEOPLE: Final = [f"person-{number}" for number in range(8)]
RELATIONSHIPS: Final = [f"relationship-{number}" for number in range(5)]
AGREEMENTS: Final = [f"agreement-{number}" for number in range(6)]
CHANGES: Final = [f"change-{number}" for number in range(6)]
CHANNELS: Final = [f"channel-{number}" for number in range(6)]
ARCHIVED: Final = "2026-02-01T00:00:00.000000Z"
VISIBILITIES: Final = (None, "SHARED", "PROVIDER", "CONSUMER")


async def random_estate(database: Database, chance: Random) -> None:
    """What is archived, not in force, and for no day at all among it."""
    estate = Estate(database)

    def either(*values: Any) -> Any:
        return chance.choice(values)

    def hung(id_: str, **given: Any) -> dict[str, Any]:
        return {"id": id_, "visibility": either(*VISIBILITIES), **given}

    await set_up_schema(database)
    await estate.things("Organization", *({"id": id_} for id_ in ORGANIZATIONS))
    await estate.things("Person", *({"id": id_} for id_ in PEOPLE))
    await estate.things("ServiceRelationship", *({"id": id_, "status": "ACTIVE"} for id_ in RELATIONSHIPS))
    await estate.things(
        "Offering",
        *(
            {"id": id_, "catalogue": either("PUBLIC", *["RESTRICTED"] * 5), "archivedAt": either(None, None, ARCHIVED)}
            for id_ in OFFERINGS
        ),
    )
    await estate.things(
        "Agreement",
        *(
            {"id": id_, "status": either("ACTIVE", "EXPIRED", "PROPOSED"), "archivedAt": either(None, None, ARCHIVED)}
            for id_ in AGREEMENTS
        ),
    )
    await estate.things(
        "Change",
        *(hung(id_, status=either("DRAFT", "AGREED", "PROPOSED"), effectiveOn="2027-01-01") for id_ in CHANGES),
    )
    await estate.things("Assessment", *(hung(f"assessment-{n}", at="2026-09-01", sentiment=-1) for n in range(6)))
    await estate.things("Engagement", *(hung(f"meeting-{n}", status="HELD", at=ARCHIVED) for n in range(6)))

    await estate.things(
        "Channel", *(hung(id_, kind="EMAIL", archivedAt=either(None, None, ARCHIVED)) for id_ in CHANNELS)
    )

    def pairs(starts: list[str], ends: list[str], most: int = 1) -> list[tuple[str, str]]:
        return [(one, other) for one in starts for other in chance.sample(ends, chance.randint(min(1, most), most))]

    sides = [chance.sample(ORGANIZATIONS, 2) for _ in RELATIONSHIPS]
    await estate.relations(
        "ServiceRelationship", "provider", *zip(RELATIONSHIPS, (side[0] for side in sides), strict=True)
    )
    await estate.relations(
        "ServiceRelationship", "consumer", *zip(RELATIONSHIPS, (side[1] for side in sides), strict=True)
    )
    await estate.relations("Offering", "provider", *pairs(OFFERINGS, ORGANIZATIONS))
    await estate.relations("Agreement", "relationship", *pairs(AGREEMENTS, RELATIONSHIPS))
    await estate.relations("Agreement", "covers", *pairs(AGREEMENTS[:4], OFFERINGS, 2))
    await estate.relations("Agreement", "covers", *pairs(AGREEMENTS[4:], OFFERINGS, 2), validTo="0001-01-02")
    await estate.relations("Person", "memberOf", *pairs(PEOPLE[:5], ORGANIZATIONS))
    await estate.relations("Person", "stakeholderIn", *pairs(PEOPLE[3:7], RELATIONSHIPS), role="CUSTOMER")
    await estate.relations("Channel", "relationship", *pairs(CHANNELS, RELATIONSHIPS))
    await estate.relations("Change", "changes", *pairs(CHANGES, OFFERINGS, 2), action="RETIRE")
    await estate.things("Target", *({"id": f"target-{n}", "measure": "hours"} for n in range(6)))
    await estate.relations("Target", "agreement", *pairs([f"target-{n}" for n in range(6)], AGREEMENTS))
    await estate.things("Feedback", *(hung(f"feedback-{n}", at=ARCHIVED) for n in range(6)))
    await estate.relations("Feedback", "relationship", *pairs([f"feedback-{n}" for n in range(6)], RELATIONSHIPS))
    await estate.relations("Assessment", "relationship", *pairs([f"assessment-{n}" for n in range(6)], RELATIONSHIPS))
    await estate.relations("Assessment", "person", *pairs([f"assessment-{n}" for n in range(6)], PEOPLE))
    await estate.relations("Engagement", "relationships", *pairs([f"meeting-{n}" for n in range(6)], RELATIONSHIPS, 2))
    await _around(estate, hung, pairs)


async def _around(estate: Estate, hung: Hung, pairs: Pairs) -> None:
    """What has rules of its own: several ways to an owner, or another thing's visibility on the way."""

    async def some(label: str, **given: Any) -> list[str]:
        ids = [f"{label.lower()}-{n}" for n in range(6)]
        await estate.things(label, *(hung(id_, **given) for id_ in ids))
        return ids

    targets = [f"target-{n}" for n in range(6)]
    risks, signals = await some("Risk"), await some("Signal", **{"from": "2026-09-01"})
    await estate.relations("Risk", "relationship", *pairs(risks[:3], RELATIONSHIPS))
    await estate.relations("Risk", "offerings", *pairs(risks[2:], OFFERINGS, 2))
    await estate.relations("Signal", "target", *pairs(signals[:3], targets))
    await estate.relations("Signal", "offering", *pairs(signals[2:], OFFERINGS))
    outcomes, measurements = await some("Outcome"), await some("Measurement", at="2026-09-01", value=1.0)
    await estate.relations("Outcome", "relationship", *pairs(outcomes, RELATIONSHIPS))
    await estate.relations("Measurement", "outcome", *pairs(measurements, outcomes))
    answers, notices = await some("Answer", verdict="ACCEPT"), await some("Notice")
    await estate.relations("Answer", "change", *pairs(answers, CHANGES))
    await estate.relations("Answer", "organization", *pairs(answers, ORGANIZATIONS))
    await estate.relations("Notice", "change", *pairs(notices, CHANGES))
    await estate.relations("Notice", "person", *pairs(notices, PEOPLE))
    await estate.relations("Notice", "relationships", *pairs(notices[:4], RELATIONSHIPS, 2))
    freezes = [f"freeze-{n}" for n in range(6)]
    await estate.things("Freeze", *({"id": id_, "from": "2026-01-01", "to": "2026-01-02"} for id_ in freezes))
    await estate.relations("Freeze", "organization", *pairs(freezes, ORGANIZATIONS))


@dataclass(slots=True)
class Sighted:
    """What the process holds, how often statements rested on it, and how often it was found outdated."""

    held: VisibilityMaps
    asked: int = 0
    late: int = 0

    def parameters(self, names: Collection[str], most: int) -> Mapping[str, Any] | None:
        found = self.held.parameters(names, most)
        self.asked += found is not None
        return found

    def outdated(self) -> None:
        self.late += 1
        self.held.outdated()
