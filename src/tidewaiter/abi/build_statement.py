"""Moving an entry summary to another statement or off it, and authorising the payment of a statement.

CBP takes a move by the statement update (SU), whose chapter was not at hand, or by the summary filed again before the day on which its
preliminary statement is printed (CATAIR Daily Statement, page 6). The second way is built here from the summary as it was filed; the first
is laid out as another tells it and not written to CBP. A payment is authorised by RM, of which no column is known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tidewaiter.abi import daily_statement as daily
from tidewaiter.abi import entry_summary as ae
from tidewaiter.abi import entry_summary_line as line
from tidewaiter.abi.applications import APPLICATIONS
from tidewaiter.abi.draft import Draft, Message
from tidewaiter.abi.record import Record
from tidewaiter.abi.statement_update import StatementUpdate
from tidewaiter.abi.tables import PAYMENT
from tidewaiter.dates.working_days import is_working_day
from tidewaiter.entry.entry import Payment
from tidewaiter.findings import Finding, Severity
from tidewaiter.money.cents import usd

INDIVIDUAL, DAILY, MONTHLY = "1", frozenset({"2", "3", "5"}), frozenset({"6", "7", "8"})
FARTHEST = 90                # days from today to the print date
MONTHS_AHEAD = 2
RM = "RM"


@dataclass(frozen=True)
class Standing:
    """How far an entry summary has come, of which its records say nothing.

    `listed` is that a preliminary statement names it, `paid` that the statement was paid, `trade_control` that CBP has not taken it over.
    None where it is not known.
    """

    listed: bool | None = None
    paid: bool | None = None
    trade_control: bool | None = None


UNKNOWN = Standing()


@dataclass(frozen=True)
class PaymentAuthorisation:
    """Leave to debit a payer's account for a statement, or that leave taken back. `amount` in cents."""

    filer: str
    statement: str
    amount: int
    payer: str = ""              # payer's unit number, as CBP assigned it
    payment_type: str = ""       # of the statement
    negated: bool = False


def rescheduled_batch(
    filed: Sequence[Record], payment: Payment, today: date, *, standing: Standing = UNKNOWN, statement_day: int | None = None,
    port: str = "", password: str = "", transmitted: date | None = None,
) -> Message:
    """The entry summary `filed` once more, action R, with another payment: records in, a batch (AE) out, and what forbids it.

    `statement_day` is the day of the month that the filer (type 6) or importer (7, 8) chose for its monthly statement. `port` is that of the
    block, where the statement is printed; without one, the port of entry.
    """
    draft = Draft()
    header = next((record for record in filed if isinstance(record, ae.Header)), None)
    if header is None or filed[0] is not header:
        what = "no record 10 begins the entry summary"
        return Message("", (_finding("STATEMENT-NO-SUMMARY", "message", what, ae.Header.cite, "Give its records."),))
    draft.findings += [*_movable(header, standing, today), *payable(payment, today, statement_day), *_taxed(filed, payment)]
    told = payment.kind != INDIVIDUAL
    draft.records = [
        header.replace(
            action="R", payment_type=payment.kind, print_date=payment.print_date if told else None,
            statement_month=payment.month if told else "", branch=payment.branch if told else "",
        ),
        *(record for record in filed if record is not header),
    ]
    draft.findings.append(Finding(
        "STATEMENT-REPLACEMENT", Severity.NOTE, "message",
        "where ACE rejects the replacement of a summary in trade control, the summary on file is deleted with it",
        f"{ae.CHAPTER}, page ESF-210", "Check the summary against today's law before you send it.",
    ))
    return draft.message("AE", port or header.port, header.filer, password, transmitted)


