"""What is compared, part by part, as plain values: the reference's on the left, the product's on the right."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final, cast

from tests.graph.impact.at_random import by_product, by_reference
from tests.graph.impact.at_random.asked import asked
from tests.graph.impact.reference.estate import estate_of
from tests.graph.impact.reference.report import Report
from tests.graph.impact.reference.scenario import scenario_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

PARTS: Final[dict[str, tuple[Callable[[Any], Any], Callable[[Any], Any]]]] = {
    name: (getattr(by_reference, name), getattr(by_product, name))
    for name in (
        "offerings",
        "agreements",
        "consumers",
        "none",
        "totals",
        "ways",
        "causes",
        "masked",
        "held",
        "notice",
        "people",
        "lines",
        "basis",
        "reasons",
        "already_planned",
        "outlook",
        "coming",
        "findings",
    )
}


def differences(question: dict[str, Any], parts: Iterable[str] = PARTS) -> dict[str, str]:
    """Part -> in which way the product answers it otherwise than the reference."""
    reference = reference_report(question)
    product = asked(question)
    found = {part: "\n".join(unlike(PARTS[part][0](reference), answered(PARTS[part][1], product))) for part in parts}
    return {part: text for part, text in found.items() if text}


def is_unlike(question: dict[str, Any], parts: Iterable[str]) -> bool:
    """What cannot be asked, because a row is missing that another names, shows nothing."""
    try:
        return bool(differences(question, parts))
    except Exception:  # noqa: BLE001  # whatever it is that cannot be asked
        return False


def answered(part: Callable[[Any], Any], product: Any) -> Any:
    """A question that cannot be answered differs, too."""
    try:
        return part(product)
    except Exception as wrong:  # noqa: BLE001  # whatever goes wrong is shown
        return f"{type(wrong).__name__}: {wrong}"


def reference_report(question: dict[str, Any]) -> Report:
    return Report(
        estate_of(question["estate"]),
        scenario_of(question["scenario"]),
        date.fromisoformat(question["today"]),
    )


def unlike(expected: Any, found: Any, at: str = "") -> Iterator[str]:
    """Down to the smallest that differs."""
    if isinstance(expected, dict) and isinstance(found, dict):
        some, others = cast("dict[Any, Any]", expected), cast("dict[Any, Any]", found)
        for key in {**some, **others}:
            yield from unlike(some.get(key, "nothing"), others.get(key, "nothing"), f"{at}.{key}")
    elif expected != found:
        yield f"{at or '.'}: expected {expected!r}, found {found!r}"
