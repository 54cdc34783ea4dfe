"""A drawback claim (DE) is answered with DX: E0 and E1 for every condition, and a final disposition.

The codes of drawback conditions are in a paper of CBP that was not at hand: E1 has none here. The three final narratives are the chapter's
own (page 90), the others ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tidewaiter.abi import rules, structure
from tidewaiter.abi.applications import APPLICATIONS
from tidewaiter.abi.drawback import ACCELERATED, CORE, DUTIES, TAXES
from tidewaiter.abi.drawback_reply import REFERENCES, ClaimReference, ClaimResponse, claim_signpost
from tidewaiter.abi.record import Record
from tidewaiter.abi.text import plain
from tidewaiter.ace.desk import Answering, Desk, Received
from tidewaiter.ace.examination import Books
from tidewaiter.numbers import entry_number

DE = APPLICATIONS["DE"]
ADDED, REPLACED, REFUSED = "DRAWBACK HAS BEEN ADDED", "DRAWBACK HAS BEEN REPLACED", "TRANSACTION DATA REJECTED"
VERSION = "00100"
WIDTH = 40
# Which type of reference points at a record (table 1, pages 81 to 84); a record without one is pointed at by the group it stands in.
KINDS = {reference.record: kind for kind, reference in REFERENCES.items()} | {
    "51": "MANUFD", "52": "MANUFD", "53": "MANUFD", "61": "EXPDES", "71": "TFTEAE", "72": "TFTEAE", "73": "TFTEAE",
}
OPENS = {"MANUFD": "50", "EXPDES": "60", "TFTEAE": "70"}
# Years from export or destruction to a resubmission (page 36, note 2).
TFTEA_YEARS, CORE_YEARS = 5, 3
SAME = ("claimant", "filer", "entry_number", "port", "bond_waiver", "bond_waiver_reason", "accelerated")


@dataclass(frozen=True)
class Fault:
    """Something wrong with the record at `index`, the claim's first being 0; `note` where the claim is taken all the same."""

    index: int
    narrative: str
    because: str
    cite: str
    note: bool = False


def examine(received: Received, clock: date, books: Books) -> tuple[Fault, ...]:
    return (
        *_of_the_chapter(received), *_of_the_figures(received), *_of_the_waivers(received), *_of_the_links(received),
        *_of_the_days(received, clock),
    )


def answer(received: Received, desk: Desk, examined: tuple[Fault, ...]) -> list[Record]:
    """The records between B and Y for one claim, after what is on file has had its say and been kept up."""
    header = received.records[0]
    key = header.values["filer"] + header.values["entry_number"].strip()
    found = (*examined, *_against_file(received, desk, key))
    for one in found:
        desk.explain(key, "condition", narrative=one.narrative, because=one.because, cite=one.cite, note=one.note)
    refused = any(not one.note for one in found)
    if refused:
        desk.happen("claim.rejected", key)
    else:
        before = desk.file.thing("claim", key)
        desk.file.keep("claim", key, _kept(received, desk, before is not None))
        desk.happen("claim.accepted", key, replaced=before is not None)
    final = REFUSED if refused else REPLACED if header.values["action"] == "R" else ADDED
    severity = "F" if refused else "I" if found else ""
    return [*_told(received, found), _response(header, final, "R" if refused else "A", severity, "" if refused else VERSION)]


def _told(received: Received, found: Sequence[Fault]) -> Iterator[Record]:
    """The claim's own reference first, then each group with its conditions in the order of its records."""
    records = received.records
    header = records[0]
    yield claim_signpost("SUMMRY", received.sequence, filer=header.values["filer"], entry_number=header.values["entry_number"],
                         reference=header.values["reference"])
    pointed = ("SUMMRY", received.sequence)
    for one in sorted(found, key=lambda fault: fault.index):
        place = _pointed(records, one.index, received.sequence)
        if place != pointed and place[0] != "SUMMRY":
            yield _signpost(records, one.index, place)
        pointed = place
        yield _response(header, one.narrative, "", "I" if one.note else "F")


def _pointed(records: Sequence[Record], index: int, sequence: int) -> tuple[str, int]:
    """The type of reference and the occurrence that point at a record."""
    kind = KINDS.get(records[index].id, "SUMMRY")
    if kind == "SUMMRY":
        return kind, sequence
    opens = OPENS.get(kind, records[index].id)
    return kind, sum(1 for record in records[: index + 1] if record.id == opens)


def _signpost(records: Sequence[Record], index: int, place: tuple[str, int]) -> ClaimReference:
    kind, position = place
    opens = OPENS.get(kind, records[index].id)
    at = max(n for n in range(index + 1) if records[n].id == opens)
    told = {name: value for record in reversed(records[at : at + 2]) for name, value in record.values.items()}
    told |= {name: told[f"{name}_1"] for name in ("class_code", "amount") if f"{name}_1" in told}
    names = {piece.name for piece in REFERENCES[kind].pieces}
    return claim_signpost(kind, position, **{name: value for name, value in told.items() if name in names})


