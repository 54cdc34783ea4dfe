"""Notes: read from a printed chapter, found by address, linked with numbers. The small chapters here are in our own words."""

from __future__ import annotations

import csv
import gzip
import re
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tidewaiter.findings import fatal
from tidewaiter.tariff.notes import (
    Address,
    Kind,
    NoSuchNote,
    NotesText,
    Place,
    below,
    enumerating,
    exclusions,
    find,
    governing,
    parse_address,
    read_notes,
)
from tidewaiter.tariff.notes.address import SECTIONS
from tidewaiter.tariff.notes.labels import Label, nest

ROOT = Path(__file__).resolve().parents[2]


def page(*lines: str, label: str = "95-1", side: str = "XX") -> str:
    head = ["      Harmonized Tariff Schedule of the United States Revision 7 (2031)", "   Annotated for Statistical Reporting Purposes", side, label]
    return "\n".join([*head, *lines]) + "\n"


FIRST = page(
    "                     SECTION XX", "             THINGS OF ALL SORTS", "Notes", "",
    "1.   This section does not cover stones (heading 2517) or, except with lamps of heading 9405, of chapter 70.", label="XX-1")
SECOND = page(
    "                     CHAPTER 95", "               THINGS TO PLAY WITH", "Notes", "",
    "1.   This chapter does not cover:", "",
    "     (a) Wax lights (heading 3406);", "",
    "     (h) Sticks (heading 6602), or their parts (heading 6603);", "",
    "     (ij) Eyes of glass, of heading 7018; or", "",
    "     (k) Boats (other than boats of heading 9506) of chapter 89.", "",
    "2.   For the purposes of heading 9508:", "",
    "     (a) The word \"ride\" means a seat that is moved and a self-", "         propelled car of not more than 25", "          2",
    "         m , and", "",
    "     (b) The word \"stall\" means a table.                                          ",
    "                                   1/", "         Stalls stand apart", "",
    "     Rides of heading 9508 are not sold.", "", "1/ See heading 9817.", )
THIRD = page(
    "Notes (con.)", "",
    "     of this note, and so forth.", "",
    "3    Heading 9503 covers balls.", "",
    "Additional U.S. Notes", "",
    "1.   (a) (i) Deep text that names subheading 9503.00.00 and subdivision", "             (a) of this note.", "",
    "         (ii) More.", label="95-2")
TABLE = page(" Heading/ Stat.      Unit", "Subheading Suf-   Article Description", "9503.00.00   Balls ........ Free", label="95-3")
CHAPTER = "\f".join([FIRST, SECOND, THIRD, TABLE])


@cache
def small() -> NotesText:
    return read_notes(CHAPTER, "small")


ADDRESSES = {
    "note 1, section XX": ("XX-1", 18), "note 1, chapter 95": ("95-1", 5), "note 1(a), chapter 95": ("95-1", 4), "note 1(h), chapter 95": ("95-1", 8),
    "note 1(ij), chapter 95": ("95-1", 7), "note 1(k), chapter 95": ("95-1", 10), "note 2, chapter 95": ("95-1", 13),
    "note 2(a), chapter 95": ("95-1", 19), "note 2(b), chapter 95": ("95-1", 16), "note 3, chapter 95": ("95-2", 4),
    "additional U.S. note 1, chapter 95": ("95-2", 0), "additional U.S. note 1(a), chapter 95": ("95-2", 0),
    "additional U.S. note 1(a)(i), chapter 95": ("95-2", 12), "additional U.S. note 1(a)(ii), chapter 95": ("95-2", 1),
}


def test_a_chapter_is_read_into_its_notes_without_sides_titles_and_table():
    assert small().edition == "2031HTSRev7"
    assert {str(note.address): note.page for note in small().notes} == {address: label for address, (label, _) in ADDRESSES.items()}
    assert "Free" not in " ".join(note.text for note in small().notes) and small().findings == ()


@pytest.mark.parametrize(("address", "words"), [(address, words) for address, (_, words) in ADDRESSES.items() if words and "2" not in address[:7]])
def test_each_note_has_its_own_words(address, words):
    assert len(find(small(), address).text.split()) == words


