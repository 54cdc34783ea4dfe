"""The notes of a printed chapter, from its text as `pdftotext -layout` gives it, or of a single note as a later revision gives it.

Sides of pages, headings and the rate table are left out; every other word is kept, in the note that it stands in. A text that
fits no note is kept in the note before it, and a finding names its page. Numbers in columns are kept as lines of numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from tidewaiter.dates import read_day
from tidewaiter.findings import Finding, Severity
from tidewaiter.tariff.notes import columns
from tidewaiter.tariff.notes.address import Address, Kind, Place, roman, section_of
from tidewaiter.tariff.notes.labels import Label, nest
from tidewaiter.tariff.notes.mentions import Mention, mentions

_FIX = "Compare with the printed page."


@dataclass(frozen=True)
class Note:
    """A note or subdivision with its own text; that of its subdivisions is theirs. Paragraphs and lines of numbers are parted by
    line ends. `page` is as printed: `99-III-65`."""

    address: Address
    text: str
    page: str = ""
    footnotes: tuple[str, ...] = ()

    @property
    def parent(self) -> Address | None:
        return self.address.parent

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The numbers, chapters, sections and notes that the text names, in its order."""
        return tuple(mentions(self.text, self.address))


@dataclass(frozen=True)
class NotesText:
    """The notes of one file, in printed order.

    `edition` is as 2026HTSRev6. A single note of a later revision also has the days that its heading gives: `start`, from which it
    is in force, and `amended`, the day of its last amendment. `remarks` are the words about the text that stand before it.
    """

    name: str
    edition: str = ""
    notes: tuple[Note, ...] = ()
    findings: tuple[Finding, ...] = ()
    start: date | None = None
    amended: date | None = None
    remarks: tuple[str, ...] = ()

    @cached_property
    def by_address(self) -> dict[Address, Note]:
        return {note.address: note for note in self.notes}

    @cached_property
    def children(self) -> dict[Address, tuple[Note, ...]]:
        found: dict[Address, list[Note]] = {}
        for note in self.notes:
            if parent := note.parent:
                found.setdefault(parent, []).append(note)
        return {address: tuple(notes) for address, notes in found.items()}

    @cached_property
    def ranging(self) -> tuple[Note, ...]:
        """The notes that name a range of numbers."""
        return tuple(note for note in self.notes if _RANGE.search(note.text))

    def about(self, number: str) -> tuple[Note, ...]:
        """The notes that may name `number`, digits only, or what is above or below it: all that do, and some that do not."""
        wanted = _naming(number)
        ranging = {id(note) for note in self.ranging}
        return tuple(note for note in self.notes if id(note) in ranging or (number[:4] in note.text and wanted.search(note.text)))

    @property
    def places(self) -> tuple[Place, ...]:
        return tuple(dict.fromkeys(note.address.place for note in self.notes))


_RANGE = re.compile(r"\d{4}(?:\.\d\d){0,2}(?:\.?\d\d)?\s*(?:[-–—]|to|through)\s*(?:(?:sub)?headings?\s+)?\d{4}")


def _naming(number: str) -> re.Pattern[str]:
    """What a text must have to name `number`: its digits with points, or a number above it, or one below."""
    more = ""
    for point, part in ((r"\.?", number[8:]), (r"\.", number[6:8]), (r"\.", number[4:6])):
        if part:
            more = rf"(?:{point}{part}{more}|(?!\.?\d))"
    return re.compile(rf"(?<![\d.]){number[:4]}{more}")


@dataclass
class _Line:
    text: str
    indent: int
    page: str
    sheet: int                   # pages counted from 0
    opens: bool                  # a blank line or a heading stands before it
    numbers: bool = False        # nothing but HTS numbers


@dataclass
class _Part:
    """The lines of one kind of notes in one place."""

    place: Place
    kind: Kind
    lines: list[_Line] = field(default_factory=list)
    footnotes: dict[int, list[str]] = field(default_factory=dict)       # by sheet


@dataclass
class _Growing:
    address: Address
    page: str
    blocks: list[str] = field(default_factory=list)
    footnotes: list[str] = field(default_factory=list)


