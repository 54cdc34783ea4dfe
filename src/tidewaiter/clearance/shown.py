"""The one state of a file that is shown: of its tracks side by side the one that speaks first, by a declared order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from tidewaiter.clearance.events import FileEvent
from tidewaiter.clearance.states import Tracks, begin, move, state
from tidewaiter.clearance.tracks import TRACKS, Track
from tidewaiter.findings import Finding, Severity
from tidewaiter.values import immutable


@immutable
class Sign:
    """One line of the order in which the tracks speak: the state that is shown where every track named is in one of its states."""

    shown: str
    tracks: Mapping[str, tuple[str, ...]]
    words: str


def _s(shown: str, words: str, **tracks: str) -> Sign:
    return Sign(shown, {name: tuple(states.split()) for name, states in tracks.items()}, words)


_UNRELEASED = "none sent certified rejected on_file admissible"
ORDER: tuple[Sign, ...] = (
    _s("cancelled",          "given up",                                      preparation="cancelled"),
    _s("closed",             "done with",                                     preparation="closed"),
    _s("cancelled",          "cancelled at CBP",                              release="cancelled",
       summary="none due inactivated cancelled not_needed"),
    _s("suspended",          "the release does not stand",                    release="suspended"),
    _s("rejected",           "summary rejected by a person at CBP",           summary="returned"),
    _s("rejected",           "summary refused",                               summary="rejected"),
    _s("rejected",           "cargo release refused",                         release="rejected"),
    _s("rejected",           "correction refused",                            correction="rejected"),
    _s("rejected",           "security filing refused",                       security_filing="rejected replacement_rejected", release=_UNRELEASED),
    _s("refused",            "refused by",                                    agency="refused"),
    _s("held",               "held by",                                       hold="held"),
    _s("exam",               "exam of",                                       exam="ordered"),
    _s("documents_required", "document",                                      document="required"),
    _s("protested",          "protested",                                     protest="filed in_court"),
    _s("reliquidated",       "reliquidated",                                  liquidation="reliquidated"),
    _s("liquidated",         "liquidated",                                    liquidation="liquidated deemed"),
    _s("overdue",            "not paid in time",                              money="overdue refused"),
    _s("paid",               "paid",                                          money="paid"),
    _s("on_statement",       "on a statement",                                money="on_statement monthly authorised"),
    _s("sent",               "summary sent",                                  summary="sent"),
    _s("inactivated",        "summary inactivated",                           summary="inactivated cancelled"),
    _s("filed",              "summary on file",                               summary="accepted"),
    _s("summary_due",        "summary due",                                   summary="due"),
    _s("released",           "released",                                      release="released"),
    _s("admissible",         "admissible",                                    release="admissible"),
    _s("accepted",           "cargo release on file",                         release="on_file"),
    _s("sent",               "cargo release sent",                            release="sent certified"),
    _s("arrived",            "in-bond ended",                                 in_bond="arrived exported"),
    _s("accepted",           "in-bond on file",                               in_bond="on_file moving"),
    _s("ready",              "ready to be sent",                              preparation="ready"),
    _s("in_review",          "with the reviewer",                             preparation="in_review"),
    _s("sent",               "sent",                                          preparation="sent"),
    _s("draft",              "being made",                                    preparation="draft"),
)


@immutable
class Shown:
    """The state of a file on a screen: its name, in words, by whom where somebody holds it, and since when."""

    state: str
    words: str
    who: tuple[str, ...] = ()
    since: datetime | None = None


def shown(tracks: Tracks) -> Shown:
    """The first sign of the order that holds. What needs somebody stands before what has gone furthest."""
    for sign in ORDER:
        found = [_standing(tracks, name, states) for name, states in sign.tracks.items()]
        if all(found):
            who = tuple(one.key for one in found[0] if one.key)
            since = min((one.since for one in found[0] if one.since), default=None)
            return Shown(sign.shown, f"{sign.words} {', '.join(who)}".strip(), who, since)
    return Shown("draft", "being made")


def _standing(tracks: Tracks, name: str, states: Sequence[str]) -> list[Track]:
    there = [one for one in tracks if one.name == name]
    there = there or ([] if TRACKS[name].key else [Track(name, TRACKS[name].first)])
    return [one for one in there if one.state in states]


STATES: tuple[str, ...] = tuple(dict.fromkeys(sign.shown for sign in ORDER))


def open_ends(tracks: Tracks) -> tuple[Finding, ...]:
    """What a file still waits for, so that it should not be closed: a finding each, and none where all is at rest."""
    found = []
    for one in tracks:
        kind = TRACKS[one.name]
        if one.name != "preparation" and one.name != "liquidation" and one.state not in kind.at_rest:
            which = f"{one.name.replace('_', ' ')} {one.key}".strip()
            found.append(Finding("CLR-OPEN-END", Severity.WARNING, which, f"{which}: {kind.states[one.state]}", "docs/clearance-states.md",
                                 "See it to its end, or say why it needs none."))
    on_file = state(tracks, "summary") == "accepted"
    if on_file and state(tracks, "liquidation") not in TRACKS["liquidation"].at_rest:
        found.append(Finding("CLR-NOT-LIQUIDATED", Severity.WARNING, "liquidation", "the entry is not liquidated", "19 CFR 159.1",
                             "Wait for liquidation."))
    if on_file and state(tracks, "money") != "paid":
        found.append(Finding("CLR-NOT-PAID", Severity.WARNING, "money", "the deposit is not paid", "19 CFR 141.101",
                             "See that it is paid."))
    return tuple(found)


@immutable
class Stay:
    """How long a file was shown in a state: for the figures of how fast things go. `until` is None while it lasts."""

    state: str
    since: datetime
    until: datetime | None


def stays(events: Iterable[FileEvent], tracks: Tracks | None = None) -> tuple[Stay, ...]:
    """The states through which a file went, by its events in their order, with the moments at which each began and ended."""
    now = begin() if tracks is None else tracks
    found: list[Stay] = []
    heard = set[str]()
    for event in events:
        now = move(now, event, heard).tracks
        heard |= {event.mark} - {""}
        name = shown(now).state
        if not found or found[-1].state != name:
            if found:
                found[-1] = Stay(found[-1].state, found[-1].since, event.at)
            found.append(Stay(name, event.at, None))
    return tuple(found)