def test_a_hyphen_at_the_end_of_a_line_joins_and_a_raised_figure_goes_back_to_its_unit():
    text = find(small(), "note 2(a), chapter 95").text
    assert "self-propelled" in text and "25 m2, and" in text


def test_a_paragraph_goes_to_the_note_that_its_indent_names():
    assert find(small(), "note 2, chapter 95").text.endswith("\nRides of heading 9508 are not sold.\nof this note, and so forth.")


def test_a_footnote_stands_with_the_note_that_has_its_mark():
    assert find(small(), "note 2(b), chapter 95").footnotes == ("1/ See heading 9817.",)
    assert sum(len(note.footnotes) for note in small().notes) == 1


def test_a_label_in_a_running_sentence_is_text():
    assert "(a) of this note." in find(small(), "additional U.S. note 1(a)(i), chapter 95").text


FLAT = """      Harmonized Tariff Schedule of the United States Revision 7 (2031)
CHAPTER 99

XXII
99-1

U.S. Notes

1. The provisions of this chapter are short.
\f      Harmonized Tariff Schedule of the United States Revision 7 (2031)
SUBCHAPTER III

SHORT RULES

99-III-1

U.S. Notes

1. First.

2.

    (a) Heading 9903.01.01 applies to what follows:

         7301.10.00   7302.10   7303

         7304.11.0010

    (b) Goods are not subject to:

    (1) one duty;

    (2) another duty.

    Both are ended.

[U.S. note 3 deleted]

4. Articles, except of heading 7326, of subheading 7308.90.30, and of headings 8401 to 8405.
"""
SLID = """      Harmonized Tariff Schedule of the United States Revision 7 (2031)
99 - III - 2

U.S. Notes (con.)                 7402.00    7403.00
                                  7412.00    7413.00
           (c) Things of tin:     7415.00
                       7401.00    7502.00    7503.00
                       7411.00    7505.00
                       7414.00

           (d) Things of lead:

                       7501.00
                       7504.00
"""


@cache
def flat() -> NotesText:
    return read_notes(FLAT + "\f" + SLID, "flat")


def numbers(address: str, text: NotesText | None = None) -> list[str]:
    return [one.first for one in find(text or flat(), address).mentions if one.what == "number" and one.role == "listed"]


def test_lists_of_numbers_stay_lines_of_numbers():
    assert numbers("note 2(a), chapter 99 subchapter III") == ["73011000", "730210", "7303", "7304110010"]
    assert find(flat(), "note 2(a), chapter 99 subchapter III").text.endswith("\n7301.10.00  7302.10  7303\n7304.11.0010")


def test_columns_that_have_slid_are_put_side_by_side_again():
    assert numbers("note 4(c), chapter 99 subchapter III") == ["740100", "740200", "740300", "741100", "741200", "741300", "741400", "741500"]
    assert numbers("note 4(d), chapter 99 subchapter III") == ["750100", "750200", "750300", "750400", "750500"]


def test_a_flush_paragraph_goes_back_to_what_its_list_belongs_to():
    assert find(flat(), "note 2(b), chapter 99 subchapter III").text.endswith("\nBoth are ended.")


def test_a_deleted_note_keeps_its_number():
    assert "deleted" in find(flat(), "U.S. note 3, chapter 99 subchapter III").text


NESTED = [
    ("1. a b c", "0 1 1 1"),
    ("1. h i j", "0 1 1 1"),
    ("1. h i ii j", "0 1 2 2 1"),
    ("1. a b c d e f g h i 2.", "0 1 1 1 1 1 1 1 1 1 0"),
    ("1. h ij k", "0 1 1 1"),
    ("2. a c j k", "0 1 1 1 1"),
    ("1. a i A 1 2 B ii b", "0 1 2 3 4 4 3 2 1"),
    ("1. u v w", "0 1 1 1"),
    ("1. a i ii iii iv v vi b", "0 1 2 2 2 2 2 2 1"),
    ("1. x y z aa bb", "0 1 1 1 1 1"),
    ("1. a i aa bb ii", "0 1 2 3 3 2"),
    ("20. a g 1. 2. 3. h 21. a", "0 1 1 2 2 2 1 0 1"),
    ("1. k l m n", "0 1 1 1 1"),
    ("1. A a b B", "0 1 2 2 1"),
    ("20. kk II mm", "0 1 1 1"),                     # (ll) printed with capitals
    ("20. a (21) a", "0 1 0 1"),                     # 21. printed in brackets
]


