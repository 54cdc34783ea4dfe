"""Search in the schedule: words find numbers, by descriptions, by what stands above them, and by the words of the trade.

The index is tantivy's. A line is found by its own description first, then by the nearer and farther descriptions above it; what a
description leaves out ("other than ...", "except ...") hardly counts. Words that the index has are taken as they stand; words that it
does not have are taken for misspelt.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
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
WEIGHTS = {"own": 2.4, "heading": 2.2, "near": 2.0, "terms": 1.8, "far": 1.5, "notes": 0.4, "except": 0.15}
_AS_WRITTEN = 1.5            # more for the word itself than for one of the same stem: dress, dressing
_SPECIAL = 0.35              # chapters 98 and 99, which repeat the words of others
_WHOLE = (9.0, 32.0, 40.0, 46.0)     # more for a trade word of one, two ... words that stands in the query as it is
_TIE = 0.2                  # what a word counts in the places where it stands besides the best one
_VOCABULARY = "vocabulary.tsv"
_LONGEST = 24                # words of a query that are looked at
_FETCHED = 80                # lines looked at for the best ten

_LEFT_OUT = re.compile(r"\b(?:other than|except(?:ing)?(?: for)?|excluding|not including|but not)\b[^;:)]*", re.IGNORECASE)
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
    """A number found. Scores compare within one search only. `because` tells of words that were taken for others."""

    number: str
    score: float
    because: tuple[str, ...] = ()


def build(folder: Path, documents: Iterable[Document]) -> None:
    """Write an index into the empty `folder`."""
    schema = SchemaBuilder().add_text_field("number", stored=True, tokenizer_name="raw").add_text_field("chapter", tokenizer_name="raw")
    schema = schema.add_text_field("unit", tokenizer_name="raw").add_text_field("whole", tokenizer_name="raw")
    for name in WEIGHTS:
        schema = schema.add_text_field(name, tokenizer_name="words", index_option="freq")
    schema = schema.add_text_field("written", tokenizer_name="written", index_option="freq")
    index = Tantivy(schema.build(), path=str(folder))
    index.register_tokenizer("words", _analyzer())
    index.register_tokenizer("written", _plain())
    vocabulary: Counter[str] = Counter()
    writer = index.writer(heap_size=64_000_000, num_threads=1)
    for one in documents:
        near, far = one.path[-2:-1], one.path[1:-2]
        wanted = {
            "own": _kept(one.path[-1]), "near": " ".join(map(_kept, near)), "far": " ".join(map(_kept, far)),
            "heading": _kept(one.path[0]) if len(one.path) > 2 else "", "notes": one.notes, "terms": " ; ".join((*one.terms, *one.wider)),
            "except": " ".join(part for text in one.path for part in _LEFT_OUT.findall(text)),
        }
        entry = Entry()
        entry.add_text("number", one.number)
        entry.add_text("chapter", one.number[:2])
        for unit in one.units:
            entry.add_text("unit", unit.lower().strip("."))
        for term in one.terms:
            entry.add_text("whole", " ".join(map(_singular, _words(term))))
        for name, text in wanted.items():
            if text:
                entry.add_text(name, text)
        entry.add_text("written", " ".join(_singulars(wanted[name]) for name in ("own", "near", "heading", "terms")))
        vocabulary.update(word for name in ("own", "terms") for word in _words(wanted[name]) if len(word) > 3 and word.isalpha())
        writer.add_document(entry)
    writer.commit()
    writer.wait_merging_threads()
    (folder / _VOCABULARY).write_text("".join(f"{word}\t{times}\n" for word, times in sorted(vocabulary.items())), encoding="utf-8")


class Index:
    """An index in a folder, opened for searching."""

    def __init__(self, folder: Path) -> None:
        self._index = Tantivy.open(str(folder))
        self._index.register_tokenizer("words", _analyzer())
        self._index.register_tokenizer("written", _plain())
        lines = (folder / _VOCABULARY).read_text(encoding="utf-8").splitlines()
        self._vocabulary = {word: int(times) for word, times in (line.split("\t") for line in lines)}
        self._by_letter: dict[str, list[str]] = {}
        for word in self._vocabulary:
            self._by_letter.setdefault(word[0], []).append(word)
        self._schema = self._index.schema
        self._searcher = self._index.searcher()

    def search(self, text: str, top: int = 10, chapter: str = "", unit: str = "") -> list[Hit]:
        """The best `top` numbers for the words of `text`, in `chapter` (two digits) and with the printed `unit` only, where given.

        Of a number and those below it the best is given once. Nothing known of the words gives no hits.
        """
        query, because = self._query(text)
        if query is None:
            return []
        found: list[tuple[float, str]] = []
        for special, factor in ((False, 1.0), (True, _SPECIAL)):
            parts = [(Occur.Must, query), *((Occur.Must, one) for one in self._filters(chapter, unit))]
            parts += [(Occur.Must, self._special)] if special else [(Occur.MustNot, self._special)]
            limit = max(_FETCHED, 4 * top) if not special else max(20, top)
            for score, address in self._searcher.search(Query.boolean_query(parts), limit, count=False).hits:
                found.append((score * factor, str(self._searcher.doc(address).get_first("number"))))
        found.sort(key=lambda one: (-one[0], one[1]))
        return [Hit(number, score, because) for score, number in _once(found, top)]

    @property
    def _special(self) -> Query:
        return Query.boolean_query([(Occur.Should, Query.term_query(self._schema, "chapter", chapter)) for chapter in ("98", "99")])

    def _filters(self, chapter: str, unit: str) -> Iterator[Query]:
        for name, value in (("chapter", chapter), ("unit", unit.lower().strip("."))):
            if value:
                yield Query.const_score_query(Query.term_query(self._schema, name, value), 0.0)

    def _query(self, text: str) -> tuple[Query | None, tuple[str, ...]]:
        words = _words(text)
        meant = list(dict.fromkeys(word for word in words if word not in _STOP)) or list(words)
        parts, because = [], []
        for word in meant[:_LONGEST]:
            choices = [(word, 1.0), *((other, 0.7) for other in _spoken().get(word, ()))]
            known = [(one, weight) for one, weight in choices if self._knows(one)]
            if not known:
                known = [(one, 0.6) for one in self._near(word)]
                because += [f"{word!r} taken for {one!r}" for one, _ in known]
            if known:
                parts.append(Query.disjunction_max_query([self._anywhere(one, weight) for one, weight in known], 0.1))
        if not parts:
            return None, ()
        parts += (
            Query.const_score_query(Query.term_query(self._schema, "whole", phrase), weight)
            for phrase, weight in _phrases(words) if self._searcher.doc_freq("whole", phrase)
        )
        return Query.boolean_query([(Occur.Should, one) for one in parts]), tuple(because)

    def _knows(self, word: str) -> bool:
        stem = _stem(word)
        return any(self._searcher.doc_freq(name, stem) for name in ("own", "terms", "near", "far", "heading", "notes", "except"))

    def _anywhere(self, word: str, weight: float) -> Query:
        stem = _stem(word)
        fields = Query.disjunction_max_query(
            [Query.boost_query(Query.term_query(self._schema, name, stem), weight * counts) for name, counts in WEIGHTS.items()], _TIE)
        written = Query.boost_query(Query.term_query(self._schema, "written", _singular(word)), weight * _AS_WRITTEN)
        return Query.boolean_query([(Occur.Should, fields), (Occur.Should, written)])

    def _near(self, word: str) -> list[str]:
        """The words of the schedule that `word` may be a misspelling of, the likeliest three; a short word has none."""
        if len(word) < 4 or not word.isalpha():
            return []
        allowed = 1 if len(word) < 7 else 2
        found = _like(word, self._by_letter.get(word[0], []), allowed) or _like(word, list(self._vocabulary), allowed)
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
    """Words by number from a CSV with the columns term and number. A row that is neither is a warning, a file without them fatal.

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
        findings.append(Finding("HTS-TERMS", Severity.FATAL, f"line {table.line_num}", f"the CSV is damaged: {error}", "docs/search.md",
                                "Save it as CSV again."))
    return found, findings


