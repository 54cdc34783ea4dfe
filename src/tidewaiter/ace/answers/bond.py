"""An eBond request (CB) is answered with CX: each record in error with its conditions, and one that accepts or rejects. Bonds are kept on file.

Source: CATAIR Customs eBond, April 10, 2020: conditions CB-39 to CB-41, what refuses a request CB-25 to CB-27. The chapter gives conditions
without saying where each applies; where that is not plain from its words it is not raised.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache

from tidewaiter.abi import bond as cb
from tidewaiter.abi.bond_codes import ACTIONS, RIDERS, SECURES, TRANSACTIONS, USERS
from tidewaiter.abi.bond_map import FRESH, ON_FILE
from tidewaiter.abi.build_bond import AGENT, NOTICE_DAYS, SHAPES
from tidewaiter.abi.record import Record
from tidewaiter.abi.tables import BONDS, IMPORTER_KINDS, QUALIFIERS
from tidewaiter.ace.conditions import Condition
from tidewaiter.ace.desk import Answering, Desk, File, Received, Thing
from tidewaiter.ace.examination import Books
from tidewaiter.codes import entry_types
from tidewaiter.codes.bond_activities import ACTIVITIES, CONTINUOUS_ONLY, SINGLE_ONLY
from tidewaiter.lawfiles import law_dir
from tidewaiter.numbers import entry_number, importer_number

FATAL, REJECTED = "F", "S98"
TAKEN = {"B": "992", "A": "993", "V": "994", "C": "995", "U": "996", "E": "997", "T": "998", "R": "SR6"}
USER_DELETED = 10                                    # days from the effective date (record 36, CB-34)
ENTRY_OLD = 90                                       # days after which a bond no longer supersedes another (CB-26)
# Records that an action does not use (maps, CB-13 to CB-16; record 10 note 1).
USES: Mapping[str, tuple[type[Record], ...]] = {
    "V": (), "T": (), "R": (cb.User,), "C": (cb.Surety, cb.CoSurety, cb.ReInsurer),
}
# How often a record stands at most, and what says that it stands more often.
MOST: tuple[tuple[type[Record], int, str], ...] = (
    (cb.NotifyParties, 1, "S62"), (cb.Transaction, 1, "S26"), (cb.Principal, 1, "S66"), (cb.CoPrincipal, 99, "S37"), (cb.User, 999, "S43"),
    (cb.Surety, 1, "S67"), (cb.CoSurety, 99, "S68"), (cb.ReInsurer, 1, "SR1"),
)
ORDER = {kind: place for place, kind in enumerate((
    cb.Header, cb.NotifyParties, cb.Transaction, cb.Principal, cb.CoPrincipal, cb.User, cb.Surety, cb.CoSurety, cb.ReInsurer,
))}


@cache
def conditions() -> dict[str, Condition]:
    """The conditions of the chapter by code, with narratives of up to 71 characters."""
    with (law_dir() / "codes" / "ebond_conditions.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: Condition(**row) for row in csv.DictReader(file)}


@dataclass
class Examined:
    """A request with the conditions of each of its records, by the record's place."""

    records: Sequence[Record]
    found: dict[int, list[str]] = field(default_factory=dict)

    @property
    def header(self) -> cb.Header:
        first = self.records[0]
        assert isinstance(first, cb.Header)
        return first

    def say(self, place: int, code: str) -> None:
        codes = self.found.setdefault(place, [])
        if code not in codes:
            codes.append(code)

    def of(self, *kinds: type[Record]) -> list[tuple[int, Record]]:
        return [(place, record) for place, record in enumerate(self.records) if isinstance(record, kinds)]


def examine(received: Received, clock: date, books: Books) -> Examined | None:
    """Everything that needs no file; None where the transaction does not begin with its header, which is a fault of syntax."""
    examined = Examined(received.records)
    if not examined.records or not isinstance(examined.records[0], cb.Header):
        return None
    filer = received.block.header.record.values.get("filer", "") if received.block.header and received.block.header.record else ""
    _header(examined, clock)
    _order(examined)
    _notify(examined, filer)
    _secured(examined)
    _holders(examined, books)
    _riders(examined)
    _sureties(examined, books)
    return examined


