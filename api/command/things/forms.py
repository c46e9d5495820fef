"""How the value of a field is written, said to whoever must write it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from api.command.things.fields import of_asked
from graph.model.scalars import Scalar
from graph.text.documents.blocks import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from api.command.things.fields import Slot
    from graph.text.documents.blocks import Block

FORMS: Final = {
    Scalar.DAY: "YYYY-MM-DD.",
    Scalar.INSTANT: 'YYYY-MM-DD, or "YYYY-MM-DD HH:MM", in UTC.',
    Scalar.DURATION: "P6M, P2W or the like.",
    Scalar.FLAG: "yes or no.",
}
NAMES: Final = "Where keys are asked for, whole names do too; several have commas between them."


def form(slot: Slot) -> str:
    """Empty where any text does."""
    if slot.nested is not None:
        parts = ", ".join(f'"{inner.written}": …' for inner in of_asked(slot.nested).values() if inner.required)
        return f"JSON, like [{{{parts}}}]."
    if slot.choice is not None:
        return f"{one_of(slot)}."
    return FORMS.get(slot.scalar, "") if slot.scalar else ""


def one_of(slot: Slot) -> str:
    *others, last = [str(one.value) for one in slot.choice or ()]
    return f"{', '.join(others)} or {last}" if others else last


def described(slots: Iterable[Slot]) -> list[dict[str, Any]]:
    """Each field for programs: its name, whether it is needed, what it is, and how its values are written."""
    return [
        {"field": slot.written, "needed": slot.required, "several": slot.many, "what": slot.words, "form": form(slot)}
        for slot in slots
    ]


def asked(slots: Iterable[Slot]) -> Iterator[Block]:
    """A table of the fields, the required ones first."""
    every = [*slots]
    rows = [
        (slot.written, "yes" if slot.required else "", f"{slot.words} {form(slot)}".rstrip())
        for slot in sorted(every, key=lambda slot: not slot.required)
    ]
    if rows:
        yield ""
        yield Table(("FIELD", "NEEDED", "WHAT"), rows)
    if any(slot.to for slot in every):
        yield ""
        yield NAMES
