"""Writes the filer's messages of the scenarios that ship, scenarios/messages/*.abi, from the example shipments.

Each is the message that `entry prepare` makes of an example, with another day, payment or what else the scenario needs.
Usage: python tools/scenario_messages.py
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from tidewaiter.abi import codec
from tidewaiter.abi import entry_summary as ae
from tidewaiter.abi import entry_summary_line as line
from tidewaiter.abi import security_filing as sf
from tidewaiter.abi.record import Record
from tidewaiter.abi.tree import ENDING
from tidewaiter.service.cases import law_with_cases
from tidewaiter.service.prepare import prepare

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "scenarios" / "messages"
Change = Callable[[list[Record]], list[Record]]


def values(id: str, nth: int = 0, **told: object) -> Change:
    """Give the nth record of a kind other values."""
    def apply(records: list[Record]) -> list[Record]:
        at = [n for n, record in enumerate(records) if record.id == id][nth]
        return [*records[:at], records[at].replace(**told), *records[at + 1 :]]
    return apply


def before(id: str, *added: Record) -> Change:
    """Put records before the first of a kind."""
    def apply(records: list[Record]) -> list[Record]:
        at = next(n for n, record in enumerate(records) if record.id == id)
        return [*records[:at], *added, *records[at:]]
    return apply


def at_end_of_line(number: int, *added: Record) -> Change:
    """Put records behind the last of a line, the first line being 1."""
    def apply(records: list[Record]) -> list[Record]:
        starts = [n for n, record in enumerate(records) if record.id == "40"]
        totals = next(n for n, record in enumerate(records) if record.id in ("88", "89", "90"))
        at = [*starts, totals][number]
        return [*records[:at], *added, *records[at:]]
    return apply


def paid(kind: str, day: date, month: str = "") -> Change:
    return values("10", payment_type=kind, print_date=day, statement_month=month)


# The brackets of the first example at a value of $14,000, as a post summary correction reports them.
LESS = (
    values("10", correction="Y", payment_type="", print_date=None), values("20", location=""),
    before("40", ae.CorrectionExplanation(explanation="THE SELLER REDUCED THE PRICE BY CREDIT NOTE 26-118")),
    at_end_of_line(1, line.LineCorrectionReasons(reason_1="L04", reason_2="L06", reason_3="L17")),
    values("50", 0, duty=350000), values("50", 2, duty=700000), values("50", 3, duty=40600, value=14000),
    values("62", 0, amount=4850), values("62", 1, amount=1750), values("89", amount_1=4850, amount_2=1750), values("90", duty=1090600, fees=6600),
)

# The security filing of the first example's goods, within its release: 19 CFR 149.3(a). The stuffing station is invented.
HAILONG = ("NINGBO HAILONG METAL PRODUCTS CO", "NO 88 JINYUAN ROAD", "NINGBO", "ZJ", "315100", "CN")
PRAIRIE = ("PRAIRIE HARDWARE SUPPLY INC", "4100 W 42ND ST", "CHICAGO", "IL", "60632", "US")
STATION = ("NINGBO PORT CFS", "1 BEILUN AVENUE", "NINGBO", "ZJ", "315800", "CN")
SECURITY: tuple[Record, ...] = (
    sf.SecurityFiling(submission="1", shipment="01", action="A", reason="CT", importer_kind="EI", importer="36-4567890", mode="11", carrier="COSU"),
    sf.SecurityReference(qualifier="CR", reference="26-004417"),
    sf.SecurityEquipment(description_code="CN", initial="CSNU", number="682916", check_digit="0"),
    sf.SecurityEntity(kind="CN", qualifier="EI", identifier="36-4567890"),
    *(record for kind, (name, street, city, region, postal_code, country) in (
        ("SE", HAILONG), ("BY", PRAIRIE), ("ST", PRAIRIE), ("LG", STATION), ("CS", STATION), ("MF", HAILONG),
    ) for record in (
        sf.SecurityEntity(kind=kind, name=name), sf.SecurityAddress(qualifier_1="15", address_1=street),
        sf.SecurityCity(city=city, region=region, postal_code=postal_code, country=country),
    )),
)

# file, example, message of `entry prepare`, day sent, control number, what is other than in the example
MESSAGES: tuple[tuple[str, str, str, date, str, tuple[Change, ...]], ...] = (
    ("brackets-release",       "a-steel-brackets", "release",       date(2026, 9, 14), "SE26004417A", ()),
    ("brackets-release-isf",   "a-steel-brackets", "release",       date(2026, 8, 26), "SE26004417I", (before("Y", *SECURITY),)),
    ("brackets-summary",       "a-steel-brackets", "entry_summary", date(2026, 9, 24), "AE26004417A", (paid("2", date(2026, 9, 29)),)),
    ("brackets-other",         "a-steel-brackets", "entry_summary", date(2026, 9, 24), "AE26004417A", (paid("2", date(2026, 9, 30)),)),
    ("brackets-correction",    "a-steel-brackets", "entry_summary", date(2026, 12, 1), "AE26004417P", LESS),
    ("apparel-release",        "b-apparel",        "release",       date(2026, 9, 18), "SE26004418A", ()),
    ("apparel-summary",        "b-apparel",        "entry_summary", date(2026, 10, 1), "AE26004418A", ()),
    ("watches-summary",        "c-watches",        "entry_summary", date(2026, 10, 5), "AE26004419A", (paid("3", date(2026, 10, 8)),)),
    ("watches-summary-again",  "c-watches",        "entry_summary", date(2026, 10, 7), "AE26004419B", (
        paid("3", date(2026, 10, 9)), values("44", 0, description="QUARTZ WRIST WATCHES, HANDS ONLY, STEEL CASE, LEATHER STRAP"))),
    ("parts-summary",          "d-auto-parts",     "entry_summary", date(2026, 10, 16), "AE26004420A", ()),
    ("parts-summary-again",    "d-auto-parts",     "entry_summary", date(2026, 10, 16), "AE26004420B", (
        at_end_of_line(1, line.CensusOverride(condition_1="27D", override_1="08")),)),
    ("wine-release",           "e-wine-cheese",    "release",       date(2026, 9, 28), "SE26004421A", ()),
    ("wine-summary",           "e-wine-cheese",    "entry_summary", date(2026, 9, 30), "AE26004421A", (paid("2", date(2026, 10, 2)),)),
    ("nails-summary",          "f-steel-nails",    "entry_summary", date(2026, 9, 28), "AE26004422A", (paid("2", date(2026, 10, 1)),)),
)


def main() -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    law = law_with_cases()
    with tempfile.TemporaryDirectory() as folder:
        for name, example, kind, day, control, changes in MESSAGES:
            place = Path(folder) / example
            if not place.exists():
                prepare(ROOT / "examples" / example, place, law)
            (OUT / f"{name}.abi").write_bytes(message((place / f"{kind}.abi").read_bytes(), day, control, changes))


def message(data: bytes, day: date, control: str, changes: tuple[Change, ...]) -> bytes:
    records = [one.record for one in codec.parse(data).lines() if one.record]
    for change in (values("A", transmitted=day, user_text=control), values("Z", transmitted=day), *changes):
        records = change(records)
    return "".join(record.emit() + ENDING for record in records).encode("ascii")


if __name__ == "__main__":
    main()
