from datetime import date
from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import Action, Catalogue, Criticality, Kind, OfferingStatus


class ChangeInput(BaseModel):
    """One thing that is done to one offering."""

    offering: str
    "Id of the offering."
    action: Action
    "What is done to it."
    severity: Optional[Criticality] = None
    "How bad it is at the offering itself; the action's own unless given."
    until: Optional[date] = None
    "First day on which it is over: of SUSPEND and DEGRADE only. It lasts unless given."


class NodeRef(BaseModel):
    """What names a thing: ids are unique within a kind."""

    kind: Kind
    "Its kind."
    id: str
    "Its key within the kind."


class ScenarioInput(BaseModel):
    """Changes that take effect together, on one day."""

    name: Optional[str] = None
    "What it is called among others, e.g. `February`."
    changes: list["ChangeInput"]
    "What is done: 1 to 1,000, each offering and action once."
    effective_on: Optional[date] = Field(alias="effectiveOn", default=None)
    "The day on which it takes effect; today unless given."
    include_planned: Optional[bool] = Field(alias="includePlanned", default=None)
    "Whether other changes that are AGREED or ANNOUNCED and take effect by that day count as given. `false` unless given."
    leave_out: Optional[str] = Field(alias="leaveOut", default=None)
    "Id of the planned change that this scenario was made from: it does not count as given."


class UpdateOfferingInput(BaseModel):
    """What changes of an offering; what is left out stays as it is."""

    id: str
    "Its key, which stays."
    external_ids: Optional[list[str]] = Field(alias="externalIds", default=None)
    "Keys of the same thing in other systems, as `system:key`. `null` clears it, or sets the default."
    name: Optional[str] = None
    "What people call it."
    description: Optional[str] = None
    "What it is for, in a sentence or two. `null` clears it, or sets the default."
    goods: Optional[str] = None
    "Goods that are handed over. `null` clears it, or sets the default."
    access: Optional[str] = None
    "Resources to which access is given. `null` clears it, or sets the default."
    actions: Optional[str] = None
    "Service actions that the provider performs. `null` clears it, or sets the default."
    target_group: Optional[str] = Field(alias="targetGroup", default=None)
    "For whom it is meant. `null` clears it, or sets the default."
    catalogue: Optional[Catalogue] = None
    "Who may see that it is offered. `null` clears it, or sets the default."
    status: Optional[OfferingStatus] = None
    "Stated status; on a day that one of the dates below decides, the dates count. `null` clears it, or sets the default."
    available_from: Optional[date] = Field(alias="availableFrom", default=None)
    "First day on which it is available. `null` clears it, or sets the default."
    deprecated_from: Optional[date] = Field(alias="deprecatedFrom", default=None)
    "First day on which it is deprecated. `null` clears it, or sets the default."
    suspended_from: Optional[date] = Field(alias="suspendedFrom", default=None)
    "First day of a suspension. `null` clears it, or sets the default."
    suspended_until: Optional[date] = Field(alias="suspendedUntil", default=None)
    "First day after the suspension; null while its end is open. `null` clears it, or sets the default."
    retires_on: Optional[date] = Field(alias="retiresOn", default=None)
    "First day on which it is no longer available. `null` clears it, or sets the default."
    provider: Optional[str] = None
    "The organization that is accountable for it. Its key."
    owners: Optional[list[str]] = None
    "The people who are or were its service owners. Their keys: all of them. Those that bear dates or other properties are not spoken of: see its link and unlink."
    successors: Optional[list[str]] = None
    "The offerings to move to from this one. Their keys: all of them. Those that bear dates or other properties are not spoken of: see its link and unlink."
    expected_version: Optional[int] = Field(alias="expectedVersion", default=None)
    "The version that you have read: where it has another one by now, the change is refused."


ScenarioInput.model_rebuild()
