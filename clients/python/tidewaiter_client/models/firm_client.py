from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.cbp_status import CbpStatus
from ..models.company_type import CompanyType
from ..models.duty_payer import DutyPayer
from ..models.number_kind import NumberKind
from ..models.number_use import NumberUse
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.address import Address
    from ..models.alternate_name import AlternateName
    from ..models.contact import Contact
    from ..models.filed_5106 import Filed5106
    from ..models.instruction import Instruction
    from ..models.officer import Officer
    from ..models.related_business import RelatedBusiness


T = TypeVar("T", bound="FirmClient")


@_attrs_define
class FirmClient:
    """A client of the firm. Only the legal name must be known; findings say what is missing.

    Attributes:
        name (str):
        alternate_names (list[AlternateName] | Unset):
        company_type (CompanyType | Unset): Block 1G.
        number_kind (NumberKind | Unset):
        number (str | Unset):  Default: ''.
        parent_name (str | Unset):  Default: ''.
        mailing (list[Address] | Unset):
        physical (list[Address] | Unset):
        phone (str | Unset):  Default: ''.
        email (str | Unset):  Default: ''.
        website (str | Unset):  Default: ''.
        contacts (list[Contact] | Unset):
        uses (list[NumberUse] | Unset):
        shipments_a_year (int | None | Unset):
        programs (list[str] | Unset):
        business (str | Unset):  Default: ''.
        naics (str | Unset):  Default: ''.
        duns (str | Unset):  Default: ''.
        filer_code (str | Unset):  Default: ''.
        established (str | Unset):  Default: ''.
        incorporated_in (str | Unset):  Default: ''.
        incorporation_number (str | Unset):  Default: ''.
        bank (str | Unset):  Default: ''.
        officers (list[Officer] | Unset):
        related (list[RelatedBusiness] | Unset):
        filed_5106 (list[Filed5106] | Unset):
        cbp_status (CbpStatus | Unset): What CBP was last heard to say of the number (importer bond query, record K1;
            ACE condition 875).
        cbp_status_on (datetime.date | None | Unset):
        last_used (datetime.date | None | Unset):
        duty_payer (DutyPayer | Unset):
        payer_unit (str | Unset):  Default: ''.
        monthly_statement (bool | None | Unset):
        terms_days (int | None | Unset):
        credit_limit_cents (int | None | Unset):
        instructions (list[Instruction] | Unset):
        active (bool | Unset):  Default: True.
        office (str | Unset):  Default: ''.
        account_owner (str | Unset):  Default: ''.
    """

    name: str
    alternate_names: list[AlternateName] | Unset = UNSET
    company_type: CompanyType | Unset = UNSET
    number_kind: NumberKind | Unset = UNSET
    number: str | Unset = ""
    parent_name: str | Unset = ""
    mailing: list[Address] | Unset = UNSET
    physical: list[Address] | Unset = UNSET
    phone: str | Unset = ""
    email: str | Unset = ""
    website: str | Unset = ""
    contacts: list[Contact] | Unset = UNSET
    uses: list[NumberUse] | Unset = UNSET
    shipments_a_year: int | None | Unset = UNSET
    programs: list[str] | Unset = UNSET
    business: str | Unset = ""
    naics: str | Unset = ""
    duns: str | Unset = ""
    filer_code: str | Unset = ""
    established: str | Unset = ""
    incorporated_in: str | Unset = ""
    incorporation_number: str | Unset = ""
    bank: str | Unset = ""
    officers: list[Officer] | Unset = UNSET
    related: list[RelatedBusiness] | Unset = UNSET
    filed_5106: list[Filed5106] | Unset = UNSET
    cbp_status: CbpStatus | Unset = UNSET
    cbp_status_on: datetime.date | None | Unset = UNSET
    last_used: datetime.date | None | Unset = UNSET
    duty_payer: DutyPayer | Unset = UNSET
    payer_unit: str | Unset = ""
    monthly_statement: bool | None | Unset = UNSET
    terms_days: int | None | Unset = UNSET
    credit_limit_cents: int | None | Unset = UNSET
    instructions: list[Instruction] | Unset = UNSET
    active: bool | Unset = True
    office: str | Unset = ""
    account_owner: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        alternate_names: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.alternate_names, Unset):
            alternate_names = []
            for alternate_names_item_data in self.alternate_names:
                alternate_names_item = alternate_names_item_data.to_dict()
                alternate_names.append(alternate_names_item)

        company_type: str | Unset = UNSET
        if not isinstance(self.company_type, Unset):
            company_type = self.company_type.value

        number_kind: str | Unset = UNSET
        if not isinstance(self.number_kind, Unset):
            number_kind = self.number_kind.value

        number = self.number

        parent_name = self.parent_name

        mailing: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.mailing, Unset):
            mailing = []
            for mailing_item_data in self.mailing:
                mailing_item = mailing_item_data.to_dict()
                mailing.append(mailing_item)

        physical: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.physical, Unset):
            physical = []
            for physical_item_data in self.physical:
                physical_item = physical_item_data.to_dict()
                physical.append(physical_item)

        phone = self.phone

        email = self.email

        website = self.website

        contacts: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.contacts, Unset):
            contacts = []
            for contacts_item_data in self.contacts:
                contacts_item = contacts_item_data.to_dict()
                contacts.append(contacts_item)

        uses: list[str] | Unset = UNSET
        if not isinstance(self.uses, Unset):
            uses = []
            for uses_item_data in self.uses:
                uses_item = uses_item_data.value
                uses.append(uses_item)

        shipments_a_year: int | None | Unset
        if isinstance(self.shipments_a_year, Unset):
            shipments_a_year = UNSET
        else:
            shipments_a_year = self.shipments_a_year

        programs: list[str] | Unset = UNSET
        if not isinstance(self.programs, Unset):
            programs = self.programs

        business = self.business

        naics = self.naics

        duns = self.duns

        filer_code = self.filer_code

        established = self.established

        incorporated_in = self.incorporated_in

        incorporation_number = self.incorporation_number

        bank = self.bank

        officers: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.officers, Unset):
            officers = []
            for officers_item_data in self.officers:
                officers_item = officers_item_data.to_dict()
                officers.append(officers_item)

        related: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.related, Unset):
            related = []
            for related_item_data in self.related:
                related_item = related_item_data.to_dict()
                related.append(related_item)

        filed_5106: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.filed_5106, Unset):
            filed_5106 = []
            for filed_5106_item_data in self.filed_5106:
                filed_5106_item = filed_5106_item_data.to_dict()
                filed_5106.append(filed_5106_item)

        cbp_status: str | Unset = UNSET
        if not isinstance(self.cbp_status, Unset):
            cbp_status = self.cbp_status.value

        cbp_status_on: None | str | Unset
        if isinstance(self.cbp_status_on, Unset):
            cbp_status_on = UNSET
        elif isinstance(self.cbp_status_on, datetime.date):
            cbp_status_on = self.cbp_status_on.isoformat()
        else:
            cbp_status_on = self.cbp_status_on

        last_used: None | str | Unset
        if isinstance(self.last_used, Unset):
            last_used = UNSET
        elif isinstance(self.last_used, datetime.date):
            last_used = self.last_used.isoformat()
        else:
            last_used = self.last_used

        duty_payer: str | Unset = UNSET
        if not isinstance(self.duty_payer, Unset):
            duty_payer = self.duty_payer.value

        payer_unit = self.payer_unit

        monthly_statement: bool | None | Unset
        if isinstance(self.monthly_statement, Unset):
            monthly_statement = UNSET
        else:
            monthly_statement = self.monthly_statement

        terms_days: int | None | Unset
        if isinstance(self.terms_days, Unset):
            terms_days = UNSET
        else:
            terms_days = self.terms_days

        credit_limit_cents: int | None | Unset
        if isinstance(self.credit_limit_cents, Unset):
            credit_limit_cents = UNSET
        else:
            credit_limit_cents = self.credit_limit_cents

        instructions: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.instructions, Unset):
            instructions = []
            for instructions_item_data in self.instructions:
                instructions_item = instructions_item_data.to_dict()
                instructions.append(instructions_item)

        active = self.active

        office = self.office

        account_owner = self.account_owner

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
            }
        )
        if alternate_names is not UNSET:
            field_dict["alternate_names"] = alternate_names
        if company_type is not UNSET:
            field_dict["company_type"] = company_type
        if number_kind is not UNSET:
            field_dict["number_kind"] = number_kind
        if number is not UNSET:
            field_dict["number"] = number
        if parent_name is not UNSET:
            field_dict["parent_name"] = parent_name
        if mailing is not UNSET:
            field_dict["mailing"] = mailing
        if physical is not UNSET:
            field_dict["physical"] = physical
        if phone is not UNSET:
            field_dict["phone"] = phone
        if email is not UNSET:
            field_dict["email"] = email
        if website is not UNSET:
            field_dict["website"] = website
        if contacts is not UNSET:
            field_dict["contacts"] = contacts
        if uses is not UNSET:
            field_dict["uses"] = uses
        if shipments_a_year is not UNSET:
            field_dict["shipments_a_year"] = shipments_a_year
        if programs is not UNSET:
            field_dict["programs"] = programs
        if business is not UNSET:
            field_dict["business"] = business
        if naics is not UNSET:
            field_dict["naics"] = naics
        if duns is not UNSET:
            field_dict["duns"] = duns
        if filer_code is not UNSET:
            field_dict["filer_code"] = filer_code
        if established is not UNSET:
            field_dict["established"] = established
        if incorporated_in is not UNSET:
            field_dict["incorporated_in"] = incorporated_in
        if incorporation_number is not UNSET:
            field_dict["incorporation_number"] = incorporation_number
        if bank is not UNSET:
            field_dict["bank"] = bank
        if officers is not UNSET:
            field_dict["officers"] = officers
        if related is not UNSET:
            field_dict["related"] = related
        if filed_5106 is not UNSET:
            field_dict["filed_5106"] = filed_5106
        if cbp_status is not UNSET:
            field_dict["cbp_status"] = cbp_status
        if cbp_status_on is not UNSET:
            field_dict["cbp_status_on"] = cbp_status_on
        if last_used is not UNSET:
            field_dict["last_used"] = last_used
        if duty_payer is not UNSET:
            field_dict["duty_payer"] = duty_payer
        if payer_unit is not UNSET:
            field_dict["payer_unit"] = payer_unit
        if monthly_statement is not UNSET:
            field_dict["monthly_statement"] = monthly_statement
        if terms_days is not UNSET:
            field_dict["terms_days"] = terms_days
        if credit_limit_cents is not UNSET:
            field_dict["credit_limit_cents"] = credit_limit_cents
        if instructions is not UNSET:
            field_dict["instructions"] = instructions
        if active is not UNSET:
            field_dict["active"] = active
        if office is not UNSET:
            field_dict["office"] = office
        if account_owner is not UNSET:
            field_dict["account_owner"] = account_owner

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.address import Address  # noqa: PLC0415
        from ..models.alternate_name import AlternateName  # noqa: PLC0415
        from ..models.contact import Contact  # noqa: PLC0415
        from ..models.filed_5106 import Filed5106  # noqa: PLC0415
        from ..models.instruction import Instruction  # noqa: PLC0415
        from ..models.officer import Officer  # noqa: PLC0415
        from ..models.related_business import RelatedBusiness  # noqa: PLC0415

        d = dict(src_dict)
        name = d.pop("name")

        _alternate_names = d.pop("alternate_names", UNSET)
        alternate_names: list[AlternateName] | Unset = UNSET
        if _alternate_names is not UNSET:
            alternate_names = []
            for alternate_names_item_data in _alternate_names:
                alternate_names_item = AlternateName.from_dict(alternate_names_item_data)

                alternate_names.append(alternate_names_item)

        _company_type = d.pop("company_type", UNSET)
        company_type: CompanyType | Unset
        if isinstance(_company_type, Unset):
            company_type = UNSET
        else:
            company_type = CompanyType(_company_type)

        _number_kind = d.pop("number_kind", UNSET)
        number_kind: NumberKind | Unset
        if isinstance(_number_kind, Unset):
            number_kind = UNSET
        else:
            number_kind = NumberKind(_number_kind)

        number = d.pop("number", UNSET)

        parent_name = d.pop("parent_name", UNSET)

        _mailing = d.pop("mailing", UNSET)
        mailing: list[Address] | Unset = UNSET
        if _mailing is not UNSET:
            mailing = []
            for mailing_item_data in _mailing:
                mailing_item = Address.from_dict(mailing_item_data)

                mailing.append(mailing_item)

        _physical = d.pop("physical", UNSET)
        physical: list[Address] | Unset = UNSET
        if _physical is not UNSET:
            physical = []
            for physical_item_data in _physical:
                physical_item = Address.from_dict(physical_item_data)

                physical.append(physical_item)

        phone = d.pop("phone", UNSET)

        email = d.pop("email", UNSET)

        website = d.pop("website", UNSET)

        _contacts = d.pop("contacts", UNSET)
        contacts: list[Contact] | Unset = UNSET
        if _contacts is not UNSET:
            contacts = []
            for contacts_item_data in _contacts:
                contacts_item = Contact.from_dict(contacts_item_data)

                contacts.append(contacts_item)

        _uses = d.pop("uses", UNSET)
        uses: list[NumberUse] | Unset = UNSET
        if _uses is not UNSET:
            uses = []
            for uses_item_data in _uses:
                uses_item = NumberUse(uses_item_data)

                uses.append(uses_item)

        def _parse_shipments_a_year(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        shipments_a_year = _parse_shipments_a_year(d.pop("shipments_a_year", UNSET))

        programs = cast(list[str], d.pop("programs", UNSET))

        business = d.pop("business", UNSET)

        naics = d.pop("naics", UNSET)

        duns = d.pop("duns", UNSET)

        filer_code = d.pop("filer_code", UNSET)

        established = d.pop("established", UNSET)

        incorporated_in = d.pop("incorporated_in", UNSET)

        incorporation_number = d.pop("incorporation_number", UNSET)

        bank = d.pop("bank", UNSET)

        _officers = d.pop("officers", UNSET)
        officers: list[Officer] | Unset = UNSET
        if _officers is not UNSET:
            officers = []
            for officers_item_data in _officers:
                officers_item = Officer.from_dict(officers_item_data)

                officers.append(officers_item)

        _related = d.pop("related", UNSET)
        related: list[RelatedBusiness] | Unset = UNSET
        if _related is not UNSET:
            related = []
            for related_item_data in _related:
                related_item = RelatedBusiness.from_dict(related_item_data)

                related.append(related_item)

        _filed_5106 = d.pop("filed_5106", UNSET)
        filed_5106: list[Filed5106] | Unset = UNSET
        if _filed_5106 is not UNSET:
            filed_5106 = []
            for filed_5106_item_data in _filed_5106:
                filed_5106_item = Filed5106.from_dict(filed_5106_item_data)

                filed_5106.append(filed_5106_item)

        _cbp_status = d.pop("cbp_status", UNSET)
        cbp_status: CbpStatus | Unset
        if isinstance(_cbp_status, Unset):
            cbp_status = UNSET
        else:
            cbp_status = CbpStatus(_cbp_status)

        def _parse_cbp_status_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                cbp_status_on_type_0 = datetime.date.fromisoformat(data)

                return cbp_status_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        cbp_status_on = _parse_cbp_status_on(d.pop("cbp_status_on", UNSET))

        def _parse_last_used(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                last_used_type_0 = datetime.date.fromisoformat(data)

                return last_used_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        last_used = _parse_last_used(d.pop("last_used", UNSET))

        _duty_payer = d.pop("duty_payer", UNSET)
        duty_payer: DutyPayer | Unset
        if isinstance(_duty_payer, Unset):
            duty_payer = UNSET
        else:
            duty_payer = DutyPayer(_duty_payer)

        payer_unit = d.pop("payer_unit", UNSET)

        def _parse_monthly_statement(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        monthly_statement = _parse_monthly_statement(d.pop("monthly_statement", UNSET))

        def _parse_terms_days(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        terms_days = _parse_terms_days(d.pop("terms_days", UNSET))

        def _parse_credit_limit_cents(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        credit_limit_cents = _parse_credit_limit_cents(d.pop("credit_limit_cents", UNSET))

        _instructions = d.pop("instructions", UNSET)
        instructions: list[Instruction] | Unset = UNSET
        if _instructions is not UNSET:
            instructions = []
            for instructions_item_data in _instructions:
                instructions_item = Instruction.from_dict(instructions_item_data)

                instructions.append(instructions_item)

        active = d.pop("active", UNSET)

        office = d.pop("office", UNSET)

        account_owner = d.pop("account_owner", UNSET)

        firm_client = cls(
            name=name,
            alternate_names=alternate_names,
            company_type=company_type,
            number_kind=number_kind,
            number=number,
            parent_name=parent_name,
            mailing=mailing,
            physical=physical,
            phone=phone,
            email=email,
            website=website,
            contacts=contacts,
            uses=uses,
            shipments_a_year=shipments_a_year,
            programs=programs,
            business=business,
            naics=naics,
            duns=duns,
            filer_code=filer_code,
            established=established,
            incorporated_in=incorporated_in,
            incorporation_number=incorporation_number,
            bank=bank,
            officers=officers,
            related=related,
            filed_5106=filed_5106,
            cbp_status=cbp_status,
            cbp_status_on=cbp_status_on,
            last_used=last_used,
            duty_payer=duty_payer,
            payer_unit=payer_unit,
            monthly_statement=monthly_statement,
            terms_days=terms_days,
            credit_limit_cents=credit_limit_cents,
            instructions=instructions,
            active=active,
            office=office,
            account_owner=account_owner,
        )

        return firm_client
