"""Each programme on both sides of its days, its lists and its exceptions."""

from __future__ import annotations

import pytest

from tests.duty.lines import assessed, charges, rules
from tidewaiter.entry.line import AdCvd, Quantity
from tidewaiter.findings import Severity


def test_a_real_7501_of_september_2026_to_the_cent_and_in_order():
    result = assessed("7326908688", "CN", "2026-09-18", 14172, quantities="3540 KG")
    assert list(charges(result).items()) == [("99038803", 354300), ("99030590", 0), ("99038202", 708600), ("7326908688", 41099)]
    assert result.duty == 1103999


# entered       exported      chapter 99 number and cents on $10,000
LIST_3 = [
    ("2018-09-23", "",           {}),
    ("2018-09-24", "",           {"99038803": 100000}),
    ("2019-05-09", "",           {"99038803": 100000}),
    ("2019-05-10", "2019-05-10", {"99038803": 250000}),
    ("2019-05-10", "2019-05-09", {"99038809": 100000}),
    ("2019-06-14", "2019-05-09", {"99038809": 100000}),
    ("2019-06-15", "2019-05-09", {"99038803": 250000}),
]


@pytest.mark.parametrize("entered, exported, wanted", LIST_3)
def test_china_list_3_by_day(entered, exported, wanted):
    result = assessed("8708295160", "CN", entered, exported=exported)
    assert {n: c for n, c in charges(result).items() if n.startswith("990388")} == wanted


