"""Live updates: subscriptions over WebSocket and over event streams, told by one hub of the process."""

from api.live.live import Live

__all__ = ["Live"]
