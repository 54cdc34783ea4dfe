"""How well and how fast names are screened: ours, rapidfuzz's WRatio and nomenklatura's logic-v2 beside each other, in one run."""
