"""What a surety or its agent asks CBP to do about a bond. Sources: 19 CFR part 113; CATAIR eBond."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Secured:
    """What a single transaction bond secures: kind 1 entry (with its type), 2 security filing, 3 seizure, 4 bill, 5 carrier and voyage."""

    kind: str
    identifier: str
    entry_type: str = ""


@dataclass(frozen=True)
class Share:
    """A surety with the agent who signs for it (XXX-XX-XXXX) and its part of the liability in whole dollars; None is the whole."""

    surety: str                  # three digits
    agent: str
    liability: int | None = None


@dataclass(frozen=True)
class UserRider:
    """A user of a bond that is added (A) or deleted (D), and from when."""

    action: str
    number: str
    day: date


@dataclass(frozen=True)
class BondRequest:
    """`action` is B basic, A additional, U substitute, E supersede; C adjust, V void, T terminate, R rider of the bond on file by `number`.

    `kind` is 8 continuous or 9 single transaction, `amount` whole dollars, `executed` the day of sending. Numbers of importers have hyphens.
    """

    action: str
    kind: str
    activity: str = ""
    amount: int | None = None
    executed: date | None = None
    effective: date | None = None
    terminated: date | None = None
    number: str = ""
    secures: Secured | None = None
    principal: str = ""
    co_principals: tuple[str, ...] = ()
    users: tuple[str, ...] = ()
    surety: Share | None = None
    co_sureties: tuple[Share, ...] = ()
    re_insurer: Share | None = None
    riders: tuple[UserRider, ...] = ()
    reconciliation: bool | None = None               # rider: True adds, False removes the flag
    virgin_islands: bool = False
    notify: tuple[str, ...] = ()
    reference: str = ""                              # the surety's own, nine characters