def read_notes(text: str, name: str = "notes") -> NotesText:
    """The notes in `text`; a fatal finding where it has none. Never raises."""
    text = text.replace("\r\n", "\n").replace("\u00ad", "-").replace("\u00a0", " ")
    if re.match(r"\s*# HTSUS chapter \d", text):
        found = _single(text, name)
    else:
        found = _chapter(text, name)
    if found.notes:
        return found
    what = "a PDF; pass it through pdftotext -layout" if text.startswith("%PDF") else "no printed chapter with notes"
    missing = Finding("NOTES-NONE", Severity.FATAL, name, f"the file is {what}", "HTSUS, notes", "Load the chapter's text as pdftotext -layout gives it.")
    return replace(found, findings=(*found.findings, missing))


# The printed chapter.

_TITLE = re.compile(r"^Harmonized Tariff Schedule of the United States\b(?:\s+Revision (\d+))?[^(]*(?:\((\d{4})\))?")
_SIDE = re.compile(r"^(?:Annotated for Statistical Reporting Purposes|[IVXL]+)$")
_PAGE = re.compile(r"^(?:(?:\d{1,2}|[IVXL]+)(?:\s?-\s?[IVXL]+)?\s?-\s?(?:\d+|l))$")
_BLOCK = re.compile(r"^\[?(SECTION|CHAPTER|SUBCHAPTER)\s+([IVXL]+|\d{1,2})\b(\s+deleted\])?\s*$")
_KINDS = (
    (r"additional u\.s\. notes?", Kind.ADDITIONAL), (r"subheading notes?", Kind.SUBHEADING), (r"statistical notes?", Kind.STATISTICAL),
    (r"u\.s\. notes?", Kind.US), (r"(?:section |chapter )?notes?", Kind.NOTE), (r"notice to exporters", Kind.NOTICE),
)
_HEADING = re.compile("(?:" + "|".join(f"(?P<k{n}>{words})" for n, (words, _) in enumerate(_KINDS)) + r")(?P<con>:?\s*\(con\.\))?:?", re.I)
_TABLE = re.compile(r"^(?:Heading/|Endnotes--page|Subheading\s+Suf-)")
_COMPILER = re.compile(r"\[?compiler'?s'? note", re.I)
_FOOTNOTE = re.compile(r"^\d{1,2}/\s+\S")


def _chapter(text: str, name: str) -> NotesText:
    walk = _Walk(name)
    for sheet, page in enumerate(text.split("\f")):
        walk.page(sheet, page)
    notes, findings = _grown(walk.parts, name)
    return NotesText(name, walk.edition, notes, tuple(walk.findings + findings))


