"""What the facts of a line say together: what cannot be used, what they imply, and where they contradict each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from tidewaiter.duty.condition import decimal
from tidewaiter.duty.key import Fact
from tidewaiter.findings import Finding, LawError, Severity

KINDS = ("boolean", "percent", "money", "number", "day", "choice", "text")
MOST = 10**12                    # of a number or an amount; more is a slip of the hand


@dataclass(frozen=True)
class FactText:
    """A fact that a user can give: what kind of value, and the question whose answer it is."""

    name: str
    kind: str                    # one of KINDS
    question: str
    implies: tuple[str, ...] = ()    # facts that this one, when true, makes true
    excludes: tuple[str, ...] = ()   # facts that this one, when true, makes false; percentages, zero
    ask: bool = True             # false for a claim that nobody is asked of every line
    choices: tuple[str, ...] = ()
    part_of: str = ""            # of a percentage: the whole of which it is one of several parts, which share no piece of it
    cite: str = ""               # what says that it implies or excludes
    implied_by: tuple[str, ...] = ()
    excluded_by: tuple[str, ...] = ()


def read_facts(texts: Mapping[str, Mapping[str, object]]) -> dict[str, FactText]:
    """The facts of law/facts.yaml. LawError where one is of no kind, or speaks of another that is none."""
    facts = {}
    for name, text in texts.items():
        fields = {key: tuple(map(str, value)) if isinstance(value, list) else value for key, value in text.items()}
        fields |= {key: (fields[key],) for key in ("implies", "excludes") if isinstance(fields.get(key), str)}
        try:
            facts[name] = FactText(name, **fields)  # type: ignore[arg-type]
        except TypeError as error:
            raise LawError(f"law/facts.yaml, {name}: {error}") from None
        if facts[name].kind not in KINDS:
            raise LawError(f"law/facts.yaml, {name}: {facts[name].kind} is no kind of fact")
    for fact in facts.values():
        for other, kinds in (*((one, ("boolean",)) for one in fact.implies), *((one, ("boolean", "percent")) for one in fact.excludes)):
            if other not in facts or facts[other].kind not in kinds or fact.kind != "boolean":
                raise LawError(f"law/facts.yaml, {fact.name}: it cannot imply or exclude {other}")
    return {
        name: replace(
            fact, implied_by=tuple(one.name for one in facts.values() if name in one.implies),
            excluded_by=tuple(one.name for one in facts.values() if name in one.excludes),
        )
        for name, fact in facts.items()
    }


def settle(given: Mapping[str, Fact], texts: Mapping[str, FactText], where: str) -> tuple[dict[str, Fact], tuple[Finding, ...]]:
    """The facts that can be used, with what follows from them, and what is wrong with the others. What was given stands as given."""
    facts: dict[str, Fact] = {}
    findings = []
    for name, value in given.items():
        text = texts.get(name)
        if text is None:
            findings.append(Finding(
                "FACT-NAME", Severity.FATAL, f"{where}, facts", f"no programme knows a fact {name!r}", "law/facts.yaml",
                "Write the fact as the list of facts does.",
            ))
        elif wanted := fault(text, value):
            findings.append(Finding("FACT-VALUE", Severity.FATAL, f"{where}, fact {name}", f"{name} is {value!r}; it is {wanted}",
                                    "law/facts.yaml", f"Write {wanted}."))
        else:
            facts[name] = value
    if not facts:
        return facts, tuple(findings)
    findings += _contradictions(facts, texts, where)
    contents = [decimal(facts[name]) for name in ("steel_pct", "aluminum_pct", "copper_pct") if name in facts]
    if any(contents) or len(contents) == 3:
        facts.setdefault("no_metal", not any(contents))
    return facts, tuple(findings)


def fault(text: FactText, value: Fact) -> str:
    """What a fact of this kind is, where `value` is no such thing; empty where it is one."""
    if text.kind == "boolean":
        return "" if isinstance(value, bool) else "true or false"
    if text.kind == "choice":
        return "" if value in text.choices else f"one of {', '.join(text.choices)}"
    if text.kind in ("percent", "number", "money"):
        number = None if isinstance(value, bool) else decimal(value)
        most = 100 if text.kind == "percent" else MOST
        if number is None or not 0 <= number <= most or _digits(number) > 12:
            return {"percent": "a number from 0 to 100", "number": "a number", "money": "an amount in dollars and cents"}[text.kind]
    return ""


def _digits(number: Decimal) -> int:
    """How many decimals a finite number has."""
    exponent = number.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def _contradictions(facts: dict[str, Fact], texts: Mapping[str, FactText], where: str) -> Iterator[Finding]:
    """Fills `facts` with what follows from them, both ways, and gives what cannot stand together."""
    open_ = list(facts)
    while open_:
        name = open_.pop(0)
        for other, yes, cite in _follows(name, facts[name], texts):
            if other not in facts:
                facts[other] = yes if texts[other].kind == "boolean" else "0"
                open_.append(other)
            elif _true(facts[other]) is not yes:
                first, second = sorted((name, other))
                finding = Finding(
                    "FACT-CONTRADICTION", Severity.FATAL, f"{where}, facts {first} and {second}",
                    f"{name} is {str(facts[name]).lower()} and {other} is {str(facts[other]).lower()}; one of them is wrong",
                    cite or "law/facts.yaml", "Ask the importer which is right.",
                )
                if _first(name, other, facts, texts):
                    yield finding
    wholes = {text.part_of for name in facts if (text := texts[name]).part_of}
    for whole in sorted(wholes):
        parts = {name: decimal(facts[name]) or Decimal(0) for name in facts if texts[name].part_of == whole}
        if sum(parts.values()) == 100:
            facts.update({name: "0" for name, text in texts.items() if text.part_of == whole and name not in facts})
        elif sum(parts.values()) > 100:
            yield Finding(
                "FACT-CONTRADICTION", Severity.FATAL, f"{where}, facts {', '.join(sorted(parts))}",
                f"together they come to {sum(parts.values())}% of the {whole}", "law/facts.yaml", "See each percentage: they are parts of one whole.",
            )


def _follows(name: str, value: Fact, texts: Mapping[str, FactText]) -> Iterator[tuple[str, bool, str]]:
    """What follows from one fact: the other, whether it is true, and what says so."""
    text = texts[name]
    if _true(value):
        yield from ((other, True, text.cite) for other in text.implies)
        yield from ((other, False, text.cite) for other in text.excludes)
        yield from ((other, False, texts[other].cite) for other in text.excluded_by)
    elif text.implied_by:
        yield from ((other, False, texts[other].cite) for other in text.implied_by)


def _true(value: Fact) -> bool:
    """Whether a fact says yes; a percentage does so above zero."""
    return value if isinstance(value, bool) else bool(decimal(value))


def _first(name: str, other: str, facts: Mapping[str, Fact], texts: Mapping[str, FactText]) -> bool:
    """Whether a contradiction, which is seen from both facts, is now seen for the first time."""
    back = any(one == name and _true(facts[name]) is not yes for one, yes, _ in _follows(other, facts[other], texts))
    return not back or list(facts).index(name) < list(facts).index(other)
