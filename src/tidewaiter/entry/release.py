"""What the filer asks of cargo release beside the goods, and the withdrawal of what was asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tidewaiter.values import immutable


@immutable
class Reference:
    """A number beside the entry by its CATAIR qualifier: DIS documents sent, EXP express, PER perishable, EDA arrival of type 86 ..."""

    qualifier: str
    number: str


@dataclass(frozen=True)
class Release:
    """`elected` is the day that the filer takes as the day of entry; of a weekly zone entry, the first day of its week."""

    contact: str = ""                    # who answers for a correction; the declarant where empty
    phone: str = ""
    elected: date | None = None
    immediate_delivery: bool = False     # 19 CFR 142.21; the day of entry is then that of the summary
    split: str = ""                      # of a split shipment: 1 hold all, 2 incremental
    exam_site: str = ""                  # FIRMS code
    general_order: str = ""
    warehouse: str = ""                  # FIRMS code of the bonded warehouse that the goods go into: types 21 and 22
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True)
class Cancellation:
    """Why a cargo release is withdrawn: 01 clerical error ... 12, and the number that takes its place."""

    reason: str
    replacement: str = ""                # in-bond number (02), entry number (03) or zone admission (04)
    documents: str = ""                  # the filer's number for documents sent through DIS
    several: bool = False                # the goods met more than one end
    split: bool = False                  # of a split shipment
