"""What CBP has on file beside the summary itself: importers, bonds, releases, cases, quota, agency flags, and how far the entry has come.

Each kind is a table that may not be held: where the file has nothing of a kind, what it would tell is not examined. The shape of each
thing is in docs/abi/rehearsal.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from tidewaiter.ace import census
from tidewaiter.ace.conditions import Found
from tidewaiter.ace.desk import Desk, File, Filed, Thing
from tidewaiter.ace.examination import Examination
from tidewaiter.ace.life import terms
from tidewaiter.ace.rebuild import is_article
from tidewaiter.ace.summary import LineItem
from tidewaiter.codes.entry_types import QUOTA

WITHDRAWALS = frozenset({"22", "31", "32", "34", "38"})
MONTHLY = frozenset({"6", "7", "8"})
WAREHOUSED = 5                                    # years (19 U.S.C. 1557(a))
CASE_STATES = {
    "excluded": "558", "revoked": "559", "deactivated": "560", "initiated": "561", "terminated": "562", "not suspending": "563",
    "no designation": "566", "no rates": "568",
}
QUOTA_STATES = {"filled": "Q03", "expired": "Q04", "banned": "Q05", "hold": "Q06", "potentially filled": "Q07", "open": "Q08"}
NO_QUOTA = frozenset({"01", "03", "11", "31", "34"})
SURETY_STATES = {"cancelled": "142", "revoked": "143"}


def conditions(exam: Examination, desk: Desk) -> Iterator[Found]:
    """Every condition that turns on what is on file; none of a kind of which nothing is."""
    yield from _importer(exam, desk.file)
    yield from _bond(exam, desk.file)
    yield from _payment(exam, desk.file)
    yield from _releases(exam, desk)
    yield from _warehouse(exam, desk.file)
    for item in exam.summary.lines:
        yield from _cases(item, desk.file)
        yield from _quota(exam, item, desk)
        yield from _agencies(item, desk.file)
        yield from _census(exam, item, desk.file)


def _held(file: File, kind: str) -> bool:
    return next(iter(file.things(kind)), None) is not None


def _importer(exam: Examination, file: File) -> Iterator[Found]:
    content = exam.summary.one("11")
    if content is None or not _held(file, "importer"):
        return
    for name, unknown, void in (("importer", "101", "104"), ("consignee", "108", "106")):
        number = content[name]
        if not number.strip("0-"):
            continue
        told = file.thing("importer", number)
        if told is None:
            yield Found(unknown, because=f"{number} has no Form 5106 on file")
        elif told.get("state") == "void":
            yield Found(void)
        elif name == "importer" and told.get("state") == "inactive":
            yield Found("111")
        elif name == "importer" and told.get("state") == "dormant":
            yield Found("875")


def _bond(exam: Examination, file: File) -> Iterator[Found]:
    """Record 31 against the bonds on file: of the importer where continuous, of the entry where single."""
    content = exam.summary.one("11")
    importer = content["importer"] if content else ""
    for placed in exam.summary.of("31"):
        surety = file.thing("surety", placed["surety"]) or {}
        if code := SURETY_STATES.get(surety.get("state", "")):
            yield Found(code, placed.path)
        if not _held(file, "bond"):
            continue
        if placed["kind"] == "8":
            yield from (Found(code, placed.path, because) for code, because in _continuous(file, importer, placed["surety"], exam.rate_day))
        elif placed["kind"] == "9":
            entry = exam.summary.filer + exam.summary.entry_number
            told = next((bond for _, bond in file.things("bond") if bond.get("kind") == "9" and bond.get("entry") == entry), None)
            yield from (Found(code, placed.path, because) for code, because in _single(exam, told, importer, placed["designation"],
                                                                                       placed.number("amount")))


def _continuous(file: File, importer: str, surety: str, day: date) -> Iterator[tuple[str, str]]:
    bonds = [bond for _, bond in file.things("bond") if bond.get("kind") == "8" and importer in _users(bond)]
    if not bonds:
        yield "113", f"{importer} has none"
        return
    of_surety = [bond for bond in bonds if bond.get("surety") == surety]
    if not of_surety:
        yield "145", f"on file is surety {', '.join(sorted({bond.get('surety', '') for bond in bonds}))}"
        return
    live = [bond for bond in of_surety if bond.get("state", "active") in ("active", "insufficient")]
    if not live:
        yield "114", f"its state is {of_surety[0].get('state')}"
    elif all(day < _day(bond, "effective", date.min) for bond in live):
        yield "115", f"it begins on {live[0].get('effective')}"
    elif all(day >= _day(bond, "terminates", date.max) for bond in live):
        yield "117", f"it ended on {live[0].get('terminates')}"
    elif all(bond.get("state") == "insufficient" for bond in live):
        yield "116", ""


def _single(exam: Examination, bond: Thing | None, importer: str, designation: str, amount: int) -> Iterator[tuple[str, str]]:
    if bond is None:
        yield "752", ""
        return
    if bond.get("state") == "void":
        yield "753", ""
    if bond.get("designation") and bond["designation"] != designation:
        yield "754", f"on file is {bond['designation']}"
    if bond.get("entry_type") and bond["entry_type"] != exam.summary.type:
        yield "755", f"on file is type {bond['entry_type']}"
    if "amount" in bond and bond["amount"] != amount:
        yield "756", f"on file is {bond['amount']} dollars"
    if importer not in _users(bond):
        yield "757", f"its principal is {bond.get('principal')}"
    elif importer in bond.get("expired_users", ()):
        yield "758", ""


def _users(bond: Thing) -> set[str]:
    return {bond.get("principal", ""), *bond.get("co_principals", ()), *bond.get("users", ())}


def _payment(exam: Examination, file: File) -> Iterator[Found]:
    """Whether filer and importer may pay as record 10 says."""
    kind, content = exam.summary.header["payment_type"], exam.summary.one("11")
    filer = file.thing("filer", exam.summary.filer)
    if filer and kind not in ("", "1") and filer.get("statements") is False:
        yield Found("207")
    if kind not in MONTHLY:
        return
    if filer and filer.get("monthly") is False:
        yield Found("209")
    told = file.thing("importer", content["importer"]) if content else None
    if told and told.get("monthly") is False:
        yield Found("210")
    if told and told.get("sanctioned"):
        yield Found("337")


def _releases(exam: Examination, desk: Desk) -> Iterator[Found]:
    """Records 32 of a consolidated summary against the releases on file."""
    if not _held(desk.file, "release"):
        return
    days: list[date] = []
    for placed in exam.summary.of("32"):
        for n in range(1, 7):
            if f"entry_number_{n}" not in placed.record.values or not placed[f"entry_number_{n}"]:
                continue
            told = desk.file.thing("release", placed[f"filer_{n}"] + placed[f"entry_number_{n}"])
            if told is None:
                yield Found("237", placed.at(f"entry_number_{n}"))
                continue
            if told.get("port", "")[:2] != exam.summary.header["port"][:2]:
                yield Found("242", placed.at(f"entry_number_{n}"))
            if told.get("consolidated") not in (None, exam.summary.filer + exam.summary.entry_number):
                yield Found("243", placed.at(f"entry_number_{n}"))
            if told.get("mode") and told["mode"] != exam.summary.mode:
                yield Found("247", placed.at(f"entry_number_{n}"))
            if told.get("released"):
                days.append(date.fromisoformat(told["released"][:10]))
    if days and max(days) - min(days) > timedelta(days=7):
        yield Found("244", because=f"released from {min(days)} to {max(days)}")


def _warehouse(exam: Examination, file: File) -> Iterator[Found]:
    """Record 30 against the warehouse entry that is drawn on, where any summary of that filer is on file."""
    placed = exam.summary.one("30")
    if placed is None or exam.summary.type not in WITHDRAWALS or not _held(file, "summary"):
        return
    filed = file.find(placed["filer"], placed["entry_number"])
    told = file.thing("summary", placed["filer"] + placed["entry_number"]) or {}
    if filed is None:
        yield Found("298")
        return
    if filed.entry_type not in ("21", "22"):
        yield Found("299", because=f"it is of type {filed.entry_type}")
    elif filed.port != placed["port"]:
        yield Found("300", because=f"it is of port {filed.port}")
    for name, code in (("paid", "301"), ("liquidated", "302"), ("cancelled", "303"), ("finalized", "305")):
        if told.get(name):
            yield Found(code, because=f"on {told[name]}")
    content = exam.summary.one("11")
    entered = content.record.as_day("entered") if content else None
    imported = _day(told, "imported", date.max)
    if entered and imported != date.max and entered > imported.replace(year=imported.year + WAREHOUSED, day=min(imported.day, 28)):
        yield Found("304", because=f"imported on {imported}")


def _cases(item: LineItem, file: File) -> Iterator[Found]:
    for placed in item.of("53"):
        told = file.thing("case", placed["case"])
        if told is None:
            continue
        if code := CASE_STATES.get(told.get("state", "")):
            yield Found(code, placed.path, told.get("because", ""))
        if told.get("cash") and placed["deposit"] == "B":
            yield Found("567", placed.path)


def _quota(exam: Examination, item: LineItem, desk: Desk) -> Iterator[Found]:
    """Lines whose number and origin are under a quota that is on file for the day of presentation."""
    for placed in item.tariff:
        told = desk.file.thing("quota", placed["hts"])
        if told is None or not _day(told, "from", date.min) <= desk.clock <= _day(told, "to", date.max):
            continue
        if told.get("origins") and item.header["origin"] not in told["origins"]:
            continue
        if exam.summary.type in NO_QUOTA:
            yield Found("Q09", placed.path)
        elif exam.summary.type in QUOTA:
            yield Found("Q14" if told.get("absolute") else "Q10", placed.path)
            yield Found(QUOTA_STATES.get(told.get("state", "open"), "Q08"), placed.path)
            if exam.summary.header["payment_type"] == "1":
                yield Found("Q11", placed.path)
            if "reserved" in told and placed.number("quantity_1") > told["reserved"] * 100:
                yield Found("Q13", placed.path)


def _agencies(item: LineItem, file: File) -> Iterator[Found]:
    """Numbers that an agency has flagged as needing its data: there is a PG01 of it, a disclaimer among them, or P00."""
    answered = {placed["agency"] for placed in item.of("PG01")}
    for placed in item.tariff:
        told = file.thing("flag", placed["hts"])
        for agency in told.get("required", ()) if told else ():
            if agency not in answered:
                yield Found("P00", placed.path, f"{agency} has flagged the number")


def _census(exam: Examination, item: LineItem, file: File) -> Iterator[Found]:
    if not _held(file, "census"):
        return
    number = next((placed["hts"] for placed in item.tariff if is_article(placed["hts"])), "")
    yield from census.warnings(exam, item, file.thing("census", number) or {})


def of_entry(exam: Examination, filed: Filed, desk: Desk) -> Iterator[Found]:
    """What the state of the entry at CBP allows. Source: CATAIR Entry Summary, notes (a) and (kk); error dictionary, B26 to B60."""
    told = desk.file.thing("summary", filed.filer + filed.entry_number) or {}
    action, correction = exam.summary.header["action"], exam.summary.header["correction"] == "Y"
    if told.get("cancelled"):
        yield Found("B56" if correction else "B31")
    if told.get("liquidated"):
        yield Found("B50" if correction else "B30", because=f"on {told['liquidated']}")
    if told.get("held") and action == "D":
        yield Found("B26", because=told["held"])
    if not correction:
        if told.get("corrected"):
            yield Found("B54")
        return
    if action == "D":
        yield Found("B43")
    if filed.entry_type in ("11", "12"):
        yield Found("B49")
    controlled = filed.under_control(desk.clock) or told.get("paid")
    if not controlled:
        yield Found("B45")
    elif told.get("rejected"):
        yield Found("B46")
    elif not told.get("paid"):
        yield Found("B47")
    if told.get("reconciled"):
        yield Found("B52")
    if told.get("review"):
        yield Found("B59", because=told["review"])
    if told.get("suspended") and told["suspended"] != "AD/CVD":
        yield Found("B60", because=told["suspended"])
    entered = _day(told, "entered", date.max)
    if entered != date.max and desk.clock > entered + timedelta(days=terms.CORRECTION.count):
        yield Found("B48", because=f"entered on {entered}")
    liquidation = _day(told, "liquidation", date.max)
    if liquidation != date.max and not told.get("liquidated") and liquidation - desk.clock <= timedelta(days=terms.BEFORE_LIQUIDATION.count):
        yield Found("B51", because=f"liquidation is set for {liquidation}")


def _day(told: Thing, name: str, otherwise: date) -> date:
    return date.fromisoformat(told[name][:10]) if told.get(name) else otherwise