@pytest.mark.parametrize(("labels", "depths"), NESTED)
def test_the_sequence_of_sisters_tells_the_rank_of_a_label(labels, depths):
    given_labels = [Label(word.strip(".()"), dotted=word.endswith(".")) for word in labels.split()]
    found = [rank.depth if rank else None for rank in nest(given_labels)]
    assert found[1:] == [int(depth) for depth in depths.split()][1:] and found[0] == 0


WRITTEN = [
    ("note 16(c)(vi), chapter 99 subchapter III", "U.S. note 16(c)(vi), chapter 99 subchapter III"),
    ("U.S. note 20(vvv)(iv)(4) to subchapter III of chapter 99", "U.S. note 20(vvv)(iv)(4), chapter 99 subchapter III"),
    ("us note 2 (a), subchapter iii chapter 99", "U.S. note 2(a), chapter 99 subchapter III"),
    ("additional U.S. note 3 to chapter 2", "additional U.S. note 3, chapter 2"),
    ("Additional US Note 3, Chapter 2", "additional U.S. note 3, chapter 2"),
    ("statistical note 1, chapter 91", "statistical note 1, chapter 91"),
    ("section XV note 2(a)", "note 2(a), section XV"),
    ("note 2(a) to section xv", "note 2(a), section XV"),
    ("note 1 chapter 95", "note 1, chapter 95"),
    ("chapter 95, note 1(ij)", "note 1(ij), chapter 95"),
    ("subheading note 1 of chapter 95", "subheading note 1, chapter 95"),
    ("compiler's note, chapter 99 subchapter II", "compiler's note, chapter 99 subchapter II"),
]


@pytest.mark.parametrize(("written", "printed"), WRITTEN)
def test_an_address_is_read_in_all_the_ways_it_is_written(written, printed):
    assert str(parse_address(written)) == printed == str(parse_address(printed))


WRONG = ["", "note", "note 1", "chapter 95", "note (a), chapter 95", "note 1, chapter 77", "note 1, chapter 0", "note 1, section XXIII",
         "note 1, section IIII", "note 1, chapter 99 subchapter IC", "heading 9503", "note 1(, chapter 95", "note 1\nchapter 95 and more", "x" * 5000]


@pytest.mark.parametrize("text", WRONG)
def test_what_is_no_address_is_refused_in_one_line(text):
    with pytest.raises(ValueError) as error:
        parse_address(text)
    assert "\n" not in str(error.value) and len(str(error.value)) < 400


PLACES = st.one_of(
    st.sampled_from(sorted(SECTIONS)).map(lambda section: Place(section=section)),
    st.integers(1, 99).filter(lambda chapter: chapter != 77).map(Place),
    st.sampled_from(["I", "II", "III", "IV", "XV", "XXII"]).map(lambda sub: Place(99, sub)))
LABELS = st.one_of(st.sampled_from(["a", "ij", "vvv", "xiii", "A", "II", "4", "310"]),
                   st.from_regex(r"[a-z]{1,4}|[A-Z]{1,2}|[1-9][0-9]?", fullmatch=True))
PATHS = st.one_of(st.just(()), st.tuples(st.integers(1, 99).map(str), st.lists(LABELS, max_size=5)).map(lambda pair: (pair[0], *pair[1])))


@given(PLACES, st.sampled_from(list(Kind)), PATHS)
def test_a_printed_address_reads_back_as_itself(place, kind, path):
    if place.subchapter and kind is Kind.NOTE:
        kind = Kind.US                               # a subchapter has no notes but U.S. notes
    address = Address(place, kind, path)
    assert parse_address(str(address)) == address


NEAR = [
    ("note 1(z), chapter 95", "note 1, chapter 95"), ("note 2(a)(i)(A), chapter 95", "note 2(a), chapter 95"),
    ("U.S. note 3, chapter 95", "note 3, chapter 95"), ("note 9, section XX", "note 1, section XX"), ("note 1, chapter 3", "note 1, chapter 95"),
]


