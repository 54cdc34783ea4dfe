"""Search in the schedule: words find numbers, by descriptions, by what stands above them, and by the words of the trade.

The index is tantivy's. A line is found by its own description first, then by the nearer and farther descriptions above it; what a
description leaves out ("other than ...", "except ...") hardly counts, and what the query leaves out not at all. Words that the index
has are taken as they stand; words that it does not have are taken for two written as one, or else for misspelt.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from heapq import merge
from itertools import chain, pairwise
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA
from tantivy import Document as Entry
from tantivy import Filter, Occur, Query, SchemaBuilder, TextAnalyzer, TextAnalyzerBuilder, Tokenizer
from tantivy import Index as Tantivy

from tidewaiter.findings import Finding, Severity
from tidewaiter.lawfiles import law_dir
from tidewaiter.numbers import hts

# How much a word counts where it stands. Found by trying on descriptions of goods; docs/search.md tells how well.
WEIGHTS = {"own": 2.2, "heading": 2.4, "near": 2.1, "terms": 1.8, "far": 1.5, "notes": 0.8, "except": 0.15}
_AS_WRITTEN = 2.5            # more for the word itself than for one of the same stem: dress, dressing
_SPECIAL_CHAPTERS = ("98", "99")
_SPECIAL = 0.35              # these repeat the words of others
_WHOLE = (9.0, 32.0, 40.0, 46.0, 50.0, 52.0)     # more for a trade word of one, two ... words that stands in the query as it is
_TIE = 0.15                  # what a word counts in the places where it stands besides the best one
_MEANT = 0.7                 # what the meaning of a spoken word counts beside the word itself
_TAKEN_FOR = 0.6             # what a word counts that another was taken for
_CORRECTED = ("own", "near", "far", "heading", "terms")        # a misspelt word may be one of those that stand here
_VOCABULARY, _TRADE = "vocabulary.tsv", "trade.tsv"
_LONGEST = 24                # words of a query that are looked at
_READ = 2000                 # characters of a query that are looked at
_FETCHED = 80                # lines looked at for the best ten

_LEFT_OUT = re.compile(r"\b(?:other than|except(?:ing)?(?: for)?|excluding|not including|but not)\b[^;:)]*", re.IGNORECASE)
_NOT_MEANT = re.compile(r"\b(?:other than|except(?:ing)?(?: for)?|excluding|not(?: including)?)\s+[^\W_][^\s,;:()]*", re.IGNORECASE)
_NON = re.compile(r"\bnon[-\u2010\u2011 ](?=[^\W\d_])", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['\u2019]s\b", re.IGNORECASE)
_STOP = frozenset({
    "a", "an", "and", "any", "are", "as", "at", "be", "by", "for", "from", "in", "into", "is", "it", "new", "not", "of", "on", "or", "other", "than",
    "that", "the", "their", "thereof", "this", "to", "with", "without",
})


@dataclass(frozen=True)
class Document:
    """What is searched of a line: `number` in digits, `path` from the heading down to its own description, printed units, `notes` that
    name it, `terms` that the trade or the user has for this very number and `wider` those for the numbers above it."""

    number: str
    path: tuple[str, ...]
    units: tuple[str, ...]
    notes: str = ""
    terms: tuple[str, ...] = ()
    wider: tuple[str, ...] = ()


@dataclass(frozen=True)
class Hit:
    """A number found. Scores compare within one search only. `because` tells of words that were taken for others, and of the trade words
    of the query that this number has."""

    number: str
    score: float
    because: tuple[str, ...] = ()


def build(folder: Path, documents: Iterable[Document]) -> None:
    """Write an index into the empty `folder`."""
    schema = SchemaBuilder().add_text_field("number", stored=True, tokenizer_name="raw").add_text_field("chapter", tokenizer_name="raw")
    for name in ("unit", "whole"):
        schema = schema.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in WEIGHTS:
        schema = schema.add_text_field(name, tokenizer_name="words", index_option="freq")
    schema = schema.add_text_field("written", tokenizer_name="written", index_option="freq")
    index = _registered(Tantivy(schema.build(), path=str(folder)))
    vocabulary: Counter[str] = Counter()
    trade: dict[str, list[str]] = {}
    writer = index.writer(heap_size=64_000_000, num_threads=1)
    for one in documents:
        for term in one.terms:
            trade.setdefault(_phrase(_words(term)), []).append(one.number)
        texts = _texts(one)
        vocabulary.update(word for name in _CORRECTED for word in _words(texts[name]) if len(word) > 3 and word.isalpha())
        writer.add_document(_entry(one, texts))
    writer.commit()
    writer.wait_merging_threads()
    (folder / _VOCABULARY).write_text("".join(f"{word}\t{times}\n" for word, times in sorted(vocabulary.items())), encoding="utf-8")
    (folder / _TRADE).write_text("".join(f"{term}\t{' '.join(numbers)}\n" for term, numbers in sorted(trade.items())), encoding="utf-8")


def _texts(one: Document) -> dict[str, str]:
    """The words of a line by the place where they stand."""
    return {
        "own": _kept(one.path[-1]), "near": " ".join(map(_kept, one.path[-2:-1])), "far": " ".join(map(_kept, one.path[1:-2])),
        "heading": _kept(one.path[0]) if len(one.path) > 2 else "", "notes": one.notes, "terms": " ; ".join((*one.terms, *one.wider)),
        "except": " ".join(part for text in one.path for part in _LEFT_OUT.findall(text)),
    }


def _entry(one: Document, texts: Mapping[str, str]) -> Entry:
    entry = Entry()
    entry.add_text("number", one.number)
    entry.add_text("chapter", one.number[:2])
    for unit in one.units:
        entry.add_text("unit", _unit(unit))
    for term in one.terms:
        entry.add_text("whole", _phrase(_words(term)))
    for name, text in texts.items():
        if text:
            entry.add_text(name, text)
    entry.add_text("written", " ".join(_singulars(texts[name]) for name in ("own", "near", "heading", "terms")))
    return entry


class Index:
    """An index in a folder, opened for searching."""

    def __init__(self, folder: Path) -> None:
        self._index = _registered(Tantivy.open(str(folder)))
        self._vocabulary = {word: int(times) for word, times in _table(folder / _VOCABULARY)}
        self._trade = {term: tuple(numbers.split()) for term, numbers in _table(folder / _TRADE)}
        self._of_length: dict[tuple[str, int], list[str]] = {}         # by first letter and length; by length alone without a letter
        for word in self._vocabulary:
            for letter in (word[0], ""):
                self._of_length.setdefault((letter, len(word)), []).append(word)
        self._schema = self._index.schema
        self._searcher = self._index.searcher()
        self._places = lru_cache(maxsize=1 << 14)(self._find_places)

    def search(self, text: str, top: int = 10, chapter: str = "", unit: str = "") -> list[Hit]:
        """The best `top` numbers for the words of `text`, in `chapter` (two digits) and with the printed `unit` only, where given.

        Of a subheading the best line is given, others only where there is room left, and no number together with one below it; a heading
        comes only where it is better than all that stands below it, and they may follow.
        Words of which nothing is known give no hits. The first 24 words of the first 2,000 characters are looked at.
        """
        if top < 1:
            raise ValueError(f"{top} hits are asked for; at least one is needed")
        words, because = self._read(_clean(text[:_READ]))
        query, taken = self._query(words)
        if query is None:
            return []
        filters = list(self._filters(_clean(chapter), _unit(unit)))
        found = self._found(query, filters, chapter, max(_FETCHED, 4 * top))
        terms = tuple(self._trade_words(words))
        return [Hit(number, score, (*because, *taken, *self._named(number, terms))) for score, number in _chosen(found, top)]

    def _named(self, number: str, terms: Sequence[str]) -> Iterator[str]:
        """The trade words of the query that stand for `number` or a number above it."""
        return (f"{term!r} is a trade word for it" for term in terms if any(number.startswith(above) for above in self._trade[term]))

    @property
    def _special(self) -> Query:
        return Query.boolean_query([(Occur.Should, Query.term_query(self._schema, "chapter", chapter)) for chapter in _SPECIAL_CHAPTERS])

    def _found(self, query: Query, filters: Sequence[tuple[Occur, Query]], chapter: str, limit: int) -> Iterator[tuple[float, str]]:
        """The lines with their scores, best first. Where no chapter is asked for, chapters 98 and 99 come apart and count less."""
        def lines(where: Sequence[tuple[Occur, Query]], most: int, factor: float) -> Iterator[tuple[float, str]]:
            hits = self._searcher.search(Query.boolean_query([(Occur.Must, query), *filters, *where]), most, count=False).hits
            return ((score * factor, str(self._searcher.doc(address).get_first("number"))) for score, address in hits)

        if chapter:
            return lines((), limit, 1.0)
        usual, special = lines([(Occur.MustNot, self._special)], limit, 1.0), lines([(Occur.Must, self._special)], limit // 4, _SPECIAL)
        return merge(usual, special, key=lambda one: -one[0])

    def _filters(self, chapter: str, unit: str) -> Iterator[tuple[Occur, Query]]:
        for name, value in (("chapter", chapter), ("unit", unit)):
            if value:
                yield Occur.Must, Query.const_score_query(Query.term_query(self._schema, name, value), 0.0)

    def _read(self, text: str) -> tuple[list[str], list[str]]:
        """The words of a query, those that are two in the schedule written as two, and what was taken for what."""
        words, because = [], []
        for word in _words(_NOT_MEANT.sub(" ", text)) or _words(text):
            parts = self._halves(word)
            words += parts or [word]
            because += [f"{word!r} taken for {' '.join(parts)!r}"] if parts else []
        return words[:_LONGEST], because

    def _query(self, words: Sequence[str]) -> tuple[Query | None, list[str]]:
        parts, because, meant = [], [], set[str]()
        only_stops = all(word in _STOP for word in words)
        at = 0
        while at < len(words):
            said = words[at : at + 2]
            if len(said) == 2 and " ".join(said) not in _spoken() and not self._joined(said):
                said = said[:1]
            at += len(said)
            if " ".join(said) in meant or (len(said) == 1 and said[0] in _STOP and not only_stops):
                continue
            meant.add(" ".join(said))
            choices, taken = self._choices(said)
            because += taken
            if choices:
                parts.append(choices[0] if len(choices) == 1 else Query.disjunction_max_query(choices, 0.1))
        if not parts:
            return None, []
        parts += [Query.const_score_query(Query.term_query(self._schema, "whole", phrase), weight)
                  for phrase, weight in self._trade_words(words).items()]
        return Query.boolean_query([(Occur.Should, one) for one in parts]), because

    def _choices(self, said: Sequence[str]) -> tuple[list[Query], list[str]]:
        """What finds a word or a spoken expression: itself, what it means, or else the words that it may be a misspelling of."""
        because = []
        known = [self._anywhere(word, 1.0) for word in said if self._knows(word)]
        choices = [_all(known)] if known else []
        if joined := self._joined(said):
            choices.append(self._anywhere(joined, 1.0))
            because.append(f"{' '.join(said)!r} read as {joined!r} too")
        for meaning in _spoken().get(" ".join(said), ()):
            if words := [word for word in meaning if self._knows(word)]:
                choices.append(_all([self._anywhere(word, _MEANT / len(words) ** 0.5) for word in words]))
                because.append(f"{' '.join(said)!r} read as {' '.join(words)!r} too")
        if not choices:
            for word in said:
                for other in self._near(word):
                    choices.append(self._anywhere(other, _TAKEN_FOR))
                    because.append(f"{word!r} taken for {other!r}")
        return choices, because

    def _trade_words(self, words: Sequence[str]) -> dict[str, float]:
        """The trade words that stand in a query, or would if two words were written as one, by what each counts."""
        joined = ((_singular(one + two), _WHOLE[0]) for one, two in pairwise(words))
        return {phrase: weight for phrase, weight in chain(_phrases(words), joined) if phrase in self._trade}

    def _joined(self, said: Sequence[str]) -> str:
        """The one word of the schedule that two words are: dishwasher of dish washer. Empty where there is none."""
        word = "".join(said)
        if len(said) < 2 or any(len(one) < 3 or one in _STOP for one in said):
            return ""
        return next((one for one in (word, _singular(word)) if one in self._vocabulary), "")

    def _knows(self, word: str) -> bool:
        return bool(self._places(_stem(word)))

    def _find_places(self, stem: str) -> tuple[str, ...]:
        """Where in a line the word stands, somewhere in the schedule."""
        return tuple(name for name in WEIGHTS if self._searcher.doc_freq(name, stem))

    def _anywhere(self, word: str, weight: float) -> Query:
        stem = _stem(word)
        fields = Query.disjunction_max_query(
            [Query.boost_query(Query.term_query(self._schema, name, stem), weight * WEIGHTS[name]) for name in self._places(stem)], _TIE)
        written = Query.boost_query(Query.term_query(self._schema, "written", _singular(word)), weight * _AS_WRITTEN)
        return _all([fields, written])

    def _halves(self, word: str) -> list[str]:
        """The two words of the schedule that an unknown word is made of: power bank of powerbank. Empty where there are none."""
        if len(word) < 8 or not word.isalpha() or word in _spoken() or self._knows(word):
            return []
        cuts = ((word[:at], word[at:]) for at in range(4, len(word) - 3))
        found = [cut for cut in cuts if all(half in self._vocabulary or _singular(half) in self._vocabulary for half in cut)]
        return list(max(found, key=lambda cut: min(self._vocabulary.get(half, 0) for half in cut), default=()))

    def _near(self, word: str) -> list[str]:
        """The words of the schedule that `word` may be a misspelling of, the likeliest three; a short word has none."""
        if len(word) < 4 or not word.isalpha():
            return []
        allowed = 1 if len(word) < 7 else 2
        lengths = range(len(word) - allowed, len(word) + allowed + 1)
        found = next((likely for letter in (word[0], "") if (likely := [
            one for length in lengths for one in _like(word, self._of_length.get((letter, length), []), allowed)])), [])
        best = sorted(found, key=lambda one: (one[1], one[0][0] != word[0], -self._vocabulary[one[0]], one[0]))
        return [other for other, distance, _ in best if distance == best[0][1]][:3]


@cache
def trade_terms() -> Mapping[str, tuple[str, ...]]:
    """By number, in digits, the words of the trade that law/terms holds for it; they are ours, not the schedule's."""
    found: dict[str, tuple[str, ...]] = {}
    for path in sorted((law_dir() / "terms").glob("[0-9]*.csv")):
        for number, words in read_terms(path.read_text(encoding="utf-8"))[0].items():
            found[number] = (*found.get(number, ()), *words)
    return found


