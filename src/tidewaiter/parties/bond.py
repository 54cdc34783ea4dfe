"""A customs bond on record. Sources: 19 CFR part 113; CBP Form 301; CATAIR eBond."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from tidewaiter.dates.working_days import working_days_after
from tidewaiter.parties.days import days_after
from tidewaiter.shapes import Cents, Code, Id, Line, Name, Words
from tidewaiter.values import immutable


class BondKind(StrEnum):
    CONTINUOUS = "continuous"               # 8 in messages
    SINGLE = "single"                       # 9


class Ender(StrEnum):
    PRINCIPAL = "principal"
    SURETY = "surety"
    CBP = "cbp"                             # found insufficient, or void


class RiderKind(StrEnum):
    """113.24, and the riders of the eBond chapter."""

    NAME_CHANGE = "name_change"
    ADDRESS_CHANGE = "address_change"
    ADD_USER = "add_user"
    DELETE_USER = "delete_user"
    RECONCILIATION = "reconciliation"
    VIRGIN_ISLANDS = "virgin_islands"
    OTHER = "other"


@immutable
class Termination:
    """A request or notice that ends the bond. `received` is when CBP had it, `requested` the day that it names."""

    by: Ender
    received: date
    requested: date | None = None
    shorter_allowed: bool = False           # CBP held less than 30 days of a surety's notice reasonable, 113.27(b)


@immutable
class Rider:
    kind: RiderKind
    effective: date
    number: Line = ""                       # of a user, as it may be shown
    words: Line = ""


@immutable
class BondUser:
    """Who besides the principal may use the bond: a trade name or division (113.21(a)(2)), a co-principal (113.34)."""

    name: Name
    client: Id = ""
    since: date | None = None
    until: date | None = None               # up to but not on


@immutable
class Bond:
    """`effective` is the first day that a continuous bond secures. `amount_cents` is None where it is not known."""

    principal: Id
    kind: BondKind
    activity: Code = "1"
    number: Code = ""                       # CBP's, YYBXXXXXX
    surety: Code = ""                       # three digits
    surety_name: Line = ""
    agent: Line = ""
    amount_cents: Cents | None = None
    executed: date | None = None
    effective: date | None = None
    terminations: tuple[Termination, ...] = ()
    riders: tuple[Rider, ...] = ()
    users: tuple[BondUser, ...] = ()
    secures: Code = ""                      # of a single bond: the entry, security filing or other transaction
    insufficient_on: date | None = None     # the day of CBP's notice that the amount does not suffice, 113.13(c)
    written_by_firm: bool | None = None     # by the firm's own surety agency; a client may bring its own
    document: Line = ""
    remarks: Words = ""


NOTICE_DAYS, REQUEST_WORKING_DAYS = 30, 10          # 113.27(b), (a)


def last_day(bond: Bond) -> date | None:
    """The last day on which new transactions are charged to the bond; None as long as nobody ends it.

    On a principal's request the bond ends on the day that it names, if that is ten working days or more after receipt, else with the
    close of business of the tenth; without a day named it ends on the tenth. On a surety's notice it ends on the day named, thirty days or
    more after receipt unless CBP held fewer to be reasonable. From the day on which it ends nothing new is charged to it (113.27).
    """
    return min((_last_day(ending) for ending in bond.terminations), default=None)


def _last_day(ending: Termination) -> date:
    if ending.by is Ender.PRINCIPAL:
        tenth = working_days_after(ending.received, REQUEST_WORKING_DAYS)
        if ending.requested is None:
            return days_after(tenth, -1)
        return days_after(ending.requested, -1) if ending.requested >= tenth else tenth
    if ending.by is Ender.SURETY:
        thirtieth = days_after(ending.received, NOTICE_DAYS)
        named = ending.requested or thirtieth
        return days_after(named if ending.shorter_allowed else max(named, thirtieth), -1)
    return days_after(ending.requested or ending.received, -1)


def in_force(bond: Bond, day: date) -> bool:
    """Whether a transaction of `day` is charged to the bond: not where its first day is not known."""
    start = bond.effective if bond.kind is BondKind.CONTINUOUS else bond.effective or bond.executed
    last = last_day(bond)
    return start is not None and start <= day and (last is None or day <= last)


def covers(bond: Bond, client: str, day: date) -> bool:
    """Whether the bond is the client's own, or the client is its user on `day`."""
    return bond.principal == client or any(
        user.client == client and (user.since is None or user.since <= day) and (user.until is None or day < user.until)
        for user in bond.users if user.client
    )
