"""Each conditional rule of the cargo release chapter: a release in which it is quiet, and one in which it fires."""

from __future__ import annotations

import pytest

from tests.abi.releases import (
    BY_AIR,
    BY_TRUCK,
    CANCELLED,
    HAND_CARRIED,
    IN_BOND,
    LOW_VALUE,
    OCEAN,
    PIPELINE,
    QUIET,
    UPDATED,
    WAREHOUSE,
    WITH_SECURITY,
    ZONE,
    Release,
    changed,
    message,
    put,
    without,
)
from tidewaiter.abi import cargo_release as se
from tidewaiter.abi import security_filing as sf
from tidewaiter.abi.agency_goods import AgencyDescription
from tidewaiter.abi.cargo_release_rules import RULES

MANUFACTURER, SELLER, BUYER, SHIP_TO, CONSIGNEE = range(5)
PIECE = se.Conveyance(carrier="COSU", voyage="045E", arrival="091626", quantity=1)


def typed(kind: str, release: Release = OCEAN, **values: str) -> Release:
    return changed(release, "SE10", entry_type=kind, **values)


def cancelled(reason: str) -> Release:
    return without(changed(CANCELLED, "SE13", reason=reason), "SE20")


@pytest.mark.parametrize("name", QUIET)
def test_a_release_that_keeps_the_rules(name: str) -> None:
    assert message(QUIET[name]).findings == ()


