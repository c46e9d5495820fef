"""`docs/command.md` shows what the command does."""

from __future__ import annotations

import re
import shlex
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from tests.api.command.conftest import ROOT, SAMPLE, Rapport

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

PAGE = (ROOT / "docs" / "command.md").read_text(encoding="utf-8")


class Example(NamedTuple):
    """`shown`: what the page says is printed; `…` stands for anything, on a line of its own for any lines."""

    arguments: list[str]
    shown: str

    @property
    def pattern(self) -> str:
        lines = self.shown.splitlines(keepends=True)
        return "".join("(?s:.*)" if line == "…\n" else re.escape(line).replace("…", ".*") for line in lines)


def examples() -> list[Example]:
    blocks = re.findall(r"^```console\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    parts = [part for block in blocks for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]]
    lines = [part.partition("\n") for part in parts]
    return [Example(shlex.split(command)[1:], shown) for command, _, shown in lines]


def test_every_example_prints_what_the_page_shows(
    rapport: Rapport, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    page = replace(rapport, variables={**rapport.variables, "COLUMNS": "80"})
    shutil.copytree(SAMPLE, tmp_path / "quellhaven")
    for name, plan in re.findall(r"^```yaml\n# (\w+\.yaml)\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL):
        (tmp_path / name).write_text(plan)
    assert len(examples()) >= 12
    for example in examples():
        status, out, err = page(*example.arguments)
        printed = out + err + (f"[{status}]\n" if status else "")
        assert re.fullmatch(example.pattern, printed), (example.arguments, printed)


def test_every_command_has_an_example_or_a_chapter(rapport: Rapport) -> None:
    listed = rapport("--help").out.partition("Commands:\n")[2]
    commands = re.findall(r"^  ([a-z]\S+)", listed, re.MULTILINE)
    assert {"demo", "impact", "agenda"} <= set(commands)
    for command in commands:
        assert re.search(rf"^## .*`{command}`", PAGE, re.MULTILINE), command
