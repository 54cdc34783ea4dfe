"""What makes the rehearsal refuse a movement in bond or a bond: the condition, what is wrong, and how the messages of tests/golden come to it.

A step is the name of a message, the day of September 2026 on which it is sent, and what is changed in it: columns of the first line that begins
so, a line that is taken out, or one that is put after the line that begins so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date as day
from datetime import datetime, time
from typing import Any

from tests.movement_samples import golden
from tidewaiter.ace.desk import File

SENT = {name: message.text.splitlines() for name, message in golden().items()}


@dataclass(frozen=True)
class Cut:
    start: str


@dataclass(frozen=True)
class Put:
    after: str
    line: str


Edit = tuple[str, int, str] | Cut | Put
Step = tuple[Any, ...]


def written(name: str, *edits: Edit) -> bytes:
    """A message with its changes, its records counted again where they are."""
    lines = list(SENT[name])
    for edit in edits:
        match edit:
            case Cut(start):
                lines = [line for line in lines if not line.startswith(start)]
            case Put(after, line):
                n = next(n for n, one in enumerate(lines) if one.startswith(after))
                lines.insert(n + 1, line.ljust(80))
            case (start, first, text):
                n = next(n for n, line in enumerate(lines) if line.startswith(start))
                lines[n] = lines[n][: first - 1] + text + lines[n][first - 1 + len(text) :]
    counted = [re.sub(r"^(Y.{11})\d{5}", rf"\g<1>{len(lines) - 4:05}", line) for line in lines]
    return "".join(f"{line}\r\n" for line in counted).encode()


def at(number: int) -> datetime:
    return datetime.combine(day(2026, 9, number), time(12))


BILL = ("bill", "COSU6389201745", {"quantity": 118, "port": "2704"})
OTHER = ("bill", "COSU0000000001", {"quantity": 5})
IMPORTER = "36-4567890"
PEOPLE = (("importer", IMPORTER, {"name": "Prairie"}), ("importer", "36-4567890A1", {}))
ENTRY = "B7603245278"
RELEASE = ("release", ENTRY, {"released": "2026-09-17"})

# Condition, what is wrong, things on file, steps; the last step is refused with the condition.
IN_BOND: list[tuple[str, str, tuple[Any, ...], tuple[Step, ...]]] = [
    ("T02", "a field of another form",            (), (("in_bond_61", 18, ("10A", 22, "39A1")),)),
    ("T02", "a number of no schedule",            (), (("in_bond_62", 18, ("707326908688", 3, "2326908688")),)),
    ("T03", "a rule of the chapter",              (), (("in_bond_61", 18, ("10A", 52, " ")),)),
    ("T04", "check digit",                        (), (("in_bond_61", 18, ("10A", 6, "620177455")),)),
    ("T05", "number of another movement",         (), (("in_bond_61", 18), ("in_bond_61", 18, ("10A", 22, "4501")))),
    ("T05", "number of goods that have arrived",  (), (("in_bond_61", 18), ("in_bond_arrival", 24), ("in_bond_61", 24))),
    ("T06", "deletion of nothing on file",        (), (("in_bond_deletion", 18),)),
    ("T06", "arrival of nothing on file",         (), (("in_bond_arrival", 24),)),
    ("T07", "bill of another in-bond",            (), (("in_bond_61", 18), ("in_bond_bill_deletion", 18, ("30D", 13, "6389201746")))),
    ("T08", "bill that no carrier filed",         (OTHER,), (("in_bond_61", 18),)),
    ("T09", "whole bill that a carrier filed",    (("bill", "ABCDPRO88120", {"quantity": 30}),), (("in_bond_62", 18),)),
    ("T10", "more pieces than the bill has",      (BILL,), (("in_bond_61", 18, ("30A", 69, "0000000119")),)),
    ("T11", "previous in-bond still on its way",  (), (("in_bond_62", 18), ("in_bond_61", 18, ("30A", 57, "620177460")))),
    ("T12", "port of no list",                    (), (("in_bond_61", 18, ("10A", 22, "9999")),)),
    ("T13", "pieces that do not add up",          (), (("in_bond_62", 18, ("71", 3, "0000000021")),)),
    ("T14", "a container twice",                  (), (
        ("in_bond_62", 18, Put("72NO", "72X"), Put("72NO", "710000000000MORE"), Put("72NO", "65NC")),)),
    ("T15", "another FIRMS code as carrier",      (), (("in_bond_from_zone", 18, ("10A", 18, "H573")),)),
    ("T16", "bonded carrier without hyphens",     (), (("in_bond_61", 18, ("10A", 39, "36 7654321 ")),)),
    ("T18", "bill number of a zone in use",       (("bill", "H572ZONE0042", {"quantity": 1}),), (("in_bond_from_zone", 18),)),
    ("T20", "export before arrival",              (), (("in_bond_62", 18), ("in_bond_export", 25))),
    ("T21", "arrival without FIRMS code",         (), (("in_bond_61", 18), ("in_bond_arrival", 24, ("101", 48, "    ")))),
    ("T22", "arrival at another port",            (), (("in_bond_61", 18), ("in_bond_arrival", 24, ("20", 15, "4501")))),
    ("T23", "container of another bill",          (), (("in_bond_from_zone", 18), ("in_bond_arrival", 24, (
        "101", 3, "3620177482   H572ZONE0042"), ("103", 64, "ABCU1234567")))),
    ("T24", "bill with two in-bonds",             (), (("in_bond_61", 18), ("in_bond_61", 18, ("10A", 6, "620177482")), ("in_bond_arrival", 24, (
        "101", 3, "2            COSU6389201745")))),
    ("T25", "transfer of liability by air",       (), (("in_bond_63", 18), ("in_bond_transfer", 20, ("10A", 4, "620177471")))),
    ("T26", "export of type 61",                  (), (("in_bond_61", 18), ("in_bond_export", 25, ("105", 4, "620177456")))),
    ("T27", "arrival tomorrow",                   (), (("in_bond_61", 18), ("in_bond_arrival", 23))),
    ("T28", "previous in-bond of nobody",         (), (("in_bond_61", 18, ("30A", 57, "620177460")),)),
]
TWICE = "36EI 36-4567890A1"
BOND: list[tuple[str, str, tuple[Any, ...], tuple[Step, ...]]] = [
    ("S04", "action unknown",                     (), (("bond_void", 18, ("10V", 3, "X")),)),
    ("S05", "bond type unknown",                  (), (("bond_void", 18, ("10V", 4, "1")),)),
    ("S06", "a continuous bond is voided",        (), (("bond_void", 18, ("10V", 4, "8")),)),
    ("S07", "a second basic bond",                (), (("bond_single", 18), ("bond_single", 18))),
    ("S08", "void after the release",             (RELEASE,), (("bond_single", 18), ("bond_void", 18, ("10V", 45, "269000001")))),
    ("S09", "void twice",                         (), (("bond_single", 18), ("bond_void", 18, ("10V", 45, "269000001")),
                                                       ("bond_void", 18, ("10V", 45, "269000001")))),
    ("S10", "amount of a bond without an entry",  (), (("bond_single", 18), ("bond_adjustment", 18, ("10C", 45, "269000001")))),
    ("S12", "entry of long ago",                  (("release", ENTRY, {"released": "2026-01-05"}),), (
        ("bond_single", 18), ("bond_single", 18, ("10B", 3, "E")))),
    ("S13", "termination twice",                  (), (("bond_continuous", 18), ("bond_termination", 18, ("10T", 45, "268000001")),
                                                       ("bond_termination", 18, ("10T", 45, "268000001")))),
    ("S14", "activity unknown",                   (), (("bond_continuous", 18, ("10B", 5, "99 ")),)),
    ("S15", "amount of nothing",                  (), (("bond_continuous", 18, ("10B", 8, "0000000000")),)),
    ("S16", "executed yesterday",                 (), (("bond_continuous", 19),)),
    ("S17", "no effective date",                  (), (("bond_continuous", 18, ("10B", 33, "      ")),)),
    ("S18", "effective date of a single bond",    (), (("bond_single", 18, ("10B", 33, "100126")),)),
    ("S19", "custodian's bond, single",           (), (("bond_single", 18, ("10B", 5, "2  ")),)),
    ("S20", "void with a principal",              (), (("bond_void", 18, Put("10V", "30EI 36-4567890")),)),
    ("S21", "ends in a fortnight",                (), (("bond_termination", 18, ("10T", 39, "100226")),)),
    ("S22", "no bond number",                     (), (("bond_void", 18, ("10V", 45, "         ")),)),
    ("S23", "bond number not on file",            (), (("bond_void", 18),)),
    ("S24", "continuous bond with an entry",      (), (("bond_continuous", 18, Put("10B", "20101B7603245278")),)),
    ("S25", "single bond without an entry",       (), (("bond_single", 18, Cut("20")),)),
    ("S26", "two entries",                        (), (("bond_single", 18, Put("20", "20101B7603245278")),)),
    ("S27", "kind of transaction unknown",        (), (("bond_single", 18, ("20", 3, "9")),)),
    ("S28", "no entry type",                      (), (("bond_single", 18, ("20", 4, "  ")),)),
    ("S29", "entry type of a security filing",    (), (("bond_single", 18, ("20", 3, "2"), ("10B", 5, "16 ")),)),
    ("S30", "check digit of the entry",           (), (("bond_single", 18, ("20", 6, "B7603245279")),)),
    ("S31", "no principal",                       (), (("bond_single", 18, Cut("30")),)),
    ("S32", "kind of the principal's number",     (), (("bond_single", 18, ("30", 3, "XX")),)),
    ("S33", "principal without hyphen",           (), (("bond_single", 18, ("30", 6, "36 4567890")),)),
    ("S34", "principal unknown",                  (("importer", "36-0000001", {}),), (("bond_single", 18),)),
    ("S35", "principal not active",               (("importer", IMPORTER, {"state": "inactive"}),), (("bond_single", 18),)),
    ("S36", "name of the surety",                 (), (("bond_single", 18, ("40", 17, "NAME")),)),
    ("S38", "kind of a co-principal's number",    (), (("bond_single", 18, Put("30", "35XX 36-1111111")),)),
    ("S39", "co-principal without hyphen",        (), (("bond_single", 18, Put("30", "35EI 361111111")),)),
    ("S40", "co-principal unknown",               PEOPLE, (("bond_single", 18, Put("30", "35EI 36-1111111")),)),
    ("S41", "co-principal not active",            (*PEOPLE, ("importer", "36-1111111", {"state": "void"})), (
        ("bond_single", 18, Put("30", "35EI 36-1111111")),)),
    ("S42", "a co-principal twice",               (), (("bond_single", 18, Put("30", "35EI 36-1111111"), Put("35", "35EI 36-1111111")),)),
    ("S44", "user by social security number",     (), (("bond_continuous", 18, ("36", 3, "34 123-45-6789 ")),)),
    ("S45", "user without hyphen",                (), (("bond_continuous", 18, ("36", 6, "36 4567890A1")),)),
    ("S46", "user unknown",                       (PEOPLE[0],), (("bond_continuous", 18),)),
    ("S47", "user not active",                    (PEOPLE[0], ("importer", "36-4567890A1", {"state": "void"})), (("bond_continuous", 18),)),
    ("S48", "a user twice",                       (), (("bond_continuous", 18, Put("36", TWICE)),)),
    ("S49", "no surety",                          (), (("bond_continuous", 18, Cut("40")),)),
    ("S50", "surety of two digits",               (), (("bond_continuous", 18, ("40", 3, "36 ")),)),
    ("S51", "surety of no list",                  (), (("bond_continuous", 18, ("40", 3, "999")),)),
    ("S52", "agent without hyphens",              (), (("bond_continuous", 18, ("40", 6, "ABC 12 3456")),)),
    ("S55", "a co-surety twice",                  (), (("bond_single", 18, Put("45", "45001DEF-34-5678".ljust(56) + "0000000001")),)),
    ("S56", "shared without the surety's part",   (), (("bond_single", 18, ("40", 57, " " * 10)),)),
    ("S57", "surety of another bond",             (RELEASE,), (("bond_single", 18), ("bond_adjustment", 18, (
        "10C", 45, "269000001"), ("40", 3, "010")))),
    ("S58", "the principal is co-principal too",  (), (("bond_single", 18, Put("30", "35EI 36-4567890")),)),
    ("S59", "the principal is a user too",        (), (("bond_continuous", 18, ("36", 6, "36-4567890  ")),)),
    ("S60", "a co-principal is a user too",       (), (("bond_continuous", 18, Put("30", "35EI 36-4567890A1")),)),
    ("S61", "the surety is co-surety too",        (), (("bond_single", 18, ("45", 3, "036")),)),
    ("S62", "two records of notify parties",      (), (("bond_single", 18, Put("10B", "122704C77"), Put("10B", "122704C78")),)),
    ("S63", "the sender is to be notified",       (), (("bond_single", 18, Put("10B", "122704B76")),)),
    ("S65", "additional bond without a basic one", (), (("bond_single", 18, ("10B", 3, "A")),)),
    ("S66", "two principals",                     (), (("bond_single", 18, Put("30", "30EI 36-1111111")),)),
    ("S67", "two sureties",                       (), (("bond_single", 18, Put("40", "40010ABC-12-3456")),)),
    ("S69", "substitute before the release",      (), (("bond_single", 18), ("bond_single", 18, ("10B", 3, "U")))),
    ("S71", "the surety before the principal",    (), (("bond_continuous", 18, Cut("40"), Put("10B", "40036ABC-12-3456")),)),
    ("S73", "parts that do not add up",           (), (("bond_single", 18, ("10B", 8, "0000030001")),)),
    ("S74", "termination of a void bond",         (("bond", "268AB12CD", {"kind": "8", "state": "void"}),), (("bond_termination", 18),)),
    ("S75", "surety not active",                  (("surety", "036", {"state": "revoked"}),), (("bond_continuous", 18),)),
    ("S76", "co-surety liable for nothing",       (), (("bond_single", 18, ("45", 57, "0000000000")),)),
    ("S77", "void with an activity",              (), (("bond_void", 18, ("10V", 5, "1")),)),
    ("S78", "supersedes a bond of no entry",      (), (("bond_single", 18), ("bond_single", 18, ("10B", 3, "E")))),
    ("S79", "entry type unknown",                 (), (("bond_single", 18, ("20", 4, "99")),)),
    ("S80", "bond of another filer",              (("bond", "269AB12CE", {"kind": "9", "filer": "C77"}),), (("bond_void", 18),)),
    ("S81", "rider of a bond that has ended",     (("bond", "268AB12CD", {"kind": "8", "state": "terminated"}),), (("bond_rider", 18),)),
    ("S82", "reconciliation flag unknown",        (), (("bond_rider", 18, ("10R", 55, "X")),)),
    ("S83", "reconciliation flag set before",     (("bond", "268AB12CD", {"kind": "8", "reconciliation": True}),), (("bond_rider", 18),)),
    ("S84", "Virgin Islands flag unknown",        (), (("bond_rider", 18, ("10R", 56, "N")),)),
    ("S85", "Virgin Islands flag set before",     (("bond", "268AB12CD", {"kind": "8", "virgin_islands": True}),), (
        ("bond_rider", 18, ("10R", 56, "Y")),)),
    ("S86", "user neither added nor deleted",     (), (("bond_rider", 18, ("36", 58, "X")),)),
    ("S87", "deletes a user who is none",         (("bond", "268AB12CD", {"kind": "8"}),), (("bond_rider", 18),)),
    ("S88", "deletes a user again",               (("bond", "268AB12CD", {
        "kind": "8", "users": ["36-4567890A1"], "expired_users": ["36-4567890A1"]}),), (("bond_rider", 18),)),
    ("S89", "adds a user who is one",             (("bond", "268AB12CD", {"kind": "8", "users": ["36-4567890B2"]}),), (("bond_rider", 18),)),
    ("S90", "added with a day of deletion",       (), (("bond_rider", 18, ("36", 65, "101526")),)),
    ("S91", "added without a day",                (), (("bond_rider", 18, ("36", 59, "      ")),)),
    ("S91", "added before the bond holds",        (("bond", "268AB12CD", {"kind": "8", "effective": "2026-10-06"}),), (("bond_rider", 18),)),
    ("S92", "deleted without a day",              (), (("bond_rider", 18, (TWICE, 65, "      ")),)),
    ("S96", "a second continuous bond",           (), (("bond_continuous", 18), ("bond_continuous", 18))),
    ("SR1", "two re-insurers",                    (), (("bond_continuous", 18, Put("40", "46010ABC-12-3456"), Put("40", "46016ABC-12-3456")),)),
    ("SR2", "re-insurer beside a co-surety",      (), (("bond_single", 18, Put("45", "46010ABC-12-3456")),)),
    ("SR3", "the surety re-insures itself",       (), (("bond_continuous", 18, Put("40", "46036ABC-12-3456")),)),
    ("SR4", "re-insurer of another bond",         (RELEASE, ("bond", "269AB12CE", {"kind": "9", "entry": ENTRY, "surety": "036"})), (
        ("bond_adjustment", 18, Put("40", "46010ABC-12-3456")),)),
]


def put_on_file(file: File, things: tuple[Any, ...]) -> None:
    for kind, key, thing in things:
        file.keep(kind, key, thing)
