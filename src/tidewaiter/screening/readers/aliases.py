"""Other names that a list writes into the name itself: A/K/A, (a.k.a. ...), (also known as ...; and ...), a.k.a., the following two aliases."""

from __future__ import annotations

import re

from tidewaiter.screening.listed import NameType
from tidewaiter.screening.readers.reading import tidy

_WORDS = (r"(?:and |including )?(?:formerly (?:known|listed) as|previously (?:known|listed) as|f\.?/?k\.?/?a\.?|"
          r"also (?:known|listed) as|doing business as|a\.?/?k\.?/?a\.?|n\.?/?k\.?/?a\.?|d\.?/?b\.?/?a\.?|"
          r"(?:and|including)?\s*(?:its )?(?:the following )?(?:an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+) alias(?:es)?)")
_LEAD = re.compile(rf"(?<![A-Za-z]){_WORDS}(?=[\s,:;]|$)(?:[,:;]|\s)*(?:(?:the following )?(?:\w+ )?alias(?:es)?:?\s*)?", re.IGNORECASE)
_BRACKET = re.compile(r"\s*[(（]((?:[^()（）]|[(（][^()（）]*[)）])*)[)）]")
_BETWEEN = re.compile(r"\s*;\s*(?:and\s+|or\s+)?|\s*[—–]\s*|\s+-\s+|\n")
_FORM = re.compile(
    r"(?:ltd|limited|inc|incorporated|llc|l\.l\.c|co|corp|corporation|company|s\.?a\.?|gmbh|b\.?v|n\.?v|pte|pvt|sdn|bhd|jsc|pjsc|ojsc|cjsc|ooo|oao|zao|ao|plc|"
    r"s\.?r\.?o|s\.?r\.?l|fze|fzco|fzc|fz-llc|dmcc|a\.?s|kg|llp|lp|spa|s\.p\.a|oy|ab|k\.k|t\.?l\.?s|jr|sr|ii|iii|iv)\.?$", re.IGNORECASE)
_AND = re.compile(r"(\b(?:Ltd|Inc|Limited|Company|Corporation|Co|Corp|C\.V)\b\.?) and (?!(?:its|their|the|all|any)\b)(?=[A-Z])")
_TAIL = re.compile(r",?\s+and (?:its |their |all )?(?:subordinate|subsidiar|affiliate|successor)[\w ,]*$", re.IGNORECASE)

Names = list[tuple[str, NameType]]


def split(text: str) -> Names:
    """The name and the others that are written into it, the name first.

    >>> [name for name, _ in split("FUYI SUN A/K/A FRANK SUN")]
    ['FUYI SUN', 'FRANK SUN']
    >>> [name for name, _ in split("PEARL (A.K.A. NEI-CHIEN CHU) LI")]
    ['PEARL LI', 'NEI-CHIEN CHU']
    >>> split("Anhui Yarn (Hebei) Co., Ltd. (formerly known as Anhui Thread; and Anhui Wool)")[1:]
    [('Anhui Thread', <NameType.FORMER: 'former'>), ('Anhui Wool', <NameType.FORMER: 'former'>)]
    """
    others: Names = []

    def inside(match: re.Match[str]) -> str:
        lead = _LEAD.match(match[1])
        if not lead:
            return match[0]
        others.extend(listed(match[1]))
        return " "

    bare = _BRACKET.sub(inside, text)
    if (lead := _LEAD.search(bare)) and lead.start():
        others = [*listed(bare[lead.start():]), *others]
        if lead[0].strip(" ,:;").isalpha():        # AKA and DBA can be a part of the name itself
            others.append((_clean(bare), NameType.ALIAS))
        bare = bare[:lead.start()]
    name = _clean(bare)
    shorter = _clean(_TAIL.sub("", name))
    return [(shorter or name, NameType.PRIMARY), *others]


def listed(text: str) -> Names:
    """The names that follow words as `also known as`; each stays former where the words before it said so."""
    names: Names = []
    type = NameType.ALIAS
    for piece in _BETWEEN.split(apart(text)):
        rest = piece
        while lead := _LEAD.search(rest):
            before, type_before = _clean(rest[:lead.start()]), type
            if before:
                names.append((before, type_before))
            type = NameType.FORMER if re.search(r"former|previous|f\.?/?k", lead[0], re.IGNORECASE) else NameType.ALIAS
            rest = rest[lead.end():]
        if name := _clean(rest):
            names.append((name, type))
    return names


def apart(text: str) -> str:
    """The text with a semicolon where two firms are joined by `and`.

    >>> apart("Calm Sea Co., Ltd. and Harbor Trade Co., Ltd. and their subsidiaries")
    'Calm Sea Co., Ltd.; Harbor Trade Co., Ltd. and their subsidiaries'
    """
    return _AND.sub(r"\1; ", text)


def by_commas(text: str) -> list[str]:
    """The parts between commas; what only names a form of company or a generation stays with the part before it, as does a bracket.

    >>> by_commas("UNIVERSAL TECHNOLOGY, INC, 125 GAITHER DRIVE, NJ")
    ['UNIVERSAL TECHNOLOGY, INC', '125 GAITHER DRIVE', 'NJ']
    """
    parts: list[str] = []
    for part in (one.strip() for one in text.split(",")):
        if parts and (_FORM.fullmatch(part) or parts[-1].count("(") > parts[-1].count(")")):
            parts[-1] += f", {part}"
        else:
            parts.append(part)
    return parts


def has_form(text: str) -> bool:
    """Whether the text ends in a form of company."""
    return bool(_FORM.search(text.rpartition(" ")[2] or text)) and " " in text


def _clean(text: str) -> str:
    plain = tidy(text).strip(" ,;:—–")
    plain = re.sub(r"^(?:and|or)\s+(?=\S)", "", plain)
    plain = re.sub(r"(?:[;,]|\s)+(?:and|or)$", "", plain).strip(" ,;:")
    return "" if plain.casefold() in ("and", "or") else plain
