"""What an application of ABI is: the record that opens its transactions, their order, and the chapter's conditional rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import TypeAlias

from tidewaiter.abi.record import Record
from tidewaiter.abi.rules import Rule, Standing
from tidewaiter.abi.structure import Loop, records_of
from tidewaiter.findings import Finding


class Seen(Enum):
    """How far the chapter of an application was at hand when its records were declared."""

    SOURCE = "read in CBP's chapter"
    DRAFT = "read in a draft of CBP's chapter"
    SECONDARY = "read in another's account of CBP's chapter"
    INFERRED = "inferred from another chapter of CBP that repeats it"
    NAMES = "known by name only"


# What a table of the chapter (which data an entry type has ...) says of one transaction.
Table: TypeAlias = Callable[[Sequence[Standing]], Iterator[Finding]]


@dataclass(frozen=True)
class Application:
    """One application: the record that opens each transaction, and the structure for each code of its `action`.

    A reply of CBP has no structures. Where its chapter maps it, `order` is that map, by which a reply that we receive is checked; else its
    order is CBP's own affair, and `others` are the records it may hold.
    `mark` is the `kind` that the opening record must have, where records like it stand inside a transaction too.
    `alone` says that its batch holds one block only.
    `unseen` names the records of the chapter that no declaration stands for: a message that needs one is not written, and one that is
    read keeps the line as it is.
    """

    code: str
    title: str
    opens: type[Record] | None
    cite: str
    structures: Mapping[str, Loop] = field(default_factory=dict)
    others: tuple[type[Record], ...] = ()
    order: Loop | None = None
    mark: str = ""
    alone: bool = False
    rules: tuple[Rule, ...] = ()
    tables: tuple[Table, ...] = ()
    seen: Seen = Seen.SOURCE
    unseen: tuple[str, ...] = ()

    @property
    def output(self) -> bool:
        return not self.structures

    @property
    def complete(self) -> bool:
        """Whether a message of it may be written to CBP: every record that it needs was read in the chapter."""
        return self.seen is Seen.SOURCE and not self.unseen

    @cached_property
    def records(self) -> dict[str, type[Record]]:
        """Every record of the application by its id."""
        loops = (*self.structures.values(), *((self.order,) if self.order else ()))
        mapped = {record.id: record for loop in loops for record in records_of(loop)}
        return mapped | {record.id: record for record in self.others}

    def begins(self, record: Record) -> bool:
        """Whether a record opens a new transaction."""
        if self.opens is None or not isinstance(record, self.opens):
            return False
        return record.values.get("kind") == self.mark if self.mark else True

    def structure(self, action: str) -> Loop | None:
        """The order for an action; where the action is none that the chapter knows, that of the fullest message.

        Of a reply it is the order that its chapter maps, if it does.
        """
        return self.structures.get(action) or next(iter(self.structures.values()), self.order)
