"""What nobody can read is reported by number, and nothing else is."""

from __future__ import annotations

from tidewaiter.tariff.exports import Row
from tidewaiter.tariff.unread import unread

ROWS = (
    Row("29091918", 2, "Ethers", ("kg",), "5.5%", "Free (A,AU)", "37% /"), Row("0511100010", 2, "Semen", ("doses",), "Free", "", "Free"),
    Row("9903880300", 0, "Goods", ("No.", "X"), "The duty provided in the applicable subheading + 25%", "No change", "No change"),
    *(Row(f"99130{n}", 0, "", (), "", "by treaty (AU)") for n in range(5)),
)


def test_unread_rates_and_unknown_units_are_told_with_their_numbers():
    found = [(one.rule, str(one.severity), one.where) for one in unread(ROWS, "an edition")]
    assert found == [
        ("HTS-RATE-UNREAD", "warning", "an edition, 2909.19.18"),
        ("HTS-RATE-UNREAD", "warning", "an edition, 9913.00, 9913.01, 9913.02 and 2 more"),
        ("HTS-UNIT-UNKNOWN", "note", "an edition, 0511.10.0010"),
    ]
