"""What CBP keeps of a summary beside its text: thing `summary`, by which its course is run."""

from __future__ import annotations

from tidewaiter.ace.desk import Thing
from tidewaiter.ace.summary import Placed, Summary

_TOTALS = ("duty", "tax", "antidumping", "countervailing")


def facts(summary: Summary, processing_port: str) -> Thing:
    """The facts of a summary: codes and days as filed, days in ISO 8601, amounts in cents. `processing_port` is the block's."""
    header, content = summary.header, summary.one("11")
    return {
        "type": summary.type, "port": header["port"], "processing_port": processing_port, "mode": summary.mode,
        "reference": summary.reference, "importer": content["importer"] if content else "", "entered": _day(content, "entered"),
        "payment": header["payment_type"], "print_date": _day(header, "print_date"), "month": header["statement_month"],
        "branch": header["branch"], "correction": header["correction"] == "Y", "certify": header["certify_release"] == "A",
        "cases": [placed["case"] for _, placed in summary.all("53")], "lines": len(summary.lines),
        "value": sum(line.value for line in summary.lines), "amounts": _amounts(summary),
    }


# Of a warehouse entry and of a temporary importation the harbor maintenance fee alone is paid with the summary, of a re-warehouse
# entry nothing. Source: CATAIR Daily Statement, page 8.
_PAID_LATER = {"21": frozenset({"501"}), "22": frozenset(), "23": frozenset({"501"})}


def _amounts(summary: Summary) -> Thing:
    """What is paid with the summary, in cents; a deferred tax is told apart."""
    totals = summary.one("90")
    later = summary.type in _PAID_LATER
    amounts: Thing = {name: totals.number(name) if totals and not later else 0 for name in _TOTALS}
    amounts["deferred"] = amounts["tax"] if summary.header["deferred_tax"] else 0
    amounts["tax"] -= amounts["deferred"]
    fees: dict[str, int] = {}
    for placed in summary.of("89"):
        for n in range(1, 6):
            if (code := placed[f"class_{n}"]) and code in _PAID_LATER.get(summary.type, (code,)):
                fees[code] = fees.get(code, 0) + placed.number(f"amount_{n}")
    return amounts | {"fees": fees}


def _day(placed: Placed | None, name: str) -> str:
    day = placed.record.as_day(name) if placed else None
    return day.isoformat() if day else ""
