"""Explanations name the facts, in each language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.impact.report import impact
from graph.projection.projection import Projection
from graph.projection.rows import AgreementRow, OfferingRow, PlannedRow
from graph.projection.tables import AGREEMENT, OFFERING
from graph.text.catalogue.language import Language
from graph.text.explanation import Explanations
from tests.graph.impact.small import ask, estate, with_offering

if TYPE_CHECKING:
    from graph.impact.report import Report
    from graph.projection.rows import Tables


PAIR = ["app -> maps CRITICAL g1of", "app -> atlas CRITICAL g1of"]


ROUTING = "digital-fleet-routing"


def routing() -> Report:
    """Fleet's agreement on Routing, which rests on Maps or Atlas, which is suspended."""
    tables = estate(["routing -> maps CRITICAL g1of", "routing -> atlas CRITICAL g1of"], ["fleet routing"])
    named = [row._replace(name=row.id.capitalize()) for row in tables.offerings]
    organizations = [row._replace(name=row.id.capitalize()) for row in tables.organizations]
    signed = [row._replace(valid_to="2027-03-31", reference="F-7") for row in tables.agreements]
    tables = tables._replace(offerings=named, organizations=organizations, agreements=signed)
    return ask(with_offering(tables, OfferingRow("atlas", "host", "SUSPENDED", name="Atlas")), "maps RETIRE")


def test_what_rests_on_maps_or_atlas_in_english() -> None:
    said = Explanations(routing(), Language.EN)
    way = "Routing loses Maps (retired); its alternative Atlas is already suspended; so "
    agreed = "a CRITICAL agreement on Routing until 2027-03-31"
    assert said.of_consumer("fleet") == f"{way}Fleet, which has {agreed}, is hit CRITICAL."
    assert said.of_agreement("fleet routing") == f"{way}F-7, {agreed} for Fleet, is hit CRITICAL."
    assert said.of_offering("routing") == f"{way}Routing is hit CRITICAL."
    assert said.of_offering("maps") == "Maps is retired, which is CRITICAL for the offering itself."


def test_what_rests_on_maps_or_atlas_in_russian() -> None:
    said = Explanations(routing(), Language.RU)
    way = (
        "Услуга «Routing» теряет услугу «Maps» (та прекращается); её альтернатива «Atlas» уже приостановлена; поэтому "
    )
    agreed = "соглашение критической важности об услуге «Routing» до 31 марта 2027"
    assert said.of_consumer("fleet") == way + f"потребитель «Fleet», у которого {agreed}, затронут критически."
    assert said.of_agreement("fleet routing") == way + f"F-7, {agreed} с потребителем «Fleet», затронуто критически."
    assert said.of_offering("routing") == f"{way}услуга «Routing» затронута критически."
    assert said.of_offering("maps") == "Услуга «Maps» прекращается; сама услуга затронута критически."


@pytest.mark.parametrize(
    ("changes", "english"),
    [
        (["maps DEGRADE"], "app needs maps, which is reduced to a lower service level; so app is hit MEDIUM."),
        (["maps DEGRADE HIGH"], "app needs maps, which is reduced to a lower service level, here HIGH; so app is hit HIGH."),
        (["maps RETIRE", "maps BREAK CRITICAL"], "app loses maps (retired and replaced by an incompatible version, here CRITICAL); so app is hit CRITICAL."),
        (["maps RETIRE", "maps REPRICE CRITICAL"], "app loses maps (retired); so app is hit CRITICAL."),
    ],
)  # fmt: skip
def test_what_is_done_is_said_with_a_severity_that_is_not_the_action_s(changes: list[str], english: str) -> None:
    assert Explanations(ask(estate(["app -> maps"]), *changes), Language.EN).of_offering("app") == english


def test_what_was_given_is_told_with_where_it_began() -> None:
    tables = with_offering(estate([*PAIR, "atlas -> rock"]), OfferingRow("rock", "host", "RETIRED"))
    said = Explanations(ask(tables, "maps RETIRE"), Language.EN)
    assert "; its alternative atlas has already fallen with rock, which is already retired; " in said.of_offering("app")


