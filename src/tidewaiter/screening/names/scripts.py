"""A name of any script in plain letters: lower-case ASCII, digits and single spaces, and nothing else."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from anyascii import anyascii

from tidewaiter.screening.names import letters

LONGEST = 2_000                  # characters of another script that are read; what follows is left unread, and no name is as long

_JOINS = "'`\u00b4\u02b9\u02bb\u02bc\u02bd\u02be\u02bf\u2018\u2019\u201b\u2032\u05f3\u05f4\u2035"
_ASCII = {code: " " for code in range(128)}
_ASCII |= {code: chr(code).lower() for code in range(128) if chr(code).isalnum()}
_ASCII |= {ord("&"): " and ", ord("+"): " and ", ord("'"): None, ord("`"): None, ord("."): "."}     # type: ignore[dict-item]
_ABBREVIATION = re.compile(r"(?<![a-z0-9.])(?:[a-z]\.){1,12}[a-z]?(?![a-z0-9])")

_SCRIPTS = (
    ("cyrillic", "\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f"),
    ("greek", "\u0370-\u03ff\u1f00-\u1fff"),
    ("arabic", "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff"),
    ("hebrew", "\u0591-\u05f4"),
    ("devanagari", "\u0900-\u097f"),
    ("thai", "\u0e00-\u0e7f"),
    ("hangul", "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"),
    ("kana", "\u3041-\u30ff\u31f0-\u31ff"),
    ("han", "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"),
)
_RUN = re.compile("|".join(f"(?P<{name}>[{span}]+)" for name, span in _SCRIPTS))
_OTHERS = (("armenian", 0x530, 0x58F), ("georgian", 0x10A0, 0x10FF), ("ethiopic", 0x1200, 0x139F), ("latin", 0, 0x36F), ("latin", 0x1D00, 0x1EFF))
_LATIN, _CYRILLIC = re.compile("[a-z\u00e0-\u024f]"), re.compile("[\u0400-\u04ff]")
_OF_GOD = re.compile("([\u0621-\u06d3]{2,20}) الله(?![\u0621-\u06d3])")      # of God: written apart, and one name
_WORD = re.compile(r"\S+")
_PINYIN = re.compile(r"[A-Z][a-z]*|[a-z]+|\d+")


def latin(text: str) -> str:
    """A name in lower-case ASCII letters, digits and single spaces.

    What joins is dropped (apostrophes, the stops of an abbreviation), what divides becomes a space, "&" and "+" are "and". Other scripts are
    written as passports and lists romanise them, up to `LONGEST` characters. Text of no letter or digit gives "".

    >>> latin("O'Reilly & Söhne S.A. de C.V."), latin("ХУСЕЙН Евгений")
    ('oreilly and sohne sa de cv', 'khuseyn yevgeny')
    """
    if not text.isascii():
        text = _foreign(text)
    text = text.translate(_ASCII)
    if "." in text:
        text = _ABBREVIATION.sub(_undotted, text).replace(".", " ")
    return " ".join(text.split())


def script(text: str) -> str:
    """The script that a name is written in: latin, cyrillic, arabic, han, hangul, kana, greek ...; "mixed" for several, "none" for no letters.

    Japanese in both its scripts is "kana".
    """
    if text.isascii():
        return "latin" if any(map(str.isalpha, text)) else "none"
    found = {_script_of(letter) for letter in set(text) if letter.isalpha()}
    if found == {"han", "kana"}:
        return "kana"
    return "none" if not found else found.pop() if len(found) == 1 else "mixed"


@lru_cache(maxsize=8192)
def _script_of(letter: str) -> str:
    run = _RUN.match(unicodedata.normalize("NFKC", letter))
    if run:
        return str(run.lastgroup)
    code = ord(letter)
    if 0xFF21 <= code <= 0xFF5A:
        return "latin"
    return next((name for name, first, last in _OTHERS if first <= code <= last), "other")


def _undotted(found: re.Match[str]) -> str:
    # one letter and a stop is an initial; two letters with a stop between make an abbreviation
    return found[0].replace(".", "") if len(found[0]) > 2 else found[0][0] + " "


class _Letters(dict[int, str]):
    """What each other letter becomes, found out once: marks and controls go, letters by anyascii, anything else divides."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        if letter in _JOINS:
            made = ""
        elif code < 128:
            made = letter
        else:
            kind = unicodedata.category(letter)
            if kind in ("Cf", "Cc", "Cs", "Lm") or (kind[0] == "M" and (code < 0x370 or code >= 0x1AB0)):
                made = ""
            elif kind[0] in "LMN":
                made = "".join(one for one in anyascii(letter).lower() if one.isascii() and one.isalnum())
            else:
                made = " "
        self[code] = made
        return made


