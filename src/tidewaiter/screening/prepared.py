"""A name as it is compared: its words in Latin letters, what each weighs, and its form of organisation apart."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from tidewaiter.screening.listed import Kind
from tidewaiter.screening.names.forms import forms
from tidewaiter.screening.names.noise import ONLY_TRADE, queries
from tidewaiter.screening.names.noise import listed_names as spoken
from tidewaiter.screening.names.scripts import latin, script
from tidewaiter.screening.rarity import rarity

WORDS = 24                       # of a name of more words the first count; its beginning is still compared as one text
LETTERS = 400
_SIGNS = frozenset({"han", "hangul", "kana"})


@dataclass(frozen=True, slots=True)
class Prepared:
    """`words` are the words that name, usual abbreviations written out, `rarity` of each in hundredths of a nat; `head` which of them name it first
    (a person's family name and first given name, else the first word). `families` are the kinds of its forms of organisation and `form_words` the
    words that told them. `core` is the words without spaces, `joined` all letters as given, `turned` the same before a comma was turned round. `part`
    where this is what stood in brackets, or the name without it, `person` where a list says that it names one. `native` is the letters of a script
    whose signs say more than their sound.
    """

    given: str
    words: tuple[str, ...]
    rarity: tuple[int, ...]
    head: tuple[int, ...]
    families: frozenset[str]
    form_words: tuple[str, ...]
    core: str
    joined: str
    turned: str
    script: str
    part: bool = False
    person: bool = False
    native: str = ""

    @property
    def vowels(self) -> bool:
        """Whether its script writes vowels."""
        return self.script not in ("arabic", "hebrew")

    @property
    def total(self) -> int:
        return sum(self.rarity)


def prepare(text: str, before: str = "", part: bool = False, person: bool = False) -> Prepared:
    """A name prepared; `before` is how the list has it, where a comma was turned round to make `text` of it."""
    plain = latin(text[:LETTERS])
    found = forms(tuple(plain.split()))
    words = found.core[:WORDS]
    joined = plain.replace(" ", "")
    head: tuple[int, ...] = (0,)
    turned = joined
    if before and "," in before and before != text:
        turned = latin(before[:LETTERS]).replace(" ", "")
        family = set(latin(before.split(",")[0]).split())
        head = (0, *(k for k, word in enumerate(words) if k and word in family))
    written = script(text)
    native = "".join(sign for sign in text if sign.isalnum()) if written in _SIGNS else ""
    return Prepared(text, words, tuple(rarity(word) for word in words), head, frozenset(found.families), found.taken, "".join(words), joined, turned,
                    written, part, person, native)


def prepare_listed(name: str, kind: Kind) -> tuple[Prepared, ...]:
    """The names in one name of a list, as they are spoken. A stroke in it may part two names."""
    made = [prepare(one, name, k > 0 and "(" in name, kind is Kind.PERSON) for k, one in enumerate(spoken(name, kind))]
    if "/" in name and kind is not Kind.PERSON:
        sides = [prepare(one) for one in name.split("/")]
        made += [one for one in sides if len(one.core) > 4 and one.core != made[0].core]
    return tuple(made)


@lru_cache(maxsize=1 << 17)
def prepare_asked(text: str) -> tuple[tuple[Prepared, str], ...]:
    """The queries that a name as given splits into, each with why; kept, since the same parties are asked again.

    None for a text that has no letters, or nothing but words of trade."""
    return tuple((prepare(one.text, part="bracket" in one.why), one.why) for one in queries(text) if one.why != ONLY_TRADE and latin(one.text))
