"""A message being written: its records in order, and what of the entry does not fit them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tidewaiter.abi import batch_control as control
from tidewaiter.abi import codec, envelope
from tidewaiter.abi.applications import APPLICATIONS
from tidewaiter.abi.record import Record, Value
from tidewaiter.abi.text import lost, plain
from tidewaiter.abi.tree import ENDING
from tidewaiter.findings import Finding, Severity

# The batch chapter's own example of a password (B&B-17): six columns that must not be blank.
NO_PASSWORD = "PASSWD"


@dataclass(frozen=True)
class Message:
    """A batch ready to be sent, unless one of its findings is fatal."""

    text: str
    findings: tuple[Finding, ...]


class Draft:
    """Collects records. Codes and numbers are put in capitals and otherwise left alone; free text is put by `say`."""

    def __init__(self) -> None:
        self.records: list[Record] = []
        self.findings: list[Finding] = []

    def put(self, record: type[Record], /, **values: Value) -> None:
        said = {name: value.upper().strip() if isinstance(value, str) else value for name, value in values.items()}
        self.records.append(record(**said))

    def say(self, kind: type[Record], name: str, text: str, where: str) -> str:
        """Free text as a field can hold it: in its characters, cut where it is longer. What is lost is a warning."""
        field = kind.field(name)
        place = f"{where}, record {kind.id}, columns {field.first}-{field.last}"
        said = plain(text, field.kind)
        if missing := lost(text, field.kind):
            message = f"{field.meaning} {text!r} has no ABI form for {missing!r}"
            self.warn("ABI-TEXT", place, message, kind.cite, "Give the text in Latin letters.")
        if len(said) > field.width:
            message = f"{field.meaning} has {len(said)} characters and was cut to {field.width}: {said!r}"
            self.warn("ABI-TEXT", place, message, kind.cite, f"Shorten it to {field.width} characters.")
        return said[: field.width].rstrip()

    def warn(self, rule: str, where: str, message: str, cite: str, fix: str) -> None:
        self.findings.append(Finding(rule, Severity.WARNING, where, message, cite, fix))

    def refuse(self, rule: str, where: str, message: str, cite: str, fix: str) -> None:
        self.findings.append(Finding(rule, Severity.FATAL, where, message, cite, fix))

    def message(self, application: str, port: str, filer: str, password: str, transmitted: date | None) -> Message:
        """The records as one block in one batch, with everything that is wrong with it."""
        if not password:
            self.findings.append(Finding(
                "ABI-PASSWORD", Severity.NOTE, "line 1, record A, columns 9-14",
                f"no password was given; record A holds {NO_PASSWORD}", control.BatchHeader.cite,
                "Give the sender's password when the batch is sent.",
            ))
        known = APPLICATIONS.get(application)
        if known is None or not known.complete:
            why = f"its chapter is {known.seen.value}" if known else "no record of it is declared"
            missing = f"; not seen: {', '.join(known.unseen)}" if known and known.unseen else ""
            self.refuse("ABI-UNSEEN", "message", f"application {application} is not written to CBP: {why}{missing}",
                        known.cite if known else control.CHAPTER, "File it in CBP's own portal until its chapter is declared.")
        batch = {"site": port, "sender": filer, "transmitted": transmitted}
        block = {"port": port, "filer": filer, "application": application}
        password = password or NO_PASSWORD
        # In-bond messages count their records in Y and repeat the password in Z (B&B-12, B&B-15).
        counted = application in envelope.COUNTED
        records = [
            control.BatchHeader(**batch, application=application, password=password), control.BlockHeader(**block), *self.records,
            control.BlockTrailer(**block, images=f"{len(self.records):05}" if counted else ""),
            control.BatchTrailer(**batch, password=password if counted else ""),
        ]
        text = "".join(record.emit() + ENDING for record in records)
        # Faults are asked of the records, not of the text: emitting cuts what does not fit.
        faults = [fault for number, record in enumerate(records, 1) for fault in record.findings(number)]
        return Message(text, (*self.findings, *faults, *envelope.findings(codec.parse(text))))
