"""Codes of CBP's replies to queries and of its release notices, in a few words of our own.

Sources: CATAIR Entry Summary Query, May 2026 (ESQ pages); CATAIR Cargo Manifest/In-bond/Entry Status Query, September 2025 (ACMQ pages);
CATAIR Importer/Bond Query, July 2025 (QIB pages).
"""

from __future__ import annotations

# J2, ESQ-19 and ESQ-20.
CRITERIA = {
    "AII": "an invoice was asked for and is missing", "DOC": "documents were asked for and are missing",
    "RCN": "a reconciliation is outstanding",         "PSC": "a post summary correction was filed",
    "LIQ": "liquidated",                              "NLQ": "not yet liquidated",
    "EES": "every summary of the days",
}
# J2, note 5, ESQ-22.
FINANCES = {
    "1": "collections (JL, JM)",  "2": "bills (JK)",              "3": "bills by surety (JN)",
    "4": "collections and JK",    "5": "collections and JN",      "6": "collections, JK and JN",
}
# JB, note 5, ESQ-27; K7, QIB-19.
CENTERS = {
    "CEE001": "pharmaceuticals, health, chemicals", "CEE002": "agriculture, prepared products", "CEE003": "automotive, aerospace",
    "CEE004": "apparel, footwear, textiles",        "CEE005": "base metals",                    "CEE006": "petroleum, gas, minerals",
    "CEE007": "electronics",                        "CEE008": "consumer products",              "CEE009": "industrial, manufacturing materials",
    "CEE010": "machinery",                          "NOTELG": "no center takes it",             "PNDING": "center not yet assigned",
}
LIQUIDATION = {"1": "liquidated or closed", "2": "not liquidated", "3": "reliquidated"}                               # JB, ESQ-25
CONTROL = {"1": "under trade control", "2": "under CBP control", "3": "inactive"}                                     # JC, ESQ-28
SUMMARY = {"1": "accepted", "2": "rejected", "3": "cancelled"}
RELEASE = {"": "does not apply", "0": "not released", "1": "released", "2": "may not be told yet"}
COLLECTION = {"0": "not paid", "2": "paid in full", "3": "free of duty", "5": "drawback", "6": "payment authorised"}  # JC, ESQ-29
CENSUS = {"0": "no warning", "1": "a warning is unresolved", "6": "all warnings are resolved"}                        # JC, ESQ-30
INVOICE = {"": "no electronic invoice", "1": "open", "2": "received", "3": "taken from the summary", "4": "asked for"}
# JC, ESQ-31.
SUSPENSION = {
    "43": "countervailing suspension", "44": "antidumping suspension", "45": "antidumping and countervailing suspension",
    "46": "suspension by a court",     "47": "actual use suspension",  "48": "other suspension",
    "49": "extension by CBP",          "50": "extension for the importer", "51": "other extension",
    "65": "EAPA investigation",        "66": "court injunction",
}
# JD, note 2, ESQ-34.
LIQUIDATION_REASONS = {
    "01": "value",                          "02": "classification",                "03": "quantity",
    "04": "antidumping duty",               "05": "countervailing duty",           "06": "special trade programs",
    "07": "interest only",                  "08": "change without revenue",        "09": "other",
    "12": "classification, post-entry amendment", "13": "quantity, post-entry amendment",
    "16": "trade programs, post-entry amendment", "18": "change without revenue, post-entry amendment",
    "35": "GSP renewed in retrospect",      "36": "CAPE",                          "37": "refund under $20 asked for",
    "39": "NAFTA reconciliation",           "40": "other reconciliation",          "42": "no change, two weeks",
    "52": "closed with compliance",         "53": "closed without compliance",     "54": "breach of bond",
    "55": "accelerated drawback, over claimed", "56": "drawback, clerical error",  "57": "drawback, not accelerated",
    "58": "accelerated drawback, under claimed", "59": "accelerated drawback, no change", "60": "no drawback, no change",
    "61": "vessel repair",                  "62": "post summary correction",       "63": "protest approved",
    "64": "void, entry type changed",       "98": "liquidated by the system",      "99": "liquidated automatically",
}
DRAWBACK = {"1": "approved and paid", "2": "approved, not yet paid", "3": "not claimed or not approved"}              # JF, ESQ-36
BONDS = {"0": "no bond needed", "8": "continuous bond", "9": "single entry bond"}                                     # JI, ESQ-40
BOND_ACTIONS = {
    "N": "new bond, risk management", "A": "additional bond", "V": "voided", "R": "rider", "B": "new bond",
    "U": "substitution", "T": "terminated", "C": "amount adjusted", "E": "superseding",
}
PROTESTS = {"1": "protest, section 514", "2": "petition 520(c)", "3": "petition 520(d)", "4": "intervention 181.115"} # JJ, ESQ-42
PROTEST_STATUS = {
    "OP": "open", "AP": "approved", "DN": "denied", "NP": "not protestable", "SP": "suspended", "PD": "denied in part",
    "WD": "withdrawn", "UT": "untimely",
}
# JK, ESQ-43; JN, ESQ-48.
BILLS = {
    "1": "deferred tax", "2": "supplemental duty", "3": "regional supplemental duty", "4": "miscellaneous",
    "5": "regional, reimbursable", "6": "system, reimbursable", "7": "debit voucher",
}
BILL_STATUS = {
    "01": "not paid", "02": "authorised", "03": "transmitted", "04": "paid", "05": "paid in part", "06": "cancelled", "07": "void",
    "08": "paid administratively", "09": "written off", "10": "cancelled, paid in part", "11": "written off, paid in part",
}
# JZ, note 1, ESQ-50 and ESQ-51.
QUERY_CONDITIONS = {
    "X34": "a record of an unknown identifier",      "X35": "a record out of sequence",          "X37": "a record is missing",
    "X38": "records of a kind stand apart",          "X39": "data in filler",                    "X41": "more than one query in the batch",
    "001": "the request for detail is not Y",        "002": "no query in the block",             "003": "filer code missing",
    "004": "entry number missing",                   "005": "criteria missing",                  "006": "criteria unknown",
    "007": "first day missing",                      "008": "first day is none of the calendar", "009": "last day missing",
    "010": "last day is none of the calendar",       "011": "last day before the first",         "012": "more than 31 days",
    "013": "summary not found",                      "014": "summary is not the asker's",        "015": "done; no summary found",
    "016": "limit reached; there are more",          "017": "last day in the future",
}
# WR0, WSA and WSB, appendix, ACMQ-64.
CARGO_CONDITIONS = {
    "009": "carrier code unknown",        "176": "carrier code missing",     "185": "bill or in-bond number missing",
    "122": "bill not on file",            "123": "in-bond not on file",      "297": "air waybill number impossible",
    "950": "entry not found",             "999": "batch rejected",           "B05": "filer code missing",
    "B06": "filer unknown",               "B14": "entry number missing",     "INE": "not enough said for a query",
    "X17": "filer may not ask",           "X39": "data in filler",           "X40": "characters that are not standard",
    "ZZZ": "ACE failed",
}
# WS4, WS5 and WSC, ACMQ-30, ACMQ-33 and ACMQ-36.
IN_BOND_STATUS = {
    "AR": "arrived", "CN": "concluded", "ER": "en route", "EX": "exported", "IF": "in transit abroad", "IU": "in transit in the US",
    "UA": "not arrived", "OF": "on file",
}
IN_BOND_KINDS = {
    "61": "immediate transportation", "62": "transportation and exportation", "63": "immediate exportation",
    "69": "through Canada, US to US", "70": "through the US, Canada to Canada",
}
BILL_KINDS = {"0": "regular bill", "M": "master bill", "H": "house bill", "F": "freight remaining on board"}          # WR4, ACMQ-32
# WO40, ACMQ-50.
RELEASE_BILLS = {"R": "regular bill", "M": "master bill", "H": "house bill", "S": "sub-house bill", "T": "express tracking number"}
# WR5, note 2, ACMQ-41; WO60, note 2, ACMQ-56.
RELEASE_ORIGINS = {
    "01": "day of selectivity",      "02": "estimated arrival",    "03": "arrival",                "04": "arrival of a paperless in-bond",
    "05": "exam completed",          "06": "general exam instead", "07": "manifest hold removed",  "08": "other agency done",
    "09": "release date changed",    "99": "release date removed",
}
# WO20, notes 1 and 2, ACMQ-47 and ACMQ-48.
REFERENCES = {"CR": "filer's reference", "RSN": "reason of a refused request", "CMT": "comment of CBP", "RRN": "rail reference"}
REFUSALS = {
    "01": "replacement entry is cancelled",          "02": "replacement entry is open",          "03": "replacement in-bond is deleted",
    "04": "document is not in DIS",                  "05": "more is wanted through DIS",         "06": "disposition of the whole bill unclear",
    "07": "replacement admission is deleted",        "08": "replacement admission is open",      "09": "hold bars correction",
    "10": "hold bars cancellation",                  "11": "agency's hold bars correction",      "12": "agency's hold bars cancellation",
    "13": "other, see comment",                      "14": "replacement entry names another bill",
    "15": "replacement in-bond names another bill",  "16": "replacement entry not on file",      "17": "replacement admission not on file",
}
# WO50, note 1, ACMQ-53.
BILL_MATCH = {
    "91": "no bill matches",             "92": "bill on file for air screening", "93": "bill on file",           "94": "bill departed",
    "95": "bill arrived",                "51": "CBP manifest hold",              "52": "agriculture manifest hold", "53": "CBP hold",
    "54": "CBP manifest hold removed",   "55": "agriculture manifest hold removed", "56": "CBP hold removed",
    "57": "split bill cannot be released", "58": "more than the manifest has",   "59": "in-bond unknown or another",
    "61": "bill deleted",                "62": "bill deleted after arrival",     "63": "in-bond deleted after release",
    "74": "bill of a kind that cannot be entered",
}
# WO60, note 1, ACMQ-54 and ACMQ-55.
DISPOSITIONS = {
    "01": "one government at the border", "03": "intensive exam pending",     "21": "entry deleted by CBP",
    "22": "release date changed",         "23": "entry cancelled",            "24": "cancellation undone",
    "25": "will be cancelled in 7 days",  "26": "no bill in 30 days",         "28": "no bill in 60 days",
    "31": "specialist team must approve", "35": "no Form 7501 needed",        "70": "quota pending",
    "71": "quota rejected",               "72": "quota reserved",             "73": "quota accepted",
    "74": "bill of a kind that cannot be entered", "75": "port of entry cannot be derived", "76": "no active summary",
    "79": "entry not permitted at this port",      "80": "in-bond not on file",             "81": "in-bond is for another port",
    "82": "split release code is missing",         "83": "waits for the rest of a split",   "84": "document for the correction wanted",
    "85": "document for the cancellation wanted",  "86": "correction refused",              "87": "cancellation refused",
    "88": "entry replaced",               "89": "summary is for another port", "90": "under review",
    "96": "document required",            "97": "admissible",                 "98": "released",
    "99": "release suspended",
}
# WSD, note 1, ACMQ-38 and ACMQ-39: examples, says the chapter, of a longer list that it does not print.
AIR_DISPOSITIONS = {
    "1A": "entered, intensive exam",   "1B": "intensive exam complete",  "1C": "entered, no exam",          "1D": "in-bond authorised",
    "1E": "in-bond refused, held",     "1F": "transfer authorised",      "1G": "transfer refused",          "1H": "hold",
    "1I": "hold removed",              "1J": "permit to proceed denied", "1L": "permit to proceed",         "1M": "express status denied",
    "1R": "general order soon",        "1S": "eligible for general order", "1T": "seized",                  "1U": "sent to general order",
    "2H": "agriculture hold",          "2I": "agriculture hold removed", "3H": "other agency's hold",       "3I": "other agency's hold removed",
    "4A": "intensive exam",            "4B": "intensive exam complete",  "4C": "entered, general exam",     "4E": "entry deleted",
    "5H": "document review hold",      "5I": "document review hold removed",
}
# WO70, note 8, ACMQ-60, prints two lines. The document that lists all codes (PGA Status Notification Codes) was not seen.
AGENCY_REVIEW = {"01": "under review", "07": "may proceed"}
AGENCY_HOLDS = {"1": "set by CBP for the agency", "2": "set by the agency"}                                           # WO70, note 6, ACMQ-58
# K1, note 2, QIB-11.
IMPORTER_RESULTS = {"0": "not on file", "1": "on file with a continuous bond", "2": "on file without bond", "3": "voided", "4": "inactive"}
# K1, note 3, QIB-12, with the activity code of CBP Form 301.
BOND_ACTIVITIES = {
    "A": "1, importer or broker",      "B": "1A, drawback refunds",           "C": "1A1, importer and drawback", "D": "2, custodian",
    "E": "3, international carrier",   "F": "3A, instruments of traffic",     "G": "3A3, carrier and instruments",
    "H": "4, foreign trade zone",      "J": "5, public gauger",               "K": "11, airport security",
    "L": "12, ITC exclusion",          "M": "13, immigration",                "N": "14, Miami export consolidator",
    "O": "15, intellectual property",  "P": "16, importer security filing",   "Q": "17, marine terminal",
    "R": "18, dogs and cats",          "S": "19, user fee facility",          "T": "20, vehicle export consolidator",
}
