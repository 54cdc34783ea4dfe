"""Draws the pictures of docs/pictures from the sample entries of the tests: python tools/pictures.py"""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from tests.papers_out.entries import HARD, hard_assessment  # noqa: E402
from tests.samples import ENTRY, assessment, with_lines  # noqa: E402

from tidewaiter.papers.form_7501 import form_7501  # noqa: E402
from tidewaiter.papers.worksheet import worksheet  # noqa: E402

FOLDER = ROOT / "docs" / "pictures"
SCALE = 2.0                      # 144 dots an inch


def picture(pdf: bytes, page: int, name: str) -> None:
    """Writes one page, counted from 0, as a PNG in 32 greys."""
    document = pypdfium2.PdfDocument(pdf)
    image = document[page].render(scale=SCALE).to_pil().convert("L").quantize(32)
    image.save(FOLDER / name, optimize=True)
    print(f"{name}: page {page + 1} of {len(document)}, {(FOLDER / name).stat().st_size:,} bytes")


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    forty = with_lines(40)
    picture(form_7501(ENTRY, assessment(ENTRY), draft=False), 0, "7501-one-line.png")
    picture(form_7501(forty, assessment(forty), draft=False), 0, "7501-40-lines-1.png")
    picture(form_7501(forty, assessment(forty), draft=False), 1, "7501-40-lines-2.png")
    picture(form_7501(HARD, hard_assessment(), draft=True), 0, "7501-draft.png")
    picture(worksheet(HARD, hard_assessment(), findings=()), 0, "worksheet.png")


if __name__ == "__main__":
    main()
