"""Which record a line is: by the application of its block and the identifier in its first columns."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from tidewaiter.abi import batch_control as control
from tidewaiter.abi.applications import APPLICATIONS, Application
from tidewaiter.abi.record import Record

# Every application of the batch chapter, notes 3 (B&B-10) and 2 (B&B-21); ours are declared in `applications`.
INPUTS = frozenset({
    "FQ", "FI", "AD", "AH", "SE", "CQ", "CW", "CJ", "CB", "DE", "EC", "AE", "EQ", "FT", "FZ", "GE", "HB", "HA",
    "KI", "TP", "SF", "WP", "QP", "$I", "MA", "NE", "CA", "MO", "QA", "RE", "PE", "SU", "TE", "RM",
})
OUTPUTS = frozenset({
    "FO", "FR", "%R", "AC", "BD", "AR", "SX", "SO", "C1", "CO", "CL", "NR", "CX", "BS", "EZ", "AX", "ER", "UC",
    "PF", "DX", "NF", "ZD", "GX", "GO", "HZ", "HY", "KR", "TT", "SN", "WT", "QT", "$R", "MY", "NX", "CC", "MS",
    "MQ", "QB", "RX", "SQ", "NS", "PX", "PO", "TS", "TX", "PZ",
    "SA",                        # not in the list, but named in Cargo Release v40, page SE-76
})
SYNTAX: dict[str, type[Record]] = {"X0": control.SyntaxSignpost, "X1": control.SyntaxResponse}
INPUT_CONTROL: dict[str, type[Record]] = {
    "A": control.BatchHeader, "B": control.BlockHeader, "Y": control.BlockTrailer, "Z": control.BatchTrailer,
}
OUTPUT_CONTROL: dict[str, type[Record]] = {
    "A": control.ReplyBatchHeader, "B": control.ReplyBlockHeader,
    "Y": control.ReplyBlockTrailer, "Z": control.ReplyBatchTrailer,
}
GENERATED_CONTROL: dict[str, type[Record]] = {
    "B": control.GeneratedBlockHeader, "Y": control.GeneratedBlockTrailer, "Z": control.GeneratedBatchTrailer,
}


def application_of(code: str) -> Application | None:
    """The application of a code; None where no record of it is declared, so that its lines are kept and not judged."""
    known = APPLICATIONS.get(code)
    return known if known and known.records else None


def is_output(code: str) -> bool:
    """Whether CBP sends the application. A batch that ACE rejected names none."""
    return code in OUTPUTS or not code


def record_class(application: str, line: str) -> type[Record] | None:
    """The declaration that a line of a block is read by; None where it is no record that we know.

    A and B name their application themselves; of every other line but Y and Z the first four columns alone decide.
    """
    letter = line[:1]
    if letter in INPUT_CONTROL:
        if letter in GENERATED_CONTROL and line[79:80] == letter and not line[1:12].strip(" "):
            return GENERATED_CONTROL[letter]
        told = {"A": line[25:27], "B": line[10:12]}.get(letter, application).strip(" ")
        return (OUTPUT_CONTROL if is_output(told) else INPUT_CONTROL)[letter]
    inside = known(application)
    for width in (4, 3, 2, 1):
        if line[:width] in inside and len(line[:width].strip(" ")) == width:
            return inside[line[:width]]
    return None


@cache
def known(application: str) -> Mapping[str, type[Record]]:
    """Every record that may stand between B and Y of an application, by its id."""
    return SYNTAX | (APPLICATIONS[application].records if application in APPLICATIONS else {})
