"""An answer is declared once, where it is found: its type in GraphQL, and what is shown of it, follow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, NamedTuple

import pytest
import strawberry
from strawberry.schema.config import StrawberryConfig

from graph.model import MODEL
from graph.model.answers import As, Called, Names, answer
from graph.model.offering import Criticality, OfferingStatus
from graph.model.severity import Severity
from resolvers.completion import executor_of
from resolvers.context import Asked
from resolvers.derived.classes import Field, empty, filled_type, resolved
from resolvers.derived.fields import relation_field, thing_field
from resolvers.derived.read import read
from resolvers.derived.types import Types
from resolvers.scalars import SCALARS


@answer("BlownNote")
class Note(NamedTuple):
    """One tone.

    Not shown: how it sounds.
    """

    pitch: Annotated[float | None, "In hertz."]
    grade: Annotated[Severity, "How loud.", As(Criticality)]


@answer("BlownTune")
@dataclass(frozen=True, slots=True)
class Tune:
    """What is blown."""

    id: Annotated[str, "Its number."]
    blown_on: Annotated[date | None, "When."]
    notes: Annotated[tuple[Note, ...], "In order.", Called("tones")]
    severity: Annotated[Severity, "How bad."]
    status: Annotated[OfferingStatus | None, "Whether it is there."]
    offering: Annotated[str, "For which.", Names("Offering")]
    others: Annotated[tuple[str, ...], "For which too.", Names("Offering")]
    kept: int = 0

    @property
    def note_count(self) -> Annotated[int, "How many."]:
        return len(self.notes)


class Unnamed(NamedTuple):
    """Declared by nobody."""

    pitch: Annotated[int, "In hertz."]


SDL = '''"""What is blown."""
type BlownTune {
  """Its number."""
  id: ID!

  """When."""
  blownOn: Date

  """How many."""
  noteCount: Int!

  """In order."""
  tones: [BlownNote!]!

  """How bad."""
  severity: Severity!

  """Whether it is there."""
  status: OfferingStatus

  """For which."""
  offering: Offering!

  """For which too."""
  others: [Offering]!

  """How it sounds."""
  sound: String!
}
'''
FOUND = Tune(
    "t1", date(2027, 1, 31), (Note(440.0, Severity.LOW), Note(None, Severity.HIGH)), Severity.NONE, None, "a", ()
)
SHOWN = {
    "id": "t1",
    "blownOn": "2027-01-31",
    "noteCount": 2,
    "tones": [{"pitch": 440.0, "grade": "LOW"}, {"pitch": None, "grade": "HIGH"}],
    "severity": "NONE",
    "status": None,
    "offering": {"id": "a"},
    "others": [],
    "sound": "tu",
}
QUESTION = """id blownOn noteCount tones { pitch grade } severity status offering { id } others { id } sound"""


class Heard(NamedTuple):
    found: Tune
    sound: str


class Everything:
    """What whoever asks may see."""

    def sees(self, _label: str, _id: str) -> bool:
        return True


def not_compiled(*_: object) -> None:
    """Leaves everything to graphql-core."""


def schema() -> strawberry.Schema:
    types = Types(MODEL)
    for kind in MODEL.kinds.values():
        types.fill_thing(kind, {each.name: relation_field(types, each) for each in MODEL.relations(kind.label)})
    sound = {"sound": read("sound", str, "How it sounds.", "sound")}
    tune = types.answers.made(Tune, sound, at="found", before={"noteCount": "tones"})

    def found() -> Heard:
        return Heard(FOUND, "tu")

    fields: dict[str, Field] = {
        "tune": resolved("tune", tune, "A tune.", found),
        "offering": thing_field(types, MODEL.kinds["Offering"]),
    }
    query = empty("Query")
    filled_type(query, "What can be asked.", fields)
    config = StrawberryConfig(scalar_map=SCALARS, info_class=Asked)
    return strawberry.Schema(query, execution_context_class=executor_of(types), config=config)


def test_a_type_follows_from_the_words_of_a_class() -> None:
    assert SDL in schema().as_str()


async def test_a_type_shows_what_was_found_with_and_without_compiled_completion(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: Any = await schema().execute(f"{{ tune {{ {QUESTION} }} }}", context_value=Everything())
    assert (asked.errors, asked.data) == (None, {"tune": SHOWN})
    monkeypatch.setattr("resolvers.completion.planning.Generated.of_value", not_compiled)
    without = QUESTION.replace("offering { id }", "")
    asked = await schema().execute(f"{{ tune {{ {without} }} }}", context_value=Everything())
    assert (asked.errors, asked.data) == (None, {"tune": {k: v for k, v in SHOWN.items() if k != "offering"}})


def test_a_class_that_is_not_declared_an_answer_is_refused() -> None:
    with pytest.raises(TypeError, match="Unnamed is not declared as an answer"):
        Types(MODEL).answers.type_of(Unnamed)
