"""What a file would do to a library: products added, changed, the same, refused. Nothing is done by looking."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from tidewaiter.findings import Finding, Severity
from tidewaiter.parts.product import Product, Standing, plain_sku
from tidewaiter.parts.reading import CITE, Given, Read

ADDED, CHANGED, SAME, REFUSED = "added", "changed", "same", "refused"
Difference = tuple[str, str, str]                        # field, before, after


@dataclass(frozen=True)
class Step:
    """What becomes of one product. `product` is what it would be, None where it is refused."""

    what: str
    sku: str
    place: str
    product: Product | None
    differences: tuple[Difference, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Preview:
    """The steps in the order of the file, and findings of the file itself."""

    steps: tuple[Step, ...]
    findings: tuple[Finding, ...]

    def count(self, what: str) -> int:
        return sum(step.what == what for step in self.steps)


def preview(read: Read, client: str, held: Mapping[str, Product]) -> Preview:
    """What `read` would do to the products that a client has, by their sku.

    Approval is no cell of a spreadsheet: a product that a file adds or changes is proposed, whatever the file says of it.
    """
    spellings: dict[str, list[str]] = {}
    for sku in held:
        for key in {plain_sku(sku), plain_sku(sku).lstrip("0")}:
            spellings.setdefault(key, []).append(sku)
    return Preview(tuple(_step(given, client, held, spellings) for given in read.products), read.findings)


def _step(given: Given, client: str, held: Mapping[str, Product], spellings: Mapping[str, list[str]]) -> Step:
    there = held.get(given.sku)
    found = [*given.findings, *(_spelled(given, spellings) if there is None and given.sku else ())]
    if given.refused or any(one.rule == "PART-SKU-ZERO" for one in found):
        return Step(REFUSED, given.sku, given.place, None, findings=tuple(found))
    base = there or Product(client, given.sku)
    said = {name: value for name, value in given.values.items() if name != "standing"}
    made = replace(base, **said)
    wanted = given.values.get("standing")
    differences = tuple(_differences(base, made))
    if there is not None and not differences and wanted in (None, base.standing):
        return Step(SAME, given.sku, given.place, base, findings=tuple(found))
    made = replace(made, standing=wanted if wanted is Standing.RETIRED else Standing.PROPOSED, approved_by="", approved_on=None)
    if wanted is Standing.APPROVED:
        found.append(Finding("PART-IMPORT-APPROVAL", Severity.NOTE, given.place, f"{given.sku} is proposed: a file approves nothing", CITE,
                             "Have a named person approve it."))
    differences = tuple(_differences(base, made))
    if there is not None and not differences:
        return Step(SAME, given.sku, given.place, base, findings=tuple(found))
    return Step(ADDED if there is None else CHANGED, given.sku, given.place, made, differences if there else (), tuple(found))


def _spelled(given: Given, spellings: Mapping[str, list[str]]) -> Iterator[Finding]:
    """Product numbers of the library that this one may be meant for."""
    key = plain_sku(given.sku)
    longer = [one for one in spellings.get(key, ()) if one.isdigit() and one.lstrip("0") == given.sku]
    if longer and given.sku.isdigit():
        yield Finding("PART-SKU-ZERO", Severity.FATAL, given.place,
                      f"{given.sku} is not in the library, but {', '.join(longer)} is; a spreadsheet may have dropped its first zeros", CITE,
                      "Format the column as text, and write the number whole.")
    elif key and (alike := [one for one in spellings.get(key, ()) if plain_sku(one) == key]):
        yield Finding("PART-SKU-SPELLING", Severity.WARNING, given.place, f"{given.sku} is not in the library, but {', '.join(alike)} is", CITE,
                      "Write it as the library does, if it is the same product.")


def _differences(before: Product, after: Product) -> Iterator[Difference]:
    for one in fields(Product):
        was, now = getattr(before, one.name), getattr(after, one.name)
        if was != now and _tidy(was) != _tidy(now):
            yield one.name, told(was), told(now)


def _tidy(value: Any) -> Any:
    """A value without what a spreadsheet does not keep: spaces at the ends of texts."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").strip()
    if isinstance(value, tuple):
        return tuple(_tidy(one) for one in value)
    if isinstance(value, Mapping):
        return {_tidy(name): _tidy(one) for name, one in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return tuple(_tidy(getattr(value, one.name)) for one in fields(value))
    return value


def told(value: Any) -> str:
    """A value in words for a screen.

    >>> told((("KG", "0.35"),)), told(None), told({"steel_pct": "100"})
    ('KG 0.35', '', 'steel_pct 100')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return "; ".join(f"{name} {told(one)}" for name, one in value.items())
    if is_dataclass(value) and not isinstance(value, type):
        return " ".join(text for one in fields(value) if (text := told(getattr(value, one.name))))
    if isinstance(value, tuple):
        nested = any(isinstance(one, tuple) or is_dataclass(one) for one in value)
        return ("; " if nested else " ").join(told(one) for one in value)
    return str(value)
