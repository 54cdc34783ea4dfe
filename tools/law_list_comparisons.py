"""The lists of law/lists against every secondary list of the reference folder and against the footnotes of the newest edition held.

Each comparison is one row of docs/law/disagreements.md, which tools/law_disagreements.py writes.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LAW = ROOT / "law"
SHOWN = 6
NEWEST = "2026-06-30"                    # the last day of the newest edition held
HAND = "this list is where ours comes from, so that the two agree by making; "


@dataclass(frozen=True)
class Comparison:
    names: tuple[str, ...]               # lists of law/lists, or headings of the programmes
    other: str
    numbers: frozenset[str]
    day: str = NEWEST
    how: str = "8"                       # "8" as subheadings, "expanded" to the ten-digit numbers of the day, "printed" as they stand
    why: str = ""
    ours: frozenset[str] | None = None   # where the numbers are of no list

    @cached_property
    def sides(self) -> tuple[set[str], set[str]]:
        text = set().union(*(listed(name, self.day) for name in self.names)) if self.ours is None else set(self.ours)
        other = set(self.numbers)
        if self.how == "expanded":
            return expanded(text, self.day), expanded(other, self.day)
        if self.how == "8":
            return {number[:8] for number in text}, {number[:8] for number in other}
        return text, other

    @property
    def row(self) -> str:
        text, other = self.sides
        cells = [", ".join(self.names), self.other + (" (expanded)" if self.how == "expanded" else ""), self.day,
                 f"{len(text):,}", f"{len(other):,}", shown(text - other), shown(other - text), self.why]
        return "| " + " | ".join(cells) + " |"


def shown(numbers: Iterable[str]) -> str:
    """How many, and the first of them."""
    found = sorted(numbers)
    return f"{len(found)}: {', '.join(found[:SHOWN])}{' ...' if len(found) > SHOWN else ''}" if found else "0"


@cache
def rows_of(name: str) -> tuple[dict[str, str], ...]:
    with open(LAW / "lists" / f"{name}.csv", encoding="utf-8") as file:
        return tuple(csv.DictReader(file))


def listed(name: str, day: str) -> set[str]:
    return {row["hts"] for row in rows_of(name) if row["from"] <= day and (not row["before"] or day < row["before"])}


@cache
def schedule(day: str) -> tuple[dict[str, str], ...]:
    """The declarable numbers of chapters 1-98."""
    found = []
    for path in sorted((LAW / "schedule").glob("[0-9][0-9].csv")):
        if path.stem != "99":
            with open(path, encoding="utf-8") as file:
                found += [{"number": row["number"], "footnote_refs": row["footnote_refs"]} for row in csv.DictReader(file)
                          if not row["upper"] and row["from"] <= day and (not row["before"] or day < row["before"])]
    return tuple(found)


def expanded(prefixes: Iterable[str], day: str) -> set[str]:
    wanted = set(prefixes)
    lengths = {len(prefix) for prefix in wanted}
    return {row["number"] for row in schedule(day) if any(row["number"][:length] in wanted for length in lengths)}


def secondary(reference: Path, name: str) -> list[dict[str, str]]:
    with open(reference / "law" / "lists" / name, encoding="utf-8") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def plain(number: str) -> str:
    return number.replace(".", "")


def spanned(rows: Iterable[dict[str, str]], column: str, day: str, prefix: str = "", suffix: str = "_start") -> frozenset[str]:
    """The numbers that a list has on a day; its last days are inclusive, NA and nothing are open."""
    start, end = (f"{prefix}effective_date{suffix}", "end_effective_date" if prefix else "effective_date_end")
    return frozenset(plain(row[column]) for row in rows
                     if (row[start] in ("", "NA") or row[start] <= day) and (row[end] in ("", "NA") or day <= row[end]))


def comparisons(reference: Path) -> Iterator[Comparison]:
    yield from china(reference)
    yield from exclusions(reference)
    yield from metals(reference)
    yield from vehicles(reference)
    yield from emergency(reference)
    yield from notes(reference)
    yield from proposals(reference)
    yield from small(reference)
    yield from footnotes()


@cache
def printed() -> dict[str, set[str]]:
    """The ten-digit numbers of chapters 1-97 by the heading of chapter 99 to which a footnote of theirs points."""
    found: dict[str, set[str]] = {}
    for row in schedule(NEWEST):
        for ref in row["footnote_refs"].split("|"):
            if re.match(r"99\d\d\.", ref) and row["number"] < "98":
                found.setdefault(ref.partition("@")[0], set()).add(row["number"])
    return found


CHINA = {"9903.88.01": "list_1", "9903.88.02": "list_2", "9903.88.03": "list_3", "9903.88.15": "list_4a"}
CHINA |= {f"9903.91.{n}": f"9903_91_{n}" for n in ("01", "02", "03", "05", "06", "07", "08", "11")}


def china(reference: Path) -> Iterator[Comparison]:
    other = secondary(reference, "s301_product_lists.csv")
    reasons = {
        ("9903.88.01", "list"): "9802 is the note's exception, no listed number",
        ("9903.88.02", "list"): "as for list 1",
        ("9903.88.03", "list"): "214 of them stand on list 1, 27 on list 2, 11 in part on list 3; the footnotes agree with the text",
        ("9903.88.15", "list"): "9802 as above; the rest are in part covered, s301_china_list_4a_partial",
        ("9903.88.15", "footnotes"): "no footnote at 0403.20.50; partly covered numbers; 8507.60.00 is deleted from note 20(s)",
        ("9903.91.01", "footnotes"): "6307.90.98 keeps a footnote to numbers deleted from note 31(b)",
    }
    for heading, name in CHINA.items():
        numbers = frozenset(row["hts8"] for row in other if row["ch99_code"] == heading)
        yield Comparison((f"s301_china_{name}",), f"s301_product_lists.csv, {heading}", numbers, why=reasons.get((heading, "list"), ""))
        yield Comparison((f"s301_china_{name}",), f"footnotes of HTS 2026 Rev 10, {heading}", frozenset(printed().get(heading, set())),
                         why=reasons.get((heading, "footnotes"), ""))
    rest = (
        ("9903.88.04", ("s301_china_list_3_partial",), NEWEST, ""),
        ("9903.88.16", ("s301_list_4b",), "2021-06-30",
         "note 20(u)(i) has 538; never collected; the other holds most of list 4 and numbers of today's schedule"),
        ("9903.91.12", ("s301_china_9903_91_12",), "2026-11-10", ""),
        ("9903.92.10", ("s301_china_9903_92_10",), NEWEST, ""),
        ("9903.91.14", (), "2026-11-10", "the article described: the programme names the number itself"),
    )
    for heading, names, day, why in rest:
        numbers = frozenset(row["hts8"] for row in other if row["ch99_code"] == heading)
        ours = in_programmes("9903.91.14", day) if not names else None
        yield Comparison(names or ("9903.91.14 in s301_china_maritime",), f"s301_product_lists.csv, {heading}", numbers, day, why=why, ours=ours)


@cache
def law() -> object:
    from tidewaiter.duty.law import load
    return load()


def in_programmes(number: str, day: str) -> frozenset[str]:
    """What the headings of that number name in law/programs, on a day."""
    from datetime import date

    from tidewaiter.duty.condition import InScope
    on = date.fromisoformat(day)
    return frozenset(
        row.prefix for program in law().programs for heading in program.headings if heading.number == plain(number) and heading.in_force(on)
        for condition in heading.conditions if isinstance(condition, InScope)
        for scope in condition.scopes for rows in scope.rows.values() for row in rows if on in row.span
    )


def exclusions(reference: Path) -> Iterator[Comparison]:
    lines = secondary(reference, "s301_exclusion_lines.csv")
    ended = "3926.90.9985 of the note ended on July 1, 2024; one of its successors, 3926.90.9987, is not in the other"
    for heading, why in (("9903.88.69", ended), ("9903.88.70", "")):
        stem = "s301_exclusion_" + heading[5:].replace(".", "_")
        names = tuple(name for name in (stem, f"{stem}_described") if (LAW / "lists" / f"{name}.csv").exists())
        yield Comparison(names, f"s301_exclusion_lines.csv, {heading}", frozenset(row["hts10"] for row in lines if row["ch99_code"] == heading),
                         "2026-06-08", "printed", why)
        yield Comparison(names, f"footnotes of HTS 2026 Rev 10, {heading}", frozenset(printed().get(heading, set())), "2026-06-08", "printed", why)
    for low in ("9903.88.21", "9903.88.25"):
        group = [f"9903.88.{int(low[-2:]) + step}" for step in range(4)]
        yield Comparison((f"{group[0]}-{group[-1]}",), f"s301_exclusion_lines.csv, {group[0]}-{group[-1]}",
                         frozenset(row["hts10"] for row in lines if row["ch99_code"] in group), how="printed", ours=frozenset(),
                         why="sets and other goods whose rate is that of another subheading: no exclusions; asked for by hand, law/not_held.yaml")
    headings = frozenset(plain(row["ch99_code"]) for row in secondary(reference, "s301_exclusion_headings.csv"))
    ours = {heading.number for program in law().programs if program.id.startswith("s301-china") for heading in program.headings
            if heading.number.startswith("990388") and heading.exception}
    yield Comparison(("headings of s301_china_exclusions, each with its days",), "s301_exclusion_headings.csv", headings, how="printed",
                     ours=frozenset(plain(number) for number in ours), why="the other gives no day for any of them; the notices of exclusion do. "
                     "9903.88.21-.28 are no exclusions")


def metals(reference: Path) -> Iterator[Comparison]:
    annex = secondary(reference, "s232_annex_products.csv")
    widened = "the other widens ten-digit numbers to their eight digits"
    headings = f"{widened}, and adds 8430, 8471, 8516.50 and 8709, which the text does not name"
    for label, parts, why in (("1a", "i ii iii iv v", ""), ("1b", "vi vii viii", headings), ("3", "ix x", widened)):
        numbers = {row["hts_prefix"] for row in annex if row["annex"] == label and row["effective_date"] == "2026-04-06"}
        yield Comparison(tuple(f"s232_metals_16_c_{part}" for part in parts.split()), f"s232_annex_products.csv, annex {label}",
                         frozenset(numbers), "2026-06-01", "expanded", why)
    for label, parts in (("1b", "vi vii viii"), ("1c", "xi"), ("3", "ix x")):
        numbers = {row["hts_prefix"] for row in annex if row["annex"] == label and row["effective_date"] == "2026-06-08"}
        names = tuple(f"s232_metals_16_c_{part}" for part in parts.split())
        ours = frozenset(row["hts"] for name in names for row in rows_of(name) if row["from"] == "2026-06-08")
        yield Comparison(tuple(f"{name} from 2026-06-08" for name in names), f"s232_annex_products.csv, annex {label} of Proc. 11032",
                         frozenset(numbers), NEWEST, "expanded", HAND + "the text of Revision 10 is not held", ours)
    before = set().union(*(listed(name, "2026-04-05") for name in METALS_UNTIL_APRIL))
    since = set().union(*(listed(f"s232_metals_16_c_{part}", "2026-04-06") for part in ROMAN))
    gone = frozenset(expanded(before, "2026-04-05") - expanded(since, "2026-04-06"))
    yield Comparison(("lists of steel and aluminum until 2026-04-05 less note 16(c)",), "s232_annex_products.csv, annex 2",
                     frozenset(row["hts_prefix"] for row in annex if row["annex"] == "2" and row["effective_date"] == "2026-04-06"),
                     "2026-04-06", "expanded", "what leaves the lists; the other has whole subheadings, and cars and trucks that were on none", gone)
    derivatives = secondary(reference, "s232_derivative_products.csv")
    for heading, name, why in (
        ("9903.81.91", "s232_steel_derivatives_16_n", f"{widened}, of which 27 are listed in part (CBP's list of "
         "2025-08-18), and has none of the 12 numbers of 03-12 and the 11 of 06-23"),
        ("9903.85.04", "s232_aluminum_derivatives_19_i", "of 8708.10.30 and 8708.29.21 the note takes the stampings of aluminum, one number each"),
        ("9903.85.07", "s232_aluminum_derivatives_19_j", "note 19(j) prints 7612 to 7614.10.10, and four numbers of 7616.10.90 and 7616.99.51"),
        ("9903.85.08", "s232_aluminum_derivatives_19_k", f"note 19(k), with 2203.00.00 and 8708.10.3050; {widened}"),
    ):
        yield Comparison((name,), f"s232_derivative_products.csv, {heading}",
                         frozenset(row["hts_prefix"] for row in derivatives if row["ch99_code"] == heading), "2025-09-01", "expanded", why)
    chapters = secondary(reference, "s232_metal_chapter_products.csv")
    for label, names, wanted, why in (
        ("steel, mill", ("s232_steel_articles",), lambda row: row["metal_type"] == "steel" and row["kind"] == "mill",
         "the note names the statistical numbers and subheadings of a heading where the other names the heading"),
        ("aluminum, mill", ("s232_aluminum_articles",), lambda row: row["metal_type"] == "aluminum" and row["kind"] == "mill", ""),
        ("steel, derivatives of 2020", ("s232_steel_derivatives_16_l",),
         lambda row: row["metal_type"] == "steel" and row["kind"] != "mill" and not row["effective_date"],
         "Proc. 9980 Annex II has the stampings of steel of 8708.10.30 and 8708.29.21"),
        ("steel, derivatives of 2025", ("s232_steel_derivatives_16_m",),
         lambda row: row["metal_type"] == "steel" and row["kind"] != "mill" and row["effective_date"], "CBP's list of 2025-08-18 adds 7302.90.9000"),
        ("aluminum, derivatives of 2020", ("s232_aluminum_derivatives_19_i",),
         lambda row: row["metal_type"] == "aluminum" and row["kind"] != "mill" and not row["effective_date"], "note 19(i)(E), (F) has the stampings"),
        ("aluminum, derivatives of 2025", ("s232_aluminum_derivatives_19_j",),
         lambda row: row["metal_type"] == "aluminum" and row["kind"] != "mill" and row["effective_date"], "note 19(j)"),
    ):
        yield Comparison(names, f"s232_metal_chapter_products.csv, {label}", frozenset(row["hts_prefix"] for row in chapters if wanted(row)),
                         "2025-09-01", "expanded", why)
    yield Comparison(("s232_copper_36_b",), "s232_copper_products.csv",
                     frozenset(row["hts10"] for row in secondary(reference, "s232_copper_products.csv")), "2025-09-01", "expanded")


ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
METALS_UNTIL_APRIL = (
    "s232_steel_articles", "s232_aluminum_articles", "s232_copper_36_b", "s232_steel_derivatives_16_l", "s232_steel_derivatives_16_m",
    "s232_steel_derivatives_16_n", "s232_aluminum_derivatives_19_i", "s232_aluminum_derivatives_19_j", "s232_aluminum_derivatives_19_k",
)


def vehicles(reference: Path) -> Iterator[Comparison]:
    for name, file_name in (("s232_auto_parts_33_g", "s232_auto_parts.txt"), ("s232_mhdv_parts_38_i", "s232_mhd_parts.txt")):
        lines = (reference / "law" / "lists" / file_name).read_text(encoding="utf-8").splitlines()
        yield Comparison((name,), file_name, frozenset(line for line in lines if line.isdigit()), "2026-06-01", "expanded")
    yield Comparison(("s232_auto_parts_33_r",), "s232_subdivision_r_products.csv",
                     frozenset(row["hts_prefix"] for row in secondary(reference, "s232_subdivision_r_products.csv")), "2026-06-01", "expanded")
    yield Comparison(("note_35_c",), "s232_aircraft_exempt_taiwan.csv",
                     frozenset(row["hts8"] for row in secondary(reference, "s232_aircraft_exempt_taiwan.csv")), "2026-06-01",
                     why=HAND + "the text of Revision 9 is not held")


def emergency(reference: Path) -> Iterator[Comparison]:
    came = secondary(reference, "annex_ii_first_appearance.csv")
    for row in came:                      # the end is its last day, a removal by an edition the day before the next
        row["prefix"] = plain(row["prefix"])
    dates = "its days are ours, by revision of the note"
    for day in ("2025-04-05", "2025-09-08", "2025-11-13"):
        yield Comparison(("ieepa_annex_ii",), "annex_ii_first_appearance.csv", spanned(came, "prefix", day, "first_", ""), day, "printed",
                          f"{dates}; of 8505.11.00 the note names 8505.11.0070 alone")
    exempt = secondary(reference, "ieepa_exempt_products.csv")
    for day in ("2025-04-05", "2025-09-08", "2025-11-13"):
        yield Comparison(("ieepa_annex_ii",), "ieepa_exempt_products.csv", spanned(exempt, "hts10", day), day, "expanded",
                         "the other counts in what other provisions free: informational materials and works of art (9903.01.31), chapter 98, "
                         "and the subheadings of which note 2(v)(iii)(b) frees one article; of 8505.11.00 the note names 8505.11.0070 alone")
    brazil = [row for row in secondary(reference, "country_eo_exempt_products.csv") if not row["hts10"].startswith("9903")]
    for day in ("2025-08-06", "2025-11-13"):
        yield Comparison(("note_2_x_iii_a", "note_2_x_iii_b", "note_2_x_iv"), "country_eo_exempt_products.csv, 9903.01.77",
                         spanned(brazil, "hts10", day), day,
                         why="neither Annex II to EO 14323 nor note 2(x)(iv) names 9014.80.50, 9031.49.40, 9031.49.70 or 9802.00.91")
    carved = secondary(reference, "fentanyl_carveout_products.csv")
    for heading, name in (("9903.01.05", "ieepa_potash"), ("9903.01.13", "ieepa_canada_energy"), ("9903.01.15", "ieepa_potash")):
        yield Comparison((name,), f"fentanyl_carveout_products.csv, {heading}",
                         frozenset(row["hts8"] for row in carved if row["ch99_code"] == heading), "2025-06-04",
                         why=HAND + "the orders name the goods in words")
    floors = secondary(reference, "floor_exempt_products.csv")
    for heading, name in (("9903.02.74", "note_2_v_xx"), ("9903.02.75", "note_2_v_xxi"), ("9903.02.76", "note_2_v_xxii"),
                          ("9903.02.77", "note_2_v_xxiii"), ("9903.02.81", "note_2_v_xxiv_b"), ("9903.02.84", "note_2_v_xxv_b"),
                          ("9903.02.85", "note_2_v_xxv_c"), ("9903.02.86", "note_2_v_xxv_d")):
        yield Comparison((name,), f"floor_exempt_products.csv, {heading}", frozenset(row["hts8"] for row in floors if row["ch99_code"] == heading),
                         "2026-01-15", why="the other dates it from the notice's publication or the new year; the headings are from "
                         + ("2025-09-01" if name < "note_2_v_xxiv" else "2025-11-14"))
    yield Comparison(("note_2_aa_ii", "note_2_aa_iii", "note_2_aa_iv"), "s122_exempt_products.csv",
                     frozenset(row["hts8"] for row in secondary(reference, "s122_exempt_products.csv")), "2026-06-01",
                     why="note 2(aa) prints no 9031.49, and of 8505.11.00 only 8505.11.0070")


def notes(reference: Path) -> Iterator[Comparison]:
    """Notes 40 to 52 as we read them, and as the reference's copyist did, on each day from which a number is listed."""
    rows = secondary(reference, "ch99_notes_40_to_52_lists.csv")
    for label in sorted({row["list"] for row in rows}):
        name = "note_" + re.sub(r"[()\s]+", "_", label).strip("_")
        for day in sorted({row["from"] for row in rows if row["list"] == label}):
            numbers = frozenset(plain(row["hts"]) for row in rows
                                if row["list"] == label and row["from"] <= day and (not row["before"] or day < row["before"]))
            yield Comparison((name,), f"ch99_notes_40_to_52_lists.csv, {label}", numbers, day, "printed")
    yield Comparison(("note_40_c",), "s232_pharma_products.csv", frozenset(row["hts10"] for row in secondary(reference, "s232_pharma_products.csv")),
                     "2026-07-31", "expanded")


