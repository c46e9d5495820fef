"""What is other than at the last run of the same question, which is kept in a file as its JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

import orjson

from api.command.impact.words import WORST_FIRST, name
from graph.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from api.command.impact.words import Answer

NOBODY: Final = "not affected"


def last_answer(file: Path) -> Answer | None:
    """None where there is no file yet. Raises BadInput for one that holds something else."""
    try:
        kept = orjson.loads(file.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, orjson.JSONDecodeError) as error:
        raise BadInput(f"{file} cannot be read as the answer of an earlier run: {error}") from None
    if not isinstance(kept, dict) or not {"totals", "consumers", "notice", "effectiveOn"} <= kept.keys():
        raise BadInput(f"{file} holds no answer of rapport impact: name another file.")
    return cast("Answer", kept)


def keep(answer: Answer, file: Path) -> None:
    """The old one stays whole until the new one is."""
    beside = file.with_name(f"{file.name}.new")
    try:
        beside.write_bytes(orjson.dumps(answer, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
        beside.replace(file)
    except OSError as error:
        raise BadInput(f"{file} cannot be written: {error.strerror}.") from None


def differences(before: Answer, after: Answer) -> Iterator[str]:
    """A sentence for each; none where nothing is other."""
    if before["effectiveOn"] != after["effectiveOn"]:
        yield f"It was asked for {before['effectiveOn']}, and is now for {after['effectiveOn']}."
    for what in ("consumers", "agreements", "offerings"):
        moved = [
            f"{level} {before['totals'][what][level.lower()]:,} → {after['totals'][what][level.lower()]:,}"
            for level in WORST_FIRST
            if before["totals"][what][level.lower()] != after["totals"][what][level.lower()]
        ]
        if moved:
            yield f"{what.capitalize()}: {', '.join(moved)}."
    yield from _moved(before, after)
    for words, then, now in (
        ("Notices overdue", before["notice"]["overdue"], after["notice"]["overdue"]),
        ("Earliest date", before["notice"]["earliestDate"], after["notice"]["earliestDate"]),
        ("People to tell", before["totals"]["people"], after["totals"]["people"]),
    ):
        if then != now:
            yield f"{words}: {then} → {now}."


def _moved(before: Answer, after: Answer) -> Iterator[str]:
    """Consumers whose severity is another, the worst now first, then by id."""
    then, now = _by_consumer(before), _by_consumer(after)
    for id_ in sorted({*then, *now}, key=lambda id_: (_rank(now.get(id_)), id_)):
        was, is_ = then.get(id_), now.get(id_)
        if (was and was["severity"]) != (is_ and is_["severity"]):
            known = is_ or was
            assert known  # noqa: S101  # it is in one of the two
            words = f"{was['severity'] if was else NOBODY} → {is_['severity'] if is_ else NOBODY}"
            yield f"{name(known['organization'])}: {words}."


def _by_consumer(answer: Answer) -> dict[str, dict[str, Any]]:
    return {node["organization"]["id"]: node for node in answer["consumers"]["nodes"] if node["organization"]}


def _rank(node: dict[str, Any] | None) -> int:
    return len(WORST_FIRST) if node is None else WORST_FIRST.index(node["severity"])
