"""A file that a call names."""

from __future__ import annotations

from pathlib import Path

from tidewaiter.service.wrong_call import WrongCall


def read_given(path: Path, largest: int) -> bytes:
    """Its bytes, no more than one over `largest`: a device never ends. WrongCall where it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(largest + 1)
    except OSError as error:
        raise WrongCall(f"{path} cannot be read: {error.strerror}") from None