def _response(header: Record, narrative: str, disposition: str, severity: str, version: str = "") -> ClaimResponse:
    return ClaimResponse(
        disposition=disposition, severity=severity, narrative=narrative, filer=header.values["filer"], entry_number=header.values["entry_number"],
        version=version, reference=header.values["reference"],
    )


def _of_the_chapter(received: Received) -> Iterator[Fault]:
    """Fields, order and conditional rules of the chapter."""
    lines = [line for line in received.transaction.lines if line.record]
    index = {line.number: n for n, line in enumerate(lines)}
    placed = [rules.Standing(line.number, line.record) for line in lines if line.record]
    order = DE.structure(received.records[0].values["action"])
    found = [fault for one in placed for fault in one.record.findings(one.line)]
    if order is not None:
        found += [one for one in structure.check(order, [structure.Placed(one.line, one.record.id) for one in placed], DE.cite)
                  if one.rule == structure.X37]
    found += rules.check(DE.rules, order, placed, DE.cite)
    for one in found:
        line = int(one.where.removeprefix("line ").partition(",")[0])
        yield Fault(index[line], plain(one.message)[:WIDTH].rstrip(), f"{one.message}. {one.fix}", one.cite)
    header = received.records[0]
    block = received.block.header.record.values.get("filer", "") if received.block.header and received.block.header.record else ""
    if header.values["filer"] != block:
        yield Fault(0, "FILER CODE IS NOT THAT OF THE BLOCK", f"{header.values['filer']} in a block of {block}", "page 28")
    if not entry_number.is_valid(header.values["filer"] + header.values["entry_number"].strip()):
        yield Fault(0, "CLAIM NUMBER HAS ANOTHER CHECK DIGIT", header.values["entry_number"], "page 28; appendix B, page 95")
    for n, record in enumerate(received.records):
        if record.id != "40" or not record.values["entry_number"].strip():
            continue
        number = record.values["filer"] + record.values["entry_number"].strip()
        if not entry_number.is_valid(number):
            yield Fault(n, "IMPORT ENTRY HAS ANOTHER CHECK DIGIT", number, "page 42; appendix B, page 95")


def _of_the_figures(received: Received) -> Iterator[Fault]:
    """Record 89 sums what the records 43 claim, record 90 what 89 says: pages 52, 76 and 78. Amounts in cents."""
    claimed: dict[str, int] = {}
    adjusted: dict[str, int] = {}
    stated: dict[str, int] = {}
    at: dict[str, int] = {}
    for n, record in enumerate(received.records):
        if record.id == "43":
            code = record.values["class_code"]
            claimed[code] = claimed.get(code, 0) + (record.as_int("claimed") or 0)
            adjusted[code] = adjusted.get(code, 0) + (record.as_int("adjusted") or 0)
            if (record.as_int("claimed") or 0) > (record.as_int("calculated") or 0):
                yield Fault(n, "CLAIMED IS MORE THAN CALCULATED", f"{record.values['claimed']} against {record.values['calculated']}", "page 50")
        elif record.id == "89":
            for pair in range(1, 5):
                code = record.values[f"class_code_{pair}"].strip()
                if code:
                    stated[code] = stated.get(code, 0) + (record.as_int(f"amount_{pair}") or 0)
                    at.setdefault(code, n)
    for code in sorted(claimed.keys() | stated.keys()):
        # Whether the totals count adjusted amounts the chapter does not say: both ways are taken.
        if stated.get(code, 0) not in (claimed.get(code, 0), claimed.get(code, 0) + adjusted.get(code, 0)):
            n = at.get(code, len(received.records) - 1)
            yield Fault(n, f"TOTAL OF CLASS {code} DOES NOT AGREE", f"{stated.get(code, 0)} cents stated, {claimed.get(code, 0)} claimed", "page 76")
    grand = next((n for n, record in enumerate(received.records) if record.id == "90"), None)
    if grand is None:
        return
    sums = {"duty": sum(stated.get(code, 0) for code in DUTIES), "tax": sum(stated.get(code, 0) for code in TAXES)}
    sums["fees"] = sum(stated.values()) - sums["duty"] - sums["tax"]
    for name, words in (("duty", "DUTY"), ("fees", "USER FEE"), ("tax", "IR TAX")):
        told = received.records[grand].as_int(name) or 0
        if told != sums[name]:
            yield Fault(grand, f"GRAND TOTAL {words} DOES NOT AGREE", f"{told} cents stated, {sums[name]} by class", "page 78, note 1")


