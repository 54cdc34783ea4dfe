"""The findings of one shipment folder, collected while its papers are read."""

from __future__ import annotations

from tidewaiter.findings import Finding, Severity

GUIDE = "docs/shipment-folder.md"


def fault(rule: str, where: str, message: str, fix: str, cite: str = GUIDE) -> Finding:
    """A finding that forbids filing."""
    return Finding(rule, Severity.FATAL, where, message, cite, fix)


class Found(list[Finding]):
    """A list of findings that is written to in the order of the papers."""

    def fault(self, rule: str, where: str, message: str, fix: str, cite: str = GUIDE) -> None:
        """Add a finding that forbids filing."""
        self.append(fault(rule, where, message, fix, cite))

    def doubt(self, rule: str, where: str, message: str, fix: str, cite: str = GUIDE) -> None:
        """Add a finding that a broker looks at, and that forbids nothing."""
        self.append(Finding(rule, Severity.WARNING, where, message, cite, fix))
