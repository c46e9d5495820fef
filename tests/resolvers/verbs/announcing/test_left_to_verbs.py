"""From PROPOSED on only verbs write where a planned change stands, what it does and when, what is answered and told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from graph.access import LOCAL
from tests.resolvers.verbs.announcing.conftest import day

if TYPE_CHECKING:
    from tests.resolvers.verbs.announcing.conftest import Port


@pytest.mark.parametrize(
    ("status", "verb"),
    [
        ("PROPOSED", "proposeChange"),
        ("AGREED", "agreeChange"),
        ("REJECTED", "rejectChange"),
        ("ANNOUNCED", "announceChange"),
        ("DONE", "finishChange"),
        ("CANCELLED", "cancelChange"),
    ],
)
async def test_no_status_is_set_but_by_its_verb(made: Port, status: str, verb: str) -> None:
    why = f"{status} is reached by {verb}, which asks and tells whom it concerns"
    assert await made.do("updateChange", LOCAL, id="end", status=status) == why
    assert await made.do("createChange", LOCAL, title="New", status=status) == why


OWN = "Change 'end' is PROPOSED"


@pytest.mark.parametrize(
    ("mutation", "given", "why"),
    [
        (
            "updateChange",
            {"id": "end", "effectiveOn": day(90)},
            "the change is PROPOSED: another day is set by rescheduleChange",
        ),
        ("updateChange", {"id": "end", "doneOn": day(1)}, "is said by finishChange"),
        ("archiveChange", {"id": "end"}, f"{OWN}: it is archived once it is over; cancelChange ends it"),
        ("deleteChange", {"id": "end"}, f"{OWN}: from PROPOSED on only cancelChange can be used"),
        (
            "linkChangedOffering",
            {"change": "end", "offering": "routing", "action": "BREAK"},
            f"{OWN}: from PROPOSED on only rescheduleChange or redraftChange can be used",
        ),
        (
            "unlinkChangedOffering",
            {"change": "end", "offering": "maps", "action": "RETIRE"},
            f"{OWN}: from PROPOSED on only rescheduleChange or redraftChange can be used",
        ),
        (
            "createAnswer",
            {"change": "end", "organization": "fleet", "verdict": "ACCEPT"},
            f"{OWN}: what is asked and told of it is written by proposeChange and answerChange",
        ),
        (
            "createNotice",
            {"change": "end", "person": "fay"},
            f"{OWN}: what is asked and told of it is written by announceChange, acknowledgeNotice, markNoticeSent and markNoticeFailed",
        ),
    ],
)
async def test_what_is_under_way_is_not_written_by_hand(
    made: Port, mutation: str, given: dict[str, Any], why: str
) -> None:
    await made.propose()
    assert await made.do(mutation, LOCAL, **given) == why


async def test_answers_and_messages_of_what_is_under_way_stay_as_verbs_left_them(made: Port) -> None:
    await made.propose()
    notice = (await made.notices())[0]["id"]
    [answer] = (await made.ask('{ answers(filter: { organization: { id: { eq: "fleet" } } }) { nodes { id } } }'))[
        "data"
    ]["answers"]["nodes"]
    for mutation, id_ in (("updateNotice", notice), ("updateAnswer", answer["id"])):
        assert OWN in await made.do(mutation, LOCAL, id=id_, visibility="PROVIDER")
    for mutation, id_ in (("deleteNotice", notice), ("archiveAnswer", answer["id"])):
        assert OWN in await made.do(mutation, LOCAL, id=id_)


async def test_title_and_reason_are_its_owners_words_at_any_time(made: Port) -> None:
    await made.propose()
    assert await made.do("updateChange", id="end", title="The end of Maps", reason="Its maker ends it.") == "OK"


async def test_a_draft_is_written_as_its_owner_likes(made: Port) -> None:
    assert await made.do("updateChange", id="end", effectiveOn=day(90)) == "OK"
    assert await made.do("unlinkChangedOffering", LOCAL, change="end", offering="maps", action="RETIRE") == "OK"


async def test_what_is_over_can_be_archived(made: Port) -> None:
    assert await made.do("cancelChange", id="end", reason="No.") == "OK"
    assert await made.do("archiveChange", LOCAL, id="end") == "OK"
