"""`rapport find`, `show` and `list`, and names where ids are taken."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from api.command.picture import Picture, dot, mermaid
from api.command.things.kinds import KINDS, STATED, kind_named, written

if TYPE_CHECKING:
    from tests.api.command.conftest import Rapport

CANDIDATES = """\
rapport: 'hosting' is no id and no whole name. It stands in:
  KIND      ID                NAME
  offering  app-hosting       Application Hosting
  offering  rackmere-hosting  Rackmere Hosting
"""


# --- names ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "command",
    [
        ("impact", "MAPS=RETIRE", "--on", "2027-01-01"),
        ("migration", "Maps", "--on", "2027-01-01"),
        ("ahead", "saint orlan hospitals"),
        ("agenda", "--manager", "Пётр Лукин"),
        ("promise-gaps", "--provider", "Transport"),
        ("agenda", "--relationship", "Digital for Parcel"),
    ],
)
def test_a_whole_name_is_as_good_as_an_id(quellhaven: Rapport, command: tuple[str, ...]) -> None:
    by_id = {
        "MAPS=RETIRE": "maps=RETIRE",
        "Maps": "maps",
        "saint orlan hospitals": "saint-orlan",
        "Digital for Parcel": "digital-parcel",
        "Пётр Лукин": "petr-lukin",
        "Transport": "transport",
    }
    rest = ("--today", "2026-10-05", "--format", "json")
    named = quellhaven(*command, *rest)
    assert (named.status, named.err) == (0, "")
    assert named == quellhaven(*(by_id.get(word, word) for word in command), *rest)


def test_a_part_of_names_is_answered_with_candidates(quellhaven: Rapport) -> None:
    assert quellhaven("impact", "hosting=RETIRE") == (2, "", CANDIDATES)
    assert quellhaven("show", "offering", "hosting") == (2, "", CANDIDATES)


def test_what_is_not_there_is_said_so(quellhaven: Rapport) -> None:
    sentence = "rapport: There is no thing 'xyzzy': rapport find looks for parts of names.\n"
    assert quellhaven("show", "xyzzy") == (2, "", sentence)
    ran = quellhaven("list", "offerings", "--where", "provider=nobody")
    assert (ran.status, ran.out) == (2, "")
    assert "There is no organization 'nobody': rapport find looks for parts of names." in ran.err
    ran = quellhaven("list", "offering-s", "--where", "providr=geo")
    assert (ran.status, ran.err) == (2, "rapport: There is no field 'providr' here. Did you mean provider?\n")
    assert quellhaven("list", "offrings").err == "rapport: There is no kind 'offrings'. Did you mean offerings?\n"


def test_every_kind_is_named_as_its_file_and_as_one_thing() -> None:
    for kind in STATED:
        assert {kind_named(word) for word in (written(kind), kind.singular, kind.label)} == {kind}
    assert kind_named("relationship").label == "ServiceRelationship"
    assert set(KINDS.values()) == set(STATED)


def test_a_shell_is_offered_ids_and_names_where_the_graph_answers_at_once(
    quellhaven: Rapport, rapport: Rapport
) -> None:
    def offered(asked: Rapport, line: str) -> list[str]:
        word = str(len(line.split()) - 1)
        shell = asked.process(_RAPPORT_COMPLETE="complete_bash", COMP_WORDS=line, COMP_CWORD=word)
        out, err = shell.communicate(timeout=60)
        assert err == ""
        return [*filter(None, out.splitlines())]

    assert offered(quellhaven, "rapport show rou") == ["routing"]
    assert {"Drovetek", "Drovetek\\ Telematics"} <= {*offered(quellhaven, "rapport show Drovetek")}
    assert offered(quellhaven, "rapport departure maps") == []  # no person
    assert offered(quellhaven, "rapport change status maps-ret") == ["maps-retirement", "maps-retirement-february"]
    assert offered(quellhaven, "rapport notices Suspend") == [
        "Suspend\\ Push\\ while\\ it\\ moves\\ to\\ new\\ machines"
    ]
    assert "offerings" in offered(rapport, "rapport list off")
    assert offered(rapport, "rapport show rou") == []
    assert not Path(rapport.variables["RAPPORT_DATA"]).exists()


# --- reading ----------------------------------------------------------------------------------------------------------


def test_find_shows_kind_id_name_and_whose(quellhaven: Rapport) -> None:
    rows = list(csv.DictReader(io.StringIO(quellhaven("find", "rout", "--format", "csv").out)))
    assert rows[0] == {"kind": "offering", "id": "routing", "name": "Routing", "of": "Geo"}
    assert quellhaven("find", "rout", "--kind", "person").out.endswith("from their beginning.\n")


def test_show_says_what_an_offering_rests_on_and_what_rests_on_it(quellhaven: Rapport) -> None:
    out = quellhaven("show", "routing").out
    assert re.search(r"^  Maps +maps +CRITICAL +Cartoleth +1 of base-map,$", out, re.MULTILINE)
    assert re.search(r"^  · Hostvale East +hostvale-east +CRITICAL +Hostvale +2 of sites$", out, re.MULTILINE)
    assert re.search(r"^  Fleet +CRITICAL +60 +digital-fleet-routing$", out, re.MULTILINE)
    assert "\nRests on it\n" in out
    assert "· " not in quellhaven("show", "routing", "--depth", "1").out


@pytest.mark.parametrize("kind", ["organizations", "people", "relationships", "agreements", "commitments", "changes"])
def test_every_kind_is_listed_and_each_of_its_things_shown(quellhaven: Rapport, kind: str) -> None:
    answer = json.loads(quellhaven("list", kind, "--first", "2", "--format", "json").out)
    assert answer["totalCount"] >= len(answer["nodes"]) == 2
    for node in answer["nodes"]:
        shown = quellhaven("show", kind, node["id"])
        assert (shown.status, shown.err) == (0, "")
        assert node["id"] in shown.out
        for form in ("html", "markdown", "mermaid", "dot"):
            assert quellhaven("show", kind, node["id"], "--format", form).status == 0, form


def test_a_list_is_filtered_sorted_and_counted(quellhaven: Rapport) -> None:
    of_fleet = ("list", "agreements", "--where", "consumer=Fleet", "--where", "status=ACTIVE")
    answer = json.loads(quellhaven(*of_fleet, "--sort", "-valid_to", "--format", "json").out)
    days = [node["validTo"] or "" for node in answer["nodes"]]
    assert days == sorted(days, reverse=True) != []
    assert quellhaven(*of_fleet, "--first", "2").out.startswith(f"Agreements: 2 of {len(days)}; --all for the rest\n")
    rows = list(csv.DictReader(io.StringIO(quellhaven(*of_fleet, "--all", "--format", "csv").out)))
    assert [row["provider_name"] for row in rows if row["id"] == "digital-fleet-routing"] == ["Digital"]
    named = quellhaven("list", "agreements", "--where", "offering=Routing", "--format", "json")
    assert named.out == quellhaven("list", "agreements", "--where", "covers=routing", "--format", "json").out
    assert json.loads(named.out)["totalCount"] == 5
    due = quellhaven("list", "commitments", "--where", "due<2026-01-01", "--columns", "due", "--format", "csv").out
    assert all(row["due"] < "2026-01-01" for row in csv.DictReader(io.StringIO(due)))
    members = quellhaven(
        "list", "people", "--where", "member_of=Digital", "--where", "name~priya", "--format", "csv"
    ).out
    assert members.splitlines()[1].startswith("priya-raman,")


def test_a_picture_escapes_what_means_something_to_it() -> None:
    evil = 'a"]; click n0 <b>`x` #1\\'
    drawn = Picture({"one": evil, "two": "Maps"}, {("one", "two"): 'HIGH" --> x'}, {"one"})
    assert mermaid(drawn).splitlines()[1:] == [
        '  n0["a#quot;]; click n0 #lt;b#gt;#96;x#96; #35;1#92;"]',
        '  n1["Maps"]',
        '  n0 -->|"HIGH#quot; --#gt; x"| n1',
        "  style n0 stroke-width:4px",
    ]
    assert '"one" [label="a\\"]; click n0 <b>`x` #1\\\\", peripheries=2];' in dot(drawn)
