"""Whole batch files: bytes to a tree of blocks, transactions and records, and back byte for byte.

We send lines of 80 columns, each ended by CR LF; a file that we read keeps the endings it has.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice

from tidewaiter.abi import envelope
from tidewaiter.abi.application import Application
from tidewaiter.abi.identify import application_of, record_class
from tidewaiter.abi.record import Record
from tidewaiter.abi.tree import ENDING, Batch, Block, Line, Transaction, Transmission
from tidewaiter.findings import Finding, Severity
from tidewaiter.values import immutable

WIDTH = Record.length
CITE = "CATAIR ABI Batch & Block Control rev. 23, June 2023, input submission notes, page B&B-8"
# What one reading keeps: files that hold more than this were not written by a filer, and whole archives are read by `batch.archive`.
MOST_LINES, MOST_FINDINGS = 2_000_000, 10_000
_CONTROL = frozenset("ABYZ")
_KEYBOARD, _STRANGE = "".join(map(chr, range(32, 127))), re.compile("[^ -~]")


def parse(source: bytes | str) -> Transmission:
    """The tree of a batch file, whatever is in it; its `findings` name every fault of syntax.

    A byte is a column. Nothing is dropped: `emit(parse(source))` says the same again. After `MOST_LINES` lines the rest is one line that is
    not read, and after `MOST_FINDINGS` faults the lines that have more are counted: one finding tells of each.
    """
    text = source.decode("latin-1") if isinstance(source, bytes) else source
    with _collector_at_rest(len(text)):
        return _Reader().read(text)


@contextmanager
def _collector_at_rest(size: int) -> Iterator[None]:
    """Spare the lines of a large file the search for cycles, of which a tree has none: it takes a third of the reading."""
    resting = size > 1_000_000 and gc.isenabled()
    if resting:
        gc.disable()
    try:
        yield
    finally:
        if resting:
            gc.enable()


def emit(tree: Transmission) -> str:
    """The text of the file. Written as latin-1 it has the bytes that were read; where it is valid it is ASCII."""
    return "".join([part for line in tree.lines() for part in (line.text, line.ending)])


def check(source: bytes | str) -> list[Finding]:
    """Everything wrong with a batch file in syntax and structure: syntax first, each in the order of its lines.

    Of either at most `MOST_FINDINGS`, and then one that counts the others.
    """
    tree = parse(source)
    found = envelope.findings(tree)
    kept = list(islice(found, MOST_FINDINGS))
    others = [finding.severity for finding in islice(found, 10 * MOST_FINDINGS)]
    if others:
        severity = Severity.FATAL if Severity.FATAL in others else Severity.WARNING if Severity.WARNING in others else Severity.NOTE
        many = f"{len(others):,} further findings" if len(others) < 10 * MOST_FINDINGS else f"more than {len(others):,} further findings"
        kept.append(Finding("ABI-FINDINGS", severity, "file", f"{many} of structure are not listed", CITE,
                            "Mend those that are listed and check again."))
    return [*tree.findings, *kept]


@immutable
class _Head:
    """What a line is that begins with four given columns: its record, what matches it where it is sound, whether it opens a transaction."""

    kind: type[Record] | None
    sound: re.Pattern[str] | None = None
    opens: bool = False


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
        self.faulty = 0
        self.application = ""
        self.known: Application | None = None
        self.heads: dict[str, _Head] = {}

    def read(self, text: str) -> Transmission:
        if not text or text.isspace():
            self.findings.append(Finding("ABI-EMPTY", Severity.FATAL, "file", "the file holds no record", CITE,
                                         "Send a batch: A, B, the records, Y, Z."))
        pieces = text.split("\n", MOST_LINES)
        last = pieces.pop()
        number = 0
        for number, piece in enumerate(pieces, 1):
            if piece[-1:] == "\r":
                self.take(number, piece[:-1], ENDING)
            else:
                self.take(number, piece, "\n")
        if "\n" in last:
            self.lines.append(Line(number + 1, last, ""))
            self.findings.append(Finding("ABI-FILE-LENGTH", Severity.FATAL, f"line {number + 1}", f"the file has more than {MOST_LINES:,} lines; "
                                         "the rest was not read", CITE, "Split the file, or read it as an archive."))
        elif last:
            self.take(number + 1, last, "")
        self.end_batch(None)
        if self.faulty:
            self.findings.append(Finding("ABI-FINDINGS", Severity.FATAL, "file", f"{self.faulty:,} further lines have faults that are not listed",
                                         CITE, "Mend those that are listed and read the file again."))
        return Transmission(tuple(self.batches), tuple(self.findings))

    def take(self, number: int, text: str, ending: str) -> None:
        if text[:1] in _CONTROL:
            self.control(number, text, ending)
            return
        head = self.heads.get(text[:4])
        if head is None:
            head = self.head(text)
        line = Line(number, text, ending, head.kind)
        if head.sound is None or not head.sound.fullmatch(text):
            self.suspect(line)
        if head.opens and self.lines and self.known is not None and line.record is not None and self.known.begins(line.record):
            self.end_transaction()
        self.lines.append(line)

    def head(self, text: str) -> _Head:
        kind = record_class(self.application, text)
        known = self.known
        opens = kind is not None and known is not None and known.opens is not None and issubclass(kind, known.opens)
        head = _Head(kind, None if kind is None or kind.switch else kind.sound(), opens)
        if len(self.heads) < 10_000:
            self.heads[text[:4]] = head
        return head

    def suspect(self, line: Line) -> None:
        """Take the faults of a line that its record does not match, or of which another form of the record decides."""
        if line.record is not None and line.record.sound().fullmatch(line.text):
            return
        if len(self.findings) < MOST_FINDINGS:
            self.findings += line_findings(line, self.application)
        else:
            self.faulty += 1

    def control(self, number: int, text: str, ending: str) -> None:
        kind = record_class(self.application, text)
        line = Line(number, text, ending, kind)
        self.suspect(line)
        match text[:1]:
            case "A":
                self.end_batch(None)
                self.batch_header = line
            case "B":
                self.end_block(None)
                self.block_header = line
            case "Y":
                self.end_block(line)
            case _:
                self.end_batch(line)
        self.turn()

    def turn(self) -> None:
        """Take the application from what the open block says that it holds, else the batch."""
        told = ""
        for header in (self.block_header, self.batch_header):
            told = told or (header.record.values.get("application", "") if header and header.record else "")
        if told != self.application:
            self.application, self.known, self.heads = told, application_of(told), {}

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
    strange = [match.start() + 1 for match in islice(_STRANGE.finditer(text), 6)]
    if strange:
        shown = ", ".join(f"{n} ({text[n - 1]!a})" for n in strange[:5]) + (" ..." if len(strange) > 5 else "")
        last = len(text.rstrip(_KEYBOARD))
        yield Finding("ABI-CHARACTER", Severity.FATAL, f"{line.place}, columns {strange[0]}-{last}",
                      f"not a character of the standard keyboard at column {shown}", CITE,
                      "Send capital letters, digits, spaces and the punctuation of class X.")
    if line.record:
        yield from line.record.findings(line.number)
    elif (known := application_of(application)) and known.records:
        yield Finding("X34", Severity.FATAL, f"line {line.number}, columns 1-{min(len(text), 4) or 1}",
                      f"{line.id!a} is no record of application {application}", CITE,
                      "Take the line out, or mend its identifier.")
