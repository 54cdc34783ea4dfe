"""Write training names for the weights of the name score, with the right answer beside each.

    python -m tools.screening OUT [--reference FOLDER] [--census FOLDER] [--seed N] [--positives N] [--negatives N]

Two lists are asked against, the Consolidated Screening List of April 2022 and the SDN list of May 2024, each with some entities taken out of it
(their names then are names that must not alert) and some other names taken off entries that stay (they then are asked, and must be found). In OUT:
<list>_index.jsonl as the benchmarks have it, with `entity`, which entries of one party share; <list>_queries.jsonl with q, id (null where
nothing is right), kind, schema, entity and, where a name was damaged, from. No name asked here is asked in a benchmark that is reported on, and
no other name is asked of a party whose other name a benchmark asks. The same seed writes the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from rapidfuzz.distance import JaroWinkler
from tools.screening import damage, sources, strangers
from tools.screening.sources import Listing, key

HELD_OUT = .04                   # of the entities
RARELY = .15                    # of the damaged names, by a kind that few names can suffer
ALIAS_OUT = .50                  # of the entries with two names or more


@dataclass(frozen=True)
class Question:
    q: str
    id: str | None
    kind: str
    schema: str
    entity: str | None
    source: str = ""

    def row(self, qid: int) -> dict[str, object]:
        said: dict[str, object] = {"q": self.q, "id": self.id, "kind": self.kind, "schema": self.schema, "entity": self.entity, "qid": qid}
        return said | ({"from": self.source} if self.source else {})


def reported(screening: Path) -> tuple[set[str], set[str]]:
    """What the benchmarks ask, as keys: every name asked, and the other names asked that were taken off an entry."""
    asked, aliases = set(), set()
    for path in ("bench_dev/csl_queries.jsonl.gz", "alias_dev/queries.jsonl.gz"):
        with gzip.open(screening / path, "rt", encoding="utf-8") as file:
            for line in file:
                row = json.loads(line)
                asked.add(key(row["q"]))
                if row["kind"].startswith("alias"):
                    aliases.add(key(row["q"]))
    with (screening / "name_pairs_826.csv").open(encoding="utf-8", newline="") as file:
        asked |= {key(row[side]) for row in csv.DictReader(file) for side in ("name1", "name2")}
    return asked, aliases


def likeness(one: str, other: str) -> float:
    """How near two names are, word by word and joined: only to sort questions into near and far."""
    first, second = key(one), key(other)
    words = [max(JaroWinkler.similarity(word, each) for each in second.split()) for word in first.split()] if first and second else [0]
    return max(sum(words) / len(words), JaroWinkler.similarity(first.replace(" ", ""), second.replace(" ", "")) - .1)


def asked_by_alias(entries: Iterable[Listing], aliases: set[str], chance: Random) -> Iterator[tuple[Listing, Question | None]]:
    """Each entry as it stays on the list, with the name of it that is asked instead, if any."""
    for one in entries:
        far = len(one.names) > 1 and chance.random() < ALIAS_OUT and not aliases & {key(name) for name in one.names}
        if not far:
            yield one, None
            continue
        out = chance.choice(one.names)
        stay = tuple(name for name in one.names if key(name) != key(out))
        if not stay:
            yield one, None
            continue
        best = max(likeness(out, name) for name in stay)
        kind = "alias_near" if best >= .93 else "alias_mid" if best >= .85 else "alias_far" if best >= .7 else "alias_other"
        yield replace(one, names=stay, entity=one.entity), Question(out, one.id, kind, one.schema, one.entity,
            max(stay, key=lambda name: likeness(out, name)))


def questions(entries: tuple[Listing, ...], moved: list[Listing], firms: list[str], tables: dict[str, list[tuple[str, float]]],
    apart: tuple[set[str], set[str]],
              sizes: tuple[int, int], chance: Random) -> tuple[list[Listing], list[Question]]:
    """The list as it is asked against, and what is asked."""
    asked, aliases = apart
    entities = sorted({one.entity for one in entries})
    out = set(chance.sample(entities, int(len(entities) * HELD_OUT)))
    kept, found = [], []
    for one, question in asked_by_alias((one for one in entries if one.entity not in out), aliases, chance):
        kept.append(one)
        if question and (question.kind != "alias_other" or chance.random() < .1):
            found.append(question)
    counts = Counter(damage.plain(word) for one in kept for name in one.names for word in name.split())
    bears: dict[str, set[str]] = defaultdict(set)
    for one in kept:
        for name in one.names:
            bears[key(name)].add(one.entity)
    found = [one for one in found if key(one.q) not in asked and bears.get(key(one.q), {one.entity}) == {one.entity}]
    people = [one for one in kept if one.schema == "Person"]
    able: dict[str, list[tuple[Listing, str]]] = {kind: [] for kind in damage.RARE}
    for one in kept:
        for name in one.names[:3]:
            for kind in damage.tools(name, one.schema, one.countries, counts).keys() & able.keys():
                able[kind].append((one, name))
    while len(found) < sizes[0]:
        only = chance.choice([kind for kind in damage.RARE if able[kind]] or [""]) if chance.random() < RARELY else ""
        one = chance.choice(people) if people and chance.random() < .25 else chance.choice(kept)
        name = one.names[0] if chance.random() < .6 else chance.choice(one.names)
        if only:
            one, name = chance.choice(able[only])
        text, kind = damage.damaged(name, one.schema, one.countries, counts, chance, only)
        made = key(text)
        # A name that the damage made another party's is nobody's in particular.
        if text and (kind in ("exact", "order", "marks") or made not in asked) and bears.get(made, {one.entity}) == {one.entity}:
            found.append(Question(text, one.id, kind, one.schema, one.entity, name))
    seen = set(asked)
    held = [one for one in entries if one.entity in out]
    makers = strangers.Strangers(kept, tables, firms, held, moved, counts).makers
    known = strangers.near([name for one in kept for name in one.names])
    kinds = list(makers)
    count = 0
    while count < sizes[1]:
        kind = chance.choices(kinds, [makers[one][2] for one in kinds])[0]
        schema, make, _ = makers[kind]
        text = make(chance).strip()
        if len(text) > 1 and key(text) not in seen and not known(text):
            seen.add(key(text))
            found.append(Question(text, None, kind, schema, None))
            count += 1
    return kept, found


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.screening", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--reference", type=Path, default=Path(os.environ.get("TIDEWAITER_REFERENCE", "../shared/reference")))
    parser.add_argument("--census", type=Path, help="folder of the Census tables dist.all.last, dist.male.first, dist.female.first; else those of "
        "the package names")
    parser.add_argument("--seed", type=int, default=1790)
    parser.add_argument("--positives", type=int, default=10_000, help="a list (%(default)s)")
    parser.add_argument("--negatives", type=int, default=10_000, help="a list (%(default)s)")
    given = parser.parse_args()
    screening = given.reference / "screening"
    if not screening.is_dir():
        raise SystemExit(f"{screening} is not there; name the reference folder by --reference")
    tables, firms, apart = strangers.census(given.census), strangers.companies(given.reference), reported(screening)
    consolidated = sources.consolidated(screening / "consolidated_screening_list_2022-04.csv.gz")
    history = {day: sources.nationals(screening / "ofac_sdn_history" / f"sdn_{day}.csv.gz", consolidated)
        for day in ("2021-08-18", "2023-04-27", "2024-05-02")}
    known = {name: {key(each) for one in entries for each in one.names} for name,
        entries in (("csl_2022_04", consolidated), ("sdn_2024_05", history["2024-05-02"]))}
    numbers = {name: {one.entity_number for one in entries} for name, entries in (("csl_2022_04", consolidated),
        ("sdn_2024_05", history["2024-05-02"]))}
    given.out.mkdir(parents=True, exist_ok=True)
    tally: dict[str, Counter[str]] = defaultdict(Counter)
    for n, (name, entries) in enumerate((("csl_2022_04", consolidated), ("sdn_2024_05", history["2024-05-02"]))):
        others = [*history["2021-08-18"], *history["2023-04-27"], *(history["2024-05-02"] if n == 0 else consolidated)]
        moved = list({one.names: one for one in others if one.entity_number and one.source == "SDN" and one.entity_number not in numbers[name]
            and not known[name] & {key(each) for each in one.names}}.values())
        kept, found = questions(entries, moved, firms, tables, apart, (given.positives, given.negatives), Random(f"{given.seed} {name}"))
        for part, rows in (("index", [one.row() for one in kept]), ("queries", [one.row(qid) for qid, one in enumerate(found)])):
            with (given.out / f"{name}_{part}.jsonl").open("w", encoding="utf-8") as file:
                file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        for one in found:
            tally[one.kind][name] += 1
        print(f"{name}: {len(entries)} entries of {len({one.entity for one in entries})} parties, {len(kept)} asked against; "
              f"{len(moved)} that came or went; "
              f"{sum(one.id is not None for one in found)} to be found, {sum(one.id is None for one in found)} not")
    print(f"\n{'kind':24}{'csl_2022_04':>12}{'sdn_2024_05':>12}")
    for kind in sorted(tally, key=lambda one: (one.startswith("neg"), one)):
        print(f"{kind:24}{tally[kind]['csl_2022_04']:12}{tally[kind]['sdn_2024_05']:12}")


if __name__ == "__main__":
    main()
