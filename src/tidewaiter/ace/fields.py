"""What each field of the filing has to be by itself: there, of its class, a real day, one of its codes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tidewaiter.abi.days import read_day
from tidewaiter.abi.record import NUMERIC, Field
from tidewaiter.ace.conditions import Found
from tidewaiter.ace.summary import Placed


@dataclass(frozen=True)
class Faults:
    """The conditions of a field that is blank though mandatory, and of one that is no number, day or code it may be."""

    blank: str
    wrong: str


# The conditional fields have no `blank` here: whether one is needed turns on the rest of the filing.
FAULTS = {
    "10": {
        "action":             Faults("B01", "B02"), "filer":              Faults("B05", "B06"),
        "entry_number":       Faults("B14", "B15"), "port":               Faults("B03", "B04"),
        "entry_type":         Faults("B17", "B18"), "mode":               Faults("",    "165"),
        "bond_waiver":        Faults("",    "122"), "signature":          Faults("",    "B40"),
        "certify_release":    Faults("",    "292"), "electronic_invoice": Faults("",    "220"),
        "consolidated":       Faults("",    "228"), "shipment_usage":     Faults("",    "131"),
        "live":               Faults("",    "129"), "deferred_tax":       Faults("",    "134"),
        "reconciliation":     Faults("",    "155"), "reconciliation_agreement": Faults("", "157"),
        "payment_type":       Faults("",    "197"), "print_date":         Faults("",    "203"),
        "bond_waiver_reason": Faults("",    "140"), "correction":         Faults("",    "B41"),
        "known_importer":     Faults("",    "751"), "accelerated_liquidation":  Faults("", "275"),
        "tib_declaration":    Faults("",    "316"), "expedited_release":  Faults("",    "317"),
        "express_informal":   Faults("",    "B73"),
    },
    "11": {
        "importer":           Faults("100", "102"), "entered":            Faults("",    "125"),
        "imported":           Faults("",    "128"),
    },
    "20": {"arrival":        Faults("",    "171"), "in_bond_date":        Faults("",    "189")},
    "22": {"quantity":       Faults("259", "264"), "unit":                Faults("260", "260")},
    "23": {"kind":           Faults("186", "186"), "number":              Faults("185", "322")},
    "30": {
        "filer":              Faults("293", "293"), "entry_number":       Faults("294", "294"),
        "port":               Faults("295", "295"), "final":              Faults("",    "296"),
    },
    "31": {
        "kind":               Faults("112", "112"), "designation":        Faults("266", "266"),
        "continuous":         Faults("",    "246"), "surety":             Faults("137", "138"),
        "amount":             Faults("",    "123"),
    },
    "33": {"document_1":     Faults("151", "151")},
    "34": {
        "class_1":            Faults("248", "249"), "amount_1":           Faults("252", "253"),
        "amount_2":           Faults("",    "253"),
    },
    "40": {
        "line":               Faults("402", "822"), "set_indicator":      Faults("",    "403"),
        "origin":             Faults("407", "408"), "exported_from":      Faults("",    "411"),
        "exported":           Faults("",    "419"), "textile_exported":   Faults("",    "430"),
        "charges":            Faults("424", "424"), "gross_weight":       Faults("421", "421"),
        "category":           Faults("",    "425"), "product_claim":      Faults("",    "417"),
        "related":            Faults("",    "415"), "net_cost":           Faults("",    "422"),
        "fee_exemption":      Faults("",    "423"), "non_reimbursement":  Faults("",    "475"),
        "lading_port":        Faults("",    "428"),
    },
    "41": {
        "status":             Faults("670", "671"), "filed":              Faults("",    "675"),
        "quantity":           Faults("681", "682"),
    },
    "42": {
        "supplier":           Faults("451", "451"), "invoice":            Faults("448", "449"),
        "begin_1":            Faults("455", "456"), "end_1":              Faults("456", "456"),
        "begin_2":            Faults("",    "456"), "end_2":              Faults("",    "456"),
        "begin_3":            Faults("",    "456"), "end_3":              Faults("",    "456"),
        "begin_4":            Faults("",    "456"), "end_4":              Faults("",    "456"),
    },
    "43": {"kind":           Faults("460", "461")},
    "44": {"description":    Faults("464", "464")},
    "47": {"kind":           Faults("519", "519"), "party":               Faults("521", "521")},
    "50": {
        "hts":                Faults("432", "433"), "duty":               Faults("438", "438"),
        "value":              Faults("437", "437"), "quantity_1":         Faults("",    "440"),
        "quantity_2":         Faults("",    "440"), "quantity_3":         Faults("",    "440"),
        "unit_1":             Faults("439", "442"),
    },
    "52": {"kind":           Faults("471", "472"), "number":              Faults("474", "474")},
    "53": {
        "case":               Faults("543", "544"), "deposit":            Faults("511", "511"),
        "rate":               Faults("536", "536"), "rate_kind":          Faults("540", "540"),
        "value":              Faults("537", "537"), "quantity":           Faults("538", "538"),
        "duty":               Faults("539", "539"),
    },
    "54": {"kind":           Faults("525", "526")},
    "60": {"class_code":     Faults("531", "532"), "amount":              Faults("477", "477")},
    "61": {"class_code":     Faults("763", "764"), "amount":              Faults("766", "766")},
    "62": {"class_code":     Faults("248", "249"), "amount":              Faults("253", "253")},
    "88": {
        "antidumping_bonded":  Faults("736", "736"), "countervailing_bonded":  Faults("740", "740"),
        "antidumping_deposit": Faults("738", "738"), "countervailing_deposit": Faults("742", "742"),
    },
    "89": {
        "class_1":            Faults("248", "734"), "amount_1":           Faults("714", "714"),
        "amount_2":           Faults("",    "714"), "amount_3":           Faults("",    "714"),
        "amount_4":           Faults("",    "714"), "amount_5":           Faults("",    "714"),
    },
    "90": {
        "duty":               Faults("721", "721"), "fees":               Faults("725", "725"),
        "tax":                Faults("723", "723"), "antidumping":        Faults("728", "728"),
        "countervailing":     Faults("729", "729"), "other_revenue":      Faults("",    "767"),
    },
}


def check(placed: Placed) -> Iterator[Found]:
    """The faults of every field of a record. X40 answers for a field that the dictionary has no condition of its own for."""
    told = FAULTS.get(placed.record.id, {})
    for field in placed.record.told:
        faults = told.get(field.name) or Faults("X40" if field.status == "M" else "", "X40")
        value = placed.record.values[field.name]
        if not value.strip(" "):
            if faults.blank:
                yield Found(faults.blank, placed.at(field.name))
        elif _wrong(field, value):
            yield Found(faults.wrong, placed.at(field.name))


def _wrong(field: Field, value: str) -> bool:
    if field.kind in NUMERIC and not (value.isascii() and value.lstrip(" ").isdigit()):
        return True
    if field.day and read_day(value, field.form) is None:
        return True
    return any(True for _ in field.faults(value))
