"""Where our declarations differ from the layouts of 06g_drawback_DE_DX.yaml."""

from __future__ import annotations

LAYOUTS = "06g_drawback_DE_DX.yaml"
APPLICATIONS: tuple[str, ...] = ("DE", "DX")
CENTS = "the text says dollars and cents calculated to two decimal places (pages 49 to 51)"
PAIR = "the first pair has two implied decimals, and the text of all is the same (page 76)"
DIFFERENCES = {
    ("42", "3-18",  "status C, read M"):   "blank where no quantity is required, by its own text (page 46)",
    ("43", "6-13",  "2 decimals, read 0"): CENTS,
    ("43", "14-21", "2 decimals, read 0"): CENTS,
    ("43", "22-29", "2 decimals, read 0"): CENTS,
    ("64", "39-48", "6 decimals, read 0"): "six decimal places are implied (page 67)",
    ("64", "79-80", "class A, read S"):    "the text prescribes CA or MX (page 67)",
    ("89", "22-32", "2 decimals, read 0"): PAIR,
    ("89", "38-48", "2 decimals, read 0"): PAIR,
    ("89", "54-64", "2 decimals, read 0"): PAIR,
    ("E0", "26-80", "status C, read M"):   "a reply gives back what was filed, and NOIHDR and TOTALS hold spaces (pages 82, 83)",
    ("E1", "5-7",   "status C, read M"):   "the codes are in a paper that was not at hand: the rehearsal leaves them blank",
    ("E1", "11-50", "class X, read AN"):   "narratives of CBP hold hyphens, strokes and brackets",
}
