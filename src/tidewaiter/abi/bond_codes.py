"""Codes of the eBond chapter, in words of our own: actions, activities, kinds of transaction and conditions."""

from __future__ import annotations

from tidewaiter.abi.tables import IMPORTER_KINDS

ACTIONS = {
    "B": "new basic bond",       "A": "additional bond",    "V": "void",                    "C": "adjust the amount",
    "U": "substitute a bond",    "E": "supersede a bond",   "T": "terminate",               "R": "rider",
}
TRANSACTIONS = {"1": "entry", "2": "importer security filing", "3": "seizure case", "4": "bill of lading", "5": "carrier and voyage"}
# Which kinds of transaction a single transaction bond of an activity secures, record 20, CB-29.
SECURES = {
    "1": ("1",), "1A": ("1",), "6": ("1",), "7": ("1", "4"), "8": ("1",), "10": ("3",), "16": ("1", "2"), "3": ("5",),
}
USERS = {code: words for code, words in IMPORTER_KINDS.items() if code != "34"}
RIDERS = {"A": "add a user", "D": "delete a user"}
FINAL = {"": "message about a record", "A": "accepted", "R": "rejected"}
SEVERITIES = {"F": "fatal", "I": "for information"}

# Record 90 note 2, CB-39 to CB-41: condition code, our words, and what to do where it is a refusal.
DONE = {
    "992": "new bond taken",               "993": "additional bond taken",      "994": "bond voided",           "995": "amount adjusted",
    "996": "substitute bond taken",        "997": "superseding bond taken",     "998": "termination scheduled", "SR6": "rider taken",
}
CONDITIONS = {
    "S01": "no header",                                   "S02": "too many headers",
    "S03": "a record that cannot be read",                "S04": "action missing or unknown",
    "S05": "bond type missing or unknown",                "S06": "action does not go with the bond type",
    "S07": "the transaction has a bond already",          "S08": "bond and transaction were matched",
    "S09": "bond is void already",                        "S10": "bond and transaction were not matched",
    "S11": "too late: entry summary is accepted",         "S12": "too late: entry is older than 90 days",
    "S13": "bond is terminated already",                  "S14": "activity missing or unknown",
    "S15": "amount missing or wrong",                     "S16": "execution date missing or wrong",
    "S17": "effective date missing or wrong",             "S18": "single transaction bond with an effective date",
    "S19": "not used with the bond type",                 "S20": "not used with the action",
    "S21": "termination date missing or wrong",           "S22": "bond number missing or wrong",
    "S23": "bond number is not on file",                  "S24": "continuous bond with a transaction",
    "S25": "no transaction",                              "S26": "more than one transaction",
    "S27": "kind of transaction missing or unknown",      "S28": "entry type missing",
    "S29": "entry type not used with the transaction",    "S30": "transaction missing or wrong",
    "S31": "no principal",                                "S32": "kind of the principal's number missing or unknown",
    "S33": "principal's number missing or wrong",         "S34": "principal is not known to CBP",
    "S35": "principal is not active",                     "S36": "a name is given and should be blank",
    "S37": "too many co-principals",                      "S38": "kind of the co-principal's number missing or unknown",
    "S39": "co-principal's number missing or wrong",      "S40": "co-principal is not known to CBP",
    "S41": "co-principal is not active",                  "S42": "a co-principal twice",
    "S43": "too many users",                              "S44": "kind of the user's number missing or unknown",
    "S45": "user's number missing or wrong",              "S46": "user is not known to CBP",
    "S47": "user is not active",                          "S48": "a user twice",
    "S49": "no surety",                                   "S50": "surety missing or wrong",
    "S51": "surety is not known to CBP",                  "S52": "agent missing or wrong",
    "S53": "agent is not known to CBP",                   "S54": "agent has no power of attorney of the surety",
    "S55": "a co-surety twice",                           "S56": "with a co-surety the surety's liability is due",
    "S57": "surety is not on the bond",                   "S58": "co-principal is the principal",
    "S59": "user is the principal",                       "S60": "user is a co-principal",
    "S61": "co-surety is the surety",                     "S62": "too many records of notify parties",
    "S63": "notify party is wrong",                       "S64": "notify party takes no messages",
    "S65": "the action needs an entry with a bond",       "S66": "more than one principal",
    "S67": "more than one surety",                        "S68": "too many co-sureties",
    "S69": "too early: cargo is not released",            "S70": "entry type does not go with the activity",
    "S71": "a record out of order",                       "S72": "number is neither the principal's nor a co-principal's",
    "S73": "liabilities do not add up to the amount",     "S74": "bond is not active and cannot be terminated",
    "S75": "surety is not active",                        "S76": "liability is wrong",
    "S77": "must be blank with the action",               "S78": "too early: entry is not on file",
    "S79": "entry type is wrong",                         "S80": "bond is another filer's",
    "S81": "the bond's state allows no rider",            "S82": "reconciliation flag is wrong",
    "S83": "reconciliation rider is not possible",        "S84": "Virgin Islands flag is wrong",
    "S85": "Virgin Islands rider is not possible",        "S86": "action of the user rider is wrong",
    "S87": "user to delete is not on the bond",           "S88": "user was deleted already",
    "S89": "user is on the bond already",                 "S90": "not used with the action of the user rider",
    "S91": "day to add the user missing or wrong",        "S92": "day to delete the user missing or wrong",
    "S93": "amount is over the surety's limit",           "S94": "amount is over the limits of all sureties",
    "S95": "not allowed to send for the surety",          "S96": "importer has such a bond already",
    "S97": "liability is over the agent's limit",         "S98": "rejected",
    "S99": "ACE failed",                                  "SR1": "more than one re-insurer",
    "SR2": "re-insurer beside a co-surety",               "SR3": "re-insurer is the surety",
    "SR4": "re-insurer is not on the bond",               "SR5": "amount is over the re-insurer's limit",
}
