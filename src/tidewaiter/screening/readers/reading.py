"""What a reader gives, and how it says what is wrong with a file."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache

from tidewaiter.findings import Finding, Severity, fatal
from tidewaiter.screening.country import alpha_2
from tidewaiter.screening.listed import Address, Identifier, Kind, Listed, ListedName, NameType

LARGEST = 200_000_000            # bytes of a file, unpacked
_TOLD = 20                       # findings of one rule that are told one by one
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x19\x1b-\x1f]")


@dataclass(frozen=True)
class Read:
    """What stands in a file. `list` is the name of the version that it makes, `rows` how many rows it has, those that are no entry too.

    With a fatal finding there are no entries: a list is read whole or not at all.
    """

    list: str
    form: str
    entries: tuple[Listed, ...]
    findings: tuple[Finding, ...]
    date: date | None = None
    columns: tuple[str, ...] = ()
    rows: int = 0
    files: tuple[str, ...] = ()          # those of the call that it was read from


class Found:
    """The findings on one file while it is read. Of each rule the first are told one by one, the others counted."""

    def __init__(self, file: str, cite: str) -> None:
        self.file, self.cite = file, cite
        self._told: list[Finding] = []
        self._more: dict[str, tuple[Severity, int]] = {}
        self._count: dict[str, int] = {}
        self.bad = 0

    def _tell(self, rule: str, severity: Severity, message: str, fix: str, where: str) -> None:
        self._count[rule] = self._count.get(rule, 0) + 1
        if self._count[rule] <= _TOLD:
            self._told.append(Finding(rule, severity, where or self.file, message, self.cite, fix))
        else:
            self._more[rule] = severity, self._count[rule] - _TOLD

    def stop(self, rule: str, message: str, fix: str = "Get the file from its keeper again.", where: str = "") -> None:
        self._tell(rule, Severity.FATAL, message, fix, where)

    def warn(self, rule: str, message: str, fix: str = "", where: str = "") -> None:
        self._tell(rule, Severity.WARNING, message, fix, where)

    def note(self, rule: str, message: str, fix: str = "", where: str = "") -> None:
        self._tell(rule, Severity.NOTE, message, fix, where)

    def row(self, number: int | str, message: str) -> None:
        """A row that is no entry. Too many of them, and the file is refused."""
        self.bad += 1
        self.warn("SCR-LIST-ROW", message, "See the row; if it is a party, add it to a list of your own.", f"{self.file}, row {number}")

    @property
    def stopped(self) -> bool:
        return fatal(self._told)

    def all(self) -> tuple[Finding, ...]:
        more = (Finding(rule, severity, self.file, f"{count:,} more of this kind", self.cite) for rule, (severity, count) in self._more.items())
        return (*self._told, *more)


def finish(code: str, form: str, entries: Iterable[Listed], found: Found, day: date | None, columns: Sequence[str], rows: int) -> Read:
    """The file as read, unless something in it is fatal. More than one bad row in a hundred are."""
    taken = distinct(entries, found)
    if found.bad * 100 > rows:
        found.stop("SCR-LIST-ROWS", f"{found.bad:,} of {rows:,} rows cannot be read")
    if not taken and not found.stopped:
        found.stop("SCR-LIST-EMPTY", "the file names nobody; an empty list clears nobody")
    return Read(code, form, () if found.stopped else taken, found.all(), day, tuple(columns), rows)


def refused(code: str, form: str, found: Found, rows: int = 0, columns: Sequence[str] = ()) -> Read:
    """Nothing of the file is taken."""
    return Read(code, form, (), found.all(), None, tuple(columns), rows)


def distinct(entries: Iterable[Listed], found: Found) -> tuple[Listed, ...]:
    """Each entry under a number of its own. The first of a number keeps it; another that says something else gets part of its hash behind
    it, one that says the same is left out."""
    held: dict[tuple[str, str], Listed] = {}
    for one in entries:
        first = held.setdefault((one.list, one.entry), one)
        if first is one:
            continue
        if first == one:
            found.note("SCR-LIST-TWICE", f"{one.list} {one.entry} ({one.name}) stands in the file twice, word for word")
            continue
        other = replace(one, entry=f"{one.entry}~{one.content[:8]}")
        found.note("SCR-LIST-NUMBER", f"{one.list} {one.entry} stands for more than one entry; {one.name} is kept as {other.entry}")
        held.setdefault((other.list, other.entry), other)
    return tuple(held.values())


def party(code: str, entry: str, kind: Kind, names: Iterable[tuple[str, NameType]], found: Found, where: int | str, **more: object) -> Listed | None:
    """An entry with its names cleaned of doubles; None, and a finding, where it has none."""
    taken: dict[str, ListedName] = {}
    for text, type in names:
        text = tidy(text)
        if text and (text not in taken or type is NameType.PRIMARY):
            taken[text] = ListedName(text, type)
    if not any(re.search(r"\w", text) for text in taken):
        found.row(where, f"{code} {entry or '(no number)'} has no name")
        return None
    first = sorted(taken.values(), key=lambda name: name.type is not NameType.PRIMARY)
    return Listed(code, entry, kind, tuple(first), **more)  # type: ignore[arg-type]


def of_content(prefix: str, *said: str) -> str:
    """The number of an entry to which its keeper gives none."""
    return f"{prefix}-{hashlib.sha256('|'.join(tidy(one).casefold() for one in said).encode()).hexdigest()[:12]}"


def tidy(text: object) -> str:
    return " ".join(str(text).split())


def country(text: str, found: Found, where: int | str) -> str:
    """The code of a country; "" and a note where nobody knows it."""
    code = alpha_2(text)
    if not code and text.strip():
        found.note("SCR-LIST-COUNTRY", f"{tidy(text)!r} is no country that is known; it stays in the address", where=f"{found.file}, row {where}")
    return code


def place(text: str, city: str, nation: str, found: Found, where: int | str) -> Address | None:
    """An address. What the list calls its country stays in the text where it is none, or names a part of one."""
    code = country(nation, found, where)
    named = tidy(nation)
    keeps = named and (not code or re.match(r"region:|crimea", named, re.IGNORECASE))
    whole = ", ".join(part for part in (tidy(text), named if keeps else "") if part)
    return Address(whole, tidy(city), code) if whole or city.strip() or code else None


def nations(addresses: Iterable[Address], others: Iterable[str] = ()) -> tuple[str, ...]:
    """The countries that an entry names, each once, in its order."""
    return tuple(dict.fromkeys(code for code in (*(one.country for one in addresses), *others) if code))


def each_once(identifiers: Iterable[Identifier | None]) -> tuple[Identifier, ...]:
    return tuple(dict.fromkeys(one for one in identifiers if one))


_DAYS = ("%Y-%m-%d", "%m/%d/%Y", "%m/%d/%y", "%B %d, %Y", "%b %d, %Y", "%d %b %Y", "%d %B %Y", "%Y/%m/%d", "%m-%d-%Y", "%Y%m%d")


def read_day(text: object) -> date | None:
    """A day as the keepers write them: month first where it is only figures. None for anything else.

    >>> read_day("06/19/2003"), read_day("June 21, 2022."), read_day("2026-07-31T13:15:00+00:00"), read_day("soon")
    (datetime.date(2003, 6, 19), datetime.date(2022, 6, 21), datetime.date(2026, 7, 31), None)
    """
    if isinstance(text, datetime):
        return text.date()
    if isinstance(text, date):
        return text
    return _day(tidy(text).rstrip("."))


@lru_cache(maxsize=4096)
def _day(plain: str) -> date | None:
    if not any(letter.isdigit() for letter in plain) or len(plain) > 40:
        return None
    if re.match(r"\d{4}-\d{2}-\d{2}[T ]", plain):
        plain = plain[:10]
    for form in _DAYS:
        try:
            return datetime.strptime(plain, form).date()  # noqa: DTZ007  a day, of no zone
        except ValueError:
            continue
    return None


def decode(data: bytes, found: Found) -> str:
    """The text of a file in UTF-8, UTF-16 with a mark, or, with a warning, Windows-1252. "" with a fatal finding where it is no text."""
    if not data.strip(b" \t\r\n\x00\x1a\xef\xbb\xbf"):
        found.stop("SCR-LIST-EMPTY", "the file is empty; an empty list clears nobody")
        return ""
    try:
        text = data.decode("utf-16") if data[:2] in (b"\xff\xfe", b"\xfe\xff") else data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError:
            found.stop("SCR-LIST-ENCODING", f"byte {error.start:,} belongs to no encoding that is known; it is no text or is damaged")
            return ""
        found.warn("SCR-LIST-ENCODING", f"the file is not UTF-8 (byte {error.start:,}) and is read as Windows-1252",
                   "Look at a name with an accent; where it is wrong, get the file in UTF-8.")
    if (odd := _CONTROL.search(text)) is not None:
        found.stop("SCR-LIST-ENCODING", f"character {odd.start():,} is {odd[0]!r}, which stands in no text; the file is damaged or no list")
        return ""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        found.note("SCR-LIST-ENCODING", "the file is UTF-16, and is read as that")
    if "�" in text or re.search("Ã[\x80-\xbf]|â€", text):
        found.warn("SCR-LIST-ENCODING", "names in the file look decoded in the wrong encoding", "Get the file from its keeper again.")
    return text