class _Walk:
    """Goes through the pages and sorts their lines into parts."""

    def __init__(self, name: str) -> None:
        self.name, self.edition, self.label = name, "", ""
        self.place: Place | None = None
        self.kind: Kind | None = None
        self.in_title = self.in_table = False
        self.parts: dict[tuple[Place, Kind], _Part] = {}
        self.findings: list[Finding] = []
        self._chapter_number = 0
        self._open = True

    def page(self, sheet: int, page: str) -> None:
        lines = self._whole(page.split("\n"), sheet)
        lines = self._raised(lines)
        head, body = True, False
        before_blank = True
        footnote: list[str] | None = None
        self.label = ""
        for raw in lines:
            text = raw.strip()
            if not text:
                before_blank = True
                continue
            if head and self._side(text):
                continue
            if block := _BLOCK.match(text):
                if not self.in_table or not body:
                    self._enter(block[1], block[2])
                    before_blank = True
                    continue
            heading = _HEADING.fullmatch(text)
            if heading and not (self.in_table and body) and self.place is not None:
                self._head(heading, sheet)
                head, before_blank = False, True
                continue
            if _TABLE.match(text):
                self.in_table, self.in_title = True, False
            if self.in_table or self.place is None:
                body = True
                continue
            if self.in_title:
                if not (_COMPILER.match(text) or re.match(r"1\.\s", text)):
                    continue
                self.in_title = False
            head, body = False, True
            if before_blank:
                footnote = None
            if footnote is not None or _FOOTNOTE.match(text):
                if _FOOTNOTE.match(text):
                    footnote = self._part().footnotes.setdefault(sheet, [])
                    footnote.append(" ".join(text.split()))
                elif footnote:
                    footnote[-1] = _joined(footnote[-1], " ".join(text.split()))
                before_blank = False
                continue
            self._take(_Line(text, len(raw) - len(raw.lstrip()), self.label, sheet, before_blank))
            before_blank = False

    def _whole(self, lines: list[str], sheet: int) -> list[str]:
        """The lines of a page whose columns of numbers have slid against each other, put side by side again."""
        if self.in_table or not any(columns.slid(line, _HEADING) for line in lines):
            return lines
        put, sure = columns.straightened(lines, _HEADING)
        if not sure:
            self.findings.append(Finding("NOTES-COLUMNS", Severity.WARNING, f"{self.name}, page {sheet + 1}",
                                         "the columns of numbers have slid, and which list a number belongs to is not certain", "HTSUS, notes", _FIX))
        return put

    def _raised(self, lines: list[str]) -> list[str]:
        """Raised figures and the marks of footnotes, which stand on a line of their own, put back into the line below: `g/m` and `2`
        are `g/m2`."""
        done: list[str] = []
        raised = ""
        for line in lines:
            if raised:
                line, raised = _lowered(raised, line), ""
            if re.fullmatch(r"\s+(?:\d|\d{1,2}/)(?:\s+(?:\d|\d{1,2}/))*\s*", line):
                raised = line
            else:
                done.append(line)
        return done

    def _side(self, text: str) -> bool:
        if match := _TITLE.match(text):
            if match[2] and not self.edition:
                self.edition = f"{match[2]}HTSRev{match[1]}" if match[1] else f"{match[2]}HTSBasic"
            return True
        if _PAGE.match(text):
            self.label = re.sub(r"\s", "", text).replace("-l", "-1")
            return True
        return bool(_SIDE.match(text))

    def _enter(self, block: str, number: str) -> None:
        self.in_title, self.in_table, self.kind = True, False, None
        if block == "SECTION":
            self.place = Place(section=number) if roman(number) else None
        elif block == "CHAPTER":
            self._chapter_number = int(number) if number.isdigit() else 0
            self.place = Place(self._chapter_number) if section_of(self._chapter_number) else None
        else:
            self.place = Place(self._chapter_number, number) if self._chapter_number and roman(number) else None

    def _head(self, heading: re.Match[str], sheet: int) -> None:
        kind = next(kind for n, (_, kind) in enumerate(_KINDS) if heading[f"k{n}"])
        self.in_title = self.in_table = False
        if not heading["con"] or self.kind is None:
            self.kind = kind
        elif kind is not self.kind:
            self.findings.append(Finding(
                "NOTES-HEADING", Severity.NOTE, self._where(sheet), f"the page is headed {heading[0]}, and continues the {self.kind}s",
                "HTSUS, notes", _FIX))

    def _part(self) -> _Part:
        if self.place is None:
            raise AssertionError("a line is taken in a place only")
        kind = self.kind or (Kind.US if self.place.subchapter else Kind.NOTE)
        return self.parts.setdefault((self.place, kind), _Part(self.place, kind))

    def _take(self, line: _Line) -> None:
        lines = self._part().lines
        if columns.is_row(line.text) and ("  " in line.text or line.opens or (lines and lines[-1].numbers)):
            line.numbers = True
            put = columns.mended(line.text)
            if put.split() != line.text.split():
                self.findings.append(Finding("NOTES-MISPRINT", Severity.NOTE, self._where(line.sheet), f"{line.text} is read as {put}", "HTSUS, notes", _FIX))
            line.text = put
        lines.append(line)

    def _where(self, sheet: int) -> str:
        return f"{self.name}, page {self.label or sheet + 1}"


def _lowered(raised: str, line: str) -> str:
    """
    >>> _lowered("    2", " g/m , of yarn"), _lowered("       1/", "for sale.")
    (' g/m2, of yarn', 'for sale. 1/')
    """
    for match in reversed(list(re.finditer(r"\d{1,2}/|\d", raised))):
        at, mark = match.start(), match[0]
        gap = " " if mark.endswith("/") else ""
        if line[:at].strip() and line[at:at + 1] in ("", " ") and len(line[:at].rstrip()) >= at - 2:
            line = line[:at].rstrip() + gap + mark + line[at:]
        else:
            line = f"{line} {mark}" if line.strip() else mark
    return line


