"""The parsed form of a rate text as `hts show` answers with it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidewaiter.service.rate_json import rate_json, special_json

FORMS = [
    ("Free",    {"kind": "free", "terms": []}),
    ("2.9%",    {"kind": "sum", "terms": [{"percent": "2.9", "of": "value"}]}),
    ("33 1/3%", {"kind": "sum", "terms": [{"percent": "33 1/3", "of": "value"}]}),
    ("$1.646/kg + 5% on the case", {"kind": "sum", "terms": [
        {"cents": "164.6", "per": "1", "unit": "KG", "of": "", "over": "0"}, {"percent": "5", "of": "case"}]}),
    ("2.8¢/jewel over 7", {"kind": "sum", "terms": [{"cents": "2.8", "per": "1", "unit": "JWL", "of": "", "over": "7"}]}),
    ("8% but not less than 1¢/kg", {"kind": "sum", "terms": [{"percent": "8", "of": "value"}],
                                    "least": [{"cents": "1", "per": "1", "unit": "KG", "of": "", "over": "0"}]}),
    ("3.6606¢/kg less 0.020668¢/kg for each degree under 100 degrees (and fractions of a degree in proportion) but not less than 3.143854¢/kg",
     {"kind": "sum", "terms": [{"cents": "3.6606", "less": "0.020668", "minimum": "3.143854"}]}),
    ("The duty provided in the applicable subheading + 25%",
     {"kind": "reference", "refers_to": "applicable subheading", "terms": [{"percent": "25", "of": "value"}]}),
    ("See 9822.04.01-9822.04.03", {"kind": "reference", "refers_to": "heading", "numbers": [{"from": "9822.04.01", "to": "9822.04.03"}]}),
    ("Free, under the terms of U.S. note 1(b) to this subchapter",
     {"kind": "reference", "refers_to": "free by note",
      "notes": [{"number": "1", "subdivision": "(b)", "place": "subchapter", "additional": False}]}),
    ("The duty rate provided for originating goods of Korea in such subheading",
     {"kind": "reference", "refers_to": "such subheading", "country": "Korea"}),
    ("",        {"kind": "reference", "refers_to": "blank"}),
    ("37% /",   {"kind": "unread"}),
]


@pytest.mark.parametrize("text, kinds", [
    ("", {}), ("Free (A,AU) 3.2% (JP)", {"A": "free", "AU": "free", "JP": "sum"}), ("Free", {"": "free"}), ("No change", {"": "reference"}),
    ("Free (A) 37% /", {"": "unread", "A": "free"}), ("Free (A) 2% (A)", {"A": "unread"}),
])
def test_nothing_of_a_special_column_is_lost(text, kinds):
    assert {symbol: rate["kind"] for symbol, rate in special_json(text).items()} == kinds


@pytest.mark.parametrize("text, form", FORMS, ids=[text[:40] for text, _ in FORMS])
def test_a_rate_has_its_parts_as_exact_texts(text, form):
    assert rate_json(text) == {**form, "text": text}


@given(st.text(max_size=60))
def test_any_text_at_all_has_a_form(text):
    assert json.dumps(rate_json(text))
