"""A cargo release at the desk: what was filed, what is wrong with it record by record, and what is kept of it.

CBP publishes the codes of cargo release conditions in a paper that was not at hand: the conditions here have no code, and words of our own
where the chapter has none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tidewaiter.abi import rules, structure
from tidewaiter.abi.applications import APPLICATIONS
from tidewaiter.abi.cargo_release_rules import MERCHANDISE, MOST_WORTH
from tidewaiter.abi.record import Record
from tidewaiter.abi.text import plain
from tidewaiter.ace.desk import Desk, Received, Thing
from tidewaiter.ace.examination import Books
from tidewaiter.numbers import container, entry_number

SE = APPLICATIONS["SE"]
SECURITY = "SF"
WIDTH = 40


@dataclass(frozen=True)
class Fault:
    """Something wrong with a record; a warning leaves it accepted. `narrative` is what SE90 says, `because` the ground in full."""

    line: int
    narrative: str
    because: str
    cite: str
    warning: bool = False


@dataclass(frozen=True)
class Filing:
    """A cargo release as it came, each record with the line it stood on."""

    placed: tuple[rules.Standing, ...]

    def of(self, *ids: str) -> Iterator[rules.Standing]:
        return (one for one in self.placed if one.record.id in ids)

    def value(self, id: str, name: str) -> str:
        return next((one.record.values[name].strip(" ") for one in self.of(id)), "")

    @property
    def action(self) -> str:
        return self.value("SE10", "action")

    @property
    def key(self) -> str:
        return self.value("SE10", "filer") + self.value("SE10", "entry_number")

    @property
    def release(self) -> tuple[rules.Standing, ...]:
        """The records of the release itself, without those of a security filing."""
        return tuple(one for one in self.placed if not one.record.id.startswith(SECURITY))

    @property
    def security(self) -> tuple[rules.Standing, ...]:
        return tuple(one for one in self.placed if one.record.id.startswith(SECURITY))


def filing(received: Received) -> Filing:
    return Filing(tuple(rules.Standing(line.number, line.record) for line in received.transaction.lines if line.record))


def faults(filed: Filing, received: Received, day: date, books: Books) -> tuple[Fault, ...]:
    """What is wrong with a release and with a security filing in it, without looking at what is on file."""
    return (*_of_the_chapter(filed), *_of_the_books(filed, received, day, books))


def _of_the_chapter(filed: Filing) -> Iterator[Fault]:
    """Fields, order and conditional rules of the chapter, each at its record."""
    order = SE.structure(filed.action)
    found = [fault for one in filed.placed for fault in one.record.findings(one.line)]
    if order is not None:
        # What stands out of order has the whole batch rejected before; what is missing is told here.
        found += [one for one in structure.check(order, [structure.Placed(one.line, one.record.id) for one in filed.placed], SE.cite)
                  if one.rule == structure.X37]
    found += rules.check(SE.rules, order, filed.placed, SE.cite)
    for one in found:
        told = one.where.removeprefix("line ").partition(",")[0]
        yield Fault(int(told), plain(one.message)[:WIDTH].rstrip(), f"{one.message}. {one.fix}", one.cite)


def _of_the_books(filed: Filing, received: Received, day: date, books: Books) -> Iterator[Fault]:
    header = next(filed.of("SE10"), None)
    if header is None:
        return
    values, line = header.record.values, header.line
    block = received.block.header.record.values.get("filer", "") if received.block.header and received.block.header.record else ""
    if values["filer"] != block:
        yield Fault(line, "FILER CODE IS NOT THAT OF THE BLOCK", f"{values['filer']} in a block of {block}", "page SE-31")
    if not entry_number.is_valid(filed.key):
        yield Fault(line, "ENTRY NUMBER HAS ANOTHER CHECK DIGIT", filed.key, "page SE-31; CATAIR Appendix E")
    for name, words in (("port", "PORT OF ENTRY UNKNOWN"), ("unlading_port", "PORT OF UNLADING UNKNOWN")):
        port = values[name].strip(" ")
        if port and books.ports and port not in books.ports:
            yield Fault(line, words, f"{port} is no port of Schedule D", "page SE-32")
    most, worth = MOST_WORTH.get(values["entry_type"]), header.record.as_int("value") or 0
    if most is not None and worth > most:
        yield Fault(line, f"VALUE ABOVE {most} NOT ALLOWED FOR ENTRY TYPE", f"{worth} dollars, type {values['entry_type']}", "page SE-36, note 13")
    told = [one.record.as_int("value") for one in filed.of("SE60") if _merchandise(one.record)]
    if told and None not in told and sum(filter(None, told)) != worth:
        yield Fault(line, "VALUE IS NOT THE SUM OF ITS LINES", f"{worth} against {sum(filter(None, told))}", "page SE-31", warning=True)
    for one in filed.of("SE40"):
        if books.countries and one.record.values["origin"] not in books.countries:
            yield Fault(one.line, "COUNTRY OF ORIGIN UNKNOWN", one.record.values["origin"], "page SE-62")
    for one in filed.of("SE60"):
        number = one.record.values["hts"]
        if _merchandise(one.record) and books.figures(number, day) is None and not any(filed.of("SE61")):
            yield Fault(one.line, "HTS NUMBER NOT ACTIVE", f"{number} on {day}", "page SE-71")
    for one in filed.of("SE11"):
        number = one.record.values["warehouse_filer"] + one.record.values["warehouse_entry_number"]
        if number and not entry_number.is_valid(number):
            yield Fault(one.line, "WAREHOUSE ENTRY HAS ANOTHER CHECK DIGIT", number, f"page {one.record.page}; CATAIR Appendix E")
    for one in filed.of("SE61"):
        number = one.record.values["hts"]
        if books.figures(number, day) is None:
            yield Fault(one.line, "CURRENT HTS NUMBER NOT ACTIVE", f"{number} on {day}", "page SE-72")
    for one in filed.of("SE36", "SE56"):
        if books.countries and one.record.values["country"] not in books.countries:
            yield Fault(one.line, "COUNTRY OF ENTITY UNKNOWN", one.record.values["country"], f"page {one.record.page}")
    for one in filed.of("SE17"):
        if not container.is_valid(one.record.values["equipment"]):
            yield Fault(one.line, "EQUIPMENT NUMBER HAS NO ISO CHECK DIGIT", one.record.values["equipment"], "page SE-53; ISO 6346", warning=True)
    importer = filed.value("SF10", "importer")
    if importer and importer != values["importer"].strip(" "):
        (sf10, *_) = filed.of("SF10")
        yield Fault(sf10.line, "ISF IMPORTER IS NOT IMPORTER OF RECORD", f"{importer} against {values['importer']}", "page SE-18, rule 9")


def _merchandise(record: Record) -> bool:
    return record.values["hts"].startswith(MERCHANDISE.starts)


def against_file(filed: Filing, desk: Desk) -> Iterator[Fault]:
    """Importer, bond and agency flags on file; of a kind of which nothing is on file nothing is examined."""
    header = next(filed.of("SE10"), None)
    if header is None or filed.action not in ("A", "R"):
        return
    importer = header.record.values["importer"].strip(" ")
    if importer and any(True for _ in desk.file.things("importer")):
        told = desk.file.thing("importer", importer)
        if told is None or told.get("state") in ("void", "inactive"):
            state = "has no Form 5106 on file" if told is None else f"is {told['state']}"
            words = "IMPORTER OF RECORD NOT ON FILE" if told is None else "IMPORTER OF RECORD NOT ACTIVE"
            yield Fault(header.line, words, f"{importer} {state}", "page SE-33")
    if header.record.values["bond"] == "8" and any(True for _ in desk.file.things("bond")):
        bonds = [bond for _, bond in desk.file.things("bond")
                 if bond.get("kind") == "8" and importer in (bond.get("principal"), *bond.get("users", ()))]
        if not any(bond.get("state", "active") in ("active", "insufficient") for bond in bonds):
            yield Fault(header.line, "CONTINUOUS BOND NOT ON FILE", f"{importer} has none", "page SE-34")
    answered: set[str] = set()
    flagged: list[tuple[rules.Standing, str]] = []
    for one in (*filed.of("SE40", "SE60", "PG01"), None):
        if one is None or one.record.id == "SE40":
            yield from (Fault(at.line, f"{agency} DATA MISSING", f"{agency} has flagged {at.record.values['hts']}", "page SE-18, rule 7")
                        for at, agency in flagged if agency not in answered)
            answered, flagged = set(), []
        elif one.record.id == "PG01":
            answered.add(one.record.values.get("agency", "").strip(" ") or one.record.emit()[7:10].strip())
        else:
            flag = desk.file.thing("flag", one.record.values["hts"]) or {}
            flagged += [(one, agency) for agency in flag.get("required", ())]


def kept(filed: Filing, desk: Desk, before: Thing | None) -> Thing:
    """What is put on file of an accepted release: an update leaves what it does not tell."""
    header = next(filed.of("SE10")).record
    told: Thing = {
        "entry_type": header.values["entry_type"], "port": header.values["port"].strip(), "mode": header.values["mode"].strip(),
        "split": header.values["split_release"].strip(), "state": (before or {}).get("state", "filed") if filed.action == "U" else "filed",
        "bills": list(_bills(filed)), "conveyance": filed.value("SE11", "conveyance"), "voyage": filed.value("SE11", "voyage"),
        "location": filed.value("SE11", "location"),
        "references": {one.record.values["qualifier"]: one.record.values["reference"] for one in filed.of("SE20")},
    }
    arrivals = [day for one in filed.of("SE16") if (day := one.record.as_day("arrival"))]
    if arrivals:
        told["arrival"] = min(arrivals).isoformat()
    if elected := next((one.record.as_day("elected") for one in filed.of("SE11")), None):
        told["entered"] = elected.isoformat()
    if filed.action == "U" and before is not None:
        return before | {name: value for name, value in told.items() if value not in ("", [], {})}
    return told | {
        "importer": header.values["importer"].strip(), "bond": header.values["bond"], "value": header.as_int("value") or 0,
        "immediate_delivery": filed.value("SE11", "immediate_delivery") == "Y", "lines": list(_lines(filed)),
        "parties": [{"role": one.record.values["kind"], "name": one.record.values["name"], "number": one.record.values["identifier"]}
                    for one in filed.of("SE30", "SE50")],
        "isf": (before or {}).get("isf", False), "filed_at": (before or {}).get("filed_at") or desk.now.isoformat(), "action": filed.action,
    }


def _bills(filed: Filing) -> Iterator[Thing]:
    """Each bill with its parts; the quantity of a bill told in parts is their sum."""
    bill: Thing | None = None
    for one in filed.of("SE15", "SE16", "SE17"):
        record = one.record
        if record.id == "SE15":
            if bill is not None:
                yield bill
            bill = {"kind": record.values["kind"], "issuer": record.values["issuer"].strip(), "number": record.values["number"].strip(),
                    "quantity": record.as_int("quantity"), "non_ams": record.values["non_ams"] == "Y"}
        elif bill is not None and record.id == "SE16":
            bill.setdefault("parts", []).append({
                "carrier": record.values["carrier"].strip(), "voyage": record.values["voyage"].strip(), "quantity": record.as_int("quantity"),
                "arrives": arrival.isoformat() if (arrival := record.as_day("arrival")) else ""})
            bill["quantity"] = sum(part["quantity"] or 0 for part in bill["parts"])
        elif bill is not None:
            bill.setdefault("equipment", []).append(record.values["equipment"].strip())
    if bill is not None:
        yield bill


def _lines(filed: Filing) -> Iterator[Thing]:
    line: Thing | None = None
    for one in filed.of("SE40", "SE60", "PG01"):
        record = one.record
        if record.id == "SE40":
            if line is not None:
                yield line
            line = {"line": record.values["line"], "origin": record.values["origin"], "hts": [], "agencies": []}
        elif line is not None and record.id == "SE60":
            line["hts"].append(record.values["hts"].strip())
        elif line is not None:
            agency = record.values.get("agency", "").strip() or record.emit()[7:10].strip()
            line["agencies"] += [agency] if agency and agency not in line["agencies"] else []
    if line is not None:
        yield line


def lowest(bills: Sequence[Thing]) -> list[str]:
    """The bills that are matched, by issuer and number: houses where there are any."""
    own = [bill for bill in bills if bill["kind"] != "I"]
    houses = [bill for bill in own if bill["kind"] in ("H", "S")]
    return [bill["issuer"] + bill["number"] for bill in houses or own]
