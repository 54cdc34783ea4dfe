"""Russian names back into Cyrillic, and out again by the systems that passports, visas, customs papers and the press use."""

from __future__ import annotations

import re
from random import Random

# Latin as the lists write it (BGN/PCGN, mostly) to Cyrillic; the longest first.
BACK = {
    "tstv": "тств", "shch": "щ", "iya": "ия", "iy": "ий", "yy": "ый", "zh": "ж", "kh": "х", "ts": "ц", "ch": "ч", "sh": "ш", "yu": "ю", "ya": "я",
    "yo": "ё", "ye": "е", "iu": "ю", "ia": "ия",
    "a": "а", "b": "б", "c": "к", "d": "д", "e": "е", "f": "ф", "g": "г", "h": "х", "i": "и", "j": "дж", "k": "к", "l": "л", "m": "м", "n": "н",
    "o": "о",
    "p": "п", "q": "к", "r": "р", "s": "с", "t": "т", "u": "у", "v": "в", "w": "в", "x": "кс", "z": "з", "'": "ь", "’": "ь",
}
_LONGEST = re.compile("|".join(sorted(BACK, key=len, reverse=True)))
_LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"


def _system(letters: str, **ends: str) -> tuple[dict[str, str], dict[str, str]]:
    return dict(zip(_LETTERS, letters.replace("_", " ").replace(".", "_").split(" "), strict=True)), ends


# One word a letter of the alphabet, "." for nothing; then endings that the system writes in a way of its own.
SYSTEMS = {name: ({letter: "" if sign == "_" else sign for letter, sign in table.items()}, ends) for name, (table, ends) in {
    "bgn":        _system("a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch . y . e yu ya"),
    "iso9":       _system("a b v g d e ë ž z i j k l m n o p r s t u f h c č š ŝ . y . è û â"),
    "iso9_plain": _system("a b v g d e e z z i j k l m n o p r s t u f h c c s s . y . e u a"),
    "passport":   _system("a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y . e iu ia"),
    "passport97": _system("a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch . y . e yu ya", ий="y", ый="y"),
    "german":     _system("a b w g d e jo sch s i j k l m n o p r s t u f ch z tsch sch schtsch . y . e ju ja", ий="ij", ев="jew", ова="owa"),
    "french":     _system("a b v g d e io j z i ï k l m n o p r s t ou f kh ts tch ch chtch . y . e iou ia", ин="ine", ий="i", ов="off", ев="eff"),
    "scholar":    _system("a b v g d e ë ž z i j k l m n o p r s t u f ch c č š šč . y . ė ju ja"),
    "polish":     _system("a b w g d ie io ż z i j k l m n o p r s t u f ch c cz sz szcz . y . e ju ja", ий="ij", ский="ski"),
    "ukrainian":  _system("a b v h d e io zh z y i k l m n o p r s t u f kh ts ch sh shch . y . e iu ia"),
    "spanish":    _system("a b v g d e yo zh z i i k l m n o p r s t u f j ts ch sh shch . i . e yu ya"),
    "english":    _system("a b v g d e yo zh z i y k l m n o p r s t u f h ts ch sh sch . y . e u ya", ий="y", ый="y", ский="sky"),
}.items()}


def cyrillic(name: str) -> str:
    """The name in Cyrillic, as near as Latin letters tell.

    >>> cyrillic("Shcherbakov Yuriy")
    'Щербаков Юрий'
    """
    return " ".join(_word(word) for word in name.split())


def _word(word: str) -> str:
    text = word.lower()
    text = re.sub(r"(?<=[aeiou])y(?![aeou])", "й", text)
    text = re.sub(r"(?<=[^aeiouyй])y(?=[^aeouy]|$)", lambda found: "ы" if found.end() < len(text) else "ий", text)
    text = re.sub(r"(?<=[rlnvtd])y(?=a|e[^y])", "ь", text)
    text = _LONGEST.sub(lambda found: BACK[found[0]], text).replace("y", "й")
    if re.match("e[dlmr]", word, re.I):
        text = "э" + text[1:]
    return text.upper() if word.isupper() else text[:1].upper() + text[1:]


def romanised(text: str, system: str) -> str:
    """Cyrillic in Latin letters by one of SYSTEMS."""
    table, ends = SYSTEMS[system]
    words = []
    for word in text.split():
        low, tail = word.lower(), ""
        for end, written in sorted(ends.items(), key=lambda pair: -len(pair[0])):
            if len(low) > len(end) + 2 and low.rstrip(".,").endswith(end):
                low, tail = low.rstrip(".,")[:-len(end)], written
                break
        made = "".join(table.get(letter, letter) for letter in low) + tail
        words.append(made.upper() if word.isupper() else made[:1].upper() + made[1:])
    return " ".join(words)


def otherwise(name: str, chance: Random) -> str:
    """The name by another system than the list's."""
    return romanised(cyrillic(name), chance.choice([one for one in SYSTEMS if one != "bgn"]))


ENGLISH = re.compile(r"\b(the|of|and|for|company|limited|joint|stock|liability|research|institute|center|plant|bank|trading|state|enterprise|group|"
                     r"holding|international|corporation|university|scientific|production|"
                     r"association|technolog\w+|systems?|industr\w+|airlines?)\b", re.I)
LIKELY = re.compile(r"(ov|ova|ev|eva|in|ina|enko|skiy|sky|skaya|ich|yuk|chuk|ets|yan|dze|shvili|oe|iy|ya|stvo|zavod|prom|neft|gaz|stroy)\b", re.I)


def suits(name: str, countries: tuple[str, ...]) -> bool:
    """Whether a name is likely Russian in Latin letters, not English words."""
    return bool({"RU", "BY", "UA", "KZ", "KG", "TJ",
        "MD"} & set(countries)) and bool(LIKELY.search(name)) and not ENGLISH.search(name) and name.isascii() \
        and not any(sign.isdigit() for sign in name)
