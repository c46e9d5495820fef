"""Who asks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from graph.access.scope import EVERYTHING, Scope
from graph.access.telling import ALL, Telling
from graph.errors import Forbidden
from graph.model.grant import Role
from graph.saying import Saying

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Viewer:
    """`actor`: what the trail calls them; `credential`: what logs do, which name nobody. `scope`: what they see.
    `person`: id of the person of the estate, if known; `program`: name of the key, where a program asks.
    `counts_hidden`: whether answers tell them how much was left out. `expires_at`: when their credential does.
    """

    actor: str
    role: Role
    scope: Scope = EVERYTHING
    person: str | None = None
    counts_hidden: bool = True
    expires_at: str | None = None
    credential: str = ""
    program: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "scope", replace(self.scope, viewer=self.actor))

    @property
    def telling(self) -> Telling:
        """What this viewer is told of what they do not see."""
        return Telling(of_hidden=self.counts_hidden) if self.scope.restricted else ALL

    def may(self, role: Role) -> bool:
        """Whether they may do what needs this role."""
        return self.role.rank >= role.rank

    def require(self, role: Role, what: str, path: tuple[str | int, ...] = ()) -> None:
        """Raises Forbidden with a sentence about `what`, e.g. "erasing people"."""
        if not self.may(role):
            words = "{what} needs the role {role}; yours is {own}."
            raise Forbidden(Saying("ROLE_NEEDED", words, what=what, role=role.value, own=self.role.value), path)


def scope_of(role: Role, organizations: Mapping[str, bool] | None) -> Scope:
    """`organizations`: ids of those in reach, all their parts among them; None = everything."""
    return Scope(
        addresses=role.rank >= Role.MANAGER.rank,
        administers=role is Role.ADMIN,
        restricted=organizations is not None,
        organizations=organizations or {},
    )


ADMINISTRATOR: Final = Viewer("administrator", Role.ADMIN, credential="administrator")
"""Whoever holds the one key of a small set-up."""

LOCAL: Final = Viewer("local administrator", Role.ADMIN, credential="local administrator")
"""Whoever sits at the machine where no access is configured."""
