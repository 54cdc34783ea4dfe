"""The pages of a printed chapter, sorted into the lines of each kind of notes. Sides, headings and the rate table are left out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tidewaiter.findings import Finding, Severity
from tidewaiter.tariff.notes import columns
from tidewaiter.tariff.notes.address import SECTIONS, Kind, Place, roman, section_of

_FIX = "Compare with the printed page."


@dataclass
class Line:
    text: str
    indent: int
    page: str
    sheet: int                   # pages counted from 0
    opens: bool                  # a blank line or a heading stands before it
    numbers: bool = False        # nothing but HTS numbers


@dataclass
class Part:
    """The lines of one kind of notes in one place."""

    place: Place
    kind: Kind
    lines: list[Line] = field(default_factory=list)
    footnotes: dict[int, list[str]] = field(default_factory=dict)       # by sheet


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
COMPILER = re.compile(r"\[?compiler'?s'? note", re.I)
_FOOTNOTE = re.compile(r"^\d{1,2}/\s+\S")


class Walk:
    """Goes through the pages and sorts their lines into parts."""

    def __init__(self, name: str) -> None:
        self.name, self.edition, self.label = name, "", ""
        self.place: Place | None = None
        self.kind: Kind | None = None
        self.in_title = self.in_table = False
        self.parts: dict[tuple[Place, Kind], Part] = {}
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
            if (block := _BLOCK.match(text)) and not (self.in_table and body):
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
                if not (COMPILER.match(text) or re.match(r"1\.\s", text)):
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
                    footnote[-1] = joined(footnote[-1], " ".join(text.split()))
                before_blank = False
                continue
            self._take(Line(text, len(raw) - len(raw.lstrip()), self.label, sheet, before_blank))
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
            if lone := re.fullmatch(r"(\s*(?:\d{1,2}\.|\(\w{1,5}\)))(\s{6,}\d)\s*", line):
                done.append(lone[1])
                raised = " " * len(lone[1]) + lone[2]
            elif re.fullmatch(r"\s+(?:\d|\d{1,2}/)(?:\s+(?:\d|\d{1,2}/))*\s*", line):
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
            self.place = Place(section=number) if number in SECTIONS else None
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

    def _part(self) -> Part:
        if self.place is None:
            raise AssertionError("a line is taken in a place only")
        kind = self.kind or (Kind.US if self.place.subchapter else Kind.NOTE)
        return self.parts.setdefault((self.place, kind), Part(self.place, kind))

    def _take(self, line: Line) -> None:
        lines = self._part().lines
        if columns.is_row(line.text) and ("  " in line.text or line.opens or (lines and lines[-1].numbers)):
            line.numbers = True
            put = columns.mended(line.text)
            if put.split() != line.text.split():
                self.findings.append(Finding("NOTES-MISPRINT", Severity.NOTE, self._where(line.sheet), f"{line.text} is read as {put}",
                                             "HTSUS, notes", _FIX))
            line.text = put
        lines.append(line)

    def _where(self, sheet: int) -> str:
        return f"{self.name}, page {self.label or sheet + 1}"


def _lowered(raised: str, line: str) -> str:
    """A line with the raised marks of the line above set in at their columns, or behind it where there is no gap.

    >>> _lowered("    2", " g/m , of yarn"), _lowered("       1/", "for sale.")
    (' g/m2, of yarn', 'for sale. 1/')
    """
    for match in reversed(list(re.finditer(r"\d{1,2}/|\d", raised))):
        at, mark = match.start(), match[0]
        gap = " " if mark.endswith("/") else ""
        hole = re.search(r" [,;.)]", line[max(at - 2, 0):at + 1])       # left for the mark, but for a column
        at = max(at - 2, 0) + hole.start() if hole else at
        if line[:at].strip() and line[at:at + 1] in ("", " ") and len(line[:at].rstrip()) >= at - 2:
            line = line[:at].rstrip() + gap + mark + line[at + (line[at + 1:at + 2] in tuple(",;.)")):]
        else:
            line = f"{line} {mark}" if line.strip() else mark
    return line


def joined(before: str, after: str) -> str:
    """Two lines of a text as one. A hyphen at the end of a line stays, and the word goes on behind it.

    >>> joined("lactic-", "acid"), joined("medium-", "and heavy-duty"), joined("such as--", "a list")
    ('lactic-acid', 'medium- and heavy-duty', 'such as-- a list')
    """
    if re.search(r"[A-Za-z0-9]-$", before) and not re.match(r"(?:and|or|to|through)\b", after):
        return before + after
    return f"{before} {after}"
