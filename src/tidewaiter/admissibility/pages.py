"""The rules on places as a page: `python -m tidewaiter.admissibility.pages docs` writes docs/screening-place-rules.md."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from datetime import date
from itertools import groupby
from pathlib import Path

from tidewaiter.admissibility.export_lists import SUPPLEMENTS
from tidewaiter.admissibility.tables import PlaceRule, place_names, place_rules, rows

NAME = "screening-place-rules.md"
_WHAT = {
    "origin": "origin", "exported_from": "exported from", "laden": "laden in", "party": "a party in", "flag": "flag of",
    "called": "called at", "ship_to": "sent to",
}
_EFFECT = {"prohibited": "prohibited without a license", "licence": "a license is needed", "ask": "asked", "listed": "goes by party"}


def page() -> str:
    """The rules of law/screening/place_rules.csv, one row for those that say the same of several places, and the export lists."""
    lines = [
        "# Rules on places", "",
        "Printed from law/screening by `python -m tidewaiter.admissibility.pages docs`; [why and how](screening-places.md).", "",
        "| rule | places | what | effect | days | cite |", "|---|---|---|---|---|---|",
    ]
    for (id, effect, words), group in groupby(place_rules(), key=lambda one: (one.id, one.effect, one.words)):
        found = list(group)
        lines.append(f"| `{id}`: {words} | {_each(one.place for one in found)} | {_each(_WHAT[one.what] for one in found)} | {_EFFECT[effect]} | "
                     f"{_each(_days(one) for one in found)} | {_each(one.cite for one in found)} |")
    names = Counter(one.region for one in place_names())
    lines += ["", "## Names held", "", "| place | names and spellings |", "|---|---|"]
    lines += [f"| {region} | {count} |" for region, count in sorted(names.items())]
    lines += ["", "## Export control lists", "", "| table | rows | text of |", "|---|---|---|"]
    lines += [f"| `{name}` | {len(rows(name)):,} | {_each(row['from'] for row in rows(name))} |"
              for name in ("eccns", "eccn_controls", "eccn_exceptions", "country_chart", "country_groups", "part_746_hts")]
    lines += ["", "| Supplement of part 746 | numbers | bears on goods to |", "|---|---|---|"]
    lines += [f"| No. {supplement} | {sum(row['supplement'] == supplement for row in rows('part_746_hts')):,} | {', '.join(places)} |"
              for supplement, places in SUPPLEMENTS.items()]
    return "\n".join(lines) + "\n"


def _each(texts: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(texts))


def _days(rule: PlaceRule) -> str:
    before = "" if rule.span.before == date.max else f" to before {rule.span.before}"
    return f"from {rule.span.start}{before}" + (f", {rule.days} days after the call" if rule.days else "")


if __name__ == "__main__":
    (Path(sys.argv[1]) / NAME).write_text(page(), encoding="utf-8")
