"""Shipments of examples/ as papers, each with a number of its own, so that many of them can be taken."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache
from pathlib import Path

from tidewaiter.numbers.entry_number import check_digit

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"


@cache
def _of(name: str) -> tuple[tuple[str, bytes], ...]:
    return tuple((path.name, path.read_bytes()) for path in sorted((EXAMPLES / name).iterdir()) if path.is_file())


def papers(n: int = 0, name: str = "a-steel-brackets") -> dict[str, bytes]:
    """The papers of an example, the `n`th of its kind."""
    found = dict(_of(name))
    serial = f"{1_000_000 + n}"
    number = f"B76-{serial}-{check_digit('B76', serial)}"
    text = found["shipment.yaml"].decode()
    found["shipment.yaml"] = re.sub(r"(?m)^(\s+number:\s*)B76-\d{7}-\d", rf"\g<1>{number}", text, count=1).encode()
    assert number in found["shipment.yaml"].decode()
    return found


def put(folder: Path, papers: dict[str, bytes], ready: bool = False) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in papers.items():
        (folder / name).write_bytes(content)
    if ready:
        (folder / "ready").touch()
    return folder


def packed(shipments: dict[str, dict[str, bytes]]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, those in shipments.items():
            for paper, what in those.items():
                archive.writestr(f"{name}/{paper}" if name else paper, what)
    return content.getvalue()
