"""Drawback claims: whole messages of each kind, and each conditional rule of the chapter."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.abi.claims import (
    CLAIMS,
    CORE_UNUSED,
    EXTRACTS,
    MADE_LIKE,
    MADE_OF,
    PETROLEUM,
    RETURNED,
    SUBSTITUTED,
    TREATY,
    UNUSED,
    Claim,
    changed,
    message,
    put,
    without,
)
from tidewaiter.abi import drawback as de
from tidewaiter.abi.codec import check, emit, parse
from tidewaiter.abi.drawback_map import RULES

GOLDEN = Path(__file__).parents[1] / "golden"
FOREIGN = next(record for record in TREATY if record.id == "64")
CORE = CORE_UNUSED[6:8]
TFTEA = UNUSED[6:8]
BOND = de.Bond(kind="8", designation="B", surety="036")


@pytest.mark.parametrize("name", CLAIMS)
def test_a_claim_of_each_kind_is_whole(name: str) -> None:
    sent = message(CLAIMS[name])
    assert sent.findings == ()
    assert sent.text.encode("ascii") == (GOLDEN / f"{name}.abi").read_bytes()
    assert check(sent.text) == []
    assert emit(parse(sent.text)) == sent.text


# One case a rule: a claim with one thing wrong, and the finding.
CASES: tuple[tuple[Claim, str], ...] = (
    (put(without(CORE_UNUSED, "60", "61"), "43", *TFTEA),                     "10.60"),
    (put(CORE_UNUSED, "61", *TFTEA),                                          "10.70"),
    (put(without(UNUSED, "70", "71", "72"), "43", *CORE),                     "10.70"),
    (changed(MADE_OF, "10", bill_of_materials=""),                            "10.bill_of_materials"),
    (changed(SUBSTITUTED, "10", provision="74"),                              "10.wine"),
    (changed(PETROLEUM, "10", petroleum=""),                                  "10.petroleum"),
    (changed(MADE_LIKE, "10", provision="61"),                                "10.petroleum_manufacturing"),
    (changed(PETROLEUM, "10", destroyed_value="X"),                           "10.destroyed_value"),
    (changed(UNUSED, "10", retail_substitution="Y"),                          "10.retail_substitution"),
    (changed(UNUSED, "10", interchangeability="1"),                           "10.interchangeability"),
    (changed(TREATY, "10", provision="53"),                                   "10.usmca"),
    (changed(TREATY, "10", usmca="", nafta="X", provision="53"),              "10.nafta"),
    (without(changed(TREATY, "10", usmca="", nafta="X"), "64"),               "10.64"),
    (without(TREATY, "64"),                                                   "10.64"),
    (changed(TREATY, "10", nafta="X"),                                        "10.usmca"),
    (put(UNUSED, "72", FOREIGN),                                              "10.64"),
    (changed(UNUSED, "10", bond_waiver_reason="998"),                         "10.bond_waiver_reason"),
    (changed(UNUSED, "10", bond_waiver_reason=""),                            "10.bond_waiver_reason"),
    (put(UNUSED, "10", BOND),                                                 "10.31"),
    (changed(SUBSTITUTED, "10", bond_waiver_reason="999"),                    "10.bond_waiver_reason"),
    (without(SUBSTITUTED, "31"),                                              "10.31"),
    (changed(MADE_LIKE, "31", amount=""),                                     "31.amount"),
    (changed(SUBSTITUTED, "31", number="26D00A1B2"),                          "31.number"),
    (changed(UNUSED, "40", line=""),                                          "40.line"),
    (changed(UNUSED, "40", tracking=""),                                      "40.tracking"),
    (changed(EXTRACTS, "40", filer="B76"),                                    "40.filer"),
    (changed(UNUSED, "40", entry_number=""),                                  "40.entry_number"),
    (changed(SUBSTITUTED, "40", accounting_method="02"),                      "40.accounting_method"),
    (changed(UNUSED, "40", accounting_method="00"),                           "40.accounting_method"),
    (changed(MADE_OF, "40", ruling=""),                                       "40.ruling"),
    (changed(changed(CORE_UNUSED, "40", action="X", ruling="4401234000"), "10", provision="02"), "40.received"),
    (changed(UNUSED, "40", used="052026"),                                    "40.used"),
    (without(UNUSED, "41", "42", "43"),                                       "40.41"),
    (changed(UNUSED, "42", allowable="4600000"),                              "42.allowable"),
    (changed(UNUSED, "42", substituted_value="4125000"),                      "42.substituted_value"),
    (changed(UNUSED, "43", quarterly="01"),                                   "43.quarterly"),
    (changed(UNUSED, "43", claimed="00000000"),                               "43.claimed"),
    (changed(PETROLEUM, "10", oil_spill=""),                                  "10.oil_spill"),
    (changed(PETROLEUM, "43", class_code="374"),                              "10.superfund"),
    (without(MADE_OF, "50", "51", "52"),                                      "10.50"),
    (changed(MADE_OF, "51", tracking=""),                                     "51.tracking"),
    (changed(MADE_OF, "51", ruling=""),                                       "50.51"),
    (changed(CORE_UNUSED, "60", outcome="D"),                                 "60.destination"),
    (changed(CORE_UNUSED, "60", destination=""),                              "60.destination"),
    (changed(CORE_UNUSED, "60", bill="Y"),                                    "60.carrier"),
    (changed(UNUSED, "70", outcome="D"),                                      "70.destination"),
    (changed(UNUSED, "70", destination=""),                                   "70.destination"),
    (changed(UNUSED, "70", carrier=""),                                       "70.carrier"),
    (changed(RETURNED, "63", kind="E"),                                       "62.63"),
    (changed(RETURNED, "62", result=""),                                      "62.result"),
    (changed(RETURNED, "62", examination=""),                                 "62.result"),
)


@pytest.mark.parametrize("claim, rule", CASES)
def test_a_rule_fires(claim: Claim, rule: str) -> None:
    assert rule in {finding.rule for finding in message(claim).findings}


def test_every_rule_has_a_case_that_fires() -> None:
    fired = {finding.fix for claim, _ in CASES for finding in message(claim).findings}
    assert {rule.says for rule in RULES} - fired == set()


def test_a_rule_cites_its_page() -> None:
    (found,) = message(changed(UNUSED, "70", carrier="")).findings
    assert found.cite.endswith("page 69")


@pytest.mark.parametrize("claim, found", [
    (without(UNUSED, "90"),                    "X37"),
    (without(UNUSED, "40"),                    "X35"),
    (without(MADE_OF, "51"),                   "X37"),
    (put(UNUSED, "71", *UNUSED[1:2]),          "X38"),
])
def test_the_order_of_a_claim(claim: Claim, found: str) -> None:
    assert found in {finding.rule for finding in message(claim).findings}
