"""What the forms of the firm and of its clients ask, in the order in which it is asked."""

from __future__ import annotations

from collections.abc import Callable

from tidewaiter.access.person import login_as_kept
from tidewaiter.numbers import case_number
from tidewaiter.service.access.people import people
from tidewaiter.service.parties.clients import clients
from tidewaiter.service.parties.firm import employees
from tidewaiter.service.seat import Seat
from tidewaiter.web.asking import Asked

_MOST = 500


def _people(seat: Seat) -> list[tuple[str, str]]:
    return [(one.id, f"{one.value.name} ({one.value.login})") for one in people(seat, limit=_MOST).records] if seat.may("person.read") else []


def _employees(seat: Seat) -> list[tuple[str, str]]:
    return [(one.id, one.value.name) for one in employees(seat, limit=_MOST).records]


def _clients(seat: Seat) -> list[tuple[str, str]]:
    return [(one.id, one.value.name) for one in clients(seat, limit=_MOST).records] if seat.may("client.read") else []


def _of(*codes: tuple[str, str]) -> Callable[[Seat], list[tuple[str, str]]]:
    return lambda seat: list(codes)


def _code(most: int) -> Callable[[str], str]:
    """A code of so many letters and digits, in capitals. ValueError where it is longer, or has other signs."""
    def as_kept(text: str) -> str:
        plain = text.strip().upper()
        if len(plain) > most or not plain.isascii() or not plain.isprintable():
            raise ValueError(f"at most {most} letters and digits")
        return plain
    return as_kept


def _words(text: str) -> str:
    if len(text) > 300 or not text.isprintable():
        raise ValueError("one line of at most 300 characters")
    return text.strip()


def _case(text: str) -> str:
    return case_number.validate(text[:100])


def _secured(text: str) -> str:
    if text not in ("C", "B"):
        raise ValueError("say whether it is secured by cash or by bond")
    return text


_ADDRESS = (
    Asked("kind", "Kind of address"), Asked("lines", "Street and number"), Asked("town", "Town"),
    Asked("state", "State or province"), Asked("postcode", "Postal code"), Asked("country", "Country", "Two letters: US, CA, CN"),
)
_CHANGES = (Asked("state", "State"), Asked("day", "From"), Asked("reason", "Reason"))

