"""`rapport changes`, `rapport change …` and `rapport notices CHANGE`."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.api.command.conftest import Rapport


def day(ahead: int) -> str:
    return (datetime.now(UTC).date() + timedelta(days=ahead)).isoformat()


ESTATE = {
    "organizations.csv": "id,name\ngeo,Geo\nfleet,Fleet Services\nshop,Shop\n",
    "offerings.csv": "id,name,provider\nmaps,Maps,geo\n",
    "relationships.csv": "id,provider,consumer\ngeo-fleet,geo,fleet\ngeo-shop,geo,shop\n",
    "agreements.csv": "id,provider,consumer,offering,criticality,notice_days\n"
    "f,geo,fleet,maps,HIGH,10\ns,geo,shop,maps,HIGH,10\n",
    "people.csv": "id,name,email,member_of\nana,Ana Lima,ana@fleet.example,fleet\nsue,Sue,sue@shop.example,shop\n"
    "mona,Mona,mona@geo.example,geo\n",
    "stakeholders.csv": "person,relationship,role,side\nana,geo-fleet,CUSTOMER,CONSUMER\n"
    "sue,geo-shop,CUSTOMER,CONSUMER\n",
    "changes.csv": f"id,title,status,effective_on\nend,End of Maps,DRAFT,{day(60)}\n",
    "changed_offerings.csv": "change,offering,action\nend,maps,RETIRE\n",
}


@pytest.fixture
def planned(empty: Rapport, tmp_path: Path) -> Rapport:
    """A draft that retires what two consumers use."""
    for name, text in ESTATE.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    ran = empty("import", tmp_path, "--source", "small")
    assert ran.status == 0, ran.err
    return empty


def test_a_change_is_put_to_its_consumers_decided_announced_and_moved(planned: Rapport) -> None:
    proposed = planned("change", "propose", "end of maps", "--answer-by", day(20), "--as", "mona")
    assert proposed.out.splitlines()[:2] == [
        f"End of Maps (end) is PROPOSED, on {day(60)}, by person mona.",
        "2 messages wait to be sent.",
    ]
    refused = planned("change", "agree", "end")
    assert (refused.status, refused.out) == (2, "")
    assert "'fleet', 'shop' (can answer until" in refused.err
    assert planned("change", "answer", "end", "Fleet Services", "accept", "--as", "ana").status == 0
    assert planned("change", "answer", "end", "shop", "object", "--person", "sue", "--reason", "Too soon").status == 0
    status = planned("change", "status", "end").out
    assert "  Fleet Services  HIGH      ACCEPT" in status
    assert "OBJECTION" in status
    assert "Too soon" in status
    assert planned("change", "agree", "end", "--despite", "shop=No other way", "--as", "mona").status == 0
    announced = json.loads(planned("change", "announce", "end", "--format", "json").out)
    assert announced["change"] == {
        "id": "end",
        "title": "End of Maps",
        "status": "ANNOUNCED",
        "effectiveOn": day(60),
        "planned": {"totalCount": 2},
    }
    listed = planned("notices", "end").out
    assert listed.startswith("Messages about End of Maps (end): 4\n")
    assert [line.split()[-3:-1] for line in listed.splitlines() if "SUPERSEDED" in line] == [
        ["QUESTION", "SUPERSEDED"],
        ["QUESTION", "SUPERSEDED"],
    ]
    assert "accepted" in planned("changes", "--format", "csv").out
    moved = planned("change", "reschedule", "end", day(90), "--reason", "Shop asks for it")
    assert moved.out.startswith(f"End of Maps (end) is PROPOSED, on {day(90)}, by command line.")
    assert planned("change", "cancel", "end", "--reason", "Maps goes on").out.startswith(
        "End of Maps (end) is CANCELLED"
    )
    assert planned("changes").out == (
        "Planned changes that are DRAFT, PROPOSED, AGREED, ANNOUNCED: 0\n\n  There are none.\n"
    )


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (("propose", "nope", "--answer-by", "2099-01-01"), "There is no change 'nope'"),
        (("propose", "end", "--answer-by", "2020-01-01"), "must be today or later"),
        (("answer", "end", "fleet", "accept"), "Who says so? Name somebody of the consumer's side by --person"),
        (("answer", "end", "fleet", "accept", "--person", "ana"), "is DRAFT: this can be done while it is PROPOSED"),
        (("agree", "end", "--despite", "fleet"), "--despite 'fleet': write CONSUMER=REASON"),
        (("reschedule", "end", "2099-01-01", "--reason", "x", "--until", "maps=2099"), "write OFFERING:ACTION=DAY"),
        (("announce", "end"), "is DRAFT: this can be done while it is AGREED or ANNOUNCED"),
        (("reject", "end"), "Missing option '--reason'"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_changes(planned: Rapport, command: tuple[str, ...], sentence: str) -> None:
    ran = planned("change", *command)
    assert (ran.status, ran.out) == (2, "")
    assert sentence in ran.err
    assert "  DRAFT   " in planned("changes").out
