"""Whether somebody may do what a mutation does, told before it is asked for: by role, and by what is in their reach."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from graph.access.roles import ANNOUNCED, KEPT_JOINTLY, kept_with, role_for
from graph.errors import BadInput
from graph.model.role import Role
from graph.reading.statement import own_statement, seen_statement
from graph.saying import Saying
from graph.writing.mutations.fields import link_name, linkable, links_name
from graph.writing.mutations.permission import ANNOUNCED_ONES
from graph.writing.mutations.visibility import found_by
from graph.writing.verbs import CONFIRM, VERBS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.access import Viewer
    from graph.database.stored import Reader
    from graph.model import Kind, Model

OF_KINDS: Final = ("create", "update", "archive", "restore", "delete")
ACTION: Final = ("action",)
ON: Final = ("on",)


class Act(NamedTuple):
    """What a mutation takes. `about`: labels of what it changes and what has to be there before, none where it only makes
    something new; `jointly`: whoever sees that may change it; `everything`: only whoever reaches the whole estate may.
    """

    role: Role
    about: tuple[str, ...] = ()
    jointly: bool = False
    everything: bool = False


@cache
def acts(model: Model) -> Mapping[str, Act]:
    """What all mutations take, by their names."""
    return {**dict(_of_kinds(model)), **dict(_of_links(model)), **dict(_of_verbs(model)), **OTHERS}


OTHERS: Final = {
    "runChange": Act(Role.MANAGER, ("Change",), everything=True),
    "erasePerson": Act(Role.ADMIN, ("Person",)),
}


def _of_kinds(model: Model) -> Iterator[tuple[str, Act]]:
    for kind in model.kinds.values():
        if kind.stated:
            many = f"{kind.plural[0].upper()}{kind.plural[1:]}"
            for verb in OF_KINDS:
                act = Act(role_for(kind), () if verb == "create" else (kind.label,))
                yield from ((f"{verb}{name}", act) for name in (kind.label, many))


def _of_links(model: Model) -> Iterator[tuple[str, Act]]:
    for link in linkable(model):
        about = kept_with(link)
        act = Act(role_for(model.kinds[about]), (about,), jointly=link.type in KEPT_JOINTLY)
        for name in filter(None, (link_name(link), links_name(model, link))):
            yield from ((f"{verb}{name}", act) for verb in ("link", "unlink"))


def _of_verbs(model: Model) -> Iterator[tuple[str, Act]]:
    for verb in VERBS:
        yield (
            verb.name,
            Act(
                verb.role or role_for(model.kinds[verb.about]),
                () if verb.creates else (verb.about,),
                jointly=verb.jointly,
            ),
        )
    kinds = [model.kinds[label] for label in CONFIRM]
    yield "confirm", Act(min((role_for(kind) for kind in kinds), key=lambda role: role.rank), tuple(CONFIRM))


def act_of(model: Model, action: str) -> Act:
    """Raises BadInput for what is no mutation."""
    known = acts(model)
    if action not in known:
        alike = get_close_matches(action[:100], known)
        meant = f" Did you mean {', '.join(alike)}?" if alike else ""
        raise BadInput(
            Saying("NO_MUTATION", "There is no mutation {action!r}.{meant}", action=action[:100], meant=meant), ACTION
        )
    return known[action]


async def may(reader: Reader, model: Model, viewer: Viewer, action: str, on: tuple[str, str] | None) -> bool:
    """Whether a viewer's role and reach allow a mutation. `on`: label and id of what it is to change. False for what the
    viewer does not see, as for what is not there. Raises BadInput for what is no mutation, and for a thing of a kind
    that it does not change.
    """
    act = act_of(model, action)
    if on is not None and on[0] not in act.about:
        what = f"changes {' or '.join(act.about)}, not {on[0]}" if act.about else "makes something new: leave out `on`"
        raise BadInput(Saying("NOT_DONE_TO_IT", "{action} {what}.", action=action, what=what), ON)
    if not viewer.may(act.role) or (act.everything and viewer.scope.restricted):
        return False
    return on is None or await _may_change(reader, model.kinds[on[0]], viewer, on[1], jointly=act.jointly)


async def _may_change(reader: Reader, kind: Kind, viewer: Viewer, key: str, *, jointly: bool) -> bool:
    if key not in await found_by(reader, viewer, kind, [key], seen_statement if jointly else own_statement):
        return False
    if kind.label != "Change" or viewer.may(role_for(kind, {"status": ANNOUNCED})):
        return True
    return key not in (await reader.run(ANNOUNCED_ONES, {"ids": [key]}))[0][0]