@pytest.mark.parametrize(
    ("planned", "language", "clause"),
    [
        (1, Language.EN, "its alternative atlas is already hit by the planned change p0"),
        (2, Language.EN, "its alternative atlas is already hit by the planned changes p0 and p1"),
        (1, Language.RU, "её альтернативу «atlas» уже затрагивает запланированное изменение p0"),
        (2, Language.RU, "её альтернативу «atlas» уже затрагивают запланированные изменения p0 и p1"),
    ],
)
def test_planned_changes_are_named(planned: int, language: Language, clause: str) -> None:
    rows = [PlannedRow(f"p{number}", "AGREED", "2026-12-01", "atlas", "RETIRE") for number in range(planned)]
    report = ask(estate(PAIR, planned=rows), "maps RETIRE", include_planned=True)
    assert f"; {clause}; " in Explanations(report, language).of_offering("app")


@pytest.mark.parametrize(
    ("members", "english", "russian"),
    [
        (5, "one more of its alternatives falls", "выпадает ещё 1 её альтернатива"),
        (6, "2 more of its alternatives fall", "выпадают ещё 2 её альтернативы"),
        (9, "5 more of its alternatives fall", "выпадает ещё 5 её альтернатив"),
        (25, "21 more of its alternatives fall", "выпадает ещё 21 её альтернатива"),
        (26, "22 more of its alternatives fall", "выпадают ещё 22 её альтернативы"),
    ],
)
def test_of_many_members_some_are_named_and_the_rest_counted(members: int, english: str, russian: str) -> None:
    ids = [f"m{number:02}" for number in range(members)]
    report = ask(estate([f"app -> {id_} CRITICAL g1of" for id_ in ids]), *(f"{id_} RETIRE" for id_ in ids))
    assert f"; {english}; " in Explanations(report, Language.EN).of_offering("app")
    assert f"; {russian}; " in Explanations(report, Language.RU).of_offering("app")


@pytest.mark.parametrize(
    ("required", "english", "russian"),
    [
        (2, "2 of its 4 alternatives are needed", "нужны 2 из её 4 альтернатив"),
        (4, "all of its 4 alternatives are needed", "нужны все её альтернативы, числом 4"),
    ],
)
def test_how_many_of_a_group_are_needed_is_said(required: int, english: str, russian: str) -> None:
    report = ask(
        estate([f"app -> {id_} CRITICAL g{required}of" for id_ in "abcd"]), *(f"{id_} RETIRE" for id_ in "abc")
    )
    assert f"; {english}; " in Explanations(report, Language.EN).of_offering("app")
    assert f"; {russian}; " in Explanations(report, Language.RU).of_offering("app")


@pytest.mark.parametrize(
    ("dependencies", "changes", "english", "russian"),
    [
        (
            ["app -> a HIGH g2of", "app -> b LOW g2of", "app -> c CRITICAL g2of"],
            ["a RETIRE", "b RETIRE"],
            ("app loses a (retired), which reaches it as HIGH at most; 2 of its 3 alternatives are needed; its alternative b "
            "falls too and passes on LOW at most; its group g passes on LOW at most; so app is hit LOW."),
            ("Услуга «app» теряет услугу «a» (та прекращается), но это сказывается на ней не более чем сильно; нужны 2 из её "
            "3 альтернатив; её альтернатива «b» тоже выпадает и сказывается на ней не более чем слабо; через её группу «g» "
            "это сказывается на ней не более чем слабо; поэтому услуга «app» затронута слабо."),
        ),
        (
            ["app -> a CRITICAL g1of", "app -> b CRITICAL g1of"],
            ["a RETIRE", "b MODIFY"],
            ("app loses a (retired); its alternative b is hit too and passes on LOW at most; its group g passes on LOW at "
            "most; so app is hit LOW."),
            ("Услуга «app» теряет услугу «a» (та прекращается); её альтернатива «b» тоже затронута и сказывается на ней не "
            "более чем слабо; через её группу «g» это сказывается на ней не более чем слабо; поэтому услуга «app» затронута "
            "слабо."),
        ),
    ],
)  # fmt: skip
def test_a_group_that_lets_less_through_than_came_in_is_named_as_what_limits(
    dependencies: list[str], changes: list[str], english: str, russian: str
) -> None:
    report = ask(estate(dependencies), *changes)
    assert Explanations(report, Language.EN).of_offering("app") == english
    assert Explanations(report, Language.RU).of_offering("app") == russian
    assert [cap.needed for cap in report.offering("app").capped_by] == (["a"] if "HIGH" in dependencies[0] else [])


