"""Grow the weights of the name score on training names, and write them.

    python -m tools.screening OUT && python -m tools.screening.fit OUT [--version WORD]

Needs scikit-learn, for this alone. Each question is held against the entries that the index finds. Of a question that has a right answer the pair with it
speaks for, and no other (another entry may well be the same party); of one that has none every pair speaks against. The trees are monotone in every
fact by the signs below. The score is the share of right answers among pairs of such a sum, cross-validated by entity, where half of the questions have
an answer: an isotonic curve, drawn with few points and rising everywhere.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.name_lists import listed, rows
from tidewaiter.screening.compare import Facts, facts
from tidewaiter.screening.index import Index
from tidewaiter.screening.prepared import prepare_asked

WEIGHTS = Path(__file__).resolve().parents[2] / "src/tidewaiter/screening/weights/score.json"
# Made of scraps of listed names, such strangers are rarer among real questions than here.
SHARE = {"neg_firm_soup": 0.15, "neg_people_soup": 0.5, "neg_ship_soup": 0.3}
AGAINST = {"left_asked", "left_listed", "differ", "numbers", "initials", "single", "forms_differ", "scripts", "part"}
SIGNS = [-1 if name in AGAINST else 1 for name in Facts._fields]
GROWN = dict(learning_rate=0.1, max_depth=3, max_iter=150, min_samples_leaf=40, l2_regularization=1.0, monotonic_cst=SIGNS, random_state=0)
