"""Which data an entry type needs and which it may not have. Source: CATAIR Entry Summary, note (e)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tidewaiter.ace.conditions import Found, Path
from tidewaiter.ace.examination import Examination
from tidewaiter.ace.summary import LineItem, Placed

TYPES = ("01", "02", "03", "06", "07", "11", "12", "21", "22", "23", "31", "32", "34", "38", "51", "52")


@dataclass(frozen=True)
class Row:
    """Each letter is the rule for one of TYPES: M mandatory, A allowed, C conditional, N not allowed."""

    record: str
    field: str
    rules: str
    missing: str
    refused: str = ""

    def rule(self, entry_type: str) -> str:
        return self.rules.split()[TYPES.index(entry_type)] if entry_type in TYPES else "A"


#           record  field               01 02 03 06 07 11 12 21 22 23 31 32 34 38 51 52
HEADER = (
    Row("10", "mode",               "M  M  M  A  M  A  A  M  A  M  N  N  N  N  M  M", "164", "309"),
    Row("10", "bond_waiver",        "A  A  N  A  N  A  A  A  A  A  A  A  N  N  A  A", "",    "141"),
    Row("10", "bond_waiver_reason", "A  A  N  A  N  N  N  A  A  A  A  A  N  N  A  A", "",    "182"),
    Row("10", "consolidated",       "A  N  N  A  N  A  N  N  N  N  N  N  N  N  N  N", "",    "229"),
    Row("10", "certify_release",    "A  A  A  A  A  A  A  A  A  A  N  N  N  N  N  A", "",    "310"),
    Row("10", "deferred_tax",       "A  A  A  A  A  N  N  A  A  A  A  A  A  A  A  A", "",    "135"),
    Row("10", "reconciliation",     "A  A  N  A  N  N  N  N  N  N  N  N  N  N  N  N", "",    "160"),
    Row("10", "reconciliation_agreement", "A A N A N N N N N N N N N N N N",          "",    "159"),
    Row("10", "correction",         "A  A  A  A  A  N  N  A  A  A  A  A  A  A  A  A", "",    "B49"),
    Row("10", "tib_declaration",    "N  N  N  N  N  N  N  N  N  M  N  N  N  N  N  N", "316", "315"),
    Row("11", "consignee",          "M  M  M  M  M  A  A  A  A  M  M  M  M  M  M  M", "255"),
    Row("11", "entered",            "A  A  A  A  A  A  A  A  M  A  M  M  M  M  A  A", "124"),
    Row("11", "imported",           "C  C  C  C  A  A  A  M  N  M  A  A  A  A  A  A", "127", "297"),
    Row("11", "zone",               "N  N  N  M  N  N  N  N  N  N  N  N  N  N  N  N", "288", "136"),
    Row("11", "state",              "M  M  M  M  M  A  A  M  M  M  M  M  M  M  M  M", "132"),
    Row("20", "location",           "A  A  A  M  A  A  A  M  M  A  M  M  M  M  A  A", "173"),
    Row("30", "entry_number",       "N  N  N  N  N  N  N  N  M  N  M  M  M  M  N  N", "294", "163"),
)
LINE = (
    Row("40", "exported_from",      "M  M  M  A  M  M  M  M  M  M  M  M  M  M  M  M", "410"),
    Row("40", "exported",           "M  M  M  A  M  M  M  M  M  M  M  M  M  M  M  M", "418"),
    Row("40", "related",            "M  M  M  M  M  A  A  M  M  M  M  M  M  M  M  M", "415"),
    Row("40", "non_reimbursement",  "N  N  A  A  A  N  N  A  A  A  N  N  A  A  N  N", "",    "463"),
    Row("41", "status",             "N  N  N  M  N  N  N  N  N  N  N  N  N  N  N  N", "670", "678"),
    Row("53", "case",               "N  N  C  C  C  N  N  C  C  C  N  N  C  C  N  N", "",    "466"),
)
MAKER  = Row("47", "M",             "M  M  M  M  M  A  A  M  C  C  M  M  M  M  M  M", "483")
BUYER  = Row("47", "S",             "M  M  M  M  M  A  A  M  M  M  M  M  M  M  M  M", "577")
TOTALS = Row("88", "",              "N  N  M  C  M  N  N  C  C  C  N  N  M  M  N  N", "735", "727")

CASE_TYPES = frozenset(kind for kind in TYPES if TOTALS.rule(kind) == "M")
INFORMAL = frozenset({"11", "12"})
WITHDRAWALS = frozenset({"31", "32", "34", "38"})


def header(exam: Examination) -> Iterator[Found]:
    """What the header lacks, or has and may not have, for its entry type."""
    for row in HEADER:
        placed = exam.summary.header if row.record == "10" else exam.summary.one(row.record)
        yield from _judge(row, exam.summary.type, placed, ())


def line(exam: Examination, item: LineItem) -> Iterator[Found]:
    """What a line lacks, or has and may not have, for the entry type."""
    for row in LINE:
        placed = item.header if row.record == "40" else next(iter(item.of(row.record)), None)
        yield from _judge(row, exam.summary.type, placed, item.path)
    for row in (MAKER, BUYER):
        if row.rule(exam.summary.type) == "M" and not item.party(row.field):
            yield Found(row.missing, item.path)
    if exam.summary.type in CASE_TYPES and item.of("53") and not item.party("E"):
        yield Found("499", item.path)
    canadian = "CA" in (item.header["origin"], item.header["exported_from"])
    if MAKER.rule(exam.summary.type) == "C" and canadian and not item.party("M"):
        yield Found("534", item.path)


def _judge(row: Row, entry_type: str, placed: Placed | None, path: Path) -> Iterator[Found]:
    rule = row.rule(entry_type)
    reported = bool(placed and placed[row.field])
    if rule == "M" and not reported:
        yield Found(row.missing, placed.path if placed else path)
    elif rule == "N" and reported and placed:
        yield Found(row.refused, placed.path)
