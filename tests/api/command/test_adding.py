"""`rapport add`, `archive` and `delete`, and what verbs and kinds say that they ask for."""

from __future__ import annotations

import json
import shlex
from typing import TYPE_CHECKING

import pytest

from api.command.things.fields import of_new, of_verb, refuse_missing, stated
from api.command.things.kinds import kind_named
from api.command.things.verbs import verb_named
from graph.model import MODEL
from tests.engines import EMBEDDED_ALONE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.api.command.conftest import Rapport

ESTATE = {
    "organizations.csv": "id,name\ngeo,Geo\nfleet,Fleet Services\n",
    "offerings.csv": "id,name,provider\nmaps,Maps,geo\n",
    "relationships.csv": "id,provider,consumer\ngeo-fleet,geo,fleet\n",
    "agreements.csv": "id,reference,provider,consumer,offering,criticality,notice_days\nterms,T-1,geo,fleet,maps,HIGH,30\n",
    "people.csv": "id,name,member_of\nana,Ana Lima,fleet\n",
    "commitments.csv": "id,text,side,relationship,at,due\nnumbers,Numbers each week,CONSUMER,geo-fleet,2026-01-01,2026-02-01\n",
}


@pytest.fixture
def small(empty: Rapport, tmp_path: Path) -> Rapport:
    """An estate that may be changed."""
    for name, text in ESTATE.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert empty("import", tmp_path, "--source", "small").status == 0
    return empty


def commands(out: str) -> list[list[str]]:
    """Those that are shown to be copied."""
    return [shlex.split(line)[1:] for line in out.splitlines() if line.startswith("  rapport ")]


def test_a_change_is_planned_by_name_and_taken_back(small: Rapport) -> None:
    made = small("add", "change", "title=Retire Maps in spring", "effective_on=2027-04-01", "--as", "Ana Lima")
    assert (made.status, made.err) == (0, "")
    assert made.out.startswith(
        "Added: change Retire Maps in spring (retire-maps-in-spring), by person ana. Back again:\n"
    )
    gone, linked, status = commands(made.out)
    assert gone == ["delete", "change:retire-maps-in-spring", "--yes", "--as", "ana"]
    assert small(*["Maps" if word == "OFFERING" else word for word in linked]).status == 0
    asked = small("impact", "--change", "retire maps IN spring", "--today", "2026-10-05", "--brief")
    assert asked.out.startswith("If on 2027-04-01 Maps is retired, as seen on 2026-10-05:\n")
    assert small(*status).status == 0
    assert small(*gone).status == 0
    assert small("show", "retire-maps-in-spring").status == 2


def test_ids_are_made_of_names_that_are_not_taken(small: Rapport) -> None:
    answers = [small("add", "person", "name=Ana Lima", "member_of=Geo", "--format", "json") for _ in range(2)]
    first, second = (json.loads(answer.out)["id"] for answer in answers)
    assert first == "ana-lima"
    assert second not in {"ana", "ana-lima"}
    assert json.loads(small("add", "person", "name=Ana Lima", "id=al", "--format", "json").out)["id"] == "al"


def test_a_thing_is_archived_brought_back_and_deleted(small: Rapport) -> None:
    archived = small("archive", "Ana Lima", "--as", "ana")
    assert archived.out == (
        "Archived: person Ana Lima (ana), by person ana. Back again:\n  rapport archive person:ana --back --as ana\n"
    )
    assert small("list", "people").out == "People: 0 of 0\n"
    assert small(*commands(archived.out)[0]).out == "No longer archived: person Ana Lima (ana), by person ana.\n"
    assert small("delete", "commitment:numbers").err == (
        "rapport: This deletes commitment numbers for good. Add --yes if that is meant; rapport archive keeps it.\n"
    )
    assert small("delete", "commitment:numbers", "--yes").out == "Deleted: commitment numbers, by command line.\n"
    refused = small("delete", "Geo", "--yes")
    assert refused.status == 2
    assert refused.err.startswith("rapport: Organization 'geo' cannot be deleted: ")


def test_a_verb_shows_what_it_changed(small: Rapport) -> None:
    done = small("do", "keepCommitment", "numbers", "done_at=2026-01-20", "--as", "ana")
    assert done == (
        0,
        (
            "Done: keep-commitment, commitment Numbers each week (numbers), by person ana.\n"
            "  FIELD    BEFORE  AFTER\n  status   OPEN    KEPT\n  done_at          2026-01-20\n"
            "  rapport show commitment:numbers\n"
        ),
        "",
    )
    again = small("do", "keep-commitment", "numbers")
    assert again == (2, "", "rapport: 'numbers' is KEPT already\n")


def test_the_agenda_says_the_command_that_settles_a_line(small: Rapport) -> None:
    lines = small("agenda", "--today", "2026-03-01").out
    assert "  rapport do keep-commitment numbers\n" in lines
    assert "  rapport link stakeholder PERSON geo-fleet\n" in lines
    assert small("do", "keep-commitment", "numbers").status == 0
    codes = small("agenda", "--today", "2026-03-01", "--format", "csv").out
    assert ",linkStakeholder," in codes


