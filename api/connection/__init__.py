"""What a connection may cost before anybody is known: its bounds, and the protocol that keeps them."""

from api.connection.bounds import Bounds
from api.connection.guarded import Guarded, guarded, sweep

__all__ = ["Bounds", "Guarded", "guarded", "sweep"]
