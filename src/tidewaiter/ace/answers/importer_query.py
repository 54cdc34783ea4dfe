"""A query of importers and bonds (KI) is answered with KR, from the importers and continuous bonds on file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from tidewaiter.abi import importer_query as ki
from tidewaiter.abi.record import Record
from tidewaiter.abi.status_codes import BOND_ACTIVITIES, CENTERS
from tidewaiter.ace.desk import Answering, Desk, Received, Thing

ABSENT, BONDED, BONDLESS, VOID, INACTIVE = "0", "1", "2", "3", "4"
CONTINUOUS = "8"
K1_ROOM = 9                                                   # digits of a bond's amount in record K1 (QIB-12, note 4)
_LINE, _NAME, _MORE = 32, 30, 70


def answer(received: Received, desk: Desk, examined: Any) -> list[Record]:
    """Every number of a record K in its turn."""
    records: list[Record] = []
    for record in received.records:
        for n in range(1, 7):
            if number := record.values[f"importer_{n}"].strip():
                records += _importer(desk, number, addresses=record.values[f"address_{n}"] == "1")
    return records


def _importer(desk: Desk, number: str, *, addresses: bool) -> Iterator[Record]:
    importer = _found(desk, number)
    if importer is None:
        yield ki.ImporterBond(importer=number, result=ABSENT)
        return
    state = {"void": VOID, "inactive": INACTIVE, "dormant": INACTIVE}.get(importer.get("state", ""))
    if state:
        yield ki.ImporterBond(importer=number, result=state, name=str(importer.get("name", "")).upper()[:_LINE])
        return
    bonds = list(_bonds(desk, number))
    told = {"importer": number, "result": BONDED if bonds else BONDLESS, "name": str(importer.get("name", "")).upper()[:_LINE]}
    monthly = {"monthly_statement": "Y" if importer.get("monthly") else "N"}
    if not bonds:
        yield ki.ImporterBond(**told)
        yield ki.ImporterBondMore(**monthly)
    for bond in bonds:
        dollars = str(bond.get("amount", ""))
        small = len(dollars) <= K1_ROOM
        yield ki.ImporterBond(
            **told, surety=bond.get("surety", ""), activity=_activity(bond), amount=dollars if small else "",
            port=bond.get("port", ""), effective=_day(bond.get("effective")), bond=bond.get("number", ""), amount_record="1" if small else "2",
        )
        yield ki.ImporterBondMore(
            **monthly, terminated=_day(bond.get("terminates")), sufficient="N" if bond.get("state") == "insufficient" else "Y",
            user_status="T" if number in bond.get("expired_users", ()) else "A", amount="" if small else dollars,
        )
    if addresses:
        yield from _address(importer.get("mailing") or importer.get("address") or importer, ki.MailingStreet, ki.MailingCity)
        yield from _address(importer.get("physical") or {}, ki.PhysicalStreet, ki.PhysicalCity)
    yield from _name(importer)


def _found(desk: Desk, number: str) -> Thing | None:
    """The importer under a number; an IRS number without suffix is the one with zeros (QIB-11, note 1)."""
    for one in (number, f"{number}00"):
        if thing := desk.file.thing("importer", one):
            return thing
        if one in desk.books.importers:
            return {}
    return None


def _bonds(desk: Desk, number: str) -> Iterator[Thing]:
    """The continuous bonds that stand, of which it is principal or user."""
    for key, bond in desk.file.things("bond"):
        users = {bond.get("principal"), *bond.get("co_principals", ()), *bond.get("users", ()), *bond.get("expired_users", ())}
        over = bond.get("terminates") and date.fromisoformat(str(bond["terminates"])[:10]) <= desk.clock
        stands = not over and bond.get("state", "active") in ("active", "insufficient")
        if stands and bond.get("kind", CONTINUOUS) == CONTINUOUS and {number, f"{number}00", number.removesuffix("00")} & users:
            yield {"number": key} | bond


def _activity(bond: Thing) -> str:
    """The letter of an activity of CBP Form 301: A for 1, importer or broker."""
    told = str(bond.get("activity", "1")).upper()
    return next((letter for letter, says in BOND_ACTIVITIES.items() if says.partition(",")[0].upper() == told), told[:1])


def _address(told: Any, street: type[Record], city: type[Record]) -> Iterator[Record]:
    """The records of an address, where one is on file."""
    if not isinstance(told, dict):
        return
    first, second = str(told.get("street", "")).upper(), str(told.get("street_2", "")).upper()
    if first:
        yield street(address_1=first[:_LINE], address_2=second[:_LINE])
    if told.get("city"):
        state = told.get("state", "") if told.get("country", "US") in ("US", "CA", "MX") else "FN"
        yield city(city=str(told["city"]).upper()[:21], state=state or "FN", postal_code=str(told.get("postal_code", "")).replace("-", "")[:9])


def _name(importer: Thing) -> Iterator[Record]:
    """The legal name in K7, and in K8 what K7 has no room for. Centers are not assigned here."""
    name = str(importer.get("legal_name") or importer.get("name") or "").upper()
    if not name:
        return
    center = importer.get("center") if importer.get("center") in CENTERS else "PNDING"
    yield ki.LegalName(name=name[:_NAME].rstrip(), center=center, description=DESCRIPTIONS.get(center or "", "")[:_NAME])
    for at in range(_NAME, len(name), _MORE):
        yield ki.Overflow(qualifier="IN1", text=name[at : at + _MORE].rstrip())


# K7, QIB-19, in capitals.
DESCRIPTIONS = {
    "CEE001": "PHARMACEUTICALS, HEALTH AND CHEMICALS", "CEE002": "AGRICULTURE AND PREPARED PRODUCTS", "CEE003": "AUTOMOTIVE AND AEROSPACE",
    "CEE004": "APPAREL, FOOTWEAR AND TEXTILES", "CEE005": "BASE METALS", "CEE006": "PETROLEUM, NATURAL GAS AND MINERALS", "CEE007": "ELECTRONICS",
    "CEE008": "CONSUMER PRODUCTS AND MASS MERCHANDISING", "CEE009": "INDUSTRIAL AND MANUFACTURING MATERIALS", "CEE010": "MACHINERY",
    "NOTELG": "NOT CENTER ELIGIBLE", "PNDING": "PENDING CENTER ASSIGNMENT",
}


def _day(told: object) -> str:
    return f"{date.fromisoformat(str(told)[:10]):%m%d%y}" if told else ""


ANSWERING = Answering("KI", "KR", answer)
