"""The normal spelling of a rate text: what the schedule means, where its typesetting differs from line to line.

Every change is a row here: RULES by pattern, MISPRINTS word for word. A text that is spelt otherwise than these know is left
as it is, for the grammar to refuse.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from tidewaiter.tariff.rates.expression import money_text, number_text


@dataclass(frozen=True)
class Spelling:
    """`pattern` becomes `instead`; `before` and `after` are the example that the tests hold it to."""

    name: str
    pattern: str
    instead: str
    before: str
    after: str


RULES = (
    Spelling("a compound broken at a line's end", r"\b(internal)- (revenue)", r"\1-\2", "internal- revenue tax", "internal-revenue tax"),
    Spelling("a word broken at a line's end", r"(?<=[a-z])- (?=[a-z])", "", "the high- est rate", "the highest rate"),
    Spelling("percent in words", r"(?<=[0-9]) percent\b", "%", "3 percent of the fair retail value", "3% of the fair retail value"),
    Spelling("plus in words", r" plus (?=[0-9$])", " + ", "subheading plus 25%", "subheading + 25%"),
    Spelling("a duty of so much", r"\+ ?a duty of (?=[0-9])", "+ ", "subheading + a duty of 25%", "subheading + 25%"),
    Spelling("upon the value", r"(?<=%) upon (?=the value of the \S+ content)", " on ", "25% upon the value of the steel content",
             "25% on the value of the steel content"),
    Spelling("spaces about a stroke", r" ?/ ?(?=[a-z0-9])", "/", "1.5¢ /line/ gross", "1.5¢/line/gross"),
    Spelling("a thousand", r"/1,000\b", "/1000", "$2/1,000", "$2/1000"),
    Spelling("proof liters", r"\bpf\. liter\b", "pf.liter", "$1.32/pf. liter", "$1.32/pf.liter"),
    Spelling("spaces about a plus", r" ?\+ ?", " + ", "39.9¢/kg +6%", "39.9¢/kg + 6%"),
    Spelling("a capital in note", r"\bU\.S\. Note\b", "U.S. note", "see U.S. Note 4", "see U.S. note 4"),
    Spelling("a capital in see", r"\(See (?=U\.S\.)", "(see ", "Free (See U.S. note 4)", "Free (see U.S. note 4)"),
    Spelling("a note of its place", r"(note [0-9]+(?:\([a-z0-9]+\))*) of (?=this )", r"\1 to ", "note 3 of this subchapter",
             "note 3 to this subchapter"),
    Spelling("a capital in free", r"^(?:free|FREE)\b", "Free", "free", "Free"),
    Spelling("a capital in no change", r"^(?:no change|No Change|NO CHANGE)\b", "No change", "No Change", "No change"),
    Spelling("a comma before less", r"\bimported article, less\b", "imported article less", "imported article, less the cost",
             "imported article less the cost"),
    Spelling("entered separately", r"\bif entered separately$", "if separately entered", "if entered separately", "if separately entered"),
    Spelling("a dot at the end", r"(?<!doz)(?<!pr)\.+$", "", "No change.", "No change"),
)

# As printed, as meant, and the first number that has it.
MISPRINTS = (
    ("provided inthe applicable", "provided in the applicable", "9903.89.55"),
    ("provided for in the applicable", "provided in the applicable", "9903.85.06"),
    ("garment in the in the ensemble", "garment in the ensemble", "6203.29.30"),
    ("repairs oralterations", "repairs or alterations", "9802.00.50"),
    ("on thebattery", "on the battery", "9102.91.80"),
    ("on drained weght", "on drained weight", "2003.10.01"),
    ("/m2of ", "/m2 of ", "8523.29.40"),
    ("but not less 2.831562", "but not less than 2.831562", "1701.13.10"),
    ("on case and strap", "on the case and strap", "9101.19.40"),
    ("The rate applicable, to each article", "The rate applicable to each article", "9608.50.00"),
    ("99.19.04.14", "9919.04.14", "0402.99.45"),
)
# 9110.11.00 prints the whole of this in column 1 and cuts it off in column 2.
_CUT_OFF = ("The rate applicable to the complete, assembled", "The rate applicable to the complete, assembled movement", "9110.11.00")

_COMPILED = tuple((re.compile(rule.pattern), rule.instead) for rule in RULES)
_NUMBER = r"(?:[0-9]{1,30}(?:\.[0-9]{0,30})?|\.[0-9]{1,30})"
_FRACTION = r"(?: [0-9]{1,9}/[1-9][0-9]{0,8}(?![0-9]))?"
_AMOUNT = re.compile(rf"(?<![0-9.,])(?:\$({_NUMBER})({_FRACTION})(?![0-9.,%¢])|({_NUMBER})({_FRACTION})([%¢]))")


def normalise(text: str) -> str:
    """A rate text of the general or other column in its normal spelling.

    >>> normalise("$.50/pf. liter +  33 1/3%."), normalise("22¢/kg on drained weght+45.0%")
    ('50¢/pf.liter + 33 1/3%', '22¢/kg on drained weight + 45%')
    """
    plain = " ".join(text.split())
    for printed, meant, _ in MISPRINTS:
        if printed in plain:
            plain = plain.replace(printed, meant)
    if plain == _CUT_OFF[0]:
        plain = _CUT_OFF[1]
    for pattern, instead in _COMPILED:
        plain = pattern.sub(instead, plain)
    return _AMOUNT.sub(_amount, plain).strip()


def misprints() -> tuple[tuple[str, str, str], ...]:
    """Every misprint that is put right: as printed, as meant, and the first number that has it."""
    return (*MISPRINTS, _CUT_OFF)


def exact(number: str, fraction: str = "") -> Fraction:
    """
    >>> exact("33", " 1/3"), exact("1.5")
    (Fraction(100, 3), Fraction(3, 2))
    """
    return Fraction(number.rstrip(".")) + Fraction(fraction.strip() or 0)


def _amount(match: re.Match[str]) -> str:
    dollars, of_dollars, number, fraction, sign = match.groups()
    if dollars is not None:
        return money_text(exact(dollars, of_dollars) * 100)
    value = exact(number, fraction)
    return f"{number_text(value)}%" if sign == "%" else money_text(value)
