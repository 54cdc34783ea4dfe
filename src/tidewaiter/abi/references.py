"""What the reference text of record E0 holds for each type, so that a condition leads back to the record it is about.

Source: CATAIR Entry Summary Create/Update, July 2026, table 1 of the output layouts, pages ESF-194 to ESF-203.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from tidewaiter.abi.entry_summary_reply import ConditionReference, ReferenceSignpost
from tidewaiter.abi.record import Value

Pointer = TypeVar("Pointer", bound=ConditionReference)


@dataclass(frozen=True)
class Piece:
    """One piece of a reference text: a field of the input record that it was taken from."""

    name: str
    first: int
    last: int


@dataclass(frozen=True)
class Reference:
    """A type of reference: the input record it points to, and its pieces by column of record E0."""

    kind: str
    record: str
    pieces: tuple[Piece, ...]

    def text(self, told: Mapping[str, Value]) -> str:
        """The reference text, columns 26 to 80 of record E0, from the pieces by name."""
        columns = [" "] * ReferenceSignpost.length
        for piece in self.pieces:
            width = piece.last - piece.first + 1
            columns[piece.first - 1 : piece.last] = str(told.get(piece.name, "")).ljust(width)[:width]
        return "".join(columns[ReferenceSignpost.field("reference").first - 1 :]).rstrip()


def pointing(record: type[Pointer], reference: Reference, position: int, pieces: Mapping[str, Value]) -> Pointer:
    """Record E0 of a type, with its reference text laid out. TypeError where the type has no such piece."""
    if strange := pieces.keys() - {piece.name for piece in reference.pieces}:
        raise TypeError(f"reference {reference.kind} has no {', '.join(sorted(strange))}")
    return record(kind=reference.kind, position=position, reference=reference.text(pieces))


def _entry(kind: str, *more: Piece) -> Reference:
    return Reference(kind, "10", (
        Piece("filer", 26, 28), Piece("entry_number", 30, 37), Piece("reference", 39, 50), *more,
    ))


REFERENCES = {reference.kind: reference for reference in (
    _entry("SUMMRY", Piece("team", 52, 54)),
    Reference("CARMAN", "22",   (Piece("quantity", 26, 33), Piece("unit", 35, 39))),
    Reference("BOLINB", "23",   (Piece("kind", 26, 26), Piece("number", 28, 39))),
    Reference("BNDDTL", "31",   (Piece("kind", 26, 26), Piece("designation", 28, 28), Piece("surety", 30, 32))),
    Reference("CONREL", "32",   (Piece("filer", 26, 28), Piece("entry_number", 31, 38))),
    Reference("MISDOC", "33",   (Piece("document", 26, 27),)),
    Reference("HDRFEE", "34",   (Piece("class_code", 26, 28), Piece("amount", 30, 37))),
    Reference("PSCHRE", "35",   (Piece("reason", 26, 28),)),
    Reference("PSCEXP", "36",   (Piece("explanation", 26, 80),)),
    Reference("LINITM", "40",   (Piece("line", 26, 28),)),
    Reference("EIPINV", "42",   (Piece("supplier", 26, 40), Piece("invoice", 42, 58))),
    Reference("INVLIN", "42",   (Piece("begin", 26, 29), Piece("end", 31, 34))),
    Reference("COMDES", "44",   (Piece("description", 26, 80),)),
    Reference("ARPART", "47",   (Piece("kind", 26, 26), Piece("party", 28, 42))),
    Reference("TARIFF", "50",   (Piece("hts", 26, 35),)),
    Reference("TARQTY", "50",   (Piece("quantity", 26, 37), Piece("unit", 39, 41))),
    Reference("LICNSE", "52",   (Piece("kind", 26, 27), Piece("number", 29, 38))),
    Reference("ADDCVD", "53",   (Piece("case", 26, 35),)),
    Reference("IADDET", "54",   (Piece("kind", 26, 27),)),
    Reference("LINFEE", "62",   (Piece("class_code", 26, 28), Piece("amount", 30, 37))),
    Reference("PSCLRE", "63",   (Piece("reason", 26, 28),)),
    Reference("CENWRN", "CW02", (Piece("condition", 26, 28), Piece("override", 30, 31))),
    _entry("PSTLIN"),
    _entry("TOTALS"),
    Reference("FEETOT", "89",   (Piece("class_code", 26, 28), Piece("amount", 30, 40))),
    Reference("PGOI",   "OI",   (Piece("text", 26, 80),)),
    *(Reference(f"PG{n:02}", f"PG{n:02}", (Piece("text", 26, 80),)) for n in (
        1, 2, 4, 5, 6, 7, 8, 10, 13, 14, *range(17, 36), 55)),
)}


def signpost(kind: str, position: int, /, **pieces: Value) -> ReferenceSignpost:
    """Record E0 of a type, with its reference text laid out. KeyError where the chapter has no such type.

    >>> signpost("ADDCVD", 1, case="A570967000").emit().rstrip()
    'E0 ADDCVD 000001 REF ID: A570967000'
    """
    return pointing(ReferenceSignpost, REFERENCES[kind], position, pieces)


def pieces(record: ReferenceSignpost) -> dict[str, str]:
    """The pieces of a reference by name; none where its type is unknown.

    >>> pieces(signpost("LINFEE", 2, class_code="501", amount="00001772"))
    {'class_code': '501', 'amount': '00001772'}
    """
    line = record.emit()
    reference = REFERENCES.get(record.kind)
    return {p.name: line[p.first - 1 : p.last].strip() for p in reference.pieces} if reference else {}
