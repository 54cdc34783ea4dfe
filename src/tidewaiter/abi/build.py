"""From an entry to the messages that file it, one function a use."""

from __future__ import annotations

from datetime import date

from tidewaiter.abi import build_release, build_security_filing, build_summary
from tidewaiter.abi import entry_summary as ae
from tidewaiter.abi.draft import Draft, Message
from tidewaiter.abi.tables import ENTRY_TYPES, RELEASE_TYPES
from tidewaiter.checks.security_filing import security_findings
from tidewaiter.duty.result import Assessment
from tidewaiter.entry.entry import Entry
from tidewaiter.entry.release import Cancellation
from tidewaiter.entry.security_filing import SecurityFiling
from tidewaiter.findings import Finding, Severity

__all__ = [
    "Message", "cargo_release_batch", "correction_batch", "deletion_batch", "entry_summary_batch", "release_cancellation_batch",
    "release_update_batch", "security_filing_batch", "without_release",
]


def entry_summary_batch(
    entry: Entry, assessment: Assessment, *, action: str = "A", password: str = "", transmitted: date | None = None,
) -> Message:
    """The entry summary (AE) as a batch of its own, and what of the entry does not fit it.

    `action` A adds it, or replaces one with the same broker reference; R replaces one whatever its reference (note (a), ESF-132). Where
    the entry states a grand total of its own, record 90 carries that and not the computed one.
    """
    draft = Draft()
    build_summary.write(draft, entry, assessment, action)
    return draft.message("AE", entry.port, entry.filer, password, transmitted)


def correction_batch(entry: Entry, assessment: Assessment, *, password: str = "", transmitted: date | None = None) -> Message:
    """A post summary correction: the whole summary anew, with the reasons that `entry.correction` and the lines give."""
    draft = Draft()
    if entry.correction is None:
        draft.refuse("36.explanation", "header", "the entry says nothing of a correction", f"{ae.CHAPTER}, page ESF-185", "Say why it is corrected.")
    build_summary.write(draft, entry, assessment, "R", entry.correction)
    return draft.message("AE", entry.port, entry.filer, password, transmitted)


def deletion_batch(entry: Entry, *, password: str = "", transmitted: date | None = None) -> Message:
    """The deletion of a summary that is still the filer's, before CBP has it on a statement (note (a), ESF-132)."""
    draft = Draft()
    build_summary.delete(draft, entry)
    return draft.message("AE", entry.port, entry.filer, password, transmitted)


def cargo_release_batch(
    entry: Entry, assessment: Assessment | None = None, *, action: str = "A", password: str = "", transmitted: date | None = None,
) -> Message:
    """The cargo release (SE) as a batch of its own, and what of the entry does not fit it; `action` A adds, R replaces."""
    draft = Draft()
    build_release.write(draft, entry, assessment, action)
    return draft.message("SE", entry.port, entry.filer, password, transmitted)


def without_release(entry: Entry) -> Finding | None:
    """A note where goods of the entry's type have no release of their own: withdrawals were released with their warehouse entry."""
    if entry.type in RELEASE_TYPES or entry.type not in ENTRY_TYPES:
        return None
    return Finding("SE10.entry_type", Severity.NOTE, "header", f"type {entry.type} ({ENTRY_TYPES[entry.type]}) has no cargo release",
                   f"{ae.CHAPTER}, pages ESF-178 and ESF-180", "File the entry summary alone.")


def release_update_batch(entry: Entry, *, password: str = "", transmitted: date | None = None) -> Message:
    """New bills, conveyances, location or port of a release on file, until 15 days after it (SE-25)."""
    draft = Draft()
    build_release.update(draft, entry)
    return draft.message("SE", entry.port, entry.filer, password, transmitted)


def release_cancellation_batch(
    entry: Entry, cancellation: Cancellation, *, password: str = "", transmitted: date | None = None,
) -> Message:
    """The withdrawal of a cargo release; its entry number is not used again (SE-32)."""
    draft = Draft()
    build_release.cancel(draft, entry, cancellation)
    return draft.message("SE", entry.port, entry.filer, password, transmitted)


def security_filing_batch(
    filing: SecurityFiling, *, port: str, filer: str, password: str = "", transmitted: date | None = None,
) -> Message:
    """An importer security filing (SF) by itself, and what of 19 CFR part 149 it does not keep.

    Its chapter was not read at CBP, so that the message is refused with ABI-UNSEEN: file with the release (`Entry.security_filing`), or in
    CBP's portal. `transmitted` tells whether it comes in time.
    """
    draft = Draft()
    draft.findings += security_findings(filing, filed=transmitted)
    build_security_filing.alone(draft, filing)
    return draft.message("SF", port, filer, password, transmitted)
