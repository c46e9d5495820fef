"""`rapport set`, `link`, `unlink` and `do`."""

from __future__ import annotations

import json
import re
import shlex
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.api.command.conftest import Rapport

ESTATE = {
    "organizations.csv": "id,name\ngeo,Geo\nfleet,Fleet Services\n",
    "offerings.csv": "id,name,provider\nmaps,Maps,geo\natlas,Atlas,geo\nrouting,Routing,geo\n",
    "relationships.csv": "id,provider,consumer\ngeo-fleet,geo,fleet\n",
    "agreements.csv": "id,reference,provider,consumer,offering,criticality,notice_days\nterms,T-1,geo,fleet,routing,HIGH,30\n",
    "people.csv": "id,name,member_of\nana,Ana Lima,fleet\nmaps,Maps Müller,geo\n",
}


@pytest.fixture
def small(empty: Rapport, tmp_path: Path) -> Rapport:
    """An estate that may be changed."""
    for name, text in ESTATE.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert empty("import", tmp_path, "--source", "small").status == 0
    return empty


def test_one_id_of_several_kinds_wants_its_kind(small: Rapport) -> None:
    ran = small("show", "maps")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("rapport: 'maps' is several things: say which, by its id, or with its kind before it")
    for words in (("person:maps",), ("person", "maps"), ("Maps Müller",), ("maps muller",)):
        assert small("show", *words).out.startswith("Maps Müller: person maps\n"), words


def back(out: str) -> list[str]:
    """The command that sets it back, as it is shown."""
    (line,) = [line for line in out.splitlines() if line.startswith("  rapport ")]
    return shlex.split(line)[1:]


def test_set_shows_before_and_after_and_the_way_back(small: Rapport) -> None:
    ran = small("set", "T-1", "notice_days=90", "offering=", "--as", "ana lima")
    assert ran.status == 2  # an agreement's offerings are relations of their own
    ran = small("set", "T-1", "notice_days=90", "--as", "ana lima")
    assert ran == (
        0,
        (
            "Agreement terms (T-1)\n  FIELD        BEFORE  AFTER\n  notice_days  30      90\n"
            "Changed by person ana. Back again:\n  rapport set agreement:terms notice_days=30 --as ana\n"
        ),
        "",
    )
    again = small("set", "agreement", "terms", "noticeDays=90")
    assert again.out == "Agreement terms (T-1)\nIt is so already; nothing changes.\n"
    assert small(*back(ran.out)).status == 0
    assert json.loads(small("show", "terms", "--format", "json").out)["noticeDays"] == 30


def test_a_relation_to_one_thing_is_set_by_name_and_a_value_cleared(small: Rapport) -> None:
    assert small("set", "geo", "part_of=Fleet Services").status == 0
    assert json.loads(small("show", "geo", "--format", "json").out)["partOf"]["id"] == "fleet"
    cleared = small("set", "geo", "part_of=")
    assert back(cleared.out) == ["set", "organization:geo", "part_of=fleet"]


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (("set", "terms"), "What is to be set? Write field=value, like notice_days=90; an empty value clears."),
        (("set", "terms", "notice_day=1"), "There is no field 'notice_day' here. Did you mean notice_days?"),
        (("set", "terms", "notice_days=x"), "notice_days is a whole number; it is 'x'."),
        (
            ("set", "terms", "notice_days=1", "--as", "nobody"),
            "There is no person 'nobody': rapport find looks for parts of names.",
        ),
        (
            ("link", "dependency", "routing"),
            "Which two things? Write rapport link RELATION FROM TO, like: rapport link dependency routing maps.",
        ),
        (("link", "dependenci", "routing", "maps"), "There is no relation 'dependenci'. Did you mean dependency?"),
        (("link", "dependency", "routing", "routing"), "to: 'routing' cannot depend on itself"),
        (("do", "retire-offring", "maps"), "There is no verb 'retire-offring'. Did you mean retire-offering?"),
        (("do", "retire-offering", "maps"), "retire-offering needs retires_on=… too."),
    ],
)
def test_each_mistake_is_one_sentence(small: Rapport, command: tuple[str, ...], sentence: str) -> None:
    assert small(*command) == (2, "", f"rapport: {sentence}\n")


