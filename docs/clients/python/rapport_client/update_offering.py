from typing import Literal, Optional, Union

from pydantic import Field

from .base_model import BaseModel


class UpdateOffering(BaseModel):
    update_offering: Union[
        "UpdateOfferingUpdateOfferingOffering",
        "UpdateOfferingUpdateOfferingInvalidInput",
        "UpdateOfferingUpdateOfferingNotFound",
        "UpdateOfferingUpdateOfferingVersionConflict",
        "UpdateOfferingUpdateOfferingNotAllowed",
        "UpdateOfferingUpdateOfferingStillReferenced",
    ] = Field(alias="updateOffering", discriminator="typename__")


class UpdateOfferingUpdateOfferingOffering(BaseModel):
    typename__: Literal["Offering"] = Field(alias="__typename")
    id: str
    description: Optional[str]
    version: int


class UpdateOfferingUpdateOfferingInvalidInput(BaseModel):
    typename__: Literal["InvalidInput"] = Field(alias="__typename")
    message: str


class UpdateOfferingUpdateOfferingNotFound(BaseModel):
    typename__: Literal["NotFound"] = Field(alias="__typename")
    message: str


class UpdateOfferingUpdateOfferingVersionConflict(BaseModel):
    typename__: Literal["VersionConflict"] = Field(alias="__typename")
    message: str
    version: int


class UpdateOfferingUpdateOfferingNotAllowed(BaseModel):
    typename__: Literal["NotAllowed"] = Field(alias="__typename")
    message: str


class UpdateOfferingUpdateOfferingStillReferenced(BaseModel):
    typename__: Literal["StillReferenced"] = Field(alias="__typename")
    message: str


UpdateOffering.model_rebuild()