def test_an_instant_is_a_day_or_a_time_in_utc(small: Rapport) -> None:
    for given, kept in (
        ("2027-02-01", "2027-02-01T00:00:00"),
        ("2027-02-01 14:30", "2027-02-01T14:30:00"),
        ("2027-02-01T14:30:00+02:00", "2027-02-01T12:30:00"),
    ):
        made = small(
            "do",
            "plan-engagement",
            "kind=review",
            f"at={given}",
            "relationships=Geo~Fleet Services",
            "--format",
            "json",
        )
        shown = small("show", "engagement", json.loads(made.out)["id"], "--format", "json")
        assert json.loads(shown.out)["at"].startswith(kept), given


def test_what_was_decided_and_promised_is_recorded_with_a_meeting(small: Rapport) -> None:
    promised = '[{"text": "A forecast", "side": "consumer", "due": "2026-06-01"}]'
    meeting = ("do", "record-engagement", "kind=REVIEW", "at=2026-01-20", "relationships=geo-fleet")
    assert small(*meeting, f"commitments={promised}").status == 0
    assert "A forecast" in small("list", "commitments").out


@EMBEDDED_ALONE
@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (("add", "chang"), "There is no kind 'chang'. Did you mean changes?"),
        (("add", "offering", "name=Atlas"), "A new offering needs provider=… too."),
        (
            ("add", "change", "title=X", "effective_on=31.12.2027"),
            "effective_on: '31.12.2027': a day is written YYYY-MM-DD",
        ),
        (("set", "geo-fleet", "review_every=monthly"), "review_every: 'monthly': a duration is written in ISO 8601"),
        (
            ("do", "plan-engagement", "kind=REVIEW", "at=soon", "relationships=geo-fleet"),
            "at: 'soon': an instant is written in ISO 8601 with its time zone",
        ),
        (
            ("do", "record-engagement", "kind=REVIEW", "relationships=geo-fleet", 'commitments=[{"text": "x"}]'),
            '{"text": "x"} needs side=… too.',
        ),
        (
            ("do", "record-engagement", "kind=REVIEW", "relationships=geo-fleet", 'commitments=[{"txt": "x"}]'),
            "There is no field 'txt' here. Did you mean text?",
        ),
        (("do", "record-engagement", "kind=REVIEW", "commitments=x"), "commitments is a list written as JSON"),
        (("do", "record-engagement", "kind=REVIEW", "commitments=[1]"), "commitments is a list written as JSON, like"),
        (("change", "retract"), "No such command 'retract'. Did you mean"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(small: Rapport, command: tuple[str, ...], sentence: str) -> None:
    ran = small(*command)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"rapport: {sentence}")
    assert "?." not in ran.err


def test_the_examples_of_help_name_fields_that_are_there(rapport: Rapport) -> None:
    examples = [
        shlex.split(line)
        for command in ("add", "do")
        for line in rapport(command, "--help").out.splitlines()
        if line.startswith(f"    rapport {command} ") and "=" in line
    ]
    assert len(examples) >= 4
    for _, command, word, *words in examples:
        slots = of_new(kind_named(word)) if command == "add" else of_verb(verb_named(word))
        given = [text for text in words[: words.index("--as")] if "=" in text] if "--as" in words else words
        refuse_missing(stated(given, slots), slots.values(), word)


def test_kinds_and_verbs_say_how_their_fields_are_written(rapport: Rapport) -> None:
    asked = rapport("do", "plan-engagement").out
    assert "In which form people meet. REVIEW, WORKSHOP, TRAINING, COMMITTEE, CALL or MESSAGES." in asked
    assert 'When it begins. YYYY-MM-DD, or "YYYY-MM-DD HH:MM", in UTC.' in asked
    assert "Where keys are asked for, whole names do too; several have commas between them." in asked
    assert 'JSON, like [{"text": …, "side": …}].' in rapport("do", "record-engagement").out
    change = rapport("add", "change").out
    assert "Day on which it takes effect. YYYY-MM-DD." in change
    assert "Relations, by rapport link: changed-offering." in change
    for command in (("add",), ("list",)):
        assert "usage-scenarios" in rapport(*command).out


def test_what_there_is_to_add_and_to_do_is_told_to_programs(rapport: Rapport) -> None:
    for command in ("list", "add"):
        kinds = json.loads(rapport(command, "--format", "json").out)["kinds"]
        assert {"kind": "changes", "what": MODEL.kinds["Change"].words} in kinds
    assert rapport("list", "--format", "csv").out.splitlines()[0].endswith("kind,what")
    change = json.loads(rapport("add", "change", "--format", "json").out)
    assert [field["field"] for field in change["fields"] if field["needed"]] == ["title"]
    assert "changed-offering" in change["relations"]
    verbs = json.loads(rapport("do", "--format", "json").out)["verbs"]
    assert {verb["verb"]: verb["of"] for verb in verbs}["keep-commitment"] == "commitment"
    verb = json.loads(rapport("do", "retire-offering", "--format", "json").out)
    (needed,) = [field for field in verb["fields"] if field["needed"]]
    assert (needed["field"], needed["form"]) == ("retires_on", "YYYY-MM-DD.")
