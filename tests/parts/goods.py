"""Products that the tests of the library start from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from tidewaiter.parts.product import CaseAnswer, Conversion, Eligibility, Origin, Product

DAY = date(2026, 6, 18)
BRACKET = Product(
    client="c1", sku="BR-100", description="steel bracket for shelving", material="steel", hts="7326908688", decided_on=date(2026, 1, 5),
    edition="2026HTSBasic", origins=(Origin("CN", "CNNINHAI88NIN", "Ninghai hardware works"),), unit_value="2.5", currency="USD",
    conversions=(Conversion("KG", "0.35"),), facts={"steel_pct": "100"},
)


def bracket(**other: Any) -> Product:
    return replace(BRACKET, **other)


SHIRT = Product(
    client="c1", sku="TS-1", description="men's cotton T-shirt", material="cotton", hts="6109100012", decided_on=date(2026, 1, 5),
    origins=(Origin("MX", "MXTEX12MEX"),), conversions=(Conversion("KG", "0.2"),), category="338",
    programs=(Eligibility("S", "MX", "USMCA-2026-17", date(2026, 1, 1), date(2026, 12, 31)),),
    cases=(CaseAnswer("A570909000", False, "the order is about nails"),),
)


def shirt(**other: Any) -> Product:
    return replace(SHIRT, **other)
