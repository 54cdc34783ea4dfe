"""Whether the firm itself may do customs business on a day, and what part 111 asks of it. The order is that of the part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from tidewaiter.dates.working_days import next_working_day
from tidewaiter.findings import Finding
from tidewaiter.parties.days import between, days_after
from tidewaiter.parties.firm import Employee, Firm, FirmForm, FirmKind, Licence, LicenceState, Permit, Review, employed, state_on
from tidewaiter.parties.rule import NOTE, WARNING, Hit, Rules

WITHOUT_OFFICER, WITHOUT_QUALIFIER = 120, 180           # days, 19 CFR 111.45(a)
LIST_DAYS, ADDRESS_DAYS = 30, 10                        # 111.28(b), 111.30(a)
TRIENNIAL = 1985                                        # reports are due in February of every third year after it, 111.30(d)


@dataclass(frozen=True)
class FirmOn:
    """The firm on a day, with its licences, permits and employees by id, and the reviews of their work."""

    firm: Firm
    day: date
    licences: Mapping[str, Licence] = field(default_factory=dict)
    permits: Mapping[str, Permit] = field(default_factory=dict)
    employees: Mapping[str, Employee] = field(default_factory=dict)
    reviews: tuple[Review, ...] = ()

    @property
    def broker(self) -> bool:
        return self.firm.kind is FirmKind.BROKER

    def licensed(self, employee: str, day: date) -> bool:
        """Whether an employee holds an active licence on `day`."""
        return any(
            licence.employee == employee and state_on(licence.changes, licence.issued, day) is LicenceState.ACTIVE
            for licence in self.licences.values()
        )

    def licensed_officer(self, employee: str, day: date) -> bool:
        person = self.employees.get(employee)
        return (
            person is not None and employed(person, day) and self.licensed(employee, day)
            and person.officer_since is not None and person.officer_since <= day
            and (person.officer_until is None or day < person.officer_until)
        )

    def qualified(self, day: date) -> bool:
        """Whether a licensed broker whom the firm employs is the permit's qualifier on `day`."""
        for permit in self.permits.values():
            for qualifier in permit.qualifiers:
                person = self.employees.get(qualifier.employee)
                inside = qualifier.since <= day and (qualifier.until is None or day < qualifier.until)
                if inside and person is not None and employed(person, day) and self.licensed(qualifier.employee, day):
                    return True
        return False

    def turns(self) -> tuple[date, ...]:
        """The days on which who is a licensed officer or a qualifier can have changed, latest first, none after the day."""
        days: set[date] = set()
        for licence in self.licences.values():
            days.update(change.day for change in licence.changes)
        for person in self.employees.values():
            days.update(day for day in (person.officer_until,) if day is not None)
            if person.left is not None:
                days.add(days_after(person.left, 1))
        for permit in self.permits.values():
            days.update(qualifier.until for qualifier in permit.qualifiers if qualifier.until is not None)
        return tuple(sorted((day for day in days if day <= self.day), reverse=True))


FIRM: Rules[FirmOn] = Rules()


def findings(asked: FirmOn) -> tuple[Finding, ...]:
    """Everything wrong or due with the firm on the day. Fatal ones forbid all customs business for others."""
    return FIRM.findings(asked)


@FIRM.rule("FIRM-LICENCE", cite="19 CFR 111.2(a), 111.11")
def licence(asked: FirmOn) -> Iterator[Hit]:
    """Customs business for others is done under an active licence: the firm's own, of a sole proprietor the person's."""
    if not asked.broker:
        return
    sole = asked.firm.form is FirmForm.SOLE_PROPRIETORSHIP
    held = [one for one in asked.licences.values() if sole or not one.employee]
    states = [state_on(one.changes, one.issued, asked.day) for one in held]
    if LicenceState.ACTIVE in states:
        return
    if not held:
        yield "firm, licence", "no licence of the firm is on record", "Enter it, or do no customs business for others."
    else:
        words = [state.value.replace("_", " ") if state else "not known to be issued" for state in states]
        said = ", ".join(f"{one.number} is {word}" for one, word in zip(held, words, strict=True))
        yield "firm, licence", said, "Do no customs business for others until a licence is active."


@FIRM.rule("FIRM-OFFICER", cite="19 CFR 111.45(a), 111.11(b), (c)(2)")
def officer_gone(asked: FirmOn) -> Iterator[Hit]:
    """A firm without any licensed officer or member for 120 days together loses licence and permit by operation of law."""
    since = _without_officer(asked)
    if since is None:
        return
    if since == date.min:
        yield "firm, officers", "no licensed officer is on record", "Enter who is one and since when."
    elif between(since, asked.day) >= WITHOUT_OFFICER:
        yield (
            "firm, officers",
            f"there has been no licensed officer since {since}, over {WITHOUT_OFFICER} days",
            "The licence has lapsed: file nothing, and write to CBP.",
        )


