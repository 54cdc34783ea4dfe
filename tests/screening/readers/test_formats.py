"""Each published format, read from a small file of made-up parties."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from datetime import date

import pytest

from tests.screening import samples
from tidewaiter.screening.listed import Address, Identifier, Kind, NameType
from tidewaiter.screening.readers import read, read_all


def one(data: bytes, at: int = 0, **more):
    return read("a file", data, **more).entries[at]


def names(entry):
    return {name.text: name.type.value for name in entry.names}


WHAT = {"sdn.csv": ("SDN", 3, None), "sdn.xml": ("SDN", 2, date(2026, 7, 31)), "sdn_advanced.xml": ("SDN", 1, date(2026, 7, 31)),
        "csl.json": ("CSL", 2, date(2026, 7, 31)), "csl.csv": ("CSL", 2, None), "dpl.txt": ("DPL", 2, None), "statutory.csv": ("DTC", 2, None),
        "administrative.csv": ("DTC", 1, None), "uflpa.html": ("UFLPA", 2, date(2026, 7, 31)), "notice.txt": ("UFLPA", 3, date(2025, 1, 15)),
        "notice.xml": ("UFLPA", 2, None), "wro.csv": ("WRO", 3, None), "wro.html": ("WRO", 2, None), "el.html": ("EL", 2, None),
        "uvl.html": ("UVL", 1, None),
        "meu.html": ("MEU", 1, None), "lines.jsonl": ("LINES", 2, None)}


@pytest.mark.parametrize("file", samples.ALL)
@pytest.mark.parametrize("called", ["right", "anything.bin"])
def test_a_format_is_known_by_its_content_whatever_the_file_is_called(file, called):
    got = read(file if called == "right" else called, samples.ALL[file])
    assert (got.list, len(got.entries), got.date) == WHAT[file]
    assert not [finding for finding in got.findings if finding.severity == "fatal"]


@pytest.mark.parametrize("file", samples.ALL)
def test_a_packed_file_is_read_as_what_is_in_it(file):
    plain = read(file, samples.ALL[file]).entries
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as opened:
        opened.writestr("__MACOSX/._x", b"")
        opened.writestr(f"folder/{file}", samples.ALL[file])
    assert read("x.gz", gzip.compress(samples.ALL[file])).entries == plain
    assert read("x", archive.getvalue()).entries == plain


@pytest.mark.parametrize("file", samples.ALL)
def test_a_list_can_be_given_a_name(file):
    got = read(file, samples.ALL[file], "MINE")
    assert got.list == "MINE"
    of_many = file in ("csl.json", "csl.csv", "lines.jsonl", "el.html", "uvl.html", "meu.html")
    assert {entry.list for entry in got.entries} == {"MINE"} or of_many


def test_the_four_files_of_ofac_make_one_list_in_any_order():
    files = {"alt": samples.ALT, "comments": samples.COMMENTS, "sdn": samples.SDN, "add": samples.ADD}
    (got,) = read_all(list(files.items()))
    assert got.entries == read_all([*reversed(files.items())])[0].entries and set(got.files) == set(files)
    firm, person, vessel = got.entries
    assert names(firm) == {"NORTHWIND SHIPPING CO.": "primary", "NORTH WIND LINES": "alias", "NW; LINES": "weak", "OLD WIND": "former"}
    assert firm.addresses == (Address("12 Quay Street, Havana", "Havana", "CU"), Address("Region: Kafia Kingi"))
    assert firm.identifiers == (Identifier("tax", "7703599", "RU"),) and firm.programs == ("CUBA", "SDGT")
    assert person.kind is Kind.PERSON and person.countries == ("KP",) and names(person)["ANNIE"] == "weak" and names(person)["HARBOR, Ann"] \
        == "former"
    assert person.identifiers == (Identifier("passport", "X123", "SY"),)
    assert vessel.kind is Kind.VESSEL and vessel.countries == ("KP",)
    assert {(number.kind, number.value) for number in vessel.identifiers} == {("imo", "9319466"), ("mmsi", "273331720"), ("call_sign", "CL26")}


def test_two_lists_of_flat_files_in_one_call_get_each_their_own_parts():
    other = samples.SDN.replace(b"CUBA] [SDGT", b"NS-PLC").replace(b'"SDGT"', b'"NS-PLC"').replace(b'"CUBA"', b'"FSE-IR"')
    for number in (b"101,", b"102,", b"103,"):
        other = other.replace(number, b"9" + number[1:])
    more = samples.ALT.replace(b"101,", b"901,").replace(b"102,", b"902,")
    first, second = read_all([("a", more), ("b", samples.SDN), ("c", samples.ALT), ("d", other)])
    assert {(first.list, first.files), (second.list, second.files)} == {("SDN", ("b", "c")), ("CONS", ("d", "a"))}


def test_sdn_csv_alone_says_that_other_names_are_missing():
    assert {finding.rule: finding.severity for finding in read("sdn.csv", samples.SDN).findings} == {"SCR-LIST-PART": "warning"}


def test_the_parts_without_the_main_file_are_refused():
    got = read_all([("alt", samples.ALT), ("add", samples.ADD)])
    assert [each.entries for each in got] == [()] and got[0].findings[-1].rule == "SCR-LIST-PART"


def test_the_xml_of_ofac():
    person, vessel = read("x", samples.SDN_XML).entries
    assert names(person) == {"QUAYSIDE, Ann Mary": "primary", "ANNIE": "weak", "HARBOR, Ann": "former"}
    assert (person.countries, person.identifiers) == (("KP", "SY"), (Identifier("passport", "X123", "SY"),))
    assert "DOB 08 Sep 1966" in person.remarks and "Gender Female" in person.remarks
    assert vessel.kind is Kind.VESSEL and vessel.countries == ("CU",) and Identifier("imo", "9319466") in vessel.identifiers


def test_the_advanced_xml_of_ofac():
    firm = one(samples.ADVANCED_XML)
    assert (firm.entry, firm.kind, firm.programs) == ("101", Kind.ORGANIZATION, ("CUBA",))
    assert names(firm) == {"NORTHWIND SHIPPING CO.": "primary", "OLD WIND": "former", "NW": "weak"}
    assert firm.addresses == (Address("Havana", "Havana", "CU"),) and firm.identifiers == (Identifier("tax", "7703599", "CU"),)


def test_the_flat_files_and_the_xml_name_the_same_person_alike():
    (flat,) = read_all([("a", samples.SDN), ("b", samples.ALT), ("c", samples.COMMENTS), ("d", samples.ADD)])
    assert names(flat.entries[1]) == names(read("x", samples.SDN_XML).entries[0])


def test_the_consolidated_screening_list_has_entries_of_many_lists():
    firm, optics = read("x", samples.CSL_JSON).entries
    assert (firm.list, firm.entry, firm.kind, firm.countries) == ("SDN", "101", Kind.ORGANIZATION, ("CU",))
    assert names(firm) == {"NORTHWIND SHIPPING CO.": "primary", "NORTH WIND LINES": "alias"} and firm.identifiers \
        == (Identifier("swift", "NWNDCUHH"),)
    assert (optics.list, optics.cite, optics.starts) == ("EL", "90 FR 4619", date(2025, 1, 16)) and "Presumption of denial" in optics.remarks
    flat, person = read("x", samples.CSL_CSV).entries
    assert flat.addresses == (Address("12 Quay Street, Havana", "", "CU"), Address("5 Pier, Dalian", "", "CN")) and flat.countries == ("CU", "CN")
    assert flat.identifiers == (Identifier("tax", "7703599", "RU"),) and "Gender Male" in flat.remarks
    assert (person.list, person.ends, person.name) == ("DPL", date(2056, 6, 29), "I. GULL")


def test_a_page_of_an_answer_is_not_the_list():
    part = json.loads(samples.CSL_JSON) | {"total": 25_000}
    assert read("x", json.dumps(part).encode()).findings[-1].rule == "SCR-LIST-CUT"


def test_the_denied_persons_list():
    person, firm = read("x", samples.DPL).entries
    assert names(person) == {"ANN GULL": "primary", "ANN HARBOR": "alias"} and (person.starts, person.ends) == (date(2022, 8, 24), date(2026, 1, 14))
    assert firm.countries == ("CN",) and firm.addresses[0].text == "5 PIER, DALIAN" and firm.cite == "68 F.R. 38290 6/27/03"


def test_debarred_parties():
    person, firm = read("x", samples.DEBARRED).entries
    assert names(person) == {"Gull, Ann": "primary", "Ann Harbor": "alias"} and person.kind is Kind.PERSON and person.cite == "85 FR 39967"
    assert firm.cite == "79 FR 1" and firm.starts == date(2013, 11, 7)
    assert one(samples.DEBARRED_BY_ORDER).starts == date(2019, 5, 1)


def test_the_page_and_the_notice_of_the_uflpa_list_agree():
    page, notice = read("x", samples.UFLPA_PAGE), read("x", samples.UFLPA_NOTICE)
    firm, hair = page.entries
    assert firm.programs == ("UFLPA 2(d)(2)(B)(i)", "UFLPA 2(d)(2)(B)(ii)") and firm.starts == date(2022, 6, 21) and firm.countries == ("CN",)
    assert names(hair) == {"Calm Hair Accessories Co. Ltd.": "primary", "Hollow Hair Accessories": "alias", "Harbor Hair": "alias"}
    assert {entry.entry for entry in page.entries} < {entry.entry for entry in notice.entries} and names(notice.entries[1]) == names(hair)
    assert one(samples.UFLPA_XML).programs == ("UFLPA 2(d)(2)(B)(v)",)


def test_withhold_release_orders_in_force_that_name_someone():
    got = read("x", samples.WRO_CSV)
    firm, machine, vessel = got.entries
    assert (firm.name, firm.countries, firm.starts) == ("Example Manufacturing, Ltd.", ("ID",), date(2026, 8, 1)) and "PVC sheet, coated" \
        in firm.remarks
    assert names(machine) == {"Red Hill Machinery": "primary", "Golden Ox (Jin) Diesel Factory": "alias", "Hill 1st Prison": "alias"}
    assert vessel.kind is Kind.VESSEL and vessel.name == "Calm Gull 1"
    assert [finding.rule for finding in got.findings] == ["SCR-LIST-GOODS", "SCR-LIST-OVER"]
    assert [(entry.name, entry.countries) for entry in read("x", samples.WRO_PAGE).entries] == [("Calm Glove Bhd", ("MY",)),
    ("Harbor Glove Sdn. Bhd.", ("MY",))]


@pytest.mark.parametrize("who, country, status, names", [
    ("Fuchu Prison; Harbor Kogyo Co., Ltd.", "Japan", "Active", ["Fuchu Prison", "Harbor Kogyo Co., Ltd."]),
    ("Calm Garment Co., Ltd. and Pier Trade Co., Ltd.", "China", "Active", ["Calm Garment Co., Ltd.", "Pier Trade Co., Ltd."]),
    ("Calm Group and its Subsidiaries", "China", "Partially Modified", ["Calm Group"]),
    ("Calm Works", "China", "a status of tomorrow", ["Calm Works"]),
    ("Calm Works", "China", "Inactive-Pending Litigation", []), ("Calm Works", "China", "Modified", []), ("Calm Works", "China", "Revoked", []),
    ("Fishing Vessels owned by Calm Ocean Co. Ltd.", "Fishing Vessels", "Active", ["Calm Ocean Co. Ltd."]),
    ("Calm Carpet Pvt., Pier Carpet Pvt., Ltd., Gull Carpet, and K.K. Carpet; Kathmandu.", "Nepal", "Active",
     ["Calm Carpet Pvt., Pier Carpet Pvt., Ltd., Gull Carpet, and K.K. Carpet"]),
    ("Calm Uyghur Autonomous Region (XUAR)", "China", "Active", []),
    ("Tobacco produced in Malawi and products containing it", "Malawi", "Active", []),
    ("State Penitentiary, Calm City, Tamaulipas, Mexico", "Mexico", "Active", ["State Penitentiary, Calm City, Tamaulipas, Mexico"]),
])
def test_who_is_named_in_an_order(who, country, status, names):
    """Written as the orders of 2026 are, with other names."""
    head = samples.WRO_CSV.partition(b"\n")[0] + b"\n"
    other = b"1/2/2020,2020,,China,goods,WRO,x,Active,,Other Works Ltd,\n"
    got = read("x", head + other + f'1/2/2020,2020,,{country},goods,WRO,x,{status},,"{who}",\n'.encode())
    assert [entry.name for entry in got.entries[1:]] == names


def test_the_firms_in_a_row_are_names_each_by_itself():
    head = samples.WRO_CSV.partition(b"\n")[0] + b"\n"
    row = b'1/2/2020,2020,,Nepal,goods,WRO,x,Active,,"Calm Carpet Pvt., Pier Carpet Pvt., Ltd., Gull Carpet, and K.K. Carpet",\n'
    assert [name.text for name in one(head + row).names[1:]] == ["Calm Carpet Pvt", "Pier Carpet Pvt., Ltd", "Gull Carpet", "K.K. Carpet"]


@pytest.mark.parametrize("cell, name, address, country", [
    ("UNIVERSAL GULL, INC, 125 GULL DRIVE, MOUNT LAUREL, NJ, US, 08054", "UNIVERSAL GULL, INC", "125 GULL DRIVE, MOUNT LAUREL, NJ, 08054", "US"),
    ("GULL AG, HAUPSTRASSE 23, KREUZLINGEN, CH, CH-8280", "GULL AG", "HAUPSTRASSE 23, KREUZLINGEN, CH-8280", "CH"),
    ("ANN GULL, JR., INMATE NUMBER 1, MONTGOMERY, AL, , 36112", "ANN GULL, JR.", "INMATE NUMBER 1, MONTGOMERY, AL, 36112", ""),
    ("GULL AIRLINES, LU,", "GULL AIRLINES", "", "LU"),
])
def test_the_denied_persons_list_with_name_and_address_together(cell, name, address, country):
    head = b"Name_and_Address,Type of Denial,Effective_Date,Expiration_Date,Appropriate Federal Register Citations\n"
    entry = one(head + f'"{cell}",Standard,6/23/2006,,71 F.R. 38365 7/6/06\n'.encode())
    assert (entry.list, entry.name, entry.starts) == ("DPL", name, date(2006, 6, 23))
    assert [(at.text, at.country) for at in entry.addresses] == [(address, country)]


def test_the_supplements_to_part_744():
    labs, trading = read("x", samples.ENTITY_LIST).entries
    assert names(labs) == {"Northwind Labs": "primary", "NW AI": "alias", "NW Atlas Technology Co., Ltd.": "alias"}
    assert labs.addresses == (Address("Floor 10, No. 1 East Road, Beijing, China", "", "CN"),) and labs.starts == date(2025, 1, 16)
    assert (trading.name, trading.countries, trading.addresses[0].text) == ("Calm Sea Trading Co., Ltd.", ("CN",), "12 Quay Street, Hong Kong")
    assert (one(samples.UNVERIFIED).name, one(samples.MILITARY).countries) == ("Calm Gulf FZE", ("RU",))
    both = read("x", samples.ENTITY_LIST + samples.UNVERIFIED)
    assert both.list == "BIS" and {entry.list for entry in both.entries} == {"EL", "UVL"}


def test_json_lines_keep_source_and_id():
    firm, vessel = read("x", samples.LINES).entries
    assert (firm.list, firm.entry, firm.countries) == ("SDN@TEST", "T-1", ("CU",)) and [name.type for name in firm.names] \
        == [NameType.PRIMARY, NameType.ALIAS]
    assert (vessel.kind, vessel.countries, vessel.addresses, vessel.programs) == (Kind.VESSEL, (), (Address("REGION: KAFIA KINGI"),), ("CUBA",))


@pytest.mark.parametrize("line, entry, name", [
    ('{"id": 0, "source": "X", "schema": "", "names": ["Calm Gull"]}', "0", "Calm Gull"),
    ('{"id": 7, "source": null, "schema": null, "names": ["Calm Gull"], "countries": null}', "7", "Calm Gull"),
    ('{"id": null, "source": null, "schema": null, "names": [null, "", "Calm Gull"]}', "LINE-", "Calm Gull"),
    ('{"id": "a", "source": "", "schema": "", "names": "Calm Gull"}', "a", "Calm Gull"),
])
def test_json_lines_that_say_nothing_where_they_can(line, entry, name):
    got = one(line.encode())
    assert got.entry.startswith(entry) and got.name == name and got.kind is Kind.UNKNOWN


def test_a_list_of_one_s_own_by_a_map_of_columns():
    spedition, gull = read("x", samples.OWN_CSV, "MINE", samples.OWN_COLUMNS).entries
    assert (spedition.list, spedition.entry, spedition.remarks) == ("MINE", "N-1", "zahlt nie")
    assert [name.text for name in spedition.names] == ["Nordwind Spedition GmbH", "Nordwind", "NW Spedition"]
    assert spedition.addresses == (Address("Kai 5, Hamburg", "", "DE"),) and gull.countries == ("CH",)
    assert one(b"Name,Country\nCalm Gull Ltd,GB\n").countries == ("GB",)
    assert read("x", samples.OWN_CSV, columns={"name": "Kunde"}).findings[0].rule == "SCR-LIST-COLUMN"
    assert read("x", samples.OWN_CSV, columns={"title": "Firma"}).findings[0].rule == "SCR-LIST-COLUMN"


def test_a_workbook():
    import xlsxwriter

    file = io.BytesIO()
    book = xlsxwriter.Workbook(file)
    sheet = book.add_worksheet()
    for n, row in enumerate([["Party Name", "Date Of Birth", "Federal Register Notice", "Notice Date", "Corrected Notice", "Corrected Notice Date"],
                             ["Northwind Optics, Inc.", "", "78 FR 66984", "11/07/2013", "", ""]]):
        sheet.write_row(n, 0, row)
    book.close()
    entry = one(file.getvalue())
    assert (entry.list, entry.name, entry.starts) == ("DTC", "Northwind Optics, Inc.", date(2013, 11, 7))
