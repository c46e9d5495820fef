"""Faults in what happens in a relationship, and ids that may be of several kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.database.schema import set_up_schema
from seed.checking import check
from seed.exporting import export_estate
from seed.faults import Fault
from tests.seed.estates import SMALL, imported, write

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from graph.database.engine import Database

FAULTY: Mapping[str, str] = {
    **SMALL,
    "ties.csv": "from,to,kind,strength,at\nada,bo,,0.5,\nbo,bo,KNOWS,,\nada,bo,KNOWZ,,\nada,bo,INFLUENCES,2,\n",
    "deputies.csv": "deputy,person,from,until\nbo,ada,2026-02-01,2026-02-01\n",
    "freezes.csv": "id,organization,from,until\nf,lastmile,2026-03-01,2026-01-01\ng,nobody,,\n",
    "expectations.csv": (
        "id,relationship,side,statement,status,reason,stated_at,answered_at\n"
        "e1,cartoleth~lastmile,CONSUMER,Soon,DECLINED,,2026-03-01,2026-02-01\n"
        "e2,cartoleth~lastmile,CONSUMR,Soon,,,,\n"
    ),
    "engagements.csv": "id,kind,at,relationships,status\nm1,CALL,2026-01-01T10:00:00Z,cartoleth~lastmile,MISSED\nm2,CALL,2026-01-01,,\n",
    "attendance.csv": "engagement,person,attended\nm1,ada,true\nm1,bo,false\n",
    "feedback.csv": "id,relationship,at,score\nx,cartoleth~lastmile,2026-01-01,11\ny,cartoleth~lastmile,2026-01-01,10\n",
    "complaints.csv": "id,relationship,raised_at,text\ny,cartoleth~lastmile,2026-01-01,Slow\n",
    "improvements.csv": "id,relationship,title,causes\ni,cartoleth~lastmile,Faster,y|z|Complaint:y\n",
    "risks.csv": "id,side,statement,visibility\nr1,CONSUMER,It breaks,\nr2,CONSUMER,It breaks,PROVIDER\nr3,PROVIDER,It breaks,\n",
    "signals.csv": "id,kind,value,from,to,target,offering\ns1,INCIDENTS,nan,2026-01-01,2026-02-01,,maps\ns2,INCIDENTS,1,2026-01-01,2026-02-01,,\n",
    "escalations.csv": (
        "id,relationship,raised_at,resolved_at,level\ns,cartoleth~lastmile,2026-01-02T00:00:00Z,2026-01-01T00:00:00Z,0\n"
    ),
}


async def test_every_fault_of_what_happens_in_a_relationship_has_its_place(database: Database, tmp_path: Path) -> None:
    await set_up_schema(database)
    faults = await check(database, [write(tmp_path / "estate", FAULTY)])
    unless = "is, unless stated, PROVIDER, but it is the view of the side CONSUMER: state CONSUMER or SHARED"
    attended = "nobody attended an engagement that is MISSED: leave it out, or state that it was HELD"
    assert list(faults) == [
        Fault("attendance.csv", 2, "attended", attended),
        Fault(
            "deputies.csv",
            2,
            "until",
            "2026-02-01 is not after from (2026-02-01): until is the first day on which it is over",
        ),
        Fault(
            "engagements.csv",
            3,
            "at",
            "'2026-01-01': an instant is written in ISO 8601 with its time zone, e.g. 2026-01-02T03:04:05Z",
        ),
        Fault("engagements.csv", 3, "relationships", "is missing; every Engagement states it"),
        Fault("escalations.csv", 2, "level", "'0' is less than 1"),
        Fault(
            "escalations.csv",
            2,
            "resolved_at",
            "2026-01-01T00:00:00.000000Z is before raised_at (2026-01-02T00:00:00.000000Z)",
        ),
        Fault("expectations.csv", 2, "answered_at", "2026-02-01 is before stated_at (2026-03-01)"),
        Fault("expectations.csv", 2, "reason", "is missing: who declines says why"),
        Fault(
            "expectations.csv",
            3,
            "side",
            "'CONSUMR' is not one of PROVIDER, CONSUMER, THIRD_PARTY; did you mean CONSUMER?",
        ),
        Fault("feedback.csv", 2, "score", "'11' is more than 10"),
        Fault(
            "freezes.csv",
            2,
            "until",
            "2026-01-01 is not after from (2026-03-01): until is the first day on which it is over",
        ),
        Fault("freezes.csv", 3, "from", "is missing; every Freeze states it"),
        Fault(
            "freezes.csv",
            3,
            "organization",
            "there is no Organization 'nobody': add it to organizations, or correct the id",
        ),
        Fault(
            "improvements.csv",
            2,
            "causes",
            "'y' is the id of a Feedback and of a Complaint: write Feedback:y, or the other",
        ),
        Fault(
            "improvements.csv",
            2,
            "causes",
            "there is no Feedback, Complaint, Expectation or Signal 'z': add it to its file, or correct the id",
        ),
        Fault("risks.csv", 2, "visibility", unless),
        Fault("risks.csv", 3, "visibility", unless.replace("is, unless stated, PROVIDER", "is PROVIDER")),
        Fault("signals.csv", 2, "value", "'nan' is not a number"),
        Fault("signals.csv", 3, "offering", "is missing: state target or offering"),
        Fault("ties.csv", 3, "to", "'bo' is the same person at both ends"),
        Fault("ties.csv", 4, "kind", "'KNOWZ' is not one of KNOWS, INFLUENCES; did you mean KNOWS?"),
        Fault("ties.csv", 5, "strength", "'2' is more than 1.0"),
    ]


GOOD: Mapping[str, str] = {
    **SMALL,
    "ties.csv": "from,to,kind,strength\nada,bo,,0.5\nada,bo,INFLUENCES,\nbo,ada,KNOWS,1\n",
    "feedback.csv": "id,relationship,at\nx,cartoleth~lastmile,2026-01-01\ny,cartoleth~lastmile,2026-01-01\n",
    "complaints.csv": "id,relationship,raised_at,text\ny,cartoleth~lastmile,2026-01-01,Slow\n",
    "improvements.csv": (
        "id,relationship,title,causes\ni,cartoleth~lastmile,Faster,Complaint:y|x\nj,cartoleth~lastmile,Better,\n"
    ),
}


HELD: Mapping[str, str] = {
    **SMALL,
    "engagements.csv": "id,kind,at,relationships,status\nm1,CALL,2026-01-01T10:00:00Z,cartoleth~lastmile,HELD\n",
    "attendance.csv": "engagement,person,attended\nm1,ada,true\n",
}


async def test_what_somebody_attended_stays_held_whatever_a_file_states_alone(
    database: Database, tmp_path: Path
) -> None:
    await set_up_schema(database)
    await imported(database, write(tmp_path / "held", HELD))
    missed = {"engagements.csv": HELD["engagements.csv"].replace("HELD", "MISSED")}
    message = "nobody attended an engagement that is MISSED: leave it out, or state that it was HELD"
    assert list(await check(database, [write(tmp_path / "missed", missed)])) == [
        Fault("engagements.csv", 2, "status", f"{message}; the graph has 'ada' there")
    ]
    nobody = missed | {"attendance.csv": "engagement,person,attended\nm1,ada,false\n"}
    assert list(await check(database, [write(tmp_path / "nobody", nobody)])) == []


async def test_ties_of_both_kinds_share_a_file(database: Database, tmp_path: Path) -> None:
    result = await imported(database, write(tmp_path / "estate", GOOD))
    assert (result.by_kind["KNOWS"].created, result.by_kind["INFLUENCES"].created) == (2, 1)
    await export_estate(database, tmp_path / "csv")
    await export_estate(database, tmp_path / "lines", "jsonl")
    assert (tmp_path / "csv" / "ties.csv").read_text() == (
        "from,to,kind,strength,sentiment,at\nada,bo,KNOWS,0.5,,\nbo,ada,KNOWS,1,,\nada,bo,INFLUENCES,,,\n"
    )
    assert (tmp_path / "lines" / "ties.jsonl").read_text() == (
        '{"kind":"KNOWS","from":"ada","to":"bo","strength":0.5}\n'
        '{"kind":"KNOWS","from":"bo","to":"ada","strength":1.0}\n'
        '{"kind":"INFLUENCES","from":"ada","to":"bo"}\n'
    )


async def test_causes_are_found_by_their_ids_and_written_with_their_kinds(database: Database, tmp_path: Path) -> None:
    await imported(database, write(tmp_path / "estate", GOOD))
    await export_estate(database, tmp_path / "out")
    rows = (tmp_path / "out" / "improvements.csv").read_text().splitlines()
    causes = rows[0].split(",").index("causes")
    assert [row.split(",")[causes] for row in rows[1:]] == ["Complaint:y|Feedback:x", ""]


async def test_a_cause_may_be_in_the_graph_already_and_what_is_no_longer_named_goes(
    database: Database, tmp_path: Path
) -> None:
    await imported(database, write(tmp_path / "estate", GOOD))
    fewer = {"improvements.csv": "id,relationship,title,causes\ni,cartoleth~lastmile,Faster,x\n"}
    result = await imported(database, write(tmp_path / "fewer", fewer))
    assert (result.tally.removed, result.tally.created, result.tally.changed) == (1, 0, 0)
    assert result.by_kind["Improvement.complaints"].removed == 1
    assert result.by_kind["Improvement.feedback"].unchanged == 1
