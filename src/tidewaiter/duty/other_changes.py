"""What changed between two days beside the programmes: special programmes that lapse or are renewed, fees by year, small shipments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from tidewaiter.codes import special_programs, table
from tidewaiter.dates import Span
from tidewaiter.duty.law_changes import Change, shortened
from tidewaiter.duty.reading import read_yaml
from tidewaiter.lawfiles import law_dir
from tidewaiter.numbers import hts

_HAITI = "HOPE"                  # has no indicator of its own


def other_changes(start: date, end: date, numbers: Iterable[str] = (), origin: str = "") -> list[Change]:
    """The changes from `start` to `end`, both included, that can concern these numbers (any, where there are none) and this origin."""
    asked = tuple(numbers)
    found = [*_special_programs(origin), *_beneficiaries(origin), *_fees(), *_commodities(asked), *_small_shipments(origin)]
    return sorted((one for one in found if start <= one.day <= end), key=lambda one: (one.day, one.program, one.subject, one.kind))


def _special_programs(origin: str) -> Iterator[Change]:
    """A programme begins or ends; one that lapsed, as one could read it then, and its renewal with effect from an earlier day."""
    for code in dict.fromkeys(row["program"] for row in table.rows("special_program_periods")):
        if origin and not _may_claim(code, origin):
            continue
        rows = [row for row in table.rows("special_program_periods") if row["program"] == code]
        spans = [(table.span(row), row) for row in rows]
        for span, row in spans:
            known = date.fromisoformat(row["known"]) if row["known"] else None
            follows = any(other.before == span.start for other, _ in spans)
            if span.start != date.min and not follows:
                yield Change(span.start, "begins", "special programs", _name(code), "", "may be claimed", row["cite"], known)
            if follows and known and known <= span.start:
                yield Change(known, "renewed", "special programs", _name(code), "", f"goes on from {span.start}", row["cite"], known)
            if span.before != date.max and not any(other.start == span.before for other, _ in spans):
                yield Change(span.before, "ends", "special programs", _name(code), "may be claimed", "", row["cite"])
    for row in table.rows("special_program_lapses"):
        if origin and not _may_claim(row["program"], origin):
            continue
        began, renewed = date.fromisoformat(row["from"]), date.fromisoformat(row["renewed"])
        until = f", asked for until {row['claims_until']}" if row["claims_until"] else ""
        yield Change(began, "lapses", "special programs", _name(row["program"]), "may be claimed", f"no law until {renewed}", row["cite"], began)
        yield Change(renewed, "renewed", "special programs", _name(row["program"]), "",
                     f"with effect from {began}; comes back: {row['refunds']}{until}", row["cite"], renewed)


def _name(code: str) -> str:
    return f"{code}, {special_programs.names()[code]}" if special_programs.known(code) else code


def _may_claim(code: str, origin: str) -> bool:
    """Whether goods of the country can be under the programme on some day that is held, or nothing says that they cannot."""
    if code == _HAITI:
        return origin == "HT"
    members = {row["country"] for row in table.rows("special_program_countries") if row["program"] == code}
    return not members or bool(members & {origin, "*"})


def _beneficiaries(origin: str) -> Iterator[Change]:
    moves: dict[tuple[date, str, str, str], list[str]] = {}
    for row in table.rows("special_program_countries"):
        if origin and row["country"] != origin:
            continue
        for kind, text in (("joins", row["from"]), ("leaves", row["before"])):
            if text:
                moves.setdefault((date.fromisoformat(text), kind, row["program"], row["cite"]), []).append(row["country"])
    for (day, kind, program, cite), countries in moves.items():
        said = shortened(sorted(countries))
        yield Change(day, kind, "special programs", _name(program), "" if kind == "joins" else said, said if kind == "joins" else "", cite,
                     origins=said)


@cache
def _read(name: str) -> Mapping[str, Any]:
    text: Mapping[str, Any] = read_yaml(law_dir() / name)
    return text


def _fees() -> Iterator[Change]:
    """The amounts of law/fees.yaml that go by year."""
    for section, fee in _read("fees.yaml").items():
        for rows in fee.values() if isinstance(fee, dict) else ():
            if isinstance(rows, list) and all(isinstance(row, dict) and {"min", "amount", "usd"} & row.keys() for row in rows):
                subject = f"{fee['class']}, {fee['name']}" if "class" in fee else section.replace("_", " ").capitalize()
                yield from _years(subject, rows)


def _years(subject: str, rows: Sequence[Mapping[str, Any]]) -> Iterator[Change]:
    for row in rows:
        if "from" in row:
            old = next((other for other in rows if other.get("before") == row["from"]), None)
            kind = "amount" if old else "begins"
            yield Change(row["from"], kind, "fees", subject, _amount(old) if old else "", _amount(row), row["cite"], row.get("known"))
        if "before" in row and not any(other.get("from") == row["before"] for other in rows):
            yield Change(row["before"], "not held", "fees", subject, _amount(row), "the amount is not in these files", row["cite"])


def _amount(row: Mapping[str, Any]) -> str:
    if "min" in row:
        return f"${row['min']} to ${row['max']}"
    return f"${row['amount']}" if "amount" in row else f"${row['usd']} a kilogram of cotton"


def _commodities(asked: tuple[str, ...]) -> Iterator[Change]:
    """The rates of a commodity fee that change, number by number."""
    names = _read("fees.yaml")["commodities"]
    rows = [row for row in table.rows("commodity_fees") if not asked or any(number.startswith(row["hts"]) for number in asked)]
    moves: dict[tuple[date, str, str, str, str], list[str]] = {}
    for row in rows:
        rate = f"{row['usd']}%" if row["per"] == "%" else f"${row['usd']} per {row['per']}"
        same = [other for other in rows if (other["class"], other["hts"]) == (row["class"], row["hts"])]
        if row["from"]:
            old = next((other for other in same if other["before"] == row["from"]), None)
            was = (f"{old['usd']}%" if old["per"] == "%" else f"${old['usd']} per {old['per']}") if old else ""
            moves.setdefault((date.fromisoformat(row["from"]), row["class"], was, rate, row["cite"]), []).append(row["hts"])
        if row["before"] and not any(other["from"] == row["before"] for other in same):
            moves.setdefault((date.fromisoformat(row["before"]), row["class"], rate, "", row["cite"]), []).append(row["hts"])
    for (day, code, was, rate, cite), prefixes in moves.items():
        kind = "amount" if was and rate else "begins" if rate else "ends"
        subject = f"{code}, {names[code]['name']}, {shortened(hts.format(one) for one in sorted(prefixes))}"
        yield Change(day, kind, "fees", subject, was, rate, cite)


def _small_shipments(origin: str) -> Iterator[Change]:
    """The days on which the exemption of small shipments is closed, opened again, or closed by another instrument."""
    rows = [row for row in _read("de_minimis.yaml")["closed"] if not origin or origin in row.get("origins", [origin])]
    subject = "shipments of $800 or less"
    for row in rows:
        to = f"closed to goods of {', '.join(row['origins'])}" if "origins" in row else "closed to all goods"
        old = next((other for other in rows if other.get("before") == row["from"]), None)
        was = "" if old is None else f"closed to goods of {', '.join(old['origins'])}" if "origins" in old else "closed to all goods"
        after = f"{to}, by another instrument" if was == to else to
        yield Change(row["from"], "closed", "de-minimis", subject, "" if was == to else was, after, row["cite"], row.get("known"),
                     shortened(row.get("origins", ())))
        if "before" in row and not any(row["before"] in Span(other["from"], other.get("before", date.max)) for other in rows):
            yield Change(row["before"], "open again", "de-minimis", subject, to, "", row["cite"], row.get("before_known"),
                         shortened(row.get("origins", ())))
