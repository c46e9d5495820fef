"""A planned change is put before its consumers, and they answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pydantic import Field

from graph.database.stored import known_ids
from graph.model.announcing.answer import Verdict
from graph.model.scalars import Day, Key, Text
from graph.reading.statement import own_statement
from graph.saying import Saying
from graph.writing.mutations.permission import require_own
from graph.writing.mutations.refusals import Missing, NotAllowed, absent
from graph.writing.mutations.steps import Keep
from graph.writing.mutations.visibility import found_by, require_seen
from graph.writing.verbs.announcing.course import (
    course,
    course_of,
    require_day_ahead,
    require_status,
    require_weighed,
)
from graph.writing.verbs.announcing.messages import question
from graph.writing.verbs.states import only_while
from graph.writing.verbs.verb import Asks, Verb

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.database.stored import Reader
    from graph.writing.mutations.steps import Planned, Step
    from graph.writing.verbs.announcing.course import Course
    from graph.writing.verbs.verb import Call


class Proposal(Asks):
    answer_by: Day = Field(description="Last day on which an answer is in time; before the change takes effect.")


def require_answer_by(call: Call, answer_by: str, day: str) -> None:
    """Raises InvalidInput."""
    if not call.today <= answer_by < day:
        words = "{answer_by} must be today or later, and before {day}, when the change takes effect"
        raise call.wrong("answerBy", Saying("ANSWER_BY", words, answer_by=answer_by, day=day))


def kept_run(call: Call) -> Keep:
    """What the change does as it is proposed, kept apart from all other runs."""
    return Keep(change=call.id, id=f"{call.id} {call.now}", answer=require_weighed(call).answer)


def _proposed(call: Call) -> Sequence[Planned]:
    status = require_status(call, "DRAFT", "PROPOSED", "AGREED")
    day, weighed = require_day_ahead(call), require_weighed(call)
    require_answer_by(call, call.input["answerBy"], day)
    known: Course = call.known["course"]
    if not weighed.parties:
        raise call.wrong("id", Saying("NOBODY_TO_ASK", "affects nobody who could be asked: go on by agreeChange"))
    parties = known.unasked(weighed)
    if not parties and status != "DRAFT":
        raise call.wrong("id", Saying("ALL_ASKED", "was put before everybody whom it affects: nobody is left to ask"))
    lapsed = [
        call.change_of("Answer", known.answers[party.organization].id, lapsedAt=call.now)
        for party in parties
        if party.organization in known.answers
    ]
    asked = question(call, parties, call.input["answerBy"], day)
    return [call.update(status="PROPOSED"), *lapsed, *asked, kept_run(call)]


PROPOSE_CHANGE: Final = Verb(
    name="proposeChange",
    words="A planned change is put before its consumers: each is asked, and those who speak for it get a question. Done "
    "again, it asks those who have come to be affected, or worse, since.",
    about="Change",
    asks=Proposal,
    known=course,
    steps=_proposed,
    vouches=True,
    weighs=True,
)


class Said(Asks):
    change: Key = Field(description="Key of the planned change.")
    organization: Key = Field(description="Key of the consumer that answers.")
    person: Key = Field(description="Key of the person who answers for it.")
    verdict: Verdict = Field(description="What the consumer says.")
    reason: Text | None = Field(None, description="Why; needed with OBJECT.")
    until: Day | None = Field(
        None,
        description="First day on which the consumer could take the change; needed with NEEDS_TIME, and with it alone.",
    )


CHANGE: Final = """
MATCH (c:Change {id: $change})
RETURN c.status, c.effectiveOn
"""
SPEAKS: Final = """
MATCH (p:Person {id: $person})
MATCH (o:Organization {id: $organization})
RETURN EXISTS { MATCH (p)-[:MEMBER_OF]->(:Organization)-[:PART_OF*0..]->(o) }
  OR EXISTS { MATCH (p)-[:MEMBER_OF]->(:Organization)<-[:PART_OF*0..]-(o) }
  OR EXISTS {
    MATCH (p)-[s:STAKEHOLDER]->(:ServiceRelationship)-[:CONSUMER]->(o)
    WHERE coalesce(s.side, 'CONSUMER') = 'CONSUMER' AND NOT coalesce(s.role, '') IN ['RELATIONSHIP_MANAGER', 'SERVICE_OWNER']
  }
