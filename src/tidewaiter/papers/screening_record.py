"""The record of a screening on paper and as a table: who was asked of which lists, what they answered, who decided what of it and when."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tidewaiter.papers.pdf_sheet import LETTER, Sheets
from tidewaiter.papers.pdf_text import Ink, wrap
from tidewaiter.screening.case import HitState, Screening, ScreeningDecision, SecondLook, SubjectScreened, mute
from tidewaiter.screening.grounds import GROUNDS
from tidewaiter.screening.hit import SCORE, Hit
from tidewaiter.screening.listed import Listed
from tidewaiter.screening.names.scripts import latin
from tidewaiter.screening.replay import seal

LEFT, RIGHT, TOP, BOTTOM = 54.0, 558.0, 60.0, 730.0
SIZE, SMALL, PITCH = 8.5, 7.0, 11.5
_FORMULA = re.compile(r"[=+\-@\t\r]")
# Runs of words without a letter of the Latin blocks; punctuation alone is left to the font.
_WORD = r"[^\x00-\u024f\u1e00-\u1eff\u2000-\u206f\u20a0-\u20cf]+"
_FOREIGN = re.compile(rf"{_WORD}(?:[ .,\u00b7-]{{1,3}}{_WORD})*")
STATES = {
    HitState.CLEARED: "CLEAR", HitState.OPEN: "OPEN: a hit is not decided", HitState.UNREVIEWED: "OPEN: a second person has not looked yet",
    HitState.ESCALATED: "ESCALATED", HitState.TRUE_MATCH: "TRUE MATCH",
}


@dataclass(frozen=True)
class RecordSheet:
    """A screening with what was decided of it. `states` is by fingerprint, list and entry; `asker` the name of who asked."""

    id: str
    screening: Screening
    standing: HitState
    states: Mapping[tuple[str, str, str], tuple[HitState, str]]
    decisions: Mapping[str, ScreeningDecision]
    asker: str = ""


@dataclass(frozen=True)
class _Row:
    """A paragraph: its texts side by side, each from its own place on. `gap` is left above it."""

    cells: tuple[tuple[float, str], ...]
    bold: bool = False
    size: float = SIZE
    gap: float = 0.0
    rule: bool = False


class _Shown(Ink):
    """What is written in another script is shown in Latin letters between « and »; the table has it as it was written."""

    def __call__(self, text: str) -> str:
        return super().__call__(text if text.isascii() else _FOREIGN.sub(self._romanised, text))

    def _romanised(self, found: re.Match[str]) -> str:
        said = latin(found[0])
        self.foreign = self.foreign or bool(said)
        return f"«{said}»" if said else found[0]

    foreign = False

    @property
    def note(self) -> str:
        """What is not shown as it was written; empty where all is."""
        told = super().note.replace("The entry's data", "The table of this record")
        return " ".join(filter(None, ("What stands between « and » is written in another script." if self.foreign else "", told)))


def pdf(sheet: RecordSheet) -> bytes:
    """The record as a PDF. The same record gives the same bytes; a sign that the font lacks is shown as near as it can be, with a note."""
    ink = _Shown()
    sheets = Sheets(LETTER, f"Screening record {sheet.id}")
    foot = f"Screening record {sheet.id}; sha256 of what a replay gives again: {seal(sheet.screening)}"
    y, page = TOP, 1

    def turn() -> None:
        nonlocal y, page
        sheets.text(LEFT, 764, ink(foot), 6.0)
        sheets.text(RIGHT, 764, f"page {page}", 6.0, align="right")
        sheets.next()
        y, page = TOP, page + 1

    def draw(row: _Row) -> None:
        nonlocal y
        edges = [*(x for x, _ in row.cells[1:]), RIGHT]
        columns = [wrap(ink(text), edge - x - 6, row.size, row.bold) for (x, text), edge in zip(row.cells, edges, strict=True)]
        y += row.gap
        if y > BOTTOM:
            turn()
        if row.rule:
            sheets.rule(LEFT, y - PITCH, RIGHT, y - PITCH, line=0.4, grey=0.6)
        for n in range(max(map(len, columns))):
            if y > BOTTOM:
                turn()
            for (x, _), lines in zip(row.cells, columns, strict=True):
                if n < len(lines):
                    sheets.text(x, y, lines[n], row.size, bold=row.bold)
            y += PITCH if row.size >= SIZE else PITCH - 2

    for row in _rows(sheet):
        draw(row)
    if ink.note:
        draw(_Row(((LEFT, ink.note),), size=SMALL, gap=8))
    turn()
    return sheets.finish()


def csv_text(sheet: RecordSheet) -> str:
    """The record as a table: a row for each decision on a hit, for each hit without one, and for each party without any. Formulas are made text."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for row in _table(sheet):
        table.writerow([_cell(row[name]) for name in COLUMNS])
    return out.getvalue()


