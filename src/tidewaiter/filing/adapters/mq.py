"""IBM MQ, by which CBP itself exchanges ABI messages: the configuration, and no more.

A connection needs IBM's client library and queues that CBP opens after certification; docs/filing.md says who gives what.
"""

from __future__ import annotations

from dataclasses import dataclass

from tidewaiter.filing.wire import Wire, WrongWire


@dataclass(frozen=True)
class Queues:
    """Everything that CBP's trading partner set-up names. A password is no part of it: the certificate says who we are."""

    manager: str                 # queue manager at CBP
    channel: str                 # server-connection channel
    host: str
    port: int
    put: str                     # queue that we put to
    get: str                     # queue that we get from
    cipher: str                  # CipherSpec, such as TLS_AES_256_GCM_SHA384
    key_repository: str          # file with our certificate and CBP's
    certificate: str             # label of ours in it
    peer_name: str = ""          # distinguished name that CBP's certificate must have
    wait: int = 5_000            # milliseconds that a get waits
    longest: int = 4 << 20       # bytes of the longest message

    def problems(self) -> list[str]:
        """What is missing or cannot be."""
        named = ("manager", "channel", "host", "put", "get", "cipher", "key_repository", "certificate")
        found = [f"{name} is missing" for name in named if not getattr(self, name)]
        found += [] if 0 < self.port < 65536 else [f"port {self.port} is none"]
        found += ["put and get are one queue"] if self.put and self.put == self.get else []
        return found


def mq(queues: Queues | None = None) -> Wire:
    """Not to be had here: WrongWire says what it needs. Such a wire is not idempotent: a put whose acknowledgement is lost may have arrived."""
    wrong = f" ({'; '.join(queues.problems())})" if queues and queues.problems() else ""
    raise WrongWire(f"filing by MQ needs IBM's MQ client and queues that CBP opens after certification; see docs/filing.md{wrong}")
