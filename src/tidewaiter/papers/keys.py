"""What a shipment folder may say: every key, label and column with its meaning, for readers and the manual alike."""

from __future__ import annotations

from collections.abc import Mapping

from tidewaiter.papers.valuation import KINDS

SHIPMENT = {
    "entry": "the entry: its number, type, port and what the filer chooses",
    "days": "the named days",
    "parties": "importer, consignee, broker, seller, buyer",
    "manufacturers": "the actual makers, by MID",
    "transport": "what the bills do not say of the carriage",
    "bond": "the bond",
    "additional_bond": "a single transaction bond beside the basic one; its keys are those of bond",
    "payment": "how the duty is paid",
    "warehouse": "the warehouse entry that the goods come from: types 22 and 31 to 38",
    "zone": "the foreign trade zone that they come from: type 06",
    "release": "what cargo release is asked for beside the goods",
    "correction": "why a summary that CBP accepted is filed anew",
    "declarant": "the named person who certifies the entry",
    "papers": "which files are the papers; without it, invoice*.csv, invoice*.xlsx, bill*.yaml and rates.csv",
    "goods": "what holds for every line",
    "invoices": "what holds for every line of one invoice, by invoice number",
    "lines": "what holds for the lines of one part, by part as the invoice prints it",
    "charges": "additions, deductions and charges beside the price, where the invoice does not print them",
    "stated_totals": "totals that somebody else computed: duty, tax, fees, antidumping, countervailing, total",
}
ENTRY = {
    "number": "entry number with check digit, as B76-0324527-8",
    "type": "entry type, two digits: 01 consumption, 02 quota, 03 AD/CVD, 06 zone, 11 informal, 21 warehouse, 31 withdrawal ...",
    "port": "port of entry, Schedule D, four digits",
    "state": "US state of destination",
    "reference": "the broker's file number, at most nine characters",
    "notify": "importer number of the party to notify (CBP Form 4811)",
    "live": "yes where entry and entry summary are filed together with payment",
    "electronic_invoice": "yes where the invoice can be sent electronically",
    "certify_release": "yes where release is asked for from the entry summary",
    "missing_documents": "codes of documents that are missing, at most two",
    "releases": "entry numbers of the releases that the one summary accounts for: types 01, 06 and 11",
    "shipment_usage": "P personal, X commercial sample",
    "deferred_tax": "internal revenue tax deferred: 1 conventional, 2 by electronic funds transfer",
    "reconciliation": "issues left open, 001 value to 007",
    "reconciliation_agreement": "yes where a trade agreement's claim is left open",
    "known_importer": "yes where CBP has told the importer so",
    "expedited_release": "yes where the goods were released by FAST, BRASS or rail line release",
    "temporary": "yes: the importer declares that the goods are exported or destroyed in time, type 23",
    "express_informal": "yes for express shipments released from the manifest, type 11",
}
WAREHOUSE = {
    "entry": "number of the warehouse entry, with filer and check digit",
    "port": "its port, Schedule D", "final": "yes where nothing is left in the warehouse",
}
ZONE = {
    "identifier": "project, subzone or site, site of the subzone, nine characters, as 02600A001",
    "weekly": "yes where the removals of a week are entered together, 19 CFR 146.63(c)",
}
RELEASE = {
    "contact": "who answers for it; without it, the declarant", "phone": "telephone; without it, the broker's",
    "elected": "the day taken as the day of entry; of a weekly zone entry, the first of its week",
    "immediate_delivery": "yes where it is asked for, 19 CFR 142.21",
    "split": "of a split shipment: 1 hold all, 2 incremental",
    "exam_site": "FIRMS code of the examination site wished for", "general_order": "general order number",
    "warehouse": "FIRMS code of the bonded warehouse that the goods go into: types 21 and 22",
    "references": "numbers beside the entry",
}
REFERENCE = {"qualifier": "DIS, EXP, PER, RRN, CES ... (record SE20)", "number": "the number; Y of an indicator"}
CORRECTION = {
    "explanation": "what changed and why, in a sentence of business", "reasons": "H01 to H99, at most five",
    "accelerated": "yes where early liquidation is asked for",
    "paid": "whether the summary on file is paid", "liquidation": "day for which its liquidation is scheduled",
}
ZONE_STATUS = {
    "status": "P privileged foreign, N non-privileged foreign, D domestic",
    "filed": "day on which privileged status was granted; its rates apply",
    "quantity": "whole units removed from the zone",
    "current_hts": "number in force, where that of the day of the status is no longer",
}
DAYS = {
    "entered": "the day that fixes law and rates, 19 CFR 141.68",
    "imported": "arrival within the port limits, 19 CFR 101.1",
    "exported": "exportation from the country; fixes the rate of exchange, 19 CFR 159.32",
    "loaded": "loading on the vessel; a bill's on_board day says the same",
    "arrival": "estimated arrival at the port of unlading",
    "summary": "the day on which the entry summary is filed",
}
PARTIES = {
    "importer": "importer of record",
    "consignee": "ultimate consignee; may be the word importer",
    "broker": "the filer's name and address",
    "seller": "the seller; without it, the invoices' seller by name alone",
    "buyer": "the buyer; may be the word importer or consignee",
}
PARTY = {
    "name": "name", "street": "street", "city": "city", "region": "state or province, abbreviated",
    "postal_code": "postal code",
    "country": "ISO 3166 alpha-2", "number": "importer number with hyphens, as 12-3456789",
    "mid": "manufacturer identification",
    "phone": "telephone, digits",
}
TRANSPORT = {
    "mode": "mode of transport where the bill does not say it",
    "location": "FIRMS code of where the goods are",
    "unlading_port": "US port of unlading where the bill does not say it, Schedule D",
    "in_bond_date": "day of the in-bond movement",
}
BOND = {
    "kind": "8 continuous, 9 single transaction, 0 none", "surety": "surety code, three digits",
    "amount": "of a single transaction bond, whole dollars", "waiver_reason": "why no bond is needed, 995 to 999",
    "designation": "B basic (without it), U substitution, E superseding",
    "continuous": "of a continuous bond: Y supersedes that presented at entry, S is a substitute for it",
    "producer_account": "the surety's number for the filer",
}
PAYMENT = {
    "kind": "1 individual; 2, 3, 5 daily statement; 6, 7, 8 periodic monthly statement",
    "print_date": "preliminary statement print date",
    "month": "month of the periodic statement, two digits", "branch": "statement client branch, two digits",
}
DECLARANT = {"name": "name", "title": "title", "licence": "customs broker licence", "day": "day of the certification"}
PAPERS = {"invoices": "files of the commercial invoices", "bills": "files of the bills",
          "rates": "file of the rates of exchange"}
