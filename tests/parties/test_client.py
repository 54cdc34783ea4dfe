"""Clients: what is wrong with one, what CBP was told, whom to ask, what to show where."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.parties.build import ABROAD, CLIENT, DAY, HOME, client, rules, unproven

from tidewaiter.findings import fatal
from tidewaiter.parties import client as parties
from tidewaiter.parties.client import (
    AddressKind,
    CbpStatus,
    Client,
    CompanyType,
    Contact,
    DutyPayer,
    Filed5106,
    Instruction,
    NumberKind,
    Shown,
    Topic,
)
from tidewaiter.parties.client_rules import CLIENT as RULES
from tidewaiter.parties.client_rules import findings

SSN: dict[str, Any] = {"number_kind": NumberKind.SSN, "number": "***-**-6789", "company_type": CompanyType.INDIVIDUAL}

CASES: list[tuple[str, bool, dict[str, Any]]] = [
    ("CLI-NUMBER-MISSING", True,  {"number": ""}),
    ("CLI-NUMBER-MISSING", True,  {"number": "", "physical": (ABROAD,)}),
    ("CLI-NUMBER-MISSING", False, {}),
    ("CLI-NUMBER-SHAPE",   True,  {"number": "36-456789"}),
    ("CLI-NUMBER-SHAPE",   True,  {"number": "36-4567890O1"}),                 # O, Z and I are barred from suffixes
    ("CLI-NUMBER-SHAPE",   True,  {"number": "00-0000000"}),
    ("CLI-NUMBER-SHAPE",   True,  {"number": "*****6789", "number_kind": NumberKind.SSN}),
    ("CLI-NUMBER-SHAPE",   False, {"number": "36-4567890A1"}),
    ("CLI-NUMBER-SHAPE",   False, SSN),
    ("CLI-NUMBER-KIND",    True,  {"number": "262704-00123"}),
    ("CLI-NUMBER-KIND",    True,  {"number": "***-**-6789"}),
    ("CLI-NUMBER-KIND",    False, {"number": "262704-00123", "number_kind": NumberKind.CBP}),
    ("CLI-NUMBER-KIND",    False, {"number": "nonsense"}),                     # of its shape alone
    ("CLI-NUMBER-KIND-UNKNOWN", True,  {"number_kind": NumberKind.UNKNOWN}),
    ("CLI-NUMBER-KIND-UNKNOWN", False, {}),
    ("CLI-NUMBER-COMPANY-SSN",  True,  {**SSN, "company_type": CompanyType.LIMITED_LIABILITY_COMPANY}),
    ("CLI-NUMBER-COMPANY-SSN",  False, {**SSN, "company_type": CompanyType.SOLE_PROPRIETORSHIP}),
    ("CLI-NUMBER-CBP-AT-HOME",  True,  {"number": "262704-00123", "number_kind": NumberKind.CBP}),
    ("CLI-NUMBER-CBP-AT-HOME",  False, {"number": "262704-00123", "number_kind": NumberKind.CBP, "physical": (ABROAD,)}),
    ("CLI-STATUS-INACTIVE", True,  {"cbp_status": CbpStatus.INACTIVE}),
    ("CLI-STATUS-INACTIVE", True,  {"cbp_status": CbpStatus.VOID}),
    ("CLI-STATUS-INACTIVE", False, {}),
    ("CLI-STATUS-UNKNOWN",  True,  {"cbp_status": CbpStatus.UNKNOWN}),
    ("CLI-STATUS-UNKNOWN",  False, {}),
    ("CLI-5106-NONE",       True,  {"cbp_status": CbpStatus.UNKNOWN, "filed_5106": ()}),
    ("CLI-5106-NONE",       False, {"filed_5106": ()}),                        # CBP has the number as active
    ("CLI-5106-NAME",       True,  {"name": "Harbor Fasteners LLC"}),
    ("CLI-5106-NAME",       False, {"name": "HARBOR  FASTENERS INC."}),
    ("CLI-5106-ADDRESS",    True,  {"mailing": (replace(HOME, lines=("2 Pier Street",)),)}),
    ("CLI-5106-ADDRESS",    False, {"mailing": (replace(HOME, town="LONG BEACH"),)}),
    ("CLI-NUMBER-UNUSED",   True,  {"last_used": date(2025, 11, 17)}),
    ("CLI-NUMBER-UNUSED",   False, {"last_used": date(2025, 11, 18)}),         # a year ago to the day
    ("CLI-NUMBER-UNUSED",   False, {"last_used": None}),
    ("CLI-ADDRESS-MISSING", True,  {"mailing": ()}),
    ("CLI-ADDRESS-MISSING", True,  {"physical": ()}),
    ("CLI-ADDRESS-MISSING", False, {}),
    ("CLI-ADDRESS-BOX",     True,  {"physical": (replace(HOME, kind=AddressKind.POST_OFFICE_BOX),)}),
    ("CLI-ADDRESS-BOX",     False, {"mailing": (replace(HOME, kind=AddressKind.POST_OFFICE_BOX),)}),
    ("CLI-ADDRESS-PLACE",   True,  {"mailing": (replace(HOME, town=""),)}),
    ("CLI-ADDRESS-PLACE",   True,  {"mailing": (replace(HOME, country=""),)}),
    ("CLI-ADDRESS-PLACE",   True,  {"mailing": (replace(HOME, country="XX"),)}),
    ("CLI-ADDRESS-PLACE",   True,  {"mailing": (replace(HOME, state="ZZ"),)}),
    ("CLI-ADDRESS-PLACE",   False, {"mailing": (ABROAD,)}),
    ("CLI-TYPE-UNKNOWN",    True,  {"company_type": CompanyType.UNKNOWN}),
    ("CLI-TYPE-UNKNOWN",    False, {}),
    ("CLI-CONTACT-MISSING", True,  {"contacts": (Contact("Reception", told=(Topic.RELEASE,)),)}),
    ("CLI-CONTACT-MISSING", False, {}),
    ("CLI-PAYER-UNKNOWN",   True,  {"duty_payer": DutyPayer.UNKNOWN}),
    ("CLI-PAYER-UNKNOWN",   True,  {"duty_payer": DutyPayer.CLIENT_ACH, "payer_unit": "12345"}),
    ("CLI-PAYER-UNKNOWN",   False, {"duty_payer": DutyPayer.CLIENT_ACH, "payer_unit": "123456"}),
    ("CLI-CLOSED",          True,  {"active": False}),
    ("CLI-CLOSED",          False, {}),
    ("CLI-LANGUAGE-OF-NAME", True,  {"name": "Señal Imports"}),
    ("CLI-LANGUAGE-OF-NAME", False, {}),
]


LOOKED: list[tuple[str, bool, dict[str, Any], dict[str, Any]]] = [
    ("CLI-NUMBER-NOT-HELD", True,  SSN, {"held": False}),
    ("CLI-NUMBER-NOT-HELD", False, SSN, {"held": True}),
    ("CLI-NUMBER-NOT-HELD", False, SSN, {"held": None}),
    ("CLI-NUMBER-NOT-HELD", False, {}, {"held": False}),
    ("CLI-NUMBER-TWICE", True,  {}, {"others": ("c2",)}),
    ("CLI-NUMBER-TWICE", False, {}, {"others": ()}),
]


@pytest.mark.parametrize(("rule", "fires", "changes"), CASES)
def test_rules(rule: str, fires: bool, changes: dict[str, Any]):
    assert (rule in rules(findings(client(**changes), DAY))) is fires


@pytest.mark.parametrize(("rule", "fires", "changes", "looked"), LOOKED)
def test_rules_on_what_was_looked_for(rule: str, fires: bool, changes: dict[str, Any], looked: dict[str, Any]):
    assert (rule in rules(findings(client(**changes), DAY, **looked))) is fires


def test_every_rule_has_a_case_that_fires_and_one_that_is_quiet():
    assert unproven(RULES.declared, [*CASES, *LOOKED]) == {"no case fires": [], "no case is quiet": []}


def test_nothing_is_wrong_with_a_client_that_is_complete():
    assert findings(CLIENT, DAY) == ()


def test_a_client_of_whom_only_the_name_is_known_may_be_kept_and_not_filed_for():
    assert fatal(findings(Client("A client"), DAY))


def test_an_importer_abroad_without_a_number_is_told_to_ask_cbp_for_one():
    (found,) = (one for one in findings(client(number="", physical=(ABROAD,), mailing=(ABROAD,)), DAY) if one.rule == "CLI-NUMBER-MISSING")
    assert "5106" in found.fix


@pytest.mark.parametrize(("number", "kinds"), [
    ("123-45-6789", tuple(NumberKind)), ("123456789", tuple(NumberKind)), ("12345-6789", tuple(NumberKind)), ("123-45-67890", (NumberKind.SSN,)),
])
def test_no_finding_repeats_what_may_be_a_personal_number(number: str, kinds: tuple[NumberKind, ...]):
    for kind in kinds:
        said = " ".join(f"{one.where} {one.message} {one.fix}" for one in findings(client(number=number, number_kind=kind), DAY))
        assert number[:5] not in said


def test_the_latest_5106_is_what_cbp_goes_by_and_of_one_day_the_last_told():
    old, new, again = (Filed5106(date(2025, 1, 6), "A"), Filed5106(date(2026, 1, 6), "B"), Filed5106(date(2026, 1, 6), "C"))
    assert parties.latest_5106(client(filed_5106=(new, old))) == new
    assert parties.latest_5106(client(filed_5106=(new, again, old))) == again
    assert parties.latest_5106(client(filed_5106=())) is None


@pytest.mark.parametrize(("day", "shown"), [
    (date(2026, 10, 31), False), (date(2026, 11, 1), True), (date(2026, 11, 30), True), (date(2026, 12, 1), False),
])
def test_an_instruction_is_shown_in_its_place_from_its_first_day_up_to_the_day_before_its_end(day: date, shown: bool):
    given = Instruction("Send the release by e-mail.", (Shown.RELEASE,), date(2026, 11, 1), date(2026, 12, 1))
    one = client(instructions=(given,))
    assert parties.instructions(one, Shown.RELEASE, day) == ((given,) if shown else ())
    assert parties.instructions(one, Shown.ENTRY, day) == ()


def test_a_contact_is_told_and_asked_only_what_is_allowed():
    buyer, bank = Contact("Purchasing", told=(Topic.RELEASE,), asked=(Topic.CLASSIFICATION,)), Contact("Treasury", asked=(Topic.PAYMENT,))
    one = client(contacts=(buyer, bank))
    assert parties.may_be_told(one, Topic.RELEASE) == (buyer,)
    assert parties.may_be_asked(one, Topic.PAYMENT) == (bank,)
    assert parties.may_be_asked(one, Topic.NOTICES) == ()


@pytest.mark.parametrize(("physical", "mailing", "home"), [
    ((ABROAD,), (HOME,), False), ((), (HOME,), True), ((), (), None), ((replace(HOME, country="PR"),), (), True),
])
def test_where_a_client_is_at_home_goes_by_its_physical_address(physical: Any, mailing: Any, home: bool | None):
    assert parties.in_united_states(client(physical=physical, mailing=mailing)) is home
