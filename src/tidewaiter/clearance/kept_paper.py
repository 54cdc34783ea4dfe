"""A paper as it is kept: the file that came, by its name, its sort and the hash of its bytes."""

from __future__ import annotations

from typing import Annotated

from tidewaiter.shapes import Count, Id, Line, Name, Shape
from tidewaiter.values import immutable

Sha256 = Annotated[str, Shape(64, 64, r"^[0-9a-f]*$")]


@immutable
class KeptPaper:
    """A file that belongs to an entry. Its bytes are kept beside it and never changed."""

    file: Id                                 # of the entry
    client: Id
    name: Name
    media: Line
    sha256: Sha256
    size: Count                              # bytes
    pages: Count = 0                         # of a PDF
    by: Id = ""                              # who put it there
