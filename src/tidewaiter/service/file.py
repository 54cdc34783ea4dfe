"""`entry file`: what is prepared and free of fatal findings goes to ACE, once, and the reply is kept beside it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from tidewaiter.dates import read_day
from tidewaiter.findings import Finding, Severity
from tidewaiter.numbers import entry_number
from tidewaiter.service.home import home
from tidewaiter.service.messages import accepted, conditions, exchange
from tidewaiter.service.prepare import prepare
from tidewaiter.service.wrong_call import WrongCall


def file_entry(name: str, url: str | None) -> dict[str, Any]:
    """Send the entry of a shipment folder, of a folder from `entry prepare`, or of an entry number prepared before.

    The message goes out once: a second call with the same message answers from the reply that is kept. The rehearsal
    answers on the day on which the summary was filed.
    """
    if url:
        raise WrongCall("--ace: sending over the network is not built yet; without --ace the rehearsal answers in this process")
    folder = _prepared(name)
    found = json.loads((folder / "findings.json").read_text(encoding="utf-8"))["findings"]
    if not (folder / "entry.json").is_file():
        return {"number": "", "answer": "not sent", "conditions": [], "folder": str(folder), "findings": found}
    form = json.loads((folder / "entry.json").read_text(encoding="utf-8"))["entry"]
    number = entry_number.format(form["filer"] + form["number"])
    if any(finding["severity"] == "fatal" for finding in found):
        return {"number": number, "answer": "not sent", "conditions": [], "folder": str(folder), "findings": found}
    message = (folder / "entry_summary.abi").read_bytes()
    kept = folder / "replies" / f"{hashlib.sha256(message).hexdigest()[:16]}.abi"
    if kept.is_file():
        reply = kept.read_bytes()
    else:
        reply, _ = exchange(message, _clock(form), home() / "ace")
        kept.parent.mkdir(exist_ok=True)
        fresh = kept.with_suffix(".new")
        fresh.write_bytes(reply)
        fresh.rename(kept)
    said = conditions(reply)
    findings = [*found, *(finding.as_json() for finding in _refusals(said, accepted(reply)))]
    return {
        "number": number, "answer": "accepted" if accepted(reply) else "rejected", "conditions": said, "folder": str(folder), "reply": str(kept),
        "findings": findings,
    }


def _clock(form: dict[str, Any]) -> date:
    days = form["days"]
    return read_day(days["summary"] or days["entered"])


def _prepared(name: str) -> Path:
    folder = Path(name)
    if (folder / "shipment.yaml").is_file():
        out = home() / "entries" / folder.resolve().name
        out.parent.mkdir(parents=True, exist_ok=True)
        prepare(folder, out)
        return out
    if (folder / "findings.json").is_file():
        return folder
    if entry_number.is_valid(name):
        wanted = entry_number.compact(name)
        for path in sorted((home() / "entries").glob("*/entry.json")):
            form = json.loads(path.read_text(encoding="utf-8"))["entry"]
            if form["filer"] + form["number"] == wanted:
                return path.parent
        raise WrongCall(f"entry {entry_number.format(name)} has not been prepared here; name its shipment folder")
    raise WrongCall(f"{name} is neither a shipment folder, nor one from `entry prepare`, nor an entry number")


def _refusals(said: list[dict[str, str]], taken: bool) -> Iterator[Finding]:
    for one in said:
        if taken or one["final"]:
            continue
        yield Finding(f"ACE-{one['code']}", Severity.FATAL, one["where"], one["text"], "ACE error dictionary",
                      "Correct the entry and prepare it again.")
