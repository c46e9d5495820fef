"""Who asks, made from what they bear; HTTP and whatever else carries requests hand over the credential alone."""

from api.access.viewers import Viewers

__all__ = ["Viewers"]
