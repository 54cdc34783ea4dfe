"""The schedule asked: a number on a day, and what changed between two editions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from tidewaiter.findings import Finding, Severity
from tidewaiter.numbers import hts
from tidewaiter.service.editions import Edition, book, in_force
from tidewaiter.service.rate_json import rate_json, special_json
from tidewaiter.tariff import changes, schedule
from tidewaiter.tariff.differences import differences
from tidewaiter.tariff.figures import Figures
from tidewaiter.tariff.units import printed as unit_text

if TYPE_CHECKING:
    from tidewaiter.tariff.book import Line


@dataclass(frozen=True)
class _Answer:
    """What answers for a number on a day: a loaded edition's line, the shipped figures, or the figures with the line's words."""

    edition: str
    line: Line | None
    figures: Figures | None
    findings: tuple[Finding, ...]


def show(number: str, day: date) -> dict[str, Any]:
    """A number as the edition in force on `day` prints it, what its rates mean, and what became of the number.

    A loaded edition answers for the days on which it is in force. On other days the shipped figures do, which have no descriptions;
    the words then come from the newest loaded edition before that day, and a finding says so. `rates_from` is the number that prints the
    rates; `history` are events since the first edition held, each with its day of law and the day on which USITC posted it; `records`
    the lines of USITC's change records that name the number.
    """
    try:
        wanted = hts.validate(number, (4, 6, 8, 10))
    except ValueError as error:
        finding = Finding("HTS-NUMBER", Severity.FATAL, "number", str(error), "HTS, general statistical note 3",
                          "Write four, six, eight or ten digits.")
        return _reply(number, _Answer("", None, None, (finding,)))
    events = changes.account(wanted)
    answer = _printed_later(wanted, day, _answer(wanted, day), events)
    return {**_reply(hts.format(wanted), answer), "history": [_event(one) for one in events], "records": list(_records(wanted))}


def _printed_later(wanted: str, day: date, answer: _Answer, events: Sequence[changes.Event]) -> _Answer:
    """The answer with what the law had already done by `day` and USITC printed only afterwards.

    A number that had begun by law is answered as it was then printed; anything else is told, and the printed figures stay.
    """
    ahead = [one for one in events if one.day <= day < one.published and one.kind in ("created", "ended", "changed")]
    if not ahead:
        return answer
    if begun := next((one for one in ahead if one.kind == "created" and not answer.line and not answer.figures), None):
        answer = _Answer(begun.edition, None, schedule.row(wanted, begun.published), ())
    told = []
    for one in ahead:
        what = f"by law {one.kind} from {one.day}"
        if one.kind == "changed":
            what += f", {one.field}: {one.before or 'none'} to {one.after or 'none'}"
        told.append(Finding("HTS-PRINTED-LATER", Severity.WARNING, "day", f"{what}; USITC printed it on {one.published}, in {one.edition}", one.cite,
                            "Go by the law of the day, and read the notice that the cite names."))
    return replace(answer, findings=(*answer.findings, *told))


def _answer(wanted: str, day: date) -> _Answer:
    loaded, calendar = in_force(day), schedule.in_force(day)
    line = _line(loaded, wanted)
    if loaded and (calendar is None or loaded.name == calendar.name or (loaded.start or day) >= calendar.span.start):
        twins = sorted(one.name for one in schedule.releases() if one.sha256 == loaded.sha256 and one.name != loaded.name)
        findings = [Finding("HTS-EDITION-SAME", Severity.WARNING, "day", f"the export held as {loaded.name} is that of {', '.join(twins)}",
                            f"sha256 {loaded.sha256}", "See the change record for what was in force on the day.")] if twins else []
        if line:
            return _Answer(loaded.name, line, None, (*findings, *_gaps(line)))
        one = schedule.row(wanted, day) if calendar and calendar.name == loaded.name else None
        if one is None:
            return _Answer(loaded.name, None, None, (*findings, _unknown(wanted, day, loaded.name)))
        if not one.component:       # a statistical number of a watch's part stands in a note of chapter 91, not on a line of its own
            findings.append(Finding("HTS-EXPORT-LACKS", Severity.WARNING, "number",
                                    f"the export of {loaded.name} lacks {hts.format(wanted)}; the editions around it have it", one.cite,
                                    "Compare with the printed schedule."))
        return _Answer(loaded.name, _line(loaded, wanted[:8]) if one.component else None, one, tuple(findings))
    if calendar is None:
        first = schedule.releases()[0]
        return _Answer("", None, None, (Finding(
            "HTS-DAY", Severity.FATAL, "day", f"{day} lies before the first edition held, {first.name} of {first.span.start}", "law/SOURCES.md",
            "Load the official export of that day with hts load --from DAY."),))
    one = schedule.row(wanted, day)
    if one is None:
        return _Answer(calendar.name, None, None, (_unknown(wanted, day, calendar.name),))
    findings = []
    if line and loaded:
        findings.append(Finding("HTS-DESCRIPTION-EDITION", Severity.NOTE, "description", f"the words are those of {loaded.name}", one.cite,
                                f"Load {calendar.name} for its own."))
    else:
        ours = "the description is in our own words" if schedule.words(wanted) else "the shipped figures carry no descriptions"
        findings.append(Finding("HTS-NO-DESCRIPTION", Severity.NOTE, "number", ours, "law/SOURCES.md",
                                "Load the official export with hts load, or hts fetch."))
    if not one.held:
        findings.append(Finding(
            "HTS-EDITION", Severity.WARNING, "number",
            f"{calendar.name} is in force on {day} and not held; these are the newest figures known ({one.cite})", calendar.span_cite,
            f"Compare with the schedule of {day}, or load it with hts load or hts fetch."))
    return _Answer(one.edition, line, one, tuple(findings))


def _line(loaded: Edition | None, number: str) -> Line | None:
    """The line of a number; 2501 is printed as 2501.00.00, and that line answers for it."""
    if loaded is None:
        return None
    lines = book(loaded)
    padded = (lines.line(number.ljust(digits, "0")) for digits in range(len(number), 11, 2))
    return next((found for found in padded if found), None)


def _unknown(wanted: str, day: date, edition: str) -> Finding:
    successors = sorted({hts.format(one) for one, *_ in schedule.successors(wanted)})
    above = [hts.format(one.number) for one in schedule.above(wanted, day)]
    there = f"{above[-1]} is there: see what stands below it." if above else f"No heading {wanted[:4]} is there."
    fix = f"See {', '.join(successors)}." if successors else there
    return Finding("HTS-UNKNOWN", Severity.FATAL, "number", f"{hts.format(wanted)} is not in the schedule of {day}", edition, fix)


def _gaps(line: Line) -> Sequence[Finding]:
    if not line.from_heading:
        return [Finding("HTS-EXPORT-GAP", Severity.WARNING, "description",
                        f"the export lacks heading {line.number[:4]}; its words are not in the path", "USITC HTS export",
                        "Read the heading in the edition before.")]
    return ()


def _reply(number: str, answer: _Answer) -> dict[str, Any]:
    line, one = answer.line, answer.figures
    printed = one or line
    general, special, other = (printed.general, printed.special, printed.other) if printed else ("", "", "")
    path = list(line.path) if line else [words] if (words := schedule.words(number)) and one else []
    if one and not line:
        notes = [{"columns": list(note.columns), "text": note.text, "kind": ""} for note in one.references]
    else:
        notes = [{"columns": list(note.columns), "text": note.text, "kind": note.kind} for note in line.footnotes] if line else []
    return {
        "number": number, "edition": answer.edition, "description": path[-1] if path else "", "path": path,
        "units": [unit_text(code) for code in one.units] if one else list(line.units) if line else [],
        "general": general, "special": special, "other": other,
        "rate": _rates(general, special, other) if printed else {}, "footnotes": notes,
        "rates_from": hts.format(one.rates_of if one else line.rates_from if line else ""),
        "quota": printed.quota if printed else "", "additional_duties": printed.additional if printed else "",
        "findings": [finding.as_json() for finding in answer.findings],
    }


def _event(one: changes.Event) -> dict[str, Any]:
    return {
        "day": one.day.isoformat(), "published": one.published.isoformat(), "edition": one.edition, "event": one.kind, "field": one.field,
        "before": one.before, "after": one.after, "predecessors": [hts.format(other) for other in one.predecessors],
        "successors": [hts.format(other) for other in one.successors], "cite": one.cite,
    }


def _records(number: str) -> Iterator[dict[str, Any]]:
    for one in changes.records(number):
        yield {"revision": one.revision, "published": one.published.isoformat(), "item": one.item, "nature": one.nature,
               "effective": one.effective.isoformat() if one.effective else None, "source": one.source}


def compare(before: str, after: str) -> dict[str, Any]:
    """What changed between two loaded editions. `renumbered` are hints: lines alike in all but the number."""
    from tidewaiter.tariff.book import apart

    found = differences(*apart(book(before), book(after)))
    return {
        "added": [hts.format(number) for number in found.added], "removed": [hts.format(number) for number in found.removed],
        "changed": [{"number": hts.format(one.number), "field": one.field, "before": one.before, "after": one.after} for one in found.changed],
        "renumbered": [{"from": hts.format(one.before), "to": hts.format(one.after)} for one in found.renumbered],
    }


def _rates(general: str, special: str, other: str) -> dict[str, Any]:
    return {"general": rate_json(general), "special": special_json(special), "other": rate_json(other)}
