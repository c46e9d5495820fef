"""Of whatever estate, an explanation says what a reference finds by the rules."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hypothesis import given, settings

from graph.impact.explanation import facts_of_agreement, facts_of_consumer, facts_of_offering
from graph.impact.report import impact
from graph.projection.projection import Projection
from graph.text.catalogue.catalogue import catalogue
from graph.text.catalogue.language import Language
from graph.text.explanation import MOST_TAKEN, Explanations
from tests.graph.impact.estates import Question, as_asked, questions
from tests.graph.impact.reference.life import end_of

if TYPE_CHECKING:
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
    said = re.search(r"(?:until (\d{4}-\d\d-\d\d)|до (\d{1,2} \w+ \d{4}))", conclusion)
    assert (said[1] or said[2] if said else None) in [end and catalogue(language).day(end) for end in ends]


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
