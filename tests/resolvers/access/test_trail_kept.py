"""What a process keeps of the trail tells nobody more, and nobody less, than reading everything anew.

Every change is made past what is kept, as another process would make it.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any, Final

import pytest

from graph.access import LOCAL, Viewer
from graph.model.grant import Role
from graph.reading import EventVisibility, Scope
from resolvers.context import Context
from resolvers.schema import schema
from tests.engines import drawn, wipe
from tests.resolvers.access.tenants import KINDS, ids, two_tenants
from tests.seed.estates import SMALL, imported, write

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from graph.database.engine import Database

    Event = dict[str, Any]

OFFERINGS, RELATIONSHIPS, AGREEMENTS, PERSONS, ORGANIZATIONS, EXPECTATIONS, ASSESSMENTS, OUTCOMES, CHANGES = (
    [*ids(kind, "alpha"), *ids(kind, "beta")]
    for kind in (
        *("Offering", "ServiceRelationship", "Agreement", "Person", "Organization"),
        *("Expectation", "Assessment", "Outcome", "Change"),
    )
)
VISIBILITIES: Final = ("SHARED", "PROVIDER", "CONSUMER")
STEPS: Final = 40


def viewer(*organizations: str) -> Viewer:
    scope = Scope(restricted=True, administers=False, organizations=dict.fromkeys(organizations, True))
    return Viewer(" ".join(organizations), Role.READER, scope)


VIEWERS: Final = (viewer(ORGANIZATIONS[0]), viewer(*ORGANIZATIONS[:2]), viewer(*ORGANIZATIONS[2:]))


def mutation(chance: random.Random) -> str:
    """Something that hides or shows, or nothing of the kind."""
    one = chance.choice
    coverage = f'{{ agreement: "{one(AGREEMENTS)}", offering: "{one(OFFERINGS)}" }}'
    stakeholder = f'{{ person: "{one(PERSONS)}", relationship: "{one(RELATIONSHIPS)}", role: USER }}'
    membership = f'{{ person: "{one(PERSONS)}", organization: "{one(ORGANIZATIONS)}" }}'
    side = f'relationship: "{one(RELATIONSHIPS)}"'
    return one(
        (
            f'updateOffering(input: {{ id: "{one(OFFERINGS)}", catalogue: {one(("PUBLIC", "RESTRICTED"))} }})',
            f'updateOffering(input: {{ id: "{one(OFFERINGS)}", provider: "{one(ORGANIZATIONS)}" }})',
            f'updateOffering(input: {{ id: "{one(OFFERINGS)}", goods: "{chance.random()}" }})',
            f'updateServiceRelationship(input: {{ id: "{one(RELATIONSHIPS)}", consumer: "{one(ORGANIZATIONS)}" }})',
            f'updateServiceRelationship(input: {{ id: "{one(RELATIONSHIPS)}", provider: "{one(ORGANIZATIONS)}" }})',
            f'updateAgreement(input: {{ id: "{one(AGREEMENTS)}", {side} }})',
            f'updateAssessment(input: {{ id: "{one(ASSESSMENTS)}", visibility: {one(VISIBILITIES)} }})',
            f'updateOutcome(input: {{ id: "{one(OUTCOMES)}", visibility: {one(VISIBILITIES)}, {side} }})',
            f'updateChange(input: {{ id: "{one(CHANGES)}", status: {one(("DRAFT", "PROPOSED"))} }})',
            f'updateExpectation(input: {{ id: "{one(EXPECTATIONS)}", {side} }})',
            f'deleteExpectation(input: {{ id: "{one(EXPECTATIONS)}" }})',
            f'createExpectation(input: {{ id: "{one(EXPECTATIONS)}", statement: "x", side: CONSUMER, {side} }})',
            f"linkAgreementCovers(input: {coverage})",
            f"unlinkAgreementCovers(input: {coverage})",
            f"linkStakeholder(input: {stakeholder})",
            f"unlinkStakeholder(input: {stakeholder})",
            f"linkMembership(input: {membership})",
            f"unlinkMembership(input: {membership})",
        )
    )


async def answered(database: Database, who: Viewer, question: str, told: EventVisibility | None = None) -> Any:
    found = await schema.execute(question, context_value=Context(database, viewer=who, event_visibility=told))
    assert not found.errors, (question, found.errors)
    return found.data


async def histories(database: Database, who: Viewer, kinds: set[str]) -> set[int]:
    """Numbers of the events in the histories of all things that are seen, of these kinds and at the start of relations."""
    numbers = set[int]()
    for kind in KINDS:
        if kind.label in kinds:
            question = f"{{ {kind.plural}(first: 1000, filter: {{ archived: null }}) {{ nodes {{ history(first: 100) {{ nodes {{ seq }} }} }} }} }}"
            for thing in (await answered(database, who, question))[kind.plural]["nodes"]:
                numbers.update(event["seq"] for event in thing["history"]["nodes"])
    return numbers


async def told_plainly(database: Database, who: Viewer) -> list[Event]:
    every: list[Event] = (await answered(database, LOCAL, EVERY))["events"]["nodes"]
    kinds = {"Agreement", "Person", *(event["subject"] for event in every)}  # relations that are changed begin at these
    numbers = await histories(database, who, kinds)
    return [event for event in every if event["seq"] in numbers]


EVERY: Final = "{ events(first: 1000) { nodes { seq subject action } } }"
FILTERS: Final[tuple[tuple[str, Callable[[Event], bool]], ...]] = (
    ("", lambda _: True),
    ('subject: { eq: "Offering" }', lambda event: event["subject"] == "Offering"),
    ('not: { subject: { in: ["Offering", "Person"] } }', lambda event: event["subject"] not in {"Offering", "Person"}),
    ("action: { in: [LINKED, UNLINKED] }", lambda event: event["action"] in {"LINKED", "UNLINKED"}),
    ("seq: { gt: 12, lte: 30 }", lambda event: 12 < event["seq"] <= 30),
    ("seq: { in: [3, 3, 8, 13, 21, 34, 999] }", lambda event: event["seq"] in {3, 8, 13, 21, 34}),
)
SORTS: Final[tuple[tuple[str, Callable[[Event], Any]], ...]] = (
    ("", lambda event: event["seq"]),
    ("{ seq: ASC }", lambda event: event["seq"]),
    ("{ seq: DESC }", lambda event: -event["seq"]),
    ("{ seq: DESC }", lambda event: -event["seq"]),
    ("{ subject: ASC }, { seq: DESC }", lambda event: (event["subject"], -event["seq"])),
)


def asked(filter_: str, sort: str, page: str, *, counted: bool) -> str:
    total = "totalCount" if counted else ""
    return (
        f"{{ events({page}, filter: {{ {filter_} }}, sort: [{sort}]) "
        f"{{ {total} nodes {{ seq }} pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} }} }}"
    )


async def check_pages(
    database: Database, who: Viewer, told: EventVisibility | None, every: Sequence[Event], chance: random.Random
) -> None:
    """Forwards from somewhere, then backwards from there."""
    (filter_, left), (sort, key) = chance.choice(FILTERS), chance.choice(SORTS)
    expected = [event["seq"] for event in sorted((event for event in every if left(event)), key=key)]
    size, cursor, at = chance.randint(1, 7), "", 0
    for _ in range(chance.randint(1, 3)):
        counted = chance.random() < 0.5
        after = f', after: "{cursor}"' if cursor else ""
        found = (await answered(database, who, asked(filter_, sort, f"first: {size}{after}", counted=counted), told))[
            "events"
        ]
        assert [event["seq"] for event in found["nodes"]] == expected[at : at + size]
        assert found.get("totalCount", len(expected)) == len(expected)
        assert found["pageInfo"]["hasNextPage"] is (at + size < len(expected))
        cursor, at = found["pageInfo"]["endCursor"] or cursor, min(at + size, len(expected))
    before = f', before: "{cursor}"' if cursor else ""
    end = at - 1 if cursor else len(expected)
    found = (await answered(database, who, asked(filter_, sort, f"last: {size}{before}", counted=False), told))[
        "events"
    ]
    assert [event["seq"] for event in found["nodes"]] == expected[max(0, end - size) : end]
    assert found["pageInfo"]["hasPreviousPage"] is (end > size)


@drawn("seed", [0, 2, 4])
async def test_what_is_kept_tells_what_the_histories_tell(database: Database, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # no secret
    await two_tenants(database, seed)
    told, numbers, hidden = EventVisibility(database), dict[str, set[int]](), 0
    for _ in range(STEPS):
        for _ in range(chance.randint(0, 2)):
            await schema.execute(
                f"mutation {{ it: {mutation(chance)} {{ __typename }} }}", context_value=Context(database)
            )
        who = chance.choice(VIEWERS)
        every = await told_plainly(database, who)
        told_before = numbers.get(who.actor, set[int]())
        numbers[who.actor] = {event["seq"] for event in every}
        hidden += len(told_before - numbers[who.actor])
        await check_pages(database, who, told, every, chance)
    assert hidden


async def test_whoever_sees_everything_pages_through_the_whole_trail(database: Database) -> None:
    chance = random.Random(7)  # noqa: S311  # no secret
    await two_tenants(database, 7)
    for _ in range(STEPS):
        await schema.execute(f"mutation {{ it: {mutation(chance)} {{ __typename }} }}", context_value=Context(database))
    every = (await answered(database, LOCAL, EVERY))["events"]["nodes"]
    assert len(every) > STEPS // 4
    for _ in range(STEPS):
        await check_pages(database, LOCAL, None, every, chance)


async def changed(database: Database, mutation: str) -> None:
    done = await answered(
        database, LOCAL, f"mutation {{ done: {mutation} {{ __typename ... on Refusal {{ message }} }} }}"
    )
    assert "message" not in done["done"], done


SEEN: Final = "{ events(sort: [{ seq: DESC }]) { totalCount nodes { action } } }"


async def test_a_thing_made_anew_under_an_old_id_is_not_told_of_the_old_one(database: Database) -> None:
    await two_tenants(database, 1)
    told, who = EventVisibility(database), VIEWERS[1]
    thing = 'id: "wish"'
    made = (
        f'createExpectation(input: {{ {thing}, statement: "x", side: CONSUMER, relationship: "{RELATIONSHIPS[0]}" }})'
    )
    await changed(database, made)
    first = (await answered(database, who, SEEN, told))["events"]
    await changed(database, f"deleteExpectation(input: {{ {thing} }})")
    await changed(database, made)
    second = (await answered(database, who, SEEN, told))["events"]
    assert first == second == {"totalCount": 1, "nodes": [{"action": "CREATED"}]}


async def test_what_an_import_moves_away_is_told_no_more(database: Database, tmp_path: Path) -> None:
    await imported(database, write(tmp_path, SMALL))
    told, who = EventVisibility(database), viewer("maps-team")
    await changed(database, 'updateOffering(input: { id: "atlas", goods: "x" })')
    before = (await answered(database, who, SEEN, told))["events"]
    await imported(database, write(tmp_path, {"offerings.csv": "id,name,provider\natlas,Atlas,lastmile\n"}))
    after = (await answered(database, who, SEEN, told))["events"]
    assert (before, after) == (
        {"totalCount": 1, "nodes": [{"action": "CHANGED"}]},
        {"totalCount": 0, "nodes": []},
    )


async def test_of_somebody_who_was_erased_the_nameless_one_is_told(database: Database) -> None:
    await two_tenants(database, 1)
    told, who = EventVisibility(database), VIEWERS[1]
    await changed(database, f'updatePerson(input: {{ id: "{PERSONS[0]}", title: "x" }})')
    assert (await answered(database, who, SEEN, told))["events"]["totalCount"] == 1
    await changed(database, f'erasePerson(input: {{ id: "{PERSONS[0]}" }})')
    every = await told_plainly(database, who)
    for _ in range(2):
        assert (await answered(database, who, SEEN, told))["events"]["totalCount"] == len(every) == 1


@pytest.mark.parametrize("reads", [2, 20])
async def test_whoever_is_far_behind_is_told_the_same(
    database: Database, monkeypatch: pytest.MonkeyPatch, reads: int
) -> None:
    monkeypatch.setattr("graph.reading.events.visibility.AT_ONCE", 3)
    monkeypatch.setattr("graph.reading.events.visibility.MOST_READS", reads)
    await two_tenants(database, 1)
    told, who = EventVisibility(database), VIEWERS[1]
    offering = f'updateOffering(input: {{ id: "{OFFERINGS[2]}", %s }})'
    for catalogue, number in (("PUBLIC", 10), ("RESTRICTED", 0), ("PUBLIC", 30)):
        await changed(database, offering % f"catalogue: {catalogue}")
        for goods in range(9):
            await changed(database, offering % f'goods: "{catalogue} {number} {goods}"')
        assert (await answered(database, who, SEEN, told))["events"]["totalCount"] == number


async def test_another_trail_in_the_place_of_the_known_one_is_read_anew(database: Database) -> None:
    told, who = EventVisibility(database), VIEWERS[1]
    offering = f'updateOffering(input: {{ id: "{OFFERINGS[0]}", goods: "%s" }})'
    await two_tenants(database, 1)
    for number in range(3):
        await changed(database, offering % number)
    assert (await answered(database, who, SEEN, told))["events"]["totalCount"] == 3
    await wipe(database)
    await two_tenants(database, 1)
    await changed(database, offering % "other")
    assert (await answered(database, who, SEEN, told))["events"]["totalCount"] == 1


async def test_an_event_that_was_taken_out_of_the_trail_shortens_no_page(database: Database) -> None:
    await two_tenants(database, 1)
    told = EventVisibility(database)
    for number in range(5):
        await changed(database, f'updateOffering(input: {{ id: "{OFFERINGS[0]}", goods: "{number}" }})')
    page = "{ events(first: 2, sort: [{ seq: DESC }]) { totalCount nodes { seq } pageInfo { hasNextPage } } }"
    for who in (LOCAL, VIEWERS[1]):
        assert (await answered(database, who, page, told))["events"]["nodes"] == [{"seq": 5}, {"seq": 4}]
    taken_out = "MATCH (e:Event {seq: 5}) DETACH DELETE e"
    await database.write(lambda transaction: transaction.run(taken_out), name="taken_out")
    for who in (LOCAL, VIEWERS[1]):
        found = (await answered(database, who, page, told))["events"]
        assert found == {"totalCount": 4, "nodes": [{"seq": 4}, {"seq": 3}], "pageInfo": {"hasNextPage": True}}


async def test_what_is_kept_of_all_reaches_has_an_end(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.reading.events.visibility.MOST_KEPT", 3)
    await two_tenants(database, 1)
    told = EventVisibility(database)
    for offering in OFFERINGS:
        await changed(database, f'updateOffering(input: {{ id: "{offering}", goods: "x" }})')
    for who in (*VIEWERS, *VIEWERS):
        every = await told_plainly(database, who)
        assert (await answered(database, who, SEEN, told))["events"]["totalCount"] == len(every)
        async with told.of(who.scope.organizations) as judged:
            assert judged.newest == len(OFFERINGS)
            assert len(judged) > 0
