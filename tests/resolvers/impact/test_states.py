"""Pages of a report are of one state of the estate, and of what whoever asks for them sees."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from graph.access import Viewer
from graph.access.telling import ALL
from graph.database.event_log import Entry, record
from graph.database.schema import set_up_schema
from graph.impact import kept as keeping
from graph.impact.kept import KEPT, KEPT_FOR, Sight, kept_reports
from graph.impact.scenario import Change, Scenario
from graph.model.event import EventAction
from graph.model.grant import Role
from graph.model.severity import Action
from graph.projection.follower import KeptProjection, State
from graph.projection.visibility import Visibility
from graph.reading import Scope
from resolvers.context import Context
from resolvers.schema import schema
from seed.importing import import_estate
from tests.resolvers.conftest import answer
from tests.resolvers.impact.conftest import FILES

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from graph.database.engine import Database, Transaction

QUESTION: Final = """query($offering: ID!, $action: Action!, $on: Date, $at: Int, $after: String) {
  impact(scenario: { effectiveOn: $on, changes: [{ offering: $offering, action: $action }] }, today: "2026-10-05", at: $at) {
    state totals { hidden people consumers { critical high medium low } }
    consumers(first: 1, after: $after) {
      totalCount nodes { organization { id } severity because path { id } agreements { id notifyBy } } pageInfo { endCursor }
    }
    notify { nodes { person { id } reasons { organization { id } } } } masked { consumers { nodes { organization { id } } } }
  }
}"""
UPDATE: Final = (
    """mutation($until: Date!) { updateOffering(input: { id: "x", suspendedUntil: $until }) { __typename } }"""
)
SIGHTS: Final = ((), ("c",), ("e",), ("f", "c"), ("p",), ("q",), ("p", "q"))


class Asked:
    """One process, asked by several."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.kept = KeptProjection(database)

    async def __call__(self, of: tuple[str, ...], *, counts: bool = True, anew: bool = False, **given: Any) -> Any:
        """`anew`: by a process that has kept nothing."""
        scope = Scope(restricted=True, administers=False, organizations=dict.fromkeys(of, True)) if of else Scope()
        viewer = Viewer("tests", Role.OWNER, scope, counts_hidden=counts)
        kept = KeptProjection(self.database) if anew else self.kept
        context = Context(self.database, viewer=viewer, impact=kept)
        found = answer(
            await schema.execute(QUESTION, {"offering": "a", "action": "RETIRE", "on": "2027-01-04", **given}, context)
        )
        return found.get("errors") or found["data"]["impact"]

    async def change(self, until: str) -> None:
        context = Context(self.database, impact=self.kept)
        answered = answer(await schema.execute(UPDATE, {"until": until}, context))
        assert answered["data"]["updateOffering"]["__typename"] == "Offering"

    async def note_something(self) -> None:
        """An event of which reports know nothing."""

        async def work(transaction: Transaction) -> None:
            await record(transaction, Entry(action=EventAction.IMPORTED))

        await self.database.write(work, name="note")


async def brought_in(database: Database, folder: Path) -> Asked:
    await set_up_schema(database)
    for file, text in FILES.items():
        (folder / f"{file}.csv").write_text(text, encoding="utf-8")
    await import_estate(database, [folder])
    return Asked(database)


async def test_a_page_of_the_state_that_was_told_is_of_that_state(database: Database, tmp_path: Path) -> None:
    ask = await brought_in(database, tmp_path)
    first = await ask(())
    following = await ask((), at=first["state"], after=first["consumers"]["pageInfo"]["endCursor"])
    assert following["state"] == first["state"]
    assert following["consumers"]["nodes"] != first["consumers"]["nodes"]
    await ask.note_something()
    assert (await ask(()))["state"] == first["state"] + 1
    assert await ask((), at=first["state"]) == first
    assert await ask((), at=first["state"], anew=True) != first  # a process that was not there then cannot know