@pytest.mark.parametrize(("asked", "nearest"), NEAR)
def test_an_address_that_is_not_there_names_the_nearest_that_is(asked, nearest):
    with pytest.raises(NoSuchNote, match=re.escape(f"the nearest is {nearest}")):
        find(small(), asked)


def links(text: NotesText) -> set[tuple[str, str, str]]:
    return {(str(one.source), str(one.target), str(one.note)) for one in exclusions(text)}


def test_exclusions_link_where_goods_do_not_belong_with_where_they_do():
    assert links(small()) == {
        ("section XX", "heading 2517", "note 1, section XX"), ("section XX", "chapter 70", "note 1, section XX"),
        ("chapter 95", "heading 3406", "note 1(a), chapter 95"), ("chapter 95", "heading 6602", "note 1(h), chapter 95"),
        ("chapter 95", "heading 6603", "note 1(h), chapter 95"), ("chapter 95", "heading 7018", "note 1(ij), chapter 95"),
        ("chapter 95", "chapter 89", "note 1(k), chapter 95"),
    }


def test_the_notes_of_section_and_chapter_govern_a_number_and_those_that_name_it_come_first():
    assert [(str(one.note.address), str(one.names or "")) for one in governing(small(), "9503.00.0011")] == [
        ("additional U.S. note 1(a)(i), chapter 95", "subheading 9503.00.00"), ("note 3, chapter 95", "heading 9503"),
        ("note 1, section XX", ""), ("note 1, chapter 95", ""), ("additional U.S. note 1, chapter 95", "")]
    assert "note 2, chapter 95" in [str(one.note.address) for one in governing(small(), "9508") if one.names]


ENUMERATED = [
    ("7302.10.5020", "2(a)", True), ("7302.40.00", None, None), ("7304.11.00", "2(a)", False), ("7304.11.0010", "2(a)", True),
    ("7304.11.0020", None, None), ("7303", "2(a)", True), ("8403.10.00", "4", True), ("8406.10.00", None, None), ("7308.90.3000", "4", True),
]


@pytest.mark.parametrize(("number", "note", "whole"), ENUMERATED)
def test_a_number_is_enumerated_where_it_or_what_is_above_it_is_named(number, note, whole):
    found = [(one.note.address.number, one.whole) for one in enumerating(flat(), number)]
    assert found == ([(note, whole)] if note else [])


def test_what_is_named_only_to_be_taken_out_says_so():
    assert [one.mention.role for one in enumerating(flat(), "7326.90.86")] == ["excepted"]


LATER = """# HTSUS chapter 99, subchapter III, U.S. note 60 (a test)

Source: 2031 HTS Revision 8 (2031-05-01). In force from 2031-05-02.

Amendments
- Revision 9 (published 2031-06-01): list modified, effective 2031-06-03.

---

60.
(a) Heading 9903.99.01 applies to:

| HTS | HTS |
|---|---|
| 7601.10.30 | 7602 |
| 7603.10.00 |  |

(b)
(1) one;
(2) two.
"""


def test_a_note_of_a_later_revision_has_its_days():
    found = read_notes(LATER, "note_60.md")
    assert (found.edition, found.start, found.amended, found.single) == ("2031HTSRev9", date(2031, 5, 2), date(2031, 6, 3), True)
    assert [note.address.number for note in found.notes] == ["60", "60(a)", "60(b)", "60(b)(1)", "60(b)(2)"]
    assert numbers("U.S. note 60(a), chapter 99 subchapter III", found) == ["76011030", "7602", "76031000"]


NO_NOTES = ["", "%PDF-1.7 binary", "<html>busy</html>", "1. A list\n2. of things", "# HTSUS chapter 99",
            "# HTSUS chapter 77, U.S. note 1\n---\n1.\n(a) x", TABLE]


@pytest.mark.parametrize("text", NO_NOTES)
def test_a_text_without_notes_is_refused_with_a_reason(text):
    found = read_notes(text)
    assert fatal(found.findings) and found.notes == ()
    assert ("pdftotext -layout" in found.findings[-1].message) == text.startswith("%PDF")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.integers(0, 2000), st.sampled_from([CHAPTER, FLAT + "\f" + SLID, LATER]))
