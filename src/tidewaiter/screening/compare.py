"""Two names held against each other: which word answers which, how far each name is covered, and what that comes to.

A function of the two names and of the weights alone, so that the same question gives the same score whatever else is on a list.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import OSA, Indel

from tidewaiter.screening.likeness import INITIAL, ONE, likeness, unvowelled
from tidewaiter.screening.names.sound import sound
from tidewaiter.screening.prepared import Prepared
from tidewaiter.screening.rarity import is_word

ALGORITHM = "names 1"
_GROWN = 970
_FORM = 60                       # what a word of a form weighs
CUT_AT = 14                     # letters from which on a name that another begins with may have been cut by a screen or a form
_WIDTHS = frozenset({20, 24, 25, 28, 30, 32, 35, 40, 50})     # CATAIR names have 32 or 35, air waybills 35, screens the rest
_ROMAN = frozenset({"ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii"})
_TOGETHER = 800                  # how like a word has to be to two words written as one


Near = Sequence[Mapping[str, int]] | None


class Pair(NamedTuple):
    """A word of the question and one of the list that answer each other; -1 where the word is the second half of what the other has as one."""

    asked: int
    listed: int
    likeness: int
    how: str                     # same, spelling, initial, joined, cut


def pairs(asked: tuple[str, ...], listed: tuple[str, ...], form_asked: tuple[str, ...] = (), form_listed: tuple[str, ...] = (),
          near: Near = None, vowels: bool = True) -> list[Pair]:
    """Which words answer each other, each once, the most alike first. A word may have the other's form of organisation grown on to it. `near` is,
    for each word asked, all that is like it and how, where that is known already."""
    close: list[tuple[int, int, int, int]] = []
    for i, a in enumerate(asked):
        alike = near[i] if near else None
        for j, b in enumerate(listed):
            if a == b:
                found = ONE
            elif len(a) == 1 or len(b) == 1:
                found = INITIAL if a[0] == b[0] and not (a.isdigit() or b.isdigit()) else 0
            else:
                found = alike.get(b, 0) if alike is not None else likeness(a, b) if vowels else unvowelled(a, b)
            if found:
                close.append((found, -abs(i - j), i, j))
    close.sort(reverse=True)
    free_a, free_b = set(range(len(asked))), set(range(len(listed)))
    made: list[Pair] = []
    same = True
    for found, _, i, j in close:
        if found < ONE and same:
            # What is written as one is two words, before one of the two is taken for the whole misspelt.
            same = False
            if free_a and free_b:
                made += _apart(asked, listed, free_a, free_b, form_asked, form_listed)
        if i in free_a and j in free_b:
            free_a.remove(i)
            free_b.remove(j)
            made.append(Pair(i, j, found, "same" if found == ONE else "initial" if len(asked[i]) == 1 or len(listed[j]) == 1 else "spelling"))
    if free_a and free_b:
        if same:
            made += _apart(asked, listed, free_a, free_b, form_asked, form_listed)
        made += _cut(asked, listed, free_a, free_b)
    return made


def _apart(asked: tuple[str, ...], listed: tuple[str, ...], free_a: set[int], free_b: set[int], form_asked: tuple[str, ...],
           form_listed: tuple[str, ...]) -> list[Pair]:
    """Words of one name that the other has as two."""
    made = [Pair(i, j, _GROWN, "spelling") for i, j in _grown(asked, listed, free_a, free_b, form_listed)] if form_listed else []
    if form_asked:
        made += [Pair(i, j, _GROWN, "spelling") for j, i in _grown(listed, asked, free_b, free_a, form_asked)]
    made += _as_one(asked, listed, free_a, free_b)
    made += [Pair(pair.listed, pair.asked, pair.likeness, pair.how) for pair in _as_one(listed, asked, free_b, free_a)]
    return made


def _grown(whole: tuple[str, ...], parts: tuple[str, ...], free: set[int], free_parts: set[int], form: tuple[str, ...]) -> list[tuple[int, int]]:
    """Words of `whole` that are a word of `parts` and one of a form written as one."""
    made: list[tuple[int, int]] = []
    for i in sorted(free):
        if len(whole[i]) < 4:
            continue
        for j in free_parts:
            if whole[i][0] != parts[j][0] and whole[i][-1] != parts[j][-1]:
                continue
            if any(whole[i] in (parts[j] + word, word + parts[j]) for word in form):
                made.append((i, j))
                free.remove(i)
                free_parts.remove(j)
                break
    return made


def _as_one(whole: tuple[str, ...], parts: tuple[str, ...], free: set[int], free_parts: set[int]) -> list[Pair]:
    """Words of `whole` that `parts` has as two, in either order."""
    made: list[Pair] = []
    for i in sorted(free):
        word = whole[i]
        if len(word) < 4:
            continue
        best = (0, -1, -1)
        for j in free_parts:
            left = parts[j]
            if left[0] != word[0]:
                continue
            rest = len(word) - len(left)
            for k in free_parts:
                if j != k and -2 <= rest - len(parts[k]) <= 2:
                    best = max(best, (likeness(word, left + parts[k]), j, k))
        found, j, k = best
        if found >= _TOGETHER:
            found = found * 97 // 100
            made += [Pair(i, j, found, "joined"), Pair(-1, k, found, "joined")]
            free.remove(i)
            free_parts -= {j, k}
    return made


def _cut(asked: tuple[str, ...], listed: tuple[str, ...], free: set[int], free_listed: set[int]) -> list[Pair]:
    """The last word of the question, where a word of the list begins with it: cut off."""
    last = len(asked) - 1
    if last not in free or not asked[last]:
        return []
    begun = [j for j in sorted(free_listed) if listed[j].startswith(asked[last])]
    if not begun:
        return []
    free.remove(last)
    free_listed.remove(begun[0])
    return [Pair(last, begun[0], ONE * len(asked[last]) // len(listed[begun[0]]), "cut")]


class Facts(NamedTuple):
    """What a score is made of, each from 0 to about 1. All are of the two names alone."""

    of_asked: float              # of the question, by rarity, what the listed name answers
    of_listed: float             # of the listed name, by rarity, what the question covers
    both: float                  # the harmonic mean of the two
    least: float                 # the lesser of the two
    known: float                 # how rare what both share is, together
    same: float                  # of what both share, what is spelled the same
    order: float                 # how far the shared words follow each other alike
    text: float                  # the two as plain text, spaces apart
    cut: float                   # the question is how the listed name begins, as if cut off
    left_asked: float            # the rarest word of the question that nothing answers
    left_listed: float           # the rarest word of the listed name that nothing answers
    differ: float                # the lesser of these: each has a word that the other has not
    rest: float                  # how like what is left of both is, as plain text; 1 where nothing is
    others: float                # words taken for misspelt that are words of their own in both
    numbers: float               # a number that the other has not; 1 where each has one
    head: float                  # of the words that name the listed party first, what is answered
    initials: float              # words answered by one letter
    words: float                 # how many words are answered
    single: float                # only one is
    forms_differ: float          # both name a form of organisation, and not of the same kind
    forms_same: float
    scripts: float               # the two are written in different scripts
    person: float                # the listed party is a person: people leave names out, companies do not
    part: float                  # only a part of one name is compared: what stands in brackets, or all but that
    whole_asked: float           # no word of the question is unanswered
    whole_listed: float


def between(asked: Prepared, listed: Prepared, near: Near = None) -> list[Pair]:
    """The pairs of two names."""
    if asked.core == listed.core and asked.words != listed.words and len(asked.core) > 4:
        # The same letters with spaces elsewhere: what has fewer words answers the other word by word, as far as it goes.
        many = max(len(asked.words), len(listed.words))
        return [Pair(k if k < len(asked.words) else -1, k if k < len(listed.words) else -1, _GROWN, "joined") for k in range(many)]
    return pairs(asked.words, listed.words, asked.form_words, listed.form_words, near, asked.vowels)


def facts(asked: Prepared, listed: Prepared, near: Near = None) -> Facts:
    """Two names held against each other."""
    found = facts_if(asked, listed, near, 0.0)
    assert found is not None
    return found


def facts_if(asked: Prepared, listed: Prepared, near: Near, least: float) -> Facts | None:
    """The same where the shares of the two that are covered come to `least` together, or the question looks cut off; None where not."""
    made = between(asked, listed, near)
    weigh_a, weigh_b = list(asked.rarity), list(listed.rarity)
    answered_b = [0] * len(weigh_b)
    left_a, left_b = set(range(len(weigh_a))), set(range(len(weigh_b)))
    for pair in made:
        left_a.discard(pair.asked)
        left_b.discard(pair.listed)
        # A word misspelt is as rare as the word meant.
        if pair.likeness < ONE and pair.asked >= 0 and pair.listed >= 0 and pair.how == "spelling":
            weigh_a[pair.asked] = min(weigh_a[pair.asked], weigh_b[pair.listed])
    # What is left and is like a word of the other's form is that form, misspelt.
    for left, words, weigh, form in ((left_a, asked.words, weigh_a, listed.form_words), (left_b, listed.words, weigh_b, asked.form_words)):
        for k in [k for k in left if any(_like_form(words[k], word) for word in form)] if form else ():
            weigh[k] = min(weigh[k], _FORM)
            left.remove(k)
    covered_a = covered_b = known = same = initials = answered = others = 0
    seen: list[tuple[int, int]] = []
    for pair in made:
        i, j, found = pair.asked, pair.listed, pair.likeness
        if i >= 0:
            covered_a += weigh_a[i] * (ONE if pair.how == "cut" else found)
        if j >= 0:
            covered_b += weigh_b[j] * found
            answered_b[j] = found
        if j >= 0 and pair.how == "joined":
            known += weigh_b[j] * found
            answered += 1
        elif i >= 0 and j >= 0:
            answered += 1
            weight = min(weigh_a[i], weigh_b[j])
            known += weight * found
            same += weight * ONE if found == ONE else 0
            initials += pair.how == "initial"
        if i >= 0 and j >= 0:
            seen.append((i, j))
            if found < ONE and pair.how == "spelling":
                a, b = asked.words[i], listed.words[j]
                if is_word(a) and is_word(b) and a.removesuffix("s") != b.removesuffix("s") and sound(a) != sound(b):
                    others += min(weigh_a[i], weigh_b[j])
    of_a, of_b = covered_a / ((sum(weigh_a) or 1) * ONE), covered_b / ((sum(weigh_b) or 1) * ONE)
    cut = _begins(asked, listed)
    if of_a + of_b < least and not cut:
        return None
    signs = 1.0
    if asked.native and listed.native and asked.script == listed.script:
        # Two names of one script are as like as their signs: many of those sound alike.
        signs = Indel.normalized_similarity("".join(sorted(asked.native)), "".join(sorted(listed.native)))
        of_a, of_b = min(of_a, signs), min(of_b, signs)
    rarest_a, rarest_b = max((weigh_a[k] for k in left_a), default=0), max((weigh_b[k] for k in left_b), default=0)
    numbers = any(_number(asked.words[k]) for k in left_a) + any(_number(listed.words[k]) for k in left_b)
    rest = Indel.normalized_similarity("".join(asked.words[k] for k in sorted(left_a)), "".join(listed.words[k] for k in sorted(left_b)))
    whole_b = float(not left_b)
    if cut:
        # What stands after the cut could not be said.
        of_b, rarest_b = max(of_b, cut * min(1.0, 0.6 + 0.4 * len(asked.joined) / len(listed.joined))), 0
    seen.sort()
    follows = sum(1 for (_, j), (_, k) in pairwise(seen) if k > j)
    text = Indel.normalized_similarity(asked.core, listed.core)
    for whole in {listed.joined, listed.turned} if text < 1 else ():
        text = max(text, Indel.normalized_similarity(asked.joined, whole))
    text = min(text, signs)
    called = [k for k in listed.head if k < len(weigh_b)]
    head = sum(weigh_b[k] for k in called)
    first = sum(weigh_b[k] * answered_b[k] for k in called) / (head * ONE) if head else 0.0
    families = asked.families and listed.families
    return Facts(
        of_a, of_b, 2 * of_a * of_b / (of_a + of_b) if of_a + of_b else 0.0, min(of_a, of_b),
        min(known / (ONE * 3000), 1.0), same / known if known else 0.0, follows / (len(seen) - 1) if len(seen) > 1 else 1.0, text, cut,
        rarest_a / 1100, rarest_b / 1100, min(rarest_a, rarest_b) / 1100, rest, min(others / 1100, 1.0), numbers / 2,
        1.0 if cut else first,
        min(initials, 3) / 3, min(answered, 4) / 4, float(answered == 1),
        float(bool(families) and not (asked.families & listed.families)), float(bool(asked.families & listed.families)),
        float(asked.script != listed.script), float(listed.person), float(asked.part or listed.part), float(not left_a), whole_b,
    )


def _number(word: str) -> bool:
    return word[0].isdigit() or word in _ROMAN


def _like_form(word: str, form: str) -> bool:
    """Whether a word may be one of a form of organisation, misspelt or misread."""
    if len(form) <= 4:
        return len(word) <= 4 and OSA.distance(word, form, score_cutoff=1) <= 1
    return likeness(word, form) >= 700 or (len(word) > 2 and form.startswith(word))


def _begins(asked: Prepared, listed: Prepared) -> float:
    """How like the question is to the beginning of the listed name, where that is longer and the question long enough to have been cut; 0 else.

    Less where the question does not end where the fields of forms and screens do.
    """
    length = len(asked.joined)
    best = 0.0
    if length >= CUT_AT:
        for whole in (listed.joined, listed.turned):
            if len(whole) > length:
                best = max(best, Indel.normalized_similarity(asked.joined, whole[:length]))
    if best < 0.9:
        return 0.0
    return best if len(asked.given) in _WIDTHS or len(asked.given) + 1 in _WIDTHS else best * 0.9
