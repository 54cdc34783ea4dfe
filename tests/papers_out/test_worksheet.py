"""The duty worksheet as a PDF, read back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings

from tests.papers_out.entries import HARD, hard_assessment
from tests.papers_out.reading import cents_of, pages_of
from tests.papers_out.strategies import assessments, entry_of
from tests.papers_out.test_form_7501 import HOSTILE
from tests.samples import ENTRY, IMPORTER, LINE, assessment, with_lines
from tidewaiter.duty.result import Assessment, LineAssessment, Prohibited, Undetermined
from tidewaiter.entry.invoice import ValueStep
from tidewaiter.findings import Finding, Severity
from tidewaiter.papers.pdf_figures import dollars, number_text, thousands
from tidewaiter.papers.pdf_text import wrap
from tidewaiter.papers.worksheet import worksheet
from tidewaiter.papers.worksheet_rows import COLUMNS, SIZE, line_total

WARNING = Finding("VAL-LOW", Severity.WARNING, "line 1, value", "value is low", "19 CFR 152.103", "ask for proof")
FATAL = Finding("ENT-PORT", Severity.FATAL, "port", "no such port", "CATAIR Appendix E", "take another")


def pieces(column: str, text: str) -> Iterator[str]:
    """The lines in which the worksheet prints a text in a column."""
    return iter(wrap(text, COLUMNS[column].width, SIZE))


def test_every_number_amount_rate_base_cite_and_reason_is_printed() -> None:
    printed = " ".join(pages_of(worksheet(HARD, hard_assessment(), findings=(WARNING,))))
    wanted: list[tuple[str, str]] = []
    for line in hard_assessment().lines:
        for charge in line.charges:
            wanted += [
                ("number", number_text(charge.number)), ("programme", charge.program), ("rate", charge.rate),
                ("base", charge.base), ("base amount", thousands(charge.base_amount)),
                ("amount", dollars(charge.amount)), ("law", charge.cite),
            ]
            wanted += [("all", word) for fact in charge.because for word in fact.split()]
        for due in (*line.taxes, *line.fees):
            wanted += [("number", due.class_code), ("programme", due.name), ("law", due.cite),
                       ("amount", dollars(due.amount))]
        wanted += [("all", doubt.question) for doubt in line.undetermined]
        wanted += [("all", ban.reason) for ban in line.prohibited] + [("all", found.message) for found in line.findings]
    wanted += [("wide law", step.cite) for line in HARD.lines for step in line.valuation] + [("all", "147.0035")]
    assert [text for column, text in wanted for piece in pieces(column, text) if piece not in printed] == []


@pytest.mark.parametrize(("status", "refund", "said"), [
    ("struck_down", "CAPE, by declaration", ["struck down", "CAPE, by declaration"]), ("announced", "", ["announced"]),
    ("projected", "", ["projected"]), ("suspended", "", ["suspended"]), ("in_force", "", []),
])
def test_what_is_not_in_force_says_so_and_how_it_is_refunded(status: str, refund: str, said: list[str]) -> None:
    owed = assessment(ENTRY)
    first, *others = owed.lines[0].charges
    line = replace(owed.lines[0], charges=(replace(first, status=status, refund=refund), *others))
    plain, marked = (" ".join(" ".join(pages_of(worksheet(ENTRY, one, findings=()))).split()) for one in (owed, replace(owed, lines=(line,))))
    assert all(words in marked and words not in plain for words in said)
    assert (plain == marked) is not bool(said)


def test_totals_stand_first_and_lines_add_up_to_them() -> None:
    (page,) = pages_of(worksheet(ENTRY, assessment(ENTRY), findings=()))
    assert "Total owed 11,106.80 of it on the lines below, with their shares of the fees 11,106.80" in page
    assert "of it on the entry, not on a line 0.00" in page
    assert "Line 1 owes: duty 11,039.99 + shares of the fees 66.81 11,106.80" in page


def test_a_clamped_fee_shows_what_was_computed_what_is_owed_and_each_share() -> None:
    entry = with_lines(40)
    printed = " ".join(pages_of(worksheet(entry, assessment(entry), findings=())))
    assert re.search(r"499 Merchandise processing fee 1,963\.60 651\.50 .* minimum or maximum applied", printed)
    assert printed.count("share of 651.50: 16.29") + printed.count("share of 651.50: 16.28") == 40


def test_every_page_names_the_law_the_page_and_that_it_is_no_advice() -> None:
    entry = with_lines(30)
    pages = pages_of(worksheet(entry, assessment(entry), findings=()))
    assert len(pages) > 2
    for n, page in enumerate(pages, 1):
        assert f"Page {n} of {len(pages)}" in page and "Law edition sample" in page and "Not legal advice" in page
        assert "B76-0324527-8" in page


def test_a_line_that_goes_over_the_page_repeats_its_head() -> None:
    charges = tuple(replace(assessment(ENTRY).lines[0].charges[0], program=f"programme {n}") for n in range(150))
    first, *later = pages_of(worksheet(ENTRY, Assessment("long", (LineAssessment(1, charges),)), findings=()))
    assert "continued" not in first and len(later) >= 2
    assert all("Line 1, continued Number Programme Rate" in page for page in later)


@pytest.mark.parametrize(("findings", "draft"), [((), False), ((WARNING,), False), ((WARNING, FATAL), True)])
def test_fatal_findings_forbid_filing(findings: tuple[Finding, ...], draft: bool) -> None:
    (page,) = pages_of(worksheet(ENTRY, assessment(ENTRY), findings=findings))
    assert ("NOT FOR FILING" in page) == draft
    for finding in findings:
        assert f"{finding.severity.upper()} {finding.rule} at {finding.where}: {finding.message}" in page


def test_a_finding_of_a_line_stands_with_its_line_and_only_there() -> None:
    own = hard_assessment().lines[2].findings[0]
    printed = " ".join(pages_of(worksheet(HARD, hard_assessment(), findings=(own, WARNING))))
    assert printed.count("ENT-RELATED") == 1 and printed.count("VAL-LOW") == 1
    assert printed.index("VAL-LOW") < printed.index("Line 1: ") < printed.index("ENT-RELATED")


def test_a_social_security_number_shows_its_last_four_digits_only() -> None:
    printed = " ".join(pages_of(worksheet(HARD, hard_assessment(), findings=())))
    assert "XXX-XX-6789" in printed and "123-45" not in printed


def test_a_line_that_was_not_assessed_is_named() -> None:
    printed = " ".join(pages_of(worksheet(with_lines(2), assessment(ENTRY), findings=())))
    assert "Line 2 has not been assessed." in printed


def test_the_same_entry_gives_the_same_bytes() -> None:
    assert worksheet(HARD, hard_assessment(), findings=()) == worksheet(HARD, hard_assessment(), findings=())


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_prints_everywhere(text: str) -> None:
    step = ValueStep(text, Decimal("1E+30"), text, Decimal("NaN"), text)
    line = replace(LINE, description=text, facts={text: text}, valuation=(step,), sources=(text,), ruling=text)
    entry = replace(ENTRY, importer=replace(IMPORTER, name=text), broker=replace(IMPORTER, name=text), lines=(line,))
    finding = Finding(text, Severity.NOTE, text, text, text, text)
    sample = assessment(ENTRY).lines[0]
    hostile = {"program": text, "rate": text, "base": text, "base_amount": text, "cite": text, "because": (text,) * 2}
    charges = tuple(replace(charge, **hostile) for charge in sample.charges)
    unknown, banned = Undetermined(text, text, (text,)), Prohibited(text, text)
    assessed = LineAssessment(1, charges, sample.fees, (), (unknown,), (banned,), (finding,))
    pages = pages_of(worksheet(entry, Assessment(text[:80], (assessed,)), findings=(replace(finding, fix="other"),)))
    assert f"Total owed {dollars(sample.duty)}" in " ".join(pages)


@settings(max_examples=25, deadline=None)
@given(assessed=assessments())
def test_printed_lines_and_entry_fees_add_up_to_the_total(assessed: Assessment) -> None:
    printed = " ".join(pages_of(worksheet(entry_of(assessed), assessed, findings=())))
    total, on_lines, on_entry = (
        cents_of(re.search(rf"{label} (-?[\d,]+\.\d\d)", printed)[1])
        for label in ("Total owed", "with their shares of the fees", "not on a line")
    )
    assert total == on_lines + on_entry == assessed.total
    owed = [line_total(assessed, index) for index in range(len(assessed.lines))]
    assert sum(owed) == on_lines
    assert all(dollars(cents) in printed for cents in owed)
