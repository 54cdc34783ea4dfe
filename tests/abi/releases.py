"""Cargo releases record by record, to be spoiled; the first is the release of L001."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from tests.samples import ENTRY, assessment
from tidewaiter.abi import cargo_release as se
from tidewaiter.abi import security_filing as sf
from tidewaiter.abi.build import cargo_release_batch
from tidewaiter.abi.codec import parse
from tidewaiter.abi.draft import Draft, Message
from tidewaiter.abi.record import Record

SENT = date(2026, 9, 24)
Release = tuple[Record, ...]
OCEAN: Release = parse(cargo_release_batch(ENTRY, assessment(ENTRY)).text).transactions[0].records


def message(release: Iterable[Record]) -> Message:
    draft = Draft()
    draft.records = list(release)
    return draft.message("SE", "2704", "B76", "SECRET", SENT)


def at(release: Release, id: str) -> int:
    return next(n for n, record in enumerate(release) if record.id == id)


def changed(release: Release, id: str, which: int = 0, **values: Any) -> Release:
    """The release with other values in one of its records of an id."""
    n = [n for n, record in enumerate(release) if record.id == id][which]
    return (*release[:n], release[n].replace(**values), *release[n + 1 :])


def without(release: Release, *ids: str) -> Release:
    return tuple(record for record in release if record.id not in ids)


def put(release: Release, after: str, *more: Record) -> Release:
    n = max(n for n, record in enumerate(release) if record.id == after)
    return (*release[: n + 1], *more, *release[n + 1 :])


def security(kind: str) -> Release:
    return (sf.SecurityEntity(kind=kind, name="NINGBO HAILONG METAL PRODUCTS CO"),
            sf.SecurityAddress(qualifier_1="15", address_1="NO 88 JINYUAN ROAD"),
            sf.SecurityCity(city="NINGBO", region="ZJ", postal_code="315100", country="CN"))


CANCELLED: Release = (
    OCEAN[0].replace(action="D"), se.Contact(name="EXAMPLE DECLARANT", phone="5625550142", reason="03"),
    se.Reference(qualifier="EN", reference="B7603245286"),
)
UPDATED: Release = (OCEAN[0].replace(action="U"), *OCEAN[1 : at(OCEAN, "SE20") + 1])
BY_TRUCK: Release = changed(changed(OCEAN, "SE10", mode="30"), "SE15", issuer="ABCD", number="PAPS0001")
HAND_CARRIED: Release = put(
    changed(changed(OCEAN, "SE10", mode="60", unlading_port="2704"), "SE15", issuer="", number="HANDCARRIED", quantity=1, non_ams="Y"),
    "SE15", se.Conveyance(carrier="CX", voyage="880", arrival=date(2026, 9, 16), quantity=1))
HAND_CARRIED = without(HAND_CARRIED, "SE17")
BY_AIR: Release = changed(changed(OCEAN, "SE10", mode="40"), "SE15", issuer="", number="16012345675")
ZONE: Release = put(
    without(changed(changed(OCEAN, "SE10", entry_type="06", mode=""), "SE11", conveyance="FTZ02600A001", voyage="", election="W", elected="092126"),
            "SE15", "SE17"),
    "SE40", se.ZoneStatus(status="P", quantity=118))
WAREHOUSE: Release = changed(changed(OCEAN, "SE10", entry_type="21"), "SE11", warehouse="H123")
LOW_VALUE: Release = put(changed(changed(OCEAN, "SE10", entry_type="86", value=700), "SE60", -1, value=700), "SE20",
                         se.Reference(qualifier="EDA", reference="091626"))
PIPELINE: Release = put(without(changed(changed(OCEAN, "SE10", mode="70", unlading_port="2704"), "SE15", non_ams="Y", quantity=""), "SE17"), "SE15",
                        se.Conveyance(carrier="ABCD", voyage="1", arrival=date(2026, 9, 16), quantity=1, conveyance="NORTH LINE"))
IN_BOND: Release = (*OCEAN[: at(OCEAN, "SE15")], se.Bill(kind="I", number="123456789", non_ams="N"), *OCEAN[at(OCEAN, "SE15") :])
WITH_SECURITY: Release = (
    *OCEAN, sf.SecurityFiling(submission="1", shipment="01", action="A", reason="CT", importer_kind="EI", importer="36-4567890", mode="11"),
    sf.SecurityReference(qualifier="CR", reference="26-004417"),
    *(record for kind in ("MF", "SE", "BY", "ST", "CS", "LG") for record in security(kind)),
    sf.SecurityEntity(kind="CN", qualifier="EI", identifier="36-4567890"),
)
QUIET = {
    "ocean": OCEAN, "cancelled": CANCELLED, "updated": UPDATED, "truck": BY_TRUCK, "hand carried": HAND_CARRIED, "air": BY_AIR, "zone": ZONE,
    "warehouse": WAREHOUSE, "low value": LOW_VALUE, "pipeline": PIPELINE, "in bond": IN_BOND, "security": WITH_SECURITY,
}
