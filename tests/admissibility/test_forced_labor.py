"""What the law on forced labor says to an entry: a table of cases, the edges in pairs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.admissibility.forced_labor_samples import MILL, VIETNAM, entry, line
from tidewaiter.admissibility import forced_labor
from tidewaiter.admissibility.forced_labor_law import orders, sectors
from tidewaiter.entry.entry import Entry
from tidewaiter.entry.invoice import Invoice, InvoiceLine
from tidewaiter.entry.line import Declaration, SanctionsRecord
from tidewaiter.entry.party import Party
from tidewaiter.entry.release import Release
from tidewaiter.entry.security_filing import SecurityFiling, SecurityParty
from tidewaiter.findings import Severity

TODAY = date(2026, 9, 20)
URUMQI = replace(MILL, name="EXAMPLE TEXTILE CO LTD", city="URUMQI", region="XJ", postal_code="830000", mid="CNEXATEX18URU")
STREET = replace(MILL, street="1200 URUMQI MIDDLE ROAD", city="SHANGHAI", region="SH", postal_code="200040")
F, W, N = Severity.FATAL, Severity.WARNING, Severity.NOTE


def rules(told: Entry, day: date = TODAY) -> dict[str, Severity]:
    """Each rule that fires with its gravest severity."""
    found: dict[str, Severity] = {}
    for one in reversed(forced_labor.of(told, day)):
        found[one.rule] = one.severity
    return found


def party(name: str, country: str, city: str = "SOMEWHERE") -> Party:
    return Party(name, "1 EXAMPLE WAY", city, "", "", country, mid=f"{country}EXAMPLE1SOM")


def made_by(maker: Party, hts: str, origin: str = "", imported: str = "2026-09-16", **changes) -> Entry:
    return entry(line(hts, origin or maker.country, maker.mid, **changes), makers=(maker,), imported=imported)


XINJIANG = [
    # the presumption counts the day of importation
    ("before-the-presumption", made_by(URUMQI, "8509400000", imported="2022-06-20"), {}, {"FLB-XINJIANG"}),
    ("first-day-of-it", made_by(URUMQI, "8509400000", imported="2022-06-21"), {"FLB-XINJIANG": F}, set()),
    ("entered-later", entry(line("8509400000", mid=URUMQI.mid), makers=(URUMQI,), imported="2022-06-20", entered="2022-07-30"), {}, {"FLB-XINJIANG"}),
    ("any-goods", made_by(URUMQI, "9503000073"), {"FLB-XINJIANG": F}, set()),
    ("an-exception", made_by(URUMQI, "9503000073", facts={"uflpa_exception": True}), {"FLB-XINJIANG-EXCEPTED": N}, {"FLB-XINJIANG"}),
    ("the-importer-says-so", made_by(VIETNAM, "9503000073", facts={"xinjiang": True}), {"FLB-XINJIANG": F}, set()),
    ("it-says-no-against-the-address", made_by(URUMQI, "9503000073", facts={"xinjiang": False}), {"FLB-XINJIANG": F}, set()),
    ("inputs-of-xinjiang", made_by(VIETNAM, "6109100012", facts={"input_places": "cotton: CN Kashgar; thread: VN"}), {"FLB-XINJIANG": F}, set()),
    ("inputs-of-an-unsure-place", made_by(VIETNAM, "6109100012", facts={"input_places": "cotton: CN Yutian"}),
     {"FLB-XINJIANG-HINT": W}, {"FLB-XINJIANG"}),
    ("inputs-of-elsewhere", made_by(VIETNAM, "6109100012", facts={"input_places": "cotton: US; thread: VN"}),
     {"FLB-SECTOR-TRACED": N}, {"FLB-XINJIANG", "FLB-SECTOR"}),
    ("seller-there", entry(line(), seller=replace(URUMQI, mid="")), {"FLB-XINJIANG-HINT": W}, {"FLB-XINJIANG"}),
    ("description", made_by(VIETNAM, "6109100012", description="SHIRTS OF XINJIANG LONG STAPLE COTTON"), {"FLB-XINJIANG-HINT": W}, {"FLB-XINJIANG"}),
    ("description-in-chinese", made_by(VIETNAM, "6109100012", description="新疆长绒棉 T恤"), {"FLB-XINJIANG-HINT": W}, set()),
    ("a-street-of-that-name", made_by(STREET, "9503000073"),
     {}, {"FLB-XINJIANG", "FLB-XINJIANG-HINT"}),
    ("stuffed-there", entry(line("9503000073"), security_filing=SecurityFiling("10", MILL, (SecurityParty("LG", URUMQI),))),
     {"FLB-XINJIANG-HINT": W}, {"FLB-XINJIANG"}),
    ("maker-of-the-isf-there", entry(line("9503000073"), security_filing=SecurityFiling("10", MILL, (SecurityParty("MF", URUMQI),))),
     {"FLB-XINJIANG": F}, set()),
    ("maker-not-told", entry(line("9503000073", mid="CNUNKNOWN1SHA"), makers=()), {"FLB-MAKER-UNKNOWN": W}, set()),
    ("maker-told", entry(line("9503000073")), {}, {"FLB-MAKER-UNKNOWN"}),
]
SECTORS = [
    ("cotton-of-china", entry(line("5208110020")), {"FLB-SECTOR": W}, set()),
    ("cotton-shirts-of-vietnam", made_by(VIETNAM, "6109100012"), {"FLB-SECTOR": N}, set()),
    ("vietnam-with-chinese-yarn", made_by(VIETNAM, "6109100012", facts={"input_places": "yarn: CN"}), {"FLB-SECTOR": W}, set()),
    ("of-the-united-states", entry(line("6109100012", "US", ""), makers=()), {}, {"FLB-SECTOR"}),
    ("the-importer-says-no", entry(line(facts={"xinjiang": False})), {"FLB-SECTOR-SAID": N}, {"FLB-SECTOR"}),
    ("traced", entry(line(facts={"xinjiang": False, "input_places": "cotton: AU; yarn: CN Shandong"})),
     {"FLB-SECTOR-TRACED": N}, {"FLB-SECTOR", "FLB-SECTOR-SAID"}),
    ("china-without-province", entry(line(facts={"input_places": "cotton: AU; yarn: CN"})), {"FLB-SECTOR": W}, {"FLB-SECTOR-TRACED"}),
    ("steel-the-day-before", entry(line("7326908688"), imported="2025-08-18"), {}, {"FLB-SECTOR"}),
    ("steel-the-first-day", entry(line("7326908688"), imported="2025-08-19"), {"FLB-SECTOR": W}, set()),
    ("steel-melted-in-china", entry(line("7326908688", declarations=(Declaration("08", {"melted": "CN"}),))), {"FLB-SECTOR": W}, set()),
    ("steel-melted-in-turkey", entry(line("7326908688", declarations=(Declaration("08", {"melted": "TR"}),))),
     {"FLB-SECTOR-TRACED": N}, {"FLB-SECTOR"}),
    ("aluminum-the-day-before", entry(line("7604210010"), imported="2024-07-08"), {}, {"FLB-SECTOR"}),
    ("aluminum-the-first-day", entry(line("7604210010"), imported="2024-07-09"), {"FLB-SECTOR": W}, set()),
    ("red-dates", entry(line("0813401000")), {"FLB-SECTOR": W}, set()),
    ("toys-are-not-watched", entry(line("9503000073")), {}, {"FLB-SECTOR"}),
    ("origin-not-told", entry(line("6109100012", "", "")), {"FLB-SECTOR": W}, set()),
]
TM, MW, CD, ZW = (party("EXAMPLE TRADING", code) for code in ("TM", "MW", "CD", "ZW"))
FINCA, KNIT = party("FINCA MONTE GRANDE", "MX"), party("NEEDLE CRAFT LTD.", "JO")
GLOVES = party("TOP GLOVE SDN. BHD.", "MY")
FISH = [SanctionsRecord("FSHNG INFO", {"vessel name": "ZHEN FA 7"}), SanctionsRecord("FSHNG INFO", {"vessel name": "LUCKY 8"})]
ORDERS = [
    ("cotton-of-turkmenistan-long-before", made_by(TM, "5201001800", imported="2017-11-18"), {}, {"FLB-ORDER"}),
    ("cotton-of-turkmenistan-that-may-be-called-back", made_by(TM, "5201001800", imported="2017-11-19"), {"FLB-ORDER": W}, set()),
    ("cotton-of-turkmenistan-the-day-before", made_by(TM, "5201001800", imported="2018-05-17"), {"FLB-ORDER": W}, set()),
    ("cotton-of-turkmenistan", made_by(TM, "5201001800", imported="2018-05-18"), {"FLB-ORDER": F}, set()),
    ("made-of-it-there", made_by(TM, "6302600020"), {"FLB-ORDER": F}, set()),
    ("made-of-it-elsewhere", made_by(party("EXAMPLE HOME TEXTILE", "TR"), "6302600020", facts={"input_places": "cotton: TM"}),
     {"FLB-ORDER": F}, set()),
    ("made-elsewhere-of-other-cotton", made_by(party("EXAMPLE HOME TEXTILE", "TR"), "6302600020", facts={"input_places": "cotton: TR"}),
     {}, {"FLB-ORDER"}),
    ("tobacco-of-malawi", made_by(MW, "2401103000"), {"FLB-ORDER": F}, set()),
    ("of-a-firm-taken-out-before", made_by(replace(MW, name="ALLIANCE ONE INTERNATIONAL, LLC"), "2401103000", imported="2020-06-02"),
     {"FLB-ORDER": F}, set()),
    ("of-a-firm-taken-out", made_by(replace(MW, name="ALLIANCE ONE INTERNATIONAL, LLC"), "2401103000", imported="2020-06-03"),
     {"FLB-ORDER-EXCEPTED": N}, {"FLB-ORDER"}),
    ("gold-of-congo", made_by(CD, "7108121050"), {"FLB-ORDER": F}, set()),
    ("diamonds-of-an-area", made_by(ZW, "7102310000"), {"FLB-ORDER-AREA": W}, {"FLB-ORDER"}),
    ("coffee-the-day-before", made_by(FINCA, "0901110015", imported="2026-01-28"), {"FLB-ORDER": W}, set()),
    ("coffee-of-the-farm", made_by(FINCA, "0901110015", imported="2026-01-29"), {"FLB-ORDER": F}, set()),
    ("coffee-of-another-farm", made_by(party("FINCA EJEMPLO", "MX"), "0901110015"), {"FLB-ORDER-OTHERS": N}, {"FLB-ORDER"}),
    ("coffee-of-nobody", entry(line("0901110015", "MX", "MXUNKNOWN1TAP"), makers=()), {"FLB-ORDER-MAKER-UNKNOWN": W}, {"FLB-ORDER"}),
    ("other-goods-of-the-farm", made_by(FINCA, "0804400040"), {"FLB-ORDER-MAKER": W}, {"FLB-ORDER"}),
    ("garments-with-proof", made_by(KNIT, "6109100012", facts={"forced_labor_proof": True}), {"FLB-ORDER": N}, set()),
    ("gloves-under-the-finding", made_by(GLOVES, "4015190510", imported="2021-03-29"), {"FLB-ORDER": F}, set()),
    ("gloves-the-last-day", made_by(replace(GLOVES, name="TOP GLOVE CORPORATION BHD"), "4015190510", imported="2021-09-09"), {"FLB-ORDER": F}, set()),
    ("gloves-since-it-ended", made_by(replace(GLOVES, name="TOP GLOVE CORPORATION BHD"), "4015190510", imported="2021-09-10"),
     {}, {"FLB-ORDER", "FLB-ORDER-MAKER"}),
    ("palm-oil-the-last-day", made_by(party("FGV HOLDINGS BERHAD", "MY"), "1511900000", imported="2026-01-14"), {"FLB-ORDER": F}, set()),
    ("palm-oil-since", made_by(party("FGV HOLDINGS BERHAD", "MY"), "1511900000", imported="2026-01-15"), {}, {"FLB-ORDER"}),
    ("vacated-finding-before", made_by(party("KINGTOM ALUMINIO S.R.L.", "DO"), "7604210010", imported="2025-09-22"), {"FLB-ORDER": F}, set()),
    ("vacated-finding", made_by(party("KINGTOM ALUMINIO S.R.L.", "DO"), "7604210010", imported="2025-09-23"), {}, {"FLB-ORDER"}),
    ("fish-of-the-vessel", made_by(party("EXAMPLE SEAFOOD", "CN"), "0304610000", sanctions=(FISH[0],)), {"FLB-ORDER": F}, set()),
    ("fish-of-another-vessel", made_by(party("EXAMPLE SEAFOOD", "CN"), "0304610000", sanctions=(FISH[1],)), {}, {"FLB-ORDER", "FLB-ORDER-VESSEL"}),
    ("fish-of-no-vessel", made_by(party("EXAMPLE SEAFOOD", "CN"), "0304610000"), {"FLB-ORDER-VESSEL": W}, {"FLB-ORDER"}),
    ("cotton-of-xinjiang-under-the-order", made_by(URUMQI, "5201001800", imported="2021-01-13"), {"FLB-ORDER": F}, {"FLB-XINJIANG"}),
    ("the-day-before-that-order", made_by(URUMQI, "5201001800", imported="2021-01-12"), {"FLB-ORDER": W}, {"FLB-XINJIANG"}),
    ("cotton-of-china-under-the-order", made_by(MILL, "6109100012", imported="2021-01-13"), {"FLB-ORDER-REGION": W}, {"FLB-ORDER"}),
    ("cotton-its-last-day", made_by(URUMQI, "5201001800", imported="2022-06-20"), {"FLB-ORDER": F}, {"FLB-XINJIANG"}),
    ("cotton-then-the-presumption", made_by(URUMQI, "5201001800", imported="2022-06-21"), {"FLB-XINJIANG": F}, {"FLB-ORDER"}),
]
NORTH_KOREA = [
    ("origin", entry(line("6109100012", "KP", ""), makers=()), {"FLB-NORTH-KOREA": F}, set()),
    ("before-the-act", entry(line("6109100012", "KP", ""), makers=(), imported="2017-08-01"), {}, {"FLB-NORTH-KOREA"}),
    ("first-day", entry(line("6109100012", "KP", ""), makers=(), imported="2017-08-02"), {"FLB-NORTH-KOREA": F}, set()),
    ("workers-in-china", entry(line(facts={"north_korean_labor": True})), {"FLB-NORTH-KOREA": F}, set()),
    ("none-of-them", entry(line(facts={"north_korean_labor": False})), {}, {"FLB-NORTH-KOREA"}),
    ("admitted", entry(line(facts={"north_korean_labor": True, "forced_labor_proof": True})), {"FLB-NORTH-KOREA": N}, set()),
]
NO_CODE, SHORT, STRANGE = (replace(MILL, postal_code=code) for code in ("", "31000", "990000"))
POSTAL = [
    ("missing", entry(makers=(NO_CODE,)), {"FLB-POSTAL-CODE": W}, set()),
    ("missing-with-a-release", entry(makers=(NO_CODE,), certify_release=True), {"FLB-POSTAL-CODE": F}, set()),
    ("five-digits-with-a-release", entry(makers=(SHORT,), release=Release()), {"FLB-POSTAL-CODE": F}, set()),
    ("of-no-province", entry(makers=(STRANGE,)), {"FLB-POSTAL-PROVINCE": W}, {"FLB-POSTAL-CODE"}),
    ("right", entry(), {}, {"FLB-POSTAL-CODE", "FLB-POSTAL-PROVINCE"}),
    ("of-vietnam", made_by(replace(VIETNAM, postal_code=""), "6109100012"), {}, {"FLB-POSTAL-CODE"}),
]


CASES = (*XINJIANG, *SECTORS, *ORDERS, *NORTH_KOREA, *POSTAL)


@pytest.mark.parametrize(("told", "there", "absent"), [pytest.param(*case[1:], id=case[0]) for case in CASES])
def test_the_law_speaks_where_it_should(told: Entry, there: dict[str, Severity], absent: set[str]):
    found = rules(told)
    assert {rule: found.get(rule) for rule in there} == there
    assert not absent & set(found)


def test_the_postal_code_is_asked_from_its_day_on():
    told = entry(makers=(NO_CODE,), certify_release=True)
    assert "FLB-POSTAL-CODE" not in rules(told, date(2023, 3, 17)) and rules(told, date(2023, 3, 18))["FLB-POSTAL-CODE"] is F


def test_an_order_after_the_entry_binds_what_is_not_released_and_only_warns():
    told = entry(line("6109100012", "JO", KNIT.mid), makers=(KNIT,), imported="2026-06-10", entered="2026-06-12")
    assert "FLB-ORDER" not in rules(told, date(2026, 6, 22))
    assert rules(told, date(2026, 6, 23))["FLB-ORDER"] is W


def test_an_order_is_not_known_before_its_day():
    assert "FLB-ORDER" not in rules(made_by(KNIT, "6109100012", imported="2026-09-16"), date(2026, 6, 22))


def test_lines_alike_are_said_once_with_their_numbers():
    told = entry(*(replace(line(), number=n) for n in range(1, 6)))
    watched = [one for one in forced_labor.of(told, TODAY) if one.rule == "FLB-SECTOR"]
    assert len(watched) == 1 and watched[0].where == "line 1" and "lines 1, 2, 3, 4, 5" in watched[0].message


def test_words_of_an_invoice_are_a_hint():
    row = InvoiceLine("invoice.csv, row 2", "", "COTTON YARN FROM AKSU", 1, "KG", 1, 1)
    told = entry(invoices=(Invoice("X1", date(2026, 8, 1), "USD", "XINJIANG EXAMPLE TRADING", "B", lines=(row,)),))
    assert [one.where for one in forced_labor.of(told, TODAY) if one.rule == "FLB-XINJIANG-HINT"] == ["invoice X1", "invoice X1"]


def test_findings_stand_gravest_first_and_complete():
    told = entry(line(), line("7326908688", mid=URUMQI.mid), makers=(URUMQI, NO_CODE), seller=URUMQI)
    found = forced_labor.of(told, TODAY)
    assert [one.severity for one in found] == sorted((one.severity for one in found), key=[F, W, N].index)
    assert all(one.rule.startswith("FLB-") and one.where and one.message and one.cite and one.fix for one in found)


SECTOR_NUMBERS = sorted({number for sector in sectors() for number in sector.numbers})


UNKNOWN = [{}, {"input_places": "cotton: CN"}, {"input_places": "?"}, {"xinjiang": True}]


@given(number=st.sampled_from(SECTOR_NUMBERS), came=st.dates(date(2025, 8, 19), date(2027, 1, 1)), name=st.text(max_size=30),
       city=st.text(max_size=20), exported=st.sampled_from(["CN", "HK", "VN", ""]), said=st.sampled_from(UNKNOWN))
def test_goods_of_china_with_unknown_inputs_in_a_watched_sector_never_pass_silent(number, came, name, city, exported, said):
    maker = replace(MILL, name=name, city=city)
    told = entry(line(number.ljust(10, "0"), exported_from=exported, facts=said), imported=came.isoformat(), makers=(maker,))
    assert any(one.rule == "FLB-SECTOR" and one.severity is W for one in forced_labor.of(told, came))


@given(st.sampled_from(orders()), st.dates(date(2015, 1, 1), date(2027, 1, 1)))
def test_an_order_that_stands_catches_the_goods_of_those_it_names(order, came):
    if order.reach in ("vessel", "region") or not (order.producers or order.reach == "country") or order.excepted:
        return
    country = sorted(order.countries)[0]
    number = "6109100012" if order.numbers == ("*",) else order.numbers[0].ljust(10, "0")
    maker = Party(order.producers[0] if order.producers else "EXAMPLE", "1 WAY", "X", "", "310000", country, mid=f"{country}EXAMPLE1XXX")
    found = rules(made_by(maker, number, imported=came.isoformat()), came)
    caught = {"FLB-ORDER", "FLB-ORDER-AREA"} & set(found)
    assert bool(caught) or came not in order.span
    assert not caught or any(one.span.start <= came < one.span.before for one in orders() if country in one.countries)


PARTIES = st.builds(Party, *(st.text(max_size=40) for _ in range(5)), st.sampled_from(["CN", "", "VN", "HK"]))


@given(PARTIES, st.text(max_size=60), st.text(max_size=80))
def test_no_text_makes_it_stumble(strange, description, told_inputs):
    told = entry(line(description=description, facts={"input_places": told_inputs}, mid=""), makers=(strange,), seller=strange)
    assert forced_labor.of(told, TODAY)


@pytest.mark.parametrize("name", ["", "X", "A" * 10_000, "😀" * 50, "\u202eNAIJGNIX", "'; DROP TABLE parties; --", "新" * 3000])
def test_strange_names_give_findings_and_no_crash(name):
    maker = replace(MILL, name=name, city=name, street=name, postal_code=name)
    told = entry(line(description=name, facts={"input_places": name}), makers=(maker,))
    assert any(one.rule == "FLB-SECTOR" for one in forced_labor.of(told, TODAY))
