"""The official exports of the schedule, as USITC serves them: JSON, gzipped JSON and CSV.

A row stands for a line of the printed schedule. Tags, entities and stray spaces are cleaned away; what was cleaned and what is odd
about an export is in its findings. Numbers stand without dots.
"""

from __future__ import annotations

import csv
import hashlib
import html
import io
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from tidewaiter.findings import Finding, Severity
from tidewaiter.tariff.packed import unpacked

_CITE = "USITC HTS export"
LARGEST = 200_000_000           # bytes of an export once unpacked; the whole schedule has 16 million
_DEEPEST = 99                    # an indent; the schedule goes down to 11


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote and the columns that it stands in: desc, general, special, other, stat, units. `kind` is footnote or endnote."""

    columns: tuple[str, ...]
    text: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One printed line. `number` is empty for a superior text. Rates are the row's own: empty where it inherits."""

    number: str
    indent: int
    description: str
    units: tuple[str, ...] = ()
    general: str = ""
    special: str = ""
    other: str = ""
    footnotes: tuple[Footnote, ...] = ()
    quota: str = ""
    additional: str = ""


@dataclass(frozen=True)
class Export:
    rows: tuple[Row, ...]
    sha256: str                  # of the unpacked file
    findings: tuple[Finding, ...]


@lru_cache(maxsize=1 << 16)
def clean(text: str) -> str:
    """A text without tags, entities and stray spaces.

    >>> clean("Valued 14.5¢/m<sup>2 </sup>+&nbsp;or more")
    'Valued 14.5¢/m2 + or more'
    """
    if "<" in text or "&" in text:
        text = re.sub(r"<(\w+)[^>]*>(.*?)(\s*)</\1>", r"\2\3", html.unescape(text))
        text = re.sub(r"</?[A-Za-z][^>]*>", "", text)
    return " ".join(text.replace("²", "2").replace("³", "3").split())


def read_export(data: bytes, name: str = "export") -> Export:
    """The rows of an export with what is odd about it. A fatal finding says that it is no export, or not a whole one."""
    try:
        raw = unpacked(data, LARGEST)
        records = list(_records(raw))
    except ValueError as error:
        finding = Finding("HTS-EXPORT", Severity.FATAL, name, str(error), _CITE, "Fetch the export again from USITC, whole.")
        return Export((), hashlib.sha256(data).hexdigest(), (finding,))
    rows, marked = [], 0
    for n, record in enumerate(records, 1):
        try:
            row = _row(record)
        except (ValueError, TypeError, AttributeError) as error:
            finding = Finding("HTS-EXPORT-ROW", Severity.FATAL, f"{name}, row {n}", f"the row cannot be read: {error}", _CITE,
                              "Fetch the export again.")
            return Export((), hashlib.sha256(raw).hexdigest(), (finding,))
        marked += "<" in str(record.get("description", ""))
        rows.append(row)
    return Export(tuple(rows), hashlib.sha256(raw).hexdigest(), tuple(_oddities(rows, marked, name, raw)))


def _records(raw: bytes) -> Iterator[Mapping[str, Any]]:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError("the file is not UTF-8 text") from None
    start = text.lstrip()[:1]
    if start in ("[", "{"):
        yield from _json_records(text)
    elif text.lstrip().lower().startswith(("<!doctype", "<html")):
        raise ValueError("the file is a web page, not an export")
    else:
        yield from _csv_records(text)


def _json_records(text: str) -> Iterator[Mapping[str, Any]]:
    try:
        form = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"the JSON is cut off or damaged: {error}") from None
    if not isinstance(form, list) or not form or not all(isinstance(one, dict) and "htsno" in one for one in form):
        raise ValueError("the JSON is not a list of rows with htsno")
    if missing := [key for key in list(_CSV.values())[:_NEEDED] if not any(key in one for one in form)]:
        raise ValueError(f"no row of the JSON has {', '.join(missing)}")
    if "\\ud" in text.lower():
        try:
            json.dumps(form, ensure_ascii=False).encode()
        except UnicodeEncodeError:
            raise ValueError("the JSON holds half a character, an unpaired surrogate") from None
    yield from form


_CSV = {
    "HTS Number": "htsno", "Indent": "indent", "Description": "description", "Unit of Quantity": "units",
    "General Rate of Duty": "general", "Special Rate of Duty": "special", "Column 2 Rate of Duty": "other",
    "Quota Quantity": "quotaQuantity", "Additional Duties": "additionalDuties",
}
_NEEDED = 7                      # of these every export has


