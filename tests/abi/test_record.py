"""Records: columns declared once, read and written without loss, every fault named with its columns."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidewaiter.abi.applications import APPLICATIONS
from tidewaiter.abi.days import write_day
from tidewaiter.abi.declarations import Declaration, SteelMelt
from tidewaiter.abi.entry_summary import Header
from tidewaiter.abi.entry_summary_line import Case, LineTariff
from tidewaiter.abi.entry_summary_reply import ReferenceSignpost
from tidewaiter.abi.identify import GENERATED_CONTROL, INPUT_CONTROL, OUTPUT_CONTROL, SYNTAX
from tidewaiter.abi.record import ALLOWED, C, Field, M, Record, filler, read_mmddyy
from tidewaiter.abi.references import REFERENCES, pieces, signpost
from tidewaiter.findings import Severity

RECORDS = list(dict.fromkeys(
    kind
    for table in (INPUT_CONTROL, OUTPUT_CONTROL, GENERATED_CONTROL, SYNTAX, *(a.records for a in APPLICATIONS.values()))
    # A record with variants is never read plainly, since each of its codes has one.
    for plain in table.values() for kind in (plain.variants.values() or (plain,))
))
DAYS = st.dates(date(1980, 1, 1), date(2079, 12, 31))


def values(field: Field) -> st.SearchStrategy[str]:
    """What a field may hold, at its full width where it is a number."""
    if field.filler:
        return st.just("")
    if field.fixed:
        return st.just(field.fixed)
    if field.codes:
        return st.sampled_from(sorted(field.codes))
    if field.day:
        text: st.SearchStrategy[str] = DAYS.map(lambda day: write_day(day, field.form))
    elif field.kind in ("N", "(S)N"):
        fill = " " if field.kind == "(S)N" else "0"
        text = st.integers(0, 10**field.width - 1).map(lambda n: str(n).rjust(field.width, fill))
    else:
        text = st.text(sorted(ALLOWED[field.kind] - {" "}), min_size=1, max_size=field.width)
    return text if field.status == "M" else st.just("") | text


@given(st.sampled_from(RECORDS).flatmap(
    lambda kind: st.tuples(st.just(kind), st.fixed_dictionaries({f.name: values(f) for f in kind.fields}))))
def test_every_valid_record_round_trips_and_has_no_findings(drawn: tuple[type[Record], dict[str, str]]) -> None:
    kind, told = drawn
    record = kind(**told)
    line = record.emit()
    assert len(line) == 80
    plain = kind.__mro__[1] if kind.when else kind
    assert plain.parse(line) == record
    assert list(record.findings(1)) == []


@given(st.sampled_from(RECORDS), st.text(st.characters(min_codepoint=0, max_codepoint=255, blacklist_characters="\n"),
                                         min_size=80, max_size=80))
def test_any_80_columns_are_given_back(kind: type[Record], line: str) -> None:
    assert kind.parse(line).emit() == line


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: f"{kind.__name__}")
def test_every_record_has_a_title_a_page_and_a_manual(kind: type[Record]) -> None:
    assert kind.title and kind.page
    assert f"record {kind.id}" in kind.cite
    assert all(field.name in kind.manual() for field in kind.told)


def test_every_fault_is_reported_with_its_columns() -> None:
    found = list(LineTariff.parse("507326908688" + " 00003x4300 00000 4172 " + "000000354000KG").findings(7))
    assert [(f.rule, f.where) for f in found] == [
        ("50.duty", "line 7, record 50, columns 14-23"),
        ("50.value", "line 7, record 50, columns 25-34"),
    ]
    assert all(f.severity is Severity.FATAL and f.cite.endswith("record 50, page ESF-89") and f.fix for f in found)


CLEAN = {
    "action": "A", "filer": "B76", "entry_number": "03245278", "port": "2704", "entry_type": "01",
    "print_date": "092426", "mode": "11",
}


@pytest.mark.parametrize("change, rule", [
    ({},                            None),
    ({"action": ""},                "10.action"),            # mandatory
    ({"action": "a"},               "10.action"),            # small letter
    ({"action": "Z"},               "10.action"),            # no code
    ({"mode": ""},                  None),                   # conditional
    ({"mode": "99"},                "10.mode"),
    ({"print_date": "022926"},      "10.print_date"),        # no leap year
    ({"print_date": "022828"},      None),
    ({"print_date": "9-24-6"},      "10.print_date"),
    ({"reference": "26-004417"},    None),
    ({"reference": "26-0044177"},   "10.reference"),         # ten columns in nine
    ({"reference": "Å"},            "10.reference"),
    ({"filler_1": "X"},             "10.filler_1"),
    ({"control": "11"},             "10.control"),
])
def test_a_field_is_of_its_class_and_codes(change: dict[str, str], rule: str | None) -> None:
    assert [finding.rule for finding in Header(**(CLEAN | change)).findings(3)] == ([rule] if rule else [])


@pytest.mark.parametrize("text, faulty", [
    ("0000354300", False), ("    354300", False), ("354300    ", True), ("0000 54300", True), ("          ", True),
    ("0000000000", False), ("-000354300", True),
])
def test_an_amount_is_digits_after_spaces(text: str, faulty: bool) -> None:
    record = LineTariff(hts="7326908688", duty=text, value=0, unit_1="X")
    assert [f.rule for f in record.findings(1)] == (["50.duty"] if faulty else [])


def test_values_are_written_as_their_kind_needs() -> None:
    record = Case(case="A570967000", deposit="C", rate=Decimal("10.17"), rate_kind="A", value=None,
                  quantity=Decimal("1.5"), duty=354300)
    assert (record.rate, record.quantity, record.duty, record.value) == ("1017", "15000", "354300", "")
    assert record.emit()[13:21] == "00001017"
    assert Header(print_date=date(2026, 9, 24)).print_date == "092426"


def test_values_are_read_as_numbers_and_days() -> None:
    record = LineTariff(hts="7326908688", duty="    354300", quantity_1=354000, unit_1="KG")
    assert (record.as_int("duty"), record.as_int("value")) == (354300, None)
    assert record.as_decimal("quantity_1") == Decimal(3540)
    assert Header(print_date="092426").as_day("print_date") == date(2026, 9, 24)
    assert (read_mmddyy("022926"), read_mmddyy("2-2926"), read_mmddyy("")) == (None, None, None)


def test_a_type_of_record_54_is_read_by_its_own_columns() -> None:
    line = "5408CN".ljust(80)
    record = Declaration.parse(line)
    assert isinstance(record, SteelMelt)
    assert (record.melted, record.emit()) == ("CN", line)
    assert type(Declaration.parse("5477CN")) is Declaration
    assert [f.rule for f in Declaration.parse("5477CN").findings(1)] == ["54.kind"]


@pytest.mark.parametrize("kind", sorted(REFERENCES))
def test_a_signpost_gives_back_its_pieces(kind: str) -> None:
    told = {piece.name: "7" * (piece.last - piece.first + 1) for piece in REFERENCES[kind].pieces}
    record = ReferenceSignpost.parse(signpost(kind, 3, **told).emit())
    assert isinstance(record, ReferenceSignpost)
    assert pieces(record) == told
    assert (record.as_int("position"), list(record.findings(1))) == (3, [])


def test_a_record_does_not_change() -> None:
    record = Header(**CLEAN)
    with pytest.raises(AttributeError, match="replace"):
        record.action = "D"
    assert record.replace(action="D").action == "D"
    assert record.action == "A"


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(TypeError, match="record 10 has no field colour"):
        Header(colour="RED")


def test_a_gap_in_a_layout_is_refused() -> None:
    with pytest.raises(TypeError, match="starts at 4; column 3 is next"):
        class Gap(Record, id="99", cite="-"):
            control = M(1, 2, "N", "Control identifier")
            rest = filler(4, 80)


def test_an_overlap_in_a_layout_is_refused() -> None:
    with pytest.raises(TypeError, match="starts at 2; column 3 is next"):
        class Overlap(Record, id="99", cite="-"):
            control = M(1, 2, "N", "Control identifier")
            rest = filler(2, 80)


def test_records_that_differ_in_their_identifier_share_their_columns() -> None:
    class Remark(Record):
        control = M(1, 2, "AN", "Control identifier")
        text    = C(3, 80, "X", "Remark")

    class First(Remark, id="R1", cite="Chapter", title="First remark", page="1"):
        pass

    class Second(Remark, id="R2", cite="Chapter", title="Second remark", page="2"):
        pass

    assert Second(text="WHY").emit().rstrip() == "R2WHY"
    assert (First.id, First.field("control").fixed, Second.field("control").fixed) == ("R1", "R1", "R2")
    assert First.cite == "Chapter, record R1, page 1"
    assert First.field("text") is Second.text
    with pytest.raises(TypeError, match="no columns of its own"):
        class Third(Remark, id="R33", cite="Chapter", title="Third remark", page="3"):
            pass


def test_a_layout_that_ends_early_is_refused() -> None:
    with pytest.raises(TypeError, match="ends at column 79, not 80"):
        class Short(Record, id="99", cite="-"):
            control = M(1, 2, "N", "Control identifier")
            rest = filler(3, 79)


def test_a_field_may_not_take_the_name_of_a_method() -> None:
    with pytest.raises(TypeError, match="calls a field parse"):
        class Clash(Record, id="99", cite="-"):
            control = M(1, 2, "N", "Control identifier")
            parse = C(3, 80, "X", "Rest")
