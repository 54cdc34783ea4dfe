from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.entry_ad_cvd import EntryAdCvd
    from ..models.entry_agency import EntryAgency
    from ..models.entry_article import EntryArticle
    from ..models.entry_census_override import EntryCensusOverride
    from ..models.entry_declaration import EntryDeclaration
    from ..models.entry_license import EntryLicense
    from ..models.entry_line_facts import EntryLineFacts
    from ..models.entry_sanctions_record import EntrySanctionsRecord
    from ..models.entry_value_step import EntryValueStep
    from ..models.entry_zone_status import EntryZoneStatus


T = TypeVar("T", bound="EntryLine")


@_attrs_define
class EntryLine:
    """
    Attributes:
        number (int):
        description (str):
        articles (list[EntryArticle]):
        origin (str):
        exported_from (str):
        manufacturer (str | Unset):  Default: ''.
        program (str | Unset):  Default: ''.
        charges (int | Unset):  Default: 0.
        gross_weight (int | Unset):  Default: 0.
        related (bool | None | Unset):
        facts (EntryLineFacts | Unset):
        adcvd (list[EntryAdCvd] | Unset):
        licenses (list[EntryLicense] | Unset):
        declarations (list[EntryDeclaration] | Unset):
        agencies (list[EntryAgency] | Unset):
        category (str | Unset):  Default: ''.
        visa (str | Unset):  Default: ''.
        ruling (str | Unset):  Default: ''.
        ruling_kind (str | Unset):  Default: 'R'.
        set_indicator (str | Unset):  Default: ''.
        fee_exemption (str | Unset):  Default: ''.
        product_claim (str | Unset):  Default: ''.
        net_cost (bool | Unset):  Default: False.
        zone (EntryZoneStatus | None | Unset):
        overrides (list[EntryCensusOverride] | Unset):
        sanctions (list[EntrySanctionsRecord] | Unset):
        sanctions_disclaimed (str | Unset):  Default: ''.
        correction_reasons (list[str] | Unset):
        sold_to (str | Unset):  Default: ''.
        delivered_to (str | Unset):  Default: ''.
        foreign_exporter (str | Unset):  Default: ''.
        valuation (list[EntryValueStep] | Unset):
        sources (list[str] | Unset):
    """

    number: int
    description: str
    articles: list[EntryArticle]
    origin: str
    exported_from: str
    manufacturer: str | Unset = ""
    program: str | Unset = ""
    charges: int | Unset = 0
    gross_weight: int | Unset = 0
    related: bool | None | Unset = UNSET
    facts: EntryLineFacts | Unset = UNSET
    adcvd: list[EntryAdCvd] | Unset = UNSET
    licenses: list[EntryLicense] | Unset = UNSET
    declarations: list[EntryDeclaration] | Unset = UNSET
    agencies: list[EntryAgency] | Unset = UNSET
    category: str | Unset = ""
    visa: str | Unset = ""
    ruling: str | Unset = ""
    ruling_kind: str | Unset = "R"
    set_indicator: str | Unset = ""
    fee_exemption: str | Unset = ""
    product_claim: str | Unset = ""
    net_cost: bool | Unset = False
    zone: EntryZoneStatus | None | Unset = UNSET
    overrides: list[EntryCensusOverride] | Unset = UNSET
    sanctions: list[EntrySanctionsRecord] | Unset = UNSET
    sanctions_disclaimed: str | Unset = ""
    correction_reasons: list[str] | Unset = UNSET
    sold_to: str | Unset = ""
    delivered_to: str | Unset = ""
    foreign_exporter: str | Unset = ""
    valuation: list[EntryValueStep] | Unset = UNSET
    sources: list[str] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.entry_zone_status import EntryZoneStatus  # noqa: PLC0415

        number = self.number

        description = self.description

        articles = []
        for articles_item_data in self.articles:
            articles_item = articles_item_data.to_dict()
            articles.append(articles_item)

        origin = self.origin

        exported_from = self.exported_from

        manufacturer = self.manufacturer

        program = self.program

        charges = self.charges

        gross_weight = self.gross_weight

        related: bool | None | Unset
        if isinstance(self.related, Unset):
            related = UNSET
        else:
            related = self.related

        facts: dict[str, Any] | Unset = UNSET
        if not isinstance(self.facts, Unset):
            facts = self.facts.to_dict()

        adcvd: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.adcvd, Unset):
            adcvd = []
            for adcvd_item_data in self.adcvd:
                adcvd_item = adcvd_item_data.to_dict()
                adcvd.append(adcvd_item)

        licenses: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.licenses, Unset):
            licenses = []
            for licenses_item_data in self.licenses:
                licenses_item = licenses_item_data.to_dict()
                licenses.append(licenses_item)

        declarations: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.declarations, Unset):
            declarations = []
            for declarations_item_data in self.declarations:
                declarations_item = declarations_item_data.to_dict()
                declarations.append(declarations_item)

        agencies: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.agencies, Unset):
            agencies = []
            for agencies_item_data in self.agencies:
                agencies_item = agencies_item_data.to_dict()
                agencies.append(agencies_item)

        category = self.category

        visa = self.visa

        ruling = self.ruling

        ruling_kind = self.ruling_kind

        set_indicator = self.set_indicator

        fee_exemption = self.fee_exemption

        product_claim = self.product_claim

        net_cost = self.net_cost

        zone: dict[str, Any] | None | Unset
        if isinstance(self.zone, Unset):
            zone = UNSET
        elif isinstance(self.zone, EntryZoneStatus):
            zone = self.zone.to_dict()
        else:
            zone = self.zone

        overrides: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.overrides, Unset):
            overrides = []
            for overrides_item_data in self.overrides:
                overrides_item = overrides_item_data.to_dict()
                overrides.append(overrides_item)

        sanctions: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.sanctions, Unset):
            sanctions = []
            for sanctions_item_data in self.sanctions:
                sanctions_item = sanctions_item_data.to_dict()
                sanctions.append(sanctions_item)

        sanctions_disclaimed = self.sanctions_disclaimed

        correction_reasons: list[str] | Unset = UNSET
        if not isinstance(self.correction_reasons, Unset):
            correction_reasons = self.correction_reasons

        sold_to = self.sold_to

        delivered_to = self.delivered_to

        foreign_exporter = self.foreign_exporter

        valuation: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.valuation, Unset):
            valuation = []
            for valuation_item_data in self.valuation:
                valuation_item = valuation_item_data.to_dict()
                valuation.append(valuation_item)

        sources: list[str] | Unset = UNSET
        if not isinstance(self.sources, Unset):
            sources = self.sources

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "number": number,
                "description": description,
                "articles": articles,
                "origin": origin,
                "exported_from": exported_from,
            }
        )
        if manufacturer is not UNSET:
            field_dict["manufacturer"] = manufacturer
        if program is not UNSET:
            field_dict["program"] = program
        if charges is not UNSET:
            field_dict["charges"] = charges
        if gross_weight is not UNSET:
            field_dict["gross_weight"] = gross_weight
        if related is not UNSET:
            field_dict["related"] = related
        if facts is not UNSET:
            field_dict["facts"] = facts
        if adcvd is not UNSET:
            field_dict["adcvd"] = adcvd
        if licenses is not UNSET:
            field_dict["licenses"] = licenses
        if declarations is not UNSET:
            field_dict["declarations"] = declarations
        if agencies is not UNSET:
            field_dict["agencies"] = agencies
        if category is not UNSET:
            field_dict["category"] = category
        if visa is not UNSET:
            field_dict["visa"] = visa
        if ruling is not UNSET:
            field_dict["ruling"] = ruling
        if ruling_kind is not UNSET:
            field_dict["ruling_kind"] = ruling_kind
        if set_indicator is not UNSET:
            field_dict["set_indicator"] = set_indicator
        if fee_exemption is not UNSET:
            field_dict["fee_exemption"] = fee_exemption
        if product_claim is not UNSET:
            field_dict["product_claim"] = product_claim
        if net_cost is not UNSET:
            field_dict["net_cost"] = net_cost
        if zone is not UNSET:
            field_dict["zone"] = zone
        if overrides is not UNSET:
            field_dict["overrides"] = overrides
        if sanctions is not UNSET:
            field_dict["sanctions"] = sanctions
        if sanctions_disclaimed is not UNSET:
            field_dict["sanctions_disclaimed"] = sanctions_disclaimed
        if correction_reasons is not UNSET:
            field_dict["correction_reasons"] = correction_reasons
        if sold_to is not UNSET:
            field_dict["sold_to"] = sold_to
        if delivered_to is not UNSET:
            field_dict["delivered_to"] = delivered_to
        if foreign_exporter is not UNSET:
            field_dict["foreign_exporter"] = foreign_exporter
        if valuation is not UNSET:
            field_dict["valuation"] = valuation
        if sources is not UNSET:
            field_dict["sources"] = sources

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.entry_ad_cvd import EntryAdCvd  # noqa: PLC0415
        from ..models.entry_agency import EntryAgency  # noqa: PLC0415
        from ..models.entry_article import EntryArticle  # noqa: PLC0415
        from ..models.entry_census_override import EntryCensusOverride  # noqa: PLC0415
        from ..models.entry_declaration import EntryDeclaration  # noqa: PLC0415
        from ..models.entry_license import EntryLicense  # noqa: PLC0415
        from ..models.entry_line_facts import EntryLineFacts  # noqa: PLC0415
        from ..models.entry_sanctions_record import EntrySanctionsRecord  # noqa: PLC0415
        from ..models.entry_value_step import EntryValueStep  # noqa: PLC0415
        from ..models.entry_zone_status import EntryZoneStatus  # noqa: PLC0415

        d = dict(src_dict)
        number = d.pop("number")

        description = d.pop("description")

        articles = []
        _articles = d.pop("articles")
        for articles_item_data in _articles:
            articles_item = EntryArticle.from_dict(articles_item_data)

            articles.append(articles_item)

        origin = d.pop("origin")

        exported_from = d.pop("exported_from")

        manufacturer = d.pop("manufacturer", UNSET)

        program = d.pop("program", UNSET)

        charges = d.pop("charges", UNSET)

        gross_weight = d.pop("gross_weight", UNSET)

        def _parse_related(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        related = _parse_related(d.pop("related", UNSET))

        _facts = d.pop("facts", UNSET)
        facts: EntryLineFacts | Unset
        if isinstance(_facts, Unset):
            facts = UNSET
        else:
            facts = EntryLineFacts.from_dict(_facts)

        _adcvd = d.pop("adcvd", UNSET)
        adcvd: list[EntryAdCvd] | Unset = UNSET
        if _adcvd is not UNSET:
            adcvd = []
            for adcvd_item_data in _adcvd:
                adcvd_item = EntryAdCvd.from_dict(adcvd_item_data)

                adcvd.append(adcvd_item)

        _licenses = d.pop("licenses", UNSET)
        licenses: list[EntryLicense] | Unset = UNSET
        if _licenses is not UNSET:
            licenses = []
            for licenses_item_data in _licenses:
                licenses_item = EntryLicense.from_dict(licenses_item_data)

                licenses.append(licenses_item)

        _declarations = d.pop("declarations", UNSET)
        declarations: list[EntryDeclaration] | Unset = UNSET
        if _declarations is not UNSET:
            declarations = []
            for declarations_item_data in _declarations:
                declarations_item = EntryDeclaration.from_dict(declarations_item_data)

                declarations.append(declarations_item)

        _agencies = d.pop("agencies", UNSET)
        agencies: list[EntryAgency] | Unset = UNSET
        if _agencies is not UNSET:
            agencies = []
            for agencies_item_data in _agencies:
                agencies_item = EntryAgency.from_dict(agencies_item_data)

                agencies.append(agencies_item)

        category = d.pop("category", UNSET)

        visa = d.pop("visa", UNSET)

        ruling = d.pop("ruling", UNSET)

        ruling_kind = d.pop("ruling_kind", UNSET)

        set_indicator = d.pop("set_indicator", UNSET)

        fee_exemption = d.pop("fee_exemption", UNSET)

        product_claim = d.pop("product_claim", UNSET)

        net_cost = d.pop("net_cost", UNSET)

        def _parse_zone(data: object) -> EntryZoneStatus | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                zone_type_0 = EntryZoneStatus.from_dict(data)

                return zone_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(EntryZoneStatus | None | Unset, data)

        zone = _parse_zone(d.pop("zone", UNSET))

        _overrides = d.pop("overrides", UNSET)
        overrides: list[EntryCensusOverride] | Unset = UNSET
        if _overrides is not UNSET:
            overrides = []
            for overrides_item_data in _overrides:
                overrides_item = EntryCensusOverride.from_dict(overrides_item_data)

                overrides.append(overrides_item)

        _sanctions = d.pop("sanctions", UNSET)
        sanctions: list[EntrySanctionsRecord] | Unset = UNSET
        if _sanctions is not UNSET:
            sanctions = []
            for sanctions_item_data in _sanctions:
                sanctions_item = EntrySanctionsRecord.from_dict(sanctions_item_data)

                sanctions.append(sanctions_item)

        sanctions_disclaimed = d.pop("sanctions_disclaimed", UNSET)

        correction_reasons = cast(list[str], d.pop("correction_reasons", UNSET))

        sold_to = d.pop("sold_to", UNSET)

        delivered_to = d.pop("delivered_to", UNSET)

        foreign_exporter = d.pop("foreign_exporter", UNSET)

        _valuation = d.pop("valuation", UNSET)
        valuation: list[EntryValueStep] | Unset = UNSET
        if _valuation is not UNSET:
            valuation = []
            for valuation_item_data in _valuation:
                valuation_item = EntryValueStep.from_dict(valuation_item_data)

                valuation.append(valuation_item)

        sources = cast(list[str], d.pop("sources", UNSET))

        entry_line = cls(
            number=number,
            description=description,
            articles=articles,
            origin=origin,
            exported_from=exported_from,
            manufacturer=manufacturer,
            program=program,
            charges=charges,
            gross_weight=gross_weight,
            related=related,
            facts=facts,
            adcvd=adcvd,
            licenses=licenses,
            declarations=declarations,
            agencies=agencies,
            category=category,
            visa=visa,
            ruling=ruling,
            ruling_kind=ruling_kind,
            set_indicator=set_indicator,
            fee_exemption=fee_exemption,
            product_claim=product_claim,
            net_cost=net_cost,
            zone=zone,
            overrides=overrides,
            sanctions=sanctions,
            sanctions_disclaimed=sanctions_disclaimed,
            correction_reasons=correction_reasons,
            sold_to=sold_to,
            delivered_to=delivered_to,
            foreign_exporter=foreign_exporter,
            valuation=valuation,
            sources=sources,
        )

        return entry_line
