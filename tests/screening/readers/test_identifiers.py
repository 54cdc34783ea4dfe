"""Numbers of parties: kinds, tests, and what becomes of one that fails."""

from __future__ import annotations

import pytest

from tidewaiter.screening.readers.identifiers import identifier, kind_of, lei_holds
from tidewaiter.screening.readers.reading import Found


@pytest.mark.parametrize("kind, value, vessel, gives", [
    ("imo", "IMO 9319466", True, "imo 9319466"), ("imo", "9319466", False, "imo 9319466"), ("imo", "9319467", True, "imo 9319467 noted"),
    ("imo", "IMO 4199470", False, "registration IMO 4199470"), ("imo", "12345", True, "other 12345"),
    ("national", "IMO 5811502", False, "registration IMO 5811502"), ("registration", "IMO 9319466", True, "imo 9319466"),
    ("mmsi", "273331720", True, "mmsi 273331720"), ("mmsi", "27333", True, "other 27333"),
    ("lei", "253400HA6URWT39X2982", False, "lei 253400HA6URWT39X2982"), ("lei", "253400HA6URWT39X2983", False, "registration 253400HA6URWT39X2983"),
    ("duns", "53-424-5631", False, "duns 534245631"), ("duns", "534", False, "other 534"),
    ("swift", "CKLBCNBJ", False, "swift CKLBCNBJ"), ("swift", "CKLBCNBJ123", False, "swift CKLBCNBJ123"),
    ("swift", "nothing", False, "other nothing"),
    ("email", "Ann@Gull.example", False, "email ann@gull.example"), ("email", "none", False, "other none"),
    ("tax", " 7703 599 ;", False, "tax 7703 599"),
    ("tax", " ; ", False, "None"),
])
def test_a_number_is_tested_and_written_as_others_write_it(kind, value, vessel, gives):
    found = Found("x", "")
    made = identifier(kind, value, "", vessel, found, 1)
    assert (f"{made.kind} {made.value}" if made else "None") + (" noted" if found.all() else "") == gives


@pytest.mark.parametrize("words, kind", [
    ("Tax ID No.", "tax"), ("alt. Passport", "passport"), ("Vessel Registration Identification", "imo"), ("SWIFT/BIC", "swift"),
    ("Legal Entity Number", "lei"),
    ("Digital Currency Address - XBT", "other"), ("Unified Social Credit Code (USCC)", "registration"), ("Gender", ""),
    ("Secondary sanctions risk:", ""),
    ("Linked To", ""), ("", ""),
])
def test_the_keepers_words(words, kind):
    assert kind_of(words) == kind


def test_two_figures_changed_break_an_lei():
    assert lei_holds("253400HA6URWT39X2982") and not lei_holds("253400HA6URWT39X2928") and not lei_holds("")
