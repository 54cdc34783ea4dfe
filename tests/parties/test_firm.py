"""The firm: its licence, officers, permit and qualifier, its people and who supervises them. Edges in pairs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from tests.parties.build import DAY, EMPLOYEES, FIRM, FIRM_ON, LICENCES, PERMITS, firm_on, rules, unproven

from tidewaiter.parties.firm import (
    Employee,
    FirmForm,
    FirmKind,
    Licence,
    LicenceState,
    Permit,
    Qualifier,
    Review,
    StateChange,
    employed,
    state_on,
)
from tidewaiter.parties.firm_rules import FIRM as RULES
from tidewaiter.parties.firm_rules import FirmOn, findings

LEFT = date(2026, 3, 1)                              # the last day of the only licensed officer, who is the qualifier too
GONE = {**EMPLOYEES, "m1": replace(EMPLOYEES["m1"], left=LEFT, leave_told=date(2026, 3, 4))}
IMPORTER = replace(FIRM, kind=FirmKind.IMPORTER)


def firm(**changes: Any) -> dict[str, Any]:
    return {"firm": replace(FIRM, **changes)}


def licensed(**changes: Any) -> dict[str, Any]:
    return {"licences": {**LICENCES, "l1": replace(LICENCES["l1"], **changes)}}


def permitted(**changes: Any) -> dict[str, Any]:
    return {"permits": {"n1": replace(PERMITS["n1"], **changes)}}


def employees(**changes: Any) -> dict[str, Mapping[str, Employee]]:
    return {"employees": {**EMPLOYEES, "m2": replace(EMPLOYEES["m2"], **changes)}}


def changed(state: LicenceState, day: date) -> tuple[StateChange, ...]:
    return (StateChange(state, day),)


CASES: list[tuple[str, bool, dict[str, Any]]] = [
    ("FIRM-LICENCE", True,  {"licences": {}}),
    ("FIRM-LICENCE", True,  {"licences": {"l2": LICENCES["l2"]}}),             # a person's is not the corporation's
    ("FIRM-LICENCE", False, {"licences": {"l2": LICENCES["l2"]}, **firm(form=FirmForm.SOLE_PROPRIETORSHIP)}),
    ("FIRM-LICENCE", True,  licensed(changes=changed(LicenceState.SUSPENDED, DAY))),
    ("FIRM-LICENCE", False, licensed(changes=changed(LicenceState.SUSPENDED, DAY + timedelta(1)))),
    ("FIRM-LICENCE", True,  licensed(issued=None)),
    ("FIRM-LICENCE", False, {"licences": {}, "firm": IMPORTER}),
    ("FIRM-LICENCE", False, {}),
    ("FIRM-OFFICER", False, {"employees": GONE, "day": date(2026, 6, 29)}),    # the 120th day
    ("FIRM-OFFICER", True,  {"employees": GONE, "day": date(2026, 6, 30)}),
    ("FIRM-OFFICER", True,  {"employees": {}}),
    ("FIRM-OFFICER", False, {"employees": {}, **firm(form=FirmForm.SOLE_PROPRIETORSHIP)}),
    ("FIRM-OFFICER-GONE", False, {"employees": GONE, "day": LEFT}),
    ("FIRM-OFFICER-GONE", True,  {"employees": GONE, "day": date(2026, 3, 2)}),
    ("FIRM-OFFICER-GONE", True,  {"employees": GONE, "day": date(2026, 6, 29)}),
    ("FIRM-OFFICER-GONE", False, {"employees": GONE, "day": date(2026, 6, 30)}),
    ("FIRM-PERMIT", True,  {"permits": {}}),
    ("FIRM-PERMIT", True,  permitted(changes=changed(LicenceState.REVOKED, DAY))),
    ("FIRM-PERMIT", False, {}),
    ("FIRM-PERMIT", False, {"permits": {}, "firm": IMPORTER}),
    ("FIRM-QUALIFIER", False, {"employees": GONE, "day": date(2026, 8, 28)}),  # the 180th day
    ("FIRM-QUALIFIER", True,  {"employees": GONE, "day": date(2026, 8, 29)}),
    ("FIRM-QUALIFIER", True,  permitted(qualifiers=())),
    ("FIRM-QUALIFIER-GONE", False, permitted(qualifiers=(Qualifier("m1", date(2022, 12, 19), DAY + timedelta(1)),))),
    ("FIRM-QUALIFIER-GONE", True,  permitted(qualifiers=(Qualifier("m1", date(2022, 12, 19), DAY, DAY),))),
    ("FIRM-QUALIFIER-GONE", True,  {"employees": GONE, "day": date(2026, 8, 28)}),
    ("FIRM-QUALIFIER-TOLD", True,  permitted(qualifiers=(Qualifier("m1", date(2022, 12, 19), DAY),))),
    ("FIRM-QUALIFIER-TOLD", False, permitted(qualifiers=(Qualifier("m1", date(2022, 12, 19), DAY, DAY),))),
    ("FIRM-CONTACT",      True,  firm(point_of_contact="")),
    ("FIRM-CONTACT",      False, {}),
    ("FIRM-RECORDKEEPER", True,  firm(recordkeeper="")),
    ("FIRM-RECORDKEEPER", False, {}),
    ("FIRM-SUPERVISOR",   True,  employees(supervisor="")),
    ("FIRM-SUPERVISOR",   True,  employees(supervisor="m2")),
    ("FIRM-SUPERVISOR",   True,  {"licences": {"l1": LICENCES["l1"]}}),        # the supervisor has no licence
    ("FIRM-SUPERVISOR",   False, employees(supervisor="", left=DAY - timedelta(1))),
    ("FIRM-SUPERVISOR",   False, {}),
    ("FIRM-REVIEW", True,  firm(review_every_days=90)),
    ("FIRM-REVIEW", False, {**firm(review_every_days=90), "reviews": (Review("m2", "m1", DAY - timedelta(90)),)}),
    ("FIRM-REVIEW", True,  {**firm(review_every_days=90), "reviews": (Review("m2", "m1", DAY - timedelta(91)),)}),
    ("FIRM-REVIEW", False, {}),
    ("FIRM-EMPLOYEE-LIST", True,  employees(hire_told=None)),
    ("FIRM-EMPLOYEE-LIST", True,  employees(left=DAY)),
    ("FIRM-EMPLOYEE-LIST", False, employees(hired=DAY + timedelta(1), hire_told=None)),
    ("FIRM-EMPLOYEE-LIST", False, {}),
    ("FIRM-ADDRESS", True,  firm(address_changed=DAY)),
    ("FIRM-ADDRESS", False, firm(address_changed=DAY, address_told=DAY)),
    ("FIRM-TRIENNIAL", False, {"day": date(2027, 1, 31)}),
    ("FIRM-TRIENNIAL", True,  {"day": date(2027, 2, 1)}),
    ("FIRM-TRIENNIAL", False, {"day": date(2027, 2, 1), **licensed(reports=(date(2026, 12, 20),)), **{"licences": {
        id: replace(one, reports=(date(2026, 12, 20),)) for id, one in LICENCES.items()}}}),
    ("FIRM-TRIENNIAL", False, {"day": date(2027, 2, 1), "licences": {"l1": Licence("1", issued=date(2027, 2, 1))}}),
    ("FIRM-PERMIT-FEE", True,  permitted(fees_paid=(2025,))),
    ("FIRM-PERMIT-FEE", False, {}),
    ("FIRM-PERMIT-FEE", False, permitted(issued=date(2026, 5, 1), fees_paid=())),
]


@pytest.mark.parametrize(("rule", "fires", "changes"), CASES)
def test_rules(rule: str, fires: bool, changes: dict[str, Any]):
    assert (rule in rules(findings(firm_on(**changes)))) is fires


def test_every_rule_has_a_case_that_fires_and_one_that_is_quiet():
    assert unproven(RULES.declared, CASES) == {"no case fires": [], "no case is quiet": []}


def test_nothing_is_wrong_with_a_firm_that_is_complete():
    assert findings(FIRM_ON) == ()


def test_the_day_by_which_an_officer_is_found_is_said():
    (found,) = (one for one in findings(firm_on(employees=GONE, day=date(2026, 3, 2))) if one.rule == "FIRM-OFFICER-GONE")
    assert "2026-06-29" in found.fix


def test_another_licensed_officer_ends_the_vacancy():
    two = {**GONE, "m2": replace(GONE["m2"], officer_since=date(2026, 6, 29))}
    second = {**LICENCES, "l3": Licence("34567", "m2", date(2020, 1, 6), reports=(date(2024, 2, 1),))}
    found = rules(findings(firm_on(employees=two, licences=second, day=date(2026, 7, 15))))
    assert "FIRM-OFFICER" not in found and "FIRM-OFFICER-GONE" not in found and "FIRM-QUALIFIER-GONE" in found


def test_the_list_of_employees_is_due_on_the_thirtieth_day():
    (due,) = findings(firm_on(**employees(hire_told=None), day=date(2026, 3, 4)))
    (late,) = findings(firm_on(**employees(hire_told=None), day=date(2026, 3, 5)))
    assert "is due by 2026-03-04" in due.message and "was due on 2026-03-04" in late.message


def test_an_address_is_told_within_ten_days():
    (due,) = findings(firm_on(**firm(address_changed=DAY - timedelta(10))))
    (late,) = findings(firm_on(**firm(address_changed=DAY - timedelta(11))))
    assert "is due by" in due.message and "was due on" in late.message


def test_a_circle_of_supervisors_reaches_nobody():
    circle = {**EMPLOYEES, "m2": replace(EMPLOYEES["m2"], supervisor="m3"), "m3": Employee("another", hired=DAY, supervisor="m2", hire_told=DAY)}
    assert rules(findings(FirmOn(FIRM, DAY, LICENCES, PERMITS, circle))).count("FIRM-SUPERVISOR") == 2


@pytest.mark.parametrize(("day", "state"), [
    (date(2001, 4, 30), None), (date(2001, 5, 1), LicenceState.ACTIVE), (date(2010, 1, 1), LicenceState.SUSPENDED),
    (date(2010, 6, 1), LicenceState.ACTIVE),
])
def test_the_state_of_a_licence_on_a_day(day: date, state: LicenceState | None):
    changes = (StateChange(LicenceState.ACTIVE, date(2010, 6, 1)), StateChange(LicenceState.SUSPENDED, date(2010, 1, 1)))
    assert state_on(changes, date(2001, 5, 1), day) is state


@pytest.mark.parametrize(("day", "there"), [(LEFT, True), (LEFT + timedelta(1), False), (date(1999, 1, 3), False), (date(1999, 1, 4), True)])
def test_the_last_day_of_employment_counts(day: date, there: bool):
    assert employed(GONE["m1"], day) is there


def test_a_permit_without_a_day_of_issue_is_not_known_to_be_active():
    assert "FIRM-PERMIT" in rules(findings(firm_on(permits={"n1": Permit("NP1")})))
