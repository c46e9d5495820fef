from .async_base_client import AsyncBaseClient
from .base_model import BaseModel, Upload
from .client import Client
from .description import Description, DescriptionOffering
from .enums import Action, Catalogue, Criticality, Kind, OfferingStatus, Severity
from .exceptions import (
    GraphQLClientError,
    GraphQLClientGraphQLError,
    GraphQLClientGraphQLMultiError,
    GraphQLClientHttpError,
    GraphQLClientInvalidResponseError,
)
from .followed import Followed, FollowedThingsNode, FollowedThingsOffering
from .fragments import Stamp
from .input_types import ChangeInput, NodeRef, ScenarioInput, UpdateOfferingInput
from .offerings import (
    Offerings,
    OfferingsOfferings,
    OfferingsOfferingsEdges,
    OfferingsOfferingsEdgesNode,
    OfferingsOfferingsEdgesNodeProvider,
    OfferingsOfferingsPageInfo,
)
from .report import (
    Report,
    ReportImpact,
    ReportImpactConsumers,
    ReportImpactConsumersNodes,
    ReportImpactConsumersNodesOrganization,
    ReportImpactTotals,
    ReportImpactTotalsConsumers,
)
from .things import Things, ThingsNodes
from .update_offering import (
    UpdateOffering,
    UpdateOfferingUpdateOfferingInvalidInput,
    UpdateOfferingUpdateOfferingNotAllowed,
    UpdateOfferingUpdateOfferingNotFound,
    UpdateOfferingUpdateOfferingOffering,
    UpdateOfferingUpdateOfferingStillReferenced,
    UpdateOfferingUpdateOfferingVersionConflict,
)

__all__ = [
    "Action",
    "AsyncBaseClient",
    "BaseModel",
    "Catalogue",
    "ChangeInput",
    "Client",
    "Criticality",
    "Description",
    "DescriptionOffering",
    "Followed",
    "FollowedThingsNode",
    "FollowedThingsOffering",
    "GraphQLClientError",
    "GraphQLClientGraphQLError",
    "GraphQLClientGraphQLMultiError",
    "GraphQLClientHttpError",
    "GraphQLClientInvalidResponseError",
    "Kind",
    "NodeRef",
    "OfferingStatus",
    "Offerings",
    "OfferingsOfferings",
    "OfferingsOfferingsEdges",
    "OfferingsOfferingsEdgesNode",
    "OfferingsOfferingsEdgesNodeProvider",
    "OfferingsOfferingsPageInfo",
    "Report",
    "ReportImpact",
    "ReportImpactConsumers",
    "ReportImpactConsumersNodes",
    "ReportImpactConsumersNodesOrganization",
    "ReportImpactTotals",
    "ReportImpactTotalsConsumers",
    "ScenarioInput",
    "Severity",
    "Stamp",
    "Things",
    "ThingsNodes",
    "UpdateOffering",
    "UpdateOfferingInput",
    "UpdateOfferingUpdateOfferingInvalidInput",
    "UpdateOfferingUpdateOfferingNotAllowed",
    "UpdateOfferingUpdateOfferingNotFound",
    "UpdateOfferingUpdateOfferingOffering",
    "UpdateOfferingUpdateOfferingStillReferenced",
    "UpdateOfferingUpdateOfferingVersionConflict",
    "Upload",
]