def _joined(before: str, after: str) -> str:
    """Two lines of a text as one. A hyphen at the end of a line stays, and the word goes on behind it.

    >>> _joined("lactic-", "acid"), _joined("medium-", "and heavy-duty"), _joined("such as--", "a list")
    ('lactic-acid', 'medium- and heavy-duty', 'such as-- a list')
    """
    if re.search(r"[A-Za-z0-9]-$", before) and not re.match(r"(?:and|or|to|through)\b", after):
        return before + after
    return f"{before} {after}"


# From lines to notes.

_PARENS = re.compile(r"\[?\(([A-Za-z]{1,8}|\d{1,3})\)\]?(?=\s|$|\(|[A-Z][a-z])")
_HEADS = re.compile(r"\(\w{1,4}\)\s{5,}\(")                  # heads of the columns of a table
_HALF = re.compile(r"([ivx]{2,5})\)(?=\s)")                    # printed without its first half
_DOTTED = re.compile(r"(\d{1,2}|[a-z])\.(?=\s|$)")
_BARE = re.compile(r"(\d{1,2})(?=\s{2,}[A-Z\"“])")
_DELETED = re.compile(r"\[(?:U\.S\. )?[Nn]ote (\d{1,2})\b[^\]]*deleted\.?\]$")
_ON = re.compile(r"(?:of (?:this|that|the|subdivision|note|U\.S\.)|above\b|below\b|through \(|and \(|or \(|to \(|inclusive|[,;.)])")
_FULL = 85                       # signs of a line that runs to the margin, at least
_END = re.compile(r"(?:[.;:,—\])”\"]|--|\b(?:and|or))(?:\s*\d{1,2}/)?$")


def _grown(parts: dict[tuple[Place, Kind], _Part], name: str) -> tuple[tuple[Note, ...], list[Finding]]:
    notes: list[Note] = []
    findings: list[Finding] = []
    for part in parts.values():
        grown, odd = _grow(part, name)
        notes += grown
        findings += odd
    return tuple(notes), findings


@dataclass
class _Seen:
    """A line with the labels at its head, and what is left of it."""

    line: _Line
    labels: list[Label]
    rest: str
    column: int                  # where the rest begins
    first: bool                  # of its page


def _grow(part: _Part, name: str) -> tuple[list[Note], list[Finding]]:
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
                if label.opens and label.text.isdigit() and not label.doubt:
                    findings.append(_unplaced(name, line, label, current))
                continue
            if rank.text != label.text or (not rank.depth and not label.dotted):
                findings.append(Finding("NOTES-MISPRINT", Severity.NOTE, _place_of(name, line), f"({label.text}) is read as {rank.text}",
                                        "HTSUS, notes", _FIX))
            path = [*path[:rank.depth], _Step(rank.text, one.column, label.dotted, one.rest[:1].islower())]
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
        compiler = not path and part.kind in (Kind.US, Kind.NOTE) and _COMPILER.match(rest)
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


def _place_of(name: str, line: _Line) -> str:
    return f"{name}, page {line.page or line.sheet + 1}"


def _unplaced(name: str, line: _Line, label: Label, current: Address) -> Finding:
    return Finding("NOTES-UNPLACED", Severity.NOTE, _place_of(name, line),
                   f"{label.text} at the head of a paragraph follows no number before it; its text is kept under {current}", "HTSUS, notes", _FIX)


def _note(one: _Growing) -> Note:
    return Note(one.address, "\n".join(one.blocks), one.page, tuple(dict.fromkeys(one.footnotes)))


def _add(holder: _Growing, line: _Line, rest: str, fresh: bool) -> None:
    text = " ".join(rest.split())
    row = line.numbers or re.search(r"\S\s{3,}\S", rest) is not None
    if row:
        text = "  ".join(" ".join(cell.split()) for cell in re.split(r"\s{3,}", rest))
    if fresh or row or not holder.blocks:
        holder.blocks.append(text)
    else:
        holder.blocks[-1] = _joined(holder.blocks[-1], text)