def proposals(reference: Path) -> Iterator[Comparison]:
    """What was proposed in June 2026, against the notes as adopted."""
    why = "a proposal; the note adopted differs"
    yield Comparison(("note_50_a_ii", "note_50_a_iii", "note_50_a_iv", "note_50_a_v"), "s301_brazil_exempt_products.csv",
                     frozenset(row["hts8"] for row in secondary(reference, "s301_brazil_exempt_products.csv")), "2026-07-22", why=why)
    yield Comparison(("note_52_b", "note_52_c", "note_52_d", "note_52_e"), "s301fl_exempt_products.csv",
                     frozenset(row["hts8"] for row in secondary(reference, "s301fl_exempt_products.csv")), "2026-07-24", why=why)


def small(reference: Path) -> Iterator[Comparison]:
    numbers = frozenset(row["hts10"] for row in secondary(reference, "s232_semi_products.csv"))
    yield Comparison(("s232_semiconductors_39_b",), "s232_semi_products.csv", numbers, "2026-06-01", "expanded")
    solar = secondary(reference, "s201_solar_products.csv")
    modules = "note 18(g)-(h): 8541.43.0010 and goods of other headings that hold cells; the other has .21, the heading of cells in the quota"
    for cells, ours, why in (("8541.42", "9903.45.22", "the other has .25, the heading of modules"), ("8541.43", "9903.45.25", modules)):
        yield Comparison((f"{ours} in s201_solar",), f"s201_solar_products.csv, {cells}",
                         frozenset(row["hts10"] for row in solar if row["hts10"].startswith(plain(cells))), "2026-02-01", "expanded", why,
                         in_programmes(ours, "2026-02-01"))
    yield Comparison(("s232_polysilicon_made",), "s232_polysilicon_adval_products.csv",
                     frozenset(row["hts10"] for row in secondary(reference, "s232_polysilicon_adval_products.csv")), "2026-12-04", "printed",
                     HAND + "the annexes of Proc. 11052 are not held")
    prices = in_programmes("9903.45.33", "2026-12-04") | in_programmes("9903.45.34", "2026-12-04")
    yield Comparison(("9903.45.33, 9903.45.34 in s232_polysilicon",), "s232_polysilicon_mip_products.csv",
                     frozenset(row["hts10"] for row in secondary(reference, "s232_polysilicon_mip_products.csv")), "2026-12-04", "printed",
                     "the prices by watt of cells and modules cannot be rated yet", frozenset(prices))


