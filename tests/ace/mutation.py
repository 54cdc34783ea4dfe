"""Every field of every golden message that is filed, changed by hand and sent to the rehearsal.

A changed message is right to be refused only where a condition fits: one that points at the changed line, one of the field's own
(ace/fields), or one of `FITTING`. It is right to be accepted only where the field is in `FREE`, which says why CBP cannot tell. A mandatory
blank, a character of another class, a day of no calendar, a code of no table and data in filler are never free.

`python -m tests.ace.mutation` sends a part of the changes, the one that the tests send; with `--all` every change of every message.
"""

from __future__ import annotations

import copy
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import TypeVar

from tests.ace.movement_cases import BILL, RELEASE, SENT, at, put_on_file
from tests.ace.mutation_tables import FITTING, FREE, UNEXAMINED
from tests.ace.queries import CASES as QUERIES
from tests.ace.queries import NOW as ASKED
from tests.ace.queries import filled
from tidewaiter.abi import codec, replies
from tidewaiter.abi.days import read_day, write_day
from tidewaiter.abi.field import DIGITS, LETTERS, Field
from tidewaiter.abi.record import Record
from tidewaiter.abi.text import plain
from tidewaiter.abi.tree import Line
from tidewaiter.ace.books import shipped
from tidewaiter.ace.desk import File, Filed
from tidewaiter.ace.examination import Books
from tidewaiter.ace.exchange import exchange
from tidewaiter.ace.fields import FAULTS
from tidewaiter.ace.store import Blank
from tidewaiter.duty.law import Law
from tidewaiter.duty.result import Assessment
from tidewaiter.entry.entry import Entry

GOLDEN = Path(__file__).parents[1] / "golden"
FILED = date(2026, 9, 24)
HARD = ("filler", "blank", "class", "no day", "no code")           # what is wrong whatever the rest of the message says
SOFT = ("character", "day", "code")                                # what may be another fact


Row = TypeVar("Row")


class Memory:
    """A store that forgets: every batch finds on file what was put there at first."""

    def __init__(self) -> None:
        self.first = Blank()

    @contextmanager
    def hold(self) -> Iterator[File]:
        yield copy.deepcopy(self.first)


class Lasting(Memory):
    """A store that keeps what it is told, to put on file what a message needs."""

    @contextmanager
    def hold(self) -> Iterator[File]:
        yield self.first


Prepare = Callable[[Lasting], object]


@dataclass(frozen=True)
class Golden:
    """A message that is accepted: when it is sent, with which books, and what is on file before."""

    name: str
    message: bytes
    clock: date | datetime
    prepare: tuple[Prepare, ...] = ()
    books: Books | None = None


@cache
def books() -> Books:
    """The books of the package, which assess an entry once however often it comes."""
    whole = shipped()
    known: dict[str, Assessment] = {}

    def assess(entry: Entry, law: Law) -> Assessment:
        # What a summary says is told whole by its entry, so two that print alike owe alike.
        key = repr(entry)
        if key not in known:
            if len(known) > 4000:
                known.clear()
            known[key] = whole.assess(entry, law)
        return known[key]

    importers, makers = _parties()
    return replace(whole, assess=assess, military=frozenset({"B76"}), importers=importers, makers=makers)


def _parties() -> tuple[frozenset[str], frozenset[str]]:
    """The importers, carriers and makers that CBP knows: those of the golden messages."""
    importers, makers = set(), set()
    for path in GOLDEN.glob("*.abi"):
        for transaction in codec.parse(path.read_bytes()).transactions:
            for record in transaction.records:
                values = {name: value.strip() for name, value in record.values.items()}
                importers |= {values[name] for name in ("importer", "consignee", "bonded_carrier") if values.get(name)}
                if b"CB" in path.read_bytes()[:82] and record.id in ("30", "36"):
                    importers.add(values["number"])
                if record.id == "47":
                    (makers if values["kind"] in "ME" else importers).add(values["party"])
    return frozenset(importers), frozenset(makers)


