"""Which data an entry type needs and which it may not have: note (e) of the entry summary chapter, pages ESF-134 and ESF-135.

The chapter's table is the source of what is refused here, of CBP's side of the wire, and of the printed page. In the copy at hand its
cells have slipped in a few rows; where they have, the notes that the row points at decide, and the row's `note` names them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tidewaiter.abi import entry_summary as ae
from tidewaiter.abi import entry_summary_line as al
from tidewaiter.abi.record import Record
from tidewaiter.abi.rules import Standing
from tidewaiter.abi.tables import ENTRY_TYPES
from tidewaiter.findings import Finding, Severity

TYPES = ("01", "02", "03", "06", "07", "11", "12", "21", "22", "23", "31", "32", "34", "38", "51", "52")
REPORTING = {"M": "mandatory", "C": "conditional", "A": "allowed", "N": "not allowed"}
TEMPORARY = "9813"                       # every line of a type 23 is classified here too, note (j)


@dataclass(frozen=True)
class Row:
    """Each letter is the rule for one of TYPES. Without a field it is of the record as a whole; `party` is the kind of a record 47."""

    kind: type[Record]
    field: str
    letters: str
    page: str
    note: str = ""
    party: str = ""

    @property
    def record(self) -> str:
        return self.kind.id

    @property
    def meaning(self) -> str:
        if self.party:
            parties = self.kind.field("kind").codes or {}
            return f"{self.kind.field('party').meaning}, {parties[self.party]}"
        return self.kind.field(self.field).meaning if self.field else self.kind.title

    def rule(self, entry_type: str) -> str:
        return self.letters.split()[TYPES.index(entry_type)] if entry_type in TYPES else "A"


#                                               01 02 03 06 07 11 12 21 22 23 31 32 34 38 51 52
HEADER = (
    Row(ae.Header, "correction",               "A  A  A  A  A  N  N  A  A  A  A  A  A  A  A  A", "ESF-134"),
    Row(ae.Header, "certify_release",          "A  A  A  A  A  A  A  A  A  A  N  N  N  N  N  A", "ESF-134", "note (ee)"),
    Row(ae.Header, "mode",                     "M  M  M  A  M  A  A  M  A  M  N  N  N  N  M  M", "ESF-134"),
    Row(ae.Header, "bond_waiver",              "A  A  N  A  N  A  A  A  A  A  A  A  N  N  A  A", "ESF-134", "note (i)"),
    Row(ae.Header, "bond_waiver_reason",       "A  A  N  A  N  N  N  A  A  A  A  A  N  N  A  A", "ESF-134", "note (i)"),
    Row(ae.Header, "deferred_tax",             "A  A  A  A  A  N  N  A  A  A  A  A  A  A  A  A", "ESF-134"),
    Row(ae.Header, "reconciliation_agreement", "A  A  N  A  N  N  N  N  N  N  N  N  N  N  N  N", "ESF-134", "note (aa)"),
    Row(ae.Header, "reconciliation",           "A  A  N  A  N  N  N  N  N  N  N  N  N  N  N  N", "ESF-134", "note (aa)"),
    Row(ae.Header, "consolidated",             "A  N  N  A  N  A  N  N  N  N  N  N  N  N  N  N", "ESF-134", "note (z)"),
    Row(ae.Header, "tib_declaration",          "N  N  N  N  N  N  N  N  N  M  N  N  N  N  N  N", "ESF-34", "record 10; conditions 315 and 316"),
    Row(ae.Importer, "consignee",              "M  M  M  M  M  A  A  A  A  M  M  M  M  M  M  M", "ESF-134", "note (f)"),
    Row(ae.Importer, "entered",                "A  A  A  A  A  A  A  A  M  A  M  M  M  M  A  A", "ESF-134"),
    Row(ae.Importer, "imported",               "C  C  A  C  A  A  A  M  N  M  A  A  A  A  A  A", "ESF-134", "notes (aa) and (bb)"),
    Row(ae.Importer, "zone",                   "N  N  N  M  N  N  N  N  N  N  N  N  N  N  N  N", "ESF-134"),
    Row(ae.Importer, "state",                  "M  M  M  M  M  A  A  M  M  M  M  M  M  M  M  M", "ESF-134"),
    Row(ae.Carrier, "unlading_port",           "C  C  C  C  C  C  C  C  C  C  N  N  N  N  C  C", "ESF-134", "note (g)"),
    Row(ae.Carrier, "location",                "A  A  A  M  A  A  A  M  M  A  M  M  M  M  A  A", "ESF-134"),
    Row(ae.Manifest, "",                       "C  C  C  C  C  C  C  C  C  C  N  N  N  N  C  C", "ESF-134", "note (g)"),
    Row(ae.WarehouseWithdrawal, "",            "N  N  N  N  N  N  N  N  M  N  M  M  M  M  N  N", "ESF-134", "note (bb)"),
    Row(ae.Bond, "",                           "A  A  M  C  M  A  A  C  C  C  A  A  M  M  A  A", "ESF-134", "notes (i) and (ff)"),
    Row(ae.Releases, "",                       "A  N  N  A  N  A  N  N  N  N  N  N  N  N  N  N", "ESF-135", "note (z)"),
    Row(ae.CaseTotals, "",                     "N  N  M  C  M  N  N  C  C  C  N  N  M  M  N  N", "ESF-135", "note (ff)"),
)
LINE = (
    Row(al.Line, "exported_from",              "M  M  M  A  M  M  M  M  M  M  M  M  M  M  M  M", "ESF-135"),
    Row(al.Line, "exported",                   "M  M  M  A  M  M  M  M  M  M  M  M  M  M  M  M", "ESF-135"),
    Row(al.Line, "charges",                    "C  C  C  C  C  A  A  C  C  C  C  C  C  C  C  C", "ESF-135", "note (v)"),
    Row(al.Line, "related",                    "M  M  M  M  M  A  A  M  M  M  M  M  M  M  M  M", "ESF-135"),
    # The copy has the A of 03 and of 34 one cell early; note (ff) gives the statement to the types that have cases.
    Row(al.Line, "non_reimbursement",          "N  N  A  A  A  N  N  A  A  A  N  N  A  A  N  N", "ESF-135", "note (ff)"),
    Row(al.ZoneStatus, "",                     "N  N  N  M  N  N  N  N  N  N  N  N  N  N  N  N", "ESF-135"),
    Row(al.ArticleParty, "",                   "M  M  M  M  M  A  A  M  C  C  M  M  M  M  M  M", "ESF-135", "required from or out of Canada", "M"),
    Row(al.ArticleParty, "",                   "M  M  M  M  M  A  A  M  M  M  M  M  M  M  M  M", "ESF-135", "note (f)", "S"),
    Row(al.ArticleParty, "",                   "A  A  C  C  C  A  A  C  C  C  A  A  C  C  A  A", "ESF-135", "with a case, note (ff)", "E"),
    Row(al.Case, "",                           "N  N  C  C  C  N  N  C  C  C  N  N  C  C  N  N", "ESF-135", "note (ff)"),
)
ROWS = (*HEADER, *LINE)
CASE_TYPES = frozenset(kind for kind in TYPES if next(row for row in HEADER if row.kind is ae.CaseTotals).rule(kind) == "M")
INFORMAL = frozenset({"11", "12"})
WITHDRAWALS = frozenset({"31", "32", "34", "38"})

# What a post summary correction may not bring, whatever its type: note (gg), page ESF-184.
CORRECTION_PAGE = "ESF-184"
CORRECTION_BLANK: tuple[tuple[type[Record], str], ...] = (
    *((ae.Header, name) for name in (
        "certify_release", "consolidated", "live", "reconciliation_agreement", "reconciliation",
        "payment_type", "print_date", "statement_month", "branch",
    )),
    (ae.Carrier, "location"),
    (ae.Releases, ""),
)


def row(kind: type[Record], field: str = "", party: str = "") -> Row:
    """The row of a field, of a record as a whole, or of a party."""
    return next(one for one in ROWS if (one.kind, one.field, one.party) == (kind, field, party))


def check(standing: Sequence[Standing]) -> Iterator[Finding]:
    """What one entry summary lacks or has too much for its type, and for a correction."""
    if not standing or not isinstance(standing[0].record, ae.Header):
        return
    header = standing[0]
    entry_type, action = _told(header.record, "entry_type"), _told(header.record, "action")
    if action == "D" or entry_type not in TYPES:
        return
    corrected = _told(header.record, "correction") == "Y"
    barred = CORRECTION_BLANK if corrected else ()
    totals = next((n for n, one in enumerate(standing) if one.record.id in ("88", "89", "90")), len(standing))
    starts = [n for n, one in enumerate(standing) if isinstance(one.record, al.Line)]
    head = (*standing[: starts[0] if starts else totals], *standing[totals:])
    for one in HEADER:
        if (one.kind, one.field) not in barred:
            yield from _judge(one, entry_type, head, header)
    for kind, name in barred:
        yield from _barred(kind, name, head)
    ends = (*starts[1:], max(totals, starts[-1] + 1)) if starts else ()
    for start, end in zip(starts, ends, strict=True):
        item = standing[start:end]
        for one in LINE:
            yield from _judge(one, entry_type, item, standing[start])
        yield from _temporary(entry_type, item)


def _judge(one: Row, entry_type: str, group: Sequence[Standing], opens: Standing) -> Iterator[Finding]:
    rule, stands = one.rule(entry_type), [s for s in group if isinstance(s.record, one.kind)]
    if one.party:
        stands = [s for s in stands if _told(s.record, "kind") == one.party]
    if one.kind is ae.Importer and not stands:       # that it is not there is for the structure to say
        return
    told = [s for s in stands if not one.field or _told(s.record, one.field)]
    named = f"{entry_type} ({ENTRY_TYPES[entry_type]})"
    if rule == "M" and not told:
        yield _finding(one.kind, one.field, stands[0] if stands else opens, f"{one.meaning} is not given, and type {named} needs it",
                       one.page, f"Give it; see {one.note}." if one.note else "Give it.")
    if rule == "N":
        for s in told[:1]:
            yield _finding(one.kind, one.field, s, f"{one.meaning} is given, and type {named} may not have it", one.page,
                           f"Take it out, or see whether the type is right{f'; {one.note}' if one.note else ''}.")


def _barred(kind: type[Record], name: str, head: Sequence[Standing]) -> Iterator[Finding]:
    for s in head:
        if isinstance(s.record, kind) and (not name or _told(s.record, name)):
            meaning = kind.field(name).meaning if name else kind.title
            yield _finding(kind, name, s, f"{meaning} is given, and a post summary correction may not have it", CORRECTION_PAGE, "Take it out.")


def _temporary(entry_type: str, item: Sequence[Standing]) -> Iterator[Finding]:
    numbers = [_told(s.record, "hts") for s in item if isinstance(s.record, al.LineTariff)]
    if entry_type == "23" and not (numbers and numbers[0].startswith(TEMPORARY)):
        yield _finding(al.LineTariff, "hts", item[0], "the line does not begin with a number of heading 9813, as a temporary importation does",
                       "ESF-159", "Claim the subheading of 9813.00 under which the goods come in.")


def _told(record: Record, name: str) -> str:
    return record.values[name].strip(" ")


def _finding(kind: type[Record], name: str, standing: Standing, message: str, page: str, fix: str) -> Finding:
    where = f"line {standing.line}, record {standing.record.id}"
    if name and isinstance(standing.record, kind):
        field = kind.field(name)
        where = f"{where}, columns {field.first}-{field.last}"
    return Finding(f"{kind.id}.{name or kind.id}", Severity.FATAL, where, message, f"{ae.CHAPTER}, page {page}", fix)


def page() -> str:
    """The table as a page of Markdown, docs/abi/entry-types.md."""
    lines = [
        "# Entry types and their data", "",
        f"{ae.CHAPTER}, usage note (e), pages ESF-134 and ESF-135; printed from `tidewaiter.abi.entry_types`, which the writer of messages,",
        "the check of messages and the rehearsal read alike. " + ", ".join(f"`{code}` {text}" for code, text in REPORTING.items()) + ".", "",
        "| type | |", "| --- | --- |", *(f"| {code} | {ENTRY_TYPES[code]} |" for code in TYPES), "",
        "| record | field | " + " | ".join(TYPES) + " | page | see |", "| --- | --- |" + " --- |" * (len(TYPES) + 2),
    ]
    for one in ROWS:
        letters = " | ".join("" if letter == "A" else letter for letter in one.letters.split())
        lines.append(f"| {one.record} | {one.meaning} | {letters} | {one.page} | {one.note} |")
    lines += [
        "", "A blank cell is allowed. Beside the table, every line of type 23 begins with a number of heading 9813 (note (j), page ESF-159).", "",
        "## What a post summary correction may not bring", "", f"Note (gg), page {CORRECTION_PAGE}, whatever the type.", "",
        "| record | field |", "| --- | --- |",
        *(f"| {kind.id} | {kind.field(name).meaning if name else kind.title} |" for kind, name in CORRECTION_BLANK),
    ]
    return "\n".join(lines) + "\n"