def footnotes() -> Iterator[Comparison]:
    """The other footnotes of the exports that point into chapter 99."""
    for heading in ("9903.90.08", "9903.90.09"):
        yield Comparison((f"russia_{heading.replace('.', '_')}",), f"footnotes of HTS 2026 Rev 10, {heading}",
                         frozenset(number[:8] for number in printed()[heading]))
    programmes = sorted(heading for heading in printed() if heading.startswith("9903") and heading not in COMPARED and len(heading) == 10)
    for heading in programmes:
        ours = in_programmes(heading, NEWEST)
        held = any(one.number == plain(heading) for program in law().programs for one in program.headings)
        why = FOOTNOTES.get(heading, "" if ours else "in no programme by number")
        yield Comparison((f"{heading} in law/programs" + ("" if held else ", which has none"),), f"footnotes of HTS 2026 Rev 10, {heading}",
                         frozenset(printed()[heading]), NEWEST, "expanded", why, ours)


def footnotes_by_edition() -> list[str]:
    """The lists that footnotes repeat, on the first day of each edition held: rows where both differ, of editions that differ alike."""
    wanted = {heading: (f"s301_china_{name}",) for heading, name in CHINA.items()}
    wanted |= {f"9903.90.{n}": (f"russia_9903_90_{n}",) for n in ("08", "09")}
    found: dict[str, list[tuple[str, str, str]]] = {}
    for path in sorted((LAW / "schedule").glob("[0-9][0-9].csv")):
        if path.stem < "98":
            with open(path, encoding="utf-8") as file:
                for row in csv.DictReader(file):
                    for ref in row["footnote_refs"].split("|") if not row["upper"] else ():
                        if (heading := ref.partition("@")[0]) in wanted:
                            found.setdefault(heading, []).append((row["number"][:8], row["from"], row["before"]))
    with open(LAW / "schedule" / "editions.csv", encoding="utf-8") as file:
        editions = [(row["name"], row["from"]) for row in csv.DictReader(file) if row["held"] == "Y"]
    lines, alike = [], 0
    for heading, names in wanted.items():
        runs: list[tuple[set[str], set[str], list[str]]] = []
        for name, day in editions:
            text = {number[:8] for one in names for number in listed(one, day)}
            other = {number for number, start, before in found.get(heading, ()) if start <= day and (not before or day < before)}
            alike += text == other
            if runs and runs[-1][:2] == (text - other, other - text):
                runs[-1][2].append(name)
            else:
                runs.append((text - other, other - text, [name]))
        lines += [f"| {', '.join(names)} | {heading} | {among[0]}{f' to {among[-1]}' if among[1:] else ''} | {shown(a)} | {shown(b)} "
                  f"| {BY_EDITION[heading]} |" for a, b, among in runs if a or b]
    return ["", "## Footnotes by edition", "",
            f"The {len(wanted)} lists that footnotes repeat, on the first day of each of the {len(editions)} editions: {alike} of "
            f"{len(wanted) * len(editions)} agree to the number.", "",
            "| list | footnote | editions | only text | only footnotes | why |", "|---|---|---|---|---|---|", *lines]