COLUMNS = (
    "record", "about", "client", "moment", "by", "standing", "algorithm", "weights", "threshold", "role", "where", "name", "aliases", "country",
    "address", "numbers", "fingerprint", "compared_as", "result", "list", "entry", "listed_name", "matched_name", "compared", "score", "grounds",
    "programs", "cite", "content", "state", "why", "verdict", "ground", "note", "decided_by", "licence", "decided", "second", "second_licence",
    "second_looked", "second_agrees", "second_note", "lists", "ownership",
)


def _table(sheet: RecordSheet) -> Iterator[dict[str, str]]:
    one = sheet.screening
    listed = {entry.content: entry for entry in one.listed}
    head = {name: "" for name in COLUMNS} | {
        "record": sheet.id, "about": f"{one.about_kind} {one.about}", "client": one.client, "moment": one.at.isoformat(), "by": one.by,
        "standing": sheet.standing.value, "algorithm": one.algorithm, "weights": one.weights, "threshold": score(one.threshold),
        "lists": "; ".join(f"{used.list} {used.dated or ''} {used.sha256}" for used in one.lists), "ownership": one.ownership,
    }
    for party in one.screened:
        who = party.subject
        row = head | {
            "role": who.role, "where": who.where, "name": who.name, "aliases": "; ".join(who.aliases), "country": who.country,
            "address": who.address, "numbers": "; ".join(f"{number.kind} {number.value}" for number in who.identifiers),
            "fingerprint": party.fingerprint, "compared_as": "; ".join(query.text for query in party.queries),
        }
        if not party.hits:
            unasked = mute(party)
            yield row | {"result": "nothing to ask" if unasked else "no hit", "state": (HitState.OPEN if unasked else HitState.CLEARED).value}
        for hit in party.hits:
            yield from _hit_rows(sheet, row, party, hit, listed.get(hit.content))
    for unknown in one.not_asked:
        yield head | {"role": unknown.role, "where": unknown.where, "name": unknown.text, "result": "not asked", "why": unknown.why}
    for finding in one.goods:
        yield head | {"where": finding.where, "result": f"{finding.severity.value} {finding.rule}", "why": finding.message, "cite": finding.cite}


def _hit_rows(sheet: RecordSheet, row: dict[str, str], party: SubjectScreened, hit: Hit, listed: Listed | None) -> Iterator[dict[str, str]]:
    state, why = sheet.states.get((party.fingerprint, hit.list, hit.entry), (HitState.OPEN, ""))
    told = row | {
        "result": "hit", "list": hit.list, "entry": hit.entry, "listed_name": hit.name, "matched_name": hit.matched_name, "compared": hit.asked,
        "score": score(hit.score), "grounds": "; ".join(f"{one.feature} {one.value}/{SCORE} {one.points:+d}: {one.words}" for one in hit.because),
        "programs": "; ".join(listed.programs) if listed else "", "cite": listed.cite if listed else "", "content": hit.content,
        "state": state.value, "why": why,
    }
    decided = list(_decisions(sheet, party, hit))
    if not decided:
        yield told
    for one in decided:
        second = one.second
        yield told | {
            "verdict": one.verdict.value, "ground": one.ground, "note": one.note, "decided_by": one.name, "licence": one.licence,
            "decided": one.at.isoformat(), **({} if second is None else {
                "second": second.name, "second_licence": second.licence, "second_looked": second.at.isoformat(),
                "second_agrees": "yes" if second.agrees else "no", "second_note": second.note}),
        }


def _rows(sheet: RecordSheet) -> Iterator[_Row]:
    one = sheet.screening
    yield _Row(((LEFT, f"Screening record {sheet.id}"), (330, STATES[sheet.standing])), bold=True, size=12.0)
    yield _Row(((LEFT, f"About {one.about_kind} {one.about}" + (f" of client {one.client}" if one.client and one.client != one.about else "")),
                (330, f"Asked {one.at:%Y-%m-%d %H:%M:%S} UTC by {sheet.asker or 'a person'} ({one.by})")), gap=6)
    yield _Row(((LEFT, f"Algorithm {one.algorithm}; weights {one.weights}"), (330, f"Hits are told from a score of {score(one.threshold)}")))
    yield _Row(((LEFT, "Lists that were asked"),), bold=True, gap=10)
    for used in one.lists:
        yield _Row(((LEFT, used.list), (104, f"of {used.dated or 'no day'}"), (170, f"{used.entries:,} entries, {used.names:,} names"),
                    (296, used.sha256)), size=SMALL)
    if not one.lists:
        yield _Row(((LEFT, "none"),))
    listed = {entry.content: entry for entry in one.listed}
    for n, party in enumerate(one.screened, 1):
        yield from _party(sheet, n, party, listed)
    if one.not_asked:
        yield _Row(((LEFT, "Not asked"),), bold=True, gap=10, rule=True)
        for unknown in one.not_asked:
            yield _Row(((LEFT, unknown.role.replace("_", " ")), (160, unknown.text), (280, unknown.why)))
    if one.goods:
        yield _Row(((LEFT, "Goods and places"),), bold=True, gap=10, rule=True)
        for finding in one.goods:
            said = f"{finding.where}: {finding.message} ({finding.cite})"
            yield _Row(((LEFT, finding.severity.value), (110, finding.rule), (220, said)), size=SMALL)
    yield _Row(((LEFT, "Not covered"),), bold=True, gap=10, rule=True)
    yield _Row(((LEFT, one.ownership),))


