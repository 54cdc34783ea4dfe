"""Where the library contradicts itself or what was filed: each conflict is a finding that names both sides."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations

from rapidfuzz import fuzz

from tidewaiter.findings import Finding, Severity
from tidewaiter.numbers import hts
from tidewaiter.parts.findings import CARE, MAKER
from tidewaiter.parts.number_findings import chosen_on, same_goods
from tidewaiter.parts.product import Product, Standing, plain_sku
from tidewaiter.values import immutable

ALIKE = 90                   # of 100, by words in any order; at 85 sizes and colors of one article begin to pull in other articles
_RAREST = 2                  # words of a description, by which others that share one are found
_CROWD = 400                 # descriptions that share a word: more say nothing by it
_MANY = 20                   # products in one conflict, of which each pair is told


@immutable
class PriorLine:
    """A line of an entry that was filed, as far as the library can be held against it."""

    entry: str
    number: int
    day: date                    # of entry
    sku: str
    hts: str
    origin: str = ""
    manufacturer: str = ""


def same_sku(products: Iterable[Product]) -> Iterator[Finding]:
    """Products of one client under one product number, however it is spelled, that have different HTS numbers."""
    by_sku: dict[tuple[str, str], list[Product]] = defaultdict(list)
    for product in products:
        by_sku[product.client, plain_sku(product.sku) or product.sku].append(product)
    for those in by_sku.values():
        for first, second in _pairs(those, those):
            if first.hts != second.hts:
                yield _conflict("PART-SKU-TWICE", first, second, f"{first.sku} has {_shown(first)}, but {second.sku} has {_shown(second)}",
                                "Keep the number that is right, and retire the other product.")


def look_alikes(products: Sequence[Product]) -> Iterator[Finding]:
    """Products of one client that read alike, and of which no two stated materials differ, under different HTS numbers.

    A warning where the eight digits differ, which fix the rate; a note where only the statistical suffix does. Every pair of words that
    is rare in the library is followed; a description of common words alone is held against its own words only.
    """
    live = [one for one in products if one.hts and one.description and one.standing is not Standing.RETIRED]
    by_client: dict[str, list[Product]] = defaultdict(list)
    for product in live:
        by_client[product.client].append(product)
    for those in by_client.values():
        yield from _look_alikes(those)


def _look_alikes(products: Sequence[Product]) -> Iterator[Finding]:
    by_words: dict[str, dict[tuple[str, str], Product]] = defaultdict(dict)       # the first product of each number and material
    for product in products:
        by_words[_plain(product.description)].setdefault((product.hts, _plain(product.material)), product)
    for those in by_words.values():
        yield from _differing(those.values(), those.values(), 100)
    for first, second, score in _near(tuple(by_words)):
        yield from _differing(by_words[first].values(), by_words[second].values(), score)


def _differing(these: Iterable[Product], those: Iterable[Product], score: float) -> Iterator[Finding]:
    for first, second in _pairs(tuple(these), tuple(those)):
        stated = first.material and second.material
        if first.hts == second.hts or (stated and _plain(first.material) != _plain(second.material)):
            continue
        unsaid = "" if stated else "; the material of both is not stated"
        how = "reads as" if score == 100 else "reads almost as"
        yield _conflict("PART-LOOK-ALIKE", first, second,
                        f"{first.sku} {first.description!r} {how} {second.sku} {second.description!r}, "
                        f"but one has {_shown(first)} and the other {_shown(second)}{unsaid}",
                        "Say what makes them different goods, or give both one number.",
                        Severity.NOTE if first.hts[:8] == second.hts[:8] else Severity.WARNING)


def _pairs(these: Sequence[Product], those: Sequence[Product]) -> Iterator[tuple[Product, Product]]:
    """Each product of one side with each of the other, once; of a crowd, the first with each."""
    these = these if len(those) <= _MANY else these[:1]
    told = set()
    for first in these:
        for second in those:
            pair = frozenset((id(first), id(second)))
            if len(pair) == 2 and pair not in told:
                told.add(pair)
                yield first, second


def _near(texts: Sequence[str]) -> Iterator[tuple[str, str, float]]:
    """Pairs of different texts that are alike. Only those that share one of their rarest words are compared."""
    words = [sorted(set(text.split())) for text in texts]
    count = Counter(word for those in words for word in those)
    by_word: dict[str, list[int]] = defaultdict(list)
    for n, those in enumerate(words):
        for word in sorted(those, key=lambda word: (count[word], word))[:_RAREST + len(those) // 5]:
            by_word[word].append(n)
    told = set()
    for those_with in by_word.values():
        if len(those_with) > _CROWD:
            continue
        for one, other in combinations(those_with, 2):
            if (one, other) not in told:
                told.add((one, other))
                if score := fuzz.token_sort_ratio(texts[one], texts[other], score_cutoff=ALIKE):
                    yield texts[one], texts[other], score


def against_filed(product: Product, lines: Iterable[PriorLine], day: date) -> Iterator[Finding]:
    """Lines of entries that say otherwise than the product does: another number, an origin or maker that it does not have.

    A number that took over from the filed one, or the other way round, is no contradiction.
    """
    made = {(origin.country, origin.manufacturer) for origin in product.origins}
    countries, makers = {country for country, _ in made if country}, {maker for _, maker in made if maker}
    for line in lines:
        where = f"product {product.sku}; entry {line.entry}, line {line.number}"
        if product.hts and line.hts and not _either(line, product, day):
            yield Finding("PART-FILED-HTS", Severity.WARNING, where,
                          f"{product.sku} has {_shown(product)}, but line {line.number} of {line.entry}, entered on {line.day}, has "
                          f"{hts.format(line.hts)}", f"{CARE}; 19 U.S.C. 1514; 19 CFR 162.74",
                          "Find which is right: mend the product, or the entry by correction or prior disclosure.")
        if countries and line.origin and line.origin not in countries:
            yield Finding("PART-FILED-ORIGIN", Severity.WARNING, where,
                          f"{product.sku} is made in {', '.join(sorted(countries))}, but line {line.number} of {line.entry} says {line.origin}",
                          f"19 CFR 134.1(b); {CARE}", "Find which is right, and mend the other.")
        if makers and line.manufacturer and line.manufacturer not in makers:
            yield Finding("PART-FILED-MID", Severity.NOTE, where,
                          f"line {line.number} of {line.entry} names the maker {line.manufacturer}; {product.sku} has {', '.join(sorted(makers))}",
                          MAKER, "Add the maker, if it makes the product.")


def _either(line: PriorLine, product: Product, day: date) -> bool:
    return same_goods(line.hts, line.day, product.hts, chosen_on(product) or day)


def _conflict(rule: str, first: Product, second: Product, message: str, fix: str, severity: Severity = Severity.WARNING) -> Finding:
    return Finding(rule, severity, f"product {first.sku}; product {second.sku}", message, CARE, fix)


def _shown(product: Product) -> str:
    return hts.format(product.hts) if product.hts else "no number"


def _plain(text: str) -> str:
    return " ".join("".join(letter if letter.isalnum() else " " for letter in text.casefold()).split())
