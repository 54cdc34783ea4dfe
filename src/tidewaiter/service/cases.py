"""Antidumping and countervailing cases on this machine: loaded from a user's files, kept with the hash of what they came from.

An order is one file below TIDEWAITER_HOME/cases, put in its place by a rename: it is there whole or not at all. A loaded order never
stands in place of a shipped one unless the load said so, and then every rate of it says so too.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from tidewaiter.duty.cases import Case, CaseFault, commerce_records, read_order
from tidewaiter.duty.law import Law
from tidewaiter.findings import Finding, LawError, Severity
from tidewaiter.numbers import case_number
from tidewaiter.service.given_file import read_given
from tidewaiter.service.home import home
from tidewaiter.service.law import held

_LARGEST = 20_000_000            # bytes of a file
_CITE = "19 CFR 351.107"


def load_file(path: Path, over: bool = False) -> dict[str, Any]:
    """Keep the orders of a file: one of ours (YAML), or Commerce's own records (JSON). All of it, or nothing.

    The same file again changes nothing; another file of an order that was loaded takes its place and says so. An order that is shipped
    is refused unless `over`. WrongCall where the file cannot be read.
    """
    data = read_given(path, _LARGEST)
    if len(data) > _LARGEST:
        return _refused("CASE-FILE", path, f"the file is larger than {_LARGEST // 1_000_000} MB", "Split it.")
    digest = hashlib.sha256(data).hexdigest()
    try:
        texts = list(_texts(path, data))
        orders = [(text, read_order(text)) for text in texts]
    except CaseFault as error:
        return _refused("CASE-FORMAT", path, str(error), "Mend the file; docs/duty-cases.md tells its form.")
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        return _refused("CASE-FORMAT", path, f"this is no YAML text: {' '.join(str(error).split())}", "Mend the file.")
    if not orders:
        return _refused("CASE-FORMAT", path, "the file holds no case", "See that it is the right one.")
    shipped = {case.order.number for case in held().cases.values()}
    findings = []
    for _, cases in orders:
        number = next(iter(cases.values())).order.number
        if number in shipped and not over:
            findings.append(Finding(
                "CASE-SHIPPED", Severity.FATAL, number, f"order {number} is shipped with tidewaiter, and is not replaced in silence", _CITE,
                "Load it with --over to let this file stand in its place.",
            ))
    if findings:
        return {"cases": [], "findings": [finding.as_json() for finding in findings]}
    rows = []
    for text, cases in orders:
        number = next(iter(cases.values())).order.number
        before = _before(number)
        kept = {**text, "order": number, "source": {"file": path.name, "sha256": digest}, **({"over_shipped": True} if number in shipped else {})}
        if before is not None and before.get("source", {}).get("sha256") != digest:
            findings.append(Finding(
                "CASE-REPLACED", Severity.NOTE, number, f"another file of order {number} was loaded before; this one took its place", _CITE,
            ))
        _keep(number, kept)
        rows.append(_row(list(read_order(kept).values()), digest, shipped=False))
    return {"cases": rows, "findings": [finding.as_json() for finding in findings]}


def listed() -> dict[str, Any]:
    """Every order that is held, shipped and loaded."""
    law = held()
    loaded = _loaded(_stamp())
    over = {cases[0].order.number for cases, _ in loaded}
    by_order: dict[str, list[Case]] = {}
    for case in law.cases.values():
        by_order.setdefault(case.number[:7], []).append(case)
    rows = [_row(cases, "", shipped=True) for number, cases in sorted(by_order.items()) if number not in over]
    rows += [_row(list(cases), digest, shipped=False) for cases, digest in loaded]
    return {"cases": sorted(rows, key=lambda row: str(row["order"])), "findings": []}


def law_with_cases(law: Law | None = None) -> Law:
    """The law, by default the one that is shipped, with the cases loaded on this machine; its edition tells that they are there."""
    law = law or held()
    loaded = _loaded(_stamp())
    if not loaded:
        return law
    over = {cases[0].order.number for cases, _ in loaded}
    cases = {number: case for number, case in law.cases.items() if number[:7] not in over}
    cases |= {case.number: case for found, _ in loaded for case in found}
    digests = hashlib.sha256("".join(sorted(digest for _, digest in loaded)).encode()).hexdigest()
    added = law.with_cases(cases, f"{law.edition}+cases.{digests[:12]}")
    vars(added)["index"] = law.index             # of the programmes, which stay as they are
    return added


def _folder() -> Path:
    return home() / "cases"


def _stamp() -> tuple[tuple[str, int, int], ...]:
    """What tells whether anything was loaded since: names, sizes and times of the files."""
    found = []
    for path in sorted(_folder().glob("*.yaml")):
        try:
            status = path.stat()
        except FileNotFoundError:
            continue
        found.append((str(path), status.st_size, status.st_mtime_ns))
    return tuple(found)


@lru_cache(maxsize=2)
def _loaded(stamp: tuple[tuple[str, int, int], ...]) -> tuple[tuple[tuple[Case, ...], str], ...]:
    orders = []
    for name, _, _ in stamp:
        path = Path(name)
        try:
            text = yaml.safe_load(path.read_text(encoding="utf-8"))
            orders.append((tuple(read_order(text).values()), str(text.get("source", {}).get("sha256", ""))))
        except (CaseFault, yaml.YAMLError, UnicodeDecodeError, AttributeError) as error:
            raise LawError(f"{path.name}: {error}; load the case again") from None
    return tuple(orders)


def _before(number: str) -> Mapping[str, Any] | None:
    path = _folder() / f"{number}.yaml"
    if not path.is_file():
        return None
    text = yaml.safe_load(path.read_text(encoding="utf-8"))
    return text if isinstance(text, Mapping) else None


def _keep(number: str, text: Mapping[str, Any]) -> None:
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=folder, prefix=f".{number}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            yaml.safe_dump(dict(text), file, allow_unicode=True, sort_keys=False)
        os.replace(name, folder / f"{number}.yaml")
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _texts(path: Path, data: bytes) -> Iterator[dict[str, Any]]:
    if path.suffix.lower() == ".json":
        yield from commerce_records(data)
        return
    for text in yaml.safe_load_all(data.decode("utf-8")):
        if text is not None:
            if not isinstance(text, dict):
                raise CaseFault("this is no case: it needs product, country and parties or scope")
            # Who a file came from, and what it stands in place of, is ours to say.
            yield {key: value for key, value in text.items() if key not in ("source", "over_shipped")}


def _row(cases: list[Case], digest: str, shipped: bool) -> dict[str, Any]:
    order = cases[0].order
    return {
        "order": f"{order.number[0]}-{order.number[1:4]}-{order.number[4:]}", "kind": cases[0].kind, "product": cases[0].product,
        "country": cases[0].country, "status": order.status, "parties": [case_number.format(case.number) for case in cases],
        "rates": sum(len(case.deposits) for case in cases), "scope_numbers": len(order.scope), "sunset": order.sunset, "shipped": shipped,
        "over_shipped": order.over_shipped, "source": order.source.partition(",")[0], "sha256": digest,
    }


def _refused(rule: str, path: Path, message: str, fix: str) -> dict[str, Any]:
    return {"cases": [], "findings": [Finding(rule, Severity.FATAL, str(path), message, _CITE, fix).as_json()]}
