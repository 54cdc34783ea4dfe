"""A screening computed again: the same lists, weights and algorithm give the same record byte for byte, or it is said where they do not."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, datetime
from enum import Enum

from tidewaiter.findings import Finding, Severity
from tidewaiter.screening.case import Screening

CITE = "31 CFR 501.601"


def canonical(screening: Screening) -> bytes:
    """What a replay has to give again: who was asked of what by what, and every hit with its grounds; not when, by whom, or of which goods."""
    form = asdict(screening)
    for name in ("at", "by", "goods", "ownership"):
        del form[name]
    return json.dumps(form, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain).encode("utf-8", "surrogatepass")


def seal(screening: Screening) -> str:
    """The sha256 of what a replay has to give again."""
    return hashlib.sha256(canonical(screening)).hexdigest()


def compare(kept: Screening, again: Screening) -> Iterator[Finding]:
    """What differs between a record and the same computed again; nothing where they are the same bytes."""
    if canonical(kept) == canonical(again):
        return
    told = False
    for place, (one, other) in enumerate(zip(kept.screened, again.screened, strict=False), 1):
        if one != other:
            told = True
            was, now = ({(hit.list, hit.entry): hit.score for hit in each.hits} for each in (one, other))
            differs = [f"{key[0]} {key[1]}: {was.get(key, 'no hit')} against {now.get(key, 'no hit')}" for key in sorted({*was, *now})
                       if was.get(key) != now.get(key)]
            said = "; ".join(differs[:5]) or "its grounds or names differ"
            yield _no("SCR-REPLAY", f"screened/{place}", f"{one.subject.name or one.subject.where}: {said}")
    if not told:
        yield _no("SCR-REPLAY", "screening", "the record and what is computed again differ beside the hits")


def unheld(kept: Screening, algorithm: str, weights: str) -> Iterator[Finding]:
    """Why it cannot be computed again with what this program holds."""
    if kept.algorithm != algorithm:
        yield _no("SCR-REPLAY-ALGORITHM", "algorithm", f"the algorithm {kept.algorithm} is not held here; this is {algorithm}")
    if kept.weights != weights:
        yield _no("SCR-REPLAY-WEIGHTS", "weights", f"the weights {kept.weights} are not held here; these are {weights}")


def missing(kept: Screening) -> Finding:
    """That a version of a list is held no more."""
    told = ", ".join(f"{one.list} of {one.dated or 'no day'} ({one.sha256[:8]})" for one in kept.lists)
    return _no("SCR-REPLAY-LISTS", "lists", f"not every version is held any more: {told}")


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"{value!r} has no plain form")


def _no(rule: str, where: str, message: str) -> Finding:
    return Finding(rule, Severity.FATAL, where, message, CITE, "Keep the record as it is; have the difference explained.")