def text(name: str) -> bytes:
    return (GOLDEN / f"{name}.abi").read_bytes()


def sent(name: str, clock: date | datetime = FILED) -> Prepare:
    return lambda store: exchange(text(name), clock=clock, store=store, books=books())          # type: ignore[arg-type]


def told(*things: object) -> Prepare:
    def put(store: Lasting) -> None:
        with store.hold() as file:
            put_on_file(file, things)                                                           # type: ignore[arg-type]
    return put


def moved(kind: str, key: str, to: str, **changes: object) -> Prepare:
    """A thing on file put under another key, with changes."""
    def put(store: Lasting) -> None:
        with store.hold() as file:
            thing = file.thing(kind, key)
            assert thing is not None, (kind, key)
            file.keep(kind, to, thing | changes)
            if to != key:
                file.drop(kind, key)
    return put


def added(name: str) -> Prepare:
    """The release of a message that replaces it, filed for the first time."""
    return lambda store: exchange(text(name).replace(b"SE10R", b"SE10A"), clock=FILED, store=store, books=books())    # type: ignore[arg-type]


def warehoused(port: str) -> Prepare:
    """The warehouse entry that the withdrawals draw on."""
    def put(store: Lasting) -> None:
        with store.hold() as file:
            file.put(Filed("B76", "03241012", port, "21", "", "00100", date(2026, 4, 20), None, b"", ""))
            file.keep("summary", "B7603241012", {})
    return put


STORED_AT = {"22": "2704", "31": "2704", "32": "4601", "34": "2704", "38": "2304"}
IMPORTER, AGENCY = "36-4567890", "36-6002057"
CONTINUOUS = [("bond", f"26800000{n}", {"kind": "8", "principal": who, "surety": "036", "state": "active"}) for n, who in enumerate((IMPORTER, AGENCY))]
SINGLE = ("bond", "269000009", {"kind": "9", "principal": IMPORTER, "surety": "036", "state": "active", "entry": "B7603246235", "designation": "B",
                                "entry_type": "23", "amount": 2600})
BONDED = told(*CONTINUOUS, SINGLE)
RELEASED = told(*(("release", f"B76{number}", {"port": "2704", "mode": "11", "released": "2026-09-16"}) for number in (
    "03247019", "03247027", "03247035", "03247043", "03247050", "03247068", "03247076")))
PEOPLE = told(("importer", IMPORTER, {"state": "active"}), ("importer", AGENCY, {"state": "active"}))
PAID = ("summary", "B7603246011", {"entered": "2026-09-18", "paid": "2026-10-09", "liquidation": "2027-07-30"})
NEEDS: dict[str, tuple[Prepare, ...]] = {
    "summary_replaced":       (sent("summary_01"),),
    "summary_deleted":        (sent("summary_01"),),
    "summary_certified_again": (sent("summary_certified"),),
    "summary_correction":     (sent("summary_01"), told(PAID)),
    "summary_consolidated":   (RELEASED,),
    **{f"summary_{kind}": (warehoused(port),) for kind, port in STORED_AT.items()},
    **{f"release_{done}": (added("release_replaced"),) for done in ("replaced", "updated", "cancelled")},
    "in_bond_61":             (told(BILL),),
    "in_bond_deletion":       (sent("in_bond_61", at(18)),),
    "in_bond_bill_deletion":  (sent("in_bond_61", at(18)),),
    "in_bond_arrival":        (sent("in_bond_61", at(18)),),
    "in_bond_transfer":       (sent("in_bond_61", at(18)),),
    "in_bond_export":         (sent("in_bond_62", at(18)), moved("in_bond", "620177460", "620177460", state="arrived")),
    "bond_void":              (sent("bond_single", at(18)), moved("bond", "269000001", "269AB12CE")),
    "bond_adjustment":        (sent("bond_single", at(18)), moved("bond", "269000001", "269AB12CE"), told(RELEASE)),
    "bond_rider":             (sent("bond_continuous", at(18)), moved("bond", "268000001", "268AB12CD")),
    "bond_termination":       (sent("bond_continuous", at(18)), moved("bond", "268000001", "268AB12CD")),
}
CLAIMED = datetime(2026, 9, 24, 9)
DAYS: dict[str, date | datetime] = {
    "in_bond_arrival": at(24), "in_bond_export": at(25), "in_bond_transfer": at(20),
}