GOODS = {
    "hts": "ten-digit HTS number",
    "description": "description for the entry; without it, the invoice's",
    "origin": "country of origin, ISO 3166 alpha-2",
    "exported_from": "country of exportation",
    "manufacturer": "MID of the actual maker",
    "program": "special program indicator claimed: S, AU, D ...",
    "related": "yes where buyer and seller are related, 19 CFR 152.102(g)",
    "facts": "facts by name, as steel_pct: 100 or is_auto_part: yes",
    "adcvd": "AD/CVD cases claimed",
    "licenses": "licences, certificates, permits",
    "declarations": "importer's additional declarations (record 54)",
    "agencies": "what partner agencies flag, and the answer",
    "category": "textile category, three digits",
    "visa": "textile visa number",
    "ruling": "ruling number",
    "ruling_kind": "R binding (without it), C pre-classification, P pre-approval",
    "set_indicator": "X or V of a set",
    "product_claim": "F folklore, G made to measure, H special access, M fashion sample; C craft beverage follows from its declaration",
    "net_cost": "yes where regional value content is by net cost",
    "zone_status": "status of goods from a foreign trade zone",
    "overrides": "Census warnings answered beforehand, as [27C 15]",
    "sanctions_disclaimed": "Y where a sanction on the number does not bear on the goods",
    "correction_reasons": "reasons of the line in a correction, L01 to L31",
    "fee_exemption": "1 cotton, 2 other agricultural fee",
    "sold_to": "importer number of the sold-to party; without it, the buyer's",
    "delivered_to": "importer number of the delivered-to party; without it, the consignee's",
    "foreign_exporter": "MID of the foreign exporter; without it, the seller's",
}
INVOICE = GOODS | {"exported": "day of exportation where it differs from the shipment's, for the rate of exchange"}
LINE = GOODS | {
    "quantities": "quantities for the whole part in HTS units, as [300 DOZ, 480 KG]",
    "gross_weight": "gross weight of the part, kilograms",
    "group": "yes: rows of this part are one line; a word: rows of all parts with that word are one line",
    "components": "of a watch: value of movement, case, strap, battery in one piece, in the invoice's currency",
}
ADCVD = {
    "case": "case number, as A-570-967-000",
    "deposit": "C cash, B bond",
    "non_reimbursement": "identifier of the non-reimbursement statement, 19 CFR 351.402(f)",
    "quantity": "as 1200 KG, where the rate is specific",
    "rate": "deposit rate as 54.32%, where the law held here has none",
    "cite": "the Commerce message or notice that sets the rate",
}
LICENSE = {"kind": "CATAIR code, as 14 for an agricultural licence", "number": "its number"}
AGENCY = {"code": "FDA, APH, TTB, AMS, FWS ...", "program": "the agency's programme",
          "answer": "data, or a disclaim code A to F", "cite": "source"}
