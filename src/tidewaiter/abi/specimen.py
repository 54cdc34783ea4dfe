"""Records filled as their declarations allow: what benchmarks measure, what fuzzing starts from, and an example of each layout.

They are of the right form and mean nothing: a number in a specimen is chance, the same for the same seed.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from tidewaiter.abi import batch_control as control
from tidewaiter.abi.application import Application
from tidewaiter.abi.days import write_day
from tidewaiter.abi.record import ALLOWED, Field, Record
from tidewaiter.abi.structure import Either, Loop, Part, Use
from tidewaiter.abi.tree import ENDING

# Names and references in messages are mostly letters and digits; each other character of class X stands here once.
_TEXT = {"A": "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "AN": "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"}
_TEXT["X"] = _TEXT["AN"] * 3 + "".join(sorted(ALLOWED["X"] - set(_TEXT["AN"]) - {" "}))


def value(field: Field, chance: random.Random, full: bool = False) -> str:
    """A text that the field may hold; `full` fills also what is not mandatory, otherwise left blank half of the time."""
    if field.filler:
        return ""
    if field.fixed:
        return field.fixed
    if field.status != "M" and not full and chance.random() < 0.5:
        return ""
    if field.codes:
        return chance.choice([code for code in field.codes if not list(field.faults(code))] or [""])
    if field.day:
        return write_day(date(2020, 1, 1) + timedelta(days=chance.randrange(4000)), field.form)
    if field.numeric:
        most = min(field.width, chance.choice((2, 4, 7, 18)))
        return str(chance.randrange(1, 10**most)).rjust(field.width, " " if field.kind == "(S)N" else "0")
    letters = _TEXT[field.kind]
    return "".join(chance.choices(letters, k=chance.randint(1, field.width)))


def record(kind: type[Record], chance: random.Random, full: bool = False, told: Mapping[str, str] | None = None) -> Record:
    """A record of which `findings` says nothing; `told` are the fields that are given."""
    closest = chance.choice(list(kind.variants.values())) if kind.switch and kind.variants else kind
    values = {field.name: value(field, chance, full) for field in closest.fields}
    if not closest.fields[0].fixed:                # a family of records that share a beginning, as PG01 to PG60
        values[closest.fields[0].name] = f"{kind.id}{chance.randrange(1, 60):02}"
    return closest(**values | dict(told or {}))


def transaction(application: Application, chance: random.Random, turns: int = 2) -> Iterator[Record]:
    """One transaction in the order of the chapter, each group at most `turns` times; of a reply, each record it may hold once."""
    if application.structures:
        yield from _walk(next(iter(application.structures.values())), chance, turns)
        return
    opens = application.opens
    if opens is not None and not opens.fields:     # one of several records, as of a status notification
        opens = next((kind for kind in application.records.values() if issubclass(kind, opens)), None)
    if opens is not None:
        yield record(opens, chance, told={"kind": application.mark} if application.mark else None)
    for kind in application.records.values():
        if kind is not opens:
            yield record(kind, chance)


def _walk(part: Part, chance: random.Random, turns: int) -> Iterator[Record]:
    match part:
        case Use(kind, _, most):
            for _ in range(chance.randint(1, min(turns, most))):
                yield record(kind, chance)
        case Loop(parts=parts):
            for n, inner in enumerate(parts):
                least = int(n == 0 or inner.status == "M")
                most = turns if isinstance(inner, Loop) else 1
                for _ in range(chance.randint(least, most)):
                    yield from _walk(inner, chance, turns)
        case Either(choices=choices):
            yield from _walk(chance.choice(choices), chance, turns)


def batch(application: Application, records: int, seed: int = 0) -> str:
    """A batch of one block with at least so many records between B and Y, in the input envelope or, of a reply, in the output's."""
    chance, code = random.Random(seed), application.code
    lines: list[str] = []
    while len(lines) < records:
        lines += [one.emit() for one in transaction(application, chance)]
    batch, block = {"site": "2704", "sender": "B76"}, {"port": "2704", "filer": "B76", "application": code}
    ends: tuple[Record, ...]
    if application.output:
        ends = (control.ReplyBatchHeader(**batch, application=code), control.ReplyBlockHeader(**block),
                control.ReplyBlockTrailer(**block, images=f"{len(lines) % 100_000:05}"), control.ReplyBatchTrailer(**batch))
    else:
        ends = (control.BatchHeader(**batch, application=code, password="PASSWD"), control.BlockHeader(**block),
                control.BlockTrailer(**block), control.BatchTrailer(**batch))
    head, tail = [one.emit() for one in ends[:2]], [one.emit() for one in ends[2:]]
    return "".join(f"{line}{ENDING}" for line in (*head, *lines, *tail))
