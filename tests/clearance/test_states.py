"""Tracks and moves: the table is whole, no state is a trap, what is told twice moves once, and every scenario ends where its story says."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.clearance import playing
from tests.clearance.states_page import PAGE
from tidewaiter.abi import replies
from tidewaiter.abi import status_codes as codes
from tidewaiter.abi.summary_status import DISPOSITIONS as UC
from tidewaiter.access.actions import ACTIONS
from tidewaiter.ace.life.happenings import HAPPENINGS
from tidewaiter.ace.scenario import names
from tidewaiter.clearance.abi_map import BULLETIN, DECISIONS, MAP, NOTICES, named
from tidewaiter.clearance.diagram import page
from tidewaiter.clearance.events import EVENTS, Cause, FileEvent
from tidewaiter.clearance.from_abi import clearance_events, heard
from tidewaiter.clearance.moves import ELSE, MOVES
from tidewaiter.clearance.sent import sent
from tidewaiter.clearance.shown import ORDER, open_ends, shown
from tidewaiter.clearance.states import LATE, NO_MOVE, UNKNOWN, Effect, begin, move, replay, state
from tidewaiter.clearance.tracks import TRACKS, Track

NOW = datetime(2026, 9, 18, 12, tzinfo=UTC)


def event(name: str, key: str = "", minute: int = 0, told: int | None = None, mark: str = "") -> FileEvent:
    at = NOW + timedelta(minutes=minute)
    return FileEvent("", name, at, key, None if told is None else NOW + timedelta(minutes=told), name, "", "", mark)


# ---- the table


def test_every_row_names_what_there_is():
    for row in MOVES:
        states = TRACKS[row.track].states
        assert row.event in EVENTS, row
        assert not EVENTS[row.event].noted, row
        assert row.end in states, row
        assert row.start == (ELSE,) or set(row.start) <= set(states), row
        assert row.end not in row.start, row
        for name, others in row.when:
            assert set(others) <= set(TRACKS[name].states), row


def test_every_event_moves_something_or_is_noted():
    assert {row.event for row in MOVES} == {name for name, kind in EVENTS.items() if not kind.noted}


def test_no_two_rows_of_an_event_take_a_track_from_one_state_without_a_guard():
    for one in MOVES:
        for other in MOVES:
            if one is not other and (one.track, one.event) == (other.track, other.event):
                assert not set(one.start) & set(other.start) or one.when != other.when, (one, other)


def test_every_event_of_a_person_names_an_action_and_every_other_who_may_record_it():
    assert {kind.action for kind in EVENTS.values() if kind.cause in (Cause.CBP, Cause.CARRIER)} == {"entry.write", "hold.write"}
    assert {kind.action for kind in EVENTS.values() if kind.cause is Cause.SENT} == {"entry.transmit"}
    assert {kind.action for kind in EVENTS.values()} <= set(ACTIONS)


def _reach(track: str, start: str) -> set[str]:
    found, again = {start}, [start]
    while again:
        now = again.pop()
        for row in MOVES:
            named_ = {one for other in MOVES if (other.track, other.event) == (track, row.event) for one in other.start}
            if row.track == track and (now in row.start or (row.start == (ELSE,) and now not in named_)) and row.end not in found:
                found.add(row.end)
                again.append(row.end)
    return found


@pytest.mark.parametrize("track", TRACKS)
def test_every_state_is_reached_from_the_first(track):
    starts = {TRACKS[track].first, *(one.state for one in begin(summary=False) if one.name == track)}
    assert set().union(*(_reach(track, start) for start in starts)) == set(TRACKS[track].states)


# Where a track has done its work for good: what comes after it is of another track.
ENDS = {("liquidation", "reliquidated"), ("protest", "decided"), ("in_bond", "exported")}


@pytest.mark.parametrize(("track", "one"), [(track, one) for track, kind in TRACKS.items() for one in kind.states])
def test_no_state_is_a_trap(track, one):
    rest = set(TRACKS[track].at_rest)
    assert _reach(track, one) & rest
    if (track, one) not in ENDS:
        assert _reach(track, one) - {one}


def test_a_file_may_be_closed_or_given_up_whatever_its_tracks():
    for one in ("draft", "in_review", "ready", "sent"):
        for name, end in (("file.closed", "closed"), ("file.cancelled", "cancelled")):
            assert state(move((Track("preparation", one),), event(name)).tracks, "preparation") == end


def test_every_sign_names_what_there_is_and_can_be_shown():
    for sign in ORDER:
        for name, states in sign.tracks.items():
            assert states, sign
            assert set(states) <= set(TRACKS[name].states), sign
        tracks = tuple(Track(name, states[0], "X" if TRACKS[name].key else "") for name, states in sign.tracks.items())
        assert shown(tracks).state == sign.shown, sign


def test_the_page_is_as_printed():
    assert PAGE.read_text(encoding="utf-8") == page(), "print it again with python -m tests.clearance.states_page"


# ---- the map


def test_the_map_gives_events_that_there_are():
    for found in (MAP, NOTICES, BULLETIN, DECISIONS):
        assert set(found.values()) <= set(EVENTS)


def test_every_code_of_release_and_summary_status_has_a_row():
    assert not [code for code in codes.BILL_MATCH if ("SO50", "status", code) not in MAP]
    assert not [code for code in UC if ("UC", "status", code) not in MAP]
    # What CBP finds wanting in an entry holds it back, and is of no track of its own.
    assert {code for code in codes.DISPOSITIONS if ("SO60", "status", code) not in MAP} == {"74", "75", "76", "79", "80", "81", "82", "89"}
    assert named("SO60", "status", "79") == "release.waits"


def test_every_notice_of_the_rehearsal_has_a_row_or_moves_no_file():
    asked = {"bulletin", "protest.decided", "correction request", "cancellation request", "payment not taken", "not taken off", "liquidation.again"}
    told = {"hold.placed", "hold.removed", "documents.required", "summary.returned", "summary.overdue", "summary.unanswered", "census.warned",
            "correction.filed", "request.issued", "request.unanswered", "liquidation.changed", "debit.issued", "debit.overdue", "refund.issued",
            "payment.refused", "statement.unpaid", "deposit.overdue", "statement.removed", "release.pending"}
    assert told <= set(HAPPENINGS) and told <= set(NOTICES)
    assert not asked & set(NOTICES)


@pytest.mark.parametrize("application", ["AX", "SX", "SN", "QT", "PF", "UC", "XX"])
@pytest.mark.parametrize("name", ["accepted", "rejected", "condition", "status", "strange"])
def test_an_event_alone_means_something(application, name):
    (found,) = clearance_events(replies.Event(application, name, "B76-0324527-8", "Z9", "words", "", "", "", 3), NOW)
    assert found.name in EVENTS or found.name == f"message.{application}"
    assert move(begin(), found).tracks is not None


# ---- moves


# what stands, what comes, what is so after it
CASES = [
    ([],                                             "release.accepted",  ("release", "", "on_file"),        "moved"),
    (["release.sent"],                               "release.accepted",  ("release", "", "on_file"),        "moved"),
    (["release.sent"],                               "release.rejected",  ("release", "", "rejected"),       "moved"),
    (["release.sent", "release.accepted"],           "release.rejected",  ("release", "", "on_file"),        "kept"),
    (["release.released"],                           "release.accepted",  ("release", "", "released"),       "kept"),
    (["release.sent", "release.accepted", "release.released"], "release.suspended", ("release", "", "suspended"), "moved"),
    (["release.released"],                           "release.admissible", ("release", "", "released"),      "kept"),
    (["release.released", "release.suspended"],      "release.released",  ("release", "", "released"),       "moved"),
    (["release.cancelled"],                          "release.restored",  ("release", "", "on_file"),        "moved"),
    ([],                                             "release.restored",  ("release", "", "none"),           "kept"),
    (["release.certified", "summary.sent"],          "summary.accepted",  ("release", "", "on_file"),        "moved"),
    (["release.certified", "summary.sent"],          "summary.rejected",  ("release", "", "rejected"),       "moved"),
    (["release.released"],                           "summary.overdue",   ("summary", "", "due"),            "noted"),
    (["release.released", "summary.sent"],           "summary.rejected",  ("summary", "", "rejected"),       "moved"),
    (["summary.sent", "summary.accepted"],           "summary.returned",  ("summary", "", "returned"),       "moved"),
    (["summary.sent", "summary.accepted"],           "summary.deleted",   ("summary", "", "none"),           "moved"),
    (["release.released", "summary.sent", "summary.accepted"], "summary.deleted", ("summary", "", "due"),    "moved"),
    (["summary.sent", "summary.accepted", "correction.sent"], "summary.rejected", ("summary", "", "accepted"), "moved"),
    (["summary.sent", "summary.accepted", "correction.sent"], "summary.rejected", ("correction", "", "rejected"), "moved"),
    (["summary.sent", "summary.accepted", "correction.sent"], "summary.accepted", ("correction", "", "accepted"), "moved"),
    (["summary.sent", "summary.accepted", "correction.sent", "summary.accepted"], "summary.returned", ("summary", "", "accepted"), "moved"),
    (["statement.printed"],                          "summary.returned",  ("money", "", "none"),             "moved"),
    (["statement.printed"],                          "statement.final",   ("money", "", "paid"),             "moved"),
    (["statement.printed"],                          "statement.presented", ("money", "", "monthly"),        "moved"),
    (["statement.presented"],                        "statement.final",   ("money", "", "monthly"),          "kept"),
    (["statement.presented"],                        "month.final",       ("money", "", "paid"),             "moved"),
    (["statement.printed", "deposit.overdue"],       "statement.final",   ("money", "", "paid"),             "moved"),
    (["statement.printed", "payment.authorised"],    "payment.refused",   ("money", "", "refused"),          "moved"),
    (["isf.sent", "isf.accepted", "isf.sent"],       "isf.rejected",      ("security_filing", "", "replacement_rejected"), "moved"),
    (["isf.sent"],                                   "isf.rejected",      ("security_filing", "", "rejected"), "moved"),
    (["liquidation.liquidated"],                     "liquidation.liquidated", ("liquidation", "", "liquidated"), "again"),
    (["liquidation.liquidated"],                     "liquidation.extended", ("liquidation", "", "liquidated"), "kept"),
    (["liquidation.liquidated"],                     "liquidation.reliquidated", ("liquidation", "", "reliquidated"), "moved"),
    (["protest.filed"],                              "protest.denied",    ("protest", "", "denied"),         "moved"),
    ([],                                             "protest.denied",    ("protest", "", "none"),           "kept"),
]


@pytest.mark.parametrize(("before", "name", "after", "effect"), CASES)
def test_a_move_goes_as_the_table_says(before, name, after, effect):
    tracks = replay([event(one) for one in before]).tracks
    moved = move(tracks, event(name))
    track, key, end = after
    assert state(moved.tracks, track, key) == end
    assert moved.effect == effect
    if effect == "kept":
        assert moved.tracks == tracks
        assert [one.rule for one in moved.findings] == [NO_MOVE]


def test_a_release_ends_cbps_own_holds_and_no_agencys():
    held = replay([event("hold.placed", "FDA"), event("hold.placed", "CBP"), event("exam.ordered", "CBP"), event("exam.ordered", "APH"),
                   event("documents.required", "CERT"), event("documents.required", "FDA"), event("release.released")]).tracks
    assert {(one.name, one.key): one.state for one in held if one.key} == {
        ("hold", "FDA"): "held", ("hold", "CBP"): "lifted", ("exam", "CBP"): "done", ("exam", "APH"): "ordered",
        ("document", "CERT"): "satisfied", ("document", "FDA"): "required",
    }
    assert shown(held).state == "held" and shown(held).who == ("FDA",)
    after = replay([event("agency.proceed", "FDA"), event("agency.proceed", "APH")], held).tracks
    assert shown(after).state == "summary_due"


def test_an_agencys_proceed_makes_no_hold_of_its_own():
    assert {one.name for one in replay([event("agency.proceed", "FDA")]).tracks} == {"preparation", "agency"}


def test_what_cbp_says_unasked_counts_with_a_finding():
    moved = move(begin(), event("release.released"))
    assert state(moved.tracks, "release") == "released"
    assert "CLR-UNEXPECTED" in [one.rule for one in moved.findings]
    assert not move(replay([event("release.sent")]).tracks, event("release.released")).findings


def test_what_is_sent_unreviewed_is_told():
    assert [one.rule for one in move(begin(), event("release.sent")).findings] == ["CLR-NOT-READY"]
    ready = replay([event("review.asked"), event("review.passed")]).tracks
    assert not move(ready, event("release.sent")).findings


def test_what_was_overtaken_moves_nothing():
    tracks = replay([event("hold.placed", "FDA", told=0), event("hold.removed", "FDA", told=20)]).tracks
    late = move(tracks, event("hold.placed", "FDA", told=10))
    assert (late.effect, late.tracks, [one.rule for one in late.findings]) == (Effect.LATE, tracks, [LATE])
    assert move(tracks, event("hold.placed", "FDA", told=20)).effect == Effect.MOVED           # of one minute: the order of telling counts
    assert move(tracks, event("hold.placed", "FDA", told=21)).effect == Effect.MOVED


def test_an_unknown_event_is_kept():
    moved = move(begin(), event("message.ZZ"))
    assert (moved.effect, [one.rule for one in moved.findings]) == (Effect.KEPT, [UNKNOWN])


# ---- what always holds

ANY = st.builds(
    lambda name, key, minute, told: event(name, key, minute, minute if told else None, mark=f"{name} {key} {minute}"),
    st.sampled_from([*EVENTS, "message.ZZ", ""]), st.sampled_from(["", "FDA", "CBP", "CERT", "28"]), st.integers(0, 50), st.booleans(),
)


@given(st.lists(ANY, max_size=30))
def test_the_same_events_give_the_same_state(events):
    assert replay(events) == replay(events)


@given(st.lists(ANY, max_size=30), st.data())
def test_what_comes_twice_moves_nothing(events, data):
    once = replay(events)
    twice = list(events)
    for one in data.draw(st.lists(st.sampled_from(events), max_size=5)) if events else ():
        # Told again at any time after it was told first.
        twice.insert(data.draw(st.integers(twice.index(one) + 1, len(twice))), one)
    assert replay(twice).tracks == once.tracks


@given(st.lists(ANY, max_size=30))
def test_every_event_moves_or_is_told_of(events):
    tracks = begin()
    for one in events:
        moved = move(tracks, one)
        assert (moved.tracks != tracks) == (moved.effect is Effect.MOVED) == bool(moved.steps)
        assert bool(moved.findings) or moved.effect in (Effect.MOVED, Effect.AGAIN, Effect.NOTED)
        tracks = moved.tracks
        assert shown(tracks).state
        assert all(track.state in TRACKS[track.name].states for track in tracks)
        assert len({(track.name, track.key) for track in tracks}) == len(tracks)


@given(st.binary(max_size=200))
def test_any_bytes_are_read(data):
    assert isinstance(heard(data, NOW).told, tuple)
    assert isinstance(sent(data, NOW), tuple)


# ---- scenarios

# the scenario, where its file ends, and what is still open then
STORIES = {
    "adcvd-suspension":       ("liquidated",  {"debit"}),
    "census-warning":         ("filed",       {"liquidation", "money"}),
    "clean":                  ("liquidated",  set()),
    "duplicate-transmission": ("filed",       {"liquidation", "money"}),
    "fda-hold":               ("paid",        {"liquidation"}),
    "in-transit-split":       ("summary_due", {"summary"}),
    "intensive-exam":         ("paid",        {"liquidation"}),
    "ocean-life":             ("liquidated",  {"refund"}),
    "statement-missed":       ("paid",        {"liquidation"}),
    "summary-reject":         ("paid",        {"liquidation"}),
    "system-down-four-hours": ("filed",       {"liquidation", "money"}),
}
# what was shown on the way, in order
WAYS = {
    "clean": ["sent", "accepted", "admissible", "summary_due", "sent", "filed", "on_statement", "paid", "liquidated"],
    "fda-hold": ["sent", "accepted", "held", "accepted", "summary_due", "sent", "filed", "on_statement", "paid"],
    "intensive-exam": ["sent", "accepted", "exam", "summary_due", "sent", "filed", "on_statement", "paid"],
    "summary-reject": ["sent", "filed", "rejected", "sent", "filed", "on_statement", "paid"],
    "statement-missed": ["sent", "filed", "on_statement", "overdue", "on_statement", "paid"],
    "ocean-life": ["sent", "accepted", "exam", "summary_due", "sent", "filed", "on_statement", "paid", "liquidated"],
}


def test_every_scenario_has_its_story():
    assert set(STORIES) == set(names())


@pytest.mark.parametrize("name", STORIES)
def test_a_scenario_ends_where_its_story_says(name):
    ready = replay([event("file.readied", minute=-10**6)]).tracks
    moved = replay(playing.events(name), ready)
    end, open_ = STORIES[name]
    assert shown(moved.tracks).state == end
    assert {one.where.partition(" ")[0] for one in open_ends(moved.tracks)} == open_
    assert [one.rule for one in moved.findings] == []


@pytest.mark.parametrize("name", WAYS)
def test_a_scenario_is_shown_on_its_way(name):
    tracks, seen = begin(), list[str]()
    for one in playing.events(name):
        tracks = move(tracks, one).tracks
        if shown(tracks).state != (seen or [""])[-1]:
            seen.append(shown(tracks).state)
    assert [one for one in seen if one != "draft"] == WAYS[name]


@pytest.mark.parametrize("name", STORIES)
def test_every_message_twice_ends_the_same(name):
    told = playing.events(name)
    assert replay([one for one in told for _ in (1, 2)]).tracks == replay(told).tracks
    marks = [one.mark for one in told if one.mark]
    assert len(marks) == len(set(marks))
