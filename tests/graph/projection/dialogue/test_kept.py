"""The facts of dialogue follow what any process writes, and are what a load of everything finds."""

from __future__ import annotations

import re
from contextlib import aclosing
from datetime import date
from random import Random
from typing import TYPE_CHECKING, Any

from graph.access.viewer import ADMINISTRATOR
from graph.database.schema import set_up_schema
from graph.model import MODEL
from graph.projection import follower
from graph.projection.dialogue.dialogue import FACTS, Dialogue
from graph.projection.dialogue.kept import SUBJECTS
from graph.projection.dialogue.promises import EXPECTATION, ExpectationRow
from graph.projection.follower import KeptProjection
from graph.projection.packing import packed
from graph.projection.patching import patch
from graph.writing.mutations import Create, Delete, Update
from graph.writing.mutations.change import Part, change, planned
from graph.writing.verbs import VERBS, do
from seed.importing import import_estate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import pytest

    from graph.database.engine import Database
    from graph.projection.follower import State
    from graph.writing.mutations.steps import Step

CANCEL = next(verb for verb in VERBS if verb.name == "cancelChange")
FILES = {
    "organizations": "id,name\nacme,Acme\nshop,Shop\n",
    "people": "id,name\nana,Ana\nben,Ben\n",
    "offerings": "id,name,provider\npay,Pay,acme\n",
    "relationships": "id,provider,consumer\nacme-shop,acme,shop\nold,acme,shop\n",
    "agreements": "id,relationship,offering\ncare,acme-shop,pay\n",
    "changes": "id,title,status,effective_on\nmove,Move,DRAFT,2027-01-01\n",
    "expectations": "id,relationship,statement,side,due\nsoon,acme-shop,Soon,CONSUMER,2026-12-01\n",
    "outcomes": "id,relationship,statement,side,baseline,baseline_at,target\nless,acme-shop,Less,CONSUMER,9,2026-01-01,1\n",
    "measurements": "id,outcome,at,value,confirmed_by,confirmed_at\nsix,less,2026-06-01,6,ben,2026-06-02\n",
    "targets": "id,agreement,measure,threshold\nup,care,availability,99\n",
    "signals": "id,target,kind,value,from,to\nmay,up,ATTAINMENT,99.5,2026-05-01,2026-06-01\n",
    "notices": "id,change,person,relationships,deadline\ntell,move,ben,acme-shop,2026-11-01\n",
    "demands": "id,relationship,offering,kind,raised_at,answered_at\nmore,acme-shop,pay,PEAK,2026-06-01,2026-06-09\n",
    "judgements": "id,relationship,side,grade,reason,at,until\nfine,acme-shop,PROVIDER,GOOD,Calm,2026-06-01,2026-12-01\n",
    "health_policies": "id,organization,number,feedback_weight,caps_off\nown,acme,1,30,NOTICE_MISSED\n",
}


def day(random: Random) -> str:
    return date.fromordinal(date(2026, 1, 1).toordinal() + random.randrange(300)).isoformat()


