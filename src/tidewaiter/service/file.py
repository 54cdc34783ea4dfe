"""`entry file`: what is prepared and free of fatal findings goes to ACE, once, and the reply is kept beside it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from cattrs.errors import BaseValidationError

from tidewaiter.abi.control_number import control_number, with_control
from tidewaiter.entry.entry import Entry
from tidewaiter.entry.jsonform import read_entry
from tidewaiter.filing.wire import WrongWire
from tidewaiter.findings import Finding, Severity
from tidewaiter.numbers import entry_number
from tidewaiter.service.home import home
from tidewaiter.service.messages import accepted, conditions
from tidewaiter.service.outbox import Clock, notes, opened, outbox
from tidewaiter.service.prepare import prepare
from tidewaiter.service.results import REPLIES, held
from tidewaiter.service.wrong_call import WrongCall
from tidewaiter.store.filings import IN_DOUBT, QUEUED, REFUSED, SENT, Filing, Taken
from tidewaiter.store.message_log import message as logged

REHEARSAL = "rehearsal:"
_STANDS = {
    QUEUED: "queued, not sent yet", SENT: "sent, no reply yet", IN_DOUBT: "in doubt: it may have been sent", REFUSED: "refused: not sent",
}


WAIT = 60                    # seconds to wait for a reply


def file_entry(name: str, url: str | None, clock: Clock, wait: float = WAIT) -> dict[str, Any]:
    """Send the entry of a shipment folder, of a folder from `entry prepare`, or of an entry number prepared before.

    The message goes out once: a second call with the same message, at the same time or later, answers from the reply that is kept, or
    waits on. Without a URL the rehearsal answers in this process, on the day on which the summary was filed. A reply that has not come
    after `wait` seconds is fetched by the next call, or by `outbox run`.
    """
    folder = _prepared(name)
    with held(folder):
        return _sent(folder, url or REHEARSAL, clock, wait)


def _sent(folder: Path, address: str, clock: Clock, wait: float) -> dict[str, Any]:
    found = _findings(folder)
    entry = _entry(folder / "entry.json") if (folder / "entry.json").is_file() else None
    number = entry_number.format(entry.filer + entry.number) if entry else ""
    answer: dict[str, Any] = {"number": number, "answer": "not sent", "conditions": [], "folder": str(folder), "findings": found}
    if any(finding["severity"] == "fatal" for finding in found):
        return answer
    if entry is None:
        raise WrongCall(f"{folder} holds no entry and no reason why; prepare it again")
    message = (folder / "entry_summary.abi").read_bytes()
    control = control_number(message, "" if address == REHEARSAL else address)
    kept = folder / REPLIES / f"{control}.abi"
    if not kept.is_file():
        day = entry.days.summary or entry.days.entered
        filing, reply = _answered(message, address, control, entry, {control: day}, clock, wait)
        if reply is None:
            told = [finding.as_json() for finding in notes(filing)]
            return answer | {"answer": _STANDS.get(filing.state, filing.state), "control": control, "reply": "", "findings": [*found, *told]}
        kept.parent.mkdir(exist_ok=True)
        fresh = kept.with_suffix(".new")
        fresh.write_bytes(reply)
        fresh.replace(kept)
    reply = kept.read_bytes()
    said, taken = conditions(reply, message), accepted(reply)
    return answer | {
        "answer": "accepted" if taken else "rejected", "conditions": said, "control": control, "reply": str(kept),
        "findings": [*found, *(finding.as_json() for finding in _refusals(said, taken))],
    }


def _answered(
    message: bytes, address: str, control: str, entry: Entry, days: dict[str, date], clock: Clock, wait: float,
) -> tuple[Filing, bytes | None]:
    """The filing of a message after the wait, and the reply that settled it."""
    with opened() as database:
        box = outbox(database, clock, days)
        # What is rehearsed waits for nothing that is filed, nor the other way.
        subject = entry.filer + entry.number + (" rehearsed" if address == REHEARSAL else "")
        try:
            filing = box.queue(with_control(message, control), address, control=control, subject=subject)
        except (Taken, WrongWire) as error:
            raise WrongCall(f"--ace: {error}") from None
        if filing.open:
            filing = box.wait(control, wait)
        if filing.reply is None:
            return filing, None
        with database.read() as connection:
            reply = logged(connection, filing.reply)
        return filing, reply.body if reply else None


def _findings(folder: Path) -> list[dict[str, str]]:
    path = folder / "findings.json"
    try:
        found = json.loads(path.read_text(encoding="utf-8"))["findings"]
        return [Finding(**{**finding, "severity": Severity(finding["severity"])}).as_json() for finding in found]
    except (ValueError, TypeError, KeyError):
        raise _strange(path) from None


def _entry(path: Path) -> Entry:
    try:
        return read_entry(json.loads(path.read_text(encoding="utf-8"))["entry"])
    except (ValueError, TypeError, KeyError, BaseValidationError):
        raise _strange(path) from None


def _strange(path: Path) -> WrongCall:
    return WrongCall(f"{path} is not as `entry prepare` writes it; prepare the shipment again")


def _prepared(name: str) -> Path:
    folder = Path(name)
    if (folder / "shipment.yaml").is_file():
        place = folder.resolve()
        out = home() / "entries" / f"{place.name}-{hashlib.sha256(bytes(place)).hexdigest()[:8]}"
        prepare(folder, out)
        return out
    if (folder / "findings.json").is_file():
        return folder.resolve()
    if entry_number.is_valid(name):
        entries = {path.parent: _entry(path) for path in sorted((home() / "entries").glob("[!.]*/entry.json"))}
        folders = [place for place, entry in entries.items() if entry.filer + entry.number == entry_number.compact(name)]
        if not folders:
            raise WrongCall(f"entry {entry_number.format(name)} has not been prepared here; name its shipment folder")
        if len(folders) > 1:
            raise WrongCall(f"entry {entry_number.format(name)} was prepared from several folders; name one of {', '.join(map(str, folders))}")
        return folders[0]
    raise WrongCall(f"{name!r} is neither a shipment folder, nor one from `entry prepare`, nor an entry number")


def _refusals(said: list[dict[str, str]], taken: bool) -> Iterator[Finding]:
    if taken:
        return
    if not said:
        yield Finding("ACE-SILENT", Severity.FATAL, "reply", "the reply holds no disposition", "CATAIR Entry Summary, record E1",
                      "See the reply file; send again when the message is mended.")
    for one in (one for one in said if not one["final"]):
        yield Finding(f"ACE-{one['code']}", Severity.FATAL, one["where"], one["text"], "ACE error dictionary", one["advice"])
