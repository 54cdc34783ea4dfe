"""Entry summaries with partner agency data, for the tests of the message set."""

from __future__ import annotations

from collections.abc import Sequence

from tests.samples import ENTRY, assessment
from tidewaiter.abi.agency_cargo import Containers, Inspection, Lot, Packaging
from tidewaiter.abi.agency_goods import AgencyDescription, AgencyLine, Product, Source, TradeName
from tidewaiter.abi.agency_parties import Affirmation, Entity, EntityAddress, Individual
from tidewaiter.abi.build import entry_summary_batch
from tidewaiter.abi.record import Record

LINES = tuple(entry_summary_batch(ENTRY, assessment(ENTRY)).text.splitlines())
TARIFF = next(n for n, line in enumerate(LINES) if line.startswith("507326"))
HEADER = next(n for n, line in enumerate(LINES) if line.startswith("40"))

# Food of an invented maker. Codes of Appendix PGA that the chapter itself names; the others only fit their fields.
FOOD: tuple[Record, ...] = (
    AgencyDescription(description="CANNED PEACHES IN SYRUP"),
    AgencyLine(line="001", agency="FDA", program="FOO", processing="PRO", intended_use="130.000"),
    Product(item="P", kind_1="FDP", number_1="21SCY05"),
    Source(kind="30", country="CN"),
    TradeName(trade_name="GOLDEN ORCHARD"),
    Entity(role="MF", number_kind="16", number="123456789", name="NINGBO ORCHARD CANNERY", address_1="12 HARBOUR ROAD"),
    EntityAddress(city="NINGBO", region="ZJ", country="CN", postal_code="315100"),
    Individual(role="MF", name="LI WEI", telephone="8657455500142", email="QA@ORCHARD.EXAMPLE"),
    Affirmation(code="PFR", description="12345678901"),
    Lot(temperature_kind="A", lot_kind="1", lot="L2608A", production_start="06012026", production_end="06022026", line_value=14172),
    Packaging(level="1", quantity=11800, unit="CT"),
    Packaging(level="2", quantity=2400, unit="CN"),
    Containers(container_1="CSNU6829160", kind_1="2", feet_1=40),
    Inspection(status="A", day="09162026", time="0830", place_code="2704"),
)


def summary(agency: Sequence[Record | str], header: Sequence[Record | str] = ()) -> str:
    """The sample's entry summary with agency records below its tariff number, and others before its line."""
    below, before = ([one.emit() if isinstance(one, Record) else one.ljust(80) for one in part] for part in (agency, header))
    whole = [*LINES[:HEADER], *before, *LINES[HEADER : TARIFF + 1], *below, *LINES[TARIFF + 1 :]]
    return "".join(f"{line}\r\n" for line in whole)
