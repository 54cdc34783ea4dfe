"""Drawback claims at the desk: added, refused with what is wrong where, replaced while they are the filer's."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.abi.claims import CLAIMS, MADE_OF, NUMBER, SENT, SUBSTITUTED, UNUSED, Claim, changed, message, put, without
from tests.ace.messages import BOOKS
from tidewaiter.abi import codec, replies
from tidewaiter.abi import drawback as de
from tidewaiter.abi.drawback_articles import ImportsExported
from tidewaiter.abi.record import Record
from tidewaiter.ace.exchange import exchange
from tidewaiter.ace.store import Store

GOLDEN = Path(__file__).parents[1] / "golden"
NOW = datetime.combine(SENT, time(9))
KEY = "B76" + NUMBER


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "ace")


def answered(store: Store | None, claim: Iterable[Record], now: datetime = NOW) -> str:
    return exchange(message(claim).text.encode("latin-1"), clock=now, store=store, books=BOOKS)


def told(reply: str) -> list[tuple[str, str]]:
    """What each E1 points at and says; the last is of the whole."""
    found, kind = [], ""
    for record in codec.parse(reply).transactions[0].records:
        if record.id == "E0":
            kind = record.values["kind"]
        else:
            found.append((kind, record.values["narrative"]))
    return found


def replaced(claim: Claim) -> Claim:
    return changed(claim, "10", action="R")


@pytest.mark.parametrize("name", CLAIMS)
def test_a_good_claim_is_added(store: Store, name: str) -> None:
    reply = answered(store, CLAIMS[name])
    assert told(reply)[-1][1] == "DRAWBACK HAS BEEN ADDED"
    assert len(told(reply)) == 1
    assert codec.check(reply) == []


def test_the_reply_to_a_claim_is_laid_out() -> None:
    assert answered(None, UNUSED).encode("ascii") == (GOLDEN / "dx_added.abi").read_bytes()
    spoiled = changed(changed(MADE_OF, "40", ruling=""), "89", amount_1=Decimal("5075.44"))
    assert answered(None, spoiled).encode("ascii") == (GOLDEN / "dx_rejected.abi").read_bytes()


CASES: tuple[tuple[Claim, str, str], ...] = (
    (changed(UNUSED, "40", line=""),                                  "IMPORT", "CBP ES LINE NUMBER IS BLANK"),
    (changed(UNUSED, "41", hts=""),                                   "CLASSI", "HTS NUMBER IS MANDATORY AND IS BLANK"),
    (changed(UNUSED, "10", entry_number="00004120"),                  "SUMMRY", "CLAIM NUMBER HAS ANOTHER CHECK DIGIT"),
    (changed(UNUSED, "40", entry_number="03245279"),                  "IMPORT", "IMPORT ENTRY HAS ANOTHER CHECK DIGIT"),
    (changed(UNUSED, "43", claimed=Decimal("5075.44")),               "HDRREV", "CLAIMED IS MORE THAN CALCULATED"),
    (changed(UNUSED, "89", amount_2=Decimal("25.38")),                "REVTOT", "TOTAL OF CLASS 399 DOES NOT AGREE"),
    (changed(UNUSED, "90", duty=Decimal("5075.44")),                  "TOTALS", "GRAND TOTAL DUTY DOES NOT AGREE"),
    (changed(UNUSED, "90", fees=Decimal(0)),                          "TOTALS", "GRAND TOTAL USER FEE DOES NOT AGREE"),
    (changed(UNUSED, "90", tax=Decimal(1)),                           "TOTALS", "GRAND TOTAL IR TAX DOES NOT AGREE"),
    (changed(UNUSED, "72", tracking_1="00009"),                       "TFTEAE", "TRACKING NUMBER IS OF NO IMPORT"),
    (changed(MADE_OF, "73", tracking_1="00009"),                      "TFTEAE", "TRACKING NUMBER IS OF NO ARTICLE"),
    (changed(MADE_OF, "51", tracking="00001"),                        "MANUFD", "TRACKING NUMBER IS GIVEN TWICE"),
    (changed(UNUSED, "70", day=SENT + timedelta(days=1)),             "TFTEAE", "EXPORT OR DESTRUCTION IS IN THE FUTURE"),
    (without(UNUSED, "90"),                                           "REVTOT", "RECORD 90 IS MISSING FROM TOTALS THAT BE"),
)


@pytest.mark.parametrize("claim, kind, narrative", CASES)
def test_a_claim_is_refused_for_what_is_wrong_and_where(claim: Claim, kind: str, narrative: str) -> None:
    reply = answered(None, claim)
    assert (kind, narrative) in told(reply)
    assert told(reply)[-1][1] == "TRANSACTION DATA REJECTED"


@pytest.mark.parametrize("claim, narrative", [
    (changed(UNUSED, "10", one_time_waiver="Y"),                                             "OTW APRVL OR APP FILED LTRHD"),
    (changed(changed(SUBSTITUTED, "43", class_code="056"), "89", class_code_1="056"),        "CLASS IS NOT PAID AT ONCE"),
])
def test_a_note_leaves_the_claim_accepted(claim: Claim, narrative: str) -> None:
    if claim[2].id == "40":
        claim = changed(claim, "90", duty=Decimal(0), fees=Decimal("5100.80"))
    reply = answered(None, claim)
    assert narrative in [words for _, words in told(reply)]
    assert "E1AI" in reply


def test_an_import_that_nothing_exported_uses_is_told_of() -> None:
    lonely = changed(put(UNUSED, "72", ImportsExported(tracking_1="00002")), "72", tracking_1="00002")
    lonely = changed(lonely, "40", tracking="00002")
    assert told(answered(None, lonely))[-1][1] == "DRAWBACK HAS BEEN ADDED"
    assert ("IMPORT", "TRACKING NUMBER IS NOT LINKED") in told(answered(None, without(UNUSED, "72")))


def test_a_claim_is_added_once_and_then_replaced(store: Store) -> None:
    assert told(answered(store, replaced(UNUSED)))[0][1] == "CLAIM NOT ON FILE"
    answered(store, UNUSED)
    assert told(answered(store, UNUSED))[0][1] == "CLAIM ALREADY ON FILE"
    assert told(answered(store, replaced(UNUSED))) == [("SUMMRY", "DRAWBACK HAS BEEN REPLACED")]


@pytest.mark.parametrize("values", [{"port": "5301"}, {"claimant": "12-3456789"}, {"accelerated": "Y"}])
def test_a_replacement_keeps_what_identifies_the_claim(store: Store, values: dict[str, Any]) -> None:
    answered(store, UNUSED)
    assert told(answered(store, changed(replaced(UNUSED), "10", **values)))[-1][1] == "TRANSACTION DATA REJECTED"


def test_a_claim_under_control_of_cbp_is_not_replaced(store: Store) -> None:
    answered(store, UNUSED)
    with store.hold() as file:
        file.keep("claim", KEY, (file.thing("claim", KEY) or {}) | {"control": "CBP"})
    assert told(answered(store, replaced(UNUSED)))[0][1] == "CLAIM IS UNDER CONTROL OF CBP"


@pytest.mark.parametrize("exported, refused", [(date(2021, 9, 24), False), (date(2021, 9, 23), True)])
def test_a_replacement_comes_within_five_years_of_the_export(store: Store, exported: date, refused: bool) -> None:
    old = changed(UNUSED, "70", day=exported)
    answered(store, old)
    assert (told(answered(store, replaced(old)))[0][1] == "EXPORT IS MORE THAN 5 YEARS AGO") is refused


def test_the_reply_to_a_claim_reads_back_as_events() -> None:
    spoiled = changed(UNUSED, "43", claimed=Decimal("5075.44"))
    sent = message(spoiled).text.encode("ascii")
    events = replies.read(answered(None, spoiled).encode("ascii"), sent)
    assert [event.name for event in events] == ["condition", "condition", "rejected"]
    assert sent.decode("ascii").splitlines()[events[0].sent - 1].startswith("43364")
    assert events[-1].subject == f"B76-{NUMBER[:7]}-{NUMBER[7]}"


def test_no_claim_makes_the_desk_stumble() -> None:
    for claim in CLAIMS.values():
        for n in range(len(claim)):
            for records in (claim[:n] + claim[n + 1 :], (*claim[: n + 1], *claim[n:])):
                reply = answered(None, records)
                assert codec.emit(codec.parse(reply)) == reply
    answered(None, (de.Header(),))
