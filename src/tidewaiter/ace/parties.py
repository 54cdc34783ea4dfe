"""The parties of a line, record 47. Source: CATAIR Entry Summary, note (f); 19 CFR 102.23(a)."""

from __future__ import annotations

from collections.abc import Iterator

from tidewaiter.ace.conditions import Found
from tidewaiter.ace.examination import Examination
from tidewaiter.ace.matrix import INFORMAL
from tidewaiter.ace.rebuild import is_article
from tidewaiter.ace.summary import LineItem, Placed
from tidewaiter.numbers import importer_number, mid

# Textile and apparel products, 19 CFR 102.21(b)(5): chapters 50 to 63 and these.
TEXTILES = (
    *(str(chapter) for chapter in range(50, 64)),
    "300590", "39211215", "39211315", "3921902550", "420212", "420222", "420232", "420292", "640520", "640610",
    "640699", "6501", "6502", "6504", "650590", "660110", "660191", "660199", "701910", "701940", "701951", "701952",
    "701959", "870821", "8804", "911390", "940490", "961210",
)


def check(exam: Examination, item: LineItem) -> Iterator[Found]:
    """Each party once, with an identifier in its form."""
    seen: set[str] = set()
    for party in item.of("47"):
        if party["kind"] in seen:
            yield Found("520", party.path)
        seen.add(party["kind"])
        if not party["party"]:
            continue
        match party["kind"]:
            case "M":
                yield from _maker(exam, item, party)
            case "E":
                if not _is_mid(exam, party["party"]):
                    yield Found("450", party.path)
            case "C":
                if not importer_number.is_valid(party["party"]):
                    yield Found("594", party.path)
                elif exam.books.importers and party["party"] not in exam.books.importers:
                    yield Found("588", party.path)
                content = exam.summary.one("11")
                if not (content and content["consignee"]):
                    yield Found("522", party.path)
            case "S":
                if not importer_number.is_valid(party["party"]):
                    yield Found("596", party.path)
                elif exam.books.importers and party["party"] not in exam.books.importers:
                    yield Found("578", party.path)


def _maker(exam: Examination, item: LineItem, party: Placed) -> Iterator[Found]:
    identifier, origin, exported = party["party"], item.header["origin"], item.header["exported_from"]
    formal = exam.summary.type not in INFORMAL
    if formal and "CA" in (origin, exported) and identifier[:2] not in mid.PROVINCES:
        yield Found("535", party.path)
    # The dictionary has no condition of its own for a textile maker in another country than the origin.
    elif not _is_mid(exam, identifier) or (is_textile(item) and mid.country(identifier) != origin):
        yield Found("523", party.path)


def _is_mid(exam: Examination, identifier: str) -> bool:
    if not mid.is_valid(identifier) or identifier != mid.compact(identifier):
        return False
    if exam.books.makers and identifier not in exam.books.makers:
        return False
    return not exam.books.countries or mid.country(identifier) in exam.books.countries


def is_textile(item: LineItem) -> bool:
    """Whether any article of the line is a textile or apparel product."""
    return any(placed["hts"].startswith(TEXTILES) for placed in item.tariff if is_article(placed["hts"]))
