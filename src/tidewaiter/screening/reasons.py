"""Why a score is what it is, in the words of whoever has to decide on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidewaiter.screening.compare import Facts, Pair, between
from tidewaiter.screening.hit import SCORE, Reason
from tidewaiter.screening.prepared import Prepared

if TYPE_CHECKING:
    from tidewaiter.screening.score import Score

_HOW = {"spelling": "spelling or sound", "initial": "an initial", "joined": "written as one", "cut": "cut off", "same": "the same"}
# A fact in words: by its value in hundredths.
_WORDS = {
    "of_asked": "{} percent of the name asked, rare words counting more, is in the listed name",
    "of_listed": "{} percent of the listed name, rare words counting more, is in the name asked",
    "both": "the two names cover each other by {} percent",
    "least": "the name less covered is covered by {} percent",
    "known": "what they share is rare among names, {} of 100",
    "same": "{} percent of what they share is spelled the same",
    "order": "{} percent of the shared words stand in the same order",
    "text": "as plain text they are {} percent the same",
    "cut": "the name asked is how the listed name begins, as if cut off",
    "left_asked": "a word asked is not in the listed name; how rare it is, {} of 100",
    "left_listed": "a word of the listed name was not asked; how rare it is, {} of 100",
    "differ": "each has a word that the other has not; how rare they are, {} of 100",
    "rest": "what is left of both is {} percent the same",
    "others": "words taken for misspelt are words of their own in both; how rare they are, {} of 100",
    "numbers": "one has a number that the other has not",
    "head": "{} percent of the words that the listed party is called by first",
    "initials": "words are answered by an initial only, {} of 100 where three or more count as all",
    "words": "words are shared, {} of 100 where four or more count as all",
    "single": "only one word is shared",
    "forms_differ": "the forms of organisation differ",
    "forms_same": "the form of organisation is of one kind",
    "person": "the listed party is a person",
    "part": "only a part of one name is compared: what stands in brackets, or the name without it",
    "scripts": "the two are written in different scripts",
    "whole_asked": "every word asked is in the listed name",
    "whole_listed": "every word of the listed name was asked",
}

# And where there is nothing of it.
_NONE = {
    "cut": "the name asked is not how the listed name begins, cut off",
    "left_asked": "every word asked is in the listed name",
    "left_listed": "every word of the listed name was asked",
    "differ": "not each of the two has a word that the other has not",
    "rest": "one has words left that nothing of the other is like",
    "others": "no word taken for misspelt is a word of its own in both",
    "numbers": "no number stands in one only",
    "initials": "no word is answered by an initial",
    "single": "more than one word is shared, or none",
    "forms_differ": "the forms of organisation do not differ",
    "forms_same": "no form of organisation is shared",
    "scripts": "both are written in one script",
    "person": "the listed party is no person",
    "part": "both names are compared whole",
    "whole_asked": "a word asked is not in the listed name",
    "whole_listed": "a word of the listed name was not asked",
}


def of(weights: Score, found: Facts, asked: Prepared, listed: Prepared, why: str) -> tuple[Reason, ...]:
    """First how the name was read and which words answer which, then what each fact added to the score or took from it, the most first."""
    said = [] if why == "as given" else [Reason("read", SCORE, 0, f"asked as {asked.given!r}: {why}")]
    for pair in sorted(between(asked, listed), key=lambda one: (one.asked < 0, one.asked)):
        said.append(Reason("word", pair.likeness * 10, 0, _answer(pair, asked, listed)))
    shares = sorted(weights.shares(found).items(), key=lambda share: (-abs(share[1]), share[0]))
    for name, share in shares:
        value = getattr(found, name)
        said.append(Reason(name, round(value * SCORE), share, _said(name, value)))
    return tuple(said)


def _answer(pair: Pair, asked: Prepared, listed: Prepared) -> str:
    there = listed.words[pair.listed] if pair.listed >= 0 else "the rest of a word"
    here = asked.words[pair.asked] if pair.asked >= 0 else "the rest of a word"
    return f"{here}: the same in both" if pair.how == "same" else f"{here} for {there}: {_HOW[pair.how]}, {pair.likeness // 10} of 100"


def _said(name: str, value: float) -> str:
    if not value and name in _NONE:
        return _NONE[name]
    return _WORDS[name].format(round(value * 100))
