"""What somebody may not see moves nothing of what they are told."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from graph.questions.network.coverage import coverage
from graph.questions.network.departure import departed
from graph.questions.network.introductions import Askers, Wanted, introductions
from graph.questions.network.picture import Picture
from graph.questions.network.stakeholders import stakeholder_map
from tests.graph.questions.network.estates import PEOPLE, REACH, AttendedRow, assessment, knows, rows, sight

if TYPE_CHECKING:
    from graph.questions.network.sight import Sight


def told(seeing: Sight) -> list[Any]:
    """Everything that is said of who knows whom, in plain values."""
    ids, at = seeing.people.ids, seeing.people.at
    picture = Picture(seeing.ties, range(len(ids)), 0.05)
    picture.measure()
    ways = [introductions(seeing, Askers([one]), Wanted(other)) for one in ids[:3] for other in ids if one != other]
    ways.append(introductions(seeing, Askers(organization="ours"), Wanted(organization="theirs")))
    return [
        ids,
        [
            (seeing.ties.strength(at[one], at[other]), seeing.ties.is_strained(at[one], at[other]))
            for one in ids
            for other in ids
        ],
        [(found.to, found.why_none, [(way.people, way.strength, way.absent) for way in found.ways]) for found in ways],
        [picture.degree, picture.closeness, picture.constraint, picture.separates, picture.bridges, picture.core],
        coverage(seeing, ["known", "hidden"], include_basic=True),
        stakeholder_map(seeing, "known"),
        [departed(seeing, person) for person in ids],
    ]


def with_others_hidden(given: dict[str, list[Any]], chance: Random) -> dict[str, list[Any]]:
    """The same but for what is hidden from whoever reaches one side of `known`, which is random anew."""
    colleagues = {row.person for row in given["members"] if row.organization in REACH}
    seen = colleagues | {row.person for row in given["stakeholders"] if row.relationship == "known"}

    def is_seen(row: Any) -> bool:
        return row.relationship == "known" and (row.visibility or "SHARED") != "CONSUMER"

    meetings = [row for row in given["meetings"] if is_seen(row)]
    shown = {row.id for row in meetings}
    hidden_meetings = [row for row in rows(chance)["meetings"] if not is_seen(row)]
    hidden_meetings = [row._replace(id=f"other-{row.id}") for row in hidden_meetings]
    attended = [row for row in given["attended"] if row.engagement in shown and row.person in seen]
    attended += [
        AttendedRow(person, row.id, row.relationship)
        for row in (*meetings, *hidden_meetings)
        for person in PEOPLE
        if chance.random() < 0.3 and (row in hidden_meetings or person not in seen)
    ]
    seen_words = [row for row in given["knows"] if row.person in colleagues and row.other in seen]
    others = [row for row in (knows(chance) for _ in range(20)) if row.person not in colleagues]
    views = [
        row
        for row in given["assessments"]
        if row.relationship == "known" and row.visibility in {"SHARED", "PROVIDER", None}
    ]
    others_views = [assessment(chance, number)._replace(id=f"other-{number}") for number in range(10)]
    others_views = [row for row in others_views if row.relationship == "hidden" or row.visibility == "CONSUMER"]
    reports = [row for row in given["reports"] if row.person in seen and row.manager in seen]
    return {
        **given,
        "meetings": [*meetings, *hidden_meetings],
        "attended": attended,
        "knows": [*seen_words, *others],
        "assessments": [*views, *others_views],
        "reports": [*reports, *(row for row in rows(chance)["reports"] if not {row.person, row.manager} <= seen)],
        "members": [row for row in given["members"] if row.person in seen and row.organization not in {"else", "far"}],
        "steps": [row for row in given["steps"] if row.relationship == "known"],
    }


@pytest.mark.parametrize("seed", range(60))
def test_a_change_of_hidden_facts_moves_nothing(seed: int) -> None:
    chance = Random(seed)  # noqa: S311  # no secret
    given = rows(chance)
    assert told(sight(with_others_hidden(given, chance), REACH)) == told(sight(given, REACH))


def test_hidden_facts_do_move_what_somebody_sees_who_sees_everything() -> None:
    chance = Random(1)  # noqa: S311  # as above
    given = rows(chance)
    assert told(sight(with_others_hidden(given, chance))) != told(sight(given))
