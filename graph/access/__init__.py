"""Who asks, what they may see and do, and the grants that say so."""

from graph.access.grants import Grants, NoGrant
from graph.access.viewer import ADMINISTRATOR, LOCAL, Viewer

__all__ = ["ADMINISTRATOR", "LOCAL", "Grants", "NoGrant", "Viewer"]
