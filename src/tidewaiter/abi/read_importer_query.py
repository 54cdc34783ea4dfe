"""The reply to an importer and bond query (KR) as values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from tidewaiter.abi import status_codes as codes
from tidewaiter.abi.record import Record


@dataclass(frozen=True)
class BondOnFile:
    """A continuous bond, its amount in whole cents. `sufficient` and `active` are None where CBP does not say."""

    number: str
    activity: str
    surety: str
    amount: int | None
    port: str
    effective: date | None
    terminated: date | None = None
    sufficient: bool | None = None
    active: bool | None = None
    user_terminated: date | None = None


@dataclass(frozen=True)
class Address:
    street: str
    street_2: str
    city: str = ""
    state: str = ""
    postal_code: str = ""


@dataclass(frozen=True)
class ImporterOnFile:
    """What CBP has of an importer number. `result` is a code of IMPORTER_RESULTS; addresses are None where none came."""

    number: str
    result: str
    name: str = ""
    second_name: str = ""
    legal_name: str = ""
    center: str = ""
    monthly_statement: bool | None = None
    bonds: tuple[BondOnFile, ...] = ()
    mailing: Address | None = None
    physical: Address | None = None

    @property
    def on_file(self) -> bool:
        return self.result in ("1", "2")

    @property
    def says(self) -> str:
        return codes.IMPORTER_RESULTS.get(self.result, self.result)


def read(records: Sequence[Record]) -> tuple[ImporterOnFile, ...]:
    """Every importer that the records tell of: one K1 for each bond is put together by its number."""
    found: dict[str, ImporterOnFile] = {}
    number = ""
    for record in records:
        if record.id == "K1":
            v = record.trimmed
            number = v["importer"]
            known = found.get(number, ImporterOnFile(number, v["result"], v["name"]))
            found[number] = replace(known, bonds=(*known.bonds, *_bond(record)))
        elif number and record.id in _TAKES:
            found[number] = _TAKES[record.id](found[number], record)
    return tuple(found.values())


def _bond(record: Record) -> tuple[BondOnFile, ...]:
    v = record.trimmed
    if not v["bond"]:
        return ()
    return (BondOnFile(v["bond"], v["activity"], v["surety"], _cents(record), v["port"], record.as_day("effective")),)


def _cents(record: Record) -> int | None:
    """The amount, which stands in whole dollars."""
    dollars = record.as_int("amount")
    return None if dollars is None else 100 * dollars


def _more(importer: ImporterOnFile, record: Record) -> ImporterOnFile:
    v = record.trimmed
    second = f"{v['qualifier']} {v['name']}".strip()
    told = replace(importer, second_name=second or importer.second_name, monthly_statement={"Y": True, "N": False}.get(v["monthly_statement"]))
    if not importer.bonds:
        return told
    *before, last = importer.bonds
    amount = _cents(record)
    bond = replace(
        last, amount=last.amount if amount is None else amount, terminated=record.as_day("terminated"),
        sufficient={"Y": True, "N": False}.get(v["sufficient"]), active={"A": True, "T": False}.get(v["user_status"]),
        user_terminated=record.as_day("user_terminated"),
    )
    return replace(told, bonds=(*before, bond))


def _street(record: Record) -> Address:
    v = record.trimmed
    return Address(v["address_1"], v["address_2"])


def _city(address: Address | None, record: Record) -> Address:
    v = record.trimmed
    return replace(address or Address("", ""), city=v["city"], state=v["state"], postal_code=v["postal_code"])


def _name(importer: ImporterOnFile, record: Record) -> ImporterOnFile:
    v = record.trimmed
    return replace(importer, legal_name=v["name"], center=v["center"])


def _overflow(importer: ImporterOnFile, record: Record) -> ImporterOnFile:
    """The rest of a name that K7 had no room for; the center's words are in our own table."""
    if record.values["qualifier"].strip() != "IN1":
        return importer
    # K7 has 30 columns of the name and each K8 further 70: what was cut at a space has lost it.
    name = importer.legal_name
    filled = 30 if len(name) <= 30 else 30 - (30 - len(name)) // 70 * 70
    return replace(importer, legal_name=name.ljust(filled) + record.values["text"].rstrip())


def _mailing_street(importer: ImporterOnFile, record: Record) -> ImporterOnFile:
    return replace(importer, mailing=_street(record))


def _mailing_city(importer: ImporterOnFile, record: Record) -> ImporterOnFile:
    return replace(importer, mailing=_city(importer.mailing, record))


def _physical_street(importer: ImporterOnFile, record: Record) -> ImporterOnFile:
    return replace(importer, physical=_street(record))


def _physical_city(importer: ImporterOnFile, record: Record) -> ImporterOnFile:
    return replace(importer, physical=_city(importer.physical, record))


_TAKES = {
    "K2": _more, "K3": _mailing_street, "K4": _mailing_city, "K5": _physical_street, "K6": _physical_city, "K7": _name, "K8": _overflow,
}
