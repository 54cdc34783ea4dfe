"""Where our declarations differ from the layouts of 06h_importer_bond_query_KI_KR.yaml."""

from __future__ import annotations

LAYOUTS = "06h_importer_bond_query_KI_KR.yaml"
APPLICATIONS: tuple[str, ...] = ("KI", "KR")
SPACE = "a space asks for no addresses (QIB-9, note 2)"
SAME = "the same name stands in K2 and K7 in class X"
FOREIGN = "a foreign address may leave it blank (QIB-16, QIB-18)"
COMMAS = "the chapter's own descriptions hold commas (QIB-19)"
DIFFERENCES = {
    ("K", "15-15", "status C, read M"): SPACE,
    ("K1", "16-47", "class X, read AN"): SAME,
    ("K4", "58-66", "status C, read M"): FOREIGN,
    ("K6", "58-66", "status C, read M"): FOREIGN,
    ("K7", "41-70", "class X, read AN"): COMMAS,
}
