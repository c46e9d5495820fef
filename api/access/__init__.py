"""Who asks, made from what they bear; HTTP and whatever else carries requests hand over the credential alone."""

from api.access.viewers import NOTHING_GRANTED, Viewers

__all__ = ["NOTHING_GRANTED", "Viewers"]
