"""What is wrong with a client, or not known of it: its number, what CBP was told by Form 5106, addresses, who may be asked, who pays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tidewaiter.codes import countries, states
from tidewaiter.findings import Finding
from tidewaiter.numbers import importer_number
from tidewaiter.parties.client import (
    ORGANISED,
    Address,
    AddressKind,
    CbpStatus,
    Client,
    CompanyType,
    DutyPayer,
    NumberKind,
    in_united_states,
    latest_5106,
)
from tidewaiter.parties.days import years_after
from tidewaiter.parties.rule import NOTE, WARNING, Hit, Rules
from tidewaiter.parties.secret_number import masked

SHAPES = {NumberKind.IRS: "NN-NNNNNNN or NN-NNNNNNNXX", NumberKind.SSN: "NNN-NN-NNNN", NumberKind.CBP: "YYDDPP-NNNNN"}
GOVERNMENTS = frozenset({CompanyType.US_GOVERNMENT, CompanyType.STATE_GOVERNMENT, CompanyType.FOREIGN_GOVERNMENT})


@dataclass(frozen=True)
class ClientOn:
    """A client on a day. `held` is whether the whole of a masked number is kept, `others` are clients with the same number; None is not looked."""

    client: Client
    day: date
    held: bool | None = None
    others: tuple[str, ...] | None = None


CLIENT: Rules[ClientOn] = Rules()


def findings(client: Client, day: date, held: bool | None = None, others: tuple[str, ...] | None = None) -> tuple[Finding, ...]:
    """Everything wrong or unknown of a client on `day`. Fatal ones forbid filing in its name."""
    return CLIENT.findings(ClientOn(client, day, held, others))


@CLIENT.rule("CLI-NUMBER-MISSING", cite="19 CFR 24.5(b), (c); 19 USC 1484")
def number_missing(asked: ClientOn) -> Iterator[Hit]:
    """An importer has a number: of the IRS, else of Social Security, else one that CBP assigns when Form 5106 asks for it."""
    client = asked.client
    if client.number:
        return
    if in_united_states(client) is False:
        yield (
            "client, number",
            "the importer is abroad and has no number",
            "If it has no IRS number, ask CBP on Form 5106 (block 1E) to assign one.",
        )
    else:
        yield (
            "client, number",
            "the importer has no number",
            "Ask the client for its IRS number; an individual without one gives the Social Security number.",
        )


@CLIENT.rule("CLI-NUMBER-SHAPE", cite="19 CFR 24.5(b), (d); CATAIR Entry Summary, note (f)")
def number_shape(asked: ClientOn) -> Iterator[Hit]:
    """The number has the shape of its kind, and an IRS suffix none of the letters O, Z and I."""
    client = asked.client
    if not client.number or importer_number.is_mask(client.number):
        return
    kind = importer_number.kind(client.number)
    shown = masked(client.number, personal=client.number_kind is NumberKind.SSN)
    if kind is None:
        wanted = SHAPES.get(client.number_kind, "an IRS, Social Security or CBP-assigned number with its hyphens")
        yield "client, number", f"{shown} is not {wanted}", "Take the number from the client's Form 5106 or its letter from the IRS."
    elif not importer_number.is_valid(client.number):
        yield "client, number", _refusal(client.number), "Take the number from the client's Form 5106 or its letter from the IRS."


@CLIENT.rule("CLI-NUMBER-NOT-HELD", cite="19 CFR 24.5(b); CATAIR Entry Summary, note (f)")
def number_not_held(asked: ClientOn) -> Iterator[Hit]:
    """A Social Security number is kept whole, sealed: CBP takes no mask."""
    if asked.held is False and importer_number.is_mask(asked.client.number):
        yield "client, number", f"only {asked.client.number} is known of the number", "Give the whole number: it is kept sealed and shown masked."


@CLIENT.rule("CLI-NUMBER-TWICE", severity=WARNING, cite="19 CFR 24.5(d)")
def number_twice(asked: ClientOn) -> Iterator[Hit]:
    """No two clients go by one number; branches and divisions that share an IRS number have suffixes."""
    if asked.others:
        yield "client, number", f"client {', '.join(asked.others)} goes by the same number", "Make them one, or ask the client for the suffixes."


@CLIENT.rule("CLI-NUMBER-KIND", cite="19 CFR 24.5(b), (c)")
def number_kind(asked: ClientOn) -> Iterator[Hit]:
    """The number is of the kind that is stated."""
    client = asked.client
    if not client.number or client.number_kind is NumberKind.UNKNOWN:
        return
    found = "ssn" if importer_number.is_mask(client.number) else importer_number.kind(client.number)
    if found is not None and found != client.number_kind.value:
        yield (
            "client, number",
            f"{masked(client.number)} is shaped like {NAMES[NumberKind(found)]}, but {NAMES[client.number_kind]} is stated",
            "Correct the kind, or the number.",
        )


@CLIENT.rule("CLI-NUMBER-KIND-UNKNOWN", severity=WARNING, cite="19 CFR 24.5(b), (c)")
def number_kind_unknown(asked: ClientOn) -> Iterator[Hit]:
    """It is stated whether the number is of the IRS, of Social Security or of CBP."""
    if asked.client.number and asked.client.number_kind is NumberKind.UNKNOWN:
        yield "client, number kind", "it is not stated whose number this is", "State it: a Social Security number is kept sealed."


@CLIENT.rule("CLI-NUMBER-COMPANY-SSN", severity=WARNING, cite="19 CFR 24.5(b)(1)")
def company_with_ssn(asked: ClientOn) -> Iterator[Hit]:
    """A company goes by its IRS number; a Social Security number is an individual's who has no IRS number."""
    client = asked.client
    if client.number_kind is NumberKind.SSN and client.company_type in ORGANISED | GOVERNMENTS | {CompanyType.TRUST}:
        yield (
            "client, number kind",
            f"a {client.company_type.value.replace('_', ' ')} goes by a Social Security number",
            "Ask for the IRS number, and whether it is the company or the person that imports.",
        )


