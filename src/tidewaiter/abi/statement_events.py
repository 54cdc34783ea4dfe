"""What statements, statement updates and notices about an entry summary say, as events."""

from __future__ import annotations

from collections.abc import Iterator

from tidewaiter.abi import summary_status as uc
from tidewaiter.abi.event import ACCEPTED, CONDITION, REJECTED, SEVERITIES, STATUS, Event, Reader, Sent, entry, lettered, said
from tidewaiter.abi.statement_records import read
from tidewaiter.abi.statements import DailyStatement, Statement
from tidewaiter.abi.tree import Block
from tidewaiter.findings import Severity
from tidewaiter.money.cents import usd

_DO = {
    "1": "Send the invoice data.",                        "2": "Send the entry summary with its papers.",
    "3": "Upload the documents through DIS.",             "4": "Mend the summary as the remarks say and file it again.",
    "5": "Ask CBP why; the summary counts no longer.",    "6": "File another entry if the goods are still to be entered.",
    "8": "Ask the importer who files for it now.",        "P": "See what the agency wants.",
    "Q": "Compare the quantity with what the quota allowed.", "E": "Export or destroy the goods before the bond expires.",
    "R": "File the correction again if it is still right.", "C": "The goods are no longer detained.",
    "D": "Give CBP what it asks within the time of the detention notice.",
}
_BY = {"ABI": "by the filer", "CBP": "by CBP"}
_GRAVE = {"4": "fatal", "5": "fatal", "6": "fatal", "D": "fatal", "C": "note"}


def _statement(block: Block, sent: Sent) -> Iterator[Event]:
    """PF and MS: the statement itself, the entries taken off it, and sums that do not agree."""
    first = next(block.lines())
    statement, findings = read(block)
    subject = statement.number if statement else ""
    if statement:
        status = "F" if statement.final else "P"
        yield Event(block.application, STATUS, subject, status, _words(statement), "note", "", _advice(statement), first.number)
        for gone in statement.deleted:
            words = f"taken off statement {gone.statement} {_BY.get(gone.source, '')}".strip()
            yield Event(block.application, STATUS, entry(gone.filer, gone.number), gone.source, words, "warning", "",
                        "Put it on another statement, or pay it alone.", first.number)
    for finding in findings:
        severity = {Severity.FATAL: "fatal", Severity.WARNING: "warning", Severity.NOTE: "note"}[finding.severity]
        yield Event(block.application, CONDITION, subject, finding.rule, finding.message, severity, finding.where, finding.fix, first.number)


def _words(statement: Statement) -> str:
    kind = "daily" if isinstance(statement, DailyStatement) else "monthly"
    sums = statement.paid if statement.final else statement.due
    what = f"{usd(sums.amount)} {'paid' if statement.final else 'due'}" if sums else "no totals"
    return f"{'final' if statement.final else 'preliminary'} {kind} statement, printed {statement.printed or 'on no day'}, {what}"


def _advice(statement: Statement) -> str:
    if statement.final:
        return "Enter the payment in the books."
    return "Compare it with the entries scheduled for the day and authorise the payment, also where nothing is due."


def _update(block: Block, sent: Sent) -> Iterator[Event]:
    """SQ: H2 says what became of each update."""
    for line, record in block.records():
        v = record.trimmed
        if record.id == "H2":
            fatal = v["severity"] == "F"
            yield said("SQ", line, entry(v["filer"], v["entry_number"]), v["condition"], v["narrative"],
                       name=REJECTED if fatal else ACCEPTED, severity="fatal" if fatal else "")
        elif record.id == "H3" and v["statement"]:
            yield Event("SQ", STATUS, entry(v["filer"], v["entry_number"]), "", f"taken off statement {v['statement']}", "note", "", "", line.number)


def _summary_status(block: Block, sent: Sent) -> Iterator[Event]:
    """UC: what CBP did or asks, with the remarks of whoever did it, and the state of quota lines and agencies."""
    subject = ""
    remarks = " ".join(record.values["remarks"].strip() for _, record in block.records() if record.id == "E3")
    for line, record in block.records():
        v = record.trimmed
        if record.id == "E1":
            subject = entry(v["filer"], v["entry_number"])
            told = (uc.DISPOSITIONS.get(v["disposition"], v["disposition"]), uc.REASONS.get(v["reason"], v["reason"]), remarks)
            yield Event("UC", STATUS, subject, v["disposition"], ": ".join(filter(None, told)), _GRAVE.get(v["disposition"], "warning"),
                        f"line {v['line']}" if v["line"] else "", _DO.get(v["disposition"], ""), line.number)
        elif record.id == "E4":
            words = v["description"] or uc.QUOTA_LINES.get(v["status"], v["status"])
            yield Event("UC", STATUS, subject, v["status"], words, "note", f"line {v['line']}", "", line.number)
        elif record.id == "SO70":
            words = f"{v['agency']} {v['program']}".strip() + (f": {v['narrative']}" if v["narrative"] else "")
            where = f"line {v['first_line']}" if v["first_line"] else ""
            yield Event("UC", STATUS, subject, v["entry_status"], words, "note", where, "", line.number)
        elif record.id == "SO72":
            yield Event("UC", STATUS, subject, "", v["comment"], "note", "", "", line.number)


def _bond(block: Block, sent: Sent) -> Iterator[Event]:
    """TX answers a request; TS tells that a bond expires."""
    for line, record in block.records():
        v = record.trimmed
        subject = entry(v.get("filer", ""), v.get("entry_number", ""))
        if record.id == "E1":
            yield said("TX", line, subject, v["condition"], v["narrative"], name=lettered(v["disposition"], v["severity"]),
                       severity=SEVERITIES.get(v["severity"], ""))
        elif record.id == "X1":
            words = f"the temporary importation bond expires on {record.as_day('expires') or 'a day not told'}"
            yield Event("TS", STATUS, subject, "", words, "warning", "", "Export or destroy the goods, or ask for an extension.", line.number)


def _census(block: Block, sent: Sent) -> Iterator[Event]:
    """CO answers overrides, CL lists open warnings."""
    for line, record in block.records():
        v = record.trimmed
        subject, where = entry(v.get("filer", ""), v.get("entry_number", "")), f"line {v['line']}" if v.get("line") else ""
        yield said(block.application, line, subject, v["condition"] or v["warning"], v["narrative"], where=where,
                   severity="" if v["condition"] else "warning")


READERS: dict[str, Reader] = {
    "PF": _statement, "MS": _statement, "SQ": _update, "UC": _summary_status, "TX": _bond, "TS": _bond, "CO": _census, "CL": _census,
}
