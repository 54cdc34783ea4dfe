"""A file in words that an importer understands: where it stands, what comes next, who does it."""

from __future__ import annotations

from collections.abc import Mapping

from tidewaiter.clearance.shown import STATES
from tidewaiter.shapes import Line
from tidewaiter.values import immutable

YOU, WE, CBP = "you", "your broker", "CBP"


@immutable
class Plain:
    """A shown state in plain words: what is so, what comes next, whose turn it is, and the day of the file by which, "" where none is named."""

    is_so: Line
    next: Line
    turn: Line
    day: Line = ""


_WAIT = "CBP answers, as a rule within minutes."
PLAIN: Mapping[str, Plain] = {
    "draft":              Plain("We are preparing your entry.", "We ask you where something is missing, and file it.", WE, "arrival"),
    "in_review":          Plain("Your entry is prepared and being checked.", "A licensed broker looks at it and files it.", WE, "arrival"),
    "ready":              Plain("Your entry is ready to be filed.", "A licensed broker sends it to CBP.", WE, "arrival"),
    "sent":               Plain("Your entry is with CBP.", _WAIT, CBP),
    "accepted":           Plain("CBP has your entry on file.", "CBP decides on the release when the goods arrive.", CBP, "arrival"),
    "arrived":            Plain("The in-bond move has ended.", "We file the entry.", WE),
    "admissible":         Plain("CBP has cleared the goods ahead of their arrival.", "They are released when they arrive.", CBP, "arrival"),
    "released":           Plain("Your goods are released.", "Have them picked up while they are free of charge.", YOU),
    "summary_due":        Plain("Your goods are released.", "We file the entry summary, and the duties are deposited.", WE, "summary_due"),
    "filed":              Plain("The entry summary is filed.", "The duties go onto a statement.", WE, "statement"),
    "on_statement":       Plain("The duties are on a statement.", "The statement is paid.", WE, "statement"),
    "paid":               Plain("The duties are paid.", "CBP settles the entry, as a rule within about ten months.", CBP, "liquidation"),
    "liquidated":         Plain("CBP has settled the entry.", "Tell us within 180 days if you do not agree.", YOU, "protest"),
    "reliquidated":       Plain("CBP has settled the entry anew.", "Tell us within 180 days if you do not agree.", YOU, "protest"),
    "protested":          Plain("We protested CBP's decision.", "CBP decides on the protest.", CBP),
    "held":               Plain("Your goods are held.", "We ask the holder what it wants, and tell you.", WE),
    "exam":               Plain("CBP is examining your goods.", "CBP finishes the exam. Its cost is the importer's.", CBP),
    "documents_required": Plain("CBP or an agency asks for a document.", "Send us what is listed below.", YOU),
    "refused":            Plain("An agency refused the goods.", "We call you about what can be done.", WE),
    "rejected":           Plain("CBP sent the entry back.", "We correct it and file it again.", WE),
    "suspended":          Plain("CBP took the release back.", "Do not move or use the goods. We call you.", WE),
    "inactivated":        Plain("CBP set the entry summary aside.", "We ask CBP why, and file it again.", WE),
    "overdue":            Plain("A payment to CBP is overdue.", "It is paid at once; interest may run.", WE),
    "cancelled":          Plain("This entry was given up.", "Nothing more is to be done.", WE),
    "closed":             Plain("This entry is done.", "We keep its records for five years.", WE),
}
assert set(PLAIN) == set(STATES)
