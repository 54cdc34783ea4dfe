"""Whole batch files: bytes to a tree of blocks, transactions and records, and back byte for byte.

We send lines of 80 columns, each ended by CR LF; a file that we read keeps the endings it has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tidewaiter.abi import envelope
from tidewaiter.abi.application import Seen
from tidewaiter.abi.identify import application_of, record_class
from tidewaiter.abi.record import Record
from tidewaiter.abi.tree import Batch, Block, Line, Transaction, Transmission
from tidewaiter.findings import Finding, Severity

WIDTH = Record.length
CITE = "CATAIR ABI Batch & Block Control rev. 23, June 2023, input submission notes, page B&B-8"
_LINE = re.compile(r"([^\n]*?)(\r?\n|\Z)", re.DOTALL)


def parse(source: bytes | str) -> Transmission:
    """The tree of a batch file, whatever is in it; its `findings` name every fault of syntax.

    A byte is a column. Nothing is dropped: `emit(parse(source))` says the same again.
    """
    text = source.decode("latin-1") if isinstance(source, bytes) else source
    return _Reader().read(text)


def emit(tree: Transmission) -> str:
    """The text of the file. Written as latin-1 it has the bytes that were read; where it is valid it is ASCII."""
    return "".join(line.text + line.ending for line in tree.lines())


def check(source: bytes | str) -> list[Finding]:
    """Everything wrong with a batch file in syntax and structure: syntax first, each in the order of its lines."""
    tree = parse(source)
    return [*tree.findings, *envelope.findings(tree)]


class _Reader:
    """Takes the lines one by one; a batch, block or transaction ends where the next begins or its trailer stands."""

    def __init__(self) -> None:
        self.batches: list[Batch] = []
        self.blocks: list[Block] = []
        self.transactions: list[Transaction] = []
        self.lines: list[Line] = []
        self.batch_header: Line | None = None
        self.block_header: Line | None = None
        self.findings: list[Finding] = []

    def read(self, text: str) -> Transmission:
        if not text.strip():
            self.findings.append(Finding("ABI-EMPTY", Severity.FATAL, "file", "the file holds no record", CITE,
                                         "Send a batch: A, B, the records, Y, Z."))
        for number, match in enumerate(_LINE.finditer(text), 1):
            if match.group():
                self.take(number, match.group(1), match.group(2))
        self.end_batch(None)
        return Transmission(tuple(self.batches), tuple(self.findings))

    @property
    def application(self) -> str:
        """What the open block says it holds, else the batch."""
        for header in (self.block_header, self.batch_header):
            if header and header.record and header.record.values.get("application"):
                return header.record.values["application"]
        return ""

    def take(self, number: int, text: str, ending: str) -> None:
        kind = record_class(self.application, text)
        record = kind.parse(text) if kind else None
        line = Line(number, text, ending, record)
        self.findings += line_findings(line, self.application)
        match text[:1]:
            case "A":
                self.end_batch(None)
                self.batch_header = line
            case "B":
                self.end_block(None)
                self.block_header = line
            case "Y":
                self.end_block(line)
            case "Z":
                self.end_batch(line)
            case _:
                application = application_of(self.application)
                if application and record and application.begins(record):
                    self.end_transaction()
                self.lines.append(line)

    def end_transaction(self) -> None:
        if self.lines:
            self.transactions.append(Transaction(tuple(self.lines)))
            self.lines = []

    def end_block(self, trailer: Line | None) -> None:
        self.end_transaction()
        if self.block_header or self.transactions or trailer:
            application = self.application
            self.blocks.append(Block(application, self.block_header, tuple(self.transactions), trailer))
            self.block_header, self.transactions = None, []

    def end_batch(self, trailer: Line | None) -> None:
        self.end_block(None)
        if self.batch_header or self.blocks or trailer:
            self.batches.append(Batch(self.batch_header, tuple(self.blocks), trailer))
            self.batch_header, self.blocks = None, []


def line_findings(line: Line, application: str) -> Iterator[Finding]:
    """The faults of one line by itself: length, characters, its fields."""
    text = line.text
    if len(text) != WIDTH:
        first, last = sorted((len(text) + 1, WIDTH)) if len(text) < WIDTH else (WIDTH + 1, len(text))
        what = "the line is blank" if not text.strip() else f"the line has {len(text)} columns, not {WIDTH}"
        yield Finding("X42" if len(text) < WIDTH else "ABI-LINE-LENGTH", Severity.FATAL,
                      f"{line.place}, columns {first}-{last}", what, CITE, f"Send every record with {WIDTH} columns.")
    strange = [n for n, character in enumerate(text, 1) if not " " <= character <= "~"]
    if strange:
        shown = ", ".join(f"{n} ({text[n - 1]!a})" for n in strange[:5]) + (" ..." if len(strange) > 5 else "")
        yield Finding("ABI-CHARACTER", Severity.FATAL, f"{line.place}, columns {strange[0]}-{strange[-1]}",
                      f"not a character of the standard keyboard at column {shown}", CITE,
                      "Send capital letters, digits, spaces and the punctuation of class X.")
    if line.record:
        yield from line.record.findings(line.number)
    elif (known := application_of(application)) and known.seen is not Seen.NAMES:
        yield Finding("X34", Severity.FATAL, f"line {line.number}, columns 1-{min(len(text), 4) or 1}",
                      f"{line.id!a} is no record of application {application}", CITE,
                      "Take the line out, or mend its identifier.")