def test_a_mutated_chapter_never_crashes_the_reader(noise, at, good):
    found = read_notes(good[:at] + noise + good[at + len(noise):])
    exclusions(found)
    for note in found.notes:
        assert parse_address(str(note.address)) == note.address or note.address.path == ()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([
    "CHAPTER 95", "SECTION XX", "SUBCHAPTER II", "Notes", "Statistical Notes (con.)", "1.", "(a)", "(i) x", "(ij)", "   (A) (1) y;", "", "\f",
    "7301  7302", "U.S. Notes (con.)   7301.10  7302.10", "          7303.10", "1/ foot", "    2", "Heading/ Stat."]), max_size=25))
def test_pieces_of_a_chapter_in_any_order_never_crash_the_reader(pieces):
    found = read_notes("\n".join(pieces))
    assert len(found.by_address) == len(found.notes)


# The official texts.

CHAPTERS = [chapter for chapter in range(1, 98) if chapter != 77]


@cache
def official(reference: Path, chapter: int) -> NotesText:
    if chapter == 99:
        raw = gzip.decompress((reference / "hts_notes" / "chapter99_2026_rev_6.txt.gz").read_bytes())
        return read_notes(raw.decode("latin-1"), "chapter 99")
    path = reference / "hts_notes" / f"Chapter_{chapter}_2025HTSRev24.txt"
    return read_notes(path.read_text(encoding="utf-8"), path.name)


@cache
def later(reference: Path, note: int) -> NotesText:
    return read_notes((reference / "hts_notes" / "ch99_after_rev10" / f"note_{note}.md").read_text(encoding="utf-8"), f"note {note}")


@pytest.mark.reference
def test_every_chapter_has_its_notes_numbered_without_a_gap(reference):
    odd = Counter()
    for chapter in CHAPTERS:
        found = official(reference, chapter)
        assert found.edition == "2025HTSRev24" and not fatal(found.findings), chapter
        odd.update(finding.rule for finding in found.findings)
        tops: dict[tuple[Place, Kind], list[int]] = {}
        for note in found.notes:
            if len(note.address.path) == 1:
                tops.setdefault((note.address.place, note.address.kind), []).append(int(note.address.path[0]))
        for where, given_numbers in tops.items():
            gap = 4 if where == (Place(69), Kind.ADDITIONAL) else 0         # the print has none
            assert given_numbers == [n for n in range(1, max(given_numbers) + 1) if n != gap], (chapter, where)
        assert 1 <= len(found.notes) < 250, chapter
    assert odd == {"NOTES-HEADING": 3, "NOTES-MISPRINT": 1}  # chapters 39, 42 and 64 head a page wrongly; 76 prints "l." for "1."
    assert sum(len(official(reference, chapter).notes) for chapter in CHAPTERS) == 2412


@pytest.mark.reference
def test_the_oddities_of_chapter_99_are_told(reference):
    found = official(reference, 99)
    assert found.edition == "2026HTSRev6" and len(found.notes) == 4564
    assert Counter(finding.rule for finding in found.findings) == {"NOTES-MISPRINT": 4, "NOTES-TWICE": 3, "NOTES-UNPLACED": 2}


_HEAD = re.compile(r"(?:(?:additional u\.s\. |subheading |statistical |u\.s\. )?notes?|notice to exporters)(?::? ?\(con\.\))?:?", re.I)
_WORD = re.compile(r"\d{4}\.\d\d[\d.]*\d|[^\W\d_]{3,}|\d{4,}")
_ROMAN = re.compile(r"[ivx]+|[IVX]+")