def _header(examined: Examined, clock: date) -> None:
    header = examined.header
    values = header.trimmed
    action, bond = values["action"], values["bond"]
    if action not in ACTIONS:
        examined.say(0, "S04")
    if bond not in BONDS:
        examined.say(0, "S05")
    if (bond == "8" and action in ("A", "V", "C", "U", "E")) or (bond == "9" and action == "T"):
        examined.say(0, "S06")
    fresh = action in FRESH
    needed = {
        "activity": fresh, "amount": fresh or action == "C", "executed": action not in ("V", "C"), "terminated": action == "T",
        "effective": bond == "8" and action == "B", "number": action in ON_FILE,
    }
    wrong = {
        "activity": values["activity"] not in ACTIVITIES, "amount": not header.as_int("amount"), "executed": header.as_day("executed") != clock,
        "effective": header.as_day("effective") is None, "terminated": header.as_day("terminated") is None, "number": len(values["number"]) != 9,
    }
    codes = {"activity": "S14", "amount": "S15", "executed": "S16", "effective": "S17", "terminated": "S21", "number": "S22"}
    for name, code in codes.items():
        if action in ACTIONS and values[name] and not needed[name]:
            examined.say(0, "S18" if name == "effective" and bond == "9" and fresh else "S77")
        elif needed[name] and (not values[name] or wrong[name]):
            examined.say(0, code)
    if values["activity"] in (CONTINUOUS_ONLY if bond == "9" else SINGLE_ONLY if bond == "8" else ()):
        examined.say(0, "S19")
    executed, effective, terminated = header.as_day("executed"), header.as_day("effective"), header.as_day("terminated")
    if effective and executed and effective < executed and needed["effective"]:
        examined.say(0, "S17")
    if action == "T" and terminated and terminated < clock + timedelta(days=NOTICE_DAYS):
        examined.say(0, "S21")
    for name, allowed, code in (("reconciliation", ("Y", "N"), "S82"), ("virgin_islands", ("Y",), "S84")):
        if values[name] and action != "R":
            examined.say(0, "S77")
        elif values[name] and values[name] not in allowed:
            examined.say(0, code)


def _order(examined: Examined) -> None:
    """Records that are missing, too many, out of order or not of the action."""
    action, bond = examined.header.action, examined.header.bond
    for kind, most, code in MOST:
        for place, _ in examined.of(kind)[most:]:
            examined.say(place, code)
    last = 0
    for place, record in enumerate(examined.records[1:], 1):
        rank = ORDER.get(type(record), last)
        if isinstance(record, cb.Header):
            examined.say(place, "S02")
        elif rank < last:
            examined.say(place, "S71")
        last = max(last, rank)
        if action in USES and not isinstance(record, USES[action]):
            examined.say(place, "S20")
    if bond == "8":
        for place, _ in examined.of(cb.Transaction):
            examined.say(place, "S24")
    if action in FRESH:
        if bond == "9" and not examined.of(cb.Transaction):
            examined.say(0, "S25")
        if not examined.of(cb.Principal):
            examined.say(0, "S31")
    if action in (*FRESH, "C") and not examined.of(cb.Surety):
        examined.say(0, "S49")
    if examined.of(cb.CoSurety):
        for place, _ in examined.of(cb.ReInsurer):
            examined.say(place, "SR2")


def _notify(examined: Examined, filer: str) -> None:
    """A party to notify is port, filer and office; neither the sender nor one party twice (CB-28)."""
    for place, record in examined.of(cb.NotifyParties):
        told = [record.values[f"party_{n}"] for n in range(1, 5)]
        parties = [party for party in told if party]
        if not told[0] or len(set(parties)) < len(parties) or any(
            len(party) < 7 or not party[:4].isdigit() or party[4:7] == filer for party in parties
        ):
            examined.say(place, "S63")


