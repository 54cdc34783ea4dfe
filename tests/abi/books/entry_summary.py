"""Where our declarations differ from the layouts of 02_entry_summary_AE_AX.yaml."""

from __future__ import annotations

LAYOUTS = "02_entry_summary_AE_AX.yaml"
APPLICATIONS: tuple[str, ...] = ("AE", "AX")
PRINTED = "narratives of the same chapter hold hyphens, strokes and brackets, as OR-HI VAL/QTY (1)"
QUOTED = "a reply gives back what was filed, also where that is blank or no day"
PAIR = "the pair before it has two implied decimals, and the text says dollars and cents"
ONE_RECORD = "one record of two chapters: cargo release has it optional (SE-61, SE-65, SE-70), which asks for no more"
AGENCIES = "one record of two chapters: the message set prints class {} (08, page 16)"
DIFFERENCES = {
    ("E0",      "26-80", "status C, read M"): QUOTED,
    ("E1",      "11-50", "class X, read AN"): PRINTED,
    ("20",      "3-6",   "class X, read AN"): "note (g) prescribes *F, *U, *C and ** by air (ESF-144)",
    ("34",      "17-24", "2 decimals, read 0"): PAIR,
    ("89",      "20-30", "2 decimals, read 0"): PAIR,
    ("89",      "34-44", "2 decimals, read 0"): PAIR,
    ("89",      "48-58", "2 decimals, read 0"): PAIR,
    ("89",      "62-72", "2 decimals, read 0"): PAIR,
    ("SE36",    "40-42", "status O, read C"): ONE_RECORD,
    ("SE50",    "43-45", "status O, read C"): ONE_RECORD,
    ("SE50",    "46-65", "status O, read C"): ONE_RECORD,
    ("SE56",    "40-42", "status O, read C"): ONE_RECORD,
    ("OI",      "1-2",   "class A, read AN"): AGENCIES.format("2A"),
    ("OI",      "11-80", "class X, read AN"): AGENCIES.format("70X"),
    ("40",      "25-26", "class X, read AN"): "AE table 8 lists B#, C#, J+, K#, L#, P+ and S+ (ESF-218)",
    ("47",      "4-18",  "class X, read AN"): "note (f) prescribes importer numbers with hyphens (ESF-137)",
    ("54-05",   "54-65", "4 decimals, read 0"): "four implied decimals, 000006502500 for 650.25 (ESF-108)",
    ("54-05",   "73-80", "4 decimals, read 0"): "four implied decimals (ESF-109)",
    ("54-08",   "7-9",   "class A, read S"): "the text prescribes OTH there (ESF-113)",
}
