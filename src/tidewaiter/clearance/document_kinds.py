"""The papers that a file needs, as a table: when each is needed, by when, from whom and by what law.

Sources: 19 CFR 141.11, 141.83, 142.3, 142.6, 142.16; the list of entry records in the Appendix to 19 CFR Part 163; the programmes' own subparts
of 19 CFR 10 and 182; the agencies' own parts. Where a subpart alone is cited its sections were not read for this row.
"""

from __future__ import annotations

from collections.abc import Mapping

from tidewaiter.shapes import Code, Line
from tidewaiter.values import immutable

CLIENT, SHIPPER, CARRIER, PRODUCER, BROKER = "client", "shipper", "carrier", "producer", "broker"
LADING, RELEASE, CLAIM, SUMMARY, LIQUIDATION = "lading", "release", "claim", "summary", "liquidation"
# What it means that a paper is not there when it is needed.
CONSEQUENCES: Mapping[str, tuple[str, str]] = {
    LADING:      ("CBP may order the goods not to be loaded, hold them, and claim liquidated damages of $5,000 for each late filing",
                  "19 CFR 149.2, 113.62(j)"),
    RELEASE:     ("the goods are not released; unentered fifteen days after landing they go to general order at your expense",
                  "19 CFR 142.2, 142.6, 4.37"),
    CLAIM:       ("the preference cannot be claimed, and duty is deposited at the full rate", "19 CFR 163.6(b)(2)"),
    SUMMARY:     ("the entry summary is late or incomplete, and CBP may claim liquidated damages", "19 CFR 142.12(b), 142.15"),
    LIQUIDATION: ("CBP takes it that the duties are reimbursed, and doubles the antidumping duty", "19 CFR 351.402(f)(3)"),
}


@immutable
class DocumentKind:
    """A paper. It is wanted where every condition that is given holds: entry types (`types`, not `but`), modes of transport, a programme
    claimed, an agency concerned, a fact of the file that is true (`fact`), or not true (`unless`)."""

    words: Line
    why: Line
    stage: Code
    whom: Code
    cite: Line
    types: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    programs: tuple[str, ...] = ()
    agency: Code = ""
    fact: Code = ""
    unless: Code = ""


SEA, AIR, LAND = ("10", "11", "12"), ("40", "41"), ("20", "21", "30", "31", "32", "33", "34")
_ENTRIES = ("01", "02", "03", "06", "07", "11", "12", "21", "22", "23", "24", "25", "51", "52", "86")
_NO_INVOICE = ("06", "23", "24", "25", "51", "52")           # 19 CFR 141.83(d)(8), (10), (14): a pro forma does
_WITHDRAWALS = ("31", "32", "34", "38")
_DUMPING = ("03", "07", "34", "38")


def _k(words: str, why: str, stage: str, whom: str, cite: str, **when: object) -> DocumentKind:
    return DocumentKind(words, why, stage, whom, cite, **when)  # type: ignore[arg-type]


