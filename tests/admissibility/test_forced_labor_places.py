"""What points to Xinjiang and what only seems to."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.admissibility.forced_labor_samples import MILL
from tidewaiter.admissibility.forced_labor_law import places, provinces
from tidewaiter.admissibility.forced_labor_places import Sure, in_address, in_text, postal_province

ADDRESSES = [
    # city, region, street, postal code, country: how sure
    ("URUMQI", "", "", "830000", "CN", Sure.YES),
    ("Ürümqi", "", "", "", "CN", Sure.YES),
    ("WULUMUQI", "XINJIANG", "", "", "CN", Sure.YES),
    ("乌鲁木齐市", "", "", "", "CN", Sure.YES),
    ("烏魯木齊", "", "", "", "CN", Sure.YES),
    ("SOMEWHERE", "XJ", "", "", "CN", Sure.YES),
    ("SOMEWHERE", "CN-XJ", "", "", "CN", Sure.YES),
    ("SOMEWHERE", "", "", "848000", "CN", Sure.YES),
    ("SOMEWHERE", "", "", "84 9999", "CN", Sure.YES),
    ("SOMEWHERE", "", "", "850000", "CN", Sure.NO),
    ("SOMEWHERE", "", "", "829999", "CN", Sure.NO),
    ("SHIHEZI", "", "", "", "CN", Sure.YES),
    ("", "", "Kashgar Development Zone", "", "CN", Sure.YES),
    ("", "", "新疆维吾尔自治区阿克苏地区库车市", "", "CN", Sure.YES),
    # names that other provinces have too count in city and region, and not against another province's postal code
    ("XINHE", "", "", "", "CN", Sure.HINT),
    ("XINHE", "", "", "054700", "CN", Sure.NO),
    ("BAICHENG", "JILIN", "", "137000", "CN", Sure.NO),
    ("TANGSHAN", "", "YUTIAN INDUSTRIAL PARK", "", "CN", Sure.NO),
    ("YUNCHENG", "", "XINJIANG COUNTY", "043100", "CN", Sure.HINT),
    # the one in Zhejiang
    ("YIWU", "ZHEJIANG", "", "322000", "CN", Sure.NO),
    ("YIWU", "", "", "", "CN", Sure.NO),
    # streets
    ("SHANGHAI", "", "1200 Urumqi Middle Road", "200040", "CN", Sure.NO),
    ("SHANGHAI", "", "Xinjiang Rd. 12", "", "CN", Sure.NO),
    ("上海市", "", "乌鲁木齐中路1200号", "", "CN", Sure.NO),
    ("QINGDAO", "", "XINJIANG LU 5", "", "CN", Sure.NO),
    ("青岛市", "", "新疆路5号", "", "CN", Sure.NO),
    # other countries
    ("AKSU", "", "", "07112", "TR", Sure.NO),
    ("URUMQI", "", "", "830000", "KZ", Sure.NO),
    ("URUMQI", "", "", "", "", Sure.YES),
    ("XINHE", "", "", "", "", Sure.NO),
]


@pytest.mark.parametrize(("city", "region", "street", "postal_code", "country", "sure"), ADDRESSES)
def test_an_address_points_there_as_surely_as_it_should(city, region, street, postal_code, country, sure):
    party = replace(MILL, name="EXAMPLE CO", city=city, region=region, street=street, postal_code=postal_code, country=country)
    assert in_address(party).sure is sure, in_address(party)


@pytest.mark.parametrize(("name", "sure"), [
    ("XINJIANG EXAMPLE COTTON CO LTD", Sure.HINT), ("新疆某某有限公司", Sure.HINT), ("XPCC EXAMPLE DIVISION", Sure.HINT),
    ("YILI DAIRY EXAMPLE", Sure.NO), ("SHANSHAN EXAMPLE NINGBO", Sure.NO), ("XINXING EXAMPLE", Sure.NO),
])
def test_a_name_is_a_hint_at_most(name, sure):
    assert in_address(replace(MILL, name=name)).sure is sure
    assert in_text(name).sure is sure


@pytest.mark.parametrize("place", places(), ids=lambda one: one.name)
def test_every_name_is_found_as_a_city(place):
    found = in_address(replace(MILL, name="EXAMPLE CO", street="", city=place.name.upper(), region="", postal_code=""))
    assert found.sure is (Sure.YES if place.alone else Sure.HINT)


@given(st.integers(0, 999_999))
def test_a_postal_code_is_of_the_province_of_its_first_digits(number):
    code = f"{number:06}"
    assert postal_province(code) == provinces().get(code[:2], "")
    assert (postal_province(code) == "Xinjiang") == (830_000 <= number <= 849_999)


@pytest.mark.parametrize("code", ["", "83000", "8300000", "83000A", "CN", "８３００"])
def test_what_is_not_six_digits_is_no_postal_code(code):
    assert postal_province(code) is None
