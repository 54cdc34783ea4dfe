"""Lists of made-up parties, one file of tests/screening/lists a published format."""

from __future__ import annotations

from pathlib import Path

_LISTS = Path(__file__).resolve().parent / "lists"
_BESIDE = ("add.csv", "alt.csv", "sdn_comments.csv", "own.csv")          # parts of a list, and one that needs a map of its columns
_FILES = {path.name: path.read_bytes() for path in sorted(_LISTS.iterdir())}

ALL = {name: data for name, data in _FILES.items() if name not in _BESIDE}
SDN, ADD, ALT, COMMENTS = (_FILES[name] for name in ("sdn.csv", "add.csv", "alt.csv", "sdn_comments.csv"))
SDN_XML, ADVANCED_XML, CSL_JSON, CSL_CSV = (_FILES[name] for name in ("sdn.xml", "sdn_advanced.xml", "csl.json", "csl.csv"))
DPL, DEBARRED, DEBARRED_BY_ORDER = (_FILES[name] for name in ("dpl.txt", "statutory.csv", "administrative.csv"))
UFLPA_PAGE, UFLPA_NOTICE, UFLPA_XML = (_FILES[name] for name in ("uflpa.html", "notice.txt", "notice.xml"))
WRO_CSV, WRO_PAGE = (_FILES[name] for name in ("wro.csv", "wro.html"))
ENTITY_LIST, UNVERIFIED, MILITARY = (_FILES[name] for name in ("el.html", "uvl.html", "meu.html"))
LINES, OWN_CSV = (_FILES[name] for name in ("lines.jsonl", "own.csv"))
OWN_COLUMNS = {"name": "Firma", "alias": "Auch", "country": "Land", "address": "Strasse", "id": "Nr", "note": "Bemerkung"}
