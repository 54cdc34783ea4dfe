"""Where a file stands: its tracks, moved by events. An event that moves nothing changes nothing, and a finding says so."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from enum import StrEnum

from tidewaiter.clearance.events import EVENTS, FileEvent
from tidewaiter.clearance.moves import ELSE, NOT_READY, UNEXPECTED, Move, by_event
from tidewaiter.clearance.tracks import TRACKS, Track
from tidewaiter.codes import agencies
from tidewaiter.findings import Finding, Severity
from tidewaiter.values import immutable

NO_MOVE, UNKNOWN, LATE = "CLR-NO-MOVE", "CLR-UNKNOWN-EVENT", "CLR-TOLD-LATE"
_BY_EVENT = by_event()
Tracks = tuple[Track, ...]


class Effect(StrEnum):
    """What became of an event."""

    MOVED = "moved"              # a track at least went on
    AGAIN = "again"              # it had been told before, or says what is so already
    NOTED = "noted"              # one that moves nothing by its kind
    LATE = "late"                # overtaken by something newer that CBP told before
    KEPT = "kept"                # no move was found: it is kept, and a finding says so


@immutable
class Step:
    """One track that an event moved."""

    track: str
    key: str
    start: str
    end: str
    cite: str


@immutable
class Moved:
    """The tracks after an event, what moved, and what is to be said of it."""

    tracks: Tracks
    steps: tuple[Step, ...]
    effect: Effect
    findings: tuple[Finding, ...] = ()


def begin(*, summary: bool = True) -> Tracks:
    """The tracks of a new file: a draft. One that needs no summary (entry type 86) begins so. A track that nothing has moved is not kept."""
    return (Track("preparation", "draft"), *(() if summary else (Track("summary", "not_needed"),)))


def state(tracks: Tracks, name: str, key: str = "") -> str:
    """The state of one track; its first where nothing has moved it."""
    return next((one.state for one in tracks if one.name == name and one.key == key), TRACKS[name].first)


def standing(tracks: Tracks, name: str, *states: str) -> tuple[str, ...]:
    """The keys of a track that stand in one of the states.

    >>> standing((Track("hold", "held", "FDA"), Track("hold", "lifted", "CBP")), "hold", "held")
    ('FDA',)
    """
    return tuple(one.key for one in tracks if one.name == name and one.state in states)


def move(tracks: Tracks, event: FileEvent, heard: Collection[str] = ()) -> Moved:
    """The tracks after an event; they are as before where it moves nothing. `heard` holds the marks of what was told before.

    Never raises: an event for which there is no move, or that is of no known name, changes nothing and is told by a finding.
    """
    if event.mark and event.mark in heard:
        return Moved(tracks, (), Effect.AGAIN)
    kind = EVENTS.get(event.name)
    if kind is None:
        return Moved(tracks, (), Effect.KEPT, (_finding(UNKNOWN, event, f"{event.name} is no event that a file knows: {event.text}"),))
    if kind.noted:
        return Moved(tracks, (), Effect.NOTED)
    found = list(_matching(tracks, event))
    late = [track for track, _ in found if _older(event, track)]
    after, steps, findings = tracks, list[Step](), list[Finding]()
    for track, row in found:
        if track in late:
            continue
        told = max(filter(None, (track.told, event.told)), default=None)
        after = _with(after, Track(track.name, row.end, track.key, event.at, told))
        steps.append(Step(track.name, track.key, track.state, row.end, row.cite or kind.cite))
        if row.says:
            findings.append(_finding(row.says, event, _words(row, track), row.cite or kind.cite))
    if steps:
        return Moved(after, tuple(steps), Effect.MOVED, tuple(dict.fromkeys(findings)))
    if late:
        what = f"{kind.words} was told for {event.told:%Y-%m-%d %H:%M}, after something newer; nothing moves" if event.told else kind.words
        return Moved(tracks, (), Effect.LATE, (_finding(LATE, event, what, kind.cite),))
    if _so_already(tracks, event):
        return Moved(tracks, (), Effect.AGAIN)
    stands = ", ".join(dict.fromkeys(f"{row.track} is {state(tracks, row.track, event.key if TRACKS[row.track].key else '')}"
                                     for row in _BY_EVENT.get(event.name, ())))
    return Moved(tracks, (), Effect.KEPT, (_finding(NO_MOVE, event, f"{kind.words} moves nothing: {stands}", kind.cite),))


def replay(events: Iterable[FileEvent], tracks: Tracks | None = None) -> Moved:
    """The tracks after all events in their order, what comes twice counted once, with every step and finding."""
    now = begin() if tracks is None else tracks
    heard, steps, findings, effect = set[str](), list[Step](), list[Finding](), Effect.NOTED
    for event in events:
        moved = move(now, event, heard)
        now, effect = moved.tracks, moved.effect
        steps += moved.steps
        findings += moved.findings
        if event.mark:
            heard.add(event.mark)
    return Moved(now, tuple(steps), effect, tuple(findings))


def _matching(tracks: Tracks, event: FileEvent) -> Iterator[tuple[Track, Move]]:
    """Each track that the event moves, with the row that does; of several rows of a track the first that fits."""
    taken: set[tuple[str, str]] = set()
    for row in _BY_EVENT.get(event.name, ()):
        for track in _of(tracks, row, event):
            named = {start for one in _BY_EVENT[event.name] if one.track == row.track for start in one.start}
            fits = track.state in row.start or (row.start == (ELSE,) and track.state not in named and track.state != row.end)
            guarded = all(state(tracks, name) in states for name, states in row.when)
            if fits and guarded and (track.name, track.key) not in taken:
                taken.add((track.name, track.key))
                yield track, row


def _of(tracks: Tracks, row: Move, event: FileEvent) -> Iterator[Track]:
    """The tracks that a row may move: of one with keys that of the event, or all there are where the event has none."""
    if not TRACKS[row.track].key:
        yield next((one for one in tracks if one.name == row.track), Track(row.track, TRACKS[row.track].first))
        return
    about = EVENTS[event.name].key
    if about:
        there = next((one for one in tracks if one.name == row.track and one.key == event.key), None)
        # An agency's proceed ends what it holds; it makes no hold of its own to be ended.
        if there or row.track == _HOME.get(event.name):
            yield there or Track(row.track, TRACKS[row.track].first, event.key)
        return
    yield from (one for one in tracks if one.name == row.track and not (row.cbp_only and _of_agency(one)))


def _of_agency(track: Track) -> bool:
    """Whether it is a partner agency's own: a document is named by its code, and by the agency only where that gave none."""
    return agencies.known(track.key) and track.key != "CBP" if track.name == "document" else not track.key.startswith("CBP")


