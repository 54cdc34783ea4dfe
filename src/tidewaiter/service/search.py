"""Finding numbers by words, in the schedule of a day; and the user's own words for them.

An index is made from a loaded edition once, below TIDEWAITER_HOME/hts/search, and made again when the trade words or the user's own
change. It appears by a rename, so nobody reads a half-made one.
"""

from __future__ import annotations

import hashlib
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
from tidewaiter.tariff.search import Document, Index, build, read_terms, trade_terms


def search(text: str, day: date, top: int = 10, chapter: str = "", unit: str = "") -> dict[str, Any]:
    """The numbers of the loaded edition of `day` that `text` means, best first, with their path and why.

    `text` is words or the beginning of a number; `chapter` two digits; `unit` as the schedule prints it, `kg`. Without a loaded edition
    there are no words to search, and a fatal finding says so.
    """
    if top < 1:
        raise WrongCall(f"--top is {top}; ask for one hit or more")
    edition = in_force(day)
    if edition is None:
        finding = Finding("HTS-NO-EDITION", Severity.FATAL, "day", f"no edition of {day} or before is loaded, and the shipped figures have no words",
                          "law/SOURCES.md", "Load the official export with hts load, or hts fetch.")
        return {"hits": [], "findings": [finding.as_json()]}
    lines = book(edition.name)
    hits = []
    for hit in index(edition).search(text, top, chapter, unit):
        line = lines.line(hit.number)
        if line:
            hits.append({"number": hts.format(hit.number), "description": line.path[-1], "path": list(line.path), "units": list(line.units),
                         "score": round(hit.score, 4), "because": list(hit.because)})
    return {"edition": edition.name, "hits": hits, "findings": []}


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
        number = line.number
        terms = tuple(term for size in (4, 6, 8, 10) if size <= len(number) for term in words.get(number[:size], ()))
        yield Document(number, line.path, line.units, terms=terms)


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
