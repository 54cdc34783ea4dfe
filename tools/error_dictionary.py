"""Write law/codes/conditions.csv: every condition of CBP's ACE error dictionary by code, its narrative, and what of a message it is about.

    python tools/error_dictionary.py ../shared/reference

Narratives are the forty characters that a reply carries. Of the explanations only the record and columns that they name are kept, and
whether they call the condition informational; `kind` sorts the narrative, and what to do about each kind is ours (abi/conditions.py).
"""

from __future__ import annotations

import argparse
import csv
import re
from collections.abc import Iterator
from pathlib import Path

from python_calamine import CalamineWorkbook

OUT = Path(__file__).resolve().parents[1] / "law" / "codes" / "conditions.csv"
SOURCE = "CATAIR error dictionary, rev. 51, July 2026"
# The first that fits. A narrative that fits none is about the state of something at CBP, and its own words say which.
KINDS = (
    ("withdrawn", r"<ELIMINATED>"),
    ("number", r"NON-?NUMERIC|NOT NUMERIC|MUST BE NUMERIC"),
    ("loop", r"LOOP EXCEEDED|COUNT EXCEEDED"),
    ("order", r"OUT OF SEQ|NON-CONTIG|UNKNOWN RECORD|NOT PRECEDED|BAD INPUT RECORD|DATA FOUND IN FILLER|NON-STANDARD DATA|LESS THAN 80"),
    ("done", r"^(SUMMARY HAS|ENTRY SUMMARY (ADDED|DELETED)|TRANSACTION DATA|BATCH REJECTED)|QUERY COMPLETE|OUTPUT LIMIT|TOTAL NUMBER OF"),
    ("system", r"SYSTEM FAILURE|CURRENTLY NOT AVAILABLE"),
    ("accepted", r"ACCEPTED|NOT EVALUATED|MAY BE SUBJECT|MAY FAIL|CONFIRM HTS|MAY BE MISSING"),
    ("figure", r"MISMATCH|MIS-MATCH|NOT ?= |NOT ?=|NOT EQ|MUST EQUAL|AMOUNT INCORRECT|AMOUNTS DO NOT"),
    ("duplicate", r"DUPL|ALREADY|PREVIOUSLY USED|MULTIPLE|OVERLAP|CANNOT EQUAL"),
    ("missing", r"MISSING|MISNG|MSSNG|REQ'?D|RQRD|\bREQ'?S?\b|REQUIRE|MUST BE SUBMITTED"),
    ("not_on_file", r"ON.FILE|NOT FOUND|NOT FND|NOT IN ACE|DOES NOT EXIST|NOT PREVIOUSLY EST|^NO .*FOUND"),
    ("refused", r"NOT AL|CONFLICT|NOT VALID WITH|"
                r"NOT PERMIT|NOT AUTH|INELIG|NOT ELIG|PROHIB|CANNOT|MAY NOT|NOT USED|NOT APPROVED|RESTRICTED|BANNED|RESERVED"),
    ("inactive", r"INACTIV|EXPIRED|LIQUIDATED|INSUFFICIENT|FILLED|REACHED|"
                 r"NOT ACTIVE|CLOSED|VOID|TERMINAT|CANCELL|REVOKED|NOT (YET )?EFF|NO LONGER|DEACTIV"),
    ("code", r"UNKNOWN|NOT (A )?KNOWN|INVALID|NOT VALID|INVLD|UNKN\b|NOT A DATE"),
    ("limit", r"EXCEED|LESS THAN|GREATER|GT |>|<|TOO FAR|TOO CLOSE|BEYOND"),
    ("form", r"MUST"),
)
# "50-record, pos. 36-47" and its like.
RECORD = re.compile(r"\b([A-Z]{2}\d{2}|OI|[A-Z]\d|\d{2})[- ]records?\b"
                    r"(?:,?\s*\(?\s*pos(?:ition|itions|\.)?\s*(\d+)(?:\s*-\s*(\d+))?)?", re.IGNORECASE)


def conditions(book: Path) -> Iterator[dict[str, str]]:
    rows = CalamineWorkbook.from_path(str(book)).get_sheet_by_name("ACE Error Dictionary").to_python()[1:]
    for code, narrative, explanation, *_ in rows:
        number = f"{int(code):03}" if isinstance(code, float) else str(code).strip()
        plain = " ".join(str(narrative).upper().replace("’", "'").replace("–", "-").replace("“", '"').replace("”", '"').split())[:40].strip()
        told = RECORD.search(str(explanation))
        yield {
            "code": number, "narrative": plain, "kind": kind(plain), "informational": "Y" if "nformational message" in str(explanation) else "",
            "record": told[1].upper() if told else "", "first": told[2] or "" if told else "", "last": (told[3] or told[2] or "") if told else "",
            "application": application(str(explanation)), "source": SOURCE,
        }


# Final dispositions, which the chapters print and the dictionary leaves out.
FINALS = (
    ("995", "SUMMARY HAS BEEN ADDED", "CATAIR Entry Summary Create/Update, July 2026, ESF-210; code from the example of B&B-37"),
    ("996", "SUMMARY HAS BEEN REPLACED", "CATAIR Entry Summary Create/Update, July 2026, ESF-210; code from the example of B&B-37"),
    ("997", "ENTRY SUMMARY DELETED", "CATAIR Entry Summary Create/Update, July 2026, ESF-211, which prints no code"),
    ("998", "TRANSACTION DATA REJECTED", "CATAIR Entry Summary Create/Update, July 2026, ESF-210, which prints no code"),
    ("999", "BATCH REJECTED", "CATAIR ABI Batch & Block Control rev. 23, B&B-33"),
)


def finals() -> Iterator[dict[str, str]]:
    for code, narrative, source in FINALS:
        yield {
            "code": code, "narrative": narrative, "kind": "done", "informational": "", "record": "", "first": "", "last": "",
            "application": "", "source": source,
        }


def kind(narrative: str) -> str:
    return next((name for name, pattern in KINDS if re.search(pattern, narrative)), "state")


def application(explanation: str) -> str:
    """The query that an explanation says a condition is of; the same code is used by several."""
    found = re.search(r"In an? (Entry Summary|Census Warning|AD/CVD) Query", explanation, re.IGNORECASE)
    return {"entry summary": "EQ", "census warning": "CJ", "ad/cvd": "AD"}[found[1].lower()] if found else ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reference", type=Path)
    book = parser.parse_args().reference / "catair" / "10-error-dictionary-2026-07.xlsx"
    rows = sorted((*conditions(book), *finals()), key=lambda row: (row["code"], row["application"], row["narrative"]))
    with OUT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{len(rows)} conditions of {len({row['code'] for row in rows})} codes in {OUT}")


if __name__ == "__main__":
    main()