def _runs_on(one: _Seen, holder: _Growing) -> bool:
    """Whether a line at the head of a page goes on with the sentence of the page before."""
    if not holder.blocks or one.line.numbers:
        return False
    last = holder.blocks[-1]
    return one.first and not re.search(r"(?:[.;:\]]|--|; (?:and|or))$", last) and not columns.is_row(last)


@dataclass(frozen=True, slots=True)
class _Step:
    """A level of the path: its label, where its text begins, and whether that is a piece of a sentence."""

    label: str
    column: int
    dotted: bool
    piece: bool


def _owner(path: list[_Step], line: _Line, root: Address, hanging: bool) -> Address:
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
    for one, following in zip(seen, seen[1:], strict=False):
        if one.labels and one.rest and not following.labels and not following.line.opens and not following.line.numbers:
            if abs(following.line.indent - one.column) <= 2:
                under += 1
            else:
                after += 1
    return under > after


def _labelled(lines: Iterable[_Line]) -> list[_Seen]:
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
        if labels:
            labels = [replace(label, closed=closed) for label in labels[:1]] + labels[1:]
            piece, closed = rest[:1].islower(), False
        elif opens and not line.numbers and (not first or rest[:1].isupper()):
            closed = piece
        seen.append(_Seen(line, labels, rest, line.indent + at, first))
        lone = bool(labels) and not rest
        last, last_sheet = (rest or last if labels else line.text), line.sheet
    return seen


def _labels(line: _Line, opens: bool, ended: bool, last: str) -> tuple[list[Label], int]:
    text, at, found = line.text, 0, []
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
        found.append(Label(match[1], dotted=dotted, opens=(opens and match.re is not _BARE) or row, ended=ended, invites=invites,
                           follows=bool(found), doubt=doubt, indent=line.indent, page=line.sheet))
        at = after
        match = _PARENS.match(text, at)
    return found, at


def _footnote(part: _Part, sheets: dict[int, list[_Growing]], spare: _Growing | None) -> None:
    """Gives each footnote to the notes of its page that carry its mark, else to the last of the page."""
    for sheet, texts in part.footnotes.items():
        holders = sheets.get(sheet) or [one for found in sheets.values() for one in found] or ([spare] if spare else [])
        for text in texts:
            mark = re.compile(rf"(?<![\d/]){re.escape(text.split('/')[0])}/(?!\d)")
            marked = [one for one in holders if any(mark.search(block) for block in one.blocks)]
            for one in dict.fromkeys(id(holder) for holder in (marked or holders[-1:])):
                next(holder for holder in holders if id(holder) == one).footnotes.append(text)


# A single note of a later revision.

def _single(text: str, name: str) -> NotesText:
    head, _, body = text.partition("\n---\n")
    match = re.match(r"\s*# HTSUS chapter (\d+)(?:, subchapter ([IVXL]+))?, U\.S\. note (\d+)", head)
    if not match or not section_of(int(match[1])) or not body.strip():
        return NotesText(name)
    place = Place(int(match[1]), match[2] or "")
    part = _Part(place, Kind.US)
    findings: list[Finding] = []
    for raw in body.split("\n"):
        row = raw.strip()
        if row.startswith("|"):
            cells = [cell.strip() for cell in row.strip("|").split("|")]
            if all(re.fullmatch(r":?-+:?|HTS|", cell) for cell in cells):
                continue
            row = "   ".join(cell for cell in cells if cell)
        if row:
            part.lines.append(_Line(row, len(raw) - len(raw.lstrip()), "", 0, True, columns.is_row(row)))
    notes, odd = _grow(part, name)
    days = [read_day(day) for day in re.findall(r"effective (\d{4}-\d\d-\d\d)", head.partition("Text in force")[0])]
    start = re.search(r"In force from (\d{4}-\d\d-\d\d)", head)
    revision = re.findall(r"(\d{4}) HTS|Revision (\d+)", head)
    year = next((year for year, _ in revision if year), "")
    number = max((int(number) for _, number in re.findall(r"(Source:|Revision) ?(\d+)", head.partition("Amendments")[2]) if number), default=0)
    remarks = tuple(line.strip() for line in head.split("\n")[1:] if line.strip())
    return NotesText(name, f"{year}HTSRev{number}" if year and number else "", tuple(notes), (*findings, *odd),
                     read_day(start[1]) if start else None, max(days, default=None), remarks)
