"""One entry summary of a batch, its records in their groupings, each with what an E0 record says of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from tidewaiter.abi.record import Record
from tidewaiter.ace.conditions import Path, Reference

_Place = Callable[..., Path]      # kind, text, groupings around it
_NUMBERED = {
    "44": "COMDES", "47": "ARPART", "50": "TARIFF", "52": "LICNSE", "53": "ADDCVD", "54": "IADDET", "62": "LINFEE",
}


@dataclass(frozen=True)
class Placed:
    """A record and the groupings it stands in."""

    record: Record
    path: Path

    def __getitem__(self, name: str) -> str:
        """A field without the spaces around it; empty where the record has no such field."""
        return self.record.values.get(name, "").strip(" ")

    def at(self, name: str) -> Path:
        """The place of a field: within a record that repeats a code or a range, that of its own repetition."""
        stem, _, n = name.rpartition("_")
        if not n.isdigit() or not self.path:
            return self.path
        if stem in ("begin", "end"):
            return (*self.path, Reference("INVLIN", int(n), f"{self[f'begin_{n}']:4} {self[f'end_{n}']}".rstrip()))
        told = {
            "MISDOC": self[f"document_{n}"], "HDRFEE": self._fee(n), "FEETOT": self._fee(n),
            "CONREL": f"{self[f'filer_{n}']:3}  {self[f'entry_number_{n}']}".rstrip(),
        }
        *within, first = self.path
        if first.kind not in told:
            return self.path
        return (*within, replace(first, occurrence=first.occurrence + int(n) - 1, text=told[first.kind]))

    def _fee(self, n: str) -> str:
        return f"{self[f'class_{n}']:3} {self[f'amount_{n}']}".rstrip()

    def number(self, name: str) -> int:
        """A numeric field; zero where it is blank or no number, which another condition says."""
        return self.record.as_int(name) or 0


@dataclass
class Manifest:
    detail: Placed
    bills: list[Placed] = field(default_factory=list)


@dataclass
class LineItem:
    """A line: record 40 and what follows it, by record."""

    position: int
    header: Placed
    parts: dict[str, list[Placed]] = field(default_factory=dict)

    def of(self, record: str) -> Sequence[Placed]:
        return self.parts.get(record, ())

    @property
    def tariff(self) -> Sequence[Placed]:
        return self.of("50")

    @property
    def path(self) -> Path:
        return self.header.path

    @property
    def value(self) -> int:
        return sum(placed.number("value") for placed in self.tariff)

    def party(self, kind: str) -> Placed | None:
        return next((placed for placed in self.of("47") if placed["kind"] == kind), None)


@dataclass
class Summary:
    """The records of one transaction. `sequence` is its place in the block, counted from 1."""

    sequence: int
    header: Placed
    heads: dict[str, list[Placed]] = field(default_factory=dict)
    manifests: list[Manifest] = field(default_factory=list)
    lines: list[LineItem] = field(default_factory=list)
    records: list[Placed] = field(default_factory=list)

    def one(self, record: str) -> Placed | None:
        return next(iter(self.heads.get(record, ())), None)

    def of(self, record: str) -> Sequence[Placed]:
        return self.heads.get(record, ())

    @property
    def filer(self) -> str:
        return self.header["filer"]

    @property
    def entry_number(self) -> str:
        return self.header["entry_number"]

    @property
    def reference(self) -> str:
        return self.header["reference"]

    @property
    def type(self) -> str:
        return self.header["entry_type"]

    @property
    def mode(self) -> str:
        return self.header["mode"]

    @property
    def identity(self) -> Reference:
        return Reference("SUMMRY", self.sequence, self._named)

    @property
    def after_lines(self) -> Path:
        return (Reference("PSTLIN", self.sequence, self._named),)

    @property
    def totals(self) -> Path:
        return (Reference("TOTALS", self.sequence, self._named),)

    @property
    def _named(self) -> str:
        return f"{self.filer:3} {self.entry_number:8} {self.reference:12}".rstrip()

    def all(self, record: str) -> Iterator[tuple[LineItem, Placed]]:
        """Every record of a kind on any line."""
        for line in self.lines:
            for placed in line.of(record):
                yield line, placed


def group(sequence: int, records: Sequence[Record]) -> Summary:
    """The groupings of one transaction's records; `records` begins with its 10 and is in the chapter's order."""
    summary = Summary(sequence, Placed(records[0], ()))
    counts: dict[tuple[str, str], int] = {}

    def place(kind: str, text: str, within: Path = (), repeated: int = 1) -> Path:
        where = (kind, "/".join(f"{one.kind}{one.occurrence}" for one in within))
        before = counts.get(where, 0)
        counts[where] = before + repeated
        return (*within, Reference(kind, before + 1, text.rstrip()))

    for record in records:
        placed = _placed(record, summary, place)
        summary.records.append(placed)
        if record.id == "22":
            summary.manifests.append(Manifest(placed))
        elif record.id == "23" and summary.manifests:
            summary.manifests[-1].bills.append(placed)
        elif record.id == "40":
            summary.lines.append(LineItem(len(summary.lines) + 1, placed))
        elif summary.lines and record.id not in ("88", "89", "90"):
            summary.lines[-1].parts.setdefault(record.id, []).append(placed)
        else:
            summary.heads.setdefault(record.id, []).append(placed)
    return summary


def _placed(record: Record, summary: Summary, place: _Place) -> Placed:
    bare = Placed(record, ())
    line = summary.lines[-1].path if summary.lines else ()
    match record.id:
        case "22":
            path = place("CARMAN", f"{bare['quantity']:>8} {bare['unit']}")
        case "23":
            within = summary.manifests[-1].detail.path if summary.manifests else ()
            path = place("BOLINB", f"{bare['kind']:1} {bare['number']}", within)
        case "31":
            path = place("BNDDTL", f"{bare['kind']:1} {bare['designation']:1} {bare['surety']}")
        case "40":
            path = place("LINITM", bare["line"])
        case "88" | "90":
            path = summary.totals
        case "89":
            # Counted by class, not by record.
            classes = sum(bool(bare[f"class_{n}"]) for n in range(1, 6))
            path = place("FEETOT", f"{bare['class_1']:3} {bare['amount_1']}", summary.totals, classes)
        case "32":
            # Counted by release, not by record.
            releases = sum(bool(bare[f"filer_{n}"] or bare[f"entry_number_{n}"]) for n in range(1, 7))
            path = place("CONREL", f"{bare['filer_1']:3}  {bare['entry_number_1']}", (), releases)
        case "42":
            path = place("EIPINV", f"{bare['supplier']:15} {bare['invoice']}", line)
        case "33":
            path = place("MISDOC", bare["document_1"])
        case "34":
            path = place("HDRFEE", f"{bare['class_1']:3} {record.values.get('amount_1', '')}")
        case "44" | "47" | "50" | "52" | "53" | "54" | "62" if line:
            path = place(_NUMBERED[record.id], _text(bare), line)
        case _:
            path = line
    return Placed(record, path)


def _text(placed: Placed) -> str:
    """What record E0 quotes of a record within a line."""
    match placed.record.id:
        case "44":
            return placed["description"][:55]
        case "47":
            return f"{placed['kind']:1} {placed['party']}"
        case "50":
            return placed["hts"]
        case "52":
            return f"{placed['kind']:2} {placed['number']}"
        case "53":
            return placed["case"]
        case "62":
            return f"{placed['class_code']:3} {placed['amount']}"
        case _:
            return placed["kind"]
