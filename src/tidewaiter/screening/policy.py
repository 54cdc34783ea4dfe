"""The firm's own rules of screening: which lists it wants, how old they may be, who looks twice, or where else it screens."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tidewaiter.dates import Span
from tidewaiter.findings import Finding, Severity
from tidewaiter.shapes import Code, Count, Id, Name, Words
from tidewaiter.values import immutable

CITE = "31 CFR 501 appendix A; 15 CFR 764.3(a)"


@immutable
class Elsewhere:
    """That the firm screens in another system: which, why, and the person of the firm who answers for it."""

    system: Name
    person: Id
    reason: Words
    since: date | None = None
    before: date | None = None

    def on(self, day: date) -> bool:
        """Whether it is in force on a day."""
        since, before = self.since or date.min, self.before or date.max
        return since < before and day in Span(since, before)


@immutable
class ScreeningPolicy:
    """What the firm asks of a screening; the policy written last is in force.

    `threshold` is the score in ten-thousandths at which a hit is looked at; 0 is the one that the weights recommend. `lists` are those that
    have to be held. `list_days`: nothing is sent by a list whose keeper was not asked for so many days; 0 is the time that is expected of the
    list. `four_eyes`: that a listed name is somebody else takes two people.
    """

    reason: Words
    threshold: Count = 0
    lists: tuple[Code, ...] = ()
    list_days: Count = 7
    four_eyes: bool = False
    elsewhere: Elsewhere | None = None


STANDARD = ScreeningPolicy("")


def faults(policy: ScreeningPolicy) -> Iterator[Finding]:
    """What keeps a policy from being one."""
    if not policy.reason.strip():
        yield _fault("SCR-POLICY-REASON", "reason", "nothing says why it is so", "say why, for those who have to follow it")
    if policy.threshold > 10_000:
        yield _fault("SCR-POLICY-THRESHOLD", "threshold", f"no score reaches {policy.threshold}; the highest is 10000", "name a lower one")
    if policy.elsewhere is not None:
        if not policy.elsewhere.reason.strip():
            yield _fault("SCR-POLICY-ELSEWHERE", "elsewhere/reason", "nothing says why the firm screens elsewhere", "say why")
        if not policy.elsewhere.person:
            yield _fault("SCR-POLICY-ELSEWHERE", "elsewhere/person", "nobody answers for the screening elsewhere", "name a person of the firm")


def _fault(rule: str, where: str, message: str, fix: str) -> Finding:
    return Finding(rule, Severity.FATAL, where, message, CITE, fix)