def _secured(examined: Examined) -> None:
    activity = examined.header.activity
    for place, record in examined.of(cb.Transaction):
        kind, kind_of_entry = record.values["kind"], record.values["entry_type"]
        if kind not in TRANSACTIONS or (activity in SECURES and kind not in SECURES[activity]):
            examined.say(place, "S27")
        if kind == "1" and not kind_of_entry:
            examined.say(place, "S28")
        elif kind == "1" and kind_of_entry not in entry_types.names():
            examined.say(place, "S79")
        elif kind != "1" and kind_of_entry:
            examined.say(place, "S29")
        identifier = record.values["identifier"]
        right = entry_number.compact(identifier) == identifier and entry_number.is_valid(identifier) if kind == "1" else (
            kind not in SHAPES or bool(SHAPES[kind].fullmatch(identifier)))
        if not right:
            examined.say(place, "S30")


# Of each kind of holder: kind of number wrong, number wrong, unknown to CBP.
_HOLDER: Mapping[type[Record], tuple[str, str, str]] = {
    cb.Principal: ("S32", "S33", "S34"), cb.CoPrincipal: ("S38", "S39", "S40"), cb.User: ("S44", "S45", "S46"),
}


def _holders(examined: Examined, books: Books) -> None:
    for place, record in examined.of(cb.Principal, cb.CoPrincipal, cb.User):
        kind_wrong, number_wrong, unknown = _HOLDER[type(record)]
        kind, number = record.values["kind"], record.values["number"]
        if kind not in (USERS if isinstance(record, cb.User) else IMPORTER_KINDS):
            examined.say(place, kind_wrong)
        shape = importer_number.kind(number)
        if not importer_number.is_valid(number) or (kind in IMPORTER_KINDS and shape and QUALIFIERS[shape] != kind):
            examined.say(place, number_wrong)
        elif books.importers and number not in books.importers:
            examined.say(place, unknown)
        if record.values["name"]:
            examined.say(place, "S36")
    doubled: tuple[tuple[type[Record], str], ...] = ((cb.CoPrincipal, "S42"), (cb.User, "S48"))
    for holder, code in doubled:
        seen: set[str] = set()
        for place, record in examined.of(holder):
            if record.values["number"] in seen:
                examined.say(place, code)
            seen.add(record.values["number"])
    principals = {record.values["number"] for _, record in examined.of(cb.Principal)}
    others = {record.values["number"] for _, record in examined.of(cb.CoPrincipal)}
    for place, record in examined.of(cb.CoPrincipal, cb.User):
        if record.values["number"] in principals:
            examined.say(place, "S58" if isinstance(record, cb.CoPrincipal) else "S59")
        elif isinstance(record, cb.User) and record.values["number"] in others:
            examined.say(place, "S60")


def _riders(examined: Examined) -> None:
    for place, record in examined.of(cb.User):
        rider, added, deleted = (record.values[name].strip(" ") for name in ("rider", "added", "deleted"))
        if examined.header.action != "R":
            if rider or added or deleted:
                examined.say(place, "S77")
            continue
        if rider not in RIDERS:
            examined.say(place, "S86")
        if rider == "A" and record.as_day("added") is None:
            examined.say(place, "S91")
        if rider == "D" and record.as_day("deleted") is None:
            examined.say(place, "S92")
        if (rider == "A" and deleted) or (rider == "D" and added):
            examined.say(place, "S90")


def _sureties(examined: Examined, books: Books) -> None:
    codes: list[str] = []
    for place, record in examined.of(cb.Surety, cb.CoSurety, cb.ReInsurer):
        surety = record.values["surety"]
        if len(surety) != 3 or not surety.isdigit():
            examined.say(place, "S50")
        elif books.sureties and surety not in books.sureties:
            examined.say(place, "S51")
        if not AGENT.fullmatch(record.values["agent"]):
            examined.say(place, "S52")
        if record.values["name"]:
            examined.say(place, "S36")
        if surety in codes:
            examined.say(place, "SR3" if isinstance(record, cb.ReInsurer) else "S61" if codes[0] == surety else "S55")
        codes.append(surety)
        told = record.values.get("liability", "").strip(" ")
        if (told or isinstance(record, cb.CoSurety)) and not record.as_int("liability"):
            examined.say(place, "S76")
    shared = examined.of(cb.CoSurety)
    for place, record in examined.of(cb.Surety) if shared else ():
        if not record.values["liability"].strip(" "):
            examined.say(place, "S56")
        elif (record.as_int("liability") or 0) + sum(one.as_int("liability") or 0 for _, one in shared) != examined.header.as_int("amount"):
            examined.say(place, "S73")


