"""A process as text, so that another one on the same machine can say later whether it is gone."""

from __future__ import annotations

import contextlib
import os
import socket
from functools import cache
from pathlib import Path
from typing import Final

import psutil

PID_SPACE: Final = Path("/proc/self/ns/pid")
"""Containers may share the name of their machine, and then count processes each from 1."""
SAME: Final = 2.0
"""Seconds by which the same beginning may be told differently after the clock was set."""


@cache
def this_process() -> str:
    return f"{_machine()} {os.getpid()} {psutil.Process().create_time():.2f}"


def is_gone(process: str) -> bool:
    """False also for one of another machine: nobody here can know."""
    machine, pid, began = process.rsplit(" ", 2)
    if machine != _machine():
        return False
    with contextlib.suppress(psutil.AccessDenied):
        try:
            running = psutil.Process(int(pid))
            return abs(running.create_time() - float(began)) > SAME or running.status() == psutil.STATUS_ZOMBIE
        except psutil.NoSuchProcess:
            return True
    return False


def _machine() -> str:
    space = PID_SPACE.stat().st_ino if PID_SPACE.exists() else 0
    return f"{socket.gethostname()}/{space}"
