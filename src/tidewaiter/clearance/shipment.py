"""A shipment whose papers were taken: once, whichever way and however often they come."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from tidewaiter.shapes import Count, Id, Line, Shape
from tidewaiter.values import immutable

Sha256 = Annotated[str, Shape(64, 64, r"^[0-9a-f]*$")]


class Way(StrEnum):
    """How the papers came."""

    API = "api"
    FOLDER = "folder"        # a watched one


@immutable
class Shipment:
    """The papers of a shipment, by the hash of their names and contents, and the file that was made of them."""

    client: Id
    content: Sha256
    file: Id
    name: Line = ""          # of the folder
    way: Way = Way.API
    papers: Count = 0
    fatal: Count = 0         # findings of the papers that forbid filing
