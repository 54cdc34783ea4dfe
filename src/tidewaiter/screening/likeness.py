"""How like one word of a name is to another: spelling, sound, what a scanner confuses. A function of the two words alone."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import OSA, Levenshtein

from tidewaiter.codes import countries
from tidewaiter.screening.names.scripts import latin
from tidewaiter.screening.names.sound import skeleton, sound

ONE = 1000                       # the same word
INITIAL = 500                    # one letter for a word that begins with it
LEAST = 550                      # what is less like is not like at all
_SOUND = 930
_SCANNED = 960
_BONES = 850                    # the same consonants: what a script without vowels leaves

# What scanners and tired eyes take for each other.
_SEEN_ALIKE = ("o0qd", "i1lj", "s5", "b8", "ef", "mn", "uv", "g69", "z2", "ceg", "t7", "hnb", "vy", "kx")
# What romanisation, dictation and hurry put for each other.
_HEARD_ALIKE = ("aeiouy", "ckqg", "szcx", "vwfb", "dt", "bp", "jgyi", "hxk", "mn", "lr")
_COUNTRIES = frozenset(latin(name) for name in countries.names().values())
_VOWELS = frozenset("aeiouy")
_SCAN = str.maketrans("0158", "oisb")


def edits(length: int) -> int:
    """How many slips a word of `length` letters, the longer of two, may hold and still be that word."""
    return 0 if length <= 2 else 1 if length <= 4 else 2 if length <= 8 else 3


def scanned(word: str) -> str:
    """The word with digits read as the letters that a scanner takes for them, and l as i, since both are read for 1."""
    return word.translate(_SCAN).replace("l", "i")


def mixed(word: str) -> bool:
    """Whether a word has digits among its letters, as a scanner writes them."""
    return not word.isalpha() and not word.isdigit()


def _pairs(groups: tuple[str, ...]) -> frozenset[str]:
    return frozenset(a + b for group in groups for a in group for b in group if a != b)


_SEEN = _pairs(_SEEN_ALIKE)
_HEARD = _pairs(_HEARD_ALIKE)


def _put_for(a: str, b: str) -> int:
    pair = a + b
    return 450 if pair in _SEEN else 550 if pair in _HEARD else 1000


def _left_out(word: str, k: int) -> int:
    letter = word[k]
    if (k and word[k - 1] == letter) or (k + 1 < len(word) and word[k + 1] == letter):
        return 350
    return 700 if letter in _VOWELS or letter == "h" else 1000


def _cost(a: str, b: str, slips: int) -> int:
    """What it costs to turn one word into the other in `slips` steps, a plain slip 1000, neighbours exchanged 700."""
    steps = Levenshtein.editops(a, b)
    exchanged = len(steps) - slips
    cost = 0
    for step in steps:
        if step.tag == "replace":
            cost += _put_for(a[step.src_pos], b[step.dest_pos])
        elif step.tag == "delete":
            cost += _left_out(a, step.src_pos)
        else:
            cost += _left_out(b, step.dest_pos)
    if exchanged:
        cost = 700 * exchanged + cost * (slips - exchanged) // len(steps)
    return cost


@lru_cache(maxsize=1 << 18)
def likeness(a: str, b: str) -> int:
    """How like two words are, in thousandths: 1000 the same, 0 not like at all, nothing between 0 and 550.

    Numbers and names of countries are alike only if the same. A single letter is no word here: see `compare`.

    >>> likeness("khalid", "khalid"), likeness("petrov", "petrow") > 900, likeness("419", "420")
    (1000, True, 0)
    """
    if a == b:
        return ONE
    if len(a) < 2 or len(b) < 2:
        return 0
    if (a.isdigit() and b.isdigit()) or (a in _COUNTRIES and b in _COUNTRIES):
        return 0
    if not (a.isalpha() and b.isalpha()):
        read_a, read_b = scanned(a), scanned(b)
        if read_a == read_b:
            return _SCANNED
        if a.isdigit() or b.isdigit():
            return 0
        return max(_spelled(a, b), _spelled(read_a, read_b) * 97 // 100)
    return _spelled(a, b)


def unvowelled(a: str, b: str) -> int:
    """The same where one of the two was written without its vowels, as Arabic and Hebrew are: the same consonants are most of it."""
    found = likeness(a, b)
    return _BONES if found < _BONES and len(bones := skeleton(a)) > 2 and bones == skeleton(b) else found


def _spelled(a: str, b: str) -> int:
    """The same of two words of letters."""
    length = max(len(a), len(b))
    found = 0
    if length <= 2:
        found = 600 if len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 1 and _one_of(a, b) in _SEEN else 0
    elif (slips := OSA.distance(a, b, score_cutoff=edits(length))) <= edits(length):
        found = ONE - _cost(a, b, slips) // length
    if found < _SOUND and sound(a) == sound(b):
        found = _SOUND
    return found if found >= LEAST else 0


def _one_of(a: str, b: str) -> str:
    """The two letters in which words of one length differ first."""
    return next((x + y for x, y in zip(a, b, strict=True) if x != y), "")
