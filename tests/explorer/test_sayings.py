"""Every sentence that bears a code has Russian words in the explorer, made of the values that it bears."""

from __future__ import annotations

import ast
import re
from string import Formatter
from typing import TYPE_CHECKING, Final

from api.lane.refusal import STATUS
from graph.model.circles import CIRCULAR
from graph.model.sentences import NEEDED, WORDS
from graph.saying import Saying
from tests.explorer.conftest import settled
from tests.house.house import ROOT, tracked_files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.explorer.conftest import Explorer

SHELL: Final = ROOT / "api/explorer/source/src/words/shell.ts"
SOURCE: Final = ROOT / "api/explorer/source/src/asking/russian.ts"


OTHER: Final = Saying.of("It is late.")
"""The code of a sentence that has none of its own."""


def told() -> dict[str, set[str]]:
    """By code: names of the values that its sentence bears."""
    found: dict[str, set[str]] = {}
    for path in tracked_files():
        if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in {"api", "graph", "resolvers"}:
            for code, names in _sayings(ast.parse(path.read_text(encoding="utf-8"))):
                found.setdefault(code, names).intersection_update(names)
    checked = {**WORDS, **{f"{name}_needed": words for name, words in NEEDED.items()}}
    found |= {code: _names(words) for code, words in CIRCULAR.values()}
    found[OTHER.code] = set(OTHER.values)
    return found | {name.upper(): {"value", "kind", *_names(words)} for name, words in checked.items()}


def _sayings(tree: ast.AST) -> Iterator[tuple[str, set[str]]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Saying":
            code = node.args[0]
            if isinstance(code, ast.Constant):
                yield str(code.value), {one.arg for one in node.keywords if one.arg}


def _names(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name}


def worded() -> dict[str, set[str]]:
    """By code: names of the values that the explorer's words take."""
    lines = re.findall(r"^  ([A-Z_]+): \((?:\{ ([^}]*) \})?\) =>", SOURCE.read_text(encoding="utf-8"), re.MULTILINE)
    return {code: {name.partition(":")[0] for name in names.split(", ")} - {""} for code, names in lines}


def test_every_sentence_with_a_code_has_russian_words_of_the_values_that_it_bears() -> None:
    codes, words = told(), worded()
    assert sorted(codes) == sorted(words)
    assert {code: words[code] - codes[code] for code in words if words[code] - codes[code]} == {}


def test_every_error_whose_sentence_bears_no_code_has_words_in_both_languages() -> None:
    words = re.findall(r"^      ([A-Z_]+): '", SHELL.read_text(encoding="utf-8"), re.MULTILINE)
    assert {code for code in STATUS if words.count(code) != 2} == {"BAD_INPUT", "CONFLICT", "NOT_FOUND"}


async def test_a_mistake_in_a_question_is_told_in_russian(explorer: Explorer) -> None:
    async with explorer.open("/impact?c=map:RETIRE", language="ru") as page:
        await page.get_by_text("Услуги «map» нет. Может быть, maps").first.wait_for()
        await settled(page)
        assert await page.get_by_text("по-английски").count() == 0


async def test_a_refusal_of_a_form_is_told_in_russian_beside_its_field(explorer: Explorer) -> None:
    async with explorer.open("/agreement/parcel-brinmarkt-arrival-notice", language="ru") as page:
        await page.get_by_role("button", name="Изменить").click()
        await page.get_by_label("Не действует с").fill("2001-01-01")
        await page.get_by_role("button", name="Сохранить").click()
        await page.get_by_role("dialog").get_by_text("1 янв. 2001 г. не позже, чем").wait_for()
