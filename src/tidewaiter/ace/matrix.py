"""Which data an entry type needs and which it may not have: the table of note (e), and the conditions that answer a breach of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tidewaiter.abi import entry_summary as ae
from tidewaiter.abi import entry_summary_line as al
from tidewaiter.abi import entry_types
from tidewaiter.abi.entry_types import CASE_TYPES, CORRECTION_BLANK, INFORMAL, TYPES, WITHDRAWALS, Row
from tidewaiter.abi.record import Record
from tidewaiter.ace.conditions import Found, Path
from tidewaiter.ace.examination import Examination
from tidewaiter.ace.summary import LineItem, Placed

__all__ = ["CASE_TYPES", "INFORMAL", "TOTALS", "TYPES", "WITHDRAWALS", "header", "line"]


@dataclass(frozen=True)
class Answer:
    """A row of the table, the field of its record by which CBP sees that it is there, and what it answers where it misses or may not be."""

    row: Row
    field: str
    missing: str = ""
    refused: str = ""


def _field(kind: type[Record], name: str, missing: str = "", refused: str = "") -> Answer:
    return Answer(entry_types.row(kind, name), name, missing, refused)


HEADER = (
    _field(ae.Header, "mode",                     "164", "309"),
    _field(ae.Header, "bond_waiver",              "",    "141"),
    _field(ae.Header, "bond_waiver_reason",       "",    "182"),
    _field(ae.Header, "consolidated",             "",    "229"),
    _field(ae.Header, "certify_release",          "",    "310"),
    _field(ae.Header, "deferred_tax",             "",    "135"),
    _field(ae.Header, "reconciliation",           "",    "160"),
    _field(ae.Header, "reconciliation_agreement", "",    "159"),
    _field(ae.Header, "correction",               "",    "B49"),
    _field(ae.Header, "tib_declaration",          "316", "315"),
    _field(ae.Importer, "consignee",              "255"),
    _field(ae.Importer, "entered",                "124"),
    _field(ae.Importer, "imported",               "127", "297"),
    _field(ae.Importer, "zone",                   "288", "136"),
    _field(ae.Importer, "state",                  "132"),
    _field(ae.Carrier, "location",                "173"),
    Answer(entry_types.row(ae.WarehouseWithdrawal), "entry_number", "294", "163"),
)
LINE = (
    _field(al.Line, "exported_from",     "410"),
    _field(al.Line, "exported",          "418"),
    _field(al.Line, "related",           "415"),
    _field(al.Line, "non_reimbursement", "",    "463"),
    Answer(entry_types.row(al.ZoneStatus), "status", "670", "678"),
    Answer(entry_types.row(al.Case), "case", "",    "466"),
)
MAKER = Answer(entry_types.row(al.ArticleParty, party="M"), "M", "483")
BUYER = Answer(entry_types.row(al.ArticleParty, party="S"), "S", "577")
TOTALS = entry_types.row(ae.CaseTotals)


def header(exam: Examination) -> Iterator[Found]:
    """What the header lacks, or has and may not have, for its entry type."""
    corrected = exam.summary.header["correction"] == "Y"
    for answer in HEADER:
        if corrected and (answer.row.kind, answer.row.field) in CORRECTION_BLANK:
            continue
        placed = exam.summary.header if answer.row.record == "10" else exam.summary.one(answer.row.record)
        yield from _judge(answer, exam.summary.type, placed, ())


def line(exam: Examination, item: LineItem) -> Iterator[Found]:
    """What a line lacks, or has and may not have, for the entry type."""
    for answer in LINE:
        placed = item.header if answer.row.record == "40" else next(iter(item.of(answer.row.record)), None)
        yield from _judge(answer, exam.summary.type, placed, item.path)
    for party in (MAKER, BUYER):
        if party.row.rule(exam.summary.type) == "M" and not item.party(party.field):
            yield Found(party.missing, item.path)
    if exam.summary.type in CASE_TYPES and item.of("53") and not item.party("E"):
        yield Found("499", item.path)
    canadian = "CA" in (item.header["origin"], item.header["exported_from"])
    if MAKER.row.rule(exam.summary.type) == "C" and canadian and not item.party("M"):
        yield Found("534", item.path)


def _judge(answer: Answer, entry_type: str, placed: Placed | None, path: Path) -> Iterator[Found]:
    rule = answer.row.rule(entry_type)
    reported = bool(placed and placed[answer.field])
    if rule == "M" and not reported and answer.missing:
        yield Found(answer.missing, placed.path if placed else path)
    elif rule == "N" and reported and placed and answer.refused:
        yield Found(answer.refused, placed.path)