@cache
def goldens() -> dict[str, Golden]:
    """Every golden message of an application that is filed or asked, by name."""
    found = {}
    for path in sorted(GOLDEN.glob("summary_*.abi")):
        found[path.stem] = Golden(path.stem, path.read_bytes(), FILED, (BONDED, *NEEDS.get(path.stem, ())), books())
    for path in sorted(GOLDEN.glob("release_*.abi")):
        found[path.stem] = Golden(path.stem, path.read_bytes(), FILED, (PEOPLE, *NEEDS.get(path.stem, ())), books())
    for path in sorted(GOLDEN.glob("drawback_*.abi")):
        found[path.stem] = Golden(path.stem, path.read_bytes(), CLAIMED, (), books())
    for name in SENT:
        found[name] = Golden(name, text(name), DAYS.get(name, at(18)), NEEDS.get(name, ()), books())
    for name in QUERIES:
        from tests.ace.messages import BOOKS
        found[f"query_{name}"] = Golden(f"query_{name}", (GOLDEN / "queries" / f"{name}.abi").read_bytes(), ASKED, (filled,), BOOKS)
    return found


@cache
def store_of(name: str) -> Memory:
    lasting = Lasting()
    for step in goldens()[name].prepare:
        step(lasting)
    memory = Memory()
    memory.first = lasting.first
    return memory


@dataclass(frozen=True)
class Place:
    """A field of a line of a message."""

    golden: str
    application: str
    entry_type: str
    line: int
    record: type[Record]
    field: Field
    text: str

    @property
    def where(self) -> str:
        record = f"{self.record.id}({self.record.when})" if self.record.when else self.record.id
        return f"{record}.{self.field.name}"

    @property
    def alike(self) -> tuple[str, ...]:
        """Places of which one tells as much as another."""
        shape = "" if not self.text.strip(" ") else "filled"
        if self.record.id in ("A", "B", "Y", "Z"):
            return (self.application, "", self.where, "")
        return (self.application, self.entry_type, self.where, shape)


@dataclass(frozen=True)
class Change:
    kind: str
    place: Place
    text: str


@cache
def places(name: str) -> tuple[Place, ...]:
    golden = goldens()[name]
    found = []
    for block in codec.parse(golden.message).blocks:
        header = block.transactions[0].lines[0] if block.transactions else None
        kind = _kind(block.application, header)
        lines = [line for transaction in block.transactions for line in transaction.lines]
        found += [place for line in lines for place in _fields(name, block.application, kind, line)]
    tree = codec.parse(golden.message)
    for batch in tree.batches:
        outer = [batch.header, batch.trailer, *(line for block in batch.blocks for line in (block.header, block.trailer))]
        for line in outer:
            if line:
                found += _fields(name, batch.blocks[0].application, "", line)
    return tuple(found)


def _kind(application: str, header: Line | None) -> str:
    """What kind of message it is: the entry type, with what is done to it."""
    if header is None or header.record is None:
        return ""
    values = header.record.values
    if application == "AE":
        return values["entry_type"] + (" correction" if values["correction"] else " deletion" if values["action"] == "D" else "")
    return values.get("action", "") + values.get("bond", "") + values.get("entry_type", "")


def _fields(name: str, application: str, kind: str, line: Line) -> Iterator[Place]:
    assert line.record
    for one in line.record.fields:
        if one.name in ("control", "id") and not line.record.id.startswith(("A", "B")):
            pass
        yield Place(name, application, kind, line.number, type(line.record), one, line.text[one.first - 1 : one.last])


OUTSIDE = {"A": "5", "AN": "-", "N": "A", "(S)N": "A", "D": "A", "X": "\x7f", "S": "Z"}


