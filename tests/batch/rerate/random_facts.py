"""Random facts: the right ones for a condition, wrong ones, and such as are none or contradict each other."""

from __future__ import annotations

from random import Random
from typing import Any

from tests.batch.rerate import aims
from tidewaiter.duty.condition import Given
from tidewaiter.duty.facts import FactText

Row = dict[str, Any]


def fact_for(chance: Random, row: Row, wanted: Given) -> None:
    """The fact as the condition wants it; now and then another, or none."""
    kind = chance.random()
    text = aims.law().facts[wanted.name]
    if kind < 0.75:
        if wanted.wanted is not None:
            row["facts"][wanted.name] = wanted.wanted
        else:
            low, high = wanted.at_least or 0, wanted.below if wanted.below is not None else (wanted.at_least or 0) + 20
            row["facts"][wanted.name] = chance.choice((str(low), str((low + high) / 2), str(high), f"{float(low) + 0.5}"))
    elif kind < 0.87:
        row["facts"][wanted.name] = right(chance, text)


def percentage(chance: Random) -> str:
    kind = chance.random()
    if kind < 0.3:
        return chance.choice(("0", "100", "50", "25", "15", "20", "40", "33.3333", "0.000001", "99.999999999999"))
    return f"{chance.uniform(0, 100):.{chance.choice((0, 1, 2, 2, 4, 6, 12))}f}"


def right(chance: Random, text: FactText) -> object:
    """A value that the fact can take."""
    if text.kind == "boolean":
        return chance.choice((True, True, False, "true", "False"))
    if text.kind == "percent":
        return percentage(chance)
    if text.kind in ("money", "number"):
        return chance.choice(("0", "1", "12.34", "0.4026", "1000000", "763.22", "0.005", f"{chance.uniform(0, 5000):.2f}"))
    if text.kind == "choice":
        return chance.choice(text.choices)
    if text.kind == "day":
        return str(aims.edge(chance, ()))
    return chance.choice(("x", "9902.01.01", "A-570-967", "9802.00.80", "", "US"))


def one_fact(chance: Random, row: Row, deciding: bool = False) -> None:
    """Another value of a fact, or none, or one more; where it is `deciding`, of those that only decide which headings apply."""
    facts = row["facts"]
    if facts and chance.random() < 0.5:
        name = chance.choice(tuple(facts))
        if chance.random() < 0.4:
            del facts[name]
        elif name in aims.law().facts:
            facts[name] = right(chance, aims.law().facts[name])
    else:
        name = chance.choice(aims.deciding() if deciding else tuple(aims.law().facts))
        facts[name] = right(chance, aims.law().facts[name])


def strange_fact(chance: Random, row: Row) -> None:
    name, value = chance.choice((
        ("steel_pct", "101"), ("steel_pct", "NaN"), ("aluminum_pct", "12.3456789012345"), ("no_such_fact", True), ("no_metal", "maybe"),
        ("polarization", "1e2"), ("us_content_pct", ""), ("cif_value", "1e30"), ("excise_kind", "mead"), ("ftz_pf_date", "yesterday"),
        ("ftz_pf_date", ""), ("quota_filled", "yes"), ("steel_pct", 12.5), ("aluminum_pct", 30), ("generic", None), ("repair_value", "Infinity"),
        ("copper_pct", " 12 "), ("steel_pct", "-1"), ("steel_pct", "١٢"), ("ch98", 98020080), ("ch98", True),
    ))
    row["facts"][name] = value


def contradiction(chance: Random, row: Row) -> None:
    row["facts"] |= chance.choice((
        {"no_metal": True, "steel_pct": "20"}, {"generic": True, "patented": True}, {"us_melted_95": True, "us_melted_85": False},
        {"steel_pct": "60", "aluminum_pct": "60"}, {"passenger_vehicle": True, "is_mhdv": True}, {"steel_pct": "50", "aluminum_pct": "50"},
        {"steel_pct": "0", "aluminum_pct": "0", "copper_pct": "0"}, {"onshoring_mfn_pricing": True, "onshoring_plan": False},
    ))
