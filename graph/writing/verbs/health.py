"""How an organization weighs the health of its relationships, and what people hold of one beside the score."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pydantic import Field

from graph.database.stored import stored_things
from graph.model.health.policy import Weight, Window
from graph.model.health.words import HealthCapKind, HealthFactorKind, HealthGrade
from graph.model.relationship import Side
from graph.model.scalars import Count, Day, Flag, Key, Text
from graph.saying import Saying
from graph.writing.mutations.permission import require_own
from graph.writing.mutations.refusals import VersionConflict
from graph.writing.verbs.sides import sides_in
from graph.writing.verbs.verb import Asks, Verb

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.database.stored import Reader
    from graph.writing.mutations.steps import Step
    from graph.writing.verbs.verb import Call


class FactorWeight(Asks):
    """How much a factor weighs."""

    factor: HealthFactorKind = Field(description="The factor.")
    weight: Weight = Field(description="Its weight, from 0 to 100.")


class FactorWindow(Asks):
    """For how long the facts of a factor count."""

    factor: HealthFactorKind = Field(description="The factor; CONTACT has no window.")
    days: Window = Field(description="Days for which its facts count.")


class CapSwitch(Asks):
    """Whether a cap holds."""

    cap: HealthCapKind = Field(description="The cap.")
    holds: Flag = Field(description="Whether it holds; a cap is switched off, and not made milder.")


class NewPolicy(Asks):
    organization: Key = Field(description="Key of the organization whose view is made by it.")
    weights: list[FactorWeight] | None = Field(
        None, description="Weights of some factors; the others stay as they are, or are the usual ones."
    )
    windows: list[FactorWindow] | None = Field(
        None, description="For how long facts of some factors count; the others stay as they are."
    )
    caps: list[CapSwitch] | None = Field(None, description="Which caps hold and which do not; others stay as they are.")
    expected_version: Count | None = Field(
        None,
        description=(
            "Number of the organization's policy that you have read, 0: it has none. Where it has another one by now, "
            "the change is refused."
        ),
    )


POLICIES: Final = """
MATCH (n:HealthPolicy)-[:OF]->(:Organization {id: $organization})
WHERE n.archivedAt IS NULL
RETURN n.id
ORDER BY n.number DESC, n.id DESC
LIMIT 1
"""

NUMBERS: Final = """
MATCH (n:HealthPolicy)-[:OF]->(:Organization {id: $organization})
RETURN coalesce(max(n.number), 0)
"""


async def _current_policy(reader: Reader, call: Call) -> Mapping[str, Any]:
    """`current`: values of the organization's own policy, empty where it has none. `last`: the greatest number so far."""
    organization = {"organization": call.input["organization"]}
    place = (*call.place, "organization")
    await require_own(reader, call.viewer, call.model.kinds["Organization"], organization["organization"], place)
    found = await reader.run(POLICIES, organization)
    current = await stored_things(reader, call.kind, [found[0][0]]) if found else {}
    return {
        "current": current[found[0][0]] if found else {},
        "last": (await reader.run(NUMBERS, organization))[0][0],
    }


def _set_policy(call: Call) -> Sequence[Step]:
    current: Mapping[str, Any] = call.known["current"]
    _expect(call, current)
    names = {item.name for item in call.kind.properties if item.name.endswith(("Weight", "Days"))}
    given = {name: current[name] for name in names if name in current}
    given |= _by_factor(call, "weights", "Weight", "weight")
    given |= _by_factor(call, "windows", "Days", "days")
    off = _caps_off(call, current.get("capsOff") or ())
    number = call.known["last"] + 1
    return [call.create(organization=call.input["organization"], number=number, capsOff=off or None, **given)]