def changes(place: Place) -> Iterator[Change]:
    """The changes of one field, wrong ones first."""
    one, was = place.field, place.text

    def made(kind: str, new: str) -> Iterator[Change]:
        if new != was and len(new) == len(was):
            yield Change(kind, place, new)

    if one.filler:
        yield from made("filler", "Z" + was[1:])
        yield from made("filler", was[:-1] + "Z")
        return
    blank = not was.strip(" ")
    if one.status == "M" and not blank and not (one.codes and "" in one.codes):
        yield from made("blank", " " * len(was))
    filled = was if not blank else ("0" if one.numeric else "A" if one.kind != "A" else "A") * len(was)
    yield from made("class", filled[:-1] + OUTSIDE[one.kind])
    if len(was) > 1 and not blank:
        yield from made("class", OUTSIDE[one.kind] + filled[1:])
    if one.day:
        yield from made("no day", _no_day(one))
    if one.codes is not None:
        yield from made("no code", _no_code(one, len(was)))
    if blank:
        return
    if one.day:
        day = read_day(was, one.form)
        assert day, (place, was)
        for step in (1, 200):
            yield from made("day", write_day(date.fromordinal(day.toordinal() + step), one.form))
    elif one.codes is not None:
        others = [code for code in one.codes if code and code != was.strip(" ") and len(code) <= len(was)]
        for code in others[:2] + others[-1:]:
            yield from made("code", code.rjust(len(was), "0") if one.numeric else code.ljust(len(was)))
    else:
        yield from (change for new in dict.fromkeys(_others(was)) for change in made("character", new))


def _others(was: str) -> Iterator[str]:
    """The text with its last digit or letter another, and its first that says something, each as two others."""
    at_ = [n for n, char in enumerate(was) if char in DIGITS + LETTERS]
    said = [n for n in at_ if was[n] != "0"] or at_
    for n in dict.fromkeys((at_[-1:] or [0])[:1] + said[:1]):
        old = was[n] if at_ else "A"
        wheel = DIGITS if old in DIGITS else LETTERS
        for step in (1, 5):
            yield was[:n] + wheel[(wheel.index(old) + step) % len(wheel)] + was[n + 1 :]


def _no_day(one: Field) -> str:
    return write_day(date(2026, 2, 28), one.form).replace("28", "30", 1) if one.form != "YYYYMMDD" else "20260230"


def _no_code(one: Field, width: int) -> str:
    assert one.codes is not None
    letters = DIGITS if one.kind in ("N", "(S)N", "D") else LETTERS if one.kind == "A" else DIGITS + LETTERS
    taken = {code.rjust(width, "0") if one.numeric else code.ljust(width) for code in one.codes}
    for char in reversed(letters):
        if (code := char * width) not in taken:
            return code
    return "?" * width


Said = tuple[tuple[str, int], ...]
Told = tuple[tuple[str, int, str], ...]


def send(golden: Golden, message: bytes) -> Told:
    """The conditions of the reply, each with the line of the message at which it points, 0 where at none, and of what it is said."""
    reply = exchange(message, clock=golden.clock, store=store_of(golden.name), books=golden.books)      # type: ignore[arg-type]
    return tuple((event.code or event.text, event.sent, event.subject) for event in replies.read(reply.encode("latin-1"), message) if event.severity in ("fatal", "warning"))


@cache
def untouched(name: str) -> Told:
    """What is said of the message as it is: nothing of one that is filed, and of a query what it asks for in vain."""
    return send(goldens()[name], goldens()[name].message)


def tried(change: Change) -> Said:
    """What is said of the changed message that was not said of it before."""
    golden, place = goldens()[change.place.golden], change.place
    lines = golden.message.split(b"\r\n")
    line = lines[place.line - 1]
    lines[place.line - 1] = line[: place.field.first - 1] + change.text.encode("latin-1") + line[place.field.last :]
    before = Counter((code, subject) for code, _, subject in untouched(golden.name))
    found = []
    for code, at_line, subject in send(golden, b"\r\n".join(lines)):
        if before[code, subject]:
            before[code, subject] -= 1
        else:
            found.append((code, at_line))
    return tuple(found)


