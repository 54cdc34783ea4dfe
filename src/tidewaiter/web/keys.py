"""The keys of the workbench, declared once: what keys.js does and what `?` lists is read from here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Key:
    """A key or two after one another, on which pages it counts, and what it does.

    `does` is `go /path`, `click SELECTOR`, `focus SELECTOR`, the name of an act of keys.js, or `own` where a page does it itself.
    """

    keys: str
    room: str                # "" on every page
    does: str
    words: str


KEYS: tuple[Key, ...] = (
    Key("?", "", "help", "What the keys of this page are"),
    Key("/", "", "focus [data-search]", "Search"),
    Key("g d", "", "go /", "Desk"),
    Key("g t", "", "go /tariff", "Tariff"),
    Key("g c", "", "go /classify", "Classification desk"),
    Key("g s", "", "go /screening", "Screening desk"),
    Key("g r", "", "go /rehearsal", "Rehearsal desk"),
    Key("g q", "", "go /quote", "A quote of duty"),
    Key("g l", "", "go /clients", "Clients"),
    Key("g f", "", "go /firm", "The firm"),
    Key("j", "", "next", "Next row"),
    Key("k", "", "previous", "Row before"),
    Key("Enter", "", "open", "Open the row"),
    Key("a", "desk", "click [data-row].at [data-assign]", "Take the task on"),
    Key("y", "review", "click table.decide tr.at button.main", "Accept the row as it stands, lines that are alike at once; the next is marked"),
    Key("Arrows", "lines", "own", "Move; with Shift choose a range"),
    Key("Enter", "lines", "own", "Write the cell, next line, back to the first column keyed"),
    Key("Tab", "lines", "own", "Next cell; after Escape it leaves the grid"),
    Key("F8", "lines", "own", "Next cell of the line that is needed and empty, then the next line; + on the number pad does the same"),
    Key("F2", "lines", "own", "Change what stands in the cell"),
    Key("F4", "lines", "own", "Repeat above; fill a chosen range down, as Ctrl D does"),
    Key("F6", "lines", "own", "Insert a line"),
    Key("F9", "lines", "own", "Take the line or the chosen lines out"),
    Key("F3", "lines", "own", "Cases, agencies, licences and rulings of the line, on a page of its own"),
    Key("F7", "lines", "own", "The paper beside the field, at the place the value came from"),
    Key("Ctrl V", "lines", "own", "Paste from a spreadsheet; Ctrl C copies to one"),
    Key("Ctrl Z", "lines", "own", "Undo; Ctrl Y does it again"),
    Key("Delete", "lines", "own", "Empty the chosen cells"),
    Key("s", "transmit", "focus [data-send]", "To the button that sends"),
    Key("w", "transmit", "focus .cell", "Walk the message, field by field, with the arrow keys"),
    Key("u", "rehearsal", "focus [data-answer]", "To the answer of a document that is asked for"),
    Key("n", "rehearsal", "focus .steps button.main", "To the button that lets a day pass"),
    Key("[", "tariff", "click a[rel=prev]", "The day before the last change"),
    Key("]", "tariff", "click a[rel=next]", "The day of the next change"),
    Key("Escape", "", "close", "Close what is open"),
)


def manual() -> str:
    """The keys as Markdown: docs/workbench-keys.md."""
    rows = [f"| {' '.join(f'`{one}`' for one in key.keys.split(' '))} | {key.room or 'every page'} | {key.words} |" for key in KEYS]
    return "\n".join(["# Keys of the workbench", "", "Printed from `tidewaiter.web.keys.KEYS`; `?` on a page shows those that count there.", "",
                      "| key | where | what it does |", "|---|---|---|", *rows, ""])
