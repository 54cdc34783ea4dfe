"""What papers put around a name comes off; the text as given and whatever could be the name stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidewaiter.screening.listed import Kind
from tidewaiter.screening.names.noise import AS_GIVEN, MOST, ONLY_TRADE, listed_names, queries
from tidewaiter.screening.names.places import address_follows
from tidewaiter.screening.names.scripts import latin

CASES = (
    ("BOREAL GLASS", []),
    ("BOREAL GLASS CO., LTD.", []),
    ("C/O BOREAL GLASS", ["BOREAL GLASS"]),
    ("C / O BOREAL GLASS ATTN IMPORT DEPT", ["BOREAL GLASS"]),
    ("CARE OF BOREAL GLASS", ["BOREAL GLASS"]),
    ("BOREAL GLASS C/O ARCTIC LINES", ["BOREAL GLASS", "ARCTIC LINES"]),
    ("TO ORDER OF BOREAL BANK", ["BOREAL BANK"]),
    ("TO THE ORDER OF: BOREAL BANK", ["BOREAL BANK"]),
    ("UNTO ORDER OF BOREAL BANK", ["BOREAL BANK"]),
    ("BOREAL GLASS ON BEHALF OF ARCTIC LINES", ["BOREAL GLASS", "ARCTIC LINES"]),
    ("FOR AND ON BEHALF OF BOREAL GLASS", ["BOREAL GLASS"]),
    ("BOREAL GLASS O/B/O SHIPPER", ["BOREAL GLASS"]),
    ("FOR ACCOUNT OF BOREAL GLASS", ["BOREAL GLASS"]),
    ("A/C BOREAL GLASS", ["BOREAL GLASS"]),
    ("NOTIFY PARTY: BOREAL GLASS", ["BOREAL GLASS"]),
    ("NOTIFY BOREAL GLASS", ["BOREAL GLASS"]),
    ("BOREAL GLASS, SAME AS CONSIGNEE", ["BOREAL GLASS"]),
    ("M/S BOREAL GLASS", ["BOREAL GLASS"]),
    ("MESSRS. BOREAL GLASS", ["BOREAL GLASS"]),
    ("BOREAL LINES AS AGENTS FOR ARCTIC OCEAN", ["BOREAL LINES", "ARCTIC OCEAN"]),
    ("BOREAL GLASS DBA ARCTIC WINDOWS", ["BOREAL GLASS", "ARCTIC WINDOWS"]),
    ("BOREAL GLASS D/B/A ARCTIC WINDOWS", ["BOREAL GLASS", "ARCTIC WINDOWS"]),
    ("BOREAL GLASS T/A ARCTIC WINDOWS", ["BOREAL GLASS", "ARCTIC WINDOWS"]),
    ("BOREAL GLASS (A.K.A. ARCTIC WINDOWS)", ["BOREAL GLASS", "ARCTIC WINDOWS"]),
    ("BOREAL GLASS AKA ARCTIC WINDOWS FKA POLAR PANES", ["BOREAL GLASS", "ARCTIC WINDOWS", "POLAR PANES"]),
    ("BOREAL GLASS ALSO KNOWN AS ARCTIC WINDOWS", ["BOREAL GLASS", "ARCTIC WINDOWS"]),
    ("BOREAL GLASS FORMERLY KNOWN AS ARCTIC WINDOWS", ["BOREAL GLASS", "ARCTIC WINDOWS"]),
    ("BOREAL GLASS FORMERLY ARCTIC WINDOWS", ["BOREAL GLASS", "ARCTIC WINDOWS"]),
    ("BOREAL GLASS - DUBAI BRANCH", ["BOREAL GLASS"]),
    ("BOREAL BANK (SHANGHAI BRANCH)", ["BOREAL BANK"]),
    ("BOREAL BANK SHANGHAI BRANCH", ["BOREAL BANK"]),
    ("BOREAL BANK BRANCH", ["BOREAL BANK"]),
    ("BRANCH BOREAL", []),
    ("BOREAL BANK, HEAD OFFICE", ["BOREAL BANK"]),
    ("BOREAL BANK REP OFFICE", ["BOREAL BANK"]),
    ("BOREAL GLASS TEL 86-755-8888", ["BOREAL GLASS"]),
    ("BOREAL GLASS TEL: +86 755 8888 FAX: 9999", ["BOREAL GLASS"]),
    ("BOREAL GLASS FAX 9999", ["BOREAL GLASS"]),
    ("BOREAL GLASS E-MAIL: sales@example.com", ["BOREAL GLASS"]),
    ("BOREAL GLASS sales@example.com", ["BOREAL GLASS"]),
    ("BOREAL GLASS VAT NO. DE123456789", ["BOREAL GLASS"]),
    ("BOREAL GLASS TAX ID: 12-3456789", ["BOREAL GLASS"]),
    ("BOREAL GLASS P.O. BOX 1234", ["BOREAL GLASS"]),
    ("BOREAL GLASS PO BOX 1234 DUBAI", ["BOREAL GLASS"]),
    ("BOREAL CO., LTD., 12 HARBOR ROAD, DUBAI, UAE", ["BOREAL CO., LTD."]),
    ("BOREAL CO., LTD. SHENZHEN, CHINA", ["BOREAL CO., LTD"]),
    ("BOREAL, INC., SPRINGFIELD, IL 62701, USA", ["BOREAL, INC."]),
    ("BOREAL LTD NO 12 HARBOR STREET DUBAI", ["BOREAL LTD"]),
    ("MR. JOHN BOREAL", ["JOHN BOREAL"]),
    ("DR HAJI BOREAL", ["HAJI BOREAL"]),
    ("HAJI BOREAL", []),
    ("BOREAL GLASS COMPANY (BGC)", ["BOREAL GLASS COMPANY", "BGC"]),
    ("BOREAL (ARCTIC) COMPANY", ["BOREAL COMPANY", "ARCTIC"]),
    ("BOREAL (HONG KONG) LTD", ["BOREAL LTD"]),
    ("BOREAL COMPANY (L.L.C)", ["BOREAL COMPANY"]),
    ("BOREAL GLASS; ARCTIC LINES", ["BOREAL GLASS", "ARCTIC LINES"]),
    ("BOREAL GLASS / ARCTIC LINES", ["BOREAL GLASS", "ARCTIC LINES"]),
    ("BOREAL GLASS AND/OR ARCTIC LINES", ["BOREAL GLASS", "ARCTIC LINES"]),
    ("BOREAL GLASS\nARCTIC LINES", ["BOREAL GLASS", "ARCTIC LINES"]),
    ("SHIPPER: BOREAL GLASS", ["BOREAL GLASS"]),
    # names that hold a word of the trade
    ("TELEPHONE EQUIPMENT CO", []),
    ("FAX MASTERS LTD", []),
    ("PH TRADING", []),
    ("ATTENTION SYSTEMS", []),
    ("ALIAS SYSTEMS", []),
    ("VIA BOREAL SRL", []),
    ("TAX ID FREE SHOPS", []),
    ("AKAGI SHIPPING", []),
    ("SHIPPERS UNITED", []),
    ("BOREAL A/S", []),
    ("MS BOREAL", []),
    ("MRS BOREAL GMBH", []),
    ("MS. JANE BOREAL", ["JANE BOREAL"]),
    ("BOREAL CELL", []),
    ("JSC 140 BOREAL PLANT", []),
    ("BOREAL 3RD ACADEMY, 31 INSTITUTE", []),
    ("MOSCOW ORDER OF BOREAL INSTITUTE", []),
    ("SOCIETY FOR THE CARE OF BOREALS", []),
    ("PEARL (A.K.A. BOREAL CHU) LI", ["PEARL LI", "BOREAL CHU"]),
    ("BOREAL (RUSSIAN NATIONAL); AND ANY SUCCESSOR OR SUBSIDIARY THEREOF", ["BOREAL"]),
    ("AL-SHAM GENERAL TRADING", []),
)


@pytest.mark.parametrize(("text", "names"), CASES)
def test_what_stands_around_a_name_comes_off(text: str, names: list[str]) -> None:
    found = queries(text)
    assert found[0].text == " ".join(text.split()) and found[0].why == AS_GIVEN
    made = [latin(one.text) for one in found[1:]]
    assert [name for name in names if latin(name) not in made] == []
    if not names:
        assert made == []
    assert all(one.why not in ("", AS_GIVEN, ONLY_TRADE) for one in found[1:])


@pytest.mark.parametrize("text", [
    "", " ", "...", "TO ORDER", "TO THE ORDER OF SHIPPER", "SAME AS CONSIGNEE", "NOTIFY PARTY", "C/O", "N/A", "UNKNOWN", "TEL 12345", "PO BOX 3",
    "12345",
    "CO., LTD.", "AS PER ATTACHED LIST", "😀", "( )",
])
def test_only_words_of_trade_are_said_to_be_so(text: str) -> None:
    assert [one.why for one in queries(text)] == [ONLY_TRADE]


@pytest.mark.parametrize("text", [
    "X", "ORDER BOREAL", "CONSIGNEE BOREAL", "A & B", "GLOBAL TRADE", "GENERAL TRADING CO", "قادر", "深圳", "11420 CORP.", "DIVISION 39",
])
def test_what_could_be_a_name_is_asked_about(text: str) -> None:
    assert queries(text)[0].why == AS_GIVEN


PIECES = ["C/O ", "TO ORDER OF ", "DBA ", "AKA ", "BOREAL ", "ARCTIC ", "LTD ", ", ", "(", ")", "TEL 123 ", "- X BRANCH", " / ", "; ", "M/S ",
          "NOTIFY ", "12 ", "ROAD ", "CHINA ", "P.O. BOX 1 ", "a@b.c ", "\n", "AND/OR ", "محمد ", "ООО ", "有限公司", "AND ANY SUCCESSOR "]


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=12).map("".join)))
def test_any_text_gives_one_to_eight_queries_and_the_first_is_itself(text: str) -> None:
    found = queries(text)
    assert 1 <= len(found) <= MOST
    assert found[0].text == " ".join(text.split())
    assert len({latin(one.text) for one in found}) == len(found)
    assert all(one.why for one in found)
    given = set(latin(text).replace(" ", ""))
    assert all(set(latin(one.text).replace(" ", "")) <= given for one in found)
    assert 0 <= address_follows(text) <= len(text)


@given(st.lists(st.sampled_from(["boreal", "arctic", "polar", "glass", "lines"]), min_size=1, max_size=5), st.sampled_from(CASES[2:12]))
def test_a_name_in_noise_is_among_its_queries(words: list[str], case: tuple[str, list[str]]) -> None:
    name = " ".join(words).upper()
    assert latin(name) in {latin(one.text) for one in queries(case[0].replace("BOREAL GLASS", name).replace("BOREAL BANK", name))}


@pytest.mark.parametrize(("text", "kind", "names"), [
    ("BOREAL, Than", Kind.PERSON, ("Than BOREAL",)),
    ("BOREAL ARCTIC, Than Juan", Kind.PERSON, ("Than Juan BOREAL ARCTIC",)),
    ("BOREAL, Than, Jr.", Kind.PERSON, ("Than BOREAL Jr.",)),
    ("BOREAL, Jr., Than", Kind.PERSON, ("Than BOREAL Jr.",)),
    ("Than Boreal", Kind.PERSON, ("Than Boreal",)),
    ("BOREAL CO., LTD.", Kind.ORGANIZATION, ("BOREAL CO., LTD.",)),
    ("BOREAL, ARCTIC", Kind.VESSEL, ("BOREAL, ARCTIC",)),
    ("BOREAL (ARCTIC POLAR LINES)", Kind.ORGANIZATION, ("BOREAL (ARCTIC POLAR LINES)", "BOREAL", "ARCTIC POLAR LINES")),
    ("BOREAL (DUBAI) LTD", Kind.ORGANIZATION, ("BOREAL (DUBAI) LTD",)),
    ("BOREAL ORDER OF ARCTIC C/O POLAR", Kind.ORGANIZATION, ("BOREAL ORDER OF ARCTIC C/O POLAR",)),
    ("BOREAL -AKA- ARCTIC LINES", Kind.ORGANIZATION, ("BOREAL -AKA- ARCTIC LINES", "BOREAL", "ARCTIC LINES")),
    ("Boreal and any successor, sub-unit, or subsidiary thereof", Kind.ORGANIZATION,
     ("Boreal and any successor, sub-unit, or subsidiary thereof", "Boreal")),
    (",", Kind.PERSON, (",",)),
    ("", Kind.PERSON, ("",)),
])
def test_the_names_in_a_name_of_a_list(text: str, kind: Kind, names: tuple[str, ...]) -> None:
    assert listed_names(text, kind) == names


@given(st.text(max_size=200), st.sampled_from(Kind))
def test_a_listed_name_keeps_its_letters(text: str, kind: Kind) -> None:
    found = listed_names(text, kind)
    assert sorted(found[0].replace(",", "").replace(" ", "")) == sorted("".join(text.split()).replace(",", ""))


@pytest.mark.parametrize("piece", [
    "C/O ", "TEL ", "(", ")", ", ", "- X ", "A.", "1 ", " BRANCH", "@", "a@a.", "D B ", "x", "M/S ", " AND ANY ", "ORDER ", "ﷺ", "LTD ",
])
def test_a_long_text_is_no_trap(piece: str) -> None:
    text = piece * (10_000 // len(piece))
    assert 1 <= len(queries(text)) <= MOST                   # a square or worse would not come back before the limit of a test
    assert listed_names(text, Kind.ORGANIZATION)
