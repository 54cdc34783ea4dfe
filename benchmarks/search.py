"""How well and how fast `hts search` finds, for docs/search.md: beside plain tantivy over one field, in the same run.

    python benchmarks/search.py ../shared/reference

Recall is over fixed samples that no weight was tried on: the last of a fixed shuffle of machine-written descriptions of goods and of the
search terms of the British tariff, with the codes whose six digits the edition has. A heading or subheading counts as found where one of
the first N hits is in it. Latency is over the same texts and over copies with a letter dropped, doubled or swapped.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tantivy import Document, Index, SchemaBuilder

Search = Callable[[str], list[str]]
DESCRIPTIONS, TERMS = 2000, 2000


def samples(folder: Path, subheadings: set[str]) -> dict[str, list[tuple[str, str]]]:
    """Texts with the six digits that they should find."""
    with (folder / "hs6_examples_synthetic.csv").open(encoding="utf-8", newline="") as file:
        described = [(row["product_description"], row["hs6_code"]) for row in csv.DictReader(file)]
    terms = [(text, code[:6]) for text, code in json.loads((folder / "uk_search_references.json").read_text(encoding="utf-8")).items()]
    found = {}
    for name, pairs, size in (("descriptions", described, DESCRIPTIONS), ("British terms", terms, TERMS)):
        random.Random(7).shuffle(pairs)
        found[name] = [pair for pair in pairs if pair[1] in subheadings][-size:]
    return found


def misspelt(text: str, chance: random.Random) -> str:
    """The text with one letter dropped, doubled or swapped with the next."""
    at = chance.randrange(max(1, len(text) - 1))
    before, one, two, after = text[:at], text[at:at + 1], text[at + 1:at + 2], text[at + 2:]
    return before + chance.choice((two, one + one + two, two + one)) + after


def plain(folder: Path, lines: Sequence[tuple[str, str]]) -> Search:
    """Tantivy alone: BM25 over the joined path, stemmed."""
    schema = SchemaBuilder().add_text_field("number", stored=True, tokenizer_name="raw").add_text_field("text", tokenizer_name="en_stem").build()
    index = Index(schema, path=str(folder))
    writer = index.writer(heap_size=64_000_000, num_threads=1)
    for number, text in lines:
        entry = Document()
        entry.add_text("number", number)
        entry.add_text("text", text)
        writer.add_document(entry)
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def search(text: str) -> list[str]:
        words = "".join(one if one.isalnum() else " " for one in text.lower()).split()
        query, _ = index.parse_query_lenient(" ".join(words), ["text"])
        return [str(searcher.doc(address).get_first("number")) for _, address in searcher.search(query, 10, count=False).hits]

    return search


def recall(search: Search, pairs: Sequence[tuple[str, str]]) -> list[float]:
    """The part of the texts whose heading, then subheading, is among the first 1, 5 and 10 hits."""
    found = [0] * 6
    for text, code in pairs:
        hits = search(text)
        for n, (digits, first) in enumerate((digits, first) for digits in (4, 6) for first in (1, 5, 10)):
            found[n] += code[:digits] in [number[:digits] for number in hits[:first]]
    return [one / len(pairs) for one in found]


def latency(search: Search, texts: Sequence[str]) -> tuple[float, float]:
    """Median and 99th percentile, milliseconds."""
    taken = []
    for text in texts:
        start = time.perf_counter()
        search(text)
        taken.append((time.perf_counter() - start) * 1000)
    taken.sort()
    return taken[len(taken) // 2], taken[len(taken) * 99 // 100]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reference", type=Path, nargs="?", default=Path(os.environ.get("TIDEWAITER_REFERENCE", "../shared/reference")))
    reference = parser.parse_args().reference
    if not (reference / "hts" / "hts_2026_rev_10.json.gz").is_file():
        raise SystemExit("no exports there; name the reference folder")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["TIDEWAITER_HOME"] = folder
        report(reference, Path(folder))


def report(reference: Path, home: Path) -> None:
    from tidewaiter.service import editions
    from tidewaiter.service.search import index
    from tidewaiter.tariff.search import trade_terms

    editions.load(reference / "hts" / "hts_2026_rev_10.json.gz")
    edition = editions.named("2026HTSRev10")
    lines = [(line.number, " ".join(line.path)) for line in editions.book(edition.name).lines()]
    trade_terms()
    start = time.perf_counter()
    ours = index(edition)
    built = time.perf_counter() - start
    size = sum(path.stat().st_size for path in home.rglob("search-*/*"))
    start = time.perf_counter()
    (home / "plain").mkdir()
    alone = plain(home / "plain", lines)
    built_alone = time.perf_counter() - start
    size_alone = sum(path.stat().st_size for path in (home / "plain").iterdir())
    print(f"{len(lines)} lines: index built in {built:.2f} s, {size / 1e6:.1f} MB; plain tantivy {built_alone:.2f} s, {size_alone / 1e6:.1f} MB\n")

    found = samples(reference / "classify", {number[:6] for number, _ in lines})
    searches: tuple[tuple[str, Search], ...] = (("hts search", lambda text: [hit.number for hit in ours.search(text)]), ("plain tantivy", alone))
    print(f"{'part found among the first':32}{'heading 1':>10}{'5':>7}{'10':>7}{'subheading 1':>14}{'5':>7}{'10':>7}")
    for name, pairs in found.items():
        for who, search in searches:
            one = recall(search, pairs)
            print(f"{f'{len(pairs)} {name}, {who}':32}{one[0]:10.3f}{one[1]:7.3f}{one[2]:7.3f}{one[3]:14.3f}{one[4]:7.3f}{one[5]:7.3f}")
    chance = random.Random(7)
    texts = [text for pairs in found.values() for text, _ in pairs]
    print(f"\n{'milliseconds a query':32}{'median':>10}{'p99':>8}{'target':>8}")
    for name, asked in (("as written", texts), ("misspelt", [misspelt(text, chance) for text in texts])):
        for who, search in searches:
            median, p99 = latency(search, asked)
            print(f"{f'{len(asked)} {name}, {who}':32}{median:10.2f}{p99:8.2f}{5.0:8.1f}")


if __name__ == "__main__":
    main()