def printed_words(text: str) -> Counter[str]:
    """The words between the headings of notes and the rate tables, counted by a plain walk over the lines."""
    words: Counter[str] = Counter()
    mode = "none"
    for sheet in text.split("\f"):
        body = False
        for line in sheet.split("\n"):
            row = " ".join(line.split())
            side = not body and (row.startswith(("Harmonized Tariff", "Annotated for")) or re.fullmatch(r"[IVX]+|(?:\d+|[IVX]+) ?-.{0,12}", row))
            if not row or side:
                continue
            if re.fullmatch(r"\[?(?:SECTION|CHAPTER|SUBCHAPTER) [IVX\d]+(?: deleted)?\]?", row):
                mode = "title"
                continue
            if row.startswith(("Heading/", "Endnotes")):
                mode = "table"
            columns = re.search(r"(?: \d{4}\.\d\d\.\d\d)+$", row)
            if _HEAD.fullmatch(row[:columns.start()] if columns else row) and not (mode == "table" and body):
                mode = "notes"
                words.update(_WORD.findall(columns[0] if columns else ""))
                continue
            if mode == "title" and re.match(r"\[?Compiler's note|1\. ", row, re.I):
                mode = "notes"
            body = True
            if mode == "notes":
                words.update(_WORD.findall(row))
    return words


@pytest.mark.reference
def test_no_word_of_any_note_is_lost(reference):
    total = 0
    for chapter in (*CHAPTERS, 99):
        if chapter == 99:
            raw = gzip.decompress((reference / "hts_notes" / "chapter99_2026_rev_6.txt.gz").read_bytes()).decode("latin-1").replace("\u00ad", "-")
        else:
            raw = (reference / "hts_notes" / f"Chapter_{chapter}_2025HTSRev24.txt").read_text(encoding="utf-8")
        printed = printed_words(raw)
        kept: Counter[str] = Counter()
        for note in official(reference, chapter).notes:
            kept.update(_WORD.findall("\n".join([note.text, *note.footnotes, " ".join(note.address.path)])))
        lost = {word: times for word, times in (printed - kept).items() if not _ROMAN.fullmatch(word)}
        # 7217,10.90 and 2803;00.00 are misprints, read as 7217.10.90 and 2803.00.00
        assert lost == ({"7217": 1, "2803": 1} if chapter == 99 else {}), chapter
        total += sum(printed.values())
    assert total > 200_000