@CLIENT.rule("CLI-NUMBER-CBP-AT-HOME", severity=WARNING, cite="19 CFR 24.5(b)(2), (c)")
def assigned_at_home(asked: ClientOn) -> Iterator[Hit]:
    """A number that CBP assigns is for importers with neither an IRS nor a Social Security number; a company at home has the first."""
    client = asked.client
    if client.number_kind is NumberKind.CBP and client.company_type in ORGANISED and in_united_states(client):
        yield "client, number kind", "a company in the United States goes by a number that CBP assigned", "Ask whether it has an IRS number by now."


@CLIENT.rule("CLI-STATUS-INACTIVE", cite="ACE condition 875; importer bond query, record K1, note 2; 19 CFR 24.5(e)")
def inactive(asked: ClientOn) -> Iterator[Hit]:
    """CBP takes no entry for a number that is inactive or void."""
    client = asked.client
    if client.cbp_status in (CbpStatus.INACTIVE, CbpStatus.VOID):
        since = f" as of {client.cbp_status_on}" if client.cbp_status_on else ""
        yield (
            "client, CBP status",
            f"CBP has the number as {client.cbp_status.value}{since}",
            "File Form 5106 to have it reactivated, then query again.",
        )


@CLIENT.rule("CLI-STATUS-UNKNOWN", severity=WARNING, cite="19 CFR 24.5(a); ACE conditions 101, 875")
def status_unknown(asked: ClientOn) -> Iterator[Hit]:
    """It is known whether CBP has the number on file and active."""
    client = asked.client
    if client.number and client.cbp_status is CbpStatus.UNKNOWN and client.filed_5106:
        yield "client, CBP status", "it is not known whether CBP has the number as active", "Send an importer bond query."


@CLIENT.rule("CLI-5106-NONE", cite="19 CFR 24.5(a); ACE condition 101")
def never_told(asked: ClientOn) -> Iterator[Hit]:
    """Form 5106 goes to CBP with or before the first formal entry."""
    client = asked.client
    if client.filed_5106 or client.cbp_status is not CbpStatus.UNKNOWN:
        return
    yield "client, Form 5106", "no Form 5106 is known of, nor that CBP has the number", "Query the number; if CBP has it not, file Form 5106."


@CLIENT.rule("CLI-5106-NAME", severity=WARNING, cite="19 CFR 24.5(a); CBP Form 5106, type of action")
def name_changed(asked: ClientOn) -> Iterator[Hit]:
    """A change of name is told to CBP by Form 5106, signed by the importer."""
    told = latest_5106(asked.client)
    if told is not None and _same(told.name) != _same(asked.client.name):
        yield (
            "client, name",
            f"CBP was told {told.name!r} on {told.day}, the name is {asked.client.name!r}",
            "File Form 5106 for the change; a continuous bond needs a rider for it.",
        )


@CLIENT.rule("CLI-5106-ADDRESS", severity=WARNING, cite="19 CFR 24.5(a); CBP Form 5106, type of action")
def address_changed(asked: ClientOn) -> Iterator[Hit]:
    """A change of address is told to CBP by Form 5106: bills and notices go where it says."""
    told = latest_5106(asked.client)
    if told is None:
        return
    pairs = (("mailing", told.mailing, asked.client.mailing), ("physical", told.physical, asked.client.physical))
    for name, before, now in pairs:
        if before and now and _place(before[0]) != _place(now[0]):
            yield f"client, {name} address", f"CBP was told another {name} address on {told.day}", "File Form 5106 for the change."


@CLIENT.rule("CLI-NUMBER-UNUSED", severity=WARNING, cite="19 CFR 24.5(e)")
def unused(asked: ClientOn) -> Iterator[Hit]:
    """A number that stands on no transaction for a year is taken off CBP's file; Form 5106 is then filed anew."""
    used = asked.client.last_used
    if used is not None and asked.day > years_after(used, 1):
        yield "client, last used", f"the number was last used on {used}", "Query the number before the next entry."


