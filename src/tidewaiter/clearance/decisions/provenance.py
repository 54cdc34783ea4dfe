"""Where a value comes from: what a machine or an import has to say before anybody may accept what it proposes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Annotated

from tidewaiter.findings import Finding, Severity
from tidewaiter.shapes import Between, Code, Count, Id, Line, Shape, Words
from tidewaiter.values import immutable

PerMille = Annotated[int, Between(0, 1000)]
Path = Annotated[str, Shape(200, pattern=r"^[A-Za-z0-9_/-]*$")]

RECORDS = "19 CFR 163.3; 19 CFR 111.21"
RULING = "CBP HQ H350722; 19 U.S.C. 1641(b)(1)"


class Source(StrEnum):
    """What a value was taken from."""

    DOCUMENT = "document"            # read off a paper of the shipment
    RULE = "rule"                    # follows from other fields by a rule
    MODEL = "model"                  # a model's reading or proposal
    ENTRY = "entry"                  # as in an earlier entry
    PART = "part"                    # a product of the parts library
    INSTRUCTION = "instruction"      # the client's standing instruction
    TYPED = "typed"                  # a person wrote it


@immutable
class Provenance:
    """One source of a value. A reading by a model has two: the model, and the place on the paper.

    `box` is where on the page: `x0 y0 x1 y1` in points, or a sheet's cell. `score` is per mille; None is not told.
    """

    source: Source
    document: Id = ""
    page: Count | None = None
    box: Line = ""
    read: Words = ""                 # the text as it stands there
    rule: Code = ""
    model: Line = ""
    version: Line = ""               # of the model
    score: PerMille | None = None
    entry: Code = ""                 # number of the earlier entry
    line: Count | None = None        # and its line
    part: Id = ""
    part_version: Count | None = None
    instruction: Id = ""
    person: Id = ""


# What each source has to say of itself.
NEEDED: dict[Source, tuple[str, ...]] = {
    Source.DOCUMENT:    ("document", "read"),        # and its page, or its cell
    Source.RULE:        ("rule",),
    Source.MODEL:       ("model", "version"),
    Source.ENTRY:       ("entry", "line"),
    Source.PART:        ("part", "part_version"),
    Source.INSTRUCTION: ("instruction",),
    Source.TYPED:       ("person",),
}


def lacks(sources: Iterable[Provenance], where: str) -> Iterator[Finding]:
    """What a proposal does not say of where its value comes from; it cannot be accepted until it does, or a person writes the value himself."""
    told = tuple(sources)
    if not told:
        yield Finding("PROV-NONE", Severity.FATAL, where, "nothing says where the value comes from", RECORDS,
                      "find its place in the papers, or change the value and say on what evidence")
    for one in told:
        missing = [name.replace("_", " ") for name in NEEDED[one.source] if getattr(one, name) in ("", None)]
        if one.source is Source.DOCUMENT and one.page is None and not one.box:
            missing.append("page or cell")
        if missing:
            yield Finding("PROV-LACKS", Severity.FATAL, where, f"a value from a {one.source} does not tell its {' or its '.join(missing)}", RECORDS,
                          "find its place in the papers, or change the value and say on what evidence")


def confidence(sources: Iterable[Provenance]) -> int | None:
    """The lowest score of the models among the sources, per mille; None where one of them tells none, or no model had a part.

    >>> confidence((Provenance(Source.MODEL, model="reader", score=910), Provenance(Source.MODEL, model="tariff", score=870)))
    870
    """
    scores = [one.score for one in sources if one.source is Source.MODEL]
    return None if None in scores or not scores else min(score for score in scores if score is not None)


def by_model(sources: Iterable[Provenance]) -> bool:
    """Whether a model had a part in the value."""
    return any(one.source is Source.MODEL for one in sources)


def makers(sources: Iterable[Provenance]) -> tuple[str, ...]:
    """What to count an error against: the model and its version, the rule, the document, the part, the person.

    >>> makers((Provenance(Source.MODEL, model="tariff", version="1.2"),))
    ('model tariff 1.2',)
    """
    return tuple(f"{one.source} {_name(one)}".strip() for one in sources)


def _name(one: Provenance) -> str:
    match one.source:
        case Source.MODEL:
            return f"{one.model} {one.version}".strip()
        case Source.DOCUMENT:
            return one.document
        case Source.RULE:
            return one.rule
        case Source.ENTRY:
            return one.entry
        case Source.PART:
            return one.part
        case Source.INSTRUCTION:
            return one.instruction
        case Source.TYPED:
            return one.person