def test_things_are_linked_and_unlinked_again(small: Rapport) -> None:
    ran = small("link", "dependency", "Routing", "offering:maps".removeprefix("offering:"), "criticality=high")
    assert ran.status == 0, ran.err
    assert ran.out.startswith("Linked: dependency Routing (routing) → Maps (maps) (criticality HIGH")
    assert "There it is" not in ran.out
    changed = small("link", "dependency", "routing", "maps", "criticality=LOW")
    assert "  criticality  HIGH    LOW\n" in changed.out
    assert back(changed.out) == ["link", "dependency", "routing", "maps", "criticality=HIGH"]
    assert "It is so already; nothing changes." in small("link", "dependency", "routing", "maps", "criticality=LOW").out
    undone = small(*back(ran.out))
    assert back(undone.out) == ["link", "dependency", "routing", "maps", "criticality=LOW"]
    assert undone.out.startswith("Unlinked: dependency Routing (routing) → Maps (maps)\n")
    assert json.loads(small("show", "routing", "--format", "json").out)["dependencies"]["totalCount"] == 0
    role = small("link", "stakeholder", "Ana Lima", "Geo~Fleet Services", "role=user")
    assert back(role.out) == ["unlink", "stakeholder", "ana", "geo-fleet", "role=USER"]
    assert small(*back(role.out)).status == 0


def test_retiring_an_offering_says_what_remains_of_what_it_rests_on(small: Rapport) -> None:
    assert "What remains" not in small("impact", "routing=RETIRE", "--today", "2026-10-05").out
    for needing, needed, until in (("routing", "maps", ""), ("routing", "atlas", "2020-01-01"), ("atlas", "maps", "")):
        assert small("link", "dependency", needing, needed, f"valid_to={until}").status == 0
    remains = (
        "What remains of what they rested on\n"
        "  REMAINS  ID    WAS NEEDED BY  ELSE NEEDED BY\n"
        "  Maps     maps  Routing        1 offering\n"
    )
    asked = ("impact", "routing=RETIRE", "--on", "2027-01-01", "--today", "2026-10-05")
    assert small(*asked).out.endswith(remains)
    assert "What remains" not in small(*asked, "--brief").out
    both = small("impact", "routing=RETIRE", "atlas=RETIRE", "--on", "2027-01-01", "--today", "2026-10-05").out
    assert "  Maps     maps  Routing, Atlas  no offering\n" in both
    assert "What remains" not in small("impact", "routing=SUSPEND", "--today", "2026-10-05").out
    assert small("do", "retire-offering", "routing", "retires_on=2027-01-01").out.endswith(remains)
    assert small("set", "routing", "retires_on=").status == 0
    for needing, needed in (("routing", "maps"), ("routing", "atlas"), ("atlas", "maps")):
        assert small("unlink", "dependency", needing, needed).status == 0


def test_verbs_are_shown_asked_and_done_by_whom_the_environment_names(small: Rapport) -> None:
    assert "retire-offering" in small("do").out
    assert re.search(r"^  retires_on +yes +First day", small("do", "retire-offering").out, re.MULTILINE)
    mine = type(small)(small.capture, {**small.variables, "RAPPORT_ACTOR": "Ana Lima"})
    done = mine("do", "retire-offering", "Atlas", "retires_on=2027-01-01", "successor=Maps")
    assert done == (
        0,
        (
            "Done: retire-offering, offering Atlas (atlas), by person ana.\n"
            "  FIELD       BEFORE  AFTER\n  retires_on          2027-01-01\n"
            "  rapport show offering:atlas\n"
        ),
        "",
    )
    shown = json.loads(small("show", "atlas", "--format", "json").out)
    assert (shown["retiresOn"], shown["successors"]["totalCount"]) == ("2027-01-01", 1)
    planned = small(
        "do",
        "plan-engagement",
        "kind=REVIEW",
        "at=2027-02-01T10:00:00Z",
        "relationships=geo~fleet services",
        "--format",
        "json",
    )
    assert json.loads(planned.out)["__typename"] == "Engagement"