PERSON = (
    Asked("login", "Login", "Small letters; an address of mail, or a name", form="email", as_kept=login_as_kept),
    Asked("name", "Name"), Asked("roles", "Roles"),
    Asked("supervisor", "Who supervises the work", among=_people), Asked("licence", "Number of the person's own broker licence"),
    Asked("licensed_from", "Licence holds from"), Asked("licensed_before", "First day on which it no longer holds"), Asked("team", "Team"),
    Asked("client", "Whose affairs the person sees", "For the role client alone: what stands under Record on the client's page", among=_clients),
    Asked("active", "May log in"),
)
FIRM = (
    Asked("name", "Name"), Asked("kind", "Broker, or importer that files for itself"), Asked("form", "Form"),
    Asked("filer_codes", "Filer codes", "Several are parted by commas"), Asked("importer_numbers", "Own importer numbers"),
    Asked("address", "Address", rows=_ADDRESS, most=1), Asked("address_changed", "Address changed on"),
    Asked("address_told", "CBP was told of it on", "19 CFR 111.30(a)"), Asked("point_of_contact", "Point of contact in ACE", "19 CFR 111.3(b)"),
    Asked("recordkeeper", "Who is responsible for the records", "19 CFR 111.21(d)"),
    Asked("review_every_days", "Work is reviewed every so many days"),
    Asked("payment_notice", "The notice to clients on paying duty", "19 CFR 111.29(b)"),
)
LICENCE = (
    Asked("number", "Number"), Asked("employee", "Who holds it", "Nobody named: the firm itself", among=_employees), Asked("issued", "Issued"),
    Asked("reports", "Triennial status reports filed on", "Days as 2024-02-09, parted by commas"),
    Asked("changes", "What became of it", rows=_CHANGES),
)
PERMIT = (
    Asked("number", "Number"), Asked("issued", "Issued"),
    Asked("qualifiers", "Licensed broker by whom it holds", rows=(
        Asked("employee", "Employee", among=_employees), Asked("since", "Since"), Asked("until", "Up to, not on"), Asked("told", "CBP was told on"))),
    Asked("fees_paid", "Years whose user fee is paid", "As 2025, 2026"),
    Asked("supervision_plan", "Where the plan of supervision is kept", "19 CFR 111.19(b)(8)"), Asked("changes", "What became of it", rows=_CHANGES),
)
EMPLOYEE = (
    Asked("name", "Name"), Asked("title", "Title"), Asked("office", "Office"), Asked("person", "Who this is as a user here", among=_people),
    Asked("supervisor", "Supervised by", among=_employees), Asked("hired", "Hired on"), Asked("hire_told", "CBP had the list with this name on"),
    Asked("left", "Last day"), Asked("leave_told", "CBP was told of the leaving on"), Asked("officer_since", "Officer with power to bind, since"),
    Asked("officer_until", "Up to, not on"),
)
CLIENT = (
    Asked("name", "Legal name"), Asked("company_type", "Type of company", "Form 5106, block 1G"), Asked("number_kind", "Kind of number"),
    Asked("number", "Importer number", "A Social Security number is kept sealed and shown masked; leave the mask as it is to keep it"),
    Asked("phone", "Telephone", form="tel"), Asked("email", "Mail", form="email"),
    Asked("physical", "Where it is", rows=_ADDRESS, most=1), Asked("mailing", "Where mail goes", rows=_ADDRESS, most=1),
    Asked("contacts", "Contacts", rows=(
        Asked("name", "Name"), Asked("title", "Title"), Asked("email", "Mail", form="email"), Asked("phone", "Telephone", form="tel"),
        Asked("told", "May be told of"), Asked("asked", "May answer or decide on"))),
    Asked("duty_payer", "Who pays duty, and how"), Asked("payer_unit", "ACH payer's unit number"), Asked("monthly_statement", "Monthly statement"),
    Asked("cbp_status", "What CBP last said of the number"), Asked("cbp_status_on", "Said on"),
    Asked("instructions", "Standing instructions", rows=(
        Asked("text", "Instruction"), Asked("places", "Shown at"), Asked("start", "From"), Asked("before", "Up to, not on"),
        Asked("given_by", "Given by"))),
    Asked("account_owner", "Who looks after it", among=_people), Asked("active", "Still a client"),
)
POWER = (
    Asked("grantor", "Grantor is"), Asked("resident", "Resident of the United States", "19 CFR 141.31(d)"), Asked("form", "Form"),
    Asked("granted_to", "Granted to", "The agent's name as the paper has it"), Asked("executed", "Signed on"), Asked("effective", "Holds from"),
    Asked("expires", "Last day", "Open where it names no end"), Asked("signer", "Signed by"), Asked("capacity", "In what capacity"),
    Asked("proof", "What shows that the signer could bind the grantor"), Asked("unlimited", "All customs business"),
    Asked("businesses", "Or these kinds of business"), Asked("all_ports", "All ports"), Asked("ports", "Or these ports", "Codes parted by commas"),
    Asked("direct", "Made between importer and broker, through no forwarder", "19 CFR 111.36(c)(3)"),
    Asked("notice_attached", "The notice on paying duty is on or with it", "19 CFR 111.29(b)(2)"), Asked("notice_given", "Notice last given on"),
    Asked("state_qualified", "Nonresident corporation qualified under state law", "19 CFR 141.37"),
    Asked("accepts_service", "A resident agent accepts service of process", "19 CFR 141.36"), Asked("document", "Where the paper is kept"),
    Asked("remarks", "Remarks"),
)
BOND = (
    Asked("kind", "Kind"), Asked("activity", "Activity code"), Asked("number", "CBP's number"), Asked("surety", "Surety code", "Three digits"),
    Asked("surety_name", "Surety"), Asked("amount_cents", "Amount in dollars"), Asked("executed", "Signed on"), Asked("effective", "Secures from"),
    Asked("secures", "Of a single bond: what it secures"), Asked("insufficient_on", "CBP's notice that it does not suffice, of"),
    Asked("written_by_firm", "Written by the firm's own surety agency"), Asked("document", "Where the paper is kept"), Asked("remarks", "Remarks"),
)
# What a line states beside its row in the grid.
LINE = (
    Asked("adcvd", "Antidumping and countervailing cases", "CATAIR Entry Summary, record 53", rows=(
        Asked("case", "Case", "A or C and nine digits", as_kept=_case),
        Asked("deposit", "Secured by", among=_of(("C", "C cash deposit"), ("B", "B bond")), as_kept=_secured),
        Asked("non_reimbursement", "Statement of non-reimbursement", "Its identifier, 19 CFR 351.402(f)", as_kept=_code(10)),
        Asked("rate", "Deposit rate that you read", "Where the law held here has none: 54.32%", as_kept=_words),
        Asked("cite", "What sets it", "The message of CBP or Commerce, or the notice", as_kept=_words))),
    Asked("agencies", "Partner agencies", "What each is answered: data at hand, or the code of a disclaimer; empty is not answered", rows=(
        Asked("code", "Agency", "FDA, APH, EPA", as_kept=_code(3)), Asked("program", "Program", as_kept=_code(10)),
        Asked("answer", "Answer", as_kept=_words), Asked("cite", "Ground", as_kept=_words))),
    Asked("licenses", "Licences and permits", "CATAIR Entry Summary, record 52", most=9, rows=(
        Asked("kind", "Kind", "01 steel import licence, 14 agricultural licence", as_kept=_code(2)), Asked("number", "Number", as_kept=_code(10)))),
    Asked("overrides", "Census warnings answered beforehand", "Its code, and the code of the reason", rows=(
        Asked("condition", "Warning", as_kept=_code(3)), Asked("override", "Reason", as_kept=_code(2)))),
    Asked("ruling", "Binding ruling, or its like", as_kept=_code(10)),
    Asked("ruling_kind", "Which it is", among=_of(("R", "R binding ruling"), ("C", "C pre-classification"), ("P", "P pre-approval"))),
    Asked("category", "Textile category", "Three digits", as_kept=_code(3)), Asked("visa", "Visa", as_kept=_code(9)),
    Asked("set_indicator", "Of a set", among=_of(("X", "X header"), ("V", "V component"))),
    Asked("product_claim", "Claim on the product", among=_of(
        ("C", "C craft beverage"), ("F", "F folklore"), ("G", "G made to measure"), ("H", "H special access"), ("M", "M fashion sample"))),
    Asked("fee_exemption", "Free of the fee", among=_of(("1", "1 cotton"), ("2", "2 other agricultural fee"))),
    Asked("net_cost", "Regional value content by net cost"),
    Asked("sanctions_disclaimed", "Sanction on the number does not bear on the goods", among=_of(("Y", "Y it does not"))),
    Asked("delivered_to", "Delivered to", "Importer number", as_kept=_code(20)),
    Asked("foreign_exporter", "Foreign exporter", "MID", as_kept=_code(15)),
)
