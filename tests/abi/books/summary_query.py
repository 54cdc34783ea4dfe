"""Where our declarations differ from the layouts of 06c_entry_summary_query_EQ_ER.yaml."""

from __future__ import annotations

LAYOUTS = "06c_entry_summary_query_EQ_ER.yaml"
APPLICATIONS: tuple[str, ...] = ("EQ", "ER")
MINUS = "a minus may stand before the first digit (ESQ-34, ESQ-35, ESQ-45 and ESQ-47), which the class cannot hold"
SPACE = "its text prescribes spaces where it does not apply (ESQ-25, ESQ-14)"
PRINTED = "narratives of the same chapter hold < and ; (ESQ-51)"
NO_PORT = "a summary that is not found has no port"
DIFFERENCES = {
    ("JB", "35-35", "status C, read M"): SPACE,
    ("JB", "42-42", "status C, read M"): SPACE,
    ("JD", "10-21", "class X, read N"): MINUS,
    ("JD", "22-33", "class X, read N"): MINUS,
    ("JD", "34-45", "class X, read N"): MINUS,
    ("JD", "46-57", "class X, read N"): MINUS,
    ("JE", "3-15", "class X, read AN"): MINUS,
    ("JE", "16-28", "class X, read AN"): MINUS,
    ("JE", "29-41", "class X, read AN"): MINUS,
    ("JE", "42-54", "class X, read AN"): MINUS,
    ("JL", "9-19", "class X, read N"): MINUS,
    ("JM", "6-16", "class X, read N"): MINUS,
    ("JZ", "9-48", "class X, read AN"): PRINTED,
    ("JZ", "65-68", "status C, read M"): NO_PORT,
}
