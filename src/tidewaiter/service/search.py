"""Finding numbers by words, in the schedule of a day; and the user's own words for them.

An index is made from a loaded edition once, in the edition's own folder, so that it goes when the edition goes, and made again when the
trade words, the user's own or the loaded notes change. It appears by a rename, so nobody reads a half-made one.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from tidewaiter.findings import Finding, Severity, fatal
from tidewaiter.numbers import hts
from tidewaiter.service import notes
from tidewaiter.service.editions import Edition, book, in_force
from tidewaiter.service.home import home, sweep
from tidewaiter.service.wrong_call import WrongCall
from tidewaiter.tariff import schedule
from tidewaiter.tariff.book import Book
from tidewaiter.tariff.search import Document, Hit, Index, build, read_terms, trade_terms

_FORMAT = "2"                # of the index; one of another format is made again


def search(text: str, day: date, top: int = 10, chapter: str = "", unit: str = "") -> dict[str, Any]:
    """The numbers of the loaded edition of `day` that `text` means, best first, with their path and why.

    `text` is words or the beginning of a number; `chapter` two digits; `unit` as the schedule prints it, `kg`. Without a loaded edition
    there are no words to search, and a fatal finding says so. Where a later edition than the loaded one is in force on `day` a note does.
    """
    if not 1 <= top <= 1000:
        raise WrongCall(f"--top is {top}; ask for 1 to 1000 hits")
    if chapter and not re.fullmatch("[0-9]{2}", chapter):
        raise WrongCall(f"--chapter is {chapter!r}; write two digits, as 73")
    edition = in_force(day)
    if edition is None:
        finding = Finding("HTS-NO-EDITION", Severity.FATAL, "day", f"no edition of {day} or before is loaded, and the shipped figures have no words",
                          "law/SOURCES.md", "Load the official export with hts load, or hts fetch.")
        return {"edition": None, "hits": [], "findings": [finding.as_json()]}
    lines = book(edition.name)
    digits = hts.compact(text)
    a_number = digits.isascii() and digits.isdigit()
    found = _beginning(digits, lines, top, chapter, unit) if a_number else index(edition).search(text, top, chapter, unit)
    hits = [
        {"number": hts.format(hit.number), "description": line.path[-1], "path": list(line.path), "units": list(line.units),
         "score": round(hit.score, 4), "because": list(hit.because)}
        for hit in found if (line := lines.line(hit.number))
    ]
    return {"edition": edition.name, "hits": hits, "findings": [finding.as_json() for finding in _older(edition, day)]}


def _older(edition: Edition, day: date) -> Iterator[Finding]:
    calendar = schedule.in_force(day)
    if calendar and calendar.name != edition.name and edition.start and edition.start < calendar.span.start:
        yield Finding("HTS-SEARCH-EDITION", Severity.NOTE, "day", f"the words are those of {edition.name}; {calendar.name} is in force on {day}",
                      "law/SOURCES.md", f"Load {calendar.name}, and check the number with hts show.")


def _beginning(digits: str, lines: Book, top: int, chapter: str, unit: str) -> list[Hit]:
    """The first numbers that begin with `digits`, in the order of the schedule; the last digits count for nothing where none does."""
    wanted = unit.lower().strip(" .")
    for length in range(min(len(digits), 10), 1, -1):
        found = []
        for number in lines.below(digits[:length]):
            line = lines.line(number)
            if number.startswith(chapter) and line and (not wanted or wanted in (one.lower().strip(" .") for one in line.units)):
                found.append(Hit(number, 1.0, () if length == len(digits) else (f"no number begins with {digits[:12]}",)))
                if len(found) == top:
                    break
        if found:
            return found
    return []


def own_terms(path: Path) -> dict[str, Any]:
    """Take the words of a CSV file with the columns term and number for the user's own, in place of those there were.

    A number that no edition held has, nor any number below it, is a warning: its word finds the nearest number above.
    """
    text = path.read_text(encoding="utf-8-sig", errors="replace")
    terms, findings = read_terms(text)
    findings += [
        Finding("HTS-TERMS-NUMBER", Severity.WARNING, hts.format(number), f"no edition that is held has {hts.format(number)}", "law/SOURCES.md",
                f"Check the number of {', '.join(map(repr, words))}.")
        for number, words in terms.items() if not _exists(number)
    ]
    if not fatal(findings):
        _own().parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=_own().parent, prefix=".", delete=False) as file:
            file.write(text)
        Path(file.name).replace(_own())
    return {"terms": sum(map(len, terms.values())), "findings": [finding.as_json() for finding in findings]}


def _exists(number: str) -> bool:
    newest = schedule.editions()[-1].span.start
    return bool(schedule.rows(number)) or bool(schedule.under(number, newest)) or schedule.row(number, newest) is not None


def index(edition: Edition) -> Index:
    """The index of a loaded edition, made where it is not there yet or is damaged."""
    own = _own().read_text(encoding="utf-8") if _own().is_file() else ""
    place = home() / "hts" / "editions" / edition.name / f"search-{_digest(edition.sha256, str(edition.start), str(notes.changed()), own)}"
    try:
        return _index(place, edition, own)
    except (OSError, ValueError):
        shutil.rmtree(place, ignore_errors=True)      # damaged, or taken away by another process whose words are newer
    try:
        return _index(place, edition, own)
    except (OSError, ValueError) as error:
        raise WrongCall(f"the index of {edition.name} cannot be made: {' '.join(str(error).split())}") from None


@lru_cache(maxsize=4)
def _index(place: Path, edition: Edition, own: str) -> Index:
    if not place.is_dir():
        making = Path(tempfile.mkdtemp(prefix=".search-", dir=place.parent))
        try:
            build(making, _documents(book(edition.name), _words(own), _notes(edition)))
            making.rename(place)
        except OSError:
            if not place.is_dir():
                raise
        finally:
            shutil.rmtree(making, ignore_errors=True)
        for older in place.parent.glob("search-*"):
            if older != place:
                shutil.rmtree(older, ignore_errors=True)
        sweep(place.parent, ".search-*")
    return Index(place)


def _documents(lines: Book, words: Mapping[str, tuple[str, ...]], noted: Mapping[str, str]) -> Iterator[Document]:
    """The lines of an edition with their trade words: those for a number that is not there stand with the nearest number above it."""
    beginnings = {number[:size] for number in lines.below("") for size in (4, 6, 8, 10)}
    placed: dict[str, tuple[str, ...]] = {}
    for number, terms in words.items():
        if at := next((number[:size] for size in range(len(number), 3, -2) if number[:size] in beginnings), ""):
            placed[at] = (*placed.get(at, ()), *terms)
    for line in lines.lines():
        number, printed_above = line.number, len(line.above[-1]) if line.above else 0
        found = [(size, term) for size in (4, 6, 8, 10) if size <= len(number) for term in placed.get(number[:size], ())]
        yield Document(number, line.path, line.units, noted.get(number, ""), terms=tuple(term for size, term in found if size > printed_above),
                       wider=tuple(term for size, term in found if size <= printed_above))


def _notes(edition: Edition) -> Mapping[str, str]:
    """What the loaded notes say where they name a number."""
    found: dict[str, dict[str, None]] = {}
    for number, passage in notes.passages(edition.start) if edition.start else ():
        found.setdefault(number, {})[passage] = None
    return {number: " ; ".join(passages) for number, passages in found.items()}


def _words(own: str) -> Mapping[str, tuple[str, ...]]:
    words = dict(trade_terms())
    for number, terms in (read_terms(own)[0] if own else {}).items():
        words[number] = (*words.get(number, ()), *terms)
    return words


@lru_cache(maxsize=4)
def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join((_FORMAT, *parts, repr(sorted(trade_terms().items())))).encode()).hexdigest()[:12]


def _own() -> Path:
    return home() / "hts" / "terms.csv"