DOCUMENTS: Mapping[str, DocumentKind] = {
    "commercial_invoice": _k(
        "Commercial invoice", "every shipment is entered on one, with seller, buyer, description, quantity, price and origin",
        RELEASE, SHIPPER, "19 CFR 141.83(c), 141.86, 142.3(a)(3), 142.6", types=_ENTRIES, but=_NO_INVOICE),
    "pro_forma_invoice": _k(
        "Invoice, or a pro forma invoice", "these goods may be entered without a commercial invoice, not without any",
        RELEASE, CLIENT, "19 CFR 141.83(d), 141.85", types=_NO_INVOICE),
    "packing_list": _k(
        "Packing list", "it says what is in which package; without packages to tell apart it may be waived",
        RELEASE, SHIPPER, "19 CFR 142.3(a)(4), 141.86(e)", types=_ENTRIES),
    "bill_of_lading": _k(
        "Bill of lading or sea waybill", "it is evidence of the right to make entry",
        RELEASE, CARRIER, "19 CFR 141.11(a), 142.3(a)(2)", types=_ENTRIES, modes=SEA),
    "air_waybill": _k(
        "Air waybill", "it is evidence of the right to make entry",
        RELEASE, CARRIER, "19 CFR 141.11(a), 142.3(a)(2)", types=_ENTRIES, modes=AIR),
    "freight_bill": _k(
        "Rail or truck bill, or the carrier's certificate", "it is evidence of the right to make entry",
        RELEASE, CARRIER, "19 CFR 141.11(a), 142.3(a)(2)", types=_ENTRIES, modes=LAND),
    "security_filing_elements": _k(
        "Elements of the importer security filing", "goods by sea are told to CBP before they are loaded",
        LADING, CLIENT, "19 CFR 149.2, 149.3", types=_ENTRIES, modes=("10", "11"), unless="bulk"),
    "owner_declaration": _k(
        "Declaration of the owner (CBP Form 3347)", "the importer of record is not the owner and wants to be relieved of what is owed later",
        SUMMARY, CLIENT, "19 CFR 141.20", fact="owner_declares"),
    "right_of_consignee": _k(
        "Endorsed bill or letter of authority", "the importer of record is not the consignee of the bill",
        RELEASE, CLIENT, "19 CFR 141.11, 141.12", fact="consignee_differs"),
    "component_breakdown": _k(
        "Value and weight of the component materials", "classification or value turns on them",
        SUMMARY, PRODUCER, "19 CFR 141.87", fact="component_materials"),
    "metal_content": _k(
        "Steel, aluminium or copper content, and where melted, poured, smelted and cast", "the additional duty falls on it",
        SUMMARY, PRODUCER, "19 CFR 141.89; the proclamations under section 232", fact="metals"),
    "steel_licence": _k(
        "Steel import licence", "steel mill products need one",
        SUMMARY, CLIENT, "19 CFR 360.101", fact="steel_licence"),
    "aluminium_licence": _k(
        "Aluminium import licence", "these aluminium articles need one",
        SUMMARY, CLIENT, "19 CFR 361.101", fact="aluminium_licence"),
    "quota_licence": _k(
        "Import licence or export certificate of the quota", "the quota rate is given only with it",
        SUMMARY, CLIENT, "19 CFR 132.15-132.17; 7 CFR 6", types=("02", "07", "12", "32", "38"), fact="quota_licence"),
    "non_reimbursement": _k(
        "Statement that antidumping duties are not reimbursed", "without it the duty is doubled",
        LIQUIDATION, CLIENT, "19 CFR 351.402(f)(2)", types=_DUMPING),
    "adcvd_scope": _k(
        "Producer's and exporter's certificate for the case", "the order or its scope asks for it",
        SUMMARY, PRODUCER, "19 CFR 351.228", types=_DUMPING, fact="adcvd_certificate"),
    "zone_admission": _k(
        "Zone admission and inventory record", "the goods come from a foreign trade zone",
        RELEASE, CLIENT, "19 CFR 146.62", types=("06",)),
    "warehouse_withdrawal": _k(
        "Warehouse entry and the proprietor's record", "the goods are withdrawn from it",
        RELEASE, CLIENT, "19 CFR 144.38", types=_WITHDRAWALS),
    "temporary_use": _k(
        "Statement of the intended use and of export", "goods under temporary importation bond",
        RELEASE, CLIENT, "19 CFR 10.31(a)(3)", types=("23",)),
    "american_goods": _k(
        "Declarations for American goods returned", "they come back free of duty with these alone",
        CLAIM, SHIPPER, "19 CFR 10.1", fact="american_goods"),
    "repair": _k(
        "Declarations of repairer and owner", "duty falls on repair or alteration alone",
        CLAIM, SHIPPER, "19 CFR 10.8", fact="repaired"),
    "assembly": _k(
        "Assembler's declaration", "American components are free of duty",
        CLAIM, PRODUCER, "19 CFR 10.24", fact="assembled"),
    "usmca_certification": _k(
        "USMCA certification of origin", "the importer has to hold it when the claim is made",
        CLAIM, PRODUCER, "19 CFR 182.12(a)(3), 182.11(b)", programs=("S", "S+")),
    "gsp_declaration": _k(
        "Evidence of GSP origin", "the claim rests on it",
        CLAIM, PRODUCER, "19 CFR 10.173", programs=("A", "A*", "A+")),
    "agoa_certificate": _k(
        "Evidence of AGOA origin", "the claim rests on it",
        CLAIM, PRODUCER, "19 CFR 10.211-10.217", programs=("D",)),
    "cbera_declaration": _k(
        "Evidence of CBERA or CBTPA origin", "the claim rests on it",
        CLAIM, PRODUCER, "19 CFR 10.191-10.199, 10.221-10.237", programs=("E", "R", "W")),
    "australia": _k(
        "Evidence of Australian origin", "the claim rests on it",
        CLAIM, PRODUCER, "19 CFR 10.721-10.748", programs=("AU",)),
    "bahrain": _k(
        "Evidence of Bahraini origin", "the claim rests on it",
        CLAIM, PRODUCER, "19 CFR 10.801-10.827", programs=("BH",)),
    "cafta": _k(
        "CAFTA-DR certification", "the claim rests on it",
        CLAIM, PRODUCER, "19 CFR 10.581-10.625", programs=("P", "P+")),
    "chile": _k(
        "Evidence of Chilean origin", "the claim rests on it",
        CLAIM, PRODUCER, "19 CFR 10.401-10.490", programs=("CL",)),
    "colombia": _k(
        "Colombia TPA certification", "the claim rests on it",
        CLAIM, PRODUCER, "19 CFR 10.3001-10.3034", programs=("CO",)),
    "israel": _k(
        "Evidence of Israeli origin", "the claim rests on it",
        CLAIM, PRODUCER, "General Note 8, HTSUS", programs=("IL",)),
    "jordan": _k(
        "Evidence of Jordanian origin", "the claim rests on it",
        CLAIM, PRODUCER, "19 CFR 10.701-10.712", programs=("JO",)),
    "japan": _k(
        "Information in support of Japanese origin", "the claim rests on it",
        CLAIM, PRODUCER, "General Note 36, HTSUS", programs=("JP",)),
    "korea": _k(
        "Korea FTA certification", "the claim rests on it",
        CLAIM, PRODUCER, "19 CFR 10.1001-10.1034", programs=("KR",)),
    "morocco": _k(
        "Evidence of Moroccan origin", "the claim rests on it",
        CLAIM, PRODUCER, "19 CFR 10.761-10.787", programs=("MA",)),
    "oman": _k(
        "Evidence of Omani origin", "the claim rests on it",
        CLAIM, PRODUCER, "19 CFR 10.861-10.890", programs=("OM",)),
    "panama": _k(
        "Panama TPA certification", "the claim rests on it",
        CLAIM, PRODUCER, "19 CFR 10.2001-10.2034", programs=("PA",)),
    "peru": _k(
        "Peru TPA certification", "the claim rests on it",
        CLAIM, PRODUCER, "19 CFR 10.901-10.934", programs=("PE",)),
    "singapore": _k(
        "Evidence of Singaporean origin", "the claim rests on it",
        CLAIM, PRODUCER, "19 CFR 10.501-10.570", programs=("SG",)),
    "civil_aircraft": _k(
        "Certificate of use in civil aircraft", "the goods are free for that use alone",
        CLAIM, CLIENT, "19 CFR 10.183", programs=("C", "C#")),
    "fda_facts": _k(
        "FDA product code, facility and registration numbers, prior notice", "the agency reviews the goods by them",
        RELEASE, SHIPPER, "21 CFR 1.72, 1.279-1.285", agency="FDA"),
    "aphis_permit": _k(
        "Import permit, phytosanitary or veterinary certificate", "plants, animals and their products need them",
        RELEASE, SHIPPER, "7 CFR 319; 9 CFR 93-98", agency="APH"),
    "lacey_declaration": _k(
        "Declaration of plant species (Lacey Act)", "goods of plant material name genus, species and harvest",
        RELEASE, PRODUCER, "16 U.S.C. 3372(f); 7 CFR 357", fact="lacey"),
    "meat_certificate": _k(
        "Foreign inspection certificate and application for inspection", "meat, poultry and eggs are reinspected",
        RELEASE, SHIPPER, "9 CFR 327.4, 327.5, 381.197", agency="FSI"),
    "epa_form": _k(
        "TSCA certification, notice of arrival or vehicle declaration", "chemicals, pesticides, engines",
        RELEASE, CLIENT, "19 CFR 12.73, 12.112, 12.121", agency="EPA"),
    "cpsc_certificate": _k(
        "Certificate of compliance", "the product is under a safety rule",
        RELEASE, PRODUCER, "16 CFR 1110", agency="CPS"),
    "wildlife_declaration": _k(
        "Wildlife declaration (Form 3-177) and CITES papers", "wildlife and its products",
        RELEASE, CLIENT, "50 CFR 14.61, 23", agency="FWS"),
    "vehicle_declaration": _k(
        "Vehicle declaration (HS-7)", "motor vehicles and their equipment",
        RELEASE, CLIENT, "49 CFR 591.5; 19 CFR 12.80", agency="NHT"),
    "seafood_papers": _k(
        "Harvest events, permit, dolphin-safe certificate", "seafood is traced from its catch",
        RELEASE, PRODUCER, "50 CFR 300.322-300.325", agency="NMF"),
    "alcohol_papers": _k(
        "Importer's permit and label approval", "alcoholic drinks",
        RELEASE, CLIENT, "27 CFR 4.40, 5.11, 7.21, 27.48", agency="TTB"),
    "firearms_permit": _k(
        "Approved Form 6", "arms and ammunition",
        RELEASE, CLIENT, "27 CFR 447.41, 478.111", agency="ATF"),
    "drug_permit": _k(
        "DEA import permit or declaration", "controlled substances and listed chemicals",
        RELEASE, CLIENT, "21 CFR 1312.11, 1313.12", agency="DEA"),
    "produce_inspection": _k(
        "Inspection certificate or exemption of the marketing order", "fruit, vegetables and nuts under a marketing order",
        RELEASE, SHIPPER, "7 CFR 944, 980, 999", agency="AMS"),
}
