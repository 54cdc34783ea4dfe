"""From an entry to the messages that file it."""

from __future__ import annotations

from datetime import date

from tidewaiter.abi import build_release, build_summary
from tidewaiter.abi.draft import Draft, Message
from tidewaiter.duty.result import Assessment
from tidewaiter.entry.entry import Entry

__all__ = ["Message", "cargo_release_batch", "entry_summary_batch"]


def entry_summary_batch(
    entry: Entry, assessment: Assessment, *, password: str = "", transmitted: date | None = None,
) -> Message:
    """The entry summary (AE) as a batch of its own, and what of the entry does not fit it.

    Where the entry states a grand total of its own, record 90 carries that and not the computed one.
    """
    draft = Draft()
    build_summary.write(draft, entry, assessment)
    return draft.message("AE", entry.port, entry.filer, password, transmitted)


def cargo_release_batch(
    entry: Entry, assessment: Assessment | None = None, *, password: str = "", transmitted: date | None = None,
) -> Message:
    """The cargo release (SE) as a batch of its own, and what of the entry does not fit it."""
    draft = Draft()
    build_release.write(draft, entry, assessment)
    return draft.message("SE", entry.port, entry.filer, password, transmitted)
