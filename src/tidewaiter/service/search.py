"""Finding numbers by words, in the schedule of a day; and the user's own words for them.

An index is made from a loaded edition once, below TIDEWAITER_HOME/hts/search, and made again when the trade words or the user's own
change. It appears by a rename, so nobody reads a half-made one.
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
from tidewaiter.service.editions import Edition, book, in_force
from tidewaiter.service.home import home
from tidewaiter.service.wrong_call import WrongCall
from tidewaiter.tariff.book import Book
from tidewaiter.tariff.search import Document, Hit, Index, build, read_terms, trade_terms


def search(text: str, day: date, top: int = 10, chapter: str = "", unit: str = "") -> dict[str, Any]:
    """The numbers of the loaded edition of `day` that `text` means, best first, with their path and why.

    `text` is words or the beginning of a number; `chapter` two digits; `unit` as the schedule prints it, `kg`. Without a loaded edition
    there are no words to search, and a fatal finding says so.
    """
    if not 1 <= top <= 1000:
        raise WrongCall(f"--top is {top}; ask for 1 to 1000 hits")
    if chapter and not re.fullmatch("[0-9]{2}", chapter):
        raise WrongCall(f"--chapter is {chapter!r}; write two digits, as 73")
    edition = in_force(day)
    if edition is None:
        finding = Finding("HTS-NO-EDITION", Severity.FATAL, "day", f"no edition of {day} or before is loaded, and the shipped figures have no words",
                          "law/SOURCES.md", "Load the official export with hts load, or hts fetch.")
        return {"hits": [], "findings": [finding.as_json()]}
    lines = book(edition.name)
    digits = hts.compact(text)
    a_number = digits.isascii() and digits.isdigit()
    found = _beginning(digits, lines, top, chapter, unit) if a_number else index(edition).search(text, top, chapter, unit)
    hits = [
        {"number": hts.format(hit.number), "description": line.path[-1], "path": list(line.path), "units": list(line.units),
         "score": round(hit.score, 4), "because": list(hit.because)}
        for hit in found if (line := lines.line(hit.number))
    ]
    return {"edition": edition.name, "hits": hits, "findings": []}


def _beginning(digits: str, lines: Book, top: int, chapter: str, unit: str) -> list[Hit]:
    """The first numbers that begin with `digits`, in the order of the schedule; the last digits count for nothing where none does."""
    wanted = unit.lower().strip(".")
    for length in range(len(digits), 1, -1):
        found = []
        for number in lines.below(digits[:length]):
            line = lines.line(number)
            if number.startswith(chapter) and line and (not wanted or wanted in (one.lower().strip(".") for one in line.units)):
                found.append(Hit(number, 1.0, () if length == len(digits) else (f"no number begins with {digits}",)))
                if len(found) == top:
                    break
        if found:
            return found
    return []


def own_terms(path: Path) -> dict[str, Any]:
    """Take the words of a CSV file with the columns term and number for the user's own, in place of those there were."""
    text = path.read_text(encoding="utf-8-sig", errors="replace")
    terms, findings = read_terms(text)
    if not fatal(findings):
        _own().parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=_own().parent, prefix=".", delete=False) as file:
            file.write(text)
        Path(file.name).replace(_own())
    return {"terms": sum(map(len, terms.values())), "findings": [finding.as_json() for finding in findings]}


def index(edition: Edition) -> Index:
    """The index of a loaded edition, made where it is not there yet."""
    own = _own().read_text(encoding="utf-8") if _own().is_file() else ""
    return _index(_folder() / f"{edition.name}-{_digest(edition.sha256, own)}", edition)


@lru_cache(maxsize=4)
def _index(place: Path, edition: Edition) -> Index:
    if not place.is_dir():
        place.parent.mkdir(parents=True, exist_ok=True)
        making = Path(tempfile.mkdtemp(prefix=".making-", dir=place.parent))
        try:
            build(making, _documents(edition))
            making.rename(place)
        except OSError:
            if not place.is_dir():
                raise
        finally:
            shutil.rmtree(making, ignore_errors=True)
        for older in place.parent.glob(f"{edition.name}-*"):
            if older != place:
                shutil.rmtree(older, ignore_errors=True)
    return Index(place)


def _documents(edition: Edition) -> Iterator[Document]:
    words = _words()
    for line in book(edition.name).lines():
        number, printed_above = line.number, len(line.above[-1]) if line.above else 0
        terms = [(size, term) for size in (4, 6, 8, 10) if size <= len(number) for term in words.get(number[:size], ())]
        yield Document(number, line.path, line.units, terms=tuple(term for size, term in terms if size > printed_above),
                       wider=tuple(term for size, term in terms if size <= printed_above))


def _words() -> Mapping[str, tuple[str, ...]]:
    words = dict(trade_terms())
    if _own().is_file():
        for number, own in read_terms(_own().read_text(encoding="utf-8"))[0].items():
            words[number] = (*words.get(number, ()), *own)
    return words


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join((*parts, *(f"{number}{terms}" for number, terms in sorted(trade_terms().items())))).encode()).hexdigest()[:12]


def _own() -> Path:
    return home() / "hts" / "terms.csv"


def _folder() -> Path:
    return home() / "hts" / "search"
