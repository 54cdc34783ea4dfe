"""How long the law has records kept, what holds them longer, and what may go. Source: law/retention.yaml; 19 CFR 163.4, 111.23.

The last day of a period is kept too: five years from 2021-03-10 are over at the end of 2026-03-10. A record whose day is not known is kept.
Nothing here removes anything: a named person does, by `service.keeping.retention`.
"""

from __future__ import annotations

import calendar
from collections.abc import Collection, Iterable, Mapping
from dataclasses import field
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from typing import Any

import yaml

from tidewaiter.findings import Finding, LawError, Severity
from tidewaiter.lawfiles import law_dir
from tidewaiter.shapes import Code, Id, Name, Words
from tidewaiter.values import immutable

BROKER, IMPORTER = "broker", "importer"
YEARS, DAYS = "years", "days"


class Reach(StrEnum):
    """What a hold stops from going."""

    ALL = "all"
    CLIENT = "client"
    FILE = "file"


@immutable
class LegalHold:
    """That records are not to be removed, whatever their time: a suit, an audit, an inquiry. It holds until somebody lifts it by name."""

    reach: Reach
    reason: Name
    placed_by: Id
    placed_on: date
    subject: Id = ""                         # the client or the file; "" for all
    note: Words = ""
    lifted_by: Id = ""
    lifted_on: date | None = None            # from this day on it holds no more
    lifted_why: Words = ""


@immutable
class RetentionFacts:
    """What a person says of a file that decides how long it is kept and that its own days do not show. `days` are ISO 8601, by their names."""

    file: Id
    marks: tuple[Code, ...] = ()             # of law/retention.yaml
    days: Mapping[str, str] = field(default_factory=dict)
    words: Words = ""


@immutable
class RetentionRule:
    """A period of law/retention.yaml. It applies where the types, marks and kinds that it names are given, to the keeper that it names."""

    id: str
    words: str
    count: int
    unit: str
    after: str                               # the day that it runs from, by its name in law/deadlines/terms.yaml
    cite: str
    span: str                                # the period as the law counts it, in a few words
    keeper: str = ""
    types: frozenset[str] = frozenset()
    types_not: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    instead: frozenset[str] = frozenset()
    since: date | None = None                # of the days that it runs from: the first
    before: date | None = None               # and the first no longer

    def last(self, day: date) -> date:
        """The last day of the period that runs from `day`."""
        return years_after(day, self.count) if self.unit == YEARS else day + timedelta(self.count)


@immutable
class Subject:
    """What the periods of a file, a paper or a power turn on. `days` are those that are known."""

    days: Mapping[str, date]
    type: str = ""
    keeper: str = BROKER
    marks: frozenset[str] = frozenset()
    kind: str = ""


@immutable
class Kept:
    """Until when something is kept: the last day, by which rules and cites; None where a day that it turns on (`unknown`) is not known."""

    until: date | None
    rules: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def years_after(day: date, count: int) -> date:
    """The day of the same number so many years later; 1 March where there is none.

    >>> years_after(date(2024, 2, 29), 5), years_after(date(2023, 2, 28), 5)
    (datetime.date(2029, 3, 1), datetime.date(2028, 2, 28))
    """
    if (day.month, day.day) == (2, 29) and not calendar.isleap(day.year + count):
        return date(day.year + count, 3, 1)
    return day.replace(year=day.year + count)


@cache
def rules(of: str = "files") -> tuple[RetentionRule, ...]:
    """The periods of files, papers or powers. LawError where a row does not read, or names a mark that is not declared."""
    told = yaml.safe_load((law_dir() / "retention.yaml").read_text(encoding="utf-8"))
    found = tuple(_rule(row) for row in told[of])
    names = [rule.id for rule in found]
    for rule in found:
        if names.count(rule.id) > 1 or rule.marks - told["marks"].keys() or rule.instead - set(names):
            raise LawError(f"law/retention.yaml: {rule.id} stands twice, or names what is not there")
    return found


def marks() -> Mapping[str, str]:
    """What may be said of a file, in words."""
    found: Mapping[str, str] = yaml.safe_load((law_dir() / "retention.yaml").read_text(encoding="utf-8"))["marks"]
    return found


def _rule(row: Mapping[str, Any]) -> RetentionRule:
    try:
        count, unit = row["keep"].split()
        if unit not in (YEARS, DAYS) or not row["cite"] or not row["span"]:
            raise ValueError
        lists = {name: frozenset(map(str, row.get(name, ()))) for name in ("types", "types_not", "marks", "kinds", "instead")}
        return RetentionRule(row["id"], row["words"], int(count), unit, row["after"], row["cite"], row["span"], row.get("keeper", ""),
                             since=row.get("from"), before=row.get("before"), **lists)
    except (KeyError, ValueError, AttributeError):
        raise LawError(f"law/retention.yaml: the row {row.get('id', row)} does not read") from None


def kept(subject: Subject, of: str = "files") -> Kept:
    """Until when a subject is kept: the latest of the periods that apply to it; where one of them turns on a day not known, without end."""
    held = [rule for rule in rules(of) if _applies(rule, subject)]
    replaced = {name for rule in held for name in rule.instead}
    held = [rule for rule in held if rule.id not in replaced]
    if not held:
        return Kept(None, unknown=("a period that applies",))
    unknown = tuple(dict.fromkeys(rule.after for rule in held if rule.after not in subject.days))
    ends = {rule.id: rule.last(subject.days[rule.after]) for rule in held if rule.after in subject.days}
    until = max(ends.values(), default=None)
    decide = [rule for rule in held if (rule.after in unknown if unknown else ends.get(rule.id) == until)]
    return Kept(None if unknown else until, tuple(rule.id for rule in decide), tuple(rule.cite for rule in decide), unknown)


def _applies(rule: RetentionRule, subject: Subject) -> bool:
    day = subject.days.get(rule.after)
    return (
        rule.keeper in ("", subject.keeper)
        and (not rule.types or subject.type in rule.types) and subject.type not in rule.types_not
        and rule.marks <= subject.marks
        and (not rule.kinds or subject.kind in rule.kinds)
        and (day is None or ((rule.since is None or day >= rule.since) and (rule.before is None or day < rule.before)))
    )


def holding(holds: Iterable[LegalHold], client: str, file: str, day: date) -> list[LegalHold]:
    """The holds that stop a file of a client from going on `day`."""
    subjects = {Reach.ALL: "", Reach.CLIENT: client, Reach.FILE: file}
    return [one for one in holds if (one.reach is Reach.ALL or one.subject == subjects[one.reach]) and (one.lifted_on is None or day < one.lifted_on)]


def stops(told: Kept, holds: Collection[LegalHold], where: str, day: date) -> list[Finding]:
    """Why something may not go on `day`; empty where it may."""
    cite = "; ".join(told.cites) or "19 CFR 163.4, 111.23"
    found = [
        Finding("RET-HOLD", Severity.FATAL, where, f"it is on legal hold since {one.placed_on}: {one.reason}", "19 CFR 163.5, 163.6; the hold itself",
                "Have who placed it lift it.") for one in holds
    ]
    if told.unknown:
        found.append(Finding("RET-DAY-UNKNOWN", Severity.FATAL, where, f"not known: {', '.join(told.unknown)}; so it is kept", cite,
                             "Record the day, if it has come."))
    elif told.until is not None and day <= told.until:
        found.append(Finding("RET-KEPT", Severity.FATAL, where, f"it is kept through {told.until}, and the day is {day}", cite, "Wait until then."))
    return found