def other(random: Random) -> dict[str, Callable[[], dict[str, Any]]]:
    """Values of a thing of each kind of which rows are made."""
    place = {"relationship": random.choice(("acme-shop", "old"))}
    confirmed = random.choice(({}, {"confirmedBy": "ben"}, {"confirmedBy": "ben", "confirmedAt": day(random)}))
    use = {**place, "offering": "pay", "at": day(random)}
    return {
        "Expectation": lambda: {**place, **confirmed, "statement": "More", "side": "PROVIDER", "statedAt": day(random)},
        "Commitment": lambda: {**place, **confirmed, "text": "Soon", "side": "PROVIDER", "due": day(random)},
        "Feedback": lambda: {**place, "score": random.randrange(11), "at": day(random), "person": "ben"},
        "Complaint": lambda: {**place, "text": "Late", "raisedAt": day(random)},
        "Demand": lambda: {**place, "offering": "pay", "kind": "PEAK", "raisedAt": day(random)},
        "Escalation": lambda: {**place, "raisedAt": f"{day(random)}T08:00:00Z"},
        "Outcome": lambda: {**place, "statement": "Less", "side": "CONSUMER", "target": random.randrange(9)},
        "Measurement": lambda: {**confirmed, "outcome": "less", "at": day(random), "value": random.random()},
        "Adoption": lambda: {**use, "planned": 9, "active": random.randrange(9)},
        "FitCheck": lambda: {**use, "usable": random.choice(("NO", "PARTLY", "YES"))},
        "Target": lambda: {"agreement": "care", "measure": "speed", "threshold": random.random(), "period": "P1M"},
        "Signal": lambda: {
            "kind": "ATTAINMENT",
            "target": "up",
            "value": random.random(),
            "from": "2026-01-01",
            "to": "2026-02-01",
        },
        "Notice": lambda: {"change": "move", "person": "ben", "relationships": ["acme-shop", "old"]},
        "Answer": lambda: {"change": "move", "organization": "shop", "verdict": "ACCEPT", "at": day(random)},
        "HealthPolicy": lambda: {"organization": "acme", "number": random.randrange(2, 9), "useWeight": 50},
        "Judgement": lambda: {
            **place,
            "side": "CONSUMER",
            "grade": "WATCH",
            "reason": "Slow",
            "at": "2026-01-01",
            "until": "2027-01-01",
        },
    }


def writes(random: Random) -> Iterator[Step]:
    """Things of every kind are made, changed and archived or deleted; what others hang on moves elsewhere."""
    made = other(random)
    for label, values in made.items():
        kind = MODEL.kinds[label]
        yield Create(kind=kind, id=f"{label}-1", values=values())
        yield Update(kind=kind, id=f"{label}-1", values={**other(random)[label]()})
        if random.random() < 0.5:
            yield Delete(kind=kind, id=f"{label}-1")
    for label, key, given in (
        ("Agreement", "care", {"relationship": "old"}),
        ("Outcome", "less", {"relationship": "old"}),
        ("Expectation", "soon", {"archivedAt": "2026-06-01T00:00:00Z"}),
        ("Signal", "may", {"value": 1.0}),
    ):
        yield Update(kind=MODEL.kinds[label], id=key, values=given)


async def test_facts_that_are_written_one_by_one_are_those_of_a_load_of_everything(
    database: Database, tmp_path: Path
) -> None:
    await set_up_schema(database)
    for file, text in FILES.items():
        (tmp_path / f"{file}.csv").write_text(text, encoding="utf-8")
    await import_estate(database, [tmp_path], source="estate")
    async with aclosing(KeptProjection(database)) as kept:
        before = await kept.ask(facts, of_dialogue=True)
        assert all(before[table] for table in ("expectations", "outcomes", "measurements", "targets", "signals"))
        assert all(before[table] for table in ("notices", "demands", "judgements", "policies"))
        first = await kept.ask(lambda state: state.projection.dialogue)
        for number, step in enumerate(writes(Random(7))):  # noqa: S311  # the same each time
            await change(database, "edit", [Part(planned(step))], ADMINISTRATOR)
            if number % 8 == 7:
                assert await kept.ask(facts, of_dialogue=True) == await loaded(database)
        assert (written := await kept.ask(facts, of_dialogue=True)) == await loaded(database) != before
        await do(database, CANCEL, {"id": "move", "reason": "Maps stay."}, ADMINISTRATOR, None)
        assert await kept.ask(facts, of_dialogue=True) == await loaded(database) != written
        assert await kept.ask(lambda state: state.projection.dialogue) is first


