"""What befalls a name on its way to a customs paper: fingers, ears, scanners, short fields, other alphabets."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from random import Random

from tools.screening import arabic, cyrillic, eastern, trade
from tools.screening.tables import row

_ROWS = ("1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_PLACE = {key: (row, at) for row, keys in enumerate(_ROWS) for at, key in enumerate(keys)}
NEAR = {key: [other for other, (r, c) in _PLACE.items() if other != key and abs(r - row) < 2 and abs(c - at) < 2 and other.isalpha()] for key,
    (row, at) in _PLACE.items()}
HEARD = tuple((re.compile(pattern, re.I), tuple(written.split("|"))) for pattern, written in (
    ("ph", "f"), ("f", "ph|v"), ("ck", "k|c"), ("c(?=[aou])", "k"), ("c(?=[eiy])", "s"), ("k", "c|ck|q"), ("x", "ks|z"), ("z", "s|ts"),
    ("s(?=[aeiou])", "z|ss|c"), ("v", "w|f"), ("w", "v|u"), ("j", "y|g"), ("g(?=[ei])", "j"), ("y", "i|j"),
    ("sh", "s|ch"), ("ch", "sh|tch|kh"), ("ts", "tz|c"), ("ie", "ei|i"), ("ei", "ie|ey"), ("ee", "i|ea"), ("oo", "u"), ("ou", "u|o"),
    ("ea", "e|ee"), ("a", "e|o"), ("e", "i|a"), ("i", "e|y"), ("o", "u|a"), ("u", "o|oo"), ("d\\b", "t"), ("t\\b", "d"),
    ("b", "p"), ("p", "b"), ("th", "t"), (r"([a-z])\1", r"\1"), (r"([lmnrst])", r"\1\1"), ("h", ""), ("qu", "kw|k"), ("dzh", "j|dj"), ("kh", "k|h"),
))
SEEN = tuple(tuple(pair.split("=")) for pair in row("o=0 0=O l=1 i=1 I=l 1=I s=5 S=5 b=8 B=8 z=2 Z=2 g=9 G=6 rn=m m=rn cl=d d=cl vv=w w=vv li=h u=v "
    "V=U e=c c=e n=ri t=f E=F O=Q D=O C=G h=b A=4 nn=m ii=u .=, ,=. H=N M=N T=Y", " "))
Tool = Callable[[str, Random], str]


def fingers(name: str, chance: Random) -> str:
    """One slip on the keyboard, not in the first letter of the whole."""
    spots = [at for at, sign in enumerate(name) if at and sign.isalpha()]
    if not spots:
        return name
    at = chance.choice(spots)
    sign = name[at]
    how = chance.randrange(5)
    near = chance.choice(NEAR.get(sign.lower()) or [sign])
    near = near.upper() if sign.isupper() else near
    if how == 0:
        return name[:at] + near + name[at + 1:]
    if how == 1:
        return name[:at] + name[at + 1:]
    if how == 2:
        return name[:at] + sign + name[at:]
    if how == 3:
        return name[:at] + near + name[at:]
    return name[:at - 1] + sign + name[at - 1] + name[at + 1:]


def twice(tool: Tool) -> Tool:
    return lambda name, chance: tool(tool(name, chance), chance)


def ears(name: str, chance: Random) -> str:
    """One or two sounds written as another hears them."""
    for _ in range(chance.randint(1, 2)):
        rules = [(found, written) for pattern, written in HEARD for found in pattern.finditer(name)]
        if rules:
            found, written = chance.choice(rules)
            put = found.expand(chance.choice(written))
            name = name[:found.start()] + (put.upper() if found[0].isupper() else put) + name[found.end():]
    return name


def scanner(name: str, chance: Random) -> str:
    """One to three signs as a scanner misreads them; now and then a gap or none where there was one."""
    for _ in range(chance.randint(1, 3)):
        can = [(at, len(one), other) for one, other in SEEN for at in [m.start() for m in re.finditer(re.escape(one), name)]]
        if chance.random() < .12 and " " in name:
            at = chance.choice([n for n, sign in enumerate(name) if sign == " "])
            name = name[:at] + name[at + 1:]
        elif can:
            at, size, other = chance.choice(can)
            name = name[:at] + other + name[at + size:]
    return name


def _tokens(name: str) -> list[str]:
    return re.sub(r"\s*,\s*", " ", name).split()


def plain(word: str) -> str:
    return "".join(sign for sign in word.casefold() if sign.isalnum())


def natural(name: str) -> str:
    """SURNAME, Given as it is spoken: Given SURNAME.

    >>> natural("HLAING, Than Than")
    'Than Than HLAING'
    """
    last, comma, first = name.partition(", ")
    return f"{first} {last}" if comma and "," not in first else name


def dropping(counts: Mapping[str, int]) -> Tool:
    """One word left out, but never the rarest: without it nobody could say who is meant."""
    def dropped(name: str, chance: Random) -> str:
        tokens = _tokens(name)
        if len(tokens) < 3:
            return name
        rarest = min(range(len(tokens)), key=lambda n: (counts.get(plain(tokens[n]), 0), -len(tokens[n])))
        tokens.pop(chance.choice([n for n in range(len(tokens)) if n != rarest]))
        return " ".join(tokens)
    return dropped


def added(name: str, chance: Random) -> str:
    """A word put in that the list has not: a middle name, a place, a word of trade."""
    extra = chance.choice(("GROUP", "TRADING", "INTERNATIONAL", "GLOBAL", "(HK)", "MIDDLE EAST", "ASIA", "NEW", "THE", "ENTERPRISES", "SONS",
        chance.choice(trade.CITIES), chance.choice(trade.LANDS)))
    tokens = _tokens(name)
    tokens.insert(chance.randint(min(1, len(tokens)), len(tokens)), extra if name.isupper() else extra.title())
    return " ".join(tokens)


def middle(name: str, chance: Random) -> str:
    """A person's second given name or initial put in."""
    extra = chance.choice(("A.", "M", "J.", "S", "R.", "Ali", "Ahmad", "Maria", "Jose", "Ivanovich", "Hassan", "Khan", "Lee", "Wei", "Karim", "bin",
        "Luis"))
    tokens = _tokens(name)
    tokens.insert(chance.randint(min(1, len(tokens)), max(1, len(tokens) - 1)), extra.upper() if name.isupper() else extra)
    return " ".join(tokens)


