"""The tables of tracks and moves as a page: a diagram of each track in mermaid, the events, and the order in which the tracks speak."""

from __future__ import annotations

from collections.abc import Iterator

from tidewaiter.clearance.abi_map import BULLETIN, MAP, NOTICES
from tidewaiter.clearance.events import EVENTS, Cause
from tidewaiter.clearance.moves import ELSE, MOVES, UNEXPECTED
from tidewaiter.clearance.shown import ORDER
from tidewaiter.clearance.tracks import TRACKS

_BY = {Cause.PERSON: "a person", Cause.SENT: "our message", Cause.CBP: "CBP", Cause.CARRIER: "the carrier, by CBP"}


def page() -> str:
    """The whole of docs/clearance-states.md."""
    return "\n".join(_page()) + "\n"


def _page() -> Iterator[str]:
    yield "# Where a file stands\n"
    yield "Printed from `tidewaiter/clearance` by `python -m tests.clearance.states_page`; a test compares.\n"
    yield "A file has several tracks that run side by side. Events move them: what we do, what we send, and what CBP, an agency or a carrier says."
    yield "An event that finds no move changes nothing; it is kept, and a finding says so. A message that comes twice moves once. What CBP"
    yield "dates before something that it told already is overtaken, and moves nothing. CBP's word on its own file counts also where it was not"
    yield "to be expected (marked `unexpected`), with a finding.\n"
    yield "## The one state that is shown\n"
    yield "The first line that holds. What needs somebody stands before what has gone furthest.\n"
    yield "| state | in words | where |\n| --- | --- | --- |"
    for sign in ORDER:
        where = "; ".join(f"{name.replace('_', ' ')} is {' or '.join(states)}" for name, states in sign.tracks.items())
        yield f"| `{sign.shown}` | {sign.words} | {where} |"
    for name in TRACKS:
        yield from _track(name)
    yield "\n## Events\n"
    yield "What CBP or a carrier says may be recorded by hand too, by whoever may do its action.\n"
    yield "| event | words | by | action | of | source |\n| --- | --- | --- | --- | --- | --- |"
    for name, kind in EVENTS.items():
        noted = " (kept, moves nothing)" if kind.noted else ""
        yield f"| `{name}` | {kind.words}{noted} | {_BY[kind.cause]} | `{kind.action}` | {kind.key or 'the file'} | {kind.cite} |"
    yield "\n## What a message means\n"
    yield "Application and record, what the message says, its code (of SX and SN the action that is answered), and the event.\n"
    yield "| message | says | code | event |\n| --- | --- | --- | --- |"
    for (application, says, code), event in MAP.items():
        yield f"| {application} | {says} | {code or 'any other'} | `{event}` |"
    for notice, event in NOTICES.items():
        yield f"| notice | {notice} | | `{event}` |"
    for kind_, event in BULLETIN.items():
        yield f"| notice | bulletin | {kind_} | `{event}` |"


def _track(name: str) -> Iterator[str]:
    kind = TRACKS[name]
    yield f"\n## {name.replace('_', ' ').capitalize()}\n"
    yield f"{kind.words.capitalize()}{f', one track for each {kind.key}' if kind.key else ''}. At rest: {', '.join(kind.at_rest)}.\n"
    yield "```mermaid\nstateDiagram-v2"
    yield f"    [*] --> {kind.first}"
    for state, words in kind.states.items():
        yield f"    {state}: {state.replace('_', ' ')} ({words})"
    arrows: dict[tuple[str, str], list[str]] = {}
    others = []
    for row in MOVES:
        if row.track != name:
            continue
        if row.start == (ELSE,):
            others.append(f"{row.event} to {row.end}")
            continue
        for start in row.start:
            told = row.event + (", unexpected" if row.says == UNEXPECTED else "")
            arrows.setdefault((start, row.end), []).append(told)
    for (start, end), events in arrows.items():
        yield f"    {start} --> {end}: {', '.join(dict.fromkeys(events))}"
    yield "```"
    if others:
        yield f"\nFrom any other state, unexpected: {'; '.join(others)}."
