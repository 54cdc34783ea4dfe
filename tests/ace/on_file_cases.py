"""What has to be on file, and what filed, for each condition that turns on it; and what is beside it without the condition."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from tests.ace.messages import BRACKET, NUMBER, SHIRT, Change, before, change, good, with_case
from tidewaiter.abi import entry_summary as ae
from tidewaiter.abi import entry_summary_line as line

ENTRY, IOR, OTHER = "B76" + NUMBER, "36-4567890", "12-3456789"
RELEASE, WAREHOUSE = "03245286", "03245294"
Things = dict[tuple[str, str], dict[str, Any]]

CONTINUOUS = {"kind": "8", "principal": IOR, "surety": "036", "effective": "2025-01-01", "state": "active"}
SINGLE = {"kind": "9", "principal": IOR, "entry": ENTRY, "surety": "036", "designation": "B", "entry_type": "01", "amount": 30000, "state": "active"}
STB = (change("31", kind="9", amount=30000),)
MONTHLY = (change("10", payment_type="6", print_date=date(2026, 9, 29), statement_month="10"),)
PAID = {"paid": "2026-10-09", "entered": "2026-09-18", "liquidation": "2027-07-30"}
PSC = (change("10", correction="Y"),)
DELETE = (lambda records: [ae.Header(action="D", filer="B76", entry_number=NUMBER, port="2704", reference="26-004417", entry_type="01")],)


@dataclass(frozen=True)
class Case:
    """`quiet` are the changes to the things on file that leave the condition out."""

    code: str
    what: str
    things: Things
    quiet: Things
    changes: tuple[Change, ...] = ()
    filing: Any = good
    filed_before: str = ""                        # type and number of a summary that is on file
    words: dict[str, str] = field(default_factory=dict)


def bond(**told: Any) -> Things:
    return {("bond", "1"): CONTINUOUS | told}


def single(**told: Any) -> Things:
    return {("bond", "2"): SINGLE | told}


def importer(**told: Any) -> Things:
    return {("importer", IOR): {"name": "ACME"} | told}


def quota(**told: Any) -> Things:
    return {("quota", BRACKET): {"state": "open"} | told}


def release(**told: Any) -> Things:
    return {("release", "B76" + RELEASE): {"port": "2704", "mode": "11", "released": "2026-09-18"} | told}


def summary(key: str = ENTRY, **told: Any) -> Things:
    return {("summary", key): told}


def census(**told: Any) -> Things:
    return {("census", BRACKET): told}


def override(*pairs: str) -> Change:
    told: dict[str, str] = {}
    for n, pair in enumerate(pairs, 1):
        told |= {f"condition_{n}": pair[:3], f"override_{n}": pair[3:]}
    return before("89", line.CensusOverride(**told))


QUOTA_ENTRY = (change("10", entry_type="02"),)
CONSOLIDATED = (change("10", consolidated="Y"), before("40", ae.Releases(filer_1="B76", entry_number_1=RELEASE)))
WITHDRAWN = (change("10", entry_type="31", mode=""), before("31", ae.WarehouseWithdrawal(filer="B76", entry_number=WAREHOUSE, port="2704")))
LATER = {("release", "B7603245294"): {"port": "2704", "mode": "11", "released": "2026-09-26"}}
TWO = (change("10", consolidated="Y"), before("40", ae.Releases(filer_1="B76", entry_number_1=RELEASE, filer_2="B76", entry_number_2=WAREHOUSE)))

CASES = [
    Case("101", "an importer without Form 5106",     {("importer", OTHER): {}},               importer()),
    Case("104", "a voided importer",                 importer(state="void"),                  importer(state="active")),
    Case("111", "an inactive importer",              importer(state="inactive"),              importer()),
    Case("875", "an importer who has not imported for long", importer(state="dormant"),       importer()),
    Case("108", "a consignee without Form 5106",     {("importer", OTHER): {}},               importer()),
    Case("106", "a voided consignee",                importer(state="void"),                  importer()),
    Case("113", "no continuous bond of the importer", bond(principal=OTHER),                  bond()),
    Case("145", "a bond of another surety",          bond(surety="054"),                      bond()),
    Case("114", "a bond in another state",           bond(state="void"),                      bond()),
    Case("115", "a bond from the day after",         bond(effective="2026-09-19"),            bond(effective="2026-09-18")),
    Case("117", "a bond that ended on the day",      bond(terminates="2026-09-18"),           bond(terminates="2026-09-19")),
    Case("116", "a bond coded insufficient",         bond(state="insufficient"),              bond()),
    Case("142", "a surety cancelled",                {("surety", "036"): {"state": "cancelled"}}, {("surety", "036"): {"state": "active"}}),
    Case("143", "a surety revoked",                  {("surety", "036"): {"state": "revoked"}}, {("surety", "036"): {}}),
    Case("752", "no single bond for the entry",      single(entry="B7699999999"),             single(), STB),
    Case("753", "a single bond voided",              single(state="void"),                    single(), STB),
    Case("754", "a single bond of another designation", single(designation="A"),              single(), STB),
    Case("755", "a single bond of another entry type", single(entry_type="03"),               single(), STB),
    Case("756", "a single bond of another amount",   single(amount=30001),                    single(), STB),
    Case("757", "a single bond of another principal", single(principal=OTHER),                single(users=[IOR], principal=OTHER), STB),
    Case("758", "a user of a single bond no longer", single(users=[IOR], principal=OTHER, expired_users=[IOR]), single(), STB),
    Case("207", "a filer without statements",        {("filer", "B76"): {"statements": False}}, {("filer", "B76"): {}}, MONTHLY),
    Case("209", "a filer without monthly statements", {("filer", "B76"): {"monthly": False}},  {("filer", "B76"): {"monthly": True}}, MONTHLY),
    Case("210", "an importer without monthly statements", importer(monthly=False),            importer(monthly=True), MONTHLY),
    Case("337", "an importer under sanction",        importer(sanctioned=True),               importer(), MONTHLY),
    Case("237", "a release that is not on file",     {("release", "B7600000001"): {}},        release(), CONSOLIDATED),
    Case("242", "a release of another district",     release(port="1001"),                    release(port="2709"), CONSOLIDATED),
    Case("243", "a release consolidated elsewhere",  release(consolidated="B7600000001"),     release(consolidated=ENTRY), CONSOLIDATED),
    Case("247", "a release by another mode",         release(mode="40"),                      release(), CONSOLIDATED),
    Case("244", "releases eight days apart",         release() | LATER,                       release(released="2026-09-19") | LATER, TWO),
    Case("298", "a warehouse entry not on file",     summary("B7600000001"),                  {}, WITHDRAWN),
    Case("299", "a withdrawal from a consumption entry", summary("B76" + WAREHOUSE),          {}, WITHDRAWN, filed_before="01 2704"),
    Case("300", "a withdrawal from another port's",  summary("B76" + WAREHOUSE),              {}, WITHDRAWN, filed_before="21 2709"),
    Case("301", "a withdrawal from what is paid",    summary("B76" + WAREHOUSE, paid="2026-09-01"), summary("B76" + WAREHOUSE), WITHDRAWN,
         filed_before="21 2704"),
    Case("302", "a withdrawal from what liquidated", summary("B76" + WAREHOUSE, liquidated="2026-09-01"), summary("B76" + WAREHOUSE), WITHDRAWN,
         filed_before="21 2704"),
    Case("303", "a withdrawal from what is cancelled", summary("B76" + WAREHOUSE, cancelled="2026-09-01"), summary("B76" + WAREHOUSE), WITHDRAWN,
         filed_before="21 2704"),
    Case("305", "a withdrawal after the final one",  summary("B76" + WAREHOUSE, finalized="2026-09-01"), summary("B76" + WAREHOUSE), WITHDRAWN,
         filed_before="21 2704"),
    Case("304", "a withdrawal after five years",     summary("B76" + WAREHOUSE, imported="2021-09-17"),
         summary("B76" + WAREHOUSE, imported="2021-09-18"), WITHDRAWN, filed_before="21 2704"),
    *(Case(code, f"a case that is {state}", {("case", "A570967000"): {"state": state}}, {("case", "A570967000"): {}}, filing=with_case)
      for code, state in (("558", "excluded"), ("559", "revoked"), ("560", "deactivated"), ("561", "initiated"), ("562", "terminated"),
                          ("563", "not suspending"), ("566", "no designation"), ("568", "no rates"))),
    Case("567", "a bond for a case that takes cash", {("case", "A570967000"): {"cash": True}}, {("case", "A570967000"): {}},
         (change("53", deposit="B"),), filing=with_case),
    Case("Q09", "quota goods on type 01",            quota(),                                 quota(to="2026-09-23")),
    Case("Q10", "quota goods on type 02",            quota(),                                 quota(origins=["VN"]), QUOTA_ENTRY),
    Case("Q14", "goods under an absolute quota",     quota(absolute=True),                    quota(), QUOTA_ENTRY),
    *(Case(code, f"a quota that is {state}", quota(state=state), quota(), QUOTA_ENTRY)
      for code, state in (("Q03", "filled"), ("Q04", "expired"), ("Q05", "banned"), ("Q06", "hold"), ("Q07", "potentially filled"))),
    Case("Q08", "an open quota",                     quota(),                                 quota(state="filled"), QUOTA_ENTRY),
    Case("Q11", "quota goods paid individually",     quota(),                                 quota(**{"from": "2026-09-25"}), QUOTA_ENTRY),
    Case("Q13", "more than was reserved",            quota(reserved=3539),                    quota(reserved=3540), QUOTA_ENTRY),
    Case("P00", "an agency's flag unanswered",       {("flag", BRACKET): {"required": ["FDA"]}}, {("flag", SHIRT): {"required": ["FDA"]}}),
    Case("27A", "an unusual origin",                 census(countries=["VN"]),                census(countries=["CN", "VN"])),
    Case("27D", "dear by the first quantity",        census(high_1="4.00"),                   census(high_1="4.01")),
    Case("27C", "cheap by the first quantity",       census(low_1="4.01"),                    census(low_1="4.00")),
    Case("27I", "heavy by sea",                      census(weight="1.05"),                   census(weight="1.06")),
    Case("27J", "charges high for the value",        census(charges="0.08"),                  census(charges="0.09")),
    Case("27P", "a value over the greatest",         census(value="14171"),                   census(value="14172")),
    Case("27Q", "charges over the greatest",         census(most_charges="1179"),             census(most_charges="1180")),
    Case("27G", "goods that do not come by air",     census(air=False),                       census(air=True), (change("10", mode="40"),)),
    Case("27H", "heavy by air",                      census(weight="1.05"),                   census(weight="1.06"), (change("10", mode="40"),)),
    *(Case(code, what, census(**{name: bad}), census(**{name: fine}), (change("50", 3, hts=BRACKET, quantity_2=Decimal(10), unit_2="NO"),))
      for code, what, name, bad, fine in (
          ("27F", "dear by the second quantity", "high_2", "1417.00", "1418.00"), ("28E", "cheap by the second quantity", "low_2", "1418", "1417"),
          ("27B", "much of the first for the second", "ratio", ["1", "353"], ["1", "354"]),
          ("27M", "little of the first for the second", "ratio", ["355", "400"], ["354", "400"]))),
    Case("484", "an override of what is no warning", census(), {},                            (override("99A50"),)),
    Case("485", "an override of what is not raised", census(high_1="5.00"),                   census(high_1="3.00"), (override("27D50"),)),
    Case("486", "an override that there is not",     census(high_1="3.00"), {},               (override("27D99"),)),
    Case("487", "an override of another warning",    census(high_1="3.00"), {},               (override("27D51"),)),
    Case("488", "a warning overridden twice",        census(high_1="3.00"), {},               (override("27D50", "27D49"),)),
    Case("B26", "a deletion of what CBP holds",      summary(held="liquidation hold"),        summary(), DELETE,
         filed_before="01 2704 own"),
    Case("B30", "a summary that has liquidated",     summary(liquidated="2026-09-01"),        summary(), filed_before="01 2704 own"),
    Case("B31", "a summary that is cancelled",       summary(cancelled="2026-09-01"),         summary(), filed_before="01 2704 own"),
    Case("B54", "a conventional filing after a correction", summary(corrected=1),             summary(), filed_before="01 2704 own"),
    Case("B43", "a deletion as a correction",        summary(**PAID),                         {}, (*DELETE, change("10", correction="Y")),
         filed_before="01 2704 own"),
    *(Case(code, what, summary(**bad), summary(**PAID), PSC, filed_before="01 2704 own") for code, what, bad in (
        ("B45", "a correction before CBP has it",    {"entered": "2026-09-18"}),
        ("B46", "a correction of what CBP rejected", PAID | {"rejected": "2026-10-10"}),
        ("B50", "a correction after liquidation",    PAID | {"liquidated": "2026-09-20"}),
        ("B51", "a correction 15 days before liquidation", PAID | {"liquidation": "2026-10-09"}),
        ("B48", "a correction 301 days after entry", PAID | {"entered": "2025-11-27"}),
        ("B52", "a correction of what is reconciled", PAID | {"reconciled": True}),
        ("B56", "a correction of what is cancelled", PAID | {"cancelled": "2026-09-20"}),
        ("B59", "a correction under review",         PAID | {"review": "extended"}),
        ("B60", "a correction of what is suspended", PAID | {"suspended": "court order"}),
    )),
    Case("B47", "a correction before payment",       {}, summary(**PAID),                     PSC, filed_before="01 2704 statement"),
]
# The other side of the same edges, where another row's quiet side does not have it.
EDGES = [
    ("B51", summary(**PAID | {"liquidation": "2026-10-10"})), ("B48", summary(**PAID | {"entered": "2025-11-28"})),
    ("B60", summary(**PAID | {"suspended": "AD/CVD"})),
]
