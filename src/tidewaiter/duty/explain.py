"""The proof of a duty in words: what applies and why, what would set it aside, and what does not apply and on which condition it fails."""

from __future__ import annotations

from collections.abc import Iterator

from tidewaiter.duty.assess import Circumstances
from tidewaiter.duty.law import Law
from tidewaiter.duty.proof import Instead, Proof, Proved, prove
from tidewaiter.entry.line import Line
from tidewaiter.money.cents import usd
from tidewaiter.numbers import hts


def explain(line: Line, around: Circumstances, law: Law, *, base_text: str = "") -> Iterator[str]:
    """The lines of the proof: each charge with rate, base, days, cite and reasons, and what of its programme would set it aside; fees;
    then each programme that does not apply, with the first condition that fails; what is not known, and what is forbidden."""
    proof = prove(line, around, law, base_text=base_text)
    assessed = proof.assessed
    yield f"{hts.format(line.hts)} of {line.origin}, rated by the law of {proof.around.entered}: duty {usd(assessed.duty)}"
    for forbidden in assessed.prohibited:
        yield f"Forbidden: {forbidden.reason} ({forbidden.cite})"
    for one in proof.charges:
        yield from _charge(one)
        yield from _unless(one.instead)
    yield from _fees(proof)
    for apart in proof.apart:
        yield f"{apart.title}: {'forbids the import' if apart.forbids else 'does not apply'}"
        yield f"    {apart.number}: {apart.because} ({apart.cite})"
        yield from _unless(apart.instead)
    for unknown in assessed.undetermined:
        yield f"Not known: {unknown.question} ({unknown.fact}) It decides {', '.join(unknown.decides)}."
    for finding in assessed.findings:
        yield f"{finding.severity.value.capitalize()}: {finding.message} ({finding.rule}; {finding.cite})"


def _charge(one: Proved) -> Iterator[str]:
    charge = one.charge
    yield f"{one.number}  {charge.rate} of {charge.base_amount} = {usd(charge.amount)}"
    yield f"    {one.title}: {charge.cite}"
    if one.days:
        yield f"    {one.days}"
    yield from (f"    because {reason}" for reason in charge.because)
    if one.status:
        yield f"    status: {one.status}"
    if one.litigation:
        yield f"    litigation: {one.litigation} ({one.litigation_cite})"
    if charge.refund and one.title != charge.program:
        yield f"    refund: {charge.refund} ({one.refund_cite})"


def _unless(instead: tuple[Instead, ...]) -> Iterator[str]:
    for one in instead:
        yield f"    not {one.number}: {one.because} ({one.cite})"


def _fees(proof: Proof) -> Iterator[str]:
    if proof.fees_unknown:
        yield f"Fees: not known: {proof.fees_unknown}"
        return
    for fee in proof.fees:
        yield f"{fee.class_code}  {fee.name} = {usd(fee.amount)} ({fee.cite})"
    for tax in proof.assessed.taxes:
        yield f"{tax.class_code}  {tax.name} = {usd(tax.amount)} ({tax.cite})"