# hts, origin, entered, options, the chapter 99 numbers in filing order with cents on $10,000
CASES = [
    # forced labour: the day before, the first day, the water, the lists
    ("6109100012", "VN", "2026-07-23", {}, {"99030301": 100000}),         # note 2(aa)(i), in force through 23 July
    ("6109100012", "VN", "2026-07-24", {}, {"99030584": 125000}),
    ("6109100012", "VN", "2026-07-27", {"loaded": "2026-07-23"}, {"99030585": 0}),
    ("6109100012", "VN", "2026-07-27", {"loaded": "2026-07-24"}, {"99030584": 125000}),
    ("6109100012", "VN", "2026-07-28", {"loaded": "2026-07-23"}, {"99030584": 125000}),
    ("0901110015", "VN", "2026-07-29", {}, {"99030586": 0}),
    ("2933110000", "VN", "2026-07-29", {"facts": {"pharma_use": True}}, {"99030589": 0}),
    ("2933110000", "VN", "2026-07-29", {}, {"99030584": 125000}),
    ("6109100012", "KE", "2026-07-29", {}, {}),
    ("6109100012", "MO", "2026-07-29", {}, {}),
    ("6109100004", "RU", "2026-07-29", {}, {"99030566": 125000}),
    ("6109100004", "CA", "2026-07-29", {"program": "S"}, {"99030593": 0}),
    ("6109100004", "CA", "2026-07-29", {}, {"99030529": 100000}),
    # totals with column 1, both sides of the line
    ("6402993110", "IT", "2026-10-03", {"base": "9.9%"}, {"99030539": 1000}),
    ("6402993110", "IT", "2026-10-03", {"base": "10%"}, {"99030538": 0}),
    ("6402993110", "JP", "2026-10-03", {"base": "12.4%"}, {"99030549": 1000}),
    ("6402993110", "JP", "2026-10-03", {"base": "12.5%"}, {"99030548": 0}),
    ("2204215015", "FR", "2026-10-02", {"quantities": "2000 L"}, {"99030539": 87400}),
    # metals: which list, whose metal
    ("7604210010", "DE", "2026-04-05", {}, {"99030306": 0, "99038502": 500000}),   # note 2(aa)(v)(1): section 122 leaves them alone
    ("7604210010", "DE", "2026-04-06", {}, {"99030306": 0, "99038202": 500000}),
    ("7604210010", "GB", "2026-08-01", {"facts": {"uk_melted_95": True}}, {"99030590": 0, "99038204": 250000}),
    ("8544429090", "VN", "2026-08-01", {}, {"99030590": 0, "99038209": 250000}),
    ("8544429090", "VN", "2026-08-01", {"facts": {"us_melted_95": True}}, {"99030590": 0, "99038206": 100000}),
    ("8544429090", "VN", "2026-08-01", {"facts": {"us_melted_85": True}}, {"99030590": 0, "99038206": 100000}),
    ("8544429090", "VN", "2026-08-01", {"facts": {"metal_lt_15pct_weight": True}}, {"99030584": 125000, "99038203": 0}),
    ("7206900000", "CA", "2026-08-01", {"program": "S"}, {"99030590": 0, "99038202": 500000}),
    ("7206900000", "CA", "2026-08-01", {"program": "S", "facts": {"commerce_authorised_16h": True}}, {"99030590": 0, "99038218": 250000}),
    # automobiles and parts, with and without a claim
    ("8708103050", "MX", "2026-10-02", {}, {"99030590": 0, "99039405": 250000}),
    ("8708103050", "MX", "2026-10-02", {"program": "S"}, {"99030590": 0, "99039406": 0}),
    ("8708103050", "JP", "2026-10-02", {}, {"99030590": 0, "99039443": 125000}),
    ("8708103050", "VN", "2026-10-02", {"facts": {"is_auto_part": False}}, {"99030590": 0, "99038209": 250000, "99039406": 0}),
    ("8708103050", "VN", "2026-10-02", {"facts": {"is_mhdv_part": True}}, {"99030590": 0, "99037408": 250000}),
    # 8471 is in list 33(g), and its own words name no vehicle: a computer is no part of one until the importer says so
    ("8471300100", "VN", "2026-10-02", {}, {"99030586": 0}),
    ("8471300100", "VN", "2026-10-02", {"facts": {"is_auto_part": True}}, {"99030590": 0, "99039405": 250000}),
    ("8703230140", "DE", "2026-10-02", {}, {"99030590": 0, "99039451": 125000}),
    # wood, chips, pharmaceuticals, Brazil, Canada, quartz, unmanned aircraft
    ("9401614011", "DE", "2026-08-01", {}, {"99030590": 0, "99037622": 150000}),
    ("4407110001", "CA", "2026-08-01", {}, {"99030590": 0, "99037601": 100000}),
    ("8471500150", "JP", "2026-08-28", {"facts": {"note39b": True}}, {"99030590": 0, "99037901": 250000}),
    ("2918993000", "IN", "2026-08-01", {"facts": {"generic": True}}, {"99030544": 100000, "99030467": 0}),
    ("6109100004", "BR", "2026-07-25", {"loaded": "2026-07-20"}, {"99030502": 0, "99030585": 0}),
    ("7206900000", "BR", "2026-07-25", {}, {"99030507": 0, "99030590": 0, "99038202": 500000}),
    ("2208306020", "CA", "2026-08-21", {}, {"99030529": 100000}),
    ("6810990020", "VN", "2026-08-14", {}, {"99030584": 125000}),
    ("6810990020", "VN", "2026-08-15", {}, {"99030584": 125000, "99034530": 250000}),
    ("6810990020", "VN", "2026-08-15", {"facts": {"quota_filled": True}}, {"99030584": 125000, "99034531": 500000}),
    ("8806240000", "VN", "2026-09-02", {}, {"99030584": 125000}),
    ("8806240000", "VN", "2026-09-03", {}, {"99030584": 125000, "99030821": 1000000}),
    # China: a described article, a whole number excluded until 9 November 2026, the four-year review in place of a list
    ("8483509040", "CN", "2026-11-09", {}, {"99038869": 0, "99030590": 0, "99038209": 250000}),
    ("8483509040", "CN", "2026-11-10", {}, {"99038801": 250000, "99030590": 0, "99038209": 250000}),
    ("8541430080", "CN", "2026-08-28", {}, {"99039102": 500000, "99030531": 125000}),
    ("6109100012", "HK", "2026-08-28", {}, {"99030543": 125000}),
    # 16(e), (k): parts for equipment, of United States metal (85 percent since Proc. 11032) and not; each side of 10 percent
    ("8431438090", "VN", "2026-08-01", {"facts": {"note16k_parts": True}}, {"99030590": 0, "99038225": 150000}),
    ("8431438090", "VN", "2026-08-01", {"facts": {"note16k_parts": True, "us_melted_85": True}}, {"99030590": 0, "99038223": 100000}),
    ("8431438090", "VN", "2026-08-01", {"facts": {"note16k_parts": True, "us_melted_85": True}, "base": "10%"}, {"99030590": 0, "99038224": 0}),
    # 16(j): the duty on what is beyond United States content, of which 40 percent at most counts
    ("8429511015", "MX", "2026-08-10", {"program": "S", "facts": {"us_content_pct": "20"}}, {"99030590": 0, "99038220": 200000, "99038221": 0}),
    ("8429511015", "CA", "2026-08-10", {"program": "S", "facts": {"us_content_pct": "60"}}, {"99030590": 0, "99038220": 150000, "99038221": 0}),
    ("8429511015", "MX", "2026-08-10", {"facts": {"us_content_pct": "20"}}, {"99030590": 0, "99038209": 250000}),
    # 33(c)(ii)-(d): the duty on what is not of the United States
    ("8703230140", "MX", "2026-08-10", {"program": "S", "facts": {"us_content_pct": "40"}}, {"99030590": 0, "99039403": 150000, "99039402": 0}),
    ("8703230140", "MX", "2026-08-10", {"facts": {"us_content_pct": "40"}}, {"99030590": 0, "99039401": 250000}),
    # 33(j) names 8708.10.3050 and not 8471 for the United Kingdom
    ("8708103050", "GB", "2026-08-10", {}, {"99030590": 0, "99039432": 75000}),
    ("8471300100", "GB", "2026-08-10", {"facts": {"is_auto_part": True}}, {"99030590": 0, "99039405": 250000}),
    # 33(p), (r), (h)(i); 38(j): parts outside the lists that the importer certifies, but none of chapter 73
    ("3926909989", "VN", "2026-08-28", {"facts": {"us_auto_production_cert": True}}, {"99030590": 0, "99039407": 250000}),
    ("3926909989", "KR", "2026-08-28", {"facts": {"us_auto_production_cert": True}}, {"99030590": 0, "99039465": 97000}),
    ("3926909989", "MX", "2026-08-28", {"program": "S", "facts": {"us_auto_production_cert": True}}, {"99030590": 0, "99039406": 0}),
    ("7318152010", "VN", "2026-08-28", {"facts": {"us_auto_production_cert": True}}, {"99030590": 0, "99038202": 500000}),
    ("3926909989", "VN", "2026-08-28", {"facts": {"us_mhdv_production_cert": True}}, {"99030590": 0, "99037409": 250000}),
    # 38(a)(1), (g): a vehicle of 25 years is a vehicle still, and no article of steel
    ("8701210080", "DE", "2026-08-28", {"facts": {"vehicle_25_years_old": True}}, {"99030539": 60000, "99037407": 0}),
    # 33(h), 52(f)(3): what is no part, or a kit, is not lifted as a USMCA part; 52(h) lifts what entered free
    ("8544300000", "MX", "2026-08-28", {"program": "S", "facts": {"is_auto_part": False}}, {"99030594": 0, "99039406": 0}),
    ("8708103050", "MX", "2026-08-28", {"program": "S", "facts": {"is_auto_part": False}}, {"99030590": 0, "99038209": 250000, "99039406": 0}),
    ("8708103050", "MX", "2026-08-28", {"program": "S", "facts": {"knock_down_kit": True}}, {"99030590": 0, "99039405": 250000}),
    # 8704.60 stands in 33(b) and 38(b)
    ("8704600000", "JP", "2026-08-28", {}, {"99030590": 0, "99037401": 250000}),
    ("8704600000", "JP", "2026-08-28", {"facts": {"passenger_vehicle": True}}, {"99030590": 0, "99037405": 0, "99039440": 0}),
    # 39(d): the uses that 9903.79.01 leaves out
    ("8471500150", "JP", "2026-08-28", {"facts": {"note39b": True, "is_auto_part": False, "note39d_use": "data_center"}},
     {"99030586": 0, "99039406": 0, "99037903": 0}),
    # 29(a)-(b): Nicaragua in column 1-general, not its originating goods
    ("6109100012", "NI", "2026-12-31", {}, {"99038901": 0, "99030558": 125000}),
    ("6109100012", "NI", "2027-01-01", {}, {"99038901": 100000, "99030558": 125000}),
    ("6109100012", "NI", "2026-12-31", {"program": "P"}, {"99030558": 125000}),
    # 41(c)(iii): Indonesia and Kosovo are exempt
    ("6810990020", "ID", "2026-08-15", {}, {"99030545": 100000}),
    ("6810990020", "KV", "2026-08-15", {}, {}),
    ("6810990020", "MA", "2026-08-15", {}, {"99030556": 125000, "99034530": 250000}),
    # heading 9903.91.10: enteral syringes until the end of 2025; headings 9903.88.69 and .08.25
    ("9018310080", "CN", "2024-10-01", {}, {"99039103": 1000000}),
    ("9018310080", "CN", "2024-10-01", {"facts": {"enteral_syringe": True}}, {"99039110": 0}),
    ("8483509040", "CN", "2024-06-14", {}, {"99038867": 0}),
    ("8483509040", "CN", "2024-06-15", {}, {"99038869": 0}),
    ("8806240000", "VN", "2026-09-03", {"facts": {"uas_onshoring_dhs_dow": True}}, {"99030584": 125000, "99030825": 0}),
    # 40(i)(2), since 29 September 2026; 16(g) knows chapters 84, 85 and 87 only
    ("2918993000", "IN", "2026-09-28", {"facts": {"patented": False}}, {"99030590": 0, "99030460": 935000}),
    ("2918993000", "IN", "2026-09-29", {"facts": {"patented": False}}, {"99030544": 100000, "99030469": 0}),
    ("7615102015", "VN", "2026-08-28", {"facts": {"motorcycle_part": True}}, {"99030590": 0, "99038209": 250000}),
    # content of every metal at nothing is no metal
    ("8544429090", "VN", "2026-08-01", {"facts": {"steel_pct": "0", "aluminum_pct": "0", "copper_pct": "0"}}, {"99030584": 125000, "99038201": 0}),
    ("8544429090", "VN", "2026-08-01", {"facts": {"steel_pct": "0", "aluminum_pct": "0"}}, {"99030590": 0, "99038209": 250000}),
    # 52(a): goods entered under chapter 98
    ("9801001012", "VN", "2026-08-28", {}, {}),
    # Russia: 19(m), 30, and the +12.5 percent that note 52(f) does not lift beside 9903.85.67
    ("7601103000", "RU", "2026-08-28", {}, {"99030566": 125000, "99038567": 2000000, "99039009": 700000}),
    ("7208103000", "RU", "2026-08-28", {}, {"99030590": 0, "99038214": 500000, "99039009": 700000}),
    ("8544429090", "RU", "2026-08-28", {"facts": {"no_metal": True}}, {"99030566": 125000, "99038201": 0}),
    ("7615102015", "VN", "2026-08-28", {"facts": {"russian_aluminum": True}}, {"99030584": 125000, "99038568": 2000000}),
    # column 2: 9903.04.60 adds nothing there, and 9903.82.09 does
    ("2918993000", "BY", "2026-08-28", {}, {"99030460": 0}),
    ("8429511015", "CU", "2026-08-10", {}, {"99038209": 250000}),
    # headings 9903.05.02 and .85: onto a vessel
    ("6109100012", "VN", "2026-07-27", {"loaded": "2026-07-23", "mode": "40"}, {"99030584": 125000}),
    ("6109100012", "VN", "2026-07-27", {"loaded": "2026-07-23", "mode": ""}, {"99030585": 0}),
    ("6109100004", "BR", "2026-07-23", {"loaded": "2026-07-20", "mode": "40"}, {"99030501": 250000, "99030301": 100000}),
]


