"""Cells of the tables that the benchmarks print."""

from __future__ import annotations

import re
from typing import Final

SPENT: Final = re.compile(r"([\d.]+) ms \(([\d.]+) (?:ms|s)\)")
"""CPU and wall time."""