# Address, page, words of its own text, HTS numbers that it names and the first of them: compared by hand with the printed text.
CHECKED = [
    ("note 1, section I",                                "I-1",       31,   0, ""),
    ("note 1(b), chapter 1",                             "1-1",       10,   1, "3002"),
    ("additional U.S. note 3, chapter 2",                "2-1",       74,  14, "02011010"),
    ("note 3(a), chapter 4",                             "4-1",       80,   0, ""),
    ("additional U.S. note 10, chapter 4",               "4-3",       113, 25, "04022910"),
    ("additional U.S. note 18(c), chapter 4",            "4-5",       62,   2, "04062031"),
    ("statistical note 1, chapter 4",                    "4-7",       19,   0, ""),
    ("subheading note 4, chapter 27",                    "27-1",      38,   1, "271012"),
    ("note 2(y), chapter 39",                            "39-2",      11,   0, ""),
    ("note 3(A)(b), chapter 42",                         "42-1",      6,    1, "4602"),
    ("additional U.S. note 2, chapter 42",               "42-2",      66,   4, "420212"),
    ("note 5(A)(a)(2), chapter 48",                      "48-2",      5,    0, ""),
    ("note 1(t), section XI",                            "XI-1",      12,   0, ""),
    ("statistical note 1(ij)(ii), chapter 52",           "52-4",      51,   0, ""),
    ("statistical note 1(d)(ii), chapter 64",            "64-2",      19,   0, ""),
    ("note 2(a), section XV",                            "XV-1",      35,   6, "7307"),
    ("note 8(a)(ii), section XV",                        "XV-2",      15,   0, ""),
    ("note 1(ij), chapter 72",                           "72-2",      51,   0, ""),
    ("additional U.S. note 1(h)(ix), chapter 72",        "72-6",      9,    0, ""),
    ("note 6(A)(b), section XVI",                        "XVI-2",     21,   0, ""),
    ("statistical note 1(a)(ii)(C), section XVI",        "XVI-2",     32,   0, ""),
    ("note 10, chapter 85",                              "85-2",      21,   2, "8537"),
    ("note 12(b)(iv)(3)(a), chapter 85",                 "85-4",      81,   0, ""),
    ("note 2(k), section XVII",                          "XVII-1",    11,   1, "9405"),
    ("note 1(ij), chapter 95",                           "95-1",      11,   1, "7018"),
    ("subheading note 1(b), chapter 95",                 "95-2",      12,   0, ""),
    ("note 5(b), chapter 97",                            "97-1",      14,   1, "9706"),
    ("statistical note 1(a), chapter 99",                "99-1",      55,   0, ""),
    ("U.S. note 3(d)(i)(B), chapter 99 subchapter I",    "99-I-2",    64,   0, ""),
    ("note 2(aa)(v)(7), chapter 99 subchapter III",      "99-III-59", 7,    1, "99037901"),
    ("note 2(v)(xviii)(57), chapter 99 subchapter III",  "99-III-15", 8,    0, ""),
    ("note 2(x)(iii)(b)(11), chapter 99 subchapter III", "99-III-44", 17,   1, "33012951"),
    ("note 16(c)(i), chapter 99 subchapter III",         "99-III-64", 12,   9, "7601"),
    ("note 17(c)(2)(A)(ii)(bb)(II), chapter 99 subchapter III", "99-III-71", 52, 0, ""),
    ("note 19(a)(iii)(F), chapter 99 subchapter III",    "99-III-78", 14,   1, "87082921"),
    ("note 20(vvv)(i)(4), chapter 99 subchapter III",    "99-III-315", 41,  4, "8413919080"),
    ("note 20(vvv)(iv)(4), chapter 99 subchapter III",   "99-III-322", 1,   1, "3926909910"),
    ("note 20(ll)(29), chapter 99 subchapter III",       "99-III-193", 10,  1, "7326908688"),
    ("note 20(mmm)(9), chapter 99 subchapter III",       "99-III-281", 23,  1, "9022120000"),
    ("note 31(d)(10), chapter 99 subchapter III",        "99-III-340", 1,   1, "90183200"),
    ("note 31(i), chapter 99 subchapter III",            "99-III-342", 38,  2, "99039108"),
    ("note 33(r)(2), chapter 99 subchapter III",         "99-III-354", 15,  1, "99030110"),
    ("note 33(t)(2), chapter 99 subchapter III",         "99-III-355", 16,  4, "99037601"),
    ("note 36, chapter 99 subchapter III",               "99-III-357", 2,   0, ""),
    ("note 38(c), chapter 99 subchapter III",            "99-III-360", 31, 11, "99037402"),
    ("note 39(d)(vii), chapter 99 subchapter III",       "99-III-364", 14,  1, "99037909"),
    ("note 2(b), chapter 99 subchapter XXII",            "",          58,   6, "99225202"),
]


@pytest.mark.reference
@pytest.mark.parametrize(("address", "label", "words", "count", "first"), CHECKED, ids=[row[0] for row in CHECKED])
def test_addresses_have_the_text_that_is_printed_there(reference, address, label, words, count, first):
    place = parse_address(address).place
    note = find(official(reference, SECTIONS[place.section][0] if place.section else place.chapter), address)
    named = [one for one in note.mentions if one.what == "number"]
    assert (note.page, len(note.text.split()), len(named), named[0].first if named else "") == (label, words, count, first)


EXCLUDED = [
    (1, "chapter 1", "heading 0301", "note 1(a), chapter 1"), (1, "chapter 1", "heading 9508", "note 1(c), chapter 1"),
    (4, "chapter 4", "heading 1702", "note 5(b), chapter 4"), (27, "chapter 27", "heading 3003", "note 1(b), chapter 27"),
    (42, "chapter 42", "heading 9606", "note 2(m), chapter 42"), (42, "heading 4202", "heading 3923", "note 3(A)(a), chapter 42"),
    (84, "section XVI", "headings 7102 to 7104", "note 1(f), section XVI"), (84, "section XVI", "chapter 82", "note 1(k), section XVI"),
    (84, "heading 8422", "heading 8452", "note 2(B)(i), chapter 84"), (86, "section XVII", "heading 9506", "note 1, section XVII"),
    (95, "chapter 95", "heading 3406", "note 1(a), chapter 95"), (95, "chapter 95", "section XI", "note 1(c), chapter 95"),
    (95, "chapter 95", "heading 7018", "note 1(ij), chapter 95"), (95, "chapter 95", "section XV", "note 1(k), chapter 95"),
    (95, "chapter 95", "heading 8523", "note 1(m), chapter 95"), (95, "chapter 95", "chapter 89", "note 1(q), chapter 95"),
    (95, "subheading 9504.50", "subheading 9504.30", "subheading note 1, chapter 95"),
    (97, "chapter 97", "headings 7101 to 7103", "note 1(c), chapter 97"), (85, "heading 8537", "heading 8543", "note 10, chapter 85"),
]