@pytest.mark.parametrize("hts, origin, entered, options, wanted", CASES)
def test_chapter_99_by_number_origin_day_and_fact(hts, origin, entered, options, wanted):
    result = assessed(hts, origin, entered, **options)
    assert list({n: c for n, c in charges(result).items() if n.startswith("99")}.items()) == list(wanted.items())


BASE = [
    ("6109100012", "VN", "", "100 DOZ, 250 KG", "column-1-general", 165000),
    ("6203410510", "VN", "", "100 DOZ, 250 KG", None, None),
    ("6203410310", "VN", "", "100 DOZ, 250 KG", "column-1-general", 163000 + 10475),
    ("0402101000", "KE", "", "1000 KG", "column-1-general", 3300),
    ("6109100012", "CU", "", "100 DOZ, 250 KG", "column-2", 900000),
    ("8708103050", "MX", "S", "", "column-1-special", 0),
    ("0805100020", "JP", "", "20000 KG", "column-1-general", 38000),
    ("9102111010", "KE", "", "100 NO", "column-1-general", 4400),
    ("9102111020", "KE", "", "100 NO", "column-1-general", 60000),
    ("9102111030", "KE", "", "100 NO", "column-1-general", 140000),
    ("9102111040", "KE", "", "100 NO", "column-1-general", 53000),
]