# Of an event with a key, the track that it is about.
_HOME = {
    "bill.on_file": "bill", "bill.departed": "bill", "bill.arrived": "bill", "bill.unmatched": "bill", "bill.deleted": "bill",
    "hold.placed": "hold", "hold.removed": "hold", "exam.ordered": "exam", "exam.done": "exam", "documents.required": "document",
    "documents.sent": "document", "documents.satisfied": "document", "agency.reviewing": "agency", "agency.proceed": "agency",
    "agency.refused": "agency", "request.issued": "request", "request.answered": "request", "request.unanswered": "request",
    "in_bond.sent": "in_bond", "in_bond.rejected": "in_bond", "in_bond.accepted": "in_bond", "in_bond.authorized": "in_bond",
    "in_bond.arrived": "in_bond", "in_bond.exported": "in_bond",
}


def _older(event: FileEvent, track: Track) -> bool:
    return event.told is not None and track.told is not None and event.told < track.told


def _with(tracks: Tracks, moved: Track) -> Tracks:
    return tuple(sorted((*(one for one in tracks if (one.name, one.key) != (moved.name, moved.key)), moved), key=_place))


_PLACES = {name: place for place, name in enumerate(TRACKS)}


def _place(track: Track) -> tuple[int, str]:
    return _PLACES[track.name], track.key


def _so_already(tracks: Tracks, event: FileEvent) -> bool:
    """Whether what the event says is so: a track was moved to where a move of the event ends."""
    for row in _BY_EVENT.get(event.name, ()):
        about = EVENTS[event.name].key
        if any(one.name == row.track and one.state == row.end and (not about or one.key == event.key) for one in tracks):
            return True
    return False


def _words(row: Move, track: Track) -> str:
    which = f"{track.name} {track.key}".strip()
    if row.says == NOT_READY:
        return f"it was sent while {which} was {track.state}"
    return f"{which} was {track.state}, and CBP says {row.end}"


_FIXES = {
    UNKNOWN: "Read the message as it came, and record by hand what it says.",
    NO_MOVE: "Read the message as it came; if CBP means another entry, say so to CBP.",
    LATE: "Nothing is to be done; the newer word counts.",
    UNEXPECTED: "Look for what was sent or told outside this file, and add it.",
    NOT_READY: "Have it reviewed now, and correct it if the review asks for that.",
}


def _finding(rule: str, event: FileEvent, message: str, cite: str = "") -> Finding:
    severity = Severity.NOTE if rule == LATE else Severity.WARNING
    return Finding(rule, severity, f"event {event.name} {event.key}".strip(), message, cite or "docs/clearance-states.md", _FIXES[rule])