_LETTERS = _Letters()
_INVISIBLE = dict.fromkeys(
    [*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF, 0xAD, 0x61C, 0x180E, *range(0xFE00, 0xFE10)],
)


def _foreign(text: str) -> str:
    text = unicodedata.normalize("NFKC", text[:LONGEST].translate(_INVISIBLE)).lower()[:LONGEST]
    if not text.isascii() and _RUN.search(text):
        text = _WORD.sub(_unmixed, text)
        if "الله" in text:
            text = _OF_GOD.sub(r"\1الله", text)
        cyrillic = _cyrillic_table(text)
        text = _RUN.sub(lambda run: _run(str(run.lastgroup), run[0], cyrillic), text)
    return text.translate(_LETTERS)


def _unmixed(word: re.Match[str]) -> str:
    return word[0].translate(letters.LOOK_ALIKES) if _CYRILLIC.search(word[0]) and _LATIN.search(word[0]) else word[0]


def _run(name: str, run: str, cyrillic: dict[str, str]) -> str:
    if name == "cyrillic":
        return _cyrillic(run, cyrillic)
    return _MADE[name](run)


def _cyrillic_table(text: str) -> dict[str, str]:
    """The letters of the language, known by the letters that it alone has; Russian where none is seen."""
    seen = set(text)
    if seen & set("ђјљњћџѓќ"):
        return letters.CYRILLIC | letters.SERBIAN
    if "ў" in seen:
        return letters.CYRILLIC | letters.BELARUSIAN
    if seen & set("їєґ") or ("і" in seen and not seen & set("әғқңөұү")) or "ськ" in text:
        return letters.CYRILLIC | letters.UKRAINIAN
    return letters.CYRILLIC


def _cyrillic(run: str, table: dict[str, str]) -> str:
    russian = table is letters.CYRILLIC
    made: list[str] = []
    before = ""
    for letter in run:
        if russian and letter == "е" and (not before or before in letters.SOFTENING):
            made.append("ye")
        else:
            made.append(table.get(letter) if letter in table else _LETTERS[ord(letter)])       # type: ignore[arg-type]
        before = letter
    word = "".join(made).replace("yyi", "yi")
    if run.endswith(("ий", "ый", "ій", "їй")):
        word = word[:-2] + "y"
    return word


def _greek(run: str) -> str:
    plain = "".join(one for one in unicodedata.normalize("NFD", run) if unicodedata.category(one) != "Mn")
    made, at = [], 0
    while at < len(plain):
        pair = plain[at:at + 2]
        if pair in letters.GREEK_PAIRS:
            made.append(letters.GREEK_STARTS.get(pair, letters.GREEK_PAIRS[pair]) if at == 0 else letters.GREEK_PAIRS[pair])
            at += 2
        else:
            made.append(letters.GREEK.get(plain[at]) or _LETTERS[ord(plain[at])])
            at += 1
    return "".join(made)


def _arabic(run: str) -> str:
    bare = "".join(one for one in run if one not in letters.ARABIC_MARKS)
    known = _known_arabic(bare)
    if known:
        return known
    if bare.startswith("ال") and len(bare) > 3 and bare != "الله":
        rest = bare[2:]
        return "al " + (_known_arabic(rest) or _arabic_letters(rest))
    if bare.startswith("عبدال") and len(bare) > 6:
        rest = bare[5:]
        return "abd al " + (_known_arabic(rest) or _arabic_letters(rest))
    if bare.endswith("الله") and len(bare) > 5:
        return (_known_arabic(bare[:-4]) or _arabic_letters(bare[:-4])) + "ullah"
    return _arabic_letters(run)


def _arabic_key(word: str) -> str:
    return word.translate(_ARABIC_FOLD)


_ARABIC_FOLD = str.maketrans("أإآٱیىكکگةەہھ", "ااااييككگهههه")


def _known_arabic(word: str) -> str:
    key = _arabic_key(word)
    known = _WRITTEN["arabic"].get(key, "")
    if not known and key.endswith("ي"):                # of somebody, or of a place: the same name and -i
        stem = _WRITTEN["arabic"].get(key[:-1], "")
        known = stem and stem + "i"
    return known


def _arabic_letters(run: str) -> str:
    made: list[str] = []
    last = len(run) - 1
    for at, letter in enumerate(run):
        before = run[at - 1] if at else ""
        after = run[at + 1] if at < last else ""
        if letter == letters.WAW:
            made.append("w" if not before or (after in letters.ARABIC_VOWELS and after) or before in letters.ARABIC_VOWELS else "u")
        elif letter in letters.YEH:
            made.append("y" if not before or (after in letters.ARABIC_VOWELS and after) or before in letters.ARABIC_VOWELS else "i")
        elif letter == "ع" and not before:
            made.append("a" if after not in letters.ARABIC_VOWELS else "")
        else:
            made.append(letters.ARABIC[letter] if letter in letters.ARABIC else _LETTERS[ord(letter)])
    return "".join(made)


