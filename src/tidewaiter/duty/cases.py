"""Antidumping and countervailing cases: the cash deposit rate of a case number on a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

from tidewaiter.dates import Span
from tidewaiter.findings import LawError
from tidewaiter.tariff.rate_text import percent


@dataclass(frozen=True)
class Deposit:
    """A cash deposit rate: `ad_valorem` in 1e-8 of the entered value, or `cents` for a unit."""

    span: Span
    ad_valorem: int
    cents: Fraction
    unit: str
    cite: str


@dataclass(frozen=True)
class Case:
    """One exporter or producer of a case, by its ten-character number."""

    number: str
    kind: str                    # ad or cvd
    country: str
    product: str
    party: str
    deposits: tuple[Deposit, ...]

    def on(self, day: date) -> Deposit | None:
        return next((deposit for deposit in self.deposits if day in deposit.span), None)


def read_cases(folder: Path) -> dict[str, Case]:
    """Every case of the YAML files in `folder`, by number. LawError where two deposits of one case stand at once."""
    cases: dict[str, Case] = {}
    for path in sorted(folder.glob("*.yaml")):
        text = yaml.safe_load(path.read_text(encoding="utf-8"))
        for number, party in text["parties"].items():
            if number in cases:
                raise LawError(f"{path.name}: case {number} stands twice")
            deposits = tuple(_deposit(one) for one in party["deposits"])
            for n, one in enumerate(deposits):
                if any(one.span.start < other.span.before and other.span.start < one.span.before for other in deposits[n + 1 :]):
                    raise LawError(f"{path.name}: case {number} has two deposit rates at once")
            kind = "ad" if number[0] == "A" else "cvd"
            cases[number] = Case(number, kind, text["country"], text["product"], party["party"], deposits)
    return cases


def _deposit(text: Mapping[str, Any]) -> Deposit:
    days = text.get("entered", {})
    span = Span(days.get("from", date.min), days.get("before", date.max))
    if "per" in text:
        return Deposit(span, 0, Fraction(str(text["usd"])) * 100, text["per"], text["cite"])
    return Deposit(span, percent(str(text["rate"])), Fraction(0), "", text["cite"])
