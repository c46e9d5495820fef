"""What is asked, from arguments and files, as the `ScenarioInput` of the schema."""

from __future__ import annotations

from datetime import date, datetime
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final, cast

from api.command import naming
from graph.errors import BadInput
from graph.model.change import Action
from graph.model.offering import Criticality
from graph.model.scalars import day

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

ACTIONS: Final = [action.value for action in Action]
SEVERITIES: Final = [criticality.value for criticality in Criticality]
SCENARIO: Final = ("name", "effectiveOn", "includePlanned", "changes")
CHANGE: Final = ("offering", "action", "severity", "until")
UNTIL: Final = ".."


def scenario_of(
    changes: Sequence[str], file: Path | None, on: str | None, *, include_planned: bool = False
) -> dict[str, Any]:
    """What is named goes before what the file says."""
    scenario: dict[str, Any] = {"changes": []} if file is None else scenario_in(file)
    scenario["changes"] = [*scenario["changes"], *map(change_of, changes)]
    if not scenario["changes"]:
        raise BadInput("Which change? Write OFFERING=ACTION, like maps=RETIRE, or name a file with --scenario.")
    return {**scenario, **terms_of(on, include_planned=include_planned)}


def by_name(scenario: Mapping[str, Any]) -> dict[str, Any]:
    """The scenario with offerings that may be meant by name."""
    changes = [{**change, "offering": naming.offering(change["offering"])} for change in scenario.get("changes", ())]
    return {**scenario, "changes": changes}


def terms_of(on: str | None, *, include_planned: bool) -> dict[str, Any]:
    """What options say of a scenario beside its changes."""
    terms: dict[str, Any] = {}
    if on is not None:
        terms["effectiveOn"] = day_of(on, "--on")
    if include_planned:
        terms["includePlanned"] = True
    return terms


def named_scenario(file: Path, *, include_planned: bool) -> dict[str, Any]:
    """A scenario to be compared: without a name of its own it has the file's."""
    scenario = scenario_of([], file, None, include_planned=include_planned)
    scenario.setdefault("name", file.stem)
    return scenario


def stated_day(given: str | None, option: str) -> str | None:
    return None if given is None else day_of(given, option)


def change_of(text: str) -> dict[str, str]:
    """`maps=RETIRE` or `maps=DEGRADE:HIGH`. The last `=` counts: an id may hold others."""
    offering, _, rest = text.rpartition("=")
    if not (offering and rest):
        raise BadInput(
            f"{text!r} is no change: write OFFERING=ACTION, like maps=RETIRE, billing=DEGRADE:HIGH or "
            "maps=SUSPEND..2027-03-01."
        )
    rest, dots, until = rest.partition(UNTIL)
    action, colon, severity = rest.partition(":")
    change = {"offering": offering, "action": one_of(ACTIONS, action, f"The action in {text!r}")}
    if colon:
        change["severity"] = one_of(SEVERITIES, severity, f"The severity in {text!r}")
    if dots:
        change["until"] = day_of(until, f"The first day on which {offering} is back, in {text!r},")
    return change


def scenario_in(file: Path) -> dict[str, Any]:
    import yaml  # noqa: PLC0415  # only files need it

    try:
        given = yaml.safe_load(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise BadInput(f"{file} cannot be read: {error.strerror}.") from None
    except (yaml.YAMLError, ValueError) as error:
        raise BadInput(f"{file} is neither YAML nor JSON: {' '.join(str(error).split())}") from None
    scenario = mapping(given, SCENARIO, f"{file}")
    changes = scenario.get("changes")
    if not isinstance(changes, list):
        raise BadInput(f"{file}: changes must be a list of changes, each with offering and action.")
    stated = cast("list[Any]", changes)
    scenario["changes"] = [listed(change, f"{file}: change {number}") for number, change in enumerate(stated, 1)]
    if not isinstance(scenario.get("name", ""), str):
        raise BadInput(f"{file}: name is a text, in quotes if it looks like a number or a day.")
    if scenario.get("effectiveOn") is None:
        scenario.pop("effectiveOn", None)
    else:
        scenario["effectiveOn"] = day_of(scenario["effectiveOn"], f"{file}: effectiveOn")
    if not isinstance(scenario.setdefault("includePlanned", False), bool):
        raise BadInput(f"{file}: includePlanned is true or false.")
    return scenario


def listed(given: Any, place: str) -> dict[str, str]:
    change = mapping(given, CHANGE, place)
    if not isinstance(change.get("offering"), str):
        raise BadInput(f"{place}: offering must be the id of an offering, in quotes if it looks like a number.")
    change["action"] = one_of(ACTIONS, change.get("action"), f"{place}: action")
    if change.get("severity") is None:
        change.pop("severity", None)
    else:
        change["severity"] = one_of(SEVERITIES, change["severity"], f"{place}: severity")
    if change.get("until") is None:
        change.pop("until", None)
    else:
        change["until"] = day_of(change["until"], f"{place}: until")
    return change


def mapping(given: Any, names: Sequence[str], place: str) -> dict[str, Any]:
    if not isinstance(given, dict):
        raise BadInput(f"{place} must have {', '.join(names[:-1])} or {names[-1]}.")
    known = cast("dict[Any, Any]", given)
    for name in known:
        if name not in names:
            raise BadInput(f"{place}: there is no {str(name)!r} here.{near(str(name), names)}")
    return known


def one_of(allowed: Sequence[str], given: Any, what: str) -> str:
    text = str(given).upper()
    if text not in allowed:
        raise BadInput(
            f"{what} must be {', '.join(allowed[:-1])} or {allowed[-1]}; it is {given!r}.{near(text, allowed)}"
        )
    return text


def day_of(given: Any, what: str) -> str:
    if isinstance(given, date) and not isinstance(given, datetime):  # YAML reads days as such
        return given.isoformat()
    try:
        return day(str(given))
    except ValueError as error:
        raise BadInput(f"{what} is {str(given)!r}: {error}.") from None


def near(word: str, known: Iterable[str]) -> str:
    close = get_close_matches(word, list(known), n=1)
    return f" Did you mean {close[0]}?" if close else ""
