"""Ports for servers that a test kills and starts again in the same place."""

from __future__ import annotations

import random
import socket

# Below those that a system gives to connections on their way out: one of these, made while the server is down, would else take its port.
FIRST, LAST = 10_000, 30_000


def free() -> int:
    """A port of this machine that nothing listens on."""
    draw = random.SystemRandom()
    while True:
        port = draw.randint(FIRST, LAST)
        with socket.socket() as one:
            try:
                one.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
