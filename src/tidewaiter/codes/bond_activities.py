"""Activities that a bond secures, by CBP's code in words of our own, and the least amount of a bond where one is published."""

from __future__ import annotations

from datetime import date

from tidewaiter.codes import table

# CATAIR eBond, record 10 note 2, CB-27.
ACTIVITIES = {
    "1":   "importer or broker",                "1A":  "drawback payments",             "2":  "custodian of bonded merchandise",
    "3":   "international carrier",             "3A":  "instruments of international traffic",
    "3A3": "carrier of international traffic",  "4":   "foreign trade zone operator",   "5":  "public gauger",
    "6":   "wool and fur products",             "7":   "bill of lading",                "8":  "detention of copyrighted material",
    "10":  "court costs",                       "11":  "airport security",              "16": "importer security filing",
    "17":  "marine terminal operator",          "19":  "user fee facility",
}
CONTINUOUS_ONLY = ("2", "3A", "3A3", "4", "5", "11", "17", "19")
SINGLE_ONLY = ("6", "7", "8", "10")


def known(code: str) -> bool:
    return code in ACTIVITIES


def minimum(activity: str, kind: str, day: date) -> int | None:
    """The least amount in whole dollars of a `continuous` or a `single` transaction bond on `day`, or None where none is known.

    >>> minimum("3", "continuous", date(2024, 2, 12)), minimum("3", "continuous", date(2024, 2, 13)), minimum("1A", "continuous", date(2026, 1, 1))
    (25000, 50000, None)
    """
    for row in table.rows("bond_minimums"):
        if row["activity"] == activity and row["kind"] == kind and day in table.span(row):
            return int(row["usd"])
    return None
