"""Every field of every record of a good filing, changed by hand: refused, or listed here with the reason why CBP cannot tell."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.ace.answers import codes, final
from tests.ace.messages import BOOKS, CLOCK, batch, informal, with_case
from tidewaiter.abi import codec
from tidewaiter.abi.record import Field
from tidewaiter.ace.exchange import exchange

DAY = "another day of the same law, in its order with the others, is as good"
FACT = "a fact of the shipment that nothing else in the filing repeats"
# Fields in which another value makes another filing that is as good. A blank or a value out of form is refused all the same.
FREE = {
    "A.password":        "the rehearsal keeps no accounts",
    "A.user_text":       "given back unchanged",
    "B.user_text":       "given back unchanged",
    "10.action":         "A and R both add a summary that is not on file",
    "10.reference":      "the filer's own number",
    "10.mode":           "containers or not, mail or air: the goods owe the same",
    "10.entry_type":     "the same goods may go into a warehouse under antidumping duty",
    "11.entered":        DAY,
    "11.imported":       DAY,
    "20.carrier":        FACT,
    "20.unlading_port":  FACT,
    "20.arrival":        DAY,
    "20.location":       "the rehearsal keeps no list of facilities",
    "20.conveyance":     "free text",
    "21.trip":           FACT,
    "22.quantity":       FACT,
    "22.unit":           "the chapter keeps no list of package units",
    "23.issuer":         FACT,
    "23.number":         FACT,
    "31.surety":         "another surety of the list; the rehearsal keeps no bonds",
    "40.line":           "the filer's own numbering",
    "40.exported_from":  FACT,
    "40.exported":       DAY,
    "40.charges":        "charges bear no duty; that they are there is examined",
    "40.lading_port":    "the rehearsal keeps no Schedule K",
    "40.gross_weight":   FACT,
    "40.related":        FACT,
    "44.description":    "free text",
    "47.control":        "an informal entry needs no party, and record 44, which it becomes, takes any text",
    "50.quantity_1":     "the duty of these goods falls on their value; see test_a_specific_rate_catches_the_quantity",
    "50.value":         "a value whose duty differs by less than the $2.99 that ACE lets pass (624)",
    "50.unit_1":         "a chapter 99 number takes any unit there is",
    "53.case":           "the product of another order, which the rehearsal does not hold; 623 says so",
    "53.non_reimbursement": "the identifier of a declaration that the rehearsal does not keep",
}
# What each money field has to be answered with.
FITTING = {
    "10.entry_number": {"B16", "B14"}, "50.hts": {"433", "434", "775", "771", "624", "432"}, "50.duty": {"624", "722", "438"},
    "50.value": {"624", "634", "601", "576", "611", "437"}, "53.rate": {"573", "536"}, "53.duty": {"576", "539"},
    "53.case": {"546", "547", "544", "543"},
    "62.amount": {"634", "601", "253"}, "34.amount_1": {"638"}, "88.antidumping_deposit": {"739", "738"},
    "89.amount_1": {"641", "731"}, "89.amount_2": {"719", "717", "248"}, "90.duty": {"722", "721"},
    "90.fees": {"726", "725"}, "90.tax": {"724", "723"}, "90.antidumping": {"745", "728"},
    "90.countervailing": {"747", "729"}, "90.other_revenue": {"768", "767"},
}
FILINGS = {"case": batch(with_case()), "informal": batch(informal())}
LINES = {name: message.decode().split("\r\n")[:-1] for name, message in FILINGS.items()}
FIELDS = [
    (name, line.number - 1, field, f"{line.id}.{field.name}")
    for name, message in FILINGS.items()
    for line in codec.parse(message).lines() if line.record
    for field in line.record.fields if not field.filler
]


def mutations(text: str, field: Field, where: str) -> Iterator[str]:
    """Every digit of money as every other digit, other digits and letters as two others, every mandatory field blank."""
    for n, old in enumerate(text):
        if old.isdigit():
            others = "0123456789" if where in FITTING else (str((int(old) + 1) % 10), str((int(old) + 5) % 10))
            yield from (text[:n] + new + text[n + 1 :] for new in others if new != old)
        elif old.isalpha():
            yield from (text[:n] + new + text[n + 1 :] for new in "AQ" if new != old)
    if field.status == "M":
        yield " " * len(text)


@pytest.mark.parametrize(("name", "n", "field", "where"), FIELDS, ids=[f"{row[0]}-{row[1]}-{row[3]}" for row in FIELDS])
def test_a_field_changed_by_hand_is_refused_with_a_fitting_condition(name, n, field, where):
    lines = LINES[name]
    text = lines[n][field.first - 1 : field.last]
    for other in mutations(text, field, where):
        spoiled = [*lines[:n], lines[n][: field.first - 1] + other + lines[n][field.last :], *lines[n + 1 :]]
        reply = exchange("".join(line + "\r\n" for line in spoiled).encode(), clock=CLOCK, books=BOOKS)
        if final(reply)[0] == "A":
            assert where in FREE, f"{where} was {text!r}, is {other!r}, and nobody minds"
            assert field.status != "M" or other.strip() or where == "A.password", f"{where} is mandatory, and blank, and nobody minds"
        elif where in FITTING:
            assert FITTING[where] & set(codes(reply)), f"{where} was {text!r}, is {other!r}: {codes(reply)}"


def test_every_field_that_is_free_is_one():
    assert FREE.keys() <= {where for *_, where in FIELDS}


def test_a_specific_rate_catches_the_quantity():
    filing = with_case("A570111000", rate=150, rate_kind="S", quantity=944800, duty=14172)
    message = batch([record.replace(antidumping_deposit=14172) if record.values["control"] == "88" else
                     record.replace(antidumping=14172) if record.values["control"] == "90" else record for record in filing])
    assert final(exchange(message, clock=CLOCK, books=BOOKS)) == "A 995"
    for digit in "0123567890":
        other = message.replace(b"000000944800", f"00000094{digit}800".encode())
        assert "576" in codes(exchange(other, clock=CLOCK, books=BOOKS))
