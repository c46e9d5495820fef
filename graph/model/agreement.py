from __future__ import annotations

from typing import Annotated

from pydantic import Field

from graph.model.declaration import Column, End, File, Kind, Link, Linked, Path, Thing
from graph.model.offering import Criticality
from graph.model.ownership import OfRelationship, OwnedBy
from graph.model.role import Role
from graph.model.scalars import MANAGED, SEARCHED, Choice, Day, DayCount, Flag, Name


class AgreementKind(Choice):
    """What sort of agreement it is."""

    CONTRACT = "CONTRACT", "A contract between legal entities."
    FRAMEWORK = "FRAMEWORK", "Terms under which further agreements are made."
    SLA = "SLA", "A service level agreement with a consumer."
    OLA = "OLA", "An operational level agreement inside one organization."
    SUBSCRIPTION = "SUBSCRIPTION", "Use against a recurring fee, on the provider's terms."
    MEMORANDUM = "MEMORANDUM", "A memorandum of understanding."
    INFORMAL = "INFORMAL", "Agreed by word or habit; nothing is written."


class AgreementStatus(Choice):
    """Where an agreement stands in its course."""

    DRAFT = "DRAFT", "Being written."
    PROPOSED = "PROPOSED", "Offered to the other side."
    ACTIVE = "ACTIVE", "In force on the days of its validity."
    NOTICE_GIVEN = "NOTICE_GIVEN", "In force, and one side has given notice of termination."
    SUSPENDED = "SUSPENDED", "Not in force for a time."
    EXPIRED = "EXPIRED", "Over by lapse of time."
    ENDED = "ENDED", "Over because a side ended it."


class Renewal(Choice):
    """What happens at the end of an agreement's validity."""

    AUTO = (
        "AUTO",
        "Goes on, term after term, unless a side gives notice: `validTo` ends its term and not the agreement.",
    )
    BY_DECISION = "BY_DECISION", "Goes on only if both sides decide so; as long as they have not, it ends on `validTo`."
    NONE = "NONE", "Ends on its last day."


class Agreement(Thing):
    """What was agreed within a relationship, for one or several offerings."""

    reference: Annotated[Name | None, SEARCHED] = Field(None, description="Number or name by which both sides know it.")
    kind: AgreementKind | None = Field(None, description="What sort of agreement it is.")
    status: AgreementStatus = Field(
        AgreementStatus.ACTIVE,
        description="Live on a day if ACTIVE or NOTICE_GIVEN, begun and not ended; on a day before today also if EXPIRED "
        "or ENDED later than that.",
    )
    valid_from: Day | None = Field(None, description="First day on which it is valid; null = always has been.")
    valid_to: Day | None = Field(
        None,
        description="First day on which it is no longer valid, or, where it renews itself, on which its next term begins; "
        "null = open.",
    )
    notice_days: DayCount | None = Field(None, description="Days of notice that it owes of a change.")
    notice_given_at: Day | None = Field(
        None,
        description="Day on which a side gave notice of termination; null while nobody has, or where it is not known.",
    )
    termination_days: DayCount | None = Field(None, description="Days of notice that a side owes to end it.")
    renewal: Renewal | None = Field(None, description="What happens at the end of its validity.")


class Covers(Linked):
    criticality: Criticality = Field(
        Criticality.HIGH, description="How badly the consumer suffers at most when the offering is lost."
    )
    assumed: Annotated[Flag, MANAGED] = Field(
        default=False, description="True where the criticality was not stated and the default is assumed."
    )
    valid_from: Day | None = Field(None, description="First day on which it holds; null = as the agreement.")
    valid_to: Day | None = Field(None, description="First day on which it no longer holds; null = as the agreement.")


AGREEMENT = Kind(
    model=Agreement,
    label="Agreement",
    singular="agreement",
    plural="agreements",
    file="agreements",
    order=("reference",),
    found_by="reference",
    found_by_sides=True,
    between="-[:UNDER]->",
    visible=OfRelationship("-[:UNDER]->"),
    own=OwnedBy("-[:UNDER]->(:ServiceRelationship)-[:PROVIDER]->"),
    kept_by=Role.OWNER,
    links=(
        Link(
            type="UNDER",
            start="Agreement",
            end="ServiceRelationship",
            words="An agreement and the relationship within which it was made.",
            out=End("relationship", "The relationship within which it was made.", many=False, required=True),
            back=End("agreements", "The agreements that were made within it."),
            column=Column("relationship", at="start", required=True),
        ),
        Link(
            type="UNDER_FRAMEWORK",
            start="Agreement",
            end="Agreement",
            words="An agreement and the framework whose terms it uses.",
            out=End("framework", "The framework agreement whose terms it uses.", many=False),
            back=End("under_framework", "The agreements that use the terms of this framework."),
            column=Column("framework", at="start"),
        ),
        Link(
            type="USED_BY",
            start="Agreement",
            end="Organization",
            words="A unit other than the signatory that uses what was agreed.",
            out=End("used_by", "Units other than the signatory that use what was agreed."),
            back=End("uses", "Agreements of others that this organization uses."),
            column=Column("used_by", at="start"),
        ),
        Link(
            type="COVERS",
            start="Agreement",
            end="Offering",
            words="An agreement and an offering for which it was made.",
            out=End("covers", "The offerings for which it was made."),
            back=End("agreements", "The agreements that cover it."),
            properties=Covers,
            file=File("coverages", "COVERS", "agreement", "offering"),
        ),
    ),
    paths=(
        Path(
            name="provider",
            to="Organization",
            pattern="({this})-[:UNDER]->(:ServiceRelationship)-[:PROVIDER]->({that}:Organization)",
            words="The organization that provides.",
            many=False,
            required=True,
        ),
        Path(
            name="consumer",
            to="Organization",
            pattern="({this})-[:UNDER]->(:ServiceRelationship)-[:CONSUMER]->({that}:Organization)",
            words="The organization that consumes.",
            many=False,
            required=True,
        ),
    ),
)
