"""The invoice blocks of the form: which lines an invoice covers, and how its total leads to the entered value."""

from __future__ import annotations

from collections.abc import Sequence

from tidewaiter.entry.entry import Entry
from tidewaiter.entry.invoice import Invoice
from tidewaiter.entry.line import Line
from tidewaiter.papers.pdf_figures import decimal_text, us_day

_SIGN = {"addition": "plus", "deduction": "less", "non_dutiable": "beside the price, not dutiable:"}


def invoices_of(entry: Entry) -> list[set[int]]:
    """For each line, the indices of the invoices whose rows it came from.

    The line's `sources` are held against the places of the invoice rows. With one invoice, every line is of it. A line
    whose invoice cannot be told has an empty set.
    """
    if len(entry.invoices) == 1:
        return [{0} for _ in entry.lines]
    at = {row.place: n for n, invoice in enumerate(entry.invoices) for row in invoice.lines}
    return [{at[place] for place in line.sources if place in at} for line in entry.lines]


def last_lines(covered: Sequence[set[int]], count: int) -> list[int]:
    """For each of `count` invoices, the index of the last line that it covers; of the entry's last if none is known."""
    last = [len(covered) - 1] * count
    for n in range(count):
        lines = [index for index, invoices in enumerate(covered) if n in invoices]
        if lines:
            last[n] = lines[-1]
    return last


def value_block(invoice: Invoice, lines: Sequence[Line], shared: bool) -> list[tuple[str, str]]:
    """What and how much, from the invoice's total to the net entered value of its `lines`.

    `shared` says that a line belongs to another invoice too: then no entered value can be stated for this one.
    """
    rows = [(f"INVOICE {invoice.number} OF {us_day(invoice.day)} {invoice.terms}".rstrip(), "")]
    total = "not stated" if invoice.total is None else f"{invoice.currency} {decimal_text(invoice.total, 2)}"
    rows.append(("Invoice value", total))
    for charge in invoice.charges:
        label = f"{_SIGN.get(charge.treatment, charge.treatment)} {charge.kind}"
        rows.append((label, f"{invoice.currency} {decimal_text(charge.amount, 2)}"))
    if invoice.currency != "USD":
        rate = "not stated" if invoice.rate is None else f"{invoice.rate} USD/{invoice.currency}"
        rows.append(("Exchange rate on the day of export", rate))
    if lines and not shared:
        rows.append((f"Charges (C) of {_span(lines)}", f"C {sum(line.charges for line in lines):,}"))
        rows.append((f"Net entered value of {_span(lines)}", f"USD {sum(line.value for line in lines):,}"))
    return rows


def _span(lines: Sequence[Line]) -> str:
    """
    >>> from types import SimpleNamespace as Numbered
    >>> _span([Numbered(number=n) for n in (1, 2, 3, 7)])
    'lines 1-3, 7'
    """
    runs: list[list[int]] = []
    for line in lines:
        if runs and line.number == runs[-1][1] + 1:
            runs[-1][1] = line.number
        else:
            runs.append([line.number, line.number])
    text = ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)
    return f"line{'' if len(lines) == 1 else 's'} {text}"
