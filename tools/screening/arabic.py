"""Arabic, Persian and Turkish names spelt another way, and in their own letters."""

from __future__ import annotations

import re
from random import Random

from tools.screening.tables import pairs

# What is heard once and written many ways. Each rule: a pattern, and what may stand for it.
ARABIC = tuple((re.compile(pattern, re.I), tuple(written.split("|"))) for pattern, written in (
    (r"\b(al|el)[- ](?=\w)", "al-|el-|al |al|el |ul-|Al|as-"), (r"\bmu?h?o?[hx]amm?[ae]d\b",
    "Mohammed|Muhammad|Mohamad|Mohamed|Mohammad|Muhamad|Muhammed|Mehmed|Md"),
    (r"\b(abd|abdul|abdel|abdal)[- ](al-?)?(?=\w)", "Abdul |Abdel |Abd al-|Abdul-|Abdel|Abdal "), (r"\bahmad\b|\bahmed\b", "Ahmad|Ahmed|Ahmet"),
    (r"\bhuss?[ae]in\b|\bhuss?ayn\b", "Hussein|Husain|Hussain|Husayn|Hossein|Hussin"),
    (r"\byou?ss?[ou]+f\b|\byusuf\b", "Yusuf|Youssef|Yousef|Yusef|Yousif"), (r"\bkhal[ie]d\b", "Khalid|Khaled|Chalid|Halid"),
    (r"\bsaa?[iey]+d\b|\bsa'id\b", "Said|Saeed|Sa'id|Saied|Sayed"),
    (r"\bibn\b|\bbin\b|\bben\b", "bin|ibn|ben|b."), (r"\bumar\b|\bomar\b", "Omar|Umar|Omer"),
    (r"\buthman\b|\bothman\b|\bosman\b", "Uthman|Othman|Osman|Usman"),
    (r"ou", "u|oo|o"), (r"oo", "u|ou"), (r"ee", "i|ie"), (r"q", "k|gh|g|c"), (r"gh", "g|q"), (r"kh", "h|ch|k"), (r"dh", "z|d|th"), (r"th", "t|s"),
    (r"sh", "ch|sch"), (r"j", "dj|g|zh"),
    (r"(?<=[aeiou])w(?=[aeiou])", "ou|v"), (r"aa", "a"), (r"ai|ay", "ei|ey|e|ai"), (r"iy+a", "ia|iyya|eya|iya"), (r"y\b", "i|ee|iy"),
    (r"i\b", "y|ee|iy"), (r"ah\b", "a|eh|at"),
    (r"(?<=\w)u(?=\w)", "o|ou|oo"), (r"(?<=\w)i(?=\w)", "e|ee"), (r"(?<=[^aeiou\W])e(?=[^aeiou\W])", "i|a"), (r"([bdfklmnrstz])\1", r"\1"),
    (r"(?<=[aiu])([bdklmnrst])(?=[aiu])", r"\1\1"), (r"'", "|`|’"),
))
PERSIAN = tuple((re.compile(pattern, re.I), tuple(written.split("|"))) for pattern, written in (
    (r"zadeh\b", "zade|zada|-zadeh|zadeh"), (r"oo", "u|ou"), (r"ou", "u|oo"), (r"gh", "q|g"), (r"q", "gh|k"), (r"ei", "ey|ay"), (r"v", "w"),
    (r"(?<=[aeiou])y(?=[aeiou])", "i"), (r"kh", "h|x"), (r"ee", "i"),
    (r"(?<=\w)i\b", "y|ee"), (r"pour\b", "poor|pur|pour"), (r"(?<=\w)ov?a(?=\w)", "owa|ova"), (r"jav", "djav|jaw"), (r"aa", "a"),
    (r"o(?=[mn])", "u"), (r"eh\b", "e|a"), (r"mo(?=h)", "mu"), (r"ey\b", "ei"),
))
TURKISH = str.maketrans({"s": "ş", "c": "ç", "g": "ğ", "i": "ı", "o": "ö", "u": "ü", "S": "Ş", "C": "Ç", "I": "İ", "O": "Ö", "U": "Ü"})

