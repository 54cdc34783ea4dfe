"""Where goods come from, pass and go, and on which day: what embargoes of places turn on."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from tidewaiter.values import immutable


class What(StrEnum):
    """How a place bears on a movement."""

    ORIGIN = "origin"
    EXPORTED_FROM = "exported_from"
    LADEN = "laden"              # where the goods were put on the vessel
    PARTY = "party"              # where a party is
    FLAG = "flag"                # of the vessel
    CALLED = "called"            # a port at which the vessel called before
    SHIP_TO = "ship_to"          # where the goods go from the United States


@immutable
class Stop:
    """One place of a movement. `where` is the place to click. What nobody gave is "" or None, which is unknown, not harmless.

    `country` is ISO 3166 alpha-2, `text` city and region as written, `street` the rest of the address, `postal` its code; `port` is a code of
    Schedule K (five digits) or UN/LOCODE; `name` who or what is there; `day`, of a call, when the vessel left.
    `licensed` says that somebody holds a license for it.
    """

    what: What
    where: str
    country: str = ""
    text: str = ""
    street: str = ""
    postal: str = ""
    port: str = ""
    name: str = ""
    day: date | None = None
    licensed: bool = False


@immutable
class Movement:
    """The places of a movement, and its day: of importation where goods come in, of export where they go."""

    day: date
    stops: tuple[Stop, ...]
