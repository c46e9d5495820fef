"""What weak relationships have in common, on either engine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graph.access import Viewer
from graph.model.grant import Role
from graph.projection.follower import KeptProjection
from graph.reading import Scope
from resolvers.context import Context
from resolvers.schema import schema
from tests.resolvers.conftest import answer
from tests.resolvers.health.cases import hold_files

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from graph.database.engine import Database
    from tests.resolvers.conftest import Ask

ASKED: Final = """query($manager: ID, $first: Int, $side: Side, $on: Date = "2026-11-28") {
  commonCauses(manager: $manager, on: $on, first: $first, side: $side) {
    kind cap subject { id } weak all lift relationships { id } relationshipsConnection { totalCount nodes { id } } reason
  } }"""

WEAK: Final = ("a", "b", "c")
FINE: Final = ("d", "e", "f")


def files(**private: str) -> dict[str, list[dict[str, Any]]]:
    """Three relationships whose complaints are overdue, three of which nothing is known, and one that is over. All rest
    on `net`; the weak ones and `d` on `base`, beneath what was agreed. `private`: visibility of the complaints.
    """
    every = (*WEAK, *FINE)
    return {
        "organizations": [{"id": id_, "name": id_} for id_ in ("pro", *every, "old")],
        "relationships": [
            *({"id": f"r-{id_}", "provider": "pro", "consumer": id_, "type": "BASIC"} for id_ in every),
            {"id": "r-old", "provider": "pro", "consumer": "old", "type": "BASIC", "status": "ENDED"},
        ],
        "people": [{"id": "rm", "name": "Rm"}, {"id": "other", "name": "Other"}],
        "stakeholders": [
            *({"person": "rm", "role": "RELATIONSHIP_MANAGER", "relationship": f"r-{id_}"} for id_ in (*WEAK, "d")),
            *({"person": "other", "role": "SERVICE_OWNER", "relationship": f"r-{id_}"} for id_ in every),
        ],
        "offerings": [{"id": id_, "name": id_, "provider": "pro"} for id_ in ("maps", "mail", "base", "net")],
        "dependencies": [
            {"from": "maps", "to": "base"},
            {"from": "base", "to": "net"},
            {"from": "net", "to": "base", "valid_to": "2026-01-01"},
            {"from": "mail", "to": "net"},
        ],
        "agreements": [{"id": f"a-{id_}", "relationship": f"r-{id_}"} for id_ in every],
        "coverages": [
            {"agreement": f"a-{id_}", "offering": "maps" if id_ in {*WEAK, "d"} else "mail"} for id_ in every
        ],
        "complaints": [
            {"id": f"k-{id_}", "text": "late", "raised_at": "2026-10-01", "relationship": f"r-{id_}", **private}
            for id_ in WEAK
        ],
    }


def cause(kind: str, subject: str | None, lift: float, all_: int, reason: str, cap: str | None = None) -> Any:
    return {
        "kind": kind,
        "cap": cap,
        "subject": subject and {"id": subject},
        "weak": 3,
        "all": all_,
        "lift": lift,
        "relationships": [{"id": f"r-{id_}"} for id_ in WEAK],
        "relationshipsConnection": {"totalCount": 3, "nodes": [{"id": f"r-{id_}"} for id_ in WEAK]},
        "reason": reason,
    }


def offering(id_: str) -> Any:
    words = (
        "3 of the weak relationships rest on this offering, and 4 of all: 1.5 times as many as if it played no part."
    )
    return cause("OFFERING", id_, 1.5, 4, words)


EXPECTED: Final = [
    cause(
        "CAP",
        None,
        2.0,
        3,
        "3 of the weak relationships are held down by this, and 3 of all: 2.0 times as many as if it played no part.",
        "COMPLAINT_OVERDUE",
    ),
    offering("base"),
    offering("maps"),
    cause(
        "PERSON",
        "rm",
        1.5,
        4,
        "3 of the weak relationships have this person on the provider's side, and 4 of all: 1.5 times as many as if it "
        "played no part.",
    ),
]


async def test_what_more_of_the_weak_rest_on_than_of_all_comes_first_and_what_all_share_is_none(
    database: Database, ask: Ask, tmp_path: Path
) -> None:
    await hold_files(database, tmp_path, files())
    assert await ask(ASKED) == {"data": {"commonCauses": EXPECTED}}
    assert await ask(ASKED, first=1) == {"data": {"commonCauses": EXPECTED[:1]}}
    assert await ask(ASKED, on="2026-10-01") == {"data": {"commonCauses": []}}


async def test_what_only_some_weak_ones_of_a_manager_share_is_none(
    database: Database, ask: Ask, tmp_path: Path
) -> None:
    """Of the four that `rm` manages all rest on the same offerings."""
    await hold_files(database, tmp_path, files())
    found = (await ask(ASKED, manager="rm"))["data"]["commonCauses"]
    assert [(each["kind"], each["weak"], each["all"]) for each in found] == [("CAP", 3, 3)]


async def test_how_many_are_asked_for_is_checked(database: Database, ask: Ask, tmp_path: Path) -> None:
    await hold_files(database, tmp_path, files())
    found = await ask(ASKED, first=0)
    assert found["errors"][0][0] == "first must be 1 to 100 here, and is 0."


async def test_complaints_of_the_other_side_are_no_cause_and_bounded_viewers_see_causes_of_what_they_see(
    database: Database, tmp_path: Path
) -> None:
    await hold_files(database, tmp_path, files(visibility="CONSUMER"))
    assert await seen_by(database, ["pro"]) == []
    found = await seen_by(database, list(WEAK))
    assert found == []  # all that they see is weak
    found = await seen_by(database, [*WEAK, *FINE])
    assert [each["cap"] or each["subject"]["id"] for each in found] == ["COMPLAINT_OVERDUE", "maps", "rm"]


async def seen_by(database: Database, organizations: Sequence[str]) -> Any:
    scope = Scope(restricted=True, administers=False, organizations=dict.fromkeys(organizations, True))
    context = Context(database, viewer=Viewer("key", Role.READER, scope), impact=KeptProjection(database))
    found = answer(await schema.execute(ASKED, context_value=context))
    assert "errors" not in found, found
    return found["data"]["commonCauses"]
