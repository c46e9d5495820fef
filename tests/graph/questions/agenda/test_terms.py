"""When the terms of agreements are due, and what is said of their ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.questions.agenda import agenda
from graph.reading import EVERYTHING
from graph.text.agenda import agenda_reason
from graph.text.catalogue.language import Language
from tests.graph.questions.agenda.due import TODAY, YEAR, accountable, agreement, lines

if TYPE_CHECKING:
    from tests.estate import Estate


async def test_agreements_are_due_while_something_can_be_done_about_them(estate: Estate) -> None:
    await accountable(estate)
    await agreement(estate, "auto", renewal="AUTO", terminationDays=90)
    await agreement(estate, "auto, too late", renewal="AUTO", terminationDays=300)
    await agreement(estate, "decide", renewal="BY_DECISION", terminationDays=60)
    await agreement(estate, "ends", renewal="NONE", terminationDays=60)
    await agreement(estate, "noticed", status="NOTICE_GIVEN", renewal="AUTO", terminationDays=60)
    await agreement(estate, "draft", status="DRAFT", renewal="NONE")
    assert await lines(estate) == [
        ("2026-12-31", "AGREEMENT", "auto", None, "giveNotice"),
        ("2027-01-30", "AGREEMENT", "decide", None, "renew"),
        ("2027-03-31", "AGREEMENT", "auto, too late", None, "renew"),
        ("2027-03-31", "AGREEMENT", "ends", None, "renew"),
        ("2027-03-31", "AGREEMENT", "noticed", None, "endAgreement"),
    ]


async def test_a_term_that_has_renewed_itself_is_due_no_more(estate: Estate) -> None:
    await accountable(estate)
    await agreement(estate, "today", renewal="AUTO", validTo=TODAY)
    await agreement(estate, "renewed", renewal="AUTO", validTo="2026-10-04", terminationDays=90)
    await agreement(estate, "long ago", renewal="AUTO", validTo="2019-01-01")
    await agreement(estate, "open", renewal="AUTO", validTo=None)
    assert await lines(estate) == [(TODAY, "AGREEMENT", "today", None, "giveNotice")]


async def test_what_is_said_of_the_end_of_a_term(estate: Estate) -> None:
    await accountable(estate)
    noticed = {"status": "NOTICE_GIVEN", "renewal": "AUTO", "validTo": "2026-01-01", "noticeGivenAt": "2026-10-01"}
    await agreement(estate, "auto", renewal="AUTO", terminationDays=90)
    await agreement(estate, "auto, too late", renewal="AUTO", terminationDays=300)
    await agreement(estate, "decide", renewal="BY_DECISION", terminationDays=60)
    await agreement(estate, "decided by nobody", renewal="BY_DECISION", validTo="2026-09-01", terminationDays=60)
    await agreement(estate, "ends later", **noticed, terminationDays=90)
    await agreement(estate, "ends when", **noticed)
    found = await agenda(estate.database, EVERYTHING, YEAR)
    assert [(line.due, agenda_reason(line.reason, Language.EN), line.settled_by) for line in found] == [
        ("2026-09-01", "decided by nobody ended on 2026-09-01 as nobody has renewed it.", "renew"),
        (
            "2026-10-01",
            "ends when was terminated on 2026-10-01, and nothing says when that ends it.",
            "updateAgreement",
        ),
        ("2026-12-30", "ends later ends: notice was given.", "endAgreement"),
        ("2026-12-31", "auto renews itself on 2027-03-31 unless it is terminated by then.", "giveNotice"),
        ("2027-01-30", "decide ends on 2027-03-31 unless both sides renew it by then.", "renew"),
        (
            "2027-03-31",
            "auto, too late renews itself on 2027-03-31; notice had to be given by 2026-06-04.",
            "renew",
        ),
    ]
