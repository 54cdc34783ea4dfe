"""A query of entry summaries (EQ) is answered with ER, from the summaries on file and what has become of their entries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from tidewaiter.abi import entry_summary_line as line
from tidewaiter.abi import summary_query as eq
from tidewaiter.abi.build_query import MOST_DAYS, moment
from tidewaiter.abi.entry_types import TYPES
from tidewaiter.abi.identify import record_class
from tidewaiter.abi.query_map import RETURNED
from tidewaiter.abi.read_summary_query import moment as read_moment
from tidewaiter.abi.record import Record
from tidewaiter.abi.status_codes import CRITERIA
from tidewaiter.abi.status_narratives import SUMMARY_QUERY
from tidewaiter.ace.desk import Answering, Desk, Filed, Received, Thing
from tidewaiter.ace.examination import Books

MOST = 5000                                                   # summaries of one reply (ESQ-51)
MOST_COLUMNS = 8_000_000
WITHOUT_DETAIL = frozenset({"08", "09", *(str(n) for n in range(41, 48))})
_KINDS = {
    "summaries": frozenset(TYPES),
    "fta_recon": frozenset({"09"}), "other_recon": frozenset({"09"}), "drawback": frozenset(str(n) for n in range(41, 48)),
    "duty_deferral": frozenset({"08"}),
}
_BILLS, _SURETY_BILLS, _COLLECTIONS = frozenset("246"), frozenset("356"), frozenset("1456")
_DEPOSITS = ("duty", "tax", "antidumping", "countervailing")
_STATES = (("liquidated", "liquidated"), ("suspended", "suspended"), ("liquidation", "scheduled"))
PENDING = "PNDING"


@dataclass(frozen=True)
class Examined:
    """What is wrong with the query as a whole, as condition codes."""

    found: tuple[str, ...]


def examine(received: Received, clock: date, books: Books) -> Examined:
    records = {record.id: record for record in received.records}
    found = []
    if "J0" in records and records["J0"].values["detail"] != "Y":
        found.append("001")
    if "J1" not in records and "J2" not in records:
        found.append("002")
    if "J2" in records:
        found += _criteria(records["J2"], clock)
    return Examined(tuple(found))


def _criteria(record: Record, clock: date) -> Iterator[str]:
    v = record.values
    if not v["criteria"].strip():
        yield "005"
    elif v["criteria"] not in CRITERIA:
        yield "006"
    since, until = read_moment(v["since"]), read_moment(v["until"])
    if not v["since"].strip() or since is None:
        yield "008" if v["since"].strip() else "007"
    if not v["until"].strip() or until is None:
        yield "010" if v["until"].strip() else "009"
    if since and until:
        if until < since:
            yield "011"
        elif (until.date() - since.date()).days >= MOST_DAYS:
            yield "012"
        if until.date() > clock:
            yield "017"


def answer(received: Received, desk: Desk, examined: Examined) -> list[Record]:
    if examined.found:
        return [_condition(code) for code in examined.found]
    header = received.block.header
    asker = header.record.values["filer"] if header and header.record else ""
    asked = {record.id: record for record in received.records}
    detail = "J0" in asked
    if "J2" in asked:
        return list(_by_criteria(desk, asker, asked["J2"], detail))
    return list(_by_number(desk, asker, received, detail))


def _by_number(desk: Desk, asker: str, received: Received, detail: bool) -> Iterator[Record]:
    """Every number in the order asked (ESQ-26, note 1)."""
    for record in received.records:
        if record.id != "J1":
            continue
        for n in range(1, 6):
            filer, number = (record.values[f"{name}_{n}"].strip() for name in ("filer", "entry_number"))
            if not filer and not number:
                if n == 1:
                    yield _condition("003")
                continue
            if not filer or not number:
                yield _condition("003" if not filer else "004", filer, number)
            elif filer != asker:
                yield _condition("014", filer, number)
            elif filed := desk.file.find(filer, number):
                yield from _summary(desk, filed, detail)
            else:
                yield _condition("013", filer, number)


def _by_criteria(desk: Desk, asker: str, query: Record, detail: bool) -> Iterator[Record]:
    """Every summary of the filer that fits, in the order in which ACE accepted them (ESQ-26, note 1)."""
    v = query.values
    yield eq.CriteriaAnswered(criteria=v["criteria"], since=v["since"], until=v["until"])
    since, until = read_moment(v["since"]), read_moment(v["until"])
    kinds = frozenset[str]().union(*(types for flag, types in _KINDS.items() if v[flag] == "Y"))
    found = []
    keys = {key for kind in ("summary", "entry") for key, _ in desk.file.things(kind, asker)}
    for key in keys:
        filed = desk.file.find(key[:3], key[3:])
        if filed is None or (kinds and filed.entry_type not in kinds):
            continue
        at = _accepted(desk, filed)
        if since and until and since <= at <= until and _fits(v["criteria"], _course(desk, key), filed):
            found.append((at, key, filed))
    columns = 0
    for n, (_, _, filed) in enumerate(sorted(found, key=lambda one: one[:2])):
        records = list(_summary(desk, filed, detail, v["finances"].strip()))
        columns += len(records) * Record.length
        if n >= MOST or columns > MOST_COLUMNS:
            yield _condition("016")
            return
        yield from records
    if not found:
        yield _condition("015")


def _fits(criteria: str, entry: Thing, filed: Filed) -> bool:
    done = entry.get("liquidation", {}).get("state") in ("liquidated", "deemed", "reliquidated")
    match criteria:
        case "LIQ":
            return done
        case "NLQ":
            return not done
        case "PSC":
            return bool(entry.get("summary", {}).get("corrections"))
        case "DOC":
            return bool(entry.get("release", {}).get("documents"))
        case "RCN":
            header = _records(filed).get("10")
            return bool(header and header[0].values["reconciliation"].strip())
        case "AII":
            return False                                      # no invoice is asked for here
    return True


def _summary(desk: Desk, filed: Filed, detail: bool, finances: str = "") -> Iterator[Record]:
    """The records JB to JN of one summary, and its own where they are asked. What nobody told stands blank."""
    key = filed.filer + filed.entry_number
    entry = _course(desk, key)
    records = _records(filed)
    days = _journal(desk, key)
    yield _version(desk, filed, entry, days)
    yield _status(desk, filed, entry, days, records)
    yield from _amounts(entry, records)
    content, header = _first(records, "11"), _first(records, "10")
    yield eq.SummaryImporter(
        importer=content.get("importer", ""), entry_type=filed.entry_type, rejected=_date(days.get("summary.returned")), port=filed.port,
        filed=filed.received, electronic_invoice="E" if header.get("electronic_invoice") == "Y" else "",
    )
    yield eq.SummaryTeam(lines=len(records.get("40", ())), center=PENDING)
    yield eq.SummaryStatement(notify_party=content.get("notify_party", ""), print_date=filed.print_date, reference=filed.reference)
    yield from _bonds(desk, records, content.get("importer", ""))
    if protest := entry.get("protest"):
        state = {"allowed": "AP", "denied": "DN", "denied in part": "PD"}.get(protest.get("state", ""), "OP")
        decided = _date(days.get("protest.decided")) if state != "OP" else None
        yield eq.SummaryProtest(kind="1", status=state, decided=decided, summons="0")
    yield from _bills(entry, key, days, finances, records)
    if finances in _COLLECTIONS:
        yield from _collections(entry)
    if finances in _SURETY_BILLS:
        yield from (eq.NoSuretyBill(surety=bond.values["surety"], primary="Y") for bond in records.get("31", ())[:1])
    if detail and filed.entry_type not in WITHOUT_DETAIL:
        yield from _detail(filed)


def _version(desk: Desk, filed: Filed, entry: Thing, days: Mapping[str, datetime]) -> Record:
    course = entry.get("liquidation", {})
    code = {"liquidated": "1", "deemed": "1", "reliquidated": "3"}.get(course.get("state", ""), "2")
    corrected = bool(entry.get("summary", {}).get("corrections"))
    return eq.SummaryVersion(
        filer=filed.filer, entry_number=filed.entry_number, version=filed.version, accepted=moment(_accepted(desk, filed)),
        corrected="Y" if corrected else "", correction=_date(days.get("correction.filed", _accepted(desk, filed))) if corrected else None,
        owner="Y", liquidation=code, liquidated=_day(course.get("day") if code == "2" else course.get("on")), center=PENDING,
    )


def _status(desk: Desk, filed: Filed, entry: Thing, days: Mapping[str, datetime], records: Mapping[str, list[Record]]) -> Record:
    summary, release, course = (entry.get(name, {}) for name in ("summary", "release", "liquidation"))
    returned = summary.get("state") == "returned"
    changed = days.get("summary.returned") if returned else _accepted(desk, filed)
    released = _day(release.get("at")) if release.get("state") == "released" else None
    census = entry.get("census", {}).values()
    kinds = {case.values["case"][:1] for case in records.get("53", ())}
    suspended = course.get("state") == "suspended"
    codes = ["45" if kinds >= {"A", "C"} else "43" if kinds == {"C"} else "44" if kinds else "48"] if suspended else []
    codes += ["49"] if course.get("extensions") else []
    told = _date(days.get("liquidation.suspended" if suspended else "liquidation.extended")) if codes else None
    return eq.SummaryStatus(
        held_by="2" if filed.under_control(desk.clock) else "1", status="2" if returned else "1", status_date=_date(changed) or filed.received,
        late="1" if "summary.overdue" in days else "0", release=("1" if released else "0") if release else "", released=released,
        **_payment(desk, entry), suspended=told, suspension_notice=told,
        census="0" if not census else "1" if "open" in census else "6", invoice="", protest="YS" if entry.get("protest") else "NO",
        **{f"suspension_{n}": code for n, code in enumerate(codes, 1)},
    )


def _payment(desk: Desk, entry: Thing) -> dict[str, Any]:
    """How far a summary is paid."""
    if entry.get("paid"):
        return {"collection": "2", "collected": _day(entry["paid"])}
    amounts = entry.get("summary", {}).get("amounts")
    if amounts and not any((*(amounts.get(name) for name in _DEPOSITS), *amounts.get("fees", {}).values())):
        return {"collection": "3"}
    statement = desk.file.thing("statement", entry.get("statement") or "") or {}
    return {"collection": "6" if statement.get("state") == "authorised" else "0"}


def _amounts(entry: Thing, records: Mapping[str, list[Record]]) -> Iterator[Record]:
    """Liquidated amounts where CBP has liquidated, and those of record 90."""
    course = entry.get("liquidation", {})
    done = course.get("state") in ("liquidated", "deemed", "reliquidated")
    totals = records["90"][0] if records.get("90") else None
    cents = {name: (totals.as_int(name) or 0) if totals else None for name in ("duty", "tax", "fees", "antidumping", "countervailing")}
    adcvd = None if totals is None else (cents["antidumping"] or 0) + (cents["countervailing"] or 0)
    settled = {
        "duty": _number(course.get("duty"), 12), "tax": _number(cents["tax"], 12), "fees": _number(cents["fees"], 12), "adcvd": _number(adcvd, 12),
    } if done else {}
    content = _first(records, "11")
    yield eq.SummaryLiquidated(
        review="1" if any(one.get("state") == "open" for one in entry.get("requests", ())) else "2",
        entered=_day(entry.get("entered")) or content.get("entered", ""), immediate_delivery="N", **settled,
    )
    yield eq.SummaryEstimated(**{name: _number(cents[name], 13) for name in ("duty", "tax", "fees")}, adcvd=_number(adcvd, 13))


def _number(cents: int | None, width: int) -> str:
    """An amount behind zeros, or a minus next to its first digit behind spaces (JD, note 3, ESQ-34)."""
    if cents is None:
        return ""
    return f"{cents:0{width}}" if cents >= 0 else f"{cents:>{width}}"


def _bonds(desk: Desk, records: Mapping[str, list[Record]], importer: str) -> Iterator[Record]:
    """The bonds of the summary: a continuous one that is on file, a single one as it was filed, or that ACE has none."""
    filed = records.get("31", [])
    if not filed:
        yield eq.SummaryBond(kind="0")
    for n, record in enumerate(filed):
        v = record.values
        told = {"primary": "N" if n else "Y", "kind": v["kind"], "designation": v["designation"], "multiple": "Y" if len(filed) > 1 else "N"}
        if v["kind"] == "9":
            yield eq.SummaryBond(surety=v["surety"], **told, amount=(record.as_int("amount") or 0) * 100)
            continue
        on_file = [key for key, bond in desk.file.things("bond")
                   if bond.get("surety") == v["surety"] and importer in (bond.get("principal"), *bond.get("users", ()))]
        yield eq.SummaryBond(surety=v["surety"], **told, bond=on_file[0]) if on_file else eq.NoBond(surety=v["surety"])


def _bills(entry: Thing, key: str, days: Mapping[str, datetime], finances: str, records: Mapping[str, list[Record]]) -> Iterator[Record]:
    """A bill after liquidation; the rehearsal numbers it by its entry."""
    debit = entry.get("debit")
    if finances not in _BILLS:
        return
    if not debit:
        yield eq.NoBill()
        return
    paid = debit.get("state") == "paid"
    yield eq.SummaryBill(
        bill=key, billed=_date(days.get("debit.issued")), kind="2", status="04" if paid else "01", total=debit["amount"],
        paid=debit["amount"] if paid else 0, principal=debit["amount"], interest=0,
    )


def _collections(entry: Thing) -> Iterator[Record]:
    """What was paid with the summary, by class code where the chapter names one (ESQ-46)."""
    if not entry.get("paid"):
        yield eq.NoCollection()
        return
    amounts = entry.get("summary", {}).get("amounts", {})
    yield eq.SummaryCollection(collected=_day(entry["paid"]), total=_number(int(entry.get("paid_amount", 0)), 11))
    classes = {"001": amounts.get("duty", 0)} | amounts.get("fees", {})
    yield from (eq.SummaryClass(class_code=code, amount=_number(int(cents), 11)) for code, cents in sorted(classes.items()) if cents)


def _detail(filed: Filed) -> Iterator[Record]:
    """The records as filed, numbers behind spaces (ESQ-52, note 2), each line behind CBP's number of it."""
    lines = 0
    for record in _all(filed):
        if record.id not in RETURNED:
            continue
        if isinstance(record, line.Line):
            lines += 1
            yield eq.CbpLine(line=lines)
        spaced = {field.name: _spaced(record.values[field.name], field.decimals) for field in record.fields if field.kind == "(S)N"}
        yield record.replace(**{name: text.rjust(record.field(name).width) for name, text in spaced.items() if text})