def _expect(call: Call, current: Mapping[str, Any]) -> None:
    """Raises VersionConflict."""
    expected, number = call.input.get("expectedVersion"), current.get("number", 0)
    if expected is not None and expected != number:
        words = "The policy was changed since: its number is {number}, not {expected}. Look at it, and change that."
        message = Saying("POLICY_CHANGED_SINCE", words, number=number, expected=expected)
        things = [(call.kind.label, current["id"])] if current else []
        raise VersionConflict(message, number, things, (*call.place, "expectedVersion"))


def _by_factor(call: Call, name: str, ending: str, value: str) -> dict[str, Any]:
    """Values by the name of their property. Raises InvalidInput."""
    rows: Sequence[Mapping[str, Any]] = call.input.get(name) or ()
    factors = [str(row["factor"]) for row in rows]
    _require_once(call, name, factors)
    if name == "windows" and HealthFactorKind.CONTACT in factors:
        words = "CONTACT has no window: how often it is due is said by `reviewEvery` of the relationship"
        raise call.wrong(name, Saying("NO_WINDOW", words))
    return {f"{factor.lower()}{ending}": row[value] for factor, row in zip(factors, rows, strict=True)}


def _caps_off(call: Call, off: Sequence[str]) -> list[str]:
    rows: Sequence[Mapping[str, Any]] = call.input.get("caps") or ()
    _require_once(call, "caps", [str(row["cap"]) for row in rows])
    holds = {**dict.fromkeys(off, False), **{str(row["cap"]): row["holds"] for row in rows}}
    return [cap.value for cap in HealthCapKind if not holds.get(cap.value, True)]


def _require_once(call: Call, name: str, stated: Sequence[str]) -> None:
    twice = next((one for one in stated if stated.count(one) > 1), None)
    if twice:
        raise call.wrong(name, Saying("TWICE", "{name} is stated twice", name=twice))


SET_HEALTH_POLICY = Verb(
    name="setHealthPolicy",
    words=(
        "An organization weighs anew what the health of its relationships is made of, in its own side's view. The policy "
        "before stays readable."
    ),
    about="HealthPolicy",
    asks=NewPolicy,
    creates=True,
    known=_current_policy,
    steps=_set_policy,
)


class Judged(Asks):
    relationship: Key = Field(description="Key of the relationship.")
    grade: HealthGrade = Field(description="How it stands.")
    reason: Text = Field(description="Why.")
    until: Day = Field(description="First day on which the judgement no longer holds.")
    side: Side | None = Field(
        None, description="The side that judges; that of who judges unless given, the provider's of who is of both."
    )


SIDES_IN_REACH: Final = """
MATCH (c:Organization)<-[:CONSUMER]-(:ServiceRelationship {id: $relationship})-[:PROVIDER]->(p:Organization)
RETURN p.id, c.id
"""


async def _own_sides(reader: Reader, call: Call) -> Mapping[str, Any]:
    """`sides`: those of who judges, by reach, else by the person's own place in the relationship."""
    relationship, scope = call.input["relationship"], call.viewer.scope
    if scope.restricted:
        ends = await reader.run(SIDES_IN_REACH, {"relationship": relationship})
        named = zip(("PROVIDER", "CONSUMER"), ends[0], strict=True) if ends else ()
        return {"sides": [side for side, organization in named if organization in scope.organizations]}
    person = call.viewer.person
    return {"sides": (await sides_in(reader, person, relationship) if person else None) or []}


def _judged(call: Call) -> Sequence[Step]:
    sides: Sequence[str] = call.known["sides"]
    side = call.input.get("side") or ("CONSUMER" if "CONSUMER" in sides and "PROVIDER" not in sides else "PROVIDER")
    by = {"by": call.viewer.person} if call.viewer.person else {}
    return [call.create(**{**call.input, "side": side, "at": call.today}, **by)]


JUDGE = Verb(
    name="judge",
    words="Say how a relationship stands by your own judgement, for a time: beside the score, never into it.",
    about="Judgement",
    asks=Judged,
    creates=True,
    known=_own_sides,
    steps=_judged,
)
