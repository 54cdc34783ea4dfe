"""The outbox and the log of this machine: opened, listed, drained, decided on."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml

from tidewaiter.abi.control_number import printed
from tidewaiter.filing.outbox import NotOpen, Outbox
from tidewaiter.filing.wire import Wire, WrongWire
from tidewaiter.filing.wires import open_wire
from tidewaiter.findings import Finding, Severity
from tidewaiter.service.home import home
from tidewaiter.service.messages import conditions
from tidewaiter.service.wrong_call import WrongCall
from tidewaiter.store import filings, message_log
from tidewaiter.store.database import Database, connect
from tidewaiter.store.filings import STATES, Filing
from tidewaiter.store.message_log import Head, Message

Clock = Callable[[], datetime]
_SETTINGS = ("user", "password", "key", "known_hosts")


@contextmanager
def opened(url: str | None = None, *, there: bool = False) -> Iterator[Database]:
    """The database at a URL, at TIDEWAITER_DATABASE, or else the file in the home folder.

    With `there` a file of SQLite that is not there is a WrongCall and is not made: an empty one would verify, and export nothing.
    """
    named = url or os.environ.get("TIDEWAITER_DATABASE", "") or f"sqlite:///{home() / 'tidewaiter.sqlite'}"
    if there and named.startswith("sqlite:///") and not Path(named.removeprefix("sqlite:///")).is_file():
        raise WrongCall(f"there is no database at {named}; --database names another")
    database = connect(named)
    try:
        yield database
    finally:
        database.close()


def outbox(database: Database, clock: Clock, days: dict[str, date] | None = None) -> Outbox:
    """The outbox of a database. `days` are those on which the rehearsal in this process answers, by control number."""
    known = days or {}

    def rehearsal(sender: str) -> Wire:
        from tidewaiter.service.rehearsal_wire import Rehearsal

        return Rehearsal(home() / "ace", sender, clock, known)

    return Outbox(database, lambda peer: open_wire(peer, settings, rehearsal), clock)


REHEARSAL = "rehearsal"      # the gateway that is always there


def gateway(name: str) -> str:
    """The address of CBP's side that whoever runs this installation gave a name, in filing.yaml; `rehearsal` is always one.

    People choose among names: an address that anybody may type would let the server write to any place. WrongWire where there is none.
    """
    if name == REHEARSAL:
        return "rehearsal:"
    address = (_read().get("gateways") or {}).get(name)
    if not isinstance(address, str) or not address:
        raise WrongWire(f"there is no gateway {name!r}; whoever runs this installation names it in filing.yaml (docs/filing.md)")
    return address


def gateways() -> dict[str, str]:
    """The gateways that there are, by name, with their addresses; the rehearsal last."""
    named = _read().get("gateways") or {}
    if not isinstance(named, dict):
        raise _strange()
    return {name: address for name, address in named.items() if isinstance(address, str) and address} | {REHEARSAL: "rehearsal:"}


def settings(address: str) -> dict[str, str]:
    """What filing.yaml in the home folder says of an address, and over it the environment: TIDEWAITER_SFTP_USER and so on."""
    try:
        wire = (_read().get("wires") or {}).get(address) or {}
        found = {name: str(wire[name]) for name in _SETTINGS if name in wire}
    except (AttributeError, TypeError):
        raise _strange() from None
    found |= {name: value for name in _SETTINGS if (value := os.environ.get(f"TIDEWAITER_SFTP_{name.upper()}"))}
    return {name: str(Path(value).expanduser()) if name in ("key", "known_hosts") else value for name, value in found.items()}


def _read() -> dict[str, Any]:
    path = home() / "filing.yaml"
    try:
        told = yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else {}
    except (yaml.YAMLError, UnicodeDecodeError):
        raise _strange() from None
    if not isinstance(told or {}, dict):
        raise _strange()
    return told or {}


def _strange() -> WrongWire:
    return WrongWire(f"{home() / 'filing.yaml'} is not as docs/filing.md has it")


def filing_json(filing: Filing) -> dict[str, Any]:
    return {
        "control": filing.control, "entry": filing.subject, "application": filing.application, "to": filing.peer, "state": filing.state,
        "means": STATES[filing.state], "tries": filing.tries, "why": filing.why, "queued": filing.queued, "changed": filing.changed,
        "sha256": filing.sha256,
    }


def listed(everything: bool, url: str | None = None) -> dict[str, Any]:
    """The filings, without `everything` the open ones alone; the messages that answer nothing; who decided what."""
    with opened(url) as database, database.read() as connection:
        found = filings.listed(connection, states=() if everything else filings.OPEN)
        return {
            "filings": [
                {**filing_json(one), "replies": filings.replies(connection, one.control), "decisions": filings.decisions(connection, one.control)}
                for one in found
            ],
            "unmatched": [{"message": seq, "note": note} for seq, note in filings.unmatched(connection)],
        }


def run(clock: Clock, over: Callable[[Outbox], bool], url: str | None = None) -> dict[str, Any]:
    """Drain until `over`; WrongCall where another process drains."""
    with opened(url) as database:
        box = outbox(database, clock)
        if not box.run(lambda: over(box), listen=True):
            raise WrongCall("another process is draining this outbox")
    return listed(False, url)


def retry(control: str, by: str, why: str, clock: Clock, url: str | None = None) -> dict[str, Any]:
    return _decided(lambda box: box.retry(control, by=by, why=why), clock, url)


def give_up(control: str, by: str, why: str, clock: Clock, url: str | None = None) -> dict[str, Any]:
    return _decided(lambda box: box.give_up(control, by=by, why=why), clock, url)


def _decided(decide: Callable[[Outbox], Filing], clock: Clock, url: str | None) -> dict[str, Any]:
    with opened(url) as database:
        try:
            return filing_json(decide(outbox(database, clock)))
        except NotOpen as error:
            raise WrongCall(str(error)) from None


def log_verify(url: str | None = None, noted: str | None = None) -> dict[str, Any]:
    """How many messages the log holds, its last hash, and what is wrong with it. `noted` is a head from before, as COUNT:HASH."""
    expected = None
    if noted:
        count, _, hash = noted.partition(":")
        if not count.isdigit() or len(hash) != 64:
            raise WrongCall(f"{noted!r} is no head of a log: COUNT:HASH, as `abi log verify` prints it")
        expected = Head(int(count), hash)
    with opened(url) as database:
        head, found = message_log.verify(database, expected)
    return {"messages": head.count, "hash": head.hash, "head": str(head), "findings": [finding.as_json() for finding in found]}


def log_listed(control: str, after: int, most: int | None, url: str | None = None) -> Iterator[dict[str, Any]]:
    with opened(url) as database:
        if printed(control) != control:
            raise WrongCall(f"{control!a} is no control number")
        for message, length in message_log.listed(database, control=control, after=after, most=most):
            yield {**_message_json(message), "length": length}


def log_show(seq: int, url: str | None = None) -> tuple[dict[str, Any], bytes]:
    """One message of the log: what the log says of it, and its bytes."""
    with opened(url) as database, database.read() as connection:
        message = message_log.message(connection, seq)
    if message is None:
        raise WrongCall(f"the log has no message {seq}")
    said = conditions(message.body) if message.direction == message_log.IN else []
    return {**_message_json(message), "length": len(message.body), "previous": message.previous, "conditions": said}, message.body


def _message_json(message: Message) -> dict[str, Any]:
    names = ("seq", "direction", "peer", "number", "control", "application", "at", "sha256", "hash")
    return {name: getattr(message, name) for name in names}


def notes(filing: Filing) -> list[Finding]:
    """What a person should know of a filing that is not settled."""
    cite = "docs/filing.md"
    if filing.state == filings.QUEUED:
        why = f": {filing.why}" if filing.why else ""
        return [Finding("FILING-QUEUED", Severity.NOTE, filing.control, f"queued, not yet sent{why}", cite, "Leave `tidewaiter outbox run` running.")]
    if filing.state == filings.SENT:
        return [Finding("FILING-NO-REPLY", Severity.NOTE, filing.control, "sent, no reply yet", cite, "File it again to wait on, or run the outbox.")]
    if filing.state in (filings.IN_DOUBT, filings.REFUSED, filings.GIVEN_UP):
        severity = Severity.WARNING if filing.state == filings.IN_DOUBT else Severity.FATAL
        fix = "Ask CBP, then decide: `tidewaiter outbox retry` or `give-up`."
        rule, says = f"FILING-{filing.state.upper().replace(' ', '-')}", f"{STATES[filing.state]}: {filing.why}"
        return [Finding(rule, severity, filing.control, says, cite, fix)]
    return []