async def test_a_load_of_everything_else_lets_the_facts_be_where_they_are(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await set_up_schema(database)
    async with aclosing(KeptProjection(database)) as kept:
        await kept.load_dialogue()
        first = await kept.ask(lambda state: state.projection, of_dialogue=True)
        monkeypatch.setattr("graph.projection.patching.MOST_PATCHED", 1)
        acme = Create(kind=MODEL.kinds["Organization"], id="acme", values={"name": "Acme"})
        pay = Create(kind=MODEL.kinds["Offering"], id="pay", values={"name": "Pay", "provider": "acme"})
        await change(database, "edit", [Part(planned(acme, pay))], ADMINISTRATOR)
        second = await kept.ask(lambda state: state.projection, of_dialogue=True)
        assert second is not first
        assert second.dialogue is first.dialogue


async def test_what_is_written_between_following_and_a_load_is_not_left_out(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await set_up_schema(database)
    for file, text in FILES.items():
        (tmp_path / f"{file}.csv").write_text(text, encoding="utf-8")
    await import_estate(database, [tmp_path], source="estate")

    async def patched_and_written(*given: Any) -> bool:
        could = await patch(*given)
        monkeypatch.setattr(follower, "patch", patch)
        later = Update(kind=MODEL.kinds["Expectation"], id="soon", values={"priority": "HIGH"})
        await change(database, "edit", [Part(planned(later))], ADMINISTRATOR)
        return could

    async with aclosing(KeptProjection(database)) as kept:
        before = await kept.ask(facts, of_dialogue=True)
        monkeypatch.setattr(follower, "patch", patched_and_written)
        monkeypatch.setattr("graph.projection.patching.MOST_PATCHED", 0)
        tour = Create(kind=MODEL.kinds["Offering"], id="tour", values={"name": "Tour", "provider": "acme"})
        await change(database, "edit", [Part(planned(tour))], ADMINISTRATOR)
        await kept.ask(facts, of_dialogue=True)
        assert await kept.ask(facts, of_dialogue=True) == await loaded(database) != before


async def loaded(database: Database) -> dict[str, list[str]]:
    async with aclosing(KeptProjection(database)) as fresh:
        return await fresh.ask(facts, of_dialogue=True)


def facts(state: State) -> dict[str, list[str]]:
    """All rows by table, as they are found by relationship, change and organization too."""
    dialogue: Dialogue = state.projection.dialogue
    found = dict[str, list[str]]()
    for name, register in dialogue.registers.items():
        keys = {str(value) for row in register for value in row[:3]}
        found[name] = sorted(map(repr, [*register, *((key, sorted(register.of(key), key=repr)) for key in keys)]))
    return found


def test_the_event_log_s_names_for_all_that_makes_facts_are_known() -> None:
    statements = [statement for table in FACTS for statement in (table.rows, *table.through.values())]
    given = {"ServiceRelationship", "Organization", "Person", "Offering", "Agreement", "Outcome", "Target"}
    for kind in MODEL.kinds.values():
        if kind.label not in given and any(re.search(rf":{kind.label}\b", statement) for statement in statements):
            assert kind.label in SUBJECTS, kind.label
    for link in MODEL.links:
        ends = (rf":{link.type}\b", rf":{link.start}\b", rf":{link.end}\b")
        if any(all(re.search(end, statement) for end in ends) for statement in statements):
            assert link.name in SUBJECTS | {"Outcome.confirmedBy"}, link.name  # of measurements it is read


def test_days_are_ordinals_and_words_are_kept_once() -> None:
    values = [
        [
            f"e{number}",
            f"acme-{part}",
            "SHARED",
            "CONSUMER",
            "LOW",
            "STATED",
            "2026-01-02",
            None,
            None,
            None,
        ]
        for number, part in enumerate(("shop", "shop"))
    ]
    first, second = packed(EXPECTATION, [[*row, None] for row in values])
    assert first == ExpectationRow(
        "e0", "acme-shop", "SHARED", "CONSUMER", "LOW", "STATED", date(2026, 1, 2).toordinal()
    )
    assert first.relationship is second.relationship
