"""What becomes due between Acme and Shop, and the agenda that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.questions.agenda import Asked, agenda
from graph.reading import EVERYTHING

if TYPE_CHECKING:
    from tests.estate import Estate

TODAY: Final = "2026-10-05"
YEAR: Final = Asked(TODAY, "2027-10-05")


async def accountable(estate: Estate) -> None:
    for person, role in (("ana", "RELATIONSHIP_MANAGER"), ("ben", "CONSUMER_REPRESENTATIVE")):
        ends = (person, "acme-shop")
        await estate.relations("Person", "stakeholderIn", ends, role=role, accountable=True, id=f"{person}|{role}")


async def within(estate: Estate, label: str, **given: object) -> None:
    await estate.things(label, given)
    await estate.relations(label, "relationship", (str(given["id"]), "acme-shop"))


async def lines(estate: Estate, asked: Asked = YEAR) -> list[tuple[str, str, str, str | None, str]]:
    found = await agenda(estate.database, EVERYTHING, asked)
    return [(line.due, line.matter.value, line.id, line.person, line.settled_by) for line in found]


async def agreement(estate: Estate, id_: str, **given: object) -> None:
    await estate.things("Agreement", {"id": id_, "status": "ACTIVE", "validTo": "2027-03-31", **given})
    await estate.relations("Agreement", "relationship", (id_, "acme-shop"))