def answer(received: Received, desk: Desk, examined: Examined | None) -> list[Record]:
    """The records of the reply; an accepted request changes the bonds on file."""
    if examined is None:
        return []
    header = examined.header
    filer = received.block.header.record.values.get("filer", "") if received.block.header and received.block.header.record else ""
    _against_file(examined, desk, filer)
    subject = header.number or next((record.values["number"] for _, record in examined.of(cb.Principal)), filer)
    for place, codes in sorted(examined.found.items()):
        for code in codes:
            desk.explain(subject, "condition", code=code, narrative=conditions()[code].narrative, record=examined.records[place].id)
    number = header.number if examined.found or header.action in ON_FILE else _number(desk, header.bond)
    told: list[Record] = []
    for place, record in enumerate(examined.records):
        told.append(_returned(record, number, not examined.found, desk.file))
        told += [_condition(code) for code in examined.found.get(place, [])[:9]]
    if examined.found:
        return [*told, _condition(REJECTED, "R")]
    _keep(examined, number, desk, filer)
    return [*told, _condition(TAKEN[header.action], "A")]


def _condition(code: str, disposition: str = "") -> cb.Response:
    condition = conditions()[code]
    return cb.Response(disposition=disposition, severity=condition.severity, condition=code, narrative=condition.narrative)


def _returned(record: Record, number: str, accepted: bool, file: File) -> Record:
    """A record as it comes back: amounts behind spaces, and on acceptance the bond number and the names on file."""
    changes: dict[str, str] = {}
    for name in ("amount", "liability"):
        if (amount := record.values.get(name, "").strip(" ")) and record.as_int(name) is not None:
            changes[name] = f"{int(amount):>{record.field(name).width}}"
    if accepted and isinstance(record, cb.Header):
        changes["number"] = number
    if accepted and isinstance(record, cb.Principal | cb.CoPrincipal | cb.User):
        changes["name"] = str((file.thing("importer", record.number) or {}).get("name", ""))[:40].upper()
    return record.replace(**changes)


def _number(desk: Desk, bond: str) -> str:
    """The next bond number: two digits of the year, the bond type and six characters (record 10, note 3, CB-27)."""
    last = (desk.file.thing("bond_numbers", "last") or {"last": 0})["last"] + 1
    desk.file.keep("bond_numbers", "last", {"last": last})
    return f"{desk.clock:%y}{bond}{last:06}"


def _against_file(examined: Examined, desk: Desk, filer: str) -> None:
    header, file = examined.header, desk.file
    _people(examined, file)
    if header.action in ON_FILE and not {"S22", "S04"} & set(examined.found.get(0, ())):
        bond = file.thing("bond", header.number)
        if bond is None or bond["kind"] != header.bond:
            examined.say(0, "S23")
        else:
            _against_bond(examined, bond, desk, filer)
    elif header.action in FRESH and header.bond == "9":
        _against_entry(examined, desk)
    elif header.action == "B" and header.bond == "8":
        for place, record in examined.of(cb.Principal, cb.CoPrincipal, cb.User):
            if any(record.values["number"] in _users(bond) and bond.get("activity") == header.activity for bond in _live(file, "8")):
                examined.say(place, "S96")


def _people(examined: Examined, file: File) -> None:
    """Importers and sureties that CBP has, and their state; nothing where it has none of them on file."""
    unknown = {cb.Principal: ("S34", "S35"), cb.CoPrincipal: ("S40", "S41"), cb.User: ("S46", "S47")}
    if next(iter(file.things("importer")), None):
        for place, record in examined.of(cb.Principal, cb.CoPrincipal, cb.User):
            told = file.thing("importer", record.values["number"])
            if told is None:
                examined.say(place, unknown[type(record)][0])
            elif told.get("state", "active") != "active":
                examined.say(place, unknown[type(record)][1])
    for place, record in examined.of(cb.Surety, cb.CoSurety, cb.ReInsurer):
        surety = file.thing("surety", record.values["surety"])
        if surety and surety.get("state", "active") != "active":
            examined.say(place, "S75")


