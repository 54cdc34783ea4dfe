"""What a rate text says, as a value: a sum of terms, a reference to what decides elsewhere, or a text that nobody can read.

Every expression prints itself (`str`) in the normal spelling of `tidewaiter.tariff.rates.spelling`. Numbers are exact: an int
or a Fraction, never a float. Terms name their unit by its CATAIR code.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from tidewaiter.numbers import hts

ONE = 100_000_000            # rates are counted in 1e-8, so 0.3464% is 346_400

# What a percentage may fall on in place of the whole value, and how the schedule words it.
VALUES = {
    "case": "on the case",
    "strap, band or bracelet": "on the strap, band or bracelet",
    "case and strap, band or bracelet": "on the case and strap, band or bracelet",
    "battery": "on the battery",
    "movement": "on the movement",
    "movement and case": "on the movement and case",
    "apparatus": "on the apparatus",
    "entire set": "on the entire set",
    "full value of the imported article": "on the full value of the imported article",
    "rifle": "on the value of the rifle",
    "telescopic sight": "on the value of the telescopic sight, if any",
    "lead content": "on the value of the lead content",
    "aluminum content": "on the value of the aluminum content",
    "steel content": "on the value of the steel content",
    "copper content": "on the value of the copper content",
    "non-U.S. content": "on the value of the non-U.S. content",
    "fair retail value": "of the fair retail value",
    "cost of such goods or repairs": "of the cost of such goods or repairs",
    "cost of such parts or materials": "of the cost of such parts or materials",
    "cost of such parts": "of the cost of such parts",
}
# The words of VALUES that say no more than the value of the article.
WHOLE = frozenset({"entire set", "full value of the imported article"})

# What an amount for each unit may count in place of the article as it is reported.
QUANTITIES = {
    "drained weight": "on drained weight",
    "contents and container": "on contents and container",
    "entire contents of container": "on entire contents of container",
    "weight including the container": ", including weight of container",
    "total sugars": "of total sugars",
    "ethyl alcohol content": "on ethyl alcohol content",
    "anhydrous morphine content": "of anhydrous morphine content",
    "recording surface": "of recording surface",
    "immediate containers": "of immediate containers",
    "copper content": "on copper content",
    "lead content": "on lead content",
    "zinc content": "on zinc content",
    "molybdenum content": "on molybdenum content",
    "tungsten content": "on tungsten content",
    "manganese content": "on manganese content",
    "silicon content": "on silicon content",
    "magnesium content": "on magnesium content",
}

# How the schedule writes a unit of a rate, the CATAIR unit whose quantity counts, and how many of that make one.
# Clean kilograms are kilograms of clean yield: chapter 51, additional U.S. note 2(a).
UNITS: dict[str, tuple[str, int]] = {
    " each": ("NO", 1), "/head": ("NO", 1), "/article": ("NO", 1), "/pack": ("PK", 1), "/1000": ("NO", 1000), "/1000 pins": ("NO", 1000),
    "/thousand": ("NO", 1000), "/g": ("G", 1), "/jewel": ("JWL", 1), "/kg": ("KG", 1), "/clean kg": ("CYK", 1),
    "/t": ("KG", 1000), "/liter": ("L", 1), "/pf.liter": ("PFL", 1), "/bbl": ("BBL", 1), "/pr.": ("PRS", 1), "/doz.": ("DOZ", 1),
    "/gross": ("GR", 1), "/line/gross": ("GRL", 1), "/m2": ("M2", 1), "/m3": ("M3", 1), "/m": ("M", 1), "/lin. m": ("LNM", 1),
    " for each other piece or part": ("PCS", 1),
}
_USUAL: dict[tuple[str, int], str] = {}
for _word, _counted in UNITS.items():
    _USUAL.setdefault(_counted, _word)


def unit_word(unit: str, per: int) -> str:
    """The usual word for `per` units of `unit` in a rate; KeyError where the schedule has none.

    >>> unit_word("KG", 1000), unit_word("NO", 1)
    ('/t', ' each')
    """
    return _USUAL[unit, per]


def number_text(number: Fraction | int) -> str:
    """A number in decimal digits, or in thirds and the like where no digits end.

    >>> number_text(Fraction(63, 10)), number_text(Fraction(100, 3)), number_text(Fraction(1, 3))
    ('6.3', '33 1/3', '0 1/3')
    """
    exact = Fraction(number)
    rest = exact.denominator
    twos = fives = 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        whole, over = divmod(exact.numerator, exact.denominator)
        return f"{whole} {over}/{exact.denominator}"
    places = max(twos, fives)
    if not places:
        return str(exact.numerator)
    digits = f"{exact.numerator * 10**places // exact.denominator:0{places + 1}}"
    return f"{digits[:-places]}.{digits[-places:]}"


def money_text(cents: Fraction) -> str:
    """An amount as the schedule prints it: cents below a dollar, else dollars with their cents in full.

    >>> money_text(Fraction(639, 10)), money_text(Fraction(300)), money_text(Fraction(250)), money_text(Fraction(1646, 10))
    ('63.9¢', '$3', '$2.50', '$1.646')
    """
    if cents < 100:
        return f"{number_text(cents)}¢"
    text = number_text(cents / 100)
    return f"${text}0" if text[-2:-1] == "." else f"${text}"


@dataclass(frozen=True)
class Percent:
    """`rate` counts 1e-8 of the value; of the value of `part` only, where that is not empty.

    A whole number, but for the rates that no decimal holds: 33 1/3% is Fraction(100_000_000, 3).
    """

    rate: int | Fraction
    part: str = ""

    def __str__(self) -> str:
        text = f"{number_text(Fraction(self.rate) * 100 / ONE)}%"
        return f"{text} {VALUES[self.part]}" if self.part else text


@dataclass(frozen=True)
class PerUnit:
    """`cents` for every `per` units of the CATAIR unit `unit`; of `part` only, where that is not empty."""

    cents: Fraction
    unit: str
    per: int = 1
    part: str = ""
    over: int = 0            # units up to this many are free
    word: str = ""           # the schedule's own word for the unit, where it is not the usual one: /head, /thousand

    def __str__(self) -> str:
        text = f"{money_text(self.cents)}{self.word or unit_word(self.unit, self.per)}"
        if self.over:
            text += f" over {self.over}"
        if self.part:
            words = QUANTITIES[self.part]
            text += words if words.startswith(",") else f" {words}"
        return text


@dataclass(frozen=True)
class Sugar:
    """Cents a kilogram, less an amount for each degree of polarisation under 100, with a minimum."""

    cents: Fraction
    less: Fraction
    minimum: Fraction

    def __str__(self) -> str:
        return (f"{money_text(self.cents)}/kg less {money_text(self.less)}/kg for each degree under 100 degrees (and fractions of a degree in "
                f"proportion) but not less than {money_text(self.minimum)}/kg")


Term = Percent | PerUnit | Sugar


def _sum(terms: tuple[Term, ...]) -> str:
    return " + ".join(map(str, terms)) or "Free"


@dataclass(frozen=True)
class Rate:
    """A rate of duty: the sum of its terms, none of them for Free; not less than `least` and not more than `most`, where given.

    `text` is as the law prints it.
    """

    terms: tuple[Term, ...]
    text: str = field(default="", compare=False)
    least: tuple[Term, ...] = ()
    most: tuple[Term, ...] = ()

    def __str__(self) -> str:
        text = _sum(self.terms)
        if self.least:
            text += f" but not less than {_sum(self.least)}"
        if self.most:
            text += f" but not more than {_sum(self.most)}"
        return text

    @cached_property
    def simple(self) -> bool:
        """Whether it is Free or one percentage of the value."""
        return not self.least and not self.most and len(self.terms) < 2 and all(isinstance(t, Percent) and not t.part for t in self.terms)

    @property
    def ad_valorem(self) -> int | Fraction | None:
        """The rate in 1e-8 of the whole value, if it is nothing but that; a Fraction where no whole number says it."""
        if self.least or self.most:
            return None
        rates = [term.rate for term in self.terms if isinstance(term, Percent) and (not term.part or term.part in WHOLE)]
        return sum(rates) if len(rates) == len(self.terms) else None

    @property
    def parts(self) -> frozenset[str]:
        """The parts of the article whose own value or quantity the rate needs."""
        every = (*self.terms, *self.least, *self.most)
        return frozenset(term.part for term in every if not isinstance(term, Sugar) and term.part and term.part not in WHOLE)


@dataclass(frozen=True)
class Numbers:
    """A number of the schedule, or all from `first` to `last`. Digits without dots.

    >>> str(Numbers("98220401", "98220403"))
    '9822.04.01-9822.04.03'
    """

    first: str
    last: str = ""

    def __str__(self) -> str:
        return f"{hts.format(self.first)}-{hts.format(self.last)}" if self.last else hts.format(self.first)


@dataclass(frozen=True)
class Note:
    """A U.S. note that a rate points to: an additional one or not, with its subdivisions and where it stands, if the text says.

    >>> str(Note("1", "(b)", "subchapter")), str(Note("2", additional=True))
    ('U.S. note 1(b) to this subchapter', 'additional U.S. note 2')
    """

    number: str
    subdivision: str = ""
    place: str = ""              # chapter or subchapter
    additional: bool = False

    def __str__(self) -> str:
        text = f"{'additional ' if self.additional else ''}U.S. note {self.number}{self.subdivision}"
        return f"{text} to this {self.place}" if self.place else text


@dataclass(frozen=True)
class Shape:
    """A wording that sends elsewhere for the rate, with its blanks in braces. `kind` says on what the rate turns."""

    kind: str
    words: str


_UNITED_STATES = "of the United States (see {note})"
_NOT_EXPORTED = "upon the importation of like articles not previously exported"
_NO_MORE_THAN = "but in no case in excess of the sum of (a) any customs drawback proved to have been allowed upon such exportation"

# Each blank once at most: {sum}, {percent}, {number}, {numbers}, {either} (numbers with `or`), {note}, {country}.
SHAPES = (
    Shape("applicable subheading", "The duty provided in the applicable subheading"),
    Shape("applicable subheading", "The duty provided in the applicable subheading + {sum}"),
    Shape("applicable subheading", "The duty provided in subheadings {either} + {sum}"),
    Shape("no change", "No change"),
    Shape("no additional duty", "No additional duty"),
    Shape("garments", "The rate applicable to each garment in the ensemble if separately entered"),
    Shape("set", "The rate of duty applicable to that article in the set subject to the highest rate of duty"),
    Shape("juice", "The rate applicable to the natural juice in heading {number}"),
    Shape("movement", "The rate applicable to the complete, assembled movement"),
    Shape("accessory", "The rate applicable to the article of which it is a part or accessory"),
    Shape("accessory", "The rate applicable to the article of which it is an accessory"),
    Shape("pieces", "{sum}, but if consisting in part of a plate or a set of plates the total duty shall not exceed the duty for the complete "
                    "movement"),
    Shape("note", "See {note}"),
    Shape("heading", "See {numbers}"),
    Shape("under bond", "Free, under bond"),
    Shape("under bond", "Free, under bond, as prescribed in {note}"),
    Shape("under bond", "Free, for such temporary periods as the Secretary of the Treasury by regulation may prescribe"),
    Shape("free by note", "Free, under the terms of {note}"),
    Shape("free by note", "Free (see {note})"),
    Shape("processing", "A duty upon the value of the repairs or alterations (see {note})"),
    Shape("processing", "A duty upon the value of such processing outside the United States (see {note})"),
    Shape("content", f"A duty upon the full value of the imported article less the cost or value of such products {_UNITED_STATES}"),
    Shape("content", f"A duty upon the full value of the imported article less the value of fabrics, components or materials {_UNITED_STATES}"),
    Shape("absence", "The rate applicable in the absence of this heading"),
    Shape("absence", "The rate applicable in the absence of this subheading"),
    Shape("absence", "The rate applicable to each article in the absence of this subheading"),
    Shape("absence", "The rate applicable in the absence of this subheading on the cost of such parts"),
    Shape("like", f"A duty equal to the duty {_NOT_EXPORTED}, {_NO_MORE_THAN}, and (b) the duty which would have been payable on any articles "
                  "used in the manufacture or production of such aircraft had they not been entered and exported under heading {number}"),
    Shape("like", f"A duty (in lieu of any other duty or tax) equal to the sum of any duty and internal-revenue tax imposed {_NOT_EXPORTED}, "
                  f"{_NO_MORE_THAN} of the article, and (b) any internal-revenue tax imposed, at the time such article is entered, {_NOT_EXPORTED}"),
    Shape("such subheading", "The duty rate provided in such subheading minus {percent}"),
    Shape("such subheading", "The duty rate provided for originating goods of {country} in such subheading"),
    Shape("beneficiary countries", "The rate provided for beneficiary countries in heading {number}"),
)
BLANK = Shape("blank", "")
UNREAD = Shape("unread", "")


@dataclass(frozen=True)
class ByReference:
    """A rate that turns on something else: another heading, a note, a set's components. `kind` says on what.

    `terms` are what the text itself states: added to the duty it refers to (applicable subheading), taken off it (such
    subheading), or under its ceiling (pieces). `text` is as the law prints it; empty where the schedule prints no rate.
    """

    shape: Shape
    numbers: tuple[Numbers, ...] = ()
    notes: tuple[Note, ...] = ()
    terms: tuple[Term, ...] = ()
    country: str = ""
    text: str = field(default="", compare=False)

    @property
    def kind(self) -> str:
        return self.shape.kind

    def __str__(self) -> str:
        either = [*map(str, self.numbers)]
        return self.shape.words.format(
            sum=_sum(self.terms), percent=_sum(self.terms), number=either[0] if either else "", numbers=", ".join(either),
            either=" or ".join(filter(None, (", ".join(either[:-1]), *either[-1:]))), note=self.notes[0] if self.notes else "",
            country=self.country,
        )


@dataclass(frozen=True)
class Unread(ByReference):
    """A text that no rule reads: a rate that is not known, never zero."""

    shape: Shape = UNREAD
    text: str = ""

    def __str__(self) -> str:
        return self.text


Expression = Rate | ByReference
