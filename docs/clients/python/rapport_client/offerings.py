from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import OfferingStatus


class Offerings(BaseModel):
    offerings: "OfferingsOfferings"


class OfferingsOfferings(BaseModel):
    edges: list["OfferingsOfferingsEdges"]
    page_info: "OfferingsOfferingsPageInfo" = Field(alias="pageInfo")


class OfferingsOfferingsEdges(BaseModel):
    node: "OfferingsOfferingsEdgesNode"


class OfferingsOfferingsEdgesNode(BaseModel):
    id: str
    name: str
    status: OfferingStatus
    provider: "OfferingsOfferingsEdgesNodeProvider"


class OfferingsOfferingsEdgesNodeProvider(BaseModel):
    name: str


class OfferingsOfferingsPageInfo(BaseModel):
    has_next_page: bool = Field(alias="hasNextPage")
    end_cursor: Optional[str] = Field(alias="endCursor")


Offerings.model_rebuild()
OfferingsOfferings.model_rebuild()
OfferingsOfferingsEdges.model_rebuild()
OfferingsOfferingsEdgesNode.model_rebuild()
