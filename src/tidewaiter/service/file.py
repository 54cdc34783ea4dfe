"""`entry file`: what is prepared and free of fatal findings goes to ACE, once, and the reply is kept beside it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cattrs.errors import BaseValidationError

from tidewaiter.entry.entry import Entry
from tidewaiter.entry.jsonform import read_entry
from tidewaiter.findings import Finding, Severity
from tidewaiter.numbers import entry_number
from tidewaiter.service.home import home
from tidewaiter.service.messages import accepted, conditions, exchange
from tidewaiter.service.prepare import prepare
from tidewaiter.service.results import REPLIES, held
from tidewaiter.service.wrong_call import WrongCall


def file_entry(name: str, url: str | None) -> dict[str, Any]:
    """Send the entry of a shipment folder, of a folder from `entry prepare`, or of an entry number prepared before.

    The message goes out once: a second call with the same message, at the same time or later, answers from the reply
    that is kept. The rehearsal answers on the day on which the summary was filed.
    """
    if url:
        raise WrongCall("--ace: sending over the network is not built yet; without --ace the rehearsal answers in this process")
    folder = _prepared(name)
    with held(folder):
        return _sent(folder)


def _sent(folder: Path) -> dict[str, Any]:
    found = _findings(folder)
    entry = _entry(folder / "entry.json") if (folder / "entry.json").is_file() else None
    number = entry_number.format(entry.filer + entry.number) if entry else ""
    not_sent = {"number": number, "answer": "not sent", "conditions": [], "folder": str(folder), "findings": found}
    if any(finding["severity"] == "fatal" for finding in found):
        return not_sent
    if entry is None:
        raise WrongCall(f"{folder} holds no entry and no reason why; prepare it again")
    message = (folder / "entry_summary.abi").read_bytes()
    kept = folder / REPLIES / f"{hashlib.sha256(message).hexdigest()[:16]}.abi"
    if kept.is_file():
        reply = kept.read_bytes()
    else:
        reply, _ = exchange(message, entry.days.summary or entry.days.entered, home() / "ace")
        kept.parent.mkdir(exist_ok=True)
        fresh = kept.with_suffix(".new")
        fresh.write_bytes(reply)
        fresh.replace(kept)
    said, taken = conditions(reply), accepted(reply)
    return {
        "number": number, "answer": "accepted" if taken else "rejected", "conditions": said, "folder": str(folder), "reply": str(kept),
        "findings": [*found, *(finding.as_json() for finding in _refusals(said, taken))],
    }


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
        yield Finding(f"ACE-{one['code']}", Severity.FATAL, one["where"], one["text"], "ACE error dictionary",
                      "Correct the entry and prepare it again.")