def why(change: Change, outcome: Said) -> str:
    """What is wrong with an outcome; empty where it is right."""
    place = change.place
    told = f"{place.golden}, line {place.line}, {place.where}: {change.kind}, {place.text!r} as {change.text!r}"
    if not outcome:
        return "" if free(place, change.kind in HARD) else f"{told} is accepted"
    return "" if fits(change, outcome) else f"{told} is refused by {', '.join(dict.fromkeys(code for code, _ in outcome))}"


def keys(place: Place) -> Iterator[str]:
    """What a place may be called in the tables, closest first."""
    numbered = re.sub(r"_\d+$", "_n", place.where)
    for name in dict.fromkeys((place.where, numbered, f"{place.record.id}.*")):
        yield f"{place.entry_type} {name}"
        yield name


def found(name: str, table: Mapping[str, Mapping[str, Row]], place: Place) -> Iterator[Row]:
    for application in (place.application, "*"):
        for key in keys(place):
            if key in table.get(application, {}):
                used.add((name, application, key))
                yield table[application][key]


def free(place: Place, wrong: bool) -> bool:
    """Whether a value may be accepted: one that is `wrong` whatever the rest says only where nothing examines it."""
    told = not wrong and any(True for _ in found("FREE", FREE, place))
    return told or any(True for _ in found("UNEXAMINED", UNEXAMINED, place))


def fits(change: Change, outcome: Said) -> bool:
    """Whether a condition says what was changed: it points at the line, names the field, or is of the table."""
    place = change.place
    if place.field.name == "control":
        return True         # the record is another or none: what misses it and what does not take it both fit
    own = FAULTS.get(place.record.id, {}).get(place.field.name) if place.application == "AE" else None
    words = plain(place.field.meaning)[:NAMED]
    for code, line in outcome:
        if line == place.line and (place.application != "AE" or place.record.id not in SPEAKS_FOR_OTHERS):
            return True
        if own and code in (own.blank, own.wrong):
            return True
        # Of a field for which the dictionary has nothing X40 answers, and of a block or batch it points at no line.
        if code == "X40" and not own and (place.application == "AE" or place.record.id in "ABYZ"):
            return True
        if change.kind in HARD and code in ("X34", "X39", "X40") and line in (place.line, 0):
            return True
        if code.startswith(words):
            return True
    return any(re.fullmatch(codes, code) for codes, _ in found("FITTING", FITTING, place) for code, _ in outcome)


NAMED = 24                                     # letters of a field's name by which a narrative tells of it
# Records of a summary at which the conditions of others point as well.
SPEAKS_FOR_OTHERS = frozenset({"10", "40", "90", "22"})
used: set[tuple[str, str, str]] = set()


@cache
def chosen() -> tuple[tuple[Place, bool], ...]:
    """The places that the tests change: of places alike the first, and whether the field is met there for the first time."""
    seen: set[tuple[str, ...]] = set()
    found = []
    for name in goldens():
        for place in places(name):
            if place.alike not in seen:
                application, _, *field = place.alike
                first = (application, *field)
                found.append((place, first not in seen))
                seen |= {place.alike, first}
    return tuple(found)


def sampled(place: Place, first: bool) -> Iterator[Change]:
    """Every change where a field is met for the first time. Where another kind of message has it too, one of each kind; but filler and classes
    are the record's, whatever the message."""
    kinds = set[str]() if first else {"filler", "class"}
    for change in changes(place):
        if first or change.kind not in kinds:
            kinds.add(change.kind)
            yield change


def wrong(place: Place, first: bool) -> list[str]:
    return [told for change in sampled(place, first) if (told := why(change, tried(change)))]


PAGE = Path(__file__).resolve().parents[2] / "docs" / "abi" / "mutation.md"


@dataclass
class Tally:
    messages: set[str] = field(default_factory=set)
    fields: set[str] = field(default_factory=set)
    free: set[str] = field(default_factory=set)
    unexamined: set[str] = field(default_factory=set)
    changes: int = 0


