"""A column map proposed from a source's headers and its first rows, for a person to correct: a guess, and written as one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import polars as pl
from rapidfuzz import fuzz, process

from tidewaiter.batch.extracts.column_map import COLUMNS, NEEDED, Source, plain
from tidewaiter.batch.extracts.readings import days, mode, origin, tidy
from tidewaiter.batch.extracts.tables import batches, opened

# Headings that extracts of importers are met with, beside our own names.
HEADINGS: Mapping[str, tuple[str, ...]] = {
    "line_id": ("line id", "record id", "transaction line id", "line key"),
    "entry_id": ("entry number", "entry no", "entry summary number", "customs entry", "declaration number", "entry"),
    "hts": ("hts number", "hts code", "hts", "hs code", "tariff number", "tariff no", "tariff code", "commodity code", "hts us", "classification"),
    "origin": ("country of origin", "coo", "origin country", "origin", "country of origin code", "made in"),
    "entered": ("entry date", "date of entry", "customs entry date", "date entered"),
    "value": ("entered value", "customs value", "goods value", "declared value", "value usd", "line value", "dutiable value"),
    "exported": ("export date", "date of export", "exportation date", "ship date"),
    "loaded": ("loading date", "date of loading", "on board date", "laden on board"),
    "imported": ("import date", "importation date", "arrival date", "date of importation"),
    "program": ("spi", "special program", "special program indicator", "preference", "fta code", "line spi code"),
    "mode": ("mode of transport", "transport mode", "mot", "mode of transportation code", "ship mode"),
    "entry_type": ("entry type", "entry type code"),
    "q1": ("quantity", "qty", "quantity 1", "reporting quantity 1", "net quantity"),
    "u1": ("unit of measure", "uom", "uom 1", "unit 1", "reporting unit"),
    "q2": ("quantity 2", "second quantity", "reporting quantity 2"),
    "u2": ("uom 2", "unit 2", "second unit"),
    "cases": ("ad cvd case", "case number", "ad case number", "adcvd case number"),
    "part": ("part number", "part no", "sku", "item number", "material", "material number", "product code", "article number"),
    "supplier": ("supplier", "vendor", "vendor name", "supplier name", "seller"),
    "manufacturer": ("mid", "manufacturer id", "manufacturer"),
    "importer": ("importer number", "importer of record", "ior", "importer"),
    "description": ("description", "goods description", "item description", "part description"),
    "paid_duty": ("duty", "duty amount", "duty paid", "total duty", "line duty amount"),
    "paid_fees": ("fees", "fees paid", "total fees", "mpf hmf"),
    "liquidated": ("liquidation date", "liquidated", "date of liquidation"),
    "summary_filed": ("entry summary date", "summary date", "summary filed"),
}
FORMS = ("YYYY-MM-DD", "MM/DD/YYYY", "DD/MM/YYYY", "DD.MM.YYYY", "YYYYMMDD", "DD-MON-YYYY", "MM/DD/YY", "MM-DD-YYYY", "DD-MM-YYYY")
ENOUGH = 82                          # of 100: below, a likeness is chance
_SAMPLE = 5_000
_TRANSLATED = 40                     # words of a column that are listed for translation


def proposal(path: Path, sheet: str = "") -> str:
    """The YAML of a column map for the source, with what is doubtful as remarks. It has to be read and saved by a person."""
    known = {plain(one) for name in COLUMNS for one in _headings(name)}
    table = opened(path, [known], (sheet,) if sheet else (), bool(sheet))
    sample = next((batch for batch, _ in batches(table)), None)
    matched = match(table.headers)
    text = [f"# A proposal for {json.dumps(path.name)[1:-1]}: read it, mend it, save it, and give it with --map.", "columns:"]
    for name in COLUMNS:
        if name not in matched:
            if name in NEEDED:
                text.append(f"  # {name}: no column looks like it, and lines need it")
            continue
        header, likeness = matched[name]
        cells = tidy(sample[header].head(_SAMPLE)) if sample is not None else pl.Series([], dtype=pl.String)
        remark = "" if likeness == 100 else f"   # {likeness} of 100 alike"
        text += _entry(name, header, cells, remark)
    left = [header for header in table.headers if header not in {header for header, _ in matched.values()}]
    if left:
        text.append(f"# Not used: {', '.join(json.dumps(header, ensure_ascii=False) for header in left)}")
    return "\n".join(text) + "\n"


def match(headers: tuple[str, ...]) -> dict[str, tuple[str, int]]:
    """The header that is likest to each of our columns, and how alike of 100; no header stands for two.

    >>> match(("Tariff No.", "Entry Date", "Colour"))
    {'hts': ('Tariff No.', 100), 'entered': ('Entry Date', 100)}
    """
    choices = {header: plain(header) for header in headers}
    ranked = sorted(
        ((round(score), -place, name, header)
         for name in COLUMNS for place, heading in enumerate(_headings(name))
         for _, score, header in process.extract(plain(heading), choices, scorer=fuzz.ratio, score_cutoff=ENOUGH, limit=3)),
        reverse=True,
    )
    taken: dict[str, tuple[str, int]] = {}
    for score, _, name, header in ranked:
        if name not in taken and header not in {one for one, _ in taken.values()}:
            taken[name] = header, score
    return {name: taken[name] for name in COLUMNS if name in taken}


def _headings(name: str) -> tuple[str, ...]:
    return (name, *HEADINGS.get(name, ()))


def _entry(name: str, header: str, cells: pl.Series, remark: str) -> Iterator[str]:
    quoted = json.dumps(header, ensure_ascii=False)
    if COLUMNS[name].is_ == "day":
        fits = [form for form in FORMS if cells.len() and _fits(cells, form)]
        doubt = "" if len(fits) == 1 else f"   # {'all rows seen fit ' + ' and '.join(fits) if fits else 'no form fits all rows seen'}; which is it?"
        yield f"  {name}: {{from: {quoted}, days: {(fits or FORMS)[0]}}}{remark}{doubt}"
        return
    code = {"origin": origin, "mode": mode}.get(name)
    words = [one for one in cells.drop_nulls().unique(maintain_order=True) if code and code(one) is None][:_TRANSLATED]
    if not words:
        yield f"  {name}: {quoted}{remark}"
        return
    yield f"  {name}:{remark}"
    yield f"    from: {quoted}"
    yield "    values:   # give each its code"
    yield from (f"      {json.dumps(word, ensure_ascii=False)}: \"\"" for word in words)


def _fits(cells: pl.Series, form: str) -> bool:
    given = cells.drop_nulls()
    read = days(given, Source(days=(form,)).days)
    if not len(read) or read.null_count():
        return False
    first, last = read.min(), read.max()
    return isinstance(first, date) and isinstance(last, date) and 1980 <= first.year <= last.year <= 2100