def test_of_an_alternative_that_was_hit_before_and_not_lost_it_is_not_said_that_it_fell() -> None:
    tables = with_offering(estate([*PAIR, "atlas -> rock LOW"]), OfferingRow("rock", "host", "RETIRED"))
    said = Explanations(ask(tables, "maps RETIRE"), Language.EN).of_offering("app")
    assert (
        "; its alternative atlas is already hit through rock, which is already retired and passes on LOW at most; "
        in said
    )
    assert said.endswith("; so app is hit LOW.")


def chain(steps: int, **criticality: str) -> Tables:
    """s00 is needed by s01, that by s02, and so on; what `criticality` names is less critical to the next one."""
    needs = [
        f"s{number:02} -> s{number - 1:02} {criticality.get(f's{number:02}', 'CRITICAL')}"
        for number in range(1, steps + 1)
    ]
    return estate(needs, [f"acme s{steps:02}"])


@pytest.mark.parametrize(
    ("steps", "left_out", "russian"),
    [(8, None, None), (9, "2 more steps lie between", "между ними ещё 2 шага"), (54, "47 more steps lie between", "между ними ещё 47 шагов")],
)  # fmt: skip
def test_a_long_way_is_shortened_in_the_middle(steps: int, left_out: str | None, russian: str | None) -> None:
    report = ask(chain(steps), "s00 RETIRE")
    said = Explanations(report, Language.EN).of_consumer("acme")
    if left_out is None:
        assert said.count(" needs ") == steps - 1
        return
    last = f"s{steps - 2:02} needs s{steps - 3:02}; s{steps - 1:02} needs s{steps - 2:02}; s{steps:02} needs s{steps - 1:02}"
    assert said == (
        f"s01 loses s00 (retired); s02 needs s01; s03 needs s02; s04 needs s03; {left_out}; {last}; "
        f"so acme, which has a CRITICAL agreement on s{steps:02}, is hit CRITICAL."
    )
    assert f"; {russian}; " in Explanations(report, Language.RU).of_consumer("acme")


def test_what_lets_less_through_is_told_in_the_middle_of_a_long_way_too() -> None:
    report = ask(chain(40, s10="HIGH", s20="HIGH", s30="LOW"), "s00 RETIRE")
    said = Explanations(report, Language.EN).of_consumer("acme")
    assert (
        "; 5 more steps lie between; s10 needs s09, which reaches it as HIGH at most; 19 more steps lie between; "
        in said
    )
    assert "; s30 needs s29, which reaches it as LOW at most; 7 more steps lie between; s38 needs s37; " in said
    assert said.endswith("is hit LOW.")


def test_an_agreement_says_how_critical_it_is_and_whether_that_caps() -> None:
    report = ask(estate([], ["acme maps LOW", "zeta maps"]), "maps RETIRE")
    said = Explanations(report, Language.EN)
    assert said.of_consumer("acme").endswith("so acme, which has only a LOW agreement on maps, is hit LOW.")
    assert said.of_consumer("zeta").endswith("so zeta, which has a CRITICAL agreement on maps, is hit CRITICAL.")


def test_an_agreement_that_renews_itself_says_when_and_no_end() -> None:
    tables = estate([], ["acme maps"])
    signed = [row._replace(valid_to="2027-12-01", renewal="AUTO") for row in tables.agreements]
    report = ask(tables._replace(agreements=signed), "maps RETIRE")
    said = Explanations(report, Language.EN).of_consumer("acme")
    assert said.endswith("which has a CRITICAL agreement on maps that renews itself on 2027-12-01, is hit CRITICAL.")
    assert "(само продлевается 1 декабря 2027), затронут" in Explanations(report, Language.RU).of_consumer("acme")


def test_names_follow_what_is_written() -> None:
    projection = Projection(estate([], ["acme maps"]))
    report = ask(estate([], ["acme maps"]), "maps RETIRE")
    projection.replace(OFFERING, ["maps"], [OfferingRow("maps", "host", name="World Maps")])
    row = AgreementRow("acme maps", "host-acme", "host", "acme", reference="A-1")
    projection.replace(AGREEMENT, [row.id], [row], [])
    again = impact(projection, report.scenario, report.today)
    assert Explanations(again, Language.EN).of_offering("maps").startswith("World Maps is retired")
