"""A client, with what CBP Form 5106 asks of it. Sources: 19 CFR 24.5; CBP Form 5106 (OMB 1651-0064), blocks 1 to 4.

The number stands here as it may be shown: of a Social Security number the mask, the whole is a `SecretNumber`.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from tidewaiter.shapes import Cents, Code, Count, Country, Id, Line, Name, Words
from tidewaiter.values import immutable


class NumberKind(StrEnum):
    UNKNOWN = "unknown"
    IRS = "irs"                             # NN-NNNNNNN, with a suffix of two for a branch or division
    SSN = "ssn"                             # NNN-NN-NNNN
    CBP = "cbp"                             # YYDDPP-NNNNN, given to whom has neither


class CompanyType(StrEnum):
    """Block 1G."""

    UNKNOWN = "unknown"
    CORPORATION = "corporation"
    LIMITED_LIABILITY_COMPANY = "limited_liability_company"
    PARTNERSHIP = "partnership"
    LIMITED_PARTNERSHIP = "limited_partnership"
    SOLE_PROPRIETORSHIP = "sole_proprietorship"
    INDIVIDUAL = "individual"
    TRUST = "trust"
    US_GOVERNMENT = "us_government"
    STATE_GOVERNMENT = "state_government"
    FOREIGN_GOVERNMENT = "foreign_government"


ORGANISED = frozenset({
    CompanyType.CORPORATION, CompanyType.LIMITED_LIABILITY_COMPANY, CompanyType.PARTNERSHIP, CompanyType.LIMITED_PARTNERSHIP,
})


class NameKind(StrEnum):
    """Block 1C."""

    DIVISION = "DIV"
    ALSO_KNOWN_AS = "AKA"
    DOING_BUSINESS_AS = "DBA"


class AddressKind(StrEnum):
    """Block 2, type of address."""

    UNKNOWN = "unknown"
    RESIDENCE = "residence"
    CORPORATE_OFFICE = "corporate_office"
    WAREHOUSE = "warehouse"
    RETAIL = "retail"
    OFFICE_BUILDING = "office_building"
    BUSINESS_SERVICE_CENTRE = "business_service_centre"
    POST_OFFICE_BOX = "post_office_box"
    OTHER = "other"


class NumberUse(StrEnum):
    """Block 1I: what the number will be used for."""

    IMPORTER_OF_RECORD = "importer_of_record"
    CONSIGNEE = "consignee"
    DRAWBACK = "drawback"
    SOLD_TO = "sold_to"
    OTHER = "other"


class CbpStatus(StrEnum):
    """What CBP was last heard to say of the number (importer bond query, record K1; ACE condition 875)."""

    UNKNOWN = "unknown"
    ACTIVE = "active"
    INACTIVE = "inactive"
    VOID = "void"


class Topic(StrEnum):
    """What a contact may be told of, or asked."""

    ENTRY = "entry"
    CLASSIFICATION = "classification"
    VALUE = "value"
    DOCUMENTS = "documents"
    PAYMENT = "payment"
    RELEASE = "release"
    AUTHORITY = "authority"                 # powers of attorney, bonds, Form 5106
    NOTICES = "notices"                     # requests, notices of action, penalties


class Shown(StrEnum):
    """Where a standing instruction is put before whoever works there."""

    ENTRY = "entry"
    CLASSIFICATION = "classification"
    RELEASE = "release"
    PAYMENT = "payment"
    DOCUMENTS = "documents"


class DutyPayer(StrEnum):
    UNKNOWN = "unknown"
    CLIENT_ACH = "client_ach"               # the importer's own statement and bank, 19 CFR 24.25, 24.26
    BROKER_STATEMENT = "broker_statement"
    CLIENT_CHECK = "client_check"           # a separate check to CBP, 19 CFR 111.29(b)


@immutable
class AlternateName:
    kind: NameKind
    name: Name


@immutable
class Address:
    """The lines without town. `state` is the postal code of a state, or the province's in Canada and Mexico."""

    kind: AddressKind = AddressKind.UNKNOWN
    lines: tuple[Line, ...] = ()
    town: Line = ""
    state: Code = ""
    postcode: Line = ""
    country: Country = ""


@immutable
class Contact:
    name: Name
    title: Line = ""
    email: Line = ""
    phone: Line = ""
    told: tuple[Topic, ...] = ()            # what may be said to this contact
    asked: tuple[Topic, ...] = ()           # what this contact may answer or decide for the client
    language: Line = ""