def _of_the_waivers(received: Received) -> Iterator[Fault]:
    """What CBP takes and says something of: page 37, note 3, and page 49."""
    header = received.records[0]
    if header.values["one_time_waiver"] == "Y":
        yield Fault(0, "OTW APRVL OR APP FILED LTRHD", "the waiver's approval or application is uploaded to DIS", "page 37, note 3", note=True)
    for n, record in enumerate(received.records):
        if record.id == "43" and header.values["accelerated"] == "Y" and record.values["class_code"] not in ACCELERATED:
            because = f"the request for accelerated payment falls, by class {record.values['class_code']}"
            yield Fault(n, "CLASS IS NOT PAID AT ONCE", because, "page 49", note=True)


def _of_the_links(received: Received) -> Iterator[Fault]:
    """Tracking numbers are given once, to an import or to an article made, and point at what is there: pages 42, 57 to 60 and 72 to 74."""
    imports: dict[str, int] = {}
    made: dict[str, int] = {}
    for n, record in enumerate(received.records):
        if record.id not in ("40", "51"):
            continue
        number = record.values["tracking"].strip()
        if not number:
            continue
        if number in imports or number in made:
            yield Fault(n, "TRACKING NUMBER IS GIVEN TWICE", number, "pages 42 and 57")
        (imports if record.id == "40" else made).setdefault(number, n)
    used: set[str] = set()
    for n, record in enumerate(received.records):
        if record.id not in ("52", "53", "72", "73"):
            continue
        known, words = (imports, "IMPORT") if record.id in ("52", "72") else (made, "ARTICLE")
        for field in record.told[1:]:
            number = record.values[field.name].strip()
            if number and number not in known:
                yield Fault(n, f"TRACKING NUMBER IS OF NO {words}", number, f"page {record.page}")
            used.add(number)
    if received.records[0].values["provision"] not in CORE:
        for number, n in {**imports, **made}.items():
            if number not in used:
                yield Fault(n, "TRACKING NUMBER IS NOT LINKED", f"{number} is used in no record 52, 53, 72 or 73", "pages 58 and 72", note=True)


def _of_the_days(received: Received, clock: date) -> Iterator[Fault]:
    """Exports in the past, and not longer ago than the law allows."""
    years = CORE_YEARS if received.records[0].values["provision"] in CORE else TFTEA_YEARS
    for n, record in enumerate(received.records):
        if record.id not in ("60", "70") or (day := record.as_day("day")) is None:
            continue
        if day > clock:
            yield Fault(n, "EXPORT OR DESTRUCTION IS IN THE FUTURE", f"{day}", f"page {record.page}")
        elif clock > _after(day, years) and received.records[0].values["action"] == "R":
            yield Fault(n, f"EXPORT IS MORE THAN {years} YEARS AGO", f"{day}", "page 36, note 2")


def _after(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _against_file(received: Received, desk: Desk, key: str) -> Iterator[Fault]:
    """Whether the claim is there, whose it is now, and the imports that it designates: page 36, note 2, and record 40."""
    header = received.records[0]
    before = desk.file.thing("claim", key)
    if header.values["action"] == "A" and before is not None:
        yield Fault(0, "CLAIM ALREADY ON FILE", f"filed at {before.get('filed_at', '')}; replace it", "page 89")
    if header.values["action"] == "R":
        if before is None:
            yield Fault(0, "CLAIM NOT ON FILE", key, "page 36, note 2")
        elif before.get("control", "trade") != "trade":
            yield Fault(0, "CLAIM IS UNDER CONTROL OF CBP", str(before["control"]), "page 36, note 2")
        else:
            for name in SAME:
                if before["header"].get(name, "") != header.values[name].strip():
                    words = header.field(name).meaning
                    yield Fault(0, plain(f"{words} has changed")[:WIDTH], f"{before['header'].get(name, '')!r} becomes {header.values[name]!r}",
                                "page 37, note 2")
    for n, record in enumerate(received.records):
        if record.id != "40" or not record.values["entry_number"].strip():
            continue
        filed = desk.file.find(record.values["filer"], record.values["entry_number"].strip())
        if filed is None and any(True for _ in desk.file.things("summary")):
            number = record.values["filer"] + record.values["entry_number"]
            yield Fault(n, "IMPORT ENTRY SUMMARY NOT ON FILE", number, "page 42, note 2")


def _kept(received: Received, desk: Desk, replaced: bool) -> dict[str, object]:
    header = received.records[0]
    claimed: dict[str, int] = {}
    for record in received.records:
        if record.id == "43":
            claimed[record.values["class_code"]] = claimed.get(record.values["class_code"], 0) + (record.as_int("claimed") or 0)
    return {
        "header": {name: header.values[name].strip() for name in (*SAME, "provision")}, "control": "trade",
        "filed_at": desk.now.isoformat(),
        "replaced": replaced, "message": received.message.decode("latin-1"),
        "claimed": claimed,
        "imports": [record.values["filer"] + record.values["entry_number"].strip() for record in received.records if record.id == "40"],
    }


# What the structure misses is among the faults: it need not be looked for again.
ANSWERING = Answering("DE", "DX", answer, examine, lambda examined: True)
