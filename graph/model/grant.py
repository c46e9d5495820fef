from __future__ import annotations

from typing import Annotated

from pydantic import Field

from graph.model.declaration import End, Kind, Link, Thing
from graph.model.ownership import ForAdministrators
from graph.model.role import Role
from graph.model.scalars import MANAGED, SEARCHED, Choice, Flag, Instant, Name, Text


class Credential(Choice):
    """By what somebody is known."""

    KEY = "KEY", "A program, by an API key."
    TOKEN = "TOKEN", "A person, by a token of the identity provider."
    CALENDAR = "CALENDAR", "A calendar program of a person, by the address of their calendar; it opens nothing else."


class Grant(Thing):
    """What one program or person may see and do. It is in no export, and only administrators see it."""

    name: Annotated[Name, SEARCHED, MANAGED] = Field("", description="Whose it is or what it is for.")
    credential: Annotated[Credential, MANAGED] = Field(Credential.KEY, description="By what they are known.")
    subject: Annotated[Text | None, MANAGED] = Field(
        None, description="The subject (`sub`) of the tokens of a person; null for keys and calendars."
    )
    role: Annotated[Role, MANAGED] = Field(Role.READER, description="What they may do.")
    everything: Annotated[Flag, MANAGED] = Field(
        default=False, description="True where it reaches the whole estate, not only some organizations."
    )
    counts_hidden: Annotated[Flag, MANAGED] = Field(
        default=True, description="True where answers say how much they leave out because it may not be seen."
    )
    expires_at: Annotated[Instant | None, MANAGED] = Field(None, description="From then on it opens nothing.")
    revoked_at: Annotated[Instant | None, MANAGED] = Field(None, description="When it was withdrawn.")


GRANT = Kind(
    model=Grant,
    label="Grant",
    singular="grant",
    plural="grants",
    file=None,
    stated=False,
    order=("name",),
    visible=ForAdministrators(),
    links=(
        Link(
            type="REACHES",
            start="Grant",
            end="Organization",
            words="A grant and an organization that it reaches, with all parts of that.",
            out=End("organizations", "The organizations that it reaches, each with all its parts."),
            back=End("grants", "The grants that reach it by its name."),
        ),
        Link(
            type="GIVEN_TO",
            start="Grant",
            end="Person",
            words="A grant and the person to whom it was given.",
            out=End("person", "The person of the estate who has it.", many=False),
            back=End("grants", "What the person may see and do."),
        ),
    ),
)
