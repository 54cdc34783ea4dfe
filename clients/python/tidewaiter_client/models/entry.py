from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.entry_bond import EntryBond
    from ..models.entry_correction import EntryCorrection
    from ..models.entry_days import EntryDays
    from ..models.entry_declarant import EntryDeclarant
    from ..models.entry_invoice import EntryInvoice
    from ..models.entry_line import EntryLine
    from ..models.entry_number import EntryNumber
    from ..models.entry_party import EntryParty
    from ..models.entry_payment import EntryPayment
    from ..models.entry_release import EntryRelease
    from ..models.entry_security_filing import EntrySecurityFiling
    from ..models.entry_stated_totals import EntryStatedTotals
    from ..models.entry_transport import EntryTransport
    from ..models.entry_warehouse import EntryWarehouse
    from ..models.entry_zone import EntryZone


T = TypeVar("T", bound="Entry")


@_attrs_define
class Entry:
    """
    Attributes:
        filer (str):
        number (str):
        type_ (str):
        port (str):
        importer (EntryParty): `number` is an importer number in CBP's format with hyphens (`12-3456789`), `mid` a
            manufacturer identification.
        consignee (EntryParty): `number` is an importer number in CBP's format with hyphens (`12-3456789`), `mid` a
            manufacturer identification.
        transport (EntryTransport): `mode` is CATAIR's two digits (11 vessel containerised, 40 air, 30 truck ...).
        days (EntryDays): The named days of an entry. A day that the papers do not give is None, never a guess.
        bond (EntryBond):
        payment (EntryPayment): How the duty is paid: CATAIR record 10, positions 51-61.
        declarant (EntryDeclarant): The named person who certifies the entry, and by what authority.
        broker (EntryParty): `number` is an importer number in CBP's format with hyphens (`12-3456789`), `mid` a
            manufacturer identification.
        lines (list[EntryLine]):
        invoices (list[EntryInvoice] | Unset):
        seller (EntryParty | None | Unset):
        buyer (EntryParty | None | Unset):
        manufacturers (list[EntryParty] | Unset):
        state (str | Unset):  Default: ''.
        reference (str | Unset):  Default: ''.
        notify (str | Unset):  Default: ''.
        electronic_invoice (bool | Unset):  Default: False.
        certify_release (bool | Unset):  Default: False.
        live (bool | Unset):  Default: False.
        additional_bond (EntryBond | None | Unset):
        warehouse (EntryWarehouse | None | Unset):
        zone (EntryZone | None | Unset):
        releases (list[EntryNumber] | Unset):
        shipment_usage (str | Unset):  Default: ''.
        deferred_tax (str | Unset):  Default: ''.
        reconciliation (str | Unset):  Default: ''.
        reconciliation_agreement (bool | Unset):  Default: False.
        known_importer (bool | Unset):  Default: False.
        expedited_release (bool | Unset):  Default: False.
        temporary (bool | Unset):  Default: False.
        express_informal (bool | Unset):  Default: False.
        correction (EntryCorrection | None | Unset):
        release (EntryRelease | None | Unset):
        security_filing (EntrySecurityFiling | None | Unset):
        missing_documents (list[str] | Unset):
        stated_totals (EntryStatedTotals | Unset):
    """

    filer: str
    number: str
    type_: str
    port: str
    importer: EntryParty
    consignee: EntryParty
    transport: EntryTransport
    days: EntryDays
    bond: EntryBond
    payment: EntryPayment
    declarant: EntryDeclarant
    broker: EntryParty
    lines: list[EntryLine]
    invoices: list[EntryInvoice] | Unset = UNSET
    seller: EntryParty | None | Unset = UNSET
    buyer: EntryParty | None | Unset = UNSET
    manufacturers: list[EntryParty] | Unset = UNSET
    state: str | Unset = ""
    reference: str | Unset = ""
    notify: str | Unset = ""
    electronic_invoice: bool | Unset = False
    certify_release: bool | Unset = False
    live: bool | Unset = False
    additional_bond: EntryBond | None | Unset = UNSET
    warehouse: EntryWarehouse | None | Unset = UNSET
    zone: EntryZone | None | Unset = UNSET
    releases: list[EntryNumber] | Unset = UNSET
    shipment_usage: str | Unset = ""
    deferred_tax: str | Unset = ""
    reconciliation: str | Unset = ""
    reconciliation_agreement: bool | Unset = False
    known_importer: bool | Unset = False
    expedited_release: bool | Unset = False
    temporary: bool | Unset = False
    express_informal: bool | Unset = False
    correction: EntryCorrection | None | Unset = UNSET
    release: EntryRelease | None | Unset = UNSET
    security_filing: EntrySecurityFiling | None | Unset = UNSET
    missing_documents: list[str] | Unset = UNSET
    stated_totals: EntryStatedTotals | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.entry_bond import EntryBond  # noqa: PLC0415
        from ..models.entry_correction import EntryCorrection  # noqa: PLC0415
        from ..models.entry_party import EntryParty  # noqa: PLC0415
        from ..models.entry_release import EntryRelease  # noqa: PLC0415
        from ..models.entry_security_filing import EntrySecurityFiling  # noqa: PLC0415
        from ..models.entry_warehouse import EntryWarehouse  # noqa: PLC0415
        from ..models.entry_zone import EntryZone  # noqa: PLC0415

        filer = self.filer

        number = self.number

        type_ = self.type_

        port = self.port

        importer = self.importer.to_dict()

        consignee = self.consignee.to_dict()

        transport = self.transport.to_dict()

        days = self.days.to_dict()

        bond = self.bond.to_dict()

        payment = self.payment.to_dict()

        declarant = self.declarant.to_dict()

        broker = self.broker.to_dict()

        lines = []
        for lines_item_data in self.lines:
            lines_item = lines_item_data.to_dict()
            lines.append(lines_item)

        invoices: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.invoices, Unset):
            invoices = []
            for invoices_item_data in self.invoices:
                invoices_item = invoices_item_data.to_dict()
                invoices.append(invoices_item)

        seller: dict[str, Any] | None | Unset
        if isinstance(self.seller, Unset):
            seller = UNSET
        elif isinstance(self.seller, EntryParty):
            seller = self.seller.to_dict()
        else:
            seller = self.seller

        buyer: dict[str, Any] | None | Unset
        if isinstance(self.buyer, Unset):
            buyer = UNSET
        elif isinstance(self.buyer, EntryParty):
            buyer = self.buyer.to_dict()
        else:
            buyer = self.buyer

        manufacturers: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.manufacturers, Unset):
            manufacturers = []
            for manufacturers_item_data in self.manufacturers:
                manufacturers_item = manufacturers_item_data.to_dict()
                manufacturers.append(manufacturers_item)

        state = self.state

        reference = self.reference

        notify = self.notify

        electronic_invoice = self.electronic_invoice

        certify_release = self.certify_release

        live = self.live

        additional_bond: dict[str, Any] | None | Unset
        if isinstance(self.additional_bond, Unset):
            additional_bond = UNSET
        elif isinstance(self.additional_bond, EntryBond):
            additional_bond = self.additional_bond.to_dict()
        else:
            additional_bond = self.additional_bond

        warehouse: dict[str, Any] | None | Unset
        if isinstance(self.warehouse, Unset):
            warehouse = UNSET
        elif isinstance(self.warehouse, EntryWarehouse):
            warehouse = self.warehouse.to_dict()
        else:
            warehouse = self.warehouse

        zone: dict[str, Any] | None | Unset
        if isinstance(self.zone, Unset):
            zone = UNSET
        elif isinstance(self.zone, EntryZone):
            zone = self.zone.to_dict()
        else:
            zone = self.zone

        releases: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.releases, Unset):
            releases = []
            for releases_item_data in self.releases:
                releases_item = releases_item_data.to_dict()
                releases.append(releases_item)

        shipment_usage = self.shipment_usage

        deferred_tax = self.deferred_tax

        reconciliation = self.reconciliation

        reconciliation_agreement = self.reconciliation_agreement

        known_importer = self.known_importer

        expedited_release = self.expedited_release

        temporary = self.temporary

        express_informal = self.express_informal

        correction: dict[str, Any] | None | Unset
        if isinstance(self.correction, Unset):
            correction = UNSET
        elif isinstance(self.correction, EntryCorrection):
            correction = self.correction.to_dict()
        else:
            correction = self.correction

        release: dict[str, Any] | None | Unset
        if isinstance(self.release, Unset):
            release = UNSET
        elif isinstance(self.release, EntryRelease):
            release = self.release.to_dict()
        else:
            release = self.release

        security_filing: dict[str, Any] | None | Unset
        if isinstance(self.security_filing, Unset):
            security_filing = UNSET
        elif isinstance(self.security_filing, EntrySecurityFiling):
            security_filing = self.security_filing.to_dict()
        else:
            security_filing = self.security_filing

        missing_documents: list[str] | Unset = UNSET
        if not isinstance(self.missing_documents, Unset):
            missing_documents = self.missing_documents

        stated_totals: dict[str, Any] | Unset = UNSET
        if not isinstance(self.stated_totals, Unset):
            stated_totals = self.stated_totals.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "filer": filer,
                "number": number,
                "type": type_,
                "port": port,
                "importer": importer,
                "consignee": consignee,
                "transport": transport,
                "days": days,
                "bond": bond,
                "payment": payment,
                "declarant": declarant,
                "broker": broker,
                "lines": lines,
            }
        )
        if invoices is not UNSET:
            field_dict["invoices"] = invoices
        if seller is not UNSET:
            field_dict["seller"] = seller
        if buyer is not UNSET:
            field_dict["buyer"] = buyer
        if manufacturers is not UNSET:
            field_dict["manufacturers"] = manufacturers
        if state is not UNSET:
            field_dict["state"] = state
        if reference is not UNSET:
            field_dict["reference"] = reference
        if notify is not UNSET:
            field_dict["notify"] = notify
        if electronic_invoice is not UNSET:
            field_dict["electronic_invoice"] = electronic_invoice
        if certify_release is not UNSET:
            field_dict["certify_release"] = certify_release
        if live is not UNSET:
            field_dict["live"] = live
        if additional_bond is not UNSET:
            field_dict["additional_bond"] = additional_bond
        if warehouse is not UNSET:
            field_dict["warehouse"] = warehouse
        if zone is not UNSET:
            field_dict["zone"] = zone
        if releases is not UNSET:
            field_dict["releases"] = releases
        if shipment_usage is not UNSET:
            field_dict["shipment_usage"] = shipment_usage
        if deferred_tax is not UNSET:
            field_dict["deferred_tax"] = deferred_tax
        if reconciliation is not UNSET:
            field_dict["reconciliation"] = reconciliation
        if reconciliation_agreement is not UNSET:
            field_dict["reconciliation_agreement"] = reconciliation_agreement
        if known_importer is not UNSET:
            field_dict["known_importer"] = known_importer
        if expedited_release is not UNSET:
            field_dict["expedited_release"] = expedited_release
        if temporary is not UNSET:
            field_dict["temporary"] = temporary
        if express_informal is not UNSET:
            field_dict["express_informal"] = express_informal
        if correction is not UNSET:
            field_dict["correction"] = correction
        if release is not UNSET:
            field_dict["release"] = release
        if security_filing is not UNSET:
            field_dict["security_filing"] = security_filing
        if missing_documents is not UNSET:
            field_dict["missing_documents"] = missing_documents
        if stated_totals is not UNSET:
            field_dict["stated_totals"] = stated_totals

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.entry_bond import EntryBond  # noqa: PLC0415
        from ..models.entry_correction import EntryCorrection  # noqa: PLC0415
        from ..models.entry_days import EntryDays  # noqa: PLC0415
        from ..models.entry_declarant import EntryDeclarant  # noqa: PLC0415
        from ..models.entry_invoice import EntryInvoice  # noqa: PLC0415
        from ..models.entry_line import EntryLine  # noqa: PLC0415
        from ..models.entry_number import EntryNumber  # noqa: PLC0415
        from ..models.entry_party import EntryParty  # noqa: PLC0415
        from ..models.entry_payment import EntryPayment  # noqa: PLC0415
        from ..models.entry_release import EntryRelease  # noqa: PLC0415
        from ..models.entry_security_filing import EntrySecurityFiling  # noqa: PLC0415
        from ..models.entry_stated_totals import EntryStatedTotals  # noqa: PLC0415
        from ..models.entry_transport import EntryTransport  # noqa: PLC0415
        from ..models.entry_warehouse import EntryWarehouse  # noqa: PLC0415
        from ..models.entry_zone import EntryZone  # noqa: PLC0415

        d = dict(src_dict)
        filer = d.pop("filer")

        number = d.pop("number")

        type_ = d.pop("type")

        port = d.pop("port")

        importer = EntryParty.from_dict(d.pop("importer"))

        consignee = EntryParty.from_dict(d.pop("consignee"))

        transport = EntryTransport.from_dict(d.pop("transport"))

        days = EntryDays.from_dict(d.pop("days"))

        bond = EntryBond.from_dict(d.pop("bond"))

        payment = EntryPayment.from_dict(d.pop("payment"))

        declarant = EntryDeclarant.from_dict(d.pop("declarant"))

        broker = EntryParty.from_dict(d.pop("broker"))

        lines = []
        _lines = d.pop("lines")
        for lines_item_data in _lines:
            lines_item = EntryLine.from_dict(lines_item_data)

            lines.append(lines_item)

        _invoices = d.pop("invoices", UNSET)
        invoices: list[EntryInvoice] | Unset = UNSET
        if _invoices is not UNSET:
            invoices = []
            for invoices_item_data in _invoices:
                invoices_item = EntryInvoice.from_dict(invoices_item_data)

                invoices.append(invoices_item)

        def _parse_seller(data: object) -> EntryParty | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                seller_type_0 = EntryParty.from_dict(data)

                return seller_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(EntryParty | None | Unset, data)

        seller = _parse_seller(d.pop("seller", UNSET))

        def _parse_buyer(data: object) -> EntryParty | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                buyer_type_0 = EntryParty.from_dict(data)

                return buyer_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(EntryParty | None | Unset, data)

        buyer = _parse_buyer(d.pop("buyer", UNSET))

        _manufacturers = d.pop("manufacturers", UNSET)
        manufacturers: list[EntryParty] | Unset = UNSET
        if _manufacturers is not UNSET:
            manufacturers = []
            for manufacturers_item_data in _manufacturers:
                manufacturers_item = EntryParty.from_dict(manufacturers_item_data)

                manufacturers.append(manufacturers_item)

        state = d.pop("state", UNSET)

        reference = d.pop("reference", UNSET)

        notify = d.pop("notify", UNSET)

        electronic_invoice = d.pop("electronic_invoice", UNSET)

        certify_release = d.pop("certify_release", UNSET)

        live = d.pop("live", UNSET)

        def _parse_additional_bond(data: object) -> EntryBond | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                additional_bond_type_0 = EntryBond.from_dict(data)

                return additional_bond_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(EntryBond | None | Unset, data)

        additional_bond = _parse_additional_bond(d.pop("additional_bond", UNSET))

        def _parse_warehouse(data: object) -> EntryWarehouse | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                warehouse_type_0 = EntryWarehouse.from_dict(data)

                return warehouse_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(EntryWarehouse | None | Unset, data)

        warehouse = _parse_warehouse(d.pop("warehouse", UNSET))

        def _parse_zone(data: object) -> EntryZone | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                zone_type_0 = EntryZone.from_dict(data)

                return zone_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(EntryZone | None | Unset, data)

        zone = _parse_zone(d.pop("zone", UNSET))

        _releases = d.pop("releases", UNSET)
        releases: list[EntryNumber] | Unset = UNSET
        if _releases is not UNSET:
            releases = []
            for releases_item_data in _releases:
                releases_item = EntryNumber.from_dict(releases_item_data)

                releases.append(releases_item)

        shipment_usage = d.pop("shipment_usage", UNSET)

        deferred_tax = d.pop("deferred_tax", UNSET)

        reconciliation = d.pop("reconciliation", UNSET)

        reconciliation_agreement = d.pop("reconciliation_agreement", UNSET)

        known_importer = d.pop("known_importer", UNSET)

        expedited_release = d.pop("expedited_release", UNSET)

        temporary = d.pop("temporary", UNSET)

        express_informal = d.pop("express_informal", UNSET)

        def _parse_correction(data: object) -> EntryCorrection | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                correction_type_0 = EntryCorrection.from_dict(data)

                return correction_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(EntryCorrection | None | Unset, data)

        correction = _parse_correction(d.pop("correction", UNSET))

        def _parse_release(data: object) -> EntryRelease | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                release_type_0 = EntryRelease.from_dict(data)

                return release_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(EntryRelease | None | Unset, data)

        release = _parse_release(d.pop("release", UNSET))

        def _parse_security_filing(data: object) -> EntrySecurityFiling | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                security_filing_type_0 = EntrySecurityFiling.from_dict(data)

                return security_filing_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(EntrySecurityFiling | None | Unset, data)

        security_filing = _parse_security_filing(d.pop("security_filing", UNSET))

        missing_documents = cast(list[str], d.pop("missing_documents", UNSET))

        _stated_totals = d.pop("stated_totals", UNSET)
        stated_totals: EntryStatedTotals | Unset
        if isinstance(_stated_totals, Unset):
            stated_totals = UNSET
        else:
            stated_totals = EntryStatedTotals.from_dict(_stated_totals)

        entry = cls(
            filer=filer,
            number=number,
            type_=type_,
            port=port,
            importer=importer,
            consignee=consignee,
            transport=transport,
            days=days,
            bond=bond,
            payment=payment,
            declarant=declarant,
            broker=broker,
            lines=lines,
            invoices=invoices,
            seller=seller,
            buyer=buyer,
            manufacturers=manufacturers,
            state=state,
            reference=reference,
            notify=notify,
            electronic_invoice=electronic_invoice,
            certify_release=certify_release,
            live=live,
            additional_bond=additional_bond,
            warehouse=warehouse,
            zone=zone,
            releases=releases,
            shipment_usage=shipment_usage,
            deferred_tax=deferred_tax,
            reconciliation=reconciliation,
            reconciliation_agreement=reconciliation_agreement,
            known_importer=known_importer,
            expedited_release=expedited_release,
            temporary=temporary,
            express_informal=express_informal,
            correction=correction,
            release=release,
            security_filing=security_filing,
            missing_documents=missing_documents,
            stated_totals=stated_totals,
        )

        return entry