def _against_bond(examined: Examined, bond: Thing, desk: Desk, filer: str) -> None:
    header = examined.header
    state, entry = bond.get("state", "active"), bond.get("entry", "")
    if bond.get("filer") and bond["filer"] != filer:
        examined.say(0, "S80")
    match header.action:
        case "V":
            if state == "void":
                examined.say(0, "S09")
            elif _matched(entry, desk.file):
                examined.say(0, "S08")
        case "C":
            if not _matched(entry, desk.file):
                examined.say(0, "S10")
            elif _summary(entry, desk.file):
                examined.say(0, "S11")
            on_bond = {bond.get("surety"), *(one["surety"] for one in bond.get("co_sureties", ()))}
            for place, record in examined.of(cb.Surety, cb.CoSurety):
                if record.values["surety"] not in on_bond:
                    examined.say(place, "S57")
            for place, record in examined.of(cb.ReInsurer):
                if record.values["surety"] != bond.get("re_insurer"):
                    examined.say(place, "SR4")
        case "T":
            if state == "terminated" or bond.get("terminates"):
                examined.say(0, "S13")
            elif state not in ("active", "insufficient"):
                examined.say(0, "S74")
            terminated, effective = header.as_day("terminated"), _day(bond.get("effective"))
            if terminated and effective and terminated <= effective:
                examined.say(0, "S21")
        case "R":
            if state != "active":
                examined.say(0, "S81")
            if header.reconciliation and (header.reconciliation == "Y") == bool(bond.get("reconciliation")):
                examined.say(0, "S83")
            if header.virgin_islands and bond.get("virgin_islands"):
                examined.say(0, "S85")
            for place, record in examined.of(cb.User):
                _against_user(examined, place, record, bond)


def _against_user(examined: Examined, place: int, record: Record, bond: Thing) -> None:
    number, effective = record.values["number"], _day(bond.get("effective"))
    users, gone = bond.get("users", ()), bond.get("expired_users", ())
    added, deleted = record.as_day("added"), record.as_day("deleted")
    if record.values["rider"] == "D" and number in gone:
        examined.say(place, "S88")
    elif record.values["rider"] == "D" and number not in users:
        examined.say(place, "S87")
    elif record.values["rider"] == "A" and number in users and number not in gone:
        examined.say(place, "S89")
    if effective and added and record.values["rider"] == "A" and added < effective:
        examined.say(place, "S91")
    if effective and deleted and record.values["rider"] == "D" and deleted < effective + timedelta(days=USER_DELETED):
        examined.say(place, "S92")


def _against_entry(examined: Examined, desk: Desk) -> None:
    """A single transaction bond against what it secures (record 10 note 1, CB-25 and CB-26)."""
    told = examined.of(cb.Transaction)
    if not told:
        return
    place, what = told[0]
    entry, action = what.values["identifier"], examined.header.action
    there = [bond for bond in _live(desk.file, "9") if bond.get("entry") == entry and bond.get("activity") == examined.header.activity]
    if action == "B" and any(bond.get("designation") == "B" for bond in there):
        examined.say(place, "S07")
    if action in ("A", "U", "E") and not any(bond.get("entry") == entry for bond in _live(desk.file, "9")):
        examined.say(place, "S65")
    if what.values["kind"] != "1":
        return
    released = (desk.file.thing("release", entry) or {}).get("released")
    if action == "U":
        if not released:
            examined.say(place, "S69")
        elif _summary(entry, desk.file):
            examined.say(place, "S11")
    if action == "E":
        filed = _filed(entry, desk.file)
        if filed is None:
            examined.say(place, "S78")
        elif desk.clock > filed + timedelta(days=ENTRY_OLD):
            examined.say(place, "S12")


def _live(file: File, kind: str) -> Iterator[Thing]:
    yield from (bond for _, bond in file.things("bond") if bond.get("kind") == kind and bond.get("state", "active") not in ("void", "terminated"))