def _csv_records(text: str) -> Iterator[Mapping[str, Any]]:
    table = csv.DictReader(io.StringIO(text), strict=True)
    try:
        if missing := [column for column in list(_CSV)[:_NEEDED] if column not in (table.fieldnames or ())]:
            raise ValueError(f"the file is neither JSON nor a CSV with the columns of the schedule; it lacks {', '.join(missing)}")
        for row in table:
            if None in row.values():
                raise ValueError(f"the CSV is cut off or damaged: line {table.line_num} has fewer columns than the first")
            yield {key: row.get(column, "") for column, key in _CSV.items()}
    except csv.Error as error:
        raise ValueError(f"the CSV is cut off or damaged: {error}") from None


def _row(record: Mapping[str, Any]) -> Row:
    number = re.sub(r"[\s.]", "", str(record["htsno"] or ""))
    if number and (not number.isascii() or not number.isdigit() or len(number) not in (4, 6, 8, 10)):
        raise ValueError(f"htsno {record['htsno']!r} is no number of four, six, eight or ten digits")
    indent = int(str(record.get("indent") or 0))
    if not 0 <= indent <= _DEEPEST:
        raise ValueError(f"indent {indent} is not from 0 to {_DEEPEST}")
    return Row(
        number, indent, clean(_text(record, "description")), _units(record.get("units")), clean(_text(record, "general")),
        clean(_text(record, "special")), clean(_text(record, "other")), tuple(_footnotes(record.get("footnotes"))),
        clean(_text(record, "quotaQuantity")), clean(_text(record, "additionalDuties") or _text(record, "addiitionalDuties")),
    )


def _text(record: Mapping[str, Any], key: str) -> str:
    value = record.get(key)
    if not isinstance(value, str | None):
        raise ValueError(f"{key} is {value!r}, which is no text")
    return value or ""


def _units(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        value = json.loads(value) if value.startswith("[") else value.split(",")
    return tuple(unit for unit in (clean(str(one)) for one in value or ()) if unit)


def _footnotes(value: Any) -> Iterator[Footnote]:
    for one in value or ():
        if isinstance(one, dict):
            yield Footnote(tuple(map(str, one.get("columns") or ())), clean(_text(one, "value")), _text(one, "type"))
        else:
            yield Footnote((), clean(str(one)))


def _oddities(rows: list[Row], marked: int, name: str, raw: bytes) -> Iterator[Finding]:
    if not any(row.footnotes for row in rows) and raw.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] != b"[":
        yield Finding("HTS-EXPORT-CSV", Severity.WARNING, name, "a CSV export carries no footnotes, and none is known of this edition", _CITE,
                      "Load the JSON export for the references to chapter 99.")
    if marked:
        yield Finding("HTS-EXPORT-MARKUP", Severity.NOTE, name, f"{marked:,} descriptions carry tags, which were taken out", _CITE)
    numbers = [row.number for row in rows if row.number]
    topmost: dict[str, int] = {}
    for row in rows:
        if row.number:
            topmost[row.number[:4]] = min(row.indent, topmost.get(row.number[:4], row.indent))
    if gaps := sorted(heading for heading, indent in topmost.items() if indent > 0 and not heading.startswith(("98", "99"))):
        yield Finding("HTS-EXPORT-GAP", Severity.WARNING, name,
                      f"the lines of {_some(gaps)} are there, but not the heading itself", _CITE, "Take the heading from the edition before.")
    chapters = {number[:2] for number in numbers}
    if missing := sorted({f"{n:02}" for n in range(1, 100)} - {"77"} - chapters):
        yield Finding("HTS-EXPORT-CHAPTERS", Severity.WARNING, name, f"chapters {_some(missing)} are missing", _CITE,
                      "Fetch the export again, whole.")
    if twice := sorted(number for number, times in Counter(numbers).items() if times > 1 and len(number) > 4):
        yield Finding("HTS-EXPORT-TWICE", Severity.NOTE, name, f"{len(twice)} numbers stand twice, the first {twice[0]}", _CITE)


def _some(numbers: list[str]) -> str:
    """The first ten, and how many more.

    >>> _some([f"{n:02}" for n in range(1, 13)])
    '01, 02, 03, 04, 05, 06, 07, 08, 09, 10 and 2 more'
    """
    more = f" and {len(numbers) - 10} more" if len(numbers) > 10 else ""
    return ", ".join(numbers[:10]) + more
