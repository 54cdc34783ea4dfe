"""A batch file as JSON and back: `tidewaiter abi parse` and `tidewaiter abi emit`.

    {"ending": "\\r\\n", "header": A, "blocks": [{"application", "header": B, "transactions": [{"records": [record]}],
     "trailer": Y}], "trailer": Z, "findings": [...]}

A record is {"id", "fields"}: every field but filler, with the text of its columns. It also has "text" where the line is
not what its fields would give (a line that is no record, one that has not 80 columns, data in filler), and "ending"
where the line does not end as the file's first one does. Further batches of the file stand in "following".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from tidewaiter.abi.batch_control import CHAPTER
from tidewaiter.abi.codec import parse
from tidewaiter.abi.identify import record_class
from tidewaiter.abi.record import Record
from tidewaiter.abi.tree import ENDING, Batch, Block, Line, Transmission
from tidewaiter.findings import Finding, Severity

Form = dict[str, Any]


def transmission_json(tree: Transmission) -> Form:
    """The whole file, from which `from_json` makes it again byte for byte."""
    ending = next((line.ending for line in tree.lines()), ENDING) or ENDING
    batches = [_batch_json(batch, ending) for batch in tree.batches or (Batch(None, (), None),)]
    form: Form = {"ending": ending} | batches[0]
    if batches[1:]:
        form["following"] = batches[1:]
    return form | {"findings": [finding.as_json() for finding in tree.findings]}


def _batch_json(batch: Batch, ending: str) -> Form:
    return {
        "header": _line_json(batch.header, ending),
        "blocks": [_block_json(block, ending) for block in batch.blocks],
        "trailer": _line_json(batch.trailer, ending),
    }


def _block_json(block: Block, ending: str) -> Form:
    return {
        "application": block.application,
        "header": _line_json(block.header, ending),
        "transactions": [
            {"records": [_line_json(line, ending) for line in transaction.lines]} for transaction in block.transactions
        ],
        "trailer": _line_json(block.trailer, ending),
    }


def _line_json(line: Line | None, ending: str) -> Form | None:
    if line is None:
        return None
    fields = {field.name: line.record.values[field.name] for field in line.record.told} if line.record else {}
    form: Form = {"id": line.id, "fields": fields}
    if line.record is None or _written(type(line.record), fields) != line.text:
        form["text"] = line.text
    return form if line.ending == ending else form | {"ending": line.ending}


def _written(kind: type[Record], fields: Mapping[str, str]) -> str:
    return kind(**fields).emit()


def from_json(form: object) -> Transmission:
    """The file that the form describes, read as `parse` reads it. What the form has wrong is among its findings."""
    faults: list[Finding] = []
    text = "".join(_lines(form, faults))
    tree = parse(text)
    return replace(tree, findings=(*faults, *tree.findings))


def _lines(form: object, faults: list[Finding]) -> Iterator[str]:
    whole = _object(form, "the file", faults)
    ending = whole.get("ending", ENDING)
    if ending not in ("\r\n", "\n"):
        faults.append(_fault("ending", f"{ending!r} ends no line"))
        ending = ENDING
    batches = [whole, *_list(whole, "following", "the file", faults)]
    for n, batch in enumerate(batches, 1):
        where = f"batch {n}"
        told = _object(batch, where, faults)
        yield from _line(told.get("header"), "", f"{where}, header", ending, faults)
        for b, block in enumerate(_list(told, "blocks", where, faults), 1):
            yield from _block(block, f"{where}, block {b}", ending, faults)
        yield from _line(told.get("trailer"), _application(told), f"{where}, trailer", ending, faults)


def _block(form: object, where: str, ending: str, faults: list[Finding]) -> Iterator[str]:
    block = _object(form, where, faults)
    application = str(block.get("application", ""))
    yield from _line(block.get("header"), application, f"{where}, header", ending, faults)
    for t, transaction in enumerate(_list(block, "transactions", where, faults), 1):
        place = f"{where}, transaction {t}"
        for r, record in enumerate(_list(_object(transaction, place, faults), "records", place, faults), 1):
            yield from _line(record, application, f"{place}, record {r}", ending, faults)
    yield from _line(block.get("trailer"), application, f"{where}, trailer", ending, faults)


def _application(batch: Mapping[str, Any]) -> str:
    """The application of a batch's first block, which says whether Z is ours or CBP's."""
    blocks = batch.get("blocks")
    first = blocks[0] if isinstance(blocks, list) and blocks else {}
    return str(first.get("application", "")) if isinstance(first, dict) else ""


def _line(form: object, application: str, where: str, ending: str, faults: list[Finding]) -> Iterator[str]:
    if form is None:
        return
    told = _object(form, where, faults)
    fields = {name: str(value) for name, value in _object(told.get("fields", {}), f"{where}, fields", faults).items()}
    text = told.get("text")
    kind = _kind(str(told.get("id", "")), application, fields)
    # A line that is no record tells no fields, though what begins it may look like an identifier.
    if isinstance(text, str) and "\n" not in text and (kind is None or not fields or _agrees(kind, text, fields)):
        written = text
    elif kind is None:
        faults.append(_fault(where, f"{told.get('id')!r} is no record of application {application!r}"))
        return
    else:
        unknown = sorted(fields.keys() - {field.name for field in kind.fields})
        if unknown:
            faults.append(_fault(where, f"record {kind.id} has no field {', '.join(unknown)}"))
        known = {name: value for name, value in fields.items() if name not in unknown}
        for fault in kind(**known).findings(0):
            if "characters and the record has room" in fault.message:
                faults.append(_fault(where, fault.message))
        written = _written(kind, known)
    own = told.get("ending", ending)
    yield written + (own if own in ("\r\n", "\n", "") else ending)


def _kind(id: str, application: str, fields: Mapping[str, str]) -> type[Record] | None:
    """The declaration for an identifier, found as for a line that begins with it."""
    start = {"A": " " * 24 + fields.get("application", ""), "B": " " * 9 + fields.get("application", "")}.get(id, "")
    line = (id + start).ljust(79) + (id if "generated" in fields else "")
    kind = record_class(application, line)
    if kind is None or not kind.switch:
        return kind
    closest = kind.closest(fields.get(kind.switch, ""))
    named = [one for one in (closest, *kind.variants.values()) if fields.keys() <= {field.name for field in one.fields}]
    return named[0] if named else closest


def _agrees(kind: type[Record], text: str, fields: Mapping[str, str]) -> bool:
    """Whether the text still says what the fields say; if somebody changed the fields, they count."""
    record = kind.parse(text)
    return fields == {field.name: record.values[field.name] for field in record.told}


def _object(form: object, where: str, faults: list[Finding]) -> Mapping[str, Any]:
    if isinstance(form, dict):
        return form
    faults.append(_fault(where, f"an object is expected here, not {type(form).__name__}"))
    return {}


def _list(form: Mapping[str, Any], name: str, where: str, faults: list[Finding]) -> list[Any]:
    value = form.get(name, [])
    if isinstance(value, list):
        return value
    faults.append(_fault(where, f"{name} is a list, not {type(value).__name__}"))
    return []


def _fault(where: str, message: str) -> Finding:
    return Finding("ABI-JSON", Severity.FATAL, where, message, CHAPTER, "Write the form that `abi parse` prints.")