CHARGE = {
    "kind": "one of the kinds of charge below",
    "treatment": "addition, deduction or non_dutiable, 19 CFR 152.103",
    "amount": "the amount, not negative",
    "currency": "ISO 4217; without it, the invoice's",
    "invoice": "number of the invoice it belongs to; without it, all invoices",
    "lines": "parts it belongs to; without it, all",
    "share_by": "value, weight or quantity",
    "evidence": "the paper that identifies it, as freight bill FB-118",
}
STATED = {name: "dollars and cents" for name in ("duty", "tax", "fees", "antidumping", "countervailing", "total")}
BILL = {
    "mode": "mode of transport, two digits: 11 vessel containerised, 10 vessel, 30 truck, 20 rail, 40 air",
    "carrier": "SCAC by sea, rail and road; two-character IATA code by air",
    "conveyance": "vessel name", "voyage": "voyage, flight or trip number",
    "lading_port": "foreign port of lading, Schedule K", "unlading_port": "US port of unlading, Schedule D",
    "on_board": "day of loading", "shipper": "shipper", "consignee": "consignee", "notify": "party to notify",
    "place_of_receipt": "place",
    "containers": "container numbers", "seals": "seal numbers", "gross_weight": "gross weight of the bill, kilograms",
    "description": "what the bill says of the goods", "freight": "prepaid or collect",
    "bills": "the bill numbers, master first",
}
BILL_NUMBER = {
    "kind": "M master, H house, S sub-house, I in-bond", "issuer": "SCAC; empty for an air waybill",
    "number": "the number",
    "quantity": "packages", "unit": "unit of the packages, CATAIR code: CT carton, PAL pallet, PKG package",
}

