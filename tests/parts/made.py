"""Products of any content that a library can hold."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from tidewaiter.parts.product import (
    WHOLE,
    AgencyAnswer,
    CaseAnswer,
    Component,
    Conversion,
    Eligibility,
    Evidence,
    Origin,
    Product,
    Ruling,
    RulingKind,
    Standing,
)

_signs = st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufffe\uffff")
line = st.text(_signs, max_size=20).map(str.strip)
words = st.text(_signs | st.just("\n"), max_size=30).map(str.strip)
code = st.text("ABCXYZ0189._-", max_size=10)
number = st.text("0123456789", max_size=10)
country = st.sampled_from(("", "CN", "MX", "VN"))
days = st.none() | st.dates(date(1989, 1, 1), date(2099, 12, 31))
share = st.none() | st.integers(0, WHOLE)
amounts = st.just("") | st.decimals(0, 10**6, places=4).map(lambda one: f"{one:f}")


def some(strategy):
    return st.lists(strategy, max_size=3).map(tuple)


conversions = some(st.builds(Conversion, code.filter(bool), amounts))
products = st.builds(
    Product, client=st.just("c1"), sku=st.text("ABCabc-. /", min_size=1, max_size=8).map(str.strip).filter(bool), description=line, material=line,
    hts=number, decided_on=days, edition=code, share=share, set_indicator=code, origins=some(st.builds(Origin, country, code, line)),
    unit_value=amounts, currency=st.sampled_from(("", "USD", "CNY")), conversions=conversions,
    components=some(st.builds(Component, number, line, share, conversions)),
    facts=st.dictionaries(st.text("abc_", min_size=1, max_size=9), st.sampled_from(("true", "false", "35", "9802.00.50"))),
    cases=some(st.builds(CaseAnswer, code, st.none() | st.booleans(), line, line)),
    programs=some(st.builds(Eligibility, code, country, line, days, days)), agencies=some(st.builds(AgencyAnswer, code, code, code, line)),
    rulings=some(st.builds(Ruling, code, days, st.sampled_from(RulingKind), number)), category=code,
    evidence=some(st.builds(Evidence, line, st.text("abc123", max_size=6), days)), review_by=days,
    standing=st.sampled_from((Standing.PROPOSED, Standing.RETIRED)), restricted=words,
)