def read_terms(text: str) -> tuple[dict[str, tuple[str, ...]], list[Finding]]:
    """Words by number from a CSV with the columns term and number. A row without either is a warning; a file without the columns, or a
    damaged one, is fatal and gives none.

    >>> read_terms("term,number\\nwidget,7326.90\\n")
    ({'732690': ('widget',)}, [])
    """
    found: dict[str, tuple[str, ...]] = {}
    findings: list[Finding] = []
    table = csv.DictReader(io.StringIO(text.replace("\0", "")))
    try:
        if not table.fieldnames or not {"term", "number"} <= set(table.fieldnames):
            fix = "Begin the file with the line: term,number"
            return {}, [Finding("HTS-TERMS", Severity.FATAL, "line 1", "the columns term and number are not there", "docs/search.md", fix)]
        for row in table:
            term = " ".join((row["term"] or "").split())
            try:
                number = hts.validate(row["number"] or "", (4, 6, 8, 10))
            except ValueError as error:
                number, reason = "", str(error)
            else:
                reason = "there is no term"
            if number and _words(term):
                found[number] = (*found.get(number, ()), term)
            else:
                findings.append(Finding("HTS-TERMS-ROW", Severity.WARNING, f"line {table.line_num}", reason, "docs/search.md",
                                        "Mend the row and load it again."))
    except csv.Error as error:
        return {}, [*findings, Finding("HTS-TERMS", Severity.FATAL, f"line {table.line_num}", f"the CSV is damaged: {error}", "docs/search.md",
                                       "Save it as CSV again.")]
    return found, findings


