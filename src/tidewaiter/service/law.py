"""The law files themselves: whether they hold together, and what changed in them between two days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from tidewaiter.codes import countries
from tidewaiter.dates import read_day
from tidewaiter.duty.against_schedule import against_schedule, scopes
from tidewaiter.duty.law import Law
from tidewaiter.duty.law_changes import cited, law_changes, shortened
from tidewaiter.duty.other_changes import other_changes
from tidewaiter.duty.pack import kept
from tidewaiter.duty.proofs import proofs
from tidewaiter.findings import Finding, Severity
from tidewaiter.numbers import hts
from tidewaiter.service.home import home
from tidewaiter.service.wrong_call import WrongCall
from tidewaiter.tariff.changes import account


def held() -> Law:
    """The law that the package ships, from where its reading is kept."""
    return kept(home() / "law")


def lint(law: Law) -> dict[str, Any]:
    """What the files hold, and every finding: contradictions are fatal, what the schedule does not bear out is a warning."""
    findings = [*proofs(law), *_undated(law), *against_schedule(law)]
    lists = scopes(law).values()
    return {
        "edition": law.edition,
        "programs": len(law.programs),
        "headings": sum(len(program.headings) for program in law.programs),
        "lists": len(lists),
        "rows": sum(len(rows) for scope in lists for rows in scope.rows.values()),
        "days": len(law.index.edges),
        "findings": [finding.as_json() for finding in findings],
    }


def _undated(law: Law) -> Iterable[Finding]:
    for program in law.programs:
        for heading in program.headings:
            if heading.known == date.min:
                yield Finding("LAW-NO-KNOWN", Severity.FATAL, program.id,
                              f"{hts.format(heading.number)} ({heading.cite}) has no day on which it became known", heading.cite, "Write known: DAY.")


def changes(law: Law, start: str, end: str, numbers: Iterable[str] = (), origin: str = "") -> dict[str, Any]:
    """The reply of `duty changes`: what changed from `start` to `end`, both included, oldest first.

    With numbers, what became of them in the schedule is among it. WrongCall where a day or a number is none.
    """
    try:
        first, last = read_day(start), read_day(end)
        asked = [hts.validate(number) for number in numbers]
    except ValueError as error:
        raise WrongCall(str(error)) from None
    if first > last:
        raise WrongCall(f"--from {start} lies after --to {end}; turn them round")
    if origin and not countries.is_valid(origin.upper()):
        raise WrongCall(f"{origin!r} is no country code; write ISO 3166 alpha-2, as CN")
    found = [
        {"day": one.day.isoformat(), "kind": one.kind, "program": one.program, "subject": one.subject, "before": one.before, "after": one.after,
         "known": one.known.isoformat() if one.known else None, "cite": one.cite, "origins": one.origins}
        for one in (*law_changes(law, first, last, asked, origin.upper()), *other_changes(first, last, asked, origin.upper()))
    ]
    found += [
        {"day": one.day.isoformat(), "kind": one.kind, "program": "schedule", "subject": hts.format(one.number),
         "before": f"{one.field} {one.before}".strip() or ", ".join(map(hts.format, one.predecessors)),
         "after": one.after or ", ".join(map(hts.format, one.successors)), "known": one.published.isoformat(), "cite": one.cite,
         "origins": ""}
        for number in asked for one in account(number) if first <= one.day <= last
    ]
    return {"from": first.isoformat(), "to": last.isoformat(), "edition": law.edition,
            "changes": sorted(found, key=lambda one: str(one["day"])), "findings": []}


def told(changes: Iterable[dict[str, Any]]) -> Iterator[str]:
    """The lines of `duty changes`: a day, and under it what changed; headings that change alike on one day share a line."""
    alike: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    for one in changes:
        same = one["kind"] in ("begins", "ends", "rate") and one["program"] not in ("special programs", "fees")
        key = (one["day"], one["kind"], one["program"], "" if same else one["subject"], one["before"], one["after"], one["known"])
        alike.setdefault(key, []).append(one)
    day = ""
    for (on, kind, program, _, before, after, known), group in alike.items():
        if on != day:
            day = on
            yield day
        subjects = list(dict.fromkeys(one["subject"] for one in group))
        subject = (f"{len(subjects)} headings: " if len(subjects) > 6 else "") + shortened(subjects)
        whose = list(dict.fromkeys(one["origins"] for one in group))
        of = f" of {shortened(whose)}" if all(whose) and kind not in ("joins", "leaves", "closed", "open again") else ""
        what = " -> ".join(filter(None, (before, after)))
        read = f"; known {known}{', after it took effect' if known > on else ''}" if known else ""
        yield f"  {kind:<11} {program or 'groups'}  {subject}{of}: {what} ({cited(one['cite'] for one in group)}{read})"
