"""What of the partner agency message set is reckoned over many records: the numbers of lines, and groups told once and put in many places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tidewaiter.abi.agency_cargo import Substitution
from tidewaiter.abi.agency_goods import CHAPTER, AgencyDescription, AgencyLine
from tidewaiter.abi.rules import Standing
from tidewaiter.findings import Finding, Severity


def substituted(records: Sequence[Standing]) -> list[Standing]:
    """The records as ACE reads them: each replacement gives way to its group (page 70). Groups themselves stay where they are told.

    What is put in has the line number of the replacement. One whose group is not told is left out; `findings` names it.
    """
    groups = _groups(records)
    whole: list[Standing] = []
    for one in records:
        if isinstance(one.record, Substitution) and one.record.indicator == "R":
            whole += [Standing(one.line, put.record) for put in groups.get(one.record.number, ())]
        else:
            whole.append(one)
    return whole


def told(records: Sequence[Standing]) -> list[Standing]:
    """The records without the groups that stand elsewhere too, so that each is asked where it is put."""
    whole, inside = [], False
    for one in records:
        if not isinstance(one.record, Substitution):
            if not inside:
                whole.append(one)
            continue
        inside = one.record.indicator == "S"
        whole.append(one)
    return whole


def _groups(records: Sequence[Standing]) -> dict[str, list[Standing]]:
    groups: dict[str, list[Standing]] = {}
    open_group: list[Standing] | None = None
    for one in records:
        if isinstance(one.record, Substitution):
            open_group = groups.setdefault(one.record.number, []) if one.record.indicator == "S" else None
        elif open_group is not None:
            open_group.append(one)
    return groups


def findings(records: Sequence[Standing]) -> Iterator[Finding]:
    """Faults of numbering and of substitution in one transaction."""
    yield from _numbering(records)
    yield from _substitutions(records)


def _numbering(records: Sequence[Standing]) -> Iterator[Finding]:
    """Each agency's lines under a tariff number count from 001 (pages 13 and 65).

    An agency that comes again after another may go on or begin anew: the chapter says both.
    """
    last: dict[str, int] = {}
    agency = ""
    for one in records:
        if isinstance(one.record, AgencyDescription):
            last, agency = {}, ""
        if not isinstance(one.record, AgencyLine):
            continue
        number, before = one.record.as_int("line"), last.get(one.record.agency, 0)
        allowed = {before + 1} if agency == one.record.agency else {before + 1, 1}
        if number is not None and number not in allowed:
            message = f"line {number:03} of {one.record.agency or 'no agency'}, and {before + 1:03} is next"
            yield _finding("PG01.line", one, "columns 5-7", message, "65", f"Number the line {before + 1:03}.")
        last[one.record.agency], agency = before + 1 if number is None else number, one.record.agency


def _substitutions(records: Sequence[Standing]) -> Iterator[Finding]:
    groups, begun, opened = _groups(records), 0, None
    for one in records:
        record = one.record
        if not isinstance(record, Substitution):
            continue
        if record.indicator == "S":
            begun += 1
            if record.number and record.number != f"{begun:04}":
                message = f"substitution group {record.number}, and {begun:04} is next"
                yield _finding("PG00.number", one, "columns 6-9", message, "70", "Number the groups of a transaction from 0001, none twice.")
            if opened is not None:
                yield _finding("PG00.indicator", one, "column 5", f"the group of line {opened.line} has not ended", "69", "End it first.")
            opened = one
        elif record.indicator == "E":
            if opened is None:
                yield _finding("PG00.indicator", one, "column 5", "the end of a group that did not begin", "69", "Begin it with S.")
            opened = None
        elif record.indicator == "R" and record.number not in groups:
            yield _finding("PG00.number", one, "columns 6-9", f"substitution group {record.number} is not told", "69", "Tell it at the header.")
    if opened is not None:
        yield _finding("PG00.indicator", opened, "column 5", "the group has no end", "69", "End it with E.")


def _finding(rule: str, one: Standing, columns: str, message: str, page: str, fix: str) -> Finding:
    where = f"line {one.line}, record {one.record.id}, {columns}"
    return Finding(rule, Severity.FATAL, where, message, f"{CHAPTER}, page {page}", fix)
