"""The real files, read whole: as many entries as an independent count finds, and single entries as they stand there."""

from __future__ import annotations

import gzip
import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.screening.readers.test_bad_input import damaged
from tidewaiter.findings import fatal
from tidewaiter.screening.listed import Kind
from tidewaiter.screening.readers import Read, read, read_all
from tidewaiter.screening.versions import difference

pytestmark = pytest.mark.reference


def body(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()


@pytest.fixture(scope="module")
def sdn(reference) -> Read:
    folder = reference / "screening" / "ofac_sdn_2021-07"
    (got,) = read_all([(name, (folder / name).read_bytes()) for name in ("add.csv", "alt.csv", "sdn.csv", "sdn_comments.csv")])
    return got


@pytest.fixture(scope="module")
def csl(reference) -> Read:
    path = reference / "screening" / "consolidated_screening_list_2022-04.csv.gz"
    return read(path.name, path.read_bytes())


def quiet(got: Read) -> set[str]:
    """The rules found that are more than a note."""
    return {finding.rule for finding in got.findings if finding.severity != "note"}


def test_every_line_of_the_flat_files_is_in_the_list(reference, sdn):
    folder = reference / "screening" / "ofac_sdn_2021-07"
    lines = {name: len(re.findall(rb"^\d+,", (folder / name).read_bytes(), re.MULTILINE)) for name in ("sdn.csv", "alt.csv", "add.csv")}
    assert len(sdn.entries) == lines["sdn.csv"] == 8_976 and quiet(sdn) == set()
    assert sum(name.type in ("alias", "former") for entry in sdn.entries for name in entry.names) >= lines["alt.csv"] - 10
    places = len(re.findall(rb"^\d+,\d+,(?!-0- ,-0- ,-0- )", (folder / "add.csv").read_bytes(), re.MULTILINE))
    undetermined = len(re.findall(rb'^\d+,\d+,-0- ,-0- ,"undetermined"', (folder / "add.csv").read_bytes(), re.MULTILINE))
    assert sum(len(entry.addresses) for entry in sdn.entries) == places - undetermined


@pytest.mark.parametrize("day, count", [("2021-08-18", 9_083), ("2023-04-27", 12_209), ("2024-05-02", 14_973), ("2024-05-03", 14_965)])
def test_the_history_of_the_sdn_list(reference, day, count):
    path = reference / "screening" / "ofac_sdn_history" / f"sdn_{day}.csv.gz"
    got = read(path.name, path.read_bytes())
    assert (got.list, len(got.entries)) == ("SDN", count) and len(re.findall(rb"^\d+,", body(path), re.MULTILINE)) == count
    assert quiet(got) == {"SCR-LIST-PART", "SCR-LIST-REMARKS"}


def test_what_changed_from_one_day_to_the_next_is_what_the_lines_say(reference):
    folder = reference / "screening" / "ofac_sdn_history"
    before, after = (folder / f"sdn_2024-05-0{n}.csv.gz" for n in (2, 3))
    gone = difference(read("a", before.read_bytes()).entries, read("b", after.read_bytes()).entries)
    rows = [{line.split(b",", 1)[0]: line for line in body(path).splitlines() if line[:1].isdigit()} for path in (before, after)]
    assert {entry.entry.encode() for entry in gone.added} == rows[1].keys() - rows[0].keys()
    assert {entry.entry.encode() for entry in gone.removed} == rows[0].keys() - rows[1].keys()
    assert {one.entry.encode() for one, _ in gone.changed} == {key for key in rows[0].keys() & rows[1].keys() if rows[0][key] != rows[1][key]}


def test_the_consolidated_screening_list_of_2022(reference, csl):
    counts = {code: sum(entry.list == code for entry in csl.entries) for code in {entry.list for entry in csl.entries}}
    assert counts \
        == {"SDN": 10_026, "EL": 2_001, "DTC": 727, "DPL": 462, "SSI": 290, "UVL": 201, "ISN": 163, "PLC": 78, "MEU": 71, "CMIC": 68, "CAP": 52,
                      "NS-MBS": 17, "FSE": 3}
    assert csl.rows == 14_160 and len(csl.entries) == 14_159 and quiet(csl) == set()         # one row stands there twice, word for word


def test_the_denied_persons_list(reference):
    path = reference / "screening" / "ofac_sdn_2021-07" / "dpl.txt"
    got = read(path.name, path.read_bytes())
    assert got.rows == path.read_bytes().count(b"\n") - 1 == 581 and len(got.entries) == 579 and quiet(got) == set()


@pytest.mark.parametrize("file, count, names", [
    ("bench_dev/csl_index.jsonl.gz", 25_121, None), ("alias_dev/index.jsonl.gz", 15_445, None),
    ("consolidated_screening_list_2026-07-31.jsonl.gz", 25_921, 57_157)])
def test_json_lines(reference, file, count, names):
    path = reference / "screening" / file
    got = read(path.name, path.read_bytes())
    assert len(got.entries) == count == sum(bool(line.strip()) for line in body(path).splitlines())
    assert names in (None, sum(len(entry.names) for entry in got.entries))
    forms = [json.loads(line) for line in body(path).splitlines() if line.strip()]
    assert [(entry.list, entry.entry, [name.text for name in entry.names]) for entry in got.entries[::97]] == \
        [(form["source"], form["id"], list(dict.fromkeys(" ".join(name.split()) for name in form["names"]))) for form in forms[::97]]


# read by eye: number, kind, how many names, countries, kinds of numbers, a piece of the remarks
FLAT = [
    ("36", Kind.ORGANIZATION, 2, ("CU",), "", ""), ("306", Kind.ORGANIZATION, 3, ("CH", "ES", "JP", "PA"), "", "BNC"),
    ("4243", Kind.VESSEL, 2, ("CY",), "call_sign", "Sand & Swan"), ("4238", Kind.VESSEL, 1, ("CU",), "call_sign", "Tug"),
    ("15431", Kind.AIRCRAFT, 1, (), "other", "IL76-TD"), ("11586", Kind.ORGANIZATION, 2, ("CO",), "tax", "NIT"),
    ("8276", Kind.PERSON, 2, (), "", "POB SuhoPolje"),
    ("10979", Kind.PERSON, 1, ("MX",), "passport national", "Hermosillo"), ("28923", Kind.PERSON, 1, ("IR",), "national", "LAW ENFORCEMENT"),
    ("32277", Kind.PERSON, 3, ("BY",), "", "Grodno Oblast"),
]


@pytest.mark.parametrize("number, kind, names, countries, numbers, remark", FLAT)
def test_entries_of_the_flat_files_as_they_stand_there(sdn, number, kind, names, countries, numbers, remark):
    entry = next(one for one in sdn.entries if one.entry == number)
    assert (entry.kind, len(entry.names)) == (kind, names) and set(countries) <= set(entry.countries) and bool(countries) == bool(entry.countries)
    assert {one.kind for one in entry.identifiers} == set(numbers.split()) and remark in entry.remarks


FLAT_CSL = [
    ("21944", "SDN", Kind.PERSON, ("SY",), "Scientific Studies"),
    ("deb7a1d5743a85c354ca1a2c7f2664e2104b32d7", "DPL", Kind.UNKNOWN, ("US",), "UPDATED"),
    ("e05e2093110619b2e6c615fb8c4de1be187dda6e", "EL", Kind.UNKNOWN, ("RU",), "Presumption of denial"),
    ("26699", "SDN", Kind.PERSON, ("KE",), "Gender Female"),
    ("25678", "SDN", Kind.ORGANIZATION, ("BY",), "Linked To"), ("cccc21a03f2233a0dc3448e0b284573d24cb3d71", "ISN", Kind.UNKNOWN, (), ""),
    ("20007", "SSI", Kind.ORGANIZATION, ("RU",), "Directive 1"), ("ee6769581e817a4a6f8c711a82e496137ea8398d", "DTC", Kind.UNKNOWN, (), ""),
    ("9656", "PLC", Kind.PERSON, ("PS",), ""), ("17526", "FSE", Kind.PERSON, ("CH",), "1966-02-13"),
    ("35163", "NS-MBS", Kind.ORGANIZATION, ("RU",), "Directive 3"),
]


@pytest.mark.parametrize("number, code, kind, countries, remark", FLAT_CSL)
def test_entries_of_the_consolidated_screening_list_as_they_stand_there(csl, number, code, kind, countries, remark):
    (entry,) = [one for one in csl.entries if one.entry == number and one.list == code]      # 17526 is on two lists
    assert (entry.list, entry.kind, entry.countries) == (code, kind, countries) and remark in entry.remarks


def test_days_of_the_denied_persons_list(reference):
    path = reference / "screening" / "ofac_sdn_2021-07" / "dpl.txt"
    by_name = {entry.name: entry for entry in reversed(read(path.name, path.read_bytes()).entries)}
    assert (by_name["I. ASH"].starts, by_name["I. ASH"].ends, by_name["I. ASH"].countries) == (date(2003, 6, 19), date(2056, 6, 29), ("US",))
    assert (by_name["AARON ABRAHAM VILLA"].starts, by_name["AARON ABRAHAM VILLA"].countries) == (date(2022, 8, 24), ())
    assert {name.text for name in by_name["PEARL LI"].names} == {"PEARL LI", "NEI-CHIEN CHU"}


REAL = ["ofac_sdn_2021-07/sdn.csv", "ofac_sdn_2021-07/dpl.txt", "consolidated_screening_list_2022-04.csv.gz", "bench_dev/csl_index.jsonl.gz"]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(draw=st.data())
def test_a_damaged_piece_of_a_real_file_gives_entries_or_a_fatal_finding(reference, draw):
    whole = body(reference / "screening" / draw.draw(st.sampled_from(REAL)))
    piece = whole[:draw.draw(st.integers(1, 60_000))]
    got = read("x", damaged(piece, draw.draw))
    assert bool(got.entries) != fatal(got.findings)