@pytest.mark.parametrize("hts, origin, program, quantities, column, cents", BASE)
def test_the_schedules_own_rate(hts, origin, program, quantities, column, cents):
    result = assessed(hts, origin, "2026-09-18", program=program, quantities=quantities)
    last = result.tariff[-1]
    if column is None:
        assert {"HTS-UNKNOWN", "HTS-SUFFIX"} & rules(result)
    else:
        assert (last.program, last.amount) == (column, cents)


# What chapter 99 falls on, of $10,000, under the four provisions of heading 9802 that note 52(a) leaves in it.
PART_OF_THE_VALUE = [
    ("9802004040", {"repair_value": "1000"}, 12500), ("9802005060", {"repair_value": "1000"}, 12500), ("9802006000", {"repair_value": "1000"}, 12500),
    ("9802008040", {"us_content_pct": "30"}, 87500),
]


@pytest.mark.parametrize("claim, given, cents", PART_OF_THE_VALUE)
def test_a_duty_on_part_of_the_value_is_not_taken_on_all_of_it_in_silence(claim, given, cents):
    for number, facts in (("6109100012", {"ch98": claim}), (claim, {})):
        assert charges(assessed(number, "VN", "2026-08-28", facts=facts | given))["99030584"] == cents
        unknown = assessed(number, "VN", "2026-08-28", facts=facts)
        assert "99030584" not in charges(unknown)
        assert {"DUTY-MISSING", "CH98-MISSING"} <= {finding.rule for finding in unknown.findings if finding.severity is Severity.FATAL}
        assert set(given) <= {one.fact for one in unknown.undetermined}


