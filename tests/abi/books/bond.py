"""Where our declarations differ from the layouts of 06f_ebond_CB_CX.yaml."""

from __future__ import annotations

LAYOUTS = "06f_ebond_CB_CX.yaml"
APPLICATIONS: tuple[str, ...] = ("CB", "CX")
DIFFERENCES = {
    ("20", "6-45", "codes FFFF not declared"): "FFFF stands for a filer code in the formats that the text explains (CB-30)",
}
