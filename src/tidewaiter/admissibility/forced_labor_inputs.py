"""What an entry tells of its inputs: from where they come, as the importer says and as the metal declarations do."""

from __future__ import annotations

from tidewaiter.admissibility.forced_labor_places import Evidence, Sure, input_place
from tidewaiter.codes import countries
from tidewaiter.entry.line import Line
from tidewaiter.values import immutable

CHINA = frozenset({"CN", "HK", "MO"})
# Declarations of CATAIR record 54 that tell where the metal of a sector was made, and their fields with countries.
_SMELTED = ("primary_smelt", "secondary_smelt", "cast")
_METALS = {"08": ("steel", ("melted",)), "07": ("aluminum", _SMELTED), "12": ("copper", _SMELTED)}


@immutable
class Input:
    """One input as told: what it is, its country ("" where none is told that there is), and the rest of the place."""

    what: str
    country: str
    place: str

    @property
    def known(self) -> bool:
        """Whether its origin is told well enough: a country, and for China the place within it."""
        return bool(self.country) and (self.country != "CN" or bool(self.place))

    @property
    def xinjiang(self) -> Evidence:
        """What of its place lies in Xinjiang."""
        return input_place(self.place) if self.country in ("CN", "") else Evidence(Sure.NO)


def inputs(line: Line) -> tuple[Input, ...]:
    """The inputs of the fact `input_places`: `cotton: US; yarn: CN Zhejiang`. A part that names no country stands with none.

    >>> from tidewaiter.entry.line import Article
    >>> inputs(Line(1, "SHIRTS", (Article("6109100012", 1),), "VN", "VN", facts={"input_places": "cotton: US; yarn: CN Zhejiang; dye"}))
    (Input(what='cotton', country='US', place=''), Input(what='yarn', country='CN', place='Zhejiang'), Input(what='dye', country='', place=''))
    """
    told = line.facts.get("input_places")
    found = []
    for part in (told if isinstance(told, str) else "").replace("\n", ";").split(";"):
        what, where = (one.strip() for one in part.partition(":")[::2])
        if not what and not where:
            continue
        code, _, place = where.partition(" ")
        if countries.known(code.upper()):
            found.append(Input(what, code.upper(), place.strip(" ,")))
        else:
            found.append(Input(what, "", where))
    return tuple(found)


def traced(line: Line) -> bool:
    """Whether every input is told with its country, and those of China with their place."""
    told = inputs(line)
    return bool(told) and all(one.known for one in told)


def metal(line: Line, sector: str) -> frozenset[str]:
    """The countries in which the metal of a sector was melted, smelted or cast, as the entry declares; empty where it does not."""
    found = set()
    for declaration in line.declarations:
        of, fields = _METALS.get(declaration.kind, ("", ()))
        if of == sector:
            found |= {declaration.values[field] for field in fields if countries.known(declaration.values.get(field, ""))}
    return frozenset(found)
