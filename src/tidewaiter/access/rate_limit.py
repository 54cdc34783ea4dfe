"""How often something may be tried: windows that move with the moment of the call, in the memory of one process.

The moment is an argument, as everywhere, so that the edges can be tested; a library with a clock and a thread of its own could not be told it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from datetime import datetime, timedelta
from ipaddress import IPv4Address, IPv6Address, ip_address
from threading import Lock

from tidewaiter.values import immutable


@immutable
class Limit:
    """At most `count` in any stretch of `within`, and why so many."""

    count: int
    within: timedelta
    why: str


# NIST SP 800-63B, 5.2.2 allows a hundred failures in a row; a person mistypes a few times, a program guesses on.
LOGINS = (
    Limit(5,  timedelta(minutes=1), "a person who mistypes needs fewer; a program that guesses gets nowhere"),
    Limit(30, timedelta(hours=1),   "five a minute all day would be 7,200 guesses"),
)
# Over all addresses of one login, and over all logins from one address: failures alone.
LOGINS_OF_ONE = (Limit(60, timedelta(hours=1), "guesses spread over many addresses come to no more than this for one login"),)
LOGINS_FROM_ONE = (Limit(100, timedelta(hours=1), "an office behind one address logs in of a morning; a list of stolen passwords is longer"),)
REQUESTS = (
    Limit(100,   timedelta(seconds=10), "ten a second is more than a person clicks, and what an import of shipments needs"),
    Limit(3_000, timedelta(minutes=10), "five a second held on leaves the database to others"),
)
REQUESTS_OF_A_PERSON = (
    Limit(300,   timedelta(seconds=10), "a grid asks up to four times for a cell: number, part, writing, sums"),
    Limit(9_000, timedelta(minutes=10), "fifteen a second held is beyond any typist"),
)
MOST_KEYS = 100_000          # beyond that the idle ones are forgotten


def origin(address: str) -> str:
    """What counts as one place that requests come from: an address; of IPv6, where everybody has them by the billion, the network of 64 bits.

    >>> origin("2001:db8:0:1:aaaa::7"), origin("192.0.2.7"), origin("::ffff:192.0.2.7"), origin("a pipe")
    ('2001:db8:0:1::', '192.0.2.7', '192.0.2.7', 'a pipe')
    """
    try:
        read = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(read, IPv4Address):
        return str(read)
    return str(read.ipv4_mapped or IPv6Address(int(read) >> 64 << 64))


class Window:
    """What was tried lately, by key: a login, an address, a token's hash."""

    def __init__(self, limits: Sequence[Limit], most: int = MOST_KEYS) -> None:
        self._limits = tuple(limits)
        self._longest = max(limit.within for limit in limits)
        self._keep = max(limit.count for limit in limits)
        self._most = most
        self._tried: dict[str, deque[datetime]] = {}
        self._lock = Lock()

    def take(self, key: str, at: datetime) -> timedelta | None:
        """None where one more may be tried at `at`, which then counts; else how long to wait until it may. A refusal does not count."""
        with self._lock:
            wait = self._wait(key, at)
            if wait is None:
                if len(self._tried) >= self._most and key not in self._tried:
                    self._forget(at)
                self._tried.setdefault(key, deque(maxlen=self._keep)).append(at)
            return wait

    def wait(self, key: str, at: datetime) -> timedelta | None:
        """As `take`, without counting."""
        with self._lock:
            return self._wait(key, at)

    def give_back(self, key: str, at: datetime) -> None:
        """What was taken at `at` was right after all, and does not count."""
        with self._lock:
            if at in (tried := self._tried.get(key, deque[datetime]())):
                tried.remove(at)
            if not tried:
                self._tried.pop(key, None)

    def clear(self, key: str) -> None:
        """Forget what was tried under a key: it was right after all, or somebody vouches for it."""
        with self._lock:
            self._tried.pop(key, None)

    def _wait(self, key: str, at: datetime) -> timedelta | None:
        tried = self._tried.get(key)
        waits = [tried[-limit.count] + limit.within - at for limit in self._limits if tried and len(tried) >= limit.count]
        longest = max(waits, default=timedelta(0))
        return longest if longest > timedelta(0) else None

    def _forget(self, at: datetime) -> None:
        for key in [key for key, tried in self._tried.items() if tried[-1] + self._longest <= at]:
            del self._tried[key]
        for key in list(self._tried)[: len(self._tried) - self._most + 1]:
            del self._tried[key]
