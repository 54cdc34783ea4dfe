"""The tables of the score, each a file of figures made by tools/screening."""

from __future__ import annotations

from importlib.resources import files


def read(name: str) -> bytes:
    return files(__name__).joinpath(name).read_bytes()
