"""Applications of ACE of which no more than names is known: the batch chapter lists them, and their own chapters were not at hand.

A block of one is read as text; a message of one is not written. A chapter that is declared takes the place of its name here.
"""

from __future__ import annotations

from tidewaiter.abi.application import Application, Seen
from tidewaiter.abi.batch_control import CHAPTER

LISTS = f"{CHAPTER}, pages B&B-10, B&B-21 and B&B-22"

# Code, name, and the records of which at least the identifier is known.
_NAMED: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("RM", "ACH Debit Authorization/Entry Summary Presentation",          ("PT",)),
    ("PZ", "ACH Debit Authorization/Entry Summary Presentation response", ("E0", "E1")),
    ("NR", "Courtesy Notice of Liquidation",                              ()),
    ("SN", "Importer Security Filing response",                           ("SF90",)),
    ("SA", "Importer Security Filing status advisory",                    ("SA10", "SA20", "SA30", "SA50")),
    ("HB", "Harmonized Tariff Schedule extract request",                  ()),
    ("HZ", "Harmonized Tariff Schedule extract",                          ("V1", "V2", "V3", "V4", "V5", "V6")),
    ("FQ", "ACE reference data query",                                    ()),
    ("FO", "ACE reference data",                                          ()),
    ("FI", "ACE currency exchange rates query",                           ()),
    ("FR", "ACE currency exchange rates",                                 ()),
    ("%R", "ACE currency exchange rates update",                          ()),
    ("AH", "ASI SEACATS extract request",                                 ()),
    ("AR", "ASI SEACATS extract",                                         ()),
    ("MA", "Manufacturer query",                                          ()),
    ("MY", "Manufacturer query response",                                 ()),
    ("TP", "Importer/consignee create or update",                         ()),
    ("TT", "Importer/consignee response",                                 ()),
    ("RE", "Reconciliation entry summary create or update",               ()),
    ("RX", "Reconciliation entry summary response",                       ()),
    ("PE", "Standalone prior notice",                                     ()),
    ("PX", "Standalone prior notice response",                            ()),
    ("PO", "Standalone prior notice status",                              ()),
    ("CA", "Partner government agency correction",                        ()),
    ("CC", "Partner government agency correction response",               ()),
    ("NE", "NAFTA duty deferral create or update",                        ()),
    ("NX", "NAFTA duty deferral response",                                ()),
    ("GE", "Global business identifier create or update",                 ()),
    ("GX", "Global business identifier response",                         ()),
    ("GO", "Global business identifier disposition",                      ()),
    ("MO", "Periodic monthly statement reroute request",                  ()),
    ("MQ", "Periodic monthly statement reroute response",                 ()),
    ("FZ", "FTZ manifest quantity concurrence, permit to transfer, arrival", ()),
    ("ZD", "FTZ output for broker download",                              ()),
    ("EC", "eCERT certificate query",                                     ()),
    ("EZ", "eCERT certificate query response",                            ()),
    ("BS", "Customs eBond status notification",                           ()),
)

APPLICATIONS = tuple(
    Application(code, title, None, LISTS, seen=Seen.NAMES, unseen=records or ("its records",)) for code, title, records in _NAMED
)
