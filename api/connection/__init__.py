"""What a connection may cost before anybody is known: its bounds, and the protocol that keeps them."""

from api.connection.bounds import Bounds
from api.connection.guarded import Guarded, guarded, sweep
from api.connection.sockets import MESSAGE, Sockets

__all__ = ["MESSAGE", "Bounds", "Guarded", "Sockets", "guarded", "sweep"]
