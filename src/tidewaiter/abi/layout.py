"""Every column of every record as rows: what a change of a chapter is a difference of, and that difference in words."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tidewaiter.abi.applications import APPLICATIONS
from tidewaiter.abi.identify import GENERATED_CONTROL, INPUT_CONTROL, OUTPUT_CONTROL, SYNTAX
from tidewaiter.abi.record import Field, Record

ENVELOPES = {"input": INPUT_CONTROL, "output": OUTPUT_CONTROL, "generated": GENERATED_CONTROL, "syntax": SYNTAX}
LISTED = 40


class Column(NamedTuple):
    """A field of a record of an application. `application` of an envelope is in small letters; `codes` are listed, or many of them hashed."""

    application: str
    record: str
    variant: str
    field: str
    first: int
    last: int
    kind: str
    status: str
    decimals: int
    form: str
    codes: str

    @property
    def key(self) -> tuple[str, str, str, str]:
        return self.application, self.record, self.variant, self.field

    @property
    def name(self) -> str:
        variant = f" with {self.variant}" if self.variant else ""
        return f"{self.application} record {self.record}{variant}, {self.field}"


def columns() -> Iterator[Column]:
    """The columns of all that is declared, in the order of the manual."""
    for name, table in ENVELOPES.items():
        yield from _columns(name, table.values())
    for application in APPLICATIONS.values():
        yield from _columns(application.code, application.records.values())


def _columns(application: str, kinds: Iterable[type[Record]]) -> Iterator[Column]:
    for plain in kinds:
        for kind in (plain, *plain.variants.values()):
            for field in kind.fields:
                form = field.form if field.day else ""
                yield Column(application, kind.id, kind.when, field.name, field.first, field.last, field.kind, field.status, field.decimals, form,
                             _codes(field))


def _codes(field: Field) -> str:
    if field.fixed:
        return f"always {field.fixed}"
    codes = sorted(code or "blank" for code in field.codes or ())
    if len(codes) <= LISTED:
        return " ".join(codes)
    return f"{len(codes)} codes, sha256 {hashlib.sha256(' '.join(codes).encode()).hexdigest()[:16]}"


def written() -> str:
    """The rows as CSV, for docs/abi/fields.csv."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(Column._fields)
    writer.writerows(columns())
    return text.getvalue()


def read(text: str) -> list[Column]:
    return [
        Column(**{**row, **{name: int(row[name]) for name in ("first", "last", "decimals")}})    # type: ignore[arg-type]
        for row in csv.DictReader(io.StringIO(text))
    ]


def differences(before: Sequence[Column], after: Sequence[Column]) -> list[str]:
    """What became of each field, a sentence each: added, removed, renamed, moved, of another class, status, form or codes.

    >>> one = Column("AE", "10", "", "action", 3, 3, "AN", "M", 0, "", "A D R")
    >>> differences([one], [one._replace(first=4, last=4, codes="A R")])
    ['AE record 10, action: moved from columns 3-3 to 4-4; codes were A D R, are A R']
    """
    was, now = {one.key: one for one in before}, {one.key: one for one in after}
    gone = {(*one.key[:3], one.first, one.last): one for key, one in was.items() if key not in now}
    told = []
    for key, one in now.items():
        if key in was:
            if what := _changed(was[key], one):
                told.append(f"{one.name}: {'; '.join(what)}")
        elif (old := gone.pop((*key[:3], one.first, one.last), None)) is not None:
            what = [f"was called {old.field}", *_changed(old, one)]
            told.append(f"{one.name}: {'; '.join(what)}")
        else:
            told.append(f"{one.name}: added at columns {one.first}-{one.last}, class {one.kind}, status {one.status}")
    return [*told, *(f"{old.name}: removed from columns {old.first}-{old.last}" for old in gone.values())]


def _changed(old: Column, new: Column) -> list[str]:
    what = []
    if (old.first, old.last) != (new.first, new.last):
        what.append(f"moved from columns {old.first}-{old.last} to {new.first}-{new.last}")
    words = (("class", "kind"), ("status", "status"), ("implied decimals", "decimals"), ("form of day", "form"))
    for word, name in words:
        if getattr(old, name) != getattr(new, name):
            what.append(f"{word} was {getattr(old, name) or 'none'}, is {getattr(new, name) or 'none'}")
    if old.codes != new.codes:
        what.append(f"codes were {old.codes or 'any'}, are {new.codes or 'any'}")
    return what
