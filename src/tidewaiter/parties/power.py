"""A power of attorney as the broker holds it. Sources: 19 CFR 141.31-141.46, 111.29(b), 111.36(c)(3), 174.3; CBP Form 5291.

What is not known of a power is None, UNKNOWN or empty: nobody has read the paper for it yet.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from tidewaiter.shapes import Code, Id, Line, Name, Words
from tidewaiter.values import immutable


class Grantor(StrEnum):
    UNKNOWN = "unknown"
    INDIVIDUAL = "individual"
    SOLE_PROPRIETORSHIP = "sole_proprietorship"
    PARTNERSHIP = "partnership"
    LIMITED_PARTNERSHIP = "limited_partnership"
    CORPORATION = "corporation"
    LIMITED_LIABILITY_COMPANY = "limited_liability_company"
    TRUST = "trust"
    ESTATE = "estate"
    GOVERNMENT = "government"


PARTNERSHIPS = frozenset({Grantor.PARTNERSHIP, Grantor.LIMITED_PARTNERSHIP})
PERSONS = frozenset({Grantor.INDIVIDUAL, Grantor.SOLE_PROPRIETORSHIP})


class PowerForm(StrEnum):
    UNKNOWN = "unknown"
    CBP_5291 = "cbp_5291"
    EQUIVALENT = "equivalent"               # general, or limited and as explicit as Form 5291 (141.32)
    NONCOMMERCIAL = "noncommercial"         # the words on the invoice by which one individual appoints another, unpaid (141.33)


class Capacity(StrEnum):
    """In what capacity the signer signed."""

    UNKNOWN = "unknown"
    SELF = "self"
    PRESIDENT = "president"
    VICE_PRESIDENT = "vice_president"
    TREASURER = "treasurer"
    SECRETARY = "secretary"
    OTHER_OFFICER = "other_officer"
    MEMBER = "member"                       # of a limited liability company
    MANAGER = "manager"
    PARTNER = "partner"                     # of a limited partnership, a general partner
    LIMITED_PARTNER = "limited_partner"
    TRUSTEE = "trustee"
    EXECUTOR = "executor"
    EMPLOYEE = "employee"
    AGENT = "agent"


NAMED_OFFICERS = frozenset({Capacity.PRESIDENT, Capacity.VICE_PRESIDENT, Capacity.TREASURER, Capacity.SECRETARY})      # 141.38


class Proof(StrEnum):
    """What paper shows that the signer could bind the grantor."""

    NONE = "none"
    RESOLUTION = "resolution"
    CERTIFICATE = "certificate"             # the corporate certification of Form 5291
    BYLAWS = "bylaws"
    STATE_RECORD = "state_record"
    PARTNERSHIP_AGREEMENT = "partnership_agreement"
    OPERATING_AGREEMENT = "operating_agreement"
    TRUST_INSTRUMENT = "trust_instrument"
    LETTER_OF_AUTHORITY = "letter_of_authority"


class Business(StrEnum):
    """Kinds of customs business, as a limited power names them and as the gate asks for them."""

    ENTRY = "entry"                         # entry, release, entry summary and what corrects them
    SECURITY_FILING = "security_filing"
    IN_BOND = "in_bond"
    WAREHOUSE = "warehouse"
    FOREIGN_TRADE_ZONE = "foreign_trade_zone"
    DRAWBACK = "drawback"
    PROTEST = "protest"
    RECONCILIATION = "reconciliation"
    BOND_SIGNING = "bond_signing"
    PAYMENT = "payment"
    REFUND = "refund"                       # to receive and endorse refunds
    IMPORTER_RECORD = "importer_record"     # Form 5106
    EXPORT = "export"                       # electronic export information


class Side(StrEnum):
    GRANTOR = "grantor"
    AGENT = "agent"


@immutable
class Revocation:
    """That one side ended the power. `received` is the day on which the other side, or CBP where the power was filed there, had the notice."""

    by: Side
    written: bool | None = None
    sent: date | None = None
    received: date | None = None
    words: Words = ""


@immutable
class Delegation:
    """A step by which the holder of a power appointed a subagent (141.43)."""

    holder: Name
    subagent: Name
    executed: date | None = None
    subagent_resident: bool | None = None
    accepts_service: bool | None = None


@immutable
class Power:
    """`expires` is the last day on which the power says that it holds; none where it says no end."""

    client: Id
    grantor: Grantor = Grantor.UNKNOWN
    resident: bool | None = None            # of the customs territory or the Virgin Islands, 141.31(d)
    form: PowerForm = PowerForm.UNKNOWN
    granted_to: Line = ""                   # the agent's name as the paper has it
    executed: date | None = None
    effective: date | None = None           # the day of execution where the paper names none
    expires: date | None = None
    center_received: date | None = None     # filed for protests: when the Center director had it, 174.3(c)
    signer: Line = ""
    capacity: Capacity = Capacity.UNKNOWN
    proof: Proof = Proof.NONE
    state_qualified: bool | None = None     # a nonresident corporation qualified under state law where the agent acts, 141.37
    accepts_service: bool | None = None     # a resident agent authorised to accept service of process, 141.36
    partners: tuple[Name, ...] = ()         # named in it: all partners, of a limited partnership those general ones who bind it
    all_partners_named: bool | None = None
    agreement_attached: bool | None = None  # the limited partnership's agreement
    membership_changed: date | None = None  # when a new firm was formed by a change of partners, 141.39(b)
    unlimited: bool | None = None           # all customs business
    businesses: tuple[Business, ...] = ()   # of a limited power
    all_ports: bool | None = None
    ports: tuple[Code, ...] = ()
    may_delegate: bool | None = None        # express words that the agent may appoint subagents, 141.43(b)
    delegations: tuple[Delegation, ...] = ()
    direct: bool | None = None              # executed between importer and broker, through no forwarder, 111.36(c)(3)
    affirmed: date | None = None            # when the importer itself affirmed an older power
    notice_attached: bool | None = None     # the notice of how duty may be paid, on or with the power, 111.29(b)(2)
    notice_given: date | None = None        # when that notice was last given
    revocations: tuple[Revocation, ...] = ()
    document: Line = ""                     # where the paper is kept
    remarks: Words = ""