def test_a_rate_in_place_of_column_2_needs_no_quantity():
    assert "DUTY-MISSING" not in rules(assessed("7202118000", "RU", "2026-08-28"))


def test_a_missing_quantity_is_said_and_not_taken_for_zero():
    assert "DUTY-MISSING" in rules(assessed("0402101000", "KE", "2026-09-18"))


def test_a_rate_by_reference_is_said_to_be_unknown():
    assert "DUTY-RATE-BY-REFERENCE" in rules(assessed("6103221000", "VN", "2026-09-18")) | rules(
        assessed("6103220010", "VN", "2026-09-18", base="The rate applicable to each garment in the ensemble if separately entered"))


def test_a_claim_that_the_special_column_does_not_hold_is_refused():
    assert "SPI-NOT-IN-COLUMN" in rules(assessed("6109100012", "KE", "2026-09-18", program="D"))


def test_an_ended_number_is_fatal_and_names_what_took_over():
    result = assessed("8301600000", "TW", "2026-09-18")
    found = next(finding for finding in result.findings if finding.rule == "HTS-ENDED")
    assert "2026-02-01" in found.message


def test_law_that_is_not_held_is_fatal_on_its_days():
    # note 31(b): whether lists 1 to 4A named tungsten oxides before note 31 took them over is no longer in the text
    assert "LAW-NOT-HELD" in rules(assessed("2825903000", "CN", "2024-09-26"))
    assert "LAW-NOT-HELD" not in rules(assessed("2825903000", "CN", "2024-09-27"))


def test_facts_nobody_gave_are_named_with_what_they_decide():
    result = assessed("2933110000", "VN", "2026-07-29")
    assert [(one.fact, one.decides) for one in result.undetermined if one.fact == "pharma_use"] == [("pharma_use", ("9903.05.89",))]


UNUSABLE = [({"colour": True}, "FACT-NAME"), ({"pharma_use": "maybe"}, "FACT-VALUE"), ({"ch98": "98020050"}, "CH98-MISSING"),
            ({"us_content_pct": "forty"}, "FACT-VALUE"), ({"us_content_pct": "101"}, "FACT-VALUE"), ({"note39d_use": "play"}, "FACT-VALUE")]


@pytest.mark.parametrize("facts, rule", UNUSABLE)
def test_facts_that_cannot_be_used_are_named(facts, rule):
    assert rule in rules(assessed("6109100012", "VN", "2026-07-29", facts=facts))


def test_a_case_deposits_on_the_entered_value_and_not_on_the_additional_duties():
    result = assessed("7317005502", "CN", "2026-09-18", 10000, quantities="5000 KG", cases=(AdCvd("A570909000"),))
    case = result.cases[0]
    assert (case.kind, case.amount, case.ad_valorem_1e8) == ("ad", 1180400, 118040000)
    assert result.deposits("ad") == 1180400 and result.duty == 750000


def test_a_bonded_case_is_no_cash():
    result = assessed("7317005502", "CN", "2026-09-18", 10000, quantities="5000 KG", cases=(AdCvd("A570909000", "B"),))
    assert (result.deposits("ad"), result.bonded("ad")) == (0, 1180400)


def test_a_case_without_a_rate_is_not_guessed():
    assert "ADCVD-RATE-UNKNOWN" in rules(assessed("7317005502", "CN", "2019-04-23", cases=(AdCvd("A570909000"),)))
    assert "ADCVD-RATE-UNKNOWN" in rules(assessed("7317005502", "CN", "2026-09-18", cases=(AdCvd("C570968000"),)))


def test_a_rate_that_the_filer_read_needs_its_cite():
    given = AdCvd("C570968000", rate="16.08%", cite="87 FR 7423", quantity=Quantity(0, "KG"))
    assert assessed("7604210010", "CN", "2026-09-18", cases=(given,)).cases[0].amount == 160800