# Labels of an invoice in their plain form (lower case, underscores) and what they are. An empty name is read over.
HEAD_LABELS = {
    "number": ("invoice_number", "invoice_no", "number", "no", "invoice"),
    "day": ("invoice_date", "date", "day"),
    "currency": ("currency", "currency_of_sale"),
    "seller": ("seller", "vendor", "supplier", "exporter", "shipper"),
    "buyer": ("buyer", "sold_to", "bill_to", "importer", "consignee"),
    "terms": ("terms", "terms_of_sale", "incoterms", "incoterm", "delivery_terms"),
    "total": ("total", "invoice_total", "grand_total", "total_amount", "amount_due"),
    "": ("seller_address", "buyer_address", "ship_to", "payment_terms", "order", "purchase_order", "po_number", "po",
         "contract", "remarks",
         "bank", "country_of_origin", "signed", "statement", "marks", "vessel", "subtotal"),
}
COLUMN_LABELS = {
    "part": ("part", "part_number", "part_no", "item", "item_number", "item_no", "style", "sku", "article", "reference"),
    "description": ("description", "description_of_goods", "goods"),
    "quantity": ("quantity", "qty", "q_ty"),
    "unit": ("unit", "uom", "u_m", "units", "unit_of_measure"),
    "unit_price": ("unit_price", "price", "price_each"),
    "amount": ("amount", "value", "line_total", "extended", "extended_price", "total", "total_amount", "total_price"),
    "origin": ("origin", "country_of_origin", "coo"),
    "hts": ("hts", "hts_number", "hts_code", "hs", "hs_code", "tariff"),
    "net_weight": ("net_weight", "net_weight_kg", "net_kg", "n_w_kg"),
    "gross_weight": ("gross_weight", "gross_weight_kg", "gross_kg", "g_w_kg"),
    "": ("line", "no", "order", "po", "color", "colour", "size", "composition", "packages", "cartons", "remarks",
         "marks", "lot", "vintage"),
}
FOOT_LABELS = {
    "total": HEAD_LABELS["total"],
    "subtotal": ("subtotal", "sub_total", "total_goods", "goods_total"),
    "packing": ("packing", "export_packing"),
    "freight": ("freight", "ocean_freight", "air_freight", "international_freight"),
    "insurance": ("insurance", "marine_insurance"),
    "discount": ("discount", "less_discount"),
    "": ("remarks", "statement", "signed", "signature", "bank", "country_of_origin", "total_packages",
         "total_net_weight", "total_gross_weight",
         "total_quantity", "amount_in_words"),
}

FORMS: Mapping[str, Mapping[str, str]] = {
    "shipment.yaml": SHIPMENT, "entry": ENTRY, "days": DAYS, "parties": PARTIES, "a party": PARTY,
    "transport": TRANSPORT, "bond": BOND, "warehouse": WAREHOUSE, "zone": ZONE, "release": RELEASE, "references": REFERENCE,
    "correction": CORRECTION, "zone_status": ZONE_STATUS,
    "payment": PAYMENT, "declarant": DECLARANT, "papers": PAPERS, "goods, an invoice, a line": GOODS,
    "an invoice only": {"exported": INVOICE["exported"]},
    "a line only": {key: LINE[key] for key in LINE if key not in GOODS}, "adcvd": ADCVD, "licenses": LICENSE,
    "agencies": AGENCY,
    "charges": CHARGE, "stated_totals": STATED, "bill.yaml": BILL, "bills of bill.yaml": BILL_NUMBER,
}


def manual() -> str:
    """The keys as Markdown tables, as docs/shipment-folder.md prints them."""
    parts = []
    for name, keys in FORMS.items():
        parts += [f"### {name}", "", "| key | what it holds |", "|---|---|"]
        parts += [f"| `{key}` | {meaning} |" for key, meaning in keys.items()]
        parts += [""]
    for name, labels in (("labels above the table", HEAD_LABELS), ("columns", COLUMN_LABELS),
                         ("labels below the table", FOOT_LABELS)):
        parts += [f"### invoice: {name}", "", "| what | may be labelled |", "|---|---|"]
        parts += [f"| {what or 'read over'} | {', '.join(f'`{label}`' for label in also)} |" for what,
                  also in labels.items()]
        parts += [""]
    parts += ["### kinds of charge", "", "| kind | what it is | may be | law |", "|---|---|---|---|"]
    parts += [f"| `{key}` | {kind.name} | {', '.join(kind.treatments)} | {kind.cite} |" for key, kind in KINDS.items()]
    return "\n".join(parts) + "\n"
