"""Where our declarations differ from the layouts of 06b_periodic_monthly_statement.yaml."""

from __future__ import annotations

LAYOUTS = "06b_periodic_monthly_statement.yaml"
APPLICATIONS: tuple[str, ...] = ("MS",)
FEWER = "a record of fewer than four deleted entries leaves the rest blank, and their delete source is conditional (19-21)"
DIFFERENCES = {
    ("Q7", "29-31", "status C, read M"): FEWER,
    ("Q7", "34-41", "status C, read M"): FEWER,
    ("Q7", "45-47", "status C, read M"): FEWER,
    ("Q7", "50-57", "status C, read M"): FEWER,
    ("Q7", "61-63", "status C, read M"): FEWER,
    ("Q7", "66-73", "status C, read M"): FEWER,
}
