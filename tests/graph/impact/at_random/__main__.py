"""Many random questions, asked of the product and of the plain reference:

python -m tests.graph.impact.at_random --first 1 --count 5000 [--parts masked,outlook]

Each difference is made small and printed like a case of `tests/data/after`; exit status 1 if there was one.
"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from typing import Any

from tests.graph.impact.at_random.parts import PARTS, differences, is_unlike
from tests.graph.impact.at_random.question import question
from tests.graph.impact.at_random.smaller import smallest


def main() -> int:
    parser = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("--first", type=int, default=1, help="number of the first question")
    parser.add_argument("--count", type=int, default=5_000)
    parser.add_argument("--parts", default=",".join(PARTS), help="what is compared, by commas")
    parser.add_argument("--most", type=int, default=5, help="differences shown before it gives up")
    given = parser.parse_args()
    parts = given.parts.split(",")
    asked = shown = 0
    while asked < given.count and shown < given.most:
        number = given.first + asked
        asked += 1
        if found := differences(question(number), parts):
            show(number, found)
            shown += 1
    print(f"{asked:,} questions, {shown} with a difference")  # noqa: T201  # a program
    return 1 if shown else 0


def show(number: int, found: dict[str, str]) -> None:
    """The first part that differs, made small."""
    part = next(iter(found))
    small = smallest(question(number), lambda smaller: is_unlike(smaller, [part]))
    print(f"\nQuestion {number}: {', '.join(found)}")  # noqa: T201
    print(readable(small))  # noqa: T201
    print(f"{part}\n{differences(small, [part])[part]}", flush=True)  # noqa: T201


def readable(question: dict[str, Any]) -> str:
    """A row on each line."""
    lines = [f"{file}: {json.dumps(row)}" for file, rows in question["estate"].items() for row in rows]
    return "\n".join([*lines, f"scenario: {json.dumps(question['scenario'])}", f"today: {question['today']}"])


if __name__ == "__main__":
    sys.exit(main())