@immutable
class Officer:
    """An officer or beneficial owner, block 3J, optional. Numbers of persons are not kept here."""

    name: Name
    title: Line = ""
    country: Country = ""
    email: Line = ""
    share: Line = ""


@immutable
class RelatedBusiness:
    name: Name
    number: Line = ""
    relation: Line = ""


@immutable
class Instruction:
    """A standing instruction: `text` is shown in `places` from `start` up to but not on `before`; without one it stands."""

    text: Words
    places: tuple[Shown, ...]
    start: date | None = None
    before: date | None = None
    given_by: Line = ""


@immutable
class Filed5106:
    """What CBP was told by one Form 5106, by ABI, in the ACE portal or on paper."""

    day: date
    name: Name
    mailing: tuple[Address, ...] = ()       # none, or one
    physical: tuple[Address, ...] = ()
    certified_by: Line = ""                 # block 4: who certified, in ABI who verified the authority


@immutable
class Client:
    """A client of the firm. Only the legal name must be known; findings say what is missing."""

    name: Name
    alternate_names: tuple[AlternateName, ...] = ()
    company_type: CompanyType = CompanyType.UNKNOWN
    number_kind: NumberKind = NumberKind.UNKNOWN
    number: Line = ""                       # as it may be shown
    parent_name: Line = ""                  # block 1D: whose IRS number a division uses
    mailing: tuple[Address, ...] = ()       # none, or one
    physical: tuple[Address, ...] = ()
    phone: Line = ""
    email: Line = ""
    website: Line = ""
    contacts: tuple[Contact, ...] = ()
    uses: tuple[NumberUse, ...] = ()
    shipments_a_year: Count | None = None
    programs: tuple[Code, ...] = ()         # block 1J: CTPAT, ISA ...
    business: Words = ""                    # block 3: what the business is
    naics: Code = ""
    duns: Code = ""
    filer_code: Code = ""                   # if it files by itself
    established: Line = ""
    incorporated_in: Line = ""
    incorporation_number: Line = ""
    bank: Line = ""
    officers: tuple[Officer, ...] = ()
    related: tuple[RelatedBusiness, ...] = ()
    filed_5106: tuple[Filed5106, ...] = ()
    cbp_status: CbpStatus = CbpStatus.UNKNOWN
    cbp_status_on: date | None = None
    last_used: date | None = None           # the last day on which the number stood on a transaction with CBP
    duty_payer: DutyPayer = DutyPayer.UNKNOWN
    payer_unit: Code = ""                   # ACH payer's unit number, six digits
    monthly_statement: bool | None = None
    terms_days: Count | None = None         # from invoice
    credit_limit_cents: Cents | None = None
    instructions: tuple[Instruction, ...] = ()
    active: bool = True
    office: Line = ""
    account_owner: Id = ""                  # the person of the firm who looks after it


def latest_5106(client: Client) -> Filed5106 | None:
    """The form that CBP goes by: the one of the latest day, of one day the one told last."""
    return max(reversed(client.filed_5106), key=lambda form: form.day, default=None)


def instructions(client: Client, place: Shown, day: date) -> tuple[Instruction, ...]:
    """The standing instructions to be put before whoever works at `place` on `day`, in the order in which they were given."""
    return tuple(
        given for given in client.instructions
        if place in given.places and (given.start is None or given.start <= day) and (given.before is None or day < given.before)
    )


def may_be_told(client: Client, topic: Topic) -> tuple[Contact, ...]:
    """The contacts to whom something of `topic` may be said."""
    return tuple(contact for contact in client.contacts if topic in contact.told)


def may_be_asked(client: Client, topic: Topic) -> tuple[Contact, ...]:
    """The contacts who may answer or decide on `topic` for the client."""
    return tuple(contact for contact in client.contacts if topic in contact.asked)


def in_united_states(client: Client) -> bool | None:
    """Whether the client is at home in the United States by its physical address, else its mailing address; None where no country is known."""
    for address in (*client.physical, *client.mailing):
        if address.country:
            return address.country in UNITED_STATES
    return None


UNITED_STATES = frozenset({"US", "PR", "VI"})      # the customs territory, and the Virgin Islands as 19 CFR 141.31(d) adds them
