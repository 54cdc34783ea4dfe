"""The pages docs/law/chapter-98.md, special-programs.md and small-shipments.md, printed from the declarations.

    python -m tidewaiter.duty.preference_pages docs/law
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

from tidewaiter.codes import countries, special_programs, table
from tidewaiter.duty.chapter_98 import Claim, goods, meaning, relief
from tidewaiter.duty.rate_day import MANNERS
from tidewaiter.lawfiles import law_dir
from tidewaiter.numbers import hts
from tidewaiter.tariff.figures import Figures
from tidewaiter.tariff.rate_text import number_text, read_special
from tidewaiter.tariff.schedule import under

DAY = date(2026, 6, 18)          # a day of the newest edition held
_VALUE = Fraction(10000)
_FACTS = {"repair_value": "1", "us_content_pct": "1"}
_SAID = {
    "nothing": "nothing", "repair_value": "the repairs or processing", "value_less_us_content": "the value less products of the United States",
    "value": "the whole value", "own": "a rate of its own", "by_hand": "by hand",
}


_CLAIMING = """\
Claim a number as the fact `ch98`, beside the number of chapters 1 to 97. `repair_value` is what the repairs or the processing are worth,
`us_content_value` or `us_content_pct` what products of the United States are. A part that nobody gave is asked for, and fatal. The duty on a
part of the value is in the same proportion to the duty on the whole, so a specific rate is scaled too. A special program claimed on the
chapter 98 number itself need not stand in the column of the other. What the duties of chapter 99 fall on is said by each programme."""
_RATE_DAY = """\
The rates are those of the time of entry (19 CFR 141.69), but for goods withdrawn from warehouse, (a); in bond, not of a quota and not in
general order, (b): the day of acceptance; overcarried and brought back within 90 days, (c): the first entry; and in privileged foreign
status in a zone: the day of the application (19 CFR 146.65(a)(1), fact `ftz_pf_date`). Fees go by the time of entry."""
_COLUMNS = """\
A claim rests on its own symbol, or on that with a star (A*, E*), which leaves out articles of some countries by a list that is not held;
A+ is for the least developed alone. N, W, Y and Z stand in no column and make any number free, each under the terms of its note. A claim on
a free number counts for the processing fee (CSMS 12-000190). C, of civil aircraft (general note 6), B, K and L are rates of the column for
a claim: without it the general rate is due. Informational materials and donations have no rate of their own in chapters 1 to 97; what
they are free of stands in the programmes of chapter 99."""


def pages() -> dict[str, str]:
    """Each page by its file name."""
    return {"chapter-98.md": _chapter_98(), "special-programs.md": _special_programs(), "small-shipments.md": _small_shipments()}


def _read(name: str) -> Any:
    return yaml.safe_load((law_dir() / name).read_text(encoding="utf-8"))


def _table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    names = list(head)
    lines = [names, ["---"] * len(names), *([str(cell).replace("|", "/") for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _declarable(prefix: str) -> list[Figures]:
    return [one for one in under(hts.compact(prefix), DAY) if not one.upper]


def _says(one: Figures, **given: Any) -> str:
    found = relief(Claim(one.number, DAY, _VALUE, _FACTS, **given))
    if any(finding.rule == "CH98-COLUMN" for finding in found.findings):
        return "no relief"
    if any(finding.rule == "CH98-BY-HAND" for finding in found.findings):
        return "by hand"
    return _SAID[found.falls_on] + (f", less {number_text(Fraction(found.less, 1_000_000))} points" if found.less else "")


def _chapter_98() -> str:
    law = _read("chapter_98.yaml")
    rows = []
    for rule in law["numbers"]:
        for prefix in map(str, rule["numbers"]):
            every = [str(other) for one in law["numbers"] for other in one["numbers"]]
            longer = tuple(hts.compact(other) for other in every if other != prefix and other.startswith(prefix))
            own = [one for one in _declarable(prefix) if not one.number.startswith(longer)]
            general = sorted({_says(one) for one in own})
            column_2 = sorted({_says(one, column_2=True) for one in own})
            texts = {text for one in own for text in (read_special(one.special) or {"": one.special}).values()}
            special = sorted({_SAID[meaning(text)] for text in texts if meaning(text)})
            needs = [f"a claim of {one}" for one in rule.get("claim", ())] + [f"entry type {one}" for one in rule.get("entry_type", ())]
            needs += [f"goods of {rule['free_for']}, then free"] if "free_for" in rule else []
            needs += [f"{rule['preference']} in force"] if "preference" in rule else []
            needs += [f"entry within {rule['months']} months"] if "months" in rule else []
            needs += ["a bond"] * rule.get("bond", False) + ["no AD/CVD case"] * rule.get("no_adcvd", False)
            needs += [f"origin {', '.join(rule['origin'])}"] if "origin" in rule else []
            named = sum(len(goods(one.number)) for one in own)
            needs += [f"goods of {named} numbers"] * bool(named)
            rows.append((prefix, rule["about"], "; ".join(general), "; ".join(special), "; ".join(column_2), "; ".join(needs), rule["cite"]))
    exceptions = law["mpf"]["exceptions"]
    return "\n\n".join((
        "# Chapter 98",
        "Printed by `python -m tidewaiter.duty.preference_pages docs/law` from law/chapter_98.yaml, law/chapter_98_goods.csv and the schedule.",
        _CLAIMING,
        _table(("number", "what for", "general duty falls on", "under a claim", "in column 2", "needs", "cite"), rows),
        "## Merchandise processing fee",
        f"None under the chapter ({law['mpf']['cite']}), except:",
        _table(("number", "falls on", "cite"), ((", ".join(one["numbers"]), _SAID[one["falls_on"]], one["cite"]) for one in exceptions)),
        f"Exempt from internal revenue tax too: {', '.join(law['tax_free']['numbers'])} ({law['tax_free']['cite']}).",
        f"Told, not charged: {', '.join(law['mpf']['doubts']['numbers'])} ({law['mpf']['doubts']['cite']}).",
        "## The time of entry and the day of the rates",
        _RATE_DAY,
        _table(("manner", "the latest of", "cite"), ((name, ", ".join(one.needs), one.cite) for name, one in MANNERS.items())),
    )) + "\n"


def _days(row: Mapping[str, str]) -> str:
    return f"{row['from'] or '...'} to before {row['before'] or '...'}"


def _countries(code: str) -> str:
    listed = [row for row in table.rows("special_program_countries") if row["program"] == code]
    if [row["country"] for row in listed] == ["*"]:
        return "all of column 1"
    return ", ".join(row["country"] + (f" ({_days(row)})" if row["from"] or row["before"] else "") for row in listed)


def _special_programs() -> str:
    programs = table.rows("special_programs")
    groups: dict[str, list[str]] = {}
    for row in table.rows("mpf_exempt_countries"):
        groups.setdefault(row["group"], []).append(row["country"])
    memory = sum(row["confidence"] == "memory" for name in ("special_programs", "special_program_countries", "special_program_periods")
                 for row in table.rows(name))
    return "\n\n".join((
        "# Special programs",
        "Printed by `python -m tidewaiter.duty.preference_pages docs/law` from law/codes/special_program*.csv and mpf_exempt_countries.csv.",
        f"{memory} rows rest on memory and say so in their cite.",
        _table(("claim", "programme", "days", "processing fee", "cite"),
               ((row["code"], row["name"], _days(row), row["mpf"], row["cite"]) for row in programs)),
        "## Countries",
        _table(("claim", "countries"),
               ((row["code"], _countries(row["code"])) for row in programs if special_programs.countries(row["code"], DAY) is not None)),
        "## Renewals, by two clocks",
        "A programme that lapsed and was renewed back to its last day was no law meanwhile for who read it then: `--known-on` shows that.",
        _table(("programme", "days", "known", "cite"),
               ((row["program"], _days(row), row["known"], row["cite"]) for row in table.rows("special_program_periods"))),
        "## What a lapse that was cured gives back",
        _table(("programme", "entered", "renewed", "requests until", "how", "what comes back", "cite"),
               ((row["program"], _days(row), row["renewed"], row["claims_until"] or "their own limits", row["how"], row["refunds"], row["cite"])
                for row in table.rows("special_program_lapses"))),
        "## No processing fee by country, whatever is claimed",
        _table(("group", "countries"), ((name, ", ".join(f"{one} {countries.names()[one]}" for one in codes)) for name, codes in groups.items())),
        "## Claims and columns",
        _COLUMNS,
    )) + "\n"


def _small_shipments() -> str:
    law = _read("de_minimis.yaml")
    informal, islands = law["informal"], law["gifts"]["from_islands"]
    return "\n\n".join((
        "# Small shipments",
        "Printed by `python -m tidewaiter.duty.preference_pages docs/law` from law/de_minimis.yaml.",
        f"Up to ${law['low_value']['limit']} for one person on one day passes free ({law['low_value']['cite']}), but not:",
        _table(("goods of", "from", "before", "known", "except", "cite"),
               ((", ".join(one.get("origins", ["all"])), one["from"], one.get("before", ""), one.get("known", ""),
                 ", ".join(one.get("except", ())), "; ".join(filter(None, (one["cite"], one.get("mail", ""))))) for one in law["closed"])),
        f"Litigation: {law['litigation']['state']} ({law['litigation']['cite']}).",
        f"It leaves out whatever their value {', '.join(law['left_out']['numbers'])} ({law['left_out']['cite']}), and goods of a quota.",
        "In the international mail such goods owe in place of an entry:",
        _table(("goods of", "from", "before", "owes", "cite"),
               ((", ".join(one.get("origins", ["all"])), one["from"], one.get("before", ""), one["owes"], one["cite"]) for one in law["mail"])),
        f"A gift of up to ${law['gifts']['limit']}, or ${islands['limit']} from {', '.join(islands['origins'])}, stays free\n"
        f"({law['gifts']['cite']}).",
        "## Informal entry",
        _table(("goods", "up to", "cite"), (
            ("any", f"${informal['limit']}", informal["cite"]),
            (f"classified in {', '.join(informal['chapter_99']['numbers'])}", f"${informal['chapter_99']['limit']}", informal["chapter_99"]["cite"]),
            (", ".join(informal["us_goods"]["numbers"]), f"${informal['us_goods']['limit']}", informal["us_goods"]["cite"]),
            (", ".join(informal["no_limit"]["numbers"]), "no limit", informal["no_limit"]["cite"]),
            ("in the mail", f"${informal['mail']['limit']}", informal["mail"]["cite"]),
        )),
        "CBP may ask for a formal entry of any goods (19 CFR 143.22).",
    )) + "\n"


if __name__ == "__main__":
    for _name, _text in pages().items():
        (Path(sys.argv[1]) / _name).write_text(_text, encoding="utf-8")
