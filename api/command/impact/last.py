"""The answer of the last run of the same question, kept in a file as its JSON, and what is other since."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import orjson

from graph.errors import BadInput
from graph.model.severity import Severity
from graph.questions.runs.difference import Difference
from graph.questions.runs.run import NOTHING_MASKED, Run

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from api.command.words import Answer


def last_run_in(file: Path) -> Run | None:
    """None where there is no file yet. Raises BadInput for one that holds something else."""
    try:
        kept = orjson.loads(file.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, orjson.JSONDecodeError) as error:
        raise BadInput(f"{file} cannot be read as the answer of an earlier run: {error}") from None
    try:
        return run_of_answer(cast("dict[str, Any]", kept))
    except (KeyError, TypeError):
        raise BadInput(f"{file} holds no answer of rapport impact: name another file.") from None


def run_of_answer(answer: Answer) -> Run:
    totals, notice = answer["totals"], answer["notice"]
    return Run(
        effective_on=answer["effectiveOn"],
        totals={thing: dict(totals[thing]) for thing in ("consumers", "agreements", "offerings")},
        consumers={
            node["organization"]["id"]: Severity[node["severity"]]
            for node in answer["consumers"]["nodes"]
            if node["organization"]
        },
        people=totals["people"],
        overdue=notice["overdue"],
        earliest_date=notice["earliestDate"],
        **masked_of_answer(answer),
    )


def masked_of_answer(answer: Answer) -> dict[str, Any]:
    """An answer that says nothing of it was judged by earlier rules."""
    if "masked" not in answer:
        return {"masked": NOTHING_MASKED, "masked_consumers": {}, "rules": 1}
    nodes = answer["masked"]["consumers"]["nodes"]
    return {
        "masked": {thing: dict(counts) for thing, counts in answer["totals"]["masked"].items()},
        "masked_consumers": {
            node["organization"]["id"]: Severity[node["severity"]] for node in nodes if node["organization"]
        },
    }


def since_as_answered(before: Run, run: Run, sentences: Sequence[str]) -> Answer:
    """Compares with the last run, as the API does for `sinceLastRun`, but for the instant: a file knows none."""
    difference = Difference(before, run)
    return {
        "byOtherRules": difference.by_other_rules,
        "isOther": bool(difference),
        "effectiveOn": before.effective_on,
        "totals": {**before.totals, "masked": before.masked, "people": before.people},
        "overdue": before.overdue,
        "earliestDate": before.earliest_date,
        "consumerCount": len(difference.consumers),
        "consumers": [
            {
                "id": each.organization,
                "turn": each.turn.value,
                "before": each.before.name,
                "severity": each.after.name,
            }
            for each in difference.consumers
        ],
        "sentences": list(sentences),
    }


def keep_in(file: Path, answer: Answer) -> None:
    """The old one stays whole until the new one is."""
    beside = file.with_name(f"{file.name}.new")
    try:
        beside.write_bytes(orjson.dumps(answer, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
        beside.replace(file)
    except OSError as error:
        raise BadInput(f"{file} cannot be written: {error.strerror}.") from None
