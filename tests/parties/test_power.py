"""Powers of attorney, rule by rule; edges in pairs: the last day on which one carries business, and the day after."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.parties.build import (
    CLIENT,
    DAY,
    FIRM,
    LIMITED_PARTNERSHIP,
    NONRESIDENT,
    PARTNERSHIP,
    POWER,
    power,
    rules,
    unproven,
)

from tidewaiter.findings import fatal
from tidewaiter.parties.authority import authority, findings, limit
from tidewaiter.parties.client import CompanyType, NumberKind
from tidewaiter.parties.firm import FirmKind
from tidewaiter.parties.power import Business, Capacity, Delegation, Grantor, PowerForm, Proof, Revocation, Side
from tidewaiter.parties.power_asked import POWER as RULES

IMPORTER = replace(FIRM, kind=FirmKind.IMPORTER, importer_numbers=("36-4567890",))
STEP = Delegation("A forwarder", "Tidewater Customs Brokers", date(2025, 3, 11), subagent_resident=True, accepts_service=True)
DELEGATED: dict[str, Any] = {**NONRESIDENT, "granted_to": "A forwarder", "may_delegate": True, "delegations": (STEP,)}


def on(day: date, **more: Any) -> dict[str, Any]:
    return {"day": day, **more}


# rule, whether it fires, what is changed of the power, and of the question
Case = tuple[str, bool, dict[str, Any], dict[str, Any]]
LIFE: list[Case] = [
    ("POA-EXECUTED-UNKNOWN", True,  {"executed": None}, {}),
    ("POA-EXECUTED-UNKNOWN", True,  {}, on(date(2025, 3, 9))),
    ("POA-EXECUTED-UNKNOWN", False, {}, on(date(2025, 3, 10))),
    ("POA-NOT-YET",          True,  {"effective": date(2025, 4, 1)}, on(date(2025, 3, 31))),
    ("POA-NOT-YET",          False, {"effective": date(2025, 4, 1)}, on(date(2025, 4, 1))),
    ("POA-EXPIRED",          False, {"expires": date(2026, 6, 30)}, on(date(2026, 6, 30))),
    ("POA-EXPIRED",          True,  {"expires": date(2026, 6, 30)}, on(date(2026, 7, 1))),
    ("POA-EXPIRED",          False, {}, on(date(2099, 1, 1))),                                   # a corporation's may have no end
    ("POA-PARTNERSHIP-TERM", False, PARTNERSHIP, on(date(2027, 3, 10))),
    ("POA-PARTNERSHIP-TERM", True,  PARTNERSHIP, on(date(2027, 3, 11))),
    ("POA-PARTNERSHIP-TERM", True,  LIMITED_PARTNERSHIP, on(date(2027, 3, 11))),
    ("POA-PARTNERSHIP-TERM", False, {**PARTNERSHIP, "effective": date(2025, 9, 1)}, on(date(2027, 3, 10))),
    ("POA-PARTNERSHIP-TERM", True,  {**PARTNERSHIP, "effective": date(2025, 9, 1)}, on(date(2027, 3, 11))),      # from execution, not effect
    ("POA-PARTNERSHIP-TERM", False, {**PARTNERSHIP, "executed": date(2024, 2, 29)}, on(date(2026, 2, 28))),
    ("POA-PARTNERSHIP-TERM", True,  {**PARTNERSHIP, "executed": date(2024, 2, 29)}, on(date(2026, 3, 1))),
    ("POA-PARTNERSHIP-TERM", False, {"grantor": Grantor.LIMITED_LIABILITY_COMPANY}, on(date(2030, 1, 1))),
    ("POA-PARTNERSHIP-TERM", False, {**PARTNERSHIP, "center_received": date(2025, 6, 2)}, on(date(2027, 6, 2), business=Business.PROTEST)),
    ("POA-PARTNERSHIP-TERM", True,  {**PARTNERSHIP, "center_received": date(2025, 6, 2)}, on(date(2027, 6, 3), business=Business.PROTEST)),
    ("POA-PARTNERSHIP-TERM", True,  {**PARTNERSHIP, "center_received": date(2025, 6, 2)}, on(date(2027, 3, 11))),
    # examination of October 2024, question 11: a partnership's power from 2024-10-27 to 2026-10-31
    ("POA-PARTNERSHIP-LONGER", True,  {**PARTNERSHIP, "executed": date(2024, 10, 27), "expires": date(2026, 10, 31)}, on(date(2026, 1, 5))),
    ("POA-PARTNERSHIP-LONGER", False, {**PARTNERSHIP, "executed": date(2024, 10, 27), "expires": date(2026, 10, 27)}, on(date(2026, 1, 5))),
    ("POA-PARTNERSHIP-LONGER", False, {"expires": date(2040, 1, 1)}, {}),
    ("POA-ENDS-SOON",        True,  {"expires": DAY}, {}),
    ("POA-ENDS-SOON",        True,  {"expires": DAY + timedelta(59)}, {}),
    ("POA-ENDS-SOON",        False, {"expires": DAY + timedelta(60)}, {}),
    ("POA-ENDS-SOON",        False, {"expires": DAY - timedelta(1)}, {}),
    ("POA-GRANTOR-UNKNOWN",  True,  {"grantor": Grantor.UNKNOWN}, {"client": replace(CLIENT, company_type=CompanyType.UNKNOWN)}),
    ("POA-GRANTOR-UNKNOWN",  False, {"grantor": Grantor.UNKNOWN}, {}),                           # the client's kind is known
    ("POA-GRANTOR-DECIDES",  False, {"grantor": Grantor.UNKNOWN}, on(date(2027, 3, 10), client=None)),
    ("POA-GRANTOR-DECIDES",  True,  {"grantor": Grantor.UNKNOWN}, on(date(2027, 3, 11), client=None)),
    ("POA-REVOKED",          False, {"revocations": (Revocation(Side.GRANTOR, True, None, DAY),)}, on(DAY - timedelta(1))),
    ("POA-REVOKED",          True,  {"revocations": (Revocation(Side.GRANTOR, True, None, DAY),)}, {}),
    ("POA-REVOKED",          True,  {"revocations": (Revocation(Side.AGENT, True, None, DAY),)}, on(DAY + timedelta(400))),
    ("POA-REVOKED",          True,  {"revocations": (Revocation(Side.AGENT, None, None, DAY),)}, {}),
    ("POA-REVOKED",          False, {"revocations": (Revocation(Side.GRANTOR, True, DAY),)}, {}),                # sent, not known to be received
    ("POA-REVOCATION-DOUBT", True,  {"revocations": (Revocation(Side.GRANTOR, True, DAY),)}, {}),
    ("POA-REVOCATION-DOUBT", True,  {"revocations": (Revocation(Side.GRANTOR, False, None, DAY),)}, {}),
    ("POA-REVOCATION-DOUBT", False, {"revocations": (Revocation(Side.GRANTOR, True, None, DAY),)}, {}),
    ("POA-MEMBERSHIP",       False, {**PARTNERSHIP, "membership_changed": DAY}, on(DAY - timedelta(1))),
    ("POA-MEMBERSHIP",       True,  {**PARTNERSHIP, "membership_changed": DAY}, {}),
    ("POA-MEMBERSHIP",       False, {**PARTNERSHIP, "membership_changed": date(2025, 3, 9)}, {}),                # the new firm gave it
    ("POA-MEMBERSHIP",       False, {"membership_changed": DAY}, {}),
]
SCOPE: list[Case] = [
    ("POA-BUSINESS", False, {}, {"business": Business.DRAWBACK}),
    ("POA-BUSINESS", False, {"unlimited": False, "businesses": (Business.ENTRY,)}, {}),
    ("POA-BUSINESS", True,  {"unlimited": False, "businesses": (Business.ENTRY,)}, {"business": Business.PROTEST}),
    ("POA-BUSINESS", True,  {"unlimited": None}, {}),
    ("POA-PORT",     False, {"all_ports": False, "ports": ("2704", "2709")}, {}),
    ("POA-PORT",     True,  {"all_ports": False, "ports": ("2709",)}, {}),
    ("POA-PORT",     True,  {"all_ports": False, "ports": ("2709",)}, {"port": ""}),
    ("POA-PORT",     True,  {"all_ports": None}, {}),
    ("POA-PORT",     False, {}, {"port": "1001"}),
    ("POA-DIRECT",   True,  {"direct": False}, {}),
    ("POA-DIRECT",   False, {}, {}),
    ("POA-DIRECT",   False, {"direct": False, "executed": date(2022, 12, 18)}, on(date(2023, 2, 17))),
    ("POA-DIRECT",   True,  {"direct": False, "executed": date(2022, 12, 18)}, on(date(2023, 2, 18))),
    ("POA-DIRECT",   True,  {"direct": False, "executed": date(2022, 12, 19)}, on(date(2022, 12, 19))),
    ("POA-DIRECT",   False, {"direct": False, "executed": date(2022, 12, 18), "affirmed": date(2023, 2, 1)}, {}),
    ("POA-DIRECT",   False, {"direct": False}, {"firm": IMPORTER}),
    ("POA-DIRECT-UNKNOWN", True,  {"direct": None}, {}),
    ("POA-DIRECT-UNKNOWN", False, {}, {}),
    ("POA-NOTICE",   True,  {"notice_attached": False}, {}),
    ("POA-NOTICE",   True,  {"notice_attached": None}, {}),
    ("POA-NOTICE",   False, {}, on(date(2027, 3, 9))),
    ("POA-NOTICE",   True,  {}, on(date(2027, 3, 10))),                        # given on 2026-03-09
    ("POA-KEPT",     True,  {"document": ""}, {}),
    ("POA-KEPT",     False, {}, {}),
]
FORM: list[Case] = [
    ("POA-AGENT",         True,  {"granted_to": "Another Broker"}, {}),
    ("POA-AGENT",         False, {"granted_to": "TIDEWATER CUSTOMS BROKERS."}, {}),
    ("POA-AGENT",         False, DELEGATED, {}),
    ("POA-NONCOMMERCIAL", True,  {"form": PowerForm.NONCOMMERCIAL}, {}),
    ("POA-NONCOMMERCIAL", True,  {"form": PowerForm.NONCOMMERCIAL}, {"firm": IMPORTER}),
    ("POA-NONCOMMERCIAL", False, {"form": PowerForm.NONCOMMERCIAL, "grantor": Grantor.INDIVIDUAL}, {"firm": IMPORTER}),
    ("POA-FORM-UNKNOWN",  True,  {"form": PowerForm.UNKNOWN}, {}),
    ("POA-FORM-UNKNOWN",  False, {}, {}),
    ("POA-PROTEST-FORM",  True,  {"form": PowerForm.EQUIVALENT}, {"business": Business.PROTEST}),
    ("POA-PROTEST-FORM",  True,  {"unlimited": False, "businesses": (Business.PROTEST,)}, {"business": Business.PROTEST}),
    ("POA-PROTEST-FORM",  False, {}, {"business": Business.PROTEST}),
    ("POA-PROTEST-FORM",  False, {"form": PowerForm.EQUIVALENT}, {}),
    ("POA-RESIDENCE-UNKNOWN", True,  {"resident": None}, {}),
    ("POA-RESIDENCE-UNKNOWN", False, {}, {}),
    ("POA-SERVICE",       True,  {**NONRESIDENT, "accepts_service": False}, {}),
    ("POA-SERVICE",       True,  {**NONRESIDENT, "accepts_service": None}, {}),
    ("POA-SERVICE",       False, NONRESIDENT, {}),
    ("POA-SERVICE",       False, {"accepts_service": False}, {}),
    # examination of October 2024, question 16: the clause of 141.36 does not do for the proof of 141.37
    ("POA-SIGNER-PROOF",  True,  {**NONRESIDENT, "state_qualified": False, "capacity": Capacity.VICE_PRESIDENT}, {}),
    ("POA-SIGNER-PROOF",  True,  {**NONRESIDENT, "state_qualified": None}, {}),
    ("POA-SIGNER-PROOF",  False, {**NONRESIDENT, "state_qualified": False, "proof": Proof.RESOLUTION}, {}),
    ("POA-SIGNER-PROOF",  False, NONRESIDENT, {}),
    ("POA-SIGNER-PROOF",  False, {"state_qualified": False}, {}),
    ("POA-SIGNER",        True,  {"capacity": Capacity.EMPLOYEE}, {}),
    ("POA-SIGNER",        False, {"capacity": Capacity.EMPLOYEE, "proof": Proof.RESOLUTION}, {}),
    ("POA-SIGNER",        True,  {**PARTNERSHIP, "capacity": Capacity.LIMITED_PARTNER}, {}),
    ("POA-SIGNER",        False, PARTNERSHIP, {}),
    ("POA-SIGNER",        True,  {"grantor": Grantor.TRUST}, {}),
    ("POA-SIGNER",        False, {"grantor": Grantor.TRUST, "capacity": Capacity.TRUSTEE}, {}),
    ("POA-SIGNER",        False, {"grantor": Grantor.LIMITED_LIABILITY_COMPANY, "capacity": Capacity.MEMBER}, {}),
    ("POA-SIGNER",        True,  {"capacity": Capacity.MEMBER}, {}),
    ("POA-SIGNER",        False, {"grantor": Grantor.ESTATE, "capacity": Capacity.EXECUTOR}, {}),
    ("POA-SIGNER-UNKNOWN", True,  {"signer": ""}, {}),
    ("POA-SIGNER-UNKNOWN", True,  {"capacity": Capacity.UNKNOWN}, {}),
    ("POA-SIGNER-UNKNOWN", False, {}, {}),
    ("POA-PARTNERS",      True,  {**PARTNERSHIP, "partners": ()}, {}),
    ("POA-PARTNERS",      True,  {**LIMITED_PARTNERSHIP, "all_partners_named": False}, {}),
    ("POA-PARTNERS",      False, PARTNERSHIP, {}),
    ("POA-PARTNERS",      False, {"partners": ()}, {}),
    ("POA-PARTNERS-UNKNOWN", True,  {**PARTNERSHIP, "all_partners_named": None}, {}),
    ("POA-PARTNERS-UNKNOWN", False, PARTNERSHIP, {}),
    ("POA-AGREEMENT",     True,  {**LIMITED_PARTNERSHIP, "agreement_attached": False}, {}),
    ("POA-AGREEMENT",     True,  {**LIMITED_PARTNERSHIP, "agreement_attached": None}, {}),
    ("POA-AGREEMENT",     False, LIMITED_PARTNERSHIP, {}),
    ("POA-AGREEMENT",     False, {**PARTNERSHIP, "agreement_attached": None}, {}),
    ("POA-SUBAGENT",      True,  {**DELEGATED, "resident": True}, {}),
    ("POA-SUBAGENT",      True,  {**DELEGATED, "resident": None}, {}),
    ("POA-SUBAGENT",      False, {**DELEGATED, "resident": True}, {"business": Business.EXPORT}),
    ("POA-SUBAGENT",      False, DELEGATED, {}),
    ("POA-SUBAGENT",      True,  {**DELEGATED, "may_delegate": None}, {}),
    ("POA-SUBAGENT",      True,  {**DELEGATED, "delegations": (replace(STEP, accepts_service=None),)}, {}),
    ("POA-SUBAGENT",      True,  {**DELEGATED, "delegations": (replace(STEP, subagent="B"), replace(STEP, holder="B"))}, {}),
    ("POA-SUBAGENT",      False, {}, {}),
]
CASES = LIFE + SCOPE + FORM


def found(changes: dict[str, Any], asked: dict[str, Any]) -> list[str]:
    question = {"client": CLIENT, "firm": FIRM, "port": "2704", "business": Business.ENTRY, "day": DAY, **asked}
    return rules(findings(power(**changes), "p1", **question))


@pytest.mark.parametrize(("rule", "fires", "changes", "asked"), CASES)
def test_rules(rule: str, fires: bool, changes: dict[str, Any], asked: dict[str, Any]):
    assert (rule in found(changes, asked)) is fires


def test_every_rule_has_a_case_that_fires_and_one_that_is_quiet():
    assert unproven(RULES.declared, CASES) == {"no case fires": [], "no case is quiet": []}


@pytest.mark.parametrize("changes", [{}, PARTNERSHIP, LIMITED_PARTNERSHIP, NONRESIDENT])
def test_nothing_is_wrong_with_a_power_that_is_complete(changes: dict[str, Any]):
    assert [rule for rule in found(changes, {}) if rule not in ("POA-GRANTOR-CLIENT",)] == []


def test_a_power_of_another_kind_of_grantor_than_the_client_is_doubted():
    assert "POA-GRANTOR-CLIENT" in found(PARTNERSHIP, {})
    assert "POA-GRANTOR-CLIENT" not in found({}, {})


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(0, 4000))
def test_a_partnerships_power_never_carries_beyond_its_second_anniversary(executed: date, days: int):
    day = executed + timedelta(days)
    given_by = power(**PARTNERSHIP, executed=executed, expires=date(2099, 1, 1))
    anniversary = date(executed.year + 2, executed.month, min(executed.day, 28) if executed.month == 2 else executed.day)
    carried = "POA-PARTNERSHIP-TERM" not in rules(findings(given_by, "", None, FIRM, "2704", Business.ENTRY, day))
    assert carried == (day <= limit(given_by))      # type: ignore[operator]
    assert not carried or day <= max(anniversary, limit(given_by))      # type: ignore[type-var]
    assert (limit(given_by) - executed).days in (730, 731)      # type: ignore[operator]


# authority over several powers

def test_the_power_that_carries_the_business_is_named():
    found = authority([("p1", POWER)], FIRM, "c1", CLIENT, "2704", Business.ENTRY, DAY)
    assert (found.given, found.power, found.findings) == (True, "p1", ())


def test_without_a_power_nothing_is_carried():
    found = authority([("p1", replace(POWER, client="c2"))], FIRM, "c1", CLIENT, "2704", Business.ENTRY, DAY)
    assert (found.given, found.power, rules(found.findings)) == (False, "", ["POA-NONE"])


def test_a_second_power_does_not_end_the_first():
    limited = power(unlimited=False, businesses=(Business.PROTEST,), executed=date(2026, 1, 1))
    found = authority([("p1", POWER), ("p2", limited)], FIRM, "c1", CLIENT, "2704", Business.ENTRY, DAY)
    assert (found.given, found.power) == (True, "p1")


def test_of_two_good_powers_the_one_with_fewer_doubts_carries():
    doubtful = power(direct=None, signer="")
    assert authority([("p1", doubtful), ("p2", POWER)], FIRM, "c1", CLIENT, "2704", Business.ENTRY, DAY).power == "p2"


def test_where_no_power_carries_what_is_wrong_with_each_is_said():
    over, elsewhere = power(expires=date(2026, 1, 1)), power(all_ports=False, ports=("1001",))
    found = authority([("p1", over), ("p2", elsewhere)], FIRM, "c1", CLIENT, "2704", Business.ENTRY, DAY)
    assert [(one.rule, one.where.split(",")[0]) for one in found.findings] == [("POA-EXPIRED", "power p1"), ("POA-PORT", "power p2")]
    assert fatal(found.findings)


def test_an_importer_that_files_for_itself_needs_no_power():
    assert authority([], IMPORTER, "c1", CLIENT, "2704", Business.ENTRY, DAY).given
    assert authority([], IMPORTER, "c1", replace(CLIENT, number="36-4567890A1"), "2704", Business.ENTRY, DAY).given      # a branch of it
    broker = replace(FIRM, importer_numbers=("36-4567890",))
    assert authority([], broker, "c1", CLIENT, "2704", Business.ENTRY, DAY).given       # that imports


@pytest.mark.parametrize("changes", [{"number": "36-1111111"}, {"number": ""}, {"number_kind": NumberKind.SSN, "number": "***-**-6789"}])
def test_another_importer_or_one_not_known_gives_a_power(changes: dict[str, Any]):
    team = replace(IMPORTER, importer_numbers=("36-4567890", "***-**-6789"))
    assert not authority([], team, "c1", replace(CLIENT, **changes), "2704", Business.ENTRY, DAY).given