def _phrases(words: Sequence[str]) -> Iterator[tuple[str, float]]:
    """The runs of up to six words in a query, each with what it counts if it is a trade word."""
    singular = [_singular(word) for word in words[:_LONGEST]]
    for length, weight in enumerate(_WHOLE, 1):
        for start in range(len(singular) - length + 1):
            yield " ".join(singular[start : start + length]), weight


def _like(word: str, words: list[str], allowed: int) -> list[tuple[str, int, int]]:
    return process.extract(word, words, scorer=OSA.distance, score_cutoff=allowed, limit=12)


def _all(queries: Sequence[Query]) -> Query:
    return queries[0] if len(queries) == 1 else Query.boolean_query([(Occur.Should, one) for one in queries])


def _chosen(found: Iterable[tuple[float, str]], top: int) -> list[tuple[float, str]]:
    """The best `top`: of each subheading one line, then others where there is room. A heading leaves its subheadings in, and any other
    number those that neither stand below it nor above it."""
    kept: list[tuple[float, str]] = []
    more: list[tuple[float, str]] = []
    taken, above, subheadings = set[str](), set[str](), set[str]()
    for score, number in found:
        parts = [number[:size] for size in (6, 8, 10) if size <= len(number)]
        if number in above or not taken.isdisjoint(parts):
            continue
        taken.add(number)
        above.update((number[:4], *parts))
        if number[:6] in subheadings:
            more.append((score, number))
            continue
        subheadings.add(number[:6])
        kept.append((score, number))
        if len(kept) == top:
            return kept
    return sorted((*kept, *more[: top - len(kept)]), key=lambda one: -one[0])


