"""Organisation forms and the usual words of a company's name, each in one canonical way."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tidewaiter.screening.names.sound import sound
from tidewaiter.values import immutable

_HERE = Path(__file__)
_SPELLED = 6                     # from so many letters a word of a form is known by its sound, so that -noe, -noye and -noje are one
_SCATTERED = (                   # the words that make it, those that may stand with it, the form
    ("limited liability", "company co", "limited liability company"),
    ("joint stock", "company co open closed public private", "joint stock company"),
    ("limited sirketi", "", "limited sirketi"),
    ("anonim sirketi", "", "anonim sirketi"),
    ("obshchestvo ogranichennoy otvetstvennostyu", "s", "obshchestvo s ogranichennoy otvetstvennostyu"),
    ("aktsionernoe obshchestvo", "otkrytoe zakrytoe publichnoe", "aktsionernoe obshchestvo"),
)


@immutable
class Form:
    """One form as the table has it. `name` is the canonical class (llc, jsc, gmbh ...), `family` the kind of body (limited, stock, state ...),
    `where` it may stand (any, end, front, ends), `countries` where it is at home, "" where in many."""

    phrase: str
    name: str
    family: str
    where: str
    countries: str


@immutable
class Forms:
    """A name without its form.

    `core` is what is left, words that are usually shortened or translated written one way; never empty where the name is not. `classes` are the
    canonical forms found, sorted, each once; `families` what kinds of body they are. `canonical` is the core with the forms after it, `taken` the
    words of the name that were the form.
    """

    core: tuple[str, ...]
    classes: tuple[str, ...]
    families: tuple[str, ...]
    canonical: tuple[str, ...]
    taken: tuple[str, ...] = ()


@lru_cache(maxsize=1 << 16)
def _key(token: str) -> str:
    return token if len(token) < _SPELLED else sound(token).lower()


def _keys(words: str) -> frozenset[str]:
    return frozenset(map(_key, words.split()))


@dataclass(slots=True)
class _Node:
    """Where a phrase has got to: the words that may follow, and the form if it may end here. `deep` if a form of three words goes on from here."""

    after: dict[str, _Node]
    form: Form | None
    deep: bool
    least: Form | None


def table() -> tuple[Form, ...]:
    """Every organisation form that is known, as the table has it."""
    with _HERE.with_name("organisation_forms.csv").open(encoding="utf-8", newline="") as file:
        return tuple(Form(row["phrase"], row["form"], row["family"], row["where"], row["countries"]) for row in csv.DictReader(file))


def _tree(forms: tuple[Form, ...]) -> _Node:
    root = _Node({}, None, False, None)
    for form in forms:
        words = form.phrase.split()
        at = root
        for word in words:
            at = at.after.setdefault(_key(word), _Node({}, None, False, None))
            if len(words) > 2:
                at.deep = True
                at.least = at.least or form
        at.form = at.form or form
    return root


def _words() -> dict[str, tuple[str, ...]]:
    with _HERE.with_name("words.csv").open(encoding="utf-8", newline="") as file:
        rows = [(row["written"], tuple(row["word"].split())) for row in csv.DictReader(file)]
    known = {_key(word): (word,) for _, words in rows for word in words}
    return known | {_key(written): words for written, words in rows}


_FORMS = table()
_TREE = _tree(_FORMS)
_FIRST = _TREE.after
_WORDS = _words()
_BY_PHRASE = {form.phrase: form for form in _FORMS}
_BAGS = tuple((_keys(words), _keys(words) | _keys(others), _BY_PHRASE[phrase]) for words, others, phrase in _SCATTERED)
_BAG_WORDS = _keys("liability joint sirketi otvetstvennostyu aktsionernoe")


def forms(tokens: tuple[str, ...] | list[str]) -> Forms:
    """The form of an organisation taken out of its name. `tokens` are the words of `latin`; the longest form is taken, at the end,
    in front or between.

    A form cut off at the end of a screen ("joint stock comp") counts as the whole; one whose words stand apart counts where all are there.
    A short one that could be a word or a name (as, ag, co) counts only where such a form stands.

    >>> forms("limited liability company tpk sib".split()).core, forms("ooo tpk sib".split()).classes
    (('tpk', 'sib'), ('llc',))
    """
    keys = [_key(token) for token in tokens]
    found = _found(keys, tokens)
    taken = _standing(found, len(keys)) if found else ()
    named = [form for _, _, form in taken]
    away = {at for first, last, _ in taken for at in range(first, last)}
    if not _BAG_WORDS.isdisjoint(keys):
        _scattered(keys, away, named)
    left = [token for at, token in enumerate(tokens) if at not in away]
    core: list[str] = []
    for token in left or tokens:
        core.extend(_WORDS.get(_key(token)) or (token,))
    if not named:
        return Forms(tuple(core), (), (), tuple(core))
    classes = tuple(sorted({form.name for form in named}))
    families = tuple(sorted({form.family for form in named}))
    return Forms(tuple(core), classes, families, (*core, *classes) if left else tuple(core), tuple(tokens[at] for at in sorted(away)) if left else ())


def _found(keys: list[str], tokens: tuple[str, ...] | list[str]) -> list[tuple[int, int, Form]]:
    """Every form from left to right, the longest at each place: first word, one past the last, which."""
    found = []
    at, end = 0, len(keys)
    while at < end:
        node = _FIRST.get(keys[at])
        if node is None:
            at += 1
            continue
        best, past, here = node.form, at + 1, at + 1
        while here < end:
            following = node.after.get(keys[here])
            if following is None:
                if here == end - 1 and node.deep and here > at:
                    cut = _cut(node, tokens[here])
                    best, past = (cut, end) if cut else (best, past)
                break
            node = following
            here += 1
            if node.form is not None:
                best, past = node.form, here
        if here == end and past < end and node.deep and end - at > 1:
            best, past = node.least, end             # the phrase goes on past the end of the field
        if best is not None:
            found.append((at, past, best))
            at = past
        else:
            at += 1
    return found


def _cut(node: _Node, token: str) -> Form | None:
    """The long form whose next word begins with what is left of it at the end of the field."""
    key = _key(token)
    for word, following in node.after.items():
        if following.deep and (word.startswith(token) or word.startswith(key)):
            return following.least
    return None


def _standing(found: list[tuple[int, int, Form]], length: int) -> list[tuple[int, int, Form]]:
    """Those that stand where such a form may."""
    edge, last = length, len(found)
    while last and found[last - 1][1] == edge and found[last - 1][2].where != "front":
        last -= 1
        edge = found[last][0]
    edge, first = 0, 0
    while first < last and found[first][0] == edge and found[first][2].where != "end":
        edge = found[first][1]
        first += 1
    return [*found[:first], *(one for one in found[first:last] if one[2].where == "any"), *found[last:]]


def _scattered(keys: list[str], away: set[int], named: list[Form]) -> None:
    """Takes out a long form whose words stand apart from one another."""
    present = frozenset(keys)
    for words, all_words, form in _BAGS:
        if words <= present:
            named[:] = [one for one in named if one.name not in ("ltd", "co", "ltdsti", form.name)]
            named.append(form)
            away.update(place for place, key in enumerate(keys) if key in all_words)
