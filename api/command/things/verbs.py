"""Mutations as people write them at the command line: `keepCommitment` is `rapport do keep-commitment`."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from pydantic.alias_generators import to_snake

from api.command.things.kinds import plain_word
from graph.errors import BadInput
from graph.writing.verbs import VERBS

if TYPE_CHECKING:
    from graph.writing.verbs import Verb

KNOWN: Final[dict[str, Verb]] = {plain_word(verb.name): verb for verb in VERBS}
BY_NAME: Final[dict[str, Verb]] = {verb.name: verb for verb in VERBS}
OF_ALL_KINDS: Final = {"create": "add", "link": "link", "unlink": "unlink"}
"""What the mutations of each kind or relation begin with, and the command for it."""
MUTATION: Final = re.compile(rf"\b({'|'.join(BY_NAME)})\b")
PLACE: Final = re.compile(r"^input\.([\w.]+): ")


def written(verb: Verb) -> str:
    """`retire-offering`."""
    return dashed(verb.name)


def dashed(name: str) -> str:
    return to_snake(name).replace("_", "-")


def verb_named(word: str) -> Verb:
    """Raises BadInput, naming what is near."""
    found = KNOWN.get(plain_word(word))
    if found is None:
        near = get_close_matches(plain_word(word), KNOWN, n=1)
        advice = f"Did you mean {written(KNOWN[near[0]])}?" if near else "rapport do shows all."
        raise BadInput(f"There is no verb {word!r}. {advice}")
    return found


def command_of(mutation: str) -> str:
    """The command that does what the mutation does: `rapport add channel` of createChannel."""
    if mutation in BY_NAME:
        return f"rapport do {dashed(mutation)}"
    first, _, what = dashed(mutation).partition("-")
    return "rapport set" if first == "update" else f"rapport {OF_ALL_KINDS[first]} {what}"


def in_words_of_the_command(message: str, subject: str | None = None) -> str:
    """What the API says of its input, as the command names its parts. `subject`: the thing that `id` names."""
    said = MUTATION.sub(lambda found: command_of(found[1]), message)
    place = PLACE.match(said)
    if place is None:
        return said
    rest = said[place.end() :]
    return f"{subject!r} {rest}" if place[1] == "id" and subject else f"{to_snake(place[1])}: {rest}"