def _registered(index: Tantivy) -> Tantivy:
    index.register_tokenizer("words", _analyzer())
    index.register_tokenizer("written", _plain())
    return index


def _table(path: Path) -> Iterator[list[str]]:
    return (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())


def _unit(text: str) -> str:
    """A unit as it is compared: no. of No."""
    return _clean(text).strip().lower().strip(".")


def _clean(text: str) -> str:
    """A text without what is no character, such as half of a surrogate pair."""
    return text.encode("utf-8", "ignore").decode("utf-8")


@lru_cache(maxsize=1 << 14)
def _kept(text: str) -> str:
    return _LEFT_OUT.sub(" ", _NON.sub("non", text))


@lru_cache(maxsize=1 << 14)
def _words(text: str) -> tuple[str, ...]:
    """The words of a text as the index has them, before stemming.

    >>> _words("Men's T-Shirts, aluminium, non-woven (2)")
    ('men', 't', 'shirts', 'aluminium', 'nonwoven', '2')
    """
    return tuple(_plain().analyze(_POSSESSIVE.sub("", _NON.sub("non", text))))


@lru_cache(maxsize=1 << 14)
def _singulars(text: str) -> str:
    return " ".join(dict.fromkeys(map(_singular, _words(text))))


def _phrase(words: Iterable[str]) -> str:
    return " ".join(map(_singular, words))


