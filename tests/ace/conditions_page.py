"""docs/abi/conditions.md: every condition that the rehearsal raises, and what raises it in the tests.

`python -m tests.ace.conditions_page` writes it; a test compares.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from tests.ace.header_cases import HEADER
from tests.ace.line_cases import LINE
from tests.ace.on_file_cases import CASES
from tests.ace.query_cases import CARGO as QUERIES_OF_CARGO
from tests.ace.query_cases import SUMMARY as QUERIES_OF_SUMMARIES
from tests.ace.syntax_cases import SYNTAX
from tidewaiter.abi.status_narratives import CARGO_QUERY, SUMMARY_QUERY
from tidewaiter.ace.conditions import dictionary
from tidewaiter.ace.fields import FAULTS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "abi" / "conditions.md"
# Raised by tests of their own.
ELSEWHERE = {
    "623": "a line that the law held here does not settle (test_exchange)",
    "995": "a good filing (test_exchange)",
    "996": "a filing of what is on file (test_store)",
    "997": "a deletion of what is on file (test_store)",
    "998": "any fatal condition (test_exchange)",
    "999": "any fault of syntax (test_exchange)",
    "B25": "a deletion of nothing on file (test_store)",
    "B29": "a filing on the day of its statement (test_store)",
    "B32": "another port than the one on file (test_store)",
    "B35": "another reference than the one on file (test_store)",
    "X41": "two blocks of summary queries in a batch (test_queries)",
    "X37": "a record missing that no other condition names (test_exchange)",
}

NOT_ASKED = {"016": "more summaries than one reply may hold (test_queries)"}


def raised() -> dict[str, list[str]]:
    """What raises each condition, by its code."""
    found: dict[str, list[str]] = {}
    for code, what, *_ in (*SYNTAX, *HEADER, *LINE):
        found.setdefault(code, []).append(what)
    for case in CASES:
        found.setdefault(case.code, []).append(f"{case.what} (on file)")
    for record, fields in FAULTS.items():
        for field, faults in fields.items():
            if faults.blank:
                found.setdefault(faults.blank, []).append(f"{record}.{field} blank")
            found.setdefault(faults.wrong, []).append(f"{record}.{field} of another form or code")
    for code, what in ELSEWHERE.items():
        found.setdefault(code, []).append(what)
    return found


def page() -> Iterator[str]:
    told = raised()
    yield "# The conditions of the rehearsal"
    yield ""
    yield "`tidewaiter ace exchange` answers a filing with these conditions of CBP's ACE error dictionary. Each is raised in"
    yield "tests/ace by what stands beside it. This page is printed by `python -m tests.ace.conditions_page`."
    yield ""
    yield "Where the rehearsal is stricter than ACE or knows less:"
    yield ""
    yield "- As in ACE the duty of a line and of an entry may differ from what is computed by $2.99 (624, 627), tax and agricultural"
    yield "  fees by $3.00 (660 to 662); of distilled spirits more than is computed passes. The sums are held to the cent (722 to 747)."
    yield "- 523 also stands for a textile maker in another country than the origin (19 CFR 102.23(a)), for which the dictionary"
    yield "  has no condition of its own; 600 for a harbor maintenance fee that is due and not filed, by any vessel."
    yield "- B10 follows the dictionary, which wants the port of entry to be the block's; the chapter asks for its district only."
    yield "- A fault of structure is answered in the X0 and X1 records of the batch chapter. Records that are missing are"
    yield "  answered by the conditions that name them (100, 185, 400, 431, 700, 701)."
    yield "- 623 is answered, for information, where the law held here does not settle what a line owes, whose totals are then"
    yield "  cross-footed only; and for a case of an order that is not held, whose rate is taken as filed."
    yield "- 626 is answered, for information, where a line leaves out a number that holds only while nobody says otherwise (a"
    yield "  listed number is an auto part, say): CBP does not see the fact, and leaving the number out denies it."
    yield "- It keeps no importers, manufacturers, bonds, releases, carriers, facilities or foreign ports; 101, 109, 578 and 588"
    yield "  need books that have importers. Partner agency data, census warnings and quota are taken unseen."
    yield ""
    yield "| code | severity | narrative | raised by |"
    yield "| --- | --- | --- | --- |"
    for code, condition in sorted(dictionary().items()):
        severity = {"F": "fatal", "I": "information"}.get(condition.severity, "disposition")
        yield f"| {code} | {severity} | {condition.narrative} | {'; '.join(told[code])} |"
    yield from _queries("Entry summary queries", "of record JZ, which the dictionary has under application EQ", SUMMARY_QUERY, (
        (" / ".join(lines), found) for lines, found in QUERIES_OF_SUMMARIES))
    yield from _queries("Cargo queries", "of records WR0, WSA and WSB, by the appendix of their chapter (ACMQ-64)", CARGO_QUERY, (
        (line, [one[4:] for one in found]) for line, found in QUERIES_OF_CARGO))


def _queries(title: str, of: str, narratives: Mapping[str, str], cases: Iterable[tuple[str, list[str]]]) -> Iterator[str]:
    """The conditions of a kind of query, with the first query of the tests that raises each."""
    raised_by: dict[str, str] = {}
    for query, found in cases:
        for code in found:
            raised_by.setdefault(code, " ".join(query.split()))
    yield from ("", f"## {title}", "", f"The conditions {of}. Each is raised in tests/ace/query_cases.py by the query beside it.", "")
    yield from ("| code | narrative | raised by |", "| --- | --- | --- |")
    for code, narrative in sorted(narratives.items()):
        yield f"| {code} | {narrative} | `{raised_by[code]}` |" if code in raised_by else f"| {code} | {narrative} | {NOT_ASKED[code]} |"


def text() -> str:
    return "\n".join(page()) + "\n"


if __name__ == "__main__":
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(text(), encoding="utf-8")