def _users(bond: Thing) -> set[str]:
    return {bond.get("principal", ""), *bond.get("co_principals", ()), *bond.get("users", ())} - set(bond.get("expired_users", ()))


def _summary(entry: str, file: File) -> bool:
    return file.find(entry[:3], entry[3:]) is not None


def _matched(entry: str, file: File) -> bool:
    """Whether the bond has met its entry: a release or a summary of it is on file."""
    return file.thing("release", entry) is not None or _summary(entry, file)


def _filed(entry: str, file: File) -> date | None:
    """The day on which the entry came on file, as far as it is told."""
    summary, release = file.find(entry[:3], entry[3:]), file.thing("release", entry) or {}
    days = [day for day in (_day(release.get("filed")), _day(release.get("released")), summary.received if summary else None) if day]
    return min(days, default=None)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _keep(examined: Examined, number: str, desk: Desk, filer: str) -> None:
    header, action = examined.header, examined.header.action
    bond: Thing = desk.file.thing("bond", number) or {}
    if action in FRESH:
        bond = _fresh(examined, filer)
        if action in ("U", "E"):
            # What it takes the place of no longer secures the entry.
            for other, old in desk.file.things("bond"):
                if old.get("kind") == "9" and old.get("entry") == bond["entry"] and old.get("activity") == bond["activity"]:
                    desk.file.keep("bond", other, old | {"state": "void", "replaced_by": number})
    elif action == "V":
        bond["state"] = "void"
    elif action == "C":
        bond |= {"amount": header.as_int("amount"), "co_sureties": _shares(examined)}
    elif action == "T":
        bond["terminates"] = _iso(header.as_day("terminated"))
    elif action == "R":
        if header.reconciliation:
            bond["reconciliation"] = header.reconciliation == "Y"
        bond["virgin_islands"] = bool(header.virgin_islands) or bond.get("virgin_islands", False)
        users, gone = list(bond.get("users", ())), list(bond.get("expired_users", ()))
        for _, user in examined.of(cb.User):
            who = user.values["number"]
            if user.values["rider"] == "A":
                users, gone = [*(one for one in users if one != who), who], [one for one in gone if one != who]
            else:
                desk.happen("bond.user_deleted", number, after=_until(desk, user.as_day("deleted")), user=who)
        bond |= {"users": users, "expired_users": gone}
    desk.file.keep("bond", number, bond)
    desk.happen(f"bond.{ACTIONS[action].split()[0]}", number, action=action)
    if action == "T":
        desk.happen("bond.terminated", number, after=_until(desk, header.as_day("terminated")))


def _until(desk: Desk, day: date | None) -> timedelta:
    assert day is not None
    return max(timedelta(), datetime.combine(day, time()) - desk.now)


def _fresh(examined: Examined, filer: str) -> Thing:
    header = examined.header
    numbers = {kind: [record.values["number"] for _, record in examined.of(kind)] for kind in (cb.Principal, cb.CoPrincipal, cb.User)}
    surety = examined.of(cb.Surety)[0][1]
    bond: Thing = {
        "kind": header.bond, "principal": numbers[cb.Principal][0], "co_principals": numbers[cb.CoPrincipal], "users": numbers[cb.User],
        "expired_users": [], "surety": surety.values["surety"], "amount": header.as_int("amount"), "activity": header.activity, "state": "active",
        "filer": filer, "designation": header.action, "co_sureties": _shares(examined),
    }
    if effective := header.as_day("effective"):
        bond["effective"] = effective.isoformat()
    for _, record in examined.of(cb.ReInsurer):
        bond["re_insurer"] = record.values["surety"]
    for _, what in examined.of(cb.Transaction):
        bond |= {"secures": what.values["kind"], "entry": what.values["identifier"], "entry_type": what.values["entry_type"]}
    return bond


def _shares(examined: Examined) -> list[Thing]:
    return [{"surety": record.values["surety"], "liability": record.as_int("liability")} for _, record in examined.of(cb.CoSurety)]


ANSWERING = Answering("CB", "CX", answer, examine, lambda examined: examined is None or bool(examined.found))
