"""What became of a number, on both sides of the day, and what the change records say."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from tidewaiter.tariff import schedule
from tidewaiter.tariff.changes import account, change_records, records

JULY = date(2026, 7, 1)                     # Revision 11, the first after the newest edition held
COMMITTEE = "484(f) Committee, changes for July 1, 2026"
FEBRUARY = date(2026, 2, 1)
FEBRUARY_CITE = "484(f) Committee, changes for January 1 and February 1, 2026"


@pytest.mark.parametrize(("number", "day", "kind", "others", "cite"), [
    ("0901110035", date(2025, 7, 1), "created",    (), "HTS 2025 Rev 16, 0901.11.0035"),
    ("9903.82.20", date(2026, 6, 8), "created",    (), "HTS 2026 Rev 10, 9903.82.20"),
    ("0901110045", date(2025, 7, 1), "ended",      (), "HTS 2025 Rev 16, without 0901.11.0045"),
    ("8301600000", date(2026, 2, 1), "split",      ("8301600010", "8301600060"), FEBRUARY_CITE),
    ("2106909998", date(2026, 7, 1), "split",      ("2106909993", "2106909994"), COMMITTEE),
    ("2106909995", date(2026, 7, 1), "renumbered", ("2106909991",), COMMITTEE),
    ("3004909219", date(2026, 7, 1), "renumbered", ("3004909221",), COMMITTEE),          # and 3004.90.9217 becomes 3004.90.9219
])
def test_the_account_of_a_number_names_what_happened_and_by_what(number, day, kind, others, cite):
    found = [one for one in account(number) if one.kind == kind and one.successors == others]
    assert [one.day for one in found] == [day] and found[0].cite.startswith(cite)


@pytest.mark.parametrize(("number", "kind", "others"), [
    ("2106909993", "split", ("2106909998",)), ("2106909991", "renumbered", ("2106909995",)), ("8301600010", "split", ("8301600000",)),
    ("3004909219", "renumbered", ("3004909217",)),                       # in July; in February from 3004.90.9218
])
def test_a_successor_names_those_that_it_took_over_from(number, kind, others):
    assert [(one.kind, one.predecessors) for one in account(number) if one.predecessors][-1:] == [(kind, others)]


def test_two_numbers_become_one():
    assert [(one.kind, one.successors) for number in ("8507208010", "8507208091") for one in account(number) if one.successors] == 2 * [
        ("merged", ("8507208092",))]
    (merged,) = (one for one in account("8507208092") if one.predecessors)
    assert (merged.kind, merged.predecessors) == ("merged", ("8507208010", "8507208091"))
    assert [bool(schedule.figures(number, day)) for number in ("8507208091", "8507208092") for day in (date(2026, 6, 30), date(2026, 7, 1))] == [
        True, False, False, True]


@pytest.mark.parametrize(("number", "day"), [("8301.60.00", date(2026, 2, 1)), ("0704.20.00", date(2026, 7, 1))])
def test_a_subheading_that_is_divided_is_not_new(number, day):
    assert [(one.kind, one.day) for one in account(number)] == [("divided", day)]


@pytest.mark.parametrize(("number", "began", "ended"), [
    ("0901110035", date(2025, 7, 1), None), ("0901110045", None, date(2025, 7, 1)), ("8301600000", None, date(2026, 2, 1)),
    ("2106909994", date(2026, 7, 1), None), ("2106909998", None, date(2026, 7, 1)), ("9903.45.30", date(2026, 8, 15), date(2030, 8, 15)),
    ("9903.05.01", date(2026, 7, 22), None),
])
def test_what_the_account_says_holds_on_both_sides_of_the_day(number, began, ended):
    told = {one.kind: one.day for one in account(number)}
    assert (told.get("created"), told.get("ended")) == (began, ended)
    for day, before, after in ((began, False, True), (ended, True, False)):
        if day:
            assert (bool(schedule.row(number, day - timedelta(1))), bool(schedule.row(number, day))) == (before, after)


@pytest.mark.parametrize(("number", "field", "day", "before", "after"), [
    ("8517620090", "units",   date(2025, 7, 1),  "KG",  "NO"),
    ("9903.01.24", "general", date(2025, 11, 7), "The duty provided in the applicable subheading + 20%",
     "The duty provided in the applicable subheading + 10%"),
    ("9903.45.31", "other",   date(2027, 8, 15), "50%", "49%"),
])
def test_a_change_is_told_with_both_texts(number, field, day, before, after):
    assert (day, before, after) in [(one.day, one.before, one.after) for one in account(number) if one.field == field]


@pytest.mark.parametrize(("number", "edition", "day", "published"), [
    ("9903.82.17", "2026HTSRev5", date(2026, 4, 6),  date(2026, 4, 8)),
    ("9903.82.18", "2026HTSRev6", date(2026, 4, 23), date(2026, 4, 23)),
    ("9903.82.01", "2026HTSRev7", date(2026, 4, 6),  date(2026, 4, 29)),          # though the export held as Revision 5 has it
])
def test_a_heading_is_created_by_the_revision_whose_record_names_it(number, edition, day, published):
    (one,) = (one for one in account(number) if one.kind == "created")
    assert (one.edition, one.day, one.published) == (edition, day, published)
    assert "change record" in one.cite or "Proc. 11021" in one.cite


def test_the_two_clocks_of_an_event_stand_apart():
    one = next(one for one in account("0201305085") if one.kind == "ended")
    assert (one.day, one.published, one.edition) == (date(2026, 2, 1), date(2026, 1, 30), "2026HTSRev2")
    one = next(one for one in account("9903.04.63") if one.kind == "created")
    assert (one.day, one.published, one.edition) == (date(2026, 7, 31), date(2026, 7, 31), "2026HTSRev14")


@pytest.mark.parametrize(("number", "day", "kind", "successors"), [
    ("0603190195", date(2025, 1, 1), "split",      ("0603190137", "0603190155", "0603190197")),
    ("0810904610", date(2025, 1, 1), "renumbered", ("0810904675",)),
    ("0901110045", date(2025, 7, 1), "split",      ("0901110035", "0901110050")),
    ("2825600000", date(2025, 7, 1), "split",      ("2825600010", "2825600020", "2825600050")),
    ("7013371010", date(2025, 7, 1), "merged",     ("7013371001",)),
    ("8501640121", date(2025, 7, 1), "merged",     ("8501640110",)),
    ("8501640130", date(2025, 7, 1), "regrouped",  ("8501640110", "8501640135")),
    ("7602000095", FEBRUARY,         "renumbered", ("7602000055",)),
    ("7602000097", FEBRUARY,         "split",      ("7602000045", "7602000065")),
    ("8460230080", FEBRUARY,         "split",      ("8460230055", "8460230065", "8460230075")),
    ("8460240030", FEBRUARY,         "merged",     ("8460240080",)),
    ("0710809724", FEBRUARY,         "split",      ("0710809723", "0710809725")),     # one printed as 0709.80.9725
    ("9401999070", FEBRUARY,         "split",      ("9401999040", "9401999085")),     # one printed as itself
    ("3004909236", FEBRUARY,         "split",      ("3004909237", "3004909241", "3004909243")),     # sections I and II together
])
def test_the_committee_says_where_the_goods_of_a_number_went(number, day, kind, successors):
    (went,) = (one for one in account(number) if one.day == day and one.successors)
    assert (went.kind, went.successors) == (kind, successors)
    assert went.cite.startswith("484(f) Committee, changes for")
    for successor in successors:
        (came,) = (one for one in account(successor) if one.day == day and one.predecessors)
        assert number in came.predecessors and schedule.figures(successor, day)
        assert day == date(2025, 1, 1) or schedule.figures(number, day - timedelta(1))


@pytest.mark.parametrize(("number", "to", "of"), [
    ("3004909213", "3004909211", "3004909214"),
    ("3004909204", "3004909207", "3004909202"),
    ("3004909219", "3004909220", "3004909218"),
    ("3004909270", None,         "3004909280"),
])
def test_a_number_given_to_other_goods_on_a_day_tells_both_though_its_figures_stay(number, to, of):
    events = [one for one in account(number) if one.day == FEBRUARY]
    assert {one.kind for one in events} <= {"renumbered", "split"} and len(events) == 2
    (went,), (came,) = ([one for one in events if one.successors], [one for one in events if one.predecessors])
    assert came.predecessors == (of,) and (went.successors == (to,) if to else len(went.successors) == 4)
    assert schedule.figures(number, FEBRUARY - timedelta(1)) and schedule.figures(number, FEBRUARY)


def test_a_number_that_ended_before_the_first_edition_names_its_successors_and_has_no_account():
    pairs = schedule.successors("7306.30.5025")
    assert [number for number, day, _ in pairs if day == date(2024, 7, 1)] == ["7306305026", "7306305027"]
    assert account("7306305025") == ()


def test_no_successor_rests_on_anothers_work():
    pairs = [pair for number in ("0901110045", "8301600000", "3004909213", "2106909998") for pair in schedule.successors(number)]
    assert len(pairs) > 6 and all(cite.startswith("484(f) Committee") for _, _, cite in pairs)


@pytest.mark.parametrize("number", ["", "abc", "99039999", "9401993030", "7020.00.6000"])
def test_a_number_of_which_nothing_is_known_has_no_account(number):
    assert account(number) == ()


@pytest.mark.parametrize(("number", "found"), [
    ("9903.05.20",   [("2026HTSRev13", "established")]),
    ("9903.06.21",   [("2026HTSRev13", "established")]),
    ("9903.06.22",   []),
    ("9903.05.90",   [("2026HTSRev13", "established"), ("2026HTSRev14", "modified")]),
    ("9903.04.63",   [("2026HTSRev14", "established"), ("2026HTSRev15", "modified")]),
    ("8483.30.8071", [("2026HTSRev11", "established"), ("2026HTSRev12", "errata")]),
    ("8483.30.8072", []),
    ("7020.00.60",   [("2026HTSRev16", "modified")]),
    ("0704200000",   [("2026HTSRev11", "annotated")]),                                         # its suffix gave way to two others
    ("0704200020",   [("2026HTSRev11", "established")]),
    ("0704.20",      [("2026HTSRev11", "annotated"), ("2026HTSRev11", "established"), ("2026HTSRev11", "established")]),
    ("",             []),
    ("US note 40",   []),
])
def test_the_records_of_a_number_are_those_of_its_range(number, found):
    assert [(one.revision, one.nature) for one in records(number) if one.published >= JULY] == found


def test_every_record_can_be_read_and_fits_its_revision():
    posted = {one.name: one.published for one in schedule.releases()}
    for one in change_records():
        assert one.published == posted[one.revision] and one.source and one.item
        assert not one.first or re.fullmatch(r"\d{4,10}", one.first)


LATER = [one for one in change_records() if one.published > JULY]


def test_the_headings_established_after_the_newest_edition_are_those_of_the_records():
    established = [one for one in LATER if one.nature == "established" and one.first.startswith("99")]
    headings = schedule._later_headings()
    assert sum(one.first <= number <= one.last for one in established for number in headings) == len(headings) == 136
    for number, dated in headings.items():
        (record,) = (one for one in established if one.first <= number <= one.last)
        assert dated[0].span.start == record.effective and dated[0].held is False
    assert {one.last for one in established} <= set(headings) and {one.first for one in established} <= set(headings)


@pytest.mark.reference
def test_the_records_of_revisions_11_to_20_are_those_of_the_commission(reference):
    text = (reference / "hts_notes" / "ch99_after_rev10" / "change_records.md").read_text(encoding="utf-8")
    printed = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if re.match(r"\| \d", line)]
    assert len(printed) > 30
    for revision, published, item, nature, effective, source in printed:
        found = [one for one in change_records() if one.revision == f"2026HTSRev{revision}" and str(one.effective) == effective
                 and str(one.published) == published]
        assert found, item
        assert {one.nature for one in found} & {word.strip(" ,;").lower() for word in re.findall(r"\w+", nature)} or "484(f)" in source, item
        whole = ["".join(parts) for parts in re.findall(r"(\d{4})\.(\d\d)\.(\d{2,4})", item)]
        whole += [whole[0][:6] + rest for rest in re.findall(r" \.(\d{4})", item)]
        for number in whole:
            assert any(one.first <= number <= one.last for one in found), (item, number)
    ours = {(one.revision, str(one.effective)) for one in change_records() if one.published >= JULY}
    assert ours == {(f"2026HTSRev{row[0]}", row[4]) for row in printed}