def _hebrew(run: str) -> str:
    made = [letters.HEBREW[one] if one in letters.HEBREW else _LETTERS[ord(one)] for one in run]
    for at in range(1, len(made)):
        if run[at] == "ו" and at < len(run) - 1:        # between consonants it is nearly always a vowel
            made[at] = "o"
    if run.endswith("ה") and len(run) > 1:
        made[-1] = "ah"
    return "".join(made)


def _devanagari(run: str) -> str:
    made: list[str] = []
    last = len(run) - 1
    for at, letter in enumerate(run):
        if letter in letters.DEVANAGARI_CONSONANTS:
            after = run[at + 1] if at < last else ""
            if after == "़" and at + 1 < last:
                after = run[at + 2]
            made.append(letters.DEVANAGARI_CONSONANTS[letter])
            if after and (after not in letters.DEVANAGARI_SIGNS or after in "ंँः"):
                made.append("a")
        elif letter in letters.DEVANAGARI_VOWELS:
            made.append(letters.DEVANAGARI_VOWELS[letter])
        elif letter in letters.DEVANAGARI_SIGNS:
            made.append(letters.DEVANAGARI_SIGNS[letter])
        else:
            made.append(_LETTERS[ord(letter)])
    return "".join(made)


_THAI_TURNED = re.compile("([\u0e40-\u0e44])([\u0e01-\u0e2e])")


def _thai(run: str) -> str:
    # a vowel written before its consonant is spoken after it
    return _THAI_TURNED.sub(r"\2\1", run).translate(_LETTERS)


def _hangul(run: str) -> str:
    return _words(run, "hangul", "hangul surname", _syllable)


def _syllable(letter: str) -> str:
    at = ord(letter) - 0xAC00
    if not 0 <= at < 11172:
        return _LETTERS[ord(letter)]
    return letters.HANGUL_FIRST[at // 588] + letters.HANGUL_VOWEL[at % 588 // 28] + letters.HANGUL_LAST[at % 28]


def _han(run: str) -> str:
    return _words(run, "han", "surname", lambda letter: " ".join(_PINYIN.findall(anyascii(letter))).lower())


def _words(run: str, words: str, surnames: str, one: Callable[[str], str]) -> str:
    """A run of syllables apart; words of the trade in it are the English ones, a surname is read as a surname."""
    known, at, made = _WRITTEN[words], 0, [""]
    longest = _LONGEST[words]
    first = next((length for length in (2, 1) if run[:length] in _WRITTEN[surnames]), 0) if 1 < len(run) < 5 else 0
    if first:
        made.append(_WRITTEN[surnames][run[:first]])
        at = first
    while at < len(run):
        for length in range(min(longest, len(run) - at), 1, -1):
            if run[at:at + length] in known:
                made.append(known[run[at:at + length]])
                at += length
                break
        else:
            made.append(one(run[at]))
            at += 1
    return " ".join([*made, ""])


def _kana(run: str) -> str:
    made: list[str] = []
    double = False
    for letter in run:
        if letter in letters.SMALL_TSU:
            double = True
            continue
        if letter == letters.LONG_MARK:
            continue
        if letter in letters.SMALL_KANA and made and made[-1].endswith("i"):
            small = letters.SMALL_KANA[letter]
            stem = made[-1][:-1]
            made[-1] = stem + (small[1:] if stem in ("sh", "ch", "j") else small)
            continue
        if letter in letters.SMALL_VOWELS and made and made[-1][-1:] in "aiueo":
            made[-1] = made[-1][:-1] + letters.SMALL_VOWELS[letter]
            continue
        sound = _LETTERS[ord(letter)]
        made.append(sound[:1] + sound if double and sound[:1] not in "aiueo" else sound)
        double = False
    return "".join(made)


_MADE: dict[str, Callable[[str], str]] = {
    "greek": _greek, "arabic": _arabic, "hebrew": _hebrew, "devanagari": _devanagari, "thai": _thai, "hangul": _hangul, "kana": _kana, "han": _han,
}


def _written() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    with Path(__file__).with_name("written_words.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            written = _arabic_key(row["written"]) if row["script"] == "arabic" else row["written"]
            found.setdefault(row["script"], {})[written] = row["latin"]
    return found


_WRITTEN = _written()
_LONGEST = {name: max(map(len, words)) for name, words in _WRITTEN.items()}
