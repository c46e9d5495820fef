"""When the sides should meet: reviews, trainings, people whose word counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.questions.agenda import Asked, Matter, agenda
from graph.reading import EVERYTHING
from graph.text.agenda import agenda_reason
from graph.text.catalogue.language import Language
from tests.graph.questions.agenda.due import TODAY, YEAR, accountable, lines, within

if TYPE_CHECKING:
    from tests.estate import Estate


async def meeting(estate: Estate, id_: str, kind: str, at: str, status: str, *attended: str) -> None:
    await estate.things("Engagement", {"id": id_, "kind": kind, "at": f"{at}T09:00:00.000000Z", "status": status})
    await estate.relations("Engagement", "relationships", (id_, "acme-shop"))
    await estate.relations("Engagement", "participants", *((id_, person) for person in attended), attended=True)


async def reviewed(estate: Estate) -> None:
    await accountable(estate)
    await estate.things(
        "ServiceRelationship", {"id": "old", "status": "ACTIVE", "reviewEvery": "P6M", "since": "2026-01-31"}
    )
    await estate.relations("ServiceRelationship", "provider", ("old", "acme"))
    await estate.relations("ServiceRelationship", "consumer", ("old", "shop"))


async def test_a_review_counts_that_was_held_by_both_sides_with_somebody_whose_word_counts(estate: Estate) -> None:
    await reviewed(estate)
    old = Asked(TODAY, YEAR.until, relationship="old")

    async def review_due() -> list[tuple[str, str]]:
        found = await agenda(estate.database, EVERYTHING, old)
        return [(line.due, agenda_reason(line.reason, Language.EN)) for line in found if line.matter is Matter.REVIEW]

    async def role(person: str, name: str, **given: object) -> None:
        await estate.relations("Person", "stakeholderIn", (person, "old"), role=name, id=f"{person} {name}", **given)

    none = ("2026-07-31", "There has been no review since 2026-01-31, and one is due every 6 months.")
    assert await review_due() == [none]
    await role("ana", "RELATIONSHIP_MANAGER", accountable=True)
    await role("eve", "USER")
    await meeting(estate, "with eve", "REVIEW", "2026-09-01", "HELD", "ana", "eve")
    await estate.relations("Engagement", "relationships", ("with eve", "old"))
    assert await review_due() == [none], "eve is neither accountable nor of influence"
    await estate.things("Assessment", {"id": "v", "at": "2026-09-01", "influence": 4})
    await estate.relations("Assessment", "relationship", ("v", "old"))
    await estate.relations("Assessment", "person", ("v", "eve"))
    assert await review_due() == [("2027-03-01", "The last review was on 2026-09-01, and one is due every 6 months.")]
    await meeting(estate, "next", "REVIEW", "2027-02-01", "PLANNED")
    await estate.relations("Engagement", "relationships", ("next", "old"))
    assert await review_due() == [
        (
            "2027-03-01",
            "The last review was on 2026-09-01, and one is due every 6 months; one is planned on 2027-02-01.",
        )
    ]


async def test_training_is_settled_by_one_that_was_held_within_the_year_before(estate: Estate) -> None:
    await accountable(estate)
    await within(estate, "UsageScenario", id="plan", name="Plan routes", trainingNeededBy="2026-12-01")
    await meeting(estate, "old", "TRAINING", "2025-11-01", "HELD")
    assert await lines(estate) == [("2026-12-01", "TRAINING", "plan", None, "planEngagement")]
    await meeting(estate, "next", "TRAINING", "2026-11-01", "PLANNED")
    assert await lines(estate) == [("2026-12-01", "TRAINING", "plan", None, "recordEngagement")]
    await meeting(estate, "done", "TRAINING", "2026-08-01", "HELD")
    assert await lines(estate) == []


async def test_people_of_influence_are_spoken_to_within_the_interval(estate: Estate) -> None:
    await accountable(estate)
    for person, influence in (("ana", 3), ("ben", 5)):
        await estate.things("Assessment", {"id": person, "at": "2026-01-01", "influence": influence})
        await estate.relations("Assessment", "relationship", (person, "acme-shop"))
        await estate.relations("Assessment", "person", (person, person))
    assert await lines(estate) == [(TODAY, "CONTACT", "ben", "ben", "planEngagement")]
    await meeting(estate, "call", "CALL", "2026-09-01", "HELD", "ben")
    assert await lines(estate) == [("2027-02-28", "CONTACT", "ben", "ben", "planEngagement")]
