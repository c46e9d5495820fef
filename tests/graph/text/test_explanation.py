"""Explanations name the facts, in each language."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from graph.impact.explanation import facts_of_agreement, facts_of_consumer, facts_of_offering
from graph.impact.report import impact
from graph.projection.projection import Projection
from graph.projection.rows import AgreementRow, OfferingRow, PlannedRow
from graph.projection.tables import AGREEMENT, OFFERING
from graph.text.catalogue.language import Language
from graph.text.explanation import MOST_TAKEN, Explanations
from tests.graph.impact.estates import Question, as_asked, questions
from tests.graph.impact.reference.life import end_of
from tests.graph.impact.small import ask, estate, with_offering

if TYPE_CHECKING:
    from graph.impact.report import Report
    from graph.projection.rows import Tables
    from tests.graph.impact.reference.report import Report as Reference

GRADES = {
    Language.EN: {grade: grade for grade in ("CRITICAL", "HIGH", "MEDIUM", "LOW")},
    Language.RU: {"CRITICAL": "критически", "HIGH": "сильно", "MEDIUM": "умеренно", "LOW": "слабо"},
}
AT_MOST = {
    Language.EN: r"which reaches it as ({}) at most",
    Language.RU: r"но это сказывается на ней не более чем ({})",
}
ALREADY = {Language.EN: r"already|not available yet", Language.RU: r"уже|ещё не доступна"}


@settings(max_examples=max(500, settings.default.max_examples if settings.default else 0), deadline=None)
@given(questions())
def test_a_sentence_names_the_way_its_caps_what_fell_beside_it_and_the_agreement(question: Question) -> None:
    question = once(question)
    reference = question.reference
    report = impact(Projection(question.tables), question.scenario, question.today)
    for language in Language:
        said = Explanations(report, language)
        for consumer in report.consumers():
            check_consumer(said.of_consumer(consumer.organization), language, reference, consumer.organization)
        for offering in report.offerings():
            check_way(said.of_offering(offering.offering), language, reference, list(offering.path), offering.severity)
        for agreement in report.agreements():
            sentence = said.of_agreement(agreement.id)
            assert agreement.id in sentence
            assert GRADES[language][agreement.severity.name] in sentence.rpartition("; ")[2]


@settings(max_examples=max(500, settings.default.max_examples if settings.default else 0), deadline=None)
@given(questions())
def test_what_a_sentence_says_of_the_way_leaves_just_the_severity(question: Question) -> None:
    """What is done, what lets less through on the way, groups among it, and the agreement: the least of it is the end."""
    report = impact(Projection(once(question).tables), question.scenario, question.today)
    several = [facts_of_consumer(report, each) for each in report.consumer_ids]
    several += [facts_of_agreement(report.outcome, each) for each in report.agreement_ids]
    for facts in several + [facts_of_offering(report.outcome, each) for each in report.offering_ids]:
        said = [max(change.severity for change in facts.done), *(step.most for step in facts.steps)]
        said += [facts.signed.criticality] if facts.signed and facts.signed.capped else []
        assert min(said) == facts.severity


def once(question: Question) -> Question:
    """As in the graph: an offering depends on another once, so that there is one decisive dependency."""
    rows = question.given["estate"]
    pairs = {(row["from"], row["to"]): row for row in rows["dependencies"]}
    return as_asked({**question.given, "estate": {**rows, "dependencies": [*pairs.values()]}})


def check_consumer(sentence: str, language: Language, reference: Reference, consumer: str) -> None:
    path, agreement, caps = reference.ways.way_to_consumer(consumer)
    severity = reference.difference.consumers[consumer]
    check_way(sentence, language, reference, path, severity)
    conclusion = sentence.rpartition("; ")[2]
    assert consumer in conclusion
    assert path[-1] in conclusion
    assert ({Language.EN: "only a ", Language.RU: "лишь "}[language] in conclusion) is (
        bool(caps) and caps[-1][1] == agreement and len(caps[-1]) == 2
    )
    given = reference.estate.agreements[agreement]
    ends = [
        min(filter(None, (end_of(given), given.relationship.until, cover.valid_to)), default=None)
        for cover in reference.difference.coverages
        if (cover.agreement, cover.offering) == (agreement, path[-1])
    ]
    said = re.search(r"(?:until|до) (\d{4}-\d\d-\d\d)", conclusion)
    assert (date.fromisoformat(said[1]) if said else None) in ends


def check_way(sentence: str, language: Language, reference: Reference, path: list[str], severity: int) -> None:
    for offering in path:
        assert offering in sentence
    _, caps = reference.ways.way(path[-1], severity)
    grades = "|".join(GRADES[language].values())
    assert re.findall(AT_MOST[language].format(grades), sentence) == [GRADES[language][cap[0]] for cap in caps]
    taken = [
        offering for dependent in path[1:] for offering in reference.reasons.taken(dependent, severity)[:MOST_TAKEN]
    ]
    clauses = [clause for clause in sentence.split("; ") if "its alternative" in clause or "её альтернатив" in clause]
    named = [clause for clause in clauses if re.search(r"\bo\d\b", clause)]
    assert [re.findall(r"\bo\d\b", clause)[0] for clause in named] == taken
    for clause, offering in zip(named, taken, strict=True):
        before = reference.difference.before.travelled[offering] >= severity
        assert bool(re.search(ALREADY[language], clause)) is before
        if before:
            assert reference.reasons.root(offering, severity) in clause


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
    agreed = "соглашение критической важности об услуге «Routing» до 2027-03-31"
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
    assert "(само продлевается 2027-12-01), затронут" in Explanations(report, Language.RU).of_consumer("acme")


def test_names_follow_what_is_written() -> None:
    projection = Projection(estate([], ["acme maps"]))
    report = ask(estate([], ["acme maps"]), "maps RETIRE")
    projection.replace(OFFERING, ["maps"], [OfferingRow("maps", "host", name="World Maps")])
    row = AgreementRow("acme maps", "host-acme", "host", "acme", reference="A-1")
    projection.replace(AGREEMENT, [row.id], [row], [])
    again = impact(projection, report.scenario, report.today)
    assert Explanations(again, Language.EN).of_offering("maps").startswith("World Maps is retired")
