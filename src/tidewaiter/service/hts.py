"""The schedule asked: a number on a day, and what changed between two editions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tidewaiter.findings import Finding, Severity
from tidewaiter.numbers import hts
from tidewaiter.service.editions import Edition, book, in_force
from tidewaiter.service.rate_json import rate_json
from tidewaiter.tariff import schedule
from tidewaiter.tariff.book import Line
from tidewaiter.tariff.differences import differences
from tidewaiter.tariff.figures import Edition as Calendar
from tidewaiter.tariff.figures import Figures
from tidewaiter.tariff.rate_text import read_special


@dataclass(frozen=True)
class _Answer:
    """What answers for a number on a day: a loaded edition's line, the shipped figures, or the figures with the line's words."""

    edition: str
    line: Line | None
    figures: Figures | None
    findings: tuple[Finding, ...]


def show(number: str, day: date) -> dict[str, Any]:
    """A number as the edition in force on `day` prints it, and what its rates mean.

    A loaded edition answers for the days on which it is in force. On other days the shipped figures do, which have no descriptions;
    the words then come from the newest loaded edition before that day, and a finding says so.
    """
    try:
        wanted = hts.validate(number, (4, 6, 8, 10))
    except ValueError as error:
        finding = Finding("HTS-NUMBER", Severity.FATAL, "number", str(error), "HTS, general statistical note 3",
                          "Write four, six, eight or ten digits.")
        return _reply(number, _Answer("", None, None, (finding,)))
    return _reply(hts.format(wanted), _answer(wanted, day))


def _answer(wanted: str, day: date) -> _Answer:
    loaded, calendar = in_force(day), schedule.edition(day)
    line = _line(loaded, wanted)
    if loaded and _is_of(loaded, calendar, day):
        if line is None and (one := schedule.figures(wanted, day)) and one.component:
            # A statistical number of a watch's part stands in a note of chapter 91, not on a line of its own.
            return _Answer(loaded.name, _line(loaded, wanted[:8]), one, ())
        return _Answer(loaded.name, line, None, tuple(_gaps(wanted, line)) if line else (_unknown(wanted, day, loaded.name),))
    first = schedule.editions()[0]
    if day < first.span.start and loaded is None:
        return _Answer("", None, None, (Finding(
            "HTS-DAY", Severity.FATAL, "day", f"{day} lies before the first edition held, {first.name} of {first.span.start}", "law/SOURCES.md",
            "Load the official export of that day with hts load --from DAY."),))
    one = schedule.figures(wanted, day)
    if one is None:
        return _Answer(calendar.name, None, None, (_unknown(wanted, day, calendar.name),))
    findings = []
    if line is None:
        findings.append(Finding("HTS-NO-DESCRIPTION", Severity.NOTE, "number", "the shipped figures carry no descriptions", "law/SOURCES.md",
                                "Load the official export with hts load, or hts fetch."))
    elif loaded:
        findings.append(Finding("HTS-DESCRIPTION-EDITION", Severity.NOTE, "description", f"the words are those of {loaded.name}", one.cite,
                                f"Load the edition of {day} for its own."))
    if not one.held:
        findings.append(Finding("HTS-EDITION", Severity.WARNING, "number",
                                f"the figures are those of {one.edition}; the edition of {day} is not held", one.cite,
                                f"Compare with the schedule of {day}, or load it."))
    return _Answer(one.edition, line, one, tuple(findings))


def _is_of(loaded: Edition, calendar: Calendar, day: date) -> bool:
    """Whether the loaded edition is the one in force on `day`: the calendar's own, or one newer than the calendar knows."""
    newer = loaded.start is not None and loaded.start >= schedule.editions()[-1].span.before
    return newer or (loaded.name == calendar.name and calendar.held)


def _line(loaded: Edition | None, number: str) -> Line | None:
    return book(loaded.name).line(number) if loaded else None


def _unknown(wanted: str, day: date, edition: str) -> Finding:
    successors = schedule.successors(wanted)
    fix = f"See {', '.join(sorted({hts.format(one) for one, *_ in successors}))}." if successors else "See the number."
    return Finding("HTS-UNKNOWN", Severity.FATAL, "number", f"{hts.format(wanted)} is not in the schedule of {day}", edition, fix)


def _gaps(wanted: str, line: Line) -> Sequence[Finding]:
    if not line.from_heading:
        return [Finding("HTS-EXPORT-GAP", Severity.WARNING, "description", f"the export lacks heading {wanted[:4]}; its words are not in the path",
                        "USITC HTS export", "Read the heading in the edition before.")]
    return ()


def _reply(number: str, answer: _Answer) -> dict[str, Any]:
    line, one = answer.line, answer.figures
    general, special, other = (one.general, one.special, one.other) if one else (line.general, line.special, line.other) if line else ("", "", "")
    if one and not line:
        notes = [{"columns": [], "text": note} for note in one.footnotes]
    else:
        notes = [{"columns": list(note.columns), "text": note.text, "kind": note.kind} for note in line.footnotes] if line else []
    return {
        "number": number, "edition": answer.edition, "description": line.path[-1] if line else "", "path": list(line.path) if line else [],
        "units": list(one.units if one else line.units if line else ()), "general": general, "special": special, "other": other,
        "rate": _rates(general, special, other) if one or line else {}, "footnotes": notes,
        "rates_from": hts.format(line.rates_from) if line else "", "quota": line.quota if line else "",
        "additional_duties": line.additional if line else "",
        "findings": [finding.as_json() for finding in answer.findings],
    }


def compare(before: str, after: str) -> dict[str, Any]:
    """What changed between two loaded editions."""
    found = differences(tuple(book(before).rows()), tuple(book(after).rows()))
    return {
        "added": [hts.format(number) for number in found.added], "removed": [hts.format(number) for number in found.removed],
        "changed": [{"number": hts.format(one.number), "field": one.field, "before": one.before, "after": one.after} for one in found.changed],
    }


def _rates(general: str, special: str, other: str) -> dict[str, Any]:
    return {
        "general": rate_json(general), "special": {symbol: rate_json(text) for symbol, text in read_special(special).items()},
        "other": rate_json(other),
    }
