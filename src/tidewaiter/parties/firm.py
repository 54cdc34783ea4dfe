"""The firm itself: what it is, its licences and permit, its people and how they are supervised. Sources: 19 CFR part 111 as of December 19, 2022.

Names, hire dates and who supervises whom stand here. What 19 CFR 111.28(b) has the broker tell CBP of an employee besides
(Social Security number, birth, home address) is not kept: only the days on which it was told.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from tidewaiter.parties.client import Address
from tidewaiter.shapes import Code, Count, Id, Line, Name, Words
from tidewaiter.values import immutable


class FirmKind(StrEnum):
    BROKER = "broker"
    IMPORTER = "importer"                   # an importer's customs team, which files for itself


class FirmForm(StrEnum):
    SOLE_PROPRIETORSHIP = "sole_proprietorship"
    PARTNERSHIP = "partnership"
    ASSOCIATION = "association"
    CORPORATION = "corporation"


class LicenceState(StrEnum):
    ACTIVE = "active"
    VOLUNTARILY_SUSPENDED = "voluntarily_suspended"     # 111.52
    SUSPENDED = "suspended"
    REVOKED = "revoked"
    CANCELLED = "cancelled"


@immutable
class Firm:
    name: Name
    kind: FirmKind = FirmKind.BROKER
    form: FirmForm = FirmForm.CORPORATION
    filer_codes: tuple[Code, ...] = ()
    importer_numbers: tuple[Code, ...] = ()             # its own, where it imports
    address: tuple[Address, ...] = ()
    address_changed: date | None = None
    address_told: date | None = None                    # when CBP was told of that change, 111.30(a)
    point_of_contact: Line = ""                         # in ACE, 111.3(b)
    recordkeeper: Line = ""                             # 111.21(d)
    payment_notice: Words = ""                          # the words sent to clients, 111.29(b)
    review_every_days: Count | None = None              # the firm's own rule for reviewing an employee's work


@immutable
class StateChange:
    """From `day` on the licence or permit is in `state`."""

    state: LicenceState
    day: date
    reason: Line = ""


@immutable
class Licence:
    """A broker's licence. `employee` is the person who holds it; empty where the firm itself does."""

    number: Code
    employee: Id = ""
    issued: date | None = None
    changes: tuple[StateChange, ...] = ()
    reports: tuple[date, ...] = ()                      # when triennial status reports were filed, 111.30(d)


@immutable
class Qualifier:
    """The licensed broker by whom the permit holds, from `since` up to but not on `until`."""

    employee: Id
    since: date
    until: date | None = None
    told: date | None = None                            # when CBP was told that the qualifier left, 111.28(c)


@immutable
class Permit:
    """The national permit (111.19)."""

    number: Code
    issued: date | None = None
    changes: tuple[StateChange, ...] = ()
    qualifiers: tuple[Qualifier, ...] = ()
    fees_paid: tuple[Count, ...] = ()                   # calendar years, 111.96(c)
    supervision_plan: Line = ""                         # where it is kept, 111.19(b)(8)


@immutable
class Employee:
    """`left` is the last day of employment."""

    name: Name
    person: Id = ""                                     # who this is as a user of the program
    title: Line = ""
    office: Line = ""
    hired: date | None = None
    left: date | None = None
    supervisor: Id = ""                                 # another employee
    officer_since: date | None = None                   # officer, or member of the partnership, with power to bind
    officer_until: date | None = None                   # up to but not on
    hire_told: date | None = None                       # when CBP had the list with this name, 111.28(b)
    leave_told: date | None = None


@immutable
class Review:
    """One look by a supervisor at somebody's work, as a record of responsible supervision (111.1, 111.28(a))."""

    employee: Id
    by: Id
    day: date
    minutes: Count = 0
    looked_at: Words = ""
    found: Words = ""
    told_employee: bool = False


def state_on(changes: tuple[StateChange, ...], issued: date | None, day: date) -> LicenceState | None:
    """The state of a licence or permit on `day`: ACTIVE from its issue, then what the latest change made it.

    None before its issue, and where that is not known.
    """
    last = max((change for change in changes if change.day <= day), key=lambda change: change.day, default=None)
    if last is not None:
        return last.state
    return LicenceState.ACTIVE if issued is not None and issued <= day else None


def employed(employee: Employee, day: date) -> bool:
    """Whether the employee is with the firm on `day`; a hire day that is not known counts as past."""
    return (employee.hired is None or employee.hired <= day) and (employee.left is None or day <= employee.left)
