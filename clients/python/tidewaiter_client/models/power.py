from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.business import Business
from ..models.capacity import Capacity
from ..models.grantor import Grantor
from ..models.power_form import PowerForm
from ..models.proof import Proof
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.delegation import Delegation
    from ..models.revocation import Revocation


T = TypeVar("T", bound="Power")


@_attrs_define
class Power:
    """`expires` is the last day on which the power says that it holds; none where it says no end.

    Attributes:
        client (str):
        grantor (Grantor | Unset):
        resident (bool | None | Unset):
        form (PowerForm | Unset):
        granted_to (str | Unset):  Default: ''.
        executed (datetime.date | None | Unset):
        effective (datetime.date | None | Unset):
        expires (datetime.date | None | Unset):
        center_received (datetime.date | None | Unset):
        signer (str | Unset):  Default: ''.
        capacity (Capacity | Unset): In what capacity the signer signed.
        proof (Proof | Unset): What paper shows that the signer could bind the grantor.
        state_qualified (bool | None | Unset):
        accepts_service (bool | None | Unset):
        partners (list[str] | Unset):
        all_partners_named (bool | None | Unset):
        agreement_attached (bool | None | Unset):
        membership_changed (datetime.date | None | Unset):
        unlimited (bool | None | Unset):
        businesses (list[Business] | Unset):
        all_ports (bool | None | Unset):
        ports (list[str] | Unset):
        may_delegate (bool | None | Unset):
        delegations (list[Delegation] | Unset):
        direct (bool | None | Unset):
        affirmed (datetime.date | None | Unset):
        notice_attached (bool | None | Unset):
        notice_given (datetime.date | None | Unset):
        revocations (list[Revocation] | Unset):
        document (str | Unset):  Default: ''.
        remarks (str | Unset):  Default: ''.
    """

    client: str
    grantor: Grantor | Unset = UNSET
    resident: bool | None | Unset = UNSET
    form: PowerForm | Unset = UNSET
    granted_to: str | Unset = ""
    executed: datetime.date | None | Unset = UNSET
    effective: datetime.date | None | Unset = UNSET
    expires: datetime.date | None | Unset = UNSET
    center_received: datetime.date | None | Unset = UNSET
    signer: str | Unset = ""
    capacity: Capacity | Unset = UNSET
    proof: Proof | Unset = UNSET
    state_qualified: bool | None | Unset = UNSET
    accepts_service: bool | None | Unset = UNSET
    partners: list[str] | Unset = UNSET
    all_partners_named: bool | None | Unset = UNSET
    agreement_attached: bool | None | Unset = UNSET
    membership_changed: datetime.date | None | Unset = UNSET
    unlimited: bool | None | Unset = UNSET
    businesses: list[Business] | Unset = UNSET
    all_ports: bool | None | Unset = UNSET
    ports: list[str] | Unset = UNSET
    may_delegate: bool | None | Unset = UNSET
    delegations: list[Delegation] | Unset = UNSET
    direct: bool | None | Unset = UNSET
    affirmed: datetime.date | None | Unset = UNSET
    notice_attached: bool | None | Unset = UNSET
    notice_given: datetime.date | None | Unset = UNSET
    revocations: list[Revocation] | Unset = UNSET
    document: str | Unset = ""
    remarks: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        client = self.client

        grantor: str | Unset = UNSET
        if not isinstance(self.grantor, Unset):
            grantor = self.grantor.value

        resident: bool | None | Unset
        if isinstance(self.resident, Unset):
            resident = UNSET
        else:
            resident = self.resident

        form: str | Unset = UNSET
        if not isinstance(self.form, Unset):
            form = self.form.value

        granted_to = self.granted_to

        executed: None | str | Unset
        if isinstance(self.executed, Unset):
            executed = UNSET
        elif isinstance(self.executed, datetime.date):
            executed = self.executed.isoformat()
        else:
            executed = self.executed

        effective: None | str | Unset
        if isinstance(self.effective, Unset):
            effective = UNSET
        elif isinstance(self.effective, datetime.date):
            effective = self.effective.isoformat()
        else:
            effective = self.effective

        expires: None | str | Unset
        if isinstance(self.expires, Unset):
            expires = UNSET
        elif isinstance(self.expires, datetime.date):
            expires = self.expires.isoformat()
        else:
            expires = self.expires

        center_received: None | str | Unset
        if isinstance(self.center_received, Unset):
            center_received = UNSET
        elif isinstance(self.center_received, datetime.date):
            center_received = self.center_received.isoformat()
        else:
            center_received = self.center_received

        signer = self.signer

        capacity: str | Unset = UNSET
        if not isinstance(self.capacity, Unset):
            capacity = self.capacity.value

        proof: str | Unset = UNSET
        if not isinstance(self.proof, Unset):
            proof = self.proof.value

        state_qualified: bool | None | Unset
        if isinstance(self.state_qualified, Unset):
            state_qualified = UNSET
        else:
            state_qualified = self.state_qualified

        accepts_service: bool | None | Unset
        if isinstance(self.accepts_service, Unset):
            accepts_service = UNSET
        else:
            accepts_service = self.accepts_service

        partners: list[str] | Unset = UNSET
        if not isinstance(self.partners, Unset):
            partners = self.partners

        all_partners_named: bool | None | Unset
        if isinstance(self.all_partners_named, Unset):
            all_partners_named = UNSET
        else:
            all_partners_named = self.all_partners_named

        agreement_attached: bool | None | Unset
        if isinstance(self.agreement_attached, Unset):
            agreement_attached = UNSET
        else:
            agreement_attached = self.agreement_attached

        membership_changed: None | str | Unset
        if isinstance(self.membership_changed, Unset):
            membership_changed = UNSET
        elif isinstance(self.membership_changed, datetime.date):
            membership_changed = self.membership_changed.isoformat()
        else:
            membership_changed = self.membership_changed

        unlimited: bool | None | Unset
        if isinstance(self.unlimited, Unset):
            unlimited = UNSET
        else:
            unlimited = self.unlimited

        businesses: list[str] | Unset = UNSET
        if not isinstance(self.businesses, Unset):
            businesses = []
            for businesses_item_data in self.businesses:
                businesses_item = businesses_item_data.value
                businesses.append(businesses_item)

        all_ports: bool | None | Unset
        if isinstance(self.all_ports, Unset):
            all_ports = UNSET
        else:
            all_ports = self.all_ports

        ports: list[str] | Unset = UNSET
        if not isinstance(self.ports, Unset):
            ports = self.ports

        may_delegate: bool | None | Unset
        if isinstance(self.may_delegate, Unset):
            may_delegate = UNSET
        else:
            may_delegate = self.may_delegate

        delegations: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.delegations, Unset):
            delegations = []
            for delegations_item_data in self.delegations:
                delegations_item = delegations_item_data.to_dict()
                delegations.append(delegations_item)

        direct: bool | None | Unset
        if isinstance(self.direct, Unset):
            direct = UNSET
        else:
            direct = self.direct

        affirmed: None | str | Unset
        if isinstance(self.affirmed, Unset):
            affirmed = UNSET
        elif isinstance(self.affirmed, datetime.date):
            affirmed = self.affirmed.isoformat()
        else:
            affirmed = self.affirmed

        notice_attached: bool | None | Unset
        if isinstance(self.notice_attached, Unset):
            notice_attached = UNSET
        else:
            notice_attached = self.notice_attached

        notice_given: None | str | Unset
        if isinstance(self.notice_given, Unset):
            notice_given = UNSET
        elif isinstance(self.notice_given, datetime.date):
            notice_given = self.notice_given.isoformat()
        else:
            notice_given = self.notice_given

        revocations: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.revocations, Unset):
            revocations = []
            for revocations_item_data in self.revocations:
                revocations_item = revocations_item_data.to_dict()
                revocations.append(revocations_item)

        document = self.document

        remarks = self.remarks

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "client": client,
            }
        )
        if grantor is not UNSET:
            field_dict["grantor"] = grantor
        if resident is not UNSET:
            field_dict["resident"] = resident
        if form is not UNSET:
            field_dict["form"] = form
        if granted_to is not UNSET:
            field_dict["granted_to"] = granted_to
        if executed is not UNSET:
            field_dict["executed"] = executed
        if effective is not UNSET:
            field_dict["effective"] = effective
        if expires is not UNSET:
            field_dict["expires"] = expires
        if center_received is not UNSET:
            field_dict["center_received"] = center_received
        if signer is not UNSET:
            field_dict["signer"] = signer
        if capacity is not UNSET:
            field_dict["capacity"] = capacity
        if proof is not UNSET:
            field_dict["proof"] = proof
        if state_qualified is not UNSET:
            field_dict["state_qualified"] = state_qualified
        if accepts_service is not UNSET:
            field_dict["accepts_service"] = accepts_service
        if partners is not UNSET:
            field_dict["partners"] = partners
        if all_partners_named is not UNSET:
            field_dict["all_partners_named"] = all_partners_named
        if agreement_attached is not UNSET:
            field_dict["agreement_attached"] = agreement_attached
        if membership_changed is not UNSET:
            field_dict["membership_changed"] = membership_changed
        if unlimited is not UNSET:
            field_dict["unlimited"] = unlimited
        if businesses is not UNSET:
            field_dict["businesses"] = businesses
        if all_ports is not UNSET:
            field_dict["all_ports"] = all_ports
        if ports is not UNSET:
            field_dict["ports"] = ports
        if may_delegate is not UNSET:
            field_dict["may_delegate"] = may_delegate
        if delegations is not UNSET:
            field_dict["delegations"] = delegations
        if direct is not UNSET:
            field_dict["direct"] = direct
        if affirmed is not UNSET:
            field_dict["affirmed"] = affirmed
        if notice_attached is not UNSET:
            field_dict["notice_attached"] = notice_attached
        if notice_given is not UNSET:
            field_dict["notice_given"] = notice_given
        if revocations is not UNSET:
            field_dict["revocations"] = revocations
        if document is not UNSET:
            field_dict["document"] = document
        if remarks is not UNSET:
            field_dict["remarks"] = remarks

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.delegation import Delegation  # noqa: PLC0415
        from ..models.revocation import Revocation  # noqa: PLC0415

        d = dict(src_dict)
        client = d.pop("client")

        _grantor = d.pop("grantor", UNSET)
        grantor: Grantor | Unset
        if isinstance(_grantor, Unset):
            grantor = UNSET
        else:
            grantor = Grantor(_grantor)

        def _parse_resident(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        resident = _parse_resident(d.pop("resident", UNSET))

        _form = d.pop("form", UNSET)
        form: PowerForm | Unset
        if isinstance(_form, Unset):
            form = UNSET
        else:
            form = PowerForm(_form)

        granted_to = d.pop("granted_to", UNSET)

        def _parse_executed(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                executed_type_0 = datetime.date.fromisoformat(data)

                return executed_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        executed = _parse_executed(d.pop("executed", UNSET))

        def _parse_effective(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                effective_type_0 = datetime.date.fromisoformat(data)

                return effective_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        effective = _parse_effective(d.pop("effective", UNSET))

        def _parse_expires(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                expires_type_0 = datetime.date.fromisoformat(data)

                return expires_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        expires = _parse_expires(d.pop("expires", UNSET))

        def _parse_center_received(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                center_received_type_0 = datetime.date.fromisoformat(data)

                return center_received_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        center_received = _parse_center_received(d.pop("center_received", UNSET))

        signer = d.pop("signer", UNSET)

        _capacity = d.pop("capacity", UNSET)
        capacity: Capacity | Unset
        if isinstance(_capacity, Unset):
            capacity = UNSET
        else:
            capacity = Capacity(_capacity)

        _proof = d.pop("proof", UNSET)
        proof: Proof | Unset
        if isinstance(_proof, Unset):
            proof = UNSET
        else:
            proof = Proof(_proof)

        def _parse_state_qualified(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        state_qualified = _parse_state_qualified(d.pop("state_qualified", UNSET))

        def _parse_accepts_service(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        accepts_service = _parse_accepts_service(d.pop("accepts_service", UNSET))

        partners = cast(list[str], d.pop("partners", UNSET))

        def _parse_all_partners_named(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        all_partners_named = _parse_all_partners_named(d.pop("all_partners_named", UNSET))

        def _parse_agreement_attached(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        agreement_attached = _parse_agreement_attached(d.pop("agreement_attached", UNSET))

        def _parse_membership_changed(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                membership_changed_type_0 = datetime.date.fromisoformat(data)

                return membership_changed_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        membership_changed = _parse_membership_changed(d.pop("membership_changed", UNSET))

        def _parse_unlimited(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        unlimited = _parse_unlimited(d.pop("unlimited", UNSET))

        _businesses = d.pop("businesses", UNSET)
        businesses: list[Business] | Unset = UNSET
        if _businesses is not UNSET:
            businesses = []
            for businesses_item_data in _businesses:
                businesses_item = Business(businesses_item_data)

                businesses.append(businesses_item)

        def _parse_all_ports(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        all_ports = _parse_all_ports(d.pop("all_ports", UNSET))

        ports = cast(list[str], d.pop("ports", UNSET))

        def _parse_may_delegate(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        may_delegate = _parse_may_delegate(d.pop("may_delegate", UNSET))

        _delegations = d.pop("delegations", UNSET)
        delegations: list[Delegation] | Unset = UNSET
        if _delegations is not UNSET:
            delegations = []
            for delegations_item_data in _delegations:
                delegations_item = Delegation.from_dict(delegations_item_data)

                delegations.append(delegations_item)

        def _parse_direct(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        direct = _parse_direct(d.pop("direct", UNSET))

        def _parse_affirmed(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                affirmed_type_0 = datetime.date.fromisoformat(data)

                return affirmed_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        affirmed = _parse_affirmed(d.pop("affirmed", UNSET))

        def _parse_notice_attached(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        notice_attached = _parse_notice_attached(d.pop("notice_attached", UNSET))

        def _parse_notice_given(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                notice_given_type_0 = datetime.date.fromisoformat(data)

                return notice_given_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        notice_given = _parse_notice_given(d.pop("notice_given", UNSET))

        _revocations = d.pop("revocations", UNSET)
        revocations: list[Revocation] | Unset = UNSET
        if _revocations is not UNSET:
            revocations = []
            for revocations_item_data in _revocations:
                revocations_item = Revocation.from_dict(revocations_item_data)

                revocations.append(revocations_item)

        document = d.pop("document", UNSET)

        remarks = d.pop("remarks", UNSET)

        power = cls(
            client=client,
            grantor=grantor,
            resident=resident,
            form=form,
            granted_to=granted_to,
            executed=executed,
            effective=effective,
            expires=expires,
            center_received=center_received,
            signer=signer,
            capacity=capacity,
            proof=proof,
            state_qualified=state_qualified,
            accepts_service=accepts_service,
            partners=partners,
            all_partners_named=all_partners_named,
            agreement_attached=agreement_attached,
            membership_changed=membership_changed,
            unlimited=unlimited,
            businesses=businesses,
            all_ports=all_ports,
            ports=ports,
            may_delegate=may_delegate,
            delegations=delegations,
            direct=direct,
            affirmed=affirmed,
            notice_attached=notice_attached,
            notice_given=notice_given,
            revocations=revocations,
            document=document,
            remarks=remarks,
        )

        return power