@FIRM.rule("FIRM-OFFICER-GONE", severity=WARNING, cite="19 CFR 111.45(a), 111.28(c)")
def officer_due(asked: FirmOn) -> Iterator[Hit]:
    """When the last licensed officer or member leaves, CBP is told at once and another is found within 120 days."""
    since = _without_officer(asked)
    if since is not None and since != date.min and between(since, asked.day) < WITHOUT_OFFICER:
        yield (
            "firm, officers",
            f"there is no licensed officer since {since}",
            f"Make a licensed broker an officer by {days_after(since, WITHOUT_OFFICER - 1)}.",
        )


@FIRM.rule("FIRM-PERMIT", cite="19 CFR 111.2(b), 111.19")
def permit(asked: FirmOn) -> Iterator[Hit]:
    """Customs business for others is done under a national permit."""
    if not asked.broker:
        return
    states = [state_on(one.changes, one.issued, asked.day) for one in asked.permits.values()]
    if LicenceState.ACTIVE not in states:
        said = "no permit of the firm is on record" if not states else "the permit is not active"
        yield "firm, permit", said, "Enter it, or do no customs business for others."


@FIRM.rule("FIRM-QUALIFIER", cite="19 CFR 111.45(a), 111.19(b)(3)")
def qualifier_gone(asked: FirmOn) -> Iterator[Hit]:
    """A firm that employs no qualifier of its permit for 180 days together loses the permit by operation of law."""
    since = _without_qualifier(asked)
    if since is None:
        return
    if since == date.min:
        yield "firm, qualifier", "no qualifier of the permit is on record", "Enter who is it and since when."
    elif between(since, asked.day) >= WITHOUT_QUALIFIER:
        yield (
            "firm, qualifier",
            f"the permit has had no qualifier since {since}, over {WITHOUT_QUALIFIER} days",
            "The permit has lapsed: file nothing, and write to CBP.",
        )


@FIRM.rule("FIRM-QUALIFIER-GONE", severity=WARNING, cite="19 CFR 111.45(a), 111.28(c)")
def qualifier_due(asked: FirmOn) -> Iterator[Hit]:
    """When the permit's qualifier leaves, another is named within 180 days."""
    since = _without_qualifier(asked)
    if since is not None and since != date.min and between(since, asked.day) < WITHOUT_QUALIFIER:
        yield (
            "firm, qualifier",
            f"the permit has no qualifier since {since}",
            f"Name a licensed broker by {days_after(since, WITHOUT_QUALIFIER - 1)}.",
        )


@FIRM.rule("FIRM-QUALIFIER-TOLD", severity=WARNING, cite="19 CFR 111.28(c)")
def qualifier_told(asked: FirmOn) -> Iterator[Hit]:
    """CBP is told at once when a qualifier is no longer employed in that capacity."""
    for one in asked.permits.values():
        for qualifier in one.qualifiers:
            if qualifier.until is not None and qualifier.until <= asked.day and qualifier.told is None:
                yield (
                    "firm, qualifier",
                    f"CBP is not known to have been told that the qualifier left on {qualifier.until}",
                    "Tell CBP in writing now.",
                )


@FIRM.rule("FIRM-CONTACT", severity=WARNING, cite="19 CFR 111.3(b), 111.28(a)")
def point_of_contact(asked: FirmOn) -> Iterator[Hit]:
    """CBP can reach a knowledgeable point of contact of the firm during normal hours, named in ACE."""
    if asked.broker and not asked.firm.point_of_contact:
        yield "firm, point of contact", "no point of contact is named", "Name one, in ACE too; replace at once one who leaves."


@FIRM.rule("FIRM-RECORDKEEPER", severity=WARNING, cite="19 CFR 111.21(d)")
def recordkeeper(asked: FirmOn) -> Iterator[Hit]:
    """A knowledgeable employee answers for all of the firm's recordkeeping."""
    if asked.broker and not asked.firm.recordkeeper:
        yield "firm, recordkeeper", "nobody is named who answers for the records", "Name one, in ACE too."


@FIRM.rule("FIRM-SUPERVISOR", severity=WARNING, cite="19 CFR 111.1, 111.28(a)")
def supervised(asked: FirmOn) -> Iterator[Hit]:
    """Above everybody who does customs business stands, by way of supervisors, a licensed broker of the firm."""
    if not asked.broker:
        return
    for id, person in asked.employees.items():
        if employed(person, asked.day) and not asked.licensed(id, asked.day) and not _reaches_broker(asked, id):
            yield f"employee {id}, supervisor", f"no licensed broker stands above {person.name}", "Name a supervisor who is one, or answers to one."


