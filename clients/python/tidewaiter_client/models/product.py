from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.standing import Standing
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.agency_answer import AgencyAnswer
    from ..models.case_answer import CaseAnswer
    from ..models.component import Component
    from ..models.conversion import Conversion
    from ..models.eligibility import Eligibility
    from ..models.evidence import Evidence
    from ..models.origin import Origin
    from ..models.product_facts import ProductFacts
    from ..models.ruling import Ruling


T = TypeVar("T", bound="Product")


@_attrs_define
class Product:
    """A product. `decided_on` is the day in whose schedule `hts` was chosen, `edition` the edition that was in hand.

    Attributes:
        client (str):
        sku (str):
        description (str | Unset):  Default: ''.
        material (str | Unset):  Default: ''.
        hts (str | Unset):  Default: ''.
        decided_on (datetime.date | None | Unset):
        edition (str | Unset):  Default: ''.
        share (int | None | Unset):
        set_indicator (str | Unset):  Default: ''.
        origins (list[Origin] | Unset):
        unit_value (str | Unset):  Default: ''.
        currency (str | Unset):  Default: ''.
        conversions (list[Conversion] | Unset):
        components (list[Component] | Unset):
        facts (ProductFacts | Unset):
        cases (list[CaseAnswer] | Unset):
        programs (list[Eligibility] | Unset):
        agencies (list[AgencyAnswer] | Unset):
        rulings (list[Ruling] | Unset):
        category (str | Unset):  Default: ''.
        evidence (list[Evidence] | Unset):
        review_by (datetime.date | None | Unset):
        standing (Standing | Unset):
        approved_by (str | Unset):  Default: ''.
        approved_on (datetime.date | None | Unset):
        restricted (str | Unset):  Default: ''.
    """

    client: str
    sku: str
    description: str | Unset = ""
    material: str | Unset = ""
    hts: str | Unset = ""
    decided_on: datetime.date | None | Unset = UNSET
    edition: str | Unset = ""
    share: int | None | Unset = UNSET
    set_indicator: str | Unset = ""
    origins: list[Origin] | Unset = UNSET
    unit_value: str | Unset = ""
    currency: str | Unset = ""
    conversions: list[Conversion] | Unset = UNSET
    components: list[Component] | Unset = UNSET
    facts: ProductFacts | Unset = UNSET
    cases: list[CaseAnswer] | Unset = UNSET
    programs: list[Eligibility] | Unset = UNSET
    agencies: list[AgencyAnswer] | Unset = UNSET
    rulings: list[Ruling] | Unset = UNSET
    category: str | Unset = ""
    evidence: list[Evidence] | Unset = UNSET
    review_by: datetime.date | None | Unset = UNSET
    standing: Standing | Unset = UNSET
    approved_by: str | Unset = ""
    approved_on: datetime.date | None | Unset = UNSET
    restricted: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        client = self.client

        sku = self.sku

        description = self.description

        material = self.material

        hts = self.hts

        decided_on: None | str | Unset
        if isinstance(self.decided_on, Unset):
            decided_on = UNSET
        elif isinstance(self.decided_on, datetime.date):
            decided_on = self.decided_on.isoformat()
        else:
            decided_on = self.decided_on

        edition = self.edition

        share: int | None | Unset
        if isinstance(self.share, Unset):
            share = UNSET
        else:
            share = self.share

        set_indicator = self.set_indicator

        origins: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.origins, Unset):
            origins = []
            for origins_item_data in self.origins:
                origins_item = origins_item_data.to_dict()
                origins.append(origins_item)

        unit_value = self.unit_value

        currency = self.currency

        conversions: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.conversions, Unset):
            conversions = []
            for conversions_item_data in self.conversions:
                conversions_item = conversions_item_data.to_dict()
                conversions.append(conversions_item)

        components: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.components, Unset):
            components = []
            for components_item_data in self.components:
                components_item = components_item_data.to_dict()
                components.append(components_item)

        facts: dict[str, Any] | Unset = UNSET
        if not isinstance(self.facts, Unset):
            facts = self.facts.to_dict()

        cases: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.cases, Unset):
            cases = []
            for cases_item_data in self.cases:
                cases_item = cases_item_data.to_dict()
                cases.append(cases_item)

        programs: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.programs, Unset):
            programs = []
            for programs_item_data in self.programs:
                programs_item = programs_item_data.to_dict()
                programs.append(programs_item)

        agencies: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.agencies, Unset):
            agencies = []
            for agencies_item_data in self.agencies:
                agencies_item = agencies_item_data.to_dict()
                agencies.append(agencies_item)

        rulings: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.rulings, Unset):
            rulings = []
            for rulings_item_data in self.rulings:
                rulings_item = rulings_item_data.to_dict()
                rulings.append(rulings_item)

        category = self.category

        evidence: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.evidence, Unset):
            evidence = []
            for evidence_item_data in self.evidence:
                evidence_item = evidence_item_data.to_dict()
                evidence.append(evidence_item)

        review_by: None | str | Unset
        if isinstance(self.review_by, Unset):
            review_by = UNSET
        elif isinstance(self.review_by, datetime.date):
            review_by = self.review_by.isoformat()
        else:
            review_by = self.review_by

        standing: str | Unset = UNSET
        if not isinstance(self.standing, Unset):
            standing = self.standing.value

        approved_by = self.approved_by

        approved_on: None | str | Unset
        if isinstance(self.approved_on, Unset):
            approved_on = UNSET
        elif isinstance(self.approved_on, datetime.date):
            approved_on = self.approved_on.isoformat()
        else:
            approved_on = self.approved_on

        restricted = self.restricted

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "client": client,
                "sku": sku,
            }
        )
        if description is not UNSET:
            field_dict["description"] = description
        if material is not UNSET:
            field_dict["material"] = material
        if hts is not UNSET:
            field_dict["hts"] = hts
        if decided_on is not UNSET:
            field_dict["decided_on"] = decided_on
        if edition is not UNSET:
            field_dict["edition"] = edition
        if share is not UNSET:
            field_dict["share"] = share
        if set_indicator is not UNSET:
            field_dict["set_indicator"] = set_indicator
        if origins is not UNSET:
            field_dict["origins"] = origins
        if unit_value is not UNSET:
            field_dict["unit_value"] = unit_value
        if currency is not UNSET:
            field_dict["currency"] = currency
        if conversions is not UNSET:
            field_dict["conversions"] = conversions
        if components is not UNSET:
            field_dict["components"] = components
        if facts is not UNSET:
            field_dict["facts"] = facts
        if cases is not UNSET:
            field_dict["cases"] = cases
        if programs is not UNSET:
            field_dict["programs"] = programs
        if agencies is not UNSET:
            field_dict["agencies"] = agencies
        if rulings is not UNSET:
            field_dict["rulings"] = rulings
        if category is not UNSET:
            field_dict["category"] = category
        if evidence is not UNSET:
            field_dict["evidence"] = evidence
        if review_by is not UNSET:
            field_dict["review_by"] = review_by
        if standing is not UNSET:
            field_dict["standing"] = standing
        if approved_by is not UNSET:
            field_dict["approved_by"] = approved_by
        if approved_on is not UNSET:
            field_dict["approved_on"] = approved_on
        if restricted is not UNSET:
            field_dict["restricted"] = restricted

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.agency_answer import AgencyAnswer  # noqa: PLC0415
        from ..models.case_answer import CaseAnswer  # noqa: PLC0415
        from ..models.component import Component  # noqa: PLC0415
        from ..models.conversion import Conversion  # noqa: PLC0415
        from ..models.eligibility import Eligibility  # noqa: PLC0415
        from ..models.evidence import Evidence  # noqa: PLC0415
        from ..models.origin import Origin  # noqa: PLC0415
        from ..models.product_facts import ProductFacts  # noqa: PLC0415
        from ..models.ruling import Ruling  # noqa: PLC0415

        d = dict(src_dict)
        client = d.pop("client")

        sku = d.pop("sku")

        description = d.pop("description", UNSET)

        material = d.pop("material", UNSET)

        hts = d.pop("hts", UNSET)

        def _parse_decided_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                decided_on_type_0 = datetime.date.fromisoformat(data)

                return decided_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        decided_on = _parse_decided_on(d.pop("decided_on", UNSET))

        edition = d.pop("edition", UNSET)

        def _parse_share(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        share = _parse_share(d.pop("share", UNSET))

        set_indicator = d.pop("set_indicator", UNSET)

        _origins = d.pop("origins", UNSET)
        origins: list[Origin] | Unset = UNSET
        if _origins is not UNSET:
            origins = []
            for origins_item_data in _origins:
                origins_item = Origin.from_dict(origins_item_data)

                origins.append(origins_item)

        unit_value = d.pop("unit_value", UNSET)

        currency = d.pop("currency", UNSET)

        _conversions = d.pop("conversions", UNSET)
        conversions: list[Conversion] | Unset = UNSET
        if _conversions is not UNSET:
            conversions = []
            for conversions_item_data in _conversions:
                conversions_item = Conversion.from_dict(conversions_item_data)

                conversions.append(conversions_item)

        _components = d.pop("components", UNSET)
        components: list[Component] | Unset = UNSET
        if _components is not UNSET:
            components = []
            for components_item_data in _components:
                components_item = Component.from_dict(components_item_data)

                components.append(components_item)

        _facts = d.pop("facts", UNSET)
        facts: ProductFacts | Unset
        if isinstance(_facts, Unset):
            facts = UNSET
        else:
            facts = ProductFacts.from_dict(_facts)

        _cases = d.pop("cases", UNSET)
        cases: list[CaseAnswer] | Unset = UNSET
        if _cases is not UNSET:
            cases = []
            for cases_item_data in _cases:
                cases_item = CaseAnswer.from_dict(cases_item_data)

                cases.append(cases_item)

        _programs = d.pop("programs", UNSET)
        programs: list[Eligibility] | Unset = UNSET
        if _programs is not UNSET:
            programs = []
            for programs_item_data in _programs:
                programs_item = Eligibility.from_dict(programs_item_data)

                programs.append(programs_item)

        _agencies = d.pop("agencies", UNSET)
        agencies: list[AgencyAnswer] | Unset = UNSET
        if _agencies is not UNSET:
            agencies = []
            for agencies_item_data in _agencies:
                agencies_item = AgencyAnswer.from_dict(agencies_item_data)

                agencies.append(agencies_item)

        _rulings = d.pop("rulings", UNSET)
        rulings: list[Ruling] | Unset = UNSET
        if _rulings is not UNSET:
            rulings = []
            for rulings_item_data in _rulings:
                rulings_item = Ruling.from_dict(rulings_item_data)

                rulings.append(rulings_item)

        category = d.pop("category", UNSET)

        _evidence = d.pop("evidence", UNSET)
        evidence: list[Evidence] | Unset = UNSET
        if _evidence is not UNSET:
            evidence = []
            for evidence_item_data in _evidence:
                evidence_item = Evidence.from_dict(evidence_item_data)

                evidence.append(evidence_item)

        def _parse_review_by(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                review_by_type_0 = datetime.date.fromisoformat(data)

                return review_by_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        review_by = _parse_review_by(d.pop("review_by", UNSET))

        _standing = d.pop("standing", UNSET)
        standing: Standing | Unset
        if isinstance(_standing, Unset):
            standing = UNSET
        else:
            standing = Standing(_standing)

        approved_by = d.pop("approved_by", UNSET)

        def _parse_approved_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                approved_on_type_0 = datetime.date.fromisoformat(data)

                return approved_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        approved_on = _parse_approved_on(d.pop("approved_on", UNSET))

        restricted = d.pop("restricted", UNSET)

        product = cls(
            client=client,
            sku=sku,
            description=description,
            material=material,
            hts=hts,
            decided_on=decided_on,
            edition=edition,
            share=share,
            set_indicator=set_indicator,
            origins=origins,
            unit_value=unit_value,
            currency=currency,
            conversions=conversions,
            components=components,
            facts=facts,
            cases=cases,
            programs=programs,
            agencies=agencies,
            rulings=rulings,
            category=category,
            evidence=evidence,
            review_by=review_by,
            standing=standing,
            approved_by=approved_by,
            approved_on=approved_on,
            restricted=restricted,
        )

        return product
