"""The example shipments under the law that ships: ten are taken, three are refused, and no digit of their money can change."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from tests.ace.answers import codes, final
from tidewaiter.abi import codec
from tidewaiter.ace.exchange import exchange
from tidewaiter.service.prepare import prepare

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
GOOD = ("a-steel-brackets", "b-apparel", "c-watches", "d-auto-parts", "e-wine-cheese", "f-steel-nails", "g-informal",
        "h-zone-bolts", "i-warehouse-bolts", "j-withdrawal-bolts")
BROKEN = {"broken-totals": {"722"}, "broken-ended-number": {"434"}, "broken-mid": {"523"}}
MONEY = {
    "50": ("duty",), "60": ("amount",), "62": ("amount",), "34": ("amount_1",), "53": ("duty",),
    "88": ("antidumping_deposit", "countervailing_deposit"), "89": ("amount_1", "amount_2"),
    "90": ("duty", "fees", "tax", "antidumping", "countervailing"), "10": ("entry_number",),
}


@pytest.fixture(scope="module")
def filings(tmp_path_factory) -> dict[str, tuple[str, date]]:
    """Each example's message as text, and the day on which it is filed."""
    found = {}
    for name in (*GOOD, *BROKEN):
        out = tmp_path_factory.mktemp("examples") / name
        prepare(EXAMPLES / name, out)
        days = json.loads((out / "entry.json").read_text(encoding="utf-8"))["entry"]["days"]
        found[name] = (out / "entry_summary.abi").read_text(encoding="ascii"), date.fromisoformat(days["summary"])
    return found


@pytest.mark.parametrize("name", GOOD)
def test_a_good_example_is_taken(filings, name):
    message, day = filings[name]
    reply = exchange(message.encode(), clock=day)
    assert final(reply) in ("A 995", "AI995"), reply


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_example_is_refused(filings, name):
    message, day = filings[name]
    reply = exchange(message.encode(), clock=day)
    assert final(reply) == "RF998" and BROKEN[name] <= set(codes(reply)), reply


@pytest.mark.parametrize("name", GOOD)
def test_no_digit_of_the_money_can_change(filings, name):
    message, day = filings[name]
    lines = message.splitlines()
    for line in codec.parse(message).lines():
        for field in (line.record.field(name) for name in MONEY.get(line.id, ())) if line.record else ():
            for column in range(field.first - 1, field.last):
                old = line.text[column]
                if not old.isdigit():
                    continue
                changed = line.text[:column] + str((int(old) + 1) % 10) + line.text[column + 1 :]
                spoiled = "\r\n".join([*lines[: line.number - 1], changed, *lines[line.number :]])
                reply = exchange(spoiled.encode(), clock=day)
                assert final(reply) == "RF998", f"{line.id}.{field.name}: {line.text} became {changed}"


@pytest.mark.parametrize("name", GOOD)
def test_no_mandatory_field_can_be_blank(filings, name):
    message, day = filings[name]
    lines = message.splitlines()
    for line in codec.parse(message).lines():
        for field in line.record.fields if line.record else ():
            if field.status != "M" or field.filler or (line.id, field.name) == ("A", "password"):
                continue
            blank = line.text[: field.first - 1] + " " * field.width + line.text[field.last :]
            if blank != line.text:
                spoiled = "\r\n".join([*lines[: line.number - 1], blank, *lines[line.number :], ""])
                assert final(exchange(spoiled.encode(), clock=day))[0] != "A", f"{line.id}.{field.name} of line {line.number}"
