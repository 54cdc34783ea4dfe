"""What a file is by its own bytes, and whether that is what its name says: papers that are not what they say are not taken."""

from __future__ import annotations

import io
import zipfile

PDF, PNG, JPEG, TIFF = "application/pdf", "image/png", "image/jpeg", "image/tiff"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODS, XLS, MSG = "application/vnd.oasis.opendocument.spreadsheet", "application/vnd.ms-excel", "application/vnd.ms-outlook"
CSV, TEXT, MAIL, YAML, JSON, XML = "text/csv", "text/plain", "message/rfc822", "application/yaml", "application/json", "application/xml"

NAMED = {
    "pdf": PDF, "png": PNG, "jpg": JPEG, "jpeg": JPEG, "tif": TIFF, "tiff": TIFF, "xlsx": XLSX, "docx": DOCX, "ods": ODS, "xls": XLS, "msg": MSG,
    "csv": CSV, "txt": TEXT, "eml": MAIL, "yaml": YAML, "yml": YAML, "json": JSON, "xml": XML,
}
_BEGINS = ((b"%PDF-", (PDF,)), (b"\x89PNG\r\n\x1a\n", (PNG,)), (b"\xff\xd8\xff", (JPEG,)), (b"II*\0", (TIFF,)), (b"MM\0*", (TIFF,)),
           (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", (XLS, MSG)))
_WITHIN = {XLSX: "xl/workbook.xml", DOCX: "word/document.xml", ODS: "content.xml"}
_TEXTS = frozenset({CSV, TEXT, MAIL, YAML, JSON, XML})
MOST = 20 << 20


class NotThat(ValueError):
    """The file is not what its name says, or of a sort that is not taken; the message says which."""


def media_of(name: str, body: bytes) -> str:
    """The media type of a file that is what its name says. NotThat otherwise.

    >>> media_of("invoice.pdf", b"%PDF-1.7 ...")
    'application/pdf'
    >>> media_of("invoice.pdf", b"MZ" + bytes(20))
    Traceback (most recent call last):
    tidewaiter.papers.media.NotThat: invoice.pdf is named a PDF, and its bytes are of something else
    """
    shown = name[:120]
    ending = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    said = NAMED.get(ending)
    if said is None:
        raise NotThat(f"{shown}: files of this sort are not taken; send PDF, XLSX, CSV, DOCX, JPG or EML")
    if not body:
        raise NotThat(f"{shown} is empty")
    if len(body) > MOST:
        raise NotThat(f"{shown} has {len(body):,} bytes, and at most {MOST:,} are taken")
    begins = body.lstrip()[:1024] if said == PDF else body
    known = next((media for sign, media in _BEGINS if (sign in begins if said == PDF and media == (PDF,) else body.startswith(sign))), None)
    if said in _WITHIN:
        if _WITHIN[said] not in _names(body):
            raise NotThat(f"{shown} is named {_article(ending)}, and its bytes are of something else")
    elif said in _TEXTS:
        if known is not None or body.startswith((b"PK\x03\x04", b"MZ", b"\x7fELF")) or b"\0" in body[:65536]:
            raise NotThat(f"{shown} is named {_article(ending)}, and its bytes are no text")
    elif known is None or said not in known:
        raise NotThat(f"{shown} is named {_article(ending)}, and its bytes are of something else")
    return said


def _names(body: bytes) -> frozenset[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            return frozenset(packed.namelist()[:10_000])
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return frozenset()


def _article(ending: str) -> str:
    return f"{'an' if ending[0] in 'aefhilmnorsx' else 'a'} {ending.upper()}"
