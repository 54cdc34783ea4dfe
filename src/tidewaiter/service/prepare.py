"""`entry prepare`: a shipment folder becomes an entry, its messages, its papers and its findings, all or nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tidewaiter.abi.build import Message, cargo_release_batch, entry_summary_batch, without_release
from tidewaiter.checks import findings as check
from tidewaiter.duty.assess import assess_entry
from tidewaiter.duty.law import Law
from tidewaiter.duty.result import Assessment
from tidewaiter.entry.entry import Entry
from tidewaiter.entry.jsonform import entry_json
from tidewaiter.findings import Finding, fatal
from tidewaiter.money.cents import usd
from tidewaiter.numbers import entry_number, hts
from tidewaiter.papers.form_7501 import form_7501
from tidewaiter.papers.shipment import read_shipment
from tidewaiter.papers.worksheet import worksheet
from tidewaiter.service.cases import law_with_cases
from tidewaiter.service.quote import charge_json, unknowns
from tidewaiter.service.results import real, replace
from tidewaiter.service.wrong_call import WrongCall
from tidewaiter.tariff.schedule import figures


@dataclass(frozen=True)
class Prepared:
    """What came of a shipment folder. Without an entry only the findings say why."""

    entry: Entry | None
    assessment: Assessment | None
    findings: tuple[Finding, ...]

    @property
    def fatal(self) -> bool:
        return fatal(self.findings)


@dataclass(frozen=True)
class Worked:
    """What the law makes of an entry: the duties, the messages that would file it, and all that is wrong."""

    assessment: Assessment
    summary: Message
    release: Message
    findings: tuple[Finding, ...]


def work_out(entry: Entry, law: Law, before: Iterable[Finding] = ()) -> Worked:
    """Compute and check an entry; `before` are findings of its papers, which stand first."""
    assessment = assess_entry(entry, law)
    summary = entry_summary_batch(entry, assessment, transmitted=entry.days.summary)
    none = without_release(entry)
    release = Message("", (none,)) if none else cargo_release_batch(entry, assessment, transmitted=entry.days.summary)
    found = [*before, *assessment.findings, *(f for line in assessment.lines for f in line.findings), *check(entry, assessment)]
    return Worked(assessment, summary, release, tuple(dict.fromkeys([*found, *summary.findings, *release.findings])))


def prepare(folder: Path, out: Path, law: Law | None = None) -> Prepared:
    """Read `folder`, compute and check the entry, and write the six files of `results.FILES` to `out`, which is replaced whole.

    What was in `out` from an earlier run goes; a folder with other files in it is refused, so that nothing of the user's is lost.
    An interrupted run leaves `out` as it was.
    """
    if not folder.is_dir():
        raise WrongCall(f"{folder} is not a folder; name a shipment folder with its shipment.yaml")
    out = real(folder, out)
    papers = read_shipment(folder, _units)
    if papers.entry is None:
        prepared = Prepared(None, None, tuple(papers.findings))
        replace(out, {"findings.json": _findings_json(prepared)})
        return prepared
    entry = papers.entry
    worked = work_out(entry, law or law_with_cases(), papers.findings)
    assessment, summary, release = worked.assessment, worked.summary, worked.release
    prepared = Prepared(entry, assessment, worked.findings)
    replace(out, {
        "entry.json": _text({"entry": entry_json(entry), "assessment": assessment_json(entry, assessment)}),
        "entry_summary.abi": summary.text.encode("ascii", "replace"),
        "release.abi": release.text.encode("ascii", "replace"),
        "7501.pdf": form_7501(entry, assessment, draft=prepared.fatal),
        "worksheet.pdf": worksheet(entry, assessment, findings=prepared.findings),
        "findings.json": _findings_json(prepared),
    })
    return prepared


def _units(number: str, day: Any) -> tuple[str, ...] | None:
    one = figures(number, day)
    return one.units if one else None


def summary(prepared: Prepared, out: Path) -> dict[str, Any]:
    """The reply of the command: the entry in one glance and all findings."""
    entry, assessment = prepared.entry, prepared.assessment
    reply: dict[str, Any] = {
        "number": "", "out": str(out), "files": sorted(path.name for path in out.iterdir()),
        "findings": [finding.as_json() for finding in prepared.findings],
    }
    if entry is not None and assessment is not None:
        reply |= {
            "number": entry_number.format(entry.filer + entry.number), "type": entry.type, "lines": len(entry.lines), "value": usd(entry.value * 100),
            "duty": usd(assessment.duty), "antidumping": usd(assessment.antidumping), "countervailing": usd(assessment.countervailing),
            "tax": usd(assessment.tax), "fees": usd(assessment.fee), "total": usd(assessment.total),
        }
    return reply


def assessment_json(entry: Entry, assessment: Assessment) -> dict[str, Any]:
    """The assessment with the same words as a quote's reply."""
    return {
        "edition": assessment.edition,
        "lines": [
            {
                "line": line.number, "hts": hts.format(stated.hts), "charges": [charge_json(charge) for charge in line.charges],
                "fees": [{"class": fee.class_code, "name": fee.name, "amount": usd(fee.amount), "cite": fee.cite} for fee in line.fees],
                "taxes": [{"class": tax.class_code, "name": tax.name, "amount": usd(tax.amount), "cite": tax.cite} for tax in line.taxes],
                **unknowns(line),
            }
            for stated, line in zip(entry.lines, assessment.lines, strict=True)
        ],
        "fees": [
            {"class": fee.class_code, "name": fee.name, "computed": usd(fee.computed), "amount": usd(fee.amount), "cite": fee.cite,
             "shares": [usd(one) for one in fee.shares]}
            for fee in assessment.fees
        ],
        "duty": usd(assessment.duty), "antidumping": usd(assessment.antidumping), "countervailing": usd(assessment.countervailing),
        "tax": usd(assessment.tax), "fees_total": usd(assessment.fee), "total": usd(assessment.total),
    }


def _text(value: Mapping[str, Any]) -> bytes:
    return (json.dumps(value, indent=1, ensure_ascii=False) + "\n").encode()


def _findings_json(prepared: Prepared) -> bytes:
    return _text({"findings": [finding.as_json() for finding in prepared.findings]})
