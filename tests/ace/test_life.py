"""The life of an entry at CBP: what happens on what, and what stands in the way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from tests.ace.messages import BOOKS
from tidewaiter.ace.desk import Desk
from tidewaiter.ace.life import HANDLERS, live
from tidewaiter.ace.life.happenings import HAPPENINGS
from tidewaiter.ace.store import Blank

START = datetime.fromisoformat("2026-09-14T10:00")    # a Monday
KEY, BILL = "B7603245278", "COSU6389201745"
AMOUNTS = {"duty": 1000_00, "tax": 0, "deferred": 0, "antidumping": 0, "countervailing": 0, "fees": {"499": 33_58}}
TOTAL = 1033_58
RELEASE = {
    "entry_type": "01", "port": "2704", "importer": "36-4567890", "mode": "11", "isf": True,
    "bills": [{"kind": "M", "issuer": "COSU", "number": "6389201745", "quantity": 118, "unit": "CTN"}], "lines": [],
}
SUMMARY = {
    "type": "01", "port": "2704", "processing_port": "2704", "mode": "11", "reference": "R", "importer": "36-4567890", "entered": "2026-09-16",
    "payment": "2", "print_date": "2026-09-29", "month": "", "branch": "", "correction": False, "certify": False, "cases": [], "lines": 1,
    "value": 10000, "amounts": AMOUNTS,
}


class Story:
    """A desk with an empty file, whose clock goes on."""

    def __init__(self, **scenario: Any) -> None:
        self.desk = Desk(START, Blank(), BOOKS)
        self.desk.file.keep("route", "B76", {"site": "2704", "sender": "B76", "port": "2704", "filer": "B76", "office": ""})
        if scenario:
            self.desk.file.keep("scenario", "", {"steps": [], "seed": 0} | scenario)

    def on(self, when: str | datetime) -> Story:
        self.desk = self.desk.at(when if isinstance(when, datetime) else datetime.fromisoformat(when))
        live(self.desk)
        return self

    def after(self, **span: int) -> Story:
        return self.on(self.desk.now + timedelta(**span))

    def let(self, name: str, key: str = KEY, **about: Any) -> Story:
        self.desk.happen(name, key, **about)
        live(self.desk)
        return self

    def release(self, **other: Any) -> Story:
        self.desk.file.keep("release", KEY, RELEASE | other)
        return self.let("release.filed")

    def summary(self, key: str = KEY, **other: Any) -> Story:
        self.desk.file.keep("summary", key, SUMMARY | other)
        return self.let("summary.accepted", key)

    def paid(self, **other: Any) -> Story:
        return self.summary(payment="1", print_date="", **other).let("deposit.paid", amount=TOTAL)

    @property
    def entry(self) -> dict[str, Any]:
        return self.desk.file.thing("entry", KEY) or {}

    @property
    def state(self) -> str:
        return self.entry.get("release", {}).get("state", "")

    @property
    def codes(self) -> list[str]:
        """The dispositions of release status posted so far, of bills and of the entry."""
        texts = [mail.text for mail in self.desk.file.mail("B76", 0, 1000) if mail.application == "SO"]
        return [line[14:16] for text in texts for line in text.splitlines() if line[:4] in ("SO50", "SO60")]

    def notes(self, what: str, key: str = KEY) -> list[dict[str, Any]]:
        return [about for _, name, about in self.desk.file.notes(key) if name == what]

    def statements(self) -> list[dict[str, Any]]:
        return [statement for _, statement in self.desk.file.things("statement")]

    def posted(self, application: str) -> int:
        return sum(mail.application == application for mail in self.desk.file.mail("B76", 0, 1000))


# what happens before the day that is looked at, the state of the release then, the dispositions told
RELEASES: list[tuple[str, Callable[[], Story], str, list[str]]] = [
    ("a bill taken to be there",        lambda: Story().release().after(hours=1),                                  "released",   ["95", "98"]),
    ("not before it is processed",      lambda: Story().release().after(minutes=9),                                "filed",      ["95"]),
    ("goods that come later",           lambda: Story().release(arrival="2026-09-16T08:00").after(hours=1),        "admissible", ["93", "97"]),
    ("and arrive",                      lambda: Story().release(arrival="2026-09-16T08:00").after(days=3),         "released",
     ["93", "97", "95", "98"]),
    ("sooner than five days before",    lambda: Story().release(arrival="2026-09-24T08:00").after(days=4),         "filed",      ["93"]),
    ("no bill on file",                 lambda: Story(manifests="kept").release().after(days=29),                  "filed",      ["91"]),
    ("no bill in thirty days",          lambda: Story(manifests="kept").release().after(days=31),                  "filed",      ["91", "26"]),
    ("no bill in sixty days",           lambda: Story(manifests="kept").release().after(days=61),                  "filed",      ["91", "26", "28"]),
    ("a bill that comes",               lambda: Story(manifests="kept").release().after(days=1).let("bill.filed", BILL, quantity=118)
                                        .let("bill.arrived", BILL),                                                "released",
     ["91", "93", "97", "95", "98"]),
    ("more than the manifest has",      lambda: Story(manifests="kept").let("bill.filed", BILL, quantity=100).let("bill.arrived", BILL)
                                        .release().after(days=1),                                                  "filed",      ["58"]),
    ("a bill deleted",                  lambda: Story().release(arrival="2026-09-16T08:00").let("bill.deleted", BILL).after(hours=1),
                                                                                                                   "filed",      ["93", "61"]),
    ("a hold of CBP",                   lambda: Story().release().let("hold.placed", agency="CBP").after(days=9),  "filed",      ["95", "90"]),
    ("a hold that ends",                lambda: Story().release().let("hold.placed", agency="CBP").after(days=1)
                                        .let("hold.removed", agency="CBP"),                                        "released",   ["95", "90", "98"]),
    ("two holds, one of which ends",    lambda: Story().release().let("hold.placed", agency="CBP").let("hold.placed", agency="FDA")
                                        .after(days=1).let("hold.removed", agency="CBP"),                          "filed",      ["95", "90"]),
    ("an exam",                         lambda: Story().release().let("exam.ordered", days=3).after(days=2),       "filed",      ["95", "03"]),
    ("an exam that ends",               lambda: Story().release().let("exam.ordered", days=3).after(days=4),       "released",   ["95", "03", "98"]),
    ("an exam of goods that come later", lambda: Story().release(arrival="2026-09-16T10:00").let("exam.ordered", days=3).after(days=4), "filed",
     ["93", "03", "95"]),
    ("a document that is wanted",       lambda: Story().release().let("documents.required", document="CI").after(days=9), "filed", ["95", "96"]),
    ("a document that comes",           lambda: Story().release().let("documents.required", document="CI").after(days=1)
                                        .let("documents.received", document="CI"),                                 "released",   ["95", "96", "98"]),
    ("another document",                lambda: Story().release().let("documents.required", document="CI").after(days=1)
                                        .let("documents.received", document="PL"),                                 "filed",      ["95", "96"]),
    ("an agency that has not looked",   lambda: Story().release(lines=[{"agencies": ["FDA"]}]).after(hours=1),     "filed",      ["95"]),
    ("an agency that lets go",          lambda: Story().release(lines=[{"agencies": ["FDA"]}]).after(hours=3),     "released",   ["95", "98"]),
    ("an agency that holds",            lambda: Story().release(lines=[{"agencies": ["FDA"]}]).let("hold.placed", agency="FDA").after(days=9),
                                                                                                                   "filed",      ["95"]),
    ("a cancellation",                  lambda: Story().release().let("release.cancelled").after(days=1),          "cancelled",  ["95", "23"]),
    ("a hold after release",            lambda: Story().release().after(days=1).let("hold.placed", agency="CBP"),  "released",   ["95", "98"]),
    ("no security filing, noted",       lambda: Story().release(isf=False).after(days=1),                          "released",   ["95", "98"]),
    ("no security filing, required",    lambda: Story(isf="required").release(isf=False).after(days=1),            "filed",      ["95", "90"]),
]


@pytest.mark.parametrize(("what", "told", "state", "codes"), RELEASES, ids=[row[0] for row in RELEASES])
def test_what_stands_between_an_entry_and_its_release(what, told, state, codes):
    story = told()
    assert (story.state, story.codes) == (state, codes)


def split(code: str) -> Story:
    story = Story(manifests="kept").let("bill.filed", BILL, quantity=118).release(split=code).after(hours=1)
    return story.let("bill.arrived", BILL, quantity=70)


def test_a_split_shipment_held_whole_waits_for_all_of_it():
    story = split("1")
    assert story.state == "pending" and story.codes[-2:] == ["95", "83"]
    assert story.after(days=5).let("bill.arrived", BILL, quantity=48).state == "released"


@pytest.mark.parametrize(("manifested", "state"), [({"quantity": 70}, "released"), ({"quantity": 71}, "pending"), ({}, "pending")])
def test_a_part_is_the_whole_only_of_a_bill_whose_quantity_is_known(manifested, state):
    story = Story(manifests="kept").let("bill.filed", BILL, **manifested).release(
        split="1", bills=[{"kind": "M", "issuer": "COSU", "number": "6389201745"}]).after(hours=1)
    assert story.let("bill.arrived", BILL, quantity=70).state == state


@pytest.mark.parametrize(("told", "said"), [({"quantity": 118}, "118"), ({}, ""), ({"quantity": 0}, "0")])
def test_a_quantity_that_nobody_told_is_left_blank(told, said):
    story = Story().release(bills=[{"kind": "M", "issuer": "COSU", "number": "6389201745", **told}]).after(hours=1)
    bills = [line for mail in story.desk.file.mail("B76", 0, 1000) for line in mail.text.splitlines() if line.startswith("SO40")]
    assert bills and {line[59:67].strip().lstrip("0") or line[59:67].strip()[:1] for line in bills} == {said}


def test_a_split_shipment_released_as_it_comes_says_so():
    assert split("2").notes("part released") and "83" not in split("2").codes


@pytest.mark.parametrize(("decision", "state", "code"), [("allowed", "cancelled", "23"), ("refused", "released", "87")])
def test_a_cancellation_that_waited_is_decided(decision, state, code):
    message = "SE10DB76  03245278 01EI 36-4567890  11800000141722704".ljust(80) + "\r\n"
    story = Story().release().after(days=1)
    story.desk.file.keep("request", KEY, {"action": "D", "ground": "released", "message": message})
    story.let("cancellation.decided", decision=decision, why="as asked")
    assert story.codes[-1] == code and (story.desk.file.thing("release", KEY) or {})["state"] == state
    assert story.let("cancellation.decided", decision=decision).notes("nothing decided")


def test_the_origin_of_a_release_date_is_told():
    def origin(story: Story) -> str:
        return story.notes("release.released")[0]["origin"]

    assert origin(Story().release().after(days=1)) == "03"
    assert origin(Story().release().let("exam.ordered").after(days=9)) == "05"
    assert origin(Story().release().let("hold.placed", agency="CBP").after(days=1).let("hold.removed", agency="CBP")) == "07"
    assert origin(Story().release(lines=[{"agencies": ["FDA"]}]).after(days=1)) == "08"


def test_a_summary_is_due_ten_working_days_after_release():
    story = Story().release()
    assert "late" not in story.on("2026-09-28T23:59").entry
    assert story.on("2026-09-29T00:00").entry["late"] == "summary.overdue"
    assert "late" not in Story().release().after(days=2).summary().on("2026-09-29T00:00").entry


def test_a_deposit_that_is_on_no_statement_is_due_with_the_summary():
    story = Story().summary(payment="1", print_date="")
    assert "late" not in story.on("2026-09-30T23:59").entry
    assert story.on("2026-10-01T00:00").entry["late"] == "deposit.overdue"
    assert Story().summary(payment="1", amounts=AMOUNTS | {"duty": 0, "fees": {}}).entry["paid"] == "2026-09-14"


def test_a_returned_summary_is_to_be_filed_again_in_two_working_days():
    story = Story().summary().after(days=4).let("summary.returned", why="mend it")      # a Friday
    assert story.desk.file.thing("summary", KEY)["rejected"] == "2026-09-18"
    assert not story.on("2026-09-22T23:59").notes("summary.unanswered")
    assert story.on("2026-09-23T00:00").entry["late"] == "summary.unanswered"
    again = Story().summary().after(days=4).let("summary.returned", why="mend it").after(days=1).summary().after(days=9)
    assert "late" not in again.entry and not again.desk.file.thing("summary", KEY)["rejected"]


def test_a_summary_that_is_deleted_stands_on_no_statement():
    assert Story().summary().let("summary.deleted").on("2026-10-02").statements() == []


def test_one_statement_holds_what_one_day_and_payment_bring_together():
    story = Story()
    for n, other in enumerate([{}, {}, {"payment": "3"}, {"print_date": "2026-09-30"}, {"branch": "AB"}, {"processing_port": "2709"}]):
        story.summary(f"B760000000{n}", **other)
    numbers = {statement["number"]: len(statement["entries"]) for statement in story.on("2026-10-01").statements()}
    assert numbers == {"2726272001": 2, "2726272002": 1, "2726272003": 1, "2726272004": 1, "2726273001": 1}


@pytest.mark.parametrize(("payment", "statements"), [("2", 1), ("3", 2), ("5", 1), ("6", 1), ("7", 2), ("8", 1)])
def test_an_importer_has_its_own_statement_by_payment_type(payment, statements):
    story = Story()
    for n, importer in enumerate(["36-456789001", "36-456789002"]):
        story.summary(f"B760000000{n}", payment=payment, importer=importer)
    assert len(story.on("2026-09-29T07:00").statements()) == statements


def test_a_statement_is_paid_by_its_whole_amount_and_final_a_day_later():
    story = Story().summary().on("2026-09-29T09:00")
    number = story.statements()[0]["number"]
    assert story.let("payment.authorised", number, amount=1).statements()[0]["state"] == "preliminary"
    assert story.let("payment.authorised", number, amount=TOTAL).statements()[0]["state"] == "authorised"
    assert story.after(days=1).entry["paid"] == "2026-09-29" and story.posted("PF") == 2
    assert story.desk.file.thing("summary", KEY)["paid"] == "2026-09-29"


def test_a_debit_that_the_bank_refuses_is_no_payment():
    story = Story().summary().on("2026-09-29T09:00")
    number = story.statements()[0]["number"]
    story.let("payment.authorised", number).let("payment.refused", number, why="no funds").on("2026-10-02")
    assert "paid" not in story.entry and story.entry["late"] == "deposit.overdue"
    assert story.let("payment.authorised", number).after(days=4).entry["paid"] == "2026-10-02"


def test_an_entry_is_taken_off_a_statement_until_it_is_paid():
    story = Story().summary().summary("B7600000001").on("2026-09-29T09:00")
    number = story.statements()[0]["number"]
    story.let("statement.removed", to="2026-10-02")
    assert [row["key"] for row in story.statements()[0]["entries"]] == ["B7600000001"]
    story.let("payment.authorised", number).after(days=1)
    last = [mail.text for mail in story.desk.file.mail("B76", 0, 99) if mail.application == "PF"][-1]
    assert f"Q7{number}B76  03245278" in last
    assert story.on("2026-10-02T07:00").entry["statement"] != number
    paid = story.let("statement.removed", "B7600000001")
    assert paid.notes("not taken off", "B7600000001")


def test_a_periodic_statement_is_paid_with_that_of_the_month():
    story = Story().summary(payment="6", month="10").on("2026-09-29T09:00")
    story.let("payment.authorised", story.statements()[0]["number"]).on("2026-10-16T05:59")
    assert "paid" not in story.entry and story.posted("MS") == 0
    monthly = next(one for one in story.on("2026-10-16T06:00").statements() if one["kind"] == "monthly")
    assert (monthly["number"], monthly["due"], monthly["total"]) == ("2726P10001", "2026-10-22", TOTAL)
    assert "late" not in story.on("2026-10-22T23:00").entry
    assert story.on("2026-10-23T00:00").entry["late"] == "deposit.overdue"
    assert story.let("payment.authorised", "2726P10001").after(days=4).entry["paid"] == "2026-10-23" and story.posted("MS") == 2


def test_the_month_of_a_december_statement_is_in_the_next_year():
    story = Story().summary(payment="6", month="01", print_date="2026-12-29").on("2026-12-29T09:00")
    story.let("payment.authorised", story.statements()[0]["number"]).on("2027-02-01")
    assert [one["number"] for one in story.statements() if one["kind"] == "monthly"] == ["2727P01001"]


def test_an_entry_is_liquidated_on_the_friday_after_314_days():
    story = Story().paid()
    assert story.entry["liquidation"] == story.entry["liquidation"] | {"state": "scheduled", "day": "2027-07-30", "limit": "2027-09-16"}
    assert date(2027, 7, 30).weekday() == 4 and date(2026, 9, 16) + timedelta(days=314) == date(2027, 7, 27)
    assert story.on("2027-07-30T05:00").entry["liquidation"]["state"] == "scheduled"
    assert story.on("2027-07-30T06:00").entry["liquidation"]["state"] == "liquidated"
    assert [row["kind"] for _, row in story.desk.file.things("bulletin")] == ["no change"]
    assert list(story.desk.file.pending()) == []


def test_what_nobody_liquidates_the_law_does():
    unpaid = Story().summary(payment="1", print_date="").on("2027-09-16T05:59")
    assert unpaid.entry["liquidation"]["state"] == "none"
    assert unpaid.on("2027-09-16T06:00").entry["liquidation"]["state"] == "deemed"


def test_an_informal_entry_is_liquidated_by_its_payment():
    assert Story().paid(type="11").entry["liquidation"]["state"] == "liquidated"


def test_a_warehouse_entry_is_not_set_for_liquidation():
    assert Story().paid(type="21").notes("liquidation is not set")


def test_extensions_are_three_at_most():
    story = Story().paid()
    days = []
    for _ in range(4):
        story.let("liquidation.extended", why="more is to be learnt")
        days.append((story.entry["liquidation"]["day"], story.entry["liquidation"]["limit"]))
    assert days == [("2028-07-28", "2028-09-16"), ("2029-07-27", "2029-09-16"), ("2030-08-02", "2030-09-16"), ("2030-08-02", "2030-09-16")]
    assert story.notes("not extended")
    assert story.on("2030-08-02T06:00").entry["liquidation"]["state"] == "liquidated"


def test_a_case_suspends_liquidation_until_it_is_lifted():
    story = Story().paid(cases=["A570909000"]).on("2028-01-03")
    assert story.entry["liquidation"]["state"] == "suspended" and story.desk.file.thing("summary", KEY)["suspended"] == "AD/CVD"
    story.let("liquidation.lifted", why="final results", days=30, antidumping=500_00)
    assert story.entry["liquidation"]["day"] == "2028-02-04"
    story.on("2028-02-05")
    assert (story.entry["liquidation"]["state"], story.entry["debit"]["amount"]) == ("liquidated", 500_00)


def test_six_months_after_lifting_the_law_liquidates():
    story = Story().paid(cases=["A570909000"]).on("2028-01-03").let("liquidation.lifted", why="final results", days=400)
    assert story.on("2028-07-05").entry["liquidation"]["state"] == "deemed"


def test_other_amounts_are_billed_or_refunded():
    more = Story().paid().let("liquidation.changed", duty=1100_00, why="class").on("2027-08-02")
    assert more.entry["debit"] == {"amount": 100_00, "due": "2027-08-29", "state": "open"}
    assert more.on("2027-08-30").entry["debit"]["state"] == "overdue"
    less = Story().paid().let("liquidation.changed", duty=900_00, why="class").on("2027-08-02")
    assert less.notes("refund.issued") == [{"amount": 100_00}]


@pytest.mark.parametrize(("duty", "billed"), [(0, []), (1, [1])])
def test_what_was_settled_at_zero_is_no_payment_that_was_not_settled(duty, billed):
    story = Story().paid(amounts=AMOUNTS | {"fees": {}}).let("liquidation.changed", duty=0, why="free").on("2027-07-30T09:00")
    refunds = story.notes("refund.issued")
    assert story.entry["liquidation"]["settled"] == 0 and len(refunds) == 1
    story.after(days=10).let("liquidation.again", duty=duty, why="error")
    assert story.notes("refund.issued") == refunds and [one["amount"] for one in story.notes("debit.issued")] == billed


def test_a_correction_is_what_is_liquidated():
    story = Story().paid().on("2026-11-02").summary(correction=True, payment="", amounts=AMOUNTS | {"duty": 950_00})
    assert story.entry["summary"]["corrections"] == 1 and story.desk.file.thing("summary", KEY)["corrected"]
    assert story.on("2027-08-02").notes("refund.issued") == [{"amount": 50_00}]


@pytest.mark.parametrize(("days", "state"), [(90, "reliquidated"), (91, "liquidated")])
def test_cbp_reliquidates_of_its_own_accord_within_ninety_days(days, state):
    story = Story().paid().on("2027-07-30T09:00").after(days=days).let("liquidation.again", duty=1100_00, why="error")
    assert story.entry["liquidation"]["state"] == state


@pytest.mark.parametrize(("days", "taken"), [(180, True), (181, False)])
def test_a_protest_is_taken_within_180_days(days, taken):
    story = Story().paid().on("2027-07-30T09:00").after(days=days).let("protest.filed", why="class")      # day 180 is a Wednesday
    assert bool(story.entry.get("protest")) is taken


def test_a_protest_that_is_allowed_is_carried_out():
    story = Story().paid().on("2027-07-30T09:00").after(days=10).let("protest.filed", why="class").after(days=200)
    story.let("protest.decided", decision="allowed", duty=800_00)
    assert story.entry["liquidation"]["state"] == "reliquidated" and story.notes("refund.issued") == [{"amount": 200_00}]


def test_a_request_that_is_not_answered_leads_on():
    story = Story().paid().on("2026-10-01").let("request.issued", form="28", duty=1100_00)
    assert story.entry["requests"][0]["due"] == "2026-11-02"                           # day 30 is a Saturday
    story.on("2026-11-03")
    assert [(one["form"], one["state"]) for one in story.entry["requests"]] == [("28", "unanswered"), ("29", "open")]
    assert story.on("2026-12-01").entry["liquidation"]["found"] == {"duty": 1100_00}
    answered = Story().paid().on("2026-10-01").let("request.issued", form="28", duty=1100_00).let("request.answered", form="28")
    assert [one["state"] for one in answered.on("2027-01-04").entry["requests"]] == ["answered"]


def test_every_handler_is_of_something_that_happens():
    assert set(HANDLERS) <= set(HAPPENINGS)


@pytest.mark.parametrize("name", sorted(name for name, one in HAPPENINGS.items() if one.key not in ("in-bond", "bond")))
def test_whatever_happens_to_what_is_not_on_file_is_no_fault(name):
    about = {field: "29" for field in (*HAPPENINGS[name].needs,)}
    for key in (KEY, "B76 2704 2026-09-29 2 --", "B76 2704 2026-10 6 --"):
        Story().let(name, key, **about)
        Story().release().let(name, key, **about)
        Story().summary().let(name, key, **about)