def tallies() -> dict[str, Tally]:
    """What is changed, by application."""
    found: dict[str, Tally] = {}
    for name in goldens():
        for place in places(name):
            tally = found.setdefault(place.application, Tally())
            tally.messages.add(name)
            tally.changes += sum(1 for _ in changes(place))
            if place.field.filler:
                continue
            tally.fields.add(place.where)
            for table, told in ((FREE, tally.free), (UNEXAMINED, tally.unexamined)):
                if any(key in table.get(application, {}) for application in (place.application, "*") for key in keys(place)):
                    told.add(place.where)
    return found


# What `python -m tests.ace.mutation --all` found last: changes, and how many of them were refused or warned of.
RUN: dict[str, tuple[int, int]] = {}


def page() -> str:
    lines = [
        "# The mutation of the golden messages", "",
        "Every field of every message in tests/golden that is filed or asked is changed by hand and sent to the rehearsal, which has on file what",
        "the message needs: digits and letters to others, days to other days and to none, codes to others and to none of the table, mandatory",
        "fields to blanks, a character of another class, data in filler. A change has to be refused, or warned of, by a condition that fits: one",
        "that points at the line, names the field, or is listed here with its reason. It may be accepted only where the field stands below.",
        "What is wrong whatever the rest says (a mandatory blank, another class, no day, no code, data in filler) is never free.", "",
        "Printed by `python -m tests.ace.mutation --page`; tests/ace/test_golden_mutation.py compares. The tests send each field of each kind of",
        "message once; `python -m tests.ace.mutation --all` sends every change of every message.", "",
        "| application | messages | fields | changes | refused or warned of | always refused | free | not examined |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for application, tally in tallies().items():
        total, refused = RUN.get(application, (tally.changes, 0))
        lines.append(f"| {application} | {len(tally.messages)} | {len(tally.fields)} | {total:,} | {refused:,} | "
                     f"{len(tally.fields - tally.free - tally.unexamined)} | {len(tally.free - tally.unexamined)} | {len(tally.unexamined)} |")
    lines += [
        "", "`always refused`, `free` and `not examined` count fields; one that is free in one kind of message counts as free. Security filings (SF) are",
        "answered within a release, and statements, statement updates and zone admissions not at all: their messages are not among these.", "",
        "## Free", "", "What CBP cannot tell from a right value by the message and its file.", "", *_rows(FREE),
        "", "## Not examined", "", "What CBP refuses or may refuse, and the rehearsal takes.", "", *_rows(UNEXAMINED),
        "", "## Refused elsewhere", "", "Conditions that point at another record than the changed one, and why they fit. Codes are patterns.", "",
        "| application | field | condition | why it fits |", "| --- | --- | --- | --- |",
        *(f"| {application} | {key} | `{codes.replace('|', chr(92) + '|')}` | {reason} |"
          for application, rows in FITTING.items() for key, (codes, reason) in rows.items()),
    ]
    return "\n".join(lines) + "\n"


def _rows(table: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    yield "| application | field | reason |"
    yield "| --- | --- | --- |"
    for application, rows in table.items():
        yield from (f"| {application} | {key} | {reason} |" for key, reason in rows.items())


def main() -> None:
    if "--page" in sys.argv:
        PAGE.write_text(page(), encoding="utf-8")
        return
    everything = "--all" in sys.argv
    only = next((one for one in sys.argv[1:] if not one.startswith("-")), "")
    start = time.perf_counter()
    sent: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    todo = [(place, True) for name in goldens() for place in places(name)] if everything else list(chosen())
    for place, first in todo:
        if not re.match(only, place.golden):
            continue
        for change in sampled(place, first):
            outcome = tried(change)
            sent[place.application] += 1
            refused[place.application] += bool(outcome)
            if told := why(change, outcome):
                print(told)
    print({application: (count, refused[application]) for application, count in sent.items()}, f"{time.perf_counter() - start:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
