"""Which wire an address names: http, https, tcp, file, sftp, mq, or the rehearsal in this process."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from tidewaiter.filing.wire import Wire, WrongWire

SCHEMES = ("http", "https", "tcp", "file", "sftp", "mq", "rehearsal")
LONGEST = 280                # characters of an address
Settings = Mapping[str, str]     # of one wire: user, password, key, known_hosts


def peer(address: str, sender: str) -> str:
    """The name of the other side in ledger and log: the address and who we are there. WrongWire for an address of no wire."""
    if not sender:
        raise WrongWire("the message names no sender: columns 6-8 of record A are blank")
    _split(address)
    return f"{address}#{sender}"


def open_wire(peer: str, settings: Callable[[str], Settings], rehearsal: Callable[[str], Wire]) -> Wire:
    """The wire to a peer. `settings` gives what a config file or the environment says of an address, `rehearsal` the one of a sender."""
    address, _, sender = peer.rpartition("#")
    scheme, host, port, path, known = _split(address)
    if scheme in ("http", "https"):
        from tidewaiter.filing.adapters.http import Http

        return Http(address.partition("?")[0], sender, idempotent=known)
    if scheme == "tcp":
        from tidewaiter.filing.adapters.tcp import Tcp

        return Tcp(host, port or 0, sender, idempotent=known)
    if scheme == "file":
        from tidewaiter.filing.adapters.drop import Drop

        return Drop(Path(unquote(path)))
    if scheme == "sftp":
        from tidewaiter.filing.adapters.sftp import Account, Sftp

        told = settings(address)
        user = urlsplit(address).username or told.get("user", "")
        return Sftp(Account(host, port or 22, path or "/", user, told.get("known_hosts", ""), told.get("key", ""), told.get("password", "")))
    if scheme == "mq":
        from tidewaiter.filing.adapters.mq import mq

        return mq()
    return rehearsal(sender)


def _split(address: str) -> tuple[str, str, int | None, str, bool]:
    """Scheme, host, port, path, and whether the other side knows a message again (`?idempotent=no` says that it does not)."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise WrongWire(f"{address!r} is no address: {error}") from None
    if parts.scheme not in SCHEMES:
        raise WrongWire(f"{address!r} begins with none of {', '.join(SCHEMES)}")
    if parts.password is not None:
        raise WrongWire("a password does not belong into the address, which the log keeps; docs/filing.md says where it goes")
    if len(address) > LONGEST or not address.isprintable():
        raise WrongWire(f"an address has up to {LONGEST} printable characters")
    if "#" in address:
        raise WrongWire(f"{address!r} may not hold #")
    if parts.scheme in ("http", "https", "tcp", "sftp") and not parts.hostname:
        raise WrongWire(f"{address!r} names no host")
    if parts.scheme == "tcp" and not port:
        raise WrongWire(f"{address!r} names no port")
    if parts.scheme == "file" and not parts.path.startswith("/"):
        raise WrongWire(f"{address!r} names no folder: file:///FOLDER")
    known = parse_qs(parts.query).get("idempotent", ["yes"])[-1] != "no"
    return parts.scheme, parts.hostname or "", port, parts.path, known