def update_batch(
    filed: Sequence[Record], payment: Payment, today: date, *, statement_day: int | None = None, password: str = "",
    transmitted: date | None = None,
) -> Message:
    """The statement update (SU) that would do the same also after the summary is listed. Refused while its chapter is another's account."""
    draft = Draft()
    header = next((record for record in filed if isinstance(record, ae.Header)), None)
    if header is None:
        return Message("", (_finding("STATEMENT-NO-SUMMARY", "message", "no record 10 is among the records", ae.Header.cite, "Give the summary."),))
    draft.findings += [*payable(payment, today, statement_day), *_taxed(filed, payment)]
    draft.put(
        StatementUpdate, port=header.port, filer=header.filer, entry_number=header.entry_number, payment_type=payment.kind,
        print_date=payment.print_date, branch=payment.branch, statement_month=payment.month,
    )
    return draft.message("SU", header.port, header.filer, password, transmitted)


def authorisation_batch(
    authorisation: PaymentAuthorisation, due: int | None = None, *, port: str = "", password: str = "", transmitted: date | None = None,
) -> Message:
    """The payment authorisation (RM). Refused until its record is declared; what of the authorisation itself is wrong is named all the same.

    `due` is the amount of the statement, where it is at hand. Nothing due is authorised too: it ends the collection (page 6).
    """
    draft = Draft()
    where = f"statement {authorisation.statement or '(none)'}"
    if not authorisation.statement or len(authorisation.statement) != 10:
        draft.refuse("PAYMENT-STATEMENT", where, f"{authorisation.statement!r} is no statement number", f"{daily.CHAPTER}, page 8",
                     "Copy the ten characters from the statement.")
    if authorisation.amount < 0 or (due is not None and authorisation.amount != due and not authorisation.negated):
        said = f", and the statement has {usd(due)}" if due is not None else ""
        draft.refuse("PAYMENT-AMOUNT", where, f"the amount is {usd(authorisation.amount)}{said}", f"{daily.CHAPTER}, page 6",
                     "Authorise the amount due.")
    if authorisation.amount and not authorisation.payer:
        draft.refuse("PAYMENT-PAYER", where, "no payer's unit number is given", f"{daily.CHAPTER}, page 6", "Give the number that CBP assigned.")
    known = APPLICATIONS[RM]
    if known.opens is None or not known.complete:
        draft.refuse("ABI-UNSEEN", where, f"application {RM} is not written to CBP: its chapter is {known.seen.value}", known.cite,
                     "Authorise the payment in the ACE portal, on the day on which it is due.")
        return Message("", tuple(draft.findings))
    draft.put(
        known.opens, filer=authorisation.filer, statement=authorisation.statement, payer=authorisation.payer, amount=authorisation.amount,
        payment_type=authorisation.payment_type, negation="Y" if authorisation.negated else "",
    )
    return draft.message(RM, port, authorisation.filer, password, transmitted)


def payable(payment: Payment, today: date, statement_day: int | None = None) -> Iterator[Finding]:
    """What the tables of note (y) forbid of a payment that is told today (ESF-174 to ESF-176)."""
    where = "record 10, columns 51-61"
    if payment.kind not in PAYMENT:
        yield _finding("STATEMENT-KIND", where, f"{payment.kind!r} is no payment type", _note_y("174"), f"Choose one of {', '.join(PAYMENT)}.")
        return
    if payment.kind == INDIVIDUAL:
        for name, value in (("print date", payment.print_date), ("statement month", payment.month), ("client branch", payment.branch)):
            if value:
                yield _finding("STATEMENT-ALONE", where, f"an individual payment has no {name}", _note_y("174"), "Leave it out.")
        return
    if payment.print_date is None:
        yield _finding("STATEMENT-DAY", where, "the print date is missing", _note_y("174"), "Choose a working day after today.")
    else:
        yield from _print_day(payment.print_date, today, where)
    if payment.kind in DAILY:
        if payment.month:
            yield _finding("STATEMENT-MONTH", where, "a daily statement has no month", _note_y("175"), "Leave it out.")
        return
    yield from _month(payment, today, statement_day, where)


