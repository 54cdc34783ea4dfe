"""Reading a printed paper back."""

from __future__ import annotations

import pypdfium2


def pages_of(pdf: bytes) -> list[str]:
    """The text of every page, in the order in which it was written, white space as single spaces."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        texts = []
        for page in document:
            content = page.get_textpage()
            texts.append(" ".join(content.get_text_range().split()))
            content.close()
            page.close()
        return texts
    finally:
        document.close()


def cents_of(printed: str) -> int:
    whole, fraction = printed.replace(",", "").split(".")
    assert len(fraction) == 2, printed
    return int(whole + fraction)