@CLIENT.rule("CLI-ADDRESS-MISSING", severity=WARNING, cite="CBP Form 5106, block 2")
def address_missing(asked: ClientOn) -> Iterator[Hit]:
    """Form 5106 asks a mailing address, and a physical one where that is another place."""
    client = asked.client
    if not client.mailing:
        yield "client, mailing address", "no mailing address is known", "Ask for it: CBP's bills, refunds and notices go there."
    if not client.physical:
        yield "client, physical address", "no physical address is known", "Ask where the business is carried on."


@CLIENT.rule("CLI-ADDRESS-BOX", severity=WARNING, cite="CBP Form 5106, block 2")
def post_office_box(asked: ClientOn) -> Iterator[Hit]:
    """A physical address is where somebody can be met: no post office box, no business service centre."""
    for address in asked.client.physical:
        if address.kind in (AddressKind.POST_OFFICE_BOX, AddressKind.BUSINESS_SERVICE_CENTRE):
            yield (
                "client, physical address",
                f"the physical address is a {address.kind.value.replace('_', ' ')}",
                "Ask where the business is carried on.",
            )


@CLIENT.rule("CLI-ADDRESS-PLACE", severity=WARNING, cite="CATAIR appendix B")
def address_place(asked: ClientOn) -> Iterator[Hit]:
    """An address has a town and a country that CBP's list has, and in the United States, Canada and Mexico a state that it has."""
    for name, addresses in (("mailing", asked.client.mailing), ("physical", asked.client.physical)):
        for address in addresses:
            where = f"client, {name} address"
            if not address.lines or not address.town:
                yield where, "street or town is missing", "Complete the address."
            if not address.country:
                yield where, "the country is not known", "State it: it decides whether the importer is a resident."
            elif not countries.known(address.country):
                yield where, f"{address.country} is no country of CBP's list", "Take the ISO code."
            elif address.country in ("US", "CA", "MX") and not states.known(address.state, address.country):
                said = f"{address.state} is no state or province of {address.country}" if address.state else "the state is missing"
                yield where, said, "Take the postal code of the state."


@CLIENT.rule("CLI-TYPE-UNKNOWN", severity=WARNING, cite="CBP Form 5106, block 1G; 19 CFR 141.34, 141.37, 141.39")
def type_unknown(asked: ClientOn) -> Iterator[Hit]:
    """It is known what kind of company the client is: what its power of attorney must hold, and how long, turns on it."""
    if asked.client.company_type is CompanyType.UNKNOWN:
        yield "client, company type", "it is not known what kind of company this is", "Ask, or take it from Form 5106."


@CLIENT.rule("CLI-CONTACT-MISSING", severity=WARNING, cite="19 CFR 111.36(c)(3), 111.39(c)")
def contact_missing(asked: ClientOn) -> Iterator[Hit]:
    """There is somebody at the client who may be asked; the broker's word goes to the importer itself."""
    if not any(contact.asked for contact in asked.client.contacts):
        yield "client, contacts", "nobody at the client may be asked anything", "Name a contact and the topics on which that contact may answer."


@CLIENT.rule("CLI-PAYER-UNKNOWN", severity=WARNING, cite="19 CFR 24.25, 111.29")
def payer_unknown(asked: ClientOn) -> Iterator[Hit]:
    """It is known who pays the duty: the client from its own account, or the broker on its statement."""
    client = asked.client
    if client.duty_payer is DutyPayer.UNKNOWN:
        yield "client, payment", "it is not known who pays the duty", "Agree it with the client before the first summary."
    elif client.duty_payer is DutyPayer.CLIENT_ACH and not (client.payer_unit.isdigit() and len(client.payer_unit) == 6):
        said = f"payer's unit number {client.payer_unit} is not six digits" if client.payer_unit else "the client's payer's unit number is missing"
        yield "client, payment", said, "Take it from the client's ACH approval."


@CLIENT.rule("CLI-CLOSED", cite="the firm's own record")
def closed(asked: ClientOn) -> Iterator[Hit]:
    """Nothing is filed for a client whose account the firm has closed."""
    if not asked.client.active:
        yield "client, active", "the firm has closed this client's account", "Open it again, with a look at its power of attorney and bond."


@CLIENT.rule("CLI-LANGUAGE-OF-NAME", severity=NOTE, cite="CATAIR, class of data AN")
def name_letters(asked: ClientOn) -> Iterator[Hit]:
    """CBP's messages take plain letters only: a name with others is sent without its accents."""
    if not asked.client.name.isascii():
        yield (
            "client, name",
            f"{asked.client.name!r} has letters that a message to CBP cannot hold",
            "Agree with the client on how its name is written.",
        )


NAMES = {NumberKind.IRS: "an IRS number", NumberKind.SSN: "a Social Security number", NumberKind.CBP: "a number that CBP assigns"}


def _refusal(number: str) -> str:
    try:
        importer_number.validate(number)
    except ValueError as error:
        return str(error)
    return ""


def _same(name: str) -> str:
    return " ".join(name.upper().split())


def _place(address: Address) -> tuple[str, ...]:
    return tuple(_same(part) for part in (*address.lines, address.town, address.state, address.postcode, address.country))
