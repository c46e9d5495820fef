"""What is other than at the last run."""

from __future__ import annotations

import orjson
import pytest

from graph.model.severity import Severity
from graph.questions.runs.difference import Difference, Turn
from graph.questions.runs.run import NOTHING_MASKED, RULES, Run, run_in, run_of
from graph.text.catalogue.language import Language
from graph.text.runs import sentences
from tests.graph.impact.small import ask, estate

COUNTS = {"none": 0, "low": 0, "medium": 0, "high": 0, "critical": 0}


def ran(
    on: str = "2027-01-01",
    *,
    overdue: int = 0,
    people: int = 3,
    masked: dict[str, str] | None = None,
    rules: int = RULES,
    **consumers: str,
) -> Run:
    """Consumers with their severities."""
    counted = dict(COUNTS)
    for severity in consumers.values():
        counted[severity.lower()] += 1
    return Run(
        effective_on=on,
        totals={"consumers": counted, "agreements": COUNTS, "offerings": COUNTS},
        consumers={id_: Severity[severity] for id_, severity in consumers.items()},
        people=people,
        overdue=overdue,
        earliest_date="2027-02-02",
        masked=NOTHING_MASKED,
        masked_consumers={id_: Severity[severity] for id_, severity in (masked or {}).items()},
        rules=rules,
    )


BEFORE = ran(acme="HIGH", beta="LOW", zeta="MEDIUM", theta="HIGH")
AFTER = ran("2027-02-02", overdue=2, people=4, acme="CRITICAL", beta="LOW", late="LOW", theta="MEDIUM")


def test_a_run_like_the_last_one_has_no_differences() -> None:
    same = Difference(ran(acme="HIGH"), ran(acme="HIGH"))
    assert not same
    assert list(sentences(same, str.title, Language.EN)) == []


def test_consumers_that_fare_otherwise_are_there_the_worst_now_first() -> None:
    turned = [(one.organization, one.turn) for one in Difference(BEFORE, AFTER).consumers]
    assert turned == [("acme", Turn.WORSE), ("theta", Turn.BETTER), ("late", Turn.NEW), ("zeta", Turn.GONE)]


def test_a_consumer_that_has_lost_by_now_what_it_would_lose_is_masked_and_not_gone() -> None:
    difference = Difference(ran(acme="HIGH", beta="LOW"), ran(masked={"acme": "HIGH"}))
    assert [(one.organization, one.turn) for one in difference.consumers] == [
        ("acme", Turn.MASKED),
        ("beta", Turn.GONE),
    ]
    assert list(sentences(difference, str.title, Language.EN))[1:] == [
        "Acme: HIGH → NONE; it is as badly off already, HIGH by this too.",
        "Beta is no longer affected: LOW → NONE.",
    ]


def test_a_run_under_earlier_rules_says_so_and_is_no_other_for_what_it_did_not_keep() -> None:
    difference = Difference(ran(acme="HIGH", rules=1), ran(acme="HIGH", masked={"beta": "LOW"}))
    assert not difference
    assert [sentence.split(":")[0] for sentence in sentences(difference, str.title, Language.EN)] == [
        "The last run was judged by earlier rules"
    ]


def test_what_was_kept_before_rules_were_counted_is_read_as_the_first_rules() -> None:
    kept = orjson.loads(ran(acme="HIGH").text)
    earlier = {name: value for name, value in kept.items() if name not in {"rules", "masked", "masked_consumers"}}
    assert run_in(orjson.dumps(earlier).decode()) == ran(acme="HIGH", rules=1)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            Language.EN,
            [
                "It was asked for 2027-01-01, and is now for 2027-02-02.",
                "Consumers: CRITICAL 0 → 1, HIGH 2 → 0, LOW 1 → 2.",
                "Acme is affected worse: HIGH → CRITICAL.",
                "Theta is affected less: HIGH → MEDIUM.",
                "Late is newly affected: NONE → LOW.",
                "Zeta is no longer affected: MEDIUM → NONE.",
                "Notices overdue: 0 → 2.",
                "People to tell: 3 → 4.",
            ],
        ),
        (
            Language.RU,
            [
                "Спрашивали о 1 января 2027, теперь о 2 февраля 2027.",
                "Потребители: КРИТИЧЕСКАЯ 0 → 1, ВЫСОКАЯ 2 → 0, НИЗКАЯ 1 → 2.",
                "Потребитель «Acme» затронут сильнее: ВЫСОКАЯ → КРИТИЧЕСКАЯ.",
                "Потребитель «Theta» затронут слабее: ВЫСОКАЯ → СРЕДНЯЯ.",
                "Потребитель «Late» теперь затронут: НЕТ → НИЗКАЯ.",
                "Потребитель «Zeta» больше не затронут: СРЕДНЯЯ → НЕТ.",
                "Просроченные уведомления: 0 → 2.",
                "Людей уведомить: 3 → 4.",
            ],
        ),
    ],
)
def test_what_is_other_is_said_the_worst_first(language: Language, said: list[str]) -> None:
    assert list(sentences(Difference(BEFORE, AFTER), str.title, language)) == said


def test_a_run_is_read_as_it_was_kept() -> None:
    report = ask(estate(["app -> maps HIGH"], ["acme app", "zeta maps"]), "maps RETIRE")
    run = run_of(report)
    assert run.consumers == {"zeta": Severity.CRITICAL, "acme": Severity.HIGH}
    assert run_in(run.text) == run
