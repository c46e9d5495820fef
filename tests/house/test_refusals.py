"""Every refusal that a user of the API can meet bears a code, by which clients word it anew."""

from __future__ import annotations

import ast
from functools import cache
from typing import TYPE_CHECKING, Final

import pytest

from tests.house.house import ROOT, tracked_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TECHNICAL: Final = {
    "api/access/": "what is wrong with a credential is for whoever set it up; UNAUTHENTICATED says what a user can do",
    "api/admission/": "OVERLOADED and retryAfter say all that a user can do",
    "api/command/": "commands are typed by people who read English",
    "api/http/": "these pages are read by programs",
    "api/lane/trusted.py": "documents are read when the server starts, or written by programmers",
    "api/live/": "a program that follows answers asks again by itself",
    "api/serve.py": "it is said when the server starts",
    "api/settings.py": "it is said when the server starts",
    "graph/access/granting.py": "keys and grants are given on the command line",
    "graph/access/grants.py": "what is wrong with a credential is for whoever set it up",
    "graph/database/": "how the engine, its files and its backups are is for who runs the server; the error's own code says what a user can do",
    "graph/questions/weak_points/keeping.py:Overloaded": "OVERLOADED and retryAfter say all that a user can do",
    "graph/writing/outbox/": "messages are sent by a program, which goes on with the next",
    "seed/": "files are imported on the command line",
}
"""Places, or classes in them, whose refusals need no code, and why."""
WHAT_TO_DO: Final = (
    "Give the sentence a code and its values, Saying(CODE, words, name=value), and Russian words in "
    "api/explorer/source/src/asking/russian.ts; or list the place in TECHNICAL with the reason."
)
WORDED_ANEW: Final = frozenset({"after", "within", "renamed", "of"})
"""Methods of Saying that answer one."""


def refusals(trees: dict[Path, ast.Module]) -> set[str]:
    """Names of RapportError and all classes of it, without those of mutations, whose messages the types hold."""
    found = {"RapportError"}
    classes = [node for tree in trees.values() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    while new := {
        one.name
        for one in classes
        if one.name not in found
        and one.name != "Refusal"
        and any(isinstance(base, ast.Name) and base.id in found for base in one.bases)
    }:
        found |= new
    return found


class Sayings:
    """Tells which expressions are sentences with a code. `answering`: names of functions that answer such ones."""

    def __init__(self, tree: ast.Module, answering: set[str]) -> None:
        self._answering = answering
        self._bound: set[str] = set()
        for node in ast.walk(tree):
            match node:
                case ast.Assign(targets=[ast.Name(id=name)], value=value) if self.holds(value):
                    self._bound.add(name)
                case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value) if self.holds(value):
                    self._bound.add(name)
                case ast.arg(arg=name, annotation=ast.Name(id="Saying")):
                    self._bound.add(name)
                case ast.NamedExpr(target=ast.Name(id=name), value=value) if self.holds(value):
                    self._bound.add(name)
                case _:
                    pass

    def holds(self, value: ast.expr) -> bool:
        match value:
            case ast.Call(func=ast.Name(id=name)):
                return name == "Saying" or name in self._answering
            case ast.Call(func=ast.Attribute(attr=name)):
                return name in WORDED_ANEW
            case ast.Name(id=name):
                return name in self._bound
            case ast.BoolOp(values=[ast.Attribute(attr="said"), *_]):  # of another refusal, where it has one
                return True
            case _:
                return False


def answering(trees: dict[Path, ast.Module]) -> set[str]:
    return {
        node.name
        for tree in trees.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.returns and "Saying" in ast.unparse(node.returns)
    }


def uncoded(name: str, tree: ast.Module, kinds: set[str], answering: set[str]) -> Iterator[str]:
    """Places of refusals whose sentences have no code. `name`: of the file."""
    sayings = Sayings(tree, answering)
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=kind), args=[message, *_]) if kind in kinds and not sayings.holds(message):
                if not any(f"{name}:{kind}".startswith(place) or name.startswith(place) for place in TECHNICAL):
                    yield f"{name}:{node.lineno} {ast.unparse(node)}"
            case _:
                pass


@cache
def trees() -> dict[Path, ast.Module]:
    code = {"api", "graph", "resolvers", "seed"}
    paths = [path for path in tracked_files() if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in code]
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in paths}


def test_every_refusal_bears_a_code_unless_only_a_programmer_can_meet_it() -> None:
    kinds, said = refusals(trees()), answering(trees())
    found = [
        place
        for path, tree in trees().items()
        for place in uncoded(path.relative_to(ROOT).as_posix(), tree, kinds, said)
    ]
    assert found == [], WHAT_TO_DO


@pytest.mark.parametrize(
    ("code", "count"),
    [
        ('raise BadInput("There is no such thing.")', 1),
        ('raise NotFound(f"There is no {thing}.", ("input",))', 1),
        ('words = "It is late."\nraise Unavailable(words)', 1),
        ('raise BadInput(Saying("LATE", "It is late."))', 0),
        ('said = Saying("LATE", "It is late.")\nraise BadInput(said)', 0),
        ('raise BadInput(no_such("Person", id_))', 0),
        ('raise ValueError("It is late.")', 0),
    ],
)
def test_a_refusal_without_a_code_is_found(code: str, count: int) -> None:
    found = uncoded("graph/x.py", ast.parse(code), refusals(trees()), answering(trees()))
    assert len(list(found)) == count


def test_every_technical_place_has_refusals_without_codes() -> None:
    """A place that has none any more is to be taken from the list."""
    kinds = refusals(trees())
    places = {
        f"{path.relative_to(ROOT).as_posix()}:{node.func.id}"
        for path, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in kinds
    }
    assert [listed for listed in TECHNICAL if not any(place.startswith(listed) for place in places)] == []