@pytest.mark.reference
@pytest.mark.parametrize(("chapter", "source", "target", "note"), EXCLUDED, ids=[f"{row[1]} to {row[2]}" for row in EXCLUDED])
def test_exclusions_are_those_that_the_notes_print(reference, chapter, source, target, note):
    assert (source, target, note) in links(official(reference, chapter))


@pytest.mark.reference
def test_goods_that_an_exclusion_leaves_in_are_not_linked(reference):
    assert not [link for link in links(official(reference, 95)) if link[2] == "note 1(k), chapter 95" and link[1] not in ("section XV", "chapter 39")]
    assert ("section XV", "heading 9021", "note 2(a), section XV") not in links(official(reference, 72))


# The lists that ship under law/lists were taken from the same notes by another hand. (file, note, chapter 99's text or the later one)
LISTS = [
    *((f"s232_metals_16_c_{part}", f"16(c)({part})") for part in ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")),
    ("s232_vehicles_33_b", "33(b)"), ("s232_auto_parts_33_g", "33(g)"), ("s232_wood_37_b", "37(b)"), ("s232_wood_37_d", "37(d)"),
    ("s232_wood_37_f", "37(f)"), ("s232_mhdv_38_b", "38(b)"), ("s232_buses_38_c", "38(c)"), ("s232_mhdv_parts_38_i", "38(i)"),
    ("s232_semiconductors_39_b", "39(b)"), ("s301_china_list_1", "20(b)"), ("s301_china_list_2", "20(d)"), ("s301_china_list_3", "20(f)"),
    ("s301_china_list_4a", "20(s)(i)"), ("s301_china_9903_91_01", "31(b)"), ("s301_china_9903_91_02", "31(c)"), ("s301_china_9903_91_03", "31(d)"),
    ("s301_china_9903_91_05", "31(f)(i)"), ("s301_china_9903_91_06", "31(g)"), ("s301_china_9903_91_11", "31(j)"),
]
LATER_LISTS = sorted(path.stem for path in (ROOT / "law" / "lists").glob("note_[45]*.csv") if "unconfirmed" not in path.stem)


def law_list(name: str, day: str) -> set[str]:
    with (ROOT / "law" / "lists" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["from"] <= day and (not row["before"] or day < row["before"])]
    return {row["hts"] for row in rows if row["hts"] < "98"}


def enumerated(text: NotesText, address: str) -> set[str]:
    return {one.first for note in below(text, parse_address(address)) for one in note.mentions if one.what == "number" and one.first < "98"}


@pytest.mark.reference
@pytest.mark.parametrize(("name", "note"), LISTS)
def test_the_lists_of_chapter_99_are_those_of_the_law_files(reference, name, note):
    address = f"U.S. note {note}, chapter 99 subchapter III"
    assert enumerated(official(reference, 99), address) == law_list(name, "2026-04-23")


@pytest.mark.reference
@pytest.mark.parametrize("name", LATER_LISTS)
def test_the_lists_of_later_notes_are_those_of_the_law_files(reference, name):
    _, note, *path = name.split("_")
    text = later(reference, int(note))
    address = f"U.S. note {note}{''.join(f'({label})' for label in path)}, chapter 99 subchapter III"
    assert enumerated(text, address) == law_list(name, str(text.amended))


@pytest.mark.reference
def test_a_number_misprinted_in_a_list_is_read(reference):
    assert {"28030000", "72171090"} <= enumerated(official(reference, 99), "U.S. note 30, chapter 99 subchapter III")