def _party(sheet: RecordSheet, n: int, party: SubjectScreened, listed: Mapping[str, Listed]) -> Iterator[_Row]:
    who = party.subject
    yield _Row(((LEFT, f"{n}. {who.role.replace('_', ' ').capitalize()}"), (160, who.name or "no name")), bold=True, gap=10, rule=True)
    for label, text in (
        ("Also", "; ".join(who.aliases)), ("Address", ", ".join(filter(None, (who.address, who.country)))),
        ("Numbers", "; ".join(f"{number.kind} {number.value}" for number in who.identifiers)), ("Stands at", who.where),
    ):
        if text:
            yield _Row(((LEFT, label), (160, text)))
    for query in party.queries:
        why = f" ({query.why})" if query.why else ""
        latin = f", in Latin letters: {query.latin}" if query.latin and query.latin != query.text.lower() else ""
        yield _Row(((LEFT, "Compared as"), (160, f"{query.text}{latin}{why}")))
    yield _Row(((LEFT, "Fingerprint"), (160, party.fingerprint)), size=SMALL)
    if mute(party):
        yield _Row(((LEFT, "Result"), (160, "Not clear: nothing of this name can be asked.")), bold=True)
    elif not party.hits:
        yield _Row(((LEFT, "Result"), (160, f"No hit at {score(sheet.screening.threshold)} or over on any list above.")), bold=True)
    for hit in party.hits:
        yield from _hit(sheet, party, hit, listed.get(hit.content))


def _hit(sheet: RecordSheet, party: SubjectScreened, hit: Hit, listed: Listed | None) -> Iterator[_Row]:
    state, why = sheet.states.get((party.fingerprint, hit.list, hit.entry), (HitState.OPEN, ""))
    yield _Row(((LEFT + 12, f"Hit {score(hit.score)}"), (160, f"{hit.list} {hit.entry}: {hit.name}")), bold=True, gap=5)
    if hit.matched_name != hit.name:
        yield _Row(((LEFT + 12, "By its name"), (160, hit.matched_name)))
    if listed is not None:
        told = (
            listed.kind.value, " ".join(listed.countries), "; ".join(", ".join(filter(None, (one.text or one.city, one.country)))
                                                                    for one in listed.addresses[:3]),
            "; ".join(f"{number.kind} {number.value}" for number in listed.identifiers[:6]), " ".join(listed.programs), listed.cite)
        yield _Row(((LEFT + 12, "The entry says"), (160, "; ".join(filter(None, told)))))
    for one in hit.because:
        figures = (160.0, f"{one.value / SCORE:.0%}"), (200.0, f"{one.points:+,d}")
        yield _Row(((LEFT + 12, one.feature.replace("_", " ")), *figures, (250, one.words)), size=SMALL)
    yield _Row(((LEFT + 12, "Content"), (160, hit.content)), size=SMALL)
    for decision in _decisions(sheet, party, hit):
        ground = GROUNDS[decision.ground].words if decision.ground in GROUNDS else decision.ground
        yield _Row(((LEFT + 12, "Decided"), (160, f"{decision.verdict.value.replace('_', ' ')}: {ground}")), gap=3)
        if decision.note:
            yield _Row(((LEFT + 12, ""), (160, f"“{decision.note}”")))
        yield _Row(((LEFT + 12, ""), (160, _signed(decision))))
        if (second := decision.second) is not None:
            agrees = "agrees" if second.agrees else "does not agree"
            said = f": “{second.note}”" if second.note else ""
            yield _Row(((LEFT + 12, f"Second look: {agrees}"), (160, _signed(second) + said)))
    yield _Row(((LEFT + 12, "Stands"), (160, f"{state.value.replace('_', ' ')}: {why}" if why else state.value.replace("_", " "))), bold=True)


def _decisions(sheet: RecordSheet, party: SubjectScreened, hit: Hit) -> Iterator[ScreeningDecision]:
    """What was decided of a hit, in the order in which it was."""
    of_it = (party.fingerprint, hit.list, hit.entry, hit.content)
    found = (one for one in sheet.decisions.values() if (one.fingerprint, one.list, one.entry, one.content) == of_it)
    yield from sorted(found, key=lambda one: one.at)


def _signed(one: ScreeningDecision | SecondLook) -> str:
    licence = one.licence and f"licence {one.licence}"
    return ", ".join(filter(None, (f"{one.name} ({one.by})", " and ".join(one.roles), licence, f"{one.at:%Y-%m-%d %H:%M} UTC")))


def score(value: int) -> str:
    """
    >>> score(9312), score(10000)
    ('0.9312', '1.0000')
    """
    return f"{value // SCORE}.{value % SCORE:04d}"


def _cell(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) else text
