"""Who asks: a person of a tenant, at a moment, before the records. Every use of the brokerage begins with one.

A service function says by `@use(ACTION)` which row of access/actions.py it is; who may not is refused before anything is read.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

from tidewaiter.access.actions import ACTIONS, may
from tidewaiter.access.person import Person, Role
from tidewaiter.dates import cbp_day
from tidewaiter.findings import Finding
from tidewaiter.store.ledger import Book, Ledger

P = ParamSpec("P")
R = TypeVar("R")


class Forbidden(PermissionError):
    """The person may not do this. `action` is the row of access/actions.py."""

    def __init__(self, action: str) -> None:
        super().__init__(f"your roles do not let you do this: {ACTIONS[action].words}")
        self.action = action


class Refused(ValueError):
    """The state of the file, the gate or a rule of business does not let it be done; `findings` say why. Nothing was changed."""

    def __init__(self, message: str, findings: tuple[Finding, ...] = ()) -> None:
        super().__init__(message)
        self.findings = findings


@dataclass(frozen=True)
class Seat:
    """A person at work. `scopes` are those of the token they came by; None where they logged in themselves."""

    ledger: Ledger
    tenant: str
    id: str                                  # of the person
    person: Person
    at: datetime
    scopes: frozenset[str] | None = None
    address: str = ""                        # where the request came from
    came_by: str = ""                        # the id of the session or token

    def may(self, action: str) -> bool:
        return may(self.person, action, self.scopes)

    def write(self, why: str = "") -> AbstractContextManager[Book]:
        """A transaction that may change; compute before it is opened."""
        return self.ledger.write(self.tenant, by=self.id, at=self.at, why=why)

    def read(self) -> AbstractContextManager[Book]:
        return self.ledger.read(self.tenant)

    @property
    def day(self) -> date:
        """The day at CBP: of every rule, period and paper that counts in days."""
        return cbp_day(self.at)

    @property
    def only(self) -> str:
        """The client whose affairs alone this person sees; "" for people of the firm."""
        return self.person.client or "-" if Role.CLIENT in self.person.roles else ""


def use(action: str) -> Callable[[Callable[Concatenate[Seat, P], R]], Callable[Concatenate[Seat, P], R]]:
    """Marks a service function as the use of an action; Forbidden where the person may not."""
    if action not in ACTIONS:
        raise ValueError(f"{action} is no action of access/actions.py")

    def marked(function: Callable[Concatenate[Seat, P], R]) -> Callable[Concatenate[Seat, P], R]:
        @wraps(function)
        def checked(seat: Seat, *args: P.args, **named: P.kwargs) -> R:
            if not seat.may(action):
                raise Forbidden(action)
            return function(seat, *args, **named)

        checked.action = action  # type: ignore[attr-defined]
        return cast("Callable[Concatenate[Seat, P], R]", checked)

    return marked
