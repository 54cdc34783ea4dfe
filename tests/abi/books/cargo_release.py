"""Where our declarations differ from the layouts of 03_cargo_release_SE_SX.yaml."""

from __future__ import annotations

LAYOUTS = "03_cargo_release_SE_SX.yaml"
APPLICATIONS: tuple[str, ...] = ("SE", "SX")
DIFFERENCES = {
    ("SE13",    "60-61", "class AN, read A"): "note 1 lists the codes 01 to 12 (SE-42)",
}
