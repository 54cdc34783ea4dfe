"""From lines to notes: labels are told apart from text, paragraphs are given to the notes that they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise

from tidewaiter.findings import Finding, Severity
from tidewaiter.tariff.notes import columns
from tidewaiter.tariff.notes.address import Address, Kind, Place
from tidewaiter.tariff.notes.labels import Label, nest
from tidewaiter.tariff.notes.pages import COMPILER, Line, Part, joined
from tidewaiter.tariff.notes.texts import Note

_FIX = "Compare with the printed page."


@dataclass
class _Growing:
    address: Address
    page: str
    blocks: list[str] = field(default_factory=list)
    footnotes: list[str] = field(default_factory=list)


_PARENS = re.compile(r"\[?\(([A-Za-z]{1,8}|\d{1,3})\)\]?(?=\s|$|\(|[A-Z][a-z])")
_HEADS = re.compile(r"\(\w{1,4}\)\s{5,}\(")                  # heads of the columns of a table
_HALF = re.compile(r"([ivx]{2,5})\)(?=\s)")                    # printed without its first half
_DOTTED = re.compile(r"(\d{1,2}|[a-z])\.{1,2}(?=\s|$)")
_BARE = re.compile(r"(\d{1,2})(?=\s{2,}[A-Z\"“])")
_DELETED = re.compile(r"\[(?:U\.S\. )?[Nn]ote (\d{1,2})\b[^\]]*deleted\.?\]$")
_ON = re.compile(r"(?:of (?:this|that|the|subdivision|note|U\.S\.)|above\b|below\b|through \(|and \(|or \(|to \(|inclusive|[,;.)])")
_SEMICOLON = re.compile(r";(?:\s*(?:and|or))?$")
_FULL = 85                       # signs of a line that runs to the margin, at least
_END = re.compile(r"(?:[.;:,—\])”\"]|--|\b(?:and|or))(?:\s*\d{1,2}/)?$")


def grown(parts: dict[tuple[Place, Kind], Part], name: str) -> tuple[tuple[Note, ...], list[Finding]]:
    notes: list[Note] = []
    findings: list[Finding] = []
    for part in parts.values():
        grown, odd = grow(part, name)
        notes += grown
        findings += odd
    return tuple(notes), findings


@dataclass
class _Seen:
    """A line with the labels at its head, and what is left of it."""

    line: Line
    labels: list[Label]
    rest: str
    column: int                  # where the rest begins
    first: bool                  # of its page
    piece: bool = False          # a piece of a sentence: it begins small, or follows a semicolon


def grow(part: Part, name: str) -> tuple[list[Note], list[Finding]]:
    seen = _labelled(part.lines)
    flat = [label for one in seen for label in one.labels]
    ranks = iter(nest(flat))
    hanging = _hanging(seen)
    findings: list[Finding] = []
    grown: dict[Address, _Growing] = {}
    root = Address(part.place, part.kind)
    path: list[_Step] = []
    current = root
    sheet_of: dict[int, list[_Growing]] = {}
    fresh = True                                     # the next words begin a block

    def at(address: Address, page: str) -> _Growing:
        return grown.setdefault(address, _Growing(address, page))

    for one in seen:
        line, rest = one.line, one.rest
        shown = ""                                   # labels that turned out to be text
        placed = False
        for label in one.labels:
            rank = next(ranks)
            if rank is None:
                shown += f"({label.text})" if not label.dotted else f"{label.text}."
                if label.opens and label.text.isdigit() and not (label.doubt or label.bare):
                    findings.append(_unplaced(name, line, label, current))
                continue
            if rank.text != label.text or (not rank.depth and not label.dotted):
                findings.append(Finding("NOTES-MISPRINT", Severity.NOTE, _place_of(name, line), f"{label.text} is read as {rank.text}",
                                        "HTSUS, notes", _FIX))
            path = [*path[:rank.depth], _Step(rank.text, one.column, label.dotted, one.piece)]
            current = Address(part.place, part.kind, tuple(step.label for step in path))
            if shown:
                rest, shown = f"{shown} {rest}", ""
            if current in grown and label is one.labels[-1]:
                findings.append(Finding("NOTES-TWICE", Severity.NOTE, _place_of(name, line),
                                        f"{current} stands twice; both texts are kept under it", "HTSUS, notes", _FIX))
            at(current, line.page)
            placed = fresh = True
        if shown:
            rest = f"{shown} {rest}".strip()
        if not rest:
            continue
        compiler = not path and part.kind in (Kind.US, Kind.NOTE) and COMPILER.match(rest)
        if compiler:
            current = replace(root, kind=Kind.COMPILER)
        if line.opens and not placed:
            fresh = fresh or not _runs_on(one, at(current, line.page))
            if fresh and path and not line.numbers:
                current = _owner(path, line, root, hanging)
        holder = at(current, line.page)
        sheet_of.setdefault(line.sheet, []).append(holder)
        _add(holder, line, rest, fresh)
        fresh = line.numbers
    _footnote(part, sheet_of, at(root, "") if part.footnotes and not grown else None)
    return [_note(one) for one in grown.values()], findings


def _place_of(name: str, line: Line) -> str:
    return f"{name}, page {line.page or line.sheet + 1}"


def _unplaced(name: str, line: Line, label: Label, current: Address) -> Finding:
    return Finding("NOTES-UNPLACED", Severity.NOTE, _place_of(name, line),
                   f"{label.text} at the head of a paragraph follows no number before it; its text is kept under {current}", "HTSUS, notes", _FIX)


def _note(one: _Growing) -> Note:
    return Note(one.address, "\n".join(one.blocks), one.page, tuple(dict.fromkeys(one.footnotes)))


def _add(holder: _Growing, line: Line, rest: str, fresh: bool) -> None:
    text = " ".join(rest.split())
    row = line.numbers or re.search(r"\S\s{3,}\S", rest) is not None
    if row:
        text = "  ".join(" ".join(cell.split()) for cell in re.split(r"\s{3,}", rest))
    if fresh or row or not holder.blocks:
        holder.blocks.append(text)
    else:
        holder.blocks[-1] = joined(holder.blocks[-1], text)


def _runs_on(one: _Seen, holder: _Growing) -> bool:
    """Whether a line at the head of a page goes on with the sentence of the page before."""
    if not holder.blocks or one.line.numbers:
        return False
    last = holder.blocks[-1]
    return one.first and not re.search(r"(?:[.;:\]]|--|; (?:and|or))$", last) and not columns.is_row(last)


@dataclass(frozen=True, slots=True)
class _Step:
    """A level of the path: its label, where its text begins, and whether that is a piece of a sentence or of a list."""

    label: str
    column: int
    dotted: bool
    piece: bool


def _owner(path: list[_Step], line: Line, root: Address, hanging: bool) -> Address:
    """The note that a paragraph without a label belongs to."""
    labels = tuple(step.label for step in path)
    if hanging:
        depth = max((n for n, step in enumerate(path) if step.column <= line.indent + 2), default=0)
        return replace(root, path=labels[:depth + 1])
    # Flush paragraphs: after the items of a list they go on with what the list belongs to.
    depth = len(path)
    while depth > 1 and (path[depth - 1].dotted or path[depth - 1].label.isdigit() or path[depth - 1].label.isupper() or path[depth - 1].piece):
        depth -= 1
    return replace(root, path=labels[:depth])


def _hanging(seen: list[_Seen]) -> bool:
    """Whether the lines of a paragraph stand under its first word, as `pdftotext -layout` prints them."""
    under = after = 0
    for one, following in pairwise(seen):
        if one.labels and one.rest and not following.labels and not following.line.opens and not following.line.numbers:
            if abs(following.line.indent - one.column) <= 2:
                under += 1
            else:
                after += 1
    return under > after


def _labelled(lines: Iterable[Line]) -> list[_Seen]:
    seen: list[_Seen] = []
    last, last_sheet, lone = "", -1, False
    piece = closed = False
    for line in lines:
        first = line.sheet != last_sheet
        ended = not last or _END.search(last) is not None or columns.is_row(last)
        opens = (line.opens and (not first or ended or len(last) < _FULL)) or lone
        labels, at = ([], 0) if line.numbers else _labels(line, opens, ended, last)
        rest = line.text[at:].strip() if labels else line.text
        if first and line.opens and re.match(r"[A-Z\"“\[]", rest):      # a sentence begins, so the one of the page before has ended
            labels = [replace(label, opens=True) for label in labels]
        now = bool(labels) and (rest[:1].islower() or _SEMICOLON.search(last) is not None)
        if labels:
            labels = [replace(label, closed=closed) for label in labels[:1]] + labels[1:]
            piece, closed = now, False
        elif opens and not line.numbers and (not first or rest[:1].isupper()):
            closed = piece
        seen.append(_Seen(line, labels, rest, line.indent + at, first, now))
        lone = bool(labels) and not rest
        last, last_sheet = (rest or last if labels else line.text), line.sheet
    return seen


def _labels(line: Line, opens: bool, ended: bool, last: str) -> tuple[list[Label], int]:
    text, at = line.text, 0
    found: list[Label] = []
    invites = last.endswith((":", "--", "-", "—"))
    if deleted := _DELETED.match(text):
        return [Label(deleted[1], dotted=True, indent=line.indent, page=line.sheet)], 0
    if _HEADS.match(text):
        return [], 0
    match = _DOTTED.match(text) or _PARENS.match(text) or (_BARE.match(text) or _HALF.match(text) if line.opens else None)
    while match:
        dotted = match.re in (_DOTTED, _BARE)
        after = match.end()
        while after < len(text) and text[after] == " ":
            after += 1
        doubt = not found and _ON.match(text[after:]) is not None
        row = re.match(r"\d{4}\.\d\d", text[after:]) is not None and after > match.end() + 1
        found.append(Label(match[1], dotted=dotted, opens=opens or row, ended=ended, invites=invites, follows=bool(found), doubt=doubt,
                           bare=match.re is _BARE, indent=line.indent, page=line.sheet))
        at = after
        match = _PARENS.match(text, at)
    return found, at


def _footnote(part: Part, sheets: dict[int, list[_Growing]], spare: _Growing | None) -> None:
    """Gives each footnote to the notes of its page that carry its mark, else to the last of the page."""
    for sheet, texts in part.footnotes.items():
        holders = sheets.get(sheet) or [one for found in sheets.values() for one in found] or ([spare] if spare else [])
        for text in texts:
            mark = re.compile(rf"(?<![\d/]){re.escape(text.split('/')[0])}/(?!\d)")
            marked = [one for one in holders if any(mark.search(block) for block in one.blocks)]
            for one in dict.fromkeys(id(holder) for holder in (marked or holders[-1:])):
                next(holder for holder in holders if id(holder) == one).footnotes.append(text)