def _print_day(day: date, today: date, where: str) -> Iterator[Finding]:
    if day <= today:
        yield _finding("STATEMENT-DAY", where, f"print date {day} is not after {today}", _note_y("175"), "Choose a later day.")
    elif (day - today).days > FARTHEST:
        yield _finding("STATEMENT-DAY", where, f"print date {day} is {(day - today).days} days ahead; {FARTHEST} are the most", _note_y("175"),
                       "Choose an earlier day.")
    if not is_working_day(day):
        yield _finding("STATEMENT-DAY", where, f"print date {day} is a {day:%A} or a holiday", _note_y("175"), "Choose a working day.")


def _month(payment: Payment, today: date, statement_day: int | None, where: str) -> Iterator[Finding]:
    month = int(payment.month) if payment.month.isascii() and payment.month.isdigit() and len(payment.month) == 2 else 0
    if not 1 <= month <= 12:
        yield _finding("STATEMENT-MONTH", where, f"{payment.month!r} is no month", _note_y("175"), "Give two digits, as 10.")
    elif (month - today.month) % 12 > MONTHS_AHEAD:
        yield _finding("STATEMENT-MONTH", where, f"month {payment.month} is neither this, the next nor the one after", _note_y("175"),
                       "Choose an earlier month.")
    elif payment.print_date and payment.print_date.month == month:
        if statement_day is None:
            yield Finding("STATEMENT-MONTH-DAY", Severity.WARNING, where,
                          "the print date is in the statement's month, and the day of that statement is not known", _note_y("175"),
                          "Make sure that the monthly statement is printed later in the month.")
        elif payment.print_date.day >= statement_day:
            yield _finding("STATEMENT-MONTH-DAY", where, f"print date {payment.print_date} is not before the monthly statement, day {statement_day}",
                           _note_y("175"), "Choose an earlier day or the next month.")


def _movable(header: ae.Header, standing: Standing, today: date) -> Iterator[Finding]:
    """Whether the summary may be filed again to move it: before it is listed, and not as a correction (pages 6 and 7)."""
    where, page = f"entry {header.filer}-{header.entry_number}", f"{daily.CHAPTER}, pages 6-7"
    printed = header.as_day("print_date")
    if header.action == "D":
        yield _finding("STATEMENT-DELETED", where, "the message deletes the summary", ae.Header.cite, "Give the summary as it was filed.")
    if header.correction == "Y":
        yield _finding("STATEMENT-CORRECTION", where, "a post summary correction tells no payment", f"{ae.CHAPTER}, page ESF-184",
                       "Leave the payment of the first filing as it is.")
    if standing.paid:
        yield _finding("STATEMENT-PAID", where, "the statement is paid", page, "File a post summary correction; the payment stands.")
    elif standing.listed or (standing.listed is None and printed is not None and printed <= today):
        said = "the summary is on a preliminary statement" if standing.listed else f"its preliminary statement was printed on {printed}"
        yield _finding("STATEMENT-LISTED", where, f"{said}; only a statement update (SU) moves it now", page,
                       "Move it in the ACE portal, or ask the client representative.")
    if standing.trade_control is False:
        yield _finding("STATEMENT-CONTROL", where, "CBP has taken the summary over", page,
                       "Ask CBP to reject it to you, or move it in the ACE portal.")


def _taxed(filed: Sequence[Record], payment: Payment) -> Iterator[Finding]:
    if payment.kind in MONTHLY and any(isinstance(record, line.Tax) for record in filed):
        yield _finding("STATEMENT-TAX", "record 60", "internal revenue tax is due, and a monthly statement takes none", _note_y("175"),
                       "Pay by daily statement, type 2, 3 or 5.")


def _note_y(page: str) -> str:
    return f"{ae.CHAPTER}, usage note (y), page ESF-{page}"


def _finding(rule: str, where: str, message: str, cite: str, fix: str) -> Finding:
    return Finding(rule, Severity.FATAL, where, message, cite, fix)
