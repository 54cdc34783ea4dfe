"""Where our declarations differ from the layouts of 03_cargo_release_SE_SX.yaml."""

from __future__ import annotations

LAYOUTS = "03_cargo_release_SE_SX.yaml"
APPLICATIONS: tuple[str, ...] = ("SE", "SX")
UNIFIED = "space filled in a unified filing, which is the only one of this chapter (SE-73, SE-78)"
DIFFERENCES = {
    ("SE13",    "60-61", "class AN, read A"): "note 1 lists the codes 01 to 12 (SE-42)",
    ("SF10",    "29-36", "status C, read M"): UNIFIED,
    ("SF10",    "58-72", "status C, read M"): UNIFIED,
    ("SF10",    "73-74", "status C, read M"): UNIFIED,
    ("SF10",    "75-75", "status C, read M"): UNIFIED,
    ("SF10",    "79-80", "status C, read M"): UNIFIED,
    ("SF30",    "66-67", "status C, read M"): UNIFIED,
    ("SF30",    "68-75", "status C, read M"): UNIFIED,
}