def _spaced(text: str, decimals: int) -> str:
    """A number without the zeros before it, but for one before its decimals.

    >>> _spaced("0000000000", 2), _spaced("0000049104", 2), _spaced("0", 0), _spaced("  ", 2)
    ('000', '49104', '0', '')
    """
    digits = text.strip()
    return digits.lstrip("0").rjust(decimals + 1, "0") if digits else ""


def _all(filed: Filed) -> Iterator[Record]:
    for text in filed.message.decode("latin-1").splitlines():
        if kind := record_class("AE", text):
            yield kind.parse(text)


def _records(filed: Filed) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for record in _all(filed):
        found.setdefault(record.id, []).append(record)
    return found


def _first(records: Mapping[str, list[Record]], id: str) -> Mapping[str, str]:
    return records[id][0].trimmed if records.get(id) else {}


def _course(desk: Desk, key: str) -> Thing:
    """How far the entry has come: thing `entry`, and where that says nothing of it, the days of thing `summary`."""
    entry, summary = desk.file.thing("entry", key) or {}, desk.file.thing("summary", key) or {}
    if "liquidation" not in entry:
        state = next((state for name, state in _STATES if summary.get(name)), "none")
        entry["liquidation"] = {
            "state": state, "on": summary.get("liquidated"), "day": summary.get("liquidation"), "extensions": 1 if summary.get("extended") else 0,
        }
    return {"paid": summary.get("paid"), "entered": summary.get("entered")} | entry


def _accepted(desk: Desk, filed: Filed) -> datetime:
    told = (desk.file.thing("entry", filed.filer + filed.entry_number) or {}).get("summary", {}).get("at")
    return datetime.fromisoformat(told) if told else datetime.combine(filed.received, time())


def _journal(desk: Desk, key: str) -> dict[str, datetime]:
    """When each thing first happened to an entry."""
    days: dict[str, datetime] = {}
    for at, what, _ in desk.file.notes(key):
        days.setdefault(what, at)
    return days


def _condition(code: str, filer: str = "", number: str = "") -> Record:
    told = {name: re.sub(r"[^A-Z0-9]", "", text) for name, text in (("filer", filer), ("entry_number", number))}
    return eq.QueryCondition(condition=code, narrative=SUMMARY_QUERY[code], **told)


def _day(told: object) -> date | None:
    return date.fromisoformat(str(told)[:10]) if told else None


def _date(at: datetime | None) -> date | None:
    return at.date() if at else None


ANSWERING = Answering("EQ", "ER", answer, examine, lambda examined: bool(examined.found))