# Why a footnote and the text differ; a heading that begins to differ has to be given its reason here.
BY_EDITION = {
    "9903.88.15": "0403.20.50 has no footnote; partly covered numbers; 8507.60.00 is not in note 20(s)",
    "9903.91.01": "6307.90.98 and 8507.60.00 in part, deleted from note 31(b); to the end of 2025 in s301_china_9903_91_01_unconfirmed",
    "9903.91.05": "the footnote came with Revision 2, the duty with January 1",
    "9903.90.08": "4420.19.00 has no ten-digit number in the first edition",
}


COMPARED = {*CHINA, "9903.88.69", "9903.88.70", "9903.90.08", "9903.90.09"}
FOOTNOTES = {
    "9903.19.19": "ended with 2022, infant_formula_2022.yaml", "9903.19.20": "ended with 2022", "9903.19.21": "ended with 2022",
    "9903.19.22": "ended with 2022", "9903.19.23": "ended with 2022; the day it began is not in the text",
    "9903.27.09": "Ukraine; lifted for entries from August 30, 2005 (70 FR 53410)",
    "9903.41.05": "the heading takes all of 4104 and 4107 that is bovine or equine; not every number has the footnote",
    "9903.41.10": "the heading takes footwear by its materials; not every number has the footnote",
    "9903.52.00": "note 6 is of upland cotton; waste and combed cotton of 5202 and 5203 have the footnote: asked for nowhere yet",
    "9903.52.26": "as 9903.52.00",
    "9903.55.01": "note 32(c): fine denier, 5503.20.0025 alone; the footnote stands at the subheading",
    "9903.91.09": "contracts of before May 14, 2024, to May 13, 2026",
}
FOOTNOTES |= {f"9903.88.{n}": "sets and other goods whose rate is that of another subheading; told by law/not_held.yaml" for n in range(21, 29)}
