"""What sending once more would be, by where the file stands."""

from __future__ import annotations

import pytest

from tidewaiter.clearance.resend import Purpose, course
from tidewaiter.clearance.tracks import TRACKS, Track

CASES = [
    (Purpose.RELEASE,    {},                                                  "A"),
    (Purpose.RELEASE,    {"release": "rejected"},                             "A"),
    (Purpose.RELEASE,    {"release": "sent"},                                 ""),
    (Purpose.RELEASE,    {"release": "on_file"},                              "R"),
    (Purpose.RELEASE,    {"release": "on_file", "release_change": "pending"}, ""),
    (Purpose.RELEASE,    {"release": "released"},                             "R"),
    (Purpose.RELEASE,    {"release": "cancelled"},                            ""),
    (Purpose.SUMMARY,    {},                                                  "A"),
    (Purpose.SUMMARY,    {"summary": "sent"},                                 ""),
    (Purpose.SUMMARY,    {"summary": "rejected"},                             "A"),
    (Purpose.SUMMARY,    {"summary": "accepted"},                             "R"),
    (Purpose.SUMMARY,    {"summary": "accepted", "money": "on_statement"},    ""),
    (Purpose.SUMMARY,    {"summary": "returned"},                             "R"),
    (Purpose.SUMMARY,    {"summary": "accepted", "liquidation": "liquidated"}, ""),
    (Purpose.CORRECTION, {},                                                  ""),
    (Purpose.CORRECTION, {"summary": "accepted"},                             ""),
    (Purpose.CORRECTION, {"summary": "accepted", "money": "paid"},            "R"),
    (Purpose.CORRECTION, {"summary": "accepted", "money": "paid", "correction": "sent"}, ""),
    (Purpose.CORRECTION, {"summary": "accepted", "money": "paid", "liquidation": "deemed"}, ""),
    (Purpose.CANCELLATION, {},                                                ""),
    (Purpose.CANCELLATION, {"release": "sent"},                               ""),
    (Purpose.CANCELLATION, {"release": "on_file"},                            "D"),
    (Purpose.CANCELLATION, {"release": "released"},                           "D"),
    (Purpose.CANCELLATION, {"release": "cancelled"},                          ""),
    (Purpose.DELETION,   {},                                                  ""),
    (Purpose.DELETION,   {"summary": "accepted"},                             "D"),
    (Purpose.DELETION,   {"summary": "accepted", "money": "on_statement"},    ""),
]


@pytest.mark.parametrize(("purpose", "stands", "action"), CASES, ids=str)
def test_what_a_message_would_be(purpose, stands, action):
    found = course([Track(name, state) for name, state in stands.items()], purpose)
    assert found.action == action
    assert bool(found.refused) != bool(action)
    assert found.words
    assert found.cite
    assert all(state in TRACKS[name].states for name, state in stands.items())
