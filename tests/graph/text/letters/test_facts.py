"""A message says what its reader's side may see of a planned change, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.model.announcing.notice import NoticeKind
from graph.model.severity import Severity
from graph.text.letters.facts import Addressed, LetterFacts, Planned
from tests.graph.text.letters.consumers import report

if TYPE_CHECKING:
    from graph.impact.report import Report
    from graph.text.letters.letter import Letter

PLANNED: Final = Planned(id="c", title="Retire Maps", reason="Old")


def letter(made: Report, relationship: str, teller: str | None = None) -> Letter:
    to = Addressed(kind=NoticeKind.NOTICE, relationships=(relationship,), person="lucia", teller=teller)
    return LetterFacts(made, PLANNED).letter(to)


def test_a_consumer_reads_what_its_own_agreements_lose() -> None:
    said = letter(report("routing -> maps", "yard -> maps LOW"), "host-fleet")
    (hit,) = said.hits
    assert (hit.consumer, hit.severity, hit.offerings) == ("fleet", Severity.CRITICAL, ("routing",))
    assert (said.reader, said.provider, said.title, said.reason) == ("Lucía", "host", "Retire Maps", "Old")


def test_a_step_that_the_consumer_does_not_see_stays_unnamed_and_so_does_what_is_done_to_it() -> None:
    said = letter(report("routing -> engine", "engine -> maps"), "host-fleet")
    names = {name for hit in said.hits for name in hit.way}
    assert "engine" in names or None in names
    hidden = letter(report("yard -> maps"), "host-depots")
    assert hidden.hits[0].way[-1] == "yard"
    assert all(name in {None, "yard", "maps"} for name in hidden.hits[0].way)


def test_who_is_not_affected_any_more_has_nothing_that_hits_it() -> None:
    assert letter(report(), "host-depots").hits == ()


def test_a_channel_s_message_names_the_agreements_that_demand_it() -> None:
    to = Addressed(kind=NoticeKind.NOTICE, channel="legal", relationships=("host-fleet",))
    said = LetterFacts(report(), PLANNED).letter(to)
    assert said.hits[0].agreements == ("fleet routing",)
    assert said.reader is None


def test_a_teller_whom_the_consumer_does_not_see_is_not_named() -> None:
    assert letter(report(), "host-fleet", teller="stranger").teller is None


def test_a_group_that_holds_at_what_the_consumer_is_promised_is_told_and_what_is_left_as_far_as_it_is_seen() -> None:
    pair = ["yard -> maps CRITICAL g1of", "yard -> plans CRITICAL g1of", "yard -> routing", "routing -> maps"]
    said = letter(report(*pair), "host-depots")
    assert [(held.offering, held.left) for held in said.held] == [("yard", ())]
