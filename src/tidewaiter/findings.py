"""A finding: one thing wrong, where it is, what says so, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from tidewaiter.values import immutable


class Severity(StrEnum):
    FATAL = "fatal"          # it may not be filed
    WARNING = "warning"      # CBP takes it, and may ask
    NOTE = "note"            # ours only


@immutable
class Finding:
    """A broker's mistake or doubt, as a value: collected, never raised.

    `rule` is the authority's own number or one that looks invented (`ENT-MID-COUNTRY`), `where` the place to click,
    `fix` what to do on Monday morning.
    """

    rule: str
    severity: Severity
    where: str
    message: str
    cite: str
    fix: str = ""

    def as_json(self) -> dict[str, str]:
        return {"rule": self.rule, "severity": self.severity.value, "where": self.where, "message": self.message, "cite": self.cite, "fix": self.fix}


class LawError(Exception):
    """The law files contradict themselves; nothing is computed until they do not."""


def fatal(findings: Iterable[Finding]) -> bool:
    """Whether any of `findings` forbids filing."""
    return any(finding.severity is Severity.FATAL for finding in findings)
