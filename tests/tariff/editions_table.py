"""docs/law/editions.md: what the exports of every edition hold, and how much of their rates is read.

`python -m tests.tariff.editions_table` writes it from the exports below TIDEWAITER_REFERENCE; a test compares.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tidewaiter.numbers import hts
from tidewaiter.tariff.exports import read_export
from tidewaiter.tariff.rate_text import normalise, normalise_special, read_rate, read_special_column
from tidewaiter.tariff.unread import COLUMNS, is_unread

PAGE = Path(__file__).resolve().parents[2] / "docs" / "law" / "editions.md"
# Why a text is not read. A text that stands in no edition before, and is not here, fails the test.
WHY = {
    "37% /": "a misprint: nothing follows the stroke, so nobody can say that 37% is all; mended in 2025 Rev 6",
    ":": "no rate: a stray colon, where the headings beside it print nothing",
}


@dataclass(frozen=True)
class EditionTexts:
    """An edition's counts, and for each column the texts in it with how many rows have them; of those not read, the numbers."""

    name: str
    rows: int
    ten_digits: int
    inherited: int
    texts: dict[str, Counter[str]]
    numbers: dict[tuple[str, str], list[str]]


@cache
def editions(reference: Path) -> tuple[EditionTexts, ...]:
    """Every edition of the reference in the order of its publication."""
    return tuple(_edition(path) for path in sorted((reference / "hts").glob("hts_*.json.gz"), key=_order))


def _order(path: Path) -> tuple[int, int]:
    year, *revision = re.findall(r"\d+", path.name)
    return int(year), int(revision[0]) if revision else 0


def _edition(path: Path) -> EditionTexts:
    year, revision = _order(path)
    rows = read_export(path.read_bytes(), path.name).rows
    texts: dict[str, Counter[str]] = {column: Counter() for column in COLUMNS}
    numbers: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        for column in COLUMNS:
            if text := getattr(row, column):
                texts[column][text] += 1
                if is_unread(column, text):
                    numbers.setdefault((column, text), []).append(row.number)
    ten = [row for row in rows if len(row.number) == 10]
    return EditionTexts(f"{year} {f'Rev {revision}' if revision else 'Basic'}", len(rows), len(ten), sum(not row.general for row in ten), texts,
                        numbers)


def spelling(column: str, text: str) -> str:
    return normalise_special(text) if column == "special" else normalise(text)


def printed(column: str, text: str) -> str:
    return str(read_special_column(text)) if column == "special" else str(read_rate(text))


@cache
def shape(text: str) -> str:
    """A text with its figures, numbers and symbols taken out.

    >>> shape("Free (A,AU) 3.2% (JP)"), shape("See 9822.05.20")
    ('Free (SPI) N% (SPI)', 'See HTS')
    """
    text = re.sub(r"\([A-Z]{1,2}[+*]?(?:,[A-Z]{1,2}[+*]?)*\)", "(SPI)", text)
    text = re.sub(r"\b\d{4}\.\d\d(?:\.\d\d)?\b", "HTS", text)
    return re.sub(r"\d+(?:\.\d+)?(?: \d+/\d+)?(?=[%¢])|\$\d+(?:\.\d+)?", lambda found: "$N" if found[0][0] == "$" else "N", text)


def page(reference: Path) -> Iterator[str]:
    yield "# The editions of the schedule and their rates"
    yield ""
    yield "Counted in the official exports by `tidewaiter.tariff.exports` and read by `tidewaiter.tariff.rate_text`. This page is"
    yield "printed by `python -m tests.tariff.editions_table`; a test compares it."
    yield ""
    yield "Rows are the printed lines, ten-digit lines the statistical numbers among them; inherited are those of the latter that"
    yield "print no general rate of their own. A column's texts are its cells that are not empty; additional is the duty of the"
    yield "safeguards of chapter 99. Shapes are the texts in normal spelling with figures, numbers and symbols taken out. A text"
    yield "is parsed where every rate in it is read; another test sees that each of those prints back in normal spelling."
    yield ""
    yield "| edition | rows | ten-digit lines | inherited | general | special | other | additional | distinct texts | shapes | parsed | not parsed |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    held = editions(reference)
    missed: dict[tuple[str, str, str], list[str]] = {}
    for one in held:
        distinct = [(column, text) for column in COLUMNS for text in one.texts[column]]
        shapes = {(column, shape(spelling(column, text))) for column, text in distinct}
        for (column, text), numbers in one.numbers.items():
            missed.setdefault((", ".join(map(hts.format, numbers)), column, text), []).append(one.name)
        cells = {column: sum(one.texts[column].values()) for column in COLUMNS}
        not_read = sum(map(len, one.numbers.values()))
        figures = (one.rows, one.ten_digits, one.inherited, cells["general"], cells["special"], cells["other"], cells["additional"], len(distinct),
                   len(shapes), sum(cells.values()) - not_read, not_read)
        yield f"| {one.name} | {' | '.join(f'{figure:,}' for figure in figures)} |"
    yield ""
    filled = [one.name for one in held if one.texts["quota"]]
    yield f"The quota quantity column is filled in {', '.join(filled) or 'none of them'}."
    yield ""
    yield "## Not parsed"
    yield ""
    if not missed:
        yield "None."
        return
    yield "| numbers | column | text | editions | why |"
    yield "| --- | --- | --- | --- | --- |"
    for (numbers_text, column, text), names in sorted(missed.items()):
        span = names[0] if len(names) == 1 else f"{names[0]} to {names[-1]} ({len(names)})"
        yield f"| {numbers_text} | {column} | `{text}` | {span} | {WHY[text]} |"


def text(reference: Path) -> str:
    return "\n".join(page(reference)) + "\n"


if __name__ == "__main__":
    PAGE.write_text(text(Path(os.environ["TIDEWAITER_REFERENCE"])), encoding="utf-8")
