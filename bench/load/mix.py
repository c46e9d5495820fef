"""What clients ask: mostly small reads, some lists and reports, a fifth changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from uuid import uuid4

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence

ONE: Final = """query One($id: ID!) {
  offering(id: $id) { id name status provider { name } dependencies(first: 20) { totalCount nodes { name } } }
}"""
LIST: Final = """query List {
  agreements(first: 50) { nodes { id noticeDays relationship { consumer { name } } } pageInfo { endCursor } }
}"""
FILTER: Final = """query Filter($letter: String!) {
  organizations(first: 20, filter: { name: { startsWith: $letter } }) { totalCount nodes { id name } }
}"""
IMPACT: Final = """query Impact($id: ID!) {
  impact(scenario: { changes: [{ offering: $id, action: RETIRE }], effectiveOn: "2027-01-01" }) {
    totals { consumers { critical high medium low } }
    consumers(first: 20) { nodes { severity organization { name } path { name } } }
  }
}"""
CREATE: Final = """mutation Create($id: ID!) {
  createPerson(input: { id: $id, name: "Load" }) { __typename ... on Refusal { message } }
}"""
UPDATE: Final = """mutation Update($id: ID!, $text: String) {
  updateOffering(input: { id: $id, description: $text }) { __typename ... on Refusal { message } }
}"""


class Asked(NamedTuple):
    """`creates`: id of the person that this makes, if it is acknowledged."""

    query: str
    variables: dict[str, Any]
    creates: str | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """`weight`: so many of a hundred requests."""

    name: str
    weight: int
    make: Callable[[random.Random, Sequence[str]], Asked]


def _created(_draw: random.Random, _: Sequence[str]) -> Asked:
    id_ = f"load-{uuid4().hex}"
    return Asked(CREATE, {"id": id_}, id_)


MIX: Final = (
    Kind("one", 35, lambda draw, offerings: Asked(ONE, {"id": draw.choice(offerings)})),
    Kind("list", 20, lambda _draw, _offerings: Asked(LIST, {})),
    Kind("filter", 10, lambda draw, _: Asked(FILTER, {"letter": draw.choice("abcdefgh")})),
    Kind("impact", 15, lambda draw, offerings: Asked(IMPACT, {"id": draw.choice(offerings)})),
    Kind("create", 10, _created),
    Kind(
        "update",
        10,
        lambda draw, offerings: Asked(UPDATE, {"id": draw.choice(offerings), "text": f"load {draw.getrandbits(20)}"}),
    ),
)


def drawn(draw: random.Random) -> Kind:
    return draw.choices(MIX, [kind.weight for kind in MIX])[0]