def parted(name: str, chance: Random) -> str:
    tokens = _tokens(name)
    long = [n for n, one in enumerate(tokens) if len(one) > 5 and one.isalpha()]
    if not long:
        return name
    n = chance.choice(long)
    at = chance.randint(2, len(tokens[n]) - 2)
    tokens[n] = tokens[n][:at] + chance.choice((" ", "-")) + tokens[n][at:]
    return " ".join(tokens)


def joined(name: str, chance: Random) -> str:
    tokens = _tokens(name)
    if len(tokens) < 2:
        return name
    at = chance.randrange(len(tokens) - 1)
    return " ".join([*tokens[:at], tokens[at] + tokens[at + 1], *tokens[at + 2:]]) if chance.random() < .8 else "".join(tokens)


def order(name: str, chance: Random) -> str:
    tokens = _tokens(name)
    how = chance.randrange(3)
    if how == 0:
        return " ".join(tokens[1:] + tokens[:1])
    if how == 1:
        return " ".join(tokens[-1:] + tokens[:-1])
    return " ".join(chance.sample(tokens, len(tokens)))


def initials(name: str, chance: Random) -> str:
    """Given names as initials; the longest word stands."""
    tokens = _tokens(name)
    if len(tokens) < 2:
        return name
    stands = max(range(len(tokens)), key=lambda n: len(tokens[n])) if "," not in name else 0
    count = chance.randint(1, len(tokens) - 1)
    short = chance.sample([n for n in range(len(tokens)) if n != stands], count)
    made = [one[0].upper() + chance.choice(("", ".")) if n in short else one for n, one in enumerate(tokens)]
    return " ".join(made[1:] + made[:1] if chance.random() < .5 else made)


def cut(name: str, chance: Random) -> str:
    """As a field of 20 to 35 places cuts it."""
    size = chance.randint(20, 35)
    return name[:size].strip() if len(name) > size + 1 else name


def marks(name: str, chance: Random) -> str:
    """Marks and points as another system writes them: no points, hyphens for gaps, case, a doubled gap."""
    return chance.choice((lambda: re.sub(r"[.,'’\"()-]", "", name), lambda: re.sub(r"[.,'’\"()-]", " ", name), lambda: name.replace(" ", "  "),
        lambda: name.lower(), lambda: name.title(),
                          lambda: name.replace(" ", "-", 1), lambda: ".".join(_tokens(name)), lambda: f'"{name}"', lambda: "_".join(_tokens(name))))()


