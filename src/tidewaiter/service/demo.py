"""The main job on a folder of shipments: prepare each, file the good ones with the rehearsal, show that it refuses the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tidewaiter.findings import Finding, Severity
from tidewaiter.money.cents import usd
from tidewaiter.numbers import entry_number
from tidewaiter.service.cases import law_with_cases
from tidewaiter.service.messages import accepted, conditions, exchange
from tidewaiter.service.prepare import Prepared, prepare
from tidewaiter.service.wrong_call import WrongCall


@dataclass(frozen=True)
class Shown:
    """One shipment's row of the table. `answer` is ACE's, `refusals` what it or our own checks said."""

    folder: str
    number: str
    type: str
    lines: str
    value: str
    duty: str
    fees: str
    total: str
    ready: bool
    answer: str
    refusals: tuple[str, ...]


def run(folder: Path, out: Path, advance: Callable[[str], None] = lambda name: None) -> Iterator[Shown]:
    """Each shipment below `folder`, in order of name; its files go to a folder of its name below `out`."""
    shipments = [path.parent for path in sorted(folder.glob("*/shipment.yaml"))]
    if not shipments:
        raise WrongCall(f"{folder} holds no shipment folders; a shipment folder has a shipment.yaml")
    law = law_with_cases()
    for shipment in shipments:
        advance(shipment.name)
        target = out / shipment.name
        yield _show(shipment.name, prepare(shipment, target, law), target)


def count(folder: Path) -> int:
    return sum(1 for _ in folder.glob("*/shipment.yaml"))


def _show(name: str, prepared: Prepared, target: Path) -> Shown:
    entry, assessment = prepared.entry, prepared.assessment
    ours = tuple(_words(finding) for finding in prepared.findings if finding.severity is Severity.FATAL)
    if entry is None or assessment is None:
        return Shown(name, "", "", "", "", "", "", "", False, "not sent", ours)
    message = (target / "entry_summary.abi").read_bytes()
    reply, _ = exchange(message, entry.days.summary or entry.days.entered, None)
    replies = target / "replies"
    replies.mkdir(exist_ok=True)
    (replies / "entry_summary_reply.abi").write_bytes(reply)
    taken = accepted(reply)
    theirs = tuple(f"ACE {one['code']} {one['text']}" for one in conditions(reply) if not one["final"]) if not taken else ()
    return Shown(
        name, entry_number.format(entry.filer + entry.number), entry.type, str(len(entry.lines)), usd(entry.value * 100)[:-3],
        usd(assessment.duty + assessment.antidumping + assessment.countervailing), usd(assessment.fee + assessment.tax), usd(assessment.total),
        not ours, "accepted" if taken else "rejected", (*ours, *theirs),
    )


def _words(finding: Finding) -> str:
    return f"{finding.rule}: {finding.where}: {finding.message}"
