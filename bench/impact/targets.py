"""What is to be reached, by size."""

from __future__ import annotations

from typing import Final, NamedTuple

from bench.table import Target

LARGE_SHARE: Final = 0.15
"""A change that reaches more of the estate is no typical one."""


class Targets(NamedTuple):
    """`typical` and `large`: by question. `ten`: of ten changes, the consumers with minimal causes."""

    typical: dict[str, Target]
    large: dict[str, Target]
    ten: Target | None = None
    ready: Target | None = None
    fresh: Target | None = Target(5, "ms")
    weak_points: Target | None = None

    def of_question(self, question: str, share: float) -> Target | None:
        return (self.large if share > LARGE_SHARE else self.typical).get(question)


NONE: Final = Targets({}, {})
TARGETS: Final = {
    "M": Targets(
        typical={"consumers with minimal causes": Target(40, "ms"), "whole report": Target(40, "ms")},
        large={"consumers with minimal causes": Target(200, "ms"), "whole report": Target(200, "ms")},
        ten=Target(400, "ms"),
        ready=Target(3, "s"),
        weak_points=Target(3, "s"),
    ),
    "L": Targets(
        typical={"consumers with minimal causes": Target(100, "ms"), "whole report": Target(100, "ms")},
        large={"totals": Target(600, "ms"), "first page": Target(1_500, "ms")},
        ready=Target(25, "s"),
        weak_points=Target(150, "s"),
    ),
}
"""Questions by their 95th percentile over GraphQL."""
