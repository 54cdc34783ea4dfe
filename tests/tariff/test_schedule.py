"""The schedule by day: published figures, and both sides of every kind of change."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from tidewaiter.tariff import schedule
from tidewaiter.tariff.changes import change_records
from tidewaiter.tariff.exports import read_export

JUNE = date(2026, 6, 18)
DAYS = (date(2025, 1, 1), JUNE, date(2026, 7, 1))


@pytest.mark.parametrize(("number", "day", "units", "general", "other"), [
    ("7326908688",   JUNE,               ("KG",),        "2.9%",          "45%"),
    ("7326.90.8688", date(2025, 1, 1),   ("KG",),        "2.9%",          "45%"),
    ("6109100012",   JUNE,               ("DOZ", "KG"),  "16.5%",         "90%"),
    ("6109100012",   date(2025, 1, 1),   ("DOZ", "KG"),  "16.5%",         "90%"),
    ("2204215015",   JUNE,               ("L",),         "6.3¢/liter",    "33¢/liter"),
    ("0101210010",   date(2026, 6, 1),   ("NO",),        "Free",          "Free"),        # not in that export
    ("8517620090",   date(2025, 6, 30),  ("KG",),        "Free",          "35%"),
    ("8517620090",   date(2025, 7, 1),   ("NO",),        "Free",          "35%"),
    ("3922100000",   JUNE,               ("NO", "KG"),   "6.3%",          "56%"),
])
def test_figures_are_those_of_the_day(number: str, day: date, units: tuple[str, ...], general: str, other: str) -> None:
    found = schedule.figures(number, day)
    assert found is not None
    assert (found.units, found.general, found.other) == (units, general, other)
    assert day in found.span
    assert found.held


@pytest.mark.parametrize(("number", "last", "first"), [
    ("0901110045", date(2025, 6, 30), None),                  # ended July 1, 2025
    ("0901110035", None,              date(2025, 7, 1)),      # began
    ("0201305085", date(2026, 1, 31), None),                  # posted January 30, for February 1, 2026
    ("0201305091", None,              date(2026, 2, 1)),
    ("2106909998", date(2026, 6, 30), None),                  # 484(f) Committee, July 1, 2026
    ("2106909994", None,              date(2026, 7, 1)),
])
def test_a_number_is_there_on_its_days_only(number: str, last: date | None, first: date | None) -> None:
    if last is not None:
        assert schedule.figures(number, last)
        assert schedule.figures(number, date.fromordinal(last.toordinal() + 1)) is None
    if first is not None:
        assert schedule.figures(number, first)
        assert schedule.figures(number, date.fromordinal(first.toordinal() - 1)) is None


@pytest.mark.parametrize(("number", "last", "first"), [
    ("9903.82.17", date(2026, 4, 7),  date(2026, 4, 8)),      # Revision 5, Proc. 11021
    ("9903.82.18", date(2026, 4, 22), date(2026, 4, 23)),     # Revision 6; the export held as Revision 5 is that of Revision 7
    ("9903.82.19", date(2026, 4, 22), date(2026, 4, 23)),
    ("9903.82.01", date(2026, 4, 7),  date(2026, 4, 8)),      # Revision 7, with effect from April 6
])
def test_a_heading_does_not_stand_before_the_day_that_its_change_record_gives(number: str, last: date, first: date) -> None:
    assert schedule.row(number, last) is None
    assert schedule.row(number, first)


def test_no_heading_of_a_change_record_stands_before_its_day() -> None:
    for record in change_records():
        if record.nature == "established" and record.effective and record.first == record.last and len(record.first) == 8:
            assert all(one.span.start >= record.effective for one in schedule.rows(record.first)), record.item


def test_a_staged_rate_changes_with_the_year() -> None:
    before, after = schedule.figures("0201105010", date(2025, 12, 31)), schedule.figures("0201105010", date(2026, 1, 1))
    assert before and "1.7% (KR)" in before.special
    assert after and "KR" in after.special and "1.7%" not in after.special


def test_a_number_born_after_the_newest_edition_has_the_rates_that_it_took_over() -> None:
    before, after = schedule.figures("8413919055", date(2026, 6, 30)), schedule.figures("8413919020", date(2026, 7, 1))
    assert before and after
    assert (after.general, after.special, after.other) == (before.general, before.special, before.other)
    assert before.held and not after.held
    assert after.cite.startswith("484(f)")
    assert ("8413919020", date(2026, 7, 1)) in [pair[:2] for pair in schedule.successors("8413919055")]


@pytest.mark.parametrize(("number", "component"), [
    ("9102111010", "movement"), ("9102111020", "case"), ("9102111030", "strap"), ("9102111040", "battery"),
    ("9102912010", "movement and case"), ("9105114010", "article"), ("7326908688", ""),
])
def test_the_components_of_a_watch_have_numbers_of_their_own(number: str, component: str) -> None:
    found = schedule.figures(number, JUNE)
    assert found and found.component == component


def test_components_share_the_rate_of_the_watch() -> None:
    found = [schedule.figures("91021110" + suffix, JUNE) for suffix in ("10", "20", "30", "40")]
    rates = {one.general for one in found if one}
    assert rates == {"44¢ each + 6% on the case + 14% on the strap, band or bracelet + 5.3% on the battery"}


@pytest.mark.parametrize("number", ["", "abc", "73", "7326908689", "9903880300", "../../10", "７３２６９０８６８８"])
def test_what_is_not_in_the_schedule_has_no_figures(number: str) -> None:
    assert schedule.figures(number, JUNE) is None
    assert schedule.history(number) == ()


@pytest.mark.parametrize(("day", "name", "held"), [
    (date(2024, 12, 31), "2025HTSBasic", False),
    (date(2025, 1, 1),   "2025HTSBasic", True),
    (date(2025, 12, 31), "2025HTSRev32", True),
    (date(2026, 1, 1),   "2026HTSBasic", True),
    (date(2026, 6, 7),   "2026HTSRev9",  True),
    (date(2026, 6, 8),   "2026HTSRev10", True),
    (date(2026, 6, 30),  "2026HTSRev10", True),
    (date(2026, 7, 1),   "2026HTSRev10", False),
])
def test_a_day_without_an_edition_is_answered_by_the_nearest_and_says_so(day: date, name: str, held: bool) -> None:
    assert (schedule.edition(day).name, schedule.edition(day).held) == (name, held)
    found = schedule.figures("7326908688", day)
    assert found and (found.edition, found.held) == (name, held)


def test_editions_follow_each_other_without_gap() -> None:
    held = schedule.editions()
    assert len(held) == 44
    assert all(one.span.before == next_one.span.start for one, next_one in pairwise(held))


def test_spans_of_a_number_neither_overlap_nor_stand_still() -> None:
    for chapter in ("01", "09", "73", "84", "91", "98"):
        for number in schedule._chapter(chapter):
            rows = schedule.history(number)
            for one, after in pairwise(rows):
                assert one.span.before <= after.span.start
                changed = [getattr(one, name) != getattr(after, name)
                           for name in ("units", "general", "special", "other", "component", "footnotes", "references", "indent")]
                assert one.span.before < after.span.start or any(changed)


def test_an_ended_number_names_its_successors() -> None:
    assert {pair[0] for pair in schedule.successors("0901110045")} >= {"0901110035"}
    assert schedule.successors("7326908688") == ()


def test_the_digest_is_stable_within_a_process() -> None:
    assert schedule.digest() == schedule.digest()
    assert len(schedule.digest()) == 32


@pytest.mark.parametrize(("number", "upper", "indent", "general", "rates_of"), [
    ("7326",         True,  0,    "",      ""),
    ("7326.90",      True,  1,    "",      ""),
    ("7326.90.86",   True,  4,    "2.9%",  "73269086"),
    ("7326.90.8688", False, 5,    "2.9%",  "73269086"),
    ("7301.10.0000", False, 1,    "Free",  "7301100000"),
    ("9102114510",   False, None, "40¢ each + 8.5% on the case + 2.8% on the strap, band or bracelet + 5.3% on the battery", "91021145"),
    ("9903.88.03",   False, 0,    "The duty provided in the applicable subheading + 25%", "99038803"),
])
def test_every_row_has_its_indent_and_says_whose_rates_it_has(number, upper, indent, general, rates_of):
    found = schedule.row(number, JUNE)
    assert found and (found.upper, found.indent, found.general, found.rates_of) == (upper, indent, general, rates_of)


@pytest.mark.parametrize("number", ["7326", "7326.90", "7326.90.86", "9903.88.03", "9903.04.60", "99"])
def test_what_cannot_be_declared_by_itself_has_no_figures(number):
    assert schedule.figures(number, date(2026, 8, 20)) is None
    assert schedule.history(number) == ()


@pytest.mark.parametrize(("asked", "answered"), [
    ("2501", "2501000000"), ("7301.10", "7301100000"), ("8301.60.00", "83016000"), ("0704.20", "0704200000"),
])
def test_a_number_printed_with_zeros_only_answers_for_the_shorter_one(asked, answered):
    found = schedule.row(asked, JUNE)
    assert found and found.number == answered


@pytest.mark.parametrize("number", ["", "7", "99039999", "732690868", "７３２６", "7326908688x", "9401993030"])
def test_what_is_no_row_is_none(number):
    assert schedule.row(number, date(2025, 7, 15)) is None


def test_the_figures_of_a_line_and_its_row_are_one():
    assert schedule.row("7326908688", JUNE) == schedule.figures("7326908688", JUNE)


@pytest.mark.parametrize(("number", "first", "general", "cite"), [
    ("9903.05.01", date(2026, 7, 22), "The duty provided in the applicable subheading + 25%", "U.S. note 50"),
    ("9903.04.63", date(2026, 7, 31), "The duty provided in the applicable subheading +0%", "Rev 15"),       # 10% was printed, never in force
    ("9903.45.30", date(2026, 8, 15), "25%", "PP 11051"),
    ("9903.03.12", date(2026, 8, 22), "The duty provided in the applicable subheading + 50%", "PP 11046"),
    ("9903.04.70", date(2026, 9, 29), "The duty provided in the applicable subheading + 0%", "U.S. note 40"),
])
def test_a_heading_after_the_newest_edition_begins_on_its_effective_day(number, first, general, cite):
    assert schedule.row(number, date.fromordinal(first.toordinal() - 1)) is None
    found = schedule.row(number, first)
    assert found and found.general == general and cite in found.cite and not found.held


@pytest.mark.parametrize(("day", "general"), [
    (date(2027, 8, 14), "25%"), (date(2027, 8, 15), "23%"), (date(2030, 8, 14), "19%"), (date(2030, 8, 15), None),
])
def test_a_staged_safeguard_follows_its_note(day, general):
    found = schedule.row("9903.45.30", day)
    assert (found and found.general) == general


def test_an_additional_duty_stands_in_its_own_column():
    found = schedule.row("9904.06.38", JUNE)
    assert found and (found.general, found.additional, found.rates_of) == ("", "94.3¢/kg", "")


@pytest.mark.parametrize(("number", "text", "columns"), [
    ("7326908688", "9903.88.03", ("general",)),
    ("99038803", "ch 99 stat note 1", ("stat", "units")),
    ("9903.45.01", "US note 17(d)", ("general", "other")),
])
def test_a_footnote_stands_in_its_columns(number, text, columns):
    found = schedule.row(number, JUNE)
    assert found and columns in [ref.columns for ref in found.references if ref.text == text]


def test_a_footnote_of_words_only_is_told_and_not_carried():
    found = next(one for one in schedule.under("0603", JUNE) if any(ref.text == "in words" for ref in one.references))
    assert "in words" not in found.footnotes


def test_the_rows_above_and_under_a_number_are_in_the_order_of_the_schedule():
    assert [one.number for one in schedule.above("7326908688", JUNE)] == ["7326", "732690", "73269086"]
    numbers = [one.number for one in schedule.under("732690", JUNE)]
    assert numbers == sorted(numbers) and numbers[0] == "732690" and "7326908688" in numbers
    assert schedule.under("77", JUNE) == () and schedule.above("7326", JUNE) == ()


def test_every_inherited_rate_is_that_of_the_nearest_row_above_that_has_rates():
    chapters = [f"{n:02}" for n in range(1, 100) if n != 77]
    inherited = 0
    for chapter in chapters:
        for one in (dated for number in dict.fromkeys(row.number for day in DAYS for row in schedule.under(chapter, day))
                    for dated in schedule.rows(number)):
            if one.rates_of in ("", one.number):
                continue
            day = max(one.span.start, DAYS[0])
            rated = [above for above in schedule.above(one.number, day) if above.rates_of == above.number]
            assert rated and (rated[-1].general, rated[-1].special, rated[-1].other) == (one.general, one.special, one.other), one
            assert rated[-1].number == one.rates_of
            inherited += 1
    assert inherited > 11_000


def test_the_lines_of_every_chapter_are_sorted_as_they_are_sought():
    for n in range(1, 100):
        lines = schedule._table_lines(f"{n:02}")
        assert lines == sorted(lines) and bool(lines) == (n != 77)


@pytest.mark.parametrize(("day", "in_force", "posted"), [
    (date(2024, 12, 30), None,           None),
    (date(2024, 12, 31), None,           "2025HTSBasic"),
    (date(2025, 1, 1),   "2025HTSBasic", "2025HTSBasic"),
    (date(2025, 12, 31), "2025HTSRev32", "2026HTSBasic"),
    (date(2026, 1, 29),  "2026HTSRev1",  "2026HTSRev1"),
    (date(2026, 1, 30),  "2026HTSRev1",  "2026HTSRev2"),
    (date(2026, 2, 1),   "2026HTSRev2",  "2026HTSRev2"),
    (date(2026, 6, 30),  "2026HTSRev10", "2026HTSRev10"),
    (date(2026, 7, 1),   "2026HTSRev11", "2026HTSRev11"),
    (date(2026, 8, 1),   "2026HTSRev14", "2026HTSRev14"),
    (date(2026, 11, 22), "2026HTSRev21", "2026HTSRev21"),
])
def test_the_day_of_force_and_the_day_of_posting_are_two_clocks(day, in_force, posted):
    forced, seen = schedule.in_force(day), schedule.posted(day)
    assert (forced and forced.name, seen and seen.name) == (in_force, posted)


def test_an_edition_that_is_not_held_is_named_and_the_newest_held_answers():
    forced = schedule.in_force(date(2026, 8, 1))
    assert forced and not forced.held and forced.sha256 == ""
    assert (schedule.edition(date(2026, 8, 1)).name, schedule.edition(date(2026, 8, 1)).held) == ("2026HTSRev10", False)
    assert len(schedule.releases()) == 55 and sum(one.held for one in schedule.releases()) == 44


def test_both_days_of_an_edition_have_their_source():
    apart = {one.name for one in schedule.releases() if one.span.start != one.published}
    assert apart == {"2025HTSBasic", "2026HTSBasic", "2026HTSRev2"}
    assert {one.name for one in schedule.releases() if one.span_cite != "as posted"} == apart
    assert all(one.published_cite for one in schedule.releases())


def test_a_subheading_that_was_divided_names_its_parts():
    pairs = schedule.successors("8301.60.0000")
    assert [(number, str(day)) for number, day, _ in pairs] == [("8301600010", "2026-02-01"), ("8301600060", "2026-02-01")]
    assert not any(cite.startswith("secondary") for _, _, cite in pairs)
    assert [number for number, _, _ in schedule.predecessors("8301600010")] == ["8301600000"]


def test_the_numbers_of_the_examples_have_words_of_our_own():
    folder = Path(__file__).resolve().parents[2] / "examples"
    texts = " ".join(path.read_text(encoding="utf-8") for path in folder.glob("*/*") if path.suffix in (".csv", ".yaml"))
    used = {"".join(parts) for parts in re.findall(r"\b(\d{4})\.(\d\d)\.(\d{4})\b", texts)}
    assert len(used) > 25 and not [number for number in used if not schedule.words(number)]
    assert schedule.words("0101210010") == ""


@pytest.mark.reference
def test_our_words_are_not_those_of_the_schedule(reference):
    rows = read_export((reference / "hts" / "hts_2026_rev_10.json.gz").read_bytes()).rows
    printed = {row.description.strip(" :").lower() for row in rows}
    ours = {words for number in (row.number for row in rows) if (words := schedule.words(number))}
    assert len(ours) > 25 and {words for words in ours if words.lower() in printed} == set()


PRINTED = {"2025HTSBasic": "hts_2025_basic", "2025HTSRev16": "hts_2025_rev_16", "2026HTSRev2": "hts_2026_rev_2",
           "2026HTSRev6": "hts_2026_rev_6", "2026HTSRev9": "hts_2026_rev_9", "2026HTSRev10": "hts_2026_rev_10"}
MISPRINTS = {
    ("2025HTSRev16", "9401993030"),        # under a subheading that is not there
    ("2025HTSRev16", "94019990"), ("2025HTSRev16", "9401999005"), ("2025HTSRev16", "9401999021"),     # a footnote of one edition
    ("2026HTSRev2", "7602000035"), ("2026HTSRev6", "99038201"), ("2026HTSRev9", "0101"),              # absent from one edition
}


REPEATED = "9006591520"      # prints column 2 of its subheading again, and no other column


@pytest.mark.reference
@pytest.mark.parametrize("name", PRINTED)
def test_the_shipped_rows_are_the_whole_export(name, reference):
    day = next(one.span.start for one in schedule.editions() if one.name == name)
    export = {row.number: row for row in read_export((reference / "hts" / f"{PRINTED[name]}.json.gz").read_bytes(), name).rows if row.number}
    ours = {one.number: one for n in range(1, 100) for one in schedule.under(f"{n:02}", day) if one.indent is not None}
    odd = {number for edition, number in MISPRINTS if edition == name}
    assert export.keys() ^ ours.keys() <= odd
    for number in export.keys() & ours.keys() - odd:
        row, one = export[number], ours[number]
        own = (row.general, row.special, row.other)
        assert one.edition == name
        assert (one.indent, one.quota, one.additional) == (row.indent, row.quota, row.additional)
        if number == REPEATED:
            assert (one.rates_of, one.general, one.special, one.other) == ("90065915", "Free", "", row.other)
        else:
            assert any(own) == (one.rates_of == number), number
        if any(own) and number != REPEATED:
            assert tuple(map(_tight, own)) == tuple(map(_tight, (one.general, one.special, one.other))), number
        assert len(row.units) == 0 or one.units, number
        assert not any(note.text for note in row.footnotes) or one.references, number


def _tight(text: str) -> str:
    return re.sub(r"\s", "", text)
