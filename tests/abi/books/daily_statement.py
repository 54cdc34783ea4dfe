"""Where our declarations differ from the layouts of 06a_daily_statement.yaml."""

from __future__ import annotations

LAYOUTS = "06a_daily_statement.yaml"
APPLICATIONS: tuple[str, ...] = ("PF",)
TWO = "the text says that two decimal places are implied"
FEES = ("8-18", "22-32", "36-46", "50-60", "64-74")
FEWER = "a record of fewer than four deleted entries leaves the rest blank, and their delete source is conditional (28-30)"
DIFFERENCES = {
    **{("QA", columns, "2 decimals, read 0"): f"{TWO} (15, 16)" for columns in FEES},
    **{("QE", columns, "2 decimals, read 0"): f"{TWO} (20, 21)" for columns in FEES},
    **{("QJ", columns, "2 decimals, read 0"): f"{TWO} (26, 27)" for columns in FEES},
    ("Q7", "29-31", "status C, read M"): FEWER,
    ("Q7", "34-41", "status C, read M"): FEWER,
    ("Q7", "45-47", "status C, read M"): FEWER,
    ("Q7", "50-57", "status C, read M"): FEWER,
    ("Q7", "61-63", "status C, read M"): FEWER,
    ("Q7", "66-73", "status C, read M"): FEWER,
}
