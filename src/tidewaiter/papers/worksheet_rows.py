"""What the duty worksheet says, as rows: the entry, its totals, its findings, and every line with its reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tidewaiter.duty.result import Assessment, Charge, Fee, LineAssessment
from tidewaiter.entry.entry import Entry
from tidewaiter.entry.line import Line
from tidewaiter.findings import Finding, Severity, fatal
from tidewaiter.numbers import entry_number
from tidewaiter.papers.pdf_figures import decimal_text, dollars, exact_dollars, masked, number_text, thousands, us_day
from tidewaiter.papers.pdf_rows import Column, Row, rows_of
from tidewaiter.papers.pdf_text import Ink

LEFT, WIDE, SIZE = 28.0, 736.0, 6.5
_TABLE = (
    ("number",      "Number",    68, "left"),
    ("programme",   "Programme", 108, "left"),
    ("rate",        "Rate",      76, "left"),
    ("base",        "Falls on",  66, "left"),
    ("base amount", "Base",      92, "right"),
    ("amount",      "USD",       74, "right"),
    ("law",         "Law",       122, "left"),
    ("because",     "Because",   130, "left"),
)
_CAPTIONS = {name: caption for name, caption, _, _ in _TABLE}
_VALUE_CAPTIONS = {"what": "Value", "base amount": "As invoiced", "amount": "USD", "wide law": "Law"}
_TOTAL_CAPTIONS = {"what": "Totals", "base amount": "Computed", "amount": "Owed, USD", "wide law": "Law"}


def _columns() -> dict[str, Column]:
    columns, x = {}, LEFT
    for name, _, wide, align in _TABLE:
        columns[name] = Column(x, wide - 6.0, "right") if align == "right" else Column(x + 4, wide - 8.0)
        x += wide
    columns["what"] = Column(LEFT + 4, columns["base amount"].x - LEFT - 8)
    columns["sum"] = Column(LEFT + 4, columns["amount"].x - LEFT - 8)
    columns["all"] = Column(LEFT + 4, WIDE - 6.0)
    columns["left half"] = Column(LEFT + 4, WIDE / 2 - 10)
    columns["right half"] = Column(LEFT + WIDE / 2, WIDE / 2 - 6)
    columns["wide law"] = Column(columns["law"].x, WIDE + LEFT - 4 - columns["law"].x)
    columns["far right"] = Column(columns["law"].x, WIDE + LEFT - 4 - columns["law"].x, "right")
    columns["title"] = Column(LEFT + 4, columns["law"].x - LEFT - 8)
    return columns


COLUMNS = _columns()


@dataclass(frozen=True)
class Scribe:
    """Writes texts into rows through one paper's ink."""

    ink: Ink

    def rows(
        self, texts: Mapping[str, str], *, bold: bool = False, band: bool = False, rule: bool = False,
    ) -> list[Row]:
        """The texts by column name, in as many rows as the longest needs; `rule` draws a line above the first."""
        rows = rows_of(COLUMNS, {name: self.ink(text) for name, text in texts.items()}, SIZE, bold=bold)
        return [replace(row, band=band, rule=rule and n == 0) for n, row in enumerate(rows)]


Block = tuple[list[Row], tuple[Row, ...]]    # rows to keep together, and what stands above them on a new page


def worksheet_blocks(
    entry: Entry, assessment: Assessment, findings: Sequence[Finding], scribe: Scribe,
) -> Iterator[Block]:
    """The worksheet from top to bottom. A finding of a line stands with its line, every other one before the lines."""
    yield from _head(entry, findings, scribe)
    yield _totals(entry, assessment, scribe), ()
    own = {finding for line in assessment.lines for finding in line.findings}
    rest = [finding for finding in dict.fromkeys((*findings, *assessment.findings)) if finding not in own]
    for n, finding in enumerate(rest):
        title = scribe.rows({"all": "Findings"}, bold=True, band=True) if n == 0 else []
        space = [Row(())] if n == len(rest) - 1 else []
        yield [*title, *_finding(finding, scribe), *space], ()
    lines = {line.number: line for line in entry.lines}
    for index, assessed in enumerate(assessment.lines):
        yield from _line(lines.get(assessed.number), assessed, assessment, index, scribe)
    assessed_numbers = {line.number for line in assessment.lines}
    for number in lines:
        if number not in assessed_numbers:
            yield scribe.rows({"all": f"Line {number} has not been assessed."}, bold=True), ()


def line_shares(assessment: Assessment, index: int) -> dict[str, int]:
    """By class, the cents of each fee total that fall on the line at `index`."""
    shares: dict[str, int] = {}
    for fee in assessment.fees:
        if index < len(fee.shares):
            shares[fee.class_code] = shares.get(fee.class_code, 0) + fee.shares[index]
    return shares