ANY: dict[str, tuple[Tool, int]] = {
    "exact": (lambda name, _: name, 4), "order": (order, 6), "marks": (marks, 4), "fingers": (fingers, 7), "fingers2": (twice(fingers), 6),
    "ears": (ears, 7), "ocr": (scanner, 6),
    "part": (parted, 4), "join": (joined, 5), "cut": (cut, 7), "noise": (trade.noise, 9),
}
PERSON: dict[str, tuple[Tool, int]] = {"initials": (initials, 6), "nickname": (trade.nickname, 5), "middle": (middle, 5)}
ORGANIZATION: dict[str, tuple[Tool, int]] = {"form": (trade.form, 10), "words": (trade.words, 8), "add": (added, 5)}


def tools(name: str, schema: str, countries: tuple[str, ...], counts: Mapping[str, int]) -> dict[str, tuple[Tool, int]]:
    """The kinds of damage that can befall this name, each with its tool and how often it is chosen."""
    found = ANY | {"drop": (dropping(counts), 6)} | (PERSON if schema == "Person" else ORGANIZATION if schema == "Organization" else {})
    if cyrillic.suits(name, countries):
        found = found | {"roman_cyrillic": (cyrillic.otherwise, 18), "script_cyrillic": (lambda name, _: cyrillic.cyrillic(name), 7)}
    if schema == "Person" and eastern.suits_chinese(name, countries):
        found = found | {"roman_chinese": (eastern.chinese, 25), "script_han": (lambda name, _: eastern.han(name), 14)}
    if schema == "Person" and eastern.suits_korean(name, countries):
        found = found | {"roman_korean": (eastern.korean, 40), "script_hangul": (lambda name, _: eastern.hangul(name), 20)}
    if schema == "Person" and arabic.suits_persian(countries):
        found = found | {"roman_persian": (lambda name, chance: arabic.otherwise(name, chance, arabic.PERSIAN), 18)}
    elif arabic.suits(name, countries) and not cyrillic.ENGLISH.search(name):
        found = found | {"roman_arabic": (arabic.otherwise, 18)} | ({"script_arabic": (lambda name, _: arabic.arabic(name), 6)}
            if schema == "Person" else {})
    if arabic.suits_turkish(name, countries):
        found = found | {"roman_turkish": (arabic.turkish, 20)}
    return found


# Kinds that few names can suffer, with a cheap test of which.
RARE = ("roman_cyrillic", "roman_chinese", "roman_korean", "roman_persian", "roman_turkish", "roman_arabic", "script_cyrillic", "script_han",
    "script_hangul", "script_arabic", "nickname")
_AS_LISTED = {"exact", "order", "initials", "script_han", "script_hangul"}
_WHOLE = {"exact", "order", "marks", "noise", "form", "add", "middle"}        # a short name bears these; a letter changed in it makes another name


def damaged(name: str, schema: str, countries: tuple[str, ...], counts: Mapping[str, int], chance: Random, only: str = "") -> tuple[str, str]:
    """The name after one kind of damage (`only`, where that is said), or two or three of them, with what was done.

    ("", "") where nothing that was tried changes it."""
    can = tools(name, schema, countries, counts)
    kinds = list(can) if len(plain(name)) > 5 or only else [kind for kind in can if kind in _WHOLE]
    weights = [can[kind][1] for kind in kinds]
    for _ in range(6):
        if not only and len(plain(name)) > 6 and chance.random() < .17:
            made, kind = _combined(name, schema, can, chance), "combined"
        else:
            kind = only or chance.choices(kinds, weights)[0]
            before = natural(name) if schema == "Person" and kind not in _AS_LISTED and chance.random() < .6 else name
            made = can[kind][0](before, chance)
            if made == before and kind != "exact":
                continue
        made = made.strip()
        if len(plain(made)) > (1 if kind.startswith("script") else 2) and (made != name or kind == "exact"):
            return made, kind
    return "", ""


def _combined(name: str, schema: str, can: Mapping[str, tuple[Tool, int]], chance: Random) -> str:
    """Two or three kinds of damage, one upon the other; what is put around a name comes last."""
    made = natural(name) if schema == "Person" and chance.random() < .5 else name
    kinds = [kind for kind in can if kind not in ("exact", "noise", "cut") and not kind.startswith("script")]
    for kind in chance.choices(kinds, [can[kind][1] for kind in kinds], k=2):
        made = can[kind][0](made, chance)
    return can[chance.choice(("noise", "cut", "fingers", "marks"))][0](made, chance) if chance.random() < .3 else made