CASES: tuple[tuple[Release, str], ...] = (
    (changed(OCEAN, "SE10", bond="9"),                                       "SE10.SE20"),
    (typed("02", port=""),                                                   "SE10.port"),
    (changed(CANCELLED, "SE10", port=""),                                    "SE10.port"),
    (changed(IN_BOND, "SE10", port=""),                                      "SE10.port"),
    (put(changed(OCEAN, "SE10", port=""), "SE60", AgencyDescription(description="BRACKETS")), "SE10.port"),
    (changed(PIPELINE, "SE10", port=""),                                     "SE10.port"),
    (changed(HAND_CARRIED, "SE10", unlading_port=""),                        "SE10.unlading_port"),
    (changed(OCEAN, "SE10", mode=""),                                        "SE10.mode"),
    (typed("06", IN_BOND, mode=""),                                          "SE10.mode"),
    (changed(OCEAN, "SE10", importer=""),                                    "SE10.importer"),
    (without(WAREHOUSE, "SE11"),                                             "SE10.SE11"),
    (changed(WAREHOUSE, "SE11", warehouse=""),                               "SE11.warehouse"),
    (changed(ZONE, "SE11", conveyance="026"),                                "SE11.conveyance"),
    (changed(ZONE, "SE11", location=""),                                     "SE11.location"),
    (without(OCEAN, "SE15", "SE17"),                                         "SE10.SE15"),
    (changed(changed(OCEAN, "SE15", kind="I", issuer=""), "SE15", quantity=""), "SE10.SE15"),
    (put(ZONE, "SE13", se.Bill(kind="R", issuer="COSU", number="1", non_ams="N")), "SE10.SE15"),
    (changed(LOW_VALUE, "SE20", -1, qualifier="PER", reference="Y"),         "SE10.SE20"),
    (changed(OCEAN, "SE30", SELLER, kind="CS"),                              "SE10.SE30"),
    (changed(OCEAN, "SE30", CONSIGNEE, kind="BY"),                           "SE10.SE30"),
    (changed(OCEAN, "SE30", MANUFACTURER, kind="CS"),                        "SE10.SE30"),
    (changed(LOW_VALUE, "SE30", CONSIGNEE, kind="BY"),                       "SE10.SE30"),
    (typed("23"),                                                            "SE10.SE60"),
    (changed(OCEAN, "SE11", election="W", elected="092126"),                 "SE11.election"),
    (changed(ZONE, "SE11", elected=""),                                      "SE11.elected"),
    (changed(OCEAN, "SE11", warehouse="H123"),                               "SE11.warehouse"),
    (typed("22", WAREHOUSE),                                                 "SE11.warehouse_filer"),
    (changed(ZONE, "SE11", voyage="045E"),                                   "SE11.voyage"),
    (changed(WAREHOUSE, "SE11", immediate_delivery="Y"),                     "SE11.immediate_delivery"),
    (changed(CANCELLED, "SE13", reason=""),                                  "SE13.reason"),
    (changed(UPDATED, "SE13", reason="01"),                                  "SE13.reason"),
    (cancelled("02"),                                                        "SE13.SE20"),
    (cancelled("03"),                                                        "SE13.SE20"),
    (cancelled("04"),                                                        "SE13.SE20"),
    (cancelled("12"),                                                        "SE13.reason"),
    (changed(CANCELLED, "SE13", document_imaging="1"),                       "SE13.SE20"),
    (changed(IN_BOND, "SE15", quantity=5),                                   "SE15.quantity"),
    (changed(OCEAN, "SE15", kind="M"),                                       "SE15.quantity"),
    (changed(OCEAN, "SE15", non_ams="Y"),                                    "SE15.SE16"),
    (changed(HAND_CARRIED, "SE15", non_ams="N"),                             "SE15.non_ams"),
    (changed(OCEAN, "SE11", general_order="2026270400001"),                  "SE15.non_ams"),
    (changed(BY_AIR, "SE15", kind="T", non_ams="Y"),                         "SE15.non_ams"),
    (changed(OCEAN, "SE15", kind="T"),                                       "SE15.kind"),
    (typed("86", changed(BY_AIR, "SE15", kind="T")),                         "SE15.kind"),
    (changed(BY_TRUCK, "SE15", kind="H"),                                    "SE15.kind"),
    (changed(BY_AIR, "SE15", issuer="COSU"),                                 "SE15.issuer"),
    (changed(OCEAN, "SE15", issuer="UNKN"),                                  "SE15.issuer"),
    (changed(HAND_CARRIED, "SE15", number="16012345675"),                    "SE15.number"),
    (put(OCEAN, "SE15", PIECE),                                              "SE15.SE16"),
    (changed(LOW_VALUE, "SE15", quantity=""),                                "SE15.quantity"),
    (changed(PIPELINE, "SE16", conveyance=""),                               "SE16.conveyance"),
    (changed(OCEAN, "SE20", qualifier="ZZ"),                                 "SE20.qualifier"),
    (changed(OCEAN, "SE20", qualifier="PER"),                                "SE20.reference"),
    (changed(OCEAN, "SE20", qualifier="AMT", reference="050000"),            "SE20.reference"),
    (changed(OCEAN, "SE30", kind="XX"),                                      "SE30.kind"),
    (changed(OCEAN, "SE30", CONSIGNEE, name="PRAIRIE HARDWARE"),             "SE30.name"),
    (changed(OCEAN, "SE30", CONSIGNEE, qualifier="FR"),                      "SE30.qualifier"),
    (changed(OCEAN, "SE30", qualifier="EI"),                                 "SE30.qualifier"),
    (changed(OCEAN, "SE30", CONSIGNEE, name="PRAIRIE HARDWARE", qualifier="", identifier=""), "SE30.SE35"),
    (changed(OCEAN, "SE30", kind="CS", name="", qualifier="EI", identifier="36-4567890"), "SE30.name"),
    (changed(OCEAN, "SE30", CONSIGNEE, identifier="", qualifier="", name="PRAIRIE"), "SE30.identifier"),
    (put(OCEAN, "SE30", se.HeaderEntityIdentifier(qualifier="ALTA", identifier="1")), "SE31.qualifier"),
    (put(OCEAN, "SE40", se.LineEntity(kind="XX")),                           "SE50.kind"),
    (put(OCEAN, "SE40", se.LineEntity(kind="BY")),                           "SE50.name"),
    (put(OCEAN, "SE40", se.LineEntity(kind="BY", identifier="36-4567890")),  "SE50.qualifier"),
    (put(OCEAN, "SE40", se.LineEntity(kind="BY", name="PRAIRIE", qualifier="EI")), "SE50.qualifier"),
    (put(OCEAN, "SE40", se.LineEntity(kind="BY", name="PRAIRIE")),           "SE50.SE55"),
    (put(OCEAN, "SE40", se.LineEntity(kind="MF", qualifier="EI", identifier="1")), "SE50.name"),
    (put(OCEAN, "SE40", se.LineEntity(kind="CN", name="PRAIRIE")),           "SE50.identifier"),
    (put(OCEAN, "SE40", se.LineEntity(kind="BY", qualifier="EI", identifier="36-4567890"),
         se.LineEntityIdentifier(qualifier="ALTA", identifier="1")),         "SE51.qualifier"),
    (without(ZONE, "SE41"),                                                  "SE40.SE41"),
    (put(OCEAN, "SE40", se.ZoneStatus(status="P", quantity=118)),            "SE40.SE41"),
    (changed(ZONE, "SE41", status="D"),                                      "SE41.status"),
    (changed(ZONE, "SE41", status="N", filed="090126"),                      "SE41.filed"),
    (changed(LOW_VALUE, "SE60", -1, value=""),                               "SE60.value"),
    (typed("11", changed(changed(OCEAN, "SE30", CONSIGNEE, name="PRAIRIE", qualifier="", identifier=""), "SE60", -1, value="")), "SE60.value"),
    (changed(WITH_SECURITY, "SF10", submission="2"),                         "SF10.submission"),
    (changed(WITH_SECURITY, "SF10", bond="8"),                               "SF10.bond"),
    (changed(WITH_SECURITY, "SF10", reason=""),                              "SF10.reason"),
    (changed(WITH_SECURITY, "SF10", transaction="B76-00000000001"),          "SF10.transaction"),
    (changed(WITH_SECURITY, "SF10", action="D"),                             "SF10.transaction"),
    (changed(WITH_SECURITY, "SF30", -2, kind="CS"),                          "SF10.SF30"),
    (changed(WITH_SECURITY, "SF10", importer_kind="DUN"),                    "SF10.importer_kind"),
    (changed(WITH_SECURITY, "SF20", qualifier="EN"),                         "SF20.qualifier"),
    (changed(WITH_SECURITY, "SF30", kind="IM"),                              "SF30.kind"),
    (changed(WITH_SECURITY, "SF30", name=""),                                "SF30.name"),
    (changed(WITH_SECURITY, "SF30", country="CN"),                           "SF30.country"),
    (changed(WITH_SECURITY, "SF30", -1, identifier="", qualifier="", name="PRAIRIE"), "SF30.identifier"),
    (changed(WITH_SECURITY, "SF30", -1, qualifier=""),                       "SF30.qualifier"),
    (changed(WITH_SECURITY, "SF30", qualifier="EI"),                         "SF30.qualifier"),
    (changed(WITH_SECURITY, "SF30", name="", qualifier="EI", identifier="36-4567890"), "SF30.kind"),
    (changed(WITH_SECURITY, "SF30", name="", qualifier="FR", identifier="H123"), "SF30.kind"),
    (changed(WITH_SECURITY, "SF30", -1, qualifier="ZZ"),                     "SF30.qualifier"),
    (changed(WITH_SECURITY, "SF30", -1, name="PRAIRIE"),                     "SF30.SF35"),
    (put(WITH_SECURITY, "SF30", sf.SecurityAlias(kind="ZZ", name="PRAIRIE")), "SF31.kind"),
)


@pytest.mark.parametrize("release, rule", CASES)
def test_a_rule_fires(release: Release, rule: str) -> None:
    assert rule in {finding.rule for finding in message(release).findings}


def test_every_rule_has_a_case_that_fires() -> None:
    fired = {(finding.fix, finding.rule.partition(".")[0]) for release, _ in CASES for finding in message(release).findings}
    assert {(rule.says, rule.record.id) for rule in RULES} - fired == set()
