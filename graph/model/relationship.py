from __future__ import annotations

from pydantic import Field

from graph.model.declaration import Column, End, File, Kind, Latest, Link, Named, Thing
from graph.model.ownership import SIDE_IN_REACH, Is, OwnedBy, both, either
from graph.model.role import Role
from graph.model.scalars import Choice, Day, Duration, Flag, Name


class RelationshipType(Choice):
    """How closely provider and consumer work together."""

    BASIC = "BASIC", "Goods and services are ordered and delivered; little is talked about."
    COOPERATIVE = "COOPERATIVE", "Both sides plan and improve the services together."
    PARTNERSHIP = "PARTNERSHIP", "Both sides pursue common goals and share risks."


class RelationshipStatus(Choice):
    """Where a relationship stands in its course."""

    PROSPECTIVE = "PROSPECTIVE", "The sides are getting to know each other."
    ONBOARDING = "ONBOARDING", "Agreed; the consumer is starting to use what was agreed."
    ACTIVE = "ACTIVE", "In use."
    OFFBOARDING = "OFFBOARDING", "Coming to its end."
    ENDED = "ENDED", "Over."


class Side(Choice):
    """A side of a relationship."""

    PROVIDER = "PROVIDER", "The provider's side."
    CONSUMER = "CONSUMER", "The consumer's side."
    THIRD_PARTY = "THIRD_PARTY", "Neither side."


class StakeholderRole(Choice):
    """What a person is in a relationship."""

    SPONSOR = "SPONSOR", "Authorizes the budget for the use of services."
    CUSTOMER = "CUSTOMER", "Defines requirements and answers for the outcomes of using services."
    USER = "USER", "Uses the services."
    SERVICE_OWNER = "SERVICE_OWNER", "Answers for an offering on the provider's side."
    RELATIONSHIP_MANAGER = "RELATIONSHIP_MANAGER", "Keeps the relationship on the provider's side."
    CONSUMER_REPRESENTATIVE = "CONSUMER_REPRESENTATIVE", "Speaks for the consumer in the relationship."
    SUPPLIER = "SUPPLIER", "Supplies what the provider's offerings rest on."
    REGULATOR = "REGULATOR", "Sets or watches over rules that both sides obey."
    ADVISOR = "ADVISOR", "Gives advice to one of the sides."
    OTHER = "OTHER", "Has another interest in the relationship."


class ServiceRelationship(Thing):
    """One provider and one consumer who work together on the basis of agreed and available offerings."""

    type: RelationshipType | None = Field(None, description="How closely both sides work together.")
    type_wanted_by_provider: RelationshipType | None = Field(None, description="How closely the provider wants to.")
    type_wanted_by_consumer: RelationshipType | None = Field(None, description="How closely the consumer wants to.")
    status: RelationshipStatus = Field(RelationshipStatus.ACTIVE, description="Where it stands in its course.")
    since: Day | None = Field(None, description="First day.")
    until: Day | None = Field(None, description="First day on which it is over.")
    review_every: Duration | None = Field(None, description="How often both sides review it, e.g. `P6M`.")


class Stakeholder(Named):
    role: StakeholderRole = Field(description="What the person is in the relationship.")
    side: Side | None = Field(None, description="On whose side the person stands; null = the role's usual side.")
    accountable: Flag = Field(default=False, description="True for the one who answers in this role.")
    since: Day | None = Field(None, description="First day.")
    until: Day | None = Field(None, description="First day on which it no longer holds.")
    preferred_channel: Name | None = Field(None, description="How the person wants to be reached, e.g. `phone`.")


SERVICE_RELATIONSHIP = Kind(
    model=ServiceRelationship,
    label="ServiceRelationship",
    singular="serviceRelationship",
    plural="serviceRelationships",
    file="relationships",
    order=("id",),
    found_by_sides=True,
    between="",
    visible=SIDE_IN_REACH,
    own=either(OwnedBy("-[:PROVIDER]->"), both(Is("status", ("PROSPECTIVE",)), SIDE_IN_REACH)),
    kept_by=Role.MANAGER,
    links=(
        Link(
            type="PROVIDER",
            start="ServiceRelationship",
            end="Organization",
            words="The providing side of a relationship.",
            out=End("provider", "The organization that provides.", many=False, required=True),
            back=End("relationships_as_provider", "The relationships in which it is the provider."),
            column=Column("provider", at="start", required=True),
        ),
        Link(
            type="CONSUMER",
            start="ServiceRelationship",
            end="Organization",
            words="The consuming side of a relationship.",
            out=End("consumer", "The organization that consumes.", many=False, required=True),
            back=End("relationships_as_consumer", "The relationships in which it is the consumer."),
            column=Column("consumer", at="start", required=True),
        ),
        Link(
            type="STAKEHOLDER",
            start="Person",
            end="ServiceRelationship",
            words="A person who has a role in a relationship.",
            out=End("stakeholder_in", "The relationships in which the person has or had a role."),
            back=End("stakeholders", "The people who have or had a role in it."),
            properties=Stakeholder,
            key=("role",),
            file=File("stakeholders", "Stakeholder", "person", "relationship"),
            latest=Latest(
                name="assessment",
                to="Assessment",
                pattern="({start})<-[:OF]-({that}:Assessment)-[:WITHIN]->({end})",
                by="at",
                words="How the person was seen in the relationship last: by whichever side, as far as that may be seen.",
            ),
        ),
    ),
)