def line_total(assessment: Assessment, index: int) -> int:
    """What the line at `index` owes, cents: duty, cash deposits, taxes and its shares of the fees."""
    line = assessment.lines[index]
    deposits = line.deposits("ad") + line.deposits("cvd")
    return line.duty + deposits + sum(tax.amount for tax in line.taxes) + sum(line_shares(assessment, index).values())


def _head(entry: Entry, findings: Sequence[Finding], scribe: Scribe) -> Iterator[Block]:
    days, transport = entry.days, entry.transport
    left = (
        f"Importer of record: {entry.importer.name}, {masked(entry.importer.number) or 'number not stated'}",
        f"Ultimate consignee: {entry.consignee.name}, {masked(entry.consignee.number) or 'number not stated'}",
        f"Broker: {entry.broker.name}; file {entry.reference or 'not stated'}",
    )
    right = (
        f"Entered {_day(days.entered)}; exported {_day(days.exported)}; imported {_day(days.imported)}",
        f"Mode {transport.mode}, carrier {transport.carrier} {transport.conveyance} {transport.voyage}".rstrip(),
        f"Port of entry {entry.port}; port of unlading {transport.unlading_port or 'not stated'}",
    )
    number = entry_number.format(entry.filer + entry.number)
    lines = _count(len(entry.lines), "line")
    rows = scribe.rows({"all": f"Entry {number}, type {entry.type}, {lines}"}, bold=True)
    rows += scribe.rows({"left half": "\n".join(left), "right half": "\n".join(right)})
    if fatal(findings):
        count = sum(finding.severity is Severity.FATAL for finding in findings)
        rows += scribe.rows({"all": f"NOT FOR FILING: {_count(count, 'fatal finding')}"}, bold=True, band=True)
    yield [*rows, Row(())], ()


def _count(count: int, thing: str) -> str:
    return f"{count:,} {thing}{'' if count == 1 else 's'}"


def _day(day: date | None) -> str:
    return us_day(day) or "not stated"


def _totals(entry: Entry, assessment: Assessment, scribe: Scribe) -> list[Row]:
    rows = scribe.rows(_TOTAL_CAPTIONS, bold=True, band=True)
    rows += scribe.rows({"what": "Total entered value", "amount": f"{entry.value:,}"})
    for what, cents in (
        ("Duty, without antidumping and countervailing duty", assessment.duty),
        ("Antidumping duty, cash deposits", assessment.antidumping),
        ("Countervailing duty, cash deposits", assessment.countervailing),
        ("Internal revenue tax", assessment.tax),
    ):
        rows += scribe.rows({"what": what, "amount": dollars(cents)})
    for fee in assessment.fees:
        clamped = "; minimum or maximum applied" if fee.computed != fee.amount else ""
        rows += scribe.rows({
            "what": f"{fee.class_code} {fee.name}", "base amount": dollars(fee.computed), "amount": dollars(fee.amount),
            "wide law": fee.cite + clamped,
        })
    rows += scribe.rows({"what": "Total owed", "amount": dollars(assessment.total)}, bold=True, rule=True)
    lines = sum(line_total(assessment, index) for index in range(len(assessment.lines)))
    rows += scribe.rows({"what": "of it on the lines below, with their shares of the fees", "amount": dollars(lines)})
    rows += scribe.rows({"what": "of it on the entry, not on a line", "amount": dollars(assessment.total - lines)})
    bonded = sum(line.bonded(kind) for line in assessment.lines for kind in ("ad", "cvd"))
    if bonded:
        secured = "Antidumping and countervailing duty secured by bond, not owed now"
        rows += scribe.rows({"what": secured, "amount": dollars(bonded)})
    return [*rows, Row(())]


def _finding(finding: Finding, scribe: Scribe) -> list[Row]:
    text = f"{finding.severity.upper()} {finding.rule} at {finding.where}: {finding.message} ({finding.cite})"
    return scribe.rows({"all": f"{text}. Do: {finding.fix}" if finding.fix else text})


def _line(
    line: Line | None, assessed: LineAssessment, assessment: Assessment, index: int, scribe: Scribe,
) -> Iterator[Block]:
    name = f"Line {assessed.number}"
    captions = tuple(scribe.rows(_CAPTIONS, bold=True))
    again = tuple(scribe.rows({"title": f"{name}, continued"}, bold=True, band=True))
    if line is None:
        opening = scribe.rows({"title": f"{name} is not in the entry"}, bold=True, band=True)
    else:
        opening = _title(line, name, scribe)
        if line.valuation or len(line.articles) > 1:
            opening += _value(line, scribe)
    shares = line_shares(assessment, index)
    rows = [_charge(charge, scribe) for charge in assessed.charges]
    seen: set[str] = set()
    for due in (*assessed.taxes, *assessed.fees):
        share = shares.get(due.class_code) if due in assessed.fees and due.class_code not in seen else None
        whole = sum(fee.amount for fee in assessment.fees if fee.class_code == due.class_code)
        rows.append(_due(due, share, whole, scribe))
        seen.add(due.class_code)
    yield [*opening, *captions, *(rows[0] if rows else [])], ()
    for block in rows[1:]:
        yield block, (*again, *captions)
    yield _sums(assessed, line_total(assessment, index), sum(shares.values()), scribe), again
    for text in _doubts(assessed):
        yield scribe.rows({"all": text}, bold=text.startswith("PROHIBITED")), again
    for finding in assessed.findings:
        yield _finding(finding, scribe), again
    yield [Row(())], ()


