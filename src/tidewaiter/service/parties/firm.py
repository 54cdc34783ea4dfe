"""The firm's own facts: what it is, its licences and permit, its people, and the reviews of their work."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tidewaiter.findings import Finding, Severity
from tidewaiter.parties import firm_rules
from tidewaiter.parties.firm import Employee, Firm, Licence, Permit, Review
from tidewaiter.parties.firm_rules import FirmOn
from tidewaiter.service.findings import finds
from tidewaiter.service.seat import Refused, Seat, use
from tidewaiter.shapes import Id
from tidewaiter.store.kinds import Record
from tidewaiter.store.kinds.parties import EMPLOYEES, FIRMS, LICENCES, PERMITS, REVIEWS
from tidewaiter.store.ledger import Book, Doubled, Page

UNKNOWN = Finding(
    "FIRM-UNKNOWN", Severity.FATAL, "firm", "the firm's own facts are not on record", "19 CFR 111.2, 111.19",
    "Enter the firm, its licences and its permit; an importer's own team says that it is one.",
)


@use("firm.read")
def firms(seat: Seat) -> tuple[Record[Firm], ...]:
    """The firm, if it is entered: never more than one."""
    with seat.read() as book:
        found = the_firm(book)
    return (found,) if found else ()


@use("firm.read")
def firm(seat: Seat, id: Id) -> Record[Firm]:
    """The firm."""
    with seat.read() as book:
        return book.get(FIRMS, id)


@use("firm.write")
def add_firm(seat: Seat, firm: Firm) -> Record[Firm]:
    """Enter the firm. Doubled where it is there already."""
    with seat.write() as book:
        if the_firm(book) is not None:
            raise Doubled("the firm is entered already; change it")
        return book.add(FIRMS, firm)


@use("firm.write")
def change_firm(seat: Seat, id: Id, firm: Firm, version: int) -> Record[Firm]:
    """Change the firm's facts."""
    with seat.write() as book:
        return book.change(FIRMS, id, firm, version)


@use("firm.read")
def firm_findings(seat: Seat) -> tuple[Finding, ...]:
    """Whether the firm may do customs business today, and what part 111 asks of it."""
    with seat.read() as book:
        return standing(book, seat.day)


@use("firm.read")
def licences(seat: Seat, after: str = "", limit: int = 50) -> Page[Licence]:
    """The licences, of the firm and of its people."""
    with seat.read() as book:
        return book.find(LICENCES, order="number", after=after, limit=limit)


@use("firm.read")
def licence(seat: Seat, id: Id) -> Record[Licence]:
    """One licence."""
    with seat.read() as book:
        return book.get(LICENCES, id)


@use("firm.write")
def add_licence(seat: Seat, licence: Licence) -> Record[Licence]:
    """A new licence. Doubled where there is one of that number; Refused where its holder is not there."""
    with seat.write() as book:
        _there(book, licence.employee)
        return book.add(LICENCES, licence)


@use("firm.write")
def change_licence(seat: Seat, id: Id, licence: Licence, version: int) -> Record[Licence]:
    """Change a licence: its state from a day on, its status reports. Doubled, Refused and Stale as they may be."""
    with seat.write() as book:
        book.get(LICENCES, id)
        _there(book, licence.employee)
        return book.change(LICENCES, id, licence, version)


@use("firm.read")
def permits(seat: Seat, after: str = "", limit: int = 50) -> Page[Permit]:
    """The permits: since December 2022 one national permit a firm."""
    with seat.read() as book:
        return book.find(PERMITS, order="number", after=after, limit=limit)


@use("firm.read")
def permit(seat: Seat, id: Id) -> Record[Permit]:
    """One permit."""
    with seat.read() as book:
        return book.get(PERMITS, id)


@use("firm.write")
def add_permit(seat: Seat, permit: Permit) -> Record[Permit]:
    """A new permit. Doubled where there is one of that number; Refused where a qualifier is not there."""
    with seat.write() as book:
        _there(book, *(one.employee for one in permit.qualifiers))
        return book.add(PERMITS, permit)


@use("firm.write")
def change_permit(seat: Seat, id: Id, permit: Permit, version: int) -> Record[Permit]:
    """Change a permit: its qualifier, its fees, its state. Doubled, Refused and Stale as they may be."""
    with seat.write() as book:
        book.get(PERMITS, id)
        _there(book, *(one.employee for one in permit.qualifiers))
        return book.change(PERMITS, id, permit, version)


@use("firm.read")
def employees(seat: Seat, after: str = "", limit: int = 50) -> Page[Employee]:
    """The people the firm employs or employed, by name."""
    with seat.read() as book:
        return book.find(EMPLOYEES, order="name", after=after, limit=limit)


@use("firm.read")
def employee(seat: Seat, id: Id) -> Record[Employee]:
    """One employee."""
    with seat.read() as book:
        return book.get(EMPLOYEES, id)


@use("firm.write")
def add_employee(seat: Seat, employee: Employee) -> Record[Employee]:
    """A new employee. Refused where the supervisor is not there."""
    with seat.write() as book:
        _there(book, employee.supervisor)
        return book.add(EMPLOYEES, employee)


@use("firm.write")
def change_employee(seat: Seat, id: Id, employee: Employee, version: int) -> Record[Employee]:
    """Change an employee. Refused where the supervisor is not there."""
    with seat.write() as book:
        book.get(EMPLOYEES, id)
        _there(book, employee.supervisor)
        return book.change(EMPLOYEES, id, employee, version)


@use("firm.read")
def reviews(seat: Seat, employee: Id = "", after: str = "", limit: int = 50) -> Page[Review]:
    """The reviews of people's work, the newest first."""
    with seat.read() as book:
        return book.find(REVIEWS, {"employee": employee} if employee else {}, order="day", descending=True, after=after, limit=limit)


@use("firm.review")
def add_review(seat: Seat, review: Review) -> Record[Review]:
    """Record a look at somebody's work, what was found, and whether it was said. Refused where either is not there."""
    with seat.write() as book:
        if not review.employee or not review.by:
            raise Refused("a review names whose work was looked at, and who looked")
        _there(book, review.employee, review.by)
        return book.add(REVIEWS, review)


def the_firm(book: Book) -> Record[Firm] | None:
    """The firm's record; None where nobody has entered it."""
    return book.one(FIRMS, {})


def firm_on(book: Book, day: date) -> FirmOn | None:
    """The firm with all that its rules look at."""
    found = the_firm(book)
    if found is None:
        return None
    held = {one.id: one.value for one in book.all(LICENCES)}
    permits = {one.id: one.value for one in book.all(PERMITS)}
    people = {one.id: one.value for one in book.all(EMPLOYEES)}
    looked = tuple(one.value for one in book.all(REVIEWS)) if found.value.review_every_days is not None else ()
    return FirmOn(found.value, day, held, permits, people, looked)


def standing(book: Book, day: date) -> tuple[Finding, ...]:
    """Whether the firm may do customs business on a day."""
    found = firm_on(book, day)
    return (UNKNOWN,) if found is None else firm_rules.findings(found)


def _there(book: Book, *employees: str) -> None:
    wanted = {one for one in employees if one}
    if absent := wanted - set(book.many(EMPLOYEES, list(wanted))):
        raise Refused(f"there is no employee {', '.join(sorted(absent))}")


@finds(Firm)
def _look(seat: Seat, record: Record[Firm]) -> Iterable[Finding]:
    with seat.read() as book:
        return standing(book, seat.day)