async def test_a_state_that_is_gone_or_never_was_is_refused_with_the_newest_number(
    database: Database, tmp_path: Path
) -> None:
    ask = await brought_in(database, tmp_path)
    first = await ask(())
    await ask.change("2027-04-01")
    newest = (await ask(()))["state"]
    assert newest > first["state"]
    for number in (first["state"], newest + 1):
        [(sentence, path, code)] = await ask((), at=number)
        assert (path, code) == (["impact"], "CONFLICT")
        assert f"{newest:,}" in sentence
    assert (await ask((), at=newest))["state"] == newest


async def test_random_pages_between_random_writes_are_those_of_their_state(database: Database, tmp_path: Path) -> None:
    ask, given = await brought_in(database, tmp_path), random.Random(14)  # noqa: S311  # nothing secret
    state = (await ask(()))["state"]
    refused = answered = 0
    for _ in range(60):
        kind = given.random()
        if kind < 0.12:
            await ask.change(given.choice(("2027-02-01", "2027-03-10", "2027-06-01")))
        elif kind < 0.25:
            await ask.note_something()
        of, counts = given.choice(SIGHTS), given.random() < 0.7
        asked: dict[str, Any] = {
            "action": given.choice(("RETIRE", "SUSPEND")),
            "on": given.choice(("2027-01-04", "2027-02-20")),
        }
        found = await ask(of, counts=counts, at=state, **asked)
        if isinstance(found, list):
            refused += 1
            state = (await ask((), **asked))["state"]
            found = await ask(of, counts=counts, at=state, **asked)
        answered += 1
        anew = await ask(of, counts=counts, anew=True, **asked)
        assert found["state"] == state <= anew["state"]
        assert {**found, "state": 0} == {**anew, "state": 0}, (of, counts, asked)
    assert refused
    assert answered == 60


SCENARIO: Final = Scenario((Change("a", Action.RETIRE),), date(2027, 1, 4))
TODAY: Final = date(2026, 10, 5)


async def test_a_report_is_kept_for_a_while_of_a_few_scenarios_and_one_sight(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask = await brought_in(database, tmp_path)

    def looked_at(state: State) -> None:
        projection = state.projection
        reports = kept_reports(projection)
        whole = reports.report(SCENARIO, TODAY)
        assert reports.report(SCENARIO, TODAY) is whole
        seen = [Sight(frozenset({of}), ALL, Visibility(projection, {of})) for of in ("c", "f")]
        narrowed = [reports.narrowed(whole, sight) for sight in seen]
        assert [reports.narrowed(whole, sight) for sight in seen] == narrowed
        assert narrowed[0] is not narrowed[1]
        for days in range(KEPT + 1):
            reports.report(SCENARIO.moved_to(date(2027, 2, 1) + timedelta(days)), TODAY)
        assert len(reports) == KEPT
        assert reports.report(SCENARIO, TODAY) is not whole
        now = keeping.time.monotonic()
        monkeypatch.setattr(keeping.time, "monotonic", lambda: now + KEPT_FOR + 1)
        projection.forget_unused()
        assert not projection.derived

    await ask.kept.ask(looked_at)


DESCRIBED: Final = (
    """mutation($text: String!) { updateOffering(input: { id: "x", description: $text }) { __typename } }"""
)


async def test_all_pages_are_of_one_state_while_others_write_what_no_report_rests_on(
    database: Database, tmp_path: Path
) -> None:
    ask = await brought_in(database, tmp_path)
    context = Context(database, impact=ask.kept)
    state = (await ask(()))["state"]
    for number in range(20):
        written = answer(await schema.execute(DESCRIBED, {"text": f"Text {number}."}, context))
        assert written["data"]["updateOffering"]["__typename"] == "Offering"
        assert (await ask((), at=state))["state"] == state
    assert (await ask(()))["state"] > state
    await ask.change("2027-02-01")
    [(_, _, code)] = await ask((), at=state)
    assert code == "CONFLICT"