def _phrases(words: Sequence[str]) -> Iterator[tuple[str, float]]:
    """The runs of up to four words in a query, each with what it counts if it is a trade word."""
    singular = [_singular(word) for word in words[:_LONGEST]]
    for length, weight in enumerate(_WHOLE, 1):
        for start in range(len(singular) - length + 1):
            yield " ".join(singular[start : start + length]), weight


def _like(word: str, words: list[str], allowed: int) -> list[tuple[str, int, int]]:
    return process.extract(word, words, scorer=OSA.distance, score_cutoff=allowed, limit=12)


def _once(found: Iterable[tuple[float, str]], top: int) -> list[tuple[float, str]]:
    """The best of each number and those below or above it, `top` at most."""
    kept: list[tuple[float, str]] = []
    for score, number in found:
        if not any(number.startswith(other) or other.startswith(number) for _, other in kept):
            kept.append((score, number))
            if len(kept) == top:
                break
    return kept


@lru_cache(maxsize=1 << 14)
def _kept(text: str) -> str:
    return _LEFT_OUT.sub(" ", text)


@lru_cache(maxsize=1 << 14)
def _words(text: str) -> tuple[str, ...]:
    """The words of a text as the index has them, before stemming.

    >>> _words("Men's T-Shirts, aluminium (2)")
    ('men', 't', 'shirts', 'aluminium', '2')
    """
    return tuple(_plain().analyze(re.sub(r"['\u2019]s\b", "", text.lower())))


@lru_cache(maxsize=1 << 14)
def _singulars(text: str) -> str:
    return " ".join(dict.fromkeys(map(_singular, _words(text))))


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
def _spoken() -> Mapping[str, tuple[str, ...]]:
    """What a spoken word or another spelling means in the words of the schedule."""
    found: dict[str, tuple[str, ...]] = {}
    with (law_dir() / "terms" / "words.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            means = tuple(word for word in _words(row["means"]) if word != row["word"])
            found[row["word"]] = means
            found.setdefault(f"{row['word']}s", means)
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
