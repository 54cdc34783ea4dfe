"""Textiles and apparel: their maker and their category."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tidewaiter.checks.case import Case
from tidewaiter.checks.parties import ASK_FOR_MID, country_conflict, is_textile
from tidewaiter.checks.rule import WARNING, Hit, rule


@rule("TEX-MID-COUNTRY", cite="19 CFR 102.23(a)")
def maker_in_origin(case: Case) -> Iterator[Hit]:
    """The MID of textiles and apparel is that of the maker in the country of origin; another one is refused."""
    for where, line in case.lines:
        if is_textile(line) and (said := country_conflict(line.manufacturer, line.origin)):
            yield f"{where}, manufacturer", said, ASK_FOR_MID


@rule("TEX-CATEGORY-FORMAT", cite="CATAIR Entry Summary, record 40; ACE condition 425")
def category_format(case: Case) -> Iterator[Hit]:
    """A textile category is three digits of the 200, 300, 400, 600, 700 or 800 series."""
    for where, line in case.lines:
        if line.category and not re.fullmatch(r"[234678][0-9]{2}", line.category):
            yield (
                f"{where}, category",
                f"{line.category!r} is no textile category",
                "Take the three digits after the tariff text.",
            )


@rule("TEX-CATEGORY", severity=WARNING, cite="HTS chapters 61 and 62, category numbers in the article descriptions")
def category(case: Case) -> Iterator[Hit]:
    """Apparel has a textile category, printed in brackets after the tariff text of nearly every number."""
    for where, line in case.lines:
        if line.articles and line.hts[:2] in ("61", "62") and not line.category:
            yield (
                f"{where}, category",
                f"{line.hts} has no textile category",
                "Take the three digits after the tariff text, if there are any.",
            )
