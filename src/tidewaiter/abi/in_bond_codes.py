"""Codes of the in-bond chapter and of the broker download, in words of our own."""

from __future__ import annotations

KINDS = {"61": "immediate transportation", "62": "transportation and exportation", "63": "immediate exportation"}
DOWNLOAD_KINDS = KINDS | {"69": "transit through Canada", "70": "transit through the United States"}
YES_NO = {"Y": "yes", "N": "no"}
CONVEYANCES = {"30": "truck", "40": "air", "70": "pipeline"}
EVENTS = {
    "1": "arrival of the whole in-bond",   "2": "arrival of a bill",   "3": "arrival of a container",
    "5": "export of the whole in-bond",    "6": "export of a bill",    "7": "export of a container",
    "A": "transfer of liability",          "Z": "diversion to another port",
}
RESULTS = {"01": "rejected", "02": "accepted", "03": "accepted with a warning"}
WEIGHTS = {"LB": "pound", "KG": "kilogram", "LT": "long ton", "ST": "short ton", "ET": "metric ton", "MT": "measurement ton"}
TRUCK_WEIGHTS = {"G": "gram", "L": "pound", "K": "kilogram", "O": "ounce", "T": "ton"}
VOLUMES = {
    "BB": "barge",           "CC": "cubic centimetre",  "DD": "cord",        "CF": "cubic foot",     "CM": "cubic metre",
    "FF": "100 board feet",  "GG": "gallon",            "LL": "load",        "HH": "hundred measurement tons",
    "MM": "cubic decimetre", "NN": "cubic inch",        "RR": "rail car",    "SS": "measurement ton",
    "TT": "container",       "UU": "volumetric unit",   "VV": "litre",
}
HAZARD_LISTS = {
    "4": "DOT code, 46 level", "6": "airline tariff 6D", "9": "49 CFR", "A": "ICAO", "D": "DOT identifier", "E": "endorsement",
    "F": "Air Force regulation 71-4", "I": "IMO", "R": "Bureau of Explosives 600-A", "U": "United Nations",
}
# QP33 note 1, INB-30.
REFERENCES = {
    "2K": "FDA product type",            "BL": "government bill of lading",   "BM": "bill of lading",           "BN": "booking",
    "CG": "consignee's order",           "CN": "carrier's PRO or invoice",    "CO": "customer's order",         "CR": "customer's reference",
    "CSK": "Schedule K",                 "CUB": "CBP bill of lading",         "CX": "consignment class",        "ED": "export declaration",
    "FEN": "Mexican pedimento",          "FN": "forwarder's reference",       "FP": "forestry permit",          "GB": "grain block",
    "GR": "grain order",                 "HS": "tariff number",               "IN": "consignee's invoice",      "LT": "lot",
    "MA": "ship notice",                 "MB": "master bill of lading",       "OM": "ocean manifest",           "OW": "service order",
    "PK": "packing list",                "PN": "permit",                      "PO": "purchase order",           "RC": "rail routing",
    "S7": "stack train",                 "SI": "shipper's shipment number",   "SO": "shipper's order",          "ST": "store",
    "SW": "seller's sale",               "UT": "unit train",                  "VA": "vessel agent",             "WU": "vessel",
    "WY": "waybill",                     "XC": "cargo control number",        "XP": "previous cargo control number",
    "ZE": "coal authority",              "ZZ": "agreed between the parties",
}
# 4B note 1, BD-25 and BD-26.
DOWNLOAD_REFERENCES = {code: words for code, words in REFERENCES.items() if code != "CSK"} | {
    "8S": "broker", "BEN": "broker's entry number", "EP": "softwood lumber permit", "OB": "ocean bill of lading",
    "OL": "bill before it was split", "RR": "railroad",
}
# Of NS30: what CBP did to a bill. The in-bond chapter refers to ACE Ocean Appendix D (INB-64), which is not among our chapters; these few are
# as CBP's CATAIR Appendix N, Disposition Codes, amendment 37 of September 2020 has them. Another code is given as it stands, without words.
DISPOSITIONS = {
    "11": "whole in-bond arrived at destination", "12": "bill arrived at in-bond destination", "13": "container arrived at in-bond destination",
    "14": "entered quantity taken back",          "15": "released quantity taken back",        "16": "entered and released quantity taken back",
    "1A": "entered, intensive examination",       "1B": "released after examination",          "1C": "entered and released",
    "1F": "hold lifted at in-bond destination",   "1G": "hold at in-bond destination",
    "1H": "hold at port of discharge",            "1I": "hold lifted at port of discharge",    "1J": "in-bond movement authorized",
}
