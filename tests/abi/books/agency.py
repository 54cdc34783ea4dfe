"""Where our declarations differ from the layouts of 05_pga_message_set.yaml."""

from __future__ import annotations

LAYOUTS = "05_pga_message_set.yaml"
APPLICATIONS: tuple[str, ...] = ("AE", "SE")
TWO = "the text says that two decimal places are implied"
DIFFERENCES = {
    ("PG00", "6-9",   "status C, read M"): "an end has no number: the text asks for it with S and R, and the example has PG00E (59, 69)",
    ("PG04", "57-68", "2 decimals, read 0"): f"{TWO} (23)",
    ("PG06", "51-80", "codes 017 not declared"): "017 is the type of processing with which this field is mandatory, no value of it (27)",
    ("PG25", "8-13",  "2 decimals, read 0"): f"{TWO} (41)",
    ("PG29", "8-19",  "2 decimals, read 0"): f"{TWO} (45)",
    ("PG29", "23-34", "2 decimals, read 0"): f"{TWO} (46)",
    ("PG29", "38-49", "2 decimals, read 0"): f"{TWO} (46)",
    ("PG29", "53-64", "2 decimals, read 0"): f"{TWO} (47)",
    ("PG31", "46-55", "2 decimals, read 0"): f"{TWO} (50)",
}
