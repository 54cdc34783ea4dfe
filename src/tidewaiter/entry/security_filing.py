"""An importer security filing: who makes, sells, stuffs and takes the goods of a vessel, told before they are laden."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tidewaiter.entry.party import Party
from tidewaiter.entry.transport import Bill
from tidewaiter.values import immutable

TEN, FIVE = "10", "5"


@dataclass(frozen=True)
class SecurityParty:
    """A party in its role: MF manufacturer, SE seller, BY buyer, ST ship-to, LG stuffing place, CS consolidator, CN consignee, BKP booking."""

    role: str
    party: Party
    firms: str = ""              # of a ship-to party, the FIRMS code of the place in its stead


@immutable
class Commodity:
    """A good by its number, where it was made and by whom: 19 CFR 149.3(a) links the three."""

    hts: str                     # six to ten digits, no dots
    origin: str = ""             # ISO 3166 alpha-2; an ISF-5 has none
    manufacturer: str = ""       # name of the MF party; empty where there is one only


@immutable
class SecurityBond:
    """The bond that stands for the filing (19 CFR 149.5(b)), where it is not that of an entry in the same transmission."""

    holder: str                  # importer number of the principal
    activity: str                # 01, 02, 03, 04, or 16 for a bond of security filings alone
    kind: str                    # 8 continuous, 9 single transaction
    surety: str = ""             # with kind 9
    reference: str = ""          # CBP's reference number of the bond, not the bond's own: with kind 9


@dataclass(frozen=True)
class SecurityFiling:
    """An ISF-10 (19 CFR 149.3(a)) or an ISF-5 (149.3(b)). `transaction` is the number that CBP gave to the filing."""

    kind: str                            # 10 or 5
    importer: Party
    parties: tuple[SecurityParty, ...]
    commodities: tuple[Commodity, ...] = ()
    bills: tuple[Bill, ...] = ()         # the lowest bill of each group counts
    containers: tuple[str, ...] = ()
    shipment: str = "01"                 # type: 01 regular, 02 to order, 03 household goods ... 11 informal
    cargo: str = ""                      # of an ISF-5: FROB, IE or TE
    mode: str = "11"                     # 10 vessel, 11 vessel containerised
    carrier: str = ""                    # SCAC of the vessel operator
    bond: SecurityBond | None = None
    action: str = "A"                    # A add, R replace, D delete
    transaction: str = ""
    reference: str = ""                  # the filer's own, given back by CBP
    unlading_port: str = ""              # of an ISF-5: foreign port of unlading, Schedule K or UN/LOCODE
    delivery_place: str = ""             # of an ISF-5: Schedule K or UN/LOCODE
    laden: date | None = None            # when the goods go aboard at the foreign port

    def party(self, role: str) -> Party | None:
        """The first party in a role."""
        return next((one.party for one in self.parties if one.role == role), None)
