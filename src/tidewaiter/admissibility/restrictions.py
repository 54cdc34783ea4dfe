"""What embargoes and sanctions of places forbid, ask or leave open of a movement: 31 CFR 500 to 599, 15 CFR 746, the orders behind them.

Imports by origin alone are in law/embargoes.yaml, where duty reads them (`duty.embargo`); here is what turns on other places.
"""

from __future__ import annotations

from collections.abc import Iterator

from tidewaiter.admissibility.movement import Movement, Stop, What
from tidewaiter.admissibility.place_names import Seen, by_port, by_postal, by_subdivision, named, port_known
from tidewaiter.admissibility.tables import Effect, PlaceRule, rules_of
from tidewaiter.codes import countries
from tidewaiter.findings import Finding, Severity
from tidewaiter.values import immutable

UNKNOWN = "SCR-PLACE-UNKNOWN"
_SAID = {
    What.ORIGIN: "origin", What.EXPORTED_FROM: "country of export", What.LADEN: "port of lading", What.PARTY: "party",
    What.FLAG: "flag of the vessel", What.CALLED: "port of call", What.SHIP_TO: "destination",
}
_UNKNOWN_CITE = "31 CFR parts 510, 515, 560, 589; 15 CFR part 746"


@immutable
class Restricted:
    """A place of a movement that a rule reaches, or may. `question` is what somebody has to answer; "" where nothing is open."""

    rule: str
    effect: Effect
    severity: Severity
    stop: Stop
    place: str
    seen: str
    words: str
    question: str
    cite: str

    def finding(self) -> Finding:
        message = f"{self.seen}; {self.words}" if self.seen else self.words
        fix = self.question or ("Hold the goods; ask OFAC or BIS for a license, or correct the place." if self.severity is Severity.FATAL
                                else "Read the section cited; keep what you find with the file.")
        return Finding(self.rule, self.severity, self.stop.where, message, self.cite, fix)


def restrictions(movement: Movement) -> tuple[Restricted, ...]:
    """Everything that a rule on places says of the movement on its day, worst first.

    A place that nobody gave, or a code that is none, is said to be unknown.
    """
    found: dict[tuple[str, str], Restricted] = {}        # of one rule at one place, the worst
    for stop in movement.stops:
        for one in (*_unknown(stop), *(one for seen in _seen(stop) for rule in rules_of(seen.place, stop.what) if movement.day in rule.span
                                       for one in _reached(rule, stop, seen, movement))):
            key = (one.rule, stop.where)
            if key not in found or _RANK[one.severity] < _RANK[found[key].severity]:
                found[key] = one
    return tuple(sorted(found.values(), key=lambda one: _RANK[one.severity]))


_RANK = {Severity.FATAL: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def _seen(stop: Stop) -> Iterator[Seen]:
    if countries.known(stop.country):
        yield Seen(stop.country, f"{_of(stop)} is in {stop.country}" if stop.what is What.PARTY else f"{_of(stop)} is {stop.country}", True)
    elif stop.country:
        yield from named(stop.country, "", name=stop.name)
    yield from named(stop.text, stop.country, stop.street, stop.name)
    yield from by_postal(stop.postal, stop.country)
    for part in stop.text.split(","):
        yield from by_subdivision(part, stop.country)
    if stop.port:
        yield from by_port(stop.port)


def _reached(rule: PlaceRule, stop: Stop, seen: Seen, movement: Movement) -> Iterator[Restricted]:
    certain = seen.certain
    if rule.days:
        if stop.day is None:
            certain = False
        elif not 0 <= (movement.day - stop.day).days <= rule.days:
            return
    question, severity = "", Severity.NOTE
    if rule.effect is Effect.LISTED:
        question = "Screen every party, and ask who owns it."
    elif seen.against:
        question = f"Is it in {seen.against}, as its country says, and only called so?"
    elif stop.licensed:
        question = "A license is said to cover it: keep its number with the file, and read whether it covers this movement."
    elif rule.effect is Effect.PROHIBITED and certain:
        severity = Severity.FATAL
    else:
        severity = Severity.WARNING
        question = _question(rule, stop, certain)
    yield Restricted(rule.id, rule.effect, severity, stop, rule.place, seen.how, rule.words, question, rule.cite)


def _question(rule: PlaceRule, stop: Stop, certain: bool) -> str:
    if rule.days and stop.day is None:
        return "On which day did the vessel leave there?"
    if not certain:
        return f"Is the {_SAID[stop.what]} in that place? Ask for the full address or the port's name, and say so on the file."
    if rule.effect is Effect.LICENCE:
        return "Which license, or license exception with its section, covers it? Classify the goods first."
    return "Ask what the section cited turns on, and keep the answer with the file."


def _unknown(stop: Stop) -> Iterator[Restricted]:
    """A place that nobody gave, or a code that is none: nothing is clear on the strength of it."""
    what = _SAID[stop.what]
    if stop.country and not countries.known(stop.country):
        said, severity = f"{what}: {stop.country[:40]!r} is no country code", Severity.WARNING
    elif stop.country or (stop.port and port_known(stop.port)):
        return
    elif stop.port:
        said, severity = f"{what}: port {stop.port[:20]!r} is of no country held here", Severity.NOTE
    else:
        said = f"{what}{' ' + stop.name if stop.name else ''}: nobody said where it is"
        severity = Severity.NOTE if stop.what in (What.LADEN, What.FLAG, What.CALLED) else Severity.WARNING
    fix = "Say where it is; until then nothing is clear of the embargoes of places."
    yield Restricted(UNKNOWN, Effect.ASK, severity, stop, "", "", said, fix, _UNKNOWN_CITE)


def _of(stop: Stop) -> str:
    return stop.name or f"the {_SAID[stop.what]}"
