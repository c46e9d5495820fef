"""Weak points, promises that cannot be kept and common causes as text: their rows are those of the answer, cut to what is seen."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any, Final

import pytest
import pytest_asyncio

from graph.access import Viewer
from graph.database.imports import finish_import, start_import
from graph.model.grant import Role
from graph.projection.follower import KeptProjection
from graph.questions.weak_points.keeping import KeptWeakPoints
from graph.reading import Scope
from resolvers.context import Context
from resolvers.schema import schema
from tests.quellhaven import hold_quellhaven
from tests.resolvers.conftest import answer

if TYPE_CHECKING:
    from graph.database.engine import Database

DAY: Final = "2026-10-05"
WEAK: Final = """query($by: WeakPointOrder, $part: WeakPointPart! = POINTS, $first: Int! = 1000, $offset: Int! = 0) {
  weakPoints(on: "2026-10-05", first: 1000, by: $by) {
    csv(part: $part, first: $first, offset: $offset)
    nodes { rank standsAlone overdue offering { id name } consumers { critical high medium low } agreements { low } }
    alone { rank offering { id } } groups { alternatives required offering { id } members { offering { id } } }
  } }"""
GAPS: Final = """query($provider: ID, $part: PromisePart! = GAPS, $first: Int! = 1000, $offset: Int! = 0) {
  promiseGaps(today: "2026-10-05", provider: $provider) {
    isComplete incompleteReason hidden
    csv(part: $part, first: $first, offset: $offset)
    gaps(first: 1000) { kind agreement { id reference } beneath { id } path { id name } noticeDays allowedDays until allowedUntil
      threshold allowedThreshold target { id } }
    limits(first: 1000) { nodes { gapCount agreements(first: 1000) { nodes { id } } widest { kind beneath { id } path { id } } } }
  } }"""
CAUSES: Final = """query($first: Int! = 1000, $offset: Int! = 0, $language: String) {
  commonCausesConnection(on: "2026-10-05", first: 1000) {
    totalCount isComplete incompleteReason day csv(first: $first, offset: $offset, language: $language)
    nodes { kind cap weak all lift reason(language: $language) subject { id ... on Offering { name } ... on Person { name } }
      relationships { id } }
  } }"""


@pytest_asyncio.fixture(scope="module")
async def sample(open_engine: Database) -> Database:
    await hold_quellhaven(open_engine)
    return open_engine


async def asked(database: Database, question: str, *organizations: str, **given: Any) -> Any:
    """The one answer of somebody who reaches these organizations; none: everything."""
    scope = Scope(restricted=bool(organizations), administers=False, organizations=dict.fromkeys(organizations, True))
    kept = KeptProjection(database)
    viewer = Viewer("tests", Role.MANAGER, scope)
    context = Context(database, viewer=viewer, impact=kept, weak_points=KeptWeakPoints(kept, None))
    found = answer(await schema.execute(question, given, context_value=context))
    assert "errors" not in found, found["errors"]
    return next(iter(found["data"].values()))


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


async def test_rows_of_weak_points_are_those_of_the_answer_in_its_order(sample: Database) -> None:
    found = await asked(sample, WEAK, by="CONSUMERS")
    told = [
        (
            *(str(one["rank"]), one["offering"]["id"], one["offering"]["name"], str(one["standsAlone"]).lower()),
            *(str(one["overdue"]), *map(str, one["consumers"].values()), str(one["agreements"]["low"])),
        )
        for one in found["nodes"]
    ]
    names = (
        *("rank", "offering", "offering_name", "stands_alone", "overdue"),
        *("consumers_critical", "consumers_high", "consumers_medium", "consumers_low", "agreements_low"),
    )
    assert len(told) > 50
    assert [tuple(row[name] for name in names) for row in rows(found["csv"])] == told
    alone = await asked(sample, WEAK, part="ALONE")
    assert [(row["rank"], row["offering"]) for row in rows(alone["csv"])] == [
        (str(one["rank"]), one["offering"]["id"]) for one in alone["alone"]
    ]
    groups = await asked(sample, WEAK, part="GROUPS")
    assert groups["groups"]
    assert [
        (row["offering"], row["alternatives"], row["required"], row["members"].split()) for row in rows(groups["csv"])
    ] == [
        (
            *(one["offering"]["id"], one["alternatives"], str(one["required"])),
            [member["offering"]["id"] for member in one["members"]],
        )
        for one in groups["groups"]
    ]


def amounts(gap: Any) -> tuple[str, str]:
    pairs = [("noticeDays", "allowedDays"), ("until", "allowedUntil"), ("threshold", "allowedThreshold")]
    promised, allowed = pairs[["NOTICE", "END", "TARGET"].index(gap["kind"])]
    return tuple("" if gap[name] is None else str(gap[name]) for name in (promised, allowed))  # pyright: ignore[reportReturnType]  # two names


@pytest.mark.parametrize("organizations", [(), ("parcel",)])
async def test_rows_of_promises_are_those_of_the_answer(sample: Database, organizations: tuple[str, ...]) -> None:
    found = await asked(sample, GAPS, *organizations)
    told = [
        (
            *(gap["kind"], gap["agreement"]["id"], *amounts(gap), gap["beneath"]["id"] if gap["beneath"] else ""),
            *(" ".join(step["id"] for step in gap["path"]), gap["target"]["id"] if gap["target"] else ""),
            *(gap["agreement"]["reference"], " → ".join(step["name"] for step in gap["path"])),
        )
        for gap in found["gaps"]
    ]
    names = ("kind", "agreement", "promised", "allowed", "beneath", "path", "target", "reference", "path_names")
    assert told
    assert [tuple(row[name] for name in names) for row in rows(found["csv"])] == told
    limits = await asked(sample, GAPS, *organizations, part="LIMITS")
    assert [
        (row["kind"], row["beneath"], row["offering"], row["gaps"], row["agreements"].split())
        for row in rows(limits["csv"])
    ] == [
        (
            *(one["widest"]["kind"], one["widest"]["beneath"]["id"] if one["widest"]["beneath"] else ""),
            *(one["widest"]["path"][-1]["id"], str(one["gapCount"])),
            [agreement["id"] for agreement in one["agreements"]["nodes"]],
        )
        for one in limits["limits"]["nodes"]
    ]


@pytest.mark.parametrize("language", ["en", "ru"])
async def test_rows_of_common_causes_are_those_of_the_answer(sample: Database, language: str) -> None:
    found = await asked(sample, CAUSES, language=language)
    told = [
        (
            *(one["kind"], one["cap"] or one["subject"]["id"], str(one["weak"]), str(one["all"]), f"{one['lift']:.3f}"),
            *(one["reason"], " ".join(each["id"] for each in one["relationships"])),
        )
        for one in found["nodes"]
    ]
    names = ("kind", "cause", "weak", "all", "lift", "reason", "relationships")
    assert found["day"] == DAY
    assert found["totalCount"] == len(told) > 20
    assert [tuple(row[name] for name in names) for row in rows(found["csv"])] == told
    called = {row["cause"]: row["cause_name"] for row in rows(found["csv"]) if row["kind"] != "CAP"}
    assert called == {one["subject"]["id"]: one["subject"]["name"] for one in found["nodes"] if one["subject"]}


@pytest.mark.parametrize(("question", "part"), [(WEAK, "ALONE"), (GAPS, "LIMITS"), (CAUSES, None)])
async def test_rows_are_told_in_steps(sample: Database, question: str, part: str | None) -> None:
    given = {} if part is None else {"part": part}
    whole = rows((await asked(sample, question, **given))["csv"])
    some = rows((await asked(sample, question, first=2, offset=1, **given))["csv"])
    assert some == whole[1:3]
    assert rows((await asked(sample, question, offset=len(whole), **given))["csv"]) == []


LET_DIE: Final = "MATCH (run:Import {id: $id}) SET run.updatedAt = '2026-01-01T00:00:00.000000Z'"
PAPERS: Final = """query($language: String) {{ {} {{ markdown(first: 2, language: $language) }} }}"""


@pytest.mark.parametrize(
    ("question", "english", "russian"),
    [
        ('weakPoints(on: "2026-10-05")', ["# Weak points of the estate", "more: CSV has all"], ["# Слабые места"]),
        (
            'promiseGaps(today: "2026-10-05")',
            ["promises that the agreements beneath do not allow to keep, on 2026-10-05", "60 days of notice"],
            ["# Обещания, которые не позволяют сдержать", "60 дней уведомления"],
        ),
        (
            'commonCausesConnection(on: "2026-10-05")',
            ["# What weak relationships", "times as many"],
            ["# Что общего у слабых отношений"],
        ),
    ],
)
async def test_a_paper_is_worded_in_either_language_and_says_what_it_leaves_out(
    sample: Database, question: str, english: list[str], russian: list[str]
) -> None:
    paper = (await asked(sample, PAPERS.format(question), language="en"))["markdown"]
    assert all(words in paper for words in english)
    assert "more: CSV has all" in paper
    paper = (await asked(sample, PAPERS.format(question), language="ru"))["markdown"]
    assert all(words in paper for words in russian)


async def test_whoever_sees_a_part_is_told_that_it_is_one(sample: Database) -> None:
    whole, part = await asked(sample, GAPS), await asked(sample, GAPS, "parcel")
    assert (whole["isComplete"], whole["incompleteReason"], whole["hidden"]) == (True, None, 0)
    assert part["hidden"] > 0
    assert (part["isComplete"], part["incompleteReason"]) == (False, "HIDDEN")
    assert len(rows(part["csv"])) == len(part["gaps"]) < len(whole["gaps"])
    paper = (await asked(sample, PAPERS.format('promiseGaps(today: "2026-10-05")'), "parcel", language="en"))[
        "markdown"
    ]
    assert "what you may not see is left out" in paper
    assert f"{part['hidden']} more rest on what you may not see" in paper
    whole, part = await asked(sample, CAUSES), await asked(sample, CAUSES, "digital")
    assert (whole["isComplete"], whole["incompleteReason"]) == (True, None)
    assert (part["isComplete"], part["incompleteReason"]) == (False, "HIDDEN")
    assert part["totalCount"] < whole["totalCount"]


@pytest.mark.parametrize("question", [GAPS, CAUSES])
async def test_after_an_import_that_was_cut_short_neither_is_the_whole_truth(sample: Database, question: str) -> None:
    run = await start_import(sample, "half", rows=1)
    await sample.write(lambda transaction: transaction.run(LET_DIE, {"id": run.id}), name="test")
    found = await asked(sample, question)
    assert (found["isComplete"], found["incompleteReason"]) == (False, "IMPORT_INTERRUPTED")
    await finish_import(sample, run)
    found = await asked(sample, question)
    assert (found["isComplete"], found["incompleteReason"]) == (True, None)
