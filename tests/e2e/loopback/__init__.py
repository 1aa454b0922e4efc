"""A small real HTTP and WebSocket server that stands in for Discord in tests and benchmarks."""

from tests.e2e.loopback.client import (
    PATIENCE,
    Fault,
    Loopback,
    Pressed,
    Refused,
    Request,
    in_process,
    own_process,
)
from tests.e2e.loopback.decoy import Decoy
from tests.e2e.loopback.server import LoopbackServer

__all__ = [
    "PATIENCE",
    "Decoy",
    "Fault",
    "Loopback",
    "LoopbackServer",
    "Pressed",
    "Refused",
    "Request",
    "in_process",
    "own_process",
]
