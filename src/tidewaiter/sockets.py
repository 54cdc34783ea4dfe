"""A socket that a service listens on."""

from __future__ import annotations

import errno
import socket


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens; port 0 is any that is free. OSError where it cannot."""
    # Named as TCP: asyncio else leaves small answers to wait for the acknowledgement of those before them, 40 ms each.
    made = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((host, port))
        made.listen(256)
    except OSError as error:
        made.close()
        mend = "; stop what listens there, or give another port" if error.errno == errno.EADDRINUSE else ""
        raise OSError(error.errno, f"{host}:{port}: {error.strerror}{mend}") from None
    return made