def _singular(word: str) -> str:
    """A word without the plural's ending, more or less: what makes dress of dresses and leaves dressing.

    >>> [_singular(word) for word in ("dresses", "batteries", "shoes", "glass", "bus")]
    ['dress', 'battery', 'shoe', 'glass', 'bus']
    """
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word


@cache
def _spoken() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """What a spoken word, an expression of two, or another spelling means in the words of the schedule: one or several ways to say it."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    with (law_dir() / "terms" / "words.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            said = " ".join(_words(row["word"]))
            means = tuple(words for words in map(_words, row["means"].split("/")) if words != (said,))
            found[said] = means
            found.setdefault(f"{said}s", means)
    return found


@cache
def _plain() -> TextAnalyzer:
    return TextAnalyzerBuilder(Tokenizer.simple()).filter(Filter.remove_long(40)).filter(Filter.lowercase()).filter(Filter.ascii_fold()).build()


@cache
def _analyzer() -> TextAnalyzer:
    builder = TextAnalyzerBuilder(Tokenizer.simple()).filter(Filter.remove_long(40)).filter(Filter.lowercase())
    return builder.filter(Filter.ascii_fold()).filter(Filter.stemmer("english")).build()


@lru_cache(maxsize=1 << 14)
def _stem(word: str) -> str:
    found = _analyzer().analyze(word)
    return found[0] if found else word
