from __future__ import annotations

from typing import Annotated

from pydantic import Field

from graph.model.contact.tie import TIES
from graph.model.declaration import Column, End, File, Kind, Link, Linked, Thing
from graph.model.ownership import MEMBER, OfRelationship, either
from graph.model.role import Role
from graph.model.scalars import PERSONAL, SEARCHED, Day, Flag, Name
from graph.model.standards import LanguageTag, TimeZone


class Person(Thing):
    """A human being on either side of a relationship. Personal data: it can be erased."""

    name: Annotated[Name, SEARCHED] = Field(description="Full name as the person writes it.")
    email: Annotated[Name | None, SEARCHED, PERSONAL] = Field(None, description="E-mail address.")
    phone: Annotated[Name | None, PERSONAL] = Field(None, description="Telephone number with country code.")
    title: Annotated[Name | None, SEARCHED] = Field(
        None, description="What it says on the card, e.g. `Head of Dispatch`."
    )
    language: LanguageTag | None = Field(None, description="Preferred language as a BCP 47 tag, e.g. `pt` or `fr-BE`.")
    timezone: TimeZone | None = Field(None, description="IANA time zone, e.g. `Europe/Lisbon`.")
    do_not_contact: Flag = Field(default=False, description="True where the person must not be contacted.")
    absent_from: Day | None = Field(None, description="First day of an absence.")
    absent_until: Day | None = Field(None, description="Day of return; null while the end of an absence is open.")


class Membership(Linked):
    title: Name | None = Field(None, description="Title held in the organization.")
    since: Day | None = Field(None, description="First day.")
    until: Day | None = Field(None, description="First day on which it no longer holds.")


class Term(Linked):
    since: Day | None = Field(None, description="First day.")
    until: Day | None = Field(None, description="First day on which it no longer holds.")


PERSON = Kind(
    model=Person,
    label="Person",
    singular="person",
    plural="people",
    file="people",
    order=("name",),
    found_by="name",
    context="memberOf",
    visible=either(MEMBER, OfRelationship("-[:STAKEHOLDER]->")),
    own=MEMBER,
    kept_by=Role.MANAGER,
    links=(
        Link(
            type="MEMBER_OF",
            start="Person",
            end="Organization",
            words="A person and an organization to which the person belongs.",
            out=End("member_of", "The organizations to which the person belongs or belonged."),
            back=End("members", "The people who belong or belonged to it directly."),
            properties=Membership,
            column=Column("member_of", at="start"),
            file=File("memberships", "Membership", "person", "organization"),
        ),
        Link(
            type="REPORTS_TO",
            start="Person",
            end="Person",
            words="A person and the one to whom the person reports.",
            out=End("reports_to", "The people to whom the person reports or reported."),
            back=End("reports", "The people who report or reported to this person."),
            properties=Term,
            column=Column("reports_to", at="start"),
            file=File("reporting_lines", "ReportingLine", "person", "manager"),
        ),
        Link(
            type="OWNS",
            start="Person",
            end="Offering",
            words="The service owner of an offering.",
            out=End("owns", "The offerings of which the person is or was the service owner."),
            back=End("owners", "The people who are or were its service owners."),
            properties=Term,
            column=Column("owner", at="end"),
            file=File("owners", "Owner", "person", "offering"),
        ),
        *TIES,
    ),
)
