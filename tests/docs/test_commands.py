"""Every command line of the documentation is run, page by page, as somebody would who follows it from the top.

What a block's first line says after `sh`: nothing = it ends well; `exit 2` = it ends with that status; `serves` = it
runs until Ctrl-C; `neo4j` = it is run on a Neo4j; `by hand` = it is not run here. A `text` block below is what it
prints; a line `…` stands for any lines, a `…` in a line for any rest. A block that names a file is that file.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from typing import TYPE_CHECKING, Final

import pytest

from tests.docs.documents import PAGES, ROOT, Block, blocks, name_of

if TYPE_CHECKING:
    from pathlib import Path

    from graph.database.engine import EngineSettings

MARKS: Final = re.compile(r"|exit [1-9]\d*|serves|neo4j|by hand")
OF_PAGES: Final = (
    "cp -r docs/clients/",
    "cd docs/clients/",
    "rapport schema >",
    "npm install",
    "npx ",
    "pip install ",
    "python work.py",
)
BY_HAND: Final = ("docker ", "git clone ", "./rapport test", ".ci/run", ".venv/bin/python -m tests.", *OF_PAGES)
SECONDS: Final = 300
ADDRESS: Final = re.compile(r"Rapport listens on (http://\S+) ")
WRITTEN_NEO4J: Final = "bolt://localhost:7687"


def pages_with(*marks: str) -> list[Path]:
    return [
        page for page in PAGES if any(is_run(block) and block.mark.split(" ")[0] in marks for block in blocks(page))
    ]


def is_run(block: Block) -> bool:
    return block.language == "sh" and block.mark != "by hand"


@pytest.mark.parametrize("page", pages_with("", "exit", "serves"), ids=name_of)
def test_commands_of(page: Path, tmp_path: Path) -> None:
    follow(blocks(page), tmp_path, environment(tmp_path))


@pytest.mark.parametrize("page", pages_with("neo4j"), ids=name_of)
def test_commands_on_neo4j_of(page: Path, tmp_path: Path, running_neo4j: EngineSettings) -> None:
    of_neo4j = [block for block in blocks(page) if block.mark == "neo4j" or block.language == "text"]
    here = environment(tmp_path) | {
        "NEO4J_URI": running_neo4j.uri or "",
        "NEO4J_PASSWORD": running_neo4j.password or "",
    }
    follow(of_neo4j, tmp_path, here)


def test_each_block_of_commands_says_how_it_is_tested() -> None:
    elsewhere = [
        block.place for page in PAGES for block in blocks(page) if block.language in {"bash", "shell", "console"}
    ]
    assert {place.partition(":")[0] for place in elsewhere} <= {"docs/command.md"}  # has its test beside the command's
    shell = [block for page in PAGES for block in blocks(page) if block.language == "sh"]
    assert [block.place for block in shell if not MARKS.fullmatch(block.mark)] == []
    unrun = [(block.place, line) for block in shell if not is_run(block) for line in block.text.splitlines()]
    assert [line for line in unrun if not line[1].startswith(BY_HAND)] == []


def test_a_wrong_output_would_be_found() -> None:
    assert re.fullmatch(pattern("o…\n…\nfour\n"), "one\ntwo\nthree\nfour\n")
    assert not re.fullmatch(pattern("one\n…\nfour\n"), "one\ntwo\nthree\nfive\n")


def environment(folder: Path) -> dict[str, str]:
    """A new user's, in whose folder `rapport` is this checkout's, without its installation."""
    shim = f'#!/bin/sh\nexec "{sys.executable}" -P -m api.command "$@"\n'
    (folder / "bin").mkdir()
    for path in (folder / "rapport", folder / "bin" / "rapport"):
        path.write_text(shim)
        path.chmod(0o755)
    for part in ("seed", "docs"):
        (folder / part).symlink_to(ROOT / part)
    (folder / "home").mkdir()
    return {
        "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(folder / "home"),
        "XDG_CACHE_HOME": os.environ["XDG_CACHE_HOME"],
        "PYTHONPATH": str(ROOT),
        "LANG": "C.UTF-8",
        "RAPPORT_PORT": "0",
        "COLUMNS": "1000",  # a folder whose name is long wraps lines elsewhere than one whose name is short
    }


def follow(page: list[Block], folder: Path, here: dict[str, str]) -> None:
    for block, below in zip(page, [*page[1:], None], strict=True):
        if "." in block.mark:
            path = folder / block.mark
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, encoding="utf-8")
        elif is_run(block) and (block.mark == "neo4j") == ("NEO4J_URI" in here):
            printed = served(block, folder, here) if block.mark == "serves" else ended(block, folder, here)
            if below and below.language == "text":
                assert re.fullmatch(pattern(below.text), printed), f"{below.place}: printed was\n{printed}"


def ended(block: Block, folder: Path, here: dict[str, str]) -> str:
    """What the block's commands print."""
    text = block.text.replace(WRITTEN_NEO4J, here.get("NEO4J_URI", WRITTEN_NEO4J))
    run = subprocess.run(  # noqa: S603  # our own documentation
        ["bash", "-euo", "pipefail", "-c", text],  # noqa: S607  # whichever bash is there
        cwd=folder,
        env=here,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )
    status = int(block.mark.partition(" ")[2] or 0) if block.mark.startswith("exit") else 0
    assert run.returncode == status, f"{block.place} ended with {run.returncode}:\n{run.stdout}"
    return run.stdout


def served(block: Block, folder: Path, here: dict[str, str]) -> str:
    """What it prints until it listens; then it is asked whether it is ready, and ended."""
    process = subprocess.Popen(  # noqa: S603  # our own documentation
        ["bash", "-euo", "pipefail", "-c", f"exec {block.text}"],  # noqa: S607  # whichever bash is there
        cwd=folder,
        env=here,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    assert process.stdout
    printed = ""
    try:
        for line in process.stdout:
            printed += line
            if listening := ADDRESS.search(line):
                await_ready(f"{listening[1]}/readyz")
                return printed
        pytest.fail(f"{block.place} ended with {process.wait()}:\n{printed}")
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)


def await_ready(address: str) -> None:
    """Answers 503 while the estate is being loaded."""
    deadline = time.monotonic() + 60
    while (status := status_of(address)) == 503 and time.monotonic() < deadline:
        time.sleep(0.2)
    assert status == 200


def status_of(address: str) -> int:
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310  # our own server
            return answer.status
    except urllib.error.HTTPError as refused:
        refused.close()
        return refused.code


def pattern(expected: str) -> str:
    return "".join(map(line_pattern, expected.splitlines()))


def line_pattern(line: str) -> str:
    return r"(?:.*\n)*?" if line == "…" else ".*".join(map(re.escape, line.rstrip().split("…"))) + r" *\n"
