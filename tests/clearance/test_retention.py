"""How long records are kept: the last day, and the first on which they may go."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tidewaiter.clearance.retention import (
    BROKER,
    IMPORTER,
    Kept,
    LegalHold,
    Reach,
    Subject,
    holding,
    kept,
    rules,
    stops,
    years_after,
)

D = date.fromisoformat
ENTRY = {"entry": D("2021-03-10")}
SETTLED = ENTRY | {"liquidation": D("2022-01-21")}
HOLD = LegalHold(Reach.FILE, "inquiry", "p1", D("2026-01-05"), "e1")

# what, days, type, keeper, marks, the last day that it is kept, by which rule
CASES = [
    ("an entry, five years",                    SETTLED, "01", BROKER, (), "2026-03-10", "entry-broker"),
    ("an importer's own",                       SETTLED, "01", IMPORTER, (), "2026-03-10", "entry"),
    ("liquidated late: while it can be protested", ENTRY | {"liquidation": D("2025-10-01")}, "01", BROKER, (), "2026-03-30", "open"),
    ("entered on 29 February",                  {"entry": D("2020-02-29"), "liquidation": D("2021-01-08")}, "01", BROKER, (), "2025-03-01", "entry"),
    ("a warehouse, from its last withdrawal",
     SETTLED | {"final_withdrawal": D("2024-06-30")}, "21", BROKER, (), "2029-06-30", "warehouse-withdrawal"),
    ("drawback, from liquidation",
     ENTRY | {"drawback_liquidation": D("2024-05-01"), "drawback_payment": D("2023-05-01")}, "41", BROKER, (), "2027-05-01", "drawback"),
    ("drawback, from payment if that is later",
     ENTRY | {"drawback_liquidation": D("2023-05-01"), "drawback_payment": D("2024-05-01")}, "41", BROKER, (), "2027-05-01", "drawback-payment"),
    ("designated for drawback",
     SETTLED | {"drawback_liquidation": D("2025-05-01")}, "01", BROKER, ("designated",), "2028-05-01", "designated"),
    ("informal, of a nominal consignee",        SETTLED, "11", IMPORTER, ("nominal_consignee",), "2023-03-10", "informal-consignee"),
    ("the same, of its broker",                 SETTLED, "11", BROKER, ("nominal_consignee",), "2026-03-10", "entry-broker"),
    ("of low value, of the importer",           ENTRY, "86", IMPORTER, (), "2023-03-10", "low-value"),
    ("of low value, of the broker",             ENTRY, "86", BROKER, (), "2026-03-10", "entry-broker"),
    ("preference, from importation",            SETTLED | {"importation": D("2021-03-20")}, "01", IMPORTER, ("usmca",), "2026-03-20", "preference"),
    ("sanctions, the last day of five years",
     SETTLED | {"sanctions_transaction": D("2020-03-11"), "entry": D("2020-01-05")}, "01", BROKER, ("sanctions",), "2025-03-11", "sanctions-before"),
    ("sanctions, the first of ten",
     SETTLED | {"sanctions_transaction": D("2020-03-12"), "entry": D("2020-01-05")}, "01", BROKER, ("sanctions",), "2030-03-12", "sanctions"),
]


@pytest.mark.parametrize("days, type, keeper, marks, last, rule", [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_the_last_day_kept_and_the_first_on_which_it_may_go(days, type, keeper, marks, last, rule) -> None:
    told = kept(Subject(days, type, keeper, frozenset(marks)))
    assert (told.until, told.unknown) == (D(last), ())
    assert rule in told.rules and told.cites
    assert [one.rule for one in stops(told, (), "e1", D(last))] == ["RET-KEPT"]
    assert stops(told, (), "e1", D(last) + timedelta(1)) == []


@pytest.mark.parametrize("days, type, marks, unknown", [
    ({}, "01", (), "entry"), (ENTRY, "01", (), "liquidation"), (SETTLED, "21", (), "final_withdrawal"), (ENTRY, "41", (), "drawback_liquidation"),
    (SETTLED, "01", ("sanctions",), "sanctions_transaction"), (SETTLED, "01", ("usmca",), "importation"),
])
def test_what_turns_on_a_day_not_known_is_kept(days, type, marks, unknown) -> None:
    told = kept(Subject(days, type, BROKER, frozenset(marks)))
    assert told.until is None and unknown in told.unknown
    assert [one.rule for one in stops(told, (), "e1", D("2099-01-01"))] == ["RET-DAY-UNKNOWN"]


def test_papers_and_powers() -> None:
    packing = Subject({"release_period_end": D("2026-01-10")}, keeper=IMPORTER, kind="packing_list")
    assert kept(packing, "papers").until == D("2026-03-11")
    back = Subject(packing.days | {"redelivery": D("2026-02-01")}, keeper=IMPORTER, kind="packing_list", marks=frozenset({"redelivery"}))
    assert kept(back, "papers").until == D("2026-04-02")
    assert kept(Subject(packing.days, keeper=BROKER, kind="packing_list"), "papers").until is None       # a broker's are kept with the file
    power = Subject({"revocation": D("2020-06-30"), "client_inactive": D("2021-02-28")})
    assert kept(power, "powers") == Kept(D("2026-02-28"), ("power-client",), ("19 CFR 111.23(a)(2), 111.29(b)(2)(ii)",))
    assert kept(Subject({"client_inactive": D("2015-02-28")}), "powers").until is None                   # not revoked


HOLDS = [
    ("on the file",                    HOLD, "c1", "e1", True),
    ("on another file",                HOLD, "c1", "e2", False),
    ("on the client",                  LegalHold(Reach.CLIENT, "suit", "p1", D("2026-01-05"), "c1"), "c1", "e2", True),
    ("on another client",              LegalHold(Reach.CLIENT, "suit", "p1", D("2026-01-05"), "c2"), "c1", "c2", False),
    ("on everything",                  LegalHold(Reach.ALL, "audit", "p1", D("2026-01-05")), "c9", "e9", True),
]


@pytest.mark.parametrize("hold, client, file, held", [row[1:] for row in HOLDS], ids=[row[0] for row in HOLDS])
def test_a_hold_stops_what_it_reaches(hold, client, file, held) -> None:
    long_past = D("2026-06-01")
    told = kept(Subject(SETTLED, "01"))
    found = stops(told, holding([hold], client, file, long_past), file, long_past)
    assert [one.rule for one in found] == (["RET-HOLD"] if held else [])


def test_a_hold_ends_on_the_day_on_which_it_is_lifted() -> None:
    lifted = LegalHold(Reach.FILE, "inquiry", "p1", D("2026-01-05"), "e1", lifted_by="p2", lifted_on=D("2026-05-01"))
    assert holding([lifted], "c1", "e1", D("2026-04-30")) == [lifted]
    assert holding([lifted], "c1", "e1", D("2026-05-01")) == []


def test_every_period_says_its_law() -> None:
    for of in ("files", "papers", "powers"):
        assert all(rule.cite and rule.span and rule.count > 0 for rule in rules(of))


@pytest.mark.parametrize("day, count, last", [("2021-01-01", 5, "2026-01-01"), ("2024-02-29", 4, "2028-02-29"), ("2024-02-29", 1, "2025-03-01")])
def test_years(day, count, last) -> None:
    assert years_after(D(day), count) == D(last)