WORDS = pairs(
    "muhammad=محمد mohammad=محمد mohammed=محمد ahmad=أحمد ahmed=أحمد ali=علي hassan=حسن hasan=حسن hussein=حسين husayn=حسين hossein=حسين "
    "ibrahim=إبراهيم khalid=خالد omar=عمر umar=عمر yusuf=يوسف "
    "abdul=عبد abd=عبد abdallah=عبدالله abdullah=عبدالله mahmoud=محمود mahmud=محمود said=سعيد saeed=سعيد salim=سالم salah=صلاح jamal=جمال "
    "kamal=كمال nasser=ناصر nasir=ناصر tariq=طارق "
    "mustafa=مصطفى ismail=إسماعيل qasim=قاسم rahman=رحمن karim=كريم aziz=عزيز rahim=رحيم abu=أبو bin=بن ibn=بن al=ال el=ال bashar=بشار assad=أسد "
    "asad=أسد faisal=فيصل fahd=فهد saleh=صالح salih=صالح "
    "rashid=راشد majid=ماجد walid=وليد ziad=زياد hamid=حميد hamad=حمد jabir=جابر amir=أمير bilal=بلال imad=عماد adnan=عدنان marwan=مروان nabil=نبيل "
    "samir=سمير bank=بنك company=شركة islamic=الإسلامي"
)
_LETTERS = pairs(
    "sh=ش kh=خ gh=غ th=ث dh=ذ ch=تش aa=ا ee=ي oo=و ou=و b=ب t=ت j=ج h=ه d=د r=ر z=ز s=س f=ف q=ق k=ك l=ل m=م n=ن w=و y=ي p=ب v=ف g=ج c=ك x=كس '=ع"
)
_PARTS = re.compile("|".join(sorted(_LETTERS, key=len, reverse=True)) + "|[aeiou]")


def suits(name: str, countries: tuple[str, ...]) -> bool:
    if {"CN", "HK", "KP", "RU", "BY", "MX", "CO"} & set(countries):
        return False
    return bool({"IQ", "SY", "LB", "EG", "LY", "YE", "SA", "AE", "QA", "KW", "BH", "OM", "JO", "PS", "SD", "TN", "DZ", "MA", "SO", "PK",
        "AF"} & set(countries)) \
        or bool(re.search(r"\b(al|el|abd|abu|bin|muhammad|ahmad|hassan|husayn|ali)\b", name, re.I))


def suits_persian(countries: tuple[str, ...]) -> bool:
    return bool({"IR", "AF", "TJ"} & set(countries))


def suits_turkish(name: str, countries: tuple[str, ...]) -> bool:
    return "TR" in countries and bool(re.search("[scgiou]", name, re.I))


def otherwise(name: str, chance: Random, rules: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = ARABIC) -> str:
    """The name with one to four of its sounds written as another clerk would."""
    fitting = [rule for rule in rules if rule[0].search(name)]
    chance.shuffle(fitting)
    for pattern, written in fitting[:chance.randint(1, 4)]:
        found = chance.choice(list(pattern.finditer(name)) or [None])      # type: ignore[list-item]
        if found:
            put = found.expand(chance.choice(written)) if "\\" in written[0] else chance.choice(written)
            name = name[:found.start()] + (put.upper() if found[0].isupper() else put) + name[found.end():]
    return name


def turkish(name: str, chance: Random) -> str:
    """Letters that the list writes plain, with their marks; or marked ones as their sound is spelt in English."""
    if chance.random() < .6:
        return "".join(letter.translate(TURKISH) if chance.random() < .35 else letter for letter in name)
    return re.sub("c(?=[aeiou])", "j", re.sub("s(?=[aeiou])", lambda found: found[0] + ("h" if chance.random() < .5 else ""), name, flags=re.I),
        flags=re.I)


def arabic(name: str) -> str:
    """The name in Arabic letters, without short vowels but where a word begins with one."""
    words = []
    for word in re.findall(r"[a-z']+", name.lower()):
        if word in WORDS:
            words.append(WORDS[word])
            continue
        made = "".join(_LETTERS.get(found[0], "") or ("ا" if found.start() == 0 or (found[0] == "a" and found.end() == len(word)) else
                       {"i": "ي", "u": "و", "o": "و"}.get(found[0], "") if found.end() == len(word) else "") for found in _PARTS.finditer(word))
        words.append(made)
    return re.sub(r"\bال (?=\w)", "ال", " ".join(one for one in words if one))
