"""One random line: aimed at something of the law, or at a shape of a rate, with the right facts, wrong ones or none; or much like another line."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from random import Random

from tests.batch.rerate import aims, amounts
from tests.batch.rerate.aims import DAY, FIRST, Aim
from tests.batch.rerate.random_facts import Row, contradiction, fact_for, one_fact, percentage, right, strange_fact
from tidewaiter.duty.condition import Claim, Day, Entered, Given

MODES = ("10", "10", "11", "11", "12", "30", "40", "40", "20", "50", "60", "", "31", "41", "70")
TYPES = ("01", "01", "01", "01", "02", "03", "06", "06", "07", "11", "11", "12", "21", "22", "23", "31", "34", "38", "51", "52", "86", "86")
NAMES = ("exported", "loaded", "imported")


def line(chance: Random, odd: float = 1.0) -> Row:
    """A line. The less `odd`, from 0 to 1, the more it is as a broker would write it, and turns on its number, country, days and facts alone."""
    kind = chance.random()
    if kind < 0.15:
        row = _bare(chance, odd)
    elif kind < 0.7:
        row = _aimed(chance, chance.choice(_choose(chance)), odd)
    elif kind < 0.86:
        row = _plain(chance, aims.of_any_shape(chance), odd)
    else:
        row = _of_fee(chance, odd)
    for _ in range(chance.choice((0, 0, 0, 1, 1, 2)) if chance.random() < odd else 0):
        chance.choice(_EXTRAS)(chance, row)
    if chance.random() < 0.06 * odd:
        chance.choice(_FAULTS)(chance, row)
    return row


def like(chance: Random, other: Row, odd: float = 1.0) -> Row:
    """The same line but for one thing: what must not be taken for the same, and what must come to the same plan."""
    row = {**other, "facts": dict(other["facts"])}
    kind = chance.random()
    if kind < 0.45:
        row["value"] = amounts.value(chance, row["hts"], row["entered"])
        amounts.fill(chance, row, odd=odd)
    elif kind < 0.55:
        chance.choice(_EXTRAS if chance.random() < odd else _USUAL)(chance, row)
    elif kind < 0.65:
        one_fact(chance, row, chance.random() >= odd)
    elif kind < 0.72:
        row["origin"] = aims.origin(chance, (), FIRST)
    elif kind < 0.8 and isinstance(row["entered"], date):
        moved = row["entered"].toordinal() + chance.choice((-1, 1, 1, 30, -365))
        row["entered"] = date.fromordinal(min(max(moved, 1), date.max.toordinal()))
    elif kind < 0.86:
        row["mode"] = chance.choice(MODES)
    elif kind < 0.9:
        row["entry_type"] = chance.choice(TYPES)
    elif (kind < 0.95 or chance.random() >= odd) and isinstance(row["entered"], date) and row["hts"].isdigit():
        row["program"] = "" if row["program"] else aims.claim(chance, row["hts"], row["origin"], row["entered"])
    else:
        chance.choice(_FAULTS)(chance, row)
    return row


def _choose(chance: Random) -> tuple[Aim, ...]:
    found = aims.aims()
    return found[chance.choice(tuple(found))]


def _aimed(chance: Random, aim: Aim, odd: float) -> Row:
    """A line that mostly meets an aim, with what else has to apply, and now and then what it yields to."""
    conditions = aim.conditions
    for others in (aims.companions(aim), aims.rivals(aim) if chance.random() < 0.2 else ()):
        if others:
            conditions = (*conditions, *chance.choice(others).conditions)
    digits, days = aims.number(chance, conditions)
    entered = aims.edge(chance, (*aim.spans, *days) if chance.random() < 0.8 else days or aim.spans)
    row = _new(chance, digits, entered, aims.origin(chance, conditions, entered))
    _days(chance, row, [c for c in conditions if isinstance(c, Day) and c.name != "entered"], odd)
    for c in conditions:
        if isinstance(c, Given):
            if c.name in aims.deciding() or chance.random() < odd:
                fact_for(chance, row, c)
        elif isinstance(c, Claim) and (c.wanted or chance.random() < 0.2) and chance.random() < 0.9:
            row["program"] = chance.choice(sorted(c.programs))
        elif isinstance(c, Entered) and chance.random() < 0.85:
            row[c.name] = chance.choice(sorted(c.values))
    heading = aim.heading
    if heading is None or aim.program is None:
        amounts.set_amounts(chance, row, odd=odd)
        return row
    if heading.base.fact and chance.random() < 0.9:
        row["facts"][heading.base.fact] = percentage(chance)
    if heading.base.kind.startswith("value_less") and chance.random() < 0.9:
        row["facts"]["us_content_pct"] = percentage(chance)
    if aim.program.chapter_98 and chance.random() < 0.12 * odd:
        _chapter_98(chance, row, chance.choice(chance.choice(aim.program.chapter_98).prefixes).ljust(8, "0"))
    if aim.program.zone and chance.random() < 0.25 * odd:
        zone = chance.choice(aim.program.zone)
        row["entered"] = aims.edge(chance, (zone.entered,))
        row["facts"]["ftz_pf_date"] = str(aims.edge(chance, (zone.granted,)))
        row["entry_type"] = chance.choice(("06", "06", "01"))
    amounts.set_amounts(chance, row, heading, odd)
    return row


def _bare(chance: Random, odd: float) -> Row:
    """A line as most are: a number, a country that some heading names, a day; its quantity or none, a claim or none, no fact."""
    aim = chance.choice(_choose(chance))
    entered = aims.edge(chance, aim.spans)
    row = _new(chance, aims.of_any_shape(chance) if chance.random() < 0.6 else aims.number(chance, aim.conditions)[0], entered,
               aims.origin(chance, aim.conditions, entered))
    amounts.fill(chance, row, odd=odd)
    row["value"] = amounts.value(chance, row["hts"], entered)
    if chance.random() < 0.2:
        row["q1"] = row["q2"] = None
    if chance.random() < 0.25:
        row["program"] = aims.claim(chance, row["hts"], row["origin"], entered)
    return row


def _plain(chance: Random, digits: str, odd: float) -> Row:
    entered = aims.edge(chance, ())
    row = _new(chance, digits, entered, aims.origin(chance, (), entered))
    if chance.random() < 0.4:
        row["program"] = aims.claim(chance, digits, row["origin"], entered)
    if chance.random() < 0.2 * odd:
        row["facts"]["polarization"] = chance.choice(("96", "97.5", "99.8", "100", "65", "0", "99.987"))
    amounts.set_amounts(chance, row, odd=odd)
    return row


def _of_fee(chance: Random, odd: float) -> Row:
    fed = aims.feed()
    name = chance.choice(tuple(fed))
    row = _plain(chance, aims.under(chance, chance.choice(fed[name])), odd)
    if chance.random() >= odd:
        return row
    if name.startswith("case"):
        _cases(chance, row)
    elif name.startswith("tax"):
        for fact in ("excise_kind", "tobacco_kind", "alcohol_pct", "sparkling", "carbonated", "hard_cider", "cbma_rate", "cigar_price"):
            if chance.random() < 0.5:
                row["facts"][fact] = right(chance, aims.law().facts[fact])
    if chance.random() < 0.3:
        fact = chance.choice(("organic_exempt", "cotton_fee_exempt", "cotton_fee", "beef_fee", "pork_fee", "mushroom_fee", "pecan_fee"))
        row["facts"][fact] = right(chance, aims.law().facts[fact])
    return row


def _new(chance: Random, digits: str, entered: date, country: str) -> Row:
    return {
        "hts": digits, "origin": country, "entered": entered, "value": "0", "exported": None, "loaded": None, "imported": None,
        "program": "", "mode": chance.choice(MODES), "q1": None, "u1": None, "q2": None, "u2": None, "facts": {},
        "entry_type": chance.choice(TYPES) if chance.random() < 0.4 else "01", "cases": "", "as_text": "",
    }


def _days(chance: Random, row: Row, asked: list[Day], odd: float) -> None:
    """Days before entry, at the edges of what conditions ask; they mostly follow one another."""
    for name in NAMES:
        if chance.random() < 0.3:
            row[name] = row["entered"] - DAY * chance.randrange(60)
    for c in asked:
        if chance.random() < 0.85:
            row[c.name] = aims.edge(chance, (c.span,))
            if chance.random() >= 0.15 * odd:
                row["entered"] = max(row["entered"], row[c.name])
    if row["imported"] and chance.random() >= 0.15 * odd:
        row["imported"] = max(row[name] for name in NAMES if row[name])


def _chapter_98(chance: Random, row: Row, digits: str) -> None:
    """A claim under chapter 98, with the value that its duty falls on."""
    row["facts"]["ch98"] = chance.choice((digits, digits[:8], f"{digits[:4]}.{digits[4:6]}.{digits[6:]}"))
    if chance.random() < 0.8:
        row["facts"]["repair_value"] = chance.choice(("0", "100", "12.34", "0.005", "99999999", f"{chance.uniform(0, 2000):.2f}"))
    if chance.random() < 0.8:
        row["facts"][chance.choice(("us_content_pct", "us_content_value"))] = percentage(chance)


# What may come to a line besides.

def _with_fact(name: str) -> Callable[[Random, Row], None]:
    def give(chance: Random, row: Row) -> None:
        row["facts"][name] = right(chance, aims.law().facts[name])
    return give


def _claimed(chance: Random, row: Row) -> None:
    if isinstance(row["entered"], date):
        row["program"] = aims.claim(chance, row["hts"], row["origin"], row["entered"])


def _claimed_98(chance: Random, row: Row) -> None:
    digits = chance.choice(aims.under_98())
    if chance.random() < 0.3:
        row["hts"] = digits.ljust(10, "0")
    else:
        _chapter_98(chance, row, digits)


def _cases(chance: Random, row: Row) -> None:
    numbers = ("A-570-967-000", "C-570-968-000", "A570909000", "A-570-909", "nonsense", "A-999-999-000", "A-570-967-001", *aims.law().cases)
    row["cases"] = chance.choice((",", ", ")).join(chance.choice(numbers) for _ in range(chance.choice((1, 1, 2, 3))))
    case = chance.choice(tuple(aims.law().cases.values()))
    if chance.random() < 0.7:
        row["origin"] = case.country
    for name, text in (("exporter", case.exporter), ("producer", case.producer)):
        if chance.random() < 0.3:
            row["facts"][name] = text or "Nobody Ltd."
    if chance.random() < 0.2:
        row["facts"][chance.choice(("adcvd_not_in_scope", "adcvd_not_in_scope_of"))] = chance.choice((True, "A-570-967", "A570909, C570968"))


def _zone(chance: Random, row: Row) -> None:
    if isinstance(row["entered"], date):
        row["facts"]["ftz_pf_date"] = str(chance.choice((row["entered"] - DAY * chance.randrange(900), aims.edge(chance, ()), row["entered"])))


def _small(chance: Random, row: Row) -> None:
    row["entry_type"], row["value"] = "86", chance.choice(("800", "800.49", "800.50", "801", "799.99", "100", "5"))
    row["facts"] |= chance.choice(({}, {"donation": True}, {"gift": True}, {"informational": True}, {"confirm_exclusion": True}))


def _other_days(chance: Random, row: Row) -> None:
    if isinstance(row["entered"], date):
        name = chance.choice(NAMES)
        row[name] = chance.choice((None, row["entered"], row["entered"] + DAY, row["entered"] - DAY * chance.randrange(400), aims.edge(chance, ())))


def _quantities(chance: Random, row: Row) -> None:
    amounts.disturb(chance, row)


def _decided(chance: Random, row: Row) -> None:
    one_fact(chance, row, deciding=True)


_USUAL: tuple[Callable[[Random, Row], None], ...] = (_decided, _decided, _claimed, _quantities)
_EXTRAS: tuple[Callable[[Random, Row], None], ...] = (
    one_fact, one_fact, _claimed, _claimed_98, _cases, _zone, _small, _other_days, _other_days, _quantities, _quantities,
    *(_with_fact(name) for name in ("quota_filled", "manual_entry", "hmf_exempt", "courier_hub", "consolidated_express", "cif_value", "mtb",
                                    "steel_pct", "aluminum_pct", "us_content_pct", "usmca_certified", "confirm_exclusion", "transshipped")),
)


# What is wrong with a line.

def _set(name: str, *values: object) -> Callable[[Random, Row], None]:
    def fault(chance: Random, row: Row) -> None:
        row[name] = chance.choice(values)
    return fault


def _number(chance: Random, row: Row) -> None:
    digits = row["hts"]
    row["hts"] = chance.choice((digits[:8], digits[:9], digits.lstrip("0"), digits[:8] + "99", "0000000000", "9903880300", "9903.01.25", "9801001098",
                                "98020080", "9902010100", "12345", "ABCDEFGHIJ", "", digits + "0", f" {digits} ", "٣٩٠٣٨٨٠٣٠٠"[:10]))


def _json(chance: Random, row: Row) -> None:
    row["as_text"] = chance.choice((
        "{", "[]", "null", "1", '{"steel_pct": {"a": 1}}', '{"steel_pct": [1]}', " ", '{"steel_pct": 10, "steel_pct": 20}', '{"steel_pct": 1e1}',
        '{"no_metal": true, "generic": null}', '{"steel_pct": 12.50, "note52_article": true}', '{"steel_pct": NaN}', '"text"',
    ))


_FAULTS: tuple[Callable[[Random, Row], None], ...] = (
    _number, _number, _number, _json, strange_fact, strange_fact, contradiction, contradiction,
    _set("origin", "cn", " de ", "ZZ", "", None, "CHINA", "UK", "EU", "xx"),
    _set("entered", None, date(2017, 12, 31), date(2018, 1, 1), date(2035, 5, 5), date(1, 1, 1), date(9999, 12, 31), "2024-02-30", "1/2/2024", "",
         "2024-1-05", "2024-W05-3", "24-01-05", " 2024-01-05", "2024-01-05T00:00", "20240105"),
    _set("value", None, "", "-1", "0.001", "abc", "1e3", "1E+14", "10000000000000", "10000000000000.01", "NaN", "Infinity", "1,000", " 12 ", "0.5"),
    _set("mode", "99", "1", "AIR", "10 ", None, "010"), _set("entry_type", "99", "1", "X", None, "", " 01", "63"),
    _set("program", "Z" * 1001, "A\x07", "ZZ", "s", "S+", "A*", "KR ", "jp", "a", "N", "W", "Y", "Z", None, "E", "HOPE", "P+", "S#"),
    _set("exported", "not a day", date(2099, 1, 1), "", "24-01-05", "2024-1-5"),
    _set("imported", date(2017, 5, 5), date(1999, 9, 9), date(2099, 1, 1)),
    _set("q1", "-1", "abc", "1e13", "0.0000000000001", "NaN", "", "1e2"), _set("u1", "furlong", "", None, "No.", "doz.", "kg", "X"),
    _set("cases", "A-570-967-000, ", "nonsense", "A570967000,C570968000"),
)


def texts(row: Row) -> Row:
    """The row with its facts as the JSON that a file has, or as what stands there in its place."""
    return {**row, "facts": row["as_text"] or (json.dumps(row["facts"]) if row["facts"] else None)}
