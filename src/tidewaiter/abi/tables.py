"""Short code tables that more than one record uses."""

from __future__ import annotations

# CATAIR Entry Summary Create/Update, AE Table 2; Cargo Release takes type 86 beside some of them.
ENTRY_TYPES = {
    "01": "consumption",                   "02": "quota or visa",           "03": "antidumping or countervailing",
    "06": "foreign trade zone",            "07": "quota and antidumping",   "11": "informal",
    "12": "informal quota or visa",        "21": "warehouse",               "22": "re-warehouse",
    "23": "temporary importation bond",    "31": "warehouse withdrawal",    "32": "withdrawal, quota",
    "34": "withdrawal, antidumping",       "38": "withdrawal, quota and antidumping",
    "51": "defense contract management",   "52": "government dutiable",
}
RELEASE_TYPES = {
    kind: ENTRY_TYPES[kind] for kind in ("01", "02", "03", "06", "07", "11", "12", "21", "22", "23", "52")
} | {"86": "section 321"}

# AE Table 3.
MODES = {
    "10": "vessel",            "11": "vessel, container",   "12": "border water",       "20": "rail",
    "21": "rail, container",   "30": "truck",               "31": "truck, container",   "32": "auto",
    "33": "pedestrian",        "34": "road, other",         "40": "air",                "41": "air, container",
    "50": "mail",              "60": "passenger, hand carried",                         "70": "fixed transport",
}

# AE Table 4.
WAIVER_REASONS = {
    "995": "supplemental duty bill on a vessel repair entry", "996": "fines, penalty or liquidated damages bill",
    "997": "other contingent bill", "998": "secured other than by a surety", "999": "no surety, unsecured",
}

PAYMENT = {
    "1": "individual payment", "2": "daily statement of the filer", "3": "daily statement of the importer with suffix",
    "5": "daily statement of the importer", "6": "monthly statement of the filer",
    "7": "monthly statement of the importer with suffix", "8": "monthly statement of the importer",
}
RECONCILIATION = {
    "001": "value", "002": "classification", "003": "chapter 9802", "004": "value and classification",
    "005": "value and chapter 9802", "006": "classification and chapter 9802", 
    "007": "value, classification and chapter 9802",
}
DECLARATIONS = {
    "01": "softwood lumber", "02": "steel exclusion", "03": "aluminum exclusion", "04": "Korean steel certificate",
    "05": "craft beverage", "06": "AD/CVD certification", "07": "aluminum smelt and cast", "08": "steel melt and pour",
    "09": "201 bifacial", "10": "ship-to-shore crane", "11": "auto parts offset licence", "12": "copper smelt and cast",
}
IMPORTER_KINDS = {"EI": "IRS number", "ANI": "number assigned by CBP", "34": "social security number"}
# The same three by the shape of the number (numbers.importer_number.kind).
QUALIFIERS = {"irs": "EI", "cbp": "ANI", "ssn": "34"}
BONDS = {"8": "continuous", "9": "single transaction"}
DISPOSITIONS = {"": "not final", "A": "accepted", "R": "rejected"}       # of records E1

# Record 52, pages ESF-95 to ESF-97, and usage note (s).
LICENSES = {
    "01": "steel import licence",          "02": "Singapore TPL certificate",     "03": "Canadian NAFTA certificate",
    "04": "Mexican NAFTA certificate", "05": "beef export certificate",       "06": "diamond certificate",
    "07": "ATPDEA certificate",            "08": "Australian export certificate", "09": "Mexican cement import licence",
    "10": "CAFTA TPL certificate",         "11": "Atlantic Lumber Board certificate", "12": "cotton shirting licence",
    "13": "Haiti earned import allowance", "14": "agricultural licence",          "15": "Canadian softwood permit",
    "16": "Canadian export sugar certificate", "17": "wool licence",                  "18": "CBTPA certification",
    "19": "AGOA textile provision",        "20": "other non-standard visa",       "21": "USDA sugar certificate",
    "22": "organic product exemption",     "23": "AMS certificate of exemption",  "24": "AMS US origin certificate",
    "25": "Dominican earned allowance",    "26": "Mexican sugar export licence",  "27": "general note 15(c) waiver",
    "28": "aluminum import licence",       "29": "Canadian USMCA certificate", "30": "Mexican USMCA certificate",
    "31": "Argentine grape juice export licence",
}

# AE Tables 14 and 15: why a post summary correction is filed, by the record that says it.
CORRECTION_REASONS = {
    "35": {
        "H01": "type without cases to one with",  "H02": "type, otherwise",       "H04": "mode of transport",
        "H05": "surety",                          "H06": "superseding bond",      "H07": "bond, otherwise",
        "H08": "electronic invoice",              "H09": "shipment usage",        "H10": "consignee",
        "H11": "date of importation",             "H12": "state of destination",  "H13": "header fee",
        "H14": "type with cases to one without",  "H99": "other",
    },
    "63": {
        "L01": "invoice",           "L02": "special program",     "L03": "classification",      "L04": "value",
        "L05": "charges",           "L06": "duty",                "L07": "country of origin",   "L08": "country of export",
        "L09": "case, critical circumstances",                    "L10": "case, party",         "L11": "case, rate",
        "L12": "case, scope",       "L13": "case, non-reimbursement",                           "L14": "ruling",
        "L15": "FCC form",          "L16": "tax",                 "L17": "processing fee",      "L18": "another fee",
        "L19": "manufacturer",      "L20": "foreign exporter",    "L21": "sold to",             "L22": "delivered to",
        "L23": "textile category",  "L24": "visa",                "L25": "textile export date", "L26": "licence",
        "L27": "lumber price",      "L28": "lumber charges",      "L29": "quantity",            "L30": "relationship",
        "L31": "weight",
    },
}

# AE Table 11: the reasons (AE Table 10) that answer each Census warning.
_PRICE = ("04", "05", "06", "07", "08", "09", "10", "11", "15", "21", "49", "50")
_CHEAP = ("09", "12", "13", "14", "15", "20", "27", "49", "50")
CENSUS: dict[str, tuple[str, ...]] = {
    "27A": ("01", "02", "03", "49", "50"),        "27B": ("09", "20", "21", "49", "50"),
    "27C": _CHEAP,                                "27D": _PRICE,
    "27F": _PRICE,                                "27G": ("05", "49", "50"),
    "27H": ("20", "22", "49", "50"),              "27I": ("20", "22", "49", "50"),
    "27J": ("05", "12", "13", "14", "15", "16", "17", "18", "19", "20", "22", "49", "50"),
    "27M": ("09", "20", "21", "49", "50"),        "27P": ("51",),
    "27Q": ("51",),                               "28E": _CHEAP,
}
