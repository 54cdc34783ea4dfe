"""The reply batch: records A to Z with E0 and E1 for each summary, or with X0 and X1 where the batch is rejected."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tidewaiter.abi import batch_control as control
from tidewaiter.abi.entry_summary_reply import ReferenceSignpost, Response
from tidewaiter.abi.record import Record
from tidewaiter.abi.tree import ENDING, Line
from tidewaiter.ace.conditions import AGENCY, CENSUS, FATAL, INFORMATIONAL, Found, Path, dictionary
from tidewaiter.ace.summary import Summary

ADDED, REPLACED, DELETED, DATA_REJECTED, BATCH_REJECTED = "995", "996", "997", "998", "999"
FIRST_VERSION = "00100"
_ORDER = (
    "SUMMRY", "CARMAN", "BOLINB", "BNDDTL", "CONREL", "MISDOC", "HDRFEE", "PSCHRE", "PSCEXP",
    "LINITM", "EIPINV", "INVLIN", "COMDES", "ARPART", "TARIFF", "TARQTY", "LICNSE",
    "ADDCVD", "IADDET", "LINFEE", "PSCLRE", "CENWRN", "PSTLIN", "TOTALS", "FEETOT",
)
_BATCH = ("site", "sender", "transmitted", "office", "user_text")
_BLOCK = (
    "port", "filer", "office", "preparer_port", "preparer_filer", "preparer_office", "preparer_indicator", "user_text",
)


def rejected(header: Line | None, found: Iterable[Found]) -> str:
    """The reply to a batch with a syntax fault: nothing in it was looked at."""
    body: list[Record] = []
    for record in _grouped(found, control.SyntaxSignpost):
        body.append(record if isinstance(record, Record) else control.SyntaxResponse(
            severity=FATAL, condition=record.code, narrative=record.condition.narrative,
        ))
    final = dictionary()[BATCH_REJECTED]
    body.append(control.SyntaxResponse(
        disposition="R", severity=FATAL, condition=final.code, narrative=final.narrative,
    ))
    return emit([
        control.ReplyBatchHeader(**_told(header, _BATCH)),
        control.GeneratedBlockHeader(), *body, control.GeneratedBlockTrailer(images=f"{len(body):05}"),
        control.GeneratedBatchTrailer(),
    ])


def batch(header: Line, blocks: Iterable[tuple[Line, Line, list[Record]]], trailer: Line, application: str) -> str:
    """The reply to a batch that was taken: each block mirrored, with its answers."""
    # Replies to in-bond messages give the password back (B&B-22, B&B-24).
    secret = ("password",) if application in ("QT", "WT") else ()
    records: list[Record] = [control.ReplyBatchHeader(
        application=application, **_told(header, (*_BATCH, *secret)),
    )]
    for opening, closing, answers in blocks:
        records.append(control.ReplyBlockHeader(application=application, **_told(opening, _BLOCK)))
        records += answers
        told = _told(closing, ("port", "filer", "office"))
        records.append(control.ReplyBlockTrailer(application=application, images=f"{len(answers):05}", **told))
    records.append(control.ReplyBatchTrailer(**_told(trailer, ("site", "sender", "transmitted", "office", *secret))))
    return emit(records)


def answer(summary: Summary, found: Iterable[Found], accepted: str, reference: str = "") -> list[Record]:
    """The E0 and E1 records of one summary.

    `accepted` is the condition of the final record where nothing fatal is found; `reference` the broker reference on
    file where that is what does not match.
    """
    found = tuple(found)
    records: list[Record] = []
    within = (Found(one.code, (summary.identity, *one.path)) for one in found)
    for record in _grouped(within, ReferenceSignpost, summary):
        records.append(record if isinstance(record, Record) else _response(summary, record.code, reference=reference))
    if not records:
        records.append(_signpost(ReferenceSignpost, (summary.identity,)))
    severities = {one.condition.severity for one in found}
    if FATAL in severities:
        records.append(_response(summary, DATA_REJECTED, "R", FATAL, reference=reference))
    else:
        # The gravest of them, where there are several (record E1, ESF-204).
        severity = next((one for one in (AGENCY, CENSUS, INFORMATIONAL) if one in severities), "")
        version = "" if accepted == DELETED else FIRST_VERSION
        records.append(_response(summary, accepted, "A", severity, version))
    return records


def _grouped(
    found: Iterable[Found], signpost: type[Record], summary: Summary | None = None,
) -> Iterator[Record | Found]:
    """The conditions in the order found, those of one grouping together, each grouping after its signposts."""
    by_path: dict[Path, list[Found]] = {}
    for one in found:
        by_path.setdefault(one.path, []).append(one)
    before: Path = ()
    for path, ones in sorted(by_path.items(), key=lambda item: _turn(item[0])) if summary else by_path.items():
        shared = 0
        while shared < min(len(before), len(path) - 1) and before[shared] == path[shared]:
            shared += 1
        for depth in range(shared, len(path)):
            yield _signpost(signpost, path[: depth + 1])
        yield from ones
        before = path


def _turn(path: Path) -> tuple[tuple[int, int], ...]:
    """Where a grouping stands in a summary, so that conditions come in the order of its records."""
    return tuple((_ORDER.index(reference.kind), reference.occurrence) for reference in path)


def _signpost(signpost: type[Record], path: Path) -> Record:
    reference = path[-1]
    return signpost(kind=reference.kind, position=f"{reference.occurrence:06}", reference=reference.text)


def _response(
    summary: Summary, code: str, disposition: str = "", severity: str | None = None, version: str = "", *,
    reference: str = "",
) -> Record:
    condition = dictionary()[code]
    return Response(
        disposition=disposition, severity=condition.severity if severity is None else severity, condition=code,
        narrative=condition.narrative, filer=summary.filer, entry_number=summary.entry_number, version=version,
        reference=reference or summary.reference,
    )


def _told(line: Line | None, names: tuple[str, ...]) -> dict[str, str]:
    values = line.record.values if line and line.record else {}
    return {name: values.get(name, "") for name in names}


def emit(records: Iterable[Record]) -> str:
    """The records as lines; what was quoted from the filing and is no character of a record becomes a question mark."""
    return "".join(re.sub(r"[^ -~]", "?", record.emit()) + ENDING for record in records)
