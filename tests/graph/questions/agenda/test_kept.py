"""An agenda that is kept over writes is that of a computation from nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING, Any, Final

import pytest

from graph.access.viewer import ADMINISTRATOR
from graph.errors import RapportError
from graph.model import MODEL
from graph.questions.agenda import KeptAgendas, agenda
from graph.questions.agenda.agenda import SOURCES
from graph.reading import EVERYTHING
from graph.writing.mutations import Connect, Create, Delete, Disconnect, Update
from graph.writing.mutations.change import Part, change, planned
from tests.graph.questions.agenda.due import YEAR, accountable, agreement, within

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.database.engine import Database
    from graph.writing.mutations.steps import Step
    from tests.estate import Estate

ARCHIVED: Final = ("2026-05-01T00:00:00.000000Z", None)
DAYS: Final = ("2026-09-01", "2026-11-01", "2027-03-01")
PEOPLE: Final = ("ana", "ben", "eve")
RELATIONSHIPS: Final = ("acme-shop", "acme-bank")
THINGS: Final[dict[str, dict[str, Any]]] = {
    "Commitment": {"text": "Send figures", "side": "PROVIDER"},
    "Expectation": {"statement": "Be there", "side": "CONSUMER"},
    "Improvement": {"title": "Faster", "status": "AGREED"},
    "Complaint": {"text": "Too slow", "raisedAt": "2026-09-01"},
    "Demand": {"kind": "NEW", "offering": "pay"},
    "UsageScenario": {"name": "Paying"},
}
DUE: Final = {
    "Commitment": "due",
    "Expectation": "statedAt",
    "Improvement": "due",
    "Complaint": "due",
    "Demand": "from",
    "UsageScenario": "trainingNeededBy",
}


def a_step(random: Random) -> Step:
    one = random.choice
    label, relationship, person = one([*THINGS]), one(RELATIONSHIPS), one(PEOPLE)
    own, day = f"{label}-{random.randrange(2)}", one(DAYS)
    tie = {"role": one(("RELATIONSHIP_MANAGER", "CONSUMER_REPRESENTATIVE")), "accountable": True}
    steps: list[Callable[[], Step]] = [
        *[lambda: made(label, own, relationship=relationship, **THINGS[label], **{DUE[label]: day})] * 6,
        *[lambda: changed(label, own, **{DUE[label]: day})] * 2,
        lambda: changed(label, own, archivedAt=one(ARCHIVED)),
        *[lambda: Delete(kind=MODEL.kinds[label], id=own)] * 2,
        lambda: changed("Person", person, name=one(("Ana", "Ben")), doNotContact=one((True, False))),
        lambda: changed("Organization", "bank", name=one(("Bank", "Old bank")), archivedAt=one(ARCHIVED)),
        lambda: changed("ServiceRelationship", relationship, reviewEvery=one(("P3M", None)), since="2026-01-01"),
        lambda: changed("Agreement", "terms", validTo=day),
        lambda: changed("Agreement", "terms", relationship=relationship),
        lambda: changed("Offering", "pay", name=one(("Pay", "Payments"))),
        lambda: tied("COVERS", "terms", "pay", criticality="HIGH"),
        lambda: tied("ChangedOffering", "move", "pay", action="RETIRE"),
        lambda: changed("Change", "move", archivedAt=one(ARCHIVED)),
        *[
            lambda: made(
                "Engagement", "met", kind="REVIEW", status="HELD", at=f"{day}T10:00:00Z", relationships=[relationship]
            )
        ]
        * 2,
        lambda: tied("Stakeholder", person, relationship, side="PROVIDER", **tie),
        lambda: Disconnect(link=MODEL.link("Stakeholder"), start=person, end=relationship, values=tie),
    ]
    return one(steps)()


def made(label: str, id_: str, **values: Any) -> Step:
    return Create(kind=MODEL.kinds[label], id=id_, values=values)


def changed(label: str, id_: str, **values: Any) -> Step:
    return Update(kind=MODEL.kinds[label], id=id_, values=values)


def tied(link: str, start: str, end: str, **values: Any) -> Step:
    return Connect(link=MODEL.link(link), start=start, end=end, values=values)


async def written(database: Database, *steps: Step) -> bool:
    try:
        await change(database, "edit", [Part(planned(*steps))], ADMINISTRATOR)
    except RapportError:
        return False
    return True


@pytest.fixture
async def two(estate: Estate) -> Estate:
    """Acme provides Pay to a bank too; an agreement with the shop runs out, and a change is proposed."""
    await accountable(estate)
    await estate.things("Organization", {"id": "bank"})
    await estate.things("ServiceRelationship", {"id": "acme-bank", "status": "ACTIVE"})
    await estate.relations("ServiceRelationship", "provider", ("acme-bank", "acme"))
    await estate.relations("ServiceRelationship", "consumer", ("acme-bank", "bank"))
    await agreement(estate, "terms")
    await estate.things("Change", {"id": "move", "title": "Move", "status": "PROPOSED", "effectiveOn": "2027-02-01"})
    return estate


async def test_whatever_is_written_an_agenda_that_is_kept_is_that_from_nothing(two: Estate) -> None:
    random, kept, done = Random(5), KeptAgendas(), list[str]()  # noqa: S311  # the same each time
    lengths = set[int]()
    for _ in range(90):
        step = a_step(random)
        if await written(two.database, step):
            done.append(type(step).__name__)
            lines = await kept.agenda(two.database, EVERYTHING, YEAR)
            assert lines == await agenda(two.database, EVERYTHING, YEAR), step
            lengths.add(len(lines))
    assert {*done} >= {"Create", "Update", "Delete", "Connect"}
    assert len(done) > 40
    assert len(lengths) > 5


async def test_only_what_may_be_another_is_read_anew(two: Estate, monkeypatch: pytest.MonkeyPatch) -> None:
    await within(two, "Commitment", id="figures", text="Figures", side="PROVIDER", due="2026-09-01", status="OPEN")
    kept, read, reading = KeptAgendas(), list[str](), two.database.read

    async def noted(*given: Any, **more: Any) -> Any:
        read.append(more["name"])
        return await reading(*given, **more)

    monkeypatch.setattr(two.database, "read", noted)

    async def read_after(*steps: Step) -> set[str]:
        assert await written(two.database, *steps)
        read.clear()
        await kept.agenda(two.database, EVERYTHING, YEAR)
        return {name for name in read if name in {source.name for source in SOURCES}}

    await kept.agenda(two.database, EVERYTHING, YEAR)
    read.clear()
    for until in ("2026-09-15", YEAR.until):
        asked = replace(YEAR, until=until)
        lines = await kept.agenda(two.database, EVERYTHING, asked)
        assert not {source.name for source in SOURCES}.intersection(read)
        assert lines == await agenda(two.database, EVERYTHING, asked)
        assert [line for line in lines if line.due >= until] == []
        read.clear()
    assert await read_after(changed("Commitment", "figures", due="2026-11-01")) == {"agenda_commitments"}
    assert await read_after(
        made("Offering", "card", name="Card", provider="acme"), tied("Dependency", "card", "pay")
    ) == {
        "agenda_demands",
        "agenda_changes",
    }
    assert await read_after(tied("Dependency", "pay", "card", criticality="HIGH")) == set()
    assert await read_after(Delete(kind=MODEL.kinds["Commitment"], id="figures")) == {each.name for each in SOURCES}


@pytest.mark.parametrize("name", [source.name for source in SOURCES])
def test_each_thing_that_a_source_reads_is_read_by_its_label(name: str) -> None:
    """Else nobody could tell from the statement after which writes it has to be read anew."""
    statement = next(source.statement(EVERYTHING) for source in SOURCES if source.name == name)
    named = {*re.findall(r"\((\w+)\)(?=<?-)", statement), *re.findall(r"(?<=-|>)\((\w+)\)", statement)}
    labelled = {*re.findall(r"\((\w+):[A-Z]", statement)}
    assert labelled
    assert named <= labelled
    assert not re.search(r"\(\)|\(:", statement)