def _title(line: Line, name: str, scribe: Scribe) -> list[Row]:
    related = {True: "yes", False: "no", None: "not stated"}[line.related]
    stated = (
        f"HTS {', '.join(number_text(article.hts) for article in line.articles)}",
        f"origin {line.origin}",
        f"exported from {line.exported_from}",
        f"manufacturer {line.manufacturer}" if line.manufacturer else "",
        f"claims {line.program}" if line.program else "",
        f"gross weight {line.gross_weight:,} KG",
        f"charges {line.charges:,}",
        f"parties related: {related}",
        f"ruling {line.ruling}" if line.ruling else "",
        f"from {'; '.join(line.sources)}" if line.sources else "",
    )
    title = {"title": f"{name}: {line.description}", "far right": f"entered value {line.value:,}"}
    rows = scribe.rows(title, bold=True, band=True)
    rows += scribe.rows({"all": " · ".join(filter(None, stated))})
    if line.facts:
        facts = ((name, str(value).lower() if isinstance(value, bool) else value) for name, value in line.facts.items())
        rows += scribe.rows({"all": f"Facts given: {', '.join(f'{name} = {value}' for name, value in facts)}"})
    return rows


def _value(line: Line, scribe: Scribe) -> list[Row]:
    captions = _VALUE_CAPTIONS if line.valuation else {"what": "Value", "amount": "USD"}
    rows = scribe.rows(captions, bold=True)
    for step in line.valuation:
        rows += scribe.rows({
            "what": step.label,
            "base amount": f"{decimal_text(step.amount, 2)} {step.currency}",
            "amount": exact_dollars(step.cents),
            "wide law": step.cite,
        })
    for article in line.articles:
        what = f"Entered value of {number_text(article.hts)}, whole dollars"
        rows += scribe.rows({"what": what, "amount": f"{article.value:,}"})
    return rows


def _charge(charge: Charge, scribe: Scribe) -> list[Row]:
    how = {"C": ("paid as a cash deposit",), "B": ("secured by bond, in no total",)}.get(charge.deposit, ())
    because = charge.because if charge.kind == "duty" else (*how, *charge.because)
    if charge.status != "in_force":      # what was only announced, or was struck down and is refunded
        because = (charge.status.replace("_", " "), *filter(None, (charge.refund,)), *because)
    bonded = charge.kind != "duty" and charge.deposit == "B"
    return scribe.rows({
        "number": number_text(charge.number),
        "programme": charge.program,
        "rate": charge.rate,
        "base": charge.base,
        "base amount": thousands(charge.base_amount),
        "amount": f"({dollars(charge.amount)})" if bonded else dollars(charge.amount),
        "law": charge.cite,
        "because": "; ".join(because),
    })


def _due(due: Fee, share: int | None, whole: int, scribe: Scribe) -> list[Row]:
    shared = () if share is None else (f"share of {dollars(whole)}: {dollars(share)}",)
    return scribe.rows({
        "number": due.class_code,
        "programme": due.name,
        "rate": due.rate,
        "base amount": thousands(due.base_amount),
        "amount": dollars(due.amount),
        "law": due.cite,
        "because": "; ".join((*shared, *due.because)),
    })


def _sums(assessed: LineAssessment, total: int, shares: int, scribe: Scribe) -> list[Row]:
    parts = (
        ("duty", assessed.duty),
        ("AD cash deposit", assessed.deposits("ad")),
        ("CVD cash deposit", assessed.deposits("cvd")),
        ("tax", sum(tax.amount for tax in assessed.taxes)),
        ("shares of the fees", shares),
    )
    told = " + ".join(f"{name} {dollars(cents)}" for n, (name, cents) in enumerate(parts) if cents or n == 0)
    return scribe.rows({"sum": f"Line {assessed.number} owes: {told}", "amount": dollars(total)}, bold=True, rule=True)


def _doubts(assessed: LineAssessment) -> Iterable[str]:
    for doubt in assessed.undetermined:
        decides = f" It decides: {', '.join(number_text(number) for number in doubt.decides)}." if doubt.decides else ""
        yield f"NOT KNOWN {doubt.fact}: {doubt.question}{decides}"
    for ban in assessed.prohibited:
        yield f"PROHIBITED: {ban.reason} ({ban.cite})"