@FIRM.rule("FIRM-REVIEW", severity=NOTE, cite="19 CFR 111.1, 111.28(a); the firm's own rule")
def reviewed(asked: FirmOn) -> Iterator[Hit]:
    """The work of those who are not licensed is looked at as often as the firm's own rule says; the law names no interval."""
    every = asked.firm.review_every_days
    if every is None or not asked.broker:
        return
    for id, person in asked.employees.items():
        if not employed(person, asked.day) or asked.licensed(id, asked.day):
            continue
        seen = max((review.day for review in asked.reviews if review.employee == id and review.day <= asked.day), default=None)
        start = seen or person.hired
        if start is None or between(start, asked.day) > every:
            said = f"was last reviewed on {seen}" if seen else "has not been reviewed"
            yield (
                f"employee {id}, reviews",
                f"the work of {person.name} {said}; the firm's rule is every {every} days",
                "Review it, and write down what was found.",
            )


@FIRM.rule("FIRM-EMPLOYEE-LIST", severity=WARNING, cite="19 CFR 111.28(b)(1), (2)")
def employee_list(asked: FirmOn) -> Iterator[Hit]:
    """CBP is told of a new employee within 30 calendar days of the start of employment, and of one who leaves within 30 days after."""
    if not asked.broker:
        return
    for id, person in asked.employees.items():
        cases = ((person.hired, person.hire_told, "started"), (person.left, person.leave_told, "left"))
        for day, told, did in cases:
            if day is None or told is not None or asked.day < day:
                continue
            due = next_working_day(days_after(day, LIST_DAYS))
            late = f"was due on {due}" if asked.day > due else f"is due by {due}"
            yield f"employee {id}, list", f"{person.name} {did} on {day}; the list to CBP {late}", "Submit the list in the broker portal."


@FIRM.rule("FIRM-ADDRESS", severity=WARNING, cite="19 CFR 111.30(a)")
def address_told(asked: FirmOn) -> Iterator[Hit]:
    """CBP is told of a new business address within 10 calendar days."""
    changed, told = asked.firm.address_changed, asked.firm.address_told
    if asked.broker and changed is not None and changed <= asked.day and (told is None or told < changed):
        due = next_working_day(days_after(changed, ADDRESS_DAYS))
        late = f"was due on {due}" if asked.day > due else f"is due by {due}"
        yield "firm, address", f"the address changed on {changed}; the notice to CBP {late}", "Tell CBP in the broker portal."


@FIRM.rule("FIRM-TRIENNIAL", severity=WARNING, cite="19 CFR 111.30(d); 19 USC 1641(g)")
def triennial(asked: FirmOn) -> Iterator[Hit]:
    """Every licence has its status report, with the fee, in February of each third year: 2024, 2027, 2030.

    One whose report CBP has not is suspended after its notice of March 31, and revoked on the 61st day after that notice.
    """
    year = asked.day.year - (asked.day.year - TRIENNIAL) % 3
    if not asked.broker or asked.day < date(year, 2, 1):
        return
    for one in asked.licences.values():
        older = one.issued is not None and one.issued < date(year, 2, 1)
        if older and not any(day.year == year or (day.year == year - 1 and day.month == 12) for day in one.reports):
            late = f"was due in February {year}" if asked.day > _end_of_february(year) else f"is due by {_end_of_february(year)}"
            yield f"licence {one.number}, status report", f"the status report {late}", "File it with the fee in the broker portal."


@FIRM.rule("FIRM-PERMIT-FEE", severity=WARNING, cite="19 CFR 111.96(c), 111.45(b)")
def permit_fee(asked: FirmOn) -> Iterator[Hit]:
    """The permit's user fee is paid each year by the day in CBP's notice, which falls in January or February; unpaid, the permit is revoked."""
    if asked.broker:
        for one in asked.permits.values():
            if one.issued is not None and one.issued.year < asked.day.year and asked.day.year not in one.fees_paid:
                yield f"permit {one.number}, fee", f"the user fee for {asked.day.year} is not known to be paid", "Pay it, and enter that it is paid."


def _end_of_february(year: int) -> date:
    return days_after(date(year, 3, 1), -1)


def _organisation(asked: FirmOn) -> bool:
    return asked.broker and asked.firm.form is not FirmForm.SOLE_PROPRIETORSHIP


def _without_officer(asked: FirmOn) -> date | None:
    """The first day without a licensed officer, if there is none on the day asked; the first day of all where there never was one."""
    if not _organisation(asked) or any(asked.licensed_officer(id, asked.day) for id in asked.employees):
        return None
    return next(
        (turn for turn in asked.turns() if any(asked.licensed_officer(id, days_after(turn, -1)) for id in asked.employees)), date.min,
    )


def _without_qualifier(asked: FirmOn) -> date | None:
    if not _organisation(asked) or not asked.permits or asked.qualified(asked.day):
        return None
    return next((turn for turn in asked.turns() if asked.qualified(days_after(turn, -1))), date.min)


def _reaches_broker(asked: FirmOn, employee: str) -> bool:
    """Whether going up from one supervisor to the next comes to a licensed broker; a circle comes to none."""
    seen: set[str] = set()
    while employee and employee not in seen:
        seen.add(employee)
        person = asked.employees.get(employee)
        if person is None or not employed(person, asked.day):
            return False
        if asked.licensed(employee, asked.day):
            return True
        employee = person.supervisor
    return False