"""


async def _heard(reader: Reader, call: Call) -> Mapping[str, Any]:
    """`change`: its status and day; `course`; `speaks`: whether the person is on the consumer's side; `recorded`: whether
    the provider's side records what it was told. Raises Missing and NotAllowed.
    """
    given, kinds = call.input, call.model.kinds
    for name, label in (("change", "Change"), ("organization", "Organization"), ("person", "Person")):
        await require_there(reader, call, label, name)
    change = (await reader.run(CHANGE, {"change": given["change"]}))[0]
    own = not call.viewer.scope.restricted or given["organization"] in call.viewer.scope.organizations
    recorded = False
    if not own:
        found = await found_by(reader, call.viewer, kinds["Change"], [given["change"]], own_statement)
        if given["change"] not in found:
            words = "A consumer answers for itself, or the change's provider records what it said."
            raise NotAllowed(Saying("NOT_YOURS_TO_ANSWER", words), (*call.place, "organization"))
        recorded = True
    else:
        await require_own(
            reader, call.viewer, kinds["Organization"], given["organization"], (*call.place, "organization")
        )
    speaks = await reader.run(SPEAKS, {"person": given["person"], "organization": given["organization"]})
    known = await course_of(reader, given["change"])
    return {"change": change, "course": known, "speaks": bool(speaks and speaks[0][0]), "recorded": recorded}


def _answered(call: Call) -> Sequence[Step]:
    given, (status, day), known = call.input, call.known["change"], call.known["course"]
    if status != "PROPOSED":
        raise call.wrong("change", only_while(status, ("PROPOSED",)))
    if not call.known["speaks"]:
        raise call.wrong(
            "person", Saying("NOT_THE_CONSUMERS", "is not on the consumer's side, which alone answers for it")
        )
    _check_verdict(call, given["verdict"], day)
    there = known.answers.get(given["organization"])
    if call.known["recorded"] and given["verdict"] == "ACCEPT" and there is not None and there.consent:
        raise call.wrong(
            "verdict",
            Saying("OWN_CONSENT", "is the consumer's own to give: its consent is owed, and nobody records that for it"),
        )
    values: dict[str, Any] = {
        "verdict": given["verdict"],
        "reason": given.get("reason"),
        "until": given.get("until"),
        "person": given["person"],
        "at": call.today,
        "forDay": day,
        "recorded": call.known["recorded"],
    }
    if there is not None:
        return [call.change_of("Answer", there.id, **values)]
    return [call.create(change=given["change"], organization=given["organization"], **values)]


def _check_verdict(call: Call, verdict: str, day: str | None) -> None:
    """Raises InvalidInput."""
    reason, until = call.input.get("reason"), call.input.get("until")
    if verdict == "OBJECT" and not reason:
        raise call.wrong("reason", Saying("REASON_OF_OBJECTION", "is needed: whoever objects says why"))
    if verdict != "NEEDS_TIME" and until is not None:
        raise call.wrong("until", Saying("ONLY_NEEDS_TIME", "belongs to NEEDS_TIME"))
    if verdict == "NEEDS_TIME" and until is None:
        raise call.wrong("until", Saying("DAY_NEEDED", "is needed: the first day on which the consumer could take it"))
    if verdict == "NEEDS_TIME" and day and until and until <= day:
        raise call.wrong(
            "until",
            Saying(
                "IS_ACCEPT",
                "{until} is not after {day}, when the change takes effect: that is an ACCEPT",
                until=until,
                day=day,
            ),
        )


async def require_there(reader: Reader, call: Call, label: str, name: str) -> None:
    """Raises Missing for what is not there, or that the viewer does not see."""
    kind, key, place = call.model.kinds[label], call.input[name], (*call.place, name)
    await require_seen(reader, call.viewer, kind, key, place)
    if not await known_ids(reader, kind, [key]):
        raise Missing(absent(label, key, place))


ANSWER_CHANGE: Final = Verb(
    name="answerChange",
    words="A consumer says what it thinks of a planned change; until that is decided it may say something else. Its answer "
    "covers all that it has agreed with the change's provider; its parts answer for themselves.",
    about="Answer",
    asks=Said,
    creates=True,
    known=_heard,
    steps=_answered,
    vouches=True,
)
