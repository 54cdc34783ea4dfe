"""What a summary that certifies for release tells of it: references, parties and their countries, by the codes of the summary's chapter."""

from __future__ import annotations

from collections.abc import Iterator

from tidewaiter.ace.conditions import Found
from tidewaiter.ace.examination import Examination

# Record SE20, note 1, page ESF-56; records SE30 and SE50, notes 1 to 3, pages ESF-59, ESF-60 and ESF-82.
REFERENCES = frozenset(["CR", "EN", "IB", "FTZ", "DIS", "V1", "AMT", "EXP", "KII", "RRN", "PER", "CES", "EDA", "SCE", "SSR", "NAM", "LOC", "GEN"])
PARTIES = frozenset(["CN", "SE", "BY", "ST", "LG", "CS", "SH", "EX", "DR", "PK"])
LINE_PARTIES = PARTIES | {"MF"}
NUMBERS = frozenset({"EI", "ANI", "34"})
CODES = {
    "SE13": {"document_imaging": frozenset({"1"})}, "SE20": {"qualifier": REFERENCES},
    "SE30": {"kind": PARTIES, "qualifier": NUMBERS}, "SE50": {"kind": LINE_PARTIES, "qualifier": NUMBERS},
}


def check(exam: Examination) -> Iterator[Found]:
    """Codes that are in no table of the chapter. The dictionary has no conditions of these records: X40 answers."""
    for placed in exam.summary.records:
        for name, codes in CODES.get(placed.record.id, {}).items():
            if placed[name] and placed[name] not in codes:
                yield Found("X40", placed.path, f"{placed.record.id}.{name} is {placed[name]}")
        if placed.record.id in ("SE36", "SE56") and exam.books.countries and placed["country"] not in exam.books.countries:
            yield Found("X40", placed.path, f"{placed['country']} is no country")
