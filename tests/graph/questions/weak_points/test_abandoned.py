"""Work that nobody waits for ends without a word, however it was abandoned, and leaves no process behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[4]
LONG = "60"
UNSTARTED = "EOFError: Ran out of input\n"
"""What Python lets a process say whose parent was killed while it told it what to do."""


def asking(phase: str, seconds: str) -> subprocess.Popen[str]:
    """In a group of its own, as a terminal would start it."""
    command = [sys.executable, "-m", "tests.graph.questions.weak_points.abandoned", phase, seconds]
    return subprocess.Popen(  # noqa: S603  # ours
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )


def interrupted(child: subprocess.Popen[str]) -> None:
    os.killpg(child.pid, signal.SIGINT)


def killed(child: subprocess.Popen[str]) -> None:
    child.kill()


def left_alone(_: subprocess.Popen[str]) -> None:
    """It gives up by itself."""


@pytest.mark.parametrize(("phase", "delay"), [("asked", 0.0), ("asked", 0.3), ("asked", 1.0), ("working", 0.0)])
@pytest.mark.parametrize(("seconds", "abandoned"), [(LONG, interrupted), (LONG, killed), ("0", left_alone)])
def test_nothing_is_said_and_nothing_is_left(
    phase: str, delay: float, seconds: str, abandoned: Callable[[subprocess.Popen[str]], None]
) -> None:
    child = asking(phase, seconds)
    assert child.stdout
    assert child.stdout.readline() == f"{phase}\n"
    time.sleep(delay)
    abandoned(child)
    out, err = child.communicate(timeout=120)  # ends when its own processes have closed these too
    assert out == ""
    assert err == "" or (abandoned is killed and err.endswith(UNSTARTED))
    until = time.monotonic() + 30
    while left(child.pid) and time.monotonic() < until:
        time.sleep(0.1)
    assert not left(child.pid)


def left(group: int) -> list[psutil.Process]:
    return [one for one in psutil.process_iter() if group_of(one.pid) == group]


def group_of(pid: int) -> int:
    try:
        return os.getpgid(pid)
    except ProcessLookupError:
        return 0
